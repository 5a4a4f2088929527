"""The sender's faith in the product stands where evidence should.

Why: that a seller believes in what is sold tells the reader nothing. "I really think we could help you" asks to be
taken on trust before any has been earned; what made the writer think so would be worth reading.

Evidence: The essays' judgement: being right is overrated, and telling people why you are the best is the surest way not
to be believed.

Flagged:
    Hi Petra,

    I'm confident our pumps are the right fit for your school.

Better:
    Hi Petra,

    I think your float switch sticks, because both floods came after a dry week. I may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Focus, Mood
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("self_orientation/own_conviction")
_FITTING = _LEXICON.words("fitting")
_OWN = frozenset({"i", "we"})
_OURS = frozenset({"my", "our", "us"})
_MODALS = frozenset({"are", "can", "could", "will", "would", "'d", "'ll", "'re", "’d", "’ll", "’re"})
_HEDGES = frozenset({"may", "might", "not", "n't", "n’t"})
_REASONS = frozenset({"as", "because", "since"})


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, CALL_SCRIPT))
def own_conviction(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find beliefs about the sender's own wares, without a reason, one a sentence."""
    done: set[int] = set()
    for match in _LEXICON.find(document):
        if match.sentence.index in done or match.sentence.is_question or not _believes_in_itself(match):
            continue
        if _follows_from_reader(document, match):
            continue
        done.add(match.sentence.index)
        believed = words_of(match.section, match.end, match.sentence.end)
        yield Finding(
            match.span,
            f"“{match.text} {believed}” offers the writer's faith as evidence, and the reader doesn't share it yet.",
            "Say what about this reader made you think so, or leave it for them to find out.",
        )


def _believes_in_itself(match: Match) -> bool:
    """Say whether what is believed is that the sender's wares fit the reader, with no reason given."""
    section = match.section
    believed = range(match.end, min(match.end + 14, match.sentence.end))
    lowers = [section.lowers[i] for i in believed]
    if any(low in _REASONS for low in section.lowers[match.end : match.sentence.end]):
        return False
    own = any(clause.focus is Focus.PRODUCT and clause.start >= match.start for clause in match.sentence.clauses)
    for low, follower in zip(lowers, [*lowers[1:], ""], strict=False):
        own = own or low in _OURS or (low in _OWN and follower in _MODALS)
    own = own or any(section.lemmas[i] in ("collaboration", "partnership") for i in believed)
    fits = any(section.lemmas[i] in _FITTING for i in believed)
    return own and fits and not any(low in _HEDGES for low in lowers)


def _follows_from_reader(document: Document, match: Match) -> bool:
    """Say whether what the reader told, or a fact of theirs in the sentence before, is the reason for the belief."""
    before = match.section.lowers[match.sentence.start : match.start]
    if {"from", "on"}.intersection(before) and "you" in before:
        return True  # "based on what you've told me, I think"
    return any(
        clause.main and clause.focus is Focus.READER and clause.mood is Mood.STATEMENT
        for sentence in document.near(match.sentence, before=1, after=0)
        if sentence is not match.sentence
        for clause in sentence.clauses
    )
