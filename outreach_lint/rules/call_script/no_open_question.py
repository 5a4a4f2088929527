"""A call in which nothing is asked that begins an answer longer than yes or no.

Why: a caller who asks nothing open has decided what the call is about before it began. Questions that are asked because
one wants to know are the plainest sign of interest there is, and the only way to the other side's story.

Evidence: people who asked more questions, and more that followed up, were liked better in over 400 conversations
(Huang et al. 2017, mentalfloss.com/article/501899, grade A, second hand). On a million sales meetings 11 to 14
questions about the customer's concerns went with the most sales (Gong, slideshare.net/slideshow/105791822, grade B).

Flagged:
    Rep: Hello Mr Osei, this is Ann from Tern Glass. We make windows that keep the heat in, and your school has the old
    kind. A new set pays for itself in six winters, and the council gives you a third of it. I could come by and
    measure them, which takes an hour and costs you nothing, and then you would have our price by the end of the week.
    Would Tuesday suit you?

Better:
    Rep: Hello Mr Osei, this is Ann from Tern Glass. We make windows that keep the heat in, and your school has the old
    kind. What have you tried for the cold rooms so far? A new set pays for itself in six winters, and the council gives
    you a third of it, but if it is the doors that let the heat out, glass won't help you.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.calls import find_call, find_selling_call, questions_in
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.questions import QuestionKind
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import CALL_SCRIPT, option, rule

_ANSWERED_AT_LENGTH = frozenset({QuestionKind.OPEN, QuestionKind.FACT})


@dataclass(frozen=True)
class NoOpenQuestionOptions:
    """When a script is long enough to owe the other side a question."""

    # Fewer words are a greeting and a reason, said in 20 seconds; own judgement.
    min_words: int = option(50, "Scripts in which the caller has fewer words are not judged.")


@rule(Severity.WARNING, kinds=(CALL_SCRIPT,), options=NoOpenQuestionOptions)
def no_open_question(document: Document, options: NoOpenQuestionOptions) -> Iterator[Finding]:
    """Look for one open question, spoken or left to the caller by a direction."""
    call = document.once(find_call)
    if not document.once(find_selling_call):
        return
    if call.caller_words < options.min_words or call.inbound or call.voicemail or call.leaves_asking:
        return
    questions = questions_in(document, call.said)
    if any(question.kind in _ANSWERED_AT_LENGTH for question in questions):
        return
    if not questions:
        message = f"In {call.caller_words} words the caller asks nothing, so the other side is there to be told."
    else:
        asked = questions[-1].sentence
        quoted = words_of(asked.section, asked.start, asked.end, 10)
        message = (
            f"No question here wants an answer longer than yes, no or a date; the last one is “{quoted}”, and that "
            "leaves their side of the story untold."
        )
    yield Finding(
        document.start_span,
        message,
        "Ask one thing that you can't know and would like to: how they do it now, what they tried, what it is like.",
    )
