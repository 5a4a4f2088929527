"""What the documentation tells teams to put into CI does what it says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FAULTY = "Hi [Name],\n\nI hope this email finds you well.\n\nBest,\nAna\n"
HONEST = "Hi Jo,\n\nYour shop's returns page sends people to a form that is closed. Shall I send a picture?\n\nAna\n"
needs_sh = pytest.mark.skipif(os.name == "nt", reason="the scripts are for sh")


def command(folder: Path) -> Path:
    """Put an `outreach-lint` that runs this checkout into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "outreach-lint"
    path.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m outreach_lint "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A repository with a faulty draft in a folder with a blank in its name, and an honest one."""
    repository = tmp_path / "repository"
    (repository / "cold mails").mkdir(parents=True)
    (repository / "cold mails" / "bad.txt").write_text(FAULTY, encoding="utf-8")
    (repository / "good.txt").write_text(HONEST, encoding="utf-8")
    return repository


def run_action(drafts: Path, runner: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run what the action runs, where its installation already stands."""
    command(runner / "outreach-lint" / "bin")
    environment = {
        **os.environ,
        "RUNNER_TEMP": str(runner),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        **inputs,
    }
    script = ["sh", str(ROOT / "scripts" / "action")]
    return subprocess.run(script, cwd=drafts, env=environment, capture_output=True, text=True, check=False)


@needs_sh
def test_action_annotates_and_sums_up(drafts: Path, tmp_path: Path) -> None:
    runner = tmp_path / "runner"
    result = run_action(drafts, runner, INPUT_PATHS="cold mails\ngood.txt\n", INPUT_SARIF_FILE="out.sarif")
    assert result.returncode == 1, result.stderr
    assert result.stdout.startswith(
        "::error title=outreach-lint (template/unfilled-placeholder),file=cold mails/bad.txt"
    )
    assert "### cold mails/bad.txt" in (runner / "summary.md").read_text(encoding="utf-8")
    results = json.loads((drafts / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "template/unfilled-placeholder" in {result["ruleId"] for result in results}


@needs_sh
def test_action_takes_arguments_literally(drafts: Path, tmp_path: Path) -> None:
    result = run_action(drafts, tmp_path / "runner", INPUT_ARGS="--select=risky-gift/no-gift\n--exit-zero",
                        INPUT_PATHS="good.txt")  # fmt: skip
    assert result.returncode == 0, result.stderr
    result = run_action(drafts, tmp_path / "runner", INPUT_PATHS="$(touch broken)\n; touch broken\n*.nothing")
    assert result.returncode == 2
    assert not (drafts / "broken").exists()


def test_action_file_runs_the_script() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    assert step["run"] == 'sh "$GITHUB_ACTION_PATH/scripts/action"'
    read = set(re.findall(r"INPUT_\w+", (ROOT / "scripts" / "action").read_text(encoding="utf-8")))
    assert set(step["env"]) == read
    given = {re.sub(r"\W", "", value.split("inputs.")[1]) for value in step["env"].values()}
    assert given | {"pythonversion"} == {name.replace("-", "") for name in action["inputs"]}


def test_gitlab_snippet(drafts: Path, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    snippet = yaml.safe_load(page.split("```yaml\n# .gitlab-ci.yml\n")[1].split("```")[0])
    lines = [line for line in snippet["copy"]["script"] if line.startswith("outreach-lint ")]
    assert len(lines) == 2
    environment = {**os.environ, "PATH": f"{command(tmp_path / 'bin').parent}{os.pathsep}{os.environ['PATH']}"}
    codes = [subprocess.run(["sh", "-c", line], cwd=drafts, env=environment, stdout=subprocess.DEVNULL).returncode
             for line in lines]  # fmt: skip
    assert codes == [0, 1]
    report = json.loads((drafts / snippet["copy"]["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert report[0]["location"]["path"] == "cold mails/bad.txt"


HOOKS = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: outreach-lint
        exclude: ^templates/
      - id: outreach-lint-templates
        files: ^templates/
"""


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody; return what it printed."""
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com"]
    result = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return result.stdout.strip()


def copy_of_this_checkout(to: Path) -> str:
    """Commit this checkout as it is now, uncommitted work as well, to a repository; return the commit."""
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            (to / name).write_bytes((ROOT / name).read_bytes())
    git(to, "init", "-q")
    git(to, "add", "-A", "-f")
    git(to, "commit", "-q", "-m", "Copy")
    return git(to, "rev-parse", "HEAD")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs a checkout")
def test_hooks_in_a_real_repository(drafts: Path, tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    config = HOOKS.format(repo=hooks, rev=copy_of_this_checkout(hooks))
    (drafts / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (drafts / "templates").mkdir()
    (drafts / "templates" / "first.txt").write_text(
        HONEST.replace("Jo", '{{ first_name | default: "there" }}'), encoding="utf-8"
    )
    git(drafts, "init", "-q")
    git(drafts, "add", "-A")

    def pre_commit() -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
        call = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
        return subprocess.run(call, cwd=drafts, env=environment, capture_output=True, text=True, check=False)

    first = pre_commit()
    assert first.returncode == 1, first.stderr
    assert "cold mails/bad.txt:1:4: error template/unfilled-placeholder" in first.stdout
    assert "good.txt:" not in first.stdout
    (drafts / "cold mails" / "bad.txt").write_text(HONEST, encoding="utf-8")
    git(drafts, "add", "-A")
    second = pre_commit()
    assert second.returncode == 0, second.stdout + second.stderr
    assert second.stdout.count("Passed") == 2
