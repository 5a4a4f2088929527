"""The feelings that a message claims to know, share or guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from outreach_lint.document import Document, MessageKind, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon

_LEXICON = load_lexicon("analyses/repair")
_SENDER = frozenset({"i", "we"})
_NOT = frozenset({"cant", "dont", "not", "n't", "n’t", "never", "cannot"})


class Manner(str, Enum):
    """How a feeling is claimed."""

    KNOW = "know"
    """"I completely understand your frustration"."""
    AGREE = "agree"
    """"I totally understand.": nobody says what."""
    SHARE = "share"
    """"We feel your pain", "I've been there"."""
    GUESS = "guess"
    """"That must be so frustrating"."""
    GRANT = "grant"
    """"You have every right to be upset"."""
    BUSY = "busy"
    """"I know you're busy"."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling that the writer claims to know, share or guess."""

    manner: Manner
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as the view has them."""
        return self.sentence.section.slice(self.start, self.end)


def find_feelings(document: Document) -> tuple[Feeling, ...]:
    """Return the feelings claimed, in order.

    Call it as `document.once(find_feelings)`.
    """
    groups = {manner.value: manner for manner in Manner} | {"denied": Manner.KNOW, "trite": Manner.GUESS}
    if document.kind is MessageKind.CALL_SCRIPT:
        groups.update(script=Manner.AGREE, felt=Manner.SHARE)
    return tuple(
        feeling
        for match in _LEXICON.find(document)
        if match.entry.group in groups
        for feeling in _feeling(match, groups[match.entry.group])
    )


def _feeling(match: Match, manner: Manner) -> Iterator[Feeling]:
    section, sentence = match.section, match.sentence
    start = match.start
    if manner in (Manner.KNOW, Manner.AGREE, Manner.BUSY):
        subject = _sender_before(section, sentence, match.start)
        if subject is None:
            return
        start = subject
    if manner is Manner.KNOW and section.lemmas[match.end - 1] == "worry" and "not" in section.lowers:
        return
    inside = section.lowers[start : match.end]
    denied = bool(_NOT.intersection(inside)) and match.entry.group not in ("denied", "trite")
    if denied or "?" in inside or "if" in inside or _is_own(section, match, manner):
        return
    if sentence.is_question and manner is not Manner.BUSY:
        return
    end = _phrase_end(section, match.end, sentence.end, "how" in inside)
    yield Feeling(manner, sentence, start, end)


def _phrase_end(section: Section, end: int, limit: int, exclaims: bool) -> int:
    """Return the end of a claim with what still belongs to it; "how stressful | tax season is" ends at its verb."""
    if exclaims:
        for i in range(end, min(end + 5, limit)):
            if section.lemmas[i] == "be" and section.tags[i] in ("AUX", "VERB"):
                end = i + 1
                break
            if section.tags[i] not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "AUX"):
                break
    while end < limit and section.lowers[end] in _TRAILING:
        end += 1
    return end


# What still belongs to a claim: "how frustrating | it must be", "I'd feel the same | way".
_TRAILING = frozenset("be been can could feel for has have is it must that this too was way would you".split())


def _sender_before(section: Section, sentence: Sentence, i: int) -> int | None:
    """Return the place of "I" or "we" shortly before a verb, or of a verb that opens its sentence without one."""
    for j in range(i - 1, max(sentence.start, i - 5) - 1, -1):
        low = section.lowers[j]
        if low in _SENDER:
            return j
        if low in ("you", "they", "to", "who", "he", "she", ",", "and", "please"):
            return None
    opens = not any(low[:1].isalnum() for low in section.lowers[sentence.start : i])
    adverbs = all(section.tags[j] in ("ADV", "PUNCT") for j in range(sentence.start, i))
    return i if opens else sentence.start if adverbs and i - sentence.start < 3 else None


def _is_own(section: Section, match: Match, manner: Manner) -> bool:
    """Say whether the feeling is the writer's own: "I feel disappointed", "I know that my worry ..."."""
    inside = section.lowers[match.start : match.end]
    if manner is not Manner.KNOW:
        return False
    own = {"my", "our"}.intersection(inside) and "your" not in inside
    plain = section.lemmas[match.start] in ("feel", "get") and not {"you", "your", "how", "that"}.intersection(inside)
    return bool(own) or plain
