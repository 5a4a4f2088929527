"""The findings of a template's further readings: which are new, and when they hold."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from outreach_lint.diagnostics import Diagnostic
from outreach_lint.dialects import DIALECTS
from outreach_lint.document import Document, Field
from outreach_lint.source import TextSpan
from outreach_lint.template import Alternatives

_LONGEST_LABEL = 40


def new_in_reading(
    first: Document, other: Document, known: Sequence[Diagnostic], found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield what only a further reading of a template shows, with the words that say when.

    Args:
        first, other: the first reading, and the further one.
        known: what earlier readings have shown.
        found: what this one shows.
    """
    told = _told(other, known) if other.source.reading.empty else {}
    for diagnostic in found:
        if _is_known(first, other, diagnostic, known):
            continue
        if told and _is_caused(other, diagnostic.span, told.get(diagnostic.category, frozenset())):
            continue
        when = _when(other, diagnostic.span)
        if when is not None:
            yield replace(diagnostic, message=f"{when[0].upper()}{when[1:]}: {diagnostic.message}", reading=when)


def _is_known(first: Document, other: Document, diagnostic: Diagnostic, known: Iterable[Diagnostic]) -> bool:
    """Say whether an earlier reading shows the same fault."""
    whole = diagnostic.span == other.start_span
    return any(
        earlier.span.overlaps(diagnostic.span) or (whole and earlier.span == first.start_span)
        for earlier in known
        if earlier.rule == diagnostic.rule
    )


def _told(other: Document, known: Iterable[Diagnostic]) -> dict[str, frozenset[str]]:
    """Return category -> names of the fields at which the first reading has found something."""
    causes: dict[str, set[TextSpan]] = defaultdict(set)
    for earlier in known:
        if earlier.reading is None:
            causes[earlier.category].add(earlier.span)
    return {
        category: frozenset(field.name for field in other.fields if field.span in spans)
        for category, spans in causes.items()
    }


def _is_caused(other: Document, span: TextSpan, told: frozenset[str]) -> bool:
    """Say whether the hole that empty fields leave was told of where each of these fields stands first.

    "It has no default" says all that there is to say about the hole.
    """
    holes = {field.name for field in _emptied(other, span)}
    return bool(holes) and holes <= told


def _touch(one: TextSpan, two: TextSpan) -> bool:
    return one.start <= two.end and two.start <= one.end


def _when(other: Document, span: TextSpan) -> str | None:
    """Say when a finding of a reading holds; None where nothing that the reading changes has a part in it."""
    if other.source.reading.empty:
        return _when_empty(other, span)
    changed = [place for place in other.message.template.alternatives if place.picked]
    inside = [place for place in changed if _arm_span(place).overlaps(span)]
    if span == other.start_span and not any(_arm_span(place).start <= span.start for place in inside):
        # A finding about the whole message is put down to a conditional only where it is the one thing that changed.
        inside = changed if len(changed) == 1 and changed[0].conditional else []
    if not inside:
        return None
    return _arm_label(min(inside, key=lambda place: place.span.end - place.span.start))


def _arm_span(place: Alternatives) -> TextSpan:
    return place.arms[place.picked or 0].span


def _arm_label(place: Alternatives) -> str:
    label = place.arms[place.picked or 0].label
    if not place.conditional:
        return f"in the wording “{_short(label)}”"
    if label.lower().strip(": ") in ("else", "^", "otherwise"):
        return f"when “{_short(place.arms[0].label)}” does not hold"
    return f"when “{_short(label)}” holds"


def _when_empty(other: Document, span: TextSpan) -> str | None:
    names = [_name(field) for field in _emptied(other, span)]
    if names:
        listed = list(dict.fromkeys(names))
        return f"when {' and '.join(listed)} {'is' if len(listed) == 1 else 'are'} empty"
    for place in other.message.template.alternatives:
        if place.conditional and place.picked != 0 and _touch(place.span, _widened(other, span)):
            return f"when “{_short(place.arms[0].label)}” does not hold"
    return None


def _emptied(other: Document, span: TextSpan) -> list[Field]:
    """Return the fields that left the hole at a span."""
    wide = _widened(other, span)
    named = DIALECTS.get(other.message.template.dialect or "")
    fields = other.once(_hidden_fields)
    index = bisect_left(fields, wide.start, key=lambda field: field.span.end)
    found: list[Field] = []
    while index < len(fields) and fields[index].span.start <= wide.end:
        found.append(fields[index])
        index += 1
    if named is not None and named.holds_back:
        # A message that lacks a bare field's value is not sent at all.
        return [field for field in found if field.default is not None]
    return found


def _hidden_fields(other: Document) -> list[Field]:
    """Return the platform's fields of which a reading shows nothing, in order."""
    hidden = {segment.span for segment in other.message.segments.segments if not segment.view}
    return [field for field in other.fields if field.form and field.span in hidden]


def _widened(other: Document, span: TextSpan) -> TextSpan:
    """Take in the blank on either side: what is missing may have stood behind it."""
    text = other.source.text
    before = span.start - (text[span.start - 1 : span.start] == " ")
    return TextSpan(before, span.end + (text[span.end : span.end + 1] == " "))


def _name(field: Field) -> str:
    return _short(field.name) if field.name else "the field"


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 3] + "..."
