"""Readers: from a source to messages with exact offsets."""

from __future__ import annotations

from outreach_lint.document import Message, MessageKind, Mode
from outreach_lint.readers.text import read_text
from outreach_lint.source import Source


def read_messages(source: Source, kind: MessageKind | None = None, mode: Mode | None = None) -> list[Message]:
    """Split a source into its messages; a source without any text has none.

    Args:
        kind: the kind of message where the user says so; detected otherwise.
        mode: draft or template where the user says so; inferred otherwise.
    """
    return read_text(source, kind, mode)
