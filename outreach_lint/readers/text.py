"""Plain text: head lines, greeting, body, postscript, sign-off, signature, quoted history, footer."""

from __future__ import annotations

from outreach_lint.document import Block, Message, MessageKind, Mode, Role
from outreach_lint.source import Segment, SegmentKind, SegmentMap, Source, TextSpan


def read_text(source: Source, kind: MessageKind | None, mode: Mode | None) -> list[Message]:
    """Read a plain-text draft as one message."""
    segments = SegmentMap((Segment(SegmentKind.TEXT, TextSpan(0, len(source.text)), source.text),))
    return [
        Message(
            source,
            segments,
            (Block(Role.BODY, 0, len(source.text)),),
            kind or MessageKind.OUTREACH,
            mode or Mode.DRAFT,
        )
    ]
