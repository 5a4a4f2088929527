"""What shows that a message sells or courts, in words rather than roles: the widest of the readings of a sale.

The pitches analysis weighs claims and asks and answers for the message as a whole; this one finds the words that
nobody but a seller or a suitor writes, also where no claim is made.
"""

from __future__ import annotations

from outreach_lint.analyses.words import find_people
from outreach_lint.document import Document
from outreach_lint.lexicon import Match, load_lexicon

_LEXICON = load_lexicon("analyses/courting")


def find_courting(document: Document) -> list[Match]:
    """Return the words by which a message sells or courts; those of group `mild` are written at work as well."""
    return _LEXICON.find(document)


def find_clear_suit(document: Document) -> bool:
    """Say whether two sentences sell or court, one of them in words that nobody else writes.

    Call it as `document.once(find_clear_suit)`.
    """
    marks = find_courting(document)
    return len({match.sentence.index for match in marks}) > 1 and any(match.entry.group == "pitch" for match in marks)


def find_suit(document: Document) -> bool:
    """Say whether a message sells or courts; people who write of third persons by name are at work together.

    Call it as `document.once(find_suit)`.
    """
    marks = find_courting(document)
    if any(match.entry.group == "pitch" for match in marks):
        return True
    return len({match.sentence.index for match in marks}) > (1 if document.once(find_people) else 0)
