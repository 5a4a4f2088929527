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


def test_turns_in_one_paragraph() -> None:
    assert _read("Prospect: Hello? Rep: Ms Lang, is it cold? Prospect: Very. Rep: How cold?") == [
        ("other-turn", "Hello?"),
        ("body", "Ms Lang, is it cold?"),
        ("other-turn", "Very."),
        ("body", "How cold?"),
    ]


def test_a_role_inside_a_sentence_begins_no_turn() -> None:
    assert _read("Rep: Ask the Customer: is it cold?") == [("body", "Ask the Customer: is it cold?")]


def test_unlabelled_words_before_labelled_answers_are_spoken() -> None:
    assert _read("Hello, is it cold where you are?\n\nCSR if yes: Then come in!\nCSR if no: Good.") == [
        ("body", "Hello, is it cold where you are?"),
        ("body", "Then come in!"),
        ("body", "Good."),
    ]


def test_a_case_on_a_line_of_its_own_is_no_speech_and_what_follows_is() -> None:
    assert _read("Hello, I am calling about the lift.\n\nIf yes, continue!\nIs it cold in it?") == [
        ("body", "Hello, I am calling about the lift."),
        ("direction", "If yes, continue!"),
        ("body", "Is it cold in it?"),
    ]


def test_a_direction_over_two_lines_ends_with_its_bracket() -> None:
    assert _read("I ring about the lift.\n(If they are busy,\nask when to ring.)\nIs it cold in it?")[1:] == [
        ("direction", "(If they are busy,\nask when to ring.)"),
        ("body", "Is it cold in it?"),
    ]


def test_me_is_whoever_the_seller_rang() -> None:
    assert _read("Me: Hello?\n\nTelemarketer: Is it cold?\n\nMe: Very.") == [
        ("other-turn", "Hello?"),
        ("body", "Is it cold?"),
        ("other-turn", "Very."),
    ]


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
        ("body", "Is it cold?"), ("direction", "If yes:"), ("body", "How cold?"),
        ("direction", "If no: ring off and thank them."),
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


def test_captions_join_what_one_person_says() -> None:
    text = (
        "WEBVTT\n\n1\n00:01.000 --> 00:03.000\n<v Ana Kahn>Hello, is that\n\n2\n00:03.000 --> 00:04.000\n"
        "<v Ana Kahn>Ms Lang?\n\nNOTE checked by hand\n\n00:04.500 --> 00:05.000\n<v Ms Lang>Speaking.</v>\n"
    )
    message = read(text)
    assert message.kind.value == "call-script"
    assert [(b.role.value, b.speaker, message.text(b)) for b in message.blocks] == [
        ("body", "Ana Kahn", "Hello, is that Ms Lang?"),
        ("other-turn", "Ms Lang", "Speaking."),
    ]
    assert not message.fields


def test_a_position_in_captions_leads_back_to_the_source() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:03.000\nAna: It is\n\n00:03.000 --> 00:04.000\nAna: cold.\n\n" + (
        "00:05.000 --> 00:06.000\nMs Lang: Very.\n"
    )
    message = read(text, "call-script")
    block = message.blocks[0]
    assert message.text(block) == "It is cold."
    span = message.segments.to_source(block.start + 6, block.end)
    assert span is not None
    assert message.source.slice(span) == "cold."


def test_numbered_captions_without_voices() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\nRob: Hello, it's Rob.\n\n2\n00:00:03,000 --> 00:00:05,000\n" + (
        "Ms Lang: I was\nhoping for that.\n"
    )
    assert _read(text) == [("body", "Hello, it's Rob."), ("other-turn", "I was hoping for that.")]


@pytest.mark.parametrize(
    "header",
    ["[{}] 14:02:11", "{}\t00:12", "{}  0:12", "{} (00:12):", "0:12 | {}", "00:00:12 {}", "{} | 00:12", "{}, 0:12"],
)
def test_headers_of_transcripts(header: str) -> None:
    turns = [
        ("Ana Kahn", "Good day, I'm calling from the oven works."),
        ("Ms Lang", "Yes?"),
        ("Ana Kahn", "Is it cold?\nIt was in May."),
    ]
    text = "\n\n".join(f"{header.format(name)}\n{said}" for name, said in turns)
    message = read(text, "call-script")
    assert [(b.role.value, b.speaker, message.text(b)) for b in message.blocks] == [
        ("body", "Ana Kahn", "Good day, I'm calling from the oven works."),
        ("other-turn", "Ms Lang", "Yes?"),
        ("body", "Ana Kahn", "Is it cold? It was in May."),
    ]
    assert not message.fields


def test_who_rings_is_told_by_what_they_say() -> None:
    text = (
        "Speaker 1: Harbour Hotel, good morning.\nSpeaker 2: Hi, this is Lena calling from the soap works.\n"
        "Speaker 1: Yes?\nSpeaker 2: Who buys the soap?"
    )
    assert [role for role, _ in _read(text)] == ["other-turn", "body", "other-turn", "body"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Receptionist", "Patient"),
        ("Front Desk", "Guest"),
        ("Customer Care", "Customer"),
        ("Agent", "Caller"),
        ("Fundraiser", "Donor"),
        ("Recruiter", "Candidate"),
        ("Ana (rep)", "Omar (buyer)"),
        ("SDR", "Reception"),
        ("Plumber", "Tenant"),
        ("Surveyor", "Respondent"),
    ],
)
def test_sides(ours: str, theirs: str) -> None:
    text = f"{theirs}: Hello?\n{ours}: Good day.\n{theirs}: It is cold.\n{ours}: How cold?"
    assert [role for role, _ in _read(text)] == ["other-turn", "body"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Rep – Is it cold?",
        "REP\nIs it cold?",
        "**Rep**\nIs it cold?",
        "### Rep\nIs it cold?",
        "Rep [00:04]: Is it cold?",
    ],
)
def test_labels_without_a_colon(line: str) -> None:
    assert _read(f"{line}\n\nProspect: Very.") == [("body", "Is it cold?"), ("other-turn", "Very.")]


@pytest.mark.parametrize(
    ("line", "direction"),
    [
        ('If they say "no": "Fine."', 'If they say "no":'),
        ('If yes, "Fine."', "If yes,"),
        ('No → "Fine."', "No →"),
        ('Too busy -> "Fine."', "Too busy ->"),
        ('Then you ask: "Fine."', "Then you ask:"),
        ('Close with something like "Fine."', "Close with something like"),
        ('| "Too dear" | "Fine, but what did you pay?" |', '| "Too dear" |'),
    ],
)
def test_speech_after_coaching(line: str, direction: str) -> None:
    (shown, said) = _read(f'You: "Is it cold?"\n\n{line}')[1:3]
    assert shown == ("direction", direction)
    assert said[0] == "body"
    assert said[1].startswith("Fine")


@pytest.mark.parametrize(
    "line",
    ['If they say: "No time"', '**"We have an oven"**', '### "Too dear"', "**Opening line**", 'They may ask "why"'],
)
def test_what_they_say_is_not_linted(line: str) -> None:
    assert _read(f'You: "Is it cold?"\n\n{line}\n\nYou: "How cold?"')[1][0] == "direction"


def test_speech_right_below_a_condition() -> None:
    text = "Hi, it's Ana.\n\nIF THEY SAY YES:\nIs it cold?\n\nIf voicemail:\nIt's Ana, I'll ring on Tuesday."
    assert [shown for role, shown in _read(text) if role == "body"] == [
        "Hi, it's Ana.", "Is it cold?", "It's Ana, I'll ring on Tuesday.",
    ]  # fmt: skip


def test_what_only_the_desk_says_is_its_own() -> None:
    text = "Receptionist: Hill Street Surgery.\n\n*Listen.*\n\nReceptionist: How long have you had it?"
    assert [role for role, _ in _read(text)] == ["body", "direction", "body"]


def test_a_role_behind_a_name_settles_the_others() -> None:
    text = "[00:00:02] Marta Ruiz (AE): Why nine days?\n[00:00:14] Jonas Beck: They chase people."
    assert _read(text) == [("body", "Why nine days?"), ("other-turn", "They chase people.")]


def test_her_and_him_speak() -> None:
    text = "Call-back: the roof\n\nMe: Hello, it's Gary.\nHer: It drips.\nMe: Since when?\nHer: Saturday."
    assert [role for role, _ in _read(text)] == ["direction", "body", "other-turn", "body", "other-turn"]


def test_numbered_questions_of_a_survey() -> None:
    text = (
        'Surveyor: Good day.\n\nQ1. "How old is the bin?"\n\nQ2: "Who empties it?"\n\nEnding: "That was the last one."'
    )
    assert [shown for role, shown in _read(text) if role == "body"] == [
        "Good day.", "How old is the bin?", "Who empties it?", "That was the last one.",
    ]  # fmt: skip


def test_an_answer_behind_an_arrow_below_the_objection() -> None:
    text = 'Rep: Hello.\n\n"No time"\n→ "When, then?"\n\n"Too dear"\n-> "Compared to what?"'
    assert _read(text)[1:] == [
        ("direction", '"No time"'), ("body", "When, then?"), ("direction", '"Too dear"'), ("body", "Compared to what?"),
    ]  # fmt: skip


def test_a_title_above_prose() -> None:
    assert _read("Voicemail\n\nHello, it's Ana about the oven.\n\nRing me back when it is cold.")[0] == (
        "direction", "Voicemail",
    )  # fmt: skip


def test_what_is_never_to_be_said_is_not_said() -> None:
    assert _read('Tip: never open with "How are you today?" on the phone.\n\nRep: Hello.')[0][0] == "direction"


def test_quoted_words_below_their_label() -> None:
    text = 'GATEKEEPER:\n"Acme, good morning."\n\nYOU:\n"Is John there?"\n\nDECISION MAKER:\n"John speaking."'
    assert _read(text) == [
        ("other-turn", "Acme, good morning."), ("body", "Is John there?"), ("other-turn", "John speaking."),
    ]  # fmt: skip


def test_rows_of_cards_without_quotation_marks() -> None:
    text = "| They say | You say |\n| --- | --- |\n| Too dear | It is, and it lasts. |"
    assert _read(text)[2:] == [("direction", "| Too dear |"), ("body", "It is, and it lasts.")]


def test_coaching_above_one_quoted_line() -> None:
    text = 'Please ring your families by Friday.\n\n"Hi, it is Ana. Can you come?"\n\nIf yes: "Thank you."'
    assert _read(text)[0] == ("direction", "Please ring your families by Friday.")


def test_an_answer_right_below_what_they_say() -> None:
    text = 'Rep: "Is it cold?"\n\nPatient objection: "I am too busy."\n"When, then?"'
    assert _read(text)[1:] == [("other-turn", "I am too busy."), ("body", "When, then?")]


def test_a_role_in_a_voice_tag() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Leila>It is wrong.\n\n00:02.000 --> 00:03.000\n<v Jon (Sales)>Why?"
    assert _read(text) == [("other-turn", "It is wrong."), ("body", "Why?")]


def test_a_case_in_brackets_is_followed_by_speech() -> None:
    text = (
        "Hi, is that the baker?\n\n[If they say they have a supplier]\nThen you may not need us.\n\n"
        "[Wait. If it is a bad moment,\nring off.]\n"
    )
    assert [(role, words) for role, words in _read(text)][1:] == [
        ("direction", "[If they say they have a supplier]"),
        ("body", "Then you may not need us."),
        ("direction", "[Wait. If it is a bad moment,\nring off.]"),
    ]
