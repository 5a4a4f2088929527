"""From the paths that a user names to the places where drafts are; nothing is read yet."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

STDIN = "-"
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})

Skip = Callable[[str, bool], bool]
"""Says of an absolute path, and whether it is a folder, that a walk passes it over."""
Suffixes = Callable[[], Collection[str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A place where a draft should be.

    Attributes:
        path: the place as users see it.
        location: the absolute path; for standard input, that of the name it goes by.
        warning: why there is nothing there to read (a folder without drafts).
        error: why it can't be listed.
        stdin: whether it is read from standard input.
        searched: whether it was found in a folder rather than named.
    """

    path: str
    location: str
    warning: str | None = None
    error: OSError | None = None
    stdin: bool = False
    searched: bool = False

    def read(self, size: int) -> bytes:
        """Return up to that many bytes.

        Raises:
            OSError: when it can't be read.
            ValueError: when the path can't be one.
        """
        if self.error:
            raise self.error
        if self.stdin:
            return sys.stdin.buffer.read(size)
        with open(self.location, "rb") as file:
            return file.read(size)


def _skip_nothing(path: str, folder: bool) -> bool:
    return False


def find_drafts(
    paths: Iterable[str], suffixes: Suffixes, stdin_path: str = STDIN, skip: Skip = _skip_nothing
) -> Iterator[Draft]:
    """Yield the drafts that paths lead to: in the order given, folders by name, no file twice.

    Args:
        paths: files, folders, or `-` for standard input.
        suffixes: returns what a folder is searched for.
        stdin_path: the path that standard input goes by.
        skip: what to pass over in folders.
    """
    walk = _Walk(suffixes, skip)
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            found: Iterable[Draft] = (Draft(stdin_path, os.path.abspath(stdin_path), stdin=True),)
        else:
            found = walk.expand(path)
        for draft in found:
            identity = STDIN if draft.stdin else _identity(draft.location)
            if identity not in seen:
                seen.add(identity)
                yield draft


def _identity(path: str) -> str:
    """Return what two ways to the same file have in common."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def reason(error: OSError) -> str:
    """Say in a few words why a file can't be read."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror or str(error)).lower()


class _Kind(Enum):
    FILE = auto()
    FOLDER = auto()
    OTHER = auto()


def _kind(entry: os.DirEntry[str]) -> _Kind:
    """Say what an entry of a folder is; a link that leads nowhere is a file, so that reading it tells why."""
    try:
        if entry.is_dir():
            return _Kind.FOLDER
        # A pipe or a device may never end; who means one names it.
        return _Kind.FILE if entry.is_file() or not os.path.exists(entry.path) else _Kind.OTHER
    except OSError:
        return _Kind.FILE


class _Walk:
    def __init__(self, suffixes: Suffixes, skip: Skip) -> None:
        self._suffixes = suffixes
        self._skip = skip
        self._here = os.getcwd().rstrip("/") + "/"

    def expand(self, path: str) -> Iterator[Draft]:
        """Yield the drafts in a folder, or the one file."""
        location = os.path.abspath(path)
        if not os.path.isdir(path):
            yield Draft(self._shown(path, location), location)
            return
        found = False
        for draft in self._folder(path, location):
            found = True
            yield draft
        if not found:
            warning = f"no drafts in this folder (looked for {', '.join(sorted(self._suffixes()))})"
            yield Draft(self._shown(path, location), location, warning)

    def _folder(self, path: str, location: str) -> Iterator[Draft]:
        """Yield the drafts below a folder; one that can't be listed is yielded itself, with the reason."""
        try:
            with os.scandir(path) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            yield Draft(self._shown(path, location), location, error=error)
            return
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            place = f"{location.rstrip('/')}/{name}"
            kind = _kind(entry)
            if kind is _Kind.FOLDER:
                if name not in SKIPPED_FOLDERS and not entry.is_symlink() and not self._skip(place, True):
                    yield from self._folder(entry.path, place)
            elif kind is _Kind.OTHER or not _has_suffix(name.lower(), self._suffixes()):
                continue
            elif not self._skip(place, False):
                yield Draft(self._shown(entry.path, place), place, searched=True)

    def _shown(self, path: str, location: str) -> str:
        """Return a path as users see it: relative to the current folder where it lies below it, with `/`."""
        if location.startswith(self._here):
            return location[len(self._here) :].replace(os.sep, "/")
        if location + "/" == self._here:
            return "."
        return _tidy(path)


def _tidy(path: str) -> str:
    """Return a path without doubled slashes and dots that lead nowhere, `..` kept."""
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".")]
    return ("/" if path.startswith("/") else "") + "/".join(parts) or "."


def shown_path(path: str) -> str:
    """Return a path as users see it: relative to the current folder where it lies below it, with `/`."""
    return _Walk(tuple, _skip_nothing)._shown(path, os.path.abspath(path))


def _has_suffix(name: str, suffixes: Collection[str]) -> bool:
    """Say whether a file's name ends in one of some suffixes, which may be of two parts (".email-meta.xml")."""
    stem, last = os.path.splitext(name)
    return last in suffixes or os.path.splitext(stem)[1] + last in suffixes
