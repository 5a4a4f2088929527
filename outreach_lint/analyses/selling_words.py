"""The words of selling, and readings of the predicates with which senders speak of themselves and their wares."""

from __future__ import annotations

from outreach_lint.analyses.clauses import is_past_form
from outreach_lint.document import Clause, Section
from outreach_lint.lexicon import load_lexicon

LEXICON = load_lexicon("analyses/selling_words")
WORDS = {name: LEXICON.words(name) for name in LEXICON.sets}
# Verbs that let another act: "our app lets you see", "we help you plan".
LETTING = WORDS["letting"] | {"get", "have", "help", "keep", "make"}
SELLING_VERBS = WORDS["capability"] | WORDS["letting"] | WORDS["service"]
YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
# Words that point at particular things.
POINTERS = frozenset({"her", "his", "its", "our", "that", "the", "their", "these", "this", "those"})
_EVERYTHING = frozenset({"all", "anything", "everything"})


def is_past(section: Section, head: int, dependents: list[int]) -> bool:
    """Say whether a predicate is in the past or the perfect."""
    if any(section.lemmas[i] == "have" and section.deps[i] == "aux" for i in dependents):
        return True
    auxiliaries = [i for i in dependents if section.deps[i] in ("aux", "aux:pass")]
    if auxiliaries:
        return any(is_past_form(section, i) for i in auxiliaries)
    return is_past_form(section, head) or (
        section.lowers[head] != section.lemmas[head] and "Tense=Past" in section.morphs[head]
    )


def is_ahead(section: Section, dependents: list[int]) -> bool:
    """Say whether an auxiliary puts the act in the future: a promise, not a claim."""
    return any(section.lowers[i] in ("will", "'ll", "’ll", "ll") for i in dependents)


def predicate_of(section: Section, clause: Clause) -> int:
    """Return the predicate of a clause: its head, or the verb of capability that was read as a noun.

    "Our planner integrates with ..." is easily taken for a noun phrase; a verb such words follow their subject.
    """
    head = clause.head
    if section.tags[head] in ("VERB", "AUX"):
        return head
    if any(section.heads[i] == head and section.deps[i] == "cop" for i in range(clause.start, clause.end)):
        return head
    for i in range(clause.start + 1, clause.end - 1):
        if verb_of(section, i) in SELLING_VERBS and section.tags[i - 1] in ("ADJ", "NOUN", "PRON", "PROPN"):
            agrees = section.lowers[i - 1] in ("i", "we", "they") or section.lowers[i] != verb_of(section, i)
            if agrees or section.tags[i] == "VERB":
                return i
    return head


def verb_of(section: Section, i: int) -> str:
    """Return the lemma of a verb, also where it was read as a noun in the plural ("integrates")."""
    lemma, lower = section.lemmas[i], section.lowers[i]
    if lemma not in SELLING_VERBS and lower.endswith("s"):
        forms = (lower[:-1], lower[:-2], lower[:-3] + "y")  # "supplies"
        return next((form for form in forms if form in SELLING_VERBS), lemma)
    return lemma


def is_stray(section: Section, head: int, dependents: list[int]) -> bool:
    """Say whether a coordinated predicate is a bare form that belongs to another verb ("helped them find and fix")."""
    governor = section.heads[head]
    bare = section.lowers[head] == section.lemmas[head]
    return (
        section.deps[head] == "conj"
        and bare
        and section.lowers[governor] != section.lemmas[governor]
        and not any(section.deps[i] in ("aux", "nsubj") for i in dependents)
    )


def has_object(section: Section, head: int) -> bool:
    """Say whether a verb of capability has something that it offers, covers or integrates with."""
    if verb_of(section, head) in WORDS["joining"]:
        return True
    after = range(head + 1, min(head + 12, len(section.tags)))
    if section.tags[head] != "VERB" or section.deps[head] == "amod":  # misread: any noun after it will do
        return any(section.tags[i] in ("NOUN", "PROPN") for i in after)
    return any(section.heads[i] == head and section.deps[i] in ("obj", "iobj", "dep") for i in after)


def is_vouched(section: Section, head: int, dependents: list[int]) -> bool:
    """Say whether a firm says of itself that it is licensed, insured, trusted: read as a verb in the passive."""
    passive = any(section.lemmas[i] == "be" and section.lowers[i] not in ("was", "were", "been") for i in dependents)
    return passive and section.lowers[head] in WORDS["vouched"]


def is_under_way(section: Section, dependents: list[int]) -> bool:
    """Say whether a predicate is "we are producing ..." in full, which in a pitch says the same as "we produce"."""
    return any(section.lemmas[i] == "be" and section.deps[i] == "aux" for i in dependents)


def does_many(section: Section, head: int, end: int) -> bool:
    """Say whether "we do ..." goes on with everything, or with one trade after the other."""
    if section.lowers[head + 1 : head + 2] and section.lowers[head + 1] in _EVERYTHING:
        return any(
            section.lowers[i] in ("from", "kinds", "sorts", "types") for i in range(head + 2, min(head + 5, end))
        )
    things = [i for i in range(head + 1, end) if section.tags[i] in ("NOUN", "PROPN")]
    parted = sum(section.lowers[i] in (",", "and", "&", "plus") for i in range(head + 1, end))
    pointed = any(section.lowers[i] in POINTERS | YOU for i in range(head + 1, min(head + 3, end)))
    return len(things) > 2 and parted > 1 and not pointed


def is_many(section: Section, i: int) -> bool:
    """Say whether a token is a number of two digits or more: "we've helped over 300 shops"."""
    return section.tags[i] == "NUM" and len(section.lowers[i]) > 1 and section.lowers[i][0].isdigit()


def is_definite(section: Section, head: int) -> bool:
    """Say whether a verb's object is a particular thing, as in joint work ("we provide the certificates")."""
    after = range(head + 1, min(head + 3, len(section.tags)))
    return any(section.lowers[i] in POINTERS for i in after)
