"""Praise whose object is a merge field: "I loved {{post_title}}", "{{company}}'s new site is sharp".

Why: the feeling is written before the thing is seen. Whatever fills the field, it is loved in the same words; a reader
who has been loved like that twice knows, and then nothing else in the letter is believed.

Evidence: the essays' judgement ("don't pretend-feel"). Praise with nothing seen behind it heads the list of what 650
outbound mails did to one recipient (kieransnyder.kit.com/posts/why-everyone-is-deleting-your-email, grade C).

Flagged:
    Hi {{first_name}},

    I absolutely loved {{article_title}}. Would you add our guide to it?

Better:
    Hi {{first_name}},

    In {{article_title}} you write that {{claim}}. Our measurements say the opposite: {{finding}}.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.usage import is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, Field
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, rule

LEX = load_lexicon("fake_empathy/templated_praise")
# Praise of the reader's site or work as such is empty whatever a field adds, and that rule says so.
_EMPTY = load_lexicon("missing_personalization/empty_compliment")
# Fields for who reads and who writes: the praise is of something else.
_PERSONS = frozenset({"first-name", "last-name", "name", "sender", "sender-company", "product", "greeting", "link"})
# Tokens from the praise to its field; farther away it is about another thing.
_REACH = 7
_STOPS = frozenset({".", "!", "?", ";", "but", "if", "so"})
# What somebody has seen follows ("{{title}}, mostly for the pie chart").
_SPECIFIC = frozenset({"especially", "particularly", "because", "mostly", "mainly", "where", "why", "when"})


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP))
def templated_praise(document: Document, options: object) -> Iterator[Finding]:
    if not document.fields:
        return
    seen: set[int] = set()
    for match in LEX.find(document):
        if match.sentence.section.role not in RUNNING_ROLES or match.sentence.index in seen:
            continue
        if is_said_elsewhere(document, match, _EMPTY):
            continue
        field = _praised(document, match)
        if field is not None:
            seen.add(match.sentence.index)
            written = document.source.slice(field.span)
            yield Finding(
                match.span,
                f"“{match.text}” praises whatever fills “{written}”: it was felt before anything was seen.",
                f"Cut the praise. Say what you saw in “{written}” and what it made you think, in a field that a person "
                "fills after reading.",
            )


def _praised(document: Document, match: Match) -> Field | None:
    """Return the field that holds what is praised, or None."""
    section, sentence = match.section, match.sentence
    lowers = section.lowers
    if not _SPECIFIC.isdisjoint(lowers[match.end : sentence.end]):
        return None
    if match.entry.group == "behind":
        start, end = max(sentence.start, match.start - _REACH), match.start
    else:
        start, end = match.end, min(match.end + _REACH, sentence.end)
        end = next((i for i in range(start, end) if lowers[i] in _STOPS), end)
    if start >= end:
        return None
    # What a person fills by hand ("[what you liked]") may be true each time.
    fields = {field.span: field for field in document.fields if field.slot not in _PERSONS and not field.human}
    at = section.block.start
    touched = document.message.segments.touched(at + section.starts[start], at + section.ends[end - 1])
    return next((fields[segment.span] for segment, _ in touched if segment.span in fields), None)
