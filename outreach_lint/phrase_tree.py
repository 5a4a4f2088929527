"""Many phrases as one tree: a document's tokens are followed through it, however many phrases there are.

Every step of the tree is a set of keys (with parts of speech, where the phrase asks for some) that has a number. A
token is known by the numbers that it answers, so that one look at a node says which of its branches go on. A tree is
plain data: it can be written to a file and be there again at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from outreach_lint.phrases import END, Element, Row, anchor_of

# A node: number of a step -> node, or the place of one that is a text in JSON until some draft needs it; and under
# `_MARKS` what there is besides, by the three marks below.
Node = dict[str, Any]
_MARKS = ""
_ENDS = "+"  # the phrases that end here
_LAST = "$"  # those that end here if only closing punctuation is left of the sentence
_GAPS = "*"  # what follows any one token (`_ONE`), or up to so many of them -> node
_ONE = ""
# Texts of nodes that are longer are put aside; a draft needs but one in twenty of them.
_LONG = 250
_MOST_KINDS = 1 << 14
_CLAUSE_ENDS = frozenset(".?!:;")
_CLOSERS = frozenset(".?!…\"')”’")


class Found(NamedTuple):
    """Where a phrase ends that begins at some token.

    Attributes:
        rank: which of several phrases over the same tokens comes first: by the keys that its first words are found
            under, and by its number.
    """

    rank: tuple[int, int, int]
    phrase: int
    end: int


class _Start(NamedTuple):
    """A token as the first one of phrases.

    Attributes:
        node: what follows it.
        rank: the place of the key under which it begins them.
        tags: the parts of speech that it has to have; None: any.
        opening: whether it has to open the sentence.
    """

    node: Node
    rank: int
    tags: frozenset[str] | None
    opening: bool


class _Gap(NamedTuple):
    """A gap after the first token of phrases: how many tokens it may hold at most, and what follows it."""

    start: _Start
    most: int
    node: Node


class Kind(NamedTuple):
    """All that a tree knows about tokens of one form and lemma.

    Attributes:
        answers: the numbers of the steps that such a token answers.
        places: by step, the place of the first of its keys that answers it.
        starts, seconds: as the first token of phrases, and the steps one of which has to follow it.
        gaps, after_gaps: the gaps that may follow it, widest first, and the steps one of which has to follow them.
        marked: where something ends after it, or a gap does not lead to words.
    """

    answers: set[str]
    places: dict[str, int]
    starts: list[_Start]
    seconds: set[str]
    gaps: list[_Gap]
    after_gaps: set[str]
    marked: list[tuple[_Start, Node]]


class PhraseTree:
    """Phrases by number, to be found in sentences.

    Args:
        data: what `grow` made.
        keys_of: the keys of a token by its lower-cased form and lemma, the most telling first.
    """

    def __init__(self, data: dict[str, Any], keys_of: Callable[[str, str], Sequence[str]]) -> None:
        self._roots: tuple[Node, Node] = (data["anywhere"], data["opening"])
        self._nodes: list[Any] = data["nodes"]
        self._numbers: dict[str, str] = data["numbers"]
        self._tags: dict[str, frozenset[str]] = {number: frozenset(tags) for number, tags in data["tags"].items()}
        self._keys_of = keys_of
        self._kinds: dict[tuple[str, str], Kind] = {}

    def kind(self, lower: str, lemma: str) -> Kind:
        """Return what there is to know about tokens of a form and lemma, worked out once."""
        kind = self._kinds.get((lower, lemma))
        if kind is None:
            if len(self._kinds) >= _MOST_KINDS:
                self._kinds.clear()
            kind = self._kinds[lower, lemma] = self._work_out(self._keys_of(lower, lemma))
        return kind

    def _work_out(self, keys: Sequence[str]) -> Kind:
        kind = Kind(set(), {}, [], set(), [], set(), [])
        for place in reversed(range(len(keys))):
            kind.places.update(dict.fromkeys(self._numbers.get(keys[place], "").split(), place))
        kind.answers.update(kind.places)
        for opening, root in enumerate(self._roots):
            for number in root.keys() & kind.answers:
                node = self.node(root[number])
                self._begin(kind, _Start(node, kind.places[number], self._tags.get(number), bool(opening)))
        kind.seconds.update(*(start.node for start in kind.starts))
        kind.after_gaps.update(*(gap.node for gap in kind.gaps))
        kind.gaps.sort(key=lambda gap: -gap.most)
        return kind

    def node(self, node: Any) -> Node:
        """Return a node that is given as itself or by its place."""
        if isinstance(node, int):
            if isinstance(self._nodes[node], str):
                self._nodes[node] = json.loads(self._nodes[node].replace("'", '"'))
            node = self._nodes[node]
        found: Node = node
        return found

    def _begin(self, kind: Kind, start: _Start) -> None:
        """Take up what a kind of token begins; gaps are put together, to be looked across at once, but for odd ones."""
        kind.starts.append(start)
        marks = dict(start.node.get(_MARKS, {}))
        for most, place in marks.pop(_GAPS, {}).items():
            after = self.node(place)
            if most == _ONE or _MARKS in after:
                marks.setdefault(_GAPS, {})[most] = after
            else:
                kind.gaps.append(_Gap(start, int(most), after))
        if marks:
            kind.marked.append((start, marks))

    def find(
        self, kinds: Sequence[Kind], lowers: Sequence[str], tags: Sequence[str], start: int, end: int
    ) -> Iterator[tuple[int, list[Found]]]:
        """Yield the tokens of a sentence at which phrases begin, with those phrases.

        Args:
            kinds, lowers, tags: of all tokens of the section that the sentence stands in.
            start, end: the sentence.
        """
        walk = _Walk(self, self._tags, kinds, lowers, tags, end)
        opening = True
        for i in range(start, end):
            if kinds[i].starts and (found := walk.begin(i, opening)):
                yield i, found
            opening = opening and not any(map(str.isalnum, lowers[i]))


class _Walk:
    """Follows a sentence through the tree, from one token after the other."""

    __slots__ = ("_end", "_found", "_kinds", "_lowers", "_opening", "_passed", "_tags", "_tree", "_wanted")

    def __init__(
        self,
        tree: PhraseTree,
        wanted: dict[str, frozenset[str]],
        kinds: Sequence[Kind],
        lowers: Sequence[str],
        tags: Sequence[str],
        end: int,
    ) -> None:
        self._tree = tree
        self._wanted = wanted
        self._kinds = kinds
        self._lowers = lowers
        self._tags = tags
        self._end = end
        self._opening = True
        self._found: list[Found] = []
        self._passed: set[int] = set()

    def begin(self, i: int, opening: bool) -> list[Found]:
        """Return the phrases that begin at a token of a kind that begins some.

        Args:
            opening: whether only punctuation stands before it.
        """
        self._opening = opening
        if self._found:
            self._found, self._passed = [], set()
        kind = self._kinds[i]
        for start, marks in kind.marked:
            if self._starts(start, i):
                self._look(marks, i + 1, (start.rank, 0))
        if kind.gaps:
            self._cross_all(kind, i)
        if i + 1 < self._end:
            following = self._kinds[i + 1]
            for number in kind.seconds & following.answers:
                for start in kind.starts:
                    if number in start.node and self._starts(start, i) and self._fits(number, i + 1):
                        self._follow(start.node[number], i + 2, (start.rank, following.places[number] + 1))
        return self._found

    def _cross_all(self, kind: Kind, i: int) -> None:
        """Go on after the gaps that may follow the first token: shortest first, within the clause."""
        for width, at in enumerate(range(i + 1, min(i + 2 + kind.gaps[0].most, self._end))):
            for number in kind.after_gaps & self._kinds[at].answers:
                for start, most, node in kind.gaps:
                    if width <= most and number in node and self._starts(start, i) and self._fits(number, at):
                        self._follow(node[number], at + 1, (start.rank, 0))
            if self._lowers[at] in _CLAUSE_ENDS:
                return

    def _starts(self, start: _Start, i: int) -> bool:
        return (self._opening or not start.opening) and (start.tags is None or self._tags[i] in start.tags)

    def _fits(self, number: str, i: int) -> bool:
        """Say whether a token that answers a step by its words does so by its part of speech."""
        return number not in self._wanted or self._tags[i] in self._wanted[number]

    def _follow(self, node: Any, i: int, rank: tuple[int, int]) -> None:
        if isinstance(node, int):
            node = self._tree.node(node)
        if _MARKS in node:
            self._look(node[_MARKS], i, rank)
        if i < self._end:
            for number in node.keys() & self._kinds[i].answers:
                if self._fits(number, i):
                    self._follow(node[number], i + 1, rank)

    def _look(self, marks: dict[str, Any], i: int, rank: tuple[int, int]) -> None:
        """Take what ends at a node, and go on over its gaps."""
        if _ENDS in marks:
            self._take(marks[_ENDS], i, rank)
        if _LAST in marks and _CLOSERS.issuperset(self._lowers[i : self._end]):
            self._take(marks[_LAST], i, rank)
        if _GAPS in marks:
            for most, after in marks[_GAPS].items():
                self._cross(after, most, i, rank)

    def _take(self, phrases: list[int], i: int, rank: tuple[int, int]) -> None:
        """Take the phrases that end here; of the ends that their gaps allow, only the first counts."""
        if id(phrases) not in self._passed:
            self._passed.add(id(phrases))
            self._found += [Found((*rank, phrase), phrase, i) for phrase in phrases]

    def _cross(self, place: Any, most: str, i: int, rank: tuple[int, int]) -> None:
        """Go on after a gap: shortest first, within the clause."""
        node = self._tree.node(place)
        if most == _ONE:
            if i < self._end:
                self._follow(node, i + 1, rank)
            return
        for at in range(i, min(i + int(most) + 1, self._end + 1)):
            if at > i and self._lowers[at - 1] in _CLAUSE_ENDS:
                return
            if _MARKS in node or (at < self._end and not node.keys().isdisjoint(self._kinds[at].answers)):
                self._follow(node, at, rank)


def grow(phrases: Iterable[Iterable[Row]]) -> dict[str, Any]:
    """Return the tree of phrases, each given as the rows that it stands for, numbered in order; all of it plain data.

    The branches of the roots are texts in JSON, so that a reader takes up only what begins some word of a draft.
    """
    steps: dict[Element, str] = {}
    anywhere: Node = {}
    opening: Node = {}
    for phrase, rows in enumerate(phrases):
        for row in rows:
            anchor = anchor_of(row)
            _plant(opening if anchor else anywhere, row[anchor:], phrase, steps)
    numbers: dict[str, list[str]] = {}
    for element, number in steps.items():
        for key in sorted(element.keys or ()):
            numbers.setdefault(key, []).append(number)
    nodes: list[str] = []
    return {
        "anywhere": {number: _put_aside(node, nodes) for number, node in anywhere.items()},
        "opening": {number: _put_aside(node, nodes) for number, node in opening.items()},
        "nodes": nodes,
        "numbers": {key: " ".join(answered) for key, answered in numbers.items()},
        "tags": {number: sorted(element.tags) for element, number in steps.items() if element.tags},
    }


def _plant(node: Node, row: Row, phrase: int, steps: dict[Element, str]) -> None:
    for element in row:
        if element is END:
            _mark(node, _LAST, []).append(phrase)
            return
        if element.keys is None:
            gap = _ONE if element.low == element.high else str(element.high)
            node = _mark(node, _GAPS, {}).setdefault(gap, {})
        else:
            node = node.setdefault(steps.setdefault(element, str(len(steps))), {})
    _mark(node, _ENDS, []).append(phrase)


def _mark(node: Node, mark: str, empty: Any) -> Any:
    return node.setdefault(_MARKS, {}).setdefault(mark, empty)


def _fold(node: Node, nodes: list[str]) -> Node:
    """Return a node with all below it that is long put aside as texts."""
    folded = {number: _put_aside(child, nodes, _LONG) for number, child in node.items() if number != _MARKS}
    if _MARKS in node:
        marks = dict(node[_MARKS])
        if _GAPS in marks:
            marks[_GAPS] = {most: _put_aside(after, nodes, _LONG) for most, after in marks[_GAPS].items()}
        folded[_MARKS] = marks
    return folded


def _put_aside(node: Node, nodes: list[str], longest: int = 0) -> Any:
    """Return a node if its text is no longer than allowed, else the place of its text among the others."""
    folded = _fold(node, nodes)
    # There are numbers and marks in it only, and in other quotes it can stand within JSON as it is.
    text = json.dumps(folded, separators=(",", ":")).replace('"', "'")
    if len(text) <= longest:
        return folded
    nodes.append(text)
    return len(nodes) - 1
