"""The formats that drafts live in: one module each, found by walking this package.

A format's module has `SUFFIXES` and `read(source, choices)`; `decode(path, data)` where the file's bytes are not
simply text; `HOLDS_MANY = True` where a file may hold much more than one message; `IS_DATA = True` where most files
hold none; `IS_ARCHIVE = True` where its messages have nothing to do with each other; `find_faults(source)` where some
parts of a file may be broken and the others are read. A file of any other suffix is read as plain text.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Protocol

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.formats import text
from outreach_lint.source import Source


class Reader(Protocol):
    """What a format's module offers."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """The suffixes of its files, with their dots."""
        ...

    def read(self, source: Source, choices: Choices) -> list[Message]:
        """Split a source into its messages."""
        ...


@cache
def formats() -> tuple[Reader, ...]:
    """Return the readers of all formats."""
    return tuple(import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))


@cache
def _readers() -> dict[str, Reader]:
    return {suffix: reader for reader in formats() for suffix in reader.SUFFIXES}


def known_suffixes() -> tuple[str, ...]:
    """Return the suffixes of all formats, with their dots."""
    return tuple(sorted(_readers()))


def reader_for(path: str) -> Reader:
    """Return the reader of a path's suffix; the one of plain text for any other."""
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes[-2:]]
    # Most drafts are plain text, and the other formats take a while to import.
    plain: Reader = text
    if not suffixes or suffixes[-1] in text.SUFFIXES:
        return plain
    # "Refund.email-meta.xml" has a suffix of two parts.
    return _readers().get("".join(suffixes)) or _readers().get(suffixes[-1], plain)
