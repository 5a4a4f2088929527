"""The measured agreement of rules: valid, about rules that exist, and obeyed."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.agreement import REPORT, with_table
from outreach_lint.agreement import Agreement, AgreementError, agreement_table, load_agreement, parse_agreement
from outreach_lint.pages import page_data
from outreach_lint.rule import Rule
from outreach_lint.rules import all_rules

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)


def test_figures_are_of_rules_that_exist() -> None:
    assert set(load_agreement()) <= {rule.id for rule in all_rules()}


@every_rule
def test_a_rule_that_is_too_often_wrong_is_off_by_default(rule: Rule) -> None:
    measured = load_agreement().get(rule.id)
    assert rule.preview or measured is None or not measured.is_low, f"{rule.id} must be preview: {measured}"


@every_rule
def test_pages_tell_what_was_measured(rule: Rule) -> None:
    measured = load_agreement().get(rule.id)
    page = page_data(rule)
    assert page["precision"] == (measured.precision if measured else None)
    assert page["findings_read"] == (measured.read if measured else 0)


def test_the_report_has_the_figures_of_today() -> None:
    report = REPORT.read_text(encoding="utf-8")
    assert with_table(with_table(report)) == with_table(report)
    measured = [(rule.id, not rule.preview) for rule in all_rules() if rule.id in load_agreement()]
    for row in agreement_table(measured).splitlines():
        assert row in report, "run python -m evaluation.agreement"


def test_the_table_names_every_rule_and_leaves_the_rest_alone() -> None:
    with pytest.raises(ValueError, match="lacks the marks"):
        with_table("# A report without marks")
    table = agreement_table([("a/rule", True), ("b/rule", False)])
    assert "| `a/rule` | 0 | 0 | not measured | yes |" in table
    assert "| `b/rule` | 0 | 0 | not measured | no (preview) |" in table


@pytest.mark.parametrize(
    ("read", "agreed", "low"), [(4, 0, False), (5, 3, True), (5, 4, False), (10, 7, True), (10, 8, False)]
)
def test_low_agreement_needs_enough_findings(read: int, agreed: int, low: bool) -> None:
    assert Agreement(read, agreed).is_low == low


def test_figures_are_read() -> None:
    assert parse_agreement({"rules": {"a/b": {"read": 3, "agreed": 2}}}) == {"a/b": Agreement(3, 2)}
    assert parse_agreement({"rules": None}) == {}
    assert Agreement(3, 2).precision == 0.667


@pytest.mark.parametrize(
    "raw",
    [
        None,
        {},
        {"rules": {}, "more": 1},
        {"rules": {"a/b": 3}},
        {"rules": {"a/b": {"read": 3}}},
        {"rules": {"a/b": {"read": 0, "agreed": 0}}},
        {"rules": {"a/b": {"read": 2, "agreed": 3}}},
        {"rules": {"a/b": {"read": 2.0, "agreed": 1}}},
        {"rules": {"a/b": {"read": True, "agreed": 1}}},
    ],
)
def test_wrong_figures_are_refused(raw: Any) -> None:
    with pytest.raises(AgreementError):
        parse_agreement(raw)
