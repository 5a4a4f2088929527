"""Email templates of Salesforce Classic as its tools store them: the body alone, as text or HTML.

The subject stands in another file, `.email-meta.xml`, which has no place in this one.
"""

from __future__ import annotations

from outreach_lint.document import Message, Mode
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.extract import lift, whole
from outreach_lint.readers.markup import looks_like_markup, read_markup
from outreach_lint.readers.text import read_extract
from outreach_lint.source import Source

SUFFIXES = (".email",)


def read(source: Source, choices: Choices) -> list[Message]:
    """Read the body as one message; it is a template by its nature."""
    extract = whole(source.text)
    if looks_like_markup(source.text):
        extract = lift(read_markup(source.text).extract, extract)
    bounds = (0, len(source.text))
    message = read_extract(source, extract, choices.kind, choices.mode or Mode.TEMPLATE, bounds=bounds)
    return [message] if message else []
