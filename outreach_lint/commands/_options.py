"""What commands share: exit statuses, and kinds of options that offer the nearest word."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import click

from outreach_lint.config import did_you_mean

CONTEXT = {"help_option_names": ["-h", "--help"]}


class Exit(IntEnum):
    """What the exit status says."""

    CLEAN = 0
    FOUND = 1
    """Diagnostics at or above the fail level."""
    FAILED = 2
    """Wrong usage or configuration, or something could not be read."""
    INTERRUPTED = 130


class Choice(click.Choice[str]):
    """A choice among words that offers the nearest one for a misspelt word."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value if it is among the choices."""
        if value not in self.choices:
            hint = did_you_mean(str(value), self.choices)
            self.fail(f"{value!r} is not one of {', '.join(self.choices)}{hint}", param, ctx)
        return value


class Words(click.ParamType[Any]):
    """Words separated by commas: rule ids, rule names, families, patterns."""

    def __init__(self, name: str = "rules") -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the tuple of words."""
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
