"""The lines of a draft as the recipient sees them, and the way back to the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from outreach_lint.readers.inline import BLANKS, Marks
from outreach_lint.source import Segment, SegmentKind, TextSpan

_NEWLINE = re.compile(r"\r\n|\n|\r")
_EDGES = BLANKS + "\u200b\ufeff"
# A first word after these cannot begin a new line of its own.
_BINDING = frozenset(
    "a an and as at but by for from in into is my of on or our than that the their this to via was with your".split()
)
_STOPS = ".!?:;…"
_MIN_WRAP = 24
_MAX_WRAP = 110


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        start, end: the line in the source without the blanks around it.
        indent: how many blanks it is set in.
        text: the line as the recipient sees it.
        segments: how `text` came out of the source.
    """

    start: int
    end: int
    indent: int
    text: str
    segments: tuple[Segment, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen on it."""
        return not self.text

    @property
    def is_field(self) -> bool:
        """Whether it shows stand-ins only."""
        return any(s.kind is SegmentKind.STAND_IN for s in self.segments) and not any(
            s.view.strip(" .,!-–—") for s in self.segments if s.kind is not SegmentKind.STAND_IN
        )

    def source_at(self, offset: int) -> int:
        """Return the first place of the source that has `offset` characters of the text before it."""
        at = 0
        # The text is stripped: blanks that skipped matter left in front don't count.
        shown = "".join(segment.view for segment in self.segments)
        offset += len(shown) - len(shown.lstrip())
        for segment in self.segments:
            if at + len(segment.view) >= offset:
                exact = segment.kind is SegmentKind.TEXT
                return segment.span.start + (offset - at) if exact else segment.span.end
            at += len(segment.view)
        return self.end

    def after(self, offset: int) -> Line:
        """Return the line without the first `offset` characters of its text."""
        start = self.source_at(offset) if offset < len(self.text) else self.end
        kept = tuple(_from(segment, start) for segment in self.segments if segment.span.end > start)
        return Line(start, self.end, 0, self.text[offset:].strip(), kept)

    def before(self, offset: int) -> Line:
        """Return the line's first `offset` characters only."""
        end = self.source_at(offset)
        kept = tuple(segment for segment in self.segments if segment.span.start < end)
        return Line(self.start, end, self.indent, self.text[:offset].strip(), kept)


def _from(segment: Segment, start: int) -> Segment:
    """Return what a segment holds from an offset of the source on."""
    if segment.kind is not SegmentKind.TEXT or start <= segment.span.start:
        return segment
    return Segment(segment.kind, TextSpan(start, segment.span.end), segment.view[start - segment.span.start :])


def split_lines(marks: Marks) -> list[Line]:
    """Split a source into lines; a newline inside a merge field does not end one."""
    lines: list[Line] = []
    text, start, skip = marks.text, 0, 0
    for match in _NEWLINE.finditer(text):
        if match.start() < skip:
            continue
        inside = marks.covers(match.start())
        if inside is not None:
            skip = inside
            continue
        lines.append(_line(marks, start, match.start()))
        start = match.end()
    lines.append(_line(marks, start, len(text)))
    return lines


def _line(marks: Marks, start: int, end: int) -> Line:
    raw = marks.text[start:end]
    indent = len(raw) - len(raw.lstrip(_EDGES))
    low, high = start + indent, start + len(raw.rstrip(_EDGES))
    if low >= high:
        return Line(start, start, 0, "", ())
    segments = tuple(marks.segments(low, high))
    return Line(low, high, indent, "".join(s.view for s in segments).strip(), segments)


class Wrapping:
    """How a draft breaks its lines: at a width, or only where the writer meant it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        pairs = [(a, b) for a, b in pairwise(lines) if a.text and b.text]
        self.width = max((a.end - a.start for a, _ in pairs if " " in a.text), default=0)
        certain = [(a, b) for a, b in pairs if b.text[0].islower() and a.text[-1] not in _STOPS]
        filled = sum(1 for a, b in certain if self._filled(a, b))
        self.wrapped = _MIN_WRAP <= self.width <= _MAX_WRAP and bool(certain) and filled >= len(certain) * 0.6

    def joins(self, line: Line, following: Line) -> bool:
        """Say whether the break between two lines of a paragraph is only a matter of width."""
        return _must_join(line, following) or (self.wrapped and self._filled(line, following))

    def _filled(self, line: Line, following: Line) -> bool:
        """Say whether the next line's first word would not have fitted."""
        word = following.text.split(" ", 1)[0]
        return line.end - line.start + 1 + len(word) > self.width


def _must_join(line: Line, following: Line) -> bool:
    """Say whether the words themselves run on."""
    last = line.text[-1]
    if last in _STOPS:
        return False
    filled_in = following.segments and following.segments[0].kind is SegmentKind.STAND_IN
    if last == "," or (following.text[0].islower() and not filled_in):
        return True
    return line.text.rsplit(" ", 1)[-1].lower() in _BINDING
