"""A direction to act a feeling: smile, sound excited, build rapport, empathise.

Why: a feeling that stands in the script is felt for everyone alike, so it is pretended. A direction can tell the caller
to notice something, to wait, to ask, and leave what they feel to them.

Evidence: the essays' judgement (don't pretend-feel; don't script the human part of a call). Talk of feelings beyond the
first seconds lowered customers' satisfaction in a study of 111 videos (Harvard Business Review 2018,
bg.hbr.org/2018/01/sorry-is-not-enough, grade A, on service).

Flagged:
    Rep: Hello Mr Osei, this is Ann from Tern Glass.

    [Smile and build rapport]

    Rep: How is the hall in winter?

Better:
    Rep: Hello Mr Osei, this is Ann from Tern Glass.

    [Listen for what is going on around him. If it is a bad moment, ask when.]

    Rep: How is the hall in winter?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Role
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import CALL_SCRIPT, SERVICE_REPLY, NoOptions, rule
from outreach_lint.source import TextSpan

LEX = load_lexicon("call_script/staged_feeling")
# Whose smile it is, and whether it is asked for.
_OPEN = re.compile(
    r"\b(?:don['’]t|do not|never|avoid|no need to|not to|rather than|instead of|without|if|when|whether|until|once"
    r"|they|them|he|she|customer|prospect|client|stop)\b[^.!?;\n]{0,40}$",
    re.IGNORECASE,
)


@rule(Severity.SUGGESTION, kinds=(CALL_SCRIPT, SERVICE_REPLY))
def staged_feeling(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Read the directions of a script, and the notes left in a reply."""
    segments = document.message.segments
    for block in document.message.blocks:
        span = segments.to_source(block.start, block.end) if block.role is Role.DIRECTION else None
        if span is not None:
            yield from _staged(document, span)
    for field in document.fields:
        if field.slot == "note":
            yield from _staged(document, field.span)


def _staged(document: Document, place: TextSpan) -> Iterator[Finding]:
    text = document.source.slice(place)
    for match in _pattern().finditer(text):
        if _OPEN.search(text[: match.start()]):
            continue
        yield Finding(
            TextSpan(place.start + match.start(), place.start + match.end()),
            f"“{match.group()}” stages a feeling that is then shown to everybody alike; people hear that it is played.",
            "Direct what can be done and not felt: notice, wait, or ask about the thing they have just said.",
        )
        return


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(LEX.sets["staged"], key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
