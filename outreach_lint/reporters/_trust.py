"""The trust profile of a message as a small table: each factor, its value, and the lines that moved it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from outreach_lint.diagnostics import Factor
from outreach_lint.profile import FOCUS, Push, TrustProfile
from outreach_lint.report import MessageReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._terminal import BOLD, one_line, paint

_MOST_LINES = 6
_STORY = "whose story the clauses tell"


def trust_table(path: str, message: MessageReport, look: Look) -> Iterator[str]:
    """Yield the lines of the table, the quotient first."""
    profile = message.trust
    place = paint(f"{one_line(path)}:{message.line}:", BOLD, look.color)
    c, r, i, s = (f"{profile.values[factor]:.1f}" for factor in Factor)
    yield f"{place} trust ({c} + {r} + {i}) / {s} = {profile.score:.2f}\n"
    for factor in Factor:
        yield from _factor(factor, profile)
    yield "\n"


def _factor(factor: Factor, profile: TrustProfile) -> Iterator[str]:
    moved = list(_moved(profile.of(factor)))
    head = f"  {factor.value:16} {profile.values[factor]:4.1f}"
    if not moved:
        yield f"{head}\n"
    for number, text in enumerate(moved):
        yield f"{head if number == 0 else ' ' * len(head)}  {text}\n"


def _moved(pushes: tuple[Push, ...]) -> Iterator[str]:
    """Yield what each rule moved a factor by, with its lines; the clauses of each side together."""
    points: dict[tuple[str, bool], float] = defaultdict(float)
    lines: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for push in pushes:
        points[push.rule, push.points > 0] += push.points
        lines[push.rule, push.points > 0].add(push.source.position(push.span.start).line)
    for key in sorted(points, key=lambda key: (-abs(points[key]), key)):
        found = sorted(lines[key])
        shown = ", ".join(map(str, found[:_MOST_LINES])) + (", ..." if len(found) > _MOST_LINES else "")
        rule = _STORY if key[0] == FOCUS else key[0]
        yield f"{points[key]:+5.1f}  {rule} ({'line' if len(found) == 1 else 'lines'} {shown})"
