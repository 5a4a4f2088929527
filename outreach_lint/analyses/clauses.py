"""Small readings of a clause that several analyses and rules share: its words, its opening, its tense."""

from __future__ import annotations

from outreach_lint.document import Clause, Section, Sentence
from outreach_lint.source import TextSpan

# Verbs whose past looks like their present.
_UNCHANGED = frozenset({"cost", "cut", "hit", "let", "put", "set", "shut"})

CURRENCY = frozenset("£$€")
"""Signs before or behind a number that make it money."""


def words_of(section: Section, start: int, end: int, most: int = 9) -> str:
    """Return a token range as it reads, without final punctuation, cut to a number of words for quoting."""
    return cut(section.slice(start, end), most)


def cut(text: str, most: int = 9) -> str:
    """Return a text on one line for quoting: without final punctuation, cut to a number of words."""
    words = text.split()
    if len(words) > most:
        return " ".join(words[:most]).rstrip(" ,;:-–—") + " …"
    return " ".join(words).rstrip(" ,;:.!?-–—")


def sentence_span(sentence: Sentence) -> TextSpan | None:
    """Return a sentence in the source without the white space after it; None when it is stand-in text only."""
    end = sentence.end
    while end > sentence.start and not sentence.section.lowers[end - 1].strip():
        end -= 1
    return sentence.section.locate(sentence.start, end)


def has_link(sentence: Sentence) -> bool:
    """Say whether a web address stands in a sentence."""
    return any(lower.startswith(("http", "www.")) for lower in sentence.section.lowers[sentence.start : sentence.end])


def statement_around(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the statement in which a token range stands: up to stops, commas, and words that join a new subject.

    "That" joins what belongs together ("my guess is that ..."), so it ends nothing.
    """
    section = sentence.section
    while start > sentence.start and not _parts(section, start - 1, sentence):
        start -= 1
    while end < sentence.end and not _parts(section, end, sentence):
        end += 1
    return start, end


_STOPS = frozenset(".,;:?!–—()") | {"--", "...", "\n"}
_JOINS = frozenset({"and", "but", "so", "because", "while", "whereas", "though", "although"})
_REACH = 4


def _parts(section: Section, i: int, sentence: Sentence) -> bool:
    low = section.lowers[i]
    if low in _STOPS or not low.strip() or (low == "-" and section.is_spaced(i)):
        return True
    after = range(i + 1, min(i + 1 + _REACH, sentence.end))
    return low in _JOINS and any(section.deps[j].startswith("nsubj") for j in after)


def opening_of(section: Section, clause: Clause) -> int:
    """Return where a clause begins to speak: at its subject or predicate, past "and" and punctuation."""
    start = clause.start
    if clause.subject is not None and start <= clause.subject[0] < clause.head:
        return clause.subject[0]
    while start < clause.head and section.tags[start] in ("CCONJ", "PUNCT"):
        start += 1
    return start


def is_past_form(section: Section, i: int) -> bool:
    """Say whether a verb or auxiliary stands in the finite past tense."""
    lower = section.lowers[i]
    if (lower == section.lemmas[i] and lower not in _UNCHANGED) or lower.endswith("ing"):
        return False
    morph = section.morphs[i]
    return "Tense=Past" in morph and "VerbForm=Fin" in morph
