"""What the sender says about itself and its product, and whether it says what that means for the reader.

A claim is a plain statement that the sender, its firm or its product is, has or does something good. An action taken
for this reader, a price, an admitted limit, a guess and a fact of joint work are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from outreach_lint.analyses.clauses import opening_of, words_of
from outreach_lint.analyses.consequences import find_consequences, is_answered, is_followed
from outreach_lint.analyses.quotations import find_quotations
from outreach_lint.analyses.selling_words import (
    LEXICON,
    POINTERS,
    SELLING_VERBS,
    WORDS,
    YOU,
    does_many,
    has_object,
    is_ahead,
    is_definite,
    is_many,
    is_past,
    is_stray,
    is_under_way,
    is_vouched,
    predicate_of,
    verb_of,
)
from outreach_lint.analyses.wares import is_coined, is_enabled, is_told_by_name, ware_of
from outreach_lint.document import Clause, Document, Focus, MessageKind, Mood, Section, Sentence
from outreach_lint.lexicon import Match

_OWN_OPENERS = frozenset({"i", "it", "our", "they", "we"})
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})
_I = frozenset({"i", "me"})
# Subordinate clauses that are themselves asserted: "as I said, our pump ...", "I think we offer ...".
REPORTED = frozenset({"ccomp", "conj", "parataxis", "ROOT", "root"})
_SELLING_KINDS = frozenset({MessageKind.CALL_SCRIPT, MessageKind.MARKETING})
_STOPS = frozenset({".", "!", "?", ";", ":"})
_MARKS = frozenset({"%", "£", "$", "€"})
_AUDIENCE_WITHIN = 7
_COUNTED = frozenset({"dozen", "hundred", "many", "million", "several", "thousand"})
# How words end that are no plurals, for all their "s".
_NO_PLURALS = ("is", "news", "ss", "us")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim about the sender or the product.

    Attributes:
        about: Focus.SENDER or Focus.PRODUCT.
        start, end: token range in the sentence's section: the clause from its subject on.
        head: token index of what is claimed (a verb, or the noun or adjective after "be").
        capability: it says what the sender or the product can do or has, rather than what it is.
        consequence: the sentence or the next one says what follows for the reader.
    """

    sentence: Sentence
    clause: Clause
    about: Focus
    start: int
    end: int
    head: int
    capability: bool
    consequence: bool

    @property
    def text(self) -> str:
        """The claim in the view's words."""
        return words_of(self.sentence.section, self.start, self.end)


# --- Claims --------------------------------------------------------------------------------------------------------


def find_claims(document: Document) -> tuple[Claim, ...]:
    """Return the claims about sender and product in the running text, in order.

    Call it through `document.once(find_claims)`.
    """
    assertions = _assertions(document)
    named = document.parties.sender | document.parties.products
    strict = [
        _claimed(sentence.section, clause, about, at_large=False)
        if about is not Focus.PRODUCT
        or clause.focus is Focus.READER
        or document.kind in _SELLING_KINDS
        or _is_named(sentence.section, clause, named)
        else None
        for sentence, clause, about in assertions
    ]
    if any(kind is not None for kind in strict) or document.once(find_wares):
        kinds = [_claimed(sentence.section, clause, about, at_large=True) for sentence, clause, about in assertions]
    else:
        kinds = strict
    consequences = find_consequences(document)
    followers = dict(zip((s.index for s in document.running), document.running[1:], strict=False))
    return tuple(
        _claim(sentence, clause, about, kind, consequences, followers.get(sentence.index))
        for (sentence, clause, about), kind in zip(assertions, kinds, strict=True)
        if kind is not None
    )


def _assertions(document: Document) -> list[tuple[Sentence, Clause, Focus]]:
    """Return what is plainly stated about the sender or the product, and about which of them."""
    unheard = _answers(document) | document.once(find_quotations)
    copy = document.kind is MessageKind.MARKETING
    names = document.parties.sender | document.parties.products
    own: set[int] = set()
    found = []
    for sentence, clause in document.clauses:
        about = _about(sentence.section, clause, copy=copy, after_own=sentence.index - 1 in own)
        if about is None and is_enabled(sentence.section, clause, names):
            about = Focus.PRODUCT
        if (clause.main and (about is Focus.PRODUCT or (copy and about is not None))) or presents_new(sentence):
            own.add(sentence.index)
        if about is not None and sentence.index not in unheard and _asserted(sentence, clause, names):
            found.append((sentence, clause, about))
    return found


def presents_new(sentence: Sentence) -> bool:
    """Say whether a sentence brings up wares of the sender's that the next may call "it": "our new compact line"."""
    lowers = sentence.section.lowers[sentence.start : sentence.end]
    return "our" in lowers and any(low == "our" and after in WORDS["fresh"] for low, after in pairwise(lowers))


def find_wares(document: Document) -> bool:
    """Say whether the message is about wares by its kind or its words, before any claim is looked at."""
    return document.kind in _SELLING_KINDS or bool(LEXICON.find(document, "wares"))


def find_selling(document: Document) -> bool:
    """Say whether anything is being sold: a claim, an introduction of the sender, or its wares in a word.

    Between colleagues, or with a supplier about work in hand, "we" and "I" are no sign of a self-centred pitch.
    """
    return bool(document.once(find_claims)) or document.once(find_wares)


def _claim(
    sentence: Sentence,
    clause: Clause,
    about: Focus,
    capability: bool,
    consequences: dict[int, list[Match]],
    follower: Sentence | None,
) -> Claim:
    start = clause.start if clause.focus is Focus.READER else opening_of(sentence.section, clause)
    served = is_followed(sentence, clause, consequences) or (
        follower is not None and is_answered(follower, consequences)
    )
    head = predicate_of(sentence.section, clause)
    end = sentence.end if sentence.section.lemmas[head] in WORDS["admiring"] else clause.end
    while end > head + 1 and sentence.section.tags[end - 1] == "PUNCT":
        end -= 1
    return Claim(sentence, clause, about, start, end, head, capability, served)


def _answers(document: Document) -> set[int]:
    """Return the sentences that answer what the reader asked: from the asking on, to the end of the paragraph."""
    answers: set[int] = set()
    asked_in: Section | None = None
    for sentence in document.running:
        if any(_asks(sentence.section, clause) for clause in sentence.clauses):
            asked_in = sentence.section
        if asked_in is sentence.section:
            answers.add(sentence.index)
    return answers


def _asks(section: Section, clause: Clause) -> bool:
    return (
        clause.focus is Focus.READER
        and clause.mood is Mood.STATEMENT
        and section.lemmas[clause.head] in WORDS["asking"]
    )


def _about(section: Section, clause: Clause, *, copy: bool, after_own: bool) -> Focus | None:
    """Return whom a clause is about when that is the sender or the product.

    Args:
        copy: the message is marketing copy, where whatever has a name and "offers" something is for sale.
        after_own: the sentence before was about the product (in copy also about the sender), as "it" is now.
    """
    if clause.subject is not None and section.lowers[clause.subject[0]] in _PERSONS:
        return None  # a person of the sender's: told, not for sale
    if clause.focus in _OWN:
        return Focus.PRODUCT if is_told_by_name(section, clause) else clause.focus
    if after_own and clause.subject is not None and section.lowers[clause.subject[0]] == "it":
        return Focus.PRODUCT if section.deps[clause.subject[0]] == "nsubj" else None
    return _admired(section, clause) or ware_of(section, clause, copy=copy)


_PERSONS = frozenset({"he", "she"})


def _admired(section: Section, clause: Clause) -> Focus | None:
    """Return SENDER for "our customers love ...": said of them, meant of the sender."""
    if clause.subject is None or section.lemmas[clause.head] not in WORDS["admiring"]:
        return None
    subject = range(*clause.subject)
    if any(section.lemmas[i] in WORDS["admirer"] for i in subject) and any(
        section.lowers[i] in ("our", "my") for i in subject
    ):
        return Focus.SENDER
    return None


def _asserted(sentence: Sentence, clause: Clause, names: frozenset[str]) -> bool:
    """Say whether a clause states something plainly: no question, condition, denial, hedge or price.

    Args:
        names: the names of the sender and its products, which stand before verbs that were read as nouns.
    """
    if clause.mood is not Mood.STATEMENT or (clause.main and sentence.is_question):
        return False
    section = sentence.section
    opening = opening_of(section, clause)
    noun = section.tags[opening] in ("NOUN", "PROPN") or section.lowers[opening] in names
    # "Celebrating Fifty Years": the title of an article, whatever its first word was read as.
    capital = section.forms[opening][:1].isupper() and noun and not section.lowers[opening].endswith("ing")
    named = clause.focus in _OWN and capital
    if clause.subject is None and not named and section.lowers[opening] not in _OWN_OPENERS:
        return False
    first = clause.start == sentence.start
    if not (clause.main or first) and section.deps[clause.head] not in REPORTED:
        return False
    lowers = section.lowers[clause.start : clause.end]
    if not lowers or any(low in WORDS["unasserted"] for low in lowers[:2]):
        return False
    if section.lemmas[clause.head] == "turn" and not {"away", "down"}.isdisjoint(lowers):
        return False  # who turned forty away did nothing for them
    before = section.lowers[clause.start : max(clause.head, clause.start) + 1]
    return not any(low in WORDS["denying"] for low in before) and not any(
        low in _MARKS and low != "%" for low in lowers
    )


def _claimed(section: Section, clause: Clause, about: Focus, *, at_large: bool) -> bool | None:
    """Return True for a capability claimed, False for another claim, None for none.

    Args:
        at_large: the message sells, so that whatever is said of the sender's things counts ("our vans are electric").
    """
    head = predicate_of(section, clause)
    lemma, tag = verb_of(section, head), section.tags[head]
    if section.has_stand_in(head, head + 1):
        return None
    if clause.focus is Focus.READER:  # "with our planner you can ...": whatever they can
        return True
    dependents = [i for i in range(clause.start, clause.end) if section.heads[i] == head and i != head]
    thing = about is Focus.PRODUCT or (at_large and _is_thing(section, clause))
    under_way = at_large and is_under_way(section, dependents) and not is_definite(section, head)
    if (section.lowers[head].endswith("ing") and not under_way) or is_stray(section, head, dependents):
        return None
    misread = lemma in SELLING_VERBS and not any(section.deps[i] in ("cop", "det", "case") for i in dependents)
    if tag not in ("VERB", "AUX") and not misread:
        return _claimed_nature(section, clause, dependents, thing=thing)
    if lemma == "have":
        owned = [i for i in dependents if section.deps[i] == "obj"]
        return True if any(section.lemmas[i] in WORDS["credential"] for i in owned) else None
    if about is Focus.SENDER and is_vouched(section, head, dependents):
        return False
    past = is_past(section, head, dependents)
    if lemma == "take" and about is Focus.SENDER and section.lowers[head + 1 : head + 3] == ["care", "of"]:
        return True if at_large and not past and not is_ahead(section, dependents) else None
    if lemma == "do" and about is Focus.SENDER:
        return True if not past and not is_ahead(section, dependents) and does_many(section, head, clause.end) else None
    if thing:
        return _claimed_of_thing(section, head, dependents, past=past)
    if lemma in WORDS["letting"] or lemma in WORDS["service"]:
        return _claimed_service(section, clause, head, dependents, past=past)
    if _admired(section, clause):
        return False
    if lemma not in WORDS["capability"] or past or is_ahead(section, dependents):
        return None
    if _is_i(section, clause):
        return False if lemma in WORDS["calling"] else None
    if not at_large and is_definite(section, head):
        return None
    return has_object(section, head)


def _claimed_of_thing(section: Section, head: int, dependents: list[int], *, past: bool) -> bool | None:
    """Judge a verb whose subject is a product or another thing of the sender's: anything but news and events."""
    lemma = verb_of(section, head)
    if lemma in WORDS["plain"] or (past and lemma not in WORDS["service"]):
        return None
    acted_on = any(section.deps[i] in ("nsubj:pass", "aux:pass") for i in dependents)
    return lemma in WORDS["capability"] and not acted_on and has_object(section, head)


def _claimed_nature(section: Section, clause: Clause, dependents: list[int], *, thing: bool) -> bool | None:
    """Judge "we are ...": a kind of firm or a word of praise is claimed; a place or a plan is not."""
    if not any(section.deps[i] == "cop" for i in dependents):
        return None
    lemma, tag = section.lemmas[clause.head], section.tags[clause.head]
    if "your" in section.lowers[clause.start : clause.head]:
        return None  # "I was in your shop"
    firm = clause.subject is not None and section.lowers[clause.subject[0]] in ("our", "we")
    if tag == "PROPN" and firm and _is_explained(section, clause):
        return False
    if thing:
        return False if tag in ("ADJ", "NOUN") and lemma not in WORDS["plain"] | WORDS["drawback"] else None
    if tag == "ADJ":
        return False if lemma in WORDS["praise"] and not _is_i(section, clause) else None
    trade = lemma in WORDS["generic"] - WORDS["buyer"] and not _is_i(section, clause)
    return False if trade or lemma in WORDS["identity"] else None


def _is_explained(section: Section, clause: Clause) -> bool:
    """Say whether a name is followed by what it is: "we are Alpine Stays, a specialised agency"."""
    for i in range(clause.head + 1, clause.end - 1):
        if section.lowers[i] == "," and section.lowers[i + 1] in ("a", "an", "the", "one"):
            nouns = (j for j in range(i + 2, min(i + 8, clause.end)) if section.tags[j] == "NOUN")
            return any(section.lemmas[j] in WORDS["identity"] for j in nouns)
    return False


def _claimed_service(section: Section, clause: Clause, head: int, dependents: list[int], *, past: bool) -> bool | None:
    """Judge "we help ...": for a kind of customer it is a claim; for one named case it is a fact with an outcome."""
    if is_ahead(section, dependents):
        return None
    letting = verb_of(section, head) in WORDS["letting"]
    named = _audience(section, head, past=past) is not None
    to_reader = not past and any(section.lowers[i] in YOU for i in range(head + 1, clause.end))
    return letting if named or to_reader else None


def _audience(section: Section, head: int, *, past: bool) -> int | None:
    """Return the noun for the kind of customer that a verb serves, or None."""
    for i in range(head + 1, min(head + _AUDIENCE_WITHIN, len(section.lowers))):
        if section.lowers[i] in _STOPS:
            return None
        if _is_generic(section, i, past=past):
            return i
    return None


def audience_of(claim: Claim) -> tuple[int, int] | None:
    """Return the token range of the kind of customer that a claim about the sender is said to serve, or None."""
    section = claim.sentence.section
    if section.lemmas[claim.head] not in WORDS["service"] | WORDS["letting"] | WORDS["capability"]:
        return None
    noun = _audience(section, claim.head, past=False)
    if noun is None:
        return None
    served = section.lemmas[claim.head] in WORDS["service"] | WORDS["letting"] | WORDS["serving"]
    start = noun
    while start > claim.head + 1 and section.tags[start - 1] in ("ADJ", "NOUN", "NUM", "PROPN"):
        start -= 1
    if not served and section.lowers[start - 1] != "for":
        return None
    counted = any(section.lemmas[i] in _COUNTED or is_many(section, i) for i in range(start, noun))
    counted = counted and section.lemmas[claim.head] in WORDS["service"]
    return (start, noun + 1) if counted or section.lemmas[noun] in WORDS["generic"] else None


def _is_generic(section: Section, i: int, *, past: bool) -> bool:
    """Say whether a noun stands for any reader: a bare plural; of the past, only of the kind that buys."""
    if section.tags[i] != "NOUN":
        return False
    if any(section.lemmas[j] in _COUNTED or is_many(section, j) for j in range(max(i - 3, 0), i)):
        return True
    lower = section.lowers[i]
    # The lemmas of new words ("scaleups") are the words themselves.
    coined = lower == section.lemmas[i] and lower.endswith("s") and not lower.endswith(_NO_PLURALS)
    plural = lower != section.lemmas[i] or section.lemmas[i] == "people" or coined
    if past or not plural:
        return plural and section.lemmas[i] in WORDS["generic"]
    return not any(section.lowers[j] in POINTERS for j in range(max(i - 3, 0), i))


def _is_named(section: Section, clause: Clause, names: frozenset[str]) -> bool:
    """Say whether a clause's subject is marked as the sender's own: by "our" or by name."""
    if clause.subject is None:
        return section.lowers[clause.start] in names
    words = section.lowers[clause.subject[0] : clause.subject[1]]
    if is_coined(section, *clause.subject):
        return True
    return any(word in ("our", "my") or word in names for word in words) or " ".join(words) in names


def _is_thing(section: Section, clause: Clause) -> bool:
    """Say whether the subject is a thing or person of the firm's ("our vans", "it" after them)."""
    if clause.subject is None:
        return False
    start, end = clause.subject
    return any(section.lowers[i] == "our" for i in range(start, end)) or (
        end - start == 1 and section.lowers[start] in ("it", "they")
    )


def _is_i(section: Section, clause: Clause) -> bool:
    return clause.subject is not None and any(section.lowers[i] in _I for i in range(*clause.subject))
