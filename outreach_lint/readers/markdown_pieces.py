"""A Markdown document in pieces: headings, paragraphs, lists, quotations, fences, tables, rules, and their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from outreach_lint.readers import dialects
from outreach_lint.readers.extract import Extract, Extractor

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NEWLINE = re.compile(r"\r\n|\n|\r")
_QUOTE_MARK = re.compile(r"[ \t]{0,12}>[ \t]?")
_TAG = "|".join(sorted(dialects.HTML_TAGS))
_INLINE = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<hard>\\(?=\r|\n))"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<comment><!--.{0,2000}?-->)"
    rf"|(?P<br><br\s*/?>)|(?P<tag></?(?:{_TAG})(?:\s[^<>]{{0,500}})?/?>)"
    r"|(?P<image>!\[[^\[\]\r\n]{0,200}\]\([^()\s]{0,500}(?:\s\"[^\"\r\n]{0,200}\")?\))"
    r"|(?P<note>\[\^[\w-]{1,30}\])",
    re.IGNORECASE | re.DOTALL,
)


class Shape(Enum):
    """What a piece is."""

    HEADING = "heading"
    TEXT = "text"
    LIST = "list"
    QUOTE = "quote"
    FENCE = "fence"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a document.

    Attributes:
        lines: (start, end) of each of its lines without the newline; of a fence, those between its marks; of a
            quotation, without their ">".
        level: of a heading.
        info: what a fence says of its language.
        bounds: where the whole piece begins and ends.
    """

    shape: Shape
    lines: tuple[tuple[int, int], ...]
    bounds: tuple[int, int]
    level: int = 0
    info: str = ""

    def text(self, source: str) -> str:
        """Return its lines as one text."""
        return "\n".join(source[start:end] for start, end in self.lines)


_SHAPES = {
    "heading_open": Shape.HEADING, "paragraph_open": Shape.TEXT, "html_block": Shape.TEXT, "code_block": Shape.TEXT,
    "bullet_list_open": Shape.LIST, "ordered_list_open": Shape.LIST, "blockquote_open": Shape.QUOTE,
    "fence": Shape.FENCE, "table_open": Shape.TABLE, "hr": Shape.RULE,
}  # fmt: skip
_APART = frozenset({"fence", "blockquote_open"})


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # A line of dashes below a paragraph is meant as a rule in drafts, not as the mark of a heading.
    return MarkdownIt("commonmark").enable("table").disable(["lheading", "inline", "reference", "text_join"])


def split_pieces(text: str, start: int = 0) -> list[Piece]:
    """Split a document, from an offset on, into its pieces in order."""
    breaks = [match.span() for match in _NEWLINE.finditer(text, start)]
    lines = list(zip([start, *(end for _, end in breaks)], [*(begin for begin, _ in breaks), len(text)], strict=True))
    tokens = _parser().parse(text[start:])
    return list(_pieces(text, lines, tokens))


def _pieces(text: str, lines: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> Iterator[Piece]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        shape = _SHAPES.get(token.type)
        if shape is None or token.map is None:
            index += 1
            continue
        end = index + 1
        if token.nesting == 1:
            while end < len(tokens) and not (tokens[end].nesting == -1 and tokens[end].level == token.level):
                end += 1
        inner = tokens[index + 1 : end]
        if shape is Shape.LIST and any(child.type in _APART for child in inner):
            yield from _pieces(text, lines, inner)
        else:
            piece = _piece(text, lines, token, shape)
            if piece:
                yield piece
        index = end + 1 if token.nesting == 1 else end


def _piece(text: str, lines: Sequence[tuple[int, int]], token: Token, shape: Shape) -> Piece | None:
    first, last = token.map or (0, 0)
    own = list(lines[first : min(last, len(lines))])
    while own and not text[own[-1][0] : own[-1][1]].strip():
        own.pop()
    if not own:
        return None
    bounds = (own[0][0], own[-1][1])
    if shape is Shape.FENCE:
        closed = len(own) > 1 and text[own[-1][0] : own[-1][1]].strip(" >\t").startswith(token.markup)
        own = own[1:-1] if closed else own[1:]
    elif shape is Shape.QUOTE:
        own = [(_after_mark(text, start, end), end) for start, end in own]
    level = int(token.tag[1:]) if shape is Shape.HEADING else 0
    return Piece(shape, tuple(own), bounds, level, token.info.strip().lower())


def _after_mark(text: str, start: int, end: int) -> int:
    match = _QUOTE_MARK.match(text, start, end)
    return match.end() if match else start


def take_lines(out: Extractor, text: str, lines: Sequence[tuple[int, int]], *, literal: bool = False) -> None:
    """Add lines to an extract, one below the other.

    Args:
        literal: whether they stand in a fence, where signs mean themselves.
    """
    for number, (start, end) in enumerate(lines):
        if start >= end and not number:
            continue
        if not out.empty and out.at < start:
            out.show(out.at, start, "\n" if number else "\n\n")
        if literal:
            out.keep(start, end)
        else:
            take_inline(out, text, start, end)


def take_inline(out: Extractor, text: str, start: int, end: int) -> None:
    """Add a stretch to an extract: escapes, entities, tags and images as their reader sees them."""
    import html

    at = start
    for match in _INLINE.finditer(text, start, end):
        out.keep(at, match.start())
        at = match.end()
        view = ""
        if match["entity"]:
            view = html.unescape(match[0])
        elif match["br"]:
            view = "\n"
        out.show(match.start(), at, view)
    out.keep(at, end)


def inline_extract(text: str, start: int, end: int) -> Extract:
    """Return a stretch of one line by itself."""
    out = Extractor(text, start)
    take_inline(out, text, start, end)
    return out.finish(end)
