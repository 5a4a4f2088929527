"""A follow-up that brings nothing: "just checking in", "bumping this", "any thoughts?", a count of one's own attempts.

Why: the reason to write again is something new for the reader. "Checking in" gives only the writer's reason, and
counting one's attempts sends a bill for them.

Evidence: a follow-up as such helps (9% of replies without one, 13% with: woodpecker.co/blog/?p=5562, grade B), so
this is about what it carries, not about writing again. Four sentences or more fared far better than three or fewer
in one vendor's figures (Gong, quoted at lavender.ai/blog/best-length-cold-email, grade C).

Flagged:
    Hi Dana,

    Just checking in on my last email. Any thoughts?

Better:
    Hi Dana,

    I checked in with the mill: the oak you asked about is down to 40 boards, so I've put 25 aside until Friday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.courting import find_courting
from outreach_lint.analyses.evidence import EvidenceKind, find_evidence
from outreach_lint.analyses.offers import Handing, Offer, OfferKind, find_offers
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Clause, Document, MessageKind, Mode, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, option, rule

LEX = load_lexicon("missing_personalization/hollow_follow_up")
_NEW = LEX.words("new")
_LINK = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|io|co\.uk|de)\b")


@dataclass(frozen=True)
class HollowFollowUpOptions:
    """What counts as bringing something."""

    # A name and a number, or a handful of plain nouns, in sentences that aren't about the writer's own wants.
    particulars: int = option(4, "How many particulars outside the nudge make a follow-up bring something new.")
    # A stock close is the whole message only where there is little else.
    close_words: int = option(70, "In messages up to this long, a bare “let me know if you have questions” counts.")


@rule(Severity.WARNING, kinds=(FOLLOW_UP, OUTREACH), options=HollowFollowUpOptions)
def hollow_follow_up(document: Document, options: HollowFollowUpOptions) -> Iterator[Finding]:
    matches = [m for m in LEX.find(document) if m.sentence.section.role in RUNNING_ROLES]
    if not matches or (document.kind is MessageKind.OUTREACH and not find_courting(document)):
        return
    nudges = [m for m in matches if m.entry.group != "close"]
    if not nudges and (document.kind is not MessageKind.FOLLOW_UP or document.words > options.close_words):
        return
    if _brings_something(document, {m.sentence.index for m in nudges}, options.particulars):
        return
    match = (nudges or matches)[0]
    yield Finding(match.span, _message(match), _help(document, match))


def _brings_something(document: Document, nudges: set[int], enough: int) -> bool:
    if any(item.kind is not EvidenceKind.DATE for item in document.once(find_evidence)):
        return True
    if any(_is_brought(offer) for offer in document.once(find_offers)) or _has_slot(document):
        return True
    claims = {claim.sentence.index for claim in document.once(find_claims)}
    new = 0
    for sentence in document.running:
        if _LINK.search(sentence.text):
            return True
        if sentence.index not in nudges and sentence.index not in claims and not _is_own_business(sentence):
            new += particulars(document, sentence, sentence.start, sentence.end)
    return new >= enough


def _has_slot(document: Document) -> bool:
    """Say whether a template keeps a field for what is new: "{{insight}}"."""
    if document.mode is not Mode.TEMPLATE:
        return False
    return any(not _NEW.isdisjoint(field.name.lower().replace("_", " ").split()) for field in document.fields)


def _is_brought(offer: Offer) -> bool:
    ready = offer.kind is OfferKind.MATERIAL and offer.handing is Handing.GIVEN
    return offer.is_gift or ready


_ASKING = frozenset({"call", "chat", "demo", "meeting", "schedule", "available", "minutes", "calendar", "calendly"})
_DISCOUNT = frozenset({"discount", "promotion", "promo", "save", "off", "deal", "offer", "savings"})
_WISHED = frozenset({"hope", "hoped", "want", "wanted", "wish", "wished"})
_OPEN = frozenset({"if", "whether", "when", "please", "would", "could", "are", "is", "should", "we"})


def _is_own_business(sentence: Sentence) -> bool:
    """A sentence that seeks a slot, offers money off, asks, supposes or tells of the firm brings the reader nothing."""
    lowers = sentence.section.lowers[sentence.start : sentence.end]
    if not _ASKING.isdisjoint(lowers) or not _DISCOUNT.isdisjoint(lowers):
        return True
    first = next((lower for lower in lowers if lower[:1].isalpha()), "")
    if first == "i" and not _WISHED.isdisjoint(lowers[1:4]):
        return True
    return first in _OPEN or any("we" in _subject(sentence, clause) for clause in sentence.clauses if clause.main)


def _subject(sentence: Sentence, clause: Clause) -> list[str]:
    return sentence.section.lowers[slice(*clause.subject)] if clause.subject else []


def _message(match: Match) -> str:
    if match.entry.group == "count":
        return f"“{match.text}” counts your attempts, and the message brings the reader nothing new."
    if match.entry.group == "close":
        return f"“{match.text}” is all that this follow-up asks or brings."
    return f"“{match.text}” gives your reason for writing; nothing in the message is new for the reader."


def _help(document: Document, match: Match) -> str:
    topic = _topic(match)
    about = f" about the {topic}" if topic else ""
    return (
        f"Open with what is new for them{about}: a finding, a figure, an answer to something they said. "
        "If there is nothing new yet, wait."
    )


_TOPICS = frozenset({"proposal", "quote", "demo", "call", "meeting", "conversation", "estimate", "pricing", "report"})


def _topic(match: Match) -> str | None:
    """The matter that the nudge is about, in its own word."""
    sentence = match.sentence
    return next((w for w in match.section.lowers[match.start : sentence.end] if w in _TOPICS), None)
