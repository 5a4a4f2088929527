"""A superlative about the sender with nothing beside it that the reader could check.

Why: "leading", "world-class" and "#1" are what every seller says of itself, so they tell the reader nothing but that
the seller would like to be believed. One thing that can be checked is worth more than the whole scale of praise.

Evidence: Impressions fall when claims are recognised as attempts to persuade (Carlson and Shu 2014, four experiments,
doi 10.1509/jm.11.0504, grade A). Credibility comes from admitting where one is not credible
(trustedadvisor.com/trustmatters/tag/sales/page/22, grade D). That a bare superlative costs trust is the essays'
judgement.

Flagged:
    Hi Petra,

    We are a leading provider of pumps, with unrivalled service.

Better:
    Hi Petra,

    We make one pump, and the council measured it at 38 decibels in the cellar of Denby school.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import CURRENCY, words_of
from outreach_lint.analyses.self_praise import clause_at, is_backed, is_of_sender, may_boast
from outreach_lint.analyses.selling_words import SELLING_VERBS, verb_of
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Clause, Document, Focus, MessageKind, Mood, Section
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rewordings import rewordings_of
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, NoOptions, rule

_LEXICON = load_lexicon("credibility/bare_superlative")
_JUDGING, _SIZES, _THANKED = (_LEXICON.words(name) for name in ("judging", "size", "thanked"))
_OFFERING = SELLING_VERBS | _LEXICON.words("offering")
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})
_DENIALS = frozenset({"n't", "n’t", "neither", "never", "no", "nor", "not", "without"})
_HEDGES = frozenset({"if", "maybe", "perhaps", "probably", "may", "might", "try", "trying", "want", "wants", "aim"})
# What a superlative is compared within, or what time it speaks of: no praise of wares.
_PLAIN = frozenset(
    "age amount bid case chapter concern cost date day deadline dose draft end example fault fear friend hour house "
    "issue job mistake month moment news part person problem quantity question reason result risk room route "
    "rule size step thing time train version way week worry year".split()
)
# A measure beside a superlative makes it checkable; how many customers or years stand behind it does not.
_MEASURES = frozenset(
    "amp c celsius cm db decibel degree foot g gram hour inch kg kilo km knot kwh lb litre liter m metre meter mile "
    "millimetre minute mm mph newton ounce penny pound second ton tonne volt w watt".split()
)


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT, SERVICE_REPLY))
def bare_superlative(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the first unbacked superlative of each sentence."""
    seen: set[int] = set()
    for match in _LEXICON.find(document):
        sentence = match.sentence
        if sentence.index in seen or not _is_boast(document, match):
            continue
        if is_backed(document, sentence) or _is_measured(match) or _is_among_own(match):
            continue
        seen.add(sentence.index)
        start, end = _extent(match)
        span = match.section.locate(start, end)
        if span is not None:
            message = _message(words_of(match.section, start, end))
            # In a reply a boast is one of its courtesies.
            severity = Severity.SUGGESTION if document.kind is MessageKind.SERVICE_REPLY else None
            yield Finding(span, message, _help(match), severity=severity, rewordings=rewordings_of(match))


def _is_boast(document: Document, match: Match) -> bool:
    section, sentence = match.section, match.sentence
    clause = clause_at(sentence, match.start)
    if sentence.is_question and (clause is None or clause.focus is Focus.READER):
        return False
    start = clause.start if clause is not None else sentence.start
    before = section.lowers[start : match.start]
    if _DENIALS.intersection(before) or _HEDGES.intersection(before):
        return False
    if match.entry.group in ("fit", "role"):
        return _is_for_reader(document, match, clause)
    if not is_of_sender(document, sentence, match.start, match.end) or _is_said_of_another(section, match.start):
        return False
    if match.entry.group == "boast":
        return True
    if not (_is_of_wares(section, clause) or document.once(may_boast)):
        return False
    own = "our" in before or _is_of_place(section, match.start)
    own = own or (clause is not None and clause.focus in _OWN and not _is_by_person(section, clause))
    if match.entry.group == "offered":
        return _is_of_things(match) and _is_offered(section, match, clause)
    if match.entry.group == "puff":
        return own or any(low in ("our", "my") for low in section.lowers[match.start : match.end])
    if clause is not None and clause.mood is not Mood.STATEMENT:
        return False
    return own and _praises(section, match, sentence.end)


def _is_for_reader(document: Document, match: Match, clause: Clause | None) -> bool:
    """Say whether the sender says what it would be to the reader: "a great addition to your page"."""
    if not document.once(may_boast):
        return False
    if clause is None or clause.subject is None:
        return match.start == match.sentence.start
    before = match.section.lowers[clause.start : match.start]
    return clause.focus is not Focus.READER and _READER.isdisjoint(before)


# Of these a verdict may be passed that is no praise of oneself.
_READER = frozenset({"there", "you", "your", "yours"})


def _is_of_things(match: Match) -> bool:
    """Say whether a noun is praised, and no crowd that is thanked, nor a time that was had."""
    noun = _praised_noun(match)
    return noun is not None and match.section.lowers[noun] not in _THANKED


def _praised_noun(match: Match) -> int | None:
    """Return the noun after words of praise, within the two next words, or None."""
    section, end = match.section, min(match.end + 2, match.sentence.end)
    return next((i for i in range(match.end, end) if section.tags[i] in ("NOUN", "PROPN")), None)


def _is_offered(section: Section, match: Match, clause: Clause | None) -> bool:
    """Say whether praised things are ours, or what we offer, make or have to sell: "I build stunning websites"."""
    before = range(max(match.start - 3, match.sentence.start), match.start)
    if any(section.lowers[i] == "our" for i in before):
        return True
    selling = any(section.tags[i] == "VERB" and verb_of(section, i) in _OFFERING for i in before)
    return selling and clause is not None and clause.focus in _OWN


def _is_said_of_another(section: Section, start: int) -> bool:
    """Say whether a superlative stands beside "you", or after "as" and a verb of judging.

    "With you, one of the largest mills", "we see Poland as one of the best markets".
    """
    i = start - 1
    while i > 0 and section.lowers[i] in _LEADS:
        i -= 1
    if i > 0 and section.lowers[i] == "," and section.lowers[i - 1] in ("you", "yourselves"):
        return True
    judged = not _JUDGING.isdisjoint(section.lemmas[max(i - _REACH, 0) : i + 1])
    return judged and "as" in section.lowers[i + 1 : start]


_LEADS = frozenset({"a", "as", "of", "one", "the"})


def _is_of_wares(section: Section, clause: Clause | None) -> bool:
    """Say whether a clause is about "our ..." or "we are ...": of these a superlative sells by itself."""
    if clause is None or clause.subject is None or clause.focus not in _OWN:
        return False
    subject = section.lowers[clause.subject[0] : clause.subject[1]]
    named = section.tags[clause.head] in ("NOUN", "PROPN", "ADJ")
    pointed = clause.focus is Focus.PRODUCT and subject[-1] in ("it", "these", "this")
    return named and (pointed or subject == ["we"] or (subject[0] == "our" and len(subject) > 1))


def _is_of_place(section: Section, start: int) -> bool:
    """Say whether a superlative is of all Kent or Britain ("Kent's toughest latch"), not of today or this year."""
    return section.lowers[start] in ("'s", "’s") and start > 0 and section.tags[start - 1] == "PROPN"


def _is_by_person(section: Section, clause: Clause) -> bool:
    """Say whether "I" do something in a clause: a person's acts and opinions praise no wares."""
    acted = section.tags[clause.head] in ("VERB", "AUX") and verb_of(section, clause.head) not in SELLING_VERBS
    return acted and clause.subject is not None and "i" in section.lowers[clause.subject[0] : clause.subject[1]]


def _praises(section: Section, match: Match, end: int) -> bool:
    """Say whether an ordinary superlative praises something: "most" before an adjective, and no plain noun after."""
    after = match.end
    if section.lowers[after - 1] == "most" and (after >= end or section.tags[after] not in ("ADJ", "ADV", "VERB")):
        return False
    noun = next((i for i in range(match.start + 1, min(after + 4, end)) if section.tags[i] in ("NOUN", "PROPN")), None)
    return noun is None or section.lemmas[noun] not in _PLAIN


def _is_measured(match: Match) -> bool:
    """Say whether the sentence holds a measure: a number with a unit after it."""
    section = match.section
    return any(
        section.lowers[i] in CURRENCY
        or (section.lowers[i][:1].isdigit() and not _MEASURES.isdisjoint(section.lemmas[i + 1 : i + 3]))
        for i in range(match.sentence.start, match.sentence.end)
    )


def _is_among_own(match: Match) -> bool:
    """Say whether a size is compared among the writer's own things: "the largest appeal launched by our school"."""
    section = match.section
    after = section.lowers[match.end : min(match.end + _REACH, match.sentence.end)]
    by_us = any(after[i : i + 2] in (["by", "our"], ["by", "us"]) for i in range(len(after)))
    return by_us and not _SIZES.isdisjoint(section.lowers[match.start : match.end])


# How many words apart a superlative and what it is of may stand.
_REACH = 8


def _extent(match: Match) -> tuple[int, int]:
    """Return the words to point at: without a genitive mark before them, with the adjective after "most"."""
    section = match.section
    noun = _praised_noun(match) if match.entry.group == "offered" else None
    if noun is not None:
        return match.start, noun + 1
    start = match.start + (section.lowers[match.start] in ("'s", "’s"))
    last = section.lowers[match.end - 1]
    return start, min(match.end + (last == "most"), match.sentence.end)


def _message(words: str) -> str:
    return (
        f"“{words}” is the sender's word for itself, and nothing beside it can be checked: readers have heard it "
        "from every seller."
    )


def _help(match: Match) -> str:
    if match.entry.group == "fit":
        return "Say which gap of theirs it fills, or what is in it that they lack, and leave the verdict to them."
    if match.entry.group == "role":
        return "Advise them once, here, on one thing of theirs; whom they trust is for them to say."
    words = words_of(match.section, match.sentence.start, match.sentence.end)
    return (
        f"In “{words}”, put one fact in its place: who measured it, or what happened at one named customer. "
        "Without such a fact, cut the word; the sentence says the same."
    )
