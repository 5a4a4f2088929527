"""Planned blocks into the view: segments that tile the source, and the blocks' places in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from outreach_lint.document import Block, Form, Role
from outreach_lint.readers.inline import Marks
from outreach_lint.source import Segment, SegmentKind, SegmentMap, TextSpan

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s")
# No sentence that anybody reads to its end is so long.
_LONGEST_RUN = 2_000
# No paragraph that anybody reads is so long either.
_LONGEST_BLOCK = 10_000


@dataclass(frozen=True, slots=True)
class Plan:
    """A block to be: the stretches of the source that it is made of, in order.

    Attributes:
        pieces: (start, end) of each stretch; what lies between two of them is read as one blank.
    """

    role: Role
    pieces: tuple[tuple[int, int], ...]
    form: Form = Form.PARAGRAPH
    speaker: str | None = None
    paragraph: int = 0

    @property
    def start(self) -> int:
        """Where the block begins in the source."""
        return self.pieces[0][0]


class _View:
    """A view under construction."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self.segments: list[Segment] = []
        self.length = 0
        self._ends_blank = True

    def add(self, segment: Segment) -> None:
        if segment.span.start == segment.span.end:
            return
        self.segments.append(segment)
        self.length += len(segment.view)
        if segment.view:
            self._ends_blank = segment.view[-1].isspace()

    def add_raw(self, start: int, end: int) -> None:
        if start < end:
            self.add(self._marks.raw(start, end))

    def add_stretch(self, start: int, end: int) -> None:
        """Add a stretch of a block; never two blanks in a row."""
        for segment in self._marks.segments(start, end):
            if self._ends_blank and segment.view[:1].isspace():
                first = segment.span.start
                cut = first + 1 if segment.kind is SegmentKind.TEXT else segment.span.end
                self.add(Segment(SegmentKind.SKIPPED, TextSpan(first, cut), ""))
                if segment.kind is SegmentKind.TEXT:
                    self.add_raw(cut, segment.span.end)
            else:
                self.add(segment)

    def add_gap(self, start: int, end: int) -> None:
        """Add what lies between two stretches of a block: one blank, unless one stands there already."""
        gap = self._marks.text[start:end]
        head = len(gap) - len(gap.lstrip())
        if head and not self._ends_blank:
            self.add(Segment(SegmentKind.DECODED, TextSpan(start, start + head), " "))
            start += head
        self.add(Segment(SegmentKind.SKIPPED, TextSpan(start, end), ""))


def build_view(marks: Marks, plans: Iterable[Plan]) -> tuple[SegmentMap, tuple[Block, ...]]:
    """Lay out plans in the order of the source.

    Returns:
        The segment map of the whole source and the blocks that hold any text.
    """
    view = _View(marks)
    placed: list[tuple[Plan, int, int]] = []
    at = 0
    for plan in sorted(plans, key=lambda plan: plan.start):
        if plan.start < at:
            continue
        view.add_raw(at, plan.start)
        start = view.length
        at = _lay_out(view, plan)
        placed.append((plan, start, view.length))
    view.add_raw(at, len(marks.text))
    segments = SegmentMap(tuple(_joined(view.segments)))
    return segments, tuple(_blocks(segments.view, placed))


def _lay_out(view: _View, plan: Plan) -> int:
    at = plan.start
    for number, (start, end) in enumerate(plan.pieces):
        if number and start > at:
            view.add_gap(at, start)
        view.add_stretch(max(start, at), max(end, at))
        at = max(end, at)
    return at


def _joined(segments: Sequence[Segment]) -> Iterable[Segment]:
    """Join neighbouring text segments."""
    run: list[Segment] = []
    for segment in segments:
        if segment.kind is SegmentKind.TEXT:
            run.append(segment)
            continue
        if run:
            yield _one(run)
            run = []
        yield segment
    if run:
        yield _one(run)


def _one(run: Sequence[Segment]) -> Segment:
    if len(run) == 1:
        return run[0]
    return Segment(
        SegmentKind.TEXT, TextSpan(run[0].span.start, run[-1].span.end), "".join(segment.view for segment in run)
    )


def _blocks(view: str, placed: Iterable[tuple[Plan, int, int]]) -> Iterable[Block]:
    for plan, start, end in placed:
        text = view[start:end]
        stripped = text.strip()
        if not stripped:
            continue
        start += len(text) - len(text.lstrip())
        for low, high in _bearable(stripped):
            yield Block(plan.role, start + low, start + high, plan.form, plan.speaker, plan.paragraph)


def _bearable(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text where it runs on for pages, at the end of a sentence if there is one.

    The parser's time grows with the square of a sentence's length, and its memory with that of the text.
    """
    begin = at = 0
    while len(text) - begin > _LONGEST_RUN:
        last = at
        for match in _SENTENCE_END.finditer(text, at):
            if match.start() - last > _LONGEST_RUN:
                break
            if match.end() - begin > _LONGEST_BLOCK and last > begin:
                yield begin, last - 1
                begin = last
            last = match.end()
        if len(text) - last <= _LONGEST_RUN:
            break
        blank = text.rfind(" ", last + 1, last + _LONGEST_RUN)
        cut = blank if blank > 0 else last + _LONGEST_RUN
        yield begin, cut
        begin = at = cut + (text[cut] == " ")
    if begin < len(text):
        yield begin, len(text)
