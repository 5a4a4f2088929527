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


# --- Wrong configuration: one line that names file, key and remedy, and status 2 ----------------------------------

WRONG = [
    ('selct = ["shout"]', "outreach-lint.toml: selct: ", "did you mean 'select'"),
    ("per_file_ignores = {}", "outreach-lint.toml: per_file_ignores: ", "did you mean 'per-file-ignores'"),
    ("zzz = 1", "outreach-lint.toml: zzz: ", "'outreach-lint config' lists the keys"),
    ('select = "shout"', "outreach-lint.toml: select: ", "must be a list such as"),
    ("select = [1]", "outreach-lint.toml: select[0]: ", "must be a text such as"),
    ('select = [""]', "outreach-lint.toml: select[0]: ", "is empty"),
    ('select = ["shuot"]', "outreach-lint.toml: select: ", "did you mean 'shout'"),
    ('ignore = ["presure"]', "outreach-lint.toml: ignore: ", "did you mean 'pressure'"),
    ('extend-select = ["pressure/shuot"]', "outreach-lint.toml: extend-select: ", "did you mean 'pressure/shout'"),
    ('[per-file-ignores]\n"a" = ["shuot"]', 'outreach-lint.toml: per-file-ignores."a": ', "did you mean 'shout'"),
    ('[per-file-ignores]\n"a[" = ["shout"]', "outreach-lint.toml: per-file-ignores: 'a['", "never closed"),
    ('per-file-ignores = ["a"]', "outreach-lint.toml: per-file-ignores: ", "must be a table such as"),
    ('exclude = ["a["]', "outreach-lint.toml: exclude: 'a['", "never closed"),
    ('exclude = "archive"', "outreach-lint.toml: exclude: ", 'such as ["archive/"'),
    ('[severity]\nshout = "warn"', 'outreach-lint.toml: severity."shout": ', "did you mean 'warning'"),
    ("[severity]\nshout = 2", 'outreach-lint.toml: severity."shout": ', "error, warning, suggestion"),
    ('[severity]\nshuot = "error"', 'outreach-lint.toml: severity."shuot": ', "did you mean 'shout'"),
    ("[rules.shuot]\nmarks = 2", 'outreach-lint.toml: rules."shuot": ', "did you mean 'shout'"),
    ("[rules.shout]\nmark = 2", 'outreach-lint.toml: rules."shout": ', "did you mean 'marks'"),
    ("[rules.shout]\nzzz = 2", 'outreach-lint.toml: rules."shout": ', "'outreach-lint rule pressure/shout' lists"),
    ('[rules.shout]\nmarks = "2"', 'outreach-lint.toml: rules."shout": ', "must be of type int"),
    ("[rules.pressure]\nmarks = 2", 'outreach-lint.toml: rules."pressure": ', "belong to one rule"),
    ("[rules]\nshout = 2", 'outreach-lint.toml: rules."shout": ', "must be a table such as"),
    ('kind = "outraech"', "outreach-lint.toml: kind: ", "did you mean 'outreach'"),
    ("kind = 3", "outreach-lint.toml: kind: ", "service-reply"),
    ('mode = "drafts"', "outreach-lint.toml: mode: ", "did you mean 'draft'"),
    ('fail-level = "fatal"', "outreach-lint.toml: fail-level: ", "error, warning, suggestion, none"),
    ('output-format = "jsn"', "output-format: ", "did you mean 'json'"),
    ('force-exclude = "yes"', "outreach-lint.toml: force-exclude: ", "without quotes"),
    ('sender-names = "Ben"', "outreach-lint.toml: sender-names: ", "must be a list such as"),
    ("[[overrides]]\nkind = 'outreach'", "outreach-lint.toml: overrides[0]: ", "has no 'files'"),
    ("[[overrides]]\nfiles = ['a']\nknd = 'outreach'", "outreach-lint.toml: overrides[0].knd: ", "did you mean 'kind'"),
    ("[[overrides]]\nfiles = ['a']\nfail-level = 'error'", "outreach-lint.toml: overrides[0].fail-level: ",
     "at the top of the file"),
    ("[[overrides]]\nfiles = ['[']", "outreach-lint.toml: overrides[0].files: ", "never closed"),
    ("[[overrides]]\nfiles = ['a']\nselect = ['shuot']", "outreach-lint.toml: overrides[0].select: ",
     "did you mean 'shout'"),
    ("[overrides]\nfiles = ['a']", "outreach-lint.toml: overrides: ", "[[overrides]]"),
    ('[lexicons."feature-dumping/buzzwrds"]\nadd = ["x"]', 'outreach-lint.toml: lexicons."feature-dumping/buzzwrds"',
     "did you mean 'feature-dumping/buzzwords'"),
    ('[lexicons."feature-dumping/buzzwords"]\nad = ["x"]',
     'outreach-lint.toml: lexicons."feature-dumping/buzzwords".ad', "did you mean 'add'"),
    ('[lexicons."feature-dumping/buzzwords"]\nadd = ["(a"]', 'outreach-lint.toml: lexicons."feature-dumping/buzzwords"',
     "cannot read"),
    ('house-rules = ["gone.yaml"]', "outreach-lint.toml: house-rules[0]: ", "no file 'gone.yaml'"),
    ('extend = "gone.toml"', "outreach-lint.toml: extend: ", "no file 'gone.toml'"),
    ('extend = ["a.toml"]', "outreach-lint.toml: extend: ", "must be a text"),
    ('extend = "outreach-lint.toml"', "outreach-lint.toml: extend: ", "in a circle"),
    ("[tool.outreach-lint]\nselect = []", "outreach-lint.toml: tool: ", "at the top"),
    ("select = [\n=", "outreach-lint.toml: is not valid TOML: ", "line 2"),
    ("select = []\nselect = []", "outreach-lint.toml: is not valid TOML: ", "cannot overwrite"),
    ("x = 2026-11-25", "outreach-lint.toml: x: ", "unknown key"),
    ("kind = 2026-11-25", "outreach-lint.toml: kind: ", "is not one of"),
    ("dialect = []", "outreach-lint.toml: dialect: ", "is not one of"),
    ("dialect = 'hubspott'", "outreach-lint.toml: dialect: ", "did you mean 'hubspot'"),
    (b"\xff\xfe\x00", "outreach-lint.toml: ", "save it as UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "remedy"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_file_gets_one_line(run: Run, text: str | bytes, place: str, remedy: str) -> None:
    write("outreach-lint.toml", text)
    for arguments in (["loud.txt"], ["loud.txt", "--exit-zero", "--quiet", "--output-format", "json"], ["empty"]):
        if place.startswith("output-format") and "--output-format" in arguments:
            continue
        result = run(*arguments)
        assert (result.status, result.out) == (2, "")
        (line,) = result.err.splitlines()
        assert line.startswith(f"error: {place}"), line
        assert remedy in line


def test_an_extended_file_is_named(run: Run) -> None:
    write("outreach-lint.toml", 'extend = "base/a.toml"')
    write("base/a.toml", 'extend = "b.toml"')
    write("base/b.toml", "zelect = []")
    assert run("loud.txt").err == "error: base/b.toml: zelect: unknown key; did you mean 'select' or 'dialect'?\n"
    write("base/b.toml", 'extend = "../outreach-lint.toml"')
    err = run("loud.txt").err
    assert err.startswith("error: base/b.toml: extend: the files extend each other in a circle (outreach-lint.toml ->")
    write("base/b.toml", 'extend = "../pyproject.toml"')
    write("pyproject.toml", "[project]")
    assert "pyproject.toml has no [tool.outreach-lint] table" in run("loud.txt").err


def test_a_wrong_pyproject_names_the_table(run: Run) -> None:
    write("pyproject.toml", "[tool.outreach-lint]\nselct = []")
    assert run("loud.txt").err.startswith("error: pyproject.toml: tool.outreach-lint.selct: unknown key; did you mean")
    write("pyproject.toml", "[tool]\noutreach-lint = 3")
    assert run("loud.txt").err == "error: pyproject.toml: tool.outreach-lint: must be a table, [tool.outreach-lint]\n"
    write("pyproject.toml", "[tool.outreach-lint]\nselect = [")
    assert run("loud.txt").err.startswith("error: pyproject.toml: is not valid TOML: ")


def test_a_wrong_file_deep_down_stops_the_run_before_anything_is_printed(run: Run) -> None:
    write("z/deep/outreach-lint.toml", 'ignore = ["shuot"]')
    write("z/deep/x.txt")
    result = run(".", "--output-format", "json")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: z/deep/outreach-lint.toml: ignore: ")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("selct=[]", "--config selct: unknown key; did you mean 'select'"),
        ("select=shout", "--config select: must be a list"),
        ("gone.toml", "--config gone.toml: there is no such file, and it is no KEY=VALUE"),
        ('select=["shuot"]', "--config select: there is no rule or family 'shuot'; did you mean 'shout'?"),
        ("a b=1", "--config a b=1: is not KEY=VALUE in TOML: "),
        ("extend=x.toml", "--config extend: only files extend"),
        ('exclude=["["]', "--config exclude: '[' is not a pattern"),
    ],
)
def test_a_wrong_setting_on_the_command_line(run: Run, setting: str, said: str) -> None:
    result = run("loud.txt", "--config", setting)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"error: {said}")
    assert len(result.err.splitlines()) == 1


def test_two_files_are_one_too_many(run: Run) -> None:
    write("a.toml", "")
    write("b.toml", "")
    result = run("loud.txt", "--config", "a.toml", "--config", "b.toml")
    assert result.status == 2
    assert "one configuration file is enough" in result.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(run: Run) -> None:
    write("outreach-lint.toml", "")
    Path("outreach-lint.toml").chmod(0)
    result = run("loud.txt")
    assert result.status == 2
    assert result.err == (
        "error: outreach-lint.toml: can't read the configuration (permission denied); mend the path\n"
    )


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
