"""What commands share: exit statuses, and kinds of options that offer the nearest word."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, cast

import click

from outreach_lint.config import SettingsError
from outreach_lint.configuration import shapes
from outreach_lint.configuration.shapes import Shape

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
    """A choice among words that offers the nearest one for a misspelt word, as configuration files do.

    Args:
        shape: what the setting of the same name may be, or the words.
    """

    def __init__(self, shape: Shape | Sequence[str]) -> None:
        self._shape = shape if isinstance(shape, shapes.Choice) else shapes.Choice(tuple(cast("Sequence[str]", shape)))
        super().__init__(self._shape.words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value if it is among the choices."""
        try:
            return self._shape.check(value, "")
        except SettingsError as error:
            self.fail(str(error).removeprefix(": "), param, ctx)


class Words(click.ParamType[Any]):
    """Words separated by commas: rule ids, rule names, families, patterns."""

    def __init__(self, name: str = "rules") -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the tuple of words."""
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
