"""Words and phrases as data: load, validate and match `lexicons/**/*.yaml`.

All lexicons are matched in one pass over each document (`match_lexicons`), however many rules there are: the first
two words of every phrase form one index, and each token is looked up once.

The phrase notation
-------------------
A phrase is a row of elements separated by spaces:

- `word` matches a token whose lower-cased form, norm or lemma is that word: `reach out` finds "reaching out", and
  `I am` finds "I'm".
- `=word` matches the form only: `=leads` finds neither "lead" nor "leading".
- `word/NOUN` also asks for the universal part of speech; several may be given: `lead/NOUN,PROPN`.
- `(a|b c|d)` matches any of the alternatives; `<name>` any phrase of the set `name` (the lexicon's own `sets:`, or
  a word list shared by all in `lexicons/sets.yaml`).
- `*` is any one token, `*3` up to three tokens of the same clause (none of them . ? ! : ;).
- `^` and `$` are the start and the end of a sentence (final punctuation aside).
- an element followed by `?` may be missing.

Contractions may be written as people do (`don't`, `we're`); hyphens are tokens (`follow-up` is three).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from outreach_lint.document import LINTED_ROLES, Document, Section, Sentence
from outreach_lint.source import TextSpan


class LexiconError(ValueError):
    """A lexicon file is not valid; the message names the file and the entry."""


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
        return str(self.section.doc[self.start : self.end].text)


@dataclass(frozen=True)
class Lexicon:
    """A named list of phrases with look-alikes that must stay silent."""

    name: str
    entries: tuple[Entry, ...]
    exceptions: tuple[str, ...] = ()
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)

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
    for phrase in (*(entry.phrase for entry in entries), *exceptions):
        try:
            compile_phrase(phrase, lexicon.sets)
        except LexiconError as error:
            raise LexiconError(f"{place}: {phrase!r}: {error}") from None
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


# --- Phrases, compiled ---------------------------------------------------------------------------------------------


class Element(NamedTuple):
    """One token to match: the keys it may have (None: any), its parts of speech, and how many tokens it spans."""

    keys: frozenset[str] | None
    tags: frozenset[str] | None = None
    low: int = 1
    high: int = 1


Row = tuple[Element, ...]
_START = Element(frozenset({"^"}))
_END = Element(frozenset({"$"}))
_ELEMENT = re.compile(r"\([^()]*\)\??|<[\w-]+>\??|\*\d*|[^\s()<>]+")
_CONTRACTION = re.compile(r"(?i)(?<=[a-z])(n['’]t|['’](?:m|re|ve|ll|d|s))\b")
_FULL = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "'d", "'s": "'s"}
_MAX_ROWS = 20_000


@cache
def _split_words(text: str) -> tuple[str, ...]:
    """Split written words as the tokenizer will: contractions undone, hyphens and punctuation apart."""
    spaced = _CONTRACTION.sub(lambda m: " " + _FULL[m.group(1).lower().replace("’", "'")], text)
    spaced = re.sub(r"(?<=\w)-(?=\w)", " - ", spaced).replace("cannot", "can not")
    return tuple(re.findall(r"'[ds]\b|[\w$£€%#&@]+(?:\.\w+)*|[^\w\s]", spaced.lower()))


def _word(text: str) -> Row:
    text, slash, tags = text.partition("/")
    exact = text.startswith("=") and len(text) > 1
    allowed = frozenset(tags.split(",")) if slash else None
    pieces = _split_words(text[1:] if exact else text)
    if not pieces:
        raise LexiconError(f"nothing to match in {text!r}")
    return tuple(Element(frozenset({f"={piece}" if exact else piece}), allowed) for piece in pieces)


def _alternatives(text: str, sets: dict[str, tuple[str, ...]]) -> list[Row]:
    if text == "^":
        return [(_START,)]
    if text == "$":
        return [(_END,)]
    if text[0] == "*":
        return [(Element(None),)] if text == "*" else [(Element(None, None, 0, int(text[1:])),)]
    if text[0] == "<":
        name = text[1:-1]
        if name not in sets:
            raise LexiconError(f"no set called {name!r}")
        return [row for phrase in sets[name] for row in compile_phrase(phrase, sets)]
    if text[0] == "(":
        return [row for part in text[1:-1].split("|") for row in compile_phrase(part.strip(), sets)]
    return [_word(text)]


def compile_phrase(phrase: str, sets: dict[str, tuple[str, ...]]) -> list[Row]:
    """Turn a phrase into the rows of elements that it stands for.

    Raises:
        LexiconError: when the notation is broken, a set is unknown, or it stands for too many rows.
    """
    options: list[list[Row]] = []
    for match in _ELEMENT.finditer(phrase):
        text = match.group()
        optional = len(text) > 1 and text.endswith("?")
        rows = _alternatives(text[:-1] if optional else text, sets)
        options.append([*rows, ()] if optional else rows)
    if not options:
        raise LexiconError("an empty phrase")
    total = 1
    for rows in options:
        total *= len(rows)
    if total > _MAX_ROWS:
        raise LexiconError(f"stands for {total} rows; split it")
    rows_out = [tuple(e for part in combination for e in part) for combination in _merged(options)]
    rows_out = [row for row in rows_out if row]
    for row in rows_out:
        _anchor(row)
    return rows_out


def _anchor(row: Row) -> int:
    """Return the index of the row's first word; only the start mark may stand before it."""
    first = 1 if row[0] is _START else 0
    if len(row) <= first or row[first].keys is None or row[first] in (_START, _END):
        raise LexiconError("a phrase begins with a word")
    return first


def _merged(options: list[list[Row]]) -> Iterator[tuple[Row, ...]]:
    """Combine alternatives; single-word ones of a position fold into one element, which keeps the product small."""
    folded = []
    for rows in options:
        single = [row[0] for row in rows if len(row) == 1 and row[0].keys and row[0].tags is None and row[0].low]
        rest = [row for row in rows if not (len(row) == 1 and row[0].keys and row[0].tags is None and row[0].low)]
        if len(single) > 1:
            keys = frozenset(key for element in single for key in element.keys or ())
            rest = [(Element(keys),), *rest]
        else:
            rest = rows
        folded.append(rest)
    return product(*folded)


# --- Matching, one pass --------------------------------------------------------------------------------------------


class _Candidate(NamedTuple):
    row: Row
    lexicon: int
    entry: Entry | None  # None: an exception


class _Index:
    """All phrases of all lexicons by their first word, or first two where both are plain words."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.names = [lexicon.name for lexicon in lexicons]
        self.singles: dict[str, list[_Candidate]] = defaultdict(list)
        self.pairs: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
        self.pair_heads: set[str] = set()
        for number, lexicon in enumerate(lexicons):
            for entry in lexicon.entries:
                self._add(entry.phrase, lexicon, number, entry)
            for phrase in lexicon.exceptions:
                self._add(phrase, lexicon, number, None)

    def _add(self, phrase: str, lexicon: Lexicon, number: int, entry: Entry | None) -> None:
        for row in compile_phrase(phrase, lexicon.sets):
            candidate = _Candidate(row, number, entry)
            anchor = _anchor(row)
            first = row[anchor].keys or frozenset()
            second = row[anchor + 1].keys if len(row) > anchor + 1 else None
            if second and row[anchor + 1] is not _END:
                for pair in product(first, second):
                    self.pairs[pair].append(candidate)
                self.pair_heads.update(first)
            else:
                for key in first:
                    self.singles[key].append(candidate)


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


@cache
def _keys(lower: str, lemma: str) -> tuple[str, ...]:
    """Return all keys under which a token may be looked up."""
    plain = _CLITICS.get(lower) or ((lower, _NORMS[lower]) if lower in _NORMS else (lower,))
    return tuple(dict.fromkeys((*plain, lemma, f"={lower}")))


_CLAUSE_ENDS = frozenset(".?!:;")
_CLOSERS = frozenset(".?!…\"')”’")


def match_lexicons(document: Document) -> dict[str, list[Match]]:
    """Match every shipped lexicon against the linted sections of a document, in one pass.

    Use it through `document.once(match_lexicons)` or `Lexicon.find`.
    """
    return _match_index(document, _shipped_index())


def match_phrases(document: Document, lexicons: Sequence[Lexicon]) -> dict[str, list[Match]]:
    """Match lexicons that were not loaded from the shipped folder, by name; for house words and tests."""
    return {**{lexicon.name: [] for lexicon in lexicons}, **_match_index(document, _Index(lexicons))}


def _match_index(document: Document, index: _Index) -> dict[str, list[Match]]:
    found: list[list[tuple[Match, bool]]] = [[] for _ in index.names]
    by_section: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        by_section[id(sentence.section)].append(sentence)
    for section in document.sections:
        if section.role in LINTED_ROLES:
            _match_section(section, by_section[id(section)], index, found)
    return {name: _settle(matches) for name, matches in zip(index.names, found, strict=True) if matches}


def _match_section(
    section: Section, sentences: list[Sentence], index: _Index, found: list[list[tuple[Match, bool]]]
) -> None:
    token_keys = [_keys(lower, lemma) for lower, lemma in zip(section.lowers, section.lemmas, strict=True)]
    key_sets = [frozenset(keys) for keys in token_keys]
    for sentence in sentences:
        for i in range(sentence.start, sentence.end):
            for candidate in _candidates(index, token_keys, i, sentence.end):
                end = _match_row(candidate.row, section, key_sets, i, sentence)
                if end is not None and section.locate(i, end) is not None:
                    entry = candidate.entry or Entry("")
                    match = Match(entry, sentence, i, end)
                    found[candidate.lexicon].append((match, candidate.entry is None))


def _candidates(
    index: _Index, token_keys: list[tuple[str, ...]], i: int, end: int
) -> Iterator[_Candidate]:
    for key in token_keys[i]:
        if key in index.singles:
            yield from index.singles[key]
        if key in index.pair_heads and i + 1 < end:
            for second in token_keys[i + 1]:
                yield from index.pairs.get((key, second), ())


def _match_row(
    row: Row, section: Section, key_sets: list[frozenset[str]], start: int, sentence: Sentence
) -> int | None:
    """Return the end of a row's match at a token, or None."""
    if row[0] is _START:
        if any(c.isalnum() for token in section.lowers[sentence.start : start] for c in token):
            return None
        row = row[1:]
    return _match_from(row, 0, section, key_sets, start, sentence.end)


def _match_from(
    row: Row, element_at: int, section: Section, key_sets: list[frozenset[str]], i: int, end: int
) -> int | None:
    while element_at < len(row):
        keys, tags, low, high = row[element_at]
        if row[element_at] is _END:
            return i if all(token in _CLOSERS for token in section.lowers[i:end]) else None
        if low != high:  # a gap: shortest first, within the clause
            for width in range(low, high + 1):
                if i + width > end or (width and section.lowers[i + width - 1] in _CLAUSE_ENDS):
                    return None
                matched = _match_from(row, element_at + 1, section, key_sets, i + width, end)
                if matched is not None:
                    return matched
            return None
        if i >= end or (keys is not None and not keys & key_sets[i]) or (tags and section.tags[i] not in tags):
            return None
        i += 1
        element_at += 1
    return i


def _settle(matches: list[tuple[Match, bool]]) -> list[Match]:
    """Keep the longest of overlapping matches; exceptions swallow what they overlap."""
    taken: list[tuple[int, int, int]] = []
    kept = []
    for match, is_exception in sorted(matches, key=lambda m: (not m[1], m[0].start - m[0].end, m[0].start)):
        place = (id(match.section), match.start, match.end)
        if any(place[0] == s and match.start < e and b < match.end for s, b, e in taken):
            continue
        taken.append(place)
        if not is_exception:
            kept.append(match)
    return sorted(kept, key=lambda m: (m.sentence.index, m.start))
