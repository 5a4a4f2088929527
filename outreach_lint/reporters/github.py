"""Workflow commands: GitHub shows them as annotations on the lines of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from outreach_lint.diagnostics import Diagnostic, Severity
from outreach_lint.report import FileReport, Tally
from outreach_lint.reporters import Look
from outreach_lint.reporters._places import ends, whole_text
from outreach_lint.reporters._summary import counted, summary_line
from outreach_lint.reporters._terminal import one_line

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}
# GitHub shows no more annotations of one level for a step:
# https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
_SHOWN = 10


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield one command a diagnostic, errors first because GitHub drops what comes after the tenth of a level."""
    tally = Tally()
    found: list[tuple[str, Diagnostic]] = []
    for report in reports:
        tally.add(report)
        found += ((report.path, diagnostic) for diagnostic in report.listed)
    found.sort(key=lambda item: -item[1].severity.rank)  # stable: files keep their order
    for path, diagnostic in found:
        yield _command(path, diagnostic)
    counts = Counter(diagnostic.severity for _, diagnostic in found)
    hidden = sum(max(count - _SHOWN, 0) for count in counts.values())
    if hidden:
        yield f"::notice title=outreach-lint::{counted(hidden, 'diagnostic')} more in the log of this step.\n"
    if not look.quiet:
        yield summary_line(tally)


def _command(path: str, diagnostic: Diagnostic) -> str:
    begin, end = ends(diagnostic)
    place = {"title": f"outreach-lint ({diagnostic.rule})", "file": path, "line": begin.line, "endLine": end.line}
    if begin.line == end.line:  # GitHub refuses columns of a place that crosses lines
        place |= {"col": begin.column, "endColumn": end.column}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    text = f"{path}:{begin.line}:{begin.column}: {diagnostic.rule} {whole_text(diagnostic)}"
    return f"::{_LEVELS[diagnostic.severity]} {properties}::{_data(text)}\n"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
