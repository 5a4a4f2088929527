"""An offer to work it out together.

Why: side by side is where trust grows. Whoever does a piece of the work with the reader, before anything is bought,
has stopped selling for as long as it lasts, and both learn what the other is like.

Evidence: the essays' judgement (collaboration is one of the four principles of trust-based selling).

Credited:
    Hi Jutta,

    Bring last winter's gas bills and we can go through the three worst weeks together; I'll bring the meter.

    Enno

Passed over:
    Hi Jutta,

    Let's hop on a call and see how we can grow together. Together we can achieve great things.

    Enno
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.repair import clause_around
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding
from outreach_lint.document import RUNNING_ROLES, Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import ALL_KINDS, SELF_ORIENTATION, NoOptions, credit

LEXICON = load_lexicon("credit/joint_work")


@credit((SELF_ORIENTATION,), kinds=ALL_KINDS)
def joint_work(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find offers to do a piece of work with the reader, one a sentence."""
    seen: set[int] = set()
    for match in LEXICON.find(document):
        sentence = match.sentence
        if match.section.role not in RUNNING_ROLES or sentence.index in seen:
            continue
        if not particulars(document, sentence, sentence.start, sentence.end):
            continue  # "we could work it out together": what?
        start, end = _extent(match)
        span = match.section.locate(start, end)
        if span is None:
            continue
        seen.add(sentence.index)
        said = words_of(match.section, start, end, 14)
        yield Finding(span, f"“{said}” offers to do the work beside the reader, instead of selling it to them.")


def _extent(match: Match) -> tuple[int, int]:
    """Return from where to where the offer reads: "bring the plan and we can sketch it together" begins at "sketch"."""
    section, start = match.section, match.start
    for i in range(match.start, match.end):
        if section.lowers[i] in ("and", "so") and any(low in _WE for low in section.lowers[i : i + 3]):
            start = next((j for j in range(i, match.end) if section.tags[j] == "VERB"), start)
    return start, clause_around(match.sentence, match.end - 1)[1]


_WE = frozenset({"we", "i"})
