"""The command line: with `commands`, the only room that prints or exits.

Nothing here loads spaCy before there is a message to parse.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from outreach_lint.commands import COMMANDS, load_command
from outreach_lint.commands._options import Exit
from outreach_lint.commands._printing import say
from outreach_lint.config import SettingsError


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    # What a run loads stays until its end: to look through it for garbage every 700 objects only takes time.
    gc.set_threshold(50_000, 20, 50)
    arguments = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run(arguments))


def _run(arguments: list[str]) -> int:
    try:
        if "_OUTREACH_LINT_COMPLETE" in os.environ:
            from outreach_lint.commands.completion import complete

            return complete()
        if arguments[:1] == ["check"] and not os.path.exists("check"):
            del arguments[0]  # as other linters have it
        if arguments and arguments[0] in COMMANDS:
            command, name = load_command(arguments[0]), f"outreach-lint {arguments[0]}"
            return int(command.main(arguments[1:], name, standalone_mode=False))
        return int(load_command("lint").main(arguments, "outreach-lint", standalone_mode=False))
    except click.ClickException as error:
        say("error", _one_line(error))
    except SettingsError as error:
        say("error", str(error))
    except (click.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except OSError as error:  # the pipeline's files are missing, or the output can't be written
        say("error", str(error))
    except Exception as error:  # a traceback's own status would say that the draft has faults
        if os.environ.get("OUTREACH_LINT_TRACEBACK"):
            raise
        say("error", f"{error!r}; this is a bug, please report it (OUTREACH_LINT_TRACEBACK=1 says more)")
    return Exit.FAILED


def _one_line(error: click.ClickException) -> str:
    """Return what is wrong with the way the program was called, on one line, with where to look it up."""
    said = " ".join(error.format_message().split())
    said = said[:1].lower() + said[1:].rstrip(".")
    context = getattr(error, "ctx", None)
    if context is None or "; " in said or said.endswith("?"):
        return said
    return f"{said}; '{context.command_path} --help' says more"
