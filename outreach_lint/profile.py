"""The trust profile: credibility, reliability, intimacy and self-orientation of a message, and (C + R + I) / S.

A reading of the words, not a prediction of replies; docs/trust.md says what it is and is not. Every factor starts from
the same place. Each finding, each credit and each clause that tells somebody's story is a *push* towards one end of a
factor's scale. Pushes of one direction are combined as independent chances are, 1 - (1 - a)(1 - b)..., so that each
further push moves less, no order matters, and no sum leaves the scale; and a rule that repeats itself pushes half as
hard each time, so that a long message doesn't win or lose by its length. What every push moved is kept with its span.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from outreach_lint import compiled
from outreach_lint.diagnostics import Credit, Diagnostic, Factor, Severity
from outreach_lint.document import Focus, MessageKind
from outreach_lint.rule import Category
from outreach_lint.source import Source, TextSpan

TRUST_PATH = Path(__file__).parent / "trust.yaml"
COMPILED_TRUST_PATH = TRUST_PATH.with_suffix(".json")
LOWEST, HIGHEST = 1.0, 10.0
FOCUS = "focus"
"""What stands in place of a rule's id where the clauses pushed."""
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})
_READERS = frozenset({Focus.READER, Focus.SHARED})


class TrustError(ValueError):
    """The data of the profile is not valid; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a family or rule says about trust: the weight of each factor that it bears on, and why."""

    why: str
    weights: Mapping[Factor, float]


@dataclass(frozen=True)
class TrustWeights:
    """The data of the profile, from `trust.yaml`.

    Attributes:
        start: what every factor is before anything is known.
        severities: how far a finding of a severity pushes.
        credit: how far a credit pushes.
        focus: how far the clauses of a kind of message push, if all told the same side's story.
        reserve: how many clauses without a story are added to the count.
        families: family -> its bearing on the factors.
        rules: rule id -> its own bearing, in place of its family's.
    """

    start: float
    severities: Mapping[Severity, float]
    credit: float
    focus: Mapping[MessageKind, float]
    reserve: int
    families: Mapping[str, Bearing]
    rules: Mapping[str, Bearing]

    def bearing(self, diagnostic: Diagnostic) -> Mapping[Factor, float]:
        """Return what a diagnostic bears on; nothing, for a family that the data doesn't know (a house rule's)."""
        found = self.rules.get(diagnostic.rule) or self.families.get(diagnostic.category)
        return found.weights if found else {}


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that tells somebody's story, and where it stands."""

    source: Source = field(repr=False, compare=False)
    focus: Focus
    span: TextSpan


@dataclass(frozen=True, slots=True)
class Push:
    """One thing that moved a factor.

    Attributes:
        rule: the rule that found it, or `FOCUS`.
        points: by how much it moved the factor's value: below 0 where it lowered it.
    """

    source: Source = field(repr=False, compare=False)
    factor: Factor
    rule: str
    span: TextSpan
    points: float

    @property
    def excerpt(self) -> str:
        """The exact source text that moved the factor."""
        return self.source.slice(self.span)


@dataclass(frozen=True)
class TrustProfile:
    """The trust profile of a message.

    Attributes:
        values: the value of each factor, from 1 to 10.
        pushes: what moved them, in the order of the text; a factor's points and the start add up to its value.
    """

    values: Mapping[Factor, float]
    pushes: tuple[Push, ...]

    @cached_property
    def score(self) -> float:
        """(C + R + I) / S."""
        credibility, reliability, intimacy, self_orientation = (self.values[factor] for factor in Factor)
        return (credibility + reliability + intimacy) / self_orientation

    def of(self, factor: Factor) -> tuple[Push, ...]:
        """Return what moved a factor, the strongest first."""
        return tuple(sorted((p for p in self.pushes if p.factor is factor), key=lambda p: (-abs(p.points), p.span)))


@dataclass(frozen=True, slots=True)
class _Raw:
    """A push before it is known what the others leave it: how far (0 to 1), and whether up the scale."""

    source: Source
    rule: str
    span: TextSpan
    up: bool
    weight: float


def trust_profile(
    kind: MessageKind,
    diagnostics: Iterable[Diagnostic],
    credits: Iterable[Credit],
    told: Sequence[Told],
    weights: TrustWeights | None = None,
) -> TrustProfile:
    """Read the trust profile out of what was found in a message.

    Args:
        told: the clauses that tell somebody's story.
        weights: other data than the shipped.
    """
    weights = weights or load_trust_weights()
    raw: dict[Factor, list[_Raw]] = {factor: [] for factor in Factor}
    for diagnostic in diagnostics:
        for factor, weight in weights.bearing(diagnostic).items():
            up = factor is Factor.SELF_ORIENTATION
            pushed = weight * weights.severities[diagnostic.severity]
            raw[factor].append(_Raw(diagnostic.source, diagnostic.rule, diagnostic.span, up, pushed))
    for credit in credits:
        for factor in credit.factors:
            up = factor is not Factor.SELF_ORIENTATION
            raw[factor].append(_Raw(credit.source, credit.rule, credit.span, up, weights.credit))
    for factor in Factor:
        raw[factor] = _once_each(raw[factor])
    raw[Factor.SELF_ORIENTATION] += _of_clauses(told, weights.focus[kind], weights.reserve)
    values, pushes = {}, []
    for factor in Factor:
        values[factor], moved = _settle(factor, raw[factor], weights.start)
        pushes += moved
    return TrustProfile(values, tuple(sorted(pushes, key=lambda p: (p.span, p.rule, p.factor.value, p.points))))


def _once_each(raw: Iterable[_Raw]) -> list[_Raw]:
    """Let a rule that repeats itself push half as hard each time, its hardest push first.

    Another finding never takes from the whole: it puts each of the weaker ones at most where a weaker one stood.
    """
    by_rule: dict[str, list[_Raw]] = defaultdict(list)
    for push in raw:
        by_rule[push.rule].append(push)
    return [
        replace(push, weight=push.weight / 2**repeated)
        for pushes in by_rule.values()
        for repeated, push in enumerate(sorted(pushes, key=lambda p: (-p.weight, p.span)))
    ]


def _of_clauses(told: Sequence[Told], weight: float, reserve: int) -> list[_Raw]:
    """Return the pushes of the clauses: the sender's and the product's up, the reader's and the shared ones down.

    Together they push by the share that they have of all; each pushes by its part of that.
    """
    total = len(told) + reserve
    raw = []
    for own, focuses in ((True, _OWN), (False, _READERS)):
        mine = [clause for clause in told if clause.focus in focuses]
        if mine and weight:
            each = 1 - (1 - weight * len(mine) / total) ** (1 / len(mine))
            raw += [_Raw(clause.source, FOCUS, clause.span, own, each) for clause in mine]
    return raw


def _settle(factor: Factor, raw: Sequence[_Raw], start: float) -> tuple[float, list[Push]]:
    """Return a factor's value, and what each push moved it by."""
    pushes: list[Push] = []
    value = start
    for up, room in ((True, HIGHEST - start), (False, LOWEST - start)):
        mine = [push for push in raw if push.up is up and push.weight > 0]
        logs = [-math.log1p(-push.weight) for push in mine]
        whole = math.fsum(logs)
        reached = room * -math.expm1(-whole)
        value += reached
        for push, log in zip(mine, logs, strict=True):
            pushes.append(Push(push.source, factor, push.rule, push.span, reached * log / whole))
    return value, pushes


@cache
def load_trust_weights() -> TrustWeights:
    """Load and validate the shipped data.

    Raises:
        TrustError: when it is not valid.
    """
    return parse_trust_weights(compiled.load_or_make("trust", *_trust_data(), [COMPILED_TRUST_PATH]))


def write_compiled_trust(path: Path) -> None:
    """Write the data as the wheel holds it, so that nothing has to read its YAML."""
    key, make = _trust_data()
    compiled.write(path, key, make())


def _trust_data() -> tuple[str, Callable[[], Any]]:
    """Return the key of the data as it stands in its file, and what reads it."""
    data = TRUST_PATH.read_bytes()

    def read() -> Any:
        import yaml  # takes longer than all the rest on the way to an answer from the cache

        return yaml.safe_load(data)

    return compiled.key_of([data]), read


def parse_trust_weights(raw: Mapping[str, Any]) -> TrustWeights:
    """Build the data of the profile from parsed YAML.

    Raises:
        TrustError: when a key is missing or unknown, a weight is not from 0 to 1, or a family is not there.
    """
    wanted = {"start", "credit", "focus", "focus-reserve", "families", "rules", *(s.value for s in Severity)}
    if set(raw) != wanted:
        raise TrustError(f"the keys are {sorted(wanted)}, not {sorted(raw)}")
    if set(raw["families"]) != {category.value for category in Category}:
        raise TrustError("every family has an entry under `families:`, and nothing else has")
    if set(raw["focus"]) != {kind.value for kind in MessageKind}:
        raise TrustError("every kind of message has an entry under `focus:`, and nothing else has")
    if not LOWEST < raw["start"] < HIGHEST:
        raise TrustError(f"start is between {LOWEST} and {HIGHEST}, not {raw['start']!r}")
    return TrustWeights(
        start=raw["start"],
        severities={severity: _share(severity.value, raw[severity.value]) for severity in Severity},
        credit=_share("credit", raw["credit"]),
        focus={kind: _share(kind.value, raw["focus"][kind.value]) for kind in MessageKind},
        reserve=raw["focus-reserve"],
        families={name: _bearing(name, entry) for name, entry in raw["families"].items()},
        rules={name: _bearing(name, entry) for name, entry in raw["rules"].items()},
    )


def _bearing(name: str, entry: Mapping[str, Any]) -> Bearing:
    factors = {factor.value: factor for factor in Factor}
    weights = {key: value for key, value in entry.items() if key != "why"}
    if not entry.get("why") or not set(weights) <= set(factors):
        raise TrustError(f"{name}: an entry has `why` and weights of {', '.join(factors)}, not {sorted(entry)}")
    return Bearing(entry["why"], {factors[key]: _share(name, value) for key, value in weights.items()})


def _share(name: str, value: Any) -> float:
    """Return a weight; a push of 1 would end the scale, so all stay below when multiplied with a severity's."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise TrustError(f"{name}: a weight is from 0 to 1, not {value!r}")
    return float(value)
