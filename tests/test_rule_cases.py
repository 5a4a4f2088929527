"""Every rule's cases: what it flags, word for word, and the look-alikes that it must pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_lint.rule import Rule
from outreach_lint.rules import all_rules
from tests.conftest import ReadDocument

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One case; unknown keys in the YAML fail here.

    Attributes:
        spans: the flagged texts in order, each occurring exactly once in the text (passes: none). A finding about
            the whole message stands at the first line of the body.
        says: words that the messages or helps must contain.
        comment: what the case shows, where its name doesn't say it.
        misparsed: what the language pipeline takes wrong here, where the case still comes out wrong for that reason
            alone; when it comes out right, the mark must go.
    """

    text: str
    kind: str | None = None
    mode: str | None = None
    spans: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    severity: str | None = None
    comment: str = ""
    misparsed: str = ""


def case_file(rule: Rule) -> Path:
    """Return the cases file of a rule: the same stem as its module."""
    return CASES / rule.category.value.replace("-", "_") / f"{rule.name.replace('-', '_')}.yaml"


def load_cases(rule: Rule) -> dict[str, tuple[str, Case]]:
    """Return case name -> ("flags" or "passes", case)."""
    raw = yaml.safe_load(case_file(rule).read_text(encoding="utf-8"))
    assert set(raw) == {"flags", "passes"}, f"{case_file(rule)}: flags and passes, nothing else"
    cases = {}
    for verdict in ("flags", "passes"):
        for name, item in raw[verdict].items():
            listed = {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}
            cases[f"{verdict}-{name}"] = (verdict, Case(**listed))
    return cases


def parameters() -> list[Any]:
    """All cases of all rules, each with a readable id."""
    return [
        pytest.param(rule, verdict, case, id=f"{rule.id}::{name}", marks=known_miss(case))
        for rule in all_rules()
        if case_file(rule).exists()
        for name, (verdict, case) in load_cases(rule).items()
    ]


def known_miss(case: Case) -> tuple[pytest.MarkDecorator, ...]:
    """Return the mark of a case that the language pipeline can't read."""
    return (pytest.mark.xfail(reason=case.misparsed, strict=True),) if case.misparsed else ()


@pytest.mark.parametrize(("rule", "verdict", "case"), parameters())
def test_case(rule: Rule, verdict: str, case: Case, read_document: ReadDocument) -> None:
    document = read_document(case.text, case.kind or rule.example_kind.value, case.mode or "draft")
    findings = sorted(rule.check(document, rule.options(**case.options)), key=lambda f: f.span)
    excerpts = tuple(document.source.slice(finding.span) for finding in findings)
    assert excerpts == case.spans
    assert bool(findings) == (verdict == "flags"), "a flags case names its spans, a passes case has none"
    for excerpt in case.spans:
        assert case.text.count(excerpt) == 1, f"{excerpt!r} must occur exactly once in the text"
    spoken = " ".join(f"{finding.message} {finding.help}" for finding in findings)
    for words in case.says:
        assert words in spoken
    if case.severity:
        assert {(finding.severity or rule.severity).value for finding in findings} == {case.severity}
