"""A mailbox in one file: mails, each below a line that begins with "From "."""

from __future__ import annotations

import re

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.post import MailSource, decode_mails, read_mails
from outreach_lint.source import Source

SUFFIXES = (".mbox", ".mbx")
HOLDS_MANY = True
IS_ARCHIVE = True

# The line ends in a date; a sentence that begins with "From " seldom does.
_POSTMARK = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{0,200}\b\d{4}\b[^\r\n]{0,20}(?:\r\n|\n)")


def decode(path: str, data: bytes) -> MailSource:
    """Decode every mail, each part by its own charset."""
    starts = [match.start() for match in _POSTMARK.finditer(data)]
    if not starts:
        return decode_mails(path, data, [(0, len(data))])
    return decode_mails(path, data, list(zip(starts, [*starts[1:], len(data)], strict=True)))


def read(source: Source, choices: Choices) -> list[Message]:
    """Read every mail as a message."""
    if not isinstance(source, MailSource):
        source = decode(source.path, source.text.encode("utf-8", "replace"))
    return read_mails(source, choices, boxed=True)
