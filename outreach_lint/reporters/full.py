"""Each diagnostic with its source line, the place underlined, and what to do about it: for people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from outreach_lint.diagnostics import Credit, Diagnostic
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._summary import color_of, headline, with_summary
from outreach_lint.reporters._terminal import BOLD, DIM, cells, one_line, paint
from outreach_lint.reporters._trust import trust_table

# A paragraph of an email is often one long line: only this many columns of it are shown, the span among them.
_WIDTH = 100
_LEAD = 30
_CUT = "…"


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield every diagnostic with its snippet and help, then the summary."""
    return with_summary(reports, look, _blocks)


def _blocks(report: FileReport, look: Look) -> Iterator[str]:
    label = paint("help:", BOLD, look.color)
    for message in report.messages:
        for diagnostic in message.diagnostics:
            yield headline(report.path, diagnostic, look)
            yield snippet(diagnostic, look)
            yield f"  {label} {one_line(diagnostic.help)}\n\n"
        for credit in message.credits if look.credits else ():
            yield headline(report.path, credit, look)
            yield snippet(credit, look) + "\n"
        yield from trust_table(report.path, message, look) if look.trust else ()


def snippet(found: Diagnostic | Credit, look: Look) -> str:
    """Return the first source line of a diagnostic or credit with the span underlined.

    A span that runs on over the end of the line, or of what is shown of it, is underlined up to there and
    marked with an ellipsis.
    """
    source, span = found.source, found.span
    position = source.position(span.start)
    line = source.line_span(position.line)
    shown = cells(source.slice(line))
    start = min(span.start - line.start, len(shown))
    end = max(min(span.end - line.start, len(shown)), start)
    low, high = _window(shown, start, end)
    before = (_CUT if low else "") + "".join(text for text, _ in shown[low:start])
    indent = bool(low) + sum(width for _, width in shown[low:start])
    flagged = "".join(text for text, _ in shown[start : min(end, high)])
    after = "".join(text for text, _ in shown[min(end, high) : high]) + (_CUT if high < len(shown) else "")
    underline = "^" * max(sum(width for _, width in shown[start : min(end, high)]), 1)
    if span.end > line.end or end > high:
        underline += _CUT
    number = f"{position.line:4}"
    bar = paint("|", DIM, look.color)
    marks = paint(underline, color_of(found), look.color)
    text = f"{before}{flagged}{after}".rstrip()
    return f"{number} {bar} {text}\n{' ' * len(number)} {bar} {' ' * indent}{marks}\n"


def _window(shown: list[tuple[str, int]], start: int, end: int) -> tuple[int, int]:
    """Return the range of characters to show: all of a short line, else words around the span's start."""
    columns = [0, *accumulate(width for _, width in shown)]
    if columns[-1] <= _WIDTH:
        return 0, len(shown)
    first = min(max(columns[start] - _LEAD, 0), columns[-1] - _WIDTH)
    low = bisect_left(columns, first)
    high = bisect_right(columns, first + _WIDTH) - 1
    if low > 0:
        low = next((i + 1 for i in range(low, start) if shown[i][0] == " "), low)
    if high < len(shown):
        high = next((i for i in range(high, end, -1) if shown[i][0] == " "), high)
    return low, high
