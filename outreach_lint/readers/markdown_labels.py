"""How documents full of messages label them: subjects, bodies, and what surrounds the messages to teach the sender."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = r"[\s>#*_`+•|-]*(?:\d{1,2}[.)]\s[\s*_`]*)?"
_SUBJECT = re.compile(
    rf"{_MARKS}(?:(?:alt(?:\.|ernat(?:e|ive))?|a/b(?: test)?|backup|other|suggested|email|e-mail)\s+)?"
    r"subject(?:s|\s+lines?)?(?:\s+(?:options?|variants?|variations?|versions?|alternatives?|ideas|test))?"
    r"(?:\s+[A-Z0-9]{1,2})?(?:\s*\([^()\r\n]{0,60}\))?[\s*_`]*"
    r"(?P<colon>[:：])?[\s*_]*(?P<value>.*)$",
    re.IGNORECASE,
)
_BODY = re.compile(
    rf"{_MARKS}(?:e-?mail\s+)?(?:body|message|text|copy|content|e-?mail|template|script|draft)"
    r"(?:\s+(?:body|text|copy|content|template))?(?:\s*\([^()\r\n]{0,60}\))?\s*[:：]?[\s*_`:]*$",
    re.IGNORECASE,
)
_META = re.compile(
    rf"{_MARKS}(?P<name>preheader|preview(?:\s+(?:text|line))?|from|to|cc|bcc|reply-to|send(?:er| time| on| day)?|sent"
    r"|timing|goals?|purpose|objective|when(?: to (?:use|send))?|use(?: case| when)?|day|days|channel|audience|persona"
    r"|segment|target|tone|cta|type|stage|status|trigger|delay|wait|step|length|words?|word count|from name|angle"
    r"|hook|framework|date|owner|tags?|category|variables|priority|open rate|reply rate|sequence)"
    r"[*_\s]*[:：][\s*_]*(?P<value>.*)$",
    re.IGNORECASE,
)
_COACHING = re.compile(
    rf"{_MARKS}[^\w\r\n]{{0,4}}(?:(?:why\s+(?:this|it|these|that|they)|how\s+to\s+use|when\s+to\s+(?:use|send))\b"
    r"[^:.!?\r\n]{0,40}"
    r"|(?:\w+\s+){0,3}(?:notes?|tips?|checklist|variables|placeholders|merge\s+(?:fields|tags)|rationale|best\s+practices"
    r"|guidelines|benchmarks|metrics|rules|breakdown|explanation|instructions|commentary|key\s+elements)"
    r"|personali[sz]ation(?:\s+\w+){0,2}|customi[sz]ation(?:\s+\w+){0,2}|what\s+(?:makes|works|to\s+(?:avoid|change"
    r"|personali[sz]e|replace))\b[^.\r\n]{0,60}|avoid|don['’]?ts?|do\s+not|do(?:['’]?s)?\s*(?:/|&|and)\s*don['’]?ts?|do|dos"
    r"|never\s+(?:say|write|send|use)|(?:common\s+)?mistakes|anti-?patterns?|strategy|coaching|internal|example\s+of)"
    r"\s*(?:\([^()\r\n]{0,60}\))?[\s*_]*(?P<end>[:：—–-].*|$)",
    re.IGNORECASE,
)
_AVOID = re.compile(
    r"\b(?:avoid|don['’]?t(?:s|\s+(?:say|write|send|use|do)\b)?|do\s+not\s+(?:say|write|send|use)|never\s+(?:say|write|send"
    r"|use)|mistakes?|anti-?patterns?|what\s+not\s+to|not\s+this|(?:bad|wrong|weak|poor|terrible)(?:\s+\w+)?\s*(?:$|[:(—-])"
    r"|(?:bad|poor|weak)\s+(?:example|version|email)s?)|^\W*before\b\W*(?:$|\(|:)|[✗✘❌🚫]",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"{_MARKS}(?:the\s+)?(?:(?:cold|first|second|third|final|break-?up|initial|opening|follow[- ]?up|linkedin)\s+)*"
    r"(?:e-?mails?|touch(?:point)?|step|message|template|version|variant|variation|option|day|week|follow[- ]?up"
    r"|sequence|sample|example|scenario|inmail|dm|sms|voicemail)\b[^.!?,\r\n]{0,80}$",
    re.IGNORECASE,
)
_BOLD = re.compile(r"[^\w*_\r\n]{0,6}(?P<mark>\*\*|__)(?P<inside>[^*_\r\n]{1,100})(?P=mark)\s*(?P<rest>.*)$")
_LABEL = re.compile(r"[^\w*_\r\n]{0,6}[*_]{0,3}(?P<label>[^\W_][^:.!?\r\n]{0,60}?)[*_]{0,3}\s*[:：][*_]{0,3}(?:\s|$)")
_WRAPPERS = {"`": "`", '"': '"', "“": "”", "'": "'", "‘": "’", "*": "*", "_": "_"}
_TICKED = re.compile(r"`([^`\r\n]+)`")


@dataclass(frozen=True, slots=True)
class SubjectLabel:
    """A line that names a subject.

    Attributes:
        values: (start, end) in the line of each subject that stands on it; none where they stand below.
    """

    values: tuple[tuple[int, int], ...]


def read_subject(line: str, *, heading: bool = False) -> SubjectLabel | None:
    """Read a line that names a subject, or return None.

    Args:
        heading: whether it is a heading or a cell, which needs no colon.
    """
    match = _SUBJECT.match(line[:2000])
    if not match or not (match["colon"] or (heading and not match["value"].strip(" *_`#|"))):
        return None
    low, high = match.span("value")
    ticked = [found.span(1) for found in _TICKED.finditer(line, low, high)]
    if len(ticked) > 1:
        return SubjectLabel(tuple(ticked))
    low, high = unwrapped(line, low, high)
    return SubjectLabel(((low, high),) if low < high else ())


def unwrapped(line: str, low: int, high: int) -> tuple[int, int]:
    """Cut blanks, quotation marks, backticks and emphasis off both ends of a stretch."""
    while True:
        while low < high and line[low].isspace():
            low += 1
        while low < high and line[high - 1].isspace():
            high -= 1
        if high - low > 1 and _WRAPPERS.get(line[low]) == line[high - 1]:
            low, high = low + 1, high - 1
        elif high - low > 1 and line[high - 1] in "*_" and line[low:high].count(line[high - 1] * 2) % 2:
            high -= 2 if line[high - 2 : high] in ("**", "__") else 1
        else:
            return low, high


def is_body_label(line: str) -> bool:
    """Say whether a line only announces the text of a message."""
    return len(line) < 120 and _BODY.match(line) is not None


def read_meta(line: str) -> tuple[str, int] | None:
    """Return the name of a line that says something about a message, and where its value begins; or None."""
    match = _META.match(line[:1000])
    return (" ".join(match["name"].lower().split()), match.start("value")) if match else None


def is_coaching(line: str) -> bool:
    """Say whether a heading or label begins advice to the writer."""
    match = _COACHING.match(line[:160])
    return match is not None and (len(line) < 80 or match["end"][:1] in (":", "：") or _BOLD.match(line) is not None)


def is_avoided(line: str) -> bool:
    """Say whether what stands below a heading or label is shown as a bad example."""
    return _AVOID.search(line[:120]) is not None


def is_title(line: str) -> bool:
    """Say whether a line names a message: "Email 2 (day 3)"."""
    return len(line) < 100 and _TITLE.match(line) is not None


def label_of(line: str) -> str | None:
    """Return the label that a line begins with ("**Weak:**", "Avoid:"), or None."""
    bold = _BOLD.match(line)
    if bold:
        return bold["inside"] if bold["inside"].rstrip().endswith(":") or not bold["rest"].strip(" :") else None
    label = _LABEL.match(line)
    return label["label"] if label and len(label["label"].split()) <= 6 else None


def is_bold_line(line: str) -> bool:
    """Say whether a line is set in bold as a whole."""
    bold = _BOLD.match(line)
    return bold is not None and not bold["rest"].strip(" :")
