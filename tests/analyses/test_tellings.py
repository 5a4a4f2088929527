"""Whose story the clauses tell, once frames, errands and thanks are set aside."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.tellings import find_tellings
from tests.conftest import ReadDocument


def owned(read_document: ReadDocument, text: str) -> list[bool]:
    """Return for every clause that tells a story whether it is the sender's."""
    return [telling.own for telling in read_document(f"Hi Petra,\n\n{text}\n", "outreach").once(find_tellings)]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("We have a new office.", [True]),
        ("I measured the queue on your video.", [False]),
        ("I wanted to reach out to you.", [True]),
        ("I want to thank you for the key.", [False]),
        ("Your cellar flooded twice.", [False]),
        ("I will bring the key on Monday.", [False]),
    ],
)
def test_grammar_is_not_the_last_word(read_document: ReadDocument, text: str, own: list[bool]) -> None:
    assert owned(read_document, text) == own


@pytest.mark.parametrize(
    "text",
    ["Thanks for your time.", "Are you free on Tuesday?", "If you have any questions, call me.", "Let me know."],
)
def test_thanks_and_errands_tell_nobodys_story(read_document: ReadDocument, text: str) -> None:
    assert owned(read_document, text) == []


def test_sale(read_document: ReadDocument) -> None:
    pitch = "Hi Petra,\n\nWe provide pumps. Our engineers have forty years of experience.\n"
    work = "Hi Bill,\n\nWe have finished the drawings. I would like to meet on Friday.\n"
    assert read_document(pitch, "outreach").once(find_sale)
    assert not read_document(work, "outreach").once(find_sale)
