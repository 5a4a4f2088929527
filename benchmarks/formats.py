"""`python -m benchmarks.formats`: the same messages as plain text and in every format, in turns in one run.

Says how much longer a format takes than plain text, reading and mapping included; all times are processor time.
"""

from __future__ import annotations

import gc

import click

from benchmarks.throughput import default_texts, timed
from outreach_lint.config import Settings
from outreach_lint.document import MessageKind, Mode
from outreach_lint.drafts import open_data
from outreach_lint.linter import lint_drafts
from outreach_lint.rules import all_rules
from tests.readers.wrapping import FORMATS


def lint(path: str, files: list[bytes], kinds: list[MessageKind]) -> None:
    """Read and lint files, each as the kind that it is as plain text."""
    opened = (open_data(path, data, kind, Mode.DRAFT) for data, kind in zip(files, kinds, strict=True))
    for report in lint_drafts(opened, all_rules(), Settings()):
        if report.errors or len(report.messages) != 1:
            raise click.ClickException(f"{path}: {report.errors or len(report.messages)}")


def read(path: str, files: list[bytes], kinds: list[MessageKind]) -> None:
    """Read files only."""
    for data, kind in zip(files, kinds, strict=True):
        open_data(path, data, kind, Mode.DRAFT)


@click.command(help="Time messages in every format beside the same messages as plain text.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--messages", type=click.IntRange(min=1), default=40, show_default=True)
@click.option("--at-most", type=float, default=1.15, show_default=True, help="Fail above this ratio of fastest rounds.")
def main(rounds: int, messages: int, at_most: float) -> None:
    """Print the ratios."""
    texts = [text for text in default_texts() if text.startswith("Subject: ") and "[" not in text][:messages]
    kinds = [open_data("a.txt", text.encode()).messages[0].kind for text in texts]
    forms = {"plain text": ("a.txt", [text.encode() for text in texts])}
    forms |= {name: (path, [wrap(text).encode() for text in texts]) for name, (path, wrap) in FORMATS.items()}
    times: dict[str, list[float]] = {name: [] for name in forms}
    reading: dict[str, list[float]] = {name: [] for name in forms}
    lint(*forms["plain text"], kinds)
    for _ in range(rounds):
        for name, (path, files) in forms.items():
            gc.collect()
            times[name].append(timed(lambda path=path, files=files: lint(path, files, kinds)))  # type: ignore[misc]
            reading[name].append(timed(lambda path=path, files=files: read(path, files, kinds)))  # type: ignore[misc]
    base = min(times["plain text"])
    worst = 0.0
    for name in forms:
        ratio = min(times[name]) / base
        worst = max(worst, ratio)
        per = 1e3 / len(texts)
        click.echo(
            f"{name:14} {min(times[name]) * per:8.2f} ms a message, of which reading "
            f"{min(reading[name]) * per:6.2f} ms   ratio {ratio:.2f}"
        )
    click.echo(f"{len(texts)} messages; at most {at_most}")
    if worst > at_most:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main()
