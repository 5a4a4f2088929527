"""A capability is stated, and nothing says what it does for this reader.

Why: people want a hole in the wall, not a drill. A sentence that ends with what the product has leaves the reader to
work out what it is good for, and most won't.

Evidence: Concrete words about the customer's own case raise satisfaction, willingness to buy and purchases (Packard
and Berger 2021, five studies and over a thousand real interactions, grade A, docslib.org/doc/12802722).

Flagged:
    Hi Petra,

    Our controllers provide remote telemetry.

Better:
    Hi Petra,

    Our controllers provide remote telemetry, so the caretaker needn't drive in to read the dial.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import Claim, find_claims, find_wares
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.features import find_feature_lists
from outreach_lint.analyses.sales import find_sale
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, option, rule


@dataclass(frozen=True)
class DrillNotHoleOptions:
    """Options of drill-not-hole."""

    # A second reminder in another place helps; a fifth is noise. The essays' judgement.
    most_findings: int = option(2, "How many places one message is told about.")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT), options=DrillNotHoleOptions, preview=True)
def drill_not_hole(document: Document, options: DrillNotHoleOptions) -> Iterator[Finding]:
    """Find capabilities without a consequence, one for each run of such sentences."""
    for claim in _first_of_runs(document)[: options.most_findings]:
        span = claim.sentence.section.locate(claim.start, claim.end)
        if span is not None:
            thing = _thing(claim)
            yield Finding(
                span,
                f"“{claim.text}” says what there is, not what it changes: the reader is left to find the use of "
                f"“{thing}”.",
                f"Go on with “so you ...” and say what “{thing}” would spare or bring this reader, or leave it out.",
            )


def _first_of_runs(document: Document) -> list[Claim]:
    """Return the first claim of every run of sentences that state capabilities and no consequence."""
    listed = {features.sentence.index for features in document.once(find_feature_lists) if len(features.items) > 3}
    claims = document.once(find_claims)
    sold = len(claims) > 1 or (
        document.kind is not MARKETING and (document.once(find_sale) or document.once(find_wares))
    )
    found: list[Claim] = []
    last = -2
    for claim in claims:
        if not claim.capability or claim.consequence or claim.sentence.index in listed:
            continue
        if claim.sentence.section.lowers[claim.start] == "we" and not sold:
            continue
        if claim.sentence.index > last + 1:
            found.append(claim)
        last = claim.sentence.index
    return found


def _thing(claim: Claim) -> str:
    """Return the object of the capability, or the whole of it where there is none."""
    section = claim.sentence.section
    for i in range(claim.head + 1, claim.end):
        if section.heads[i] == claim.head and section.deps[i] in ("obj", "obl") and section.lowers[i] != "you":
            begin = min((j for j in range(claim.head + 1, i + 1) if section.heads[j] == i or j == i), default=i)
            return words_of(section, begin, i + 1, most=6)
    return words_of(section, claim.head, claim.end, most=6)
