"""What evidence is, and the sorts of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from outreach_lint.analyses.words import Tally
from outreach_lint.document import Sentence
from outreach_lint.source import TextSpan


class EvidenceKind(str, Enum):
    """What sort of thing ties a sentence to its reader."""

    FACT = "fact"
    """A thing of theirs, said in words that don't fit every reader."""
    EVENT = "event"
    """Something they did, or that happened to them."""
    QUOTATION = "quotation"
    """Words of theirs."""
    NAME = "name"
    """A person, place or firm beside their own name."""
    DATE = "date"
    """A day of theirs."""
    FIGURE = "figure"
    """A number about them or their case."""
    QUESTION = "question"
    """A question about their facts, which only they could be asked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that only this reader could be sent.

    Attributes:
        start, end: token range in the sentence's section, end excluded.
        used: whether a later sentence takes it up, or its own sentence draws something from it.
    """

    sentence: Sentence
    start: int
    end: int
    kind: EvidenceKind
    used: bool = False

    @property
    def span(self) -> TextSpan | None:
        """The evidence in the source; None when it is stand-in text only."""
        return self.sentence.section.locate(self.start, self.end)

    @property
    def text(self) -> str:
        """The words as the view has them."""
        return self.sentence.section.slice(self.start, self.end)


def kind_of(tally: Tally) -> EvidenceKind:
    """The most telling sort of word in a stretch."""
    if tally.numbers:
        return EvidenceKind.FIGURE
    if tally.dates:
        return EvidenceKind.DATE
    return EvidenceKind.NAME if tally.names else EvidenceKind.FACT
