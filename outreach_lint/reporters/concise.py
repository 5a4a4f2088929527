"""One line a diagnostic (and a credit, if asked for): for editors, grep and snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._summary import headline, with_summary
from outreach_lint.reporters._trust import trust_table


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the diagnostics as lines, then the summary."""
    return with_summary(reports, look, _lines)


def _lines(report: FileReport, look: Look) -> Iterator[str]:
    for message in report.messages:
        for diagnostic in message.diagnostics:
            yield headline(report.path, diagnostic, look)
        for credit in message.credits if look.credits else ():
            yield headline(report.path, credit, look)
        yield from trust_table(report.path, message, look) if look.trust else ()
