"""A question that permits one answer.

Why: "Wouldn't you like to save money?" is a statement in the form of a question. It is asked to get a yes, whoever
answers it notices that they are being led, and what they say afterwards is worth nothing to either side.

Evidence: the essays' judgement (be curious; ask what you would want to know). Questions raise liking when they follow
up on what was said (Huang et al. 2017, mentalfloss.com/article/501899, grade A, second hand); these can't.

Flagged:
    Rep: If I could show you a way to heat the school for half the price, would you be interested?

Better:
    Rep: What does it cost you to heat the school, and which rooms are cold all the same?
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.questions import QuestionKind, find_questions
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, Role
from outreach_lint.rule import CALL_SCRIPT, OUTREACH, NoOptions, rule


@rule(Severity.SUGGESTION, kinds=(CALL_SCRIPT, OUTREACH))
def leading_question(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find leading questions, one finding a sentence."""
    for question in document.once(find_questions):
        section = question.sentence.section
        if question.kind is not QuestionKind.LEADING or section.role not in RUNNING_ROLES | {Role.SUBJECT}:
            continue
        span = section.locate(question.start, question.end)
        if span is not None:
            said = words_of(section, question.start, question.end, 12)
            yield Finding(span, _MESSAGES[question.form].format(said=said), _HELPS[question.form])


_MESSAGES = {
    "agree": "“{said}” asks for agreement, not for an answer, and whoever is asked notices.",
    "bait": "“{said}” has one answer and everybody gives it, so it tells you nothing and shows the bait.",
    "conditional": "“{said}” asks for a yes to something that hasn't been shown yet.",
    "reversed": "“{said}” is worded so that a no means yes; people feel the trick before they see it.",
    "rather": "“{said}” leaves a choice between your offer and a misfortune, which is none.",
    "tag": "“{said}” tells them what they think and asks them to nod.",
}
_HELPS = {
    "agree": "Say what you think as yours, and ask what they would say against it.",
    "bait": "Ask how it stands with them now, in a question that could as well have a no behind it.",
    "conditional": "Show the thing first, with the figure it rests on, and ask whether it holds for them.",
    "reversed": "Ask plainly whether they want it, and let a no be a no.",
    "rather": "Ask what happens at theirs when it goes wrong, and what that has cost so far.",
    "tag": "Leave out the guess about them, or ask how it is and wait.",
}
