"""Calls: who speaks how much, where the other side comes in, and what the branches end in."""

from __future__ import annotations

from outreach_lint.analyses.calls import BranchKind, Call, ask_of, find_call, lets_go
from outreach_lint.document import Document
from tests.conftest import ReadDocument


def _call(read_document: ReadDocument, text: str) -> tuple[Document, Call]:
    document = read_document(text, "call-script")
    return document, document.once(find_call)


def test_words_and_turns_of_both_sides(read_document: ReadDocument) -> None:
    _, call = _call(read_document, "Rep: It's cold here.\n\nThem: Very cold.\n\nRep: How cold?")
    assert (call.caller_words, call.other_words, call.other_turns, len(call.speeches)) == (5, 2, 1, 2)


def test_a_pause_ends_a_speech_and_a_tone_does_not(read_document: ReadDocument) -> None:
    _, paused = _call(read_document, "Rep: It is cold.\n\n[Wait]\n\nRep: How cold?")
    _, toned = _call(read_document, "Rep: It is cold.\n\n[Smile]\n\nRep: How cold?")
    assert [speech.words for speech in paused.speeches] == [3, 2]
    assert [speech.words for speech in toned.speeches] == [5]


def test_cards_below_a_conversation_are_no_part_of_it(read_document: ReadDocument) -> None:
    text = 'Rep: It is cold.\n\nThem: Very.\n\nRep: How cold?\n\n## Objections\n\n- "Too dear" -> "It is."'
    _, call = _call(read_document, text)
    assert [speech.words for speech in call.exchange] == [3, 2]
    assert len(call.speeches) == 3


def test_branches_by_condition_objection_and_close(read_document: ReadDocument) -> None:
    text = (
        'If they say yes:\n\nRep: "Then let\'s book a visit."\n\nObjection: "No time."\n\nRep: "When, then?"\n\n'
        'Soft Close:\n\nRep: "May I send it?"'
    )
    _, call = _call(read_document, text)
    assert [branch.kind for branch in call.branches] == [
        BranchKind.CONDITION, BranchKind.OBJECTION, BranchKind.CLOSE,
    ]  # fmt: skip


def test_an_objection_in_a_turn_is_a_branch(read_document: ReadDocument) -> None:
    _, call = _call(read_document, "Rep: Hello.\n\nThem: I'm not interested.\n\nRep: Thanks for telling me. Bye.")
    (branch,) = call.branches
    assert branch.condition == "I'm not interested."
    assert [sentence.text for sentence in branch.said] == ["Thanks for telling me.", "Bye."]


def test_what_a_branch_asks_for_and_whether_it_lets_go(read_document: ReadDocument) -> None:
    text = (
        'If they say yes:\n\nRep: "Shall we book a visit?"\n\nIf they say no:\n\nRep: "I won\'t ring again."\n\n'
        "If they say neither:\n\n[Thank them and hang up.]"
    )
    document, call = _call(read_document, text)
    asks = [ask_of(document, branch.said) for branch in call.branches]
    assert [ask.entry.group if ask else None for ask in asks] == ["ask-meeting", None, None]
    assert [lets_go(document, branch) for branch in call.branches] == [False, True, True]


def test_who_rings_for_help_rings_in(read_document: ReadDocument) -> None:
    _, helped = _call(read_document, "Agent: Thank you for calling Tern Glass.\n\nCustomer: My pane is cracked.")
    _, first = _call(read_document, "Customer: I'd like to cancel my order.\n\nAgent: It ends today.")
    _, rung = _call(read_document, "Customer: Hello?\n\nAgent: Hello, it's Ann.")
    assert [call.inbound for call in (helped, first, rung)] == [True, True, False]


def test_a_direction_may_leave_the_asking_to_the_caller(read_document: ReadDocument) -> None:
    _, left = _call(read_document, "Rep: Hello.\n\n[Ask what they have tried.]")
    _, errand = _call(read_document, "Rep: Hello.\n\n[Ask for the manager.]")
    assert (left.leaves_asking, errand.leaves_asking) == (True, False)


def test_voicemail_and_recorded_calls_are_told(read_document: ReadDocument) -> None:
    _, voicemail = _call(read_document, "Voicemail\n\nHello, it's Ann about the pane.\n\nBye.")
    _, recorded = _call(read_document, "[Ann] 10:00:01\nHello, I'm calling about it.\n\n[Omar] 10:00:03\nYes?")
    assert (voicemail.voicemail, recorded.recorded) == (True, True)
