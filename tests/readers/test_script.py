"""Call scripts: turns, directions, the other side."""

from __future__ import annotations

import pytest

from tests.readers.reading import blocks, read


def _read(text: str) -> list[tuple[str, str]]:
    return blocks(text, "call-script")


def test_labelled_turns() -> None:
    message = read("Rep: Hello, is that Ms Lang?\n\nProspect: Speaking.\n\nRep: How old is\nthe lift?", "call-script")
    assert [(b.role.value, b.form.value, b.speaker, message.text(b)) for b in message.blocks] == [
        ("body", "turn", "Rep", "Hello, is that Ms Lang?"),
        ("other-turn", "turn", "Prospect", "Speaking."),
        ("body", "turn", "Rep", "How old is the lift?"),
    ]


@pytest.mark.parametrize(
    ("line", "role", "speaker"),
    [
        ("Rep: It is cold.", "body", "Rep"),
        ("You: It is cold.", "body", "You"),
        ("**You:** It is cold.", "body", "You"),
        ("SDR: It is cold.", "body", "SDR"),
        ("You (Option 1 - Direct): It is cold.", "body", "You"),
        ("[00:01:12] Agent: It is cold.", "body", "Agent"),
        ("- Agent: It is cold.", "body", "Agent"),
        ("Question 2: It is cold.", "body", "Question 2"),
        ("Opener: It is cold.", "body", "Opener"),
        ("Them: It is cold.", "other-turn", "Them"),
        ("**Prospect:** It is cold.", "other-turn", "Prospect"),
        ("Receptionist: It is cold.", "other-turn", "Receptionist"),
        ("Ms Lang: It is cold.", "other-turn", "Ms Lang"),
    ],
)
def test_speakers(line: str, role: str, speaker: str) -> None:
    message = read(f"Caller: Hello?\n\n{line}", "call-script")
    block = message.blocks[-1]
    assert (block.role.value, block.speaker, message.text(block)) == (role, speaker, "It is cold.")


def test_quotation_marks_are_not_spoken() -> None:
    assert _read('You: "Hello, is it cold?"\n\nThem: “Very.”') == [
        ("body", "Hello, is it cold?"),
        ("other-turn", "Very."),
    ]


def test_a_quotation_inside_a_quotation_is_spoken() -> None:
    assert _read('You: "Your sign says "no callers" on it. Right?"') == [
        ("body", 'Your sign says "no callers" on it. Right?')
    ]


def test_a_quoted_turn_over_several_lines() -> None:
    text = 'You: "We do three things:\n✅ ovens\n✅ dampers"\n\nThey may laugh here.\n\nYou: "Well?"'
    assert _read(text) == [
        ("body", "We do three things:"), ("body", "ovens"), ("body", "dampers"),
        ("direction", "They may laugh here."), ("body", "Well?"),
    ]  # fmt: skip


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert _read('You: "It is cold.\n\nNow wait for them to answer.\n\nYou: "Is it?"') == [
        ("body", "It is cold."), ("direction", "Now wait for them to answer."), ("body", "Is it?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "[Wait for the answer]",
        "[If they hesitate: ask when.]",
        "(pause)",
        "If they say no:",
        "When the receptionist answers:",
        'Objection: "We have an oven."',
        "Tip: never rush the first question.",
        "Goal: find out how old it is.",
        "STEP 2: THE DAMPER",
        "## The damper",
        "Step 3 - The price",
        "Soft Close:",
        'Their Response Option 2: "How much is it?"',
    ],
)
def test_directions(line: str) -> None:
    found = _read(f'You: "Is it cold?"\n\n{line}\n\nYou: "How cold?"')
    assert found == [("body", "Is it cold?"), ("direction", line), ("body", "How cold?")]


def test_a_line_in_italics_is_direction() -> None:
    assert _read("You: Is it cold?\n\n*smile a little*\n\nThem: Very.")[1] == ("direction", "smile a little")


def test_directions_between_sentences_divide_a_turn() -> None:
    assert _read("You: Is it cold? [Wait] How cold?\n\nThem: Very.") == [
        ("body", "Is it cold?"), ("direction", "[Wait]"), ("body", "How cold?"), ("other-turn", "Very."),
    ]  # fmt: skip


def test_directions_inside_a_sentence_do_not() -> None:
    assert _read("You: Is it [pause] cold?\n\nThem: Very.")[0] == ("body", "Is it cold?")
    assert _read("You: Is it (smile) cold?\n\nThem: Very.")[0] == ("body", "Is it cold?")


def test_a_remark_after_a_quotation_is_direction() -> None:
    assert _read('You: "How old is it?" [Age tells the price]\n\nYou: "And how big?" they usually know')[:2] == [
        ("body", "How old is it?"), ("direction", "[Age tells the price]"),
    ]  # fmt: skip


def test_names_and_choices_in_the_spoken_text() -> None:
    text = "You: Good (morning/afternoon), [FIRST NAME], I'm in [CITY/AREA] until ____. Is he/she in?\n\nThem: No."
    message = read(text, "call-script")
    assert message.text(message.blocks[0]) == "Good morning, Alex, I'm in Leeds until that project. Is he/she in?"
    assert [field.name for field in message.fields] == ["FIRST NAME", "CITY/AREA"]


def test_a_label_on_a_line_of_its_own() -> None:
    assert _read("Rep:\nIs it cold?\n\nProspect:\nVery.") == [("body", "Is it cold?"), ("other-turn", "Very.")]


def test_spoken_branches_after_a_condition() -> None:
    assert _read('You: "Is it cold?"\n\nIf yes: "How cold?"\n\nIf no: ring off and thank them.') == [
        ("body", "Is it cold?"), ("body", "How cold?"), ("direction", "If no: ring off and thank them."),
    ]  # fmt: skip


def test_prose_without_labels_is_spoken() -> None:
    text = (
        "COLD CALL\n\nHi, this is Ana from the oven works. Is it cold?\n\n[Wait]\n\nIf they say it is:\n\n"
        "Then I'd like to see it.\n\nAsk them for a day. Thank them."
    )
    assert _read(text) == [
        ("direction", "COLD CALL"),
        ("body", "Hi, this is Ana from the oven works. Is it cold?"),
        ("direction", "[Wait]"),
        ("direction", "If they say it is:"),
        ("body", "Then I'd like to see it."),
        ("direction", "Ask them for a day. Thank them."),
    ]


def test_quoted_speech_among_coaching_prose() -> None:
    text = 'Begin with their oven, never with yours.\n\n"Is it cold, Sam?"\n\nMost say yes.\n\n"How cold?"'
    assert _read(text) == [
        ("direction", "Begin with their oven, never with yours."), ("body", "Is it cold, Sam?"),
        ("direction", "Most say yes."), ("body", "How cold?"),
    ]  # fmt: skip


def test_answers_to_listed_objections_are_spoken() -> None:
    text = 'Objections\n- "We have an oven" -> "Glad to hear it."\n- "No time" -> "When, then?"\n\nYou: "Bye."'
    assert [shown for role, shown in _read(text) if role == "body"] == ["Glad to hear it.", "When, then?", "Bye."]


def test_block_quotes_are_spoken() -> None:
    text = '# The call\n\nOpen gently.\n\n> Is it cold, Sam?\n\nListen.\n\n> "How cold?"'
    assert _read(text) == [
        ("direction", "# The call"), ("direction", "Open gently."), ("body", "Is it cold, Sam?"),
        ("direction", "Listen."), ("body", "How cold?"),
    ]  # fmt: skip


def test_a_further_paragraph_of_an_unquoted_turn() -> None:
    text = "Rep: Is it cold?\n\nI ask because we mend them.\n\nAsk about their baker.\n\nProspect: Very."
    assert _read(text) == [
        ("body", "Is it cold?"), ("body", "I ask because we mend them."), ("direction", "Ask about their baker."),
        ("other-turn", "Very."),
    ]  # fmt: skip


def test_two_names_and_nothing_else() -> None:
    text = "Marek: Good day, this is Marek.\nMs Lang: Yes?\nMarek: Is it cold?\nMs Lang: Very."
    assert [role for role, _ in _read(text)] == ["body", "other-turn", "body", "other-turn"]


def test_a_sentence_with_a_colon_is_no_turn() -> None:
    text = "You: Here is the thing.\n\nThem: Yes?\n\nYou: It needs two parts: a relay and a damper."
    assert _read(text)[-1] == ("body", "It needs two parts: a relay and a damper.")
