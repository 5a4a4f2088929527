"""The story of one clause: whose it is, from its subject, what that does, and what is said of it."""

from __future__ import annotations

from outreach_lint.document import Focus
from outreach_lint.language.bare import Bare
from outreach_lint.language.clause_focus import ClauseFocus
from outreach_lint.language.owners import (
    NONE,
    OTHER,
    PARTIES,
    PRODUCT,
    READER,
    REFERRING,
    SENDER,
    SHARED,
    Owners,
)
from outreach_lint.language.predicates import I_OR_WE, Predicates
from outreach_lint.language.references import References
from outreach_lint.language.tree import Tree
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("language/focus")
_PRODUCT_NOUNS = _LEXICON.words("product")
_THIN = _LEXICON.words("thin")
_PERSON_VERBS = _LEXICON.words("person_verb")
_WHAT = frozenset(("what", "all", "everything", "whatever"))
_POINTING = frozenset(("it", "this", "that"))
_YOU_OR_I = frozenset(("you", "i", "me", "we"))
_YOU_AND_I = tuple({"you", joint, me} for joint in ("and", "&") for me in ("i", "me", "we", "us"))
_NOT_SHOWN = frozenset(("PUNCT", "CCONJ", "SCONJ", "ADV"))


class WhoseStory:
    """Tells the focus of the clauses of one sentence.

    In all methods `opener` is the head of a clause and `tokens` are the clause's own words, in order.
    """

    def __init__(self, tree: Tree, owners: Owners) -> None:
        self._tree = tree
        self._owners = owners
        self._predicates = Predicates(tree, owners)
        self._references = References(tree, owners)
        self._bare = Bare(tree, owners, self._predicates)
        self._split_cleft = self._find_split_cleft()

    def tell(self, opener: int, tokens: list[int]) -> ClauseFocus:
        """Return what the clause of an opener tells."""
        tree = self._tree
        shown = self._presented(tokens)
        if shown is not None:
            return ClauseFocus(self._owners.whose(shown), subject=tree.subtree(shown))
        cause = tree.caused_by(opener)
        if cause is not None:
            return ClauseFocus(NONE, folds_into=cause)
        subject = tree.subject_of(opener)
        if subject is None:
            return self._bare.tell(opener, tokens)
        place = tree.subtree(subject) if tree.heads[subject] != subject else (subject, subject + 1)
        cleft = self._cleft(opener, subject, tokens)
        if cleft is not None:
            return cleft._replace(subject=place)
        if tree.lowers[subject] in I_OR_WE or tree.lowers[subject] in REFERRING:
            target = self._predicates.introduces(opener, subject, tokens)
            if target is not None:
                return ClauseFocus(SENDER, subject=place, folds_into=target)
        return ClauseFocus(self._with_subject(opener, subject, tokens), subject=place)

    def _presented(self, tokens: list[int]) -> int | None:
        """The head of what "there is" or "here are" presents."""
        tree = self._tree
        head = [i for i in tokens[:6] if tree.lowers[i] in ("there", "here")]
        if not head:
            return None
        words = [i for i in tokens if tree.tags[i] not in _NOT_SHOWN or i in head]
        place = words.index(head[0])
        after = words[place + 1 :]
        if place > 1 or not any(tree.lemmas[j] in ("be", "come") for j in after[:3]):
            return None
        for j in after:
            last = j + 1 >= tree.end or tree.tags[j + 1] not in ("NOUN", "PROPN", "PART")
            if tree.tags[j] in ("NOUN", "PROPN", "PRON") and tree.deps[j] != "nmod:poss" and last:
                return j
        return None

    # --- With a subject --------------------------------------------------------------------------------------------

    def _with_subject(self, opener: int, subject: int, tokens: list[int]) -> Focus:
        tree = self._tree
        if self._is_you_and_i(subject):
            return SHARED
        if tree.lowers[subject] in I_OR_WE:
            return self._first_person(opener, subject, tokens)
        if tree.lowers[subject] == "who" and not tree.deps[opener].endswith("relcl") and tree.deps[opener] != "conj":
            # Whoever is asked after is nobody yet: "who checks the drawings on your side".
            return READER if any(self._owners.mentions(i) is READER for i in tokens) else NONE
        if tree.lowers[subject] in _POINTING and tree.copula(opener) is not None:
            said = self._owners.whose(opener)
            if said in (SENDER, READER) and not any(tree.deps[kid] == "case" for kid in tree.kids(opener)):
                return said
        focus = self._references.subject_focus(opener, subject)
        if focus is SENDER and self._predicates.perceives_reader(opener, tokens):
            return READER
        if focus is SHARED or focus is READER:
            return focus
        agent = self._agent(opener)
        if agent in PARTIES:
            return agent
        if focus is NONE:
            return self._beyond_subject(opener, subject, tokens, agent)
        return focus

    def _is_you_and_i(self, subject: int) -> bool:
        """Say whether a subject joins "you" and "I", however they are parsed."""
        tree = self._tree
        if tree.lowers[subject] not in _YOU_OR_I:
            return False
        low, high = max(subject - 2, tree.start), min(subject + 3, tree.end)
        return any(set(tree.lowers[j : j + 3]) in _YOU_AND_I for j in range(low, high - 2))

    def _first_person(self, opener: int, subject: int, tokens: list[int]) -> Focus:
        predicates = self._predicates
        focus = self._owners.whose(subject)
        if focus is SHARED or predicates.has_met_reader(tokens):
            return SHARED
        if predicates.perceives_reader(opener, tokens) or predicates.thanks(tokens):
            return READER
        if self._tree.lowers[subject] == "we" and predicates.is_joint(opener, subject, tokens):
            return SHARED
        return SHARED if predicates.shares_noun(opener, tokens) else SENDER

    def _agent(self, opener: int) -> Focus:
        """The one by whom a passive is done: "was built by our engineers"."""
        tree = self._tree
        if tree.tags[opener] != "VERB":
            return NONE
        if not any(tree.lemmas[k] in ("be", "get") for k in tree.auxiliaries(opener)):
            return NONE
        for kid in tree.kids(opener):
            if tree.deps[kid].startswith("obl") and any(tree.lowers[k] == "by" for k in tree.kids(kid)):
                return self._owners.whose(kid)
        return NONE

    def _beyond_subject(self, opener: int, subject: int, tokens: list[int], agent: Focus) -> Focus:
        """When the subject is nobody: the predicate noun ("this is our platform"), the person in the verb."""
        tree = self._tree
        lower, lemma = tree.lowers[subject], tree.lemmas[subject]
        thin = lemma in _THIN or lower in REFERRING or lower == "what"
        within = any(tree.deps[kid] == "case" for kid in tree.kids(opener))
        nominal = thin and not within and tree.tags[opener] in ("NOUN", "PROPN", "PRON")
        if nominal or (tree.copula(opener) is not None and not within):
            focus = self._owners.whose(opener)
            if focus in PARTIES:
                return focus
        if lower in ("it", "this"):
            if tree.lemmas[opener] in _PRODUCT_NOUNS or self._owners.is_automaton(opener):
                return PRODUCT
            if self._predicates.has_met_reader(tokens):
                return SHARED
        if lemma in _THIN:
            for kid in tree.kids(subject):
                inner = tree.subject_of(kid) if kid in tree.openers else None
                if inner is not None and inner != subject:
                    return self._owners.whose(inner)
        if agent is NONE and tree.lemmas[opener] in _PERSON_VERBS and tree.tags[subject] in ("NOUN", "PROPN"):
            return OTHER
        return agent

    # --- Clefts ----------------------------------------------------------------------------------------------------

    def _cleft(self, opener: int, subject: int, tokens: list[int]) -> ClauseFocus | None:
        """Tell "what caught my eye was your depot": the answer decides, else the what-clause's own subject."""
        tree = self._tree
        clause = self._what_clause(subject)
        if clause is not None:
            focus = self._owners.whose(opener) if tree.tags[opener] not in ("VERB", "AUX") else NONE
            inner = tree.subject_of(clause)
            if focus not in PARTIES and inner is not None and tree.lowers[inner] not in _WHAT:
                focus = self._with_subject(clause, inner, tree.owned(clause))
            return ClauseFocus(focus)
        if self._split_cleft and opener in self._split_cleft[:2]:
            first, _, copula = self._split_cleft
            if opener != first:
                return ClauseFocus(NONE, folds_into=first)
            return ClauseFocus(self._bare.pointed_at(list(range(copula + 1, tree.end))))
        noun = tree.heads[opener]
        if tree.deps[opener].endswith("relcl") and tree.lowers[noun] in _WHAT and tree.heads[noun] != noun:
            return ClauseFocus(NONE, folds_into=tree.heads[noun])
        if tree.lowers[tokens[0]] == "what" and tree.lowers[tree.end - 1] != "?":
            return self._missed_cleft(opener, tokens)
        return None

    def _find_split_cleft(self) -> tuple[int, int, int] | None:
        """A cleft that the parse took for two clauses: both openers, and the copula between them."""
        tree = self._tree
        if tree.lowers[tree.start] != "what" or tree.lowers[tree.end - 1] == "?" or len(tree.openers) < 2:
            return None
        first, second = tree.openers[:2]
        copula = tree.copula(second)
        if copula is None or copula < first or tree.subject(first) != tree.start:
            return None
        return first, second, copula

    def _what_clause(self, subject: int) -> int | None:
        """The clause inside a subject: "what caught my eye", "what we offer"."""
        tree = self._tree
        if subject in tree.openers:
            return subject
        if tree.lowers[subject] in _WHAT:
            for kid in tree.kids(subject):
                if kid in tree.openers and tree.deps[kid].startswith("acl"):
                    return kid
        return None

    def _missed_cleft(self, opener: int, tokens: list[int]) -> ClauseFocus | None:
        """A cleft that the parse missed: whose is what follows "is" after a what-clause."""
        tree = self._tree
        for place, i in enumerate(tokens):
            if i > opener and tree.lemmas[i] == "be" and tree.tags[i] == "AUX":
                focus = self._bare.pointed_at(tokens[place + 1 :])
                if focus is not NONE:
                    return ClauseFocus(focus)
                inner = tree.lowers[tokens[0] + 1]
                return ClauseFocus(SENDER if inner in I_OR_WE else READER if inner == "you" else NONE)
        return None
