"""`outreach-lint`: lint drafts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import click

from outreach_lint import __version__
from outreach_lint.commands import COMMANDS
from outreach_lint.commands._options import CONTEXT, Choice, Exit, Words
from outreach_lint.commands._printing import progress, put, put_file, wants_color
from outreach_lint.commands._running import Filter, Outcome, find_baseline, open_cache, show_diffs, write_mended
from outreach_lint.config import Settings
from outreach_lint.configuration.keys import shape_of
from outreach_lint.configuration.project import Project
from outreach_lint.diagnostics import Severity
from outreach_lint.outputs import format_names
from outreach_lint.reporters import Look, load_reporter
from outreach_lint.run import Run
from outreach_lint.walk import STDIN, Draft, shown_path

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
@click.option("--kind", type=Choice(shape_of("kind")), help="Take every message for this kind.")
@click.option(
    "--mode",
    type=Choice(shape_of("mode")),
    help="Draft about to be sent, or template with merge fields.",
)
@click.option(
    "--dialect",
    type=Choice(shape_of("dialect")),
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
@click.option("--baseline", metavar="FILE", help="Leave out what this file says is known.")
@click.option("--diff-base", metavar="REVISION", help="Report only what was changed since this revision of git.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, and report the rest.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend also where the meaning may change.")
@click.option("--diff", is_flag=True, help="Print what mending would change, and write nothing.")
@click.option("-w", "--watch", is_flag=True, help="Lint again whenever a draft changes.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="How many processes may work at once.  [default: all]")
@click.option("-n", "--no-cache", is_flag=True, help="Find everything anew, and keep nothing.")
@click.option("--cache-dir", metavar="FOLDER", help="The folder of the cache.")
@click.option(
    "--output-format",
    type=Choice(shape_of("output-format")),
    metavar="FORMAT",
    help=f"How to print findings: {', '.join(format_names())}.  [default: full]",
)
@click.option(
    "--fail-level",
    type=Choice(shape_of("fail-level")),
    help="The least severity that makes the exit status 1.  [default: warning]",
)
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Make the exit status 1 only when there are more warnings than this (errors always do).",
)
@click.option("-e", "--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option("-o", "--output-file", metavar="FILE", help="Write findings there instead of to standard output.")
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
def lint(paths: tuple[str, ...], **given: Any) -> Exit:
    """Lint drafts and say how it went."""
    if given["diff_base"] and (given["fix"] or given["diff"]):
        raise click.UsageError("--diff-base reports on changed sentences, --fix mends whole drafts: use one of them")
    if given["watch"]:
        from outreach_lint.commands._watching import watch

        return watch(lambda: _lint(paths, given))
    return _lint(paths, given)[0]


def _lint(paths: tuple[str, ...], given: dict[str, Any]) -> tuple[Exit, list[str]]:
    """Lint once; return the status, and the files that the result depends on."""
    project = Project(_settings_of(given), given["config"], isolated=given["isolated"])
    stdin_path = shown_path(given["stdin_filename"]) if given["stdin_filename"] else STDIN
    fix = _fix(project, given)
    run = Run(project, open_cache(project, not given["no_cache"]), given["jobs"] or 0, fix)
    drafts = run.collect(paths or (".",), stdin_path)
    files = [draft.location for draft, _ in drafts]
    if given["show_files"] or given["show_settings"]:
        put(_shown_settings(project, drafts) if given["show_settings"] else (f"{draft.path}\n" for draft, _ in drafts))
        return Exit.CLEAN, files
    fail_level = _FAIL_LEVELS[project.run_value("fail-level", "warning")]
    outcome = Outcome(None if given["exit_zero"] else fail_level, given["quiet"], given["max_warnings"] or 0)
    filters = list(_filters(project, given["diff_base"]))
    if not given["quiet"]:
        progress.start(len(drafts))
    if given["diff"]:
        show_diffs(run.lint(drafts), outcome)
        return Exit.CLEAN if given["exit_zero"] and outcome.exit is Exit.FOUND else outcome.exit, files
    linted = write_mended(run.lint(drafts), outcome) if fix else run.lint(drafts)
    look = Look(wants_color(given["color"]), given["quiet"], given["statistics"], given["credits"], given["trust"])
    pieces = _reporter(project)(outcome.watch(linted, filters), look)
    put_file(given["output_file"], pieces) if given["output_file"] else put(pieces)
    return outcome.exit, files


def _fix(project: Project, given: dict[str, Any]) -> str | None:
    """Return what to mend."""
    if not (given["fix"] or given["diff"]):
        return None
    return "unsafe" if given["unsafe_fixes"] or project.run_value("unsafe-fixes", False) else "safe"


def _filters(project: Project, diff_base: str | None) -> Iterator[Filter]:
    """Yield what takes known findings out of reports."""
    baseline = find_baseline(project)
    if baseline:
        yield baseline.filter
    if diff_base:
        from outreach_lint.revision import Revision

        def read(path: str, data: bytes) -> list[str]:
            from outreach_lint.jobs import read_old_text

            return read_old_text(path, data, project.settings_for(os.path.abspath(path)))

        yield Revision(diff_base, read).filter


def _shown_settings(project: Project, drafts: list[tuple[Draft, Settings]]) -> Iterator[str]:
    from outreach_lint.commands._showing import settings_text

    return settings_text(project, drafts)


# Options that are settings: their values make up the layer that is nearest of all.
_SETTINGS = ("kind", "mode", "dialect", "select", "extend-select", "ignore", "exclude", "extend-exclude",
             "force-exclude", "respect-gitignore", "output-format", "fail-level", "ignore-suppressions", "baseline",
             "cache-dir")  # fmt: skip


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
    return load_reporter(project.run_value("output-format", "full"))
