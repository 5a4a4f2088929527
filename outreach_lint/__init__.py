"""outreach-lint: a linter for sales emails, call scripts, service replies and marketing copy.

The public interface:

- `lint_text(text)` and `lint_path(path)` return a `FileReport`;
- `Settings` chooses rules, kinds, severities and options;
- `Diagnostic`, `Credit`, `Severity`, `MessageKind` and `Mode` are what reports are made of.

Importing this package is cheap: everything is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from outreach_lint.api import lint_path, lint_text
    from outreach_lint.config import Settings, SettingsError
    from outreach_lint.diagnostics import Credit, Diagnostic, Severity
    from outreach_lint.document import MessageKind, Mode
    from outreach_lint.report import FileReport, MessageReport

__version__ = "0.1.0"

__all__ = [
    "Credit",
    "Diagnostic",
    "FileReport",
    "MessageKind",
    "MessageReport",
    "Mode",
    "Settings",
    "SettingsError",
    "Severity",
    "lint_path",
    "lint_text",
]

_HOMES = {
    "lint_path": "api",
    "lint_text": "api",
    "Settings": "config",
    "SettingsError": "config",
    "Credit": "diagnostics",
    "Diagnostic": "diagnostics",
    "Severity": "diagnostics",
    "MessageKind": "document",
    "Mode": "document",
    "FileReport": "report",
    "MessageReport": "report",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
