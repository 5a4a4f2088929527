"""The Python interface."""

from __future__ import annotations

from pathlib import Path

import pytest

import outreach_lint
from outreach_lint import MessageKind, Mode, Settings, SettingsError, Severity

SETTINGS = Settings(select=("template",), kind=MessageKind.OUTREACH, mode=Mode.DRAFT)
UNFILLED = "Hi {{first_name}},\n\nYour shop on [street] had a queue on Saturday.\n\nBen\n"


def test_lint_text() -> None:
    report = outreach_lint.lint_text(UNFILLED, SETTINGS)
    assert report.messages[0].kind is MessageKind.OUTREACH
    found = {diagnostic.excerpt: diagnostic for diagnostic in report.diagnostics}
    assert set(found) == {"{{first_name}}", "[street]"}
    assert found["[street]"].severity is Severity.ERROR
    assert found["[street]"].rule == "template/unfilled-placeholder"


def test_lint_text_counts_as_the_caller_does() -> None:
    report = outreach_lint.lint_text("\ufeff" + UNFILLED, SETTINGS)
    spans = [diagnostic.span for diagnostic in report.diagnostics]
    assert ("\ufeff" + UNFILLED)[spans[0].start : spans[0].end] == "{{first_name}}"


def test_lint_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNFILLED, encoding="utf-8")
    (tmp_path / "b.md").write_text("", encoding="utf-8")
    first, second = outreach_lint.lint_path(tmp_path, SETTINGS)
    assert list(first.diagnostics)
    assert second.warnings
    (gone,) = outreach_lint.lint_path(tmp_path / "gone.txt")
    assert gone.errors


def test_wrong_settings_are_refused() -> None:
    with pytest.raises(SettingsError):
        outreach_lint.lint_text("Hi.", Settings(select=("no-such-rule",)))


def test_names_that_are_not_public() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = outreach_lint.no_such_name
