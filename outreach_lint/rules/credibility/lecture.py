"""Telling readers what they must do, or what they know already.

Why: the reader knows their own business better than the writer does. A lecture wins the argument and loses the reader;
a question, or "I may be wrong", leaves them room to think.

Evidence: Requests that begin with "you" or state facts at the reader are taken as less polite (Danescu-Niculescu-Mizil
et al. 2013, coefficients -0.30 and -0.38, as listed by github.com/Watts-Lab/team_comm_tools, grade A). Wanting to be
right is a form of self-orientation (trustedadvisor.com/trustmatters, grade D).

Flagged:
    Hi Petra,

    We sell pumps for cellars. As you know, a wet cellar costs money. You need to act before it spreads.

Better:
    Hi Petra,

    My guess is that the water comes through the second drain. Has anybody looked at it since the flood?
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.self_praise import may_boast
from outreach_lint.analyses.usage import is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind, Section
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, MARKETING, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("credibility/lecture")
# "You can't afford to wait" is pressure first, and one finding is enough.
_URGENCY = load_lexicon("pressure/false_urgency")
_COMBAT = load_lexicon("combat_language/combat_metaphor")
# What stands before an order that is none: conditions, reports of the reader's own words, relative clauses.
_SUSPENDED = frozenset(
    {"all", "do", "does", "ever", "if", "should", "that", "what", "whatever", "when", "whenever", "where", "whether",
     "which", "who", "why", "how", "everything", "anything", "think", "unless", "because", "until"}
)  # fmt: skip
_TOLD = frozenset({"ask", "mention", "say", "tell", "write", "explain", "wonder", "know"})
_BELIEF = frozenset({"believe", "think", "hope", "feel", "wish"})
# Being, having heard or received is likely, not commanded ("you must be busy", "you should have it by now").
_LIKELY = frozenset(
    {"be", "been", "find", "get", "have", "hear", "receive", "see", "feel", "notice", "expect", "able", "proud"}
)
# What a form, a law or a machine asks, not the writer.
_FORMAL = frozenset(
    "account appointment badge bring card code deadline form id licence license log login number passport password "
    "permit rsvp sign ticket visa".split()
)


@rule(Severity.SUGGESTION, kinds=(OUTREACH, MARKETING, CALL_SCRIPT), preview=True)
def lecture(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find orders and reminders to a reader who asked for neither."""
    matches = _LEXICON.find(document)
    if not matches or not document.once(may_boast) or _was_asked(document):
        return
    seen: set[int] = set()
    for match in matches:
        if match.sentence.index in seen or is_said_elsewhere(document, match, _URGENCY):
            continue
        if is_said_elsewhere(document, match, _COMBAT, "rivals"):
            continue
        if not _is_innocent(match):
            seen.add(match.sentence.index)
            yield Finding(match.span, _message(match), _help(match))


def _was_asked(document: Document) -> bool:
    return document.kind is MessageKind.OUTREACH and document.once(find_pitch).answers


def _is_innocent(match: Match) -> bool:
    section, sentence = match.section, match.sentence
    before = section.lowers[max(match.start - 2, sentence.start) : match.start]
    if match.entry.group == "know":
        return sentence.is_question or bool({"if", "do", "did", "whether"}.intersection(before))
    if match.entry.group == "world":
        return bool(_BELIEF.intersection(section.lemmas[sentence.start : match.start]))
    if match.entry.group != "must":
        return False
    opening = section.lowers[sentence.start]
    wanted = {"want", "serious"}.intersection(section.lemmas[sentence.start : match.start])
    ends = opening == "to" and section.tags[sentence.start + 1] == "VERB"
    if ends or (opening in ("if", "when", "before") and not wanted):
        return True  # "To change your address, you must log in"
    if sentence.is_question or _SUSPENDED.intersection(before):
        return True
    after = section.lowers[match.end : sentence.end]
    if ("to", "believe") in pairwise(after):  # "you have to see it to believe it" orders nothing
        return True
    told = section.lemmas[max(match.start - 3, sentence.start) : match.start]
    return bool(_TOLD.intersection(told)) or _is_likely(section, match) or _is_formal(section, match)


def _is_likely(section: Section, match: Match) -> bool:
    words = section.lowers[match.start : min(match.end + 1, match.sentence.end)]
    if words[-2:] and words[-1] == "be" and words[-2] == "to":
        # "You have to be invited" is how it is; "you need to be on top of it" is an order.
        return section.tags[match.end + 1 : match.end + 2] == ["VERB"]
    modal = "must" in words or "should" in words
    return modal and bool(_LIKELY.intersection(words[-2:])) and "need" not in words and not _has_gerund(section, match)


def _has_gerund(section: Section, match: Match) -> bool:
    """Say whether "should be" commands an act: "you should be automating", "you should be using"."""
    after = section.lowers[match.end - 1 : match.end + 2]
    return "be" in section.lowers[match.start : match.end] and any(word.endswith("ing") for word in after)


def _is_formal(section: Section, match: Match) -> bool:
    after = section.lemmas[match.end : min(match.end + 6, match.sentence.end)]
    return bool(_FORMAL.intersection(after))


def _message(match: Match) -> str:
    words = words_of(match.section, match.start, match.end)
    if match.entry.group == "know":
        return f"“{words}” tells readers what they know, and makes disagreeing look ignorant."
    if match.entry.group == "must":
        return f"“{words}” orders about a reader who didn't ask, and who knows their own business better."
    return f"“{words}” lectures: it puts the writer above the reader before anything was asked."


def _help(match: Match) -> str:
    sentence = words_of(match.section, match.sentence.start, match.sentence.end)
    if match.entry.group == "know":
        return f"Cut it, or turn “{sentence}” into a question whose answer you don't know."
    return f"Turn “{sentence}” into a guess that may be wrong, or ask how it is with them."
