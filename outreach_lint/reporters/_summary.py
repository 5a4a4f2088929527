"""The closing lines that the text formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from outreach_lint.diagnostics import Applicability, Credit, Diagnostic, Severity
from outreach_lint.report import FileReport, Tally
from outreach_lint.reporters import Look
from outreach_lint.reporters._terminal import BOLD, CREDIT_COLOR, one_line, paint, severity_color

TextOfFile = Callable[[FileReport, Look], Iterator[str]]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 message", "3 messages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary_line(tally: Tally) -> str:
    """Return the last line of a text report."""
    unreadable = f"; {counted(tally.unreadable, 'path')} could not be read" if tally.unreadable else ""
    if not tally.messages:
        return f"No drafts were linted{unreadable}.\n"
    where = counted(tally.messages, "message")
    if not tally.diagnostics:
        return f"Nothing to mend in {where}{unreadable}.\n"
    parts = ", ".join(counted(tally.severities[severity], severity.value) for severity in Severity)
    return f"Found {counted(tally.diagnostics, 'diagnostic')} in {where} ({parts}){unreadable}.{_mendable(tally)}\n"


def _mendable(tally: Tally) -> str:
    """Say how many diagnostics a fix would mend."""
    safe, unsafe = tally.fixes[Applicability.SAFE], tally.fixes[Applicability.UNSAFE]
    if safe and unsafe:
        return f" --fix mends {safe} of them, --unsafe-fixes {unsafe} more."
    if unsafe:
        return f" --fix --unsafe-fixes mends {unsafe} of them."
    return f" --fix mends {safe} of them." if safe else ""


def statistics(tally: Tally, look: Look) -> Iterator[str]:
    """Yield one line a rule, the most frequent first."""
    width = len(str(max(tally.rules.values(), default=0)))
    for (rule, severity), count in sorted(tally.rules.items(), key=lambda item: (-item[1], item[0])):
        label = paint(f"{severity.value:10}", severity_color(severity), look.color)
        yield f"{count:{width}}  {label}  {rule}\n"


def headline(path: str, found: Diagnostic | Credit, look: Look) -> str:
    """Return `path:line:column: severity category/rule-name message`; a credit has "credit" for its severity."""
    position = found.source.position(found.span.start)
    place = paint(f"{one_line(path)}:{position.line}:{position.column}:", BOLD, look.color)
    label = "credit" if isinstance(found, Credit) else found.severity.value
    return f"{place} {paint(label, color_of(found), look.color)} {found.rule} {one_line(found.message)}\n"


def color_of(found: Diagnostic | Credit) -> str:
    """Return the colour code of what was found."""
    return CREDIT_COLOR if isinstance(found, Credit) else severity_color(found.severity)


def with_summary(reports: Iterable[FileReport], look: Look, one_file: TextOfFile) -> Iterator[str]:
    """Yield the text of each file, or the statistics, and the summary line."""
    tally = Tally()
    for report in reports:
        tally.add(report)
        if not look.statistics:
            yield from one_file(report, look)
    if look.statistics:
        yield from statistics(tally, look)
    if not look.quiet:
        yield summary_line(tally)
