"""The loop: rules over documents, findings into diagnostics, drafts into reports."""

from __future__ import annotations

import pytest

from outreach_lint.config import Settings
from outreach_lint.diagnostics import Severity
from outreach_lint.document import MessageKind
from outreach_lint.drafts import OpenDraft, open_source
from outreach_lint.linter import RuleFailure, credit_document, lint_document, lint_drafts
from outreach_lint.report import Tally
from outreach_lint.source import Source
from tests.conftest import ReadDocument
from tests.made_rules import PAGE_ONLY, PRAISE, SHOUT, STUMBLE, WHISPER

DRAFT = "Subject: Tea\n\nHi Ana,\n\nThe kettle is on. Come now! Bring cups!\n\nBen\n"


def draft(text: str, path: str = "draft.txt", kind: MessageKind = MessageKind.OUTREACH) -> OpenDraft:
    return open_source(Source(path, text), kind)


def test_diagnostics_carry_the_rule_and_stand_in_order(read_document: ReadDocument) -> None:
    found = lint_document(read_document(DRAFT), [SHOUT, WHISPER])
    assert [(d.rule, d.category, d.severity, d.excerpt) for d in found] == [
        ("pressure/whisper", "pressure", Severity.SUGGESTION, "The kettle is on."),
        ("pressure/shout", "pressure", Severity.WARNING, "Come now!"),
        ("pressure/shout", "pressure", Severity.WARNING, "Bring cups!"),
    ]


def test_rules_read_only_their_kinds(read_document: ReadDocument) -> None:
    assert lint_document(read_document(DRAFT, "outreach"), [PAGE_ONLY]) == []
    assert lint_document(read_document(DRAFT, "marketing"), [PAGE_ONLY])


def test_settings_change_severity_and_options(read_document: ReadDocument) -> None:
    settings = Settings(severities={SHOUT.id: Severity.ERROR}, options={SHOUT.id: {"marks": 2}})
    (found,) = lint_document(read_document("Hi Ana,\n\nCome now! Bring cups!!"), [SHOUT], settings)
    assert (found.excerpt, found.severity) == ("Bring cups!!", Severity.ERROR)


def test_a_rule_that_fails_is_named(read_document: ReadDocument) -> None:
    with pytest.raises(RuleFailure, match=r"lint/stumble failed with KeyError\('lost'\)"):
        lint_document(read_document(DRAFT), [STUMBLE])


def test_reports_come_in_order_with_what_could_not_be_read() -> None:
    drafts = [
        OpenDraft("gone.txt", errors=("no such file",)),
        draft(DRAFT, "a.txt"),
        draft("", "empty.txt"),
        draft("Hi Bo,\n\nStop!", "b.txt"),
    ]
    reports = list(lint_drafts(drafts, [SHOUT], Settings()))
    assert [report.path for report in reports] == ["gone.txt", "a.txt", "empty.txt", "b.txt"]
    assert [len(list(report.diagnostics)) for report in reports] == [0, 2, 0, 1]
    assert reports[0].errors == ("no such file",)
    assert reports[2].warnings == ("empty, nothing to lint",)
    tally = Tally()
    for report in reports:
        tally.add(report)
    assert (tally.files, tally.messages, tally.diagnostics, tally.unreadable) == (4, 2, 3, 1)


def test_messages_are_summed_up() -> None:
    (report,) = lint_drafts([draft(DRAFT)], [SHOUT, PRAISE], Settings())
    (message,) = report.messages
    assert (message.kind, message.subject, message.line) == (MessageKind.OUTREACH, "Tea", 1)
    assert message.words == 8
    assert [d.rule for d in message.diagnostics] == ["pressure/shout"] * 2
    assert [(c.rule, c.excerpt) for c in message.credits] == [("credit/praise", "The kettle is on.")]
    assert sum(message.focus.values()) in (0.0, pytest.approx(1, abs=0.01))


def test_credits_are_no_diagnostics(read_document: ReadDocument) -> None:
    document = read_document(DRAFT)
    assert lint_document(document, [PRAISE]) == []
    (found,) = credit_document(document, [SHOUT, PRAISE])
    assert (found.rule, found.factors, found.message) == (PRAISE.id, PRAISE.factors, "This is a message.")


def test_subject_is_told_as_the_source_has_it() -> None:
    (report,) = lint_drafts([draft("Subject: An idea for {{company}}\n\nHi Ana,\n\nTea?")], [], Settings())
    assert report.messages[0].subject == "An idea for {{company}}"


def test_one_failing_rule_spoils_one_file_only() -> None:
    reports = list(lint_drafts([draft(DRAFT, "a.txt"), OpenDraft("gone.txt")], [STUMBLE], Settings()))
    assert "this is a bug" in reports[0].failures[0]
    assert not reports[0].errors
    assert not reports[0].unreadable, "the file itself is all right"
    assert not reports[1].failures


def test_drafts_are_taken_as_they_are_needed() -> None:
    taken = []

    def endless():  # type: ignore[no-untyped-def]
        while True:
            taken.append(1)
            assert len(taken) < 1000
            yield draft(DRAFT)

    next(lint_drafts(endless(), [SHOUT], Settings()))


def test_the_same_draft_gives_the_same_report() -> None:
    first, second = (list(lint_drafts([draft(DRAFT)] * 3, [SHOUT, WHISPER], Settings())) for _ in range(2))
    assert first == second
