"""The one place that writes to standard output and standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable


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
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would raise again when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(label: str, text: str) -> None:
    """Print one line on standard error."""
    from outreach_lint.reporters._terminal import one_line

    sys.stdout.flush()
    print(f"{label}: {one_line(text)}", file=sys.stderr)
