"""From places to the drafts in them: read, split into messages, say what can't be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outreach_lint import walk
from outreach_lint.document import Message, MessageKind, Mode
from outreach_lint.readers import (
    FieldNames,
    decode_source,
    find_faults,
    holds_many,
    is_data,
    known_suffixes,
    read_messages,
)
from outreach_lint.readers.choices import DEFAULT_NAMES
from outreach_lint.readers.decoding import MAX_CHARACTERS, TOO_LARGE, UnreadableSource
from outreach_lint.source import MAX_BYTES, Reading, Source
from outreach_lint.walk import STDIN, Draft, reason

# More lines that can't be read say nothing new.
_MOST_FAULTS = 10


@dataclass(frozen=True)
class OpenDraft:
    """A draft that was read: its messages, and why there are none or not all of them."""

    path: str
    messages: tuple[Message, ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def find_drafts(paths: Iterable[str], stdin_path: str = STDIN) -> Iterator[Draft]:
    """Yield the drafts that paths lead to, of all formats; see `walk.find_drafts`."""
    return walk.find_drafts(paths, known_suffixes, stdin_path)


def open_draft(
    draft: Draft,
    kind: MessageKind | None = None,
    mode: Mode | None = None,
    dialect: str | None = None,
    names: FieldNames = DEFAULT_NAMES,
) -> OpenDraft:
    """Read a draft and split it into messages; never raises for what the file holds.

    Args:
        kind, mode, dialect: what its messages are taken for; None: detected.
        names: what the fields of data files are called that hold messages.
    """
    if draft.warning:
        return OpenDraft(draft.path, warnings=(draft.warning,))
    try:
        data = draft.read(MAX_BYTES + 1)
    except OSError as error:
        return OpenDraft(draft.path, errors=(reason(error),))
    except ValueError:
        return OpenDraft(draft.path, errors=("not a valid path",))
    return open_data(draft.path, data, kind, mode, dialect, names, searched=draft.searched)


def open_data(
    path: str,
    data: bytes,
    kind: MessageKind | None = None,
    mode: Mode | None = None,
    dialect: str | None = None,
    names: FieldNames = DEFAULT_NAMES,
    *,
    searched: bool = False,
) -> OpenDraft:
    """Split the bytes of a draft into messages; never raises for what they hold.

    Args:
        searched: whether it was found in a folder: most data files there hold no messages, and may be anything.
    """
    try:
        source = decode_source(path, data)
    except UnreadableSource as error:
        return _unreadable(path, error)
    opened = open_source(source, kind, mode, dialect, names)
    return OpenDraft(path, notes=opened.errors) if searched and not opened.messages and is_data(path) else opened


def open_source(
    source: Source,
    kind: MessageKind | None = None,
    mode: Mode | None = None,
    dialect: str | None = None,
    names: FieldNames = DEFAULT_NAMES,
) -> OpenDraft:
    """Split a text into messages; arguments as for `open_draft`."""
    if not source.text.strip():
        return OpenDraft(source.path, warnings=("empty, nothing to lint",), notes=source.notes)
    if len(source.text) > MAX_CHARACTERS and not holds_many(source.path):
        return _unreadable(source.path, UnreadableSource(TOO_LARGE))
    try:
        messages = tuple(read_messages(source.read_as(Reading(dialect)), kind, mode, names))
        faults = find_faults(source)
    except UnreadableSource as error:
        return _unreadable(source.path, error)
    if len(faults) > _MOST_FAULTS:
        faults = [*faults[:_MOST_FAULTS], f"{len(faults) - _MOST_FAULTS:,} more of its lines can't be read"]
    warnings = () if messages or faults else ("no message in it, nothing to lint",)
    return OpenDraft(source.path, messages, tuple(faults), warnings, source.notes)


def _unreadable(path: str, error: UnreadableSource) -> OpenDraft:
    return OpenDraft(path, errors=(str(error).removeprefix(f"{path}: "),))
