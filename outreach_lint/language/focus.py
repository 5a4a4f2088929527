"""Whose story is it? The focus of every clause.

A clause is a finite verb with its company, an imperative, or a sentence without a verb. Three things are folded
into a neighbour instead of being counted: hedges ("I think you are losing days" is one clause, about the reader),
the what-clause of a cleft ("What caught my eye was your depot"), and verbs that share all their company with the
verb before them ("we design and build sheds" is one clause, "we design sheds and build them" two).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outreach_lint.document import Clause, Focus, Mood, Parties, Role, Section
from outreach_lint.language.clause_focus import ClauseFocus
from outreach_lint.language.owners import NONE, READER, SECOND_PERSON, Owners, name_table
from outreach_lint.language.tree import FINITE_AUXILIARIES, Tree
from outreach_lint.language.whose_story import WhoseStory
from outreach_lint.lexicon import load_lexicon

_MAIN_DEPS = frozenset(("ROOT", "root", "parataxis", "list", "dep", "appos"))
_COORDINATED = frozenset(("conj",))
_WH = load_lexicon("language/focus").words("wh_word")


@dataclass
class _Draft:
    """A clause in the making."""

    opener: int
    tokens: list[int]
    clause_focus: ClauseFocus
    main: bool


def find_clauses(section: Section, start: int, end: int, parties: Parties) -> list[Clause]:
    """Return the clauses of a sentence (tokens start to end) with their focus, in order of their first words."""
    if section.role is Role.GREETING:
        return []
    tree = Tree(section, start, end)
    if not tree.openers:
        return []
    owners = Owners(tree, name_table(parties))
    story = WhoseStory(tree, owners)
    owned: dict[int, list[int]] = {opener: [] for opener in tree.openers}
    for i, opener in enumerate(tree.owner, start):
        if opener >= 0:
            owned[opener].append(i)
    drafts = [
        _Draft(opener, owned[opener], story.tell(opener, owned[opener]), _is_main(tree, opener))
        for opener in tree.openers
    ]
    drafts = _fold(tree, drafts)
    question = any(tree.lowers[i] == "?" for i in range(max(start, end - 3), end))
    last_main = max((draft.opener for draft in drafts if draft.main), default=-1)
    clauses = [_finish(tree, owners, draft, question and draft.opener == last_main, question) for draft in drafts]
    return sorted(clauses, key=lambda clause: (clause.start, clause.head))


def _is_main(tree: Tree, opener: int) -> bool:
    while tree.deps[opener] in _COORDINATED:
        opener = tree.heads[opener]
    return tree.deps[opener] in _MAIN_DEPS


def _fold(tree: Tree, drafts: list[_Draft]) -> list[_Draft]:
    """Drop the clauses that only introduce another, and give their words to it."""
    by_opener = {draft.opener: draft for draft in drafts}
    kept = []
    for draft in drafts:
        target = draft.clause_focus.folds_into
        if target is not None and (target < 0 or target in by_opener):
            if target >= 0:
                heir = by_opener[target]
                heir.tokens = sorted((*heir.tokens, *draft.tokens))
                heir.main = heir.main or draft.main
                if draft.clause_focus.mood is not Mood.STATEMENT:
                    heir.clause_focus = heir.clause_focus._replace(mood=draft.clause_focus.mood)
            continue
        kept.append(draft)
    return kept or drafts[:1]


def _finish(tree: Tree, owners: Owners, draft: _Draft, asked: bool, question: bool) -> Clause:
    clause_focus = draft.clause_focus
    words = [i for i in draft.tokens if tree.tags[i] != "PUNCT"] or draft.tokens
    mood = clause_focus.mood
    if mood is Mood.STATEMENT and draft.main and (asked or _is_inverted(tree, words, clause_focus, question)):
        mood = Mood.QUESTION
    focus = clause_focus.focus
    subject = clause_focus.subject
    low, high = subject if subject else (0, 0)
    objects = _has_reader(tree, owners, words, low, high)
    if mood is Mood.QUESTION and focus in (NONE, Focus.OTHER):
        wider = objects or (focus is NONE and _has_reader(tree, owners, _relative_words(tree, draft.opener), 0, 0))
        focus = READER if wider else focus
    acted_on = objects and focus not in (READER, Focus.SHARED)
    return Clause(draft.opener, words[0], words[-1] + 1, focus, mood, subject, acted_on, draft.main)


def _has_reader(tree: Tree, owners: Owners, words: Iterable[int], low: int, high: int) -> bool:
    """Say whether words outside the subject (low to high) point at the reader."""
    lowers, table = tree.lowers, owners.table
    return any(
        not low <= i < high and (lowers[i] in SECOND_PERSON or (lowers[i] in table and owners.named(i) is READER))
        for i in words
    )


def _relative_words(tree: Tree, opener: int) -> Iterator[int]:
    """Yield the words of the relative clauses on the noun of a clause: "is it the cost that worries you?"."""
    for kid in tree.kids(opener):
        if tree.deps[kid] == "acl:relcl" and kid in tree.openers:
            yield from tree.owned(kid)


def _is_inverted(tree: Tree, words: list[int], clause_focus: ClauseFocus, question: bool) -> bool:
    """Say whether a main clause asks: "would you ...", "how do you ..."; a wh-word alone only with its mark."""
    first = words[0]
    if tree.tags[first] == "CCONJ" and len(words) > 1:
        first = words[1]
    if tree.lowers[first] in _WH and clause_focus.subject is not None:
        asks = any(tree.lowers[i] in FINITE_AUXILIARIES and i < clause_focus.subject[0] for i in words[1:4])
        return question or asks
    return bool(
        tree.lowers[first] in FINITE_AUXILIARIES
        and clause_focus.subject is not None
        and clause_focus.subject[0] > first
    )
