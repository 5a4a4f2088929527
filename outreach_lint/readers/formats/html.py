"""HTML and MJML: a page or a mail's design, read as its recipients see it."""

from __future__ import annotations

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.markup import read_markup
from outreach_lint.readers.text import read_extract
from outreach_lint.source import Source

SUFFIXES = (".htm", ".html", ".mjml")


def read(source: Source, choices: Choices) -> list[Message]:
    """Read the page as one message.

    A comment at the top, `<!-- Subject: ... -->`, gives its subject; the title only names it.
    """
    page = read_markup(source.text)
    head = {"preheader": page.preheader} if page.preheader else {}
    if page.title and page.subject is None:
        head["subject"] = page.title
    subjects = [page.subject] if page.subject else []
    bounds = (0, len(source.text))
    message = read_extract(
        source, page.extract, choices.kind, choices.mode, head=head, subjects=subjects, bounds=bounds
    )
    return [message] if message else []
