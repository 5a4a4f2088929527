"""Words that count the reader into a crowd: "companies like yours", "professionals like yourself".

Why: whoever writes "businesses like yours" has told the reader that they were picked by kind. It says the opposite
of what it is meant to say: not "I know you" but "I know what shelf you are on".

Evidence: the essays' judgement (a message that could have gone to anyone was for no one). Product-fit wording drew
98% positive reactions where a name drew 95% negative ones (Wattal et al. 2012, doi 10.1287/isre.1110.0384, grade A).

Flagged:
    We work with garden centres and other businesses like yours.

Better:
    We work with two garden centres on your road, Hale's and the one by the canal.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, OUTREACH, SERVICE_REPLY, rule

LEX = load_lexicon("missing_personalization/crowd_phrase")
_HELPING = LEX.words("helping")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, SERVICE_REPLY, CALL_SCRIPT))
def crowd_phrase(document: Document, options: object) -> Iterator[Finding]:
    last = -1
    for match in LEX.find(document):
        if match.sentence.section.role not in RUNNING_ROLES or match.sentence.index == last:
            continue
        start = _crowd(match) if match.entry.group != "named" else _crowd_named(document, match)
        end = match.end + (match.entry.group == "named")
        span = None if start is None else match.section.locate(start, end)
        if start is None or span is None:
            continue
        last = match.sentence.index
        yield Finding(
            span,
            f"“{match.section.slice(start, end)}” tells the reader that they were picked by kind.",
            "Name the one firm or person you mean and what is alike about them and this reader; or leave it out.",
        )


_EXACTLY = frozenset({"exactly", "just", "much", "very"})


def _crowd_named(document: Document, match: Match) -> int | None:
    """Where a crowd begins that is told by the reader's own name ("schools like Denby"); None without the name."""
    if match.end >= match.sentence.end:
        return None
    return match.start if match.section.lowers[match.end] in document.parties.reader else None


def _crowd(match: Match) -> int | None:
    """Where the crowd begins: at the match, or at the plural noun that "like yours" stands behind; None without one."""
    if match.entry.group != "behind":
        return match.start
    section, i = match.section, match.start - 1
    while i > match.sentence.start and section.lowers[i] in _EXACTLY:
        i -= 1
    if i < match.sentence.start or section.tags[i] != "NOUN" or section.lowers[i] == section.lemmas[i]:
        return None
    after = section.tags[match.end] if match.end < match.sentence.end else ""
    if after == "VERB" and section.lowers[match.end - 1] == "you":
        return i if _HELPING.intersection(section.lemmas[max(match.sentence.start, i - 4) : i]) else None
    return i
