"""What part of a mail every line belongs to."""

from __future__ import annotations

import pytest

from tests.readers.reading import blocks, body, forms, read

FULL = """Subject: The 4am bake
From: Joan Ferris <joan@ferris.example>
To: Marta Novak

Hi Marta,

The rye comes out at eight now, because the
second oven waits for a part.

Three things I saw:
- the damper sticks
- the relay is new

What does the dial read?

Best wishes,
Joan Ferris
Ferris Ovens
01273 555 0142

P.S. The drawing is yours either way.

Sent from my iPhone

On Tue, 3 Mar 2026, Marta wrote:
> We bake at four.

This e-mail is confidential and intended only for the recipient.
"""


def test_every_part_of_a_full_mail() -> None:
    assert blocks(FULL) == [
        ("subject", "The 4am bake"),
        ("greeting", "Hi Marta,"),
        ("body", "The rye comes out at eight now, because the second oven waits for a part."),
        ("body", "Three things I saw:"),
        ("body", "the damper sticks"),
        ("body", "the relay is new"),
        ("body", "What does the dial read?"),
        ("sign-off", "Best wishes,"),
        ("signature", "Joan Ferris\nFerris Ovens\n01273 555 0142"),
        ("postscript", "The drawing is yours either way."),
        ("footer", "Sent from my iPhone"),
        ("quoted", "On Tue, 3 Mar 2026, Marta wrote:\n> We bake at four."),
        ("footer", "This e-mail is confidential and intended only for the recipient."),
    ]
    message = read(FULL)
    assert message.head == {
        "subject": "The 4am bake",
        "from": "Joan Ferris <joan@ferris.example>",
        "to": "Marta Novak",
    }
    assert message.signature_lines == ("Joan Ferris", "Ferris Ovens", "01273 555 0142")


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_make_no_difference(newline: str) -> None:
    plain = [shown.replace("\n", " ") for _, shown in blocks(FULL)]
    other = [shown.replace(newline, " ") for _, shown in blocks(FULL.replace("\n", newline))]
    assert other == plain


@pytest.mark.parametrize(
    "line",
    [
        "Subject: A note",
        "subject: A note",
        "**Subject:** A note",
        "SUBJECT LINE: A note",
        "Subject line A: A note",
        'Subject: "A note"',
        "Subject: `A note`",
        "## Subject: A note",
    ],
)
def test_subject_lines(line: str) -> None:
    assert blocks(f"{line}\n\nHi Dana,\n\nWe met.\n\nTom")[0] == ("subject", "A note")


def test_an_ordinary_first_line_with_a_colon_is_no_head() -> None:
    assert blocks("To: everybody who came on Sunday. Thank you.")[0][0] == "body"
    assert read("Date: we still have none.\n\nTom").head == {}


def test_preheader_and_thread_stay_in_the_head() -> None:
    head = read(
        "Subject: Re: Ovens\nPreview text: A sticking damper\nIn-Reply-To: <1@x.example>\n\nHi Jo,\n\nYes."
    ).head
    assert head == {"subject": "Re: Ovens", "preheader": "A sticking damper", "in-reply-to": "<1@x.example>"}


@pytest.mark.parametrize(
    "line",
    [
        "Hi Dana,", "Hi Dana", "hi dana,", "Hello", "Hello!", "Hey Dana!", "Dear Ms Okafor:", "Dear Dr. O'Neill,",
        "Good morning Priya -", "Good morning, Priya -", "Dana,", "Dana --", "Dana and Tom,", "Hi both,", "Hi there,",
        "Hi Dana & team,", "Dear Sir or Madam,", "Respected Sir/Madam,", "hey sam",
        "To whom it may concern,", "Dear hiring manager,",
        "Team,",
        "Hi https://ovens.example/menu",
        "Dear valued customer,", "Hi Dana 👋", "Hello again Dana,", "Dear Prof. van der Berg,", "Hi José María,",
    ],
)  # fmt: skip
def test_greetings(line: str) -> None:
    assert blocks(f"{line}\n\nYour oven waits for a part.\n\nTom")[:2] == [
        ("greeting", line),
        ("body", "Your oven waits for a part."),
    ]


@pytest.mark.parametrize(
    ("line", "greeting", "rest"),
    [
        ("Hi Dana, I saw your oven.", "Hi Dana,", "I saw your oven."),
        ("Hi Dana - your oven is cold.", "Hi Dana -", "your oven is cold."),
        ("Hello! Your oven is cold.", "Hello!", "Your oven is cold."),
        ("Vince, We are still trying.", "Vince,", "We are still trying."),
        ("Vince - Thanks for the oven.", "Vince -", "Thanks for the oven."),
        ("Dear Ms. Okafor, your oven is cold.", "Dear Ms. Okafor,", "your oven is cold."),
    ],
)
def test_greetings_run_into_the_first_sentence(line: str, greeting: str, rest: str) -> None:
    assert blocks(line) == [("greeting", greeting), ("body", rest)]


def test_a_greeting_of_a_long_address_leaves_the_rest_to_the_body() -> None:
    found = blocks(f"Hi https://ovens.example/{'menu/' * 40} is your oven cold?")
    assert found[-1][0] == "body"
    assert found[-1][1].endswith("is your oven cold?")


@pytest.mark.parametrize(
    "line",
    [
        "Today, We close at five.",
        "However, I saw your oven.",
        "Hello my name is Anton and I bake.",
        "Hi, this is how your oven works.",
        "Thanks, I saw it.",
        "Three Ovens, One Damper",
        "Dearest of all was the oven.",
        "Morning sessions fill first.",
        "Last year, We closed at five.",
    ],
)
def test_sentences_that_begin_like_greetings(line: str) -> None:
    greeting = [shown for role, shown in blocks(f"{line}\n\nIt is cold.") if role == "greeting"]
    assert greeting in ([], ["Hi,"])


@pytest.mark.parametrize(
    "ending",
    [
        "Best,\nTom", "Best, Tom", "Kind regards\n\nTom Berg", "Cheers!\nTom", "Thanks,\n\nTom", "Thank you,\nTom",
        "Yours faithfully\n\nT. Berg", "Warmly, Ana", "Talk soon,\nTom", "Many thanks and best wishes,\nTom",
        "Looking forward to hearing from you,\nTom", "With kind regards,\nTom Berg", "Regards\nTom", "BR\nTom",
        "Take care\nTom", "Sincerely yours,\nTom", "Thanks again,\nTom", "All the best\nTom", "Thanks in advance,\nTom",
        "Have a great week,\nTom", "Best regards / Med venlig hilsen\nTom", "Thanks & Regards,\nTom",
    ],
)  # fmt: skip
def test_sign_offs(ending: str) -> None:
    found = blocks(f"Hi Dana,\n\nYour oven is cold.\n\n{ending}\n")
    assert [shown for role, shown in found if role == "body"] == ["Your oven is cold."]
    assert "sign-off" in [role for role, _ in found]
    names = read(f"Hi Dana,\n\nYour oven is cold.\n\n{ending}\n").signature_lines
    assert names[0] in ("Tom", "Ana", "Tom Berg", "T. Berg")


@pytest.mark.parametrize(
    "signature",
    [
        "Tom",
        "-- Tom",
        "— Tom Berg",
        "- Tom",
        "-- \nTom Berg\nOven Works",
        "--\nRegards,\nTom",
        "Tom Berg\nOven Works\n01273 555 0142",
        "Tom Berg, Oven Works",
        "Dr. Tomás de la Cruz",
        "T",
        "[Your Name]",
        "{{sender.first_name}}",
        "[SIGNATURE]",
        "— Your Company Team",
    ],
)
def test_signatures_without_sign_off(signature: str) -> None:
    found = blocks(f"Hi Dana,\n\nYour oven is cold.\n\nIs it?\n\n{signature}")
    assert [shown for role, shown in found if role == "body"] == ["Your oven is cold.", "Is it?"]
    assert read(f"Hi Dana,\n\nYour oven is cold.\n\n{signature}").signature_lines


@pytest.mark.parametrize(
    "last",
    ["Worth a look?", "Call me on 01273 555 0142.", "Let me know.", "Thanks for reading this far.", "We can help",
     "Learn more", "Thanks either way."],
)  # fmt: skip
def test_last_lines_that_are_no_signature(last: str) -> None:
    assert body(f"Hi Dana,\n\nYour oven is cold.\n\n{last}")[-1] == last


def test_a_sign_off_run_into_the_text() -> None:
    text = "Hi Tom, your oven is cold. Worth a look? Cheers, Liam"
    assert blocks(text) == [
        ("greeting", "Hi Tom,"), ("body", "your oven is cold. Worth a look?"), ("sign-off", "Cheers, Liam"),
    ]  # fmt: skip
    assert read(text).signature_lines == ("Liam",)


def test_a_title_above_the_subject_is_no_part_of_the_mail() -> None:
    assert blocks("Email 2 (day 3)\n\nSubject: Ovens\n\nHi Jo,\n\nIt is cold.")[:2] == [
        ("direction", "Email 2 (day 3)"), ("subject", "Ovens"),
    ]  # fmt: skip


def test_two_subjects_are_alternatives() -> None:
    text = "Subject A: Ovens\nSubject B: Dampers\n\nHi Jo,\n\nIt is cold."
    assert [shown for role, shown in blocks(text) if role == "subject"] == ["Ovens", "Dampers"]
    assert read(text).head == {"subject": "Ovens"}


@pytest.mark.parametrize(
    "address",
    [
        "12 March 2026\n\nMs Maureen Walker\nVice President, Marketing\nHarrow Health, Inc.\nEnglewood, CO 80151",
        "To\nThe Managing Director\nHarrow & Sons Pvt. Ltd.\nLeeds",
    ],
)
def test_the_address_over_a_letter_is_no_part_of_its_text(address: str) -> None:
    found = blocks(f"{address}\n\nDear Ms Walker:\n\nIt is cold.")
    assert [role for role, _ in found] == ["direction", "greeting", "body"]


def test_a_heading_over_a_greeting_is_read() -> None:
    assert blocks("Spring news\n\nDear customers,\n\nIt is cold.")[0] == ("body", "Spring news")


def test_a_mailing_lists_footer() -> None:
    rule = "_" * 40
    text = f"It is cold.\n\nTom\n{rule}\nOvens mailing list\nhttps://lists.example/ovens"
    assert [role for role, _ in blocks(text)] == ["body", "signature", "footer"]


def test_short_lines_between_quoted_lines_sign_nothing() -> None:
    text = "Hi Bo,\n\nYes.\n\n> we have been meaning to\nask\n> you whether\nthe\n> oven is cold"
    assert read(text).signature_lines == ()


def test_fields_in_quoted_text_are_not_the_messages() -> None:
    assert read("Hi Bo,\n\nYes.\n\nTom\n\n> Hi {{first_name}}, I saw [Company].").fields == ()


def test_thanks_in_the_middle_is_body() -> None:
    assert body("Hi Dana,\n\nThanks!\n\nThe oven came on Friday and it works.\n\nTom")[0] == "Thanks!"


def test_a_name_on_the_last_line_of_the_only_paragraph() -> None:
    assert read("Hi Dana,\n\nCall me if you have time.\nM").signature_lines == ("M",)


@pytest.mark.parametrize("label", ["P.S.", "PS:", "P.S. -", "PS", "P.P.S.", "**P.S.**"])
def test_postscripts(label: str) -> None:
    text = f"Hi Dana,\n\nYour oven is cold.\n\nBest,\nTom\n\n{label} The drawing is yours."
    assert ("postscript", "The drawing is yours.") in blocks(text)
    assert read(text).signature_lines == ("Tom",)


def test_postscript_before_the_sign_off() -> None:
    assert blocks("Hi Jo,\n\nIt is cold.\n\nP.S. I saw it.\n\nTell me.\n\nTom") == [
        ("greeting", "Hi Jo,"), ("body", "It is cold."), ("postscript", "I saw it."), ("body", "Tell me."),
        ("signature", "Tom"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "history",
    [
        "On Tue, 3 Mar 2026 at 10:00, Bo Ek <bo@ek.example> wrote:\n> We bake at four.",
        "On Tue, 3 Mar 2026 at 10:00, Bo Ek <bo@ek.example>\nwrote:\n> We bake at four.",
        "-----Original Message-----\nFrom: Bo\nWe bake at four.",
        "---------- Forwarded message ---------\nFrom: Bo\n\nWe bake at four.",
        "Begin forwarded message:\n\nWe bake at four.",
        "From: Bo Ek\nSent: Tuesday\nTo: Tom\nSubject: Ovens\n\nWe bake at four.",
        "________________________________\nFrom: Bo Ek\nSent: Tuesday\n\nWe bake at four.",
        "On 3 March 2026 Bo wrote:\nWe bake at four.\n\nBo",
        "> We bake at four.\n> Every day.",
    ],
)
def test_quoted_history(history: str) -> None:
    found = blocks(f"Hi Bo,\n\nI will come.\n\nTom\n\n{history}")
    assert found[:3] == [("greeting", "Hi Bo,"), ("body", "I will come."), ("signature", "Tom")]
    assert {role for role, _ in found[3:]} == {"quoted"}


def test_answers_between_quoted_lines_are_body() -> None:
    text = "Hi Bo,\n\n> When do you come?\n\nAt four.\n\n> What do you bring?\n\nA torch.\n\nTom"
    assert body(text) == ["At four.", "A torch."]


def test_a_draft_that_stands_in_a_block_quote_is_read() -> None:
    assert blocks("> Hi Dana,\n>\n> Your oven is cold.\n>\n> Tom") == [
        ("greeting", "Hi Dana,"), ("body", "Your oven is cold."), ("signature", "Tom"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "footer",
    [
        "Unsubscribe | Manage preferences",
        "You are receiving this because you bought an oven.\n12 High Street, Leeds",
        "Ferris Ltd. Registered in England no. 123456.",
        "© 2026 Ferris Ovens",
        "This message may contain privileged information intended only for the addressee.\nIf you got it in error, "
        "delete it. This email is confidential.",
    ],
)
def test_footers(footer: str) -> None:
    found = blocks(f"Hi Dana,\n\nYour oven is cold.\n\nBest,\nTom\n\n{footer}")
    assert [role for role, _ in found] == ["greeting", "body", "sign-off", "signature", "footer"]


def test_lists_lose_their_bullets() -> None:
    text = (
        "Hi Jo,\n\nWe have:\n* ovens\n* dampers and\n  relays\n\n1. first\n2) second\n\n"
        "• third\n✓ fourth\n→ fifth\n\na) x\nb) y"
    )
    assert [shown for form, shown in forms(text) if form == "list-item"] == [
        "ovens", "dampers and relays", "first", "second", "third", "fourth", "fifth", "x", "y",
    ]  # fmt: skip


def test_a_dash_that_ends_no_list() -> None:
    assert forms("Hi Jo,\n\n– and that is all.\n\nTom")[1] == ("paragraph", "– and that is all.")


def test_headings() -> None:
    text = (
        "# Ovens\n\nThey are cold.\n\nOUR PRICES\n\nNine pounds to look.\n\nHow we work\nYou call and we come at four."
    )
    assert [shown for form, shown in forms(text, "marketing") if form == "heading"] == [
        "Ovens",
        "OUR PRICES",
        "How we work",
    ]


PARAGRAPHS = [
    "Your notice in the window says the rye loaves now come out at eight instead of seven, because the second oven "
    "waits for a part. You told the Argus on 3 March that it's the third time since Christmas. I think the part isn't "
    "the trouble: three failures of one relay mean a damper that sticks, and Oventech in Lewes know that model well.",
    "It takes ten minutes with a torch to see. I've drawn where to look on the enclosed page, which is yours whatever "
    "you make of it, and I may be wrong because I've only seen your oven through the window in Western Road.",
]


@pytest.mark.parametrize("width", [36, 45, 60, 72, 80])
def test_wrapping_makes_no_difference(width: int) -> None:
    wrapped = "\n\n".join(_filled(paragraph, width) for paragraph in PARAGRAPHS)
    assert body(f"Hi Marta,\n\n{wrapped}\n\nTom") == PARAGRAPHS


def _filled(paragraph: str, width: int) -> str:
    lines = [""]
    for word in paragraph.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_hard_breaks_share_their_paragraph() -> None:
    message = read("Hi Jo,\n\nRecording: attached\nDuration: an hour\nPlace: Hove\n\nNext one.")
    assert [(message.text(b), b.paragraph) for b in message.blocks[1:]] == [
        ("Recording: attached", 1), ("Duration: an hour", 1), ("Place: Hove", 1), ("Next one.", 2),
    ]  # fmt: skip


def test_blanks_and_marks_of_emphasis_are_not_read() -> None:
    text = "Hi,\n\nYour  **second**\u00a0oven is _really_ c\u00adold\u200b, see `relay` and [the page](https://x.example/a_b_c)."
    assert body(text) == ["Your second oven is really cold, see relay and the page."]


@pytest.mark.parametrize("text", ["2 * 3 * 4 = 24", "snake_case_name stays", "see https://x.example/_a_/b*c*", "a * b"])
def test_what_only_looks_like_emphasis(text: str) -> None:
    assert body(f"Hi Jo,\n\n{text}") == [text]


def test_a_text_of_one_word() -> None:
    assert blocks("Ovens") == [("body", "Ovens")]
