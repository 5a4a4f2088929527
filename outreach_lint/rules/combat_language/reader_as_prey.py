"""The reader called a prospect, lead, target, conversion or wallet, to their face.

Why: the words of the sales floor tell the reader what they are to you: a unit that moves through your funnel.
Nobody confides in someone to whom they are a lead.

Evidence: The essays' judgement.

Flagged:
    Hi Sophie,

    You match our ideal customer profile, so I added you to my pipeline.

    Best,
    Grant

Better:
    Hi Sophie,

    You run four salons without a receptionist, which is the case our booking line was built for. Or do they like
    answering the phone?

    Best,
    Grant
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.usage import is_only_mentioned
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import LINTED_ROLES, Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("combat_language/reader_as_prey")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT))
def reader_as_prey(document: Document, options: NoOptions) -> Iterator[Finding]:
    flagged: set[int] = set()
    for match in _LEXICON.find(document):
        index = match.sentence.index
        if index in flagged or match.section.role not in LINTED_ROLES or is_only_mentioned(match):
            continue
        flagged.add(index)
        yield Finding(match.span, _message(match), _help(match))


_SAYS = {
    "greeting": "greets the reader by their place in your funnel",
    "named": "tells the reader that they are a unit of your sales work",
    "listed": "tells the reader which of your lists they are on",
    "done": "says what you mean to do to the reader",
    "watched": "tells the reader that their tracks are followed",
    "wallet": "looks at the reader and sees their money",
}


def _message(match: Match) -> str:
    words = " ".join(match.text.split())
    return f"“{words}” {_SAYS[match.entry.group]}, and nobody confides in someone to whom they are that."


def _help(match: Match) -> str:
    if match.entry.group == "greeting":
        return "Greet them by name, or leave the greeting out."
    if match.entry.group == "watched":
        return "Leave out what you saw them do, and say what you know that may be of use to them."
    if match.entry.group == "wallet":
        return "Say what the reader would have afterwards, and what it costs, in figures."
    return (
        "Say which fact about them made you write (“you run four salons without a receptionist”), not which class "
        "of yours they fall into."
    )
