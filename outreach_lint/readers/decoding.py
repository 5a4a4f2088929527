"""Bytes to text: encodings and byte-order marks, and what cannot be read at all.

Offsets count code points of the decoded text. A byte-order mark is not part of that text: editors don't count it
as a column either. Newlines stay as they are.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from outreach_lint.source import MAX_BYTES, Source, TextSpan

# A message is a page or two. A file of many may be a book, and one of them a chapter, so that whatever a file
# holds, a run is over within a minute.
MAX_CHARACTERS = 1_000_000
MAX_MESSAGE = 200_000
MOST_MESSAGES = 10_000
TOO_LARGE = f"too large to be a draft (more than {MAX_CHARACTERS:,} characters)"

# Longest first: the UTF-32 LE mark begins with the UTF-16 LE one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word file or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
# All C0 controls but tab, newline, form feed, carriage return and escape, which turn up in text.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}) + b"\x7f"
# A stray control character happens in pasted text; one in twenty does not.
_CONTROL_SHARE = 0.05


class _Placed(Protocol):
    @property
    def span(self) -> TextSpan: ...


_Message = TypeVar("_Message", bound=_Placed)


class UnreadableSource(ValueError):
    """A file that is not text; its message is one line that says which file and why."""


def too_long(source: Source, offset: int) -> UnreadableSource:
    """Return the error about a message that is too long.

    Args:
        offset: where it begins.
    """
    line = source.position(offset).line
    return UnreadableSource(
        f"{source.path}: the message at line {line} is too long to be one (more than {MAX_MESSAGE:,} characters)"
    )


def decode(path: str, data: bytes) -> Source:
    """Decode a file: by its byte-order mark, else as UTF-8, else as Windows-1252 with a note.

    Raises:
        UnreadableSource: when it is binary, or larger than MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableSource(f"{path}: larger than {MAX_BYTES // 1024 // 1024} MB, too large for a draft")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(path, *_decode_as(data[len(mark) :], encoding))
    for magic, thing in _MAGIC:
        if data.startswith(magic):
            raise UnreadableSource(f"{path}: is {thing}, not text")
    wide = _unmarked_utf16(data)
    if wide:
        text, encoding, notes = _decode_as(data, wide)
        return _checked(path, text, encoding, (f"read as {wide.upper()}: it has no byte-order mark", *notes))
    _refuse_binary(path, data)
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        note = f"read as Windows-1252: line {line} is not UTF-8"
        return Source(path, data.decode("cp1252", errors="replace"), encoding="cp1252", notes=(note,))


def _decode_as(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        return data.decode(encoding), encoding, ()
    except UnicodeDecodeError:
        note = f"some characters are not valid {encoding.upper()} and were replaced"
        return data.decode(encoding, errors="replace"), encoding, (note,)


def _checked(path: str, text: str, encoding: str, notes: tuple[str, ...]) -> Source:
    found = _CONTROL.findall(text)
    if "\x00" in found or len(found) > len(text) * _CONTROL_SHARE:
        raise UnreadableSource(f"{path}: holds control characters, so it is binary, not text")
    return Source(path, text, encoding=encoding, notes=notes)


def _unmarked_utf16(data: bytes) -> str | None:
    """Name the UTF-16 byte order of Latin text without a mark: every other byte is NUL."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2 or b"\x00" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even == 0:
        return "utf-16-le"
    if even > half * 0.7 and odd == 0:
        return "utf-16-be"
    return None


def _refuse_binary(path: str, data: bytes) -> None:
    at = data.find(b"\x00")
    if at >= 0:
        raise UnreadableSource(f"{path}: holds a NUL byte at offset {at}, so it is binary, not text")
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls > len(data) * _CONTROL_SHARE:
        share = round(100 * controls / len(data))
        raise UnreadableSource(f"{path}: {share}% of it are control characters, so it is binary, not text")


def in_bounds(source: Source, messages: Iterable[_Message | None]) -> list[_Message]:
    """Return the messages of a file, those that are None left out.

    Raises:
        UnreadableSource: when there are more than a run can hold in memory.
    """
    found: list[_Message] = []
    for message in messages:
        if message is None:
            continue
        if len(found) == MOST_MESSAGES:
            line = source.position(message.span.start).line
            raise UnreadableSource(
                f"{source.path}: more than {MOST_MESSAGES:,} messages in one file (the next begins at line {line})"
            )
        found.append(message)
    return found
