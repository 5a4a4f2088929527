"""Reporters as a family."""

from __future__ import annotations

from outreach_lint.outputs import format_names
from outreach_lint.reporters import load_reporter


def test_formats_are_the_modules_of_the_package() -> None:
    assert {"concise", "full", "json"} <= set(format_names())


def test_every_format_has_a_reporter() -> None:
    for name in format_names():
        assert callable(load_reporter(name))
