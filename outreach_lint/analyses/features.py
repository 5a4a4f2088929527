"""Lists of features: what the sender or the product has, one after the other, in running text or as bullets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from outreach_lint.analyses.bullets import bullet_lists, is_own
from outreach_lint.analyses.claims import Claim, find_claims, find_wares
from outreach_lint.analyses.clauses import is_past_form
from outreach_lint.analyses.fragments import bare_list, fragment_lists
from outreach_lint.analyses.items import EXAMPLES, LEAST_ITEMS, FeatureList, content_of, is_parted, items_from
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.selling_words import SELLING_VERBS, WORDS, verb_of
from outreach_lint.analyses.wares import ware_of
from outreach_lint.document import Clause, Document, Focus, MessageKind, Mood, Section, Sentence
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("analyses/features")
_OFFERING = _LEXICON.words("offering") | SELLING_VERBS
_KINDS = _LEXICON.words("kind")
_GETTING = frozenset({"access", "enjoy", "get", "have", "receive"})
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})
# Before a list of these kinds there is no feature: "we have offices in", "we work for".
_PLACING = frozenset({"across", "at", "for", "from", "in", "like", "near", "to", "with"})
_PLACES = frozenset({"across", "at", "in", "near"})
# What may stand between a subject and its verb.
_HELPERS = frozenset({"ADV", "AUX", "CCONJ", "PART"})


def find_feature_lists(document: Document) -> tuple[FeatureList, ...]:
    """Return the lists of three or more features, in order. Call it through `document.once(find_feature_lists)`."""
    found = [*_running_lists(document), *bullet_lists(document), *fragment_lists(document)]
    return tuple(sorted(found, key=lambda item: (item.sentence.index, item.start)))


def _running_lists(document: Document) -> Iterator[FeatureList]:
    claims: dict[int, list[Claim]] = {}
    for claim in document.once(find_claims):
        claims.setdefault(claim.sentence.index, []).append(claim)
    last: Sentence | None = None
    for sentence in document.running:
        if is_parted(sentence):
            yield from _lists_in(document, sentence, claims.get(sentence.index, ()), last)
        last = sentence


def _lists_in(
    document: Document, sentence: Sentence, claims: Sequence[Claim], last: Sentence | None
) -> Iterator[FeatureList]:
    """Yield the lists of one sentence: of what it claims, of what it offers, or of what it goes on with."""
    found = _apart([_list_from(sentence, _list_start(claim), claim) for claim in reversed(claims)])
    sells = document.once(find_wares) or document.once(find_sale)
    if not found and not claims and last is not None and _is_fragment(sentence) and is_own(document, last):
        found = _apart([_list_from(sentence, sentence.start, None)])
    if not found and (claims or sells):
        found = _apart(
            [_received(sentence) or _brought(sentence) or _whatever(sentence) or _one_after_the_other(sentence)]
        )
    if sells:
        found = _apart([*found, *_offered(document, sentence)]) or _apart([bare_list(document, sentence)])
    yield from found


def _apart(lists: Sequence[FeatureList | None]) -> list[FeatureList]:
    """Return the lists that share no word with one before them."""
    found: list[FeatureList] = []
    for features in lists:
        if features is not None and not any(features.start < o.end and o.start < features.end for o in found):
            found.append(features)
    return found


def _received(sentence: Sentence) -> FeatureList | None:
    """Return the list of what the reader would get: "you get a shared inbox, a knowledge base, ..."."""
    section = sentence.section
    for clause in sentence.clauses:
        called = clause.focus is Focus.READER or clause.mood is Mood.REQUEST  # "join now and get ..."
        verbs = (i for i in range(clause.head, clause.end) if i == clause.head or _joins(section, i, clause.head))
        verb = next((i for i in verbs if section.lemmas[i] in _GETTING), None)
        if called and verb is not None and not sentence.is_question:
            got = section.lemmas[verb] != "have" or "will" in section.lemmas[clause.start : verb]
            return _list_from(sentence, verb + 1, None) if got else None
    return None


def _joins(section: Section, i: int, head: int) -> bool:
    return section.heads[i] == head and section.deps[i] == "conj" and section.tags[i] == "VERB"


def _offered(document: Document, sentence: Sentence) -> Iterator[FeatureList]:
    """Yield lists of four or more things that the sender's side offers, brings or handles, whatever claims nothing."""
    if sentence.is_question:
        return
    told = _after_what_we_do(sentence)
    if told is not None and len(told.items) > LEAST_ITEMS:
        yield told
        return
    for clause in sentence.clauses:
        verb = _offering_verb(document, sentence.section, clause)
        if verb is None:
            continue
        lists = (_list_from(sentence, start, None) for start in _openings(sentence, verb + 1))
        features = next((found for found in lists if found is not None and len(found.items) > LEAST_ITEMS), None)
        if features is not None:
            yield _from_with(features)


def _after_what_we_do(sentence: Sentence) -> FeatureList | None:
    """Return the list of "what we do is live chat, ticketing, ..."."""
    section = sentence.section
    for i in range(sentence.start, sentence.end - 4):
        first, who, verb, link = section.lemmas[i : i + 4]
        if first == "what" and who in ("i", "we") and verb in _OFFERING and link == "be":
            return _list_from(sentence, i + 4, None)
    return None


def _openings(sentence: Sentence, start: int) -> Iterator[int]:
    """Yield where the list after a verb may begin: at once, or after "with" and "including"."""
    yield start
    for i in range(start, sentence.end - 1):
        if sentence.section.lowers[i] in ("with", "including"):
            yield i + 1


def _offering_verb(document: Document, section: Section, clause: Clause) -> int | None:
    """Return the verb with which a clause offers something of the sender's, plainly and not in the past, or None.

    It is looked for after the subject: in "we do slate, flat roofs, ..." the parser may take "slate" for it.
    """
    if clause.subject is None or clause.mood is not Mood.STATEMENT:
        return None
    copy = document.kind is MessageKind.MARKETING
    if clause.focus not in _OWN and ware_of(section, clause, copy=copy) is None:
        return None
    i = max(clause.subject[1], clause.start)
    if i >= clause.end:  # a subject at the very end: "... that freelancers love"
        return None
    while i < clause.end - 1 and section.tags[i] in _HELPERS and not _offers(section, i):
        if section.lowers[i] in WORDS["denying"] or section.lemmas[i] == "have" or is_past_form(section, i):
            return None
        i += 1
    if section.lemmas[i] == "do" and section.tags[i + 1 : i + 2] == ["VERB"] and _offers(section, i + 1):
        i += 1
    return i if _offers(section, i) and not is_past_form(section, i) else None


def _offers(section: Section, i: int) -> bool:
    """Say whether a token is a verb of offering, the "do" of "we do roofs" among them."""
    lemma = verb_of(section, i)
    denied = i + 1 < len(section.lowers) and section.lowers[i + 1] in WORDS["denying"]
    return lemma in _OFFERING and not denied and (section.tags[i] != "AUX" or lemma == "do")


def _from_with(features: FeatureList) -> FeatureList:
    """Return a list without what stands before its first item: "comes with panels", "fix this with backlinks"."""
    (section, start, end), *others = features.items
    begin = next((i + 1 for i in range(start, end - 1) if section.lowers[i] == "with"), start)
    if section.lowers[begin] == "you" and end - begin > 1:  # "offer you free parking", "help you plan"
        begin += 1
    if section.lowers[begin : begin + 2] == ["everything", "from"] and end - begin > 2:
        begin += 2
    return replace(features, start=begin, items=((section, begin, end), *others))


def _one_after_the_other(sentence: Sentence) -> FeatureList | None:
    """Return the features of "we compare suppliers, we handle the paperwork, we check your bills, we ..."."""
    section = sentence.section
    own = [
        clause
        for clause in sentence.clauses
        if clause.main and clause.subject is not None and section.lowers[clause.subject[0]] == "we"
        if clause.mood is Mood.STATEMENT and section.tags[clause.head] == "VERB"
        if section.lowers[clause.head] == section.lemmas[clause.head]
    ]
    if len(own) <= LEAST_ITEMS:
        return None
    items = tuple((section, clause.subject[0] if clause.subject else clause.start, clause.end) for clause in own)
    return FeatureList(sentence, items[0][1], items[-1][2], items, bulleted=False)


def _brought(sentence: Sentence) -> FeatureList | None:
    """Return the features that stand before what is claimed: "with parking, a terrace and a bar, we're the ..."."""
    section = sentence.section
    if section.lowers[sentence.start] not in ("with", "featuring", "offering"):
        return None
    if any(clause.main and clause.focus is Focus.READER for clause in sentence.clauses):
        return None
    subject = next((c.subject[0] for c in sentence.clauses if c.main and c.subject is not None), sentence.start)
    items = items_from(section, sentence.start + 1, subject)
    if len(items) < LEAST_ITEMS or _is_other_list(section, items, None):
        return None
    return FeatureList(sentence, items[0][0], items[-1][1], tuple((section, *item) for item in items), bulleted=False)


def _whatever(sentence: Sentence) -> FeatureList | None:
    """Return the list of "whether it's plumbing, heating, tiling or plastering, we do it"."""
    section = sentence.section
    if section.lowers[sentence.start] != "whether" or not _WE.intersection(
        section.lowers[sentence.start : sentence.end]
    ):
        return None
    verb = next((i for i in range(sentence.start, sentence.end) if section.lemmas[i] in ("be", "need", "want")), None)
    features = _list_from(sentence, verb + 1, None) if verb is not None else None
    return features if features is not None and len(features.items) > LEAST_ITEMS else None


_WE = frozenset({"i", "our", "we"})


def _is_fragment(sentence: Sentence) -> bool:
    """Say whether a sentence has no subject, so that it may go on listing what the one before began."""
    return not sentence.is_question and not any(clause.subject for clause in sentence.clauses)


def _list_start(claim: Claim) -> int:
    """Return where a claim's list may begin: at what is claimed, without its auxiliaries."""
    section = claim.sentence.section
    before = [i for i in range(claim.start, claim.head) if section.heads[i] == claim.head and section.deps[i] == "cop"]
    return before[0] + 1 if before else claim.head


def _list_from(sentence: Sentence, start: int, claim: Claim | None) -> FeatureList | None:
    """Return the list that begins at a token, or None when there is none or it lists something else."""
    section = sentence.section
    items = items_from(section, start, sentence.end)
    if claim is not None and items:
        items = [_first_item(section, claim, items), *items[1:]]
    if len(items) < LEAST_ITEMS or _is_other_list(section, items, claim):
        return None
    return FeatureList(sentence, items[0][0], items[-1][1], tuple((section, *item) for item in items), bulleted=False)


def _first_item(section: Section, claim: Claim, items: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first item without the verb that governs the list, unless the verbs themselves are listed."""
    start, end = items[0]
    if claim.head < start or section.tags[claim.head] not in ("VERB", "AUX"):
        return items[0]
    if len(items) > 1 and section.tags[content_of(section, items[1])] == "VERB":
        return max(i for i in range(start, end) if section.tags[i] == "VERB" or i == claim.head), end
    return min(content_of(section, (claim.head + 1, end)), end - 1), end


def _is_other_list(section: Section, items: Sequence[tuple[int, int]], claim: Claim | None) -> bool:
    """Say whether a list names places, firms or kinds of customer, or the reader's own things: no features."""
    joined = claim is not None and (claim.clause.focus is Focus.READER or verb_of(section, claim.head) in _JOINING)
    names = sum(1 for start, end in items if _is_name(section, end - 1))
    if 2 * names > len(items) and not joined:
        return True
    customers = sum(1 for _, end in items if _is_customer(section, end - 1))
    if 2 * customers > len(items) or _is_placed(section, items, customers + names):
        return True
    if _is_of_kinds(section, items, claim) or _is_of_readers(section, items):
        return True
    if claim is not None and section.lemmas[claim.head] in WORDS["service"]:
        return not all(any(section.tags[i] == "VERB" for i in range(start, end)) for start, end in items)
    return False


def _is_of_readers(section: Section, items: Sequence[tuple[int, int]]) -> bool:
    """Say whether a list goes on with what is the reader's: "the cost of your chip, board and case"."""
    bare = [_is_bare(section, item) for item in items]
    return any(
        not bare[n] and all(bare[n + 1 :]) and "your" in section.lowers[max(begin - _AT_HAND, 0) : begin]
        for n, (begin, _) in enumerate(items[1:-1])
    )


# How far before the next item "your" may stand: "of your chip,".
_AT_HAND = 4


def _is_of_kinds(section: Section, items: Sequence[tuple[int, int]], claim: Claim | None) -> bool:
    """Say whether a list has the kinds of what is worked on: "all types of tanks, including", "move desks such as"."""
    opener = items[0][0] - 1
    if opener < 1 or section.lowers[opener] not in EXAMPLES:
        return False
    if not _KINDS.isdisjoint(section.lemmas[max(opener - _NEAR, 0) : opener]):
        return True
    return claim is not None and section.tags[claim.head] == "VERB" and verb_of(section, claim.head) not in _OFFERING


def _is_bare(section: Section, item: tuple[int, int]) -> bool:
    """Say whether an item is a noun by itself, which goes on with the one before: "drygoods"."""
    start, end = item
    return section.tags[end - 1] in ("NOUN", "PROPN") and end - start - (section.tags[start] == "CCONJ") == 1


_NEAR = 6


# With what wares are said to work by name: "it syncs with Slack, Teams, Jira and Asana".
_JOINING = frozenset({"integrate", "sync", "synchronise", "synchronize"})


def _is_name(section: Section, i: int) -> bool:
    """Say whether a word is a name, to go by its reading or, within a sentence, by its one capital."""
    return section.tags[i] == "PROPN" or (i > 0 and section.forms[i].istitle() and section.lowers[i - 1] != ".")


def _is_customer(section: Section, i: int) -> bool:
    """Say whether a noun stands for a kind of customer: a bare plural, where the firm has "a team"."""
    return section.lemmas[i] in WORDS["generic"] and section.lowers[i] != section.lemmas[i]


def _is_placed(section: Section, items: Sequence[tuple[int, int]], others: int) -> bool:
    """Say whether the first item says where or for whom, and the others go on with that: "lamps for schools, ..."."""
    start, end = items[0]
    nouns = [i for i in range(start, end) if section.tags[i] in ("NOUN", "PROPN")]
    between = section.lowers[nouns[0] + 1 : nouns[-1]] if nouns else []
    goes_on = section.heads[items[1][1] - 1] == nouns[-1] if len(nouns) > 1 else False
    if goes_on and _PLACING.intersection(between) and all(_is_bare(section, item) for item in items[1:]):
        return True
    return bool(_PLACES.intersection(between)) or (others > 0 and bool(_PLACING.intersection(between)))
