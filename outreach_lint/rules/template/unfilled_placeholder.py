"""A placeholder that the reader would see: a merge field or a gap left in a draft, or a platform's error string.

Why: "Hi {{first_name}}" tells the reader that nobody looked. In a template the platform's own fields are slots and
stand where they should; a gap for a person ("[their recent project]") is not filled by any platform.

Evidence: 68% of 650 outbound mails held an avoidable error of this sort (kieransnyder.kit.com, grade C); a broken
merge is among what recipients complain of first (blog.zawodny.com/2016/02/01, grade D).

Flagged:
    Hi Rosa,

    I saw that [Company] has taken on the Mill Road site.

Better:
    Hi Rosa,

    I saw that Tannery Kitchens has taken on the Mill Road site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import LINTED_ROLES, Document, Field, MessageKind, Mode, Role, Section
from outreach_lint.rule import ALL_KINDS, NoOptions, rule
from outreach_lint.source import TextSpan

# What programs print where a name is missing.
_EMPTY_VALUES = frozenset({"undefined", "null", "nan", "none", "nil"})
# What platforms print in place of what they can't fill, and spreadsheets in place of a value.
_ERRORS = re.compile(
    r"Error! (?:MergeField was not found|Reference source not found|Bookmark not defined)[^\r\n.]{0,60}\.?"
    r"|Liquid (?:syntax )?error(?: \(line \d+\))?:[^\r\n.]{0,60}"
)
_SHEET_ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?)")  # talked about in a text, never in a subject
# "Dear First Name,": the column's heading in place of what stands below it.
_HEADING = re.compile(
    r"^(?:hi|hello|hey|dear)\s+(?P<heading>(?:(?:first|last|full|your|customer|contact|company|recipient)[ _]?)?name"
    r"|fname|lname|(?:FIRST|LAST)NAME|#(?:N/A|REF!|VALUE!|NAME\?))\s*[,:!-]",
    re.IGNORECASE,
)
# One or two remarks in brackets were left in by accident; more of them are a text with comments.
_ACCIDENTAL_NOTES = 2
# So many underscores in a row are a ruled line; so many characters are the longest quotation looked back into.
_RULED_LINE, _QUOTATION = 25, 600

_FILLING = {
    "first-name": "the reader's first name",
    "last-name": "the reader's last name",
    "name": "the reader's name",
    "company": "the name of the reader's firm",
    "sender": "your name",
    "sender-company": "your firm's name",
    "product": "the name of the thing",
    "other-name": "the name of the person you mean",
    "other-company": "the name of the firm you mean",
    "title": "the reader's own job title",
    "industry": "the reader's trade, in the word they use",
    "city": "the place",
    "date": "the day",
    "time": "the time",
    "period": "how long it will take",
    "number": "the figure",
    "phone": "the number",
    "email": "the address",
    "link": "the link",
    "greeting": "the greeting",
}


@rule(Severity.ERROR, kinds=ALL_KINDS)
def unfilled_placeholder(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find fields that would be sent as they stand, and what a program prints for a missing name."""
    platform = any(not field.human for field in document.fields)
    notes = sum(1 for field in document.fields if field.slot == "note")
    others = _out_of_bounds(document)
    for field in document.fields:
        if field.slot == "note" and notes > _ACCIDENTAL_NOTES:
            continue
        if any(field.span.overlaps(span) for span in others) or _is_editorial(document, field):
            continue
        if _leaks(document, field, platform):
            yield _finding(document, field, platform)
    yield from _empty_values(document)
    yield from _errors(document)


def _out_of_bounds(document: Document) -> list[TextSpan]:
    """Return the places of what the writer didn't write for this reader: quoted messages and stage directions."""
    blocks = [block for block in document.message.blocks if block.role in (Role.QUOTED, Role.DIRECTION)]
    spans = (document.message.segments.to_source(block.start, block.end) for block in blocks)
    return [span for span in spans if span is not None]


def _is_editorial(document: Document, field: Field) -> bool:
    """Say whether brackets stand inside a quotation ("the [old] weir"), or a gap is a line drawn across the page."""
    if not field.human or field.slot not in ("fact", "other"):
        return False
    text = document.source.text
    if not field.name and field.span.end - field.span.start >= _RULED_LINE:
        return True
    paragraph = text[max(text.rfind("\n\n", 0, field.span.start), field.span.start - _QUOTATION, 0) : field.span.start]
    return paragraph.count('"') % 2 == 1 or paragraph.count("“") > paragraph.count("”")


def _leaks(document: Document, field: Field, platform: bool) -> bool:
    """Say whether nobody will fill a field before it is sent."""
    if field.slot == "error":
        return True
    if document.kind is MessageKind.CALL_SCRIPT and field.human:
        return False
    return document.mode is Mode.DRAFT or (field.human and platform)


def _finding(document: Document, field: Field, platform: bool) -> Finding:
    written = " ".join(document.source.slice(field.span).split())
    if len(written) > 60:
        written = written[:57] + "..."
    if field.slot == "error":
        return Finding(
            field.span,
            f"“{written}” is a platform's error: the field behind it doesn't exist, and the reader would see this.",
            "Correct the field's name in the template, or write the words out.",
        )
    if field.slot == "note":
        return Finding(
            field.span,
            f"“{written}” is a note in brackets that was left in; the reader would see it.",
            "Do what it says, or delete it.",
        )
    if document.mode is Mode.TEMPLATE:
        return Finding(
            field.span,
            f"“{written}” is a gap for a person in a template whose other fields a platform fills: it would be sent.",
            f"Make it a field of the platform with a default, or write {_filling(field)} for each reader.",
        )
    kind = "a gap that was never filled" if field.human else "a merge field that nothing will fill in a single draft"
    return Finding(
        field.span,
        f"“{written}” is {kind}; the reader would see it as it stands.",
        f"Put {_filling(field)} here, or rewrite the sentence so that it isn't needed.",
    )


def _filling(field: Field) -> str:
    """Say what belongs in a field: by its slot, else by its own name."""
    if field.slot in _FILLING:
        return _FILLING[field.slot]
    return f"what it asks for (“{field.name}”)" if field.name.strip() else "the missing words"


# --- What a program prints for a missing value -----------------------------------------------------------------------


def _empty_values(document: Document) -> Iterator[Finding]:
    """Find "Hi undefined," and, where the greeting holds one or it stands after "at", those of the text."""
    found: list[tuple[Section, int]] = []
    greeted = False
    for section in document.sections:
        if section.role not in LINTED_ROLES:
            continue
        for i, low in enumerate(section.lowers):
            if low not in _EMPTY_VALUES or section.has_stand_in(i, i + 1):
                continue
            named = section.role is Role.GREETING
            greeted = greeted or named
            found.append((section, i))
    for section, i in found:
        if section.role is Role.GREETING or (greeted and _is_plain(section, i)) or _follows_at(section, i):
            span = section.locate(i, i + 1)
            if span is not None:
                written = document.source.slice(span)
                yield Finding(
                    span,
                    f"“{written}” is what a program prints where a name is missing; the reader would see it.",
                    "Put the name in, and give the field a default for readers whose name you don't have.",
                )


def _is_plain(section: Section, i: int) -> bool:
    return section.lowers[i] not in ("none", "nil")


def _follows_at(section: Section, i: int) -> bool:
    return i > 0 and section.lowers[i - 1] == "at" and section.lowers[i] in ("undefined", "null")


# --- What a platform prints for what it can't fill -------------------------------------------------------------------


def _errors(document: Document) -> Iterator[Finding]:
    """Find error strings, and in subject and greeting a spreadsheet's errors and headings."""
    for section in document.sections:
        if section.role not in LINTED_ROLES:
            continue
        text = section.text
        found = [match.span() for match in _ERRORS.finditer(text)] if "rror" in text else []
        if section.role is Role.SUBJECT:
            found.extend(match.span() for match in _SHEET_ERRORS.finditer(text))
        heading = _HEADING.match(text)
        found.extend([heading.span("heading")] if heading else [])
        for start, end in found:
            span = section.locate_characters(start, end)
            if span is None or section.has_stand_in_between(start, end):
                continue
            yield Finding(
                span,
                f"“{document.source.slice(span)}” stands where a value should be; the reader would see it.",
                "Put the value in, and mend the field or the column that it should have come from.",
            )
