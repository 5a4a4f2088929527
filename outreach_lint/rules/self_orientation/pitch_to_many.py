"""A whole market is pitched to: "we help companies like yours ...".

Why: "we help retailers save time" tells one reader about everybody else. They learn which drawer they have been put
in, and nothing of what the writer knows about them.

Evidence: The essays' judgement: the only story that clients care about is their own. Offers that fit the person are
welcomed by nearly everyone and those that only look personal by almost nobody (Wattal and others 2012, ten million
letters, grade A, doi 10.1287/isre.1110.0384).

Flagged:
    Hi Petra,

    Who looks after the pump in August? We help schools keep their cellars dry.

Better:
    Hi Petra,

    Who looks after the pump in August? We helped Denby school when theirs stood under water for a week.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.claims import audience_of, find_claims
from outreach_lint.analyses.clauses import words_of
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, OUTREACH, NoOptions, rule


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, CALL_SCRIPT))
def pitch_to_many(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Point at the first pitch to a kind of customer; the rest of them say the same."""
    for claim in document.once(find_claims):
        audience = audience_of(claim)
        if audience is None:
            continue
        section = claim.sentence.section
        if "only" in section.lowers[claim.start : claim.head]:
            return  # "I only work with clients on retained searches" limits the work
        span = section.locate(claim.start, audience[1])
        if span is not None and section.lowers[audience[1] : audience[1] + 1] != ["like"]:
            many = words_of(section, *audience, most=6)
            yield Finding(
                span,
                f"“{words_of(section, claim.start, audience[1])}” is about {many} at large: this reader is one of a "
                "crowd in it.",
                f"Name one of those {many} and what happened there, or say what you have seen of this reader's own.",
            )
        return
