"""Phrases and names that settings add, with the shipped rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach_lint import Settings, SettingsError, lint_path, lint_text
from outreach_lint.document import MessageKind

DRAFT = (
    "Hi Ana,\n\nGreetings of the season to you.\n\nYour figures for May look low to me. Is the new mill the cause?\n"
)
OPENER = "missing-personalization/stock-opener"


def found(text: str, settings: Settings) -> list[tuple[str, str]]:
    return [(d.rule, d.excerpt) for d in lint_text(text, settings).diagnostics]


GREETINGS = {"phrase": "greetings of the season", "group": "ritual"}


def only(**lexicons: tuple[object, ...]) -> Settings:
    return Settings(select=(OPENER,), kind=MessageKind.OUTREACH, lexicons={OPENER: lexicons})


def test_added_phrases_are_found_as_the_shipped_ones_are() -> None:
    assert found(DRAFT, only()) == []
    assert found(DRAFT, only(add=(GREETINGS,))) == [(OPENER, "Greetings of the season to you.")]
    assert found(DRAFT, only()) == [], "and only by the settings that add them"


def test_exceptions_silence_the_shipped_ones() -> None:
    text = "Hi Ana,\n\nI hope this email finds you well.\n\nYour figures for May look low to me.\n"
    assert [rule for rule, _ in found(text, only())] == [OPENER]
    assert found(text, only(**{"except": ("I hope this email finds you well",)})) == []


@pytest.mark.parametrize(
    ("lexicons", "said"),
    [
        ({"missing-personalization/stock-openr": {}}, "did you mean 'missing-personalization/stock-opener'"),
        ({OPENER: {"add": ("<nothing> here",)}}, "no set called 'nothing'"),
        ({"analyses/selling_words": {"add": ("x",)}}, "needs a group, one of"),
    ],
)
def test_wrong_words_are_refused(lexicons: dict[str, dict[str, tuple[str, ...]]], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        lint_text(DRAFT, Settings(lexicons=lexicons))


def test_lint_path_takes_the_nearest_configuration(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "outreach-lint.toml").write_text(
        f'select = ["{OPENER}"]\nkind = "outreach"\n[lexicons."{OPENER}"]\n'
        'add = [{ phrase = "greetings of the season", group = "ritual" }]',
        encoding="utf-8",
    )
    (report,) = lint_path(tmp_path / "draft.txt")
    assert [d.rule for d in report.diagnostics] == [OPENER]
    (report,) = lint_path(tmp_path / "draft.txt", Settings(select=(OPENER,)))
    assert list(report.diagnostics) == []
