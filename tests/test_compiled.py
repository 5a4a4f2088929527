"""Data that is kept ready: made once, and again whenever anything about it is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from outreach_lint import compiled
from outreach_lint.compiled import key_of, load_or_make, read, write


class Maker:
    """Makes data, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, list[str]]:
        self.times += 1
        return {"words": ["“rye”", "oats\n"]}


@pytest.fixture
def make() -> Maker:
    return Maker()


@pytest.fixture(autouse=True)
def bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that Python keeps bytecode in for the time of a test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "bytecode"


def kept(bytecode: Path) -> Path:
    """The file that holds what was made."""
    (path,) = (path for path in bytecode.rglob("*") if path.is_file())
    return path


def test_what_was_made_once_is_read(make: Maker) -> None:
    assert load_or_make("words", "a", make) == load_or_make("words", "a", make) == Maker()()
    assert make.times == 1


def test_another_key_makes_anew(make: Maker) -> None:
    for key in ("a", "b", "b"):
        load_or_make("words", key, make)
    assert make.times == 2


@pytest.mark.parametrize("damage", [b"", b"a\n", b"\xff\xfe", b'a 0\n{"words":[]}'])
def test_a_damaged_file_is_made_anew(make: Maker, bytecode: Path, damage: bytes) -> None:
    load_or_make("words", "a", make)
    kept(bytecode).write_bytes(damage)
    assert load_or_make("words", "a", make) == load_or_make("words", "a", make) == Maker()()
    assert make.times == 2


def test_half_a_file_and_a_changed_letter_are_noticed(make: Maker, bytecode: Path) -> None:
    load_or_make("words", "a", make)
    whole = kept(bytecode).read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:-1], whole.replace(b"rye", b"eye")):
        kept(bytecode).write_bytes(damaged)
        with pytest.raises(ValueError, match="holds something else"):
            read(kept(bytecode), "a")


def test_where_nothing_can_be_written_it_is_made_each_time(make: Maker, bytecode: Path) -> None:
    bytecode.write_text("a file in the folder's place")
    assert load_or_make("words", "a", make) == load_or_make("words", "a", make) == Maker()()
    assert make.times == 2


def test_where_python_writes_no_bytecode_nothing_is_written(
    make: Maker, bytecode: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load_or_make("words", "a", make)
    assert not bytecode.exists()


def test_nothing_is_left_beside_the_file(make: Maker, bytecode: Path) -> None:
    load_or_make("words", "a", make)
    load_or_make("words", "b", make)
    assert kept(bytecode).name.startswith("words.")


def test_a_shipped_file_is_read_if_it_is_of_today(make: Maker, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped.json"
    write(shipped, "a", ["shipped"])
    assert load_or_make("words", "a", make, [shipped]) == ["shipped"]
    assert load_or_make("words", "b", make, [shipped]) == Maker()()


def test_a_key_tells_where_one_file_ends() -> None:
    assert key_of([b"ab", b"c"]) != key_of([b"a", b"bc"]) != key_of([b"abc"])


def test_many_processes_may_make_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    code = (
        "import sys\nfrom pathlib import Path\nfrom outreach_lint.compiled import read, write\n"
        f"path = Path({str(path)!r})\n"
        "for number in range(200):\n    write(path, 'a', [number] * 500)\n    assert len(read(path, 'a')) == 500\n"
    )
    root = Path(compiled.__file__).parent.parent
    runs = [subprocess.Popen([sys.executable, "-c", code], cwd=root) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
