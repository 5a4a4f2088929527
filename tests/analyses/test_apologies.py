"""Apologies: what each is for, and whether it names it."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.apologies import Aim, Apology, find_apologies
from tests.conftest import ReadDocument


def apologies(read_document: ReadDocument, text: str) -> list[Apology]:
    """Return the apologies of a service reply with that body."""
    return list(read_document(f"Hi Petra,\n\n{text}\n", "service-reply").once(find_apologies))


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("I'm sorry that the export failed twice.", Aim.NAMED),
        ("Sorry we missed your call.", Aim.NAMED),
        ("Sorry for the slow reply.", Aim.NAMED),
        ("We apologise for the broken lamp.", Aim.NAMED),
        ("My apologies: I sent the wrong file.", Aim.NAMED),
        ("Please accept our apologies for the cold dinner on Saturday.", Aim.NAMED),
        ("Sorry it was late.", Aim.NAMED),
        ("I'm sorry we let you down.", Aim.BLANK),
        ("Sorry for the inconvenience.", Aim.BLANK),
        ("We regret the disruption to your order.", Aim.BLANK),
        ("I'm sorry to hear that.", Aim.BLANK),
        ("I'm sorry that you feel this way.", Aim.TAKEN),
        ("We apologise for any inconvenience and appreciate your patience.", Aim.ANY),
        ("We regret any inconvenience.", Aim.ANY),
        ("Sorry if this caused trouble.", Aim.ANY),
        ("Apologies for the delay you may have experienced.", Aim.ANY),
        ("We sincerely apologise.", Aim.BARE),
        ("Sorry to bother you again.", Aim.POLITE),
        ("Sorry, we don't ship to Malta.", Aim.POLITE),
        ("Sorry, but the hall is full.", Aim.POLITE),
    ],
)
def test_what_an_apology_is_for(read_document: ReadDocument, text: str, aim: Aim) -> None:
    assert [apology.aim for apology in apologies(read_document, text)] == [aim]


@pytest.mark.parametrize(
    "text",
    [
        "No need to apologise.",
        "You don't need to apologise for the mud.",
        "Better safe than sorry.",
        "I am sorry for your loss.",
        "The roof is in a sorry state, a sorry sight.",
    ],
)
def test_some_words_are_no_apology(read_document: ReadDocument, text: str) -> None:
    found = [apology for apology in apologies(read_document, text) if apology.aim is not Aim.NAMED]
    assert not found


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("I'm sorry that the export failed twice.", "the export failed twice"),
        ("We apologise for the cold soup, and we have refunded it.", "the cold soup"),
        ("Sorry about the noise - the fan is new.", "the noise"),
        ("I'm sorry to hear about your recent experience.", "your recent experience"),
        ("Sorry for the mess and the smell.", "the mess and the smell"),
        ("We apologise.", ""),
    ],
)
def test_the_thing_ends_where_the_clause_does(read_document: ReadDocument, text: str, thing: str) -> None:
    (apology,) = apologies(read_document, text)
    assert apology.thing == thing


def test_what_was_heard_is_marked(read_document: ReadDocument) -> None:
    (heard,) = apologies(read_document, "I'm sorry to hear that the lamp broke.")
    assert heard.heard
    assert heard.aim is Aim.NAMED


@pytest.mark.parametrize("text", ["sorry", "sorry sorry sorry", "sorry for", "so sorry,", "!!! sorry ???"])
def test_scraps_do_no_harm(read_document: ReadDocument, text: str) -> None:
    for apology in apologies(read_document, text):
        assert apology.start < apology.word <= apology.end
