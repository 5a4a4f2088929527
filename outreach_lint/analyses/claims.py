"""What the sender says about itself and its product, and whether it says what that means for the reader.

A claim is a plain statement that the sender, its firm or its product is, has or does something good. An action taken
for this reader, a price, an admitted limit, a guess and a fact of joint work are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach_lint.analyses.clauses import is_past_form, opening_of, words_of
from outreach_lint.document import Clause, Document, Focus, MessageKind, Mood, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon

_LEXICON = load_lexicon("analyses/claims")
_WORDS = {name: _LEXICON.words(name) for name in _LEXICON.sets}
# Verbs that let another act: "our app lets you see", "we help you plan".
LETTING = _WORDS["letting"] | {"get", "have", "help", "keep", "make"}
_SELLING_VERBS = _WORDS["capability"] | _WORDS["letting"] | _WORDS["service"]
_OWN_OPENERS = frozenset({"i", "it", "our", "they", "we"})
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})
_I = frozenset({"i", "me"})
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
# Subordinate clauses that are themselves asserted: "as I said, our pump ...", "I think we offer ...".
REPORTED = frozenset({"ccomp", "conj", "parataxis", "ROOT", "root"})
_SELLING_KINDS = frozenset({MessageKind.CALL_SCRIPT, MessageKind.MARKETING})
_STRAIGHT = frozenset({'"', "''", "``"})
_QUOTES = _STRAIGHT | {"“", "”"}
_STOPS = frozenset({".", "!", "?", ";", ":"})
_MARKS = frozenset({"%", "£", "$", "€"})
# By means of what a reader is said to be able to act, and what is no ware although it has a capital.
_MEANS = frozenset({"through", "using", "via", "with"})
_ABILITY = frozenset({"can", "could", "get", "will", "'ll", "’ll"})
_NO_WARES = frozenset({"christmas", "easter", "google", "excel", "brexit"})
_EVERYTHING = frozenset({"all", "anything", "everything"})
# What follows a "so" that means "and therefore".
_CLAUSE_OPENERS = frozenset({"DET", "NOUN", "NUM", "PRON", "PROPN", "SCONJ"})
_AUDIENCE_WITHIN = 7
# Words that point at particular things.
_POINTERS = frozenset({"her", "his", "its", "our", "that", "the", "their", "these", "this", "those"})
_COUNTED = frozenset({"dozen", "hundred", "many", "million", "several", "thousand"})


_COINED = re.compile(r"[a-z][A-Z]")


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
    consequences = _consequences(document)
    followers = dict(zip((s.index for s in document.running), document.running[1:], strict=False))
    return tuple(
        _claim(sentence, clause, about, kind, consequences, followers.get(sentence.index))
        for (sentence, clause, about), kind in zip(assertions, kinds, strict=True)
        if kind is not None
    )


def _assertions(document: Document) -> list[tuple[Sentence, Clause, Focus]]:
    """Return what is plainly stated about the sender or the product, and about which of them."""
    unheard = _answers(document) | document.once(find_quoted)
    copy = document.kind is MessageKind.MARKETING
    names = document.parties.sender | document.parties.products
    own: set[int] = set()
    found = []
    for sentence, clause in document.clauses:
        about = _about(sentence.section, clause, copy=copy, after_own=sentence.index - 1 in own)
        if about is None and _is_enabled(sentence.section, clause, names):
            about = Focus.PRODUCT
        if (clause.main and (about is Focus.PRODUCT or (copy and about is not None))) or _presents_new(sentence):
            own.add(sentence.index)
        if about is not None and sentence.index not in unheard and _asserted(sentence, clause):
            found.append((sentence, clause, about))
    return found


def _presents_new(sentence: Sentence) -> bool:
    """Say whether a sentence brings up wares of the sender's that the next may call "it": "our new compact line"."""
    section = sentence.section
    return any(
        section.lowers[i] == "our" and section.lowers[i + 1] in _WORDS["fresh"]
        for i in range(sentence.start, sentence.end - 1)
    )


def find_wares(document: Document) -> bool:
    """Say whether the message is about wares by its kind or its words, before any claim is looked at."""
    return document.kind in _SELLING_KINDS or bool(_LEXICON.find(document, "wares"))


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
    served = _followed(sentence, clause, consequences) or (follower is not None and _answered(follower, consequences))
    head = _predicate(sentence.section, clause)
    end = sentence.end if sentence.section.lemmas[head] in _WORDS["admiring"] else clause.end
    while end > head + 1 and sentence.section.tags[end - 1] == "PUNCT":
        end -= 1
    return Claim(sentence, clause, about, start, end, head, capability, served)


def find_quoted(document: Document) -> frozenset[int]:
    """Return the indices of sentences that somebody else is quoted as saying.

    Call it through `document.once(find_quoted)`. In call scripts the lines to say stand in quotation marks, and are
    the sender's own.
    """
    if document.kind is MessageKind.CALL_SCRIPT:
        return frozenset()
    quoted = set()
    open_in: dict[int, bool] = {}
    for sentence in document.running:
        section = sentence.section
        inside = open_in.get(id(section), False)
        middle, turned = (sentence.start + sentence.end) // 2, inside
        for i in range(sentence.start, sentence.end):
            mark = section.lowers[i]
            if mark in _QUOTES:
                turned = mark == "“" or (mark in _STRAIGHT and not turned)
            if i == middle and turned:
                quoted.add(sentence.index)
        open_in[id(section)] = turned
    return frozenset(quoted)


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
        and section.lemmas[clause.head] in _WORDS["asking"]
    )


def _about(section: Section, clause: Clause, *, copy: bool, after_own: bool) -> Focus | None:
    """Return whom a clause is about when that is the sender or the product.

    Args:
        copy: the message is marketing copy, where whatever has a name and "offers" something is for sale.
        after_own: the sentence before was about the product (in copy also about the sender), as "it" is now.
    """
    if clause.focus in _OWN:
        return clause.focus
    if after_own and clause.subject is not None and section.lowers[clause.subject[0]] == "it":
        return Focus.PRODUCT if section.deps[clause.subject[0]] == "nsubj" else None
    return _admired(section, clause) or _ware(section, clause, copy=copy)


def _is_enabled(section: Section, clause: Clause, names: frozenset[str]) -> bool:
    """Say whether the reader acts by means of the sender's wares: "with our planner you can ..."."""
    if clause.focus is not Focus.READER or clause.subject is None or section.lowers[clause.start] not in _MEANS:
        return False
    subject = clause.subject[0]
    if section.lowers[subject] not in _YOU or not _ABILITY.intersection(section.lowers[subject : clause.head]):
        return False
    means = range(clause.start + 1, subject)
    owned = any(section.lowers[i] in ("my", "our") or section.lowers[i] in names for i in means)
    alone = len(means) == 2 and section.lowers[means[1]] == "," and section.tags[means[0]] == "PROPN"
    return owned or (alone and section.lowers[means[0]] not in _NO_WARES)


def _ware(section: Section, clause: Clause, *, copy: bool) -> Focus | None:
    """Return PRODUCT for "the Enterprise plan includes ...": wares named without "our"."""
    verb = _verb(section, clause.head)
    if clause.subject is None:
        return None
    start, end = clause.subject
    capital = all(section.doc[i].text[:1].isupper() for i in range(start, end))
    named = capital and clause.focus is not Focus.READER and section.tags[start] != "PRON"
    coined = named and _is_coined(section, start, end)
    if named and "be" in section.lemmas[end : clause.head] and section.tags[clause.head] == "NOUN":
        sold = section.lemmas[clause.head] in _WORDS["product"] or coined or copy
        return Focus.PRODUCT if sold else None  # "PeopleDeck is a platform that ..."
    if coined and (verb in _SELLING_VERBS or verb in _WORDS["acting"]) and section.lowers[clause.head] != verb:
        return Focus.PRODUCT
    if verb not in _WORDS["holding"] and not (copy and verb in _SELLING_VERBS):
        return None
    article = section.lowers[start] in ("the", "this", "each", "every")
    if article and any(section.lemmas[i] in _WORDS["ware"] for i in range(start, end)):
        return Focus.PRODUCT
    return Focus.PRODUCT if copy and named else None


def _is_coined(section: Section, start: int, end: int) -> bool:
    """Say whether a name has a capital inside ("FinPilot"), as wares have and people and places don't."""
    return any(
        _COINED.search(section.doc[i].text) is not None and section.lowers[i] not in _WORDS["everybodys"]
        for i in range(start, end)
    )


def _admired(section: Section, clause: Clause) -> Focus | None:
    """Return SENDER for "our customers love ...": said of them, meant of the sender."""
    if clause.subject is None or section.lemmas[clause.head] not in _WORDS["admiring"]:
        return None
    subject = range(*clause.subject)
    if any(section.lemmas[i] in _WORDS["admirer"] for i in subject) and any(
        section.lowers[i] in ("our", "my") for i in subject
    ):
        return Focus.SENDER
    return None


def _asserted(sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause states something plainly: no question, condition, denial, hedge or price."""
    if clause.mood is not Mood.STATEMENT or (clause.main and sentence.is_question):
        return False
    section = sentence.section
    opening = opening_of(section, clause)
    capital = section.doc[opening].text[:1].isupper() and section.tags[opening] in ("NOUN", "PROPN")
    named = clause.focus is Focus.PRODUCT and capital
    if clause.subject is None and not named and section.lowers[opening] not in _OWN_OPENERS:
        return False
    first = clause.start == sentence.start
    if not (clause.main or first) and section.deps[clause.head] not in REPORTED:
        return False
    lowers = section.lowers[clause.start : clause.end]
    if not lowers or any(low in _WORDS["unasserted"] for low in lowers[:2]):
        return False
    before = section.lowers[clause.start : max(clause.head, clause.start) + 1]
    return not any(low in _WORDS["denying"] for low in before) and not any(
        low in _MARKS and low != "%" for low in lowers
    )


def _claimed(section: Section, clause: Clause, about: Focus, *, at_large: bool) -> bool | None:
    """Return True for a capability claimed, False for another claim, None for none.

    Args:
        at_large: the message sells, so that whatever is said of the sender's things counts ("our vans are electric").
    """
    head = _predicate(section, clause)
    lemma, tag = _verb(section, head), section.tags[head]
    if section.has_stand_in(head, head + 1):
        return None
    if clause.focus is Focus.READER:  # "with our planner you can ...": whatever they can
        return True
    dependents = [i for i in range(clause.start, clause.end) if section.heads[i] == head and i != head]
    thing = about is Focus.PRODUCT or (at_large and _is_thing(section, clause))
    under_way = at_large and _is_under_way(section, dependents) and not _is_definite(section, head)
    if (section.lowers[head].endswith("ing") and not under_way) or _is_stray(section, head, dependents):
        return None
    misread = lemma in _SELLING_VERBS and not any(section.deps[i] in ("cop", "det", "case") for i in dependents)
    if tag not in ("VERB", "AUX") and not misread:
        return _claimed_nature(section, clause, dependents, thing=thing)
    if lemma == "have":
        owned = [i for i in dependents if section.deps[i] == "obj"]
        return True if any(section.lemmas[i] in _WORDS["credential"] for i in owned) else None
    if about is Focus.SENDER and _is_vouched(section, head, dependents):
        return False
    past = _is_past(section, head, dependents)
    if lemma == "take" and about is Focus.SENDER and section.lowers[head + 1 : head + 3] == ["care", "of"]:
        return True if at_large and not past and not _ahead(section, dependents) else None
    if lemma == "do" and about is Focus.SENDER:
        return True if not past and not _ahead(section, dependents) and _does_many(section, head, clause.end) else None
    if thing:
        return _claimed_of_thing(section, head, dependents, past=past)
    if lemma in _WORDS["letting"] or lemma in _WORDS["service"]:
        return _claimed_service(section, clause, head, dependents, past=past)
    if _admired(section, clause):
        return False
    if lemma not in _WORDS["capability"] or past or _ahead(section, dependents):
        return None
    if _is_i(section, clause):
        return False if lemma in _WORDS["calling"] else None
    if not at_large and _is_definite(section, head):
        return None
    return _has_object(section, head)


def _claimed_of_thing(section: Section, head: int, dependents: list[int], *, past: bool) -> bool | None:
    """Judge a verb whose subject is a product or another thing of the sender's: anything but news and events."""
    lemma = _verb(section, head)
    if lemma in _WORDS["plain"] or (past and lemma not in _WORDS["service"]):
        return None
    acted_on = any(section.deps[i] in ("nsubj:pass", "aux:pass") for i in dependents)
    return lemma in _WORDS["capability"] and not acted_on and _has_object(section, head)


def _claimed_nature(section: Section, clause: Clause, dependents: list[int], *, thing: bool) -> bool | None:
    """Judge "we are ...": a kind of firm or a word of praise is claimed; a place or a plan is not."""
    if not any(section.deps[i] == "cop" for i in dependents):
        return None
    lemma, tag = section.lemmas[clause.head], section.tags[clause.head]
    firm = clause.subject is not None and section.lowers[clause.subject[0]] in ("our", "we")
    if tag == "PROPN" and firm and _is_explained(section, clause):
        return False
    if thing:
        return False if tag in ("ADJ", "NOUN") and lemma not in _WORDS["plain"] | _WORDS["drawback"] else None
    if tag == "ADJ":
        return False if lemma in _WORDS["praise"] and not _is_i(section, clause) else None
    trade = lemma in _WORDS["generic"] - _WORDS["buyer"] and not _is_i(section, clause)
    return False if trade or lemma in _WORDS["identity"] else None


def _is_explained(section: Section, clause: Clause) -> bool:
    """Say whether a name is followed by what it is: "we are Alpine Stays, a specialised agency"."""
    for i in range(clause.head + 1, clause.end - 1):
        if section.lowers[i] == "," and section.lowers[i + 1] in ("a", "an", "the", "one"):
            nouns = (j for j in range(i + 2, min(i + 8, clause.end)) if section.tags[j] == "NOUN")
            return any(section.lemmas[j] in _WORDS["identity"] for j in nouns)
    return False


def _claimed_service(section: Section, clause: Clause, head: int, dependents: list[int], *, past: bool) -> bool | None:
    """Judge "we help ...": for a kind of customer it is a claim; for one named case it is a fact with an outcome."""
    if _ahead(section, dependents):
        return None
    letting = _verb(section, head) in _WORDS["letting"]
    named = _audience(section, head, past=past) is not None
    to_reader = not past and any(section.lowers[i] in _YOU for i in range(head + 1, clause.end))
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
    if section.lemmas[claim.head] not in _WORDS["service"] | _WORDS["letting"] | _WORDS["capability"]:
        return None
    noun = _audience(section, claim.head, past=False)
    if noun is None:
        return None
    served = section.lemmas[claim.head] in _WORDS["service"] | _WORDS["letting"] | _WORDS["serving"]
    start = noun
    while start > claim.head + 1 and section.tags[start - 1] in ("ADJ", "NOUN", "NUM", "PROPN"):
        start -= 1
    if not served and section.lowers[start - 1] != "for":
        return None
    counted = any(section.lemmas[i] in _COUNTED or _is_many(section, i) for i in range(start, noun))
    counted = counted and section.lemmas[claim.head] in _WORDS["service"]
    return (start, noun + 1) if counted or section.lemmas[noun] in _WORDS["generic"] else None


def _is_generic(section: Section, i: int, *, past: bool) -> bool:
    """Say whether a noun stands for any reader: a bare plural; of the past, only of the kind that buys."""
    if section.tags[i] != "NOUN":
        return False
    if any(section.lemmas[j] in _COUNTED or _is_many(section, j) for j in range(max(i - 3, 0), i)):
        return True
    plural = section.lowers[i] != section.lemmas[i] or section.lemmas[i] == "people"
    if past or not plural:
        return plural and section.lemmas[i] in _WORDS["generic"]
    return not any(section.lowers[j] in _POINTERS for j in range(max(i - 3, 0), i))


def _is_past(section: Section, head: int, dependents: list[int]) -> bool:
    """Say whether a predicate is in the past or the perfect."""
    if any(section.lemmas[i] == "have" and section.deps[i] == "aux" for i in dependents):
        return True
    auxiliaries = [i for i in dependents if section.deps[i] in ("aux", "aux:pass")]
    if auxiliaries:
        return any(is_past_form(section, i) for i in auxiliaries)
    return is_past_form(section, head) or (
        section.lowers[head] != section.lemmas[head] and "Past" in section.doc[head].morph.get("Tense", [])
    )


def _ahead(section: Section, dependents: list[int]) -> bool:
    """Say whether an auxiliary puts the act in the future: a promise, not a claim."""
    return any(section.lowers[i] in ("will", "'ll", "’ll", "ll") for i in dependents)


def _predicate(section: Section, clause: Clause) -> int:
    """Return the predicate of a clause: its head, or the verb of capability that was read as a noun.

    "Our planner integrates with ..." is easily taken for a noun phrase; a verb such words follow their subject.
    """
    head = clause.head
    if section.tags[head] in ("VERB", "AUX"):
        return head
    if any(section.heads[i] == head and section.deps[i] == "cop" for i in range(clause.start, clause.end)):
        return head
    for i in range(clause.start + 1, clause.end - 1):
        if _verb(section, i) in _SELLING_VERBS and section.tags[i - 1] in ("ADJ", "NOUN", "PRON", "PROPN"):
            agrees = section.lowers[i - 1] in ("i", "we", "they") or section.lowers[i] != _verb(section, i)
            if agrees or section.tags[i] == "VERB":
                return i
    return head


def _verb(section: Section, i: int) -> str:
    """Return the lemma of a verb, also where it was read as a noun in the plural ("integrates")."""
    lemma, lower = section.lemmas[i], section.lowers[i]
    if lemma not in _SELLING_VERBS and lower.endswith("s"):
        return next((form for form in (lower[:-1], lower[:-2]) if form in _SELLING_VERBS), lemma)
    return lemma


def _is_stray(section: Section, head: int, dependents: list[int]) -> bool:
    """Say whether a coordinated predicate is a bare form that belongs to another verb ("helped them find and fix")."""
    governor = section.heads[head]
    bare = section.lowers[head] == section.lemmas[head]
    return (
        section.deps[head] == "conj"
        and bare
        and section.lowers[governor] != section.lemmas[governor]
        and not any(section.deps[i] in ("aux", "nsubj") for i in dependents)
    )


def _has_object(section: Section, head: int) -> bool:
    """Say whether a verb of capability has something that it offers, covers or integrates with."""
    if _verb(section, head) in _WORDS["joining"]:
        return True
    after = range(head + 1, min(head + 12, len(section.tags)))
    if section.tags[head] != "VERB" or section.deps[head] == "amod":  # misread: any noun after it will do
        return any(section.tags[i] in ("NOUN", "PROPN") for i in after)
    return any(section.heads[i] == head and section.deps[i] in ("obj", "iobj", "dep") for i in after)


def _is_vouched(section: Section, head: int, dependents: list[int]) -> bool:
    """Say whether a firm says of itself that it is licensed, insured, trusted: read as a verb in the passive."""
    passive = any(section.lemmas[i] == "be" and section.lowers[i] not in ("was", "were", "been") for i in dependents)
    return passive and section.lowers[head] in _WORDS["vouched"]


def _is_under_way(section: Section, dependents: list[int]) -> bool:
    """Say whether a predicate is "we are producing ..." in full, which in a pitch says the same as "we produce"."""
    return any(section.lemmas[i] == "be" and section.deps[i] == "aux" for i in dependents)


def _does_many(section: Section, head: int, end: int) -> bool:
    """Say whether "we do ..." goes on with everything, or with one trade after the other."""
    if section.lowers[head + 1 : head + 2] and section.lowers[head + 1] in _EVERYTHING:
        return any(
            section.lowers[i] in ("from", "kinds", "sorts", "types") for i in range(head + 2, min(head + 5, end))
        )
    things = [i for i in range(head + 1, end) if section.tags[i] in ("NOUN", "PROPN")]
    parted = sum(section.lowers[i] in (",", "and", "&", "plus") for i in range(head + 1, end))
    pointed = any(section.lowers[i] in _POINTERS | _YOU for i in range(head + 1, min(head + 3, end)))
    return len(things) > 2 and parted > 1 and not pointed


def _is_many(section: Section, i: int) -> bool:
    """Say whether a token is a number of two digits or more: "we've helped over 300 shops"."""
    return section.tags[i] == "NUM" and len(section.lowers[i]) > 1 and section.lowers[i][0].isdigit()


def _is_definite(section: Section, head: int) -> bool:
    """Say whether a verb's object is a particular thing, as in joint work ("we provide the certificates")."""
    after = range(head + 1, min(head + 3, len(section.tags)))
    return any(section.lowers[i] in _POINTERS for i in after)


def _is_named(section: Section, clause: Clause, names: frozenset[str]) -> bool:
    """Say whether a clause's subject is marked as the sender's own: by "our" or by name."""
    if clause.subject is None:
        return False
    words = section.lowers[clause.subject[0] : clause.subject[1]]
    if _is_coined(section, *clause.subject):
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


# --- Consequences --------------------------------------------------------------------------------------------------


def _consequences(document: Document) -> dict[int, list[Match]]:
    found: dict[int, list[Match]] = {}
    for match in _LEXICON.find(document, "consequence"):
        found.setdefault(match.sentence.index, []).append(match)
    return found


def _followed(sentence: Sentence, clause: Clause, consequences: dict[int, list[Match]]) -> bool:
    """Say whether a claim's own sentence says what follows for the reader."""
    if _resolves(sentence, consequences) or any(_is_outcome(sentence.section, c) for c in sentence.clauses):
        return True
    section, head = sentence.section, clause.head
    return section.lemmas[head] in LETTING and any(
        section.tags[i] == "VERB" and section.lemmas[i] not in _WORDS["vague"] for i in range(head + 1, sentence.end)
    )


def _resolves(sentence: Sentence, consequences: dict[int, list[Match]]) -> bool:
    """Say whether a sentence has words of consequence, or a "so" that brings a clause in."""
    if sentence.index in consequences:
        return True
    section = sentence.section
    return any(
        section.lowers[i] == "so" and section.tags[i + 1] in _CLAUSE_OPENERS
        for i in range(sentence.start, sentence.end - 1)
    )


def _answered(follower: Sentence, consequences: dict[int, list[Match]]) -> bool:
    """Say whether the sentence after a claim says what follows for the reader."""
    if follower.is_question:
        return False
    return _resolves(follower, consequences) or any(
        c.main and _is_outcome(follower.section, c) for c in follower.clauses
    )


def _is_outcome(section: Section, clause: Clause) -> bool:
    """Say whether a clause tells what the reader will do or have: the reader as its subject, asserted."""
    if clause.focus is not Focus.READER or clause.mood is not Mood.STATEMENT or clause.subject is None:
        return False
    governor = section.heads[clause.head]
    if section.lemmas[clause.head] in _WORDS["wanting"] or (not clause.main and section.lemmas[governor] in LETTING):
        return False
    return not any(low in ("if", "as", "whether", "may", "might") for low in section.lowers[clause.start : clause.head])
