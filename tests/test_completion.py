"""Shell completion: asked as shells ask, and by a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, "-m", "outreach_lint"]


def ask(shell: str, *words: str) -> set[str]:
    """Return what is offered for the last word."""
    typed = " ".join(["outreach-lint", *words])
    asking = {"_OUTREACH_LINT_COMPLETE": f"{shell}_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(words))}
    if shell == "fish":
        asking["COMP_CWORD"] = words[-1]
    result = subprocess.run(PROGRAM, env={**os.environ, **asking}, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return set(result.stdout.decode().replace(",", "\n").replace("\t", "\n").splitlines())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_options_values_commands_and_paths(shell: str) -> None:
    assert {"--output-format", "--output-file"} <= ask(shell, "--out")
    assert "service-reply" in ask(shell, "--kind", "s")
    assert {"rule", "file"} <= ask(shell, "ru")
    assert "--all" in ask(shell, "rule", "--a")
    assert "--statistics" in ask(shell, "draft.txt", "--st")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts_name_the_program(shell: str) -> None:
    script = subprocess.run([*PROGRAM, "completion", shell], cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    assert "outreach-lint" in script.stdout
    assert f"_OUTREACH_LINT_COMPLETE={shell}_complete" in script.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_a_real_bash(tmp_path: Path) -> None:
    command = tmp_path / "outreach-lint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m outreach_lint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    lines = (
        "source <(outreach-lint completion bash) && COMP_WORDS=(outreach-lint --fail-) COMP_CWORD=1",
        '_outreach_lint_completion outreach-lint; echo "${COMPREPLY[@]}"',
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        ["bash", "--norc", "-c", "\n".join(lines)], env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    assert result.stdout.split() == ["--fail-level"]
