"""Reporters: file reports in, text out. One output format a module, and its name is the format's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from outreach_lint.report import FileReport


@dataclass(frozen=True)
class Look:
    """How text output should look.

    Attributes:
        color: whether to use terminal colours.
        quiet: print findings only, without the closing summary.
        statistics: print counts by rule in place of the findings.
        credits: print what a draft does well, too (text formats; data formats always hold it).
        trust: print the trust profile of each message, too (likewise).
    """

    color: bool = False
    quiet: bool = False
    statistics: bool = False
    credits: bool = False
    trust: bool = False


Reporter = Callable[[Iterable[FileReport], Look], Iterator[str]]
"""Takes reports as they come and yields pieces of output as soon as they are known."""


def load_reporter(name: str) -> Reporter:
    """Return the reporter of a format, one of `outputs.format_names`."""
    reporter: Reporter = import_module(f"{__name__}.{name.replace('-', '_')}").render
    return reporter
