"""The one place that writes to standard output and standard error."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

# A run that is over before this needs no bar, and a bar that moves more often is only looked at less.
_PATIENCE, _PAUSE = 2.0, 0.1
_WIDTH = 30


class Progress:
    """A bar on standard error, for runs that take long and that somebody watches."""

    def __init__(self) -> None:
        self._total = 0
        self._next = 0.0
        self._shown = False

    def start(self, total: int) -> None:
        """Begin to count up to a total, if standard error is a terminal."""
        self._total = total if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else 0
        self._next = time.monotonic() + _PATIENCE

    def show(self, done: int) -> None:
        """Say how many are done, if it is time to."""
        if not self._total or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PAUSE
        filled = "#" * (_WIDTH * done // self._total)
        sys.stderr.write(f"\r[{filled:{_WIDTH}}] {done} of {self._total} drafts")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the bar away, to make place for a line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


progress = Progress()


def wants_color(choice: str) -> bool:
    """Say whether to colour standard output: as chosen, else as environment and terminal have it."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def put(pieces: Iterable[str]) -> None:
    """Print pieces of output as they come, until there are no more or nobody reads on."""
    try:
        for piece in pieces:
            progress.clear()
            sys.stdout.write(piece)
        progress.clear()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would raise again when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put_file(path: str, pieces: Iterable[str]) -> None:
    """Write pieces of output to a file, which is only replaced when all of them are there.

    Raises:
        SettingsError: when the file can't be written.
    """
    from outreach_lint.fixer import write_file

    data = "".join(pieces).encode("utf-8", "backslashreplace")
    progress.clear()
    with told(path):
        if os.path.isdir(path):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        write_file(path, data)


@contextmanager
def told(path: str) -> Iterator[None]:
    """Tell in one line that a file can't be written, and why.

    Raises:
        SettingsError: when it can't.
    """
    from outreach_lint.config import SettingsError

    try:
        yield
    except OSError as error:
        raise SettingsError(f"{path}: can't be written: {(error.strerror or str(error)).lower()}") from None


def say(label: str, text: str) -> None:
    """Print one line on standard error."""
    from outreach_lint.reporters._terminal import one_line

    progress.clear()
    sys.stdout.flush()
    print(f"{label}: {one_line(text)}", file=sys.stderr)
