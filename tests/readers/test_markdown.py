"""Markdown: one draft, a page of copy, a collection of messages between coaching prose."""

from __future__ import annotations

import pytest

from outreach_lint.readers import read_messages
from outreach_lint.source import Source
from tests.readers.wrapping import check_map


def read_all(text: str) -> list[list[str]]:
    """Return the texts of the blocks of every message."""
    source = Source("letters.md", text)
    messages = read_messages(source)
    for message in messages:
        check_map(source, message)
    return [[message.text(block) for block in message.blocks] for message in messages]


LETTER = "Hi Dana,\n\nThe rye is cold.\n"
READ = ["The rye", "Hi Dana,", "The rye is cold."]


@pytest.mark.parametrize(
    "text",
    [
        f"Subject: The rye\n\n{LETTER}",
        f"**Subject:** The rye\n\n{LETTER}",
        f"**Subject: The rye**\n\n{LETTER}",
        f"**Subject Line:** `The rye`\n\n{LETTER}",
        f'Subject line: "The rye"\n\n{LETTER}',
        f"# Email 1\n\n## Subject: The rye\n\n{LETTER}",
        f"## Subject Line\n\nThe rye\n\n## Body\n\n{LETTER}",
        f"## Subject\n\n```\nThe rye\n```\n\n## Email Body\n\n```text\n{LETTER}```\n",
        f"- **Subject:** The rye\n\n{LETTER}",
        f"> **Subject:** The rye\n>\n> {LETTER}".replace("\n\nThe", "\n>\n> The"),
        f"> Subject: The rye\n\n{LETTER}",
        f"```\nSubject: The rye\n\n{LETTER}```\n",
        f"~~~email\nSubject: The rye\nPreview: warm\n\n{LETTER}~~~\n",
        f"| Field | Value |\n|---|---|\n| **Subject** | The rye |\n| Day | 3 |\n\n{LETTER}",
        f"---\nsubject: The rye\nsteps: 2\n---\n\n{LETTER}",
        f'---\nsubject: "The rye"\npreheader: warm\n---\n{LETTER}',
        f"**Subject:** The rye\n**Preview text:** warm\n**Body:**\n\n{LETTER}",
        f"**Subject:** The rye\n*Send:* day 3\n\nBody:\n\n{LETTER}",
        "1. First touch\n\n   **Subject:** The rye\n\n   ```\n   Hi Dana,\n\n   The rye is cold.\n   ```\n",
        f"Subject: The rye\n\n{LETTER}\n**Why this works:** it asks nothing.\n",
        f"Subject: The rye\n\n{LETTER}\n### Notes\n\n- Send it on Tuesday.\n",
    ],
)
def test_one_message_in_all_the_forms_of_its_subject(text: str) -> None:
    assert read_all(text) == [READ]


@pytest.mark.parametrize(
    "text",
    [
        f"**Subject A:** The rye\n**Subject B:** Cold rye\n\n{LETTER}",
        f"**Subject (A):** The rye\n\n**Alt subject:** Cold rye\n\n{LETTER}",
        f"**Subject lines:**\n\n- The rye\n- \"Cold rye\"\n\n{LETTER}",
        f"Subject options:\n1. The rye\n2. Cold rye\n\n{LETTER}",
        f"## Subject lines\n\n```\nThe rye\nCold rye\n```\n\n{LETTER}",
        f"Subject: `The rye` or `Cold rye`\n\n{LETTER}",
        f"```\nSubject A: The rye\nSubject B: Cold rye\n\n{LETTER}```\n",
    ],
)  # fmt: skip
def test_alternatives_of_a_subject_are_of_one_message(text: str) -> None:
    assert read_all(text) == [["The rye", "Cold rye", "Hi Dana,", "The rye is cold."]]


COLLECTION = """# Cold email templates

Keep it short. Don't pitch.

## Email 1 (day 1)

**Subject:** The rye

Hi [First Name],

The rye is cold.

---

Send the next one after three days.

## Email 2: the nudge

**Subject:** Still cold

```
Hi [First Name],

It is still cold.
```

Why it works: nobody likes cold rye.

## Email 3

> **Subject:** Last one
>
> Hi [First Name],
>
> It is warm now.

Personalization tips:

- Name the bread.

## What to avoid

**Subject:** Quick question

Hi [First Name], just checking in.

### Do instead

Ask about the bread.
"""


def test_a_collection_is_read_message_by_message() -> None:
    assert read_all(COLLECTION) == [
        ["The rye", "Hi Alex,", "The rye is cold."],
        ["Still cold", "Hi Alex,", "It is still cold."],
        ["Last one", "Hi Alex,", "It is warm now."],
    ]


def test_a_collection_is_a_template_and_knows_its_lines() -> None:
    source = Source("letters.md", COLLECTION)
    messages = read_messages(source)
    assert {message.mode.value for message in messages} == {"template"}
    lines = [source.position(message.segments.segments[0].span.start).line for message in messages]
    assert [COLLECTION.split("\n")[line - 1] for line in lines] == [
        "**Subject:** The rye", "**Subject:** Still cold", "> **Subject:** Last one",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "label", ["**Avoid:**", "**Bad:**", "Avoid this:", "❌ **Weak version:**", "**Don't:**", "**Before:**"]
)
def test_bad_examples_are_left_alone(label: str) -> None:
    text = f"## One\n\n{label}\n\n> Hi Dana, just checking in on my last note about the rye and the oven.\n\n"
    assert read_all(f"{text}**Better:**\n\nSubject: The rye\n\n{LETTER}") == [READ]


def test_boxes_with_letters_are_messages_where_the_prose_is_none() -> None:
    letter = "Hi Dana, thanks for the note about the rye, it was cold again when I came by.\n"
    text = f"# Messages\n\nUse these.\n\n## First\n\n```\n{letter}```\n\n## Second\n\n> {letter}\n\n"
    assert len(read_all(f"{text}```js\nlet x = 1\n```\n")) == 2


def test_a_letter_that_quotes_is_one_message() -> None:
    text = "Hi Dana,\n\nThanks.\n\n> Hi Bo, here is what I wrote about the rye and the oven last week.\n\nBest,\nAna\n"
    source = Source("letter.md", text)
    (message,) = read_messages(source)
    assert [block.role.value for block in message.blocks] == ["greeting", "body", "quoted", "sign-off", "signature"]


def test_copy_is_one_message_without_code_and_notes() -> None:
    text = "# Ovens that bake\n\nWarm at four.\n\n- Rye\n- Wheat\n\n```js\nlet x\n```\n\n## Notes\n\nFor us.\n\n"
    assert read_all(f"{text}## Order\n\nCall us.\n") == [
        ["Ovens that bake", "Warm at four.", "Rye", "Wheat", "Order", "Call us."]
    ]


def test_rows_of_a_table_can_be_messages() -> None:
    text = (
        "| Day | Subject | Body |\n|---|---|---|\n| 1 | The rye | Hi Dana, it is cold. |\n| 3 | Again | It is warm. |\n"
    )
    assert read_all(text) == [["The rye", "Hi Dana,", "it is cold."], ["Again", "It is warm."]]


def test_escapes_entities_and_tags() -> None:
    text = "Subject: The rye\n\nHi \\[First Name\\],\n\nR&amp;D says<br>It is \\*cold\\* and <b>dark</b>. ![](x.png)\n"
    assert read_all(text) == [["The rye", "Hi Alex,", "R&D says", "It is cold and dark."]]


def test_a_script_is_read_as_one() -> None:
    text = (
        "# Cold call script\n\n**Opener**\n\n> \"Hi, this is Ana. Did I catch you at a bad time?\"\n\n"
        "**If they say no:**\n\n> \"Great. How do you bake today?\"\n\n[Wait for the answer]\n"
    )  # fmt: skip
    (message,) = read_messages(Source("script.md", text))
    assert message.kind.value == "call-script"
    assert any(block.role.value == "body" and "bake today" in message.text(block) for block in message.blocks)


def test_front_matter_that_is_no_yaml() -> None:
    text = "---\nsubject: {{first_name}}, about the rye: a question\nname: x\n---\n\n" + LETTER
    assert read_all(text)[0][0] == "Alex, about the rye: a question"


def test_a_rule_on_top_is_no_front_matter() -> None:
    assert read_all(f"---\n{LETTER}---\n") == [["Hi Dana,", "The rye is cold."]]


def test_windows_newlines_and_a_document_of_coaching_alone() -> None:
    assert read_all(f"**Subject:** The rye\n\n{LETTER}".replace("\n", "\r\n")) == [READ]
    assert read_all("## Avoid\n\nSubject: The rye\n\nHi Dana, buy now.\n") == []
