"""A slot or a calendar link for a meeting that the reader hasn't agreed to, before anything was given.

Why: “Tuesday at two or Thursday at ten?” skips the question whether there is anything to meet about. It takes the
reader's time for granted, and leaves them to undo what they never agreed to.

Evidence: asking for interest got 12% answers and asking for a meeting 7% in 304,000 mails (Gong, quoted by
getgangly.com/blog/cold-email-call-to-action, grade C); the rest is the essays' judgement.

Flagged:
    Hi Inga,

    We help dental practices fill their diaries. Are you free on Tuesday at two or Thursday at ten?

    Best,
    Rolf

Better:
    Hi Inga,

    We help dental practices fill their diaries. Is the gap on your Wednesday afternoons there by choice?

    Best,
    Rolf
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.asks import Ask, AskKind, find_asks
from outreach_lint.analyses.offers import find_offers
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.topics import find_topic
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("pressure/assumed_meeting")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP))
def assumed_meeting(document: Document, options: NoOptions) -> Iterator[Finding]:
    asks = [ask for ask in document.once(find_asks) if ask.kind in (AskKind.SLOT, AskKind.CALENDAR)]
    if not asks or _LEXICON.find(document):
        return
    pitch = document.once(find_pitch)
    if not pitch.sells or pitch.answers:
        return
    first = asks[0]
    if any(offer.is_gift and offer.sentence.index <= first.sentence.index for offer in document.once(find_offers)):
        return
    span = first.span
    if span is not None:
        yield Finding(span, _message(first), _help(document))


def _message(ask: Ask) -> str:
    if ask.kind is AskKind.CALENDAR:
        return f"“{ask.text}” sends the reader to your calendar for a meeting that they haven't agreed to have."
    return f"“{ask.text}” settles when to meet before the reader has said whether to, and nothing was given first."


def _help(document: Document) -> str:
    topic = document.once(find_topic)
    about = f"about their {topic}" if topic else "about their own situation"
    return f"Ask one question {about} instead, and keep the times until they say that they want to talk."
