"""A ritual first sentence: "I hope this email finds you well" and its family.

Why: a wish that everybody sends wishes nothing. It spends the reader's first second on the writer's manners, and it
is the surest sign that the rest was written before the reader was thought of.

Evidence: "if you remove the opening and the mail still makes sense, it isn't working" is the usual test
(coreyhaines31/marketingskills, cold-email, grade D). In service, courtesy beyond the first seconds lowered
satisfaction in 111 filmed encounters (hbr.org/2018/01/sorry-is-not-enough, grade A).

Flagged:
    I hope this email finds you well.

Better:
    I hope the move to the Leeds workshop went well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from outreach_lint.analyses.clauses import cut
from outreach_lint.analyses.courting import find_courting
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Edit, Finding, Fix, Severity
from outreach_lint.document import Document, MessageKind, Role, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, SERVICE_REPLY, option, rule
from outreach_lint.source import TextSpan

LEX = load_lexicon("missing_personalization/stock_opener")


@dataclass(frozen=True)
class StockOpenerOptions:
    """Where an opener can stand."""

    # The same wish at the end of a letter between people who know each other is a farewell, not an opener.
    sentences: int = option(3, "How many sentences from the start of the message count as its opening.")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, SERVICE_REPLY), options=StockOpenerOptions)
def stock_opener(document: Document, options: StockOpenerOptions) -> Iterator[Finding]:
    opening = [s for s in document.sentences if s.section.role in (Role.GREETING, Role.BODY)]
    first = {s.index for s in opening if s.section.role is Role.GREETING}
    first.update(s.index for s in document.running[: options.sentences])
    seen: set[int] = set()
    for match in LEX.find(document):
        sentence = match.sentence
        if sentence.index not in first or sentence.index in seen:
            continue
        end = _clause_end(match)
        if particulars(document, sentence, match.end, end):
            continue  # a wish about something of theirs
        seen.add(sentence.index)
        finding = _finding(document, match, end)
        if finding is not None and document.kind is MessageKind.OUTREACH and not find_courting(document):
            finding = replace(finding, severity=Severity.SUGGESTION)  # between people who know each other
        if finding is not None:
            yield finding


def _clause_end(match: Match) -> int:
    """Where the wish ends: at a comma or stop, or where a new clause is joined on."""
    section, sentence = match.section, match.sentence
    lowers = section.lowers
    i = match.end
    while i < sentence.end:
        if lowers[i].strip() == "" or lowers[i] in _STOPS:
            break
        if lowers[i] in ("and", "but", "so", "as") and i + 1 < sentence.end and lowers[i + 1] in _STARTS:
            break
        i += 1
    return i


_STOPS = frozenset({",", ".", "!", ";", ":", "?", "…", "...", "(", ")", "-", "–", "—", "--"})
_STARTS = frozenset({"i", "we", "my", "our", "that", "you", "would", "wanted", "want", "am"})


def _finding(document: Document, match: Match, end: int) -> Finding | None:
    sentence, section = match.sentence, match.section
    start = match.start
    while start > sentence.start and section.lowers[start - 1] in ("i", "we", "just", "really", "do", "and"):
        start -= 1
    names = document.parties.reader
    outside = [*section.lowers[sentence.start : start], *section.lowers[end : sentence.end]]
    whole = not any(lower[:1].isalnum() and lower not in names for lower in outside)
    span = _whole_span(sentence) if whole else section.locate(start, end)
    if span is None:
        return None
    written = document.quote(span).rstrip(".! ")
    message = f"“{cut(written, 12)}” is what every list is sent; it spends the first line on nothing of this reader's."
    fix = None
    if whole and not section.has_stand_in(sentence.start, sentence.end):
        help_ = "Delete it and let the next sentence open."
        fix = Fix("Delete the stock opener", (Edit(_with_whitespace(document, span), ""),))
    else:
        help_ = "Cut these words and begin with the rest of the sentence."
    return Finding(span, message, help_, fix)


def _whole_span(sentence: Sentence) -> TextSpan | None:
    """The sentence without white space at its edges."""
    start, end = sentence.start, sentence.end
    lowers = sentence.section.lowers
    while end > start and not lowers[end - 1].strip():
        end -= 1
    while start < end and not lowers[start].strip():
        start += 1
    return sentence.section.locate(start, end)


def _with_whitespace(document: Document, span: TextSpan) -> TextSpan:
    """A span with the white space after it; at the end of a line that has other words, with the one before it."""
    text = document.source.text
    start, end = span.start, span.end
    while end < len(text) and text[end] in " \t":
        end += 1
    line_ends = end == len(text) or text[end] in "\r\n"
    line_begins = start == 0 or not text[:start].rpartition("\n")[2].strip()
    if line_ends and not line_begins:
        while start and text[start - 1] in " \t":
            start -= 1
        return TextSpan(start, span.end)
    while end < len(text) and text[end].isspace():
        end += 1
    return TextSpan(span.start, end)
