"""What holds of a file rather than of one of its messages: whose dialect it is in, and whether it is a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.inference import settle_dialect
from outreach_lint.readers.mode import infer_mode_of_file


def as_one_file(messages: Sequence[Message], choices: Choices, dialect: str | None) -> list[Message]:
    """Return the messages of one file with the mode and the dialect of the file.

    Args:
        dialect: the dialect that the user has set, or None.
    """
    mode = choices.mode or (infer_mode_of_file(messages) if len(messages) > 1 else None)
    settled = settle_dialect(messages, dialect)
    return [message if mode in (None, message.mode) else replace(message, mode=mode) for message in settled]


def as_many_files(messages: Sequence[Message], choices: Choices, dialect: str | None) -> list[Message]:
    """Return messages that have nothing to do with each other, as those of a mailbox, each as a file of its own."""
    return [settled for message in messages for settled in as_one_file([message], choices, dialect)]
