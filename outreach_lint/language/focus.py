"""Whose story is it? The focus of every clause."""

from __future__ import annotations

from outreach_lint.document import Clause, Parties, Section


def find_clauses(section: Section, start: int, end: int, parties: Parties) -> list[Clause]:
    """Return the clauses of a sentence (tokens start to end) with their focus."""
    return []
