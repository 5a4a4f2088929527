"""An answer that looks after the firm first: it disclaims, defends itself, waits for its own money, asks for a favour.

Why: whoever complains has put their trouble in your hands. An answer whose first care is the firm's blame, record or
rating tells them whose trouble counts, and everything kind that follows is read in that light.

Evidence: the essays' judgement (whose story is it, in an answer as in a pitch). That an explanation and a remedy
restore trust where a defence does not is the common finding of studies of service recovery (research domain page).

Flagged:
    Dear Mr Ode,

    Your curtains came in two shades of grey. There is nothing wrong with our looms, and had you told us within the week
    we could have helped. Please take our short survey.

Better:
    Dear Mr Ode,

    Your curtains came in two shades of grey: they were cut from two rolls, which I should have seen. A new pair is cut
    from one roll tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.deeds import find_deeds
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import SERVICE_REPLY, NoOptions, rule

LEX = load_lexicon("self_orientation/firm_first_reply")
_MESSAGES = {
    "disclaim": "“{text}” begins with what is not your part; the reader asked what can be done.",
    "defend": "“{text}” clears the firm before the reader has been helped.",
    "wait": "“{text}” lets the reader wait until the firm has got its own.",
    "queue": "“{text}” speaks of your queue; the reader has waited in it long enough to write.",
    "favour": "“{text}” asks a favour for the firm of somebody who came with a trouble.",
    "worry": "“{text}” gives the firm's cares as the reason; the reader has their own.",
}
_HELPS = {
    "disclaim": "Begin with what you can do or have found out; who does the rest can follow in half a sentence.",
    "defend": "Cut it, or say what you checked and what it showed. Then say what you will do, whoever was at fault.",
    "wait": "Put it right now, and settle it with the others yourself; if you can't, say by which day it will be.",
    "queue": "Say by which day this one will be settled, and what you will do if it isn't.",
    "favour": "Leave it out until the trouble is mended; then let them decide it without being asked.",
    "worry": "Cut it. Say what it meant for them, and what you do about it.",
}


@rule(Severity.SUGGESTION, kinds=(SERVICE_REPLY,))
def firm_first_reply(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find sentences that serve the firm in an answer to a customer, one finding of each sort."""
    seen: set[str] = set()
    done = {deed.sentence.index for deed in document.once(find_deeds)}
    for match in LEX.find(document):
        group = match.entry.group
        if match.sentence.section.role not in RUNNING_ROLES or group in seen:
            continue
        if _is_theirs(match) or (group == "disclaim" and match.sentence.index in done):
            continue  # or the same sentence says what has been done all the same
        seen.add(group)
        text = words_of(match.section, match.start, match.end, 12)
        yield Finding(match.span, _MESSAGES[group].format(text=text), _HELPS[group])


def _is_theirs(match: Match) -> bool:
    """Say whether it is the reader's own affair: their bank's verdict, a review that they were thanked for."""
    section = match.section
    if match.entry.group == "wait":
        return "your" in section.lowers[match.start : match.end]
    if match.entry.group != "favour":
        return False
    before = section.lowers[match.sentence.start : match.start]
    return "if" not in before and not _NOT_ASKED.isdisjoint(before)


_NOT_ASKED = frozenset(
    {"appreciate", "i", "we", "'ve", "’ve", "n't", "n’t", "no", "not", "taking", "thank", "thanks"}
)  # fmt: skip
