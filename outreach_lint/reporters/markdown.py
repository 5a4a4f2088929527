"""Markdown for a comment on a pull request or a job's summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_lint.diagnostics import Diagnostic
from outreach_lint.report import FileReport, Tally
from outreach_lint.reporters import Look
from outreach_lint.reporters._summary import summary_line
from outreach_lint.reporters._terminal import one_line

# Whatever could begin markup, a link or a tag. GitHub looks for mentions and references in the rendered text, where
# a backslash is gone but a comment still parts the sign from the name.
_ESCAPES = {character: f"\\{character}" for character in "\\`*_{}[]()>+-!|~$:"}
_ESCAPES |= {"<": "&lt;", "&": "&amp;", "@": "@<!-- -->", "#": "#<!-- -->"}
_MARKS = {"error": "🔴", "warning": "🟠", "suggestion": "🔵"}
_LONGEST = 160


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield a heading and a table for each file that has diagnostics, then the summary."""
    tally = Tally()
    for report in reports:
        tally.add(report)
        yield from (f"**{_plain(report.path)}** could not be read: {_plain(text)}\n\n" for text in report.errors)
        diagnostics = list(report.diagnostics)
        if diagnostics:
            yield f"### {_plain(report.path)}\n\n| line | rule | what stands there | what to do |\n|---:|---|---|---|\n"
            yield from map(_row, diagnostics)
            yield "\n"
    yield summary_line(tally)


def _row(diagnostic: Diagnostic) -> str:
    line = diagnostic.source.position(diagnostic.span.start).line
    excerpt = one_line(diagnostic.excerpt)
    if len(excerpt) > _LONGEST:
        excerpt = excerpt[: _LONGEST - 1].rstrip() + "…"
    severity = diagnostic.severity.value
    rule = f"{_MARKS[severity]} {severity}<br>{_plain(diagnostic.rule)}"
    stands = f"<q>{_plain(excerpt)}</q><br>{_plain(diagnostic.message)}"
    return f"| {line} | {rule} | {stands} | {_plain(diagnostic.help)} |\n"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return "".join(_ESCAPES.get(character, character) for character in one_line(text))
