"""Whole runs: cached and fresh, by one process and by several, killed and damaged; the result is always the same."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from outreach_lint import jobs, rules
from outreach_lint import run as runs
from outreach_lint.cache import Cache
from outreach_lint.config import Settings
from outreach_lint.drafts import open_source
from outreach_lint.linter import lint_drafts
from outreach_lint.packing import PackingError, pack_report, unpack_report
from outreach_lint.source import Source
from outreach_lint.workers import WorkerLost, map_in_order
from tests.conftest import Run
from tests.made_rules import HURRY, PRAISE, SHOUT, SPACES, WHISPER

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "outreach_lint", *arguments]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with two dozen real drafts of all formats, and a configuration file."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "outreach-lint.toml").write_text('extend-select = ["ALL"]\n', encoding="utf-8")
    kept = [path for path in sorted(SAMPLES.rglob("*")) if path.is_file() and path.suffix not in (".py", "")]
    for number, path in enumerate(kept[:24]):
        shutil.copy(path, folder / f"{number:02}-{path.name}")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return folder


def output(*arguments: str) -> bytes:
    result = subprocess.run(program(*arguments), capture_output=True, check=False)
    assert result.returncode in (0, 1), result.stderr
    return result.stdout


def test_every_way_to_run_gives_the_same_bytes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = output("--no-cache", "-j", "1", "--output-format", "json")
    assert json.loads(fresh)["summary"]["messages"] >= 20
    assert not (project / ".outreach-lint-cache").exists()
    assert output("--output-format", "json", "-j", "1") == fresh
    assert (project / ".outreach-lint-cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172")
    assert (project / ".outreach-lint-cache" / ".gitignore").read_text().endswith("*\n")
    assert output("--output-format", "json") == fresh
    code = (
        "from outreach_lint import run; run.BREAK_EVEN = 1; run._LINTED = 3\n"
        "from outreach_lint.cli import main; main(['--no-cache', '-j', '3', '--output-format', 'json'])"
    )
    parallel = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert parallel.stdout == fresh, parallel.stderr
    some = sorted(project.glob("*.txt"))[3]
    some.write_text(some.read_text(encoding="utf-8") + "\n\nP.S. Act now!\n", encoding="utf-8")
    assert output("--output-format", "json") == output("--no-cache", "--output-format", "json") != fresh


def test_what_is_cached_loads_nothing(project: Path) -> None:
    output()
    code = (
        "import sys\nfrom outreach_lint.cli import main\n"
        "try:\n    main(['--output-format', 'concise', '--quiet'])\nexcept SystemExit:\n    pass\n"
        "heavy = 'spacy thinc numpy yaml jinja2 textstat multiprocessing difflib outreach_lint.rules"
        " outreach_lint.lexicon outreach_lint.readers outreach_lint.linter'\n"
        "print('LOADED', *[name for name in heavy.split() if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert result.stdout.splitlines()[-1] == "LOADED"


# --- The cache, in this process and with made rules ----------------------------------------------------------------


@pytest.fixture
def counted(run: Run, monkeypatch: pytest.MonkeyPatch) -> tuple[Run, Callable[[], int]]:
    """Return the command line, and how many drafts have been linted since the last time of asking."""
    monkeypatch.setattr(rules, "all_rules", lambda: (SHOUT, HURRY, SPACES))
    linted: list[int] = []
    real = jobs.do_jobs

    def count(some: list[jobs.Job]) -> list[jobs.Outcome]:
        linted.append(len(some))
        return real(some)

    monkeypatch.setattr(jobs, "do_jobs", count)

    def since() -> int:
        total = sum(linted)
        linted.clear()
        return total

    return run, since


def test_only_what_changed_is_linted(counted: tuple[Run, Callable[[], int]]) -> None:
    run, linted = counted
    first = run("--output-format", "json")
    assert linted() == 2
    assert run("--output-format", "json") == first
    assert linted() == 0
    os.utime("loud.txt")
    run()
    assert linted() == 0, "contents count, not times"
    Path("calm.txt").write_text("Hi Ana,\n\nCome soon!\n", encoding="utf-8")
    run()
    assert linted() == 1
    run("--ignore", "hurry")
    assert linted() == 2, "settings count"
    run("--fail-level", "error", "--statistics")
    assert linted() == 0, "how it is told does not"
    Path("loud.txt.outreach-lint").write_text("outreach-lint: ignore[shout] it is a fair\n", encoding="utf-8")
    assert "pressure/shout" not in run("loud.txt", "--output-format", "concise").out
    assert linted() == 1, "and so do sidecars"
    run("--no-cache")
    assert linted() == 2


def test_what_belongs_to_the_linter_is_no_draft(run: Run) -> None:
    Path("house.yaml").write_text("rules: {a: {message: Yes., words: [kettle]}}", encoding="utf-8")
    Path("other.yaml").write_text("body: Hi Ana, come now!", encoding="utf-8")
    Path("known.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
    Path("outreach-lint.toml").write_text('house-rules = ["house.yaml"]\nbaseline = "known.json"', encoding="utf-8")
    assert {"house.yaml", "known.json"}.isdisjoint(run("--show-files").out.split())
    assert "other.yaml" in run("--show-files").out.split()


def test_house_rules_and_options_count(counted: tuple[Run, Callable[[], int]]) -> None:
    run, linted = counted
    Path("house.yaml").write_text("rules: {a: {message: Yes., words: [kettle]}}", encoding="utf-8")
    Path("outreach-lint.toml").write_text('house-rules = ["house.yaml"]', encoding="utf-8")
    assert "house/a" in run("--output-format", "concise").out
    assert linted() == 2
    Path("house.yaml").write_text("rules: {b: {message: Yes., words: [kettle]}}", encoding="utf-8")
    assert "house/b" in run("--output-format", "concise").out
    assert linted() == 2


def test_a_suppression_that_ends_is_not_remembered(
    counted: tuple[Run, Callable[[], int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, linted = counted
    text = "Hi Ana,\n\nCome now! {# outreach-lint: ignore[pressure] the fair, until 2999-01-01 #}\n"
    Path("loud.txt").write_text(text, encoding="utf-8")
    assert run("loud.txt").status == 0
    assert run("loud.txt").status == 0
    assert linted() == 1
    monkeypatch.setattr(runs, "_today", lambda: "2999-01-02")
    run("loud.txt")
    assert linted() == 1


def test_a_new_version_of_anything_is_noticed(
    counted: tuple[Run, Callable[[], int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, linted = counted
    run()
    assert linted() == 2
    monkeypatch.setattr(runs, "quick_fingerprint", lambda: "other times")
    run()
    assert linted() == 0, "other times of the same files"
    monkeypatch.setattr(runs, "quick_fingerprint", lambda: "still other times")
    monkeypatch.setattr(runs, "full_fingerprint", lambda: "other contents")
    run()
    assert linted() == 2


@pytest.mark.parametrize("harm", ["junk", "empty", "cut", "flipped", "version", "folder", "values"])
def test_a_damaged_cache_never_harms_a_result(
    counted: tuple[Run, Callable[[], int]], tmp_path: Path, harm: str
) -> None:
    run, _ = counted
    arguments = ("--output-format", "json", "--cache-dir", "cache", "loud.txt", "calm.txt")
    right = run(*arguments)
    file = tmp_path / "cache" / "results.sqlite3"
    data = file.read_bytes()
    if harm == "junk":
        file.write_bytes(random.Random(1).randbytes(5000))
    elif harm == "empty":
        file.write_bytes(b"")
    elif harm == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif harm == "flipped":
        file.write_bytes(bytes(byte ^ 64 if i > 4000 else byte for i, byte in enumerate(data)))
    elif harm == "folder":
        file.unlink()
        file.mkdir()
    else:
        connection = sqlite3.connect(file)
        if harm == "version":
            connection.execute("PRAGMA user_version = 99")
        else:
            connection.execute("UPDATE results SET value = substr(value, 1, 8) || 'nonsense'")
        connection.commit()
        connection.close()
    assert run(*arguments) == right
    assert run(*arguments) == right


def test_a_cache_that_cannot_be_written_is_done_without(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("OUTREACH_LINT_CACHE_DIR", str(Path("taken/cache").resolve()))
    assert run("loud.txt").status == 1


def test_a_locked_cache_is_done_without(run: Run, tmp_path: Path) -> None:
    right = run("loud.txt", "--cache-dir", "cache")
    other = sqlite3.connect(tmp_path / "cache" / "results.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert run("loud.txt", "--cache-dir", "cache") == right
    other.close()
    assert (tmp_path / "cache" / "results.sqlite3").exists()


def test_a_folder_with_other_things_is_never_taken_for_the_cache(run: Run, tmp_path: Path) -> None:
    result = run("loud.txt", "--cache-dir", ".")
    assert result.status == 2
    assert "holds other things; name a folder of its own" in result.err
    assert not (tmp_path / ".gitignore").exists()
    assert run("clean", "--cache-dir", ".").status == 2
    assert (tmp_path / "loud.txt").exists()


def test_clean(run: Run) -> None:
    run("loud.txt", "--cache-dir", "cache")
    assert run("clean", "--cache-dir", "cache").out == "Deleted cache.\n"
    assert not Path("cache").exists()
    assert run("clean", "--cache-dir", "cache").out == "There is no cache at cache.\n"


def test_old_results_go(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path / "cache"))
    cache.keep([(b"a", b"1", "old"), (b"b", b"2", "used")])
    cache.close()
    connection = sqlite3.connect(tmp_path / "cache" / "results.sqlite3")
    connection.execute("UPDATE results SET day = day - 40")
    connection.commit()
    connection.close()
    cache = Cache(str(tmp_path / "cache"))
    assert cache.look_up([(b"b", b"2")]) == {b"b": "used"}
    cache.close()
    cache = Cache(str(tmp_path / "cache"))
    assert cache.look_up([(b"a", b"1"), (b"b", b"2")]) == {b"b": "used"}
    assert cache.look_up([(b"b", b"3")]) == {}


# --- Packing and workers -------------------------------------------------------------------------------------------


def test_packed_reports_come_back_as_they_were() -> None:
    directive = "{# outreach-lint: ignore[shout] a fair, until 2999-01-01 #}"
    text = f"Subject: Tea\n\nHi Ana,\n\nCome  now! {directive}\n\nBring cups!\n"
    drafts = [open_source(Source("a.txt", text)), open_source(Source("b.txt", ""))]
    found = (SHOUT, WHISPER, PRAISE, SPACES, HURRY)
    for report in lint_drafts(drafts, found, Settings()):
        for known in ({}, {"a.txt": text}, {"a.txt": "other"}):
            packed = pack_report(report, known)
            again = unpack_report(packed, known)
            assert again == report
            assert ("Come  now! {#" in packed) == (report.path == "a.txt" and known.get("a.txt") != text)
            for one, other in zip(again.diagnostics, report.diagnostics, strict=True):
                assert (one.source.text, one.excerpt) == (other.source.text, other.excerpt)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "[[], []]", "[[],[1,2,3]]", "{", '[[["a"]],["a",[],[],[],[],null,null]]']
)
def test_what_is_no_packed_report(text: str) -> None:
    with pytest.raises(PackingError):
        unpack_report(text, {})


def double(number: int) -> int:
    time.sleep(0.02 * (number % 3))
    if number == 77:
        raise ValueError("77")
    if number == 88:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def nothing() -> None:
    pass


def test_workers_answer_in_order() -> None:
    assert list(map_in_order(double, range(1, 40), 3, nothing)) == [2 * i for i in range(1, 40)]
    assert list(map_in_order(double, [], 3, nothing)) == []


def test_workers_are_asked_as_their_answers_are_taken() -> None:
    asked = []

    def jobs_to_do():  # type: ignore[no-untyped-def]
        for i in range(1, 1000):
            asked.append(i)
            yield i

    answers = map_in_order(double, jobs_to_do(), 2, nothing)
    assert [next(answers) for _ in range(3)] == [2, 4, 6]
    assert len(asked) < 30
    answers.close()


def test_what_a_worker_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="77"):
        list(map_in_order(double, [1, 77, 2], 2, nothing))


def test_a_worker_that_is_killed_is_told_of() -> None:
    with pytest.raises(WorkerLost, match="was killed"):
        list(map_in_order(double, [1, 88, 2, 3], 2, nothing))


# --- Killed at any moment ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_killing_a_run_leaves_everything_whole(project: Path, seed: int) -> None:
    for number in range(3):  # something to mend in several batches
        (project / f"{number}.txt").write_text("Hi Ana,\n\nThe  kettle is on.\n\nBen\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in project.iterdir() if path.is_file()}
    process = subprocess.Popen(program("--fix", "-j", "2"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    assert process.stderr.readline().startswith(b"mended: ")
    time.sleep(random.Random(seed).uniform(0, 0.3))
    process.kill()
    process.communicate()
    after = {path.name: path.read_bytes() for path in project.iterdir() if path.is_file()}
    assert {name for name in after if not name.startswith(".outreach-lint-")} == set(before)
    mended = [name for name, data in before.items() if after[name] != data]
    rest = output(*mended, "--fix", "--exit-zero", "--no-cache")  # each was mended whole: there is nothing left to mend
    assert {name: (project / name).read_bytes() for name in mended} == {name: after[name] for name in mended}, rest
    assert output("--output-format", "json") == output("--no-cache", "--output-format", "json")


# --- --watch -------------------------------------------------------------------------------------------------------


def test_watch_lints_again_when_something_changes(project: Path) -> None:
    for path in sorted(project.glob("*"))[1:]:
        if path.is_file() and path.name != "outreach-lint.toml":
            path.unlink()
    draft = next(path for path in project.iterdir() if path.name[:1].isdigit())
    draft.unlink()
    (project / "draft.txt").write_text("Hi Ana,\n\nTea at 4, at the mill in Leeds?\n\nBen\n", encoding="utf-8")
    log = project / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            program("draft.txt", "--watch", "--select", "stock-opener", "--output-format", "concise"),
            stdout=out, stderr=out,
            # A shell that starts the tests in the background lets them, and all they start, ignore interrupts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip

    def wait_for(text: str) -> None:
        end = time.monotonic() + 60
        while text not in log.read_text(encoding="utf-8") and time.monotonic() < end:
            time.sleep(0.1)
        assert text in log.read_text(encoding="utf-8")

    try:
        wait_for("watching: 1 drafts")
        draft = project / "draft.txt"
        draft.write_text("Hi Ana,\n\nI hope this email finds you well.\n\nBen\n", encoding="utf-8")
        wait_for("draft.txt:3:1: suggestion missing-personalization/stock-opener")
        (project / "outreach-lint.toml").write_text("selct = []", encoding="utf-8")
        wait_for("did you mean 'select'")
        (project / "outreach-lint.toml").write_text('severity = { stock-opener = "error" }', encoding="utf-8")
        wait_for("draft.txt:3:1: error missing-personalization/stock-opener")
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 1
