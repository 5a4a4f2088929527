"""A virtue that the sender claims: passionate, dedicated, experts, the extra mile, obsessed with your success.

Why: who is good at a trade is seen to be; who says so has to be believed. "A passionate team of experts" could stand
on every page of the trade, and the reader has read it there.

Evidence: Impressions fall when claims are recognised as attempts to persuade (Carlson and Shu 2014, four experiments,
doi 10.1509/jm.11.0504, grade A). Hype that can be cut without loss of information has grown for decades (Millar 2022,
doi 10.1001/jamanetworkopen.2022.28676, grade A). That a virtue professed costs trust is the essays' judgement.

Flagged:
    Hi Petra,

    Our passionate team of pump experts always goes the extra mile.

Better:
    Hi Petra,

    Joan fitted the pump at Denby school, and rang in the frost of January to hear whether it still ran.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.self_praise import is_of_sender, may_boast
from outreach_lint.analyses.usage import is_only_mentioned, is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind, Section
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, NoOptions, rule

_LEXICON = load_lexicon("credibility/professed_virtue")
# What these have to say of the same words is more exact.
_SUPERLATIVES = load_lexicon("credibility/bare_superlative")
_NEARER = (_SUPERLATIVES, *(load_lexicon(f"credibility/{name}") for name in ("credential_parade", "sweeping_promise")))
# A reply's stock of good intentions is scripted courtesy.
_COURTESY = load_lexicon("fake_empathy/scripted_courtesy")
_OTHERS = frozenset({"he", "her", "his", "she", "their", "they", "who", "you", "your", "yours"})
# Groups that nobody says of anybody else.
_OF_ONESELF = frozenset({"crowd", "made", "service"})
# People who are looked for are not yet the sender's.
_SOUGHT = frozenset({"find", "hire", "look", "need", "recruit", "seek", "want"})
_REACH = 6
_HELP = {
    "crowd": "Let one of them say it: who it was, what they said, and where it can be read.",
    "made": "Name one of them, and the thing in it that only somebody of the trade would have thought of.",
    "people": "Say what one of these people did, for whom, and how it came out; or cut the adjective.",
    "zeal": "Show what the zeal led to: one thing you did that others in the trade don't.",
    "service": "Say what you do that a customer can hold you to, and what happens when you don't.",
    "quality": "Say what it is made of, how it is checked, or what a customer found, so that the reader can judge.",
    "record": "Name the one piece of work that bears on this reader, and how it came out.",
}


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT, SERVICE_REPLY))
def professed_virtue(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the first virtue professed in each sentence."""
    seen: set[int] = set()
    for match in _LEXICON.find(document):
        if match.sentence.index in seen or not _is_professed(document, match):
            continue
        seen.add(match.sentence.index)
        words = words_of(match.section, match.start, match.end)
        yield Finding(
            match.span,
            f"“{words}” is a virtue that the sender claims; the whole trade claims it, so it sets nobody apart.",
            _HELP[match.entry.group],
        )


def _is_professed(document: Document, match: Match) -> bool:
    """Say whether the sender claims it of itself, in a message that sells."""
    if match.section.role not in RUNNING_ROLES or match.sentence.is_question or not document.once(may_boast):
        return False
    if is_only_mentioned(match) or _is_anothers(match.section, match.sentence.start, match.start):
        return False
    if any(is_said_elsewhere(document, match, lexicon) for lexicon in _NEARER) or _is_counted(match):
        return False
    if document.kind is MessageKind.SERVICE_REPLY and _is_told_in_reply(document, match):
        return False
    if match.entry.group == "people" and (_is_told_of(match) or _is_served(match)):
        return False
    return match.entry.group in _OF_ONESELF or is_of_sender(document, match.sentence, match.start, match.end)


def _is_told_in_reply(document: Document, match: Match) -> bool:
    """Say whether a superlative of the same sentence is told already, or the words as a courtesy of the trade."""
    praised = any(other.sentence is match.sentence for other in _SUPERLATIVES.find(document))
    return praised or is_said_elsewhere(document, match, _COURTESY)


def _is_counted(match: Match) -> bool:
    """Say whether a number stands before the words: "150+ skilled developers" is a credential."""
    lowers = match.section.lowers
    return any(low[:1].isdigit() for low in lowers[max(match.sentence.start, match.start - 2) : match.start])


def _is_told_of(match: Match) -> bool:
    """Say whether people are told of in a story, not claimed: "an ambitious group of kids got together"."""
    section, sentence = match.section, match.sentence
    before = section.lowers[max(sentence.start, match.start - 2) : match.start]
    followed = section.lowers[match.end : match.end + 1] == ["of"]
    return (
        followed
        and before[-1:] in (["a"], ["an"])
        and _OURSELVES.isdisjoint(section.lowers[sentence.start : match.start])
    )


def _is_served(match: Match) -> bool:
    """Say whether it is for these people that something is done: "a weekend for young professionals"."""
    return match.section.lowers[max(match.sentence.start, match.start - 1) : match.start] == ["for"]


_OURSELVES = frozenset({"our", "us", "we", "with"})


def _is_anothers(section: Section, first: int, start: int) -> bool:
    """Say whether the words before make it somebody else's: "your dedicated team", "we are looking for keen people"."""
    if not _SOUGHT.isdisjoint(section.lemmas[max(first, start - _REACH) : start]):
        return True
    return not _OTHERS.isdisjoint(section.lowers[max(first, start - 2) : start])
