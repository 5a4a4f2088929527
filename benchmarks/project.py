"""`python -m benchmarks.project`: a project of many files, as a team keeps it.

Three questions: how long do unchanged templates take with a warm cache, beside other linters of text on the same
files; how much do two processes gain over one; and does memory grow with the number of messages?
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count, islice
from pathlib import Path
from statistics import median
from time import perf_counter

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


def run(command: Sequence[str], folder: Path) -> tuple[float, int]:
    """Return how many seconds a process takes on the clock, and the most memory it had, in kilobytes.

    Raises:
        ClickException: when it fails; other linters may end with any status (write-good's counts its findings).
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    with tempfile.TemporaryFile() as errors:
        begin = perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        took = perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        ours = command[: len(LINT)] == [*LINT]
        if process.returncode < 0 or (ours and process.returncode > 1):
            errors.seek(0)
            raise click.ClickException(f"{command[0]}: {errors.read().decode(errors='replace')[-800:]}")
    return took, usage.ru_maxrss


def compare_linters(size: int, rounds: int, others: dict[str, list[str]]) -> None:
    """Time unchanged files with a warm cache beside other linters on the same files, in turns."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = write_files(folder, islice(messages(), size))
        cold = run([*LINT, *names], folder)[0]
        commands = {"outreach-lint, warm cache": [*LINT, *names]}
        commands |= {name: [*command, *names] for name, command in others.items()}
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(run(command, folder)[0])
    click.echo(f"{size} files:")
    click.echo(f"  {'outreach-lint, without cache':30} {cold:8.2f} s")
    for name, values in times.items():
        click.echo(f"  {name:30} {median(values):8.2f} s")


def compare_processes(size: int, rounds: int) -> None:
    """Time one process beside two, without cache."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = write_files(folder, islice(messages(), size))
        times: dict[str, list[float]] = {"1": [], "2": []}
        for _ in range(rounds):
            for jobs, values in times.items():
                values.append(run([*LINT, "--no-cache", "--jobs", jobs, *names], folder)[0])
    one, two = (median(values) for values in times.values())
    click.echo(f"{size} files: 1 process {one:.1f} s, 2 processes {two:.1f} s; gain {one / two:.2f}")


def compare_memory(few: int, many: int) -> None:
    """Compare the most memory that one process needs for few and for many messages."""
    peaks = []
    for size in (few, many):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            write_files(folder, islice(messages(), size))
            peaks.append(run([*LINT, "--no-cache", "--jobs", "1", "."], folder)[1])
    low, high = (peak / 1024 for peak in peaks)
    click.echo(f"memory: {few} messages {low:.0f} MB, {many} messages {high:.0f} MB; ratio {high / low:.2f}")


@click.command(help="Time a project of many files: warm cache, processes, memory.")
@click.option("--files", type=click.IntRange(min=1), default=1000, show_default=True, help="For the warm cache.")
@click.option("--parallel", type=click.IntRange(min=1), default=2000, show_default=True, help="For two processes.")
@click.option("--memory", type=(int, int), default=(2000, 20000), show_default=True, help="Few and many messages.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--only", type=click.Choice(["cache", "processes", "memory"]), multiple=True, help="Only these.")
@click.option(
    "--other",
    multiple=True,
    metavar="COMMAND",
    help="Another linter to time on the same files: its program and options, to which the files are added.",
)
def main(
    files: int, parallel: int, memory: tuple[int, int], rounds: int, only: tuple[str, ...], other: tuple[str, ...]
) -> None:
    """Print what was measured."""
    parts: dict[str, Callable[[], None]] = {
        "cache": lambda: compare_linters(files, rounds, _commands(other)),
        "processes": lambda: compare_processes(parallel, rounds),
        "memory": lambda: compare_memory(*memory),
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
