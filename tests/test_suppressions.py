"""Directives that suppress, and what is said of those that don't."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from outreach_lint import rules
from outreach_lint.rules.lint.unknown_rule import unknown_rule
from outreach_lint.rules.lint.unused_suppression import unused_suppression
from tests.conftest import Run
from tests.made_rules import SHOUT, WHISPER

SOON = (date.today() + timedelta(days=3)).isoformat()
PAST = (date.today() - timedelta(days=1)).isoformat()


@pytest.fixture
def lint(run: Run, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function from a draft to what is found in it: rule and excerpt."""
    monkeypatch.setattr(rules, "all_rules", lambda: (SHOUT, WHISPER, unused_suppression, unknown_rule))

    def lint_it(text: str, *arguments: str, name: str = "draft.md") -> list[tuple[str, str]]:
        Path(name).write_text(text, encoding="utf-8")
        result = run(name, "--output-format", "json", "--ignore", "whisper", *arguments)
        assert result.status in (0, 1), result.err
        return [
            (d["rule"], d["excerpt"])
            for file in json.loads(result.out)["files"]
            for message in file["messages"]
            for d in message["diagnostics"]
        ]

    return lint_it


@pytest.mark.parametrize(
    "text",
    [
        "---\noutreach-lint: ignore[shout] our festival is loud\n---\nHi Ana,\n\nCome now!\n\nCome soon!\n",
        "Subject: Tea\nX-Outreach-Lint: ignore[pressure] our festival is loud\n\nHi Ana,\n\nCome now!\n\nCome soon!\n",
        "Hi Ana,\n\nCome now! <!-- outreach-lint: ignore[pressure/shout] she asked for it -->\n",
        "Hi Ana,\n\nCome now! {# outreach-lint: ignore[ALL] she asked for it #}\n",
        "Hi Ana,\n\n{# outreach-lint: ignore-next-line[shout] she asked for it #}\nCome now!\n",
        "Hi Ana,\n\n<!-- outreach-lint: ignore-next-line[shout] she asked for it -->\n\nCome now!\n",
        "Hi Ana,\n\nCome now!\n\n[//]: # (outreach-lint: ignore-file[shout] a bad example)\n\nCome soon!\n",
        f"Hi Ana,\n\nCome now! <!-- outreach-lint: ignore[shout] the fair, until {SOON} -->\n",
        "Hi Ana,\n\nCome to the fair\nand bring cups! <!-- outreach-lint: ignore[shout] it is one sentence -->\n",
    ],
)
def test_what_suppresses(lint: Any, text: str) -> None:
    assert lint(text) == []
    found = lint(text, "--ignore-suppressions")
    assert {rule for rule, _ in found} == {"pressure/shout"}


def test_a_line_is_a_line(lint: Any) -> None:
    text = (
        "Hi Ana,\n\nCome now! <!-- outreach-lint: ignore[shout] she asked for it -->\n\nCome soon!\n\n"
        "{# outreach-lint: ignore-next-line[shout] so did Bo #}\nBring cups!\n\nBring tea!\n"
    )
    assert lint(text) == [("pressure/shout", "Come soon!"), ("pressure/shout", "Bring tea!")]


def test_a_sidecar_suppresses_without_touching_the_draft(lint: Any) -> None:
    Path("draft.txt.outreach-lint").write_text("# agreed\noutreach-lint: ignore[shout] our festival is loud\n")
    assert lint("Hi Ana,\n\nCome now!\n", name="draft.txt") == []


@pytest.mark.parametrize(
    ("directive", "rule", "said"),
    [
        ("ignore[pressure/shout] it is calm", "lint/unused-suppression", "suppresses nothing"),
        ("ignore[shout]", "lint/unused-suppression", "gives no reason"),
        ("ignore", "lint/unused-suppression", "names no rule"),
        ("ignored[shout] x", "lint/unused-suppression", "is not one of"),
        ("ignore[shout] x until 2027-99-01", "lint/unused-suppression", "is not a date"),
        (f"ignore[shout] x until {PAST}", "lint/unused-suppression", f"ended on {PAST}"),
        ("ignore[shuot] x", "lint/unknown-rule", "no rule or family “shuot”"),
    ],
)
def test_what_is_left_over_is_told_and_suppresses_nothing(
    lint: Any, run: Run, directive: str, rule: str, said: str
) -> None:
    assert lint(f"Hi Ana,\n\nThe tea is on.\n\nBring cups. <!-- outreach-lint: {directive} -->\n") == [
        (rule, f"outreach-lint: {directive}")
    ]
    assert said in run("draft.md", "--output-format", "concise").out
    found = lint(f"Hi Ana,\n\nCome now! <!-- outreach-lint: {directive} -->\n")
    if "calm" not in directive:
        assert ("pressure/shout", "Come now!") in found
        assert (rule, f"outreach-lint: {directive}") in found


def test_the_nearest_name_is_offered(lint: Any, run: Run) -> None:
    lint("Hi Ana,\n\nThe tea is on. <!-- outreach-lint: ignore[presure] x -->\n")
    assert "help: Correct the name; did you mean 'pressure'" in run("draft.md").out


def test_only_the_idle_names_of_a_directive_are_told(lint: Any) -> None:
    text = "Hi Ana,\n\nCome now! <!-- outreach-lint: ignore[shout, whisper] x -->\n"
    assert lint(text, "--extend-select", "pressure/whisper", "--config", 'select=["shout", "lint", "whisper"]') == []
    assert lint(text) == [], "whisper is off, so its use can't be judged"
    text = "Hi Ana,\n\nThe tea is on.\n\nCome now! <!-- outreach-lint: ignore[shout, lint] x -->\n"
    assert lint(text) == [("lint/unused-suppression", "shout, lint")]


def test_rules_about_directives_can_be_turned_off(lint: Any) -> None:
    text = "Hi Ana,\n\nThe tea is on. <!-- outreach-lint: ignore[shout] x -->\n"
    assert lint(text, "--ignore", "lint") == []
    Path("outreach-lint.toml").write_text('severity = { lint = "suggestion" }', encoding="utf-8")
    assert lint(text) == [("lint/unused-suppression", "outreach-lint: ignore[shout] x")]


def test_a_sidecar_with_nothing_to_do_is_told_as_a_file_of_its_own(lint: Any, run: Run) -> None:
    Path("draft.txt.outreach-lint").write_text("# agreed\noutreach-lint: ignore[shout] our festival is loud\n")
    assert lint("Hi Ana,\n\nThe tea is on.\n", name="draft.txt") == [
        ("lint/unused-suppression", "outreach-lint: ignore[shout] our festival is loud")
    ]
    assert "draft.txt.outreach-lint:2:1: warning lint/unused" in run("draft.txt", "--output-format", "concise").out


def test_words_about_the_program_in_the_text_are_not_directives(lint: Any) -> None:
    assert lint("Hi Ana,\n\nWe use outreach-lint: ignore[shout] is how it is told to be still.\n\nCome now!\n") == [
        ("pressure/shout", "Come now!")
    ]
