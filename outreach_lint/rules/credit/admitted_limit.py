"""Saying what one doesn't know, can't do or isn't good at.

Why: being right is overrated. "I don't know" is believed at once, and whoever says it is believed further in what they
do claim; whoever is good at everything is taken at a discount throughout.

Evidence: credibility by admitting where one is not credible (Green,
https://trustedadvisor.com/trustmatters/tag/sales/page/22, grade D); otherwise the essays' judgement.

Credited:
    Hi Orla,

    The old boiler house at Crumlin is too damp for our sensors, and I don't know whether the new one is any drier.

    Fintan

Passed over:
    Hi Orla,

    We may not be the cheapest, but nobody beats our service. I can't wait to show you.

    Fintan
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import statement_around, words_of
from outreach_lint.diagnostics import Finding
from outreach_lint.document import RUNNING_ROLES, Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import ALL_KINDS, CREDIBILITY, NoOptions, credit

LEXICON = load_lexicon("credit/admitted_limit")
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "when"})


@credit((CREDIBILITY,), kinds=ALL_KINDS)
def admitted_limit(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find admissions of the writer's limits, one a sentence."""
    claims = {claim.sentence.index for claim in document.once(find_claims)}
    seen: set[int] = set()
    for match in LEXICON.find(document):
        index = match.sentence.index
        if match.section.role not in RUNNING_ROLES or index in seen or match.sentence.is_question:
            continue
        if _is_conditional(match) or (index in claims and match.entry.group != "plain"):
            continue
        _, end = statement_around(match.sentence, match.start, match.end)
        span = match.section.locate(match.start, end)
        if span is not None:
            seen.add(index)
            said = words_of(match.section, match.start, end, 12)
            yield Finding(
                span, f"“{said}” says where your knowledge or your product ends, and makes the rest easier to believe."
            )


def _is_conditional(match: Match) -> bool:
    """Say whether the admission only supposes: "if we can't find it, ..." is a promise."""
    before = match.section.lowers[max(match.sentence.start, match.start - 2) : match.start]
    return any(low in _CONDITIONS for low in before)
