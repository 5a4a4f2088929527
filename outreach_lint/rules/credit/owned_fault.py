"""Owning a fault, with the repair beside it.

Why: "we missed it" costs the writer something and gives the reader back their version of what happened. With the
repair beside it, it is the one kind of failure after which people trust a firm more than before.

Evidence: of six parts of an apology, taking responsibility counted most and repair next (Lewicki, Polin and Lount 2016,
n=755, eurekalert.org osu-t6e041116, grade A).

Credited:
    Dear Ms Halloran,

    We sent your March sails to the wrong harbour because I copied last year's berth. I drove to Kinsale this morning,
    and they will be on your pontoon by six tonight.

    Declan

Passed over:
    Dear Ms Halloran,

    We are sorry if mistakes were made. Your feedback is important to us.

    Customer Care
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import statement_around, words_of
from outreach_lint.analyses.repair import Act, find_repair
from outreach_lint.diagnostics import Finding
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CREDIBILITY, FOLLOW_UP, OUTREACH, RELIABILITY, SERVICE_REPLY, NoOptions, credit

LEXICON = load_lexicon("credit/owned_fault")
_CONDITIONS = frozenset({"if", "unless", "whether", "whenever"})
# In a reply to a complaint the repair may stand anywhere; elsewhere it must stand near.
_REACH = 3


@credit((RELIABILITY, CREDIBILITY), kinds=(SERVICE_REPLY, FOLLOW_UP, OUTREACH))
def owned_fault(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find faults that the writer owns in a message that repairs them, one a sentence."""
    repaired = [act.sentence.index for act in document.once(find_repair) if act.act is Act.COMMIT and act.named]
    repaired += [match.sentence.index for match in LEXICON.find(document, "repair")]
    seen: set[int] = set()
    for match in LEXICON.find(document, "owned"):
        index = match.sentence.index
        if match.section.role not in RUNNING_ROLES or index in seen or _is_supposed(match):
            continue
        reach = len(document.sentences) if document.kind is MessageKind.SERVICE_REPLY else _REACH
        if not any(abs(other - index) <= reach for other in repaired):
            continue
        start, end = statement_around(match.sentence, match.start, match.end)
        span = match.section.locate(start, end)
        if span is not None:
            seen.add(index)
            said = words_of(match.section, start, end, 12)
            yield Finding(span, f"“{said}” owns the fault, and the repair stands with it.")


def _is_supposed(match: Match) -> bool:
    """Say whether the fault is only supposed or asked about: "if we got it wrong"."""
    before = match.section.lowers[match.sentence.start : match.start]
    return match.sentence.is_question or any(low in _CONDITIONS for low in before[-6:])
