"""Plain text: head lines, greeting, body, postscript, sign-off, signature, quoted history, footer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from outreach_lint.document import Block, Field, Message, MessageKind, Mode, Role
from outreach_lint.readers.inline import Marks, find_marks
from outreach_lint.readers.kind import detect_kind
from outreach_lint.readers.letter import lay_out_letter
from outreach_lint.readers.lines import Line, split_lines
from outreach_lint.readers.mode import infer_mode
from outreach_lint.readers.placeholders import find_placeholders
from outreach_lint.readers.quoted import find_quoted, unquote
from outreach_lint.readers.script import read_script
from outreach_lint.readers.view import build_view
from outreach_lint.source import SegmentMap, Source


def read_text(source: Source, kind: MessageKind | None, mode: Mode | None) -> list[Message]:
    """Read a plain-text draft as one message; an empty one holds none."""
    if not source.text.strip():
        return []
    found = find_placeholders(source.text)
    marks = Marks(source.text, find_marks(source.text, found.marks))
    lines = unquote(split_lines(marks))
    kind = kind or _detect_kind(lines)
    if kind is MessageKind.CALL_SCRIPT:
        marks, layout, placed = read_script(source.text)
    else:
        placed = found.fields
        layout = lay_out_letter(lines, copy=kind is MessageKind.MARKETING)
    segments, blocks = build_view(marks, layout.plans)
    fields = _own_fields(placed, segments, blocks)
    return [
        Message(
            source,
            segments,
            blocks,
            kind,
            mode or infer_mode(source.path, fields, kind),
            layout.head,
            layout.signature_lines,
            fields,
        )
    ]


def _detect_kind(lines: Sequence[Line]) -> MessageKind:
    quoted = find_quoted(lines, 0)
    return detect_kind(
        [line.text for i, line in enumerate(lines) if i not in quoted],
        [lines[i].text for i in sorted(quoted)],
    )


def _own_fields(fields: Sequence[Field], segments: SegmentMap, blocks: Sequence[Block]) -> tuple[Field, ...]:
    """Return the fields of the message itself: what somebody else wrote may hold any brackets."""
    quoted = [span for b in blocks if b.role is Role.QUOTED and (span := segments.to_source(b.start, b.end))]
    starts = [span.start for span in quoted]
    kept: list[Field] = []
    for field in fields:
        index = bisect_right(starts, field.span.start) - 1
        if index < 0 or quoted[index].end <= field.span.start:
            kept.append(field)
    return tuple(kept)
