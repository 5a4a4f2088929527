"""Whether a phrase is used by the writer or only talked about: quoted, denied, or said of somebody's text.

A rule about words must pass "your page still says 'last chance'" and "there is no rush, no limited offer".
"""

from __future__ import annotations

from outreach_lint.document import Document
from outreach_lint.lexicon import Lexicon, Match

_OPENING = frozenset({'"', "“", "„", "«", "‘", "'", "`"})
_CLOSING = frozenset({'"', "”", "“", "»", "’", "'", "`"})
_DENYING = frozenset({"no", "not", "n't", "n’t", "nt", "never", "without", "neither", "nor", "nothing", "hardly"})
# "We don't rest until you win" denies the rest, not the winning.
_BREAKS = frozenset({",", ";", ":", "-", "–", "—", "but", "until", "till"})
_REACH = 5


def is_quoted(match: Match) -> bool:
    """Say whether the match stands between quotation marks within its sentence."""
    lowers, sentence = match.section.lowers, match.sentence
    before = any(lowers[i] in _OPENING for i in range(sentence.start, match.start))
    return before and any(lowers[i] in _CLOSING for i in range(match.end, sentence.end))


def is_denied(match: Match) -> bool:
    """Say whether a negative stands a few words before the match, in the same clause."""
    lowers = match.section.lowers
    for i in range(match.start - 1, max(match.start - 1 - _REACH, match.sentence.start - 1), -1):
        if lowers[i] in _BREAKS:
            return False
        if lowers[i] in _DENYING:
            return True
    return False


def is_only_mentioned(match: Match) -> bool:
    """Say whether the words are quoted or denied, so that the writer doesn't use them on the reader."""
    return is_quoted(match) or is_denied(match)


def is_said_elsewhere(document: Document, match: Match, lexicon: Lexicon, group: str | None = None) -> bool:
    """Say whether another rule's lexicon (or a group of it) has the same words, so that one of the two is silent."""
    return any(
        other.section is match.section and other.start < match.end and match.start < other.end
        for other in lexicon.find(document, group)
    )
