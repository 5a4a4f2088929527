"""Helpers for the reader tests: read a text, show its blocks."""

from __future__ import annotations

from outreach_lint.document import Message, MessageKind, Mode
from outreach_lint.readers import read_messages
from outreach_lint.source import Source


def read(text: str, kind: str | None = None, mode: str | None = None, path: str = "draft.txt") -> Message:
    """Read a text that holds exactly one message."""
    (message,) = read_messages(Source(path, text), MessageKind(kind) if kind else None, Mode(mode) if mode else None)
    return message


def blocks(text: str, kind: str | None = None) -> list[tuple[str, str]]:
    """Return (role, text) of every block."""
    message = read(text, kind)
    return [(block.role.value, message.text(block)) for block in message.blocks]


def forms(text: str, kind: str | None = None) -> list[tuple[str, str]]:
    """Return (form, text) of every block."""
    message = read(text, kind)
    return [(block.form.value, message.text(block)) for block in message.blocks]


def body(text: str, kind: str | None = None) -> list[str]:
    """Return the texts of the body blocks."""
    return [shown for role, shown in blocks(text, kind) if role == "body"]
