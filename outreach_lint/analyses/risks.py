"""What could turn out wrong: the guesses, opinions, estimates and admissions that a writer stands by.

Evidence: the essays hold that there is no trust without risk, and that the giver takes it first. No published test of
hedged advice in sales letters was found; admitting where one isn't credible is Green's own second paradox
(https://trustedadvisor.com/trustmatters/tag/sales/page/22, grade D).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from outreach_lint.document import RUNNING_ROLES, Document, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.source import TextSpan

_LEXICON = load_lexicon("analyses/risks")


class RiskKind(str, Enum):
    """How a writer takes a risk."""

    GUESS = "guess"
    OPINION = "opinion"
    ESTIMATE = "estimate"
    ADVICE = "advice"
    ADMISSION = "admission"
    CORRECTION = "correction"
    """The reader is asked to say what is wrong."""
    JUDGEMENT = "judgement"
    """A blunt word about a thing of the reader's."""


@dataclass(frozen=True, slots=True)
class Risk:
    """One place where a writer could be wrong.

    Attributes:
        start, end: token range in the sentence's section, end excluded.
    """

    sentence: Sentence
    start: int
    end: int
    kind: RiskKind

    @property
    def span(self) -> TextSpan | None:
        """The words in the source; None when they are stand-in text only."""
        return self.sentence.section.locate(self.start, self.end)


def find_risks(document: Document) -> tuple[Risk, ...]:
    """Return the risks taken in the running text, in order.

    Politeness in the same words is none ("I think you'll love it"). Call it as `document.once(find_risks)`.
    """
    return tuple(
        Risk(match.sentence, match.start, match.end, RiskKind(match.entry.group))
        for match in _LEXICON.find(document)
        if match.section.role in RUNNING_ROLES
    )
