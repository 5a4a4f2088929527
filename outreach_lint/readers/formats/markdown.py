"""Markdown: one draft, a page of copy, or a document that holds many messages between titles and coaching prose."""

from __future__ import annotations

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.markdown_document import read_document
from outreach_lint.source import Source

SUFFIXES = (".markdown", ".md", ".mkd")


def read(source: Source, choices: Choices) -> list[Message]:
    """Read every message of the document."""
    return read_document(source, choices)
