"""Plain text: one file is one message."""

from __future__ import annotations

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.text import read_text
from outreach_lint.source import Source

SUFFIXES = (".text", ".txt")


def read(source: Source, choices: Choices) -> list[Message]:
    """Read a plain-text draft as one message; an empty one holds none."""
    return read_text(source, choices.kind, choices.mode)
