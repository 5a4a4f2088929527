"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from outreach_lint.diagnostics import Diagnostic, Severity
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._places import ends, whole_text, with_fingerprints
from outreach_lint.reporters.json import dump

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.SUGGESTION: "minor"}


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield one JSON array in pieces."""
    between = "[\n  "
    for report in reports:
        for diagnostic, fingerprint in with_fingerprints(report.path, report.listed):
            yield between + dump(_entry(report.path, diagnostic, fingerprint), indent=2)
            between = ",\n  "
    yield "[]\n" if between.startswith("[") else "\n]\n"


def _entry(path: str, diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    begin, end = ends(diagnostic)
    return {
        "check_name": diagnostic.rule,
        "description": f"{diagnostic.rule}: {whole_text(diagnostic)}",
        "severity": _SEVERITIES[diagnostic.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": begin.line, "column": begin.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
    }
