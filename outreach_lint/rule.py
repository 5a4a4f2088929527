"""What a rule is: data made by the `@rule` decorator around one generator function."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from outreach_lint.diagnostics import Factor, Finding, Severity
from outreach_lint.document import Document, MessageKind

OUTREACH, FOLLOW_UP, SERVICE_REPLY, CALL_SCRIPT, MARKETING = MessageKind
ALL_KINDS = tuple(MessageKind)
CREDIBILITY, RELIABILITY, INTIMACY, SELF_ORIENTATION = Factor


class Category(str, Enum):
    """The families of rules."""

    SELF_ORIENTATION = "self-orientation"
    FEATURE_DUMPING = "feature-dumping"
    FAKE_EMPATHY = "fake-empathy"
    MISSING_PERSONALIZATION = "missing-personalization"
    RISKY_GIFT = "risky-gift"
    PRESSURE = "pressure"
    COMBAT_LANGUAGE = "combat-language"
    CREDIBILITY = "credibility"
    TRANSPARENCY = "transparency"
    CALL_SCRIPT = "call-script"
    READABILITY = "readability"
    TEMPLATE = "template"
    LINT = "lint"
    CREDIT = "credit"
    HOUSE = "house"
    """A team's own rules, written in YAML."""


@dataclass(frozen=True)
class NoOptions:
    """The options of a rule that has none."""


def option(default: Any, description: str) -> Any:
    """Declare an option in a rule's options dataclass: its default, and a sentence saying what it does."""
    return dataclasses.field(default=default, metadata={"description": description})


Check = Callable[[Document, Any], Iterator[Finding]]


@dataclass(frozen=True)
class RulePage:
    """A rule's documentation, read from its module's docstring.

    Attributes:
        summary: what it flags, in one line.
        why: the idea behind it.
        evidence: what is known, with addresses and grades, or that it is the essays' judgement.
        flagged, better: an example that the rule flags, and one that it passes; of a credit, an example that it
            credits, and one that it passes over.
    """

    summary: str
    why: str
    evidence: str
    flagged: str
    better: str


@dataclass(frozen=True)
class Rule:
    """A rule: identity, what it reads, and its check.

    Attributes:
        kinds: the kinds of message it reads.
        options: the dataclass of its options; defaults live there, beside the evidence for each number.
        preview: true for a rule that is off until asked for, because its measured agreement is too low.
        example_kind: the kind of message that its documented examples are.
        factors: the parts of the trust equation that a credit serves; empty for a rule about a fault.
        by_linter: true for a rule about the linting itself, which no document shows; its `check` finds nothing.
        own_page: the documentation of a rule that has no module.
    """

    name: str
    category: Category
    severity: Severity
    kinds: frozenset[MessageKind]
    check: Check
    options: type = NoOptions
    preview: bool = False
    example_kind: MessageKind = OUTREACH
    factors: tuple[Factor, ...] = ()
    by_linter: bool = False
    own_page: RulePage | None = None

    @property
    def is_credit(self) -> bool:
        """Whether it names what a draft does well, and so never fails it."""
        return self.category is Category.CREDIT

    @cached_property
    def id(self) -> str:
        """The full name, `category/rule-name`."""
        return f"{self.category.value}/{self.name}"

    @property
    def page(self) -> RulePage:
        """The documentation, parsed from the docstring of the rule's module."""
        if self.own_page:
            return self.own_page
        parts = CREDIT_PARTS if self.is_credit else FAULT_PARTS
        return parse_page(inspect.getdoc(inspect.getmodule(self.check)) or "", parts)


def rule(
    severity: Severity,
    kinds: Iterable[MessageKind],
    options: type = NoOptions,
    *,
    preview: bool = False,
    by_linter: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule out of a generator function; its id comes from where it stands.

    `rules/fake_empathy/borrowed_feeling.py` must define `borrowed_feeling`, which becomes
    `fake-empathy/borrowed-feeling`.

    Args:
        severity: the rule's own severity; a finding or the settings may override it.
        kinds: the kinds of message it reads, the one of its documented examples first.
        options: a frozen dataclass whose fields are made by `option`.
        preview: leave the rule off unless selected.
        by_linter: it is about the linting itself, and found outside of any document.
    """
    kinds = tuple(kinds)

    def decorate(check: Check) -> Rule:
        name, category = _identity(check)
        return Rule(name, category, severity, frozenset(kinds), check, options, preview, kinds[0], by_linter=by_linter)

    return decorate


def credit(
    factors: Iterable[Factor],
    kinds: Iterable[MessageKind],
    options: type = NoOptions,
    *,
    preview: bool = False,
) -> Callable[[Check], Rule]:
    """Make a credit out of a generator function: a rule that names what a draft does well.

    Args:
        factors: the parts of the trust equation that it serves.
        kinds, options, preview: as for `rule`.
    """
    factors, kinds = tuple(factors), tuple(kinds)

    def decorate(check: Check) -> Rule:
        name, category = _identity(check)
        if category is not Category.CREDIT or not factors:
            raise TypeError(f"{check.__module__}: a credit stands in rules/credit and serves a factor of trust")
        severity = Severity.SUGGESTION  # never shown: no credit becomes a diagnostic
        return Rule(name, category, severity, frozenset(kinds), check, options, preview, kinds[0], factors)

    return decorate


def _identity(check: Check) -> tuple[str, Category]:
    """Return a rule's name and family, out of where its function stands."""
    folder, stem = check.__module__.split(".")[-2:]
    if stem != check.__name__:
        raise TypeError(f"{check.__module__}: the rule function must be called {stem}, not {check.__name__}")
    return stem.replace("_", "-"), Category(folder.replace("_", "-"))


FAULT_PARTS = ("Why", "Evidence", "Flagged", "Better")
CREDIT_PARTS = ("Why", "Evidence", "Credited", "Passed over")
_FIELDS = {"Credited": "flagged", "Passed over": "better"}


def parse_page(docstring: str, parts: tuple[str, ...] = FAULT_PARTS) -> RulePage:
    """Split a rule's docstring into its parts, which stand in the order given.

    Raises:
        ValueError: when a part is missing or out of order.
    """
    found: dict[str, list[str]] = {}
    current = found.setdefault("summary", [])
    order = []
    for line in docstring.strip().splitlines():
        head = line.split(":", 1)[0]
        if head in parts and line[: len(head) + 1] == head + ":":
            order.append(head)
            current = found.setdefault(_FIELDS.get(head, head.lower()), [])
            line = line[len(head) + 1 :]
        current.append(line)
    if tuple(order) != parts:
        raise ValueError(f"a rule's docstring has the parts {', '.join(parts)} in this order, not {order}")
    return RulePage(**{name: inspect.cleandoc("\n".join(lines)).strip() for name, lines in found.items()})
