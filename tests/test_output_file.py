"""Where findings go (`--output-file`), and how many warnings are let pass (`--max-warnings`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run


def test_findings_go_to_a_file(run: Run, tmp_path: Path) -> None:
    shown = run("loud.txt", "--select", "shout", "--output-format", "concise")
    kept = run("loud.txt", "--select", "shout", "--output-format", "concise", "-o", str(tmp_path / "out.txt"))
    assert (kept.status, kept.out) == (1, "")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == shown.out
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")] == []


def test_a_file_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    result = run("loud.txt", "--select", "shout", "-o", str(tmp_path / "nowhere" / "out.txt"))
    assert result.status == 2
    assert "out.txt" in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["--max-warnings", "0"], 1), (["--max-warnings", "1"], 0), (["--max-warnings", "-1"], 2)],
)
def test_some_warnings_may_pass(run: Run, arguments: list[str], status: int) -> None:
    assert run("loud.txt", "--select", "shout", *arguments).status == status
