"""The notation in which lexicons write phrases, compiled into rows of elements.

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
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple


class LexiconError(ValueError):
    """A lexicon is not valid; the message names the place and the entry."""


class Element(NamedTuple):
    """One token to match: the keys it may have (None: any), its parts of speech, and how many tokens it spans."""

    keys: frozenset[str] | None
    tags: frozenset[str] | None = None
    low: int = 1
    high: int = 1


Row = tuple[Element, ...]
START = Element(frozenset({"^"}))
END = Element(frozenset({"$"}))
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


@cache
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
        return [(START,)]
    if text == "$":
        return [(END,)]
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
    if phrase.isalpha():  # most of what sets hold
        return [_word(phrase)]
    left_over = _ELEMENT.sub("", phrase).strip()
    if left_over:
        raise LexiconError(f"cannot read {left_over!r} (brackets don't nest)")
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
        anchor_of(row)
    return rows_out


def anchor_of(row: Row) -> int:
    """Return the index of the row's first word; only the start mark may stand before it."""
    first = 1 if row[0] is START else 0
    if len(row) <= first or row[first].keys is None or row[first] in (START, END):
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
