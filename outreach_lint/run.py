"""A run: from the paths that a user names to reports in order, each draft by its own settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from outreach_lint.config import Settings
from outreach_lint.configuration.check import check_configuration
from outreach_lint.configuration.project import Project
from outreach_lint.drafts import STDIN, Draft, find_drafts, open_draft
from outreach_lint.ignored import GitIgnore
from outreach_lint.linter import Task, lint_tasks
from outreach_lint.readers.decoding import decode
from outreach_lint.report import FileReport
from outreach_lint.rulebook import Rulebook, make_rulebook
from outreach_lint.source import Source
from outreach_lint.suppressions import SIDECAR_SUFFIX


def collect_drafts(project: Project, paths: Iterable[str], stdin_path: str = STDIN) -> list[tuple[Draft, Settings]]:
    """Return the drafts that paths lead to with the settings of each, in order.

    All configuration is read here, so that nothing is printed before something wrong in it is found.

    Raises:
        SettingsError: when a configuration file is wrong.
    """
    git = GitIgnore() if project.run_value("respect-gitignore", True) else None

    def skip(path: str, folder: bool) -> bool:
        return project.excludes(path, folder) or (git is not None and git.ignores(path, folder))

    force = project.run_value("force-exclude", False)
    found = []
    for draft in find_drafts(paths, stdin_path, skip):
        place = os.path.abspath(draft.path)
        if force and project.covers(place):
            continue
        found.append((draft, project.settings_for(place)))
    return found


_LONGEST_SIDECAR = 1_000_000


class Run:
    """Lints drafts by the settings of each.

    Args:
        project: where the settings come from.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._rulebooks: dict[int, Rulebook] = {}

    def check(self) -> None:
        """Check all configuration that was read.

        Raises:
            SettingsError: when something in it is wrong.
        """
        project = self._project
        project.configuration(os.getcwd())
        for configuration in project.configurations:
            check_configuration(configuration, project.near)

    def lint(self, drafts: Sequence[tuple[Draft, Settings]]) -> Iterator[FileReport]:
        """Yield a report for each draft in order, each followed by the one on its sidecar, if there is any."""
        for report in lint_tasks(self._task(draft, settings) for draft, settings in drafts):
            yield report
            if report.sidecar:
                yield report.sidecar

    def _task(self, draft: Draft, settings: Settings) -> Task:
        if id(settings) not in self._rulebooks:
            self._rulebooks[id(settings)] = make_rulebook(settings)
        opened = open_draft(draft, settings.kind, settings.mode, settings.dialect)
        return Task(opened, settings, self._rulebooks[id(settings)], read_sidecar(draft.path))


def read_sidecar(path: str) -> Source | None:
    """Return the file of directives beside a draft, if it has one."""
    place = path + SIDECAR_SUFFIX
    try:
        with open(place, "rb") as file:
            return decode(place, file.read(_LONGEST_SIDECAR))
    except (OSError, ValueError):
        return None
