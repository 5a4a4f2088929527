"""The reader's trouble made smaller: "just a small glitch", "a minor hiccup", "it only affected a few customers".

Why: how big it was is for the one it happened to to say. A fault that is shrunk before it is mended tells the reader
that you will mend the half of it; a figure for its true extent tells them that you looked.

Evidence: the essays' judgement ("don't minimize it"). That concrete wording makes customers feel heard is grade A
(Packard and Berger 2021, docslib.org/doc/12802722).

Flagged:
    Sorry about that, there was just a small glitch with your payroll file.

Better:
    Your payroll file stopped at row 212 of 340, so 128 people were not paid on Friday.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.apologies import Aim, find_apologies
from outreach_lint.analyses.clauses import is_past_form, words_of
from outreach_lint.analyses.complaints import find_complaint
from outreach_lint.analyses.repair import TROUBLE
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import SERVICE_REPLY, NoOptions, rule

LEX = load_lexicon("fake_empathy/minimised_fault")
_FUTURE = frozenset({"will", "'ll", "’ll", "may", "might", "could", "can", "if", "expect", "would", "should"})
_SMALL = frozenset({"a", "an", "the", "was", "is", "were"})
_IN_YOURS = (["in", "your"], ["on", "your"], ["of", "yours"])
_UNITS = frozenset({"second", "minute", "hour", "day", "week", "percent", "per", "%"})
_HELP = {
    "bump": "Say what it did to them and for how long, in figures where you have them, and drop “{word}”.",
    "extent": "Give the figure, say plainly that they are one of those, and what that meant for them.",
    "lateness": "Drop “{word}” and give the length alone; they know what it cost them.",
    "shrug": "Cut it: say what it meant for them, and what you do about it.",
}
_MESSAGES = {
    "bump": "“{text}” makes the trouble smaller than it was for the reader.",
    "extent": "“{text}” counts the others: for this reader it was the whole of it.",
    "lateness": "“{text}” tells the reader how little it should matter.",
    "shrug": "“{text}” asks the reader to make less of it.",
}


@rule(Severity.WARNING, kinds=(SERVICE_REPLY,))
def minimised_fault(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find words that shrink a fault, one finding a sentence."""
    seen: set[int] = set()
    for match in LEX.find(document):
        if match.sentence.index in seen or _is_fair(document, match):
            continue
        seen.add(match.sentence.index)
        group = match.entry.group
        word = next((low for low in match.text.split() if low.lower() not in _SMALL), match.text)
        yield Finding(
            match.span,
            _MESSAGES[group].format(text=words_of(match.section, match.start, match.end)),
            _HELP[group].format(word=word),
        )


def _is_fair(document: Document, match: Match) -> bool:
    """Say whether the words state a true extent, belong to the reader, or speak of what hasn't happened."""
    section, sentence = match.section, match.sentence
    lowers = section.lowers
    if match.entry.group != "lateness" and _figure_after(match):
        return True
    before = lowers[max(sentence.start, match.start - 6) : match.start]
    inside = lowers[match.start : match.end]
    shrugs = match.entry.group == "shrug"  # "such things can happen" speaks of what has happened
    if _FUTURE.intersection(before) or (_FUTURE.intersection(inside) and not shrugs) or sentence.is_question:
        return True
    # "You mentioned a small issue with the hinge": their words; "a small mistake in your formula": theirs too.
    theirs = "you" in before or "your" in before[-2:] or lowers[match.end : match.end + 2] in _IN_YOURS
    if theirs and match.entry.group == "bump" and not _is_sorry(document):
        return True
    if match.entry.group == "shrug":
        return document.once(find_complaint).weight < 2
    return not _is_trouble_told(document, match)


def _is_sorry(document: Document) -> bool:
    return any(apology.aim is not Aim.POLITE for apology in document.once(find_apologies))


def _figure_after(match: Match) -> bool:
    """Say whether a figure stands in or right after the words: "a short outage of 12 minutes"."""
    section = match.section
    end = min(match.end + 7, match.sentence.end)
    for i in range(match.start, end):
        if section.lowers[i][:1].isdigit():
            return True
        if section.tags[i] == "NUM" and (match.entry.group == "extent" or _UNITS.intersection(section.lemmas[i:end])):
            return True
    return False


def _is_trouble_told(document: Document, match: Match) -> bool:
    """Say whether the message deals with a fault: a complaint, or a sentence in the past about one."""
    if document.once(find_complaint).weight >= 2:
        return True
    section, sentence = match.section, match.sentence
    past = any(
        section.tags[i] in ("VERB", "AUX") and is_past_form(section, i) for i in range(sentence.start, sentence.end)
    )
    return past or "sorry" in section.lowers or bool(TROUBLE.intersection(section.lemmas[sentence.start : match.start]))
