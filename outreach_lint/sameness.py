"""When two sentences are the same although a draft was moved, re-wrapped or saved by another program."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None, "\u200b": None, "\ufeff": None}
)


def same_text(text: str) -> str:
    """Return what a text has in common with every other way to set the same words: wraps, quotes and case aside."""
    folded = unicodedata.normalize("NFKC", text.translate(_PLAIN)).casefold()
    return " ".join(word for word in folded.split() if word.strip(">"))
