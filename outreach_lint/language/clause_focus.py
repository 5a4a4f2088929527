"""What one clause tells."""

from __future__ import annotations

from typing import NamedTuple

from outreach_lint.document import Focus, Mood


class ClauseFocus(NamedTuple):
    """What a clause tells.

    Attributes:
        subject: token range of its subject phrase.
        folds_into: the opener of the clause that it only introduces; -1 when it is an aside to be dropped.
    """

    focus: Focus
    mood: Mood = Mood.STATEMENT
    subject: tuple[int, int] | None = None
    folds_into: int | None = None
