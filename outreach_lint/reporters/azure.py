"""Logging commands of Azure Pipelines: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_lint.diagnostics import Diagnostic, Severity
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._places import whole_text
from outreach_lint.reporters._terminal import one_line


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield one command a diagnostic."""
    for report in reports:
        path = _property(report.path)
        for diagnostic in report.listed:
            yield _command(path, diagnostic)


def _command(path: str, diagnostic: Diagnostic) -> str:
    level = "error" if diagnostic.severity is Severity.ERROR else "warning"  # it knows no third
    place = diagnostic.source.position(diagnostic.span.start)
    properties = f"type={level};sourcepath={path};linenumber={place.line};columnnumber={place.column}"
    return f"##vso[task.logissue {properties};code={_property(diagnostic.rule)};]{_data(whole_text(diagnostic))}\n"


def _data(text: str) -> str:
    # "%AZP25" is how an agent reads a percent sign, since others could begin an escape.
    return one_line(text).replace("%", "%AZP25")


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
