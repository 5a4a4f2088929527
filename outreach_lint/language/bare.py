"""Clauses without a subject: imperatives, dropped subjects, sentences without a verb."""

from __future__ import annotations

from outreach_lint.document import Focus, Mood
from outreach_lint.language.clause_focus import ClauseFocus
from outreach_lint.language.owners import (
    FIRST_PERSON,
    NONE,
    PARTIES,
    PRODUCT,
    READER,
    SENDER,
    SHARED,
    Owners,
)
from outreach_lint.language.predicates import Predicates
from outreach_lint.language.tree import MODALS, Tree
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("language/focus")
_TRANSPARENT_ADJECTIVES = _LEXICON.words("transparent_adjective")
_SEEMING = _LEXICON.words("seeming")
_CONGRATULATE = _LEXICON.words("congratulate")
_DROPPED_I = _LEXICON.words("dropped_i")
_DROPPED_I_CLAUSE = _LEXICON.words("dropped_i_clause")
_MY_STATE = _LEXICON.words("my_state")
_MY_DOING = _LEXICON.words("my_doing")
_YOUR_STATE = _LEXICON.words("your_state")
_DUMMY_VERBS = _LEXICON.words("dummy_verb")
_EMPTY_IF_DONE = _LEXICON.words("dummy_verb_if_done")
_PASSIVE_OPENERS = _LEXICON.words("passive_opener")
_PICTURE = _LEXICON.words("picture")
_BEFORE_IMPERATIVE = _LEXICON.words("before_imperative")
_BEFORE_DROPPED = frozenset(("PUNCT", "CCONJ", "ADV", "SYM"))
_BE = frozenset(("is", "are", "was", "were"))
_JOINT_NOUNS = _LEXICON.words("joint_noun")
_PRAISE = _LEXICON.words("praise")
_PLURAL_FIRST = _LEXICON.words("plural_first")
_PRODUCT_NOUNS = _LEXICON.words("product")
_LETS = frozenset(("'s", "’s", "s"))
_ASIDE_TAGS = frozenset(("PUNCT", "ADV", "INTJ", "CCONJ", "PROPN", "NUM", "X", "SYM"))
_ASIDE_DEPS = frozenset(("obl", "vocative", "discourse", "mark", "case", "det", "nmod", "obl:unmarked"))


class Bare:
    """Tells the clauses of one sentence that have no subject.

    In all methods `opener` is the head of a clause and `tokens` are the clause's own words, in order.
    """

    def __init__(self, tree: Tree, owners: Owners, predicates: Predicates) -> None:
        self._tree = tree
        self._owners = owners
        self._predicates = predicates

    def tell(self, opener: int, tokens: list[int]) -> ClauseFocus:
        """Return what a clause without a subject tells."""
        tree = self._tree
        lemma, tag = tree.lemmas[opener], tree.tags[opener]
        if lemma in ("thank", "thanks"):
            goes_on = "for" in tree.lowers[opener + 1 : min(opener + 5, tree.end)]
            return ClauseFocus(READER if goes_on else NONE)
        if lemma in _CONGRATULATE:
            return ClauseFocus(READER)
        if tree.lowers[opener] in ("apologies", "apology"):
            return ClauseFocus(SENDER)
        asked = self._is_asked(opener)
        if tree.lowers[opener] in (_YOUR_STATE if asked else _MY_STATE) and self._stands_first(opener, tokens):
            inner = self._predicates.complement(opener, True) if lemma in _TRANSPARENT_ADJECTIVES else None
            if inner is not None and not asked:
                return ClauseFocus(SENDER, folds_into=inner)
            of_reader = asked or self._predicates.perceives_reader(opener, tokens)
            return ClauseFocus(READER if of_reader else SENDER)
        if tag in ("VERB", "AUX"):
            return self._verb(opener, tokens, asked)
        if self._predicates.has_met_reader(tokens):
            return ClauseFocus(SHARED)
        if tag in ("NOUN", "PROPN", "PRON"):
            return self._noun(opener, tokens)
        return ClauseFocus(self.pointed_at(tokens))

    def _is_asked(self, opener: int) -> bool:
        """Say whether the sentence's question mark belongs to this clause: no later clause stands beside it."""
        tree = self._tree
        if tree.lowers[tree.end - 1] != "?":
            return False
        return all(
            other <= opener or (tree.is_below(other, opener) and tree.deps[other] not in ("parataxis", "conj"))
            for other in tree.openers
        )

    def _noun(self, opener: int, tokens: list[int]) -> ClauseFocus:
        tree = self._tree
        last = max((i for i in tokens if tree.tags[i] != "PUNCT"), default=opener)
        for kid in tree.kids(opener):
            # "The farmers who tried it kept ...": the parse took the subject for the whole.
            # "Our portal is open day and night": the true predicate hangs below.
            through = tree.deps[kid] == "acl:relcl" and last < kid
            if kid in tree.openers and (through or tree.deps[kid] == "amod"):
                return ClauseFocus(NONE, folds_into=kid)
        focus = self._owners.whose(opener)
        for kid in tree.kids(opener):
            # "Our machine cuts lenses": the parse took a verb for part of a name.
            if tree.deps[kid] == "compound" and kid > tree.start and self._is_hidden_verb(kid):
                focus = self._owners.whose(kid - 1)
        if focus is NONE and tree.lemmas[opener] in _JOINT_NOUNS and self._is_praised(opener):
            return ClauseFocus(SHARED)
        if focus not in PARTIES or focus is SENDER:
            pointed = self.pointed_at(tokens)
            if pointed is PRODUCT or (focus is not SENDER and pointed is not NONE):
                focus = pointed
        return ClauseFocus(focus)

    def _is_hidden_verb(self, i: int) -> bool:
        tree = self._tree
        third_person = tree.lowers[i].endswith("s") and tree.lowers[i] != tree.lemmas[i]
        return third_person and tree.lowers[i] not in _PLURAL_FIRST and tree.tags[i - 1] in ("NOUN", "PROPN")

    def _is_praised(self, noun: int) -> bool:
        """Say whether a talk that both had is praised: "great conversation yesterday"."""
        tree = self._tree
        return noun > tree.start and tree.lowers[noun - 1] in _PRAISE

    def _verb(self, opener: int, tokens: list[int], asked: bool) -> ClauseFocus:
        tree, predicates = self._tree, self._predicates
        lemma, lower = tree.lemmas[opener], tree.lowers[opener]
        helpers = [tree.lowers[k] for k in tree.auxiliaries(opener)]
        if lemma == "let":
            return self._let(opener, tokens)
        inner = self._introduced(opener)
        if inner is not None:
            return ClauseFocus(SENDER, folds_into=inner)
        sure = opener > tree.start and tree.tags[opener - 1] == "ADV"
        if lemma in _DROPPED_I or (sure and lemma in _DROPPED_I_CLAUSE):
            return ClauseFocus(READER if predicates.perceives_reader(opener, tokens) else SENDER)
        if predicates.has_met_reader(tokens):
            return ClauseFocus(SHARED)
        if not helpers and lower in _PASSIVE_OPENERS and not any(tree.deps[k] == "obj" for k in tree.kids(opener)):
            return ClauseFocus(self.pointed_at(tokens))
        if asked and tree.heads[opener] == opener:
            return ClauseFocus(READER)
        if not helpers and lower.endswith("ing"):
            return ClauseFocus(SENDER if lemma in _MY_DOING else self.pointed_at(tokens))
        if tree.deps[opener] == "conj" and not _BE.isdisjoint(helpers):
            # "Your pumps are running": the parse took the subject for a verb of its own.
            return ClauseFocus(self._owners.whose(tree.heads[opener]))
        return self._finite(opener, tokens, helpers)

    def _introduced(self, opener: int) -> int | None:
        """The clause that a verb with its subject dropped only introduces: "hope you're well", "turns out ..."."""
        tree = self._tree
        lemma = tree.lemmas[opener]
        hedges = lemma in _DROPPED_I or lemma == "wonder" or lemma in _DROPPED_I_CLAUSE or lemma in _SEEMING
        turns_out = lemma == "turn" and "out" in tree.lowers[opener + 1 : min(opener + 3, tree.end)]
        if hedges or turns_out:
            return self._predicates.complement(opener, True)
        return None

    def _finite(self, opener: int, tokens: list[int], helpers: list[str]) -> ClauseFocus:
        """A verb that is neither asked nor a participle: it has dropped "I" or "it", or is an imperative."""
        tree = self._tree
        lemma, lower = tree.lemmas[opener], tree.lowers[opener]
        form = tree.form(opener)
        first = self._stands_first(opener, tokens)
        if any(helper in MODALS for helper in helpers) or ("Tense=Past" in form and "Part" not in form):
            return self._dropped_i(opener, tokens)
        before = tree.tags[opener - 1] if opener > tree.start else "PUNCT"
        if before in _BEFORE_DROPPED and "Person=3" in form and lower.endswith("s") and lower != lemma:
            label = tree.lowers[opener + 1 : opener + 2] == [":"]
            return ClauseFocus(NONE if label or lemma in _DUMMY_VERBS else PRODUCT)
        if first and lower == lemma:
            return ClauseFocus(self._requested(opener, tokens), Mood.REQUEST)
        if "Tense=Past" in form or "Part" in form:
            return self._dropped_i(opener, tokens)
        return ClauseFocus(self.pointed_at(tokens))

    def _dropped_i(self, opener: int, tokens: list[int]) -> ClauseFocus:
        """A past or modal without subject: "saw your post", "would love to"."""
        predicates = self._predicates
        if self._tree.lemmas[opener] in _EMPTY_IF_DONE:
            return ClauseFocus(NONE)
        if predicates.perceives(opener) and not predicates.is_wish(opener):
            inner = predicates.complement(opener, False)
            if inner is not None:
                return ClauseFocus(SENDER, folds_into=inner)
        return ClauseFocus(READER if predicates.perceives_reader(opener, tokens) else SENDER)

    # --- Imperatives -----------------------------------------------------------------------------------------------

    def _stands_first(self, opener: int, tokens: list[int]) -> bool:
        """Say whether only words like "please" and asides stand before a verb in its clause."""
        tree = self._tree
        return all(
            tree.lowers[i] in _BEFORE_IMPERATIVE or tree.tags[i] in _ASIDE_TAGS or tree.deps[i] in _ASIDE_DEPS
            for i in tokens
            if i < opener
        )

    def _let(self, opener: int, tokens: list[int]) -> ClauseFocus:
        """Tell "let's meet", "let me show you" and "let me know" apart."""
        tree = self._tree
        after = tree.lowers[opener + 1 : min(opener + 4, tree.end)]
        if after[:1] and after[0] in _LETS:
            return ClauseFocus(SHARED, Mood.REQUEST)
        if after[:1] in (["me"], ["us"]):
            knows = any(word in ("know", "hear", "have") for word in after[1:])
            return ClauseFocus(NONE if knows else SENDER, Mood.REQUEST)
        return ClauseFocus(self._requested(opener, tokens), Mood.REQUEST)

    def _requested(self, opener: int, tokens: list[int]) -> Focus:
        """What an imperative is about: the reader's things before ours, ours before us."""
        tree = self._tree
        ours = us = NONE
        for i in tokens:
            if i <= opener:
                continue
            lower = tree.lowers[i]
            mention = self._owners.mentions(i)
            if mention is READER and lower not in ("you", "yourself"):
                return READER
            if lower in ("our", "my"):
                if ours is NONE:
                    ours = self._owners.whose(tree.heads[i]) if tree.heads[i] != i else SENDER
            elif mention is PRODUCT or (mention is SENDER and lower not in FIRST_PERSON):
                ours = mention
            elif mention is SENDER and us is NONE and tree.deps[i] != "iobj":
                us = self._first_person_object(i)
        if ours is NONE and tree.lemmas[opener] in _PICTURE:
            return READER
        if ours is NONE and us is NONE:
            return self._product_object(opener)
        return us if ours is NONE else ours

    def _first_person_object(self, i: int) -> Focus:
        """Tell "call us", which is about us, from "send me a time", which is not."""
        tree = self._tree
        verb = tree.heads[i]
        if not tree.start <= verb < tree.end:
            return SENDER
        return NONE if any(tree.deps[k] == "obj" and k != i for k in tree.kids(verb)) else SENDER

    def _product_object(self, opener: int) -> Focus:
        tree = self._tree
        for kid in tree.kids(opener):
            if tree.deps[kid] in ("obj", "obl") and self._owners.whose(kid) is PRODUCT:
                return PRODUCT
        return NONE

    def pointed_at(self, tokens: list[int]) -> Focus:
        """Return the first party that words without a subject point at."""
        tree = self._tree
        for i in tokens:
            mention = self._owners.mentions(i)
            if mention is SENDER and tree.lowers[i] in ("our", "my") and tree.heads[i] != i:
                owned = self._owners.whose(tree.heads[i])
                return PRODUCT if self._begins_product(i) else owned
            governed = tree.tags[i - 1] == "ADP" if i > tree.start else False
            if mention is not None and (tree.lowers[i] != "you" or governed):
                return mention
        return NONE

    def _begins_product(self, possessive: int) -> bool:
        """Say whether "our" is soon followed by a product, in a sentence whose parse came out odd."""
        tree = self._tree
        for j in range(possessive + 1, min(possessive + 6, tree.end)):
            if tree.lemmas[j] in _PRODUCT_NOUNS:
                return tree.tags[j] in ("NOUN", "PROPN")
            if tree.tags[j] in ("ADP", "AUX", "DET", "PRON", "CCONJ", "SCONJ"):
                return False
        return False
