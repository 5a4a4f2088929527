"""What a template holds beside its words: conditionals, choices, the tags between them, and whose dialect it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from outreach_lint.source import TextSpan


@dataclass(frozen=True, slots=True)
class Arm:
    """One of the things that a template may say at a place.

    Attributes:
        span: its text in the source, without the tags around it.
        label: its condition or wording as written ("if company", "else", "Hello").
    """

    span: TextSpan
    label: str


@dataclass(frozen=True, slots=True)
class Alternatives:
    """A place where a template says one of several things: a conditional, or a choice of wordings.

    Attributes:
        span: all of it, tags and brackets included.
        conditional: true when data decide, false when chance does.
        picked: number of the arm that this reading shows; None: none of them.
    """

    span: TextSpan
    arms: tuple[Arm, ...]
    conditional: bool
    picked: int | None = 0


@dataclass(frozen=True, slots=True)
class BlockFault:
    """A tag of a conditional that has no partner.

    Attributes:
        written: the tag as written.
        kind: "unclosed", "unopened", "stray-middle", or "wrong-closing" where another tag was expected.
        other: the tag that it should go with (wrong-closing: the one that opened the block), or "".
        expected: what would close the block, or "".
    """

    span: TextSpan
    written: str
    kind: str
    other: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A field or tag that the template's platform doesn't read.

    Attributes:
        owners: names of the dialects that do read it.
        tag: whether it opens a conditional.
    """

    span: TextSpan
    written: str
    owners: tuple[str, ...]
    tag: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """How a field or the opening tag of a conditional is written: what dialects are told apart by.

    Attributes:
        form: a key of `dialects.FORMS`; of a tag, one of `dialects.BLOCKS`.
        default: a key of `dialects.DEFAULTS`, or None.
        name: the field's name; of a tag "".
        tag: whether it opens a conditional.
    """

    span: TextSpan
    written: str
    form: str
    default: str | None = None
    name: str = ""
    tag: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """The template's side of a message.

    Attributes:
        dialect: the platform that its file is written for, as settings call it; None when its fields fit several.
        dialects: all that its file's fields fit.
        writings: its fields and the tags that open a conditional, in order.
        choices: how it offers random wordings: keys of `dialects.CHOICES`.
        alternatives: outermost and inner ones, in order of their start.
        loops: what is said once for each row of a list.
        readings: how many readings show every arm once.
    """

    dialect: str | None = None
    dialects: tuple[str, ...] = ()
    alternatives: tuple[Alternatives, ...] = ()
    faults: tuple[BlockFault, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    loops: tuple[TextSpan, ...] = ()
    readings: int = 1
    writings: tuple[Writing, ...] = ()
    choices: frozenset[str] = frozenset()

    def lifted(self, lift: Callable[[int, int], TextSpan | None]) -> Template:
        """Return it with every place carried over to another text, as from an extract to its source.

        Args:
            lift: maps start and end; what it maps to None is left out.
        """
        return replace(
            self,
            alternatives=tuple(
                replace(item, arms=tuple(_lifted(item.arms, lift, keep=True)))
                for item in _lifted(self.alternatives, lift)
            ),
            faults=tuple(_lifted(self.faults, lift)),
            foreign=tuple(_lifted(self.foreign, lift)),
            loops=tuple(span for loop in self.loops if (span := lift(loop.start, loop.end)) is not None),
            writings=tuple(_lifted(self.writings, lift)),
        )


def joined(templates: Sequence[Template]) -> Template:
    """Put the parts of one message together, as its subject and its body."""
    return replace(
        templates[0],
        alternatives=tuple(item for template in templates for item in template.alternatives),
        faults=tuple(item for template in templates for item in template.faults),
        foreign=tuple(item for template in templates for item in template.foreign),
        loops=tuple(item for template in templates for item in template.loops),
        readings=max(template.readings for template in templates),
        writings=tuple(item for template in templates for item in template.writings),
        choices=frozenset().union(*(template.choices for template in templates)),
    )


_Placed = TypeVar("_Placed", Arm, Alternatives, BlockFault, Foreign, Writing)


def _lifted(
    items: Iterable[_Placed], lift: Callable[[int, int], TextSpan | None], *, keep: bool = False
) -> Iterable[_Placed]:
    """Carry places over; with `keep`, one that leads nowhere becomes empty, so that its number stays."""
    for item in items:
        span = lift(item.span.start, item.span.end)
        if span is not None:
            yield replace(item, span=span)
        elif keep:
            yield replace(item, span=TextSpan(0, 0))
