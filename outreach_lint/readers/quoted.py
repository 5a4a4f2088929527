"""What in a message was written by somebody else: quoted and forwarded history."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_lint.readers.lines import Line

_TO_THE_END = re.compile(
    r"-{2,}\s*(?:original|forwarded)\s+(?:message|appointment)\b|-{3,}\s*forwarded by\b|begin forwarded message:"
    r"|_{10,}\s*$",
    re.IGNORECASE,
)
_WROTE = re.compile(r".{0,300}\b(?:wrote|writes|schrieb|a écrit)\s*:\s*$", re.IGNORECASE)
_SAID = re.compile(r".{1,120}\b(?:wrote|writes|said|says)\s*:\s*$", re.IGNORECASE)
_WROTE_START = re.compile(r"(?:>\s*)?(?:on|am|le)\b.*\d|.*<\S+@\S+>|.{0,60}\d{4}.{0,60}$", re.IGNORECASE)
# A subject line may stand outside of the block quote that holds the draft.
_WHOLE = 0.8
_OUTLOOK_FROM = re.compile(r"\*?from:\*?\s+\S", re.IGNORECASE)
_OUTLOOK_NEXT = re.compile(r"\*?(?:sent|date|to|cc|subject):\*?\s", re.IGNORECASE)


def unquote(lines: Sequence[Line]) -> Sequence[Line]:
    """Cut the ">" off a draft that stands in a block quote as a whole; leave any other as it is."""
    filled = [line for line in lines if not line.blank]
    marked = [line for line in filled if line.text.startswith(">")]
    if len(marked) < max(len(filled) * _WHOLE, 1):
        return lines
    return [line.after(len(line.text) - len(line.text.lstrip("> "))) for line in lines]


def begins_history(line: str) -> bool:
    """Say whether a line announces the mail below it as an earlier one."""
    return _TO_THE_END.match(line[:300]) is not None or _WROTE.match(line[-320:]) is not None


def find_quoted(lines: Sequence[Line], start: int) -> set[int]:
    """Return the indices of the lines that are quoted or forwarded.

    Args:
        start: the first line after the head lines.
    """
    quoted: set[int] = set()
    marked = {i for i in range(start, len(lines)) if lines[i].text.startswith(">")}
    quoted |= marked
    for index in range(start, len(lines)):
        if index in quoted or lines[index].blank:
            continue
        intro = _intro(lines, index) or _short_intro(lines, index, marked)
        if intro:
            follows = next((i for i in range(index + intro, len(lines)) if not lines[i].blank), None)
            quoted.update(range(index, index + intro))
            if follows is not None and follows not in marked:
                quoted.update(range(index, len(lines)))
                break
        elif _begins_history(lines, index, start):
            quoted.update(range(index, len(lines)))
            break
    return quoted


def _intro(lines: Sequence[Line], index: int) -> int:
    """Return how many lines "On Tuesday, X wrote:" takes from here on; 0 when it does not stand here."""
    for count in (1, 2, 3):
        last = index + count - 1
        if last >= len(lines) or lines[last].blank:
            return 0
        text = lines[last].text
        if text.endswith(":") and _WROTE.match(text[-320:]):
            return count if _WROTE_START.match(lines[index].text[:300]) else 0
    return 0


def _short_intro(lines: Sequence[Line], index: int, marked: set[int]) -> int:
    """Return 1 for "Mark Ek wrote:" above marked lines, 0 elsewhere."""
    text = lines[index].text
    if not text.endswith(":") or not _SAID.match(text):
        return 0
    following = next((i for i in range(index + 1, min(index + 3, len(lines))) if not lines[i].blank), -1)
    return int(following in marked)


def _begins_history(lines: Sequence[Line], index: int, start: int) -> bool:
    text = lines[index].text[:300]
    if _TO_THE_END.match(text):
        # A rule of underscores is history only where an Outlook head follows it.
        following = next((line.text for line in lines[index + 1 :] if not line.blank), "")
        return not text.startswith("_") or _OUTLOOK_FROM.match(following) is not None
    if index == start or not _OUTLOOK_FROM.match(text):
        return False
    return any(_OUTLOOK_NEXT.match(line.text) for line in lines[index + 1 : index + 4])
