"""Plain text out of a format: what a message would be as a .txt file, and the way back to the source.

A format's reader lists what of the source is text, what is shown otherwise (an entity, an escape, a paragraph tag)
and what is skipped; the text is then read like any other. Extracts can stand on extracts: the HTML in a
quoted-printable part of a mail leads back through both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outreach_lint.source import Segment, SegmentKind, SegmentMap, TextSpan


@dataclass(frozen=True, slots=True)
class Extract:
    """A text and where each character of it came from."""

    segments: SegmentMap

    @property
    def text(self) -> str:
        """The plain text."""
        return self.segments.view

    @property
    def start(self) -> int:
        """Where in the source it begins."""
        return self.segments.segments[0].span.start if self.segments.segments else 0


class Extractor:
    """Builds an extract from front to back; whatever is passed over is skipped."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text = text
        self._segments: list[Segment] = []
        self.at = start
        self.empty = True

    def keep(self, start: int, end: int) -> None:
        """Take a stretch as it stands."""
        start = max(start, self.at)
        if start < end:
            self.skip_to(start)
            self._add(SegmentKind.TEXT, end, self._text[start:end])

    def show(self, start: int, end: int, view: str) -> None:
        """Take a stretch as something else."""
        start = max(start, self.at)
        if start < end:
            self.skip_to(start)
            self._add(SegmentKind.DECODED if view else SegmentKind.SKIPPED, end, view)

    def skip_to(self, end: int) -> None:
        """Pass over everything before an offset."""
        if self.at < end:
            self._add(SegmentKind.SKIPPED, end, "")

    def _add(self, kind: SegmentKind, end: int, view: str) -> None:
        self._segments.append(Segment(kind, TextSpan(self.at, end), view))
        self.at = end
        if view:
            self.empty = False

    def finish(self, end: int | None = None) -> Extract:
        """Return the extract; the rest up to `end` (of the text, by default) is skipped."""
        self.skip_to(len(self._text) if end is None else end)
        return Extract(SegmentMap(tuple(self._segments)))


def whole(text: str, start: int = 0, end: int | None = None) -> Extract:
    """Return a stretch of a text as it stands."""
    end = len(text) if end is None else end
    kept = (Segment(SegmentKind.TEXT, TextSpan(start, end), text[start:end]),) if start < end else ()
    return Extract(SegmentMap(kept))


def compose(inner: SegmentMap, outer: SegmentMap) -> SegmentMap:
    """Return the view of `inner`, which was read from the view of `outer`, over the source of `outer`."""
    walk = _Walk(outer)
    found: list[Segment] = []
    for _ in walk.take(inner.segments[0].span.start if inner.segments else 0):
        pass
    for segment in inner.segments:
        pieces = list(walk.take(segment.span.end - segment.span.start))
        # What is skipped in front of a field is no part of it.
        shown = next((number for number, piece in enumerate(pieces) if piece.view), 0)
        if segment.kind is SegmentKind.TEXT:
            found.extend(pieces)
        elif pieces:
            found.extend(pieces[:shown])
            pieces = pieces[shown:]
            found.append(Segment(segment.kind, TextSpan(pieces[0].span.start, pieces[-1].span.end), segment.view))
    if (inner.segments[-1].span.end if inner.segments else 0) == len(outer.view):
        found.extend(walk.rest())
    return SegmentMap(tuple(found))


def lift(inner: Extract, outer: Extract) -> Extract:
    """Return an extract of an extract as one of the source."""
    return Extract(compose(inner.segments, outer.segments))


class _Walk:
    """A walk through the segments of a map, so many characters of its view at a time."""

    def __init__(self, outer: SegmentMap) -> None:
        self._segments = outer.segments
        self._index = 0
        self._used = 0

    def take(self, count: int) -> Iterator[Segment]:
        """Yield what the next characters of the view came from, skipped matter in front of them included."""
        while count > 0:
            segment = self._segments[self._index]
            left = len(segment.view) - self._used
            if left <= count:
                yield segment if not self._used else self._part(segment, self._used, len(segment.view))
                self._index += 1
                self._used = 0
            else:
                yield self._part(segment, self._used, self._used + count)
                self._used += count
            count -= min(left, count)

    def _part(self, segment: Segment, low: int, high: int) -> Segment:
        """Cut a segment; of a decoded one, the first part has the whole stretch of the source."""
        start, end = segment.span.start, segment.span.end
        if segment.kind is SegmentKind.TEXT:
            return Segment(segment.kind, TextSpan(start + low, start + high), segment.view[low:high])
        return Segment(segment.kind, TextSpan(end if low else start, end), segment.view[low:high])

    def rest(self) -> Iterable[Segment]:
        """Yield what was not taken, as skipped."""
        for segment in self._segments[self._index :]:
            start = segment.span.start
            if self._used:
                start = start + self._used if segment.kind is SegmentKind.TEXT else segment.span.end
                self._used = 0
            if start < segment.span.end:
                yield Segment(SegmentKind.SKIPPED, TextSpan(start, segment.span.end), "")


def join(extracts: Iterable[Extract], gap: str = "\n\n") -> Extract:
    """Return extracts of one source, in its order, as one text with a gap between two of them."""
    found: list[Segment] = []
    for extract in extracts:
        segments = extract.segments.segments
        if found and segments:
            between = TextSpan(found[-1].span.end, segments[0].span.start)
            found.append(Segment(SegmentKind.DECODED, between, gap))
        found.extend(segments)
    return Extract(SegmentMap(tuple(found)))
