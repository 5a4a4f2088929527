"""The Python interface: lint a text or a file with one call."""

from __future__ import annotations

import os

from outreach_lint.config import Settings, select_rules
from outreach_lint.drafts import find_drafts, open_draft, open_source
from outreach_lint.linter import lint_drafts
from outreach_lint.report import FileReport
from outreach_lint.rules import all_rules
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
    draft = open_source(Source(path, text), settings.kind, settings.mode)
    return next(lint_drafts([draft], select_rules(settings, all_rules()), settings))


def lint_path(path: str | os.PathLike[str], settings: Settings | None = None) -> list[FileReport]:
    """Lint a file, or every draft in a folder.

    What can't be read is told in the `errors` of its report, not raised.

    Raises:
        SettingsError: when the settings name a rule or option that doesn't exist.
    """
    settings = settings or Settings()
    rules = select_rules(settings, all_rules())
    drafts = (open_draft(draft, settings.kind, settings.mode) for draft in find_drafts([os.fspath(path)]))
    return list(lint_drafts(drafts, rules, settings))
