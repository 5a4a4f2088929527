"""From the paths that a user names to the drafts behind them: walk folders, read, say what can't be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from outreach_lint.document import Message, MessageKind, Mode
from outreach_lint.readers import FieldNames, decode_source, holds_many, known_suffixes, read_messages
from outreach_lint.readers.choices import DEFAULT_NAMES
from outreach_lint.readers.decoding import MAX_BYTES, UnreadableSource
from outreach_lint.source import Reading, Source

STDIN = "-"
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})
# A draft is a page or two, and this a long book; spaCy takes no more as one text.
MAX_CHARACTERS = 1_000_000


@dataclass(frozen=True)
class Draft:
    """A place where a draft should be.

    Attributes:
        path: the place as users see it.
        read: returns up to that many bytes of it; may raise OSError.
        warning: why there is nothing there to read (a folder without drafts).
    """

    path: str
    read: Callable[[int], bytes]
    warning: str | None = None


@dataclass(frozen=True)
class OpenDraft:
    """A draft that was read: its messages, or why there are none."""

    path: str
    messages: tuple[Message, ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


Skip = Callable[[str, bool], bool]
"""Says of an absolute path, and whether it is a folder, that a walk passes it over."""


def find_drafts(
    paths: Iterable[str], stdin_path: str = STDIN, skip: Skip = lambda path, folder: False
) -> Iterator[Draft]:
    """Yield the drafts that paths lead to: in the order given, folders by name, no file twice.

    Args:
        paths: files, folders, or `-` for standard input.
        stdin_path: the path that standard input goes by.
        skip: what to pass over in folders.
    """
    seen: set[str] = set()
    for path in paths:
        for draft, identity in _expand(path, stdin_path, skip):
            if identity not in seen:
                seen.add(identity)
                yield draft


def _expand(path: str, stdin_path: str, skip: Skip) -> Iterator[tuple[Draft, str]]:
    if path == STDIN:
        yield Draft(stdin_path, lambda size: sys.stdin.buffer.read(size)), STDIN
    elif os.path.isdir(path):
        found = False
        for file, error in _walk(Path(path), skip):
            found = True
            yield _on_disk(file, error), _identity(file)
        if not found:
            looked_for = ", ".join(known_suffixes())
            warning = f"no drafts in this folder (looked for {looked_for})"
            yield Draft(shown_path(path), lambda size: b"", warning), _identity(path)
    else:
        yield _on_disk(Path(path)), _identity(path)


def _identity(path: str | Path) -> str:
    """Return what two ways to the same file have in common."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _walk(folder: Path, skip: Skip) -> Iterator[tuple[Path, OSError | None]]:
    """Yield the drafts below a folder; one that can't be listed is yielded itself, with the reason."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield folder, error
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if entry.name in SKIPPED_FOLDERS or entry.is_symlink() or skip(os.path.abspath(entry), True):
                continue
            yield from _walk(entry, skip)
        elif skip(os.path.abspath(entry), False):
            continue
        elif entry.suffix.lower() in known_suffixes():
            yield entry, None


def _on_disk(path: Path, error: OSError | None = None) -> Draft:
    def read(size: int) -> bytes:
        if error:
            raise error
        with path.open("rb") as file:
            return file.read(size)

    return Draft(shown_path(str(path)), read)


def shown_path(path: str) -> str:
    """Return a path as users see it: relative to the current folder where it lies below it, with `/`."""
    here = Path.cwd()
    absolute = Path(os.path.abspath(path))
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else Path(path)
    return shown.as_posix()


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
        source = decode_source(draft.path, draft.read(MAX_BYTES + 1))
    except OSError as error:
        return OpenDraft(draft.path, errors=(_reason(error),))
    except UnreadableSource as error:
        return _unreadable(draft.path, error)
    except ValueError:
        return OpenDraft(draft.path, errors=("not a valid path",))
    return open_source(source, kind, mode, dialect, names)


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
        return _too_large(source)
    try:
        messages = tuple(read_messages(source.read_as(Reading(dialect)), kind, mode, names))
    except UnreadableSource as error:
        return _unreadable(source.path, error)
    if any(len(message.segments.view) > MAX_CHARACTERS for message in messages):
        return _too_large(source)
    warnings = () if messages else ("no message in it, nothing to lint",)
    return OpenDraft(source.path, messages, warnings=warnings, notes=source.notes)


def _too_large(source: Source) -> OpenDraft:
    return OpenDraft(source.path, errors=(f"too large to be a draft (more than {MAX_CHARACTERS:,} characters)",))


def _unreadable(path: str, error: UnreadableSource) -> OpenDraft:
    return OpenDraft(path, errors=(str(error).removeprefix(f"{path}: "),))


def _reason(error: OSError) -> str:
    """Say in a few words why a file can't be read."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror or str(error)).lower()
