"""What a missing value leaves behind: a greeting without its name, a preposition with nothing after it, two blanks.

Why: "Hi ," shows the reader the gap where their name should stand. It says that the message was made by a machine for
a list, and that nobody looked at what it made. Two blanks within a sentence from which nothing is plainly missing are
only a suggestion, which --fix mends: an empty field leaves them, and so does a slip of the thumb.

Evidence: 68% of 650 outbound mails held an avoidable error of this sort (kieransnyder.kit.com, grade C); Apollo's
own help warns that an empty default sends "Greetings ," (knowledge.apollo.io/hc/en-us/articles/4409735256845, grade C).

Flagged:
    Hi ,

    How many ovens stand cold on a Monday?

Better:
    Hi Rosa,

    How many ovens stand cold on a Monday?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from outreach_lint.diagnostics import Edit, Finding, Fix, Severity
from outreach_lint.document import LINTED_ROLES, Document, Role, Section
from outreach_lint.rule import ALL_KINDS, NoOptions, rule
from outreach_lint.source import Source, TextSpan

_SALUTATION = r"(?:hi|hello|hey|dear|greetings|good[ ](?:morning|afternoon|evening|day))"
_DETERMINER = r"(?:your|the|our|my|their|his|her|an?)"
_PREPOSITION = r"(?:at|with|from|for|of|to|in|on|about|by|like|between|via|near|around)"
_BEFORE_NAME = rf"(?:{_PREPOSITION}|that|how|if|when|and|see|saw|seen|noticed|love|loved|heard|read)"
_VERB = r"(?:is|are|was|were|has|have|had|can|could|will|would|does|do|did|recently|just)"
_STOP = r"[,;:!?]|\.(?!\.)"


# Wider than any blank: a field of the template came out empty there.
_MANY = 9


class _Hole(NamedTuple):
    """A trace that a missing value leaves.

    Attributes:
        width: how many blanks must stand in it: two where one may be somebody's way of writing.
        roles: the parts of a message in which it counts; empty: all.
        at_start: whether it must begin its part.
    """

    pattern: re.Pattern[str]
    width: int = 1
    roles: frozenset[Role] = frozenset()
    at_start: bool = False


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_TEXT = frozenset({Role.GREETING, Role.BODY, Role.POSTSCRIPT})
_HOLES = (
    # "Hi ," and "Dear Mr ,".
    _Hole(_compiled(rf"{_SALUTATION}(?P<gap>[ ]+)[,:](?![)(])"), 1, _TEXT, at_start=True),
    _Hole(_compiled(rf"{_SALUTATION}(?P<gap>[ ]+)[!.](?=\s|$)"), 2, _TEXT, at_start=True),
    _Hole(_compiled(rf"{_SALUTATION}[ ](?:mr|mrs|ms|dr|prof)\.?(?P<gap>[ ]*),"), 0, _TEXT, at_start=True),
    # "your work at  ." and "on the ,".
    _Hole(_compiled(rf"\b{_DETERMINER}(?P<gap>[ ]+)(?!:)(?:{_STOP})(?=\s|$)"), 1),
    _Hole(_compiled(rf"\b{_PREPOSITION}(?P<gap>[ ]+)(?:{_STOP})(?=\s|$)"), 2),
    # "I saw that  is hiring" and "the team at  has".
    _Hole(_compiled(rf"\b{_BEFORE_NAME}(?P<gap>[ ]+){_VERB}\b"), 2),
    _Hole(_compiled(rf"\b(?:{_DETERMINER}|{_PREPOSITION})(?P<gap>[ ]+)(?:and|or|but)\b"), 2),
    # "I read 's report" and a subject "'s plans".
    _Hole(_compiled(rf"\b(?:{_BEFORE_NAME}|{_DETERMINER})(?P<gap>[ ]+)['’]s(?=[ ])"), 1),
    _Hole(_compiled(r"(?P<gap>)['’]s(?=[ ])"), 0, at_start=True),
    # ", quick question", "A question for", "Ovens, , and".
    _Hole(_compiled(r"(?:re:[ ]*)?(?P<gap>)[,;!?](?=[ ]*\w)"), 0, frozenset({Role.SUBJECT}), at_start=True),
    _Hole(_compiled(r"\b(?:question|idea|note|intro|introduction|proposal)s?[ ](?:for|about|at|on)(?P<gap>)[ ]*\??$"),
          0, frozenset({Role.SUBJECT})),
    _Hole(_compiled(r"\w,(?P<gap>[ ]+),(?=[ ])"), 1),
    # "save % on" and "$ per month".
    _Hole(_compiled(r"\b(?:save|saves|saved|by|get|got|cut)(?P<gap>[ ]+)%(?=[ .,])"), 1),
    _Hole(_compiled(r"(?<![\w.])[$£€](?P<gap>[ ]+)(?:per|an?|each|off)\b"), 1),
)  # fmt: skip
# Cheap to ask of every part: without any of these there is no hole in it.
_TRACE = re.compile(r"[ ][,;:!?.%]|(?:^|[ ])['’]s[ ]|[$£€][ ]|\b(?:mr|mrs|ms|dr|prof)\.?,|^[,;!?]", re.IGNORECASE)
# Cheaper still: most parts hold none of these either.
_HINTS = (
    *(" ,", " ;", " :", " !", " ?", " .", " %", "'s ", "’s ", "$ ", "£ ", "€ "),
    *("r,", "r.,", "s,", "s.,", "f,", "f.,"),
)
# Two blanks between two words, or between a comma and a word: behind a full stop they are somebody's way of writing.
_DOUBLED = re.compile(r"(?:(?<=[^\W\d_])|(?<=[,;]))[ ]{2}(?=[^\W\d_])")
_LAYOUT = re.compile(r"[^\s.!?:…][ ]{2,}\S|[\t|]")
_ENDS = tuple(".!?,;:…")
_FEW_WORDS = 5
# Where markup is rendered, its reader sees one blank.
_RENDERED = frozenset({".md", ".markdown", ".mdx", ".html", ".htm", ".mjml", ".email"})
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"))
# A writer who sets a blank before most commas does so everywhere.
_OWN_STYLE = re.compile(r"\w[ ],")
_STYLE_COUNT = 3


@rule(Severity.ERROR, kinds=ALL_KINDS)
def empty_field_result(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the traces of missing values."""
    text = document.source.text
    own_style: bool | None = None
    for section in document.sections:
        span = section.locate(0, len(section.lowers)) if section.role in LINTED_ROLES else None
        if span is None or not (
            section.role is Role.SUBJECT
            or document.source.reading.empty
            or _has_trace(section.text)
            or "  " in text[span.start : span.end]
        ):
            continue
        last, taken = -1, list[TextSpan]()
        for start, end, width, wanted in sorted(_holes(document, section)):
            if width == 1 == wanted and own_style is None:
                own_style = len(_OWN_STYLE.findall(document.message.segments.view)) >= _STYLE_COUNT
            if start < last or (width == 1 == wanted and own_style):
                continue
            found = section.locate_characters(start, end)
            if found is not None:
                last = end
                taken.append(found)
                yield _finding(document, section, found, section.text[start:end])
        if "  " in text[span.start : span.end] and not document.source.reading.empty:
            yield from _doubled_blanks(document, section, span, taken)


def _has_trace(text: str) -> bool:
    if text[:1] not in ",;!?":  # which also lets an empty text through
        lowered = text.lower()
        if not any(hint in lowered for hint in _HINTS):
            return False
    return _TRACE.search(text) is not None


def _holes(document: Document, section: Section) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, width and least width of what looks like a hole in a section's text."""
    text = section.text
    for hole in _HOLES:
        if hole.roles and section.role not in hole.roles:
            continue
        for match in [hole.pattern.match(text)] if hole.at_start else hole.pattern.finditer(text):
            if match is None or section.has_stand_in_between(match.start(), match.end()):
                continue
            width = _width(document, section, *match.span("gap"))
            if width >= hole.width:
                yield match.start(), match.end(), width, hole.width


def _width(document: Document, section: Section, start: int, end: int) -> int:
    """Return how many blanks the source has in a gap; many where a field of the template came out empty there."""
    before = section.locate_characters(start - 1, start) if start else None
    after = section.locate_characters(end, end + 1)
    if before is None or after is None:
        return end - start
    between = document.source.text[before.end : after.start]
    if between.isspace():
        return 1 if "\n" in between or "\r" in between else len(between)
    return _MANY if document.source.reading.empty and between else end - start


def _finding(document: Document, section: Section, span: TextSpan, shown: str) -> Finding:
    written = " ".join(shown.split())
    if document.source.reading.empty:
        return Finding(
            span,
            f"the reader gets “{written}”, which shows the gap where a value should stand.",
            "Give the field a default that fits the sentence, or put the words around it into a conditional.",
        )
    greeting = re.match(rf"{_SALUTATION}\b", written, re.IGNORECASE)
    blank = re.search(r"[ ]+(?=[,:]$)", shown)
    fix = None
    if greeting and blank and document.source.text[span.start : span.end] == shown:
        cut = TextSpan(span.start + blank.start(), span.start + blank.end())
        fix = Fix("Delete the blank before the comma", (Edit(cut, ""),))
    return Finding(
        span,
        f"“{written}” is what a missing {'name' if greeting else 'value'} leaves behind; "
        "the reader sees that nobody looked at it.",
        "Put the name in, or greet without one." if greeting else "Put the missing words in, or rewrite the sentence.",
        fix,
    )


def _doubled_blanks(document: Document, section: Section, span: TextSpan, taken: list[TextSpan]) -> Iterator[Finding]:
    """Yield what mends two blanks within a sentence, where they are not part of a layout, a quotation or markup.

    Args:
        span: the section in the source.
        taken: where a missing value was found already.
    """
    source = document.source
    written = section.text.rstrip()
    if PurePosixPath(source.path).suffix.lower() in _RENDERED or not (
        written.endswith(_ENDS) or len(written.split()) >= _FEW_WORDS
    ):
        return
    for match in _DOUBLED.finditer(source.text, span.start, span.end):
        gap = TextSpan(match.start(), match.end())
        around = TextSpan(gap.start - 1, gap.end + 1)
        if any(gap.overlaps(other) for other in taken) or not document.message.segments.is_plain(source.text, around):
            continue
        if _is_laid_out(source, gap) or _is_quoted(source.text[span.start : gap.start]):
            continue
        words = TextSpan(_word_start(source.text, gap.start, span.start), _word_end(source.text, gap.end, span.end))
        if any(character.isdigit() for character in source.slice(TextSpan(gap.end, words.end))):
            continue  # a town before its postcode
        before, after = source.text[words.start : gap.start], source.text[gap.end : words.end]
        yield Finding(
            words,
            f"Two blanks stand between “{before}” and “{after}”, as an empty field or a slip leaves them.",
            "Put the missing word in, or take one of the blanks out.",
            Fix("Delete one of the two blanks", (Edit(TextSpan(gap.start + 1, gap.end), ""),)),
            Severity.SUGGESTION,
        )


def _is_laid_out(source: Source, gap: TextSpan) -> bool:
    """Say whether the line of a gap is indented, or set in columns by itself or with the lines around it."""
    number = source.position(gap.start).line
    line = source.slice(source.line_span(number)).rstrip()
    if line[:1].isspace() or "\t" in line or "|" in line:
        return True
    if len(_LAYOUT.findall(line)) > 1 and not line.endswith(_ENDS):
        return True
    around = (other for other in (number - 1, number + 1) if 1 <= other <= source.line_count)
    return any(_LAYOUT.search(source.slice(source.line_span(other)).strip()) for other in around)


def _is_quoted(before: str) -> bool:
    """Say whether a quotation is open at the end of a text."""
    return before.count('"') % 2 == 1 or any(
        before.rfind(opening) > before.rfind(closing) for opening, closing in _QUOTES
    )


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, most: int) -> int:
    while at < most and not text[at].isspace():
        at += 1
    return at
