"""What the commands that lint have in common: the cache's place, the baseline, and what runs say on the way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from outreach_lint.baseline import FILE_NAME, Baseline, load_baseline
from outreach_lint.cache import Cache, default_folder, may_be_cache
from outreach_lint.commands._options import Exit
from outreach_lint.commands._printing import progress, put, say
from outreach_lint.config import SettingsError
from outreach_lint.configuration.layers import shown
from outreach_lint.configuration.project import Project
from outreach_lint.diagnostics import Severity
from outreach_lint.fixer import NotWritten, replace_file, unified_diff
from outreach_lint.report import FileReport
from outreach_lint.run import Linted

Filter = Callable[[FileReport], FileReport]


def top_folder(project: Project) -> str | None:
    """Return the folder of the configuration file that holds in the current one, unless it is the user's own."""
    file = project.configuration(os.getcwd()).file
    folder = os.path.dirname(file) if file else None
    return folder if folder and (os.getcwd() + "/").startswith(folder.rstrip("/") + "/") else None


def cache_folder(project: Project) -> str:
    """Return the folder of the cache.

    Raises:
        SettingsError: when it is configured and holds other things.
    """
    configured = project.run_path("cache-dir")
    if configured and not may_be_cache(configured):
        place = project.run_place("cache-dir")
        what = "holds other things" if os.path.isdir(configured) else "is no folder"
        raise SettingsError(f"{place}: {shown(configured)} {what}; name a folder of its own")
    return configured or default_folder(os.getcwd(), top_folder(project))


def open_cache(project: Project, wanted: bool) -> Cache | None:
    """Return the cache, where one is wanted."""
    folder = cache_folder(project)
    return Cache(folder) if wanted else None


def baseline_path(project: Project) -> tuple[str, bool]:
    """Return where the baseline is or would be, and whether somebody has said so."""
    configured = project.run_path("baseline")
    return configured or os.path.join(top_folder(project) or os.getcwd(), FILE_NAME), configured is not None


def find_baseline(project: Project) -> Baseline | None:
    """Return the baseline, where there is one.

    Raises:
        SettingsError: when it can't be read.
    """
    path, configured = baseline_path(project)
    if not configured and not os.path.exists(path):
        return None
    try:
        return load_baseline(path)
    except SettingsError as error:
        raise SettingsError(f"{project.run_place('baseline')}: {error}" if configured else str(error)) from None


@dataclass
class Outcome:
    """Watches drafts go by: tells on standard error what could not be read, and knows the exit status.

    Attributes:
        fail_level: the least severity that makes the run fail; None: none does.
        warnings_left: how many diagnostics that count, but are no errors, are let pass yet.
        exit: the status so far.
    """

    fail_level: Severity | None
    quiet: bool = False
    warnings_left: int = 0
    exit: Exit = Exit.CLEAN

    def watch(self, drafts: Iterable[Linted], filters: Iterable[Filter] = ()) -> Iterator[FileReport]:
        """Yield the reports, filtered."""
        filters = tuple(filters)
        for done, linted in enumerate(drafts, 1):
            report = linted.report
            assert report is not None
            for keep in filters:
                report = keep(report)
            self._tell(report)
            for diagnostic in report.diagnostics:
                if self._fails(diagnostic.severity) and self.exit is Exit.CLEAN:
                    self.exit = Exit.FOUND
            progress.show(done)
            yield report

    def _tell(self, report: FileReport) -> None:
        for text in (*report.errors, *report.failures):
            self.fail(f"{report.path}: {text}")
        if not self.quiet:
            for label, texts in (("warning", report.warnings), ("note", report.notes)):
                for text in texts:
                    say(label, f"{report.path}: {text}")

    def _fails(self, severity: Severity) -> bool:
        if self.fail_level is None or severity.rank < self.fail_level.rank:
            return False
        if severity is not Severity.ERROR and self.warnings_left:
            self.warnings_left -= 1
            return False
        return True

    def fail(self, text: str) -> None:
        """Tell an error."""
        say("error", text)
        self.exit = Exit.FAILED


def write_mended(drafts: Iterable[Linted], outcome: Outcome) -> Iterator[Linted]:
    """Write what was mended into the drafts, and into files beside them, as they go by; yield those with a report."""
    for linted in drafts:
        path = linted.draft.path
        if linted.unfixed:
            say("warning", f"{path}: not mended: {linted.unfixed}")
        if linted.before != linted.after:
            try:
                replace_file(linted.draft.location, linted.before, linted.after)
            except NotWritten as error:
                outcome.fail(f"{path}: not mended: {error}")
            else:
                if not outcome.quiet:
                    counts = {rule: linted.fixed.count(rule) for rule in dict.fromkeys(linted.fixed)}
                    say("mended", f"{path}: {', '.join(f'{rule} ({count})' for rule, count in counts.items())}")
        if linted.report:
            yield linted


def show_diffs(drafts: Iterable[Linted], outcome: Outcome) -> None:
    """Print what mending would change; nothing is written."""
    for linted in drafts:
        path = linted.draft.path
        if linted.report:
            for text in (*linted.report.errors, *linted.report.failures):
                outcome.fail(f"{path}: {text}")
        if linted.unfixed:
            say("warning", f"{path}: can't be mended: {linted.unfixed}")
        if linted.before != linted.after:
            encoding = "utf-8" if b"\0" not in linted.before else "utf-16"
            before, after = (data.decode(encoding, "replace") for data in (linted.before, linted.after))
            put(unified_diff(path, before, after))
            outcome.exit = max(outcome.exit, Exit.FOUND)
