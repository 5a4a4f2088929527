"""What pronouns stand for: relative pronouns, "it", "this" and "they"."""

from __future__ import annotations

from outreach_lint.document import Focus
from outreach_lint.language.owners import (
    NONE,
    OTHER,
    PARTIES,
    PRODUCT,
    REFERRING,
    SENDER,
    Owners,
)
from outreach_lint.language.tree import SUBJECT_DEPS, Tree
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("language/focus")
_PRODUCT_NOUNS = _LEXICON.words("product")
_MAKING = _LEXICON.words("making")
_SEEMING = _LEXICON.words("seeming")
_FIRMS = _LEXICON.words("firm")
_RELATIVES = frozenset(("who", "which", "that", "whom"))
_DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
_PEOPLE = frozenset(("he", "she", "who", "whom", "his", "her"))
_NAMED_AS = frozenset(("ROOT", "root", "obj", "conj", "appos", "xcomp"))
# How many words back a pronoun may look for what it stands for.
_EARLIER = 40


class References:
    """Finds the story behind the pronouns of one sentence."""

    def __init__(self, tree: Tree, owners: Owners) -> None:
        self._tree = tree
        self._owners = owners
        self._before: dict[int, References] = {}

    def subject_focus(self, opener: int, subject: int) -> Focus:
        """Return whose story a clause's subject tells, pronouns resolved."""
        relative = self._relative(opener, subject)
        if relative is not None:
            return self._antecedent(relative)
        if self._tree.lowers[subject] in REFERRING:
            return self._referred(opener, subject)
        focus = self._owners.whose(subject)
        return self._taken_up(subject) if focus is OTHER and self._tree.lemmas[subject] in _FIRMS else focus

    def _taken_up(self, subject: int) -> Focus:
        """The story behind "the company": the firm named last, when that is the sender's."""
        tree = self._tree
        if subject == tree.start or tree.lowers[subject - 1] != "the":
            return OTHER
        return SENDER if self._earlier(subject) in (SENDER, PRODUCT) else OTHER

    def _relative(self, opener: int, subject: int) -> int | None:
        """The relative clause whose pronoun or antecedent is the subject, or None."""
        tree = self._tree
        if tree.deps[opener].endswith("relcl") and subject == tree.heads[opener]:
            return opener
        verb = tree.heads[subject]
        if tree.lowers[subject] in _RELATIVES and tree.deps[verb].endswith("relcl"):
            return verb
        return None

    def _antecedent(self, opener: int) -> Focus:
        """What a relative clause is about: the noun that it hangs on, or what that noun is said of."""
        tree = self._tree
        noun = tree.heads[opener]
        focus = self._owners.whose(noun)
        if focus in PARTIES:
            return focus
        if noun in tree.openers:
            subject = tree.subject_of(noun)
            if subject is not None and subject != noun:
                sold = tree.lemmas[noun] in _PRODUCT_NOUNS or self._owners.is_automaton(noun)
                if sold and tree.lowers[subject] in ("it", "this"):
                    return PRODUCT
                whole = self.subject_focus(noun, subject)
                focus = whole if whole in PARTIES else focus
        if focus not in PARTIES and self.is_made_by_sender(noun):
            return PRODUCT
        if focus is NONE:
            pronoun = tree.subject_of(opener)
            if pronoun is not None and tree.lowers[pronoun] in ("who", "whom"):
                return OTHER
            if tree.lowers[noun] in REFERRING:
                return self._earlier(noun)
        return focus

    def is_made_by_sender(self, noun: int) -> bool:
        """Say whether a noun is what the sender makes or sells: "we built a sensor that ..."."""
        tree = self._tree
        verb = tree.heads[noun]
        if tree.deps[noun] != "obj" or tree.lemmas[verb] not in _MAKING or not tree.start <= verb < tree.end:
            return False
        if tree.lemmas[verb] in ("have", "make") and tree.lemmas[noun] not in _PRODUCT_NOUNS:
            return False
        subject = tree.subject_of(verb)
        return subject is not None and self._owners.whose(subject) is SENDER

    def _referred(self, opener: int, subject: int) -> Focus:
        """What "it", "this" or "they" stand for."""
        lower = self._tree.lowers[subject]
        whole = self._owners.whose(subject)
        if whole in PARTIES:
            return whole
        if self._is_empty_it(opener, subject):
            return NONE
        if lower in ("they", "their"):
            return self._earlier_many(subject)
        earlier = self._earlier(subject)
        if lower in _DEMONSTRATIVES:
            return earlier if earlier in (PRODUCT, SENDER) else NONE
        if lower in _PEOPLE:
            return earlier if earlier in PARTIES else OTHER
        return earlier

    def _is_empty_it(self, opener: int, subject: int) -> bool:
        """Say whether "it" stands for nothing: "it is important to", "it would be great if"."""
        tree = self._tree
        if tree.lowers[subject] != "it":
            return False
        if tree.deps[subject] == "expl":
            return True
        if tree.lemmas[opener] in _SEEMING or tree.tags[opener] == "ADJ":
            return any(
                tree.deps[kid] in ("csubj", "ccomp", "advcl", "xcomp", "csubj:pass") for kid in tree.kids(opener)
            )
        return False

    def _earlier(self, pronoun: int) -> Focus:
        """The story of the last thing named before a pronoun that it could stand for: a subject, or a product."""
        tree = self._tree
        section = tree.section
        mere_thing = tree.lowers[pronoun] in ("it", "this", "that")
        for j in range(pronoun - 1, max(pronoun - _EARLIER, 0) - 1, -1):
            named_first = self._opens_with_name(j)
            if section.tags[j] not in ("NOUN", "PROPN") and not named_first:
                continue
            is_subject = section.deps[j] in SUBJECT_DEPS or named_first
            if not is_subject and (section.deps[j] not in _NAMED_AS or tree.lowers[pronoun] in _DEMONSTRATIVES):
                continue
            before = self if j >= tree.start else self._of_sentence(j)
            focus = before._owners.whose(j)
            firm = section.lemmas[j] in _FIRMS
            if firm and focus is OTHER:
                focus = before._taken_up(j)
            if focus is PRODUCT or before.is_made_by_sender(j):
                return PRODUCT
            if mere_thing and section.doc[j].ent_type_ == "PER":
                continue
            thing = firm or section.tags[j] == "PROPN"
            if focus is SENDER and mere_thing and not thing and before._owners.is_somebody(j):
                return NONE
            if is_subject:
                return focus if focus in PARTIES else NONE
        return NONE

    def _opens_with_name(self, j: int) -> bool:
        """Say whether a party's name opens a sentence, where it is the subject even if it was parsed otherwise."""
        opens = j == 0 or bool(self._tree.section.doc[j].is_sent_start)
        return opens and self._owners.named(j) is not None

    def _earlier_many(self, pronoun: int) -> Focus:
        """The story behind "they": the last people named, unless mere things were acted on in this sentence."""
        tree = self._tree
        section = tree.section
        things = False
        for j in range(pronoun - 1, max(pronoun - _EARLIER, 0) - 1, -1):
            if section.tags[j] not in ("NOUN", "PROPN"):
                continue
            if section.tags[j] == "NOUN" and section.lowers[j] == section.lemmas[j]:
                continue
            before = self if j >= tree.start else self._of_sentence(j)
            focus = before._owners.whose(j)
            if focus is not NONE:
                return focus
            if j >= tree.start and section.deps[j] in ("obj", "nsubj", "nsubj:pass"):
                return NONE
            things = True
        return NONE if things else OTHER

    def _of_sentence(self, j: int) -> References:
        """The references of the earlier sentence that holds a token."""
        section = self._tree.section
        sentence = section.doc[j].sent
        found = self._before.get(sentence.start)
        if found is None:
            tree = Tree(section, sentence.start, sentence.end)
            found = self._before[sentence.start] = References(tree, Owners(tree, self._owners.table))
        return found
