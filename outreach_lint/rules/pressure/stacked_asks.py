"""More than one thing asked of the reader: a call, and a look at the website, and a name to pass it on to.

Why: each thing asked is a decision for the reader, and several at once show that the writer wants something, it hardly
matters what. One question that can be answered in a line leaves the reader in charge.

Evidence: one to three questions in a mail went with more answers than none, and more than three with fewer (40
million mails, softrust.com/node/267, grade B); that one thing should be asked is the rule of vendors' checklists
(grade D) and the essays' judgement.

Flagged:
    Hi Lars,

    We make labels for dairies. Could we have a call next week? Also, please visit our website, and follow us on
    LinkedIn.

    Best,
    Mette

Better:
    Hi Lars,

    We make labels for dairies. Do the dates on your skyr come off in the cold room, or is that only the shop near me?

    Best,
    Mette
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.asks import Ask, AskKind, find_asks
from outreach_lint.analyses.offers import find_offers
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, option, rule


@dataclass(frozen=True)
class StackedAsksOptions:
    """How much may be asked for at once."""

    # Vendors' checklists and the essays agree on one (grade D).
    outreach: int = option(1, "How many different things an outreach may ask of the reader.")
    follow_up: int = option(1, "How many different things a follow-up may ask of the reader.")
    # A page is read by people in different places: those who look, and those who have made up their mind.
    marketing: int = option(2, "How many different things marketing copy may ask of the reader.")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING), options=StackedAsksOptions)
def stacked_asks(document: Document, options: StackedAsksOptions) -> Iterator[Finding]:
    if document.kind is not MessageKind.MARKETING and not document.once(find_pitch).sells:
        return
    given = {offer.sentence.index for offer in document.once(find_offers) if offer.is_gift}
    firsts: dict[AskKind, Ask] = {}
    for ask in document.once(find_asks):
        if ask.kind is not AskKind.CLICK or ask.sentence.index not in given:
            firsts.setdefault(ask.matter, ask)
    allowed = getattr(options, document.kind.value.replace("-", "_"))
    if len(firsts) <= allowed:
        return
    asks = list(firsts.values())
    span = asks[allowed].span
    if span is not None:
        yield Finding(span, _message(asks), _help(asks))


_ACTS = {
    AskKind.MEETING: "meet",
    AskKind.CLICK: "look something up",
    AskKind.BUY: "sign up or buy",
    AskKind.REFER: "pass you on",
    AskKind.FOLLOW: "follow you",
    AskKind.REVIEW: "review you",
    AskKind.SEND: "send or fill in something",
}


def _message(asks: list[Ask]) -> str:
    acts = [_ACTS[ask.matter] for ask in asks]
    quoted = ", ".join(f"“{ask.text}”" for ask in asks)
    return (
        f"The reader is to {', '.join(acts[:-1])} and {acts[-1]} ({quoted}): that many requests show what you want "
        "and leave them to sort it out."
    )


def _help(asks: list[Ask]) -> str:
    return (
        f"Keep the one that is easiest for this reader to answer, perhaps “{asks[0].text}”, and drop the rest until "
        "they have."
    )
