"""Pitches: whether a message sells, answers somebody, or is about work in hand."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.pitches import Pitch, find_own_story, find_pitch
from outreach_lint.analyses.topics import find_reader_name, find_topic
from tests.conftest import ReadDocument


def pitch(read_document: ReadDocument, text: str, kind: str = "outreach") -> Pitch:
    """Return what a message with that body wants."""
    return read_document(f"Hi Petra,\n\n{text}\n\nBest,\nJo\n", kind).once(find_pitch)


@pytest.mark.parametrize(
    "text",
    [
        "Our software plans routes for hauliers of every size. Worth a quick chat?",
        "We paint barns all over Fife. Would you be interested in a short visit?",
        "I'm a translator with ten years of experience. Do you need any help?",
        "Are you happy with your current supplier? We could do better.",
        "I'd love to show you how our system works.",
        "Could you tell me who looks after the fleet at Harbour House?",
    ],
)
def test_pitches_sell(read_document: ReadDocument, text: str) -> None:
    assert pitch(read_document, text).sells


@pytest.mark.parametrize(
    "text",
    [
        "Could we meet on Tuesday at two to go over the tender figures? Paul and Agnes would like to join.",
        "The van at bay 4 has a flat again. Can you drop the keys at the desk?",
        "Attached is the redline. If you agree, we can sign next week.",
        "I spoke to the landlord. He is open to a five-year term if we pay for the extraction.",
        "Our attorneys have made one revision. Let me know what you think.",
    ],
)
def test_work_in_hand_does_not(read_document: ReadDocument, text: str) -> None:
    assert not pitch(read_document, text).sells


@pytest.mark.parametrize(
    "text",
    [
        "We do the gutters for most of the care homes in Fife, £60 a visit. Shall I put you down for May?",
        "I put flowers in restaurants, no cost to you for the first month. Want some?",
        "The scanner reads every pallet for a flat monthly fee. Could I show you how on Tuesday?",
        "Forty oak doors came back from a cancelled job, 30% off, first come first served. Fancy one?",
        "Allow me to present Orlova Linen. When may I call you?",
        "We launch on Monday. Switch today and get six months half price.",
    ],
)
def test_offers_in_everyday_words_sell(read_document: ReadDocument, text: str) -> None:
    found = pitch(read_document, text)
    assert found.sells
    assert found.clear or found.asks


@pytest.mark.parametrize(
    "text",
    [
        "We do the drop-offs for restaurants on Mondays, so your van is free on Wednesday. It needs new tyres.",
        "The lease says the price is good until Friday; after that they want 8% more.",
        "The printer's minimum order is 200, so I took 200. Could you pick them up?",
        "Our day rate goes up in January, as the contract says. Please use the new one on the purchase order.",
        "Book now if you want to fly with us to the Lisbon meeting; finance only pays economy.",
        "Can I show you the roof on Tuesday? The slates on the north side have slipped.",
        "I've put the catalogue in the shared folder. Page 12 still shows the old pump. Can you change it today?",
        "We need chairs for guests on Tuesday. Could you put three in room 4?",
    ],
)
def test_terms_among_people_at_work_do_not(read_document: ReadDocument, text: str) -> None:
    assert not pitch(read_document, text).sells


@pytest.mark.parametrize(
    "text",
    [
        "We sharpen shears for sheep farms, £4 a pair. Can we take yours on Monday?",
        "I repair clocks round Ludlow. Shall I look at yours in May?",
    ],
)
def test_a_trade_offered_is_meant_to_sell(read_document: ReadDocument, text: str) -> None:
    found = pitch(read_document, text)
    assert found.sells
    assert found.clear


@pytest.mark.parametrize(
    "text",
    [
        "I have tuned the hall piano. It cost £60. Shall I bring the bill on Friday?",
        "You have twenty years of experience in lean work. Could you come on the 12th?",
        "The fitter charges £85 and takes cards. Can we let him in at eight?",
    ],
)
def test_leave_asked_without_a_trade_is_not(read_document: ReadDocument, text: str) -> None:
    found = pitch(read_document, text)
    assert not found.sells
    assert not found.clear


def test_terms_alone_are_clear_but_one_stray_word_is_not(read_document: ReadDocument) -> None:
    assert pitch(read_document, "Six frames went unsold. They are 40% off while stocks last.").clear
    assert not pitch(read_document, "We are looking for a second driver. Tell me if you can do May.").clear


def test_a_demo_for_colleagues_does_not_sell(read_document: ReadDocument) -> None:
    text = "Dear all,\n\nOur vendor will give a short demo of the dashboard. Please let me know your availability.\n"
    assert not read_document(text, "outreach").once(find_pitch).sells


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for your enquiry about the barn roof.",
        "As requested, here is the list.",
        "Next steps: we send the brief, you send the keys.",
    ],
)
def test_answers_are_told_apart(read_document: ReadDocument, text: str) -> None:
    assert pitch(read_document, text).answers


def test_missing_an_earlier_mail_is_no_answer(read_document: ReadDocument) -> None:
    assert not pitch(read_document, "Bumping this up in case you missed it.", "follow-up").answers


def test_asks_come_in_order(read_document: ReadDocument) -> None:
    asks = pitch(read_document, "Could we have a quick call? Or would you prefer to see a demo?").asks
    assert [match.sentence.index for match in asks] == sorted(match.sentence.index for match in asks)
    assert len(asks) >= 2


def test_the_topic_is_a_thing_of_the_readers(read_document: ReadDocument) -> None:
    document = read_document("Hi Petra,\n\nClaim your spot. Your dispatch desk in Selby starts at six.\n", "outreach")
    assert document.once(find_topic) == "dispatch desk"
    assert document.once(find_reader_name) == "Petra"


@pytest.mark.parametrize("greeting", ["Hello,", "Dear Headteacher,", "Hi {{first_name}},"])
def test_a_reader_without_a_name_is_the_reader(read_document: ReadDocument, greeting: str) -> None:
    assert read_document(f"{greeting}\n\nWe sell tills.\n", "outreach").once(find_reader_name) == "the reader"


def test_a_title_belongs_to_the_name(read_document: ReadDocument) -> None:
    assert read_document("Dear Ms Petrov,\n\nWe sell tills.\n", "outreach").once(find_reader_name) == "Ms Petrov"


@pytest.mark.parametrize("body", ["Who mends it? So are we", "here we", "welcome\nare we"])
def test_a_sentence_that_ends_with_its_writer_states_no_trade(read_document: ReadDocument, body: str) -> None:
    assert find_own_story(read_document(f"Hi Jo,\n\n{body}\n")) == (False, False)
