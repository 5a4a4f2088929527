"""`outreach-lint baseline`: write down the findings that are known, so that only what is new is reported."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable

import click

from outreach_lint.baseline import Baseline, Entry, entries_of, save_baseline
from outreach_lint.commands._options import CONTEXT, Choice, Exit
from outreach_lint.commands._printing import progress, put, told
from outreach_lint.commands._running import Outcome, baseline_path, find_baseline, open_cache
from outreach_lint.configuration.layers import shown
from outreach_lint.configuration.project import Project
from outreach_lint.report import FileReport
from outreach_lint.run import Run


@click.command(context_settings=CONTEXT)
@click.argument("action", type=Choice(["create", "update", "prune"]), metavar="create|update|prune")
@click.argument("paths", nargs=-1)
@click.option("--baseline", "file", metavar="FILE", help="The file, where it isn't the configured or usual one.")
@click.option("--config", metavar="KEY=VALUE|FILE", multiple=True, help="A setting, or the file to take them from.")
@click.option("--isolated", is_flag=True, help="Look at no configuration file.")
@click.option("-n", "--no-cache", is_flag=True, help="Find everything anew, and keep nothing.")
def baseline(
    action: str, paths: tuple[str, ...], file: str | None, config: tuple[str, ...], isolated: bool, no_cache: bool
) -> Exit:
    """Write down what is known.

    \b
    create   write a file of all findings in PATHS (by default, this folder)
    update   write down what is new in PATHS, and take out what is gone
    prune    take out what is gone, and nothing else
    """
    project = Project({"baseline": file} if file else {}, config, isolated=isolated)
    path, _ = baseline_path(project)
    known = None if action == "create" else find_baseline(project)
    if action == "create" and os.path.exists(path):
        raise click.UsageError(f"{shown(path)} exists already; 'outreach-lint baseline update' brings it up to date")
    if action != "create" and known is None:
        raise click.UsageError(f"there is no {shown(path)} yet; 'outreach-lint baseline create' writes it")
    known = known or Baseline(path)
    run = Run(project, open_cache(project, not no_cache), 0)
    drafts = run.collect(paths or (".",))
    progress.start(len(drafts))
    outcome = Outcome(None)
    reports = [_bare(report) for report in outcome.watch(run.lint(drafts), [known.filter])]
    if outcome.exit is Exit.FAILED:
        put(["Nothing was written: what could not be read would be missing.\n"])
        return Exit.FAILED
    entries = _entries(action, known, reports)
    with told(shown(path)):
        save_baseline(path, entries)
    put([_summary(path, known.entries, entries)])
    return Exit.CLEAN


def _bare(report: FileReport) -> FileReport:
    """Return what is needed of a report later on; the rest may be let go."""
    return FileReport(report.path, tuple(m for m in report.messages if m.diagnostics or m.suppressed))


def _entries(action: str, known: Baseline, reports: list[FileReport]) -> list[Entry]:
    linted = {known.place(report.path) for report in reports}
    if action == "prune":
        gone = {(e.path, e.rule, e.sentence): e.count for e in known.left_over(linted)}
        left = ((e, e.count - gone.get((e.path, e.rule, e.sentence), 0)) for e in known.entries)
        return [Entry(e.path, e.rule, e.sentence, count) for e, count in left if count > 0]
    # What drafts that are gone still stood for has turned up elsewhere, or is gone with them.
    elsewhere = [
        e for e in known.entries if e.path not in linted and os.path.exists(os.path.join(known.folder, e.path))
    ]
    return [*entries_of(reports, known), *elsewhere]


def _summary(path: str, before: tuple[Entry, ...], after: list[Entry]) -> str:
    old, new = _counts(before), _counts(after)
    changes = f"{(new - old).total()} new, {(old - new).total()} gone" if before else "all of them new"
    return f"{shown(path)}: {new.total()} findings known ({changes}).\n"


def _counts(entries: Iterable[Entry]) -> Counter[tuple[str, str]]:
    """Return how often each finding is known, in whatever draft: one that moved is neither new nor gone."""
    counts = Counter[tuple[str, str]]()
    for entry in entries:
        counts[entry.rule, entry.sentence] += entry.count
    return counts
