"""War, sport and hunting as figures for dealing with buyers or rivals: crush, arsenal, slam dunk, hit list.

Why: buyers are not opponents. Such words make of every sale a contest with a loser, and the only person at hand to
lose it is the reader.

Evidence: sales writers advise against war words (jillkonrath.com/sales-blog/bid/112353, grade D), and terms of one
country's sports shut other readers out (taylorfrancis.com, 9781315213149-114, grade D). No study of their effect was
found, so this is the essays' judgement.

Flagged:
    Hi Omar,

    Our playbook helps your reps crush the competition and overcome every objection.

    Best,
    Cliff

Better:
    Hi Omar,

    Your reps answer the price question in three different ways, all of them good. Shall I send you the list?

    Best,
    Cliff
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.self_praise import clause_at
from outreach_lint.analyses.usage import is_only_mentioned, is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import LINTED_ROLES, Document, Focus
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rewordings import rewordings_of
from outreach_lint.rule import ALL_KINDS, option, rule

_LEXICON = load_lexicon("combat_language/combat_metaphor")
# Words that run rivals down as well are for the rule about rivals.
_TRASHED = load_lexicon("combat_language/trashed_rival")
# What the reader is said to lose to rivals is for the rule about guilt.
_GUILT = load_lexicon("pressure/guilt_trip")
_SECURITY, _SPORT, _FIELD, _GAMES = (_LEXICON.words(name) for name in ("security", "sport", "field", "games"))
# Said of a third person, these praise or blame them: nothing is done to the reader.
_MAY_BE_OTHERS = frozenset({"rivals", "sport", "war"})
# In which field the words are meant as they stand.
_LITERAL = {
    "war": _SECURITY, "arm": _SECURITY, "enemy": _SECURITY, "target": _SECURITY, "hitlist": _SECURITY,
    "sport": _SPORT, "hunt": _FIELD, "rivals": _GAMES,
}  # fmt: skip
_TRADE = frozenset(
    {"customer", "customers", "sales", "rep", "reps", "seller", "sellers", "prospect", "prospects", "deal", "deals",
     "market", "pipeline", "competition", "competitor", "competitors", "buyer", "buyers", "clients", "leads"}
)  # fmt: skip


@dataclass(frozen=True)
class CombatMetaphorOptions:
    """How much is said."""

    # A message in this tone is one decision to change; more places than this teach nothing new.
    most: int = option(4, "How many places in a message are pointed out.")


@rule(Severity.SUGGESTION, kinds=ALL_KINDS, options=CombatMetaphorOptions)
def combat_metaphor(document: Document, options: CombatMetaphorOptions) -> Iterator[Finding]:
    flagged: set[int] = set()
    for match in _LEXICON.find(document):
        index = match.sentence.index
        if len(flagged) == options.most:
            return
        if index in flagged or match.section.role not in LINTED_ROLES or is_only_mentioned(match):
            continue
        if (
            _is_literal(document, match)
            or _is_of_others(match)
            or is_said_elsewhere(document, match, _TRASHED, "whole")
            or is_said_elsewhere(document, match, _GUILT, "loss")
        ):
            continue
        flagged.add(index)
        words = " ".join(match.text.split())
        says, help_ = _SAYS[match.entry.group], _HELPS[match.entry.group]
        yield Finding(match.span, f"“{words}” {says}.", help_, rewordings=rewordings_of(match))


def _is_of_others(match: Match) -> bool:
    """Say whether a figure tells of a third person's work: "Erik hit it out of the park"."""
    if match.entry.group not in _MAY_BE_OTHERS or not _PARTIES.isdisjoint(
        match.section.lowers[match.sentence.start : match.sentence.end]
    ):
        return False
    clause = clause_at(match.sentence, match.start)
    if clause is None or clause.subject is None or clause.focus is not Focus.OTHER:
        return False
    start, end = clause.subject
    return "PROPN" in match.section.tags[start:end] and not start <= match.start < end


_PARTIES = frozenset({"you", "your", "our"})


def _is_literal(document: Document, match: Match) -> bool:
    """Say whether the message is about the field that the figure comes from."""
    if match.entry.group in ("arm", "enemy"):
        words = match.section.lowers[match.sentence.start : match.sentence.end]
        if _TRADE.isdisjoint(words):
            return True
    field = _LITERAL.get(match.entry.group)
    if field is None:
        return False
    inside = range(match.start, match.end)
    for sentence in document.sentences:
        lowers = sentence.section.lowers
        for i in range(sentence.start, sentence.end):
            if lowers[i] in field and not (sentence.section is match.section and i in inside):
                return True
    return False


_BATTLE = "makes a battle of it, and the reader is the one on the other side of the table"
_SAYS = {
    "war": _BATTLE,
    "arm": _BATTLE,
    "enemy": _BATTLE,
    "target": "takes aim at people whose trust you want, and this reader may be such a person to somebody else",
    "hitlist": "takes aim at people whose trust you want, and this reader may be such a person to somebody else",
    "buyer": "speaks of a buyer's doubts as something to be got round, and the reader has doubts too",
    "win": "counts the customer as a thing won, which a customer can hear",
    "rivals": "makes the rivals the measure of the work instead of the people it is done for",
    "quota": "makes the seller's score the point of the work instead of the people it is done for",
    "sport": "makes a game of it, which has a loser, and readers who don't follow that game are left out",
    "hunt": "makes quarry of customers, and the reader is one",
}
_PLAIN = "Say in plain words what changes and for whom, such as “two more of your quotes are answered a week”."
_HELPS = {
    "war": _PLAIN,
    "arm": "Name what they get and what they can do with it: “your reps have the test figures at hand”.",
    "enemy": _PLAIN,
    "target": "Say whom you would write to and why it would be of use to them.",
    "hitlist": "Call it what it is, a list of people to write to, and say what you have for them.",
    "buyer": "Say what the doubt usually is and answer it, or ask what lies behind it.",
    "win": "Say what the customers got out of it, or how many stayed.",
    "rivals": "Compare on one point that the reader can check, and say where the other is better.",
    "quota": "Say what the buyers get when it goes well, and let the figure follow from that.",
    "sport": "Put the plain result in its place: what happened, for whom, and when.",
    "hunt": "Speak of people: whom they hear from, and what they were helped with.",
}
