"""Naming somebody else, another way, or doing nothing as the better choice.

Why: this is the acid test of self-orientation. A seller who has once sent a buyer elsewhere is believed about
everything after it, because the interest served was plainly not their own.

Evidence: the essays' judgement (would you recommend a competitor where it serves the client better?).

Credited:
    Hi Anwen,

    For forty chairs you don't need us: Gwalia Hire in Brecon will bring them for half of what we'd charge.

    Rhodri

Passed over:
    Hi Anwen,

    You won't find a better supplier anywhere else. Nobody is better placed than us.

    Rhodri
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import statement_around, words_of
from outreach_lint.diagnostics import Finding
from outreach_lint.document import RUNNING_ROLES, Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import ALL_KINDS, SELF_ORIENTATION, NoOptions, credit

LEXICON = load_lexicon("credit/deferred_to_alternative")
_DENIED = frozenset({"no", "nobody", "none", "nothing", "never", "won't", "cannot", "why"})
_FIRST = frozenset({"i", "we", "our"})
_NOT = frozenset({"n't", "n’t", "not"})


@credit((SELF_ORIENTATION,), kinds=ALL_KINDS)
def deferred_to_alternative(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find recommendations that earn the writer nothing, one a sentence."""
    seen: set[int] = set()
    for match in LEXICON.find(document):
        if match.section.role not in RUNNING_ROLES or match.sentence.index in seen or match.sentence.is_question:
            continue
        if _is_denied(match):
            continue
        if match.entry.group == "named" and not _names_somebody(match):
            continue
        start, end = statement_around(match.sentence, match.start, match.end)
        span = match.section.locate(start, end)
        if span is not None:
            seen.add(match.sentence.index)
            said = words_of(match.section, start, end, 14)
            yield Finding(span, f"“{said}” serves the reader at your own cost: the acid test of whose side you are on.")


def _is_denied(match: Match) -> bool:
    """Say whether the alternative is only denied ("nobody does it better")."""
    before = match.section.lowers[max(match.sentence.start, match.start - 4) : match.start]
    inside = match.section.lowers[match.start : match.end]
    if match.entry.group in ("named", "rival") and any(low in _NOT or low in _FIRST for low in before):
        return True
    return any(low in _DENIED for low in (*before, *inside))


def _names_somebody(match: Match) -> bool:
    """Say whether a name other than the writer's stands before or within the words, as the one who does it better."""
    section = match.section
    span = range(max(match.sentence.start, match.start - 5), min(match.end + 3, match.sentence.end))
    return any(section.tags[i] == "PROPN" or section.lowers[i] in _SOMEBODY for i in span)


_SOMEBODY = frozenset({"they", "he", "she", "that", "any", "council", "shop", "maker", "manufacturer", "neighbour",
                       "library", "bank", "supplier", "dealer", "firm"})  # fmt: skip
