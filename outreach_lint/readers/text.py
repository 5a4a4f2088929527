"""Running text into a message: head lines, greeting, body, postscript, sign-off, signature, quoted history, footer.

Every format ends here: its reader makes an extract (`extract.py`), and the words are read as if they stood in a
plain-text file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from outreach_lint.document import Block, Field, Message, MessageKind, Mode, Role
from outreach_lint.readers.decoding import MAX_MESSAGE, in_bounds, too_long
from outreach_lint.readers.extract import Extract, compose, whole
from outreach_lint.readers.inline import Marks, find_marks
from outreach_lint.readers.kind import detect_kind
from outreach_lint.readers.letter import Layout, lay_out_letter
from outreach_lint.readers.lines import Line, split_lines
from outreach_lint.readers.mode import infer_mode
from outreach_lint.readers.placeholders import find_placeholders
from outreach_lint.readers.quoted import find_quoted, unquote
from outreach_lint.readers.script import read_script
from outreach_lint.readers.text_messages import split_messages
from outreach_lint.readers.view import Plan, build_view
from outreach_lint.source import Segment, SegmentKind, SegmentMap, Source, TextSpan
from outreach_lint.template import Template, Writing, joined


def read_text(source: Source, kind: MessageKind | None, mode: Mode | None) -> list[Message]:
    """Read a plain-text file: one message, unless it plainly holds several; an empty one holds none."""
    text = source.text
    if not text.strip():
        return []
    stretches = split_messages(text, lambda: _is_script(text, kind))
    if not stretches:
        if len(text) > MAX_MESSAGE:
            raise too_long(source, 0)
        return [_read(source, text, kind, mode)]
    found = (read_extract(source, whole(text, *stretch), kind, mode, bounds=stretch) for stretch in stretches)
    return in_bounds(source, found)


def _is_script(text: str, kind: MessageKind | None) -> bool:
    return (kind or detect_kind(text.splitlines())) is MessageKind.CALL_SCRIPT


def read_extract(
    source: Source,
    extract: Extract,
    kind: MessageKind | None = None,
    mode: Mode | None = None,
    *,
    head: Mapping[str, str] | None = None,
    subjects: Sequence[Extract] = (),
    bounds: tuple[int, int] | None = None,
) -> Message | None:
    """Read the text that a format holds as one message; None when there is nothing to read.

    Args:
        head: head lines by lower-cased name that the format keeps elsewhere.
        subjects: subject lines that the format keeps elsewhere, outside of the extract's first and last words;
            several are alternatives of one message.
        bounds: where in the source the message begins and ends; by default with its first and last words.

    Raises:
        UnreadableSource: when the text is too long for a message.
    """
    for part in (extract, *subjects):
        if len(part.text) > MAX_MESSAGE:
            raise too_long(source, part.start)
    subjects = [subject for subject in subjects if subject.text.strip()]
    if not extract.text.strip() and not subjects:
        return None
    head = dict(head or {})
    if subjects:
        head.setdefault("subject", " ".join(subjects[0].text.split()))
    message = _read(source, extract.text, kind, mode, head)
    parts = [_lifted(message, extract)]
    parts.extend(_read_subject(source, subject, message) for subject in subjects)
    return _assembled(parts, message.head | head, bounds)


def _read(
    source: Source, text: str, kind: MessageKind | None, mode: Mode | None, head: Mapping[str, str] | None = None
) -> Message:
    """Read a text; all offsets of the message are into that text."""
    found = find_placeholders(text, reading=source.reading)
    marks = Marks(text, find_marks(text, found.marks))
    lines = unquote(split_lines(marks))
    # "[If they say no]" directs a caller; read as a gap to fill, it would be no sign of that.
    if found.fields and _is_script(text, kind):
        kind = MessageKind.CALL_SCRIPT
    kind = kind or _detect_kind(lines, head or {})
    if kind is MessageKind.CALL_SCRIPT:
        marks, layout, placed = read_script(text, source.reading)
    else:
        placed = found.fields
        layout = lay_out_letter(lines, copy=kind is MessageKind.MARKETING)
    return _message(source, marks, layout, placed, found.template, kind, mode)


def _message(
    source: Source,
    marks: Marks,
    layout: Layout,
    found: Sequence[Field],
    template: Template,
    kind: MessageKind,
    mode: Mode | None,
) -> Message:
    segments, blocks = build_view(marks, layout.plans)
    quoted = [span for b in blocks if b.role is Role.QUOTED and (span := segments.to_source(b.start, b.end))]
    fields = tuple(_own(found, quoted))
    template = replace(template, writings=tuple(_own(template.writings, quoted)))
    return Message(
        source,
        segments,
        blocks,
        kind,
        mode or infer_mode(source.path, fields, kind),
        layout.head,
        layout.signature_lines,
        fields,
        template,
    )


def _read_subject(source: Source, subject: Extract, message: Message) -> Message:
    """Read a subject line that stands by itself."""
    text = subject.text
    found = find_placeholders(text, reading=source.reading)
    layout = Layout([Plan(Role.SUBJECT, ((0, len(text)),))])
    marks = Marks(text, find_marks(text, found.marks))
    read = _message(source, marks, layout, found.fields, found.template, message.kind, message.mode)
    return _lifted(read, subject)


def _lifted(message: Message, extract: Extract) -> Message:
    """Return a message that was read from an extract over the source."""
    spans = [(field, extract.segments.to_source(field.span.start, field.span.end)) for field in message.fields]
    fields = tuple(replace(field, span=span) for field, span in spans if span is not None)
    template = message.template.lifted(extract.segments.to_source)
    return replace(message, segments=compose(message.segments, extract.segments), fields=fields, template=template)


def _assembled(parts: Sequence[Message], head: dict[str, str], bounds: tuple[int, int] | None) -> Message:
    """Put the parts of one message together: the map in the order of the source, the blocks as they are read."""
    shown = {id(part): own for part in parts if (own := _without_margins(part.segments.segments))}
    start, end = bounds or (min(s[0].span.start for s in shown.values()), max(s[-1].span.end for s in shown.values()))
    segments: list[Segment] = []
    shifts: dict[int, int] = {}
    length = 0
    for key, own in sorted(shown.items(), key=lambda item: item[1][0].span.start):
        _skip(segments, segments[-1].span.end if segments else start, own[0].span.start)
        shifts[key] = length
        segments.extend(own)
        length += sum(len(segment.view) for segment in own)
    _skip(segments, segments[-1].span.end if segments else start, end)
    blocks: list[Block] = []
    for part in (*parts[1:], *parts[:1]):
        shift = shifts.get(id(part), 0)
        blocks.extend(replace(block, start=block.start + shift, end=block.end + shift) for block in part.blocks)
    fields = sorted((field for part in parts for field in part.fields), key=lambda field: field.span)
    return replace(
        parts[0],
        segments=SegmentMap(tuple(segments)),
        blocks=tuple(blocks),
        head=head,
        fields=tuple(fields),
        template=joined([part.template for part in parts]),
    )


def _without_margins(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Return segments without those at either end that show nothing."""
    shown = [number for number, segment in enumerate(segments) if segment.view]
    return segments[shown[0] : shown[-1] + 1] if shown else ()


def _skip(segments: list[Segment], start: int, end: int) -> None:
    if start < end:
        segments.append(Segment(SegmentKind.SKIPPED, TextSpan(start, end), ""))


def _detect_kind(lines: Sequence[Line], head: Mapping[str, str]) -> MessageKind:
    quoted = find_quoted(lines, 0)
    subject = [f"Subject: {head['subject']}"] if head.get("subject") else []
    return detect_kind(
        subject + [line.text for i, line in enumerate(lines) if i not in quoted],
        [lines[i].text for i in sorted(quoted)],
    )


_Placed = TypeVar("_Placed", Field, Writing)


def _own(items: Iterable[_Placed], quoted: Sequence[TextSpan]) -> Iterator[_Placed]:
    """Yield what is of the message itself: what somebody else wrote may hold any brackets."""
    starts = [span.start for span in quoted]
    for item in items:
        index = bisect_right(starts, item.span.start) - 1
        if index < 0 or quoted[index].end <= item.span.start:
            yield item
