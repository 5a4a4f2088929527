"""What a rule finds, and what a user is told about it: faults as diagnostics, merits as credits."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from outreach_lint.source import Source, TextSpan


class Severity(str, Enum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """Must not be sent."""
    WARNING = "warning"
    """Likely costs trust."""
    SUGGESTION = "suggestion"
    """Style, or a missed chance."""

    @property
    def rank(self) -> int:
        """0 for a suggestion, 2 for an error: for comparing with a threshold."""
        return _RANKS[self]


_RANKS = {Severity.SUGGESTION: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Factor(str, Enum):
    """The four parts of the trust equation, (C + R + I) / S."""

    CREDIBILITY = "credibility"
    """Whether the words can be believed."""
    RELIABILITY = "reliability"
    """Whether what is promised will be done."""
    INTIMACY = "intimacy"
    """Whether the reader is safe with the writer, and known to them."""
    SELF_ORIENTATION = "self-orientation"
    """Whose interest the writer has in mind: the one that divides."""


class Applicability(str, Enum):
    """What a fix promises."""

    SAFE = "safe"
    """Keeps the meaning; applied by --fix."""
    UNSAFE = "unsafe"
    """May change the meaning; needs --unsafe-fixes."""
    DISPLAY = "display"
    """For a person to choose; never applied."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace one source span by a text."""

    span: TextSpan
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a diagnostic, with a title that says what they do."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.SAFE


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule knows: a place, what stands there and why it costs trust, and what to do with it.

    Attributes:
        span: the exact source span.
        message: what is there and why it costs trust; one or two sentences about this draft.
        help: what to do with this sentence; "" for a credit, which needs no mending.
        severity: overrides the rule's own severity (a missing slot in a template is only a suggestion).
        rewordings: other words for a person to choose from, the best first; shown, never applied.
    """

    span: TextSpan
    message: str
    help: str = ""
    fix: Fix | None = None
    severity: Severity | None = None
    rewordings: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with the identity of its rule: what users see. Made only by the linter.

    Attributes:
        sentence: the sentence it stands in as `sameness.same_text` has it: what a baseline knows it by.
        reading: when it holds, where that is in one reading of a template only ("when first_name is empty").
        rewordings: other words for a person to choose from, the best first; never applied.
    """

    source: Source = field(repr=False, compare=False)
    rule: str
    category: str
    severity: Severity
    span: TextSpan
    message: str
    help: str
    fix: Fix | None = None
    sentence: str = field(default="", repr=False)
    reading: str | None = None
    rewordings: tuple[Fix, ...] = ()

    @property
    def excerpt(self) -> str:
        """The exact source text that is flagged."""
        return self.source.slice(self.span)


@dataclass(frozen=True, slots=True)
class Credit:
    """Something that a draft does well. It never fails a draft, and is no diagnostic. Made only by the linter.

    Attributes:
        message: what is done well, in the draft's own words.
        factors: the parts of the trust equation that it serves.
    """

    source: Source = field(repr=False, compare=False)
    rule: str
    factors: tuple[Factor, ...]
    span: TextSpan
    message: str

    @property
    def excerpt(self) -> str:
        """The exact source text that is credited."""
        return self.source.slice(self.span)
