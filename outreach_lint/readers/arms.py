"""Which arm of every conditional and choice a reading shows, and what of the source is left out for it.

A template with n wordings of a greeting and m arms of a conditional has max(n, m) readings, not n times m: reading r
shows the r-th arm of each place at once. Where an arm holds places of its own, it takes as many readings as they do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from outreach_lint.readers.inline import Mark
from outreach_lint.source import Reading, SegmentKind, TextSpan
from outreach_lint.template import Alternatives, Arm

# A template that offers more wordings than this at one place is read in so many of them.
_MOST_READINGS = 24


@dataclass(slots=True)
class Choice:
    """A place with several arms, while a text is read.

    Attributes:
        when_empty: number of the arm that is sent when fields are empty; None: none of them.
    """

    span: TextSpan
    arms: tuple[Arm, ...]
    conditional: bool
    when_empty: int | None = 0
    inner: list[list[Choice]] = field(default_factory=list)
    count: int = 1


def resolve(choices: Iterable[Choice], reading: Reading) -> tuple[tuple[Alternatives, ...], list[tuple[int, int]], int]:
    """Pick an arm at every place.

    Returns:
        The places as the reading has them, the stretches of the source that it leaves out (sorted, without overlap),
        and how many readings show every arm.
    """
    roots = _nest(sorted(choices, key=lambda choice: (choice.span.start, -choice.span.end)))
    found: list[Alternatives] = []
    left_out: list[tuple[int, int]] = []
    for choice in roots:
        _pick(choice, reading.number, reading.empty, found, left_out)
    readings = min(max((choice.count for choice in roots), default=1), _MOST_READINGS)
    return tuple(found), sorted(left_out), readings


def _nest(choices: Sequence[Choice]) -> list[Choice]:
    """Put every place into the arm that holds it; count readings from the inside out."""
    roots: list[Choice] = []
    open_places: list[Choice] = []
    for choice in choices:
        choice.inner = [[] for _ in choice.arms]
        while open_places and open_places[-1].span.end <= choice.span.start:
            open_places.pop()
        (_home(open_places[-1], choice) if open_places else roots).append(choice)
        open_places.append(choice)
    for choice in reversed(choices):
        choice.count = sum(max((inner.count for inner in arm), default=1) for arm in choice.inner) or 1
    return roots


def _home(outer: Choice, choice: Choice) -> list[Choice]:
    """Return the list that a place belongs into: that of the arm around it."""
    index = bisect_right(outer.arms, choice.span.start, key=lambda arm: arm.span.start) - 1
    if index >= 0 and choice.span.end <= outer.arms[index].span.end:
        return outer.inner[index]
    return []


def _pick(root: Choice, number: int, empty: bool, found: list[Alternatives], left_out: list[tuple[int, int]]) -> None:
    waiting = [(root, number)]
    while waiting:
        choice, rank = waiting.pop()
        arm = choice.when_empty if empty else None
        if not empty:
            arm, rank = _arm_of(choice, rank)
        found.append(Alternatives(choice.span, choice.arms, choice.conditional, arm))
        if arm is None:
            left_out.append((choice.span.start, choice.span.end))
            continue
        kept = choice.arms[arm].span
        left_out.extend((a, b) for a, b in ((choice.span.start, kept.start), (kept.end, choice.span.end)) if a < b)
        waiting.extend((inner, rank) for inner in reversed(choice.inner[arm]))


def _arm_of(choice: Choice, rank: int) -> tuple[int, int]:
    """Return the arm that a reading shows, and which reading of that arm's inside it is."""
    if rank < choice.count:
        for number, inner in enumerate(choice.inner):
            width = max((place.count for place in inner), default=1)
            if rank < width:
                return number, rank
            rank -= width
    return 0, 0


def without(marks: Sequence[Mark], left_out: Sequence[tuple[int, int]]) -> list[Mark]:
    """Drop the marks inside what is left out, and add those stretches as marks; both come sorted."""
    outer: list[tuple[int, int]] = []
    for start, end in left_out:
        if outer and start <= outer[-1][1]:
            outer[-1] = (outer[-1][0], max(end, outer[-1][1]))
        else:
            outer.append((start, end))
    return sorted([*_free(marks, outer), *(Mark(start, end, SegmentKind.SKIPPED) for start, end in outer)])


def _free(marks: Sequence[Mark], outer: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    index = last = 0
    for mark in marks:
        while index < len(outer) and outer[index][1] <= mark.start:
            index += 1
        if (index == len(outer) or mark.end <= outer[index][0]) and last <= mark.start:
            last = mark.end
            yield mark
