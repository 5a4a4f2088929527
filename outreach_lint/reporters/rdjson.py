"""Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from outreach_lint.diagnostics import Diagnostic, Severity
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._places import byte_column, whole_text
from outreach_lint.reporters.json import dump
from outreach_lint.source import Source, TextSpan

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.SUGGESTION: "INFO"}


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield one JSON object; columns count bytes of UTF-8."""
    found = [_entry(report.path, diagnostic) for report in reports for diagnostic in report.listed]
    yield dump({"source": {"name": "outreach-lint"}, "severity": "WARNING", "diagnostics": found}) + "\n"


def _entry(path: str, diagnostic: Diagnostic) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "message": whole_text(diagnostic),
        "location": {"path": path, "range": _range(diagnostic.source, diagnostic.span)},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.rule},
    }
    if diagnostic.fix:
        edits = diagnostic.fix.edits
        entry["suggestions"] = [{"range": _range(diagnostic.source, e.span), "text": e.replacement} for e in edits]
    return entry


def _range(source: Source, span: TextSpan) -> dict[str, Any]:
    return {
        name: {"line": source.position(offset).line, "column": byte_column(source, offset)}
        for name, offset in (("start", span.start), ("end", span.end))
    }
