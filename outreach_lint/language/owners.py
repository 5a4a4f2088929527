"""Whose is it? The party behind a noun phrase: by pronoun, name, owner, and what kind of thing it is."""

from __future__ import annotations

from functools import lru_cache

from outreach_lint.document import Focus, Parties
from outreach_lint.language.tree import Tree
from outreach_lint.lexicon import load_lexicon

SENDER, READER, SHARED, PRODUCT, OTHER, NONE = Focus
# Focuses that settle a question: somebody in this exchange.
PARTIES = frozenset((SENDER, READER, SHARED, PRODUCT))

_LEXICON = load_lexicon("language/focus")
_PRODUCT_NOUNS = _LEXICON.words("product")
_EXISTING = _LEXICON.words("existing")
_PEOPLE = _LEXICON.words("people")
_THINGS = _LEXICON.words("things")
_CLIENTS = _LEXICON.words("client")
_JOINT_NOUNS = _LEXICON.words("joint_noun")
_DATES = _LEXICON.words("dates")
_OPINIONS = _LEXICON.words("opinion")

FIRST_PERSON = _LEXICON.words("first_person")
SECOND_PERSON = _LEXICON.words("second_person")
REFERRING = _LEXICON.words("referring")
_THIRD_PERSON = _LEXICON.words("third_person")
_QUANTIFIERS = _LEXICON.words("quantifier")
_MANY = _LEXICON.words("many")
_PERSONAL = {
    **dict.fromkeys(FIRST_PERSON, SENDER),
    **dict.fromkeys(SECOND_PERSON, READER),
    **dict.fromkeys(_THIRD_PERSON, OTHER),
}
_NAME_TAGS = frozenset(("PROPN", "NOUN", "X", "ADJ", "ADV", "VERB"))
_AGENT_ENDINGS = ("ers", "ors", "ists", "ians", "ees", "men", "women", "ist", "ian")
_NAMING = frozenset(("compound", "flat", "flat:name", "appos", "nmod:desc", "amod"))
_MEASURES = frozenset(("size", "scale", "age", "stage"))
_LIKENESS = frozenset(("like", "unlike", "such", "than", "as", "similar"))

NameTable = dict[str, list[tuple[tuple[str, ...], Focus]]]


@lru_cache(maxsize=64)
def name_table(parties: Parties) -> NameTable:
    """Return all names by their first word, longest first: the words of the name, and whose it is."""
    table: NameTable = {}
    for names, focus in ((parties.products, PRODUCT), (parties.sender, SENDER), (parties.reader, READER)):
        for name in names:
            words = tuple(name.replace("-", " - ").split())
            if words:
                table.setdefault(words[0], []).append((words, focus))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


class Owners:
    """Answers "whose is it?" for the phrases of one sentence."""

    def __init__(self, tree: Tree, table: NameTable) -> None:
        self._tree = tree
        self.table = table

    def named(self, i: int) -> Focus | None:
        """Return whose name begins at a token, or None."""
        entries = self.table.get(self._tree.lowers[i])
        if entries and (self._tree.tags[i] in _NAME_TAGS or self._tree.section.doc[i].is_title):
            for words, focus in entries:
                if tuple(self._tree.lowers[i : i + len(words)]) == words:
                    return focus
        return None

    def _named_up_to(self, i: int) -> Focus | None:
        """Return whose name of several words ends at a token, as its head is often its last word; or None."""
        tree = self._tree
        for j in range(i - 1, max(i - 4, tree.start - 1), -1):
            for words, focus in self.table.get(tree.lowers[j], ()):
                if len(words) == i - j + 1 and tuple(tree.lowers[j : i + 1]) == words:
                    return focus
        return None

    def mentions(self, i: int) -> Focus | None:
        """Return the party that a single word points at by itself: "your", "us", a name; else None."""
        lower = self._tree.lowers[i]
        if lower in SECOND_PERSON:
            return READER
        if lower in FIRST_PERSON:
            return SENDER
        return self.named(i) if lower in self.table else None

    def whose(self, i: int, depth: int = 0) -> Focus:
        """Return whose story a phrase tells that is headed by token i; coordinated heads are weighed together."""
        focus = self._single(i, depth)
        if depth < 4:
            for kid in self._tree.kids(i):
                if self._tree.deps[kid] == "conj" and self._tree.tags[kid] not in ("VERB", "AUX"):
                    focus = _together(focus, self.whose(kid, depth + 1))
        return focus

    def _single(self, i: int, depth: int) -> Focus:
        tree = self._tree
        lower, lemma = tree.lowers[i], tree.lemmas[i]
        name = self.named(i) or self._named_up_to(i)
        if name is not None:
            return name
        if depth > 4:
            return NONE
        if lower in _PERSONAL:
            return self._personal(i, depth)
        owner, named, part, article = self._company(i, depth)
        if owner is None:
            owner = self._possessive_before(i)
        if owner is not None:
            return self._possessed(i, lemma, owner, named)
        if named is not None:
            return named
        if part is not None:
            return part
        if article and (lemma in _PRODUCT_NOUNS or self.is_automaton(i)) and not self._existing(i):
            return PRODUCT
        if lower in _QUANTIFIERS and self._is_part_of_things(i):
            return NONE
        return OTHER if self.is_somebody(i) else NONE

    def _personal(self, i: int, depth: int) -> Focus:
        """A pronoun: "you", but also "both of us", "someone on your team"."""
        focus = _PERSONAL[self._tree.lowers[i]]
        if focus is OTHER:
            _, _, part, _ = self._company(i, depth)
            return part if part is not None else OTHER
        return focus

    def _company(self, i: int, depth: int) -> tuple[Focus | None, Focus | None, Focus | None, bool]:
        """Look at a noun's dependents: its owner, a name beside it, the whole it is part of, a definite article."""
        tree = self._tree
        owner = named = part = None
        article = False
        for kid in tree.kids(i):
            dep = tree.deps[kid]
            if dep == "nmod:poss" or tree.lowers[kid] in ("my", "our", "your"):
                owner = self.whose(kid, depth + 1)
                if owner is NONE:
                    owner = None
            elif dep in _NAMING:
                mark = self.named(kid)
                if mark is None and dep == "appos":
                    mark = self.whose(kid, depth + 1)
                    mark = mark if mark in PARTIES else None
                named = named or mark
            elif dep in ("nmod", "obl") and kid > i and part is None:
                part = self._whole(i, kid, depth)
            elif dep == "det" and tree.lowers[kid] in ("the", "this"):
                article = True
        return owner, named, part, article

    def _possessive_before(self, i: int) -> Focus | None:
        """The "my", "our" or "your" before a noun and its adjectives, whatever the parse hung it on."""
        tree = self._tree
        for j in range(i - 1, max(i - 6, tree.start - 1), -1):
            lower = tree.lowers[j]
            if lower in ("my", "our", "your"):
                return READER if lower == "your" else SENDER
            if tree.tags[j] not in ("ADJ", "NOUN", "PROPN", "NUM", "ADV"):
                return None
        return None

    def _whole(self, i: int, kid: int, depth: int) -> Focus | None:
        """The party behind "of your ...", "at Orbital"; None for a mere likeness ("firms like yours") or nobody."""
        tree = self._tree
        cases = {tree.lowers[case] for case in tree.kids(kid) if tree.deps[case] in ("case", "mark")}
        if not cases or cases & _LIKENESS or tree.tags[kid] in ("VERB", "AUX"):
            return None
        focus = self.whose(kid, depth + 1)
        if focus is SENDER and tree.lemmas[kid] in _CLIENTS and tree.lowers[i] in ("one", "another"):
            return OTHER
        if tree.lowers[i] in ("both", "two", "all") and tree.lowers[kid] == "us":
            return SHARED
        if focus is OTHER and "of" in cases and (tree.lowers[i] in _QUANTIFIERS or tree.tags[i] == "NUM"):
            return OTHER
        return focus if focus in PARTIES else None

    def _possessed(self, i: int, lemma: str, owner: Focus, named: Focus | None) -> Focus:
        if self._measures(i):
            return OTHER
        if lemma in _OPINIONS:
            return NONE
        if owner is not SENDER:
            return named if named is PRODUCT else owner
        tree = self._tree
        if lemma in _PRODUCT_NOUNS or self.is_automaton(i):
            return PRODUCT
        if tree.tags[i] == "PROPN" and named is None:
            beside = tree.lemmas[max(i - 4, tree.start) : i]
            if any(noun in _CLIENTS for noun in beside):
                return OTHER
            if any(noun in _PRODUCT_NOUNS for noun in beside):
                return PRODUCT
        ours = "our" in tree.lowers[max(i - 3, tree.start) : i]
        if lemma in _JOINT_NOUNS and ours and named is None and not self._modified_by_noun(i):
            return SHARED
        if "mutual" in tree.lowers[max(i - 3, tree.start) : i]:
            return OTHER
        if lemma in _CLIENTS and self._has_foreign_name(i):
            return OTHER
        return named or SENDER

    def _measures(self, i: int) -> bool:
        """Say whether "your size" only measures others: "most teams your size"."""
        tree = self._tree
        return tree.lemmas[i] in _MEASURES and i - 2 >= tree.start and tree.tags[i - 2] == "NOUN"

    def is_automaton(self, i: int) -> bool:
        """Say whether a word for a person names a program: "our AI sales agent"."""
        tree = self._tree
        return tree.lemmas[i] in _PEOPLE and "ai" in tree.lowers[max(i - 3, tree.start) : i]

    def _modified_by_noun(self, i: int) -> bool:
        return any(self._tree.deps[kid] == "compound" for kid in self._tree.kids(i))

    def _has_foreign_name(self, i: int) -> bool:
        """Say whether a phrase ("our client") names somebody who is no party."""
        tree = self._tree
        return any(
            tree.tags[kid] == "PROPN" and tree.deps[kid] in ("appos", "flat", "compound") and self.named(kid) is None
            for kid in tree.kids(i)
        )

    def _existing(self, i: int) -> bool:
        """Say whether a noun is qualified as what the reader has today, or belongs to somebody's clause."""
        tree = self._tree
        for kid in tree.kids(i):
            if tree.lemmas[kid] in _EXISTING:
                return True
            if tree.deps[kid] in ("acl:relcl", "acl", "nmod"):
                low, high = tree.subtree(kid)
                if any(lower in SECOND_PERSON for lower in tree.lowers[low:high]):
                    return True
        return False

    def _is_part_of_things(self, i: int) -> bool:
        """Say whether a quantity is one of mere things: "most of the delay"."""
        tree = self._tree
        wholes = [kid for kid in tree.kids(i) if tree.deps[kid] == "nmod"]
        return bool(wholes) and not any(self.is_somebody(kid) for kid in wholes)

    def is_somebody(self, i: int) -> bool:
        """Say whether a noun is a person, a body of people, or a name."""
        tree = self._tree
        lower, lemma = tree.lowers[i], tree.lemmas[i]
        if lemma in _DATES or lemma in _THINGS:
            return False
        if tree.tags[i] == "PROPN" and not tree.section.forms[i].islower():
            return True
        if lemma in _PEOPLE or lower in _MANY:
            return True
        return tree.tags[i] == "NOUN" and len(lower) > 5 and lower.endswith(_AGENT_ENDINGS)


def _together(first: Focus, second: Focus) -> Focus:
    """Weigh coordinated phrases: "you and I" is shared, "Dan and I" the sender's."""
    if first is second:
        return first
    pair = {first, second}
    if SHARED in pair or pair == {SENDER, READER}:
        return SHARED
    for focus in (READER, PRODUCT, SENDER, OTHER):
        if focus in pair:
            return focus
    return NONE
