"""Mails and copy: what part of the message every line belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_lint.document import Role
from outreach_lint.readers.body import BodyReader
from outreach_lint.readers.closing import Closing, find_closing, postscript_start, sign_off_name
from outreach_lint.readers.greeting import greeting_end
from outreach_lint.readers.head import read_head
from outreach_lint.readers.lines import Line, Wrapping
from outreach_lint.readers.quoted import find_quoted
from outreach_lint.readers.view import Plan

# A greeting may stand below a heading or a stamp of date and sender, but no deeper.
_GREETING_DEPTH = 4


@dataclass
class Layout:
    """The planned blocks of a message, its head lines and its signature."""

    plans: list[Plan] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    signature_lines: tuple[str, ...] = ()


def lay_out_letter(lines: Sequence[Line]) -> Layout:
    """Tell subject, greeting, body, postscript, sign-off, signature, quoted history and footer apart."""
    head = read_head(lines)
    quoted = find_quoted(lines, head.end)
    rest = [i for i in range(head.end, len(lines)) if i not in quoted]
    greeting, cut = _find_greeting(lines, rest)
    body = [i for i in rest if greeting is None or i > greeting]
    closing = find_closing(lines, body, letter=greeting is not None)
    layout = Layout(list(head.plans), head.values)
    wrapping = Wrapping(lines)
    reader = BodyReader(wrapping, headings=greeting is None and not closing.sign_off)
    if greeting is not None:
        early = [lines[i] for i in rest if i < greeting]
        layout.plans.extend(reader.read(early))
    first = None
    if greeting is not None:
        first = _split_greeting(layout, lines[greeting], cut)
    layout.plans.extend(_read_body(lines, body, closing, reader, first))
    layout.plans.extend(_runs(lines, sorted(quoted), Role.QUOTED))
    layout.plans.extend(_runs(lines, sorted(closing.footer), Role.FOOTER))
    layout.plans.extend(_runs(lines, closing.signature, Role.SIGNATURE))
    for i in sorted(closing.sign_off):
        layout.plans.append(Plan(Role.SIGN_OFF, ((lines[i].start, lines[i].end),)))
    layout.signature_lines = _signature_lines(lines, closing)
    return layout


def _find_greeting(lines: Sequence[Line], rest: Sequence[int]) -> tuple[int | None, int]:
    """Return the greeting's line and where on it the greeting ends."""
    filled = [i for i in rest if not lines[i].blank][:_GREETING_DEPTH]
    for depth, i in enumerate(filled):
        text = lines[i].text
        end = greeting_end(text, alone=True)
        if end is not None and (depth == 0 or end == len(text)):
            return i, end
        if text[-1] in ".!?,;" or len(text) > 80:
            break
    return None, 0


def _split_greeting(layout: Layout, line: Line, cut: int) -> Line | None:
    """Plan the greeting; return what remains of its line."""
    if cut >= len(line.text):
        layout.plans.append(Plan(Role.GREETING, ((line.start, line.end),)))
        return None
    at = line.source_at(cut)
    layout.plans.append(Plan(Role.GREETING, ((line.start, at),)))
    text = line.text[cut:]
    return Line(at, line.end, 0, text.strip(), tuple(s for s in line.segments if s.span.end > at))


def _read_body(
    lines: Sequence[Line], indices: Sequence[int], closing: Closing, reader: BodyReader, first: Line | None
) -> list[Plan]:
    """Plan the paragraphs between greeting and closing, postscripts in their places."""
    taken = closing.sign_off | closing.footer | closing.delimiter | set(closing.signature)
    postscript = set(closing.postscript)
    plans: list[Plan] = []
    run: list[Line] = [first] if first else []
    role = Role.BODY
    for i in [*indices, None]:
        new = role if i is None else Role.POSTSCRIPT if i in postscript else Role.BODY
        if i is None or i in taken or new is not role:
            plans.extend(reader.read(run, role))
            run, role = [], new
        if i is not None and i not in taken:
            run.append(_without_label(lines[i]) if role is Role.POSTSCRIPT else lines[i])
    return plans


def _without_label(line: Line) -> Line:
    """Cut "P.S." off a line."""
    cut = postscript_start(line.text)
    if cut is None:
        return line
    at = line.source_at(cut)
    return Line(at, line.end, 0, line.text[cut:].strip(), tuple(s for s in line.segments if s.span.end > at))


def _runs(lines: Sequence[Line], indices: Sequence[int], role: Role) -> list[Plan]:
    """Plan one block for every run of neighbouring lines."""
    plans: list[Plan] = []
    run: list[int] = []
    for i in [*indices, None]:
        if run and (i is None or i != run[-1] + 1):
            plans.append(Plan(role, ((lines[run[0]].start, lines[run[-1]].end),)))
            run = []
        if i is not None and not lines[i].blank:
            run.append(i)
    return plans


def _signature_lines(lines: Sequence[Line], closing: Closing) -> tuple[str, ...]:
    names = [name for i in sorted(closing.sign_off) if (name := sign_off_name(lines[i].text))]
    return (*names, *(lines[i].text.strip("-–—~, ") for i in sorted(closing.signature)))
