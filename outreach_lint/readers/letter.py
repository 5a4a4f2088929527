"""Mails and copy: what part of the message every line belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_lint.document import Role
from outreach_lint.readers.body import BodyReader
from outreach_lint.readers.closing import Closing, find_closing, postscript_start, run_in_sign_off, sign_off_name
from outreach_lint.readers.greeting import address_lines, greeting_end
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


def lay_out_letter(lines: Sequence[Line], *, copy: bool) -> Layout:
    """Tell subject, greeting, body, postscript, sign-off, signature, quoted history and footer apart.

    Args:
        copy: whether it is marketing copy, where a short line without a stop is a heading.
    """
    head = read_head(lines)
    quoted = find_quoted(lines, head.end)
    rest = [i for i in range(head.end, len(lines)) if i not in quoted]
    address = _address(lines, rest)
    greeting, cut = _find_greeting(lines, rest, len(address))
    body = [i for i in rest if greeting is None or i > greeting]
    closing = find_closing(lines, body, quoted, letter=greeting is not None)
    layout = Layout(list(head.plans), head.values)
    wrapping = Wrapping(lines)
    reader = BodyReader(wrapping, headings=copy)
    first = None
    if greeting is not None:
        if address:
            layout.plans.append(Plan(Role.DIRECTION, ((address[0].start, address[-1].end),)))
        else:
            layout.plans.extend(reader.read([lines[i] for i in rest if i < greeting]))
        first = _split_greeting(layout, lines[greeting], cut)
    run = [first] if first else []
    named = None
    if not closing.sign_off and not closing.signature:
        lines, run, named = _split_sign_off(lines, run, [i for i in body if i not in closing.footer])
    if named:
        layout.plans.append(Plan(Role.SIGN_OFF, ((named.start, named.end),)))
    layout.plans.extend(_read_body(lines, body, closing, reader, run))
    layout.plans.extend(_runs(lines, sorted(quoted), Role.QUOTED))
    layout.plans.extend(_runs(lines, sorted(closing.footer), Role.FOOTER))
    layout.plans.extend(_runs(lines, closing.signature, Role.SIGNATURE))
    for i in sorted(closing.sign_off):
        layout.plans.append(Plan(Role.SIGN_OFF, ((lines[i].start, lines[i].end),)))
    layout.signature_lines = _signature_lines(lines, closing, named)
    return layout


def _address(lines: Sequence[Line], rest: Sequence[int]) -> list[Line]:
    """Return the lines of date and address over a letter's greeting."""
    filled = [lines[i] for i in rest if not lines[i].blank]
    return filled[: address_lines([line.text for line in filled])]


def _find_greeting(lines: Sequence[Line], rest: Sequence[int], address: int) -> tuple[int | None, int]:
    """Return the greeting's line and where on it the greeting ends.

    Args:
        address: how many lines of date and address stand over it.
    """
    filled = [i for i in rest if not lines[i].blank]
    if address:
        return filled[address], greeting_end(lines[filled[address]].text, alone=False) or 0
    filled = filled[:_GREETING_DEPTH]
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
    rest = line.after(cut)
    layout.plans.append(Plan(Role.GREETING, ((line.start, rest.start),)))
    return rest


def _split_sign_off(
    lines: Sequence[Line], run: list[Line], body: Sequence[int]
) -> tuple[Sequence[Line], list[Line], Line | None]:
    """Cut the sign-off off the last line of a message that runs it into its text.

    Args:
        run: what stands on the greeting's line after it.
    """
    filled = [i for i in body if not lines[i].blank]
    last = lines[filled[-1]] if filled else run[-1] if run else None
    cut = run_in_sign_off(last.text) if last else None
    if last is None or cut is None:
        return lines, run, None
    kept, named = last.before(cut), last.after(cut)
    if not filled:
        return lines, [*run[:-1], kept], named
    return [*lines[: filled[-1]], kept, *lines[filled[-1] + 1 :]], run, named


def _read_body(
    lines: Sequence[Line], indices: Sequence[int], closing: Closing, reader: BodyReader, run: list[Line]
) -> list[Plan]:
    """Plan the paragraphs between greeting and closing, postscripts in their places."""
    taken = closing.sign_off | closing.footer | closing.delimiter | set(closing.signature)
    postscript = set(closing.postscript)
    plans: list[Plan] = []
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
    return line if cut is None else line.after(cut)


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


def _signature_lines(lines: Sequence[Line], closing: Closing, named: Line | None) -> tuple[str, ...]:
    signed = [*(lines[i].text for i in sorted(closing.sign_off)), *([named.text] if named else [])]
    names = [name for text in signed if (name := sign_off_name(text))]
    shown = (lines[i].text.strip("-–—~, ") for i in closing.signature)
    return (*names, *(line for line in shown if any(c.isalnum() for c in line)))
