"""`python -m evaluation --corpus DIR`: run the linter over labelled messages and print the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path

import click

from evaluation.corpus import Sample, read_corpus
from evaluation.measures import Result, alarms, family_scores, fewer_faults, higher_trust, pair_scores
from outreach_lint.language.parse import parse_messages
from outreach_lint.language.pipeline import load_pipeline
from outreach_lint.linter import credit_document, lint_document
from outreach_lint.readers import read_messages
from outreach_lint.readers.decoding import decode
from outreach_lint.report import report_message
from outreach_lint.rule import Rule
from outreach_lint.rules import all_rules


def lint_samples(samples: Sequence[Sample], rules: Sequence[Rule], labelled_kinds: bool) -> Iterator[Result]:
    """Lint samples one by one.

    Args:
        labelled_kinds: take each message's kind from its label instead of detecting it.
    """
    credits = [rule for rule in all_rules() if rule.is_credit]
    for sample in samples:
        source = decode(sample.name, sample.path.read_bytes())
        messages = read_messages(source, sample.kind if labelled_kinds else None)
        documents = list(parse_messages(load_pipeline(), messages))
        reports = [
            report_message(document, lint_document(document, rules), credit_document(document, credits))
            for document in documents
        ]
        yield Result(
            sample,
            tuple(diagnostic for report in reports for diagnostic in report.diagnostics),
            sum(report.words for report in reports),
            source.text,
            reports[0].trust.score if reports else 0.0,
            tuple(credit for report in reports for credit in report.credits),
        )


def _print_findings(results: Sequence[Result]) -> None:
    found = [(d, result) for result in results for d in result.diagnostics]
    found.sort(key=lambda item: (item[0].rule, item[1].sample.name, item[0].span))
    for rule, group in groupby(found, key=lambda item: item[0].rule):
        items = list(group)
        click.echo(f"\n## {rule} ({len(items)})")
        for diagnostic, result in items:
            line = diagnostic.source.position(diagnostic.span.start).line
            excerpt = " ".join(diagnostic.excerpt.split())
            click.echo(f"{result.sample.name}:{line}: {diagnostic.severity.value}: «{excerpt}»")
            click.echo(f"    {diagnostic.message}\n    -> {diagnostic.help}")


def _print_credits(results: Sequence[Result]) -> None:
    found = [(credit, result) for result in results for credit in result.credits]
    found.sort(key=lambda item: (item[0].rule, item[1].sample.name, item[0].span))
    for rule, group in groupby(found, key=lambda item: item[0].rule):
        items = list(group)
        click.echo(f"\n## {rule} ({len(items)})")
        for credit, result in items:
            click.echo(f"{result.sample.name}: «{' '.join(credit.excerpt.split())}»")


def _print_misses(results: Sequence[Result]) -> None:
    click.echo("\n## labels not found in place")
    for result in results:
        for label in result.sample.labels:
            if not result.answers(label, in_place=True):
                mark = " (but elsewhere in the message)" if result.answers(label, in_place=False) else ""
                click.echo(f"{result.sample.name}: {label.category}: «{label.quote}» {label.why}{mark}")


def _print_scores(results: Sequence[Result]) -> None:
    header = f"{'family':24} labels  found  in place  said  precision  recall  recall in place    F1"
    for borderline in (True, False):
        click.echo(f"\n{'All labels' if borderline else 'Without borderline labels'}\n{header}")
        for s in family_scores(results, borderline=borderline):
            click.echo(
                f"{s.family:24} {s.labels:6} {s.found:6} {s.found_in_place:9} {s.diagnostics:5}"
                f" {s.precision:10.2f} {s.recall:7.2f} {s.recall_in_place:16.2f} {s.f1:5.2f}"
            )
    for measure, rank in (("has fewer faults", fewer_faults), ("has the higher trust quotient", higher_trust)):
        pairs = pair_scores(results, rank)
        if pairs.pairs:
            click.echo(f"\nPairs: the better message {measure} in {pairs.right} of {pairs.pairs}, {pairs.ties} ties")
            click.echo(f"  not: {', '.join(pairs.wrong)}")
    count, messages = alarms(results)
    if messages:
        click.echo(f"Genuine mail: {count} warnings or errors on {messages} messages ({count / messages:.2f} each)")


@click.command(help="Run the linter over labelled messages and print precision, recall, pairs and false alarms.")
@click.option("--corpus", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--select", multiple=True, help="Only rules whose id begins so, preview rules as well (repeatable).")
@click.option("--files", default="*", help="Only samples whose name fits this glob, such as 'pairs/*'.")
@click.option("--findings", is_flag=True, help="Print every finding, grouped by rule.")
@click.option("--credits", is_flag=True, help="Print every credit, grouped by rule.")
@click.option("--misses", is_flag=True, help="Print the labels that no diagnostic answers in place.")
@click.option("--labelled-kinds", is_flag=True, help="Take the kind of each message from its label.")
def main(
    corpus: Path,
    select: tuple[str, ...],
    files: str,
    findings: bool,
    credits: bool,
    misses: bool,
    labelled_kinds: bool,
) -> None:
    """Print the figures for a corpus."""
    rules = [rule for rule in all_rules() if (rule.id.startswith(select) if select else not rule.preview)]
    samples = [sample for sample in read_corpus(corpus) if fnmatch(sample.name, files)]
    results = list(lint_samples(samples, rules, labelled_kinds))
    if findings:
        _print_findings(results)
    if credits:
        _print_credits(results)
    if misses:
        _print_misses(results)
    _print_scores(results)


if __name__ == "__main__":
    main()
