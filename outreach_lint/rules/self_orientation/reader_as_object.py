"""The reader appears only as what the product acts on.

Why: "our platform lets you", "we help you": the sentence has a "you" in it, and still the product is the one who
acts. A reader who is never the subject of a fact has not been seen.

Evidence: A count of "you" shows nothing (Packard, Moore and McFerran 2018, grade A, doi 10.1509/jmr.16.0118: more
"you" had no effect or hurt). That it matters who acts is the essays' judgement.

Flagged:
    Hi Petra,

    Our quiet pumps help you keep the cellar dry. Our service plan gives you peace of mind.

Better:
    Hi Petra,

    Your cellar flooded twice in March. Our float switch would let you leave the school on a Friday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.tellings import find_tellings
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Clause, Document, Focus, Sentence
from outreach_lint.rule import MARKETING, OUTREACH, option, rule

_YOU = frozenset({"you", "your", "yours"})
_UNREAL = frozenset({
    "can", "could", "'d", "’d", "if", "'ll", "’ll", "may", "might", "once", "should", "when", "whether", "will",
    "would",
})  # fmt: skip


@dataclass(frozen=True)
class ReaderAsObjectOptions:
    """Options of reader-as-object."""

    # One such clause may be the natural way to say it; the second makes a habit. The essays' judgement.
    least_clauses: int = option(2, "How many clauses act on the reader before it is reported.")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, MARKETING), options=ReaderAsObjectOptions)
def reader_as_object(document: Document, options: ReaderAsObjectOptions) -> Iterator[Finding]:
    """Find messages whose only "you" is acted on by the sender's product."""
    claimed = {(claim.sentence.index, claim.clause.head) for claim in document.once(find_claims)}
    acted_on = [
        (s, c)
        for s, c in document.clauses
        if _acts_on_reader(s, c) and (c.focus is Focus.PRODUCT or (s.index, c.head) in claimed)
    ]
    if len(acted_on) < options.least_clauses or _has_fact(document):
        return
    sentence, clause = acted_on[0]
    span = sentence.section.locate(*_act(sentence, clause))
    if span is not None:
        quotes = ", ".join(f"“{words_of(s.section, *_act(s, c), most=6)}”" for s, c in acted_on[:3])
        yield Finding(
            span,
            f"The reader is only ever acted on ({quotes}) and never the subject of a fact.",
            "Put one thing that you know of this reader first, with them as its subject; then "
            f"“{words_of(sentence.section, *_act(sentence, clause), most=6)}” has something to answer.",
        )


def _acts_on_reader(sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause acts on the reader, or lets them act: "helps you", "lets your team"."""
    after = clause.head + 1
    return clause.reader_as_object or (after < sentence.end and sentence.section.lowers[after] in _YOU)


def _has_fact(document: Document) -> bool:
    """Say whether the reader is anywhere the subject of something that is so, or that is asked about."""
    for telling in document.once(find_tellings):
        clause, lowers = telling.clause, telling.sentence.section.lowers
        if clause.focus is Focus.READER and not any(
            lower in _UNREAL for lower in lowers[clause.start : clause.head + 1]
        ):
            return True
    return False


def _act(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """Return the token range from the subject of a clause to the reader as its object."""
    lowers = sentence.section.lowers
    start = clause.subject[0] if clause.subject is not None else clause.start
    for i in range(clause.head, sentence.end):
        if lowers[i] in _YOU:
            return start, i + 1
    return start, clause.head + 1
