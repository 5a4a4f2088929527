"""Words and phrases as data: load, validate and match `lexicons/**/*.yaml`.

All lexicons are matched in one pass over each document (`match_lexicons`), however many rules there are: the first
two words of every phrase form one index, and each token is looked up once. `phrases.py` describes the notation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from outreach_lint.document import LINTED_ROLES, Document, Section, Sentence
from outreach_lint.phrases import END, START, LexiconError, Row, anchor_of, compile_phrase
from outreach_lint.source import TextSpan


@dataclass(frozen=True, slots=True)
class Entry:
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
    def rows(self) -> dict[str, list[Row]]:
        """Every phrase with the rows that it stands for, compiled once.

        Raises:
            LexiconError: naming the phrase that is malformed.
        """
        return {phrase: self._compile(phrase) for phrase in (*(e.phrase for e in self.entries), *self.exceptions)}

    def _compile(self, phrase: str) -> list[Row]:
        try:
            return compile_phrase(phrase, self.sets)
        except LexiconError as error:
            raise LexiconError(f"{phrase!r}: {error}") from None

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


def lexicon_root() -> Path:
    """Return the folder of the lexicons: inside the installed package, else at the top of the repository."""
    packaged = Path(__file__).parent / "lexicons"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "lexicons"


_ENTRY_KEYS = {"phrase", "group", "suggest", "note"}
_FILE_KEYS = {"source", "sets", "entries", "except"}


@cache
def load_lexicon(name: str) -> Lexicon:
    """Load and validate `lexicons/<name>.yaml`.

    Args:
        name: path below the lexicon folder without suffix, such as "fake_empathy/borrowed_feeling".

    Raises:
        LexiconError: when the file is missing, has unknown keys, or an entry is malformed.
    """
    path = lexicon_root() / f"{name}.yaml"
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_YAML_LOADER)
    except FileNotFoundError:
        raise LexiconError(f"{path}: no such lexicon") from None
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: not valid YAML: {error}") from error
    return parse_lexicon(name, raw or {}, str(path))


_YAML_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_lexicon(name: str, raw: dict[str, Any], place: str) -> Lexicon:
    """Build a lexicon from its parsed YAML; `place` is named in errors.

    Raises:
        LexiconError: on unknown keys or malformed entries.
    """
    unknown = set(raw) - _FILE_KEYS
    if unknown:
        raise LexiconError(f"{place}: unknown key {sorted(unknown)[0]!r}; known are {sorted(_FILE_KEYS)}")
    own_sets = {key: tuple(str(word) for word in words) for key, words in (raw.get("sets") or {}).items()}
    entries = tuple(_parse_entry(item, place) for item in raw.get("entries") or [])
    exceptions = tuple(str(item) for item in raw.get("except") or [])
    lexicon = Lexicon(name, entries, exceptions, {**shared_sets(), **own_sets})
    try:
        lexicon.rows  # noqa: B018  (compiles, and so validates, every phrase)
    except LexiconError as error:
        raise LexiconError(f"{place}: {error}") from None
    return lexicon


def _parse_entry(item: Any, place: str) -> Entry:
    if isinstance(item, str):
        return Entry(item)
    if not isinstance(item, dict) or "phrase" not in item:
        raise LexiconError(f"{place}: an entry is a phrase or a mapping with `phrase`, not {item!r}")
    unknown = set(item) - _ENTRY_KEYS
    if unknown:
        raise LexiconError(f"{place}: {item['phrase']!r}: unknown key {sorted(unknown)[0]!r}")
    suggest = item.get("suggest") or []
    if not isinstance(suggest, list):
        raise LexiconError(f"{place}: {item['phrase']!r}: `suggest` is a list")
    return Entry(str(item["phrase"]), str(item.get("group", "")), tuple(map(str, suggest)), str(item.get("note", "")))


@cache
def shared_sets() -> dict[str, tuple[str, ...]]:
    """Return the word lists that every lexicon may name, from `lexicons/sets.yaml`."""
    path = lexicon_root() / "sets.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_YAML_LOADER) or {}
    return {name: tuple(str(word) for word in words) for name, words in raw.items()}


class _Candidate(NamedTuple):
    """A row that may match where its first words stand.

    Attributes:
        needs: the numbers of what its later elements need (see `_Index.needs`); a sentence that lacks one is passed.
        number: its place among all candidates, which decides between equal matches.
        entry: None for an exception.
    """

    row: Row
    needs: frozenset[int]
    number: int
    lexicon: int
    entry: Entry | None


# Candidates by one need (0: none), each with the place of the key that led to it.
_ByNeed = dict[int, list[tuple[int, _Candidate]]]


class _Kind(NamedTuple):
    """All that an index knows about tokens of one form and lemma.

    Attributes:
        gives: the numbers of the needs that such a token answers.
        singles: what begins with it.
        pairs: what begins with it and a word after it, by the keys of that word.
    """

    keys: tuple[str, ...]
    key_set: frozenset[str]
    gives: frozenset[int]
    singles: _ByNeed
    pairs: dict[str, list[tuple[int, _Candidate]]]


_MOST_KINDS = 1 << 14


class _Index:
    """All phrases of all lexicons by their first word, or first two where both are plain words.

    Attributes:
        needs: the sets of keys one of which a sentence must hold for some candidate to match, numbered.
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.names = [lexicon.name for lexicon in lexicons]
        self.singles: dict[str, list[_Candidate]] = defaultdict(list)
        self.pairs: dict[str, dict[str, list[_Candidate]]] = defaultdict(lambda: defaultdict(list))
        self.needs: dict[frozenset[str], int] = {frozenset(): 0}
        self._sizes = [0]
        self._given: dict[str, list[int]] = defaultdict(list)
        self._kinds: dict[tuple[str, str], _Kind] = {}
        self._count = 0
        for number, lexicon in enumerate(lexicons):
            for entry in lexicon.entries:
                self._add(entry.phrase, lexicon, number, entry)
            for phrase in lexicon.exceptions:
                self._add(phrase, lexicon, number, None)

    def _add(self, phrase: str, lexicon: Lexicon, number: int, entry: Entry | None) -> None:
        for row in lexicon.rows[phrase]:
            anchor = anchor_of(row)
            first, rest = row[anchor], row[anchor + 1 :]
            paired = bool(rest) and rest[0] is not END and bool(rest[0].keys)
            later = [e.keys for e in rest[paired:] if e.keys and e is not END]
            needs = frozenset(map(self._need, later))
            candidate = _Candidate(row, needs, self._count, number, entry)
            self._count += 1
            for key in first.keys or ():
                if paired:
                    for second in rest[0].keys or ():
                        self.pairs[key][second].append(candidate)
                else:
                    self.singles[key].append(candidate)

    def _need(self, keys: frozenset[str]) -> int:
        if keys not in self.needs:
            self.needs[keys] = len(self.needs)
            self._sizes.append(len(keys))
            for key in keys:
                self._given[key].append(self.needs[keys])
        return self.needs[keys]

    def _rarity(self, need: int) -> int:
        """Return how telling a need is: the fewer keys answer it, the seldomer it is answered."""
        return -self._sizes[need]

    def kind(self, lower: str, lemma: str) -> _Kind:
        """Return what there is to know about tokens of a form and lemma, worked out once."""
        kind = self._kinds.get((lower, lemma))
        if kind is None:
            if len(self._kinds) >= _MOST_KINDS:
                self._kinds.clear()
            kind = self._kinds[lower, lemma] = self._work_out(_keys(lower, lemma))
        return kind

    def _work_out(self, keys: tuple[str, ...]) -> _Kind:
        singles: _ByNeed = {}
        pairs: dict[str, list[tuple[int, _Candidate]]] = {}
        for place, key in enumerate(keys):
            for candidate in self.singles.get(key, ()):
                rarest = max(candidate.needs, key=self._rarity, default=0)
                singles.setdefault(rarest, []).append((place, candidate))
            for second, candidates in self.pairs.get(key, {}).items():
                pairs.setdefault(second, []).extend((place, candidate) for candidate in candidates)
        gives = frozenset(need for key in keys for need in self._given.get(key, ()))
        return _Kind(keys, frozenset(keys), gives, singles, pairs)


@cache
def _shipped_index() -> _Index:
    return _Index([load_lexicon(name) for name in all_lexicon_names()])


@cache
def all_lexicon_names() -> tuple[str, ...]:
    """Return the names of all lexicon files, sorted."""
    root = lexicon_root()
    paths = sorted(path.relative_to(root).with_suffix("").as_posix() for path in root.rglob("*.yaml"))
    return tuple(name for name in paths if name != "sets")


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


_CLAUSE_ENDS = frozenset(".?!:;")
_CLOSERS = frozenset(".?!…\"')”’")


def match_lexicons(document: Document) -> dict[str, list[Match]]:
    """Match every shipped lexicon, and what the settings add, against a document's linted sections, in one pass.

    Use it through `document.once(match_lexicons)` or `Lexicon.find`.
    """
    added = (document.added_words,) if isinstance(document.added_words, AddedWords) else ()
    return _match_indexes(document, (_shipped_index(), *added))


def match_phrases(document: Document, lexicons: Sequence[Lexicon]) -> dict[str, list[Match]]:
    """Match lexicons that were not loaded from the shipped folder, by name; for trying words out, and tests."""
    return {**{lexicon.name: [] for lexicon in lexicons}, **_match_indexes(document, [_Index(lexicons)])}


class AddedWords(_Index):
    """Lexicons that the user adds: to shipped ones of the same name, or under names of their own.

    A document that carries them (`document.added_words`) is matched against them as well.
    """


def _match_indexes(document: Document, indexes: Sequence[_Index]) -> dict[str, list[Match]]:
    by_section: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        by_section[id(sentence.section)].append(sentence)
    found: dict[str, list[tuple[Match, bool]]] = defaultdict(list)
    for index in indexes:
        matches: list[list[tuple[Match, bool]]] = [[] for _ in index.names]
        for section in document.sections:
            if section.role in LINTED_ROLES:
                _match_section(section, by_section[id(section)], index, matches)
        for name, some in zip(index.names, matches, strict=True):
            found[name] += some
    return {name: _settle(some) for name, some in found.items() if some}


def _match_section(
    section: Section, sentences: list[Sentence], index: _Index, found: list[list[tuple[Match, bool]]]
) -> None:
    kinds = [index.kind(lower, lemma) for lower, lemma in zip(section.lowers, section.lemmas, strict=True)]
    key_sets = [kind.key_set for kind in kinds]
    for sentence in sentences:
        own = kinds[sentence.start : sentence.end]
        given = _NOTHING_NEEDED.union(*{kind.gives for kind in own})
        for i, kind in enumerate(own, sentence.start):
            following = kinds[i + 1].keys if i + 1 < sentence.end else ()
            matched = []
            for rank, candidate in _candidates(kind, following, given):
                end = _match_row(candidate.row, section, key_sets, i, sentence)
                if end is not None and section.locate(i, end) is not None:
                    matched.append((rank, candidate.number, candidate, end))
            for *_, candidate, end in sorted(matched) if len(matched) > 1 else matched:
                match = Match(candidate.entry or _EXCEPTION, sentence, i, end)
                found[candidate.lexicon].append((match, candidate.entry is None))


_NOTHING_NEEDED = frozenset({0})
_EXCEPTION = Entry("")


def _candidates(
    kind: _Kind, following: tuple[str, ...], given: frozenset[int]
) -> list[tuple[tuple[int, int], _Candidate]]:
    """Return what may match where a token of a kind stands, with a rank: first by its keys, then by the next word's.

    Args:
        following: the keys of the token after it, in the same sentence.
        given: the needs that the sentence answers.
    """
    candidates: list[tuple[tuple[int, int], _Candidate]] = []
    if kind.singles:
        for need in kind.singles.keys() & given:
            candidates += [
                ((place, 0), candidate) for place, candidate in kind.singles[need] if candidate.needs <= given
            ]
    if kind.pairs:
        for number, second in enumerate(following, 1):
            if second in kind.pairs:
                candidates += [
                    ((place, number), candidate) for place, candidate in kind.pairs[second] if candidate.needs <= given
                ]
    return candidates


def _match_row(
    row: Row, section: Section, key_sets: list[frozenset[str]], start: int, sentence: Sentence
) -> int | None:
    """Return the end of a row's match at a token, or None."""
    if row[0] is START:
        if any(c.isalnum() for token in section.lowers[sentence.start : start] for c in token):
            return None
        row = row[1:]
    return _match_from(row, 0, section, key_sets, start, sentence.end)


def _match_from(
    row: Row, element_at: int, section: Section, key_sets: list[frozenset[str]], i: int, end: int
) -> int | None:
    while element_at < len(row):
        keys, tags, low, high = row[element_at]
        if row[element_at] is END:
            return i if all(token in _CLOSERS for token in section.lowers[i:end]) else None
        if low != high:  # a gap: shortest first, within the clause
            for width in range(low, high + 1):
                if i + width > end or (width and section.lowers[i + width - 1] in _CLAUSE_ENDS):
                    return None
                matched = _match_from(row, element_at + 1, section, key_sets, i + width, end)
                if matched is not None:
                    return matched
            return None
        if i >= end or (keys is not None and keys.isdisjoint(key_sets[i])) or (tags and section.tags[i] not in tags):
            return None
        i += 1
        element_at += 1
    return i


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
