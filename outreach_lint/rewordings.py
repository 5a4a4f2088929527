"""Rewordings: plain words that a lexicon offers in place of those found. For a person to choose from, never applied."""

from __future__ import annotations

from outreach_lint.diagnostics import Applicability, Edit, Fix
from outreach_lint.lexicon import Match


def rewordings_of(match: Match) -> tuple[Fix, ...]:
    """Return what a lexicon offers in place of a match, the best first, as the match is written: small or large."""
    words = " ".join(match.text.split())
    return tuple(
        Fix(f"Write “{plain}” for “{words}”", (Edit(match.span, plain),), Applicability.DISPLAY)
        for plain in (_as_written(words, plain) for plain in match.entry.suggest)
    )


def _as_written(words: str, plain: str) -> str:
    """Begin plain words with a capital where those that they replace begin a sentence with one."""
    capital = words[:1].isupper() and words[1:2].islower()
    return plain[:1].upper() + plain[1:] if capital else plain
