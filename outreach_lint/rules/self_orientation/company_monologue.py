"""Three or more sentences in a row about the sender or its product.

Why: nobody listens to a stranger's self-portrait. Asked to tell about yourself, answer in a line and turn the talk
back to the reader: the story they want to hear you in is their own.

Evidence: Calls in which the seller talks about its company for more than two minutes are won much less often (Gong,
257,967 calls, grade B, lemonly.com/work/winning-sales-conversations-infographic). For letters, the essays' judgement.

Flagged:
    Hi Petra,

    Harrow Pumps was my grandfather's idea. We supply schools and councils in nine counties. Our engineers have
    decades of experience. We provide round-the-clock cover.

Better:
    Hi Petra,

    We service the pumps at Denby school. When theirs flooded, the caretaker found the float switch stuck, and it was
    back in an hour. Is yours the same model?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.selling_words import LETTING
from outreach_lint.analyses.stories import find_stories
from outreach_lint.analyses.tellings import Telling, find_tellings
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Focus, Form, Sentence
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, option, rule
from outreach_lint.source import TextSpan

_OURS = frozenset({"my", "our", "us"})
_STOPS = frozenset({".", "!", "?", ":"})
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})


@dataclass(frozen=True)
class CompanyMonologueOptions:
    """Options of company-monologue."""

    # Three is where a remark becomes a speech; the essays' judgement, as nobody has measured it in letters.
    sentences: int = option(3, "How many sentences in a row about the sender or its product are a monologue.")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT), options=CompanyMonologueOptions)
def company_monologue(document: Document, options: CompanyMonologueOptions) -> Iterator[Finding]:
    """Find runs of sentences that are wholly the sender's or the product's."""
    if not document.once(find_sale):
        return
    for run in _runs(document):
        span = _span(document, run)
        if len(run) >= options.sentences and span is not None:
            first, last = run[0], run[-1]
            yield Finding(
                span,
                f"{len(run)} sentences in a row are about the sender or the product, from “{_quote(first)}” to "
                f"“{_quote(last)}”; the reader has no part in them.",
                f"Keep the one sentence that this reader could use, and let a question or a fact of theirs stand "
                f"where “{_quote(run[1])}” stands now.",
            )


def _runs(document: Document) -> list[list[Sentence]]:
    """Return the longest runs of sentences about the sender in which something is claimed."""
    by_sentence: dict[int, list[Telling]] = {}
    for telling in document.once(find_tellings):
        by_sentence.setdefault(telling.sentence.index, []).append(telling)
    stories = document.once(find_stories)
    runs: list[list[Sentence]] = [[]]
    for sentence in document.running:
        tellings = by_sentence.get(sentence.index, [])
        if any(story.holds(sentence) for story in stories) or sentence.is_question:
            runs.append([])
        elif _announces(sentence) or _is_listed(sentence):
            continue
        elif not tellings and runs[-1] and _OURS.intersection(sentence.section.lowers[sentence.start : sentence.end]):
            runs[-1].append(sentence)  # "everything is cooked in our kitchen"
        elif any(t.own for t in tellings) and all(_is_own(t) for t in tellings) and not _has_reader(sentence):
            runs[-1].append(sentence)
        elif sentence.clauses and (tellings or not any(clause.focus in _OWN for clause in sentence.clauses)):
            runs.append([])
    claimed = {index for index, tellings in by_sentence.items() if any(t.claim for t in tellings)}
    return [run for run in runs if any(sentence.index in claimed for sentence in run)]


def _announces(sentence: Sentence) -> bool:
    """Say whether a sentence only announces what comes below it ("Our service includes:")."""
    return sentence.section.lowers[sentence.end - 1] == ":"


def _is_listed(sentence: Sentence) -> bool:
    """Say whether a sentence is a mere item of a list, without a verb of its own: the list goes with its sentence."""
    section = sentence.section
    tags = section.tags[sentence.start : sentence.end]
    alone = sentence.start == 0 and sentence.end == len(section.lowers)
    item = section.form is Form.LIST_ITEM or (alone and section.lowers[-1] not in _STOPS)
    return item and not any(clause.subject for clause in sentence.clauses) and "AUX" not in tags


def _has_reader(sentence: Sentence) -> bool:
    """Say whether the reader is the subject of a clause, other than as one whom the product lets act."""
    section = sentence.section
    return any(
        clause.focus is Focus.READER and (clause.main or section.lemmas[section.heads[clause.head]] not in LETTING)
        for clause in sentence.clauses
    )


def _is_own(telling: Telling) -> bool:
    """Say whether a clause leaves its sentence the sender's: its own, or a mere "everything they need"."""
    return telling.own or (not telling.clause.main and telling.clause.focus is not Focus.READER)


def _span(document: Document, run: list[Sentence]) -> TextSpan | None:
    spans = [span for span in (run[0].span, run[-1].span) if span is not None]
    return TextSpan(spans[0].start, spans[-1].end) if spans else None


def _quote(sentence: Sentence) -> str:
    return words_of(sentence.section, sentence.start, sentence.end, most=6)
