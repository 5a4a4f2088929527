"""Ready-made material offered as a gift, with nothing that ties it to this reader.

Why: a gift is aimed when the giver could say why this person gets it. A guide, a report or a webinar that goes to
everybody leaves the reader to find out what it has to do with them, which is work and not a present.

Evidence: the essays' judgement. In a field experiment with 10 million mails, 98% of recipients reacted well to a
message fitted to what they had bought, and 95% badly to one that only had their name in it (Wattal et al. 2012, doi
10.1287/isre.1110.0384, grade A).

Flagged:
    Hi Femi,

    Thought you might enjoy our latest guide to modern payroll. It covers the trends that every finance leader should
    know about.

    Best,
    Ola

Better:
    Hi Femi,

    Page 9 of our payroll guide is about firms with weekly and monthly staff on one run, as your Lagos and Leeds
    offices have. I think the second table is your case; the rest you can skip.

    Best,
    Ola
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.evidence import EvidenceKind, find_evidence
from outreach_lint.analyses.offers import Offer, OfferKind, find_offers
from outreach_lint.analyses.topics import find_reader_name, find_topic
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, NoOptions, rule

_TOPIC_WORDS = frozenset({"about", "for", "on", "to", "covering", "with", "from", "by"})


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING))
def unaimed_gift(document: Document, options: NoOptions) -> Iterator[Finding]:
    offers = [offer for offer in document.once(find_offers) if _is_unaimed(offer)]
    if not offers:
        return
    told = _told(document)
    for offer in offers:
        if document.kind is MessageKind.MARKETING:
            tied = _has_topic(offer)
        else:
            tied = any(index in told for index in range(offer.sentence.index - 1, offer.sentence.index + 4))
        span = offer.span
        if span is not None and not tied:
            yield Finding(span, _message(document, offer), _help(document, offer))


def _is_unaimed(offer: Offer) -> bool:
    return offer.kind is OfferKind.MATERIAL and offer.generic and not offer.aimed


def _told(document: Document) -> frozenset[int]:
    """The sentences that tie something to this reader: their facts, or what the writer makes of them."""
    evidence = {e.sentence.index for e in document.once(find_evidence) if e.kind is not EvidenceKind.QUESTION}
    insights = {o.sentence.index for o in document.once(find_offers) if o.kind is OfferKind.INSIGHT}
    return frozenset(evidence | insights)


def _has_topic(offer: Offer) -> bool:
    """Say whether the words after the thing tell what it is about or for whom ("our guide to wet lambing")."""
    section = offer.sentence.section
    after = section.lowers[offer.end : offer.end + 1]
    nouns = sum(tag in ("NOUN", "PROPN") for tag in section.tags[offer.start : offer.end])
    return nouns - section.lowers[offer.start : offer.end].count("-") > 1 or any(word in _TOPIC_WORDS for word in after)


def _message(document: Document, offer: Offer) -> str:
    if document.kind is MessageKind.MARKETING:
        return f"“{offer.text}” says neither what it is about nor whom it is for, so every reader has to find out."
    name = document.once(find_reader_name)
    return f"“{offer.text}” was made for everybody, and nothing here says why {name} of all people should have it."


def _help(document: Document, offer: Offer) -> str:
    topic = document.once(find_topic)
    if document.kind is MessageKind.MARKETING:
        return f"Name the reader whom the {offer.thing} helps, and the one question of theirs that it answers."
    where = f"about their {topic}" if topic else "that concerns them"
    return (
        f"Point to the one page or passage of the {offer.thing} {where} and say what you think it means there, "
        f"or leave the {offer.thing} out and write that one thing yourself."
    )
