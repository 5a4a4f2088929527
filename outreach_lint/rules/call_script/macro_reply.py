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
    # Own judgement: what stands between two stock lines was put into a macro.
    frame: bool = option(True, "Whether a stock opening and a stock close make a macro of what stands between them.")


@rule(Severity.SUGGESTION, kinds=(SERVICE_REPLY,), options=MacroReplyOptions)
def macro_reply(document: Document, options: MacroReplyOptions) -> Iterator[Finding]:
    """Count the sentences that begin with a stock line against the others."""
    stock: dict[int, Match] = {}
    for match in LEX.find(document):
        if match.section.role in _READ and not is_quoted(match) and _opens(match):
            stock.setdefault(match.sentence.index, match)
    total = len(document.running)
    share = 100 * len(stock) >= options.percent * total or len(stock) >= options.many
    share = share or (options.frame and _is_framed(document, stock))
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


def _is_framed(document: Document, stock: dict[int, Match]) -> bool:
    """Say whether a reply opens with thanks for contacting a firm, not for a mail, and closes off the shelf too."""
    first, last = document.running[0], document.running[-_CLOSING:]
    opening = stock.get(first.index)
    if opening is None or opening.entry.group != "open":
        return False
    said = set(first.section.lowers[opening.start : opening.end])
    closed = any(s.index in stock and stock[s.index].entry.group == "close" for s in last)
    return closed and not said & _MAIL


# A sentence or two may stand behind the close.
_CLOSING = 2
_MAIL = frozenset({"call", "e-mail", "email", "letter", "mail", "message"})


def _opens(match: Match) -> bool:
    """Say whether a stock line is the sentence, rather than a courtesy at the end of one that says something."""
    return match.start - match.sentence.start <= _LEAD


# "First of all, thank you for your message."
_LEAD = 5


def _quote(match: Match) -> str:
    return words_of(match.section, match.start, match.end, 9)
