"""A mail as programs save it: head lines, MIME parts, quoted-printable, base64."""

from __future__ import annotations

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.post import MailSource, decode_mails, read_mails
from outreach_lint.source import Source

SUFFIXES = (".eml",)
HOLDS_MANY = True


def decode(path: str, data: bytes) -> MailSource:
    """Decode a mail, each part by its own charset."""
    return decode_mails(path, data, [(0, len(data))])


def read(source: Source, choices: Choices) -> list[Message]:
    """Read the mail as one message; of alternatives of its text only one is read."""
    if not isinstance(source, MailSource):
        source = decode(source.path, source.text.encode("utf-8", "replace"))
    return read_mails(source, choices)
