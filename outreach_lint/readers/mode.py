"""Draft or template: whether a merge field is a fault or a slot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_lint.document import Field, MessageKind, Mode

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
    real = [field for field in fields if field.slot not in ("note", "error")]
    if not real:
        return Mode.DRAFT
    if kind is MessageKind.CALL_SCRIPT or any(not field.human for field in real):
        return Mode.TEMPLATE
    if _TEMPLATE_PATH.search(path):
        return Mode.TEMPLATE
    names = {field.name.lower() for field in real}
    return Mode.TEMPLATE if len(names) >= _HUMAN_SLOTS else Mode.DRAFT
