"""The problem handed back: "not our department", "our policy doesn't allow", "you'll need to contact".

Why: the reader brought the problem to you because it is theirs to be rid of. Whose desk it belongs on is your firm's
business; a hand-over that you have already made, with a name and a time, is help, and an address to try is not.

Evidence: agents who say "I" and take the matter on raise satisfaction and purchases (Packard, Moore and McFerran
2018, doi 10.1509/jmr.16.0118, grade A); options raise satisfaction even where the outcome is bad
(hbr.org/2018/01/sorry-is-not-enough, grade A).

Flagged:
    That's not something we handle. You'll need to contact our billing department.

Better:
    I've passed this to Priya in billing, with your two invoices; she'll ring you by 3 today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.complaints import find_complaint
from outreach_lint.analyses.deeds import IDLE, VAGUE, Deed, find_deeds
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, SERVICE_REPLY, option, rule

LEX = load_lexicon("fake_empathy/passed_buck")
_YIELDING = frozenset({"while", "although", "though", "since", "as", "because", "whilst"})
_CAN = frozenset(frozenset((who, can)) for who in ("i", "we") for can in ("can", "could", "shall", "may"))
_MESSAGES = {
    "job": "“{text}” tells the reader about your firm's desks; they still have the problem.",
    "hands": "“{text}” ends the matter for you, not for the reader.",
    "policy": "“{text}” gives a rule where the reader needs a reason or a way round.",
    "desk": "“{text}” sends the reader off to tell it all again.",
    "third": "“{text}” hands the problem back to the one who brought it.",
    "form": "“{text}” hands the work of putting it right to the reader.",
    "liability": "“{text}” defends the firm before it has helped the reader.",
    "ticket": "“{text}” is your filing, offered as the answer.",
}
_HELP = {
    "job": "Hand it over yourself, and say to whom: who has it now, and when they will be in touch.",
    "hands": "Say what you have tried and what you can do, even if it is little; then who could do more.",
    "policy": "Say why the rule is there and what you can do within it, or who could make an exception and by when.",
    "desk": "Pass it on yourself and say so: who has it now, with what you told them, and when they will ring.",
    "third": "Do it for them, or do half of it: write to them yourself, or send the words, the name and the number.",
    "form": "Fill in what you know already, and ask only for what is missing.",
    "liability": "Leave it to the terms. Say what happened and what you will do about it.",
    "ticket": "Put who is working on it, on what, and when they will hear; the number can follow.",
}


@dataclass(frozen=True)
class PassedBuckOptions:
    """How near a hand-over has to stand."""

    reach: int = option(2, "How many sentences before or after it what you did yourself may stand.")


@rule(Severity.WARNING, kinds=(SERVICE_REPLY, CALL_SCRIPT), options=PassedBuckOptions)
def passed_buck(document: Document, options: PassedBuckOptions) -> Iterator[Finding]:
    """Find problems handed back, one finding a sentence."""
    seen: set[int] = set()
    for match in LEX.find(document):
        if match.sentence.index in seen or _is_fair(document, match, options.reach):
            continue
        seen.add(match.sentence.index)
        group = match.entry.group
        end = _noun_end(match)
        span = match.section.locate(match.start, end)
        if span is not None:
            text = words_of(match.section, match.start, end, 12)
            yield Finding(span, _MESSAGES[group].format(text=text), _HELP[group])


def _noun_end(match: Match) -> int:
    """Return the end of a match with the rest of its last noun: "our billing | team"."""
    tags, end = match.section.tags, match.end
    while end < match.sentence.end and tags[end] == tags[end - 1] == "NOUN":
        end += 1
    return end


def _is_fair(document: Document, match: Match, reach: int) -> bool:
    group = match.entry.group
    deeds = [deed for deed in document.once(find_deeds) if deed.firm]
    if group == "liability":
        return match.sentence.is_question
    if group == "ticket":
        return bool(deeds) or document.once(find_complaint).weight < 2
    if group in ("third", "form") and document.once(find_complaint).weight < 2:
        return True
    if _yields(match) or match.sentence.is_question:
        return True
    return _is_taken_on(document, match.sentence, deeds, reach)


def _yields(match: Match) -> bool:
    """Say whether it is only granted, before the sentence's own answer: "while we don't ship abroad, ..."."""
    before = match.section.lowers[match.sentence.start : match.start]
    rest = match.section.lowers[match.end : match.sentence.end]
    return bool(_YIELDING.intersection(before)) and "," in rest


def _is_taken_on(document: Document, sentence: Sentence, deeds: list[Deed], reach: int) -> bool:
    """Say whether the writer does something about it nearby, or offers to."""
    near = document.near(sentence, reach, reach)
    indices = {s.index for s in near}
    return any(deed.sentence.index in indices for deed in deeds) or any(_offers(s) for s in near)


def _offers(sentence: Sentence) -> bool:
    """Say whether a sentence offers an act of the writer's: "I can send you ...", "shall I ring them?"."""
    section = sentence.section
    lowers, lemmas, tags = section.lowers, section.lemmas, section.tags
    for i in range(sentence.start, sentence.end - 2):
        if frozenset(lowers[i : i + 2]) not in _CAN:
            continue
        start = i + 2
        verb = next((j for j in range(start, min(start + 3, sentence.end)) if tags[j] == "VERB"), None)
        if lowers[start] not in ("not", "n't", "n’t") and verb is not None and lemmas[verb] not in IDLE | VAGUE:
            return True
    return False
