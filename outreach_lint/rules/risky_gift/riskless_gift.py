"""A gift that could not turn out wrong: no opinion, no guess, nothing the reader could reject.

Why: the risk is what makes a gift believable. A list, a link or a recording passed on without a word of judgement is
safe for the sender, and shows nothing of what the sender would be like to work with.

Evidence: the essays' judgement (no trust without risk; credibility comes from admitting where one may not have it,
Green, https://trustedadvisor.com/trustmatters/tag/sales/page/22, grade D).

Flagged:
    Hi Agnes,

    I've attached the spreadsheet of last year's cold-store rents in Rotterdam. Our brokers update it every quarter.

    Would you be interested in a short call about your renewal?

    Best,
    Pieter

Better:
    Hi Agnes,

    I've attached the spreadsheet of last year's cold-store rents in Rotterdam. I think line 14 is your Maasvlakte
    unit, and that you pay about a tenth too much, though I had to guess the pallet height.

    Best,
    Pieter
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.offers import Handing, Offer, OfferKind, find_offers
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.risks import find_risks
from outreach_lint.analyses.topics import find_topic
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, NoOptions, rule

# A gift with strings has a graver fault, which another rule names.
_STRINGS = load_lexicon("risky_gift/gated_gift")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP))
def riskless_gift(document: Document, options: NoOptions) -> Iterator[Finding]:
    offers = document.once(find_offers)
    gifts = [offer for offer in offers if offer.is_gift]
    if not gifts or any(gift.risky or gift.kind not in (OfferKind.WORK, OfferKind.MATERIAL) for gift in gifts):
        return
    pitch = document.once(find_pitch)
    if not pitch.sells or pitch.answers or document.once(find_risks) or _STRINGS.find(document, "string"):
        return
    gift = next((gift for gift in gifts if gift.handing is Handing.GIVEN and gift.span is not None), None)
    if gift is not None and (span := gift.span) is not None:
        yield Finding(span, _message(gift), _help(document, gift))


def _message(gift: Offer) -> str:
    return (
        f"“{gift.text}” comes without a word of your own: it can't be wrong, so it shows nothing of your judgement "
        "and risks nothing for the reader."
    )


def _help(document: Document, gift: Offer) -> str:
    topic = document.once(find_topic)
    thing = "it" if gift.thing == "what" else f"the {gift.thing}"
    about = f" about their {topic}" if topic and gift.thing not in topic.lower() else ""
    return f"Say what you read out of {thing}{about}, where you may be wrong, and what you would do in their place."
