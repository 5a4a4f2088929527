"""Readers: from a file's bytes to messages with exact offsets."""

from __future__ import annotations

from collections.abc import Callable

from outreach_lint.document import Message, MessageKind, Mode
from outreach_lint.readers.choices import DEFAULT_NAMES, Choices, FieldNames
from outreach_lint.readers.collection import as_many_files, as_one_file
from outreach_lint.readers.decoding import decode
from outreach_lint.readers.formats import known_suffixes, reader_for
from outreach_lint.readers.readings import with_readings
from outreach_lint.source import Source

__all__ = ["FieldNames", "decode_source", "find_faults", "holds_many", "is_data", "known_suffixes", "read_messages"]


def decode_source(path: str, data: bytes) -> Source:
    """Decode a file as its format has it.

    Raises:
        UnreadableSource: when it can't be read; the message is one line that says which file and why.
    """
    own = getattr(reader_for(path), "decode", decode)
    source: Source = own(path, data)
    return source


def find_faults(source: Source) -> list[str]:
    """Return why parts of a file can't be read, one line each; `read_messages` passes over them.

    Raises:
        UnreadableSource: when all of it is broken beyond reading.
    """
    own: Callable[[Source], list[str]] | None = getattr(reader_for(source.path), "find_faults", None)
    return own(source) if own else []


def holds_many(path: str) -> bool:
    """Say whether a file of this kind may hold so much beside one message that its size says nothing."""
    return bool(getattr(reader_for(path), "HOLDS_MANY", False))


def is_data(path: str) -> bool:
    """Say whether a file of this kind seldom holds messages (JSON, say)."""
    return bool(getattr(reader_for(path), "IS_DATA", False))


def read_messages(
    source: Source,
    kind: MessageKind | None = None,
    mode: Mode | None = None,
    names: FieldNames = DEFAULT_NAMES,
) -> list[Message]:
    """Split a source into its messages; a source without any text has none.

    Args:
        kind: the kind of message where the user says so; detected otherwise.
        mode: draft or template where the user says so; inferred otherwise, one for the whole file.
        names: what the fields of data files are called that hold bodies and subjects.

    Raises:
        UnreadableSource: when the format is broken beyond reading.
    """
    reader = reader_for(source.path)
    settle = as_many_files if getattr(reader, "IS_ARCHIVE", False) else as_one_file
    return with_readings(source, Choices(kind, mode, names), reader.read, settle)
