"""`python -m benchmarks.mail ARCHIVE`: read and lint every raw mail of a folder or tar archive, one by one.

None may crash or get lost, the maps must tile, and every excerpt must be its slice of the source. Says how long a
thousand mails take and which ones take longest; all times are processor time.
"""

from __future__ import annotations

import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import click

from outreach_lint.config import Settings
from outreach_lint.drafts import OpenDraft, open_data
from outreach_lint.linter import lint_drafts
from outreach_lint.report import FileReport
from outreach_lint.rules import all_rules
from outreach_lint.source import SegmentKind

_SLOWEST = 5


def mails(place: Path, pattern: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of every mail."""
    if place.is_dir():
        for path in sorted(place.rglob(pattern)):
            if path.is_file():
                yield str(path.relative_to(place)), path.read_bytes()
        return
    with tarfile.open(place) as archive:
        for member in archive:
            if member.isfile() and Path(member.name).match(pattern):
                file = archive.extractfile(member)
                yield member.name, file.read() if file else b""


def check_reading(draft: OpenDraft) -> None:
    """Assert that a mail was read as one message whose map tiles its source."""
    assert not draft.errors, draft.errors
    assert len(draft.messages) == 1, f"{len(draft.messages)} messages"
    (message,) = draft.messages
    at = 0
    for segment in message.segments.segments:
        assert segment.span.start == at, f"a hole at {at}"
        at = segment.span.end
        assert segment.kind is not SegmentKind.TEXT or message.source.slice(segment.span) == segment.view
    assert at == len(message.source.text), "the end is missing"


def check_report(report: FileReport) -> int:
    """Assert that every diagnostic stands where its words do; return how many there are."""
    assert not report.errors, report.errors
    assert len(report.messages) == 1
    found = 0
    for diagnostic in report.diagnostics:
        text, span = diagnostic.source.text, diagnostic.span
        assert 0 <= span.start <= span.end <= len(text)
        assert diagnostic.source.slice(span) == text[span.start : span.end] == diagnostic.excerpt
        found += 1
    return found


@click.command(help="Read and lint every raw mail of a folder or tar archive.")
@click.argument("place", type=click.Path(exists=True, path_type=Path))
@click.option("--pattern", default="*.txt", show_default=True, help="Which files are mails.")
@click.option("--read-only", is_flag=True, help="Read the mails, but don't lint them.")
@click.option("--limit", type=int, help="Stop after so many.")
def main(place: Path, pattern: str, read_only: bool, limit: int | None) -> None:
    """Print what became of them; fail when one crashed or was lost."""
    rules, settings = all_rules(), Settings()
    reading: list[tuple[float, str]] = []
    linting: list[tuple[float, str]] = []
    wrong: list[str] = []
    tally: Counter[str] = Counter()
    for number, (name, data) in enumerate(mails(place, pattern)):
        if limit is not None and number >= limit:
            break
        try:
            begin = process_time()
            draft = open_data("mail.eml", data)
            reading.append((process_time() - begin, name))
            check_reading(draft)
            if not read_only:
                begin = process_time()
                (report,) = lint_drafts([draft], rules, settings)
                linting.append((process_time() - begin, name))
                tally["diagnostics"] += check_report(report)
                tally[report.messages[0].kind.value] += 1
        except Exception as error:  # whatever it is, it is what this command looks for
            wrong.append(f"{name}: {error!r}")
            click.echo(wrong[-1], err=True)
    for what, times in (("reading", reading), ("linting", linting)):
        if times:
            total = sum(seconds for seconds, _ in times)
            click.echo(f"{what}: {len(times):,} mails, {1000 * total / len(times):.1f} s per 1,000; the slowest:")
            for seconds, name in sorted(times, reverse=True)[:_SLOWEST]:
                click.echo(f"  {seconds:7.2f} s  {name}")
    for name, count in tally.most_common():
        click.echo(f"{count:8,} {name}")
    click.echo(f"{len(wrong)} went wrong")
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
