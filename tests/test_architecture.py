"""The order of the rooms: who may import whom, and what must stay cheap."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "outreach_lint"


def test_import_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_room_has_its_place_in_the_contract() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    for room in sorted(rooms - {"__init__", "__main__"}):
        assert f"outreach_lint.{room}" in contract, f"{room} is missing from the layers in pyproject.toml"


def test_no_room_is_called_after_nothing() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert not {"utils", "manager", "engine", "processor", "handler", "helpers", "common"} & {*path.stem.split("_")}


def test_importing_the_package_loads_none_of_it() -> None:
    assert loaded_after("import outreach_lint; outreach_lint.__version__", "outreach_lint.linter", "spacy") == []


def test_public_names_are_all_there() -> None:
    import outreach_lint

    for name in outreach_lint.__all__:
        assert getattr(outreach_lint, name).__name__ == name


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["rule", "--help"],
        ["rule", "template/unfilled-placeholder"],
        ["rule", "--all", "--output-format", "json"],
        ["--no-such-option"],
        ["--select", "no-such-rule"],
        ["--kind", "no-such-kind"],
        ["no-such-file.txt"],
        ["EMPTY_FOLDER"],
        ["EMPTY_FILE"],
        ["EMPTY_FILE", "--output-format", "json"],
    ],
    ids=" ".join,
)
def test_what_parses_nothing_never_loads_spacy(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    places = {"EMPTY_FOLDER": str(tmp_path / "folder"), "EMPTY_FILE": str(tmp_path / "empty.txt")}
    arguments = [places.get(argument, argument) for argument in arguments]
    run = f"from outreach_lint.cli import main\ntry:\n    main({arguments!r})\nexcept SystemExit:\n    pass"
    assert loaded_after(run, "spacy", "thinc", "numpy", "textstat") == []


def loaded_after(code: str, *modules: str) -> list[str]:
    """Return which modules a fresh process has loaded after running some code."""
    report = f"\nimport sys\nprint('LOADED', *[m for m in {modules!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code + report], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    return result.stdout.splitlines()[-1].split()[1:]
