"""Configuration files as users write them: which one holds, how they add up, and what is said of a wrong one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Run

SHOUTING = "Hi Ana,\n\nThe kettle is on. Come now!\n\nBen\n"


def write(path: str | Path, text: str | bytes = SHOUTING) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text if isinstance(text, bytes) else text.encode())


def rules_found(run: Run, *arguments: str) -> dict[str, list[str]]:
    """Return path -> rules found in it."""
    result = run(*arguments, "--output-format", "json")
    assert result.status in (0, 1), result.err
    files = json.loads(result.out)["files"]
    return {file["path"]: [d["rule"] for m in file["messages"] for d in m["diagnostics"]] for file in files}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("outreach-lint.toml", 'select = ["shout"]'),
        (".outreach-lint.toml", 'select = ["shout"]'),
        ("pyproject.toml", '[tool.outreach-lint]\nselect = ["shout"]'),
        ("outreach-lint.toml", '\ufeffselect = ["shout"]\r\n'),
    ],
)
def test_each_kind_of_file_is_found(run: Run, name: str, text: str) -> None:
    write(name, text)
    assert rules_found(run, "loud.txt") == {"loud.txt": ["pressure/shout"]}
    assert rules_found(run, "loud.txt", "--isolated") == {"loud.txt": ["pressure/whisper", "pressure/shout"]}


def test_the_hidden_file_comes_first(run: Run) -> None:
    write("pyproject.toml", '[tool.outreach-lint]\nselect = ["credibility"]')
    write("outreach-lint.toml", 'select = ["whisper"]')
    assert rules_found(run, "loud.txt") == {"loud.txt": ["pressure/whisper"]}
    write(".outreach-lint.toml", 'select = ["shout"]')
    assert rules_found(run, "loud.txt") == {"loud.txt": ["pressure/shout"]}


def test_the_file_nearest_to_the_draft_holds_alone(run: Run) -> None:
    write("outreach-lint.toml", 'ignore = ["whisper"]')
    write("a/b/x.txt")
    write("c/d/y.txt")
    write("c/outreach-lint.toml", 'ignore = ["shout"]')
    assert rules_found(run, "a", "c", "loud.txt") == {
        "a/b/x.txt": ["pressure/shout"],
        "c/d/y.txt": ["pressure/whisper"],
        "loud.txt": ["pressure/shout"],
    }


@pytest.mark.parametrize("text", ["[project]\nname = 'x'\n", "[tool.ruff]\n", "this is not TOML at all ["])
def test_a_pyproject_about_something_else_is_passed_over(run: Run, text: str) -> None:
    write("outreach-lint.toml", 'select = ["shout"]')
    write("sub/pyproject.toml", text)
    write("sub/x.txt")
    assert rules_found(run, "sub") == {"sub/x.txt": ["pressure/shout"]}


def test_the_users_own_file_holds_where_there_is_no_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("home/outreach-lint/outreach-lint.toml", 'select = ["shout"]')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(Path("home").resolve()))
    assert rules_found(run, "loud.txt") == {"loud.txt": ["pressure/shout"]}
    write("outreach-lint.toml", 'select = ["whisper"]')
    assert rules_found(run, "loud.txt") == {"loud.txt": ["pressure/whisper"]}


def test_standard_input_goes_by_its_name(run: Run) -> None:
    write("sub/outreach-lint.toml", 'select = ["shout"]')
    write("outreach-lint.toml", 'select = ["whisper"]')
    result = run("-", "--output-format", "concise", stdin=SHOUTING.encode())
    assert "pressure/whisper" in result.out
    result = run("-", "--stdin-filename", "sub/x.txt", "--output-format", "concise", stdin=SHOUTING.encode())
    assert "pressure/whisper" not in result.out
    assert "sub/x.txt:3:19: warning pressure/shout" in result.out


def test_extend_builds_on_another_file(run: Run) -> None:
    write("base/house.toml", 'extend = "../top.toml"\nignore = ["whisper"]\n[severity]\nshout = "error"')
    write("top.toml", '[per-file-ignores]\n"quiet/**" = ["ALL"]\n[severity]\nshout = "suggestion"\nwhisper = "error"')
    write("pyproject.toml", '[tool.outreach-lint]\nextend = "base/house.toml"\nextend-select = ["preview"]')
    write("quiet/x.txt")
    found = rules_found(run, "loud.txt", "quiet")
    assert found == {"loud.txt": ["credibility/preview", "pressure/shout"], "quiet/x.txt": []}
    out = run("loud.txt", "--output-format", "concise").out
    assert "error pressure/shout" in out


def test_a_nearer_select_begins_anew(run: Run) -> None:
    write("base.toml", 'select = ["credibility"]\nignore = ["whisper"]')
    write("outreach-lint.toml", 'extend = "base.toml"\nselect = ["pressure"]')
    assert rules_found(run, "loud.txt") == {"loud.txt": ["pressure/whisper", "pressure/shout"]}
    assert rules_found(run, "loud.txt", "--ignore", "whisper") == {"loud.txt": ["pressure/shout"]}
    assert rules_found(run, "loud.txt", "--select", "whisper") == {"loud.txt": ["pressure/whisper"]}


def test_per_file_ignores_win_over_everything(run: Run) -> None:
    write("outreach-lint.toml", '[per-file-ignores]\n"old/" = ["pressure"]\n"*.draft.txt" = ["whisper"]')
    write("old/deep/x.txt")
    write("new/x.draft.txt")
    found = rules_found(run, ".", "--select", "ALL,pressure/shout")
    assert found["old/deep/x.txt"] == []
    assert found["new/x.draft.txt"] == ["pressure/shout"]
    assert found["loud.txt"] == ["pressure/whisper", "pressure/shout"]


def test_overrides_change_anything_about_some_drafts(run: Run) -> None:
    write(
        "outreach-lint.toml",
        """
        [[overrides]]
        files = ["pages/**", "!pages/old/**"]
        kind = "marketing"
        mode = "template"
        select = ["page-only"]
        severity = { page-only = "suggestion" }

        [[overrides]]
        files = ["pages/strict.txt"]
        rules = { shout = { marks = 3 } }
        extend-select = ["shout"]
        """,
    )
    for name in ("pages/a.txt", "pages/old/a.txt", "pages/strict.txt"):
        write(name)
    data = json.loads(run("pages", "--output-format", "json").out)
    messages = {file["path"]: file["messages"][0] for file in data["files"]}
    assert (messages["pages/a.txt"]["kind"], messages["pages/a.txt"]["mode"]) == ("marketing", "template")
    assert [(d["rule"], d["severity"]) for d in messages["pages/a.txt"]["diagnostics"]] == [
        ("credibility/page-only", "suggestion")
    ]
    assert messages["pages/old/a.txt"]["kind"] != "marketing"
    assert [d["rule"] for d in messages["pages/strict.txt"]["diagnostics"]] == ["credibility/page-only"]


def test_options_of_rules(run: Run) -> None:
    write("outreach-lint.toml", 'select = ["shout"]\n[rules."pressure/shout"]\nmarks = 2')
    assert rules_found(run, "loud.txt") == {"loud.txt": []}
    write("outreach-lint.toml", 'select = ["shout"]\n[rules.shout]\nmarks = 1')
    assert rules_found(run, "loud.txt") == {"loud.txt": ["pressure/shout"]}


def test_settings_about_the_run_come_from_the_current_folder(run: Run) -> None:
    write("outreach-lint.toml", 'output-format = "concise"\nfail-level = "error"')
    write("sub/outreach-lint.toml", 'output-format = "json"\nfail-level = "suggestion"')
    write("sub/x.txt")
    result = run("sub")
    assert result.out.startswith("sub/x.txt:3:1: suggestion")
    assert result.status == 0
    assert run("sub", "--fail-level", "warning").status == 1


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        ('select=["shout"]', ["pressure/shout"]),
        ("select = ['shout']", ["pressure/shout"]),
        ('severity.whisper = "error"', ["pressure/whisper", "pressure/shout"]),
        ("rules.shout.marks=2", ["pressure/whisper"]),
        ("kind=marketing", ["credibility/page-only", "pressure/whisper", "pressure/shout"]),
    ],
)
def test_settings_on_the_command_line(run: Run, setting: str, found: list[str]) -> None:
    write("outreach-lint.toml", 'kind = "outreach"')
    assert rules_found(run, "loud.txt", "--config", setting) == {"loud.txt": found}


def test_a_file_on_the_command_line(run: Run) -> None:
    write("outreach-lint.toml", 'select = ["shout"]')
    write("other/settings.toml", '[per-file-ignores]\n"loud.txt" = ["shout"]')
    found = rules_found(run, "loud.txt", "--config", "other/settings.toml")
    assert found == {"loud.txt": ["pressure/whisper"]}, "its patterns are relative to the current folder"
    found = rules_found(run, "loud.txt", "--config", "other/settings.toml", "--config", 'ignore=["whisper"]')
    assert found == {"loud.txt": []}


def test_show_settings_tells_what_holds(run: Run) -> None:
    write("outreach-lint.toml", 'select = ["pressure"]\nproducts = ["Kettle “Pro”"]\n[severity]\nshout = "error"')
    out = run("--show-settings", "loud.txt", "--ignore", "whisper").out
    assert "# loud.txt: outreach-lint.toml\n" in out
    assert 'select = ["pressure"]\n' in out
    assert 'products = ["Kettle “Pro”"]\n' in out
    assert 'severity = { "shout" = "error" }\n' in out
    assert "# rules that are on: pressure/shout\n" in out
    assert "no configuration file" in run("--show-settings", "loud.txt", "--isolated").out


# --- What is walked ------------------------------------------------------------------------------------------------


def shown_files(run: Run, *arguments: str) -> list[str]:
    result = run("--show-files", *arguments)
    assert result.status == 0, result.err
    return result.out.splitlines()


def test_excluded_drafts_are_passed_over(run: Run) -> None:
    write("outreach-lint.toml", 'exclude = ["archive/", "*.bak.txt", "!keep.bak.txt"]')
    for name in ("archive/x.txt", "a/archive/x.txt", "a/x.bak.txt", "a/keep.bak.txt", "a/x.txt"):
        write(name)
    assert shown_files(run) == ["a/keep.bak.txt", "a/x.txt", "calm.txt", "loud.txt"]
    assert shown_files(run, "--extend-exclude", "a/,calm.txt") == ["loud.txt"]
    assert "archive/x.txt" in shown_files(run, "--exclude", "calm.txt")
    assert shown_files(run, "archive/x.txt") == ["archive/x.txt"], "named outright it is read"
    assert shown_files(run, "archive/x.txt", "loud.txt", "--force-exclude") == ["loud.txt"]
    write("outreach-lint.toml", 'exclude = ["archive/"]\nforce-exclude = true')
    assert shown_files(run, "archive/x.txt", "loud.txt") == ["loud.txt"]


def test_what_git_ignores_is_passed_over(run: Run) -> None:
    write("sent/x.txt")
    write("sub/old.txt")
    write("sub/new.txt")
    write(".gitignore", "sent/\n")
    write("sub/.gitignore", "old.txt\n")
    assert "sent/x.txt" in shown_files(run), "without a repository the file means nothing"
    os.mkdir(".git")  # noqa: PTH102
    assert shown_files(run) == ["calm.txt", "loud.txt", "sub/new.txt"]
    assert "sent/x.txt" in shown_files(run, "--no-respect-gitignore")
    assert "sent/x.txt" in shown_files(run, "--config", "respect-gitignore=false")
    assert shown_files(run, "sent/x.txt") == ["sent/x.txt"]


# --- init and config -----------------------------------------------------------------------------------------------


def test_init_writes_a_file_that_is_right_and_never_over_another(run: Run) -> None:
    assert run("init").status == 0
    before = Path("outreach-lint.toml").read_bytes()
    assert run("loud.txt").status == 1
    result = run("init")
    assert result.status == 2
    assert "exists already" in result.err
    assert Path("outreach-lint.toml").read_bytes() == before
    uncommented = "\n".join(
        line.removeprefix("# ") for line in before.decode().splitlines() if "=" in line or line.startswith("# [")
    )
    write("outreach-lint.toml", uncommented.replace("pressure/false-urgency", "shout").replace(
        "missing-personalization/could-be-anyone", "shout").replace("readability", "credibility"))  # fmt: skip
    result = run("loud.txt")
    assert (result.status, result.err) == (1, ""), "what it suggests is right as well"


def test_config_explains_keys(run: Run) -> None:
    assert "per-file-ignores" in run("config").out
    assert "Example:  fail-level" in run("config", "fail-level").out
    assert "did you mean 'select'" in run("config", "selct").err
    assert json.loads(run("config", "--schema").out)["title"] == "outreach-lint"
