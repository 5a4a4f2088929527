"""Whether what the sender claims is followed by what it means for the reader."""

from __future__ import annotations

from outreach_lint.analyses.selling_words import LETTING, LEXICON, WORDS
from outreach_lint.document import Clause, Document, Focus, Mood, Section, Sentence
from outreach_lint.lexicon import Match

# What follows a "so" that means "and therefore".
_CLAUSE_OPENERS = frozenset({"DET", "NOUN", "NUM", "PRON", "PROPN", "SCONJ"})


def find_consequences(document: Document) -> dict[int, list[Match]]:
    """Return the words of consequence of a document, by the sentence in which they stand."""
    found: dict[int, list[Match]] = {}
    for match in LEXICON.find(document, "consequence"):
        found.setdefault(match.sentence.index, []).append(match)
    return found


def is_followed(sentence: Sentence, clause: Clause, consequences: dict[int, list[Match]]) -> bool:
    """Say whether a claim's own sentence says what follows for the reader."""
    if _resolves(sentence, consequences) or any(_is_outcome(sentence.section, c) for c in sentence.clauses):
        return True
    section, head = sentence.section, clause.head
    return section.lemmas[head] in LETTING and any(
        section.tags[i] == "VERB" and section.lemmas[i] not in WORDS["vague"] for i in range(head + 1, sentence.end)
    )


def _resolves(sentence: Sentence, consequences: dict[int, list[Match]]) -> bool:
    """Say whether a sentence has words of consequence, or a "so" that brings a clause in."""
    if sentence.index in consequences:
        return True
    section = sentence.section
    return any(
        section.lowers[i] == "so" and section.tags[i + 1] in _CLAUSE_OPENERS
        for i in range(sentence.start, sentence.end - 1)
    )


def is_answered(follower: Sentence, consequences: dict[int, list[Match]]) -> bool:
    """Say whether the sentence after a claim says what follows for the reader."""
    if follower.is_question:
        return False
    return _resolves(follower, consequences) or any(
        c.main and _is_outcome(follower.section, c) for c in follower.clauses
    )


def _is_outcome(section: Section, clause: Clause) -> bool:
    """Say whether a clause tells what the reader will do or have: the reader as its subject, asserted."""
    if clause.focus is not Focus.READER or clause.mood is not Mood.STATEMENT or clause.subject is None:
        return False
    governor = section.heads[clause.head]
    if section.lemmas[clause.head] in WORDS["wanting"] or (not clause.main and section.lemmas[governor] in LETTING):
        return False
    return not any(low in ("if", "as", "whether", "may", "might") for low in section.lowers[clause.start : clause.head])
