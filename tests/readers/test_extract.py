"""Extracts of extracts lead back to the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.readers.extract import Extract, Extractor, compose, join, lift, whole
from outreach_lint.source import SegmentKind, TextSpan

_STEPS = st.lists(
    st.tuples(st.sampled_from(["keep", "show", "skip"]), st.integers(1, 4), st.text("xy \n", max_size=3)), max_size=12
)


def _extract(text: str, steps: list[tuple[str, int, str]]) -> Extract:
    out = Extractor(text)
    for how, length, view in steps:
        end = min(out.at + length, len(text))
        if how == "keep":
            out.keep(out.at, end)
        elif how == "show":
            out.show(out.at, end, view)
        else:
            out.skip_to(end)
    return out.finish()


@given(st.text("abcdefgh", max_size=30), _STEPS, _STEPS)
def test_composed_maps_tile_the_source_and_show_what_the_inner_one_shows(
    text: str, first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]
) -> None:
    outer = _extract(text, first)
    inner = _extract(outer.text, second)
    both = compose(inner.segments, outer.segments)
    assert both.view == inner.text
    at = 0
    for segment in both.segments:
        assert segment.span.start == at
        at = segment.span.end
        if segment.kind is SegmentKind.TEXT:
            assert text[segment.span.start : at] == segment.view
    assert at == len(text)


def test_a_cut_escape_is_found_as_a_whole() -> None:
    out = Extractor("a<xy>b")
    out.keep(0, 1)
    out.show(1, 5, "12")
    out.keep(5, 6)
    outer = out.finish()
    cut = Extractor(outer.text)
    cut.keep(0, 2)
    cut.show(2, 3, "!")
    cut.keep(3, 4)
    both = lift(cut.finish(), outer)
    assert both.text == "a1!b"
    span = both.segments.to_source(2, 3)
    assert span is not None
    assert "a<xy>b"[span.start : span.end] == "<xy>"


def test_joined_extracts_keep_their_places() -> None:
    text = "one, two"
    both = join([whole(text, 0, 3), whole(text, 5, 8)])
    assert both.text == "one\n\ntwo"
    span = both.segments.to_source(5, 8)
    assert span is not None
    assert text[span.start : span.end] == "two"


def test_the_view_of_a_stretch_of_the_source() -> None:
    text = "I=E2=80=99m so=\nrry"
    out = Extractor(text)
    out.keep(0, 1)
    out.show(1, 10, "’")
    out.keep(10, 14)
    out.skip_to(16)
    out.keep(16, 19)
    segments = out.finish().segments
    assert segments.view == "I’m sorry"
    assert segments.quote(text, TextSpan(12, 19)) == "sorry"
    assert segments.quote(text, TextSpan(0, 11)) == "I’m"
    assert segments.is_plain(text, TextSpan(10, 14))
    assert not segments.is_plain(text, TextSpan(0, 11))
