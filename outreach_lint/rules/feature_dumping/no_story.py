"""Features, but neither a story nor a gift.

Why: the two antidotes to reciting features are a story, in which the reader draws the lesson without being told, and a
gift, which lets them have a piece of the good before they decide anything.

Evidence: The essays' judgement. That a sample of concrete help is valued more than talk of it is grade A (Packard and
Berger 2021, docslib.org/doc/12802722).

Flagged:
    Hi Petra,

    Our pumps are the quietest on the market. Our engineers cover nine counties. Could we talk next week?

Better:
    Hi Petra,

    Our pumps are the quietest on the market. In May the caretaker at Denby school put one under the staff room. He
    rang us in June, because he thought that it had stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.offers import find_offers
from outreach_lint.analyses.stories import find_stories
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import MARKETING, OUTREACH, option, rule


@dataclass(frozen=True)
class NoStoryOptions:
    """Options of no-story."""

    # One claim in passing needs no antidote. The essays' judgement.
    least_claims: int = option(2, "How many claims a message makes before a story or a gift is asked for.")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, MARKETING), options=NoStoryOptions, preview=True)
def no_story(document: Document, options: NoStoryOptions) -> Iterator[Finding]:
    """Point at the first claim of a message that has claims and no antidote."""
    claims = document.once(find_claims)
    if len(claims) < options.least_claims or document.once(find_stories):
        return
    if any(offer.is_gift for offer in document.once(find_offers)):
        return
    first = claims[0]
    span = first.sentence.section.locate(first.start, first.end)
    if span is not None:
        yield Finding(
            span,
            f"“{first.text}” is the first of {len(claims)} claims, with neither a story nor a gift beside them: the "
            "reader can only take them on trust.",
            f"Tell in three sentences what happened to one customer because of it, or give the reader a piece of it to "
            f"try, instead of saying “{claims[-1].text}”.",
        )
