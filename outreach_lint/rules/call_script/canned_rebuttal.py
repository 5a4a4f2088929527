"""An objection that is met with a ready answer: no question, and no word that it may be true.

Why: an objection is the first thing that the other side has said of themselves. A rebuttal written before the call
answers somebody else's; it tells this person that what they say is an obstacle, and buyers are not opponents. It is
met by wanting to know more, or by granting what is true in it.

Evidence: the essays' judgement (being right is overrated; nobody is won over by losing an argument). Support talk that
reflects what was said and asks on comes out better than stock empathy in a study of 111 videos (Harvard Business
Review 2018, bg.hbr.org/2018/01/sorry-is-not-enough, grade A, on service and not on sales).

Flagged:
    Objection: "We already have a glazier."

    Rep: "I understand, but most of our clients had a glazier too, and they were surprised by what we could save them."

Better:
    Objection: "We already have a glazier."

    Rep: "Then you may not need us. What would he say about the hall?"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.analyses.calls import Branch, BranchKind, ask_of, find_call, lets_go, questions_in
from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.questions import QuestionKind
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, NoOptions, rule
from outreach_lint.source import TextSpan

LEX = load_lexicon("call_script/canned_rebuttal")


@rule(Severity.WARNING, kinds=(CALL_SCRIPT,))
def canned_rebuttal(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find answers to objections that push on, without a question and without granting anything."""
    matches: dict[int, list[Match]] = {}
    for match in LEX.find(document):
        matches.setdefault(match.sentence.index, []).append(match)
    for branch in document.once(find_call).branches:
        if branch.kind is not BranchKind.OBJECTION or not branch.said or _meets(document, branch, matches):
            continue
        pushing = _push(document, branch.said, matches)
        span = _span(branch.said, pushing) if pushing is not None else None
        if pushing is None or span is None:
            continue
        theirs, ours = _theirs(branch), words_of(pushing.section, pushing.start, pushing.end, 9)
        yield Finding(
            span,
            f"“{theirs}” is answered with “{ours}”: neither a question about it nor a word that it may be true, so it "
            "is treated as an obstacle.",
            "Grant what is true in it, or ask what lies behind it and let the answer decide whether you go on.",
        )


def _meets(document: Document, branch: Branch, matches: dict[int, list[Match]]) -> bool:
    """Say whether an answer asks back, grants the objection or lets the other side go."""
    if lets_go(document, branch):
        return True
    if any(match.entry.group == "grant" for s in branch.said for match in matches.get(s.index, ())):
        return True
    return any(
        question.asks and not _asks_for_time(document, question.sentence)
        for question in questions_in(document, branch.said)
    )


def _asks_for_time(document: Document, sentence: Sentence) -> bool:
    return ask_of(document, [sentence]) is not None


def _push(document: Document, said: Sequence[Sentence], matches: dict[int, list[Match]]) -> Sentence | None:
    """Return the sentence that pushes on: a "but", a claim, an ask, or a question that leads."""
    claimed = {claim.sentence.index for claim in document.once(find_claims)}
    leading = {
        question.sentence.index for question in questions_in(document, said) if question.kind is QuestionKind.LEADING
    }
    for sentence in said:
        if any(match.entry.group == "push" for match in matches.get(sentence.index, ())):
            return sentence
        if sentence.index in claimed or sentence.index in leading or _asks_for_time(document, sentence):
            return sentence
    return None


def _span(said: Sequence[Sentence], pushing: Sentence) -> TextSpan | None:
    """Return the answer from its start to where it pushes on."""
    first, last = said[0].span, pushing.span
    if first is None or last is None:
        return last or first
    return TextSpan(first.start, last.end)


def _theirs(branch: Branch) -> str:
    """Return the objection as its writer put it, without label and quotation marks."""
    text = branch.condition
    for mark in ("“", '"'):
        if mark in text:
            text = text.split(mark, 1)[1]
            break
    else:
        head, colon, rest = text.partition(":")
        text = rest if colon and rest.strip() else head
    words = text.strip(_TRIMMED).replace('"', "").replace("“", "").replace("”", "").split()
    return " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")


_LONGEST = 9
_TRIMMED = ' "“”*_#|→>:;.!-–—'
