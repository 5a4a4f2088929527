"""More than three claims about the sender or the product.

Why: every claim asks to be believed on the seller's word. Three can be weighed; the fourth makes the reader ask why so
many are needed.

Evidence: With a known motive to persuade, impressions peak at three positive claims, and the fourth sets off
scepticism that lowers them all (Carlson and Shu 2014, four experiments, grade A, doi 10.1509/jm.11.0504).

Flagged:
    Hi Petra,

    Our pumps are the quietest on the market. They run on half the current. Our engineers cover nine counties. We
    provide a ten-year guarantee.

Better:
    Hi Petra,

    Our pumps are the quietest on the market. The one at Denby school runs under the staff room, and nobody has
    noticed it since June.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import Claim, find_claims
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.features import find_feature_lists
from outreach_lint.analyses.items import FeatureList
from outreach_lint.analyses.stories import find_stories
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Focus, Section
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, option, rule


@dataclass(frozen=True)
class ClaimPileOptions:
    """Options of claim-pile."""

    # Impressions peak at three and fall with the fourth: Carlson and Shu 2014, doi 10.1509/jm.11.0504, grade A.
    max_claims: int = option(3, "How many claims about the sender and its product a message may make.")


@dataclass(frozen=True, slots=True)
class _Unit:
    """One thing claimed: a claim, or one feature of a short list in it."""

    section: Section
    start: int
    end: int

    @property
    def text(self) -> str:
        return words_of(self.section, self.start, self.end)


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING), options=ClaimPileOptions, preview=True)
def claim_pile(document: Document, options: ClaimPileOptions) -> Iterator[Finding]:
    """Point at the first claim too many."""
    units = _units(document, options.max_claims)
    if len(units) <= options.max_claims:
        return
    extra = units[options.max_claims]
    span = extra.section.locate(extra.start, extra.end)
    if span is not None:
        before = ", ".join(f"“{unit.text}”" for unit in units[: options.max_claims][-3:])
        best = next((claim for claim in document.once(find_claims) if claim.consequence), units[0])
        yield Finding(
            span,
            f"“{extra.text}” is the {_ordinal(options.max_claims + 1)} of {len(units)} claims about the sender or the "
            f"product, after {before}: a claim too many makes the reader doubt them all.",
            f"Keep the claim that this reader can check or use, perhaps “{best.text}”, and show it at work instead "
            "of adding another.",
        )


def _units(document: Document, most: int) -> list[_Unit]:
    """Return what is claimed, one by one.

    "It finds, writes and sends" claims three things, "it mends roofs, gutters and chimneys" one; a list longer than
    `most` is another rule's finding, and counts once.
    """
    stories = document.once(find_stories)
    short = {
        features.sentence.index: [(start, end) for _, start, end in features.items]
        for features in document.once(find_feature_lists)
        if not features.bulleted and len(features.items) <= most and _all_act(features)
    }
    units = []
    for claim in document.once(find_claims):
        if any(story.holds(claim.sentence) for story in stories):
            continue
        section = claim.sentence.section
        listed = short.pop(claim.sentence.index, None) if claim.capability and _is_own(claim) else None
        first, *others = listed or [(claim.start, claim.end)]
        units.append(_Unit(section, claim.start, first[1]))
        units.extend(_Unit(section, *item) for item in others)
    return units


def _all_act(features: FeatureList) -> bool:
    return all("VERB" in section.tags[start:end] for section, start, end in features.items[1:])


def _is_own(claim: Claim) -> bool:
    """Say whether a claim tells what the sender does, rather than what the reader could."""
    return claim.clause.focus is not Focus.READER


def _ordinal(number: int) -> str:
    names = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh"}
    return names.get(number, f"{number}th")
