"""Shared fixtures: the shipped pipeline, loaded once, and a way to lint one text with one rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from outreach_lint.document import Document, MessageKind, Mode
from outreach_lint.language.parse import parse_messages
from outreach_lint.language.pipeline import load_pipeline
from outreach_lint.readers import read_messages
from outreach_lint.source import Source

ReadDocument = Callable[..., Document]


@pytest.fixture(scope="session")
def read_document() -> ReadDocument:
    """Return a function from a plain-text draft to its document."""

    def read(text: str, kind: str | None = None, mode: str | None = None) -> Document:
        messages = read_messages(
            Source("draft.txt", text), MessageKind(kind) if kind else None, Mode(mode) if mode else None
        )
        return next(parse_messages(load_pipeline(), messages))

    return read
