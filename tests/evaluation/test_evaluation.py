"""The evaluation: what its figures count, on a corpus of two made-up messages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation.__main__ import main
from evaluation.corpus import Label, Sample, read_corpus
from evaluation.measures import Result, alarms, family_scores, higher_trust, pair_scores
from outreach_lint.diagnostics import Diagnostic, Severity
from outreach_lint.document import MessageKind
from outreach_lint.source import Source, TextSpan

BAD = "Dear Sir or Madam,\n\nI hope this email finds you well. We offer plumbing.\n\nTed\n"
GOOD = "Hi Wanda,\n\nYour tap in the Elm Street kitchen dripped on Friday. How long did your old washer hold?\n\nTed\n"


def result(name: str, text: str, *labels: Label, said: tuple[tuple[str, str], ...] = (), ham: bool = False) -> Result:
    """A result with warnings on quoted words."""
    source = Source(name, text)
    diagnostics = tuple(
        Diagnostic(
            source,
            rule,
            rule.split("/")[0],
            Severity.WARNING,
            TextSpan(text.index(quote), text.index(quote) + len(quote)),
            "m",
            "h",
        )
        for rule, quote in said
    )
    kind = None if ham else MessageKind.OUTREACH
    return Result(Sample(name, Path(name), kind, labels, None), diagnostics, 10, text)


def test_a_label_is_found_in_its_message_and_in_place() -> None:
    label = Label("cliche-opener", "I hope this email finds you well.", "stock")
    elsewhere = result("a", BAD, label, said=(("missing-personalization/generic-greeting", "Dear Sir or Madam"),))
    on_it = result("b", BAD, label, said=(("missing-personalization/stock-opener", "finds you well"),))
    assert elsewhere.answers(label, in_place=False)
    assert not elsewhere.answers(label, in_place=True)
    assert on_it.answers(label, in_place=True)
    scores = {s.family: s for s in family_scores([elsewhere, on_it], borderline=True)}
    found = scores["missing-personalization"]
    assert (found.labels, found.found, found.found_in_place) == (2, 2, 1)
    assert (found.precision, found.recall, found.recall_in_place) == (1.0, 1.0, 0.5)


def test_a_finding_that_the_reader_did_not_see_lowers_precision() -> None:
    said = (("missing-personalization/stock-opener", "finds you well"),)
    seen = result("a", BAD, Label("cliche-opener", "", "stock"), said=said)
    unseen = result("b", BAD, said=said)
    scores = {s.family: s for s in family_scores([seen, unseen], borderline=True)}
    assert scores["missing-personalization"].precision == 0.5


def test_borderline_labels_need_not_be_found_but_confirm() -> None:
    label = Label("cliche-opener", "", "borderline: common courtesy")
    silent = result("a", BAD, label)
    assert next(s for s in family_scores([silent], borderline=True) if s.labels).recall == 0.0
    assert not [s for s in family_scores([silent], borderline=False) if s.labels]


def test_pairs_can_be_ranked_by_trust() -> None:
    worse, better, other = (result(name, BAD) for name in ("1-bad.txt", "1-good.txt", "2-good.txt"))
    ranked = [replace(worse, trust=1.5), replace(better, trust=1.6), replace(other, trust=0.1)]
    assert pair_scores(ranked, higher_trust).right == 1
    assert pair_scores(ranked).ties == 1


def test_a_pair_is_right_only_when_the_better_message_has_fewer_faults() -> None:
    said = (("risky-gift/no-gift", "We offer plumbing."),)
    right = [result("1-bad.txt", BAD, said=said), result("1-good.txt", BAD)]
    tied = [result("2-bad.txt", BAD), result("2-good.txt", BAD)]
    scores = pair_scores([*right, *tied])
    assert (scores.pairs, scores.right, scores.ties, scores.wrong) == (2, 1, 1, ("2-bad.txt",))


def test_alarms_count_genuine_mail_only() -> None:
    said = (("risky-gift/no-gift", "We offer plumbing."),)
    assert alarms([result("a", BAD, said=said), result("b", BAD, said=said, ham=True)]) == (1, 1)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of two messages, one fault labelled."""
    (tmp_path / "index.tsv").write_text(
        "file\tkind\tsubject\tauthor\na-bad.txt\tcold-email\t\thuman\na-good.txt\tcold-email\t\thuman\n"
    )
    label = {"category": "cliche-opener", "quote": "I hope this email finds you well.", "why": "stock"}
    rows = [{"file": "a-bad.txt", "findings": [label], "overall": 1}, {"file": "a-good.txt", "findings": []}]
    (tmp_path / "labels.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "a-bad.txt").write_text(BAD)
    (tmp_path / "a-good.txt").write_text(GOOD)
    return tmp_path


def test_the_command_lints_a_corpus_and_prints_its_figures(corpus: Path) -> None:
    assert [sample.kind for sample in read_corpus(corpus)] == [MessageKind.OUTREACH] * 2
    run = CliRunner().invoke(
        main, ["--corpus", str(corpus), "--findings", "--credits", "--misses"], catch_exceptions=False
    )
    assert run.exit_code == 0
    assert "## missing-personalization/stock-opener (1)" in run.output
    assert "## credit/open-question (1)" in run.output
    assert "the better message has fewer faults in 1 of 1, 0 ties" in run.output
    assert "the better message has the higher trust quotient in 1 of 1, 0 ties" in run.output
