"""The reader's purchase as an event to bring about: sign up today, lock it in, 10% if you decide.

Why: a sale treated as an event has a closing date, and the date is the seller's. A reader who is being closed watches
for what they are being hurried past; one who may take their time comes back.

Evidence: The essays' judgement. A reward for deciding soon also tells the reader that the first price wasn't the price.

Flagged:
    Hi Pedro,

    If you sign by the end of our quarter I can get you 10% off, so let's lock in your rate.

    Best,
    Nell

Better:
    Hi Pedro,

    The licence is £900 a year, this month or next. If you'd rather see the June figures first, do.

    Best,
    Nell
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.calls import find_call
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.self_praise import may_boast
from outreach_lint.analyses.usage import is_only_mentioned
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import LINTED_ROLES, Document, MessageKind
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import ALL_KINDS, option, rule

_LEXICON = load_lexicon("pressure/closing_talk")


@dataclass(frozen=True)
class ClosingTalkOptions:
    """How much is said."""

    # A landing page repeats its button; the second time teaches nothing.
    most: int = option(3, "How many places in a message are pointed out.")


@rule(Severity.SUGGESTION, kinds=ALL_KINDS, options=ClosingTalkOptions)
def closing_talk(document: Document, options: ClosingTalkOptions) -> Iterator[Finding]:
    flagged: set[int] = set()
    said: set[str] = set()
    for match in _LEXICON.find(document):
        words = " ".join(match.text.split())
        index = match.sentence.index
        if len(flagged) == options.most:
            return
        if index in flagged or words.lower() in said or match.section.role not in LINTED_ROLES:
            continue
        if document.kind is MessageKind.SERVICE_REPLY and match.entry.group in _HELPING:
            continue
        if is_only_mentioned(match) or (match.entry.group == "assume" and _has_agreed(document)):
            continue
        if match.entry.group == "wish" and not document.once(may_boast):
            continue  # "you'll want to see it in daylight"
        flagged.add(index)
        said.add(words.lower())
        yield Finding(match.span, f"“{words}” {_SAYS[match.entry.group]}.", _HELPS[match.entry.group])


# In a reply to a customer these help: "we'll have you up and running", "I can put you down for Tuesday".
_HELPING = frozenset({"lock", "quarter"})


def _has_agreed(document: Document) -> bool:
    """Say whether the reader has asked for it, so that the next step is a service and no assumption."""
    if document.kind is MessageKind.SERVICE_REPLY:
        return True
    if document.kind is MessageKind.CALL_SCRIPT:
        return document.once(find_call).inbound
    return document.once(find_pitch).answers


_SAYS = {
    "now": "tells the reader when to buy, and the hour is yours, not theirs",
    "grab": "sells the offer as a catch to be snatched, before the reader knows whether they want it",
    "lock": "treats the reader's decision as a thing for you to bring about",
    "assume": "takes the reader's yes for given, and leaves them to undo what they never agreed to",
    "wish": "tells the reader what they will want, of which you know nothing",
    "quarter": "puts your own calendar or target into the reader's decision",
    "reward": "pays the reader for deciding early, and says that the price without it was too high",
}
_HELPS = {
    "now": "Say what happens after they decide, and drop the hour: “When you want to try it, the form takes a minute.”",
    "grab": "Name the thing and its terms plainly, and leave it to the reader whether it is of use.",
    "lock": "Ask what they still need to know, or what would make “no” the better answer, and wait for it.",
    "assume": "Ask whether they want it at all, say what speaks against it, and let the next step be theirs.",
    "wish": "Say what it does and for whom it is not, and leave the wanting to the reader.",
    "quarter": "Leave your calendar out, and ask which date matters to them.",
    "reward": "Give the price that you can stand by at any time; if a discount has a cause, such as volume, name it.",
}
