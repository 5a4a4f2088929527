"""Drafts that no rule was made from, end to end: what is said of them, rightly and wrongly, and what is missed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_lint.linter import lint_document
from outreach_lint.rules import all_rules
from tests.conftest import ReadDocument

HERE = Path(__file__).parent
DRAFTS: dict[str, dict[str, Any]] = {
    name: draft
    for path in sorted(HERE.glob("unseen_drafts*.yaml"))
    for name, draft in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
ROUNDS: dict[str, dict[str, Any]] = {
    f"{path.stem}/{name}": draft
    for path in sorted((HERE / "unseen").glob("*.yaml"))
    for name, draft in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
# The rounds were judged for these families only, so nothing is known of what others should say there.
JUDGED = {
    "features": ("feature-dumping", "self-orientation"),
    "round": ("fake-empathy", "feature-dumping", "missing-personalization", "risky-gift", "self-orientation"),
    "service": ("fake-empathy", "feature-dumping", "missing-personalization", "risky-gift", "self-orientation"),
    "trust": ("credibility", "fake-empathy"),
    "sales": ("call-script", "combat-language", "pressure", "risky-gift", "transparency"),
}


def _check(draft: dict[str, Any], read_document: ReadDocument, families: tuple[str, ...] | None) -> None:
    document = read_document(draft["text"])
    rules = [rule for rule in all_rules() if families is None or rule.category.value in families]
    said = {diagnostic.rule for diagnostic in lint_document(document, rules)}
    assert document.kind.value == draft.get("taken_for", draft["kind"])
    assert said == {*draft["reported"], *draft.get("reported_wrongly", [])}
    assert not said & set(draft.get("missed", [])), "no longer missed: move it to `reported`"


@pytest.mark.parametrize("name", DRAFTS)
def test_draft(name: str, read_document: ReadDocument) -> None:
    _check(DRAFTS[name], read_document, None)


@pytest.mark.parametrize("name", ROUNDS)
def test_draft_of_a_round(name: str, read_document: ReadDocument) -> None:
    _check(ROUNDS[name], read_document, JUDGED[name.partition("_")[0]])
