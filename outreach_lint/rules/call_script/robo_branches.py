"""Branches that all end in the same ask, whatever the other side says.

Why: a script that arrives at the appointment by every road has not listened on any of them. Where no answer makes a
difference, asking was a form; if it can be programmed like that, a machine could ring.

Evidence: the essays' judgement (a call that can be written as if-then clauses might as well be mailed). Knowing the
paths that a buyer can take helps, says a study of 90,380 cold calls (Gong, gong.io/resources/labs/is-cold-calling-dead,
grade B): that there are branches is no fault, only that they lead to one place.

Flagged:
    If they say yes:

    Rep: "Great. Shall we book a meeting for Tuesday?"

    If they say no:

    Rep: "I see. All the more reason to book a meeting. Does Tuesday suit you?"

Better:
    If they say yes:

    Rep: "Great. Shall we book a meeting for Tuesday?"

    If they say no:

    Rep: "Then I'll leave you in peace. Thanks for telling me."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.calls import Branch, ask_of, find_call, lets_go
from outreach_lint.analyses.clauses import words_of
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import Match
from outreach_lint.rule import CALL_SCRIPT, option, rule


@dataclass(frozen=True)
class RoboBranchesOptions:
    """When branches are a form."""

    # A yes and a no that lead to one place are enough to show that the answer made no difference; own judgement.
    branches: int = option(2, "How many branches a script must have to be judged.")


@rule(Severity.SUGGESTION, kinds=(CALL_SCRIPT,), options=RoboBranchesOptions)
def robo_branches(document: Document, options: RoboBranchesOptions) -> Iterator[Finding]:
    """Compare what the branches ask for at their end."""
    branches = document.once(find_call).branches
    if len(branches) < options.branches or any(lets_go(document, branch) for branch in branches):
        return
    ends = [(branch, ask_of(document, branch.said)) for branch in branches]
    asks = [ask for _, ask in ends if ask is not None]
    if len(asks) < len(ends) or len({ask.entry.group for ask in asks}) != 1:
        return
    first, last = ends[0][0], ends[-1][0]
    place = last.place or document.start_span
    many = "Both" if len(ends) == _PAIR else f"All {len(ends)}"
    yield Finding(
        place,
        f"{many} branches, from “{_name(first)}” to “{_name(last)}”, end in {_WHAT[asks[0].entry.group]} "
        f"(“{_quote(asks[-1])}”), so no answer makes a difference.",
        "Let at least one branch end where the other side wants it to: a thank-you, a better address, or a no that is "
        "taken.",
    )


_PAIR = 2
_WHAT = {
    "ask-meeting": "the same ask, a meeting",
    "ask-sale": "the same ask, the sale",
    "ask-gift": "the same ask, a gift",
    "ask-details": "the same ask, their details",
}


def _name(branch: Branch) -> str:
    words = branch.condition.strip("[]()*_# :→").replace("“", "").replace("”", "").replace('"', "").split()
    return " ".join(words[:7])


def _quote(ask: Match) -> str:
    return words_of(ask.section, ask.start, ask.end, 8)
