"""Which subjects are wares of the sender's, though nothing marks them as "ours": by their name, kind or use."""

from __future__ import annotations

import re

from outreach_lint.analyses.selling_words import SELLING_VERBS, WORDS, YOU, verb_of
from outreach_lint.document import Clause, Focus, Section

# By means of what a reader is said to be able to act, and what is no ware although it has a capital.
_MEANS = frozenset({"through", "using", "via", "with"})
_ABILITY = frozenset({"can", "could", "get", "will", "'ll", "’ll"})
_NO_WARES = frozenset({
    "apple", "brexit", "christmas", "easter", "excel", "google", "meet", "outlook", "skype", "teams", "zoom",
})  # fmt: skip
_FIRST = frozenset({"i", "me", "my", "our", "us", "we"})
_COINED = re.compile(r"[a-z][A-Z]")


def is_enabled(section: Section, clause: Clause, names: frozenset[str]) -> bool:
    """Say whether the reader acts by means of the sender's wares: "with our planner you can ..."."""
    if clause.focus is not Focus.READER or clause.subject is None or section.lowers[clause.start] not in _MEANS:
        return False
    if section.deps[clause.head] == "conj":  # what else they can is no claim of its own
        return False
    subject = clause.subject[0]
    if section.lowers[subject] not in YOU or not _ABILITY.intersection(section.lowers[subject : clause.head]):
        return False
    means = range(clause.start + 1, subject)
    owned = any(section.lowers[i] in ("my", "our") or section.lowers[i] in names for i in means)
    named = [i for i in means if section.lowers[i] != ","]
    alone = bool(named) and all(section.tags[i] == "PROPN" for i in named)
    return owned or (alone and not (_NO_WARES | WORDS["everybodys"]).intersection(section.lowers[i] for i in named))


def ware_of(section: Section, clause: Clause, *, copy: bool) -> Focus | None:
    """Return PRODUCT for "the Enterprise plan includes ...": wares named without "our"."""
    verb = verb_of(section, clause.head)
    if clause.subject is None:
        return None
    start, end = clause.subject
    capital = all(section.forms[i][:1].isupper() for i in range(start, end))
    example = section.lemmas[end - 1] == "example"  # "Example: ...", over a list of them
    named = capital and clause.focus is not Focus.READER and section.tags[start] != "PRON" and not example
    coined = named and is_coined(section, start, end)
    if named and "be" in section.lemmas[end : clause.head] and section.tags[clause.head] == "NOUN":
        sold = section.lemmas[clause.head] in WORDS["product"] or coined or copy
        return Focus.PRODUCT if sold else None  # "PeopleDeck is a platform that ..."
    if coined and (verb in SELLING_VERBS or verb in WORDS["acting"]) and section.lowers[clause.head] != verb:
        return Focus.PRODUCT
    if verb not in WORDS["holding"] and not (copy and verb in SELLING_VERBS):
        return None
    article = section.lowers[start] in ("the", "this", "each", "every")
    if article and any(section.lemmas[i] in WORDS["ware"] for i in range(start, end)):
        return Focus.PRODUCT
    return Focus.PRODUCT if copy and named else None


def is_told_by_name(section: Section, clause: Clause) -> bool:
    """Say whether a clause tells of the sender's firm in the third person, as of wares: "Northfold comes with"."""
    if clause.focus is not Focus.SENDER or clause.subject is None:
        return False
    start, end = clause.subject
    person = section.doc[start].ent_type_ == "PER" or not _FIRST.isdisjoint(section.lowers[start:end])
    return section.tags[end - 1] in ("NOUN", "PROPN") and not person


def is_coined(section: Section, start: int, end: int) -> bool:
    """Say whether a name has a capital inside ("FinPilot"), as wares have and people and places don't."""
    return any(
        _COINED.search(section.forms[i]) is not None and section.lowers[i] not in WORDS["everybodys"]
        for i in range(start, end)
    )
