"""Claims: what is one, what it is about, and whether it says what follows for the reader."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.claims import audience_of, find_claims, find_selling
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.quotations import find_quotations
from tests.conftest import ReadDocument


def claimed(read_document: ReadDocument, text: str, kind: str = "outreach") -> list[str]:
    """Return the texts of the claims of a message with that body."""
    return [claim.text for claim in read_document(f"Hi Petra,\n\n{text}\n", kind).once(find_claims)]


@pytest.mark.parametrize(
    "text",
    [
        "We provide round-the-clock monitoring.",
        "Our software supports twelve languages.",
        "We are a leading supplier of pumps.",
        "We have forty years of experience.",
        "We help schools with their cellars.",
        "Our customers love us.",
        "I help dentists with their taxes.",
        "We've helped over 300 shops.",
        "As I mentioned, our platform offers reports.",
    ],
)
def test_a_plain_statement_of_what_the_sender_has_or_does_is_a_claim(read_document: ReadDocument, text: str) -> None:
    assert claimed(read_document, text)


@pytest.mark.parametrize(
    "text",
    [
        "We provide the certificates with each delivery.",
        "We don't support Hebrew yet.",
        "Our pumps may be too big.",
        "Do we offer reports?",
        "If we supply pumps, you pay the freight.",
        "We helped Denby school in May.",
        "I measured your cellar on Friday.",
        "We will send the certificate on Monday.",
        "We are waiting for the steel.",
        "Your cellar flooded twice.",
        "Our name is wrong in the contract.",
        "A lamp costs £40.",
    ],
)
def test_joint_work_limits_guesses_and_promises_are_none(read_document: ReadDocument, text: str) -> None:
    assert claimed(read_document, text) == []


def test_the_senders_things_count_once_the_message_sells(read_document: ReadDocument) -> None:
    assert claimed(read_document, "Our vans are electric.") == []
    assert claimed(read_document, "Our vans are electric. We offer same-day delivery.") == [
        "Our vans are electric",
        "We offer same-day delivery",
    ]


def test_an_answer_to_a_question_is_no_claim(read_document: ReadDocument) -> None:
    assert claimed(read_document, "You asked about Linux. Our software supports Debian.") == []


def test_quoted_people_claim_nothing_for_the_sender(read_document: ReadDocument) -> None:
    document = read_document("Hi Petra,\n\n“We provide pumps and we have forty years of experience.” So says Bell.\n")
    assert document.once(find_quotations)
    assert document.once(find_claims) == ()


@pytest.mark.parametrize(
    ("text", "consequence"),
    [
        ("We provide telemetry.", False),
        ("We provide telemetry, so you see the level at home.", True),
        ("We provide telemetry. You see the level at home.", True),
        ("We provide telemetry. Would you like to see it?", False),
        ("Our gauge offers telemetry, which means fewer trips.", True),
        ("Our platform enables you to optimise your workflow.", False),
        ("Our platform enables you to sleep through a storm.", True),
    ],
)
def test_consequence(read_document: ReadDocument, text: str, consequence: bool) -> None:
    first, *_ = read_document(f"Hi Petra,\n\n{text}\n", "outreach").once(find_claims)
    assert first.consequence is consequence


def test_audience(read_document: ReadDocument) -> None:
    document = read_document(
        "Hi Petra,\n\nWe help small schools with their cellars. We have forty engineers.\n", "outreach"
    )
    helping, owning = document.once(find_claims)
    audience = audience_of(helping)
    assert audience is not None
    assert words_of(helping.sentence.section, *audience) == "small schools"
    assert audience_of(owning) is None


def test_selling(read_document: ReadDocument) -> None:
    assert read_document("Hi Petra,\n\nCould I show you our product?\n", "outreach").once(find_selling)
    assert not read_document("Hi Bill,\n\nWe meet at three, and I bring the plans.\n", "outreach").once(find_selling)


def test_words_of_cuts_for_quoting(read_document: ReadDocument) -> None:
    section = read_document("One two three, four five six.", "marketing").sections[0]
    assert words_of(section, 0, len(section.lowers)) == "One two three, four five six"
    assert words_of(section, 0, len(section.lowers), most=3) == "One two three …"


@pytest.mark.parametrize("text", ["?", "{{first_name}}", ",,,,", "Our", "We", "…"])
def test_next_to_nothing_claims_nothing(read_document: ReadDocument, text: str) -> None:
    assert read_document(text, "outreach").once(find_claims) == ()
