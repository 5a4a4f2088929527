"""The wheel: everything a user needs is inside, and works away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from outreach_lint.language.pipeline import PIPELINE_PATH
from outreach_lint.lexicon import all_lexicon_names
from outreach_lint.rules import all_rules

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_wheel_holds_everything(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    for lexicon in (*all_lexicon_names(), "sets"):
        assert f"outreach_lint/lexicons/{lexicon}.yaml" in names
    for rule in all_rules():
        assert f"{rule.check.__module__.replace('.', '/')}.py" in names
    for path in PIPELINE_PATH.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT).as_posix() in names
    assert any(name.startswith("outreach_lint/language/en_outreach_sm/LICENSE") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    for name in ZipFile(wheel).namelist():
        assert name.startswith(("outreach_lint/", "outreach_lint-")), name
        assert "__pycache__" not in name


def test_wheel_holds_its_data_compiled(wheel: Path, tmp_path: Path) -> None:
    """No YAML is left to read for a draft, and what was compiled is what the wheel's own YAML comes to."""
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "draft.txt").write_text("Hi Ana,\n\nIs the kiln in your yard still for sale?\n", encoding="utf-8")
    code = (
        "import sys\nsys.modules['yaml'] = None\nfrom outreach_lint import cli\n"
        f"assert cli.__file__.startswith({str(tmp_path)!r}), cli.__file__\ncli.main(['--no-cache', 'draft.txt'])"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)


def test_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 20_000_000


def test_wheel_works_by_itself(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    sample = next((ROOT / "samples" / "faulty").glob("*.txt"))
    (tmp_path / "draft.txt").write_bytes(sample.read_bytes())
    run = "import sys; from outreach_lint import cli; print(cli.__file__, file=sys.stderr); cli.main()"
    result = subprocess.run(
        [sys.executable, "-c", run, "draft.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert str(tmp_path / "installed") in result.stderr
    assert result.returncode == 1, result.stderr
    assert "draft.txt:" in result.stdout
