"""Draft or template: whether a merge field is a fault or a slot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_lint.document import Field, Message, MessageKind, Mode

_TEMPLATE_PATH = re.compile(
    r"(?:^|[/\\_. -])(?:templates?|sequences?|cadences?|snippets?)(?:[/\\_. -]|$)", re.IGNORECASE
)
# One or two forgotten gaps are a slip; three different ones are a form to be filled every time.
_HUMAN_SLOTS = 3


def infer_mode(path: str, fields: Sequence[Field], kind: MessageKind) -> Mode:
    """Infer the mode of a message that the user has not set.

    A template has at least one merge field of a platform (nobody types those into a single mail), or three different
    gaps for people to fill, or lies in a folder of templates and has any. A call script with gaps is a template:
    the caller fills them while speaking. Everything else is a draft, where a gap is an accident.
    """
    real = _real(fields)
    if not real:
        return Mode.DRAFT
    if kind is MessageKind.CALL_SCRIPT or any(not field.human for field in real):
        return Mode.TEMPLATE
    if _TEMPLATE_PATH.search(path):
        return Mode.TEMPLATE
    return Mode.TEMPLATE if _are_many(real) else Mode.DRAFT


def infer_mode_of_file(messages: Sequence[Message]) -> Mode:
    """Infer the mode of a file of several messages, whose own modes are inferred: all of them have the same.

    Templates are kept together, and so are drafts: one template makes a file of templates, and so do three different
    gaps, or gaps in every other message. A gap in one of many filled-in drafts is an accident there as well.
    """
    if any(message.mode is Mode.TEMPLATE for message in messages):
        return Mode.TEMPLATE
    real = [_real(message.fields) for message in messages]
    often = 2 * sum(1 for fields in real if fields) >= len(messages)
    return Mode.TEMPLATE if often or _are_many([field for fields in real for field in fields]) else Mode.DRAFT


def _real(fields: Sequence[Field]) -> list[Field]:
    return [field for field in fields if field.slot not in ("note", "error")]


def _are_many(fields: Sequence[Field]) -> bool:
    return len({field.name.lower() for field in fields}) >= _HUMAN_SLOTS
