"""A heading a file, its diagnostics below it in columns: for people with many files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._summary import with_summary
from outreach_lint.reporters._terminal import BOLD, one_line, paint, severity_color


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield each file that has diagnostics, then the summary."""
    return with_summary(reports, look, _group)


def _group(report: FileReport, look: Look) -> Iterator[str]:
    diagnostics = list(report.diagnostics)
    if not diagnostics:
        return
    yield paint(one_line(report.path), BOLD, look.color) + "\n"
    places = [d.source.position(d.span.start) for d in diagnostics]
    lines, columns = (max(len(str(n)) for n in ns) for ns in zip(*((p.line, p.column) for p in places), strict=True))
    for diagnostic, place in zip(diagnostics, places, strict=True):
        severity = paint(f"{diagnostic.severity.value:10}", severity_color(diagnostic.severity), look.color)
        where = f"{place.line:>{lines}}:{place.column:<{columns}}"
        yield f"  {where}  {severity}  {diagnostic.rule}  {one_line(diagnostic.message)}\n"
    yield "\n"
