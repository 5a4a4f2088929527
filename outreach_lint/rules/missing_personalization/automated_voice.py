"""A machine's voice in a message to a person: "this is an automated message", "do not reply", a queue's receipt.

Why: fast and customised beats fast and automated. A reply that says nobody wrote it, or that nobody will read the
answer, tells the reader what their message was worth.

Evidence: the essays' judgement (an instant answer shows attention only when it isn't automated). Support callers
put it the same way: "you can't script empathy" (fortune.com/2016/03/23, grade D).

Flagged:
    This is an automated message, please do not reply.

Better:
    I'm Tariq, and I read your note about the cracked lid this morning. Answer here and it comes to me.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, SERVICE_REPLY, rule

LEX = load_lexicon("missing_personalization/automated_voice")
_NO_REPLY = re.compile(r"(?i)\b(?:do-?not-?reply|no-?reply)\b[^\s<>]*@")


@rule(Severity.WARNING, kinds=(SERVICE_REPLY, FOLLOW_UP))
def automated_voice(document: Document, options: object) -> Iterator[Finding]:
    last = -2
    for match in LEX.find(document):
        group = match.entry.group
        if group == "queue" and document.once(find_evidence):
            continue  # a person who tells the facts of the case may say who takes it on
        if match.sentence.index - last <= 1:
            continue  # "This is an automated message. Please do not reply." is one fault
        last = match.sentence.index
        yield Finding(match.span, _message(match), _HELPS[group])
    sender = document.message.head.get("from", "")
    if last < 0 and _NO_REPLY.search(sender):
        yield Finding(
            document.start_span,
            f"The message comes from “{sender.strip()}”: the reader can be written to but can't answer.",
            _HELPS["silence"],
        )


def _message(match: Match) -> str:
    if match.entry.group == "machine":
        return f"“{match.text}” tells a person who wrote to you that nobody read it."
    if match.entry.group == "silence":
        return f"“{match.text}” shuts the door on the person you are answering."
    return f"“{match.text}” is a receipt from a queue: it could answer any message, so it answers none."


_HELPS = {
    "machine": "Say who wrote this and what they read in the reader's message; if no one has, wait until someone has.",
    "silence": "Send it from an address that a person reads, and say so: “reply here and it comes to me”.",
    "queue": "Name what they wrote about, who has it now, and when that person will answer.",
}
