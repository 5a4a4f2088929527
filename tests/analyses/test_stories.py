"""Stories: someone, a before and an after."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.stories import find_stories
from tests.conftest import ReadDocument


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("In May a caretaker rang us at night. His cellar was full. We drove over, and he slept until noon.", False),
        ("St Olave's lost its lead twice in 2021, and the warden paid for steel. Nobody stole it after that.", False),
        ("In 2019 I lost a crop to a blocked filter. I threw it away. Then I bought a gauge for nine pounds.", True),
    ],
)
def test_somebody_lives_through_something(read_document: ReadDocument, text: str, own: bool) -> None:
    (story,) = read_document(f"Hi Petra,\n\n{text}\n", "outreach").once(find_stories)
    assert story.own is own


@pytest.mark.parametrize(
    "text",
    [
        "I sent you an email last week. I called on Monday. I then left a message.",
        "We provide pumps. We have forty years of experience. We cover the county.",
        "Your cellar flooded in March.",
        "I was at our company until noon.",
    ],
)
def test_a_sales_sequence_and_a_pitch_are_none(read_document: ReadDocument, text: str) -> None:
    assert read_document(f"Hi Petra,\n\n{text}\n", "outreach").once(find_stories) == ()


def test_a_story_holds_its_sentences(read_document: ReadDocument) -> None:
    text = "Hi Petra,\n\nIn May a caretaker rang us. His cellar was full, and then it was dry. Do you own a pump?\n"
    document = read_document(text, "outreach")
    (story,) = document.once(find_stories)
    assert [story.holds(sentence) for sentence in document.running] == [True, True, False]
