"""Offers: what is handed over, how, and whether it is aimed, ready-made, risky or part of the sale."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.offers import Handing, Offer, OfferKind, find_offers
from tests.conftest import ReadDocument


def offers(read_document: ReadDocument, text: str, kind: str = "outreach") -> list[Offer]:
    """Return the offers of a message with that body."""
    return list(read_document(f"Hi Petra,\n\n{text}\n\nBest,\nJo\n", kind).once(find_offers))


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("I've attached a comparison of your three meters at Vik.", "comparison"),
        ("Attached are the figures for your Kempten plant.", "figure"),
        ("I redrew your April rota with the two gaps closed.", "rota"),
        ("I've drafted a price list for your farm shop.", "list"),
        ("Here is a list of the grants open to your rowing club.", "grant"),
        ("I put together a short plan for your Otley kitchen.", "plan"),
        ("I have translated the first page of your catalogue into Norwegian.", "catalogue"),
        ("Here are my notes of Tuesday.", "notes"),
        ("Here's what I would change on your booking form.", "what"),
    ],
)
def test_a_thing_handed_over_is_given(read_document: ReadDocument, text: str, thing: str) -> None:
    found = [offer for offer in offers(read_document, text) if offer.kind is OfferKind.WORK]
    assert [(offer.thing, offer.handing, offer.is_gift) for offer in found] == [(thing, Handing.GIVEN, True)]


@pytest.mark.parametrize(
    ("text", "handing"),
    [
        ("I'll send the timings for your four Lyon shops by Friday.", Handing.PROMISED),
        ("I can send you the drawing of your hall.", Handing.OFFERED),
        ("Happy to share the list.", Handing.OFFERED),
        ("Shall I send you the list?", Handing.WITHHELD),
        ("Mind if I send over a quick breakdown of what I noticed?", Handing.WITHHELD),
        ("Want me to send you the checklist?", Handing.WITHHELD),
        ("I have three ideas for the lunch trade.", Handing.OFFERED),
        ("When we meet, I will give you the calculation.", Handing.PROMISED),
    ],
)
def test_handing_tells_what_the_reader_has_now(read_document: ReadDocument, text: str, handing: Handing) -> None:
    assert [offer.handing for offer in offers(read_document, text)] == [handing]


@pytest.mark.parametrize(
    "text",
    [
        "Our brochure is attached, with prices.",
        "We would like to offer you a free consultation.",
        "I'd love to give you a demo of the system.",
        "Here's my calendar.",
        "Happy to share some more information.",
        "I'll send over a new invite.",
        "We offer Acme a free security audit.",
        "Here is how our platform works.",
        "Here are a few screenshots of our app.",
    ],
)
def test_parts_of_the_sale_are_no_gift(read_document: ReadDocument, text: str) -> None:
    assert not any(offer.is_gift for offer in offers(read_document, text))


@pytest.mark.parametrize(
    "text",
    [
        "Thought you might enjoy our latest guide to payroll.",
        "I've attached our whitepaper on cold chains.",
        "We just published a report on trends in payroll.",
        "Download our free e-book.",
        "I'd like to invite you to our webinar.",
    ],
)
def test_ready_made_material_is_generic(read_document: ReadDocument, text: str) -> None:
    found = offers(read_document, text)
    assert [(offer.kind, offer.generic, offer.is_gift) for offer in found] == [(OfferKind.MATERIAL, True, False)]


@pytest.mark.parametrize(
    "text",
    [
        "I've attached our payroll guide because page 9 is about your Lagos office.",
        "I wrote a one-page guide for your night staff on Ward 4.",
        "Here is the guide you asked for.",
    ],
)
def test_material_tied_to_the_reader_is_aimed(read_document: ReadDocument, text: str) -> None:
    found = offers(read_document, text)
    assert found
    assert all(offer.aimed and not offer.generic for offer in found)


@pytest.mark.parametrize(
    "text",
    [
        "I can put you in touch with Lena Voss in Kassel, who does this every week.",
        "For the signs you make, Brandt's desktop machine would suit you better.",
        "With one chair you don't need us yet.",
        "Our heat pump is wrong for a hall of that size.",
        "Ask Mrs Berg at the town hall; her number is 555 0144.",
    ],
)
def test_somebody_else_named_is_an_introduction(read_document: ReadDocument, text: str) -> None:
    found = offers(read_document, text)
    assert OfferKind.INTRODUCTION in {offer.kind for offer in found}
    assert any(offer.is_gift for offer in found)


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to introduce you to our new platform.",
        "Could you introduce me to whoever runs the depot?",
        "You can call me at 555 0110.",
        "If this isn't for you, just let me know.",
    ],
)
def test_an_introduction_to_the_sender_is_none(read_document: ReadDocument, text: str) -> None:
    assert not any(offer.kind is OfferKind.INTRODUCTION for offer in offers(read_document, text))


@pytest.mark.parametrize(
    "text",
    [
        "I ran across an article in the Argus.",
        "We share a lot of the same customers.",
        "I run a bakery in Leeds.",
        "I sent you the proposal last week.",
        "I wanted to ask if I could send the invoice to Ana.",
        "I took a look at your site.",
    ],
)
def test_look_alikes_give_nothing(read_document: ReadDocument, text: str) -> None:
    assert not any(offer.is_gift for offer in offers(read_document, text))


def test_work_that_takes_a_position_is_risky(read_document: ReadDocument) -> None:
    (drawn,) = offers(read_document, "I've drawn a plan of your window in Vik.")
    (passed_on,) = offers(read_document, "I've attached the transcript of your Tuesday programme.")
    assert drawn.risky
    assert not passed_on.risky


def test_a_hedge_beside_a_thing_makes_it_risky(read_document: ReadDocument) -> None:
    found = offers(
        read_document, "I've attached the transcript of your Tuesday programme. I may be wrong on line nine."
    )
    assert found[0].risky


def test_the_span_is_the_thing_with_its_modifiers(read_document: ReadDocument) -> None:
    document = read_document("Hi Femi,\n\nThought you might enjoy our latest guide to payroll.\n")
    (offer,) = document.once(find_offers)
    assert offer.span is not None
    assert document.source.slice(offer.span) == "our latest guide" == offer.text


@pytest.mark.parametrize("text", ["", "?", "Hi", "attached", "I'll send", "Here is", "the attached is attached"])
def test_scraps_are_read_without_error(read_document: ReadDocument, text: str) -> None:
    assert isinstance(read_document(text or " .", "outreach").once(find_offers), tuple)
