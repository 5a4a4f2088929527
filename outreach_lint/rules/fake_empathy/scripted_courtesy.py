"""Courtesy that was written before the reader was: "we value your business", "thank you for your patience".

Why: a line that every caller gets tells this one that they are a caller. Thanks for a thing they did, and an offer of
a thing you could do next, take as many words and can only have been meant for them.

Evidence: relational talk beyond the first seconds lowered satisfaction in 111 filmed encounters
(hbr.org/2018/01/sorry-is-not-enough, grade A). "You can't script empathy" is opinion (fortune.com/2016/03/23, grade D).

Flagged:
    Thank you for your patience and understanding.

Better:
    Thank you for sending the photos of the hinge; they showed us which screw had sheared.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.apologies import names
from outreach_lint.analyses.clauses import words_of
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, OUTREACH, SERVICE_REPLY, NoOptions, rule

LEX = load_lexicon("fake_empathy/scripted_courtesy")
_STOPS = frozenset(".;:?!–—") | {"--", "..."}
_SELLING = (MessageKind.OUTREACH, MessageKind.FOLLOW_UP)
_UNEARNED = frozenset({"patience", "understanding", "cooperation", "custom", "patronage"})
_MESSAGES = {
    "vow": "“{text}” is said to every customer; a vow in general is worth less than one act for this one.",
    "thanks": "“{text}” thanks for nothing in particular, so it could stand in any letter.",
    "offer": "“{text}” is the stock last line; it offers nothing that they didn't have.",
    "close": "“{text}” is the script's last line, asked whether or not this one is settled.",
}
_HELP = {
    "vow": "Delete it, and let what you did for them carry it.",
    "thanks": "Thank them for the thing they did: what they sent, told you, or waited for.",
    "offer": "Delete it, or say when they can reach you and for what they might want to.",
    "close": "Delete it, or ask about the thing itself: whether it works now, or what still worries them.",
}


@rule(Severity.SUGGESTION, kinds=(SERVICE_REPLY, CALL_SCRIPT, OUTREACH, FOLLOW_UP))
def scripted_courtesy(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find scripted courtesies that name nothing, one finding a sentence."""
    seen: set[int] = set()
    for match in LEX.find(document):
        group = match.entry.group
        if match.sentence.index in seen or (group != "vow" and _names_a_thing(match)):
            continue
        if document.kind in _SELLING and group in ("thanks", "close") and not _is_stock(match):
            continue
        seen.add(match.sentence.index)
        yield Finding(
            match.span, _MESSAGES[group].format(text=words_of(match.section, match.start, match.end, 12)), _HELP[group]
        )


def _is_stock(match: Match) -> bool:
    """Say whether thanks in a seller's letter are for what the reader hasn't given."""
    return not _UNEARNED.isdisjoint(match.section.lemmas[match.start : match.end])


def _names_a_thing(match: Match) -> bool:
    """Say whether the words that follow to the end of the clause name anything."""
    section, sentence = match.section, match.sentence
    end = next((i for i in range(match.end, sentence.end) if section.lowers[i] in _STOPS), sentence.end)
    return section.role is not Role.GREETING and names(section, match.end, end)
