"""`python -m benchmarks.throughput`: many messages in one process, beside bare `nlp.pipe` on the same texts.

Says where the time goes: reading, parsing, finding out whose story each clause is, the one pass over all lexicons,
every analysis and every rule. All times are processor time, which hardly depends on what else the machine does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import click
import yaml

from outreach_lint.config import Settings
from outreach_lint.document import LINTED_ROLES, Document, Message
from outreach_lint.drafts import open_source
from outreach_lint.language.parse import parse_messages
from outreach_lint.language.pipeline import load_pipeline
from outreach_lint.language.stream import parse_texts
from outreach_lint.lexicon import match_lexicons
from outreach_lint.linter import lint_document, lint_drafts
from outreach_lint.rules import all_rules
from outreach_lint.source import Source

ROOT = Path(__file__).parent.parent
WORDS = 120
"""How long a message is at least that is put together from cases."""


def default_texts() -> Iterator[str]:
    """Yield the samples, and the texts of the cases put together to messages of a common length."""
    for path in sorted(ROOT.glob("samples/*/*.txt")):
        yield path.read_text(encoding="utf-8")
    words, parts = 0, []
    for path in sorted(ROOT.glob("tests/cases/*/*.yaml")):
        for cases in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            for case in cases.values():
                parts.append(case["text"].strip())
                words += len(parts[-1].split())
                if words >= WORDS:
                    yield "\n\n".join(parts)
                    words, parts = 0, []


def timed(work: Callable[[], Any]) -> float:
    """Return how many seconds of the processor some work takes."""
    begin = process_time()
    work()
    return process_time() - begin


def read(texts: Sequence[str]) -> list[Message]:
    """Split all texts into messages."""
    return [message for text in texts for message in open_source(Source("draft.txt", text)).messages]


def lint(texts: Sequence[str]) -> None:
    """Do all that the command line does, but for printing."""
    drafts = (open_source(Source("draft.txt", text)) for text in texts)
    for report in lint_drafts(drafts, all_rules(), Settings()):
        if report.errors:
            raise click.ClickException(report.errors[0])


@contextmanager
def analyses_timed(spent: Counter[str]) -> Iterator[None]:
    """Count the seconds of every analysis by name, each without those it calls."""
    original = Document.once
    inner = [0.0]

    def once(self: Document, analysis: Callable[[Document], Any]) -> Any:
        if analysis in self._once:
            return self._once[analysis]
        inner.append(0.0)
        begin = process_time()
        result = original(self, analysis)
        took = process_time() - begin
        spent[f"analysis {analysis.__module__.rsplit('.', 1)[-1]}.{analysis.__name__}"] += took - inner.pop()
        inner[-1] += took
        spent["(in analyses)"] += took if len(inner) == 1 else 0.0
        return result

    Document.once = once  # type: ignore[method-assign]
    try:
        yield
    finally:
        Document.once = original  # type: ignore[method-assign]


def stages(messages: Sequence[Message]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the seconds of the main stages, and of each analysis and rule."""
    nlp = load_pipeline()
    blocks = [m.text(block) for m in messages for block in m.blocks if block.role in LINTED_ROLES]
    main: dict[str, float] = {"parse": timed(lambda: list(parse_texts(nlp, blocks)))}
    documents: list[Document] = []
    main["documents, parties, focus"] = timed(lambda: documents.extend(parse_messages(nlp, messages))) - main["parse"]
    main["lexicons"] = timed(lambda: [document.once(match_lexicons) for document in documents])
    parts: Counter[str] = Counter()
    with analyses_timed(parts):
        for rule in all_rules():
            before = parts["(in analyses)"]
            took = timed(lambda rule=rule: [lint_document(document, [rule]) for document in documents])  # type: ignore[misc]
            parts[f"rule {rule.id}"] = took - (parts["(in analyses)"] - before)
    del parts["(in analyses)"]
    main["analyses and rules"] = sum(parts.values())
    return main, dict(parts)


@click.command(help="Time many messages beside bare nlp.pipe, and say where the time goes.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Use its .txt files.")
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True)
@click.option("--at-most", type=float, default=1.3, show_default=True, help="Fail above this ratio of medians.")
@click.option("--top", type=int, default=15, show_default=True, help="How many analyses and rules to list.")
def main(folder: Path | None, rounds: int, at_most: float, top: int) -> None:
    """Print the medians, their ratio and the stages."""
    paths = sorted(folder.rglob("*.txt")) if folder else []
    texts = [path.read_text("utf-8", "replace") for path in paths] if folder else list(default_texts())
    nlp = load_pipeline()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    lint(texts)
    bare, ours = [], []
    for _ in range(rounds):
        bare.append(timed(lambda: list(nlp.pipe(texts))))
        ours.append(timed(lambda: lint(texts)))
    for name, values in (("bare nlp.pipe", bare), ("outreach-lint", ours)):
        click.echo(f"{name:26} {median(values):7.3f} s   {tokens / median(values):9,.0f} tokens/s")
    ratio = median(ours) / median(bare)
    click.echo(f"ratio of medians {ratio:.2f} (at most {at_most}); {len(texts)} messages, {tokens:,} tokens\n")
    messages = read(texts)
    reading = timed(lambda: read(texts))
    main_stages, parts = stages(messages)
    for stage, spent in {"read": reading, **main_stages}.items():
        _line(stage, spent, tokens, median(bare))
    click.echo()
    for part, spent in sorted(parts.items(), key=lambda item: -item[1])[:top]:
        _line(part, spent, tokens, median(bare))
    if ratio > at_most:
        raise click.exceptions.Exit(1)


def _line(name: str, spent: float, tokens: int, bare: float) -> None:
    click.echo(f"{name:48} {spent * 1e6 / tokens:7.2f} us/token   {100 * spent / bare:5.1f}% of bare nlp.pipe")


if __name__ == "__main__":
    main()
