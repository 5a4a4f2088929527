"""Mails into sources and messages: what the formats .eml and mbox have in common.

The source of a mail is its file as it stands, each part decoded by its own charset. Only a base64 part, which nobody
can read, stands in the source as the text that it holds; line numbers below it count that text, and the source says
in a note that it is not the file's own text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.decoding import MAX_MESSAGE, UnreadableSource, in_bounds, too_long
from outreach_lint.readers.extract import Extract, Extractor, join, lift, whole
from outreach_lint.readers.markup import read_markup
from outreach_lint.readers.mime import Entity, read_entity, read_headers, text_parts, unfolded
from outreach_lint.readers.text import read_extract
from outreach_lint.readers.transfer import (
    decode_base64,
    decode_bytes,
    plain_header,
    read_header_value,
    unquote_printable,
)
from outreach_lint.source import MAX_BYTES, Source

_HEAD = ("from", "to", "cc", "reply-to", "date", "in-reply-to", "references")
_QUOTED_POSTMARK = re.compile(r"^>+From ", re.MULTILINE)
# Markup and quoted-printable make of a message several times its length.
_LONGEST_PART = 10 * MAX_MESSAGE
_ENRICHED = ("text/enriched", "text/richtext")


@dataclass(frozen=True, slots=True)
class _Part:
    """A text part in the source."""

    start: int
    end: int
    type: str
    encoding: str
    charset: str


@dataclass(frozen=True, slots=True)
class _Mail:
    """A mail in the source: from its first head line to its end."""

    start: int
    body: int
    end: int
    parts: tuple[_Part, ...]


class MailSource(Source):
    """A source of mails, with the places of their parts."""

    mails: tuple[_Mail, ...] = ()


def decode_mails(path: str, data: bytes, bounds: Sequence[tuple[int, int]]) -> MailSource:
    """Decode a file of mails.

    Args:
        bounds: where in the bytes each mail begins and ends.

    Raises:
        UnreadableSource: when it is too large.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableSource(f"{path}: larger than {MAX_BYTES // 1024 // 1024} MB, too large for a draft")
    weaver = _Weaver(data)
    mails = [weaver.mail(start, end) for start, end in bounds]
    notes = ("read with its base64 parts decoded: line numbers count the decoded text",) if weaver.decoded else ()
    source = MailSource(path, "".join(weaver.pieces), notes=notes, verbatim=not weaver.decoded)
    source.mails = tuple(mails)
    return source


class _Weaver:
    """Builds the text of a source out of bytes, piece by piece."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        # One character a byte, so that offsets into it are offsets into the bytes.
        self._raw = data.decode("latin-1")
        self.pieces: list[str] = []
        self._length = 0
        self._at = 0
        self.decoded = False

    def mail(self, start: int, end: int) -> _Mail:
        entity = read_entity(self._raw, start, end)
        self._plain(start)
        begin = self._length
        self._plain(entity.body)
        body = self._length
        parts: list[_Part] = []
        for part in text_parts(entity, self._raw):
            self._plain(part.body)
            parts.append(self._part(part))
        self._plain(end)
        return _Mail(begin, body, self._length, tuple(parts))

    def _part(self, entity: Entity) -> _Part:
        data = self._data[entity.body : entity.end]
        start = self._length
        if entity.encoding == "base64":
            self.decoded = True
            data = decode_base64(data)
        self._add(decode_bytes(data, entity.charset))
        self._at = entity.end
        return _Part(start, self._length, entity.type, entity.encoding, entity.charset)

    def _plain(self, end: int) -> None:
        """Add everything up to an offset as it stands."""
        if self._at < end:
            self._add(decode_bytes(self._data[self._at : end], ""))
            self._at = end

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self._length += len(text)


def read_mails(source: MailSource, choices: Choices, *, boxed: bool = False) -> list[Message]:
    """Read every mail as a message.

    Args:
        boxed: whether the mails come out of an mbox, where lines that begin with "From " are quoted.
    """
    return in_bounds(source, (_read_mail(source, mail, choices, boxed=boxed) for mail in source.mails))


def _read_mail(source: MailSource, mail: _Mail, choices: Choices, *, boxed: bool) -> Message | None:
    text = source.text
    headers, _ = read_headers(text, mail.start, mail.body)
    first = {header.name: header for header in reversed(headers)}
    head = {
        name: (unfolded if "re" in name and name != "reply-to" else plain_header)(text[h.start : h.end])
        for name in _HEAD
        if (h := first.get(name)) is not None
    }
    subject = first.get("subject")
    subjects = [read_header_value(text, subject.start, subject.end)] if subject else []
    bodies = [_read_part(source, part, boxed=boxed) for part in mail.parts]
    body = join(bodies) if bodies else whole(text, mail.body, mail.body)
    bounds = (mail.start, mail.end)
    return read_extract(source, body, choices.kind, choices.mode, head=head, subjects=subjects, bounds=bounds)


def _read_part(source: MailSource, part: _Part, *, boxed: bool) -> Extract:
    if part.end - part.start > _LONGEST_PART:
        raise too_long(source, part.start)
    extract = whole(source.text, part.start, part.end)
    if boxed and part.encoding != "base64":
        extract = lift(_unboxed(extract.text), extract)
    if part.encoding == "quoted-printable":
        extract = lift(unquote_printable(extract.text, part.charset), extract)
    if part.type == "text/html" or part.type in _ENRICHED:
        extract = lift(read_markup(extract.text).extract, extract)
    return extract


def _unboxed(text: str) -> Extract:
    """Cut the ">" off lines that only bear it because they begin with "From "."""
    out = Extractor(text)
    at = 0
    for match in _QUOTED_POSTMARK.finditer(text):
        out.keep(at, match.start())
        out.show(match.start(), match.start() + 1, "")
        at = match.start() + 1
    out.keep(at, len(text))
    return out.finish()
