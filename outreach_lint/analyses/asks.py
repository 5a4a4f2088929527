"""What a message asks its reader to do: meet, look, buy, refer, follow, fill in.

An ask is named in a question, a request, or a statement that leads to one ("I'd love to show you", "here's my
calendar"). Questions about the reader's own affairs ask for an answer only, and are none of these.

Evidence: asks for interest got 12% answers and asks for a meeting 7% in 304,000 mails (Gong, quoted by
getgangly.com/blog/cold-email-call-to-action, grade C).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from outreach_lint.analyses.usage import is_only_mentioned
from outreach_lint.document import RUNNING_ROLES, Document, Focus, Form, Mood, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.source import TextSpan

_LEXICON = load_lexicon("analyses/asks")
_CALENDAR_LINK = re.compile(
    r"calendly|cal\.com/|savvycal|chilipiper|youcanbook|tidycal|zcal\.co|meetings?\.hubspot|/meetings?/|koalendar", re.I
)
_FALLBACK = frozenset({"not", "n't", "n’t", "else", "another", "otherwise", "colleague", "wrong"})
_PROPOSING = frozenset(
    "love like happy glad hope hoping appreciate welcome want wanted let’s let's lets suggest propose suggesting here "
    "please feel free call ’ll 'll will set sent put".split()
)


class AskKind(str, Enum):
    """What the reader is to do."""

    MEETING = "meeting"
    SLOT = "slot"
    """A meeting whose hour is proposed or taken."""
    CALENDAR = "calendar"
    """A meeting by way of the writer's calendar."""
    CLICK = "click"
    BUY = "buy"
    REFER = "refer"
    FOLLOW = "follow"
    REVIEW = "review"
    SEND = "send"


# One matter, however it is put.
_MATTER = {AskKind.SLOT: AskKind.MEETING, AskKind.CALENDAR: AskKind.MEETING}


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of the reader.

    Attributes:
        start, end: token range in the sentence's section, end excluded.
    """

    sentence: Sentence
    start: int
    end: int
    kind: AskKind

    @property
    def matter(self) -> AskKind:
        """The act that is asked for: a slot and a calendar link ask for a meeting."""
        return _MATTER.get(self.kind, self.kind)

    @property
    def span(self) -> TextSpan | None:
        """The words in the source; None when they are stand-in text only."""
        return self.sentence.section.locate(self.start, self.end)

    @property
    def text(self) -> str:
        """The words in the view."""
        return " ".join(self.sentence.section.slice(self.start, self.end).split())


def find_asks(document: Document) -> tuple[Ask, ...]:
    """Return what a document's running text asks for, in order. Call it as `document.once(find_asks)`."""
    asks = [_read(match) for match in _LEXICON.find(document) if match.section.role in RUNNING_ROLES and _is_ask(match)]
    asks.extend(_links(document, {ask.sentence.index for ask in asks if ask.kind is AskKind.CALENDAR}))
    return tuple(sorted(asks, key=lambda ask: (ask.sentence.index, ask.start)))


_DAYS = _LEXICON.words("day")
_TO_DAY = 8


def _read(match: Match) -> Ask:
    """Read the kind off the entry; a meeting with its day in the same sentence is a slot, and reaches to the day."""
    kind, end = AskKind(match.entry.group), match.end
    lowers, sentence = match.section.lowers, match.sentence
    if kind is AskKind.MEETING:
        days = [i for i in range(sentence.start, sentence.end) if lowers[i] in _DAYS]
        if days:
            kind = AskKind.SLOT
            end = next((i + 1 for i in days if match.end <= i < match.end + _TO_DAY), match.end)
    return Ask(sentence, match.start, end, kind)


def _links(document: Document, found: set[int]) -> Iterator[Ask]:
    for sentence in document.running:
        if sentence.index in found:
            continue
        for i in range(sentence.start, sentence.end):
            if _CALENDAR_LINK.search(sentence.section.lowers[i]):
                yield Ask(sentence, i, i + 1, AskKind.CALENDAR)
                break


def _is_ask(match: Match) -> bool:
    """Say whether the sentence puts it to the reader, rather than telling of it."""
    sentence, section = match.sentence, match.section
    if is_only_mentioned(match):
        return False
    lowers = section.lowers[sentence.start : sentence.end]
    if match.entry.group == "refer" and not _FALLBACK.isdisjoint(lowers):
        return False
    if sentence.is_question or section.form is Form.HEADING:
        return not _asks_about_past(section.lowers, sentence)
    if any(clause.mood is Mood.REQUEST for clause in sentence.clauses):
        return True
    if match.entry.group in ("calendar", "slot") and not _is_past_telling(match):
        return True
    by_sender = any(clause.focus in (Focus.SENDER, Focus.SHARED) for clause in sentence.clauses)
    return (by_sender or not sentence.clauses) and not _PROPOSING.isdisjoint(lowers)


def _asks_about_past(lowers: list[str], sentence: Sentence) -> bool:
    return lowers[sentence.start] in ("did", "was", "were", "had")


_PAST = frozenset({"was", "were", "had", "met", "spoke", "talked", "discussed", "agreed", "promised", "said", "told"})
_TAKEN = frozenset({"put", "booked", "blocked", "scheduled", "reserved", "sent", "held", "pencilled", "penciled"})


def _is_past_telling(match: Match) -> bool:
    """Say whether a meeting is told of, not asked for ("we met on Tuesday"); a slot taken is asked for all the same."""
    lowers = match.section.lowers
    if not _TAKEN.isdisjoint(lowers[match.start : match.end]):
        return False
    return not _PAST.isdisjoint(lowers[match.sentence.start : match.sentence.end])
