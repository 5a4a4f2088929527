"""A favour asked for in the dress of an offer: a guest post, a link, a mention, a swap of promotion.

Why: what is offered is what the sender wants published. Nearly all such offers show no knowledge of the pages they
are meant for, and each one costs a little trust.

Evidence: the essays' judgement.

Flagged:
    Hi Iris,

    I'd love to write a guest post for your blog on any topic you like. All I need is one link back to our site.

    Best,
    Neil

Better:
    Hi Iris,

    The frost table in your April post gives the last frost for Tromsø as 3 May; the station log has 31 May four times
    since 2010, so I think a zero went missing. The log is at the end of this mail.

    Best,
    Neil
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.topics import find_topic
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("risky_gift/begged_favour")
_WANTED = {
    "post": "a place on the reader's pages",
    "link": "a link",
    "mention": "a mention",
    "trade": "promotion",
}


@rule(Severity.WARNING, kinds=(OUTREACH,))
def begged_favour(document: Document, options: NoOptions) -> Iterator[Finding]:
    matches = [m for m in _LEXICON.find(document) if m.section.role in RUNNING_ROLES]
    if not matches or document.once(find_pitch).answers:
        return
    flagged: set[int] = set()
    for match in matches:
        if match.sentence.index in flagged or (flagged and match.sentence.index - 1 in flagged):
            continue  # one beg goes on for a sentence or two
        flagged.add(match.sentence.index)
        wanted = _WANTED[match.entry.group]
        yield Finding(
            match.span,
            f"“{match.text}” asks for {wanted} in the dress of an offer: what the reader is to get is what you want.",
            _help(document, wanted),
        )


def _help(document: Document, wanted: str) -> str:
    topic = document.once(find_topic)
    about = f"their {topic}" if topic else "one page of theirs that you have read"
    return (
        f"Give something of use for {about} first, such as an error you found or a source they lack, and leave "
        f"{wanted} to them. If you do want {wanted}, ask for it plainly as a favour."
    )
