"""The other readings of a template: every further arm of its conditionals and wordings, and all fields empty.

A format's reader is simply asked again, with the reading that it is to show; what comes out the same is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from outreach_lint.document import Message, Mode
from outreach_lint.readers.choices import Choices
from outreach_lint.source import Reading, Source


def with_readings(
    source: Source,
    choices: Choices,
    read: Callable[[Source, Choices], list[Message]],
    settle: Callable[[Sequence[Message], Choices, str | None], list[Message]],
) -> list[Message]:
    """Read a source, and whatever in it is a template in its other readings as well.

    Args:
        read: reads a source in the one reading that it asks for.
        settle: settles the mode and the dialect of what was read.
    """
    messages = settle(read(source, choices), choices, source.reading.dialect)
    wanted = _wanted(source.reading.dialect, messages)
    if not wanted:
        return messages
    if len(messages) == 1:
        # Which arm is shown must not change what the message is taken for.
        choices = replace(choices, kind=messages[0].kind, mode=messages[0].mode)
    variants = [settle(read(source.read_as(reading), choices), choices, reading.dialect) for reading in wanted]
    return [
        replace(message, others=tuple(_own(message, number, variants))) if message.mode is Mode.TEMPLATE else message
        for number, message in enumerate(messages)
    ]


def _wanted(dialect: str | None, messages: Sequence[Message]) -> list[Reading]:
    templates = [message for message in messages if message.mode is Mode.TEMPLATE]
    arms = max((message.template.readings for message in templates), default=1)
    wanted = [Reading(dialect, number) for number in range(1, arms)]
    if any(field.form for message in templates for field in message.fields) or any(
        place.conditional for message in templates for place in message.template.alternatives
    ):
        wanted.append(Reading(dialect, empty=True))
    return wanted


def _own(message: Message, number: int, variants: Sequence[Sequence[Message]]) -> list[Message]:
    """Return the readings of one message, each in its own words."""
    own: list[Message] = []
    seen = {_shown(message)}
    for variant in variants:
        if number >= len(variant):
            continue
        other = variant[number]
        if other.kind is message.kind and (shown := _shown(other)) not in seen:
            seen.add(shown)
            own.append(replace(other, mode=message.mode))
    return own


def _shown(message: Message) -> tuple[tuple[str, str], ...]:
    """Return all that a reading says; what stands between its blocks is not read by anybody."""
    return tuple((block.role.value, message.text(block)) for block in message.blocks)
