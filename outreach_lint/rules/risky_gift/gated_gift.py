"""A gift with strings: the reader must book, sign up or answer before getting it.

Why: a gift that has to be earned is a trade, and the seller sets its price. The reader who declines has learned that
the finding was bait. Given freely, the same finding shows what the seller knows and costs nothing more.

Evidence: the essays' judgement (a gift has no strings). The gift of the field experiments that raised donations came
with the letter and asked for nothing back (Falk 2007, https://docslib.org/doc/1498273, grade A).

Flagged:
    Hi Marit,

    I compared your three ferry timetables with last year's and found two connections you lose in October. If you
    book a call, I'll send you the comparison.

    Best,
    Jon

Better:
    Hi Marit,

    I compared your three ferry timetables with last year's. You lose two connections in October: the 7.10 from Lysne
    and, I think, the Friday boat to Hella. The comparison is attached; you need no call to use it.

    Best,
    Jon
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.asks import AskKind, find_asks
from outreach_lint.analyses.claims import find_selling
from outreach_lint.analyses.offers import Handing, Offer, OfferKind, find_offers
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("risky_gift/gated_gift")
_GOING = frozenset({"jump", "hop", "get", "be", "talk", "speak", "chat", "discuss", "meet", "work", "decide"})
_PARTING = frozenset({",", ";", "or", "and"})
_BACK = frozenset(
    "it they them this that one these those both rest copy result results findings report answer answers full".split()
)


# Nobody at work together asks for these before handing something over.
_ASKED = frozenset({"reply", "respond", "comment", "book", "subscribe", "call", "demo", "meeting", "slot"})


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING))
def gated_gift(document: Document, options: NoOptions) -> Iterator[Finding]:
    pitch = document.once(find_pitch)
    if pitch.answers:
        return
    if pitch.sells:
        yield from _brought(document)
    offers = [offer for offer in document.once(find_offers) if _is_worth_having(offer)]
    if not offers:
        return
    sells = document.kind is MessageKind.MARKETING or bool(pitch.sells or pitch.asks or document.once(find_selling))
    tied: set[int] = set()
    for match in _LEXICON.find(document):
        if match.entry.group == "brought":
            continue
        offer = _tied(match, offers) if match.section.role in RUNNING_ROLES else None
        if offer is not None and offer.sentence.index not in tied and (sells or not _is_process(match, offer)):
            tied.add(offer.sentence.index)
            yield Finding(match.span, _message(offer, match), _help(offer))
    yield from _withheld(document, [offer for offer in offers if offer.sentence.index not in tied], sells)


def _brought(document: Document) -> Iterator[Finding]:
    """Yield what was made already and is only brought to a meeting that is asked for."""
    asks = {ask.sentence.index for ask in document.once(find_asks) if ask.matter is AskKind.MEETING}
    for match in _LEXICON.find(document, "brought"):
        near = {match.sentence.index - 1, match.sentence.index, match.sentence.index + 1}
        if asks & near and match.section.role in RUNNING_ROLES:
            words = " ".join(match.text.split())
            yield Finding(
                match.span,
                f"“{words}” keeps back what is made already until the reader meets you, so it is bait.",
                "Put what you found into this message; who finds it good may want to meet.",
            )


def _is_worth_having(offer: Offer) -> bool:
    return offer.kind in (OfferKind.WORK, OfferKind.MATERIAL) and offer.is_worth


def _is_process(match: Match, offer: Offer) -> bool:
    """Say whether a condition could as well be one between colleagues ("sign the form and I'll send the list")."""
    plain = offer.kind is OfferKind.WORK and not offer.made and not offer.is_finding
    return plain and not any(word in _ASKED for word in match.section.lowers[match.start : match.end])


def _tied(match: Match, offers: list[Offer]) -> Offer | None:
    """Return the offer that a condition ties: in its own sentence, or taken up by a pronoun from the one before."""
    here = [offer for offer in offers if offer.sentence.index == match.sentence.index]
    section = match.section
    if match.entry.group == "venue":
        before = section.lowers[match.start - 1] if match.start > match.sentence.start else ""
        if section.lemmas[match.start - 1] in _GOING or before in _GOING:
            return None
        for offer in here:
            between = section.lowers[offer.end : match.start]
            if offer.end <= match.start and not any(word in _PARTING for word in between):
                return offer
        return None
    if here:
        return here[0]
    words = section.lowers[match.sentence.start : match.sentence.end]
    if match.sentence.start and section.lowers[match.sentence.start - 1] == "?":
        words = section.lowers[: match.sentence.end]  # "Shall I send it? Just reply with yes."
    if any(word in _BACK for word in words):
        return next((o for o in reversed(offers) if 0 < match.sentence.index - o.sentence.index <= 2), None)
    return None


def _withheld(document: Document, offers: list[Offer], sells: bool) -> Iterator[Finding]:
    """Yield what the reader must first ask for, in a message that gives nothing else."""
    if any(o.is_gift and o.handing in (Handing.GIVEN, Handing.PROMISED) for o in document.once(find_offers)):
        return
    for offer in offers:
        asked = offer.handing is Handing.WITHHELD or (offer.handing is Handing.OFFERED and offer.is_finding)
        if not asked or not (sells or (offer.is_finding and offer.handing is Handing.WITHHELD)):
            continue
        lowers = offer.sentence.section.lowers
        if offer.sentence.is_question and "or" in lowers[offer.sentence.start : offer.act]:
            continue  # "is Thursday any good, or shall I just send the drawings?" asks which they would rather have
        span = offer.sentence.section.locate(min(offer.act, offer.start), offer.end)
        if span is not None:
            yield Finding(
                span,
                f"“{offer.text}” is held back until the reader asks for it, so for now they have been given nothing.",
                f"Put {_short(offer)} into this message, or at least the one point of it that you are least sure "
                "of, and let the reader decide whether to answer.",
                severity=Severity.SUGGESTION,
            )
            return


def _message(offer: Offer, match: Match) -> str:
    return (
        f"“{match.text}” ties a string to “{offer.text}”: what must be earned is a trade, and a reader who says no "
        "learns that it was bait."
    )


def _help(offer: Offer) -> str:
    return (
        f"Give {_short(offer)} in this message, whether or not the reader answers. If you also want a meeting, ask "
        "for it apart and leave it open."
    )


def _short(offer: Offer) -> str:
    return "what you found" if offer.thing == "what" else f"the {offer.thing}"
