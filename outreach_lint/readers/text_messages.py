"""Where the messages stand in a plain-text file that holds several, one below the other.

One file is one message unless it plainly isn't, so a new message needs a *top*: a subject line, a numbered title
("Email 2"), or a greeting below a line of signs. Quoted and forwarded history has tops as well; their dates, their
"From:" and the name that they greet give them away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from outreach_lint.readers.greeting import greets
from outreach_lint.readers.head import head_name
from outreach_lint.readers.quoted import begins_history

Stretch = tuple[int, int]

_NEWLINE = re.compile(r"\r\n|\n|\r")
_RULE = re.compile(r"(?P<sign>[-=*_#~])(?:[ \t]?(?P=sign)){2,}$")
_NUMBER = r"(?:#?\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_TITLE = re.compile(
    r"[#*=_~\s-]{0,8}(?:(?:cold|sales|outreach|sequence|linkedin)\s+)?"
    r"(?:e-?mails?|touch(?:point)?s?|steps?|messages?|days?|weeks?|templates?|versions?|variants?|options?|inmails?"
    r"|follow[- ]?ups?|mails?|letters?|drafts?|samples?)"
    rf"\s*(?:no\.?\s*)?{_NUMBER}\b(?P<rest>[^.!?;]{{0,70}})$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"(?:\s*(?:re|fwd?|aw|wg)\s*:)*\s*", re.IGNORECASE)
_LEAST_WORDS = 3
_MOST_TITLE_WORDS = 12
# Where the name of a sender stands: among the last lines.
_CLOSING_LINES = 4


@dataclass
class _Line:
    start: int
    end: int
    text: str


@dataclass
class _Top:
    """A run of lines that may begin a message: lines of signs, titles, head lines.

    Attributes:
        lines: the indices of its lines among those that are not blank.
        content: where its message begins: with its first head line, else with the line below it.
    """

    lines: range
    content: int
    rule: str = ""
    titled: bool = False
    heads: dict[str, str] = field(default_factory=dict)

    @property
    def subject(self) -> str | None:
        """Its subject without "Re:", if it has one."""
        return _REPLY.sub("", self.heads["subject"], count=1).lower() if "subject" in self.heads else None


def split_messages(text: str, is_script: Callable[[], bool]) -> list[Stretch]:
    """Return where each of several messages of a text begins and ends; nothing when it is one message.

    Args:
        is_script: says whether the text is a call script, whose steps are no messages. It is asked only if need be.
    """
    lines = list(_filled(text))
    tops = _find_tops(lines)
    if not tops or (len(tops) == 1 and tops[0].lines.start == 0):
        return []
    tops = _breaks(lines, tops)
    if any(top.subject is None for top in tops) and is_script():
        tops = [top for top in tops if top.subject is not None]
    found = [stretch for stretch in _stretches(text, lines, tops) if stretch is not None]
    return found if len(found) > 1 else []


def _filled(text: str) -> Iterator[_Line]:
    """Yield the lines that are not blank."""
    at = 0
    for start, end in (*(match.span() for match in _NEWLINE.finditer(text)), (len(text), len(text))):
        shown = text[at:start].strip(" \t\u00a0\ufeff")
        if shown:
            yield _Line(at, start, shown)
        at = end


def _find_tops(lines: Sequence[_Line]) -> list[_Top]:
    tops: list[_Top] = []
    for index, line in enumerate(lines):
        rule = _RULE.match(line.text)
        name = None if rule or line.text[0] == ">" else head_name(line.text)
        titled = not rule and name is None and _is_title(line.text)
        if not (rule or name or titled):
            continue
        if tops and tops[-1].lines.stop == index and not (tops[-1].heads and (rule or titled)):
            top = tops[-1]
            top.lines = range(top.lines.start, index + 1)
        else:
            top = _Top(range(index, index + 1), index)
            tops.append(top)
        top.rule = top.rule or (rule["sign"] if rule else "")
        top.titled = top.titled or titled
        if name:
            top.heads.setdefault(name, line.text.partition(":")[2].strip())
        elif not top.heads:
            top.content = index + 1
    return tops


def _is_title(text: str) -> bool:
    match = _TITLE.match(text[:120])
    return match is not None and len(text) <= 100 and len(text.split()) <= _MOST_TITLE_WORDS


def _breaks(lines: Sequence[_Line], tops: Sequence[_Top]) -> list[_Top]:
    """Return the tops that begin a message."""
    below = [_greets_below(lines, top) for top in tops]
    begins = [greeted or "subject" in top.heads for top, greeted in zip(tops, below, strict=True)]
    # Titles inside one mail ("Day 1", "Day 2") stand below its greeting, and none of them has one of its own.
    first = next((n for n, top in enumerate(tops) if top.titled), len(tops))
    titled = sum(top.titled and begins[n] for n, top in enumerate(tops)) > 0 and not any(
        greets(line.text, alone=False) for line in lines[: tops[first].lines.start if first < len(tops) else 0]
    )
    found: list[_Top] = []
    from_first = bool(tops) and tops[0].lines.start == 0 and "from" in tops[0].heads
    for top, greeted in zip(tops, below, strict=True):
        if found and top.subject is not None and top.subject == found[-1].subject and not top.rule and not top.titled:
            continue  # the subject of a letter, repeated below its address
        if _is_history(lines, top, found, from_first=from_first):
            continue
        above = lines[top.lines.start - 1].text if top.lines.start else ""
        announced = above.endswith((":", ":*", ":**")) and not top.rule and not top.titled
        if (
            ("subject" in top.heads and not announced)
            or (top.titled and (greeted or titled))
            or (top.rule and greeted and not top.heads and not _answers(lines, top, found))
        ):
            found.append(top)
    return found


def _greets_below(lines: Sequence[_Line], top: _Top) -> bool:
    return top.lines.stop < len(lines) and greets(lines[top.lines.stop].text, alone=False)


def _is_history(lines: Sequence[_Line], top: _Top, before: Sequence[_Top], *, from_first: bool) -> bool:
    """Say whether head lines are those of an earlier mail that is quoted or forwarded."""
    if not top.heads or top.lines.start == 0:
        return False
    if top.heads.keys() & {"date", "sent"} and not top.titled:
        return True
    if begins_history(lines[top.lines.start - 1].text):
        return True
    if "from" not in top.heads or top.titled:
        return False
    same = bool(before) and top.subject is not None and before[-1].subject == top.subject
    return same or not from_first


def _answers(lines: Sequence[_Line], top: _Top, before: Sequence[_Top]) -> bool:
    """Say whether what is greeted below a line of signs is the sender above it: the mail that is answered."""
    start = before[-1].lines.stop if before else 0
    closing = " ".join(line.text for line in lines[max(start, top.lines.start - _CLOSING_LINES) : top.lines.start])
    names = re.findall(r"[^\W\d_]{2,}", lines[top.lines.stop].text.split(",")[0])[1:3]
    return any(name[0].isupper() and re.search(rf"\b{name}\b", closing) for name in names)


def _stretches(text: str, lines: Sequence[_Line], tops: Sequence[_Top]) -> Iterator[Stretch | None]:
    """Yield where each message begins and ends: what stands above the first top too, if it greets somebody."""
    if not tops:
        return
    if tops[0].lines.start and any(greets(line.text, alone=False) for line in lines[: tops[0].lines.start]):
        yield _stretch(text, lines, range(tops[0].lines.start))
    for top, following in zip(tops, [*tops[1:], None], strict=True):
        end = following.lines.start if following else len(lines)
        words = sum(len(line.text.split()) for line in lines[top.lines.stop : end])
        yield _stretch(text, lines, range(top.content, end)) if words >= _LEAST_WORDS else None


def _stretch(text: str, lines: Sequence[_Line], own: range) -> Stretch | None:
    """Return a stretch without the lines of signs at its end."""
    stop = own.stop
    while stop > own.start and _RULE.match(lines[stop - 1].text):
        stop -= 1
    return (lines[own.start].start, lines[stop - 1].end) if stop > own.start else None
