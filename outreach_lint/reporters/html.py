"""A page to read or to send: each draft with its findings marked in place, credits, focus and trust as pictures.

The page is one file without scripts, fonts or addresses of its own; everything from a draft is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup

from outreach_lint.diagnostics import Credit, Diagnostic, Factor
from outreach_lint.document import Focus
from outreach_lint.profile import HIGHEST, Push
from outreach_lint.report import FOCUSED, FileReport, MessageReport, Tally
from outreach_lint.reporters import Look
from outreach_lint.reporters._summary import summary_line
from outreach_lint.reporters._terminal import one_line, printable
from outreach_lint.source import Source, TextSpan

_NEWLINE = re.compile(r"\r\n|\r|\n")
_FOCUS_NAMES = {
    Focus.SENDER: "sender",
    Focus.READER: "reader",
    Focus.SHARED: "both",
    Focus.PRODUCT: "product",
    Focus.OTHER: "others",
}
_PUSHES = 3


@dataclass(frozen=True)
class Note:
    """A numbered remark beside a text: a diagnostic or a credit.

    Attributes:
        tone: "error", "warning", "suggestion" or "credit".
    """

    number: int
    tone: str
    rule: str
    message: str
    help: str
    line: int
    span: TextSpan


@dataclass(frozen=True)
class Piece:
    """A stretch of a text that the same notes cover.

    Attributes:
        tone: the weightiest tone of the notes that cover it; empty without any.
        opens: the notes that begin here.
    """

    text: Markup
    tone: str = ""
    opens: tuple[Note, ...] = ()


@dataclass
class Sheet:
    """A text with the notes on it: a file, or a part of one that had to be decoded."""

    source: Source
    notes: list[Note] = field(default_factory=list)

    @property
    def pieces(self) -> Iterator[Piece]:
        """The text, cut where notes begin and end."""
        text = self.source.text
        cuts = sorted({0, len(text), *(edge for note in self.notes for edge in (note.span.start, note.span.end))})
        for start, end in pairwise(cuts):
            covering = [n.tone for n in self.notes if n.span.start < end and start < n.span.end]
            opens = tuple(note for note in self.notes if note.span.start == start)
            yield Piece(_shown(text[start:end]), min(covering, key=_TONES.index, default=""), opens)


_TONES = ("error", "warning", "suggestion", "credit")


@dataclass(frozen=True)
class Bar:
    """A factor of trust as a bar.

    Attributes:
        percent: how far along its scale it is.
        pushes: what moved it most: the points, and the words.
    """

    name: str
    value: float
    percent: float
    pushes: tuple[tuple[float, str], ...]


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield the page in pieces, a draft at a time."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("outreach_lint.reporters"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    tally = Tally()
    environment.filters |= {"one_line": one_line, "bars": _bars, "shares": _shares}
    page = environment.get_template("report.html.j2")
    yield from page.generate(reports=_counted(reports, tally), sheets=_sheets, summary=lambda: summary_line(tally))


def _counted(reports: Iterable[FileReport], tally: Tally) -> Iterator[FileReport]:
    for report in reports:
        tally.add(report)
        yield report


def _sheets(report: FileReport) -> list[Sheet]:
    """Lay the notes of a report on the texts that they are about."""
    sheets: dict[str, Sheet] = {}
    numbered: list[tuple[Source, Diagnostic | Credit]] = []
    for message in report.messages:
        numbered += ((diagnostic.source, diagnostic) for diagnostic in message.diagnostics)
        numbered += ((credit.source, credit) for credit in message.credits)
        for told in message.told:
            sheets.setdefault(told.source.text, Sheet(told.source))
    for source, _ in numbered:
        sheets.setdefault(source.text, Sheet(source))
    numbered.sort(key=lambda item: item[1].span)
    for number, (source, found) in enumerate(numbered, 1):
        sheets[source.text].notes.append(_note(number, found))
    return list(sheets.values())


def _note(number: int, found: Diagnostic | Credit) -> Note:
    line = found.source.position(found.span.start).line
    if isinstance(found, Diagnostic):
        return Note(number, found.severity.value, found.rule, found.message, found.help, line, found.span)
    return Note(number, "credit", found.rule, found.message, "", line, found.span)


def _shown(text: str) -> Markup:
    """Return a text as a page may show it: nothing invisible, lines kept.

    No line of the page begins with a draft's words: in the log of a CI job they could be taken for a command.
    """
    return Markup("<br>").join(printable(line.replace("\t", "    ")) for line in _NEWLINE.split(text))


def _shares(message: MessageReport) -> Sequence[tuple[str, str, float, float]]:
    """Return name, label, percentage and start of each part of the focus bar."""
    parts, start = [], 0.0
    for focus in FOCUSED:
        percent = message.focus[focus] * 100
        parts.append((focus.value, _FOCUS_NAMES[focus], percent, start))
        start += percent
    return parts


def _bars(message: MessageReport) -> Sequence[Bar]:
    profile = message.trust
    return [
        Bar(
            factor.value, profile.values[factor], profile.values[factor] / HIGHEST * 100, _strongest(profile.of(factor))
        )
        for factor in Factor
    ]


def _strongest(pushes: Sequence[Push]) -> tuple[tuple[float, str], ...]:
    return tuple((push.points, _cut(push.excerpt)) for push in pushes[:_PUSHES])


def _cut(excerpt: str, most: int = 60) -> str:
    text = one_line(excerpt)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
