"""The exact text of a draft, and every offset into it.

All offsets are Unicode code points into the decoded source with its original newlines. A reader turns the source
into a *view* (what the recipient would read) by listing segments; a `SegmentMap` carries every place in the view
back to the source. Nothing is ever searched for again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

# A draft is a page or two; what is larger is something else.
MAX_BYTES = 32 * 1024 * 1024
# The file that lies beside "draft.txt" and holds directives about it is "draft.txt.outreach-lint".
SIDECAR_SUFFIX = ".outreach-lint"

# Only these end a line: str.splitlines() would also break at U+2028, form feeds and others.
_NEWLINE = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """A stretch of the source: code-point offsets, end excluded."""

    start: int
    end: int

    def overlaps(self, other: TextSpan) -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place for people: 1-based line and 1-based column, both in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Which reading of a template is wanted; a plain draft has only one.

    Attributes:
        dialect: the platform whose template it is, as settings call it; None: inferred.
        number: 0 for the first arm of every conditional and the first of several wordings, 1 for the second ...
        empty: whether every field of the platform is empty, and every conditional goes as it then would.
    """

    dialect: str | None = None
    number: int = 0
    empty: bool = False


class Source:
    """One decoded file: its path, its exact text and notes about how it was read.

    Attributes:
        reading: which reading of a template its reader is to show.
        verbatim: whether the file holds this text as it stands, so that an edit of the text is one of the file.
    """

    def __init__(
        self, path: str, text: str, *, encoding: str = "utf-8", notes: Sequence[str] = (), verbatim: bool = True
    ) -> None:
        self.path = path
        self.reading = Reading()
        self.verbatim = verbatim
        self.text = text
        self.encoding = encoding
        self.notes = tuple(notes)
        self._line_starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"

    def read_as(self, reading: Reading) -> Source:
        """Return the same file with another reading asked for."""
        other = copy(self)
        other.reading = reading
        return other

    def slice(self, span: TextSpan) -> str:
        """Return the exact source text of a span."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Return the 1-based line and column of an offset (0 to len(text))."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line_span(self, line: int) -> TextSpan:
        """Return the span of a 1-based line, without its newline."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        return TextSpan(start, start + len(self.text[start:end].rstrip("\r\n")))

    @property
    def line_count(self) -> int:
        """How many lines the source has (an empty source has one)."""
        return len(self._line_starts)


class SegmentKind(Enum):
    """How a stretch of the view came out of the source."""

    TEXT = "text"
    """The view repeats the source, character for character."""
    DECODED = "decoded"
    """The view stands for an escape, entity or soft line break of the source."""
    STAND_IN = "stand-in"
    """The view holds a plausible value in place of a merge field."""
    SKIPPED = "skipped"
    """Markup or matter that the recipient does not read; the view is empty."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the source and what the view holds in its place."""

    kind: SegmentKind
    span: TextSpan
    view: str


@dataclass(frozen=True)
class SegmentMap:
    """A monotonic list of segments: the view of a source, and the way back from it.

    Raises:
        ValueError: when the segments overlap, leave a hole, or a TEXT segment differs in length from its view.
    """

    segments: tuple[Segment, ...]
    view: str = field(init=False)
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts, length, end = [], 0, self.segments[0].span.start if self.segments else 0
        for segment in self.segments:
            if segment.span.start != end or segment.span.end < segment.span.start:
                raise ValueError(f"segments do not tile the source at offset {end}: {segment}")
            if segment.kind is SegmentKind.TEXT and len(segment.view) != segment.span.end - segment.span.start:
                raise ValueError(f"a text segment must repeat its source: {segment}")
            starts.append(length)
            length += len(segment.view)
            end = segment.span.end
        object.__setattr__(self, "view", "".join(segment.view for segment in self.segments))
        object.__setattr__(self, "_starts", starts)

    def touched(self, start: int, end: int) -> Iterable[tuple[Segment, int]]:
        """Yield the segments that a stretch of the view touches, each with its own view offset."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self.segments) and self._starts[index] < end:
            segment = self.segments[index]
            if self._starts[index] + len(segment.view) > start:
                yield segment, self._starts[index]
            index += 1

    def to_source(self, start: int, end: int) -> TextSpan | None:
        """Map a stretch of the view (end excluded) to the source.

        Returns:
            The smallest source span that covers it, or None when it touches stand-ins and skipped matter only.
        """
        index = max(bisect_right(self._starts, start) - 1, 0)
        if start < end and index < len(self.segments):
            segment, offset = self.segments[index], self._starts[index]
            if segment.kind is SegmentKind.TEXT and end <= offset + len(segment.view):
                # Most stretches lie inside of one piece of plain text.
                return TextSpan(segment.span.start + start - offset, segment.span.start + end - offset)
        first: int | None = None
        last = 0
        real = False
        for segment, offset in self.touched(start, end):
            exact = segment.kind is SegmentKind.TEXT
            if first is None:
                first = segment.span.start + (max(start - offset, 0) if exact else 0)
            last = segment.span.start + (end - offset) if exact else segment.span.end
            last = min(last, segment.span.end)
            real = real or segment.kind in (SegmentKind.TEXT, SegmentKind.DECODED)
        if first is None or not real:
            return None
        return TextSpan(first, last) if first < last else self._whole(start, first)

    def _whole(self, start: int, at: int) -> TextSpan | None:
        """Return the span of the escape that a cut piece without any source of its own is part of."""
        index = bisect_right(self._starts, start) - 1
        while index >= 0 and self.segments[index].span.start == at:
            index -= 1
        return self.segments[index].span if index >= 0 else None

    def over(self, span: TextSpan) -> Iterable[Segment]:
        """Yield the segments that a stretch of the source touches."""
        index = bisect_right(self.segments, span.start, key=lambda segment: segment.span.end)
        while index < len(self.segments) and self.segments[index].span.start < span.end:
            yield self.segments[index]
            index += 1

    def quote(self, text: str, span: TextSpan) -> str:
        """Return what the view holds of a stretch of the source text, but stand-ins as they are written."""
        shown: list[str] = []
        for segment in self.over(span):
            if segment.kind in (SegmentKind.TEXT, SegmentKind.STAND_IN):
                shown.append(text[max(span.start, segment.span.start) : min(span.end, segment.span.end)])
            else:
                shown.append(segment.view)
        return "".join(shown)

    def is_plain(self, text: str, span: TextSpan) -> bool:
        """Say whether a stretch of the source text is shown as it stands, but for blanks: an edit does no harm."""
        return all(
            segment.kind is SegmentKind.TEXT or text[segment.span.start : segment.span.end].isspace()
            for segment in self.over(span)
        )

    def has_stand_in(self, start: int, end: int) -> bool:
        """Say whether a stretch of the view holds any stand-in text."""
        if not self._shows_stand_ins:
            return False
        return any(segment.kind is SegmentKind.STAND_IN for segment, _ in self.touched(start, end))

    @cached_property
    def _shows_stand_ins(self) -> bool:
        return any(segment.kind is SegmentKind.STAND_IN for segment in self.segments)
