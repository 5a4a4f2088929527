"""Who is who: names of sender, reader and product from the places where people put them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from outreach_lint.document import Field, Message, MessageKind, Parties
from outreach_lint.language.mentions import find_parties
from outreach_lint.language.names import clean_name
from outreach_lint.language.parse import parse_messages
from outreach_lint.language.pipeline import load_pipeline
from outreach_lint.readers import read_messages
from outreach_lint.source import Segment, SegmentKind, SegmentMap, Source, TextSpan


@dataclass(frozen=True)
class Case:
    """A draft, the names that each party must have, and names that nobody may have."""

    text: str
    sender: set[str] = field(default_factory=set)
    products: set[str] = field(default_factory=set)
    reader: set[str] = field(default_factory=set)
    nobody: set[str] = field(default_factory=set)
    settings: Parties = field(default_factory=Parties)


CASES = {
    "from-line": Case(
        "From: Priya Rao <priya@northfold.com>\nTo: Dana Weiss <dana@orbital.de>\nSubject: cheese\n\n"
        "Hello Dana,\n\nThe ferry was late.\n",
        sender={"priya", "priya rao", "rao", "northfold"},
        reader={"dana", "dana weiss", "weiss", "orbital"},
    ),
    "free-mail-says-nothing": Case(
        "From: Tom Obi <tom.obi@gmail.com>\nSubject: bees\n\nDear Ms Weiss,\n\nThe hives are ready.\n",
        sender={"tom", "obi"},
        reader={"weiss"},
        nobody={"gmail", "ms"},
    ),
    "name-is-and-from": Case("Hi,\n\nMy name is Leon Adair from Harrow Glass.\n", sender={"leon", "harrow glass"}),
    "im-x-from-y": Case("Hi Jo,\n\nI'm Priya from Northfold.\n", sender={"priya", "northfold"}, reader={"jo"}),
    "this-is-x-at-y": Case("Hi Jo,\n\nThis is Dan at Quaymaster.\n", sender={"dan", "quaymaster"}),
    "x-here-from-y": Case("Rosa here, from Pinewell Dental. You called us.\n", sender={"rosa", "pinewell dental"}),
    "title-at-firm": Case("Hello,\n\nI'm the head of research at Fenwater.\n", sender={"fenwater"}),
    "founder-of": Case("Hello,\n\nI am the founder of Kiln & Co.\n", sender={"kiln"}),
    "fan-of-is-no-introduction": Case("Hi Ana,\n\nI'm a long-time customer of Brixwell.\n", nobody={"brixwell"}),
    "place-is-no-firm": Case("Hi Ana,\n\nI am a nurse from London.\n", nobody={"london"}),
    "work-at": Case("Hi Ana,\n\nI work at Stonebridge Legal and I read your notice.\n", sender={"stonebridge legal"}),
    "run": Case("Hi Ana,\n\nI run Larkrise. We grow herbs.\n", sender={"larkrise"}),
    "we-at": Case("Hi Ana,\n\nHere at Moorgate Pumps, the phones ring early.\n", sender={"moorgate pumps"}),
    "at-x-we": Case("Hi Ana,\n\nAt Tidewell we repair boats.\n", sender={"tidewell"}),
    "our-company": Case("Hi Ana,\n\nOur company, Bellfield, prints maps.\n", sender={"bellfield"}),
    "signature": Case(
        "Hi Ana,\n\nYour gate is broken.\n\nBest,\nMark Ellery\nSales Director, Gatehouse Security\n"
        "+44 20 7946 0000\nwww.gatehouse-security.co.uk\n",
        sender={"mark", "mark ellery", "gatehouse security"},
        reader={"ana"},
        nobody={"sales director", "sales"},
    ),
    "signature-dash": Case("Hi Ana,\n\nYour gate is broken.\n\n— Mark\n", sender={"mark"}),
    "signature-bars": Case(
        "Hi Ana,\n\nYour gate is broken.\n\nRegards,\nInes Prado | Account Manager | Verdigo\n",
        sender={"ines prado", "verdigo"},
        nobody={"account manager"},
    ),
    "first-word-alone": Case(
        "Hi Ana,\n\nI'm Jo from Saltmarsh Energy. The team at Saltmarsh reads meters.\n",
        sender={"saltmarsh energy", "saltmarsh"},
    ),
    "product-apposition": Case("Hi Ana,\n\nOur planner, Loadline, runs on a phone.\n", products={"loadline"}),
    "product-called": Case("Hi Ana,\n\nWe built a tool called Seedbank for growers.\n", products={"seedbank"}),
    "product-is-a-platform": Case("Hi Ana,\n\nCrateflow is a platform for hauliers.\n", products={"crateflow"}),
    "product-our-x-software": Case("Hi Ana,\n\nOur Tillwise software prints receipts.\n", products={"tillwise"}),
    "product-of-settings": Case(
        "Hi Ana,\n\nCrateflow cuts queues.\n",
        products={"crateflow"},
        settings=Parties(products=frozenset({"Crateflow"})),
    ),
    "firm-that-sells-twice": Case(
        "Hi Ana,\n\nCrateflow helps hauliers. Crateflow saves two hours a day.\n", sender={"crateflow"}
    ),
    "wares-that-people-use": Case(
        "Hi Ana,\n\nDripline measures the wort. Breweries using Dripline clean less.\n\nThe Dripline plan is £9.\n",
        products={"dripline"},
    ),
    "wares-that-let-you": Case("Hi Ana,\n\nLedgerly lets you split a bill.\n", products={"ledgerly"}),
    "wares-launched": Case("Hi Ana,\n\nToday we're launching Kiln 4.\n", products={"kiln 4"}),
    "firm-of-a-kind": Case(
        "Hi Ana,\n\nCinder Lane is a family bakery. Cinder Lane supplies forty cafes.\n", sender={"cinder lane"}
    ),
    "firm-in-its-legal-form": Case(
        "Dear Ms Weiss,\n\nthe company Klarwerk GmbH is looking for partners. Klarwerk produces filters.\n",
        sender={"klarwerk"},
    ),
    "firm-of-a-team": Case("Hi Ana,\n\nThe kiln is back.\n\nThe Cinder Lane team\n", sender={"cinder lane"}),
    "team-of-anybody": Case("Hi Ana,\n\nThe kiln is back.\n\nThe whole team\n", nobody={"whole"}),
    "what-was-seen-of-the-reader": Case(
        "Hi Ana,\n\nI saw that Orbital offers tours. It says that Orbital gives children a hat.\n", nobody={"orbital"}
    ),
    "colleagues-at-work": Case(
        "Hi Ana,\n\nMaria handles the invoices and Tom runs the stall. Maria keeps the keys.\n",
        nobody={"maria", "tom"},
    ),
    "people-brought-together": Case(
        "Hi Ana,\n\nAna, meet Bo Chen of Acme Corp, who runs the kilns. Bo helps schools.\n", nobody={"bo", "bo chen"}
    ),
    "rival-likened": Case("Hi Ana,\n\nUnlike Maersk, we wait.\n\nThan Maersk offers, I mean.\n", nobody={"maersk"}),
    "third-party-sells-once": Case("Hi Ana,\n\nMaersk offers a later slot on Fridays.\n", nobody={"maersk"}),
    "works-to-do-what-wares-do": Case(
        "Hi Ana,\n\nCrateflow is working to simplify your customs forms.\n", sender={"crateflow"}
    ),
    "firm-of-domain-sells": Case(
        "From: sam@crateflow.io\nSubject: queues\n\nHi Ana,\n\nCrateflow helps hauliers.\n", sender={"crateflow"}
    ),
    "greeting-two-names": Case("Hi Dana and Tom,\n\nThe lift is stuck.\n", reader={"dana", "tom"}, nobody={"and"}),
    "greeting-role": Case("Dear Hiring Team,\n\nThe lift is stuck.\n", nobody={"hiring", "team", "hiring team"}),
    "greeting-rank": Case("Hello Facilities Manager,\n\nThe lift is stuck.\n", nobody={"facilities", "manager"}),
    "greeting-there": Case("Hi there,\n\nThe lift is stuck.\n", nobody={"there"}),
    "greeting-sir": Case("Dear Sir or Madam,\n\nThe lift is stuck.\n", nobody={"sir", "madam"}),
    "greeting-doctor": Case("Dear Dr. Okafor,\n\nThe lift is stuck.\n", reader={"okafor"}, nobody={"dr"}),
    "greeting-by-name-alone": Case("Wayne,\n\nThe lift is stuck.\n", reader={"wayne"}),
    "greeting-lower-case": Case("hi dana,\n\nthe lift is stuck.\n", reader={"dana"}),
    "reader-team-at": Case("Hi Dana,\n\nYour team at Orbital moved in May.\n", reader={"dana", "orbital"}),
    "reader-you-at": Case("Hi Dana,\n\nI hope you and everyone at Orbital are dry.\n", reader={"orbital"}),
    "talk-at-is-no-employer": Case("Hi Dana,\n\nYour talk at Foodfair was short.\n", nobody={"foodfair"}),
    "team-at-own-firm": Case(
        "Hi Dana,\n\nI'm Jo from Saltmarsh. Everyone at Saltmarsh reads meters.\n",
        sender={"saltmarsh"},
        reader={"dana"},
    ),
    "uncased": Case("hi dana,\n\nmy name is leon and i work at crateflow\n", sender={"leon", "crateflow"}),
    "uncased-calling-from": Case("hello, i'm calling from crateflow about the lift\n", sender={"crateflow"}),
    "same-name-stays-senders": Case(
        "Hi Alex,\n\nThe lift is stuck.\n\nBest,\nAlex Moran\n", sender={"alex", "alex moran"}
    ),
    "third-person-is-nobody": Case("Hi Dana,\n\nMaria Lopez rebuilt the rota.\n", nobody={"maria", "lopez"}),
    "curly-apostrophe": Case("Hi Jo,\n\nI’m Priya from Northfold.\n", sender={"priya", "northfold"}),
}


def parties_of(case: Case) -> Parties:
    """Return who is who in a case's draft."""
    message = read_messages(Source("draft.txt", case.text), MessageKind.OUTREACH)[0]
    return next(parse_messages(load_pipeline(), [message], case.settings)).parties


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_parties(case: Case) -> None:
    parties = parties_of(case)
    assert case.sender <= parties.sender
    assert case.products <= parties.products
    assert case.reader <= parties.reader
    assert not case.nobody & (parties.sender | parties.products | parties.reader)
    assert not parties.sender & parties.reader


def test_stand_ins_count_by_their_slot() -> None:
    text = "Hi {{first}}, {{me}} of {{mine}} saw {{firm}}."
    segments, fields, at = [], [], 0
    views = {"{{first}}": ("Alex", "first-name"), "{{me}}": ("Sam", "sender"), "{{firm}}": ("Acme", "company")}
    for mark, (view, slot) in views.items():
        start = text.index(mark)
        segments.append(Segment(SegmentKind.TEXT, TextSpan(at, start), text[at:start]))
        at = start + len(mark)
        segments.append(Segment(SegmentKind.STAND_IN, TextSpan(start, at), view))
        fields.append(Field(TextSpan(start, at), mark, False, slot))
    segments.append(Segment(SegmentKind.TEXT, TextSpan(at, len(text)), text[at:]))
    message = Message(Source("t", text), SegmentMap(tuple(segments)), (), MessageKind.OUTREACH, fields=tuple(fields))
    assert find_parties(message, [], Parties()) == Parties(frozenset({"sam"}), frozenset(), frozenset({"alex", "acme"}))


def test_empty_message_has_no_parties() -> None:
    message = Message(Source("t", ""), SegmentMap(()), (), MessageKind.OUTREACH)
    assert find_parties(message, [], Parties()) == Parties()


def test_names_are_cut_where_ordinary_words_begin() -> None:
    assert clean_name("Acme. The firm") == ["acme"]
    assert clean_name("Kiln & Co") == ["kiln", "&", "co"]
    assert clean_name("Orbital's") == ["orbital"]
    assert clean_name("We") == []
