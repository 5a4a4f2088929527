"""Reader-specific evidence: what counts, of what kind, and whether the message uses it."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.evidence import Evidence, EvidenceKind, find_evidence, stem
from outreach_lint.analyses.words import find_people
from tests.conftest import ReadDocument

FACT, EVENT, QUOTATION, NAME, DATE, FIGURE, QUESTION = EvidenceKind


def found(read_document: ReadDocument, body: str, kind: str = "outreach") -> tuple[Evidence, ...]:
    """Return the evidence of a message to Dana with this body."""
    return read_document(f"Hi Dana,\n\n{body}\n", kind).once(find_evidence)


@pytest.mark.parametrize(
    ("body", "words", "kinds"),
    [
        ("Your Saturday returns desk had a queue when I came by.", "Saturday returns desk", {DATE, EVENT}),
        ("You opened a third clinic in Otley in May.", "opened a third clinic in Otley", {EVENT}),
        ("Your 14 vans pass our depot twice a day.", "14 vans", {FIGURE}),
        ("I read that your order 4471 was split in two.", "order 4471", {FIGURE, EVENT}),
        ("On the phone you mentioned the OAuth question.", "OAuth question", {EVENT}),
        ("You asked whether the harness suits left-handed climbers.", "harness", {EVENT}),
        ('In the forum you wrote "the second coat never holds on damp oak".', "the second coat", {QUOTATION, EVENT}),
        ("After our chat about the tenancy deposits I asked our lawyer.", "tenancy deposits", {FACT}),
        ("Your booking form asks for the postcode twice.", "asks for the postcode twice", {FACT, EVENT}),
        ("Congratulations on the planning permission for the second barn.", "planning permission", {FACT}),
        ("Does the weighbridge at your Goole quarry still read high?", "Goole quarry", {QUESTION}),
        ("I saw your sign in Mill Lane.", "your sign in Mill Lane", {NAME, FACT}),
        ("When we met in Leeds you had no stand yet.", "Leeds", {NAME}),
        ("The auction sheet lists 40 of your shearlings.", "your shearlings", {FIGURE}),
        ("your menu on the door says no card under 10", "menu on the door", {EVENT, FACT, FIGURE}),
        pytest.param(
            "The Courier quoted you as saying the ferry timetable kills the lunch trade.",
            "ferry timetable",
            {NAME, EVENT},
            marks=pytest.mark.xfail(reason="“as saying” is parsed as an adverbial clause of its own", strict=True),
        ),
        (
            "Three parents told me your after-school club has a list of nine.",
            "after-school club",
            {EVENT, FIGURE, FACT},
        ),
        ("I saw that you got promoted to sales director.", "promoted", {FACT, EVENT}),
        ("Loved your piece on phonics in the spring newsletter.", "phonics", {FACT, DATE}),
        ("You wanted zinc for the gutters, not plastic.", "zinc", {EVENT}),
        ("The Osaka plant rejected 3% of its castings. Your photo shows why.", "Osaka plant", {NAME}),
        ("Congratulations on the Series B.", "Series B", {NAME, FACT}),
        ("Meg Frost told me that you need the bells rehung.", "Meg Frost", {NAME}),
    ],
)
def test_what_only_this_reader_could_be_sent(
    read_document: ReadDocument, body: str, words: str, kinds: set[EvidenceKind]
) -> None:
    items = found(read_document, body)
    assert [item.text for item in items if words in item.text], [item.text for item in items]
    assert {item.kind for item in items if words in item.text} <= kinds


@pytest.mark.parametrize(
    "body",
    [
        "We help companies like yours save time and money.",
        "I came across your company and loved your website.",
        "I'd love to show you how we can help Brackwell grow.",
        "Are you free on Tuesday at 10 or Thursday at 2 for a short call?",
        "Our platform saves 12 hours a week and works with Salesforce and Xero.",
        "We won the trade prize in 2023 and serve Aldous, Penrith Foods and Karlo.",
        "Your team deserves better tools.",
        "You could save 30% on your energy costs.",
        "If you have 14 vans or more, we can help you.",
        "Thank you for contacting Hillside Water.",
        "Thanks for your time yesterday.",
        "I wanted to follow up on the proposal I sent last week.",
        "Would you be open to a quick chat about your growth plans?",
        "Our app lets you scan receipts and invoices in your inbox.",
        "You are probably tired of paperwork.",
        "Most small firms struggle with slow computers and network issues.",
        "As a business owner in Denver, you want to make every dollar count.",
        "Our engineers find savings that others miss.",
        "I know you are busy with everything at this time of the year.",
        "We hear from many firms that paperwork is a burden.",
        "Most owners told us that energy costs are a worry.",
        "We wait on the best prices for you.",
        "Your goals, your budget and your industry decide the price.",
    ],
)
def test_what_anyone_could_be_sent(read_document: ReadDocument, body: str) -> None:
    assert [item.text for item in found(read_document, body)] == []


@pytest.mark.parametrize(
    "body",
    [
        "I've run the export again; the old format had dropped the March rows.",
        "The parcel with the jug left our depot on 3 March.",
        "I have refunded £64 to the card ending 0912.",
        "The heron you ordered on 2 May arrived with one leg.",
        "Invoice 2291 went out twice.",
    ],
)
def test_facts_of_a_case(read_document: ReadDocument, body: str) -> None:
    assert found(read_document, body, "service-reply")


@pytest.mark.parametrize(
    "body",
    [
        "We understand your frustration and apologise for any inconvenience.",
        "Your case has been forwarded to the relevant department.",
        "A member of our team will be in touch within 3 working days.",
        "Thank you for bringing this issue to our attention.",
    ],
)
def test_no_facts_of_a_case(read_document: ReadDocument, body: str) -> None:
    assert not found(read_document, body, "service-reply")


def test_merge_fields_are_no_evidence(read_document: ReadDocument) -> None:
    text = "Hi {{first_name}},\n\nI saw that {{company}} is based in {{city}} and thought of your team.\n"
    assert not read_document(text, "outreach", "template").once(find_evidence)


def test_a_literal_fact_beside_a_field_is_evidence(read_document: ReadDocument) -> None:
    text = "Hi {{first_name}},\n\nSaw that {{company}} opened a yard in Selby.\n"
    assert read_document(text, "outreach", "template").once(find_evidence)


def test_a_list_stands_in_the_frame_of_its_lead(read_document: ReadDocument) -> None:
    body = "What you told us on site:\n\n- the gate jams in frost\n- the lorry park floods\n\nWe will send a drawing."
    assert {"gate", "lorry"} <= {word for item in found(read_document, body) for word in item.text.split()}


@pytest.mark.parametrize(
    ("body", "used"),
    [
        ("You opened a bakery in Otley. We are a payroll firm. Our app files forms on time.", False),
        ("You opened a bakery in Otley. A second bakery means a second payroll number.", True),
        ("You opened a bakery in Otley. That puts two ovens on one meter.", True),
        ("You opened a bakery in Otley. That's why I am writing. We file forms on time.", False),
        ("You are hiring three welders. We train recruits for yards like it.", True),
        ("You opened a clinic in Otley, which means one more fire door to test.", True),
        ("You migrated the shop to a new till in May. Every migration loses a stock code or two.", True),
        ("Does your Goole gate still jam? We make hinges. They are on offer this week.", True),
    ],
)
def test_used_when_something_takes_it_up(read_document: ReadDocument, body: str, used: bool) -> None:
    items = found(read_document, body)
    assert items
    assert items[0].used is used


def test_spans_are_exact(read_document: ReadDocument) -> None:
    document = read_document("Hi Dana,\n\nYour 14 vans pass our depot twice a day.\n", "outreach")
    for item in document.once(find_evidence):
        assert item.span is not None
        assert document.source.slice(item.span) == item.text


@pytest.mark.parametrize("text", ["Hi,\n", "?", "{{first_name}}", "your", "'s", "“”", "your ( 4"])
def test_hostile_text_is_read(read_document: ReadDocument, text: str) -> None:
    read_document(text, "outreach").once(find_evidence)


def test_people_are_third_persons(read_document: ReadDocument) -> None:
    text = "Hi Dana,\n\nI spoke to Meg Frost about the bells.\n\nRegards,\nTom Hale\n"
    people = read_document(text, "outreach").once(find_people)
    assert [sentence.section.doc[start:end].text for sentence, start, end in people] == ["Meg Frost"]


@pytest.mark.parametrize(("one", "other"), [("migrate", "migration"), ("rebuild", "build"), ("hire", "hires")])
def test_stems_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)
