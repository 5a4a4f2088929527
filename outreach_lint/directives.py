"""Directives to the linter inside a draft: their grammar, where they stand, and whether the recipient would see them.

    outreach-lint: ignore[pressure/false-urgency] the grant really closes then, until 2027-01-31
    outreach-lint: ignore-next-line[fake-empathy, stock-opener] agreed with legal
    outreach-lint: ignore-file[ALL] kept as a bad example

A directive stands in front matter, on a head line above the message, in a comment of the template's platform, in a
comment of HTML or Markdown, or by itself in a sidecar file. What it suppresses is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from outreach_lint.source import TextSpan


class Scope(str, Enum):
    """What a directive covers."""

    LINE = "ignore"
    """The line on which it stands; in front matter, a head line or a sidecar: the whole message."""
    NEXT_LINE = "ignore-next-line"
    """The next line that is not blank."""
    FILE = "ignore-file"


class Place(str, Enum):
    """Where a directive stands."""

    FRONT_MATTER = "front matter"
    HEAD = "head line"
    TEMPLATE_COMMENT = "template comment"
    MARKUP_COMMENT = "markup comment"
    BODY = "body"
    """Among the words of the message: it is sent."""
    SIDECAR = "sidecar"


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive.

    Attributes:
        span: from "outreach-lint" to the end of its reason.
        holder: the comment or line that holds nothing else and may be removed with it.
        selectors: rules or families, as written; empty when `fault` says why.
        reason: why, as written; "" when none is given.
        until: the last day on which it holds.
        comment: what opens the comment that it stands in ("{#", "<!--"), or "".
        fault: what is wrong with it, or None.
    """

    span: TextSpan
    holder: TextSpan
    scope: Scope
    place: Place
    selectors: tuple[str, ...]
    reason: str = ""
    until: date | None = None
    comment: str = ""
    fault: str | None = None


# "outreach-lint: a linter" in a sentence is none; a word that begins with "ignore" makes it one.
_DIRECTIVE = re.compile(r"(?i)(?<![\w/])(?:x-)?outreach-lint[ \t]*:[ \t]*(?P<verb>ignor[\w-]*)")
_SELECTORS = re.compile(r"[ \t]*\[(?P<inside>[^\]\r\n]{0,500})\]")
_UNTIL = re.compile(r"(?i)[,;(]?[ \t]*\buntil[ \t]+(?P<date>[\w-]{1,20})[ \t.)]*$")
_REASON_EDGE = " \t-–—:;,"
_NEWLINE = re.compile(r"\r\n|\n|\r")

# What opens and closes a comment; the longer opening first, where one begins with another.
TEMPLATE_COMMENTS = {
    "{#": re.compile(r"#\}"),
    "{{!--": re.compile(r"--~?\}\}"),
    "{{!": re.compile(r"\}\}"),
    "{% comment %}": re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
    "{% #": re.compile(r"-?%\}"),
    "%%[ /*": re.compile(r"\*/\s*\]%%"),
    "/*": re.compile(r"\*/"),
    "#*": re.compile(r"\*#"),
}
# Markdown's comment is a link that nothing leads to: it ends with its line.
_LINK = "[//]: #"
MARKUP_COMMENTS = {"<!--": re.compile(r"-->"), _LINK: re.compile(r"(?=[\r\n])")}
_CLOSINGS = {**TEMPLATE_COMMENTS, **MARKUP_COMMENTS}
_OPENING = re.compile(
    r"(?P<a>\{%-?\s*comment\s*-?%\})|(?P<b>\{%-?\s*#)|(?P<c>%%\[\s*/\*)"
    r"|(?P<d>\{\{!--|\{\{!|\{#|/\*|#\*|<!--)|(?P<e>\[(?://|comment)\]:[ \t]*(?:<>|#))"
)
_NAMES = {"a": "{% comment %}", "b": "{% #", "c": "%%[ /*", "e": _LINK}
# A comment that holds a directive is short.
_REACH = 1000
_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*(?:\r\n|\n|\r)(?:.{0,2000}(?:\r\n|\n|\r)){0,200}?---[ \t]*(?:\r\n|\n|\r|\Z)"
)
_HEAD_LINE = re.compile(r"[A-Za-z][\w -]{0,40}:|[ \t]+\S")


def find_directives(text: str) -> list[Directive]:
    """Return the directives of a source in order, whatever its format.

    A directive inside a comment of HTML, Markdown or any template platform counts as hidden here; `is_sent` says
    whether that comment is one in the format at hand.
    """
    found: list[Directive] = []
    heads: tuple[int, int] | None = None
    end = 0
    for match in _DIRECTIVE.finditer(text):
        if match.start() < end:
            continue
        if heads is None:
            heads = _heads(text)
        directive = _locate(text, match, heads)
        end = directive.span.end
        # In the body, "outreach-lint: ignores" is a word about the program.
        if directive.place is not Place.BODY or directive.selectors:
            found.append(directive)
    return found


def parse_sidecar(text: str) -> list[Directive]:
    """Return the directives of a sidecar file: one a line, all of them about the whole message."""
    return [
        _parse(text, match, line_end, TextSpan(line_start, line_end), Place.SIDECAR, "")
        for line_start, line_end in _lines(text)
        if (match := _DIRECTIVE.search(text, line_start, line_end))
    ]


def is_sent(directive: Directive, *, markup: bool, comments: Collection[str] | None) -> bool:
    """Say whether the recipient would receive a directive.

    Args:
        markup: whether the message is HTML or Markdown, whose comments nobody sees.
        comments: the comments that the platform takes out before it sends (openings, as in `TEMPLATE_COMMENTS`);
            None: unknown, any of them.
    """
    if directive.place is Place.BODY:
        return True
    if directive.place is Place.MARKUP_COMMENT:
        return not markup
    return directive.place is Place.TEMPLATE_COMMENT and comments is not None and directive.comment not in comments


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _NEWLINE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _heads(text: str) -> tuple[int, int]:
    """Return where the front matter ends, and where the head lines after it do."""
    front = _FRONT_MATTER.match(text)
    end = front.end() if front else 0
    at = end
    for start, stop in _lines(text[end : end + 20_000]):
        if not _HEAD_LINE.match(text, end + start, end + stop):
            # Without the blank line below them, they are the first lines of the text.
            return end, at if start == stop else end
        at = end + stop
    return end, end


def _locate(text: str, match: re.Match[str], heads: tuple[int, int]) -> Directive:
    """Return the directive at a match, with the place in which it stands."""
    start = match.start()
    line = TextSpan(*_line_of(text, start))
    opening = _opening_before(text, start)
    if opening:
        mark, name = opening
        closing = _CLOSINGS[name].search(text, match.end(), match.end() + _REACH)
        ends = closing.span() if closing else (line.end, line.end) if name == _LINK else None
        if ends:
            place = Place.MARKUP_COMMENT if name in MARKUP_COMMENTS else Place.TEMPLATE_COMMENT
            return _parse(text, match, ends[0], TextSpan(mark, ends[1]), place, name)
    alone = not text[line.start : start].strip(" \t\ufeff\"'-#")
    if alone and start < heads[0]:
        return _parse(text, match, line.end, line, Place.FRONT_MATTER, "")
    if alone and start < heads[1]:
        return _parse(text, match, line.end, line, Place.HEAD, "")
    return _parse(text, match, line.end, TextSpan(start, line.end), Place.BODY, "")


def _line_of(text: str, at: int) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    newline = _NEWLINE.search(text, at)
    return start, newline.start() if newline else len(text)


def _opening_before(text: str, at: int) -> tuple[int, str] | None:
    """Return the last opening of a comment before an offset that no closing has ended, and what it is called."""
    openings = list(_OPENING.finditer(text, max(at - _REACH, 0), at))
    for opening in reversed(openings):
        kind = opening.lastgroup or "d"
        name = _NAMES.get(kind, opening[0])
        if not _CLOSINGS[name].search(text, opening.end(), at):
            return opening.start(), name
    return None


def _parse(text: str, match: re.Match[str], end: int, holder: TextSpan, place: Place, comment: str) -> Directive:
    verb = match["verb"].lower()
    scope = next((scope for scope in Scope if scope.value == verb), None)
    bracket = _SELECTORS.match(text, match.end(), end)
    shown = text[match.start() : end].rstrip(" \t\r\n\"')" if comment == _LINK else None)
    tail = shown[(bracket.end() if bracket else match.end()) - match.start() :]
    span = TextSpan(match.start(), match.start() + len(shown))
    selectors = tuple(part.strip() for part in bracket["inside"].split(",") if part.strip()) if bracket else ()
    reason, until, fault = _read_tail(" ".join(tail.split()))
    if scope is None:
        fault = f"“{match['verb']}” is not one of {', '.join(scope.value for scope in Scope)}"
    elif not selectors:
        fault = "it names no rule or family in square brackets"
    return Directive(
        span, holder, scope or Scope.LINE, place, () if fault else selectors, reason, until, comment, fault
    )


def _read_tail(tail: str) -> tuple[str, date | None, str | None]:
    """Return reason, last day and fault of what follows the selectors."""
    match = _UNTIL.search(tail)
    if not match:
        return tail.strip(_REASON_EDGE), None, None
    reason = tail[: match.start()].strip(_REASON_EDGE)
    try:
        return reason, date.fromisoformat(match["date"]), None
    except ValueError:
        if match["date"][0].isdigit():
            return reason, None, f"“{match['date']}” is not a date; write it as 2027-01-31"
        return tail.strip(_REASON_EDGE), None, None
