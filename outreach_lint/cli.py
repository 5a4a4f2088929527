"""The command line: the only module that prints or exits.

Nothing here loads spaCy before there is a message to parse.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Any

import click

from outreach_lint import __version__
from outreach_lint.config import Settings, SettingsError, did_you_mean, find_rules, select_rules
from outreach_lint.diagnostics import Severity
from outreach_lint.document import MessageKind, Mode
from outreach_lint.drafts import STDIN, find_drafts, open_draft, shown_path
from outreach_lint.linter import lint_drafts
from outreach_lint.pages import page_data, page_text
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look, format_names, load_reporter
from outreach_lint.rules import all_rules


class Exit(IntEnum):
    """What the exit status says."""

    CLEAN = 0
    FOUND = 1
    """Diagnostics at or above the fail level."""
    FAILED = 2
    """Wrong usage, or something could not be read."""
    INTERRUPTED = 130


class Choice(click.Choice[str]):
    """A choice among words that offers the nearest one for a misspelt word."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value if it is among the choices."""
        if value not in self.choices:
            hint = did_you_mean(str(value), self.choices)
            self.fail(f"{value!r} is not one of {', '.join(self.choices)}{hint}", param, ctx)
        return value


class Selectors(click.ParamType[Any]):
    """Rule ids, rule names or families, separated by commas."""

    name = "rules"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the tuple of selectors."""
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


_CONTEXT = {"help_option_names": ["-h", "--help"]}
_FAIL_LEVELS = {**{severity.value: severity for severity in Severity}, "none": None}

_EPILOG = """\b
Commands:
  rule    Explain rules (lint a draft of this name as ./rule)

\b
Exit status:
  0  nothing at or above the fail level
  1  diagnostics at or above the fail level
  2  wrong usage, or a path that can't be read
"""


@click.command(
    context_settings=_CONTEXT,
    epilog=_EPILOG,
    help="Lint sales emails, call scripts, service replies and marketing copy. PATHS are files, folders"
    " (searched for .txt, .text and .md) or - for standard input; without any, this folder.",
)
@click.argument("paths", nargs=-1)
@click.option("--kind", type=Choice([kind.value for kind in MessageKind]), help="Take every message for this kind.")
@click.option(
    "--mode",
    type=Choice([mode.value for mode in Mode]),
    help="Draft about to be sent, or template with merge fields.",
)
@click.option("--select", type=Selectors(), multiple=True, help="Run only these rules or families; or ALL.")
@click.option("--extend-select", type=Selectors(), multiple=True, help="Run these as well (preview rules, say).")
@click.option("--ignore", type=Selectors(), multiple=True, help="Leave these rules or families out.")
@click.option(
    "--output-format",
    type=Choice(format_names()),
    default="full",
    show_default=True,
    help="How to print findings.",
)
@click.option(
    "--fail-level",
    type=Choice(list(_FAIL_LEVELS)),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit status 1.",
)
@click.option("-e", "--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option("--statistics", is_flag=True, help="Print counts by rule in place of the findings (text formats).")
@click.option("--credits", is_flag=True, help="Also say what each draft does well (text formats).")
@click.option("--stdin-filename", metavar="NAME", help="What reports call standard input.")
@click.option(
    "--color",
    type=Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the output.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print findings and errors only.")
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def lint(
    paths: tuple[str, ...],
    kind: str | None,
    mode: str | None,
    select: tuple[tuple[str, ...], ...],
    extend_select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    output_format: str,
    fail_level: str,
    exit_zero: bool,
    statistics: bool,
    credits: bool,
    stdin_filename: str | None,
    color: str,
    quiet: bool,
) -> Exit:
    """Lint drafts and say how it went."""
    settings = Settings(
        select=sum(select, ()),
        extend_select=sum(extend_select, ()),
        ignore=sum(ignore, ()),
        kind=MessageKind(kind) if kind else None,
        mode=Mode(mode) if mode else None,
        fail_level=None if exit_zero else _FAIL_LEVELS[fail_level],
    )
    rules = select_rules(settings, all_rules())
    stdin_path = shown_path(stdin_filename) if stdin_filename else STDIN
    drafts = (open_draft(draft, settings.kind, settings.mode) for draft in find_drafts(paths or (".",), stdin_path))
    outcome = Outcome(settings, quiet)
    look = Look(wants_color(color), quiet, statistics, credits)
    put(load_reporter(output_format)(outcome.watch(lint_drafts(drafts, rules, settings)), look))
    return outcome.exit


class Outcome:
    """Watches reports go by: tells on standard error what could not be read, and knows the exit status.

    Attributes:
        exit: the status so far.
    """

    def __init__(self, settings: Settings, quiet: bool) -> None:
        self.exit = Exit.CLEAN
        self._settings = settings
        self._quiet = quiet

    def watch(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """Pass reports on."""
        for report in reports:
            for text in report.errors:
                say("error", f"{report.path}: {text}")
                self.exit = Exit.FAILED
            if not self._quiet:
                for label, texts in (("warning", report.warnings), ("note", report.notes)):
                    for text in texts:
                        say(label, f"{report.path}: {text}")
            if self.exit is Exit.CLEAN and any(self._settings.fails(d.severity) for d in report.diagnostics):
                self.exit = Exit.FOUND
            yield report


@click.command(context_settings=_CONTEXT)
@click.argument("selectors", metavar="[RULES]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every rule.")
@click.option(
    "--output-format",
    type=Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print pages.",
)
def rule(selectors: tuple[str, ...], every: bool, output_format: str) -> Exit:
    """Explain rules: what each flags and why, the evidence, an example mended, its options.

    RULES are rule ids, rule names or families.
    """
    if bool(selectors) == every:
        raise click.UsageError("name a rule or a family, or use --all")
    chosen = {found.id: found for selector in selectors or ("ALL",) for found in find_rules(selector, all_rules())}
    if output_format == "json":
        from outreach_lint.reporters.json import dump

        pages = [page_data(found) for found in chosen.values()]
        single = len(pages) == 1 and not every
        put([dump(pages[0] if single else pages), "\n"])
    else:
        put(["\n\n".join(page_text(found) for found in chosen.values())])
    return Exit.CLEAN


COMMANDS = {"rule": rule}


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


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    arguments = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run(arguments))


def _run(arguments: list[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    try:
        if command:
            status = command.main(arguments[1:], f"outreach-lint {arguments[0]}", standalone_mode=False)
        else:
            status = lint.main(arguments, "outreach-lint", standalone_mode=False)
        return int(status)
    except click.ClickException as error:
        error.show()
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
