"""`--watch`: lint again whenever a draft or a configuration file changes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable

from outreach_lint.commands._options import Exit
from outreach_lint.commands._printing import put, say
from outreach_lint.config import SettingsError
from outreach_lint.configuration.layers import FILE_NAMES
from outreach_lint.source import SIDECAR_SUFFIX

# Often enough to seem immediate, seldom enough to cost nothing.
_PAUSE = 0.3


def watch(lint: Callable[[], tuple[Exit, list[str]]]) -> Exit:
    """Lint over and over, until interrupted.

    Args:
        lint: lints once; returns the status, and the drafts that were looked at.
    """
    status, files = Exit.CLEAN, [os.getcwd()]
    while True:
        if sys.stdout.isatty():
            put(["\x1b[2J\x1b[H"])
        try:
            status, files = lint()
        except SettingsError as error:  # being edited, perhaps
            say("error", str(error))
        say("watching", f"{len(files)} drafts; stop with Ctrl-C")
        try:
            _wait_for_change(files)
        except KeyboardInterrupt:
            return status


def _wait_for_change(files: Iterable[str]) -> None:
    watched = sorted(_watched(files))
    before = _state(watched)
    while _state(watched) == before:
        time.sleep(_PAUSE)


def _watched(files: Iterable[str]) -> set[str]:
    """Return the drafts, their sidecars, and every folder and configuration file above them."""
    found: set[str] = set()
    for file in (*files, os.path.join(os.getcwd(), ".")):
        found |= {file, file + SIDECAR_SUFFIX}
        folder = os.path.dirname(file)
        while folder not in found:
            found.add(folder)  # its time changes when a draft comes or goes
            found |= {os.path.join(folder, name) for name in FILE_NAMES}
            folder = os.path.dirname(folder)
    return found


def _state(paths: Iterable[str]) -> list[tuple[int, int] | None]:
    return [_stamp(path) for path in paths]


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        stat = os.stat(path)
    except (OSError, ValueError):
        return None
    return stat.st_mtime_ns, stat.st_size
