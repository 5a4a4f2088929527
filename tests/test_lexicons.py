"""Every lexicon file: valid, sorted, without doubles, used, and each of its phrases finds itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import yaml

from outreach_lint.document import Block, Document, Message, MessageKind, Parties, Role, Section, Sentence
from outreach_lint.language.pipeline import load_pipeline
from outreach_lint.lexicon import (
    Lexicon,
    all_lexicon_names,
    lexicon_root,
    load_lexicon,
    match_lexicons,
    shared_sets,
)
from outreach_lint.phrases import Element, Row, compile_phrase
from outreach_lint.rule import Category
from outreach_lint.source import Segment, SegmentKind, SegmentMap, Source, TextSpan
from scripts.sort_lexicons import sort_key

PACKAGE = Path(__file__).parent.parent / "outreach_lint"
MAX_ROWS_TRIED = 40

every_lexicon = pytest.mark.parametrize("name", all_lexicon_names())


def test_lexicons_are_found() -> None:
    assert all_lexicon_names()


@every_lexicon
def test_lexicon_says_where_it_comes_from(name: str) -> None:
    source = yaml.safe_load(_text(name)).get("source")
    assert isinstance(source, str), "`source:` says in one line where the words come from"
    assert source.strip()
    assert _text(name).startswith("#"), "a comment on top gives the reasoning"


@every_lexicon
def test_lexicon_is_used_by_the_module_of_its_name(name: str) -> None:
    folder, stem = name.split("/")
    categories = {category.value.replace("-", "_") for category in Category}
    module = PACKAGE / ("rules" if folder in categories else "") / folder / f"{stem}.py"
    parts = sorted(module.with_suffix("").glob("*.py")) or [module]
    assert parts[0].is_file(), f"{name}.yaml belongs to {module.relative_to(PACKAGE.parent)}, which does not exist"
    loads = any(f'"{name}"' in part.read_text(encoding="utf-8") for part in parts)
    assert loads, f"{module.stem} does not load {name!r}"


@every_lexicon
def test_phrases_are_sorted_within_their_part(name: str) -> None:
    entries = load_lexicon(name).entries
    for group, run in groupby(entries, key=lambda entry: entry.group):
        phrases = [entry.phrase for entry in run]
        for part in _parts(name, phrases):
            assert part == sorted(part, key=sort_key), f"group {group!r}: run scripts/sort_lexicons.py"
    for part in _parts(name, list(load_lexicon(name).exceptions)):
        assert part == sorted(part, key=sort_key), "exceptions: run scripts/sort_lexicons.py"


def _parts(name: str, phrases: list[str]) -> Iterator[list[str]]:
    """Split a run of phrases where a comment line stands between two of them."""
    commented = set()
    lines = _text(name).splitlines()
    at = 0
    for phrase in phrases:
        place = next((i for i in range(at, len(lines)) if _written(phrase, lines[i])), at)
        if place and lines[place - 1].lstrip().startswith("#"):
            commented.add(phrase)
        at = place + 1
    part: list[str] = []
    for phrase in phrases:
        if phrase in commented and part:
            yield part
            part = []
        part.append(phrase)
    yield part


def _written(phrase: str, line: str) -> bool:
    return phrase in line or phrase.replace('"', '\\"') in line or phrase.replace("'", "''") in line


@every_lexicon
def test_no_phrase_stands_twice(name: str) -> None:
    lexicon = load_lexicon(name)
    seen: dict[str, str] = {}
    for phrase in (*(entry.phrase for entry in lexicon.entries), *lexicon.exceptions):
        folded = " ".join(phrase.casefold().split())
        assert folded not in seen, f"{phrase!r} stands twice"
        seen[folded] = phrase


@every_lexicon
def test_sets_are_sorted_and_unique(name: str) -> None:
    _check_sets(yaml.safe_load(_text(name)).get("sets") or {})


def test_shared_sets_are_sorted_and_unique() -> None:
    _check_sets({set_name: list(words) for set_name, words in shared_sets().items()})


def _check_sets(sets: dict[str, list[str]]) -> None:
    for set_name, words in sets.items():
        assert all(isinstance(word, str) for word in words), f"<{set_name}>: quote what YAML reads otherwise"
        assert words == sorted(words, key=str.casefold), f"<{set_name}> is not sorted"
        assert len(words) == len(set(words)), f"<{set_name}> has doubles"


@every_lexicon
def test_each_phrase_finds_itself(name: str) -> None:
    lexicon = load_lexicon(name)
    for entry in lexicon.entries:
        for row in _some_rows(entry.phrase, lexicon):
            words, tags = _example(row)
            document = _document(" ".join(words), tags)
            tokens = document.sections[0].lowers
            found = document.once(match_lexicons).get(name, [])
            assert any((m.start, m.end) == (0, len(words)) for m in found), (
                f"{entry.phrase!r} does not find {' '.join(words)!r}, which is tokenized as {tokens};"
                f" found {[m.text for m in found]}"
            )


def test_contractions_find_themselves() -> None:
    """Phrases written as people write them, with an apostrophe, straight or curly."""
    for name in all_lexicon_names():
        for entry in load_lexicon(name).entries:
            if re.fullmatch(r"[\w' ]*\w'\w[\w' ]*", entry.phrase):
                for text in (entry.phrase, entry.phrase.replace("'", "’")):
                    found = _document(text, []).once(match_lexicons).get(name, [])
                    assert any(m.start == 0 for m in found), f"{entry.phrase!r} does not find {text!r}"


def _some_rows(phrase: str, lexicon: Lexicon) -> Iterator[Row]:
    """Yield rows that a phrase stands for: each alternative of a place at least once, but not thousands."""
    rows = compile_phrase(phrase, lexicon.sets)
    step = max(len(rows) // MAX_ROWS_TRIED, 1)
    for row in rows[::step]:
        widest = max(len(element.keys) for element in row if element.keys)
        for variant in range(widest):
            yield tuple(_narrowed(element, variant) for element in row)


def _narrowed(element: Element, variant: int) -> Element:
    if not element.keys:
        return element
    keys = sorted(element.keys)
    return element._replace(keys=frozenset({keys[variant % len(keys)]}))


def _example(row: Row) -> tuple[list[str], list[str]]:
    """Return the words of the shortest text that a row stands for, and the parts of speech it asks for."""
    words, tags = [], []
    for keys, allowed, low, _ in row:
        word = next(iter(keys)) if keys else "thing"
        if word in ("^", "$"):
            continue
        for _ in range(low):
            words.append(word.removeprefix("=") if word != "=" else word)
            tags.append(sorted(allowed)[0] if allowed else "X")
    return words, tags


def _document(text: str, tags: list[str]) -> Document:
    """Tokenize a text as the pipeline does and dress it as a document of one sentence."""
    doc = load_pipeline().make_doc(text)
    for token in doc:
        token.lemma_ = token.lower_
        token.pos_ = tags[token.i] if len(tags) == len(doc) else "X"
    source = Source("draft.txt", text)
    segments = SegmentMap((Segment(SegmentKind.TEXT, TextSpan(0, len(text)), text),))
    block = Block(Role.BODY, 0, len(text))
    section = Section(block, doc, segments)
    message = Message(source, segments, (block,), MessageKind.OUTREACH)
    return Document(message, [section], [Sentence(0, section, 0, len(doc))], Parties())


def _text(name: str) -> str:
    return (lexicon_root() / f"{name}.yaml").read_text(encoding="utf-8")
