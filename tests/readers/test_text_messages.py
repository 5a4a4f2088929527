"""Several messages in one plain-text file, and what only looks like it."""

from __future__ import annotations

import pytest

from outreach_lint.document import MessageKind, Mode
from outreach_lint.readers import read_messages
from outreach_lint.source import Source
from tests.readers.wrapping import check_map

ONE = "Hi Dana,\n\nThe rye dough tears at night, you wrote.\n\nBest,\nAna\n"
TWO = "Hi {{first_name}},\n\nHere is the second sheet about it.\n\nBest,\nAna\n"
HELD = ["The rye dough tears at night, you wrote.", "Here is the second sheet about it."]


def bodies(text: str, kind: MessageKind | None = None) -> list[str]:
    """Return the body of each message, and check the maps."""
    source = Source("draft.txt", text)
    messages = read_messages(source, kind)
    for message in messages:
        check_map(source, message)
    return [" ".join(m.text(b) for b in m.blocks if b.role.value in ("body", "postscript")) for m in messages]


@pytest.mark.parametrize(
    "text",
    [
        f"Subject: The rye\n\n{ONE}\nSubject: The second sheet\n\n{TWO}",
        f"Subject: The rye\n\n{ONE}\n---\n\nSubject: The second sheet\n\n{TWO}",
        f"Subject: The rye\n\n{ONE}\n===\n\nSubject: The second sheet\n\n{TWO}\n===\n",
        f"Subject: The rye\n{ONE}\n* * *\nSubject: The second sheet\n{TWO}",
        f"Email 1:\nSubject: The rye\n\n{ONE}\nEmail 2:\nSubject: Re: The rye\n\n{TWO}",
        f"Email 1: the opener\n\n{ONE}\nEmail 2: the sheet\n\n{TWO}",
        f"Touch 1\n\n{ONE}\n\nTouch 2\n\n{TWO}",
        f"Day 1 - first mail\nSubject: The rye\n\n{ONE}\nDay 3 - bump\nSubject: The second sheet\n\n{TWO}",
        f"--- Email 1 ---\n\n{ONE}\n--- Email 2 ---\n\n{TWO}",
        f"=====\nStep #1\n=====\n\n{ONE}\n=====\nStep #2\n=====\n\n{TWO}",
        f"{ONE}\n---\n\n{TWO}",
        f"{ONE}\n----------\n{TWO}----------\n",
        f"The autumn sequence for bakers\n\nEmail one\n\n{ONE}\nEmail two\n\n{TWO}",
        f"From: ana@ferris.example\nTo: dana@rye.example\nSubject: The rye\n\n{ONE}\n\n"
        f"From: ana@ferris.example\nTo: bo@rye.example\nSubject: The sheet\n\n{TWO}",
        f"{ONE}\nFollow-up 1\n\n{TWO}",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_every_message_is_read_by_itself(text: str, newline: str) -> None:
    assert bodies(text.replace("\n", newline)) == HELD


def test_each_has_its_line_its_subject_and_the_mode_of_the_file() -> None:
    text = f"Autumn\n\nEmail 1:\nSubject: The rye\n\n{ONE}\nEmail 2:\nSubject A: Sheet\nSubject B: The sheet\n\n{TWO}"
    messages = read_messages(Source("draft.txt", text))
    assert [message.head["subject"] for message in messages] == ["The rye", "Sheet"]
    lines = text.split("\n")
    assert [lines[m.source.position(m.span.start).line - 1] for m in messages] == [
        "Subject: The rye",
        "Subject A: Sheet",
    ]
    assert [message.mode for message in messages] == [Mode.TEMPLATE, Mode.TEMPLATE]


def test_a_title_without_a_greeting_below_is_one_where_others_have_it() -> None:
    text = f"Touch 1\n\n{ONE}\nTouch 2\n\nStill the rye dough, only shorter this time.\n"
    assert bodies(text) == [HELD[0], "Still the rye dough, only shorter this time."]


ANSWERED = "Hi Ana,\n\nWhere is my order of rye flour?\n\nDana\n"


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        f"Subject: The rye\n\n{ONE}",
        f"Email 2 (day 3)\nSubject: The rye\n\n{ONE}",
        # A rule within one mail, before a postscript, a signature or a footer.
        "Hi Dana,\n\nThe rye dough tears.\n\n---\n\nWe mend it on Monday.\n\nBest,\nAna\n",
        "Hi Dana,\n\nThe rye dough tears.\n\nBest,\nAna\n\n---\n\nP.S. The sheet is attached for you.\n",
        "Hi Dana,\n\nThe rye dough tears.\n\n-- \nAna Ruiz\nFerris Ovens\n",
        "Hi Dana,\n\nThe rye dough tears.\n\nBest,\nAna\n\n----------\nFerris Ovens Ltd, registered in Leeds\n",
        # Quoted and forwarded history.
        f"{ONE}\n\n-----Original Message-----\nFrom: Dana Moss\nSent: Monday\nTo: Ana\nSubject: Rye\n\n{ANSWERED}",
        f"{ONE}\n\n---------- Forwarded message ---------\nFrom: Dana Moss\nDate: Mon, 2\nSubject: Rye\n\n{ANSWERED}",
        f"{ONE}\n\nOn Mon, 2 March 2026 Dana Moss wrote:\n\n{ANSWERED}",
        f"{ONE}\n\nOn Mon, 2 March 2026 Dana Moss wrote:\n> Subject: Rye\n>\n> Hi Ana,\n> ---\n> Where is it?\n",
        f"Subject: Re: Rye\n\n{ONE}\n\nBegin forwarded message:\n\nSubject: Rye\n\n{ANSWERED}",
        f"Subject: Re: Rye\n\n{ONE}\n\n________________________________\nFrom: Dana Moss\nSubject: Rye\n\n{ANSWERED}",
        f"{ONE}\n\n-----\n\n{ANSWERED}",
        # A draft inside a mail, days of a plan, sections of a newsletter, steps of a list.
        "Hi Dana,\n\nThis is what I would send them:\n\nSubject: The rye\n\nThe rye dough tears, and we know why.\n",
        "Hi Dana,\n\nThe plan:\n\nDay 1\n\nWe set the oven up.\n\nDay 2\n\nWe bake the rye with you.\n\nBest,\nAna\n",
        "Hi Dana,\n\nDay 1: set-up\nDay 2: baking\nDay 3: your turn\n\nBest,\nAna\n",
        "Hello everybody,\n\n=====\nTHIS WEEK\n=====\n\nThe rye is back.\n\n=====\nNEXT WEEK\n=====\n\nWe bake.\n",
        "Subject: The rye\n\n---\n\nHi Dana,\n\nThe rye dough tears.\n",
        "Subject A: The rye\nSubject B: The dough\n\nHi Dana,\n\nThe rye dough tears.\n",
        "Email 1: intro\nEmail 2: sheet\n\nHi Dana,\n\nThe rye dough tears.\n",
    ],
)  # fmt: skip
def test_one_mail_stays_one(text: str) -> None:
    assert len(bodies(text)) == 1


def test_a_subject_repeated_below_the_address_begins_no_message() -> None:
    assert bodies(f"Subject: The rye\n\nMrs Ana Okoro\n12 Mill Road\n\nSubject: The rye\n\n{ONE}") == HELD[:1]


def test_steps_of_a_call_are_no_messages() -> None:
    text = (
        "Step 1\n\nRep: Hi, this is Ana from Ferris. Is now a bad time?\n\nDana: Go on.\n\n---\n\nStep 2\n\n"
        "Rep: Hello again. What did you try?\n\nDana: Not much.\n\nRep: Why was that?\n"
    )
    assert len(bodies(text)) == 1
    assert len(bodies(f"{ONE}\n---\n\n{TWO}", MessageKind.CALL_SCRIPT)) == 1


def test_an_unknown_suffix_and_standard_input_are_read_alike() -> None:
    text = f"Subject: The rye\n\n{ONE}\n---\nSubject: The sheet\n\n{TWO}"
    assert [len(read_messages(Source(path, text))) for path in ("draft.draft", "-", "<text>")] == [2, 2, 2]
