"""Offsets, lines and the way back from a view to its source."""

from __future__ import annotations

import pytest

from outreach_lint.source import Position, Segment, SegmentKind, SegmentMap, Source, TextSpan


def segments(*parts: tuple[SegmentKind, str, str]) -> SegmentMap:
    """Build a map from (kind, source text, view text) parts laid end to end."""
    built, at = [], 0
    for kind, text, view in parts:
        built.append(Segment(kind, TextSpan(at, at + len(text)), view))
        at += len(text)
    return SegmentMap(tuple(built))


MIXED = segments(
    (SegmentKind.TEXT, "Hi ", "Hi "),
    (SegmentKind.STAND_IN, "{{first_name}}", "Alex"),
    (SegmentKind.TEXT, ", a", ", a"),
    (SegmentKind.DECODED, "\r\n", " "),
    (SegmentKind.SKIPPED, "**", ""),
    (SegmentKind.TEXT, "b", "b"),
)


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("a\nb", 2, 2, 1),
        ("a\r\nb", 3, 2, 1),
        ("a\rb", 2, 2, 1),
        ("a\u2028b\x0bc\x85d", 6, 1, 7),
        ("😀x", 1, 1, 2),
        ("", 0, 1, 1),
        ("a\n", 2, 2, 1),
    ],
)
def test_position_counts_code_points_and_only_real_newlines(text: str, offset: int, line: int, column: int) -> None:
    assert Source("x", text).position(offset) == Position(line, column)


def test_line_span_leaves_the_newline_out() -> None:
    source = Source("x", "one\r\ntwo\n")
    assert [source.slice(source.line_span(n)) for n in range(1, source.line_count + 1)] == ["one", "two", ""]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 2, TextSpan(0, 2)),
        (3, 7, None),  # the stand-in alone
        (0, 7, TextSpan(0, 17)),
        (4, 8, TextSpan(3, 18)),  # cut stand-ins count whole
        (9, 12, TextSpan(19, 25)),  # over the soft line break and the markup
    ],
)
def test_view_ranges_map_to_the_smallest_source_span(start: int, end: int, expected: TextSpan | None) -> None:
    assert MIXED.to_source(start, end) == expected


def test_stand_ins_are_known() -> None:
    assert MIXED.view == "Hi Alex, a b"
    assert MIXED.has_stand_in(0, 4)
    assert not MIXED.has_stand_in(7, 12)


def test_segments_must_tile_the_source() -> None:
    with pytest.raises(ValueError, match="do not tile"):
        SegmentMap((Segment(SegmentKind.TEXT, TextSpan(0, 1), "a"), Segment(SegmentKind.TEXT, TextSpan(2, 3), "b")))
    with pytest.raises(ValueError, match="repeat its source"):
        SegmentMap((Segment(SegmentKind.TEXT, TextSpan(0, 2), "a"),))
