"""Words and phrases as data: the lexicons in `lexicons/**/*.yaml`, and where their phrases stand in a document.

All lexicons are matched in one pass over each document (`match_lexicons`), however many rules there are: their phrases
grow into one tree. `phrases.py` describes the notation, `lexicon_files.py` reads the files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from outreach_lint.document import LINTED_ROLES, Document, Section, Sentence
from outreach_lint.lexicon_files import Data, check_lexicon, compile_rows, lexicon_root, make_sets, shipped
from outreach_lint.phrase_tree import PhraseTree, grow
from outreach_lint.phrases import LexiconError, Row
from outreach_lint.source import TextSpan


class Entry(NamedTuple):
    """One phrase of a lexicon.

    Attributes:
        phrase: the phrase in the notation above.
        group: what the rule uses it for, when a lexicon has several uses.
        suggest: plain words to use instead.
        note: why it is here.
    """

    phrase: str
    group: str = ""
    suggest: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Where an entry stands in a document: a token range of one sentence's section."""

    entry: Entry
    sentence: Sentence
    start: int
    end: int

    @property
    def section(self) -> Section:
        """The section whose tokens are counted."""
        return self.sentence.section

    @property
    def span(self) -> TextSpan:
        """The match in the source (matches in stand-in text never reach a rule)."""
        span = self.section.locate(self.start, self.end)
        assert span is not None
        return span

    @property
    def text(self) -> str:
        """The matched words as the view has them."""
        section = self.section
        return section.text[section.starts[self.start] : section.ends[self.end - 1]]


@dataclass(frozen=True)
class Lexicon:
    """A named list of phrases with look-alikes that must stay silent."""

    name: str
    entries: tuple[Entry, ...]
    exceptions: tuple[str, ...] = ()
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def rows(self) -> list[list[Row]]:
        """What the phrase of each entry, and then each exception, stands for; compiled once.

        Raises:
            LexiconError: naming the phrase that is malformed.
        """
        return compile_rows((*(entry.phrase for entry in self.entries), *self.exceptions), self.sets, self.name)

    def find(self, document: Document, group: str | None = None) -> list[Match]:
        """Return this lexicon's matches in a document in order, longest first where they overlap.

        Args:
            group: only matches of entries of that group.
        """
        matches = document.once(match_lexicons).get(self.name, [])
        return [m for m in matches if group is None or m.entry.group == group]

    def words(self, set_name: str) -> frozenset[str]:
        """Return a set of the lexicon as a set of strings, for looking lemmas up."""
        return frozenset(self.sets[set_name])


@cache
def load_lexicon(name: str) -> Lexicon:
    """Return a shipped lexicon, `lexicons/<name>.yaml`.

    Args:
        name: path below the lexicon folder without suffix, such as "fake_empathy/borrowed_feeling".

    Raises:
        LexiconError: when there is none of that name, or some lexicon holds something wrong.
    """
    data = shipped()["lexicons"].get(name)
    if data is None:
        raise LexiconError(f"{lexicon_root() / name}.yaml: no such lexicon")
    return _lexicon(name, data)


def _lexicon(name: str, data: Data) -> Lexicon:
    entries = tuple(Entry(phrase, group, tuple(suggest), note) for phrase, group, suggest, note in data["entries"])
    return Lexicon(name, entries, tuple(data["except"]), {**shared_sets(), **make_sets(data["sets"])})


def parse_lexicon(name: str, raw: dict[str, Any], place: str) -> Lexicon:
    """Build a lexicon from its parsed YAML; `place` is named in errors.

    Raises:
        LexiconError: on unknown keys or malformed entries.
    """
    lexicon = _lexicon(name, check_lexicon(raw, place))
    compile_rows((*(entry.phrase for entry in lexicon.entries), *lexicon.exceptions), lexicon.sets, place)
    return lexicon


@cache
def shared_sets() -> dict[str, tuple[str, ...]]:
    """Return the word lists that every lexicon may name, from `lexicons/sets.yaml`."""
    return make_sets(shipped()["sets"])


@cache
def all_lexicon_names() -> tuple[str, ...]:
    """Return the names of all shipped lexicons, sorted."""
    return tuple(shipped()["lexicons"])


class PhraseBook:
    """The phrases of some lexicons, to be matched in one pass.

    Args:
        lexicons: those whose phrases they are.
        tree: what their phrases grow into, where that is known.
    """

    def __init__(self, lexicons: Sequence[Lexicon], tree: dict[str, Any] | None = None) -> None:
        self.names = [lexicon.name for lexicon in lexicons]
        self.tree = PhraseTree(tree or grow(rows for lexicon in lexicons for rows in lexicon.rows), _keys)
        # Phrase by number -> its lexicon's number, and its entry; None for an exception.
        self.owners: list[tuple[int, Entry | None]] = []
        for number, lexicon in enumerate(lexicons):
            self.owners += [(number, entry) for entry in lexicon.entries]
            self.owners += [(number, None)] * len(lexicon.exceptions)


@cache
def _shipped_book() -> PhraseBook:
    return PhraseBook([load_lexicon(name) for name in all_lexicon_names()], shipped()["tree"])


_CLITICS = {"'s": ("'s", "is", "has"), "’s": ("'s", "is", "has"), "'d": ("'d", "would", "had")}
_CLITICS["’d"] = _CLITICS["'d"]
_NORMS = {
    "n't": "not", "n’t": "not", "nt": "not", "'m": "am", "’m": "am", "'re": "are", "’re": "are",
    "'ve": "have", "’ve": "have", "'ll": "will", "’ll": "will", "ca": "can", "wo": "will",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _keys(lower: str, lemma: str) -> tuple[str, ...]:
    """Return all keys under which a token may be looked up."""
    plain = _CLITICS.get(lower) or ((lower, _NORMS[lower]) if lower in _NORMS else (lower,))
    return tuple(dict.fromkeys((*plain, lemma, f"={lower}")))


def match_lexicons(document: Document) -> dict[str, list[Match]]:
    """Match every shipped lexicon, and what the settings add, against a document's linted sections, in one pass.

    Use it through `document.once(match_lexicons)` or `Lexicon.find`.
    """
    added = (document.added_words,) if isinstance(document.added_words, AddedWords) else ()
    return _match_books(document, (_shipped_book(), *added))


def match_phrases(document: Document, lexicons: Sequence[Lexicon]) -> dict[str, list[Match]]:
    """Match lexicons that were not loaded from the shipped folder, by name; for trying words out, and tests."""
    return {**{lexicon.name: [] for lexicon in lexicons}, **_match_books(document, [PhraseBook(lexicons)])}


class AddedWords(PhraseBook):
    """Lexicons that the user adds: to shipped ones of the same name, or under names of their own.

    A document that carries them (`document.added_words`) is matched against them as well.
    """


def _match_books(document: Document, books: Sequence[PhraseBook]) -> dict[str, list[Match]]:
    by_section: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        by_section[id(sentence.section)].append(sentence)
    found: dict[str, list[tuple[Match, bool]]] = defaultdict(list)
    for book in books:
        for section in document.sections:
            if section.role in LINTED_ROLES:
                for lexicon, match, is_exception in _match_section(section, by_section[id(section)], book):
                    found[book.names[lexicon]].append((match, is_exception))
    return {name: _settle(some) for name, some in found.items()}


def _match_section(
    section: Section, sentences: Iterable[Sentence], book: PhraseBook
) -> Iterator[tuple[int, Match, bool]]:
    """Yield the number of a lexicon, a match, and whether it is one of an exception."""
    tree = book.tree
    kinds = list(map(tree.kind, section.lowers, section.lemmas))
    for sentence in sentences:
        for start, found in tree.find(kinds, section.lowers, section.tags, sentence.start, sentence.end):
            for _, phrase, end in sorted(found):
                if section.locate(start, end) is not None:
                    lexicon, entry = book.owners[phrase]
                    yield lexicon, Match(entry or _EXCEPTION, sentence, start, end), entry is None


_EXCEPTION = Entry("")


def _settle(matches: list[tuple[Match, bool]]) -> list[Match]:
    """Keep the longest of overlapping matches; exceptions swallow what they overlap."""
    taken: dict[int, list[tuple[int, int]]] = {}  # section -> places in order; none overlaps another
    kept = []
    for match, is_exception in sorted(matches, key=lambda m: (not m[1], m[0].start - m[0].end, m[0].start)):
        places = taken.setdefault(id(match.section), [])
        at = bisect_left(places, (match.end,))
        if at and places[at - 1][1] > match.start:
            continue
        places.insert(at, (match.start, match.end))
        if not is_exception:
            kept.append(match)
    return sorted(kept, key=lambda m: (m.sentence.index, m.start))
