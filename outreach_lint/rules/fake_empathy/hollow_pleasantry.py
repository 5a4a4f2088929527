"""Pleasure, honour or eagerness that names nothing: "we really enjoyed meeting with your team".

Why: whoever was listening remembers something. A warm sentence about a meeting that holds nothing of the meeting says
that it went by; "happy to help in any way" leaves it to the reader to find out in which.

Evidence: the essays' judgement ("don't pretend-feel"). That concrete wording makes people feel heard is grade A
(Packard and Berger 2021, docslib.org/doc/12802722).

Flagged:
    Hi Ana,

    It was great learning about your company and the challenges you're facing.

Better:
    Hi Ana,

    It was good to hear how the night shift weighs the flour by hand since the hopper broke.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.analyses.usage import is_said_elsewhere
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, SERVICE_REPLY, option, rule

LEX = load_lexicon("fake_empathy/hollow_pleasantry")
# In a reply "anything else I can help with" is the script's last line, which another rule has.
_COURTESY = load_lexicon("fake_empathy/scripted_courtesy")
_DAYS = frozenset({"yesterday", "today", "earlier", "morning", "afternoon", "evening", "night", "last", "week"})
_UNREAL = frozenset({"would", "'d", "’d", "will", "'ll", "’ll", "hope", "hoping", "forward", "if"})
_MESSAGES = {
    "pleasure": "“{text}” holds nothing of what was said, so it doesn't show that anybody listened.",
    "honour": "“{text}” claims a feeling out of proportion to what is asked.",
    "eager": "“{text}” offers nothing in particular, and leaves it to the reader to find out what.",
    "wish": "“{text}” is a wish for anybody.",
    "worry": "“{text}” is worry for want of an answer, and readers hear the reproach.",
    "flattery": "“{text}” flatters in order to ask; nothing in it was learnt from this reader.",
}
_HELP = {
    "pleasure": "Name the one thing they said that stayed with you, and what you made of it, or cut the sentence.",
    "honour": "Say why it should be this reader, in a fact of their work, and ask plainly.",
    "eager": "Name the one thing you could do for them next, and by when, or cut the sentence.",
    "flattery": "Say which of their views or works you mean, and what you would ask about it.",
    "worry": "Cut it. Say what you can do without their answer, or ask for the one thing that you need to know.",
    "wish": "Wish them luck with the thing they have before them, or cut the sentence.",
}


@dataclass(frozen=True)
class HollowPleasantryOptions:
    """What makes a pleasantry less than hollow."""

    # One plain noun that fits not every reader ("the hopper") is enough to show that somebody was there.
    particulars: int = option(1, "How many words of their own matter a pleasantry has to hold.")


@rule(
    Severity.SUGGESTION,
    kinds=(FOLLOW_UP, OUTREACH, SERVICE_REPLY),
    options=HollowPleasantryOptions,
)
def hollow_pleasantry(document: Document, options: HollowPleasantryOptions) -> Iterator[Finding]:
    """Find pleasantries that hold nothing of the reader's, one finding a sentence."""
    seen: set[int] = set()
    for match in LEX.find(document):
        if document.kind is MessageKind.SERVICE_REPLY and is_said_elsewhere(document, match, _COURTESY, "close"):
            continue
        if match.sentence.index in seen or _is_filled(document, match, options.particulars):
            continue
        seen.add(match.sentence.index)
        text = words_of(match.section, match.start, match.end, 12)
        yield Finding(match.span, _MESSAGES[match.entry.group].format(text=text), _HELP[match.entry.group])


def _is_filled(document: Document, match: Match, enough: int) -> bool:
    """Say whether what follows, or the next sentence, holds a fact of the reader's; wishes are filled by coming."""
    sentence = match.sentence
    if match.entry.group == "pleasure":
        before = match.section.lowers[max(sentence.start, match.start - 4) : match.end]
        if _UNREAL.intersection(before):
            return True
    if match.entry.group == "worry":
        return document.kind is not MessageKind.FOLLOW_UP
    if sentence.is_question:
        return True
    if match.entry.group in ("honour", "flattery"):
        return _is_about_someone(match)  # what they are asked to do is not yet why it should be them
    if _own_matter(document, sentence) >= enough or _is_dated(match):
        return True
    near = {s.index for s in document.near(sentence, 0, 1)}
    return any(item.sentence.index in near for item in document.once(find_evidence))


def _own_matter(document: Document, sentence: Sentence) -> int:
    """Count what doesn't fit every reader; a name that only owns something ("Acme's needs") is worth nothing."""
    lowers, tags = sentence.section.lowers, sentence.section.tags
    owners = {
        i for i in range(sentence.start, sentence.end - 1) if tags[i] == "PROPN" and lowers[i + 1] in ("'s", "’s")
    }
    whole = particulars(document, sentence, sentence.start, sentence.end)
    return whole - sum(particulars(document, sentence, i, i + 1) for i in owners)


def _is_about_someone(match: Match) -> bool:
    tags = match.section.tags[match.end : match.sentence.end]
    return "PROPN" in tags or "NUM" in tags


def _is_dated(match: Match) -> bool:
    """Say whether the sentence only says that and when they met, and makes no claim of having learnt anything."""
    rest = match.section.lowers[match.end : match.sentence.end]
    return "your" not in rest and (_is_about_someone(match) or not _DAYS.isdisjoint(rest))
