"""Rule pages: what `outreach-lint rule` prints."""

from __future__ import annotations

import json

import pytest

from outreach_lint.pages import page_data, page_text
from outreach_lint.reporters.json import dump
from outreach_lint.rule import Rule
from outreach_lint.rules import all_rules

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)


@every_rule
def test_page_has_everything(rule: Rule) -> None:
    data = json.loads(dump(page_data(rule)))
    examples = ["credited", "passed_over"] if rule.is_credit else ["flagged", "better"]
    assert list(data) == [
        "id", "family", "severity", "default", "kinds", "factors", "precision", "findings_read", "summary", "why",
        "evidence", *examples, "options",
    ]  # fmt: skip
    assert (data["severity"] is None) == rule.is_credit
    assert bool(data["factors"]) == rule.is_credit
    assert data["id"] == rule.id
    assert data["kinds"]
    for option in data["options"]:
        assert set(option) == {"name", "type", "default", "description"}


@every_rule
def test_page_reads_well_on_a_terminal(rule: Rule) -> None:
    text = page_text(rule)
    assert text.startswith(rule.id + "\n")
    examples = ("Credited", "Passed over") if rule.is_credit else ("Flagged", "Better")
    for heading in ("Why", "Evidence", *examples):
        assert f"\n\n{heading}\n  " in text
    assert "\n\n\n" not in text.replace(rule.page.flagged, "").replace(rule.page.better, "")
    long = [line for line in text.splitlines() if len(line) > 90 and "/" not in line]
    shown = (rule.page.flagged + "\n" + rule.page.better).splitlines()
    assert [line for line in long if line.strip() not in shown] == []
