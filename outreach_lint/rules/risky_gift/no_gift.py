"""A pitch that gives the reader nothing they could use without buying.

Why: there is no trust without risk, and the seller takes the first. A risky gift is something valuable, aimed at this
reader, that could turn out wrong: an insight, a sample of the work, a figure worked out, an introduction. A demo, a
call, a trial and a price list are parts of the sale, so a message that offers only those asks before it has given.

Evidence: a gift enclosed with a letter raised donations by 17% (small) and 75% (large) in a field experiment with
10,000 letters (Falk 2007, https://docslib.org/doc/1498273, grade A). That insight beats a meeting request in sales
letters is the essays' judgement; asking for interest drew more answers than asking for a meeting in 304,000 cold
mails (Gong, as quoted at https://getgangly.com/blog/cold-email-call-to-action, grade C).

Flagged:
    Hi Priya,

    We help dental practices run a smoother reception. Our booking software takes the pain out of recalls and saves
    your team hours every week.

    Would you be open to a 15-minute demo next week?

    Kind regards,
    Colin

Better:
    Hi Priya,

    I rang your Harrogate reception three times on Monday and got the fax tone twice: I think line two still forwards
    to the old machine. The switch is in the phone panel under "divert", if you want to try it yourself.

    Kind regards,
    Colin
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.gifts import settles
from outreach_lint.analyses.offers import Offer, OfferKind, find_offers
from outreach_lint.analyses.pitches import Pitch, find_pitch
from outreach_lint.analyses.self_praise import clause_at
from outreach_lint.analyses.topics import find_reader_name, find_topic
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Form, MessageKind, Mode, Mood
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, option, rule

_AFTER = load_lexicon("risky_gift/no_gift")


@dataclass(frozen=True)
class NoGiftOptions:
    """When a message is long enough to owe its reader something."""

    # A line that only says "see you at four" is no pitch; the shortest pitch in the essays' sense has an ask.
    min_words: int = option(12, "Messages with fewer words are not judged.")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP), options=NoGiftOptions)
def no_gift(document: Document, options: NoGiftOptions) -> Iterator[Finding]:
    if document.words < options.min_words:
        return
    pitch = document.once(find_pitch)
    if not pitch.sells or pitch.answers or _follows_a_meeting(document):
        return
    offers = document.once(find_offers)
    if any(settles(offer) for offer in offers):
        return
    yield Finding(document.start_span, _message(document, pitch, offers), _help(document))


def _follows_a_meeting(document: Document) -> bool:
    """Say whether a note opens with thanks for a meeting just held; that it says nothing of it is another fault."""
    first = document.running[0].index if document.running else -1
    return document.kind is MessageKind.FOLLOW_UP and any(m.sentence.index == first for m in _AFTER.find(document))


def _message(document: Document, pitch: Pitch, offers: tuple[Offer, ...]) -> str:
    name = document.once(find_reader_name)
    ask = next((match for match in sorted(pitch.asks, key=_plainness) if _requests(match)), None)
    sale = next((offer for offer in offers if offer.kind is OfferKind.SALE and offer.text), None)
    claims = document.once(find_claims)
    if ask is not None:
        return f"{_capital(name)} is asked “{_quote(_asked(ask))}” and given nothing first: {_NOTHING}."
    if sale is not None:
        return f"All that {name} is offered here, “{_quote(sale.text)}”, is part of the sale: {_NOTHING}."
    if claims:
        section = claims[0].sentence.section
        said = section.slice(claims[0].start, claims[0].end)
        return f"What {name} gets here is what you say of yourself (“{_quote(said)}”): {_NOTHING}."
    return f"Nothing here is of use to {name} without buying: {_NOTHING}."


_NOTHING = "no finding, no piece of work, no introduction, so there is only your word to go on"
_LONGEST_QUOTE = 11


def _plainness(match: Match) -> bool:
    """Put a seller's asks before what anybody asks ("let me know")."""
    return match.entry.group == "plain-ask"


_PERSONS = frozenset({"i", "we", "you"})


def _asked(match: Match) -> str:
    """Return the sentence that asks, or its clause where that stands so far in that a quotation wouldn't show it."""
    sentence = match.sentence
    clause = clause_at(sentence, match.start)
    if clause is None or clause.start == sentence.start or match.start - sentence.start < _LONGEST_QUOTE:
        return sentence.text
    first = sentence.section.lowers[clause.start]
    if first in _UNDER:
        return sentence.text
    return sentence.section.slice(clause.start + (first in ("and", "but")), sentence.end)


_UNDER = frozenset({"as", "because", "if", "so", "that", "when", "where", "which", "while", "who"})
# How far before the words that ask a wish may stand: "I would really love for us to find a time to talk".
_REACH = 8


def _requests(match: Match) -> bool:
    """Say whether a sentence asks something of the reader, rather than telling of a meeting."""
    sentence = match.sentence
    words = sentence.section.lowers[sentence.start : sentence.end]
    if "question" in words or "questions" in words:
        return False
    near = sentence.section.lowers[max(sentence.start, match.start - _REACH) : match.end]
    wished = any(word in ("would", "'d", "’d", "like", "love") for word in near)
    # "Can you", "we could": what "can be eased" is nobody's to do.
    wished = wished or any(
        word in ("can", "could") and not _PERSONS.isdisjoint(words[max(i - 1, 0) : i + 2])
        for i, word in enumerate(words)
    )
    if sentence.is_question or wished:
        return True
    # "Walk you through the store" in a list tells what the writer will do.
    listed = sentence.section.form is Form.LIST_ITEM
    return not listed and any(clause.mood is Mood.REQUEST for clause in sentence.clauses)


def _quote(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _LONGEST_QUOTE else " ".join(words[: _LONGEST_QUOTE - 1]) + " …"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _help(document: Document) -> str:
    if document.mode is Mode.TEMPLATE:
        return (
            "Add a slot that a person fills for each reader, with one thing seen at the reader's end and what you "
            "would make of it; say that you may be wrong, and ask for nothing in return."
        )
    topic = document.once(find_topic)
    about = f"their {topic}" if topic else "one thing of theirs you have looked at"
    return (
        f"Give something first about {about}: what you noticed and would do about it, a figure you worked out, or "
        "someone else who could help. Put it in this message, say where you may be wrong, and tie nothing to it."
    )
