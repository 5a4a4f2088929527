"""What the sender would like is given as the reason to act.

Why: "I'd love fifteen minutes of your time" is true and beside the point: the reader has no reason to make the
writer's wish come true. What the reader would have afterwards is a reason.

Evidence: The essays' judgement: attention to one's own wants is the plainest form of self-orientation.

Flagged:
    Hi Petra,

    We supply pumps to schools and councils. I'd love to schedule a call next week.

Better:
    Hi Petra,

    I'd love to hear how the second pump held up in Sunday's rain.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.claims import find_selling
from outreach_lint.analyses.clauses import is_past_form, words_of
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.self_praise import clause_at
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Focus, Mood, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("self_orientation/sender_wish")
_SERVING = _LEXICON.words("serving")
_SALE = _LEXICON.words("sale")
_CIRCLING = _LEXICON.words("circling")
_OURS = _LEXICON.words("ours")
_JOINS = frozenset({"and", "but"})
_SKIPPED = frozenset({"ADV", "PART"})


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, CALL_SCRIPT))
def sender_wish(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find wishes whose fulfilment serves the sender, one a sentence."""
    done: set[int] = set()
    for match in _LEXICON.find(document):
        if match.sentence.index in done or not _serves_sender(document, match):
            continue
        done.add(match.sentence.index)
        section = match.section
        wished = words_of(section, match.end, _phrase_end(match), most=8)
        quoted = words_of(section, match.start, _phrase_end(match), most=9)
        yield Finding(
            match.span,
            f"“{quoted}” sends the reader on the writer's errand, and gives no reason to go."
            if match.entry.group == "errand"
            else f"“{quoted}” makes the writer's wish the reason to act; the reader has no stake in it.",
            f"What would the reader have if you could “{wished}”? Say that instead, or ask plainly, in a question "
            "that they can refuse."
            if match.entry.group in ("eager", "plain") and wished
            else "Say what the reader would have from it instead, or ask plainly, in a question that they can refuse.",
        )


def _serves_sender(document: Document, match: Match) -> bool:
    """Say whether what is wished for serves the sender rather than the reader."""
    group = match.entry.group
    if match.section.lowers[match.start] in _JOINS and not _is_wished_by_sender(match):
        return False
    if group == "slot":
        return True
    if group == "plain" and _tells_of_reader(match.sentence):
        return False
    sells = document.once(find_selling) or document.once(find_sale)
    if group in ("errand", "interest"):
        return sells or document.once(find_pitch).sells
    section = match.section
    verb = match.end
    while verb < match.sentence.end and section.tags[verb] in _SKIPPED:
        verb += 1
    if verb >= match.sentence.end or section.lemmas[verb] in _CIRCLING:
        return False
    if section.lemmas[verb] in _SERVING:
        return any(lemma in _SALE for lemma in section.lemmas[verb + 1 : min(verb + 8, _phrase_end(match))])
    following = section.lemmas[verb + 1 : verb + 5]
    if (section.lemmas[verb] == "introduce" and following[:1] == ["you"]) or "question" in following:
        return False
    shown = any(low in _OURS for low in section.lowers[verb : min(verb + 7, _phrase_end(match))])
    if section.lemmas[verb] in ("see", "share"):
        return shown
    return group == "eager" or shown or sells


def _tells_of_reader(sentence: Sentence) -> bool:
    """Say whether a sentence also tells what the reader did or had: "and your name came up twice"."""
    return any(
        clause.focus is Focus.READER
        and clause.main
        and clause.mood is Mood.STATEMENT
        and is_past_form(sentence.section, clause.head)
        for clause in sentence.clauses
    )


def _is_wished_by_sender(match: Match) -> bool:
    """Say whose wish is joined on: "I read your blog and would love to ...", not "you wrote and would love to ..."."""
    clause = clause_at(match.sentence, match.start + 1)
    return clause is not None and clause.focus is Focus.SENDER


def _phrase_end(match: Match) -> int:
    """Return where the wish ends: before the next comma or full stop."""
    lowers = match.section.lowers
    for i in range(match.end, match.sentence.end):
        if lowers[i] in (",", ".", "!", "?", ";", ":", "–", "—", "and", "because", "so"):
            return i
    return match.sentence.end
