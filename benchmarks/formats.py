"""`python -m benchmarks.formats`: the same messages as plain text and in every format, in turns in one run.

Says how much a format adds to the time that linting the same words as plain text takes, reading and mapping included.
Each message is linted as plain text and in every format, one after the other, several times over, and of each the
fastest counts: that is what it takes when nothing else is in the way. All times are processor time.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from functools import partial

import click

from benchmarks.throughput import default_texts, timed
from outreach_lint.config import Settings
from outreach_lint.document import MessageKind, Mode
from outreach_lint.drafts import open_data
from outreach_lint.linter import lint_drafts
from outreach_lint.rules import all_rules
from tests.readers.wrapping import FORMATS, wrap

PLAIN = "plain text"


def lint(path: str, data: bytes, kind: MessageKind, mode: Mode) -> None:
    """Read and lint a file, as the kind that it is as plain text."""
    (report,) = lint_drafts([open_data(path, data, kind, mode)], all_rules(), Settings())
    if report.errors or len(report.messages) != 1:
        raise click.ClickException(f"{path}: {report.errors or len(report.messages)}")


def read(path: str, data: bytes, kind: MessageKind, mode: Mode) -> None:
    """Read a file only."""
    open_data(path, data, kind, mode)


@click.command(help="Time messages in every format beside the same messages as plain text.")
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True)
@click.option("--messages", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--at-most", type=float, default=1.15, show_default=True, help="Fail above this ratio.")
def main(rounds: int, messages: int, at_most: float) -> None:
    """Print the ratios."""
    texts = [text for text in default_texts() if text.startswith("Subject: ") and "[" not in text][:messages]
    linting: dict[str, list[float]] = defaultdict(list)
    reading: dict[str, list[float]] = defaultdict(list)
    for text in texts:
        (message,) = open_data("a.txt", text.encode()).messages
        files = {PLAIN: ("letter.txt", text.encode())} | {form: wrap(form, text) for form in FORMATS}
        fastest: dict[tuple[str, bool], float] = {}
        for number in range(rounds + 1):
            for form, (path, data) in files.items():
                gc.collect()
                for whole, work in ((True, lint), (False, read)):
                    took = timed(partial(work, path, data, message.kind, message.mode))
                    # The first round loads and compiles.
                    if number:
                        fastest[form, whole] = min(took, fastest.get((form, whole), took))
        for form in files:
            linting[form].append(fastest[form, True])
            reading[form].append(fastest[form, False])
    base, own = sum(linting[PLAIN]), sum(reading[PLAIN])
    per = 1e3 / len(texts)
    worst = 0.0
    for form, times in linting.items():
        ratio, added = sum(times) / base, 1 + (sum(reading[form]) - own) / base
        worst = max(worst, ratio)
        click.echo(
            f"{form:12} {sum(times) * per:7.2f} ms a message, of which reading {sum(reading[form]) * per:5.2f} ms; "
            f"ratio {ratio:.2f}, by reading alone {added:.2f}"
        )
    click.echo(f"{len(texts)} messages; at most {at_most}")
    if worst > at_most:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main()
