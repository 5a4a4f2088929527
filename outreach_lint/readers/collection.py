"""What holds of messages because there are several in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outreach_lint.document import Message, Mode
from outreach_lint.readers.choices import Choices


def as_collection(messages: Sequence[Message], choices: Choices) -> list[Message]:
    """Return messages of one file; where there are several, gaps are what the file is made for."""
    if choices.mode is None and len(messages) > 1:
        return [replace(m, mode=Mode.TEMPLATE) if m.fields else m for m in messages]
    return list(messages)
