"""What is given, promised or dangled: things handed over, work done, introductions, answers and insights.

A thing is found by the act that hands it over and judged by its noun. It is *aimed* when it stands beside something
that only this reader has; *generic* when it was made for everybody; and its handing says whether the reader has it
now, is promised it, or must first ask. What belongs to the sale itself (a demo, a call, a price list) is an offer too,
so that a rule can say that nothing else was offered.

Evidence: favours returned after a gift in a field experiment (Falk 2007, https://docslib.org/doc/1498273, grade A);
small presents put buyers off at a first meeting (Maréchal and Thöni 2018, https://zora.uzh.ch/id/eprint/123956,
grade A), so a gift here means insight or work, never goods. The parts of a gift are the essays' judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from outreach_lint.analyses.evidence import Evidence, find_evidence
from outreach_lint.analyses.insights import QUOTES, find_insights, names_a_thing
from outreach_lint.analyses.risks import find_risks
from outreach_lint.analyses.things import is_finding, thing_after, thing_before
from outreach_lint.document import RUNNING_ROLES, Document, Section, Sentence
from outreach_lint.lexicon import Entry, Match, load_lexicon
from outreach_lint.source import TextSpan

_LEXICON = load_lexicon("analyses/offers")
_FIRST = frozenset({"i", "we"})
# The tagger sometimes takes a rare verb for a noun or an adjective ("redrew").
_VERBAL = frozenset({"VERB", "AUX"})
_WORK = _LEXICON.words("work")
_MADE = Entry("", group="made")
_BETWEEN = 3
_STAKING, _STAKES = (_LEXICON.words(name) for name in ("staking", "stakes"))
_SALES, _EARNED = _LEXICON.words("sales"), _LEXICON.words("earned")
_MATERIAL, _CATALOGUE = (_LEXICON.words(name) for name in ("material", "catalogue"))
_GATHERING = _LEXICON.words("gathering")
_ARTEFACT = _LEXICON.words("artefact")
_FOUND = _LEXICON.words("found")
_FORMULA = _LEXICON.words("formula")


class OfferKind(str, Enum):
    """What sort of thing is offered."""

    WORK = "work"
    """A thing made, found or lent for this reader."""
    MATERIAL = "material"
    """A ready-made thing: a guide, a report, an article."""
    INSIGHT = "insight"
    """Said in the message itself: a fact of the reader's and what follows from it, or an answer."""
    INTRODUCTION = "introduction"
    """Somebody else, or another way, that serves the reader."""
    SALE = "sale"
    """Part of the sale: a demo, a call, a price list."""


class Handing(str, Enum):
    """How the reader comes by it."""

    GIVEN = "given"
    PROMISED = "promised"
    OFFERED = "offered"
    """On offer ("happy to send"); nothing is asked for it."""
    WITHHELD = "withheld"
    """The reader is asked for leave first ("shall I send")."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something offered to the reader.

    Attributes:
        start, end: token range of the thing with its modifiers, or of the sentence for an insight.
        act: token index where the words that hand it over begin.
        thing: the noun of the thing, lower-cased; "" for insights and introductions.
        aimed: it stands beside something that only this reader has, or was made for them.
        generic: it was made for everybody.
        risky: something about it could turn out wrong.
        made: the sender did work for it.
    """

    sentence: Sentence
    start: int
    end: int
    act: int
    kind: OfferKind
    handing: Handing = Handing.GIVEN
    thing: str = ""
    aimed: bool = False
    generic: bool = False
    risky: bool = False
    made: bool = False

    @property
    def span(self) -> TextSpan | None:
        """The thing in the source; None when it is stand-in text only."""
        return self.sentence.section.locate(self.start, self.end)

    @property
    def text(self) -> str:
        """The thing in the view's words."""
        return " ".join(self.sentence.section.slice(self.start, self.end).split())

    @property
    def is_worth(self) -> bool:
        """Whether the thing is of use by itself: a person's work, or anything tied to this reader."""
        if self.aimed or self.kind is OfferKind.MATERIAL or self.thing == "what":
            return True
        return self.thing in _ARTEFACT or self.thing in _MATERIAL

    @property
    def is_finding(self) -> bool:
        """Whether it is something the writer found out or thought of."""
        return self.thing == "what" or self.thing in _FOUND

    @property
    def is_gift(self) -> bool:
        """Whether the reader has something of use from it, whatever it may lack."""
        if self.kind is OfferKind.WORK:
            return self.is_worth and (self.aimed or self.handing in (Handing.GIVEN, Handing.PROMISED))
        if self.kind is OfferKind.MATERIAL:
            return self.aimed
        if self.kind is OfferKind.INTRODUCTION:
            return self.handing is not Handing.WITHHELD
        return self.kind is OfferKind.INSIGHT


def find_offers(document: Document) -> tuple[Offer, ...]:
    """Return what a document's running text offers, in order. Call it as `document.once(find_offers)`."""
    evidence = _by_sentence(document)
    acts = [match for match in _LEXICON.find(document) if match.section.role in RUNNING_ROLES]
    found = [offer for match in (*_made(document), *acts) for offer in _read(document, match, evidence)]
    found = _settle(found)
    for sentence, start, end in document.once(find_insights):
        found.append(Offer(sentence, start, end, start, OfferKind.INSIGHT, aimed=True, risky=True))
    risks = {risk.sentence.index for risk in document.once(find_risks)}
    return tuple(
        replace(offer, risky=True) if not offer.risky and _stands_by(offer, risks) else offer
        for offer in sorted(found, key=lambda offer: (offer.sentence.index, offer.start))
    )


def _made(document: Document) -> Iterator[Match]:
    """Find the acts of making something: a verb of work up to three words after "I" or "we"."""
    for sentence in document.running:
        section = sentence.section
        subject = -_BETWEEN - 2  # further off than any verb
        for i in range(sentence.start, sentence.end):
            if section.lowers[i] in _FIRST:
                subject = i
            elif (
                i - subject <= _BETWEEN + 1
                and (section.lemmas[i] in _WORK or section.lowers[i] in _WORK)
                and section.tags[i] in _VERBAL
                and _completes(section, i, sentence.end)
            ):
                yield Match(_MADE, sentence, subject, i + 1)
                subject = -_BETWEEN - 2


def _completes(section: Section, i: int, end: int) -> bool:
    """Say whether a verb that means work only with its particle has it ("worked out", "put a plan together")."""
    if section.lowers[i + 1 : i + 2] and section.lowers[i + 1] in _ASTRAY:
        return False
    if section.lemmas[i] == "make" and not _OUTCOMES.isdisjoint(section.lowers[i + 1 : end]):
        return False  # "we can make your relocation happen"
    particles = _PARTICLE_OF.get(section.lemmas[i])
    return particles is None or any(lower in particles for lower in section.lowers[i + 1 : min(i + 6, end)])


_OUTCOMES = frozenset({"better", "easier", "easy", "happen", "possible", "simple", "simpler"})
_ASTRAY = frozenset({"across", "away", "into", "over", "past"})  # "I ran across"
_TOGETHER = frozenset({"together", "up", "side", "next", "beside"})
_PARTICLE_OF = {"put": _TOGETHER, "pull": _TOGETHER, "work": frozenset({"out", "through", "up"})}


def _by_sentence(document: Document) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = {}
    for item in document.once(find_evidence):
        found.setdefault(item.sentence.index, []).append(item)
    return found


def _stands_by(offer: Offer, risks: set[int]) -> bool:
    index = offer.sentence.index
    return index in risks or index + 1 in risks


def _settle(found: list[Offer]) -> list[Offer]:
    """Keep one offer of each thing: the one whose handing gives most, where two acts name the same words."""
    kept: dict[tuple[int, int], Offer] = {}
    for offer in found:
        place = (offer.sentence.index, offer.end)
        other = kept.get(place)
        if other is None or _RANK[offer.handing] < _RANK[other.handing]:
            kept[place] = offer
    return list(kept.values())


_RANK = {Handing.GIVEN: 0, Handing.PROMISED: 1, Handing.WITHHELD: 2, Handing.OFFERED: 3}


# --- From an act to an offer ---------------------------------------------------------------------------------------


def _read(document: Document, match: Match, evidence: dict[int, list[Evidence]]) -> Iterator[Offer]:
    group = match.entry.group
    if group in ("introduction", "named"):
        if not _of_ones_own(match) and (group == "introduction" or _names_somebody(match)):
            start, end = match.start, match.end
            leave = Handing.WITHHELD if match.sentence.is_question else Handing.GIVEN
            yield Offer(match.sentence, start, end, start, OfferKind.INTRODUCTION, leave, aimed=True, risky=True)
    elif group == "answer":
        start, end = match.sentence.start, match.sentence.end
        yield Offer(match.sentence, start, end, start, OfferKind.INSIGHT, aimed=True)
    else:
        handing = _handing(match)
        found = thing_before(match) if group == "given" else thing_after(match)
        if handing is not None and found is not None:
            yield _judge(document, match, handing, found, evidence)


_MODALS = {"will": Handing.PROMISED, "'ll": Handing.PROMISED, "’ll": Handing.PROMISED, "shall": Handing.PROMISED}
_ON_OFFER = frozenset({"can", "could", "would", "'d", "’d", "might", "may", "happy", "glad", "pleased", "delighted"})
_UNREAL = (["if"], ["whether"], ["when"], ["once"], ["that"], ["which"])
_DENIED = frozenset({"not", "n't", "n’t", "never", "without", "no"})
# Forms that are past without an ending, or that the lemmatizer leaves as they are.
_PAST_AS_PRESENT = frozenset(
    {"cost", "cut", "put", "ran", "read", "redid", "redrawn", "redrew", "rewritten", "rewrote", "run", "set"}
)


def _handing(match: Match) -> Handing | None:
    """Read the act: done, promised, on offer, or dependent on the reader's leave; None for no act of giving."""
    group, section = match.entry.group, match.section
    first = match.start
    if "," in section.lowers[first : match.end]:  # "when we meet, I will give": the act begins with the last "I"
        first = max(i for i in range(first, match.end) if i == first or section.lowers[i] in _FIRST)
    words = section.lowers[first : match.end]
    before = section.lowers[max(first - 1, match.sentence.start) : first]
    if any(word in _DENIED for word in words) or before[-1:] in _UNREAL or before == ["you"]:
        return None  # "the plan you sent" is the reader's gift
    if group in ("ask", "found", "ideas"):
        if words[0] in _FIRST and ":" in section.lowers[match.end : match.sentence.end]:
            return Handing.GIVEN
        return Handing.OFFERED if group == "ideas" else Handing.WITHHELD
    if group == "hand" and section.tags[match.end - 1] not in _VERBAL:  # "I loved your recent post"
        return None
    if group in ("give", "given", "point"):
        return Handing.GIVEN
    return _handing_of_verb(match, words)


_WISHES = frozenset({"hope", "like", "love", "want", "wish"})


def _handing_of_verb(match: Match, words: list[str]) -> Handing | None:
    """Read tense and modals of a verb of making or handing over."""
    group, section, last = match.entry.group, match.section, match.end - 1
    for word in words:
        if word in _MODALS:
            return _MODALS[word]
    if group == "made" and not _WISHES.isdisjoint(words) and "to" in words:
        return None  # "we'd love to analyze your website" is what the sender would like
    if any(word in _ON_OFFER for word in words):
        return Handing.OFFERED if not match.sentence.is_question else Handing.WITHHELD
    if "to" in words[:-1]:  # "we want to share ..." mostly goes on to share it
        return Handing.PROMISED if group == "hand" else None
    if words[0] == "let":
        return Handing.PROMISED
    if section.lowers[last].endswith("ing") and group == "made":
        return None
    past = section.lowers[last] != section.lemmas[last] or section.lowers[last] in _PAST_AS_PRESENT
    if group == "made" and not past and "have" not in words and "'ve" not in words and "’ve" not in words:
        return None
    return Handing.GIVEN if past else Handing.PROMISED


_OWN = frozenset({"our", "my", "me", "us", "myself", "ourselves"})


def _of_ones_own(match: Match) -> bool:
    """Say whether somebody is introduced to the sender's own people or product."""
    section = match.section
    after = section.lowers[match.end : min(match.end + 3, match.sentence.end)]
    before = section.lowers[max(match.start - 4, match.sentence.start) : match.start]
    asked = any(word in ("could", "can", "would") for word in before) and "you" in before
    return asked or any(word in _OWN for word in after)


def _names_somebody(match: Match) -> bool:
    """Say whether a name stands between the verb and its preposition ("ask Hinton's at")."""
    inner = range(match.start + 1, match.end - 1)
    return any(match.section.tags[i] == "PROPN" for i in inner)


# --- Judging it ----------------------------------------------------------------------------------------------------

_PRODUCT = frozenset({"app", "platform", "product", "software", "tool", "system"})


def _shows_product(section: Section, end: int, stop: int) -> bool:
    """Say whether a thing only shows what the sender sells ("screenshots of our app", "of what the app does")."""
    if end >= stop or section.lowers[end] not in ("of", "for", "to", "from", "about", "on"):
        return False
    after = section.lowers[end + 1 : min(end + 4, stop)]
    return any(lower in ("our", "my") or lower in _PRODUCT for lower in after)


_NEW = frozenset({"free", "latest", "new", "newest", "recent", "complimentary", "popular", "full", "exclusive"})


def _judge(
    document: Document,
    match: Match,
    handing: Handing,
    found: tuple[int, int, int],
    evidence: dict[int, list[Evidence]],
) -> Offer:
    start, end, head = found
    section, sentence = match.section, match.sentence
    aimed = _aimed(document, sentence, match.start, end, evidence)
    made = match.entry.group == "made"
    if head < 0:
        told = is_finding(section, start, end) or (aimed and match.entry.group == "made")
        kind = OfferKind.WORK if told else OfferKind.SALE
        thing = "what" if told else ""
        return Offer(sentence, start, end, match.start, kind, handing, thing, aimed and told, made=made)
    words = section.lowers[start:end]
    if any(word in QUOTES for word in words) and section.lowers[end : end + 1] and section.lowers[end] in QUOTES:
        end += 1
    lemma = _noun(section, head)
    generic = _is_generic(match, (start, head, end))
    kind = _kind(match, (start, head, end), aimed, generic)
    verb = section.lemmas[match.end - 1] if made else ""
    risky = kind is OfferKind.WORK and (verb in _STAKING or lemma in _STAKES)
    generic = generic and kind is OfferKind.MATERIAL and not aimed
    return Offer(sentence, start, end, min(match.start, start), kind, handing, lemma, aimed, generic, risky, made)


def _noun(section: Section, head: int) -> str:
    """The noun by which a thing is judged: its lemma, save where the plural is another thing ("my notes")."""
    return "notes" if section.lowers[head] == "notes" else section.lemmas[head]


def _is_generic(match: Match, thing: tuple[int, int, int]) -> bool:
    """Say whether a thing is ready-made for everybody: by its nature, its adjectives, or how it is pointed to."""
    start, head, end = thing
    section, lemma = match.section, match.section.lemmas[head]
    if lemma not in _MATERIAL or lemma in _GATHERING:
        return False
    words = section.lowers[start:end]
    signed = any(word in _NEW or word == "our" for word in words) or (lemma == "paper" and "white" in words)
    return (
        signed
        or lemma in _CATALOGUE
        or match.entry.group == "point"
        or _shows_product(section, end, match.sentence.end)
    )


def _kind(match: Match, thing: tuple[int, int, int], aimed: bool, generic: bool) -> OfferKind:
    """Judge a thing by its noun: part of the sale, ready-made, or work."""
    start, head, end = thing
    section, group = match.section, match.entry.group
    lemma = _noun(section, head)
    if group == "made" and aimed and "your" in section.lowers[start:end]:
        return OfferKind.WORK
    if lemma not in _MATERIAL and _shows_product(section, end, match.sentence.end):
        own = any(lower in _OWN for lower in section.lowers[end + 1 : end + 3])
        return OfferKind.SALE if own else OfferKind.MATERIAL
    if (
        not aimed
        and lemma in ("list", "sheet")
        and {"price", "prices", "rate", "tariff"}.intersection(section.lowers[start:head])
    ):
        return OfferKind.SALE
    if lemma in _SALES:
        earned = lemma in _EARNED and aimed and group in ("made", "give")
        return OfferKind.WORK if earned else OfferKind.SALE
    if lemma in _GATHERING or (generic and not (group == "made" and aimed)):
        return OfferKind.MATERIAL
    return OfferKind.WORK


def _aimed(document: Document, sentence: Sentence, start: int, end: int, evidence: dict[int, list[Evidence]]) -> bool:
    """Say whether something of this reader's stands in the sentence, from the act on."""
    section = sentence.section
    if any(item.end > start for item in evidence.get(sentence.index, ())):
        return True
    lowers, reader = section.lowers, document.parties.reader
    for i in range(start, sentence.end):
        if lowers[i] == "your" or (lowers[i] in ("'s", "’s") and section.has_stand_in(i - 1, i)):
            formula = i > 0 and lowers[i - 1] == "for" and i + 1 < sentence.end and lowers[i + 1] in _FORMULA
            if not formula and names_a_thing(section, i + 1, sentence.end):
                return True
        elif (lowers[i] in reader and i > start) or (lowers[i] == "you" and _said_before(section, i, sentence.end)):
            return True
    return lowers[min(end, sentence.end - 1)] == "for" and "you" in lowers[end : min(end + 2, sentence.end)]


_TELLING = frozenset({"ask", "describe", "mention", "raise", "say", "tell", "flag", "share", "give", "send"})


def _said_before(section: Section, i: int, end: int) -> bool:
    """ "You mentioned", "you asked about": tied to what this reader said."""
    return i + 1 < end and any(
        section.lemmas[j] in _TELLING and section.lowers[j] != section.lemmas[j] for j in range(i + 1, min(i + 3, end))
    )
