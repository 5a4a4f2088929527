"""A sign of a message's kind: patterns with a weight, and where they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import islice

from outreach_lint.document import MessageKind

LINE = r"^[^\w\n]{0,8}"
"""The start of a line, whatever bullet or emphasis stands there."""


class Where(Enum):
    """Where a sign counts."""

    ANYWHERE = "anywhere"
    OPENING = "opening"
    """In the first words after the greeting."""
    SUBJECT = "subject"
    """In the subject line."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Patterns that speak for a kind.

    Attributes:
        weight: what each match adds.
        patterns: (words, pattern): the pattern is tried only where one of the words stands, because looking for a
            word takes a hundredth of the time. Rare words save most.
        most: how many matches count.
    """

    kind: MessageKind
    weight: float
    patterns: tuple[tuple[tuple[str, ...], str], ...]
    most: int = 1
    where: Where = Where.ANYWHERE

    def count(self, text: str, lowered: str) -> int:
        """Return how often the sign stands in a text, at most `most` times."""
        found = 0
        for words, pattern in self.patterns:
            for word in words:
                if word in lowered:
                    compiled, in_lowered = _compiled(pattern)
                    found += sum(1 for _ in islice(compiled.finditer(lowered if in_lowered else text), self.most))
                    break
            if found >= self.most:
                return self.most
        return found


def sign(
    kind: MessageKind, weight: float, patterns: dict[str, str], most: int = 1, where: Where = Where.ANYWHERE
) -> Sign:
    """Make a sign of patterns by the words, separated by blanks, one of which they need; "_" stands for a blank."""
    needed = tuple((tuple(words.replace("_", " ") for words in needs.split()), p) for needs, p in patterns.items())
    return Sign(kind, weight, needed, most, where)


@cache
def _compiled(pattern: str) -> tuple[re.Pattern[str], bool]:
    """Compile a pattern when it is first needed: a short draft needs few, and a cold start is short too.

    Returns:
        The pattern, and whether it is to be looked for in the lowered text: without capitals of its own it finds the
        same there, in three quarters of the time that minding no case takes.
    """
    if _CAPITAL.search(_CLASS.sub("", pattern)):
        return re.compile(pattern, re.IGNORECASE | re.MULTILINE), False
    return re.compile(pattern, re.MULTILINE), True


_CAPITAL = re.compile(r"[A-Z]")
# What stands for a kind of character or place, as "\W" does.
_CLASS = re.compile(r"\\[A-Z]")
