"""What machine formats need beside the contract's own columns: other units, and identities that survive edits."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from outreach_lint.diagnostics import Diagnostic
from outreach_lint.source import Position, Source


def utf16_column(source: Source, offset: int) -> int:
    """Return the 1-based column of an offset in UTF-16 code units, as SARIF and editors count."""
    return len(_before(source, offset).encode("utf-16-le", "surrogatepass")) // 2 + 1


def byte_column(source: Source, offset: int) -> int:
    """Return the 1-based column of an offset in bytes of UTF-8, as reviewdog counts."""
    return len(_before(source, offset).encode("utf-8", "surrogatepass")) + 1


def _before(source: Source, offset: int) -> str:
    start = source.line_span(source.position(offset).line).start
    return source.text[start:offset]


def ends(diagnostic: Diagnostic) -> tuple[Position, Position]:
    """Return where a diagnostic's place begins and ends."""
    source, span = diagnostic.source, diagnostic.span
    return source.position(span.start), source.position(span.end)


def whole_text(diagnostic: Diagnostic) -> str:
    """Return message and help in one, for formats that have room for one text."""
    return f"{diagnostic.message} {diagnostic.help}"


def with_fingerprints(path: str, diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Pair the diagnostics of a file with identities made of path, rule and words, never of the line number.

    The same words flagged twice by a rule are told apart by their order.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for diagnostic in diagnostics:
        key = diagnostic.rule, " ".join(diagnostic.excerpt.split())
        text = "\0".join((path, *key, str(seen[key])))
        seen[key] += 1
        yield diagnostic, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
