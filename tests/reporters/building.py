"""Reports made by hand, so that reporters are tested without linting anything."""

from __future__ import annotations

from outreach_lint.diagnostics import Applicability, Credit, Diagnostic, Edit, Factor, Fix, Severity
from outreach_lint.document import Focus, MessageKind, Mode
from outreach_lint.report import FOCUSED, FileReport, MessageReport
from outreach_lint.reporters import Look, load_reporter
from outreach_lint.source import Source, TextSpan

PLAIN = Look()


def diagnostic(
    text: str,
    flagged: str,
    *,
    severity: Severity = Severity.WARNING,
    message: str = "It costs trust.",
    help: str = "Cut it.",
    fix: bool = False,
    rule: str = "pressure/false-urgency",
) -> Diagnostic:
    """Return a diagnostic about the one place where a text holds some words."""
    assert text.count(flagged) == 1
    start = text.index(flagged)
    span = TextSpan(start, start + len(flagged))
    mended = Fix("Cut it", (Edit(span, ""),), Applicability.UNSAFE) if fix else None
    return Diagnostic(Source("draft.txt", text), rule, rule.split("/")[0], severity, span, message, help, mended)


def credit(text: str, credited: str, message: str) -> Credit:
    """Return a credit of the one place where a text holds some words."""
    span = diagnostic(text, credited).span
    return Credit(Source("draft.txt", text), "credit/open-question", (Factor.INTIMACY,), span, message)


def message(*diagnostics: Diagnostic, credits: tuple[Credit, ...] = ()) -> MessageReport:
    """Return a message with diagnostics and credits."""
    focus = {**dict.fromkeys(FOCUSED, 0.0), Focus.SENDER: 0.667, Focus.READER: 0.333}
    return MessageReport(MessageKind.OUTREACH, Mode.DRAFT, "Tea", 1, 12, focus, diagnostics, credits)


def report(*diagnostics: Diagnostic, path: str = "draft.txt", credits: tuple[Credit, ...] = ()) -> FileReport:
    """Return a file of one message with diagnostics and credits."""
    return FileReport(path, (message(*diagnostics, credits=credits),))


def rendered(name: str, *reports: FileReport, look: Look = PLAIN) -> str:
    """Return what a reporter prints."""
    return "".join(load_reporter(name)(reports, look))
