"""The head lines on top of a draft: Subject, From, To and their like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_lint.document import Role
from outreach_lint.readers.lines import Line
from outreach_lint.readers.view import Plan

_HEAD = re.compile(
    r"(?:[#>*]+\s*)?(?P<name>(?:e-?mail\s+)?subject(?:\s+line)?(?:\s+(?:option\s+)?[A-Z0-9])?"
    r"|from|to|cc|bcc|reply-to|date|sent|in-reply-to|references|preheader|preview(?:\s+text)?)"
    r"\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_BODY_LABEL = re.compile(r"(?:e-?mail\s+)?(?:body|message|text|copy)\s*:$", re.IGNORECASE)
# Lines that only a head has; "To:" or "Date:" alone on top may be an ordinary sentence or a form.
_SURE = frozenset({"subject", "from", "in-reply-to", "reply-to", "preheader", "preview"})
_LONGEST_TITLE = 10
_QUOTES = {'"': '"', "“": "”", "`": "`", "'": "'", "‘": "’"}


@dataclass
class Head:
    """The head lines of a message and the index of the first line after them."""

    values: dict[str, str] = field(default_factory=dict)
    plans: list[Plan] = field(default_factory=list)
    end: int = 0


def head_name(line: str) -> str | None:
    """Return the plain name of a head line ("subject", "from"), or None where a line is none."""
    match = _HEAD.match(line)
    return _plain_name(match["name"]) if match else None


def read_head(lines: Sequence[Line]) -> Head:
    """Read the head lines at the top of a draft, if there are any."""
    head = Head()
    index = _next_line(lines, 0)
    following = _next_line(lines, index + 1)
    if following < len(lines) and _is_title(lines[index], lines[following]):
        head.plans.append(Plan(Role.DIRECTION, ((lines[index].start, lines[index].end),)))
        index = following
    while index < len(lines):
        line = lines[index]
        match = _HEAD.match(line.text)
        if not match:
            break
        name = _plain_name(match["name"])
        if not head.values and name not in _SURE and not _more_head(lines, index):
            break
        _add(head, line, name, match)
        head.end = index + 1
        index = _next_line(lines, index + 1)
    if head.values and index < len(lines) and _BODY_LABEL.match(lines[index].text):
        head.end = index + 1
    return head


def _is_title(line: Line, following: Line) -> bool:
    """Say whether a line names the draft ("Email 2, day 3") above its subject line."""
    match = _HEAD.match(following.text)
    if not match or _plain_name(match["name"]) != "subject" or _HEAD.match(line.text):
        return False
    return len(line.text.split()) <= _LONGEST_TITLE and line.text[-1] not in ".!?,;"


def _next_line(lines: Sequence[Line], index: int) -> int:
    while index < len(lines) and lines[index].blank:
        index += 1
    return index


def _more_head(lines: Sequence[Line], index: int) -> bool:
    """Say whether another head line follows directly."""
    return index + 1 < len(lines) and _HEAD.match(lines[index + 1].text) is not None


def _plain_name(written: str) -> str:
    name = re.sub(r"\s+", " ", written.lower())
    if "subject" in name:
        return "subject"
    return "preheader" if name.startswith("preview") else name


def _add(head: Head, line: Line, name: str, match: re.Match[str]) -> None:
    low, high = match.span("value")
    value = line.text[low:high].rstrip()
    high = low + len(value)
    if len(value) > 1 and _QUOTES.get(value[0]) == value[-1]:
        low, high, value = low + 1, high - 1, value[1:-1]
    head.values.setdefault(name, value.strip())
    if name == "subject" and value.strip():
        end = line.end if high >= len(line.text) else line.source_at(high)
        head.plans.append(Plan(Role.SUBJECT, ((line.source_at(low), end),)))
