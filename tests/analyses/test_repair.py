"""Repair: the five acts, the feelings claimed, and whether a message answers a complaint."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.complaints import Complaint, find_complaint
from outreach_lint.analyses.feelings import Manner, find_feelings
from outreach_lint.analyses.repair import Act, find_repair, find_slots
from outreach_lint.document import Document
from tests.conftest import ReadDocument


def read(read_document: ReadDocument, text: str, kind: str = "service-reply") -> Document:
    """Return the document of a message with that body."""
    return read_document(f"Hi Petra,\n\n{text}\n", kind)


def acts(read_document: ReadDocument, text: str, *, named: bool = True) -> set[Act]:
    """Return the named (or unnamed) acts of a service reply."""
    return {act.act for act in read(read_document, text).once(find_repair) if act.named is named}


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("I completely understand your frustration.", Manner.KNOW),
        ("We can see how upsetting this is.", Manner.KNOW),
        ("I know exactly how you feel.", Manner.KNOW),
        ("Completely understand the frustration here.", Manner.KNOW),
        ("I see where you're coming from.", Manner.KNOW),
        ("I understand how important this is to you.", Manner.KNOW),
        ("I totally get it.", Manner.AGREE),
        ("We feel your pain.", Manner.SHARE),
        ("I'd be annoyed too.", Manner.SHARE),
        ("We've all been there.", Manner.SHARE),
        ("That must have been so stressful.", Manner.GUESS),
        ("You must be exhausted and worried.", Manner.GUESS),
        ("How frustrating!", Manner.GUESS),
        ("You have every right to be angry.", Manner.GRANT),
        ("Your frustration is completely understandable.", Manner.GRANT),
        ("I know you're busy, but look at this.", Manner.BUSY),
        ("I know you get hundreds of emails.", Manner.BUSY),
    ],
)
def test_a_claimed_feeling_is_found(read_document: ReadDocument, text: str, manner: Manner) -> None:
    assert [feeling.manner for feeling in read(read_document, text).once(find_feelings)] == [manner]


@pytest.mark.parametrize(
    "text",
    [
        "I understand that you want the old invoices.",
        "I understand if Tuesday is too soon.",
        "I don't know how you feel about slate.",
        "Do you know how frustrating it is?",
        "You know how stressful a move is.",
        "I was frustrated by the lock myself.",
        "They understand your frustration, the neighbours wrote.",
        "Let us know how stressful the noise is.",
        "I know the hard drives are from 2016.",
        "I can only imagine the archive will follow.",
        "Your concerns are listed below.",
    ],
)
def test_other_uses_are_no_feeling(read_document: ReadDocument, text: str) -> None:
    assert not read(read_document, text).once(find_feelings)


def test_feelings_written_for_a_caller(read_document: ReadDocument) -> None:
    script = "Caller: I understand. Many of them felt the same way.\nProspect: Hm.\nCaller: What if it paid for itself?"
    assert [f.manner for f in read_document(script, "call-script").once(find_feelings)] == [Manner.AGREE, Manner.SHARE]
    assert not read(read_document, "I understand.").once(find_feelings)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("I'm sorry that your two chairs came with a cracked leg.", Act.APOLOGIZE),
        ("Your parcel arrived wet.", Act.ACKNOWLEDGE),
        ("You were charged twice for the June class.", Act.ACKNOWLEDGE),
        ("You waited in the corridor for five hours.", Act.ACKNOWLEDGE),
        ("It broke because the bolt was too short.", Act.EXPLAIN),
        ("The delay was caused by a cracked flue.", Act.EXPLAIN),
        ("I sent it to your old address.", Act.EXPLAIN),
        ("We forgot to turn the valve.", Act.EXPLAIN),
        ("The driver left it in the rain.", Act.EXPLAIN),
        ("The heater had burnt out.", Act.EXPLAIN),
        ("I've refunded the £40.", Act.COMMIT),
        ("I'll ring you by 3 on Friday.", Act.COMMIT),
        ("From today each crate is weighed before it leaves.", Act.PREVENT),
        ("To stop this from happening again, we have moved the skips behind the gate.", Act.PREVENT),
        ("I've blocked a second charge so that it can't go through.", Act.PREVENT),
    ],
)
def test_a_named_act_is_found(read_document: ReadDocument, text: str, act: Act) -> None:
    assert act in acts(read_document, text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("We apologise for any inconvenience.", Act.APOLOGIZE),
        ("This was due to unforeseen circumstances.", Act.EXPLAIN),
        ("It failed due to a technical issue, and the parcel was late.", Act.EXPLAIN),
        ("We will make every effort to ensure that this does not happen again.", Act.PREVENT),
        ("It won't happen again.", Act.PREVENT),
    ],
)
def test_an_empty_act_is_unnamed(read_document: ReadDocument, text: str, act: Act) -> None:
    assert act in acts(read_document, text, named=False)
    assert act not in acts(read_document, text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Your parcel arrived wet.", Act.EXPLAIN),
        ("We have sent a new one.", Act.EXPLAIN),
        ("If the import fails, open Settings.", Act.ACKNOWLEDGE),
        ("We are looking into it.", Act.COMMIT),
        ("The form is on page 3.", Act.PREVENT),
    ],
)
def test_other_sentences_are_no_such_act(read_document: ReadDocument, text: str, act: Act) -> None:
    assert act not in acts(read_document, text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry that the suit came back torn.",
        "We understand your frustration.",
        "You were overcharged, and your second parcel is missing.",
        "Thank you for your complaint about the late bus.",
        "We have noted it.\n\n> On 3 April Petra wrote:\n> The mattress arrived damaged and nobody answers.",
    ],
)
def test_a_complaint_is_known(read_document: ReadDocument, text: str) -> None:
    assert read(read_document, text).once(find_complaint).weight >= 2


@pytest.mark.parametrize(
    "text",
    [
        "If the transfer fails, the other account is full.",
        "Sorry for the late reply. The key costs £12.",
        "Sorry, there is no dark mode yet.",
        "Thank you for the kind words.",
        "I'm sorry to hear that you are moving to Porto.",
        "I've refunded the £20 deposit today.",
        "I'm sorry you're having trouble with the log-in page. Open Settings.",
        "The hall is free.\n\n> On 3 April Petra wrote:\n> Is the hall free on the 9th? I missed the list.",
    ],
)
def test_other_replies_are_no_complaint(read_document: ReadDocument, text: str) -> None:
    assert read(read_document, text).once(find_complaint).weight < 2


def test_the_matter_is_in_the_drafts_own_words(read_document: ReadDocument) -> None:
    document = read(read_document, "I'm sorry that the suit came back torn.")
    assert document.once(find_complaint) == Complaint(3, "the suit came back torn")


def test_the_matter_may_stand_in_the_quoted_message_only(read_document: ReadDocument) -> None:
    text = "We have noted it.\n\n> On 3 April Petra wrote:\n> The mattress arrived damaged. Nobody answers."
    complaint = read(read_document, text).once(find_complaint)
    assert complaint.quoted
    assert complaint.matter == "The mattress arrived damaged"


def test_slots_for_facts_are_known_by_their_sentence(read_document: ReadDocument) -> None:
    document = read_document("Hi [Name],\n\nHello. I'm sorry that [what broke] broke.\n", "service-reply", "template")
    (index,) = document.once(find_slots)
    assert "broke" in document.sentences[index].text


@pytest.mark.parametrize("text", ["", "!", "I", "we we we", "because", "so that", "you must be"])
def test_scraps_do_no_harm(read_document: ReadDocument, text: str) -> None:
    document = read(read_document, text)
    document.once(find_repair)
    document.once(find_feelings)
    assert document.once(find_complaint).weight == 0
