"""From how much text on several processes are faster than one: what `run.BREAK_EVEN` rests on.

    python -m benchmarks.parallel [--processes N] [--drafts N ...] [--rounds N]

Each line lints that many copies of the samples' drafts in a process of its own, with one process and with several.
The clock says what a user waits for, and means little while the machine does other work. So the processor's time is
counted as well: all that one process takes, beside the longest way through several, which is what the main process
takes and what the busiest worker takes after it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
# Workers end without tidying up, so each is asked for its time as it ends.
RUN = """
import os, resource, sys
from outreach_lint import run, workers
from outreach_lint.cli import main

def tell(name):
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(name, usage.ru_utime + usage.ru_stime, file=sys.stderr, flush=True)

def serve(*arguments, end=os._exit, real=workers._serve):
    os._exit = lambda status: (tell("worker"), end(status))
    real(*arguments)

workers._serve = serve
run.BREAK_EVEN = 1
try:
    main(["--no-cache", "--quiet", "--isolated", "--output-format", "json", "-j", sys.argv[1], sys.argv[2]])
finally:
    tell("main")
"""


class Taken(NamedTuple):
    """What a run takes: seconds on the clock, and of the processor on the longest way."""

    clock: float
    processor: float


def measure(folder: Path, processes: int) -> Taken:
    """Lint a folder."""
    start = time.perf_counter()
    command = [sys.executable, "-c", RUN, str(processes), str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )
    clock = time.perf_counter() - start
    times: dict[str, float] = {"main": 0.0, "worker": 0.0}
    for line in done.stderr.splitlines():
        name, _, seconds = line.partition(" ")
        if name in times:
            times[name] = max(times[name], float(seconds))
    return Taken(clock, times["main"] + times["worker"])


def main() -> None:
    """Print a line for each number of drafts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--drafts", type=int, nargs="+", default=[10, 25, 50, 100, 200])
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    samples = sorted((ROOT / "samples").rglob("*.txt"))
    print(f"                 clock                        processor, longest way\n"
          f"drafts   bytes   1 process   {arguments.processes} processes  ratio   1 process   "
          f"{arguments.processes} processes  ratio")  # fmt: skip
    for count in arguments.drafts:
        with tempfile.TemporaryDirectory() as name:
            folder, size = Path(name), 0
            for number, sample in enumerate(islice(cycle(samples), count)):
                text = f"{sample.read_text(encoding='utf-8')}\n\nP.S. This is number {number}.\n"
                size += (folder / f"{number:05}.txt").write_bytes(text.encode())
            rounds = [(measure(folder, 1), measure(folder, arguments.processes)) for _ in range(arguments.rounds)]
        cells = []
        for field in ("clock", "processor"):
            one, several = (median(getattr(taken, field) for taken in column) for column in zip(*rounds, strict=True))
            cells.append(f"{one:8.2f} s {several:11.2f} s {one / several:6.2f}")
        print(f"{count:6} {size:7}  {'   '.join(cells)}", flush=True)


if __name__ == "__main__":
    main()
