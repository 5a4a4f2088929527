"""Deeds: what the writer has done, is doing or will do, and what is only talk."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.deeds import Deed, find_deeds
from tests.conftest import ReadDocument


def deeds(read_document: ReadDocument, text: str) -> list[Deed]:
    """Return the firm deeds of a service reply with that body."""
    document = read_document(f"Hi Petra,\n\n{text}\n", "service-reply")
    return [deed for deed in document.once(find_deeds) if deed.firm]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("I've refunded the £40 this morning.", "refunded"),
        ("I have rebooked you with Dr Lund.", "rebooked"),
        ("I'm sending a new lamp.", "sending"),
        ("We will replace the hinge.", "replace"),
        ("I'll ring you when she sets off.", "ring"),
        ("I'm going to collect the old one.", "collect"),
        ("I checked the order and sent the export again.", "sent"),
        ("We sent the right blades at noon.", "sent"),
        ("I have reglazed the back door.", "reglazed"),
        ("I drive to your depot tomorrow.", "drive"),
        ("Will look in the coach on Monday.", "look"),
        ("We've looked into it and swapped the pump.", "swapped"),
        ("I'm ringing the depot now.", "ringing"),
        ("We are contacting the courier today.", "contacting"),
        ("I have put you down for Tuesday at nine.", "put"),
    ],
)
def test_what_the_writer_does_is_a_deed_of_theirs(read_document: ReadDocument, text: str, verb: str) -> None:
    (deed,) = deeds(read_document, text)
    assert deed.own
    assert str(deed.sentence.section.doc[deed.verb]) == verb


@pytest.mark.parametrize(
    "text",
    [
        "Your refund was issued this morning.",
        "The crate has been redelivered.",
        "Priya in billing will ring you by 3.",
        "You will have the £40 on Friday.",
        "Tariq comes on Wednesday at 8.",
        "Our engineer is on site tomorrow at nine.",
        "A replacement ships tomorrow.",
        "Engineers fitted a new pump at 11.",
        "Two seats are in your inbox.",
        "The new hinge is on its way.",
    ],
)
def test_what_others_do_for_the_reader_is_a_deed(read_document: ReadDocument, text: str) -> None:
    found = deeds(read_document, text)
    assert found
    assert not any(deed.own for deed in found)


@pytest.mark.parametrize(
    "text",
    [
        "We understand your frustration.",
        "We are looking into it.",
        "This has been escalated.",
        "I'm sorry that your heating failed.",
        "We hope to see you again.",
        "We strive to deliver the best service.",
        "We apologise for any inconvenience caused.",
        "I can't refund the tickets.",
        "I would replace it if I could.",
        "If I find it, you will know.",
        "You will need to call the bank.",
        "You will be updated soon.",
        "Have I sent you the list?",
        "We appreciate your patience.",
        "The shop opens at nine.",
        "The tour was cancelled by the operator.",
        "I'm ringing from the kiln works.",
        "We are the leading maker of kilns.",
    ],
)
def test_talk_is_no_deed(read_document: ReadDocument, text: str) -> None:
    assert not deeds(read_document, text)


def test_a_seller_who_takes_a_place_in_the_diary_does_nothing_for_the_reader(read_document: ReadDocument) -> None:
    document = read_document("Hi Petra,\n\nI've pencilled you in for Tuesday.\n", "outreach")
    assert not document.once(find_deeds)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("I'll ring you by 3.", True),
        ("I'll ring you within two hours.", True),
        ("By Friday I'll have the new glass.", False),
        ("On Friday I'll fit the new glass.", True),
        ("I'll ring you the same day.", True),
        ("I'll ring you at the warehouse.", False),
    ],
)
def test_a_time_is_found_with_its_deed(read_document: ReadDocument, text: str, when: bool) -> None:
    assert any(deed.when for deed in deeds(read_document, text)) is when


def test_a_vague_verb_counts_with_a_time_or_a_sum(read_document: ReadDocument) -> None:
    assert not deeds(read_document, "We will review your case.")
    assert deeds(read_document, "We will review your case by Tuesday.")
    assert deeds(read_document, "I have taken £20 off the bill.")


def test_done_and_promised_are_told_apart(read_document: ReadDocument) -> None:
    assert [deed.done for deed in deeds(read_document, "I've mended it. I'll send it back.")] == [True, False]


@pytest.mark.parametrize("text", ["", "...", "I", "We will", "[Name]"])
def test_scraps_do_no_harm(read_document: ReadDocument, text: str) -> None:
    assert not deeds(read_document, text)
