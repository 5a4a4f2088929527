"""The command line: options, output, exit status, and what it says when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_lint import __version__, cli, rules
from outreach_lint import run as runs
from outreach_lint.commands import _printing
from outreach_lint.rules import all_rules
from tests.conftest import LOUD, Result, Run
from tests.made_rules import PRAISE, STUMBLE


def test_a_draft_with_faults(run: Run) -> None:
    result = run("loud.txt", "--select", "shout")
    assert result == Result(
        1,
        "loud.txt:3:19: warning pressure/shout This shouts.\n"
        "   3 | The kettle is on. Come now!\n"
        "     |                   ^^^^^^^^^\n"
        "  help: Say it calmly.\n\n"
        "Found 1 diagnostic in 1 message (0 errors, 1 warning, 0 suggestions).\n",
        "",
    )


def test_a_draft_without_faults(run: Run) -> None:
    assert run("calm.txt", "--select", "shout") == Result(0, "Nothing to mend in 1 message.\n", "")


def test_the_current_folder_is_the_default(run: Run) -> None:
    assert "in 2 messages" in run("--select", "shout", stdin=LOUD.encode()).out


def test_standard_input(run: Run) -> None:
    result = run("-", "--select", "shout", "--output-format", "concise", stdin=LOUD.encode())
    assert result.status == 1
    assert result.out.startswith("-:3:19: warning")
    result = run("--stdin-filename", "mail/x.txt", "-", "--output-format", "concise", stdin=LOUD.encode())
    assert result.out.startswith("mail/x.txt:3:1: suggestion")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 1),
        (["--fail-level", "error"], 0),
        (["--fail-level", "suggestion"], 1),
        (["--fail-level", "none"], 0),
        (["--exit-zero"], 0),
        (["-e", "--fail-level", "suggestion"], 0),
        (["--select", "whisper"], 0),
        (["--select", "whisper", "--fail-level", "suggestion"], 1),
        (["--select", "whisper", "--fail-level", "warning"], 0),
        (["--select", "preview", "--fail-level", "error"], 1),
        (["--ignore", "shout,whisper"], 0),
        (["--ignore", "pressure"], 0),
        (["--ignore", "pressure", "--extend-select", "preview"], 1),
        (["gone.txt"], 2),
        (["--exit-zero", "gone.txt"], 2),
        (["--fail-level", "none", "gone.txt"], 2),
    ],
)
def test_exit_status(run: Run, arguments: list[str], status: int) -> None:
    assert run("loud.txt", *arguments).status == status


def test_selectors_repeat_and_take_commas(run: Run) -> None:
    both = run("loud.txt", "--select", "shout, whisper", "--output-format", "concise")
    assert both.out == run("loud.txt", "--select", "shout", "--select", "whisper", "--output-format", "concise").out
    assert len(both.out.splitlines()) == 3


def test_kind_and_mode_are_taken_from_the_user(run: Run) -> None:
    result = run("calm.txt", "--kind", "marketing", "--mode", "template", "--output-format", "json")
    message = json.loads(result.out)["files"][0]["messages"][0]
    assert (message["kind"], message["mode"]) == ("marketing", "template")
    assert [d["rule"] for d in message["diagnostics"]] == ["credibility/page-only", "pressure/whisper"]


def test_what_cannot_be_read_is_one_line_each_and_the_rest_is_linted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)))
    (tmp_path / "void.txt").touch()
    result = run(
        "gone.txt", "empty", "junk.txt", "void.txt", "loud.txt", "--output-format", "concise", "--select", "shout"
    )
    assert result.status == 2
    lines = result.err.splitlines()
    assert lines[0] == "error: gone.txt: no such file or folder"
    assert lines[1].startswith("warning: empty: no drafts in this folder")
    assert lines[2].startswith("error: junk.txt: ")
    assert lines[3] == "warning: void.txt: empty, nothing to lint"
    assert len(lines) == 4
    assert result.out.splitlines()[0].startswith("loud.txt:3:19:")
    assert result.out.splitlines()[1].endswith("; 2 paths could not be read.")


@pytest.mark.parametrize("path", ["empty", "void.txt"])
def test_nothing_to_lint_is_no_failure(run: Run, tmp_path: Path, path: str) -> None:
    (tmp_path / "void.txt").touch()
    result = run(path)
    assert (result.status, result.out) == (0, "No drafts were linted.\n")
    assert result.err.startswith(f"warning: {path}: ")
    assert run(path, "--quiet") == Result(0, "", "")


def test_quiet_prints_findings_and_errors_only(run: Run) -> None:
    result = run("-q", "--output-format", "concise", "--select", "shout", "loud.txt", "gone.txt", "empty")
    assert result.out == "loud.txt:3:19: warning pressure/shout This shouts.\n"
    assert result.err == "error: gone.txt: no such file or folder\n"


def test_statistics(run: Run) -> None:
    assert run("loud.txt", "calm.txt", "--statistics").out == (
        "2  suggestion  pressure/whisper\n"
        "1  warning     pressure/shout\n"
        "Found 3 diagnostics in 2 messages (0 errors, 1 warning, 2 suggestions).\n"
    )


def test_json_is_one_object(run: Run) -> None:
    result = run("loud.txt", "gone.txt", "--output-format", "json")
    data = json.loads(result.out)
    assert data["version"] == 1
    assert [file["path"] for file in data["files"]] == ["loud.txt", "gone.txt"]
    assert data["files"][1]["errors"] == [{"message": "no such file or folder"}]
    (gone,) = data["files"][1]["diagnostics"]
    assert (gone["rule"], gone["severity"], gone["line"]) == ("lint/unreadable-source", "error", 1)
    assert "no such file or folder" in gone["message"]
    assert data["summary"] == {"files": 2, "messages": 1, "errors": 1, "warnings": 1, "suggestions": 1}
    assert result.err == "error: gone.txt: no such file or folder\n"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--kind", "outraech"], "did you mean 'outreach'"),
        (["--output-format", "jsn"], "did you mean 'json'"),
        (["--select", "shuot"], "did you mean 'shout'?"),
        (["--ignore", "presure"], "did you mean 'pressure'"),
        (["--fail-levle", "error"], "--fail-level"),
        (["--color", "purple"], "auto, always, never"),
        (["rule"], "--all"),
        (["rule", "shuot"], "did you mean 'shout'?"),
        (["rule", "--all", "shout"], "--all"),
        (["rule", "shout", "--output-format", "yaml"], "text, json"),
    ],
)
def test_wrong_usage_is_explained(run: Run, arguments: list[str], hint: str) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert hint in result.err
    assert result.out == ""


def test_credits_never_change_the_exit_status(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "all_rules", lambda: (PRAISE,))
    result = run("loud.txt", "--credits", "--fail-level", "suggestion", "--output-format", "concise")
    assert result == Result(
        0, "loud.txt:3:1: credit credit/praise This is a message.\nNothing to mend in 1 message.\n", ""
    )
    data = json.loads(run("loud.txt", "--output-format", "json").out)
    assert [credit["rule"] for credit in data["files"][0]["messages"][0]["credits"]] == ["credit/praise"]
    assert data["summary"]["suggestions"] == 0


def test_help_names_everything(run: Run) -> None:
    result = run("--help")
    assert result.status == 0
    for word in ("PATHS", "rule", "--fail-level", "Exit status", "json"):
        assert word in result.out
    assert run("-h") == result
    assert max(map(len, result.out.splitlines())) <= 80


def test_version(run: Run) -> None:
    assert run("--version") == Result(0, f"outreach-lint {__version__}\n", "")


def test_a_draft_named_like_a_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rule").write_text(LOUD, encoding="utf-8")
    assert run("./rule", "--output-format", "concise").out.startswith("rule:3:1:")


def test_rule_pages(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "all_rules", all_rules)
    first, *_, last = all_rules()
    assert run("rule", first.id).out.startswith(first.id)
    assert run("rule", first.name).out == run("rule", first.id).out
    both = run("rule", first.id, last.id).out
    assert both.startswith(first.id)
    assert last.id in both
    assert json.loads(run("rule", first.id, "--output-format", "json").out)["id"] == first.id
    family = json.loads(run("rule", first.category.value, "--output-format", "json").out)
    assert isinstance(family, (list, dict))
    every = json.loads(run("rule", "--all", "--output-format", "json").out)
    assert [page["id"] for page in every] == [rule.id for rule in all_rules()]
    text = run("rule", "--all").out
    assert text.count("\nFlagged\n") == sum(not rule.is_credit for rule in all_rules())
    assert text.count("\nCredited\n") == sum(rule.is_credit for rule in all_rules())


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "always", "--output-format", "json"], {}, False),
    ],
)
def test_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], environment: dict[str, str], coloured: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("loud.txt", *arguments).out) == coloured


def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert _printing.wants_color("auto")
    monkeypatch.setenv("TERM", "dumb")
    assert not _printing.wants_color("auto")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_output_is_utf8_whatever_the_terminal_claims(run: Run, encoding: str) -> None:
    result = run("-", "--select", "shout", stdin="Hi Ana,\n\nTea 我们 🎉!".encode(), encoding=encoding)
    assert "我们 🎉!" in result.out


def test_a_bug_in_a_rule_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "all_rules", lambda: (STUMBLE,))
    result = run("loud.txt")
    assert result.status == 2
    assert result.err == "error: loud.txt: lint/stumble failed with KeyError('lost'); this is a bug, please report it\n"


def test_a_bug_elsewhere_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr(runs, "unpack_report", fail)
    result = run("loud.txt")
    assert result.status == 2
    assert "RuntimeError('odd')" in result.err
    assert len(result.err.splitlines()) == 1
    monkeypatch.setenv("OUTREACH_LINT_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        cli.main(["loud.txt"])


def test_a_missing_pipeline_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from outreach_lint.language import pipeline

    monkeypatch.setattr(pipeline, "PIPELINE_PATH", tmp_path / "nowhere")
    pipeline.load_pipeline.cache_clear()
    result = run("loud.txt")
    pipeline.load_pipeline.cache_clear()
    assert result.status == 2
    assert len(result.err.splitlines()) == 1


def test_interrupting_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(runs, "unpack_report", interrupted)
    assert run("loud.txt") == Result(130, "", "\n")


# --- The real program, in processes of its own ---------------------------------------------------------------------


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "outreach_lint", *arguments]


def test_pipes(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(LOUD, encoding="utf-8")
    with (tmp_path / "draft.txt").open("rb") as draft:
        result = subprocess.run(
            program("-", "--output-format", "json"), check=False, stdin=draft, capture_output=True, encoding="utf-8"
        )
    assert result.returncode in (0, 1)
    assert json.loads(result.stdout)["files"][0]["path"] == "-"
    assert result.stderr == ""


def test_a_reader_that_goes_away_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(LOUD, encoding="utf-8")
    process = subprocess.Popen(
        program(str(tmp_path), "--output-format", "json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() in (0, 1)
