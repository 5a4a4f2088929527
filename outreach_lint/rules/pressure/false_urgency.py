"""Hurry that serves the sender: limited time, last chance, act now, only three left, before it's too late.

Why: time is on the side of whoever means to stay. A sale that must happen today is the sender's need, and a reader
who is rushed asks what they would have seen with more time. A real deadline is a date with its reason.

Evidence: countdowns, limited-time notes, low stock and high demand are catalogued as manipulation on 11,000 shopping
sites, many of them untrue (Mathur et al. 2019, doi 10.1145/3359183, grade A for how common they are; what they do to
trust is the essays' judgement).

Flagged:
    Hi Joanna,

    Only three places are left at this price, so act now before it's too late.

    Best,
    Mark

Better:
    Hi Joanna,

    The hall seats forty and the caterer needs a number by 3 May, so I'd have to know by then.

    Best,
    Mark
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import CURRENCY
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.self_praise import may_boast
from outreach_lint.analyses.usage import is_denied, is_quoted
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import LINTED_ROLES, Document, MessageKind, Role, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rewordings import rewordings_of
from outreach_lint.rule import ALL_KINDS, NoOptions, rule

_LEXICON = load_lexicon("pressure/false_urgency")
_REASON, _SELFISH = _LEXICON.words("reason"), _LEXICON.words("selfish")
# What may be true of the world; the others are never more than a push.
_MAY_BE_REAL = frozenset({"scarce", "ends", "chance"})
# Everyday words: they push only where something is sold.
_NEEDS_PITCH = frozenset({"haste", "fear", "chance", "herd"})
_SENDER = frozenset({"i", "we", "our", "us", "my"})
_BUYING = (MessageKind.MARKETING, MessageKind.CALL_SCRIPT)


@rule(Severity.WARNING, kinds=ALL_KINDS)
def false_urgency(document: Document, options: NoOptions) -> Iterator[Finding]:
    flagged: set[int] = set()
    for match in _LEXICON.find(document):
        index = match.sentence.index
        if index in flagged or match.section.role not in LINTED_ROLES or _is_unsaid(match):
            continue
        if match.entry.group in _NEEDS_PITCH and not _sells(document):
            continue
        if document.kind is MessageKind.SERVICE_REPLY and _is_service(match):
            continue
        if match.entry.group in _MAY_BE_REAL and (_is_of_reader(match) or _has_reason(document, match.sentence)):
            continue
        flagged.add(index)
        yield Finding(
            match.span, _message(match), _help(match), severity=_severity(match), rewordings=rewordings_of(match)
        )


def _severity(match: Match) -> Severity | None:
    """Return a lower severity for a capacity that is told as a number: it can be checked, which "limited" can't."""
    if match.entry.group != "scarce" or not _LEFT.isdisjoint(
        match.section.lowers[match.sentence.start : match.end + 1]
    ):
        return None
    told = any(lower.isdigit() and int(lower) >= _CAPACITY for lower in match.section.lowers[match.start : match.end])
    return Severity.SUGGESTION if told else None


# Few enough to be meant as a scare are below this; a cohort, a hall or a print run is above.
_CAPACITY = 20
_LEFT = frozenset({"just", "left", "only", "remain", "remaining"})


def _is_unsaid(match: Match) -> bool:
    """Say whether the words are quoted or denied; "nobody acts until it's too late" denies something else."""
    if match.entry.group == "fear":
        return is_quoted(match)  # "most don't realise that they're at risk until" frightens all the same
    return is_quoted(match) or (match.section.lowers[match.start] not in _AFTER and is_denied(match))


_AFTER = frozenset({"before", "until", "till", "when"})


def _sells(document: Document) -> bool:
    if document.kind is MessageKind.SERVICE_REPLY:
        return document.once(find_pitch).sells
    return document.kind in _BUYING or document.once(may_boast)


def _is_service(match: Match) -> bool:
    """Say whether a reply gives demand as its excuse, or says what it will do at once when it hears."""
    lowers, end = match.section.lowers, match.sentence.end
    if lowers[match.start] == "due":
        return True
    follows = lowers[match.end : min(match.end + 4, end)]
    return match.entry.group == "haste" and "so" in follows and not {"i", "we"}.isdisjoint(follows)


def _is_of_reader(match: Match) -> bool:
    """Say whether the reader's own supply or chance is spoken of ("you have two tables left")."""
    lowers, sentence = match.section.lowers, match.sentence
    if match.entry.group == "ends":
        return False
    before = lowers[max(match.start - 3, sentence.start) : match.start]
    own = any(lower in _SENDER for lower in lowers[sentence.start : sentence.end])
    return not own and bool({"you", "your"} & set(before[-2:])) and "left" in lowers[match.start : match.end]


def _has_reason(document: Document, sentence: Sentence) -> bool:
    """Say whether the sentence or its neighbours give a cause that is not the seller's own wish."""
    if sentence.section.role is Role.SUBJECT:
        opening = document.running[:_OPENING]
        return any("because" in s.section.lowers[s.start : s.end] and _is_honest(s) for s in opening)
    terms = set()
    for near in document.near(sentence, before=1, after=1):
        if _is_honest(near):
            return True
        terms |= set(near.section.lowers[near.start : near.end])
    # What it costs afterwards, said plainly, is the terms and no push.
    return not terms.isdisjoint(_AFTERWARDS) and not terms.isdisjoint(_MONEY)


def _is_honest(sentence: Sentence) -> bool:
    words = set(sentence.section.lowers[sentence.start : sentence.end])
    return bool(words & _REASON) and not words & _SELFISH


# What limits the thing in the subject is told at once, or not.
_OPENING = 2
_AFTERWARDS = frozenset({"after", "afterwards", "then", "thereafter"})
_MONEY = CURRENCY | {"pounds", "dollars", "euros"}


_SAYS = {
    "hurry": "hurries the reader on your behalf: nothing in their own affairs makes it urgent",
    "chance": "makes a last chance of an offer and gives no reason that isn't yours",
    "scarce": "makes a thing look scarce and gives no reason for it",
    "ends": "sets a date that only the sender has chosen",
    "herd": "drives the reader with what others are said to be doing",
    "haste": "asks for speed from a reader who owes you none",
    "fear": "uses a fear as the reason to act",
}
_COSTS = "so it reads as pressure, and pressure makes people look for the catch"


def _message(match: Match) -> str:
    return f"“{' '.join(match.text.split())}” {_SAYS[match.entry.group]}, {_COSTS}."


def _help(match: Match) -> str:
    words = " ".join(match.text.split())
    if match.entry.group in ("scarce", "chance", "ends"):
        return (
            f"If there is a real limit behind “{words}”, give the date or number together with what sets it; "
            "otherwise let the offer stand for as long as it takes."
        )
    if match.entry.group == "haste":
        return "Say which event needs an answer by which day, or leave the timing to the reader."
    if match.entry.group in ("fear", "herd"):
        return "Replace it with one checkable fact about the reader's own case, and let them judge how soon it matters."
    return f"Take “{words}” out and say what the reader gains or loses by waiting a month, even if it is nothing."
