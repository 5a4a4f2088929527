"""The baseline: what is known stays quiet, what changed comes back. And --diff-base, with real git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from outreach_lint import rules
from tests.conftest import Run
from tests.made_rules import SHOUT

FILE = "outreach-lint-baseline.json"


@pytest.fixture
def lint(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(rules, "all_rules", lambda: (SHOUT,))
    Path("old").mkdir()
    Path("loud.txt").rename("old/loud.txt")
    Path("calm.txt").unlink()
    return run


def excerpts(run: Run, *arguments: str) -> list[str]:
    result = run(*arguments, "--output-format", "json")
    assert result.status in (0, 1), result.err
    files = json.loads(result.out)["files"]
    return [d["excerpt"] for file in files for message in file["messages"] for d in message["diagnostics"]]


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")


def test_what_is_known_is_not_reported(lint: Run) -> None:
    assert lint("baseline", "create").out == f"{FILE}: 1 findings known (all of them new).\n"
    assert json.loads(Path(FILE).read_text(encoding="utf-8")) == {
        "version": 1,
        "findings": [{"path": "old/loud.txt", "rule": "pressure/shout", "sentence": "come now!"}],
    }
    assert excerpts(lint) == []
    assert lint().status == 0


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ana,\n\nBefore all else.\n\nThe kettle is on. Come now!\n\nBen\n",
        "Hi Ana,\n\nThe kettle is on. Come\nnow!\n\nBen\n",
        "Dear Bo,\n\nCome   now!\n",
    ],
)
def test_it_survives_moves_and_wraps(lint: Run, text: str) -> None:
    lint("baseline", "create")
    write("old/loud.txt", text)
    assert excerpts(lint) == []


def test_it_survives_renaming(lint: Run) -> None:
    lint("baseline", "create")
    Path("new").mkdir()
    Path("old/loud.txt").rename("new/name.txt")
    assert excerpts(lint) == []
    write("new/copy.txt", Path("new/name.txt").read_text(encoding="utf-8"))
    assert excerpts(lint) == ["Come now!"], "but it stands for one draft, not for two"


def test_a_changed_sentence_comes_back(lint: Run) -> None:
    lint("baseline", "create")
    write("old/loud.txt", "Hi Ana,\n\nThe kettle is on. Come right now!\n\nBen\n")
    assert excerpts(lint) == ["Come right now!"]
    write("old/loud.txt", "Hi Ana,\n\nCome now! Come now!\n\nBen\n")
    assert excerpts(lint) == ["Come now!"], "a second one is new"


def test_update_and_prune(lint: Run) -> None:
    lint("baseline", "create")
    write("old/loud.txt", "Hi Ana,\n\nBring cups!\n\nBen\n")
    write("other.txt", "Hi Bo,\n\nBring tea!\n")
    before = Path(FILE).read_bytes()
    assert lint("baseline", "update", "other.txt").out == f"{FILE}: 2 findings known (1 new, 0 gone).\n"
    assert b"come now!" in Path(FILE).read_bytes(), "what was not linted is left alone"
    assert lint("baseline", "prune").out == f"{FILE}: 1 findings known (0 new, 1 gone).\n"
    assert excerpts(lint) == ["Bring cups!"]
    assert lint("baseline", "update").out == f"{FILE}: 2 findings known (1 new, 0 gone).\n"
    assert excerpts(lint) == []
    assert Path(FILE).read_bytes() != before
    again = Path(FILE).read_bytes()
    lint("baseline", "update")
    assert Path(FILE).read_bytes() == again
    Path("other.txt").unlink()
    assert lint("baseline", "update").out == f"{FILE}: 1 findings known (0 new, 1 gone).\n"


def test_create_writes_over_nothing(lint: Run) -> None:
    lint("baseline", "create")
    result = lint("baseline", "create")
    assert result.status == 2
    assert "exists already" in result.err
    Path(FILE).unlink()
    assert "'outreach-lint baseline create' writes it" in lint("baseline", "update").err


def test_nothing_is_written_when_something_could_not_be_read(lint: Run) -> None:
    Path("junk.txt").write_bytes(bytes(range(256)))
    assert lint("baseline", "create").status == 2
    assert not Path(FILE).exists()


def test_another_place(lint: Run) -> None:
    write("outreach-lint.toml", 'baseline = "lint/known.json"')
    assert "lint/known.json: can't read the baseline (no such file)" in lint().err
    Path("lint").mkdir()
    assert lint("baseline", "create").status == 0
    assert "../old/loud.txt" in Path("lint/known.json").read_text(encoding="utf-8")
    assert excerpts(lint) == []
    assert excerpts(lint, "--isolated") == ["Come now!"]
    assert excerpts(lint, "--isolated", "--baseline", "lint/known.json") == []


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"version": 1}', '{"version": 1, "findings": [3]}', '{"version": 1, "findings": {"a": 1}}',
     '{"version": 1, "findings": [{"path": 1, "rule": "a", "sentence": "b"}]}', '{"version": 9, "findings": []}'],
)  # fmt: skip
def test_a_damaged_file_gets_one_line(lint: Run, text: str) -> None:
    write(FILE, text)
    result = lint()
    assert (result.status, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert line.startswith(f"error: {FILE}: ")
    assert "'outreach-lint baseline create'" in line


# --- --diff-base ---------------------------------------------------------------------------------------------------


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(lint: Run) -> Run:
    git("init", "-q")
    write("old/two.txt", "Hi Bo,\n\nBring cups! Bring tea!\n")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    return lint


def test_only_changed_sentences_are_reported(repository: Run) -> None:
    assert len(excerpts(repository)) == 3
    assert excerpts(repository, "--diff-base", "HEAD") == []
    write("old/two.txt", "Hi Bo,\n\nA word before.\n\nBring\ncups! Bring more tea!\n")
    assert excerpts(repository, "--diff-base", "HEAD") == ["Bring more tea!"]
    git("add", "-A")
    assert excerpts(repository, "--diff-base", "HEAD") == ["Bring more tea!"], "staged or not"
    git("commit", "-q", "-m", "second")
    assert excerpts(repository, "--diff-base", "HEAD") == []
    assert excerpts(repository, "--diff-base", "HEAD~1") == ["Bring more tea!"]


def test_new_drafts_are_reported_and_moved_ones_are_not(repository: Run) -> None:
    write("new.txt", "Hi Cy,\n\nBring cups!\n")
    assert excerpts(repository, "--diff-base", "HEAD") == ["Bring cups!"]
    Path("new.txt").unlink()
    Path("old/two.txt").rename("moved.txt")
    assert excerpts(repository, "--diff-base", "HEAD") == []
    git("add", "-A")
    assert excerpts(repository, "--diff-base", "HEAD") == []


def test_below_the_top_of_the_repository(repository: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("old/two.txt", "Hi Bo,\n\nBring cups! Bring more tea!\n")
    monkeypatch.chdir("old")
    assert excerpts(repository, "--diff-base", "HEAD") == ["Bring more tea!"]


def test_a_changed_merge_field_is_a_change(repository: Run) -> None:
    write("field.txt", "Hi {{first_name}},\n\nCome, {{first_name}}!\n")
    git("add", "-A")
    git("commit", "-q", "-m", "field")
    assert excerpts(repository, "--diff-base", "HEAD") == []
    write("field.txt", "Hi {{first_name}},\n\nCome, {{firstname}}!\n")
    assert excerpts(repository, "--diff-base", "HEAD") == ["Come, {{firstname}}!"]


def test_wrong_revisions_get_one_line(repository: Run) -> None:
    for name in ("nowhere", "--output=x", "HEAD:old"):
        result = repository("--diff-base", name)
        assert (result.status, result.out) == (2, "")
        assert result.err == f"error: --diff-base {name}: git knows no such revision here\n"
    assert repository("--diff-base", "HEAD", "--fix").status == 2


def test_outside_of_a_repository(lint: Run) -> None:
    result = lint("--diff-base", "HEAD")
    assert result.status == 2
    assert "not a git repository" in result.err
    assert len(result.err.splitlines()) == 1
