"""SARIF 2.1.0, for GitHub code scanning and others: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from outreach_lint import __version__
from outreach_lint.diagnostics import Diagnostic, Severity
from outreach_lint.report import FileReport, Suppressed
from outreach_lint.reporters import Look
from outreach_lint.reporters._places import utf16_column, whole_text, with_fingerprints
from outreach_lint.reporters.json import dump
from outreach_lint.rule import Rule
from outreach_lint.rules import all_rules
from outreach_lint.source import Source, TextSpan

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield one log with one run; places are given in UTF-16 code units, paths relative to the current folder."""
    results: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    numbers: dict[str, int] = {}
    for report in reports:
        failures += (_notification(report.path, text) for text in (*report.errors, *report.failures))
        suppressed = [item for message in report.messages for item in message.suppressed]
        reasons = {id(item.diagnostic): item for item in suppressed}
        diagnostics = [*report.listed, *(item.diagnostic for item in suppressed)]
        for diagnostic, fingerprint in with_fingerprints(report.path, diagnostics):
            number = numbers.setdefault(diagnostic.rule, len(numbers))
            result = _result(report.path, diagnostic, number, fingerprint)
            results.append(result | _suppressions(reasons.get(id(diagnostic))))
    known = {rule.id: rule for rule in all_rules()}
    run = {
        "tool": {
            "driver": {
                "name": "outreach-lint",
                "version": __version__,
                "rules": [_rule(rule_id, known.get(rule_id)) for rule_id in numbers],
            }
        },
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": failures}],
        "results": results,
    }
    yield dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule_id: str, rule: Rule | None) -> dict[str, Any]:
    """Return what viewers show about a rule; a house rule has no page."""
    if rule is None:
        return {"id": rule_id}
    page = rule.page
    better = f"Flagged:\n\n{page.flagged}\n\nBetter:\n\n{page.better}"
    return {
        "id": rule_id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": " ".join(page.why.split())},
        "help": {"text": f"{page.why}\n\n{page.evidence}\n\n{better}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.category.value]},
    }


def _result(path: str, diagnostic: Diagnostic, number: int, fingerprint: str) -> dict[str, Any]:
    result = {
        "ruleId": diagnostic.rule,
        "ruleIndex": number,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": whole_text(diagnostic)},
        "locations": [{"physicalLocation": _location(path, diagnostic.source, diagnostic.span)}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if diagnostic.fix:
        replacements = [
            {"deletedRegion": _region(diagnostic.source, edit.span), "insertedContent": {"text": edit.replacement}}
            for edit in diagnostic.fix.edits
        ]
        change = {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
        result["fixes"] = [{"description": {"text": diagnostic.fix.title}, "artifactChanges": [change]}]
    return result


def _suppressions(suppressed: Suppressed | None) -> dict[str, Any]:
    if suppressed is None:
        return {}
    kind = "inSource" if suppressed.origin == "directive" else "external"
    return {"suppressions": [{"kind": kind, "justification": suppressed.reason}]}


def _location(path: str, source: Source, span: TextSpan) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(path)}, "region": _region(source, span)}


def _region(source: Source, span: TextSpan) -> dict[str, int]:
    return {
        "startLine": source.position(span.start).line,
        "startColumn": utf16_column(source, span.start),
        "endLine": source.position(span.end).line,
        "endColumn": utf16_column(source, span.end),
    }


def _uri(path: str) -> str:
    """Return a path as a relative URI reference, or a file URI where it is absolute."""
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{uri}" if path.startswith("/") else uri


def _notification(path: str, text: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}
    return {"level": "error", "message": {"text": text}, "locations": [location]}
