"""Goods or treats held out for a meeting or a reply: a payment, not a gift.

Why: a risky gift costs thought, a gift card costs money. It can go to anybody, it says nothing about the reader, and
it tells them what a quarter of an hour of theirs is worth to the sender.

Evidence: small material gifts at a sales visit more than doubled sales with known buyers but were counter-productive
at a first meeting (field experiment, Maréchal and Thöni 2018, https://zora.uzh.ch/id/eprint/123956, grade A).

Flagged:
    Hi Lena,

    Sit through a 20-minute demo of our scheduling suite this week and we'll send you a £50 gift card.

    Best,
    Rob

Better:
    Hi Lena,

    Your October rota has two nurses on three nights in a row; swapping Ward 4's Tuesday would fix it, unless Ana is
    on leave, which I can't see from here.

    Best,
    Rob
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.topics import find_topic
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind, Mood, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, NoOptions, rule

_LEXICON = load_lexicon("risky_gift/bribe")
_GIVING = _LEXICON.words("giving")
_SENDER = frozenset({"i", "we", "us", "me"})
_READER = frozenset({"you", "your"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, SERVICE_REPLY))
def bribe(document: Document, options: NoOptions) -> Iterator[Finding]:
    matches = [m for m in _LEXICON.find(document) if m.section.role in RUNNING_ROLES]
    paid = {m.sentence.index for m in matches if m.entry.group == "pays"}
    flagged: set[int] = set()
    for match in matches:
        if match.entry.group == "pays" or match.sentence.index in flagged:
            continue
        if document.kind is MessageKind.SERVICE_REPLY and match.entry.group != "review":
            continue  # what makes good a fault is no payment
        if document.kind is MessageKind.MARKETING and not _is_for_time(match, match.sentence.index in paid):
            continue  # a page may sell hampers, and a shop gives bonuses
        if _held_out(document, match, match.sentence.index in paid):
            flagged.add(match.sentence.index)
            yield Finding(match.span, _message(document, match), _help(document, match))


_TIME = frozenset({"call", "demo", "demonstration", "meeting", "consultation", "visit", "friend", "tour", "webinar"})


def _is_for_time(match: Match, paid: bool) -> bool:
    """Say whether goods are held out for the reader's time or friends, rather than sold or given with a purchase."""
    words = match.section.lowers[match.sentence.start : match.sentence.end]
    return not _TIME.isdisjoint(words) and (paid or match.entry.group in ("goods", "sweetener"))


def _held_out(document: Document, match: Match, paid: bool) -> bool:
    """Say whether the goods are the reader's to get, rather than what the message is about."""
    if match.entry.group in ("review", "sweetener"):
        return True
    if match.entry.group == "treat":
        pitch = document.once(find_pitch)
        return pitch.sells or any(ask.entry.group != "plain-ask" for ask in pitch.asks)
    section, sentence = match.section, match.sentence
    if match.entry.group == "donation":
        traded = any(clause.mood is Mood.REQUEST for clause in sentence.clauses)
        return paid or traded or (document.once(find_pitch).sells and _to_reader(section, sentence))
    if section.lowers[match.start] in ("chance", "competition", "contest", "draw", "enter", "entered", "opportunity"):
        return True
    if _modifies(section, match):
        return False
    given = any(section.lemmas[i] in _GIVING for i in range(sentence.start, sentence.end))
    return paid or (given and _to_reader(section, sentence))


def _modifies(section: Section, match: Match) -> bool:
    """Say whether the words only qualify another noun ("gift card fraud", "the raffle tickets you print")."""
    end = match.end
    return end < match.sentence.end and section.tags[end] in _NOUNS and section.tags[end - 1] in _NOUNS


def _to_reader(section: Section, sentence: Sentence) -> bool:
    words = section.lowers[sentence.start : sentence.end]
    if words[:1] in (["happy"], ["glad"], ["delighted"]) and words[1:2] == ["to"]:
        return True
    giver = any(word in _SENDER for word in words)
    taker = any(word in _READER for word in words)
    return (giver and taker) or any(clause.mood is Mood.REQUEST for clause in sentence.clauses)


def _message(document: Document, match: Match) -> str:
    if match.entry.group == "review":
        return f"“{match.text}” pays for a verdict: whoever reads it later is misled, and the writer knows it."
    asked = document.once(find_pitch).asked
    wanted = f"“{asked}”" if asked else "an answer"
    return (
        f"“{match.text}” for {wanted} is a payment: it could go to anybody, and it prices the reader's time instead of "
        "showing that you have spent some of yours on them."
    )


def _help(document: Document, match: Match) -> str:
    if match.entry.group == "review":
        return "Put right what went wrong and ask for nothing; let them change their words by themselves, or not."
    topic = document.once(find_topic)
    about = f"about their {topic}" if topic else "about their situation"
    return f"Take it out, and spend half an hour on one thing {about} that they can use whether or not they meet you."
