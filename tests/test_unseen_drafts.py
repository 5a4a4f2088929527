"""Drafts that no rule was made from, end to end: what is said of them, rightly and wrongly, and what is missed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_lint.linter import lint_document
from outreach_lint.rules import all_rules
from tests.conftest import ReadDocument

DRAFTS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "unseen_drafts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", DRAFTS)
def test_draft(name: str, read_document: ReadDocument) -> None:
    draft = DRAFTS[name]
    document = read_document(draft["text"])
    said = {diagnostic.rule for diagnostic in lint_document(document, all_rules())}
    assert document.kind.value == draft.get("taken_for", draft["kind"])
    assert said == {*draft["reported"], *draft.get("reported_wrongly", [])}
    assert not said & set(draft.get("missed", [])), "no longer missed: move it to `reported`"
