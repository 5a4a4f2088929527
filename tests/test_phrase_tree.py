"""The tree finds what looking for one phrase after the other would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.phrase_tree import PhraseTree, grow
from outreach_lint.phrases import END, START, LexiconError, Row, compile_phrase

WORDS = ["a", "b", "c", ".", ","]
TAGS = ["NOUN", "VERB"]
ELEMENTS = ["a", "b", "=c", "(a|b)", "(a c|b)", "c?", "a/NOUN", "(a|b)?", "b/NOUN,VERB", "*", "*1", "*3", "$"]


def keys(lower: str, lemma: str) -> tuple[str, ...]:
    """Keys as lexicons have them."""
    return tuple(dict.fromkeys((lower, lemma, f"={lower}")))


def ends_of(row: Row, lowers: list[str], lemmas: list[str], tags: list[str], start: int) -> list[int]:
    """Return where a row may end that begins at a token: the first end is its match."""
    if row[0] is START:
        if any(word.isalnum() for word in lowers[:start]):
            return []
        row = row[1:]
    if not row:
        return [start]
    element, rest = row[0], row[1:]
    if element is END:
        return [start] if all(word in ".," and word != "," for word in lowers[start:]) else []
    if element.low != element.high:
        found = []
        for width in range(element.high + 1):
            if start + width > len(lowers) or "." in lowers[start : start + width]:
                break
            found += ends_of(rest, lowers, lemmas, tags, start + width) if rest else [start + width]
        return found
    if start >= len(lowers):
        return []
    if element.keys is not None and element.keys.isdisjoint(keys(lowers[start], lemmas[start])):
        return []
    if element.tags and tags[start] not in element.tags:
        return []
    return ends_of(rest, lowers, lemmas, tags, start + 1) if rest else [start + 1]


@st.composite
def phrases(draw: st.DrawFn) -> list[list[Row]]:
    """Some phrases that can be compiled."""
    compiled = []
    for _ in range(draw(st.integers(1, 6))):
        first = draw(st.sampled_from(["", "^ "])) + draw(st.sampled_from(ELEMENTS[:9]))
        try:
            rest = draw(st.lists(st.sampled_from(ELEMENTS), max_size=4))
            compiled.append(compile_phrase(" ".join([first, *rest]), {}))
        except LexiconError:  # it might begin with a gap
            continue
    return compiled


TOKEN = st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(TAGS))


@settings(max_examples=400, deadline=None)
@given(phrases(), st.lists(TOKEN, min_size=1, max_size=8))
def test_a_tree_finds_what_rows_find(compiled: list[list[Row]], tokens: list[tuple[str, str, str]]) -> None:
    lowers, lemmas, tags = (list(column) for column in zip(*tokens, strict=True))
    tree = PhraseTree(grow(compiled), keys)
    kinds = list(map(tree.kind, lowers, lemmas))
    found = {
        (start, item.phrase, item.end)
        for start, items in tree.find(kinds, lowers, tags, 0, len(lowers))
        for item in items
    }
    assert found == {
        (start, number, ends[0])
        for number, rows in enumerate(compiled)
        for row in rows
        for start in range(len(lowers))
        if (ends := ends_of(row, lowers, lemmas, tags, start))
    }


def test_ranks_go_by_the_most_telling_key_first() -> None:
    tree = PhraseTree(grow([compile_phrase("=a b", {}), compile_phrase("a b", {}), compile_phrase("a", {})]), keys)
    kinds = [tree.kind("a", "c"), tree.kind("b", "b")]
    ((_, found),) = tree.find(kinds, ["a", "b"], ["X", "X"], 0, 2)
    assert [item.phrase for item in sorted(found)] == [2, 1, 0]
