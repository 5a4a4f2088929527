"""Questions: which are open, which only seem to ask, and which permit one answer."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.questions import QuestionKind, find_questions
from tests.conftest import ReadDocument


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What have you tried for the cold rooms?", QuestionKind.OPEN),
        ("How do you heat the hall?", QuestionKind.OPEN),
        ("Tell me about the hall.", QuestionKind.OPEN),
        ("I was wondering how you heat the hall.", QuestionKind.OPEN),
        ("May I ask the reason you took them?", QuestionKind.OPEN),
        ("How old are the panes?", QuestionKind.FACT),
        ("When did they break?", QuestionKind.FACT),
        ("Since when?", QuestionKind.FACT),
        ("Was it the price or the guests?", QuestionKind.FACT),
        ("Is the hall cold?", QuestionKind.CLOSED),
        ("How about the doors?", QuestionKind.CLOSED),
        ("How are you today?", QuestionKind.COURTESY),
        ("Is now a bad time?", QuestionKind.PERMISSION),
        ("What's the best email for you?", QuestionKind.ERRAND),
        ("Does that work?", QuestionKind.ERRAND),
        ("Don't you think that it is cold?", QuestionKind.LEADING),
        ("If I could show you a way to halve it, would you look?", QuestionKind.LEADING),
    ],
)
def test_kinds(read_document: ReadDocument, text: str, kind: QuestionKind) -> None:
    (question,) = read_document(f"Rep: {text}", "call-script").once(find_questions)
    assert question.kind is kind


@pytest.mark.parametrize("text", ["I know how you feel.", "It depends on what you put in.", "The hall is cold."])
def test_statements_are_none(read_document: ReadDocument, text: str) -> None:
    assert not read_document(f"Rep: {text}", "call-script").once(find_questions)
