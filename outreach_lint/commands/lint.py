"""`outreach-lint`: lint drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from outreach_lint import __version__
from outreach_lint.commands import COMMANDS
from outreach_lint.commands._options import CONTEXT, Choice, Exit, Words
from outreach_lint.commands._printing import put, say, wants_color
from outreach_lint.commands._showing import settings_text
from outreach_lint.config import SettingsError, did_you_mean
from outreach_lint.configuration.project import Project
from outreach_lint.diagnostics import Severity
from outreach_lint.dialects import DIALECTS
from outreach_lint.document import MessageKind, Mode
from outreach_lint.drafts import STDIN, shown_path
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look, format_names, load_reporter
from outreach_lint.run import Run, collect_drafts

_FAIL_LEVELS = {**{severity.value: severity for severity in Severity}, "none": None}

_EPILOG = (
    "\b\nCommands:\n"
    + "".join(f"  {name:<11} {does}\n" for name, does in COMMANDS.items())
    + """
A draft called like a command is linted as ./NAME; COMMAND --help says more.

\b
Exit status:
  0  nothing at or above the fail level
  1  diagnostics at or above the fail level
  2  wrong usage or configuration, or a path that can't be read
"""
)


@click.command(
    context_settings=CONTEXT,
    epilog=_EPILOG,
    help="Lint sales emails, call scripts, service replies and marketing copy. PATHS are files, folders"
    " (searched for drafts) or - for standard input; without any, this folder.",
)
@click.argument("paths", nargs=-1)
@click.option("--kind", type=Choice([kind.value for kind in MessageKind]), help="Take every message for this kind.")
@click.option(
    "--mode",
    type=Choice([mode.value for mode in Mode]),
    help="Draft about to be sent, or template with merge fields.",
)
@click.option(
    "--dialect",
    type=Choice(list(DIALECTS)),
    metavar="PLATFORM",
    help="The platform whose merge fields are used: outreach, hubspot, mailchimp, liquid ...",
)
@click.option("--select", type=Words(), multiple=True, help="Run only these rules or families; or ALL.")
@click.option("--extend-select", type=Words(), multiple=True, help="Run these as well (preview rules, say).")
@click.option("--ignore", type=Words(), multiple=True, help="Leave these rules or families out.")
@click.option("--ignore-suppressions", is_flag=True, help="Report what directives in drafts suppress as well.")
@click.option("--exclude", type=Words("patterns"), multiple=True, help="Pass over these, as in .gitignore.")
@click.option("--extend-exclude", type=Words("patterns"), multiple=True, help="Pass over these as well.")
@click.option("--force-exclude", is_flag=True, help="Pass over them even when they are named.")
@click.option(
    "--respect-gitignore/--no-respect-gitignore", default=None, help="Pass over what git ignores (the default)."
)
@click.option("--config", metavar="KEY=VALUE|FILE", multiple=True, help="A setting, or the file to take them from.")
@click.option("--isolated", is_flag=True, help="Look at no configuration file.")
@click.option("--show-settings", is_flag=True, help="Print the settings of each draft in place of linting.")
@click.option("--show-files", is_flag=True, help="Print which drafts would be linted.")
@click.option("--output-format", type=Choice(format_names()), help="How to print findings.  [default: full]")
@click.option(
    "--fail-level",
    type=Choice(list(_FAIL_LEVELS)),
    help="The least severity that makes the exit status 1.  [default: warning]",
)
@click.option("-e", "--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option("--statistics", is_flag=True, help="Print counts by rule in place of the findings (text formats).")
@click.option("--credits", is_flag=True, help="Also say what each draft does well (text formats).")
@click.option("--trust", is_flag=True, help="Also print each message's trust profile (text formats).")
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
def lint(paths: tuple[str, ...], config: tuple[str, ...], isolated: bool, **given: Any) -> Exit:
    """Lint drafts and say how it went."""
    project = Project(_settings_of(given), config, isolated=isolated)
    stdin_path = shown_path(given["stdin_filename"]) if given["stdin_filename"] else STDIN
    drafts = collect_drafts(project, paths or (".",), stdin_path)
    run = Run(project)
    run.check()
    if given["show_files"] or given["show_settings"]:
        put(settings_text(project, drafts) if given["show_settings"] else (f"{draft.path}\n" for draft, _ in drafts))
        return Exit.CLEAN
    fail_level = _FAIL_LEVELS[project.run_value("fail-level", "warning")]
    outcome = Outcome(None if given["exit_zero"] else fail_level, given["quiet"])
    look = Look(wants_color(given["color"]), given["quiet"], given["statistics"], given["credits"], given["trust"])
    put(_reporter(project)(outcome.watch(run.lint(drafts)), look))
    return outcome.exit


# Options that are settings: their values make up the layer that is nearest of all.
_SETTINGS = ("kind", "mode", "dialect", "select", "extend-select", "ignore", "exclude", "extend-exclude",
             "force-exclude", "respect-gitignore", "output-format", "fail-level", "ignore-suppressions")  # fmt: skip


def _settings_of(given: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in _SETTINGS:
        value = given[name.replace("-", "_")]
        if isinstance(value, tuple):
            value = sum(value, ())
        if value or (value is False and name == "respect-gitignore"):
            values[name] = value
    return values


def _reporter(project: Project) -> Any:
    name = project.run_value("output-format", "full")
    if name not in format_names():
        known = ", ".join(format_names())
        raise SettingsError(f"output-format: {name!r} is not one of {known}{did_you_mean(name, format_names())}")
    return load_reporter(name)


class Outcome:
    """Watches reports go by: tells on standard error what could not be read, and knows the exit status.

    Attributes:
        exit: the status so far.
    """

    def __init__(self, fail_level: Severity | None, quiet: bool) -> None:
        self.exit = Exit.CLEAN
        self._fail_level = fail_level
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
            if self.exit is Exit.CLEAN and any(self._fails(d.severity) for d in report.diagnostics):
                self.exit = Exit.FOUND
            yield report

    def _fails(self, severity: Severity) -> bool:
        return self._fail_level is not None and severity.rank >= self._fail_level.rank
