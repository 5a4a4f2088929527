"""Whether something offered settles what a pitch owes its reader."""

from __future__ import annotations

from outreach_lint.analyses.offers import Handing, Offer, OfferKind


def settles(offer: Offer) -> bool:
    """Say whether an offer is a gift, or one whose own fault another rule names (made for all, or held back)."""
    if offer.is_gift or offer.kind is OfferKind.MATERIAL:
        return True
    held_back = offer.handing in (Handing.OFFERED, Handing.WITHHELD)
    return offer.kind is OfferKind.WORK and held_back and offer.is_worth
