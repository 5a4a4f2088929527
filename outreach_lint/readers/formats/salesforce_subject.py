"""The file beside a Salesforce Classic template that holds its subject: `Refund.email-meta.xml` beside `Refund.email`.

It is a message without a body. `<textOnly>` is the other form of a body that the `.email` file holds, and not read.
"""

from __future__ import annotations

import re

from outreach_lint.document import Message, Mode
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.extract import whole
from outreach_lint.readers.markup import decode_entities
from outreach_lint.readers.text import read_extract
from outreach_lint.source import Source

SUFFIXES = (".email-meta.xml",)
HOLDS_MANY = True
IS_DATA = True

_SUBJECT = re.compile(
    r"<subject>\s*(?:<!\[CDATA\[(?P<literal>[^<>\]]{0,2000})\]\]>|(?P<written>[^<>]{0,2000}))\s*</subject>"
)


def read(source: Source, choices: Choices) -> list[Message]:
    """Read the subject as a message of its own; it is a template by its nature."""
    found = _SUBJECT.search(source.text)
    if found is None:
        return []
    literal = found["literal"] is not None
    start, end = found.span("literal" if literal else "written")
    subject = whole(source.text, start, end) if literal else decode_entities(source.text, start, end)
    mode = choices.mode or Mode.TEMPLATE
    message = read_extract(source, whole(source.text, start, start), choices.kind, mode, subjects=[subject])
    return [message] if message else []
