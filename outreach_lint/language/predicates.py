"""What the subject of a clause does, where that decides whose story it is.

"I read your talk" and "thank you for the drawings" are about the reader, "we spoke on Friday" is about both, and
"I think (that) ..." is about whatever is thought.
"""

from __future__ import annotations

from outreach_lint.language.owners import NONE, OTHER, READER, SENDER, Owners
from outreach_lint.language.tree import FINITE_AUXILIARIES, MODALS, Tree
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("language/focus")
_TRANSPARENT = _LEXICON.words("transparent")
_TRANSPARENT_ADJECTIVES = _LEXICON.words("transparent_adjective")
_SEEMING = _LEXICON.words("seeming")
_ADMIRE = _LEXICON.words("admire")
_IMPRESSED = _LEXICON.words("impressed")
_WISHES = _LEXICON.words("wish")
_JOINT = _LEXICON.words("joint")
_JOINT_IF_ASKED = _LEXICON.words("joint_if_asked")
_JOINT_NOUNS = _LEXICON.words("joint_noun")
_MET = _LEXICON.words("met")
_PERCEIVED_NOW = _LEXICON.words("perceive_now")
_MEET_IN_PERSON = _LEXICON.words("perceive_person")
I_OR_WE = frozenset(("i", "we", "im"))
_PERCEIVE: dict[str, set[str]] = {}
for _phrase in _LEXICON.words("perceive"):
    _verb, _, _particle = _phrase.partition(" ")
    _PERCEIVE.setdefault(_verb, set()).add(_particle)

_NO_COMPLEMENTS = frozenset(("acl:relcl", "advcl:relcl", "conj"))
_HEARD_OF = frozenset(("back", "from"))
_MEETING = frozenset(("meeting", "seeing", "speaking", "talking"))
# "I noticed that ...", "I looked at how ...".
_COMPLEMENT_MARKS = frozenset(("that", "about", "at", "into", "of", "on", "through"))
_WHETHER = frozenset(("if", "whether"))
_ASKING = frozenset(("wonder", "know", "sure", "curious", "ask"))
_POSSIBLE = frozenset(("could", "can", "should", "might", "may", "ca"))


class Predicates:
    """Tells what is done in the clauses of one sentence.

    In all methods `opener` is the head of a clause and `tokens` are the clause's own words, in order.
    """

    def __init__(self, tree: Tree, owners: Owners) -> None:
        self._tree = tree
        self._owners = owners

    # --- Hedges and reports ----------------------------------------------------------------------------------------

    def introduces(self, opener: int, subject: int, tokens: list[int]) -> int | None:
        """Return the clause that a hedge or a perception only introduces; -1 for an aside; None for neither."""
        tree = self._tree
        lemma = tree.lemmas[opener]
        if tree.lowers[subject] in I_OR_WE:
            hedge = lemma in _TRANSPARENT or (lemma in _TRANSPARENT_ADJECTIVES and tree.tags[opener] == "ADJ")
            fits = hedge or (self.perceives(opener) and not self.is_wish(opener))
        else:
            hedge = fits = lemma in _SEEMING and tree.lowers[subject] in ("it", "that", "this")
        if not fits:
            return None
        inner = self.complement(opener, hedge)
        if inner is not None:
            return inner
        words = sum(1 for i in tokens if tree.tags[i] not in ("PUNCT", "CCONJ"))
        aside = tree.deps[opener] in ("parataxis", "dep") and len(tree.openers) > 1
        return -1 if hedge and aside and words <= 2 else None

    def complement(self, opener: int, hedge: bool) -> int | None:
        """Return the finite clause that a verb takes as its object.

        Args:
            hedge: the verb is a hedge, which may also take a question ("I wonder whether ...").
        """
        tree = self._tree
        for kid in tree.kids(opener):
            if kid <= opener or kid not in tree.openers or tree.deps[kid] in _NO_COMPLEMENTS:
                continue
            marks = {tree.lowers[k] for k in tree.kids(kid) if tree.deps[k] == "mark"}
            if tree.deps[kid] == "ccomp":
                if hedge or not marks & _WHETHER:
                    return kid
            elif marks <= _COMPLEMENT_MARKS:
                if tree.subject(kid) is not None and not self._is_set_apart(opener, kid):
                    return kid
            elif (marks & _WHETHER and tree.lemmas[opener] in _ASKING) or (
                marks <= {"like", "as", "though", "if"} and tree.lemmas[opener] in _SEEMING
            ):
                return kid
        return self._far_complement(opener)

    def _far_complement(self, opener: int) -> int | None:
        """A that-clause that the parse hung on a noun in between: "I noticed in the list that your firm ..."."""
        tree = self._tree
        for other in tree.openers:
            if other > opener and tree.deps[other] == "acl:relcl" and tree.is_below(other, opener):
                that = [k for k in tree.kids(other) if tree.lowers[k] == "that"]
                marked = that and (tree.deps[that[0]] == "mark" or self._lacks_object(opener, other))
                if marked and tree.subject(other) is not None:
                    return other
        return None

    def _lacks_object(self, opener: int, other: int) -> bool:
        """Say whether a that-clause after "I saw on your site" can only be what was seen."""
        tree = self._tree
        if "" not in _PERCEIVE.get(tree.lemmas[opener], ()) or tree.deps[tree.heads[other]] != "obl":
            return False
        return not any(tree.deps[kid] == "obj" for kid in tree.kids(opener))

    def _is_set_apart(self, verb: int, kid: int) -> bool:
        """Say whether punctuation stands between a verb and a clause below it."""
        first = max(min(kid, self._tree.subtree(kid)[0]), verb + 1)
        return any(self._tree.tags[i] == "PUNCT" for i in range(verb + 1, first + 1))

    # --- What is seen of the reader --------------------------------------------------------------------------------

    def perceives(self, verb: int) -> bool:
        """Say whether a verb takes something in: read, notice, come across."""
        tree = self._tree
        particles = _PERCEIVE.get(tree.lemmas[verb])
        if particles is None:
            return False
        return "" in particles or any(lower in particles for lower in tree.lowers[verb + 1 : min(verb + 3, tree.end)])

    def is_wish(self, verb: int) -> bool:
        """Say whether a verb is only wished for or in question: "I would love", "I will read", "see if"."""
        tree = self._tree
        if tree.lowers[verb + 1 : min(verb + 2, tree.end)] in (["if"], ["whether"]):
            return True
        return any(tree.lowers[i] in MODALS and i < verb for i in tree.auxiliaries(verb))

    def perceives_reader(self, opener: int, tokens: list[int]) -> bool:
        """Say whether a clause reports what was seen of the reader's: "I read your talk", "sorry to hear of your"."""
        tree = self._tree
        if self.is_wish(opener) or self._is_missed(opener):
            return False
        if tree.lowers[opener] in _IMPRESSED and tree.tags[opener] in ("ADJ", "VERB"):
            inner = [k for k in tree.kids(opener) if tree.deps[k] in ("xcomp", "advcl", "ccomp")]
            if any(self.perceives(k) and self._of_reader(k, tokens) for k in inner):
                return True
            return self._of_reader(opener, tokens)
        if (self.perceives(opener) and not self._is_service(opener)) or tree.lemmas[opener] in _ADMIRE:
            return self._of_reader(opener, tokens)
        return False

    def _is_service(self, opener: int) -> bool:
        """Say whether what is perceived is a habit that is sold: "we watch your systems day and night"."""
        tree = self._tree
        if tree.lowers[opener] != tree.lemmas[opener] or tree.lemmas[opener] in _PERCEIVED_NOW:
            return False
        return not tree.auxiliaries(opener)

    def _is_missed(self, opener: int) -> bool:
        """Say whether nothing was perceived: "I haven't heard back", "I never saw your note"."""
        tree = self._tree
        if any(tree.lemmas[kid] in ("not", "never") for kid in tree.kids(opener)):
            return True
        return tree.lemmas[opener] == "hear" and not _HEARD_OF.isdisjoint(tree.lowers[opener + 1 : opener + 3])

    def _of_reader(self, verb: int, tokens: list[int]) -> bool:
        """Say whether what stands after a verb is the reader's, or a thing with the reader's deed on it."""
        tree = self._tree
        for i in tokens:
            if i <= verb:
                continue
            if tree.tags[i] == "VERB" and tree.deps[i] not in ("amod", "compound"):
                break
            if self._owners.mentions(i) is READER and (
                tree.lowers[i] != "you" or tree.lemmas[verb] in _MEET_IN_PERSON or tree.deps[i] == "obl"
            ):
                return True
        for kid in tree.openers:
            if kid > verb and tree.deps[kid].endswith(("relcl", "ccomp", "acl")) and tree.is_below(kid, verb):
                subject = tree.subject_of(kid)
                if subject is not None and subject > verb and self._owners.whose(subject) is READER:
                    return True
        return False

    def thanks(self, tokens: list[int]) -> bool:
        """Say whether a clause thanks or congratulates somebody."""
        tree = self._tree
        return any(tree.lemmas[i] in ("thank", "congratulate") and tree.tags[i] == "VERB" for i in tokens)

    # --- What both do ----------------------------------------------------------------------------------------------

    def has_met_reader(self, tokens: list[int]) -> bool:
        """Say whether a clause tells of having met: "I spoke with you", "great meeting you"; not of wishing to."""
        tree = self._tree
        lowers, lemmas = tree.lowers, tree.lemmas
        for place, i in enumerate(tokens):
            if lowers[i] in MODALS or lemmas[i] in _WISHES or lowers[i] in _WHETHER:
                return False
            met = lemmas[i] in _MET and tree.tags[i] == "VERB" and (lowers[i] != lemmas[i] or lowers[i - 1] == "to")
            if met or lowers[i] in _MEETING:
                after = [lowers[j] for j in tokens[place + 1 : place + 4]]
                if after[:1] in (["with"], ["to"]):
                    after = after[1:]
                elif lemmas[i] == "connect":
                    return False  # "I'm connecting you with Dan"
                return after[:1] == ["you"]
        return False

    def shares_noun(self, opener: int, tokens: list[int]) -> bool:
        """Say whether a first person's clause is about something both had: "I enjoyed our call"."""
        tree = self._tree
        if tree.lemmas[opener] not in _ADMIRE or self.is_wish(opener):
            return False
        return any(
            tree.lowers[i] == "our" and any(tree.lemmas[j] in _JOINT_NOUNS for j in range(i + 1, min(i + 4, tree.end)))
            for i in tokens
            if i > opener
        )

    def is_joint(self, opener: int, subject: int, tokens: list[int]) -> bool:
        """Say whether "we" includes the reader."""
        tree = self._tree
        lowers = [tree.lowers[i] for i in tokens]
        both = "both" in tree.lowers[subject + 1 : max(opener, subject + 2) + 1]
        if both or "together" in lowers or "jointly" in lowers:
            return not self._is_with_others(opener)
        lemma = tree.lemmas[opener]
        helpers = {tree.lowers[k] for k in tree.auxiliaries(opener) if k != opener}
        if "shall" in helpers:
            return True
        if helpers & _POSSIBLE:
            asked = any(tree.lowers[i] in FINITE_AUXILIARIES and i < subject for i in tree.auxiliaries(opener))
            return lemma in _JOINT or (asked and lemma in _JOINT_IF_ASKED)
        done = tree.lowers[opener] != lemma and not tree.lowers[opener].endswith(("s", "ing"))
        past = done or "did" in helpers or "Tense=Past" in tree.form(opener)
        return past and lemma in _MET and not self._is_with_others(opener)

    def _is_with_others(self, opener: int) -> bool:
        """Say whether an act is done with somebody who is not the reader, or within the firm."""
        tree = self._tree
        for kid in tree.kids(opener):
            if tree.lowers[kid] == "internally":
                return True
            if tree.deps[kid].startswith("obl") and any(tree.lowers[k] in ("with", "to") for k in tree.kids(kid)):
                return self._owners.whose(kid) in (OTHER, SENDER, NONE) and tree.tags[kid] != "NUM"
        return False
