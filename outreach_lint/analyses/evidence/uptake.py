"""Whether a message goes on to use what it holds of its reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from outreach_lint.analyses.evidence.kinds import Evidence, EvidenceKind
from outreach_lint.analyses.words import (
    BLAND,
    EMPTY,
    MET,
    NEWS,
    OBSERVE,
    OWN,
    PICK_UP,
    READER,
    REASON,
    STAND_IN,
    TELL,
    UNREAL,
    Reading,
    Words,
)
from outreach_lint.document import Document, Sentence
from outreach_lint.lexicon import load_lexicon

_TOPICS: dict[str, set[str]] = {}
for _name, _set in load_lexicon("analyses/evidence").sets.items():
    if _name.startswith("topic-"):
        for _word in _set:
            _TOPICS.setdefault(_word, set()).add(f"#{_name[6:]}")

_ENDINGS = ("isation", "ization", "ations", "ation", "ating", "ated", "ate", "ments", "ment", "ings", "ing", "ions",
            "ion", "ers", "er", "ed", "es", "s", "al", "y", "e")  # fmt: skip


@cache
def stem(word: str) -> str:
    """Cut "re" and the ending off, so that "migrate", "migration" and "remigrate" meet; four letters remain."""
    if word.startswith("re") and len(word) > 6:
        word = word[2:].lstrip("-")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def content_stems(words: Words, start: int, end: int) -> Iterator[str]:
    """Yield the stems and topics of what a token range is about, names of reader and sender left out."""
    section, traits = words.section, words.traits
    for i in range(start, end):
        if section.tags[i] not in _CONTENT_TAGS or traits[i] & (EMPTY | BLAND | READER | OWN | STAND_IN | UNREAL):
            continue
        lemma = section.lemmas[i]
        if traits[i] & (OBSERVE | NEWS | MET | TELL) and section.tags[i] == "VERB":
            continue
        if lemma[:1].isalnum():
            yield stem(lemma)
            yield from _TOPICS.get(lemma, ())


def mark_used(reading: Reading, document: Document, found: list[Evidence]) -> Iterator[Evidence]:
    """Say of each piece of evidence whether anything takes it up."""
    first = min((item.sentence.index for item in found), default=0)
    matter = [
        (sentence, frozenset(content_stems(reading.words(sentence), sentence.start, sentence.end)))
        for sentence in document.running
        if sentence.index > first
    ]
    for item in found:
        later = [pair for pair in matter if pair[0].index > item.sentence.index]
        yield replace(item, used=_is_used(reading, item, later))


def _is_used(reading: Reading, item: Evidence, later: list[tuple[Sentence, frozenset[str]]]) -> bool:
    """Whether the rest of its sentence draws something from it, or a later sentence is about the same matter."""
    if item.kind is EvidenceKind.QUESTION:
        return True
    words = reading.words(item.sentence)
    if any(words.traits[i] & REASON for i in range(item.sentence.start, item.start)):
        return True  # "I am writing because you ..."
    if any(words.traits[i] & (PICK_UP | REASON) for i in range(item.end, item.sentence.end)):
        return True
    if later and _picks_up(reading, later[0][0]):
        return True
    stems = frozenset(content_stems(words, item.start, item.end))
    return any(stems & matter for _, matter in later)


def _picks_up(reading: Reading, sentence: Sentence) -> bool:
    """A sentence that begins with "this", "that", "they"...; "that's why I'm writing" picks nothing up."""
    words = reading.words(sentence)
    start = sentence.start
    section = words.section
    if "why" in section.lowers[start : start + 6]:
        return False
    if any(words.traits[i] & PICK_UP for i in range(start, min(start + 3, sentence.end))):
        return True
    return any(
        section.lowers[i] in ("this", "that", "these", "those")
        and section.tags[i] == "PRON"
        and section.deps[i] in ("obj", "obl")
        and not section.deps[section.heads[i]].startswith("acl")
        for i in range(start, sentence.end)
    )
