"""Attention to the customer whose benefit is the seller's.

Why: a vulture is client-focused too. Asking, listening and serving done for the sake of a bigger share of the
client's money turns the client into a means, and clients notice.

Evidence: The essays' judgement; the first of the four trust principles is client focus for the client's sake
(execleadercoach.com/2009/04/08, grade D).

Flagged:
    Hi Petra,

    What would it take to win your business this autumn?

Better:
    Hi Petra,

    What would have to change on the night shift before you would call it a good autumn?
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Focus
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, NoOptions, rule

_LEXICON = load_lexicon("self_orientation/vulture_focus")
# "We help you upsell": then it is the reader who does it.
_LENDING = frozenset({"allow", "enable", "help", "let", "show", "teach"})
_SELLER = frozenset({"i", "we", "us", "our", "my"})


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, SERVICE_REPLY, CALL_SCRIPT, MARKETING))
def vulture_focus(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find care whose fruit is the seller's, one finding a sentence."""
    done: set[int] = set()
    for match in _LEXICON.find(document):
        if match.sentence.index in done or not _is_vultures(match):
            continue
        done.add(match.sentence.index)
        yield Finding(
            match.span,
            f"“{match.text}” names what the seller gets out of it: the reader is the means, not the end.",
            f"Drop “{match.text}”, or put in its place what this reader has from it if they never buy.",
        )


def _is_vultures(match: Match) -> bool:
    """Say whether a match is about the seller's gain: "keep your business" is, "keep your business open" isn't."""
    if match.entry.group == "custom":
        tags = match.section.tags
        return match.end >= match.sentence.end or tags[match.end] not in ("ADJ", "ADV", "NOUN", "VERB")
    return match.entry.group != "ours" or _is_ours(match)


def _is_ours(match: Match) -> bool:
    """Say whether the seller is the one who captures or sells: not the reader, with the seller's help."""
    section = match.section
    for clause in match.sentence.clauses:
        if clause.start <= match.start < clause.end:
            lent = section.lemmas[clause.head] in _LENDING and clause.head < match.start
            if clause.focus is Focus.READER or lent:
                return False
            return any(low in _SELLER for low in section.lowers[clause.start : match.end])
    return any(low in _SELLER for low in section.lowers[match.sentence.start : match.start])
