"""(doc) A reply put together from lines off the shelf: the macro's opening, its sympathy, its close.

Why: a reply that fits every customer shows this one that nobody read what they wrote. If it could be sent by a
machine, the reader takes it for a machine's, also where a person wrote it.

Evidence: relational talk beyond the first seconds lowered satisfaction in 111 filmed encounters
(hbr.org/2018/01/sorry-is-not-enough, grade A). That nearly half of a reply is the measure is own judgement.

Flagged:
    Dear Mr Osborne,

    Thank you for contacting us. I understand that you would like to change your order.

    Our team will get back to you. Is there anything else I can help you with?

Better:
    Dear Mr Osborne,

    The blue one is out until May, so I have put the grey one aside for you.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.usage import is_quoted
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import SERVICE_REPLY, option, rule

LEX = load_lexicon("call_script/macro_reply")
_READ = frozenset({Role.BODY, Role.POSTSCRIPT, Role.SIGN_OFF})


@dataclass(frozen=True)
class MacroReplyOptions:
    """When a reply is a macro."""

    # Own judgement: one stock line is a habit, and two among ten others are lost.
    lines: int = option(2, "How many stock lines a reply must have.")
    percent: int = option(45, "The share of its sentences, in percent, that must be stock lines.")
    # Own judgement: three show where a reply was taken from, however much was added.
    many: int = option(3, "From how many stock lines on their share of the reply makes no difference.")


@rule(Severity.SUGGESTION, kinds=(SERVICE_REPLY,), options=MacroReplyOptions)
def macro_reply(document: Document, options: MacroReplyOptions) -> Iterator[Finding]:
    """Count the sentences that begin with a stock line against the others."""
    stock: dict[int, Match] = {}
    for match in LEX.find(document):
        if match.section.role in _READ and not is_quoted(match) and _opens(match):
            stock.setdefault(match.sentence.index, match)
    total = len(document.running)
    share = 100 * len(stock) >= options.percent * total or len(stock) >= options.many
    if len(stock) < options.lines or not share:
        return
    first, *_, last = stock.values()
    span = first.sentence.span
    if span is None or "open" not in {match.entry.group for match in stock.values()}:
        return
    yield Finding(
        span,
        f"“{_quote(first)}” and “{_quote(last)}” stand in every reply: {len(stock)} of {total} sentences here are off "
        "the shelf, so the reader can't tell that theirs was read.",
        "Begin with the thing that they wrote about and what you did or found, and leave out what fits any case.",
    )


def _opens(match: Match) -> bool:
    """Say whether a stock line is the sentence, rather than a courtesy at the end of one that says something."""
    return match.start - match.sentence.start <= _LEAD


# "First of all, thank you for your message."
_LEAD = 5


def _quote(match: Match) -> str:
    return words_of(match.section, match.start, match.end, 9)
