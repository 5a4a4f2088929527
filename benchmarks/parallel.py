"""From how much text on several processes are faster than one: what `run.BREAK_EVEN` rests on.

    python -m benchmarks.parallel [--processes N] [--drafts N ...]

Each line lints that many copies of the samples' drafts in a process of its own, with one process and with several,
and prints the shorter of two times of each.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUN = """
import sys
from outreach_lint import run
run.BREAK_EVEN = 1
from outreach_lint.cli import main
main(["--no-cache", "--quiet", "--isolated", "--output-format", "json", "-j", sys.argv[1], sys.argv[2]])
"""


def seconds(folder: Path, processes: int) -> float:
    """Return how long linting a folder takes, the shorter of two times."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        command = [sys.executable, "-c", RUN, str(processes), str(folder)]
        subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a line for each number of drafts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--drafts", type=int, nargs="+", default=[10, 25, 50, 100, 200])
    arguments = parser.parse_args()
    samples = sorted((ROOT / "samples").rglob("*.txt"))
    print(f"drafts   bytes   1 process   {arguments.processes} processes   ratio")
    for count in arguments.drafts:
        with tempfile.TemporaryDirectory() as name:
            folder, size = Path(name), 0
            for number, sample in enumerate(islice(cycle(samples), count)):
                text = f"{sample.read_text(encoding='utf-8')}\n\nP.S. This is number {number}.\n"
                size += (folder / f"{number:05}.txt").write_bytes(text.encode())
            one, several = seconds(folder, 1), seconds(folder, arguments.processes)
        print(f"{count:6} {size:7} {one:9.2f} s {several:11.2f} s {one / several:7.2f}", flush=True)


if __name__ == "__main__":
    main()
