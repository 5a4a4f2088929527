"""Before/after pairs, end to end: the better message has fewer faults for its length and the higher trust quotient."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from evaluation.measures import WEIGHTS
from outreach_lint.linter import credit_document, lint_document
from outreach_lint.report import MessageReport, report_message
from outreach_lint.rules import all_rules
from tests.conftest import ReadDocument

PAIRS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))
RULES = [rule for rule in all_rules() if not rule.is_credit and not rule.preview]
CREDITS = [rule for rule in all_rules() if rule.is_credit]


def _report(read_document: ReadDocument, text: str) -> MessageReport:
    document = read_document(text)
    return report_message(document, lint_document(document, RULES), credit_document(document, CREDITS))


def _faults(report: MessageReport) -> float:
    """Weighted faults per 100 words, as the evaluation counts them."""
    return 100 * sum(WEIGHTS[diagnostic.severity] for diagnostic in report.diagnostics) / report.words


@pytest.mark.parametrize("name", PAIRS)
def test_the_better_message_ranks_higher(name: str, read_document: ReadDocument) -> None:
    before, after = (_report(read_document, PAIRS[name][which]) for which in ("before", "after"))
    assert _faults(after) < _faults(before)
    assert after.trust.score > before.trust.score
