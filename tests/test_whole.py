"""Whatever stops a run - a kill at any line, a full disk, a folder that may not be written - nothing is left half."""

from __future__ import annotations

import os
import pickle
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from outreach_lint import rules
from tests.conftest import Result, Run
from tests.made_rules import HURRY, SHOUT, SPACES

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are copies of this one")
# Where files are written, and what leads there.
WRITERS = ("fixer.py", "cache.py", "baseline.py", "_running.py", "_printing.py", "run.py")
DRAFTS = 4
TEXT = "Hi Ana,\n\nThe  kettle is on{number}. Come now!\n\nBen\n"
MENDED = TEXT.replace("  ", " ")


def in_child(work: Callable[[], Any], prepare: Callable[[], None]) -> tuple[int, Any]:
    """Do some work in a copy of this process; return how that ended (as waitpid says), and what the work returned."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            prepare()
            os.write(writes, pickle.dumps(work()))
        finally:
            os._exit(0)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        data = pipe.read()
    return os.waitpid(child, 0)[1], pickle.loads(data) if data else None


class Lines:
    """Counts the lines of the writers that are run; at the one given, the process kills itself."""

    def __init__(self, last: int = 0) -> None:
        self.last = last
        self.count = 0

    def start(self) -> None:
        """Begin to count."""
        sys.settrace(self._enter)

    def _enter(self, frame: FrameType, event: str, argument: Any) -> Any:
        file = frame.f_code.co_filename
        return self._line if "outreach_lint" in file and file.endswith(WRITERS) else None

    def _line(self, frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            self.count += 1
            if self.count == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line


@pytest.fixture
def made(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with made rules, and some drafts with something to mend."""
    monkeypatch.setattr(rules, "all_rules", lambda: (SHOUT, HURRY, SPACES))
    for name in ("loud.txt", "calm.txt"):
        Path(name).unlink()
    for number in range(DRAFTS):
        Path(f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    return run


FIX = ("--fix", "--no-cache", "-j", "1")
CACHE = ("--cache-dir", "cache", "-j", "1", "--output-format", "json")
CREATE = ("baseline", "create", "--no-cache")
UPDATE = ("baseline", "update", "--no-cache")
BASELINE = Path("outreach-lint-baseline.json")


@pytest.mark.parametrize("arguments", [FIX, CACHE, CREATE, UPDATE], ids=["fix", "cache", "create", "update"])
def test_killed_at_any_line(
    made: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, arguments: tuple[str, ...]
) -> None:
    if arguments == UPDATE:
        made(*CREATE)
        Path("0.txt").write_text(MENDED.format(number=0), encoding="utf-8")
    pristine = tmp_path_factory.mktemp("pristine")
    shutil.copytree(tmp_path, pristine, dirs_exist_ok=True)
    right = made("--no-cache", "--output-format", "json").out
    before = BASELINE.read_bytes() if BASELINE.exists() else None

    lines = Lines()
    status, total = in_child(lambda: (made(*arguments), lines.count)[1], lines.start)
    assert status == 0
    assert total > 50
    after = BASELINE.read_bytes() if BASELINE.exists() else None
    moments = random.Random(" ".join(arguments)).sample(range(1, total + 1), 25)
    for last in (1, total, *moments):
        restore(tmp_path, pristine)
        status, _ = in_child(lambda: made(*arguments), Lines(last).start)
        assert os.WIFSIGNALED(status)
        for number in range(DRAFTS):
            text = Path(f"{number}.txt").read_text(encoding="utf-8")
            assert text in (TEXT.format(number=number), MENDED.format(number=number))
        strays = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".outreach-lint-")}
        assert strays <= {path.name for path in pristine.iterdir()} | {"cache", BASELINE.name}
        if arguments == CACHE:
            assert made(*CACHE).out == right
        assert (BASELINE.read_bytes() if BASELINE.exists() else None) in (before, after)
    restore(tmp_path, pristine)
    made(*arguments)
    assert (BASELINE.read_bytes() if BASELINE.exists() else None) == after


def restore(folder: Path, pristine: Path) -> None:
    """Put a folder back to what it was."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(pristine, folder, dirs_exist_ok=True)


# --- Nothing can be written ----------------------------------------------------------------------------------------


def no_room() -> None:
    """Let every write to a file fail, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.fixture
def anyones_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that everybody may look into and only its owner may write to."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        monkeypatch.chdir(folder)
        for number in range(DRAFTS):
            Path(f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
            Path(f"{number}.txt").chmod(0o644)
        yield folder
        folder.chmod(0o755)


def nobody() -> None:
    """Become somebody who may write nowhere here."""
    if os.geteuid() == 0:
        os.setuid(65534)
    else:
        Path.cwd().chmod(0o555)


WRITING = [
    (("0.txt", "--fix", "-q", "-n"), "0.txt: not mended: "),
    (("baseline", "create", "-n"), "outreach-lint-baseline.json: can't be written: "),
    (("0.txt", "-q", "-n", "-o", "out.txt"), "out.txt: can't be written: "),
    (("init",), "outreach-lint.toml: can't be written: "),
]


@pytest.mark.parametrize(("arguments", "said"), WRITING)
@pytest.mark.parametrize(("obstacle", "why"), [(no_room, "file too large"), (nobody, "permission denied")])
def test_what_cannot_be_written_is_told_in_one_line(
    made: Run,
    anyones_folder: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    said: str,
    obstacle: Callable[[], None],
    why: str,
) -> None:
    before = {path.name: path.read_bytes() for path in anyones_folder.iterdir()}
    if obstacle is nobody:  # whoever becomes somebody else can't load what is theirs alone
        os.chdir(tmp_path)
        made(*arguments)
        os.chdir(anyones_folder)
    status, result = in_child(lambda: made(*arguments), obstacle)
    assert status == 0
    assert isinstance(result, Result)
    assert result.status == 2
    assert result.err == f"error: {said}{why}\n"
    assert {path.name: path.read_bytes() for path in anyones_folder.iterdir()} == before


def test_a_cache_without_room_is_done_without(made: Run) -> None:
    right = made("--no-cache", "--output-format", "json")
    status, result = in_child(lambda: made(*CACHE), no_room)
    assert (status, result) == (0, right)
    assert made(*CACHE) == right
    assert made("clean", "--cache-dir", "cache").out == "Deleted cache.\n"
