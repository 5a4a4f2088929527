"""A gift with all its parts: of use by itself, aimed at this reader, free to be wrong, and without strings.

Why: bring a risky gift. Something made or found for this reader, that could turn out wrong and is theirs either way,
is a sample of what working with the writer would be like, and the writer has paid for it.

Evidence: a gift enclosed with a letter raised donations by 17% and 75% in a field experiment with 10,000 letters
(Falk 2007, https://docslib.org/doc/1498273, grade A). Its four parts are the essays' judgement.

Credited:
    Hi Rosalind,

    I redrew the seating plan of your Tuesday quiz from the photo on your page, with the bar queue along the wall. It
    is attached, and yours to use; I may be wrong about where the fire door opens.

    Bea

Passed over:
    Hi Rosalind,

    Book a call and I'll send you our free guide to running a better pub.

    Bea
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.offers import Handing, Offer, OfferKind, find_offers
from outreach_lint.analyses.repair import clause_around
from outreach_lint.analyses.risks import Risk, RiskKind, find_risks
from outreach_lint.diagnostics import Finding
from outreach_lint.document import Document
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import FOLLOW_UP, INTIMACY, OUTREACH, SELF_ORIENTATION, NoOptions, credit
from outreach_lint.source import TextSpan

_POLITE = load_lexicon("credit/risk_taken")
_STRINGS = load_lexicon("risky_gift/gated_gift")
_GIVEN = frozenset({Handing.GIVEN, Handing.PROMISED})
_FIRST = frozenset({"i", "my"})
_STAKED = frozenset({RiskKind.GUESS, RiskKind.OPINION, RiskKind.ADVICE})
_WILL = frozenset({"'ll", "’ll", "we"})
# How far from a gift the writer may say that it could be wrong.
_REACH = 2


@credit((INTIMACY, SELF_ORIENTATION), kinds=(OUTREACH, FOLLOW_UP))
def aimed_gift(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find gifts that lack nothing: at most one made thing and one insight a message."""
    if _STRINGS.find(document, "string"):
        return
    claims = {claim.sentence.index for claim in document.once(find_claims)}
    polite = {match.sentence.index for match in _POLITE.find(document)}
    risks = {r.sentence.index: r for r in document.once(find_risks) if r.sentence.index not in polite}
    done: set[bool] = set()
    for offer in document.once(find_offers):
        insight = offer.kind is OfferKind.INSIGHT
        if insight in done or offer.sentence.index in claims or not _is_whole(document, offer, risks):
            continue
        span = _span(offer)
        if span is not None:
            done.add(insight)
            said = words_of(offer.sentence.section, offer.start, offer.end, 12)
            yield Finding(
                span,
                f"“{said}” is a whole gift: made for this reader, of use as it stands, and free to be wrong.",
            )


def _is_whole(document: Document, offer: Offer, risks: dict[int, Risk]) -> bool:
    """Say whether a gift has every part. An insight must be stated as one's own risk beside it."""
    if not offer.is_gift or offer.generic or offer.handing not in _GIVEN:
        return False
    index = offer.sentence.index
    if offer.kind is OfferKind.INSIGHT:
        lowers = offer.sentence.section.lowers[offer.start : offer.end]
        staked = index in risks and risks[index].kind in _STAKED
        return (
            staked
            and "if" not in lowers[:2]
            and not _WILL.intersection(lowers)
            and _is_own(document, offer, risks[index])
        )
    if offer.kind in (OfferKind.WORK, OfferKind.MATERIAL):
        return _is_aimed(offer) and (offer.risky or any(abs(risk - index) <= _REACH for risk in risks))
    return False


def _is_aimed(offer: Offer) -> bool:
    """Say whether a thing stands beside something of the reader's: "a list of the broken links on your page"."""
    start, end = clause_around(offer.sentence, offer.start)
    return offer.aimed or "your" in offer.sentence.section.lowers[start:end]


def _is_own(document: Document, offer: Offer, risk: Risk) -> bool:
    """Say whether an insight is the writer's own guess or advice ("I think") about a thing of the reader's."""
    words = risk.sentence.section.lowers[risk.start : risk.end]
    near = (low for s in document.near(offer.sentence, _REACH, 0) for low in s.section.lowers[s.start : s.end])
    return bool(_FIRST.intersection(words)) and "your" in near


def _span(offer: Offer) -> TextSpan | None:
    start, end = offer.start, offer.end
    if offer.kind is not OfferKind.INSIGHT:
        start, end = min(offer.act, start), clause_around(offer.sentence, end - 1)[1]
    lowers = offer.sentence.section.lowers
    while end > start and not lowers[end - 1].strip():
        end -= 1
    return offer.sentence.section.locate(start, end)
