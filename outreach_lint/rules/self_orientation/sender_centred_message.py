"""Most of the message tells the sender's or the product's story.

Why: high self-orientation divides everything else in the trust equation, T = (C + R + I) / S. A reader who meets the
sender in clause after clause concludes that the letter was written for its writer.

Evidence: Counting "I" against "you" is refuted (Packard, Moore and McFerran 2018, five studies, grade A,
doi 10.1509/jmr.16.0118); what is counted here is whose story each clause tells, from its subject and what it does,
and clauses that serve the reader ("I timed the queue on your video") are not the sender's. That self-orientation
weighs most is the essays' judgement.

Flagged:
    Hi Petra,

    We are a family firm with forty years of experience in pumps. Our engineers cover the whole county. We supply
    councils, farms and schools. Our new range is quieter than any other. I would love to show you our showroom.

Better:
    Hi Petra,

    Your cellar flooded twice in March, and both times the council's pump cut out after an hour. You probably have a
    float switch that sticks. I measured the same model at Denby school last year, and theirs was full of limescale.
    Has anybody taken yours out since the second flood?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import opening_of, words_of
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.tellings import Telling, find_tellings
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Focus, MessageKind
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, option, rule
from outreach_lint.source import TextSpan


@dataclass(frozen=True)
class SenderCentredMessageOptions:
    """Options of sender-centred-message: the largest share of the sender's and the product's clauses that passes."""

    # Of the messages that sell in published before-and-after pairs, no better version has more than 0.4 and the worse
    # ones run from 0.25 to 1.0; a page may dwell on the product a little longer, because its readers came for that.
    outreach: float = option(0.55, "Largest share of clauses about the sender and the product in a first letter.")
    follow_up: float = option(0.55, "Largest share in a follow-up.")
    marketing: float = option(0.6, "Largest share in marketing copy, where readers came to learn of the product.")
    least_clauses: int = option(4, "Messages with fewer clauses that tell anybody's story are not judged.")

    def threshold(self, kind: MessageKind) -> float:
        """Return the threshold of a kind of message."""
        return {FOLLOW_UP: self.follow_up, MARKETING: self.marketing}.get(kind, self.outreach)


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING), options=SenderCentredMessageOptions)
def sender_centred_message(document: Document, options: SenderCentredMessageOptions) -> Iterator[Finding]:
    """Compare the share of the sender's own clauses with the threshold."""
    tellings = document.once(find_tellings)
    own = [telling for telling in tellings if telling.own]
    if len(tellings) < options.least_clauses or len(own) <= options.threshold(document.kind) * len(tellings):
        return
    if not document.once(find_sale):
        return
    worst = sorted(sorted(own, key=_weight, reverse=True)[:3], key=lambda t: (t.sentence.index, t.clause.start))
    quotes = ", ".join(f"“{_quote(telling)}”" for telling in worst)
    reader = sum(1 for t in tellings if not t.own and t.clause.focus in (Focus.READER, Focus.SENDER))
    share = round(100 * len(own) / len(tellings))
    yield Finding(
        _place(document, worst[0]),
        f"{len(own)} of {len(tellings)} clauses ({share}%) tell the sender's or the product's story, and "
        f"{reader or 'none'} the reader's: {quotes}.",
        f"Cut or turn round what this reader can't use, beginning with “{_quote(worst[0])}”: say what happens at "
        "their place, with them or their things as the subject.",
    )


def _weight(telling: Telling) -> int:
    """Order clauses by how self-centred they are: a claim without a consequence, a claim, the rest."""
    if telling.claim is None:
        return 0
    return 1 if telling.claim.consequence else 2


def _quote(telling: Telling) -> str:
    start = opening_of(telling.sentence.section, telling.clause)
    return words_of(telling.sentence.section, start, telling.clause.end, most=7)


def _place(document: Document, telling: Telling) -> TextSpan:
    """Return where the most self-centred of the quoted clauses stands."""
    start = opening_of(telling.sentence.section, telling.clause)
    return telling.sentence.section.locate(start, telling.clause.end) or document.start_span
