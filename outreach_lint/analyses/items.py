"""Lists of features, and their items in running text: what stands between commas, bars, slashes or plus signs."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_lint.analyses.clauses import words_of
from outreach_lint.document import Section, Sentence

# A list keeps to one way of parting its items; "Lucy Johnson | Founder, Northfold" is none.
_WAYS = (frozenset({",", ";"}), frozenset({"|", "•", "·"}), frozenset({"/"}), frozenset({"+"}))
# Between words without spaces these belong to one word: "24/7", "B2B/B2C".
_SPACED = frozenset({"/", "+", "|"})
_ADDERS = frozenset({"and", "or", "plus", "&", "n", "'n'"})
# A comma ends a list of another way: "a / b / c, all at one price".
_ENDS = frozenset({".", "!", "?", "(", ")", "–", "—", ":"}) | _WAYS[0]
# A chunk that begins so is no further item: it comments on the list.
_COMMENTS = frozenset({
    "all", "as", "because", "but", "everything", "for", "from", "if", "in", "making", "on", "so", "that", "to",
    "when", "where", "which", "while", "who", "with", "without", "you",
})  # fmt: skip
# "And so on" is no thing of its own.
_REST = frozenset({"etc", "etc.", "more", "others"})
# Before examples of what was just named: "tools such as", "including".
EXAMPLES = frozenset({"as", "e.g.", "including", "like"})
_OPENERS = EXAMPLES | {"of"}
CONTENT = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
# Items of a list are short; a longer chunk is a clause of its own.
LONGEST_ITEM = 9
# From this many on, things in a row are a list.
LEAST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class FeatureList:
    """Features of the sender or the product in a row.

    Attributes:
        sentence: the sentence that holds the list, or the one that announces its bullets.
        start, end: the token range of the list in that sentence's section; of the announcement, for bullets.
        items: the features: section and token range of each.
        bulleted: the features are bullets.
    """

    sentence: Sentence
    start: int
    end: int
    items: tuple[tuple[Section, int, int], ...]
    bulleted: bool

    def quote(self, item: int) -> str:
        """Return one of the features in the view's words."""
        return words_of(*self.items[item])


def is_parted(sentence: Sentence) -> bool:
    """Say whether a sentence holds anything that parts items."""
    section = sentence.section
    return any(_way(section, i) is not None for i in range(sentence.start, sentence.end))


def items_from(section: Section, start: int, end: int) -> list[tuple[int, int]]:
    """Split a stretch into the items of the list that it begins with; an empty list when it isn't one."""
    way = next((way for i in range(start, end) if (way := _way(section, i)) is not None), None)
    chunks: list[tuple[int, int]] = []
    begin = start
    for i in range(start, end + 1):
        lower = section.lowers[i] if i < end else "."
        parts = i < end and _way(section, i) == way is not None
        if lower == ":" and not chunks:
            begin = i + 1
        elif parts or lower in _ENDS or (i < end and is_dash(section, i)):
            chunk = _item(section, begin, i, first=not chunks)
            if chunk is None or (chunks and _acts_alone(section, chunks[-1], chunk)):
                break
            chunks.append(chunk)
            begin = i + 1
            if not parts or section.lowers[min(chunk[0], end - 1)] in _ADDERS:
                break
    return [_trim(section, chunk) for chunk in _split_last(section, chunks)]


def is_dash(section: Section, i: int) -> bool:
    """Say whether a hyphen stands between spaces, as a dash."""
    return section.lowers[i] in ("-", "--") and i > 0 and section.is_spaced(i - 1)


def content_of(section: Section, item: tuple[int, int]) -> int:
    """Return the first word of an item that carries its meaning."""
    first = next((i for i in range(*item) if section.tags[i] in CONTENT), item[0])
    return first - 2 if first - 2 >= item[0] and section.lowers[first - 1] == "-" else first


def _way(section: Section, i: int) -> frozenset[str] | None:
    """Return the way of parting items that a token belongs to, or None."""
    lower = section.lowers[i]
    if lower in _SPACED and not (i > 0 and section.is_spaced(i - 1)):
        return None
    return next((way for way in _WAYS if lower in way), None)


def _item(section: Section, start: int, end: int, *, first: bool) -> tuple[int, int] | None:
    """Return a chunk as an item, or None where it is a comment, a clause, or empty."""
    if first:
        for i in range(end - 2, start, -1):
            if section.lowers[i] in _OPENERS and end - i - 1 <= LONGEST_ITEM:
                return i + 1, end
        return (start, end) if end > start else None
    inner = start + 1 if start < end and section.lowers[start] in _ADDERS else start
    if end - inner > LONGEST_ITEM:  # the last of a list may go on about all of it
        end = next((i for i in range(inner + 1, end) if section.tags[i] in ("ADP", "SCONJ")), end)
    if inner >= end or end - inner > LONGEST_ITEM or section.lowers[inner] in _COMMENTS:
        return None
    if not _acts(section, inner) and any(
        section.deps[i].startswith(("nsubj", "csubj", "mark")) for i in range(inner, end)
    ):
        return None
    rest = end - inner == 1 and section.lowers[inner] in _REST
    return (start, end) if any(section.tags[i] in CONTENT for i in range(inner, end)) and not rest else None


def _acts(section: Section, i: int) -> bool:
    """Say whether a token is a verb of the third person: "adds captions, finds the best moments"."""
    return section.tags[i] == "VERB" and section.lowers[i].endswith("s")


def _acts_alone(section: Section, before: tuple[int, int], chunk: tuple[int, int]) -> bool:
    """Say whether "and" takes a list of things on to the next verb: "rotas, tills, and supports four languages"."""
    start = chunk[0]
    return section.lowers[start] in _ADDERS and _acts(section, start + 1) and not _acts(section, before[0])


def _split_last(section: Section, chunks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Split "c and d" where it ends a list without a comma before "and"."""
    if len(chunks) < 2 or section.lowers[chunks[-1][0]] in _ADDERS:
        return chunks
    start, end = chunks[-1]
    for i in range(end - 1, start, -1):
        if section.lowers[i] in _ADDERS:
            return [*chunks[:-1], (start, i), (i + 1, end)]
    return chunks


def _trim(section: Section, item: tuple[int, int]) -> tuple[int, int]:
    start, end = item
    while start < end - 1 and section.lowers[start] in _ADDERS:
        start += 1
    return start, end
