"""Insights: a fact of the reader's and what follows from it, without any of the nouns of giving."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.insights import find_insights
from tests.conftest import ReadDocument


def insights(read_document: ReadDocument, text: str) -> list[str]:
    """Return the sentences that are insights in a message with that body."""
    document = read_document(f"Hi Petra,\n\n{text}\n\nBest,\nJo\n", "outreach")
    return [sentence.text for sentence, _, _ in document.once(find_insights)]


@pytest.mark.parametrize(
    "text",
    [
        "Your checkout asks for the postcode twice; moving it after payment cut abandonment for a florist.",
        "Your ramp on Mill Lane faces the wrong way for 18-tonners, I think.",
        "The council closes Ferry Road on 2 March. That adds 20 minutes to your Perth run.",
        "You pay 31p a unit on the Hull meter. The pool price for that week was 19p.",
        "Your loyalty cards say ten coffees, the app says twelve.",
        "I timed the queue at your Shibuya counter: 6 minutes at noon, 11 at half past.",
        "Your website says that you deliver “free house”.",
        "I looked at your team's outbound mails. The first one leads with features.",
        "From 1 April the Dutch withhold 15% on crew. That'll hit you in Utrecht.",
        "Your drivers in Selby start at six. I'd move the break to 10:15.",
        "It's about the shed behind your nursery. I don't know who built it. The shed is missing a slate at the ridge.",
        "I came to the supper on Sunday. The stove is an inch out of true on the left, so it smokes through the hymns.",
    ],
)
def test_a_fact_and_what_follows_is_an_insight(read_document: ReadDocument, text: str) -> None:
    assert insights(read_document, text)


@pytest.mark.parametrize(
    "text",
    [
        "I was in touch with Ana last week. The stove is an inch out of true on the left, so it smokes.",
        "It is about the weather. I don't know who built it. The shed is missing a slate at the ridge.",
        "I saw that you are opening a second shop in Deventer in May.",
        "Right now your finance team is probably pulling data from six different tools.",
        "Most teams at this stage lose 40% of their ramp time.",
        "We help companies like yours cut costs by 30%.",
        "Our platform saves your team hours every week.",
        "The new brand identity is sharp and really stands out.",
        "I tried you twice last week.",
        "Running a salon is tough. There are too many no-shows.",
        "Could we talk about your lease in Lund on Friday?",
        "We believe exporters deserve better.",
        "One client reduced downtime from two days to an hour, saving $50,000.",
    ],
)
def test_hooks_presumptions_and_claims_are_none(read_document: ReadDocument, text: str) -> None:
    assert not insights(read_document, text)
