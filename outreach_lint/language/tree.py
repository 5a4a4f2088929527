"""The parse of one sentence as plain lists: which words open a clause, and which clause every word belongs to."""

from __future__ import annotations

from outreach_lint.document import Section
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("language/focus")
FINITE_AUXILIARIES = _LEXICON.words("finite_auxiliary")
MODALS = _LEXICON.words("modal")
NOMINATIVE = _LEXICON.words("nominative")
_UNGOVERNED = NOMINATIVE | {"whoever"}
SUBJECT_PRONOUNS = NOMINATIVE | _LEXICON.words("subject_pronoun")
_VERBAL = frozenset(("VERB", "AUX"))
SUBJECT_DEPS = {"nsubj": 0, "nsubj:pass": 0, "nsubj:outer": 1, "csubj": 2, "csubj:pass": 2, "csubj:outer": 2}
_CLAUSAL = frozenset(
    (
        *("ccomp", "advcl", "advcl:relcl", "acl:relcl", "acl", "csubj", "csubj:pass", "csubj:outer"),
        *("parataxis", "appos", "list", "dep", "orphan", "conj"),
    )
)
_CLAUSE_MARKS = frozenset((*SUBJECT_DEPS, "mark", "expl"))
_WH_WORDS = _LEXICON.words("wh_word")
_CAUSING = _LEXICON.words("causing")
_VERB_COMPANY = frozenset(("nsubj", "obj", "iobj"))
_OBJECT_PRONOUNS = frozenset(("you", "me", "us", "them", "him", "it"))
_FINITE_WITH_SUBJECT = frozenset(("acl:relcl", "advcl", "advcl:relcl", "conj", "parataxis"))
_CONDITIONS = frozenset(("if", "when", "whenever", "once", "should", "unless"))
_UNKNOWN = -2
_HELPERS = frozenset(("aux", "aux:pass", "cop"))
_BETWEEN_VERBS = frozenset(("ADV", "CCONJ", "PUNCT", "PART"))
# What a noun phrase holds before its head; subject pronouns are none of it.
_IN_PHRASE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"))
_SKIPPED_LEFT = frozenset(("ADV", "AUX", "PART"))
# Verbless asides that are whole acts: "Thanks for the drawings, I will ...".
_VERBLESS_ACTS = frozenset(("thanks", "thank", "sorry", "congratulations", "congrats"))


class Tree:
    """A sentence's parse: token indices are those of the section.

    Attributes:
        openers: the heads of the clauses, in order of their words.
        owner: for every token, counted from `start`, the opener of the clause that it belongs to (-1: none).
    """

    def __init__(self, section: Section, start: int, end: int) -> None:
        self.section = section
        self.start, self.end = start, end
        self.lowers, self.lemmas, self.tags = section.lowers, section.lemmas, section.tags
        self.deps, self.heads = section.deps, section.heads
        self._kids: list[list[int]] = [[] for _ in range(end - start)]
        # Most tokens can't open a clause; only these are worth a closer look.
        self._candidates: list[int] = []
        heads, kids, tags, deps = self.heads, self._kids, self.tags, self.deps
        for i in range(start, end):
            head = heads[i]
            root = head == i or not start <= head < end
            if not root:
                kids[head - start].append(i)
            if deps[i] == "cop":
                self._candidates.append(head)
            elif root or tags[i] in _VERBAL or deps[i] in _CLAUSAL:
                self._candidates.append(i)
        self.owner = [_UNKNOWN] * (end - start)
        self.openers: list[int] = []
        self._known: dict[int, bool] = {}
        self._subjects: dict[int, int | None] = {}
        self._own_clauses()

    def kids(self, i: int) -> list[int]:
        """Return the dependents of a token, in order."""
        return self._kids[i - self.start]

    def owned(self, opener: int) -> list[int]:
        """Return the words of a clause, in order, without those of its subordinate clauses."""
        return [i for i, owner in enumerate(self.owner, self.start) if owner == opener]

    def subtree(self, i: int) -> tuple[int, int]:
        """Return the token range that a token and everything below it span."""
        low = high = i
        stack = [i]
        while stack:
            node = stack.pop()
            low, high = min(low, node), max(high, node)
            stack.extend(self._kids[node - self.start])
        return low, high + 1

    def is_below(self, i: int, top: int) -> bool:
        """Say whether a token hangs somewhere below another."""
        heads = self.heads
        while i != top and heads[i] != i:
            i = heads[i]
        return i == top

    # --- Clauses ---------------------------------------------------------------------------------------------------

    def _own_clauses(self) -> None:
        openers = {i for i in self._candidates if self._is_opener(i)}
        self.openers = sorted(openers)
        rescued = self._rescue(openers)
        if rescued:
            openers.update(rescued)
            self.openers = sorted(openers)
        owner, heads, start = self.owner, self.heads, self.start
        for i in range(start, self.end):
            path = []
            j = i
            while j not in openers and owner[j - start] == _UNKNOWN:
                path.append(j)
                if heads[j] == j or not start <= heads[j] < self.end:
                    owner[j - start] = -1
                    break
                j = heads[j]
            found = j if j in openers else owner[j - start]
            owner[i - start] = found
            for k in path:
                owner[k - start] = found

    def _is_root(self, i: int) -> bool:
        head = self.heads[i]
        return head == i or not self.start <= head < self.end

    def _is_opener(self, i: int) -> bool:
        known = self._known.get(i)
        if known is None:
            self._known[i] = False  # against cycles
            known = self._known[i] = self._opens(i)
        return known

    def _rescue(self, openers: set[int]) -> list[int]:
        """The verbs of "I", "we", "they" that the parse left without a clause: nominatives never lack one."""
        rescued = []
        for i in range(self.start, self.end - 1):
            if self.lowers[i] not in NOMINATIVE or self.deps[i] == "conj":
                continue
            head = self.heads[i]
            if self.deps[i] in SUBJECT_DEPS and i < head < self.end:
                if self.tags[head] == "AUX" and self.lowers[head] not in FINITE_AUXILIARIES:
                    continue
                if head not in openers and not self.has_to(head):
                    rescued.append(head)
                continue
            verb = self._verb_after(i)
            if verb is not None and verb not in openers:
                rescued.append(verb)
        return rescued

    def _verb_after(self, i: int) -> int | None:
        """The predicate whose verb group begins right after a pronoun, adverbs aside."""
        after = i + 1
        while after < self.end and self.tags[after] in ("ADV", "PART"):
            after += 1
        j = after
        if j >= self.end or self.tags[j] not in _VERBAL:
            return None
        while self.deps[j] in _HELPERS and self.start <= self.heads[j] < self.end and self.heads[j] > j:
            j = self.heads[j]
        return j

    def _opens(self, i: int) -> bool:
        dep, tag = self.deps[i], self.tags[i]
        if self._is_root(i):
            if tag in ("PUNCT", "SYM", "X", "INTJ"):
                return self.lowers[i] in _VERBLESS_ACTS or self.subject(i) is not None
            return True
        if dep in _HELPERS:
            return False
        if tag not in _VERBAL and self.copula(i) is None and not self._is_verb_read_as_noun(i):
            return dep == "parataxis" and self.lowers[i] in _VERBLESS_ACTS
        if dep == "conj" and self._is_opener(self.heads[i]):
            return self._opens_coordinated(i)
        if dep in _CLAUSAL:
            return self.is_finite(i) and (dep == "parataxis" or self._stands_alone(i))
        subject = self.subject(i)
        if subject is None or not self.is_finite(i):
            return False
        return (
            self.copula(i) is not None
            or self.lowers[subject] in NOMINATIVE
            or (dep == "nsubj" and subject < i)
            or any(lower in _WH_WORDS for lower in self.lowers[self.heads[i] + 1 : i])
        )

    def _is_verb_read_as_noun(self, i: int) -> bool:
        """Say whether a "noun" has what only verbs have: a subject, an object ("our sonar maps the bed"), a "while"."""
        if self.tags[i] not in ("NOUN", "PROPN") or self.copula(i) is not None:
            return False
        if self.deps[i] == "advcl" and i > self.start and self.tags[i - 1] in ("NOUN", "PROPN"):
            marked = any(self.deps[kid] == "mark" for kid in self.kids(i))
            return marked and not any(self.deps[kid] == "case" for kid in self.kids(i))
        if not self.lowers[i].endswith("s"):
            return False
        if any(self.deps[kid] in _VERB_COMPANY for kid in self.kids(i)):
            return True
        return (
            i > self.start
            and i + 1 < self.end
            and self.tags[i - 1] in ("NOUN", "PROPN")
            and (self.tags[i + 1] == "DET" or self.lowers[i + 1] in _OBJECT_PRONOUNS)
        )

    def _opens_coordinated(self, i: int) -> bool:
        """A coordinated verb is a clause of its own unless it shares all its company with the verb before it."""
        if self.has_to(i):
            return False
        if self.subject(i) is not None:
            return True
        j = i - 1
        while j > self.start and self.tags[j] in _BETWEEN_VERBS:
            j -= 1
        return not (self.tags[j] in _VERBAL and (j == self.heads[i] or self.heads[j] == self.heads[i]))

    def _stands_alone(self, i: int) -> bool:
        """Say whether a subordinate verb has what only clauses have: subject, auxiliary, conjunction or antecedent."""
        if self._is_small_clause(i):
            return False
        return (
            self.deps[i].endswith("relcl")
            or bool(self.auxiliaries(i))
            or any(self.deps[kid] in _CLAUSE_MARKS for kid in self.kids(i))
            or (self.lowers[i].endswith("s") and "Person=3" in self.form(i))
            or self.nearby_subject(i) is not None
        )

    def caused_by(self, i: int) -> int | None:
        """Return the true predicate where the parse crowned what it causes: "our tool helps teams save time"."""
        for kid in self.kids(i):
            if self.deps[kid] == "nsubj" and kid in self.openers and self.lemmas[kid] in _CAUSING:
                return kid
        return None

    def _is_small_clause(self, i: int) -> bool:
        """Say whether a verb only completes another's object: "keeps you awake", "lets your team see"."""
        if self.lemmas[self.heads[i]] not in _CAUSING or self.deps[i] not in ("ccomp", "xcomp"):
            return False
        return not self.auxiliaries(i) and not any(self.deps[kid] == "mark" for kid in self.kids(i))

    def copula(self, i: int) -> int | None:
        """Return the copula of a nominal predicate, or None."""
        for kid in self.kids(i):
            if self.deps[kid] == "cop":
                return kid
        return None

    def auxiliaries(self, i: int) -> list[int]:
        """Return the auxiliaries and the copula of a predicate."""
        return [kid for kid in self.kids(i) if self.deps[kid] in _HELPERS]

    def has_to(self, i: int) -> bool:
        """Say whether a verb is an infinitive with "to"."""
        return any(self.lowers[kid] == "to" and self.tags[kid] == "PART" for kid in self.kids(i))

    def form(self, i: int) -> str:
        """Return the morphology of a token, such as "Mood=Ind|Tense=Past|VerbForm=Fin"."""
        return self.section.morphs[i]

    def is_finite(self, i: int) -> bool:
        """Say whether a predicate is finite: by its auxiliary, its form, or a subject that only finite verbs have."""
        if self.has_to(i):
            return False
        helpers = self.auxiliaries(i)
        if any(self.lowers[kid] in FINITE_AUXILIARIES for kid in helpers):
            return True
        if self.tags[i] not in _VERBAL:
            return self._is_verb_read_as_noun(i)
        if not helpers and "VerbForm=Fin" in self.form(i):
            return True
        subject = self.subject(i)
        if subject is None or helpers or self.lowers[i].endswith("ing"):
            return False
        # A past form after its subject is finite, though the tagger took it for a participle.
        return self.lowers[subject] in NOMINATIVE or (subject < i and self.deps[i] in _FINITE_WITH_SUBJECT)

    # --- Subjects --------------------------------------------------------------------------------------------------

    def subject(self, i: int) -> int | None:
        """Return the subject among a predicate's dependents, or None."""
        best, rank = None, 3
        for kid in self.kids(i):
            kid_rank = SUBJECT_DEPS.get(self.deps[kid], 3)
            if kid_rank == 2 and kid > i and self.copula(i) is None:
                continue  # "happy to help": what follows is no subject
            if kid_rank < rank and self.tags[kid] not in ("AUX", "ADV"):
                best, rank = kid, kid_rank
        return best

    def subject_of(self, opener: int) -> int | None:
        """Return the subject of a clause: its own, a pronoun that stands there, its first conjunct's, or a noun's.

        The noun is the one that a relative clause without a subject hangs on.
        """
        if opener in self._subjects:
            return self._subjects[opener]
        self._subjects[opener] = None  # against cycles
        found = self.subject(opener)
        if found is None:
            found = self.nearby_subject(opener)
        if found is None and self.deps[opener] == "conj" and self.heads[opener] in self.openers:
            found = None if self._follows_condition(opener) else self.subject_of(self.heads[opener])
        if found is None and self.deps[opener].endswith("relcl"):
            found = self.heads[opener]
        self._subjects[opener] = found
        return found

    def _follows_condition(self, i: int) -> bool:
        """Say whether a verb that the parse coordinates is the main clause: "if you are stuck, call the desk"."""
        j = i - 1
        while j > self.start and self.tags[j] in ("ADV", "INTJ"):
            j -= 1
        if j < self.start or self.lowers[j] != "," or self.lowers[i] != self.lemmas[i]:
            return False
        head = self.heads[i]
        return any(self.deps[kid] in ("mark", "advmod") and self.lowers[kid] in _CONDITIONS for kid in self.kids(head))

    def nearby_subject(self, i: int) -> int | None:
        """Return a pronoun that stands where a subject stands, for when the parse has no arc for it."""
        helpers = [kid for kid in self.auxiliaries(i) if kid < i]
        if not helpers and self.tags[i] not in _VERBAL:
            # "We design sheds" may be read as one long noun; a nominative can only be its subject.
            loose = [kid for kid in self.kids(i) if kid < i and self.lowers[kid] in NOMINATIVE]
            if loose and self.deps[loose[0]] != "conj":
                return loose[0]
            return i - 1 if i > self.start and self._is_verb_read_as_noun(i) else None
        j = min([i, *helpers]) - 1
        while j >= self.start and self.tags[j] in _SKIPPED_LEFT:
            j -= 1
        if j >= self.start and (self._could_be_subject(j) or self._is_loose_noun(j)):
            return j
        for helper in helpers or [i]:
            if helper + 1 < i and self._could_be_subject(helper + 1):
                return helper + 1
        return None

    def _could_be_subject(self, j: int) -> bool:
        if self.lowers[j] not in SUBJECT_PRONOUNS or self.deps[j] in ("det", "mark"):
            return False
        taken = self.deps[j] in SUBJECT_DEPS and self.heads[j] in self.openers
        return not taken and (self.lowers[j] in _UNGOVERNED or not self._governed(j))

    def _governed(self, j: int) -> bool:
        """Say whether a pronoun stands right after a verb or preposition, as objects do."""
        return j > self.start and self.tags[j - 1] in ("VERB", "ADP")

    def _is_loose_noun(self, j: int) -> bool:
        """Say whether a noun phrase that ends at a token stands where a subject does: first in its clause."""
        if self.tags[j] not in ("NOUN", "PROPN") or self.deps[j] in SUBJECT_DEPS:
            return False
        while j > self.start and self.tags[j - 1] in _IN_PHRASE and self.lowers[j - 1] not in SUBJECT_PRONOUNS:
            j -= 1
        return j == self.start or self.tags[j - 1] in ("PUNCT", "CCONJ", "SCONJ", "INTJ")
