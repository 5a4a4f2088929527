"""Checkstyle's XML, which Jenkins and many review tools read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_lint.diagnostics import Severity
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._places import whole_text
from outreach_lint.reporters._xml import document, element

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "info"}


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield one document: a `file` for each draft, an `error` for each diagnostic."""
    root = element("checkstyle", {"version": "4.3"})
    for report in reports:
        file = element("file", {"name": report.path})
        root.append(file)
        for diagnostic in report.listed:
            place = diagnostic.source.position(diagnostic.span.start)
            attributes = {
                "line": place.line,
                "column": place.column,
                "severity": _SEVERITIES[diagnostic.severity],
                "message": whole_text(diagnostic),
                "source": f"outreach-lint.{diagnostic.rule}",
            }
            file.append(element("error", attributes))
    yield document(root)
