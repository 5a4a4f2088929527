"""A turn so long that the other side can only wait for its end: no question, pause or choice in it.

Why: whoever listens for more than a minute has stopped listening to the caller and started on their own thoughts. A
script that plans such a stretch plans a performance, and a call is the one place where the other person could be
asked.

Evidence: the longest stretch of sellers who lost was longer than that of sellers who won, and talking more than 65%
of the time hurt, on 25,537 recorded sales calls (Gong, gong.io/resources/labs/talk-to-listen-conversion-ratio,
grade B). The limit of about 75 seconds is the vendor's own and a suggestion at most; 150 spoken words a minute is the
usual pace of speech.

Flagged:
    Rep: Let me tell you about us. We began in a shed in Oban with one kiln and two people who knew nothing about glass.
    Since then we have built eleven furnaces, moved twice, and taken on forty people from the town. We make panes,
    tubes, bottles and lamps, and since last year we make the thick kind that goes into ships as well. We deliver on
    Tuesdays and Fridays, and on Mondays in the summer. We have our own vans, our own drivers, and our own crates, which
    come back to us. We were named in the trade paper three times, and the county gave us a prize for our apprentices.
    We work with builders, shipyards, schools and two museums. We have a man who does nothing but measure, and a woman
    who does nothing but colour. We keep everything in stock for six weeks. We have a number that is answered at night.
    We offer credit to those who have been with us for a year. We also mend what others have broken, and we take old
    glass back and melt it down again, which saves a good deal of sand and gas every year. And we would like to show
    you all of that.

Better:
    Rep: We make glass in Oban, some of it thick enough for ships. What broke, and what did you do about it?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.calls import Speech, find_call, words_in
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.questions import QuestionKind, find_questions
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Sentence
from outreach_lint.rule import CALL_SCRIPT, option, rule
from outreach_lint.source import TextSpan


@dataclass(frozen=True)
class MonologueOptions:
    """How long a turn may be."""

    # 76 s was the longest stretch in won calls of one vendor's study (research: grade B); rounded down.
    seconds: int = option(75, "How many seconds the caller may speak without a question, pause or choice.")
    # The usual pace of speech in English.
    words_per_minute: int = option(150, "How many words a minute are spoken.")


@rule(Severity.WARNING, kinds=(CALL_SCRIPT,), options=MonologueOptions)
def monologue(document: Document, options: MonologueOptions) -> Iterator[Finding]:
    """Find stretches of speech over the limit."""
    questions = {
        question.sentence.index
        for question in document.once(find_questions)
        if question.kind not in (QuestionKind.COURTESY, QuestionKind.LEADING)
    }
    for speech in document.once(find_call).speeches:
        for run in _runs(speech, questions):
            words = sum(words_in(sentence) for sentence in run)
            seconds = round(words * 60 / options.words_per_minute)
            span = _span(run)
            if seconds <= options.seconds or span is None:
                continue
            first, middle = run[0], run[len(run) // 2]
            yield Finding(
                span,
                f"From “{_quote(first)}” on, the caller speaks {words} words, about {seconds} seconds, before the "
                "other side has a turn; by then they are waiting for it to end.",
                f"Stop before “{_quote(middle)}” and ask what of this matters to them, then say only that part.",
            )


def _runs(speech: Speech, questions: set[int]) -> Iterator[list[Sentence]]:
    """Cut a speech after every question that lets the other side in."""
    run: list[Sentence] = []
    for sentence in speech.sentences:
        run.append(sentence)
        if sentence.index in questions:
            yield run
            run = []
    if run:
        yield run


def _span(run: list[Sentence]) -> TextSpan | None:
    spans = [span for span in (run[0].span, run[-1].span) if span is not None]
    return TextSpan(spans[0].start, spans[-1].end) if spans else None


def _quote(sentence: Sentence) -> str:
    return words_of(sentence.section, sentence.start, sentence.end, 7)
