"""`python -m benchmarks.project`: a project of many files, as a team keeps it.

Three questions: how long do unchanged templates take with a warm cache, beside other linters of text on the same
files; how much do two processes gain over one; and does memory grow with the number of messages?
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, count, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import IO, NamedTuple

import click

from benchmarks.throughput import default_texts

LINT = (sys.executable, "-m", "outreach_lint", "--isolated", "--exit-zero", "--output-format", "concise")
ROOT = Path(__file__).parent.parent


def messages() -> Iterator[str]:
    """Yield messages without end, no two of them the same: the texts of the throughput, under numbers."""
    texts = list(default_texts())
    for number in count():
        yield f"{texts[number % len(texts)].rstrip()}\n\nOrder no. {number + 4000}.\n"


def write_files(folder: Path, texts: Iterable[str]) -> list[str]:
    """Write each text into a file of its own, and return their names."""
    names = []
    for number, text in enumerate(texts):
        name = f"message-{number:05}.txt"
        (folder / name).write_text(text, encoding="utf-8")
        names.append(name)
    return names


class Measured(NamedTuple):
    """What a process and its children took: seconds on the clock and of the processor, and megabytes at their most."""

    clock: float
    processor: float
    memory: float


def start(command: Sequence[str], folder: Path, errors: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """Start a process whose findings nobody reads."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=errors)


def run(command: Sequence[str], folder: Path) -> Measured:
    """Measure a process with its children.

    Raises:
        ClickException: when it fails; other linters may end with any status (write-good's counts its findings).
    """
    with tempfile.TemporaryFile() as errors:
        begin = perf_counter()
        process = start(command, folder, errors)
        with watched(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
            took = perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        ours = command[: len(LINT)] == [*LINT]
        if process.returncode < 0 or (ours and process.returncode > 1):
            errors.seek(0)
            raise click.ClickException(f"{command[0]}: {errors.read().decode(errors='replace')[-800:]}")
    return Measured(took, usage.ru_utime + usage.ru_stime, max([usage.ru_maxrss / 1024, *memory]))


@contextmanager
def watched(process: int) -> Iterator[list[float]]:
    """Look at the memory of a process and its children while they run; what they share counts once."""
    peaks: list[float] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.5):
            peaks[:] = [max(0.0, *peaks, sum(map(_megabytes, (process, *_children(process)))))]

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peaks
    finally:
        over.set()
        thread.join()


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _megabytes(process: int) -> float:
    """Return a process's share of the memory (PSS), in megabytes; 0 where the system doesn't say."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def compare_linters(size: int, rounds: int, others: dict[str, list[str]]) -> None:
    """Time unchanged files with a warm cache beside other linters on the same files, in turns."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = write_files(folder, islice(messages(), size))
        cold = run([*LINT, "--jobs", "1", *names], folder)
        commands = {"outreach-lint, warm cache": [*LINT, *names]}
        commands |= {name: [*command, *names] for name, command in others.items()}
        taken: dict[str, list[Measured]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(run(command, folder))
    click.echo(f"{size} files:{'':28}   clock  processor")
    click.echo(f"  {'outreach-lint, without cache':30} {cold.clock:8.2f} s {cold.processor:8.2f} s")
    for name, values in taken.items():
        clock, processor = (median(column) for column in ([v.clock for v in values], [v.processor for v in values]))
        click.echo(f"  {name:30} {clock:8.2f} s {processor:8.2f} s")


def compare_processes(size: int, rounds: int) -> None:
    """Time one process beside two, without cache, and beside two independent runs over half of the files each."""
    whole, half = [*LINT, "--no-cache", "--jobs", "1"], size // 2
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = write_files(folder, islice(messages(), size))
        for _ in range(rounds):
            one = run([*whole, *names], folder)
            two = run([*LINT, "--no-cache", "--jobs", "2", *names], folder)
            begin = perf_counter()
            pair = [start([*whole, *some], folder) for some in (names[:half], names[half:])]
            for process in pair:
                process.wait()
            apart = perf_counter() - begin
            click.echo(
                f"{size} files: --jobs 1 {one.clock:.1f} s ({one.processor:.1f} s of the processor), --jobs 2"
                f" {two.clock:.1f} s ({two.processor:.1f} s); gain {one.clock / two.clock:.2f};"
                f" two runs over half each {apart:.1f} s, gain {one.clock / apart:.2f}"
            )


def compare_memory(few: int, many: int, jobs: int, cached: bool) -> None:
    """Compare the most memory that a run needs for few and for many messages."""
    peaks = []
    for size in (few, many):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            write_files(folder, islice(messages(), size))
            peaks.append(run([*LINT, *([] if cached else ["--no-cache"]), "--jobs", str(jobs), "."], folder).memory)
    low, high = peaks
    how = f"--jobs {jobs}, {'writing the' if cached else 'without'} cache"
    click.echo(f"memory, {how}: {few} messages {low:.0f} MB, {many} messages {high:.0f} MB; ratio {high / low:.2f}")


@click.command(help="Time a project of many files: warm cache, processes, memory.")
@click.option("--files", type=click.IntRange(min=1), default=1000, show_default=True, help="For the warm cache.")
@click.option("--parallel", type=click.IntRange(min=1), default=2000, show_default=True, help="For two processes.")
@click.option("--memory", type=(int, int), default=(2000, 20000), show_default=True, help="Few and many messages.")
@click.option("--memory-jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes for that.")
@click.option("--memory-cache", is_flag=True, help="Measure memory with a cache that is written.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--only", type=click.Choice(["cache", "processes", "memory"]), multiple=True, help="Only these.")
@click.option(
    "--other",
    multiple=True,
    metavar="COMMAND",
    help="Another linter to time on the same files: its program and options, to which the files are added.",
)
def main(
    files: int,
    parallel: int,
    memory: tuple[int, int],
    memory_jobs: int,
    memory_cache: bool,
    rounds: int,
    only: tuple[str, ...],
    other: tuple[str, ...],
) -> None:
    """Print what was measured."""
    parts: dict[str, Callable[[], None]] = {
        "cache": lambda: compare_linters(files, rounds, _commands(other)),
        "processes": lambda: compare_processes(parallel, rounds),
        "memory": lambda: compare_memory(*memory, memory_jobs, memory_cache),
    }
    for name, measure in parts.items():
        if not only or name in only:
            measure()


def _commands(others: Iterable[str]) -> dict[str, list[str]]:
    commands = {}
    for other in others:
        program, *options = other.split()
        if not Path(program).is_file():
            click.echo(f"no such program, passed over: {program}", err=True)
            continue
        commands[" ".join(chain([Path(program).name], options))[:30]] = [str(Path(program).resolve()), *options]
    return commands


if __name__ == "__main__":
    main()
