"""`python -m benchmarks.cold`: one draft, from nothing, beside a bare process that parses the same text.

Both are run in turns in processes of their own, after a first round that writes bytecode and warms the disk, so that
whatever else the machine does falls on both. Processor time is told beside the time on the clock, because it hardly
depends on what else runs.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import click

from outreach_lint.language.pipeline import PIPELINE_PATH

ROOT = Path(__file__).parent.parent
DRAFT = ROOT / "benchmarks" / "draft.txt"

BARE = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
nlp(open(sys.argv[2], encoding="utf-8").read())
"""


def commands(draft: Path) -> dict[str, list[str]]:
    """Return the processes to compare by name; the first is the linter, the second what it is measured by."""
    return {
        "outreach-lint draft": [sys.executable, "-m", "outreach_lint", "--no-cache", str(draft)],
        "bare spaCy": [sys.executable, "-c", BARE, str(PIPELINE_PATH), str(draft)],
        "outreach-lint --help": [sys.executable, "-m", "outreach_lint", "--help"],
        "bare Python": [sys.executable, "-c", "pass"],
    }


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Return how long a process takes, on the clock and of the processor."""
    begin, used = perf_counter(), _processor_time()
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    took = perf_counter() - begin, _processor_time() - used
    if result.returncode not in (0, 1):
        raise click.ClickException(result.stderr.decode())
    return took


def _processor_time() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


@click.command(help="Time a cold run on one draft beside a bare process that parses it.")
@click.option("--draft", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=DRAFT)
@click.option("--rounds", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--at-most", type=float, default=1.3, show_default=True, help="Fail above this ratio of medians.")
def main(draft: Path, rounds: int, at_most: float) -> None:
    """Print the medians and their ratio."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    runs = commands(draft)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, command in runs.items():
            took = seconds(command, environment)
            if number:
                times[name].append(took)
    medians = {name: [median(column) for column in zip(*values, strict=True)] for name, values in times.items()}
    for name, (clock, processor) in medians.items():
        click.echo(f"{name:22} median {clock:6.3f} s   processor {processor:6.3f} s")
    ours, bare = (medians[name] for name in list(runs)[:2])
    ratio = ours[0] / bare[0]
    click.echo(f"ratio of medians {ratio:.2f} (at most {at_most}); of processor time {ours[1] / bare[1]:.2f}")
    if ratio > at_most:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main()
