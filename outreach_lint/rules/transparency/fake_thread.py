"""A first letter dressed up as a reply: "Re:" or "as discussed" with no thread behind it.

Why: the reader searches their memory and their mail for an exchange that never was. When they find none, they know
that the writer began with a lie.

Evidence: Subjects and heads that mislead about where a mail comes from are unlawful in commercial mail (CAN-SPAM, FTC
rule, thelegaldirection.com; support.outreach.io, grade D as to effect). The fake "Re:" heads recipients' complaints
(blog.zawodny.com/2016/02/01, grade D); vendors' data that it is opened more is no reason to lie.

Flagged:
    Subject: Re: your cellar

    Hi Petra,

    My name is Tom and we sell pumps. I came across your school online. Would you be open to a quick call?

Better:
    Subject: your cellar

    Hi Petra,

    We haven't met. I sell pumps, and heard yours from the street on Monday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.self_praise import may_boast
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Role, Section
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("transparency/fake_thread")
_REPLY = re.compile(r"\s*(?:(?:re|fwd?|aw|wg|sv|antw)\s?:|\[(?:re|fwd?)\])", re.IGNORECASE)
_THREAD_HEADS = ("in-reply-to", "references")


@rule(Severity.ERROR, kinds=(OUTREACH, FOLLOW_UP))
def fake_thread(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Point at the mark of a reply, or at the claimed talk, where the body shows that this is a first letter."""
    if _has_thread(document) or not document.once(may_boast):
        return
    groups: dict[str, list[Match]] = {}
    for match in _LEXICON.find(document):
        if match.section.role is not Role.SUBJECT or match.entry.group == "claim":
            groups.setdefault(match.entry.group, []).append(match)
    if "exchange" in groups or document.once(find_pitch).answers:
        return
    if not _is_strangers(document, groups):
        return
    subject = document.section(Role.SUBJECT)
    mark = _REPLY.match(subject.text) if subject is not None else None
    if subject is not None and mark is not None:
        yield from _marked(subject, mark)
    elif groups.get("claim"):
        yield _claimed(groups["claim"][0], (groups.get("stranger") or groups["introduction"])[0])


# Sentences after the first in which somebody unknown still introduces the firm.
_EARLY = 3


def _has_thread(document: Document) -> bool:
    """Say whether the draft shows the exchange that it belongs to."""
    quoted = any(block.role is Role.QUOTED for block in document.message.blocks)
    return quoted or any(head in document.message.head for head in _THREAD_HEADS)


def _is_strangers(document: Document, groups: dict[str, list[Match]]) -> bool:
    """Say whether only somebody who has never written to this reader would write so: one sure sign, or a pitch that
    begins by introducing itself."""
    if "stranger" in groups:
        return True
    if not document.running:
        return False
    first = document.running[0].index
    introduced = any(match.sentence.index <= first + _EARLY for match in groups.get("introduction", ()))
    return introduced and document.once(find_pitch).sells


def _marked(subject: Section, mark: re.Match[str]) -> Iterator[Finding]:
    span = subject.locate_characters(mark.start() + len(mark.group()) - len(mark.group().lstrip()), mark.end())
    if span is not None:
        yield Finding(
            span,
            f"“{mark.group().strip()}” says that this answers a mail, and nothing shows that there was one: the body "
            "introduces the writer.",
            "Cut it and let the subject say what the mail is about; if it does answer a mail, quote that mail below.",
        )


def _claimed(claim: Match, stranger: Match) -> Finding:
    words = words_of(claim.section, claim.start, claim.end)
    sign = words_of(stranger.section, stranger.start, stranger.end)
    return Finding(
        claim.span,
        f"“{words}” leans on an exchange that “{sign}” shows never took place.",
        "Begin with why you write now, and say that you haven't met; if you did talk, name the day and what was said.",
    )
