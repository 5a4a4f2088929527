"""The shapes of a script's lines: answers, conditions, headings, remarks, and coaching that leads up to speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from outreach_lint.readers import dialects
from outreach_lint.readers.lines import Line
from outreach_lint.readers.speakers import QUOTES

# "Send me an email" -> "Of course.": what they say, and the caller's answer.
ANSWER = re.compile(
    r"[\s*•-]*(?:[\"“][^\"“”]{1,200}[\"”]\s*(?:->|=>|→|[-–—:])|[^\"“”→]{3,80}?\s*(?:->|=>|→))\s*(?=[\"“])"
)
# "If they say "no": "Fine."", but not "If they say: "no"".
CASE_ANSWER = re.compile(
    r"\W{0,4}(?:if|when|once|yes|no)\b[^\r\n]{0,160}?(?<!say)(?<!says)(?<!said)(?<!ask)(?<!asks)(?<!answer)"
    r"(?<!answers)(?<!reply)(?<!respond)(?:[:,→]|->|\s[–—-])\s*(?:(?:then )?(?:you )?(?:say|ask|reply|answer|respond)"
    r"[:,]?\s*)?(?=[\"“])",
    re.IGNORECASE,
)
# Coaching that leads up to what is said: "Then ask: "...", "Something like "..."".
SAY = re.compile(
    r"(?:^|[\s(])(?:say|ask|reply|respond|answer|try|add|offer|close|open|begin|start|end|finish|continue|tell them"
    r"|something like|along the lines of|for example|e\.g\.)"
    r"(?:\s(?:with|by|saying|asking|them|simply|just|like|something|this|then))*\s*[:,]?\s*(?=[\"“])",
    re.IGNORECASE,
)
NEVER = re.compile(r"\b(?:never|not|avoid|instead of|rather than|no longer)\b|n['’]t\b", re.IGNORECASE)
BOLD_LINE = re.compile(r"(?:[-*•]\s+|#{1,6}\s+|\d{1,2}[.)]\s+)?(?:\*\*|__)(?P<inside>[^*_]{2,120})(?:\*\*|__):?$")
ROW = re.compile(r"\|(?P<first>[^|\r\n]{1,200})\|(?P<second>[^|\r\n]{1,600})\|")
TITLE = re.compile(
    r"#{1,6}\s|(?:step|part|phase|stage|section|scenario|script|version|variation|option)\s+(?:\d|[a-z]\b)"
    r"|\d{1,2}[.)]\s+[A-Z][\w'’/& -]{0,50}$",
    re.IGNORECASE,
)
BRANCH = re.compile(r"(?:if|when|once|after|before|for|on)\b.{0,160}:$", re.IGNORECASE)
CONDITION = re.compile(
    r"(?:if|when|once)\s+(?:they|he|she|yes|no|not|asked|the\s+(?:customer|prospect|client|owner|person))\b",
    re.IGNORECASE,
)
THEM = re.compile(r"\b(?:they|them|their|prospects?|customers?|caller|gatekeeper|he|she|him|her)\b", re.IGNORECASE)
SPOKEN = re.compile(
    r"\b(?:I|I['’]\w+|we|we['’]\w+|my|our|you|your|you['’]\w+|let['’]s|thanks|thank|hi|hello)\b", re.IGNORECASE
)
# A remark in round brackets or italics that tells the speaker what to do.
ASIDE = re.compile(
    r"\((?P<word>[a-z’']+)\b(?:[^()\r\n]|\r?\n(?=[^\r\n])){0,240}\)|\*(?P<starred>[a-z’']+)\b[^*\r\n]{0,80}\*",
    re.IGNORECASE,
)
ASIDE_WORDS = dialects.DIRECTIVES | frozenset(
    "beat breathe confident confidently cheerful friendly gently listening optional pausing silence slow slowly "
    "smiling softly sound sounding tone upbeat warm warmly".split()
)
CLOSED_LATE = re.compile(r"[^\"“”]*[\"”]\s*$")
BULLET = re.compile(r"(?:[-*•✓✔✅❌→▪]|->|=>|Q?\d{1,2}[.):]|[A-Za-z]\))\s+(?=\S)")
ARROW = re.compile(r"\W{0,4}(?:→|->|=>)\s*[\"“]")


def directs(text: str) -> bool:
    """Say whether a text begins with an instruction to the caller."""
    return text.split(" ", 1)[0].strip(",.:!").lower() in dialects.DIRECTIVES


def is_aside(match: re.Match[str]) -> bool:
    """Say whether a remark in brackets or italics tells the speaker what to do."""
    return (match["word"] or match["starred"]).lower() in ASIDE_WORDS


def disjoint(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, without those that overlap an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def quotes(text: str) -> bool:
    """Say whether a line gives words to say between quotation marks."""
    return text.lstrip("> -*").startswith(tuple(QUOTES)) or CASE_ANSWER.match(text) is not None


def titles(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the starts of short lines that stand alone without a stop, above what is said."""
    for number, line in enumerate(lines):
        above = lines[number - 1].text if number else ""
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        words = line.text.split()
        if line.blank or above or below or number + 1 >= len(lines) or len(words) > _LONGEST_TITLE:
            continue
        stopped = line.text[-1] in ".?!,;…" or line.text[:1] in QUOTES
        if not stopped and line.text[0].isupper() and not SPOKEN.search(line.text):
            yield line.start


_LONGEST_TITLE = 6
# "Ending: "Shall I go on?"" is said; "Goal: "yes"" is not.
SPOKEN_WORDS = 3


def answered(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the starts of quoted lines that the next line answers behind an arrow: they are the other side's."""
    for line, below in pairwise(lines):
        if line.text[:1] in QUOTES and not line.blank and ARROW.match(below.text):
            yield line.start
