"""The loop: every rule that applies over every document, findings into diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from outreach_lint.diagnostics import Diagnostic, Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import Rule


def lint_document(
    document: Document, rules: Iterable[Rule], options: Mapping[str, Any] | None = None
) -> list[Diagnostic]:
    """Run rules over a document.

    Args:
        rules: the selected rules; those that don't read this kind of message are passed over.
        options: rule id -> options instance, for rules whose options the user has set.

    Returns:
        The diagnostics, sorted by place and rule.
    """
    options = options or {}
    found = [
        _stamp(document, rule, finding)
        for rule in rules
        if document.kind in rule.kinds
        for finding in rule.check(document, options.get(rule.id) or rule.options())
    ]
    return sorted(found, key=lambda d: (d.span, d.rule))


def _stamp(document: Document, rule: Rule, finding: Finding) -> Diagnostic:
    severity: Severity = finding.severity or rule.severity
    return Diagnostic(
        document.source, rule.id, rule.category.value, severity, finding.span, finding.message, finding.help,
        finding.fix,
    )  # fmt: skip
