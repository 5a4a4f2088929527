"""A merge field that the reader sees and that says nothing when its value is missing.

Why: some row of every list lacks a first name or a firm. Without a default that reader gets "Hi ," or "your work at .",
and learns that the personal part was a form.

Evidence: HubSpot and Apollo both warn of it and offer a default for each field
(knowledge.apollo.io/hc/en-us/articles/4409735256845, grade C).

Flagged:
    Hi {{first_name}},

    How many ovens stand cold on a Monday?

Better:
    Hi {{ first_name | default: "there" }},

    How many ovens stand cold on a Monday?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_lint.diagnostics import Applicability, Edit, Finding, Fix, Severity
from outreach_lint.dialects import BLOCKS, DEFAULTS, DIALECTS, Dialect, example_default
from outreach_lint.document import LINTED_ROLES, Document, Field, Mode
from outreach_lint.rule import ALL_KINDS, NoOptions, rule
from outreach_lint.source import SegmentKind, TextSpan

# What the platform always knows, or makes itself.
_ALWAYS_THERE = frozenset(
    {"sender", "sender-company", "product", "link", "error", "note", "date", "time", "phone", "email"}
)
_GENERATED = re.compile(
    r"unsub|signature|preference|opt.?out|view.?in|browser|subject|^list[_ :]|address$", re.IGNORECASE
)
# Every plain word that a field's name is made of, so that "if first_name" is seen to be about {{first_name}}.
_LAST_PART = re.compile(r"[\w ]+$")
# As many conditionals around a field are looked at; nobody nests more.
_DEPTH = 12
_FITTING = {
    "first-name": "there",
    "name": "there",
    "company": "your team",
    "title": "your role",
    "industry": "your field",
    "city": "your area",
}


@rule(Severity.WARNING, kinds=ALL_KINDS)
def missing_fallback(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the first use of every field without a default, unless a conditional about it stands around it."""
    if document.mode is not Mode.TEMPLATE:
        return
    dialects = [DIALECTS[name] for name in document.message.template.dialects]
    named = DIALECTS.get(document.message.template.dialect or "")
    if named is None and len({(dialect.defaults, dialect.blocks, dialect.forms) for dialect in dialects}) == 1:
        named = dialects[0]
    if named is not None and named.holds_back:
        return
    shown = _shown_fields(document)
    safe = _guarded(document)
    guarded = {_key(f) for f in document.fields if f.form and (f.default is not None or f.span in safe)}
    foreign = {item.span for item in document.message.template.foreign}
    seen: set[str] = set()
    for field in document.fields:
        if field.span not in shown or field.span in foreign or field.span in safe or _key(field) in seen:
            continue
        rest = _rest(*shown[field.span])
        if rest and _needs_default(field):
            seen.add(_key(field))
            yield _finding(document, field, named, rest, uniform=_key(field) in guarded)


def _key(field: Field) -> str:
    return field.name.lower()


def _needs_default(field: Field) -> bool:
    return (
        bool(field.form)
        and field.default is None
        and field.slot not in _ALWAYS_THERE
        and not _GENERATED.search(field.name)
    )


def _shown_fields(document: Document) -> dict[TextSpan, tuple[str, str]]:
    """Return the fields in what the sender puts before the reader: span -> what the block says before and after it."""
    segments = document.message.segments
    shown: dict[TextSpan, tuple[str, str]] = {}
    for block in document.message.blocks:
        if block.role in LINTED_ROLES:
            for segment, at in segments.touched(block.start, block.end):
                if segment.kind is SegmentKind.STAND_IN:
                    after = segments.view[at + len(segment.view) : min(block.end, at + len(segment.view) + 60)]
                    shown[segment.span] = segments.view[max(block.start, at - 60) : at], after
    return shown


def _guarded(document: Document) -> set[TextSpan]:
    """Return the spans of the fields in loops, and of those that stand in a conditional about them."""
    template = document.message.template
    around = [(loop, "") for loop in template.loops]
    around.extend(
        (p.span, " ".join(arm.label.lower() for arm in p.arms)) for p in template.alternatives if p.conditional
    )
    around.sort(key=lambda item: (item[0].start, -item[0].end))
    guarded: set[TextSpan] = set()
    stack: list[tuple[TextSpan, str]] = []
    index = 0
    for field in document.fields:
        while index < len(around) and around[index][0].start <= field.span.start:
            stack.append(around[index])
            index += 1
        while stack and stack[-1][0].end <= field.span.start:
            stack.pop()
        part = _LAST_PART.search(field.name)
        name = (part[0] if part else field.name).strip().lower()
        if any(field.span.end <= span.end and (not label or name in label) for span, label in stack[-_DEPTH:]):
            guarded.add(field.span)
    return guarded


def _finding(document: Document, field: Field, named: Dialect | None, rest: str, *, uniform: bool) -> Finding:
    written = document.source.slice(field.span)
    where = " here, as it has elsewhere" if uniform else ""
    message = f"“{_shortened(written)}” has no default{where}: when {field.name} is empty, the reader gets “{rest}”."
    value = _FITTING.get(field.slot, "words that fit")
    example = example_default(named, field.name, value) if named else None
    return Finding(field.span, message, _help(field, named, example, value), _fix(field, named, example))


def _help(field: Field, named: Dialect | None, example: str | None, value: str) -> str:
    if example:
        return f"Write {example}, or words that need no {_noun(field)}."
    if named and named.blocks:
        block = re.sub(r"\b(?:name|NAME)\b", lambda _: field.name, BLOCKS[named.blocks[0]], count=1)
        return f"{named.title} has no default inside a field: write {block}, or words that need no {_noun(field)}."
    if named:
        return (
            f"{named.title} has no defaults: write words that need no {_noun(field)}, or check every row of the list."
        )
    if field.form in ("double", "braze"):
        shown = DEFAULTS["filter"].replace("name", field.name, 1).replace('"x"', f'"{value}"')
        return f"Give it one in your platform's way (in Liquid {shown}), or write words that need no {_noun(field)}."
    return f"Give it a default in your platform's way, or write words that need no {_noun(field)}."


def _noun(field: Field) -> str:
    return {"first-name": "name", "last-name": "name", "company": "name of a firm"}.get(field.slot, "value")


def _fix(field: Field, named: Dialect | None, example: str | None) -> Fix | None:
    """Offer the platform's own default for a first name; every other field needs words of its own."""
    if named is None or example is None or field.slot != "first-name" or field.form != named.forms[0]:
        return None
    return Fix("Add the default “there”", (Edit(field.span, example),), Applicability.UNSAFE)


def _rest(before: str, after: str) -> str:
    """Return what is left around an empty field: up to three words before it, and what follows to the next stop.

    A field that fills its part leaves nothing: a line less, which nobody sees.
    """
    words = re.findall(r"\s*\S+\s*", before)[-3:] if before.strip() else []
    follow = re.match(r"['’]?\w*[,.;:!?]?(?:\s+\S+){0,2}", after)
    return " ".join(("".join(words) + (follow[0] if follow else "")).split())


def _shortened(written: str) -> str:
    one_line = " ".join(written.split())
    return one_line if len(one_line) <= 60 else one_line[:57] + "..."
