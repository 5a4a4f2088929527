"""The small print of a line: what inside it the recipient does not read as it stands.

A *mark* is a stretch of the source that the view shows otherwise: emphasis signs, zero-width characters, runs of
blanks, merge fields. Everything between marks is text, character for character.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach_lint.source import Segment, SegmentKind, TextSpan

BLANKS = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x0b\x0c"
_ODD_BLANKS = BLANKS.replace(" ", "")
_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_TOKEN = re.compile(
    rf"(?P<blanks>[{BLANKS}]{{2,}}|[{_ODD_BLANKS}])"
    rf"|(?P<zero>[{_ZERO_WIDTH}])"
    r"|(?P<run>(?P<one>[^\w\s]{1,4}?)(?P=one){24,})"
    r"|(?P<newline>\r\n|\r|\n)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"]+)"
    r"|(?P<sign>\*{1,3}|_{1,3}|`{1,3}|~~)"
)
_ODD = re.compile(rf"[{_ODD_BLANKS}{_ZERO_WIDTH}]|([^\w\s]{{1,4}}?)\1{{24}}")
# So much is shown of a run of the same signs that is longer than this: a parser would take each sign for a word.
_SHOWN_RUN = 40
_LONGEST_RUN = 100


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the source and what the view holds instead."""

    start: int
    end: int
    kind: SegmentKind
    view: str = ""


def find_marks(text: str, fields: Sequence[Mark]) -> list[Mark]:
    """Return every mark of a text in order: blanks, zero-width characters, long runs, emphasis and the field marks.

    Args:
        fields: the marks of merge fields, sorted, without overlap; they win over all others.
    """
    # Most drafts have neither, which is much faster to see than to look for each.
    plain = _plain_marks(text) if "  " in text or _ODD.search(text) else ()
    emphasis = _emphasis_marks(text, fields) if any(sign in text for sign in "*_`~") else ()
    return _merge(fields, [*plain, *emphasis])


def _plain_marks(text: str) -> Iterable[Mark]:
    for match in _TOKEN.finditer(text):
        if match["blanks"]:
            yield Mark(match.start(), match.end(), SegmentKind.DECODED, " ")
        elif match["run"] and len(match[0]) > _LONGEST_RUN:
            yield Mark(match.start() + _SHOWN_RUN, match.end(), SegmentKind.SKIPPED)
        elif match["zero"] and not _joins_emoji(text, match.start()):
            yield Mark(match.start(), match.end(), SegmentKind.SKIPPED)


def _joins_emoji(text: str, at: int) -> bool:
    """Say whether a zero-width joiner holds one emoji together."""
    return text[at] == "\u200d" and at > 0 and ord(text[at - 1]) > 0x2190 and at + 1 < len(text)


def _emphasis_marks(text: str, fields: Sequence[Mark]) -> Iterable[Mark]:
    """Yield pairs of emphasis signs around words; a pair never reaches over a blank line."""
    starts = [mark.start for mark in fields]
    opened: dict[str, int] = {}
    line_start = 0
    for match in _TOKEN.finditer(text):
        if match["newline"]:
            if not text[line_start : match.start()].strip():
                opened.clear()
            line_start = match.end()
        sign = match["sign"]
        if not sign or _inside(fields, starts, match.start()):
            continue
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        closes = not before.isspace() and (not after.isalnum() or sign in ("**", "`"))
        opens = not after.isspace() and (not before.isalnum() or sign in ("**", "`"))
        if closes and sign in opened and opened[sign] + len(sign) < match.start():
            start = opened.pop(sign)
            yield Mark(start, start + len(sign), SegmentKind.SKIPPED)
            yield Mark(match.start(), match.end(), SegmentKind.SKIPPED)
        elif opens:
            opened[sign] = match.start()


def _inside(marks: Sequence[Mark], starts: Sequence[int], offset: int) -> bool:
    index = bisect_left(starts, offset + 1) - 1
    return index >= 0 and marks[index].end > offset


def _merge(strong: Sequence[Mark], weak: list[Mark]) -> list[Mark]:
    """Merge two lists of marks; a weak one that overlaps a strong one gives way."""
    merged: list[Mark] = []
    index = 0
    for mark in sorted(weak):
        while index < len(strong) and strong[index].start < mark.end:
            merged.append(strong[index])
            index += 1
        if not merged or merged[-1].end <= mark.start:
            merged.append(mark)
    merged.extend(strong[index:])
    return merged


class Marks:
    """The marks of one source, for cutting any stretch of it into segments."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.text = text
        self.marks = marks
        self._ends = [mark.end for mark in marks]

    def segments(self, start: int, end: int) -> list[Segment]:
        """Cut a stretch of the source into segments that tile it."""
        found: list[Segment] = []
        index = bisect_left(self._ends, start + 1)
        at = start
        while index < len(self.marks) and self.marks[index].start < end:
            mark = self.marks[index]
            if mark.start > at:
                found.append(self.raw(at, mark.start))
            # A mark that the stretch cuts in two shows its view in the first half only.
            whole = mark.start >= start
            low, high = max(mark.start, at), min(mark.end, end)
            found.append(
                Segment(mark.kind, TextSpan(low, high), mark.view)
                if whole
                else Segment(SegmentKind.SKIPPED, TextSpan(low, high), "")
            )
            at = high
            index += 1
        if at < end:
            found.append(self.raw(at, end))
        return found

    def raw(self, start: int, end: int) -> Segment:
        """Return a stretch of the source as text."""
        return Segment(SegmentKind.TEXT, TextSpan(start, end), self.text[start:end])

    def covers(self, offset: int) -> int | None:
        """Return the end of the mark that has an offset strictly inside, or None."""
        index = bisect_left(self._ends, offset + 1)
        if index < len(self.marks) and self.marks[index].start < offset:
            return self.marks[index].end
        return None
