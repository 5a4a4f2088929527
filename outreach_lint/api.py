"""The Python interface: lint a text or a file with one call."""

from __future__ import annotations

import os

from outreach_lint.config import Settings
from outreach_lint.configuration.project import Project
from outreach_lint.drafts import find_drafts, open_draft, open_source
from outreach_lint.jobs import names_of
from outreach_lint.linter import Task, lint_tasks
from outreach_lint.report import FileReport
from outreach_lint.rulebook import make_rulebook
from outreach_lint.run import Run
from outreach_lint.source import Source


def lint_text(text: str, settings: Settings | None = None, *, path: str = "<text>") -> FileReport:
    """Lint one draft.

    Args:
        settings: defaults to every rule that is on by default, with the kind of message detected.
        path: what the report calls it; its suffix says what it holds.

    Raises:
        SettingsError: when the settings name a rule or option that doesn't exist.
    """
    settings = settings or Settings()
    draft = open_source(Source(path, text), settings.kind, settings.mode, settings.dialect, names_of(settings))
    return next(lint_tasks([Task(draft, settings, make_rulebook(settings))]))


def lint_path(path: str | os.PathLike[str], settings: Settings | None = None) -> list[FileReport]:
    """Lint a file, or every draft in a folder.

    What can't be read is told in the `errors` of its report, not raised.

    Args:
        settings: what holds for every draft; by default, what the configuration file nearest to each one says.

    Raises:
        SettingsError: when the settings name a rule or option that doesn't exist, or a file of them is wrong.
    """
    if settings is None:
        project = Project()
        run = Run(project)
        return [linted.report for linted in run.lint(run.collect([os.fspath(path)])) if linted.report]
    rulebook = make_rulebook(settings)
    opened = (
        open_draft(draft, settings.kind, settings.mode, settings.dialect, names_of(settings))
        for draft in find_drafts([os.fspath(path)])
    )
    return list(lint_tasks(Task(draft, settings, rulebook) for draft in opened))
