"""The caller's own company, told at length or before anything was asked.

Why: whoever is rung wants to know what it has to do with them. A tour of the company first says that the order of
things is the caller's: our story, then yours if there is time left.

Evidence: where the company overview took more than two minutes, sales fell sharply, on 257,967 recorded calls (Gong,
lemonly.com/work/winning-sales-conversations-infographic, grade B); two minutes are about 300 words. A published test
of scripts wants the reason for the call within 20 and leave to go on within 30 seconds (cbsnews.com, grade D).

Flagged:
    Rep: Hello, this is Ann from Tern Glass. We have made windows in Oban since 1962. We are the largest glass works on
    the west coast and we work with forty schools. Our team has won three prizes for its thick panes. Can I send you
    our catalogue?

Better:
    Rep: Hello, this is Ann from Tern Glass in Oban. I passed the school. Which rooms are the cold ones?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.calls import find_call, words_in
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.questions import find_questions
from outreach_lint.analyses.tellings import Telling, find_tellings
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Sentence
from outreach_lint.rule import CALL_SCRIPT, option, rule
from outreach_lint.source import TextSpan


@dataclass(frozen=True)
class CompanyTourOptions:
    """How much of the company is a tour of it."""

    # Two minutes at 150 words a minute (Gong, grade B).
    most_words: int = option(300, "How many words about the company a script may hold.")
    # A name and a reason take two sentences; the third is the company's own story. Own judgement.
    opening_sentences: int = option(3, "How many sentences about the company before the first question are a tour.")
    # About ten seconds, in which a published test of scripts wants to have passed name and respect for time.
    opening_words: int = option(25, "How many words these sentences must have together.")


@rule(Severity.WARNING, kinds=(CALL_SCRIPT,), options=CompanyTourOptions)
def company_tour(document: Document, options: CompanyTourOptions) -> Iterator[Finding]:
    """Find a company's story that comes before the first question, or that is longer than two minutes."""
    call = document.once(find_call)
    own = _own_sentences(document)
    asked = min((q.sentence.index for q in document.once(find_questions) if q.asks), default=None)
    early = [s for s in call.before(asked) if s.index in own]
    words = sum(words_in(sentence) for sentence in early)
    if len(early) >= options.opening_sentences and words >= options.opening_words:
        longest = _longest_run(early)
        span = _span(longest)
        if span is not None:
            yield Finding(
                span,
                f"Before the first question the caller spends {len(early)} sentences on the company, such as "
                f"“{_quote(longest[0])}”; nobody has asked yet, and nothing here is about the one who was rung.",
                f"Keep who you are and why you ring them, ask your first question where “{_quote(longest[-1])}” "
                "stands, and tell the rest when they ask for it.",
            )
            return
    told = [s for s in call.said if s.index in own]
    total = sum(words_in(sentence) for sentence in told)
    if total > options.most_words and told[0].span is not None:
        yield Finding(
            told[0].span,
            f"{total} words of this script are about the company, about {round(total / 150)} minutes of it, beginning "
            f"with “{_quote(told[0])}”.",
            "Keep what this person can use, and put the rest where they ask for it.",
        )


def _own_sentences(document: Document) -> frozenset[int]:
    """Return the sentences that are about the company only.

    Who rings, and why, is owed to the other side; what the caller did for them is no tour either.
    """
    by_sentence: dict[int, list[Telling]] = {}
    for telling in document.once(find_tellings):
        by_sentence.setdefault(telling.sentence.index, []).append(telling)
    return frozenset(
        index for index, tellings in by_sentence.items() if _is_own(tellings) and not _presents(tellings[0].sentence)
    )


def _is_own(tellings: list[Telling]) -> bool:
    """Say whether every main clause is the company's, and one of them names it as its subject."""
    main = [telling for telling in tellings if telling.clause.main]
    return bool(main) and all(t.own for t in main) and any(t.clause.subject is not None for t in main)


def _presents(sentence: Sentence) -> bool:
    """Say whether a sentence says who rings and why, or what the caller does in person."""
    lowers = sentence.section.lowers[sentence.start : sentence.end]
    first = next((lower for lower in lowers if lower.isalpha()), "")
    return first in _OPENERS or not _REASONS.isdisjoint(lowers)


_OPENERS = frozenset({"i", "it", "this", "hello", "hi", "hey", "good", "my"})
_REASONS = frozenset({"calling", "ringing", "phoning", "reason"})


def _longest_run(sentences: list[Sentence]) -> list[Sentence]:
    """Return those of the sentences that stand in one turn, of the turn that has most of them."""
    by_turn: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_turn.setdefault(id(sentence.section), []).append(sentence)
    return max(by_turn.values(), key=len)


def _span(sentences: list[Sentence]) -> TextSpan | None:
    spans = [span for span in (sentences[0].span, sentences[-1].span) if span is not None]
    return TextSpan(spans[0].start, spans[-1].end) if spans else None


def _quote(sentence: Sentence) -> str:
    return words_of(sentence.section, sentence.start, sentence.end, 7)
