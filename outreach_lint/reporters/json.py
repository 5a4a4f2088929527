"""The machine-readable format, version 1: a public contract, described in README.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from outreach_lint.diagnostics import Credit, Diagnostic, Fix, Severity
from outreach_lint.report import FileReport, MessageReport, Tally
from outreach_lint.reporters import Look
from outreach_lint.source import Source, TextSpan

VERSION = 1
# Never part of JSON's own syntax, so they only occur within strings; raw, they could reorder what a terminal
# shows or break a stream that is read line by line, and lone surrogates can't be encoded at all.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield one JSON object in pieces: the files as they come, then the summary."""
    tally = Tally()
    yield f'{{\n  "version": {VERSION},\n  "files": ['
    for report in reports:
        yield (",\n    " if tally.files else "\n    ") + dump(file_data(report), indent=4)
        tally.add(report)
    yield ("\n  ]" if tally.files else "]") + f',\n  "summary": {dump(_summary(tally), indent=2)}\n}}\n'


def dump(data: Any, indent: int = 0) -> str:
    """Return data as JSON text that any terminal can carry, indented to stand `indent` columns in."""
    return escape(json.dumps(data, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * indent))


def escape(text: str) -> str:
    """Return JSON text with escapes for what no terminal or stream should carry raw."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def file_data(report: FileReport) -> dict[str, Any]:
    """Return one file's part of the contract."""
    return {
        "path": report.path,
        "messages": [_message(message) for message in report.messages],
        "diagnostics": [diagnostic_data(diagnostic) for diagnostic in report.unreadable],
        "errors": [{"message": text} for text in (*report.errors, *report.failures, *report.warnings)],
    }


def _message(message: MessageReport) -> dict[str, Any]:
    return {
        "kind": message.kind.value,
        "mode": message.mode.value,
        "subject": message.subject,
        "line": message.line,
        "words": message.words,
        "focus": {focus.value: share for focus, share in message.focus.items()},
        "trust": _trust(message),
        "credits": [_credit(credit) for credit in message.credits],
        "diagnostics": [diagnostic_data(diagnostic) for diagnostic in message.diagnostics],
    }


def _trust(message: MessageReport) -> dict[str, Any]:
    profile = message.trust
    values = {factor.value.replace("-", "_"): round(value, 2) for factor, value in profile.values.items()}
    pushes = [
        {
            "factor": push.factor.value.replace("-", "_"),
            "rule": push.rule,
            "points": round(push.points, 3),
            **_place(push.source, push.span),
        }
        for push in profile.pushes
    ]
    return {**values, "score": round(profile.score, 2), "pushes": pushes}


def _credit(credit: Credit) -> dict[str, Any]:
    factors = [factor.value for factor in credit.factors]
    return {
        "rule": credit.rule,
        "factors": factors,
        "message": credit.message,
        **_place(credit.source, credit.span),
    }


def diagnostic_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic's part of the contract."""
    return {
        "rule": diagnostic.rule,
        "category": diagnostic.category,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **_place(diagnostic.source, diagnostic.span),
        "fix": _fix(diagnostic.source, diagnostic.fix),
        "rewordings": [_fix(diagnostic.source, rewording) for rewording in diagnostic.rewordings],
    }


def _place(source: Source, span: TextSpan) -> dict[str, Any]:
    return {**_range(source, span), "excerpt": source.slice(span)}


def _range(source: Source, span: TextSpan) -> dict[str, int]:
    begin, end = source.position(span.start), source.position(span.end)
    return {
        "line": begin.line,
        "column": begin.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": span.start,
        "end": span.end,
    }


def _fix(source: Source, fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_range(source, edit.span), "replacement": edit.replacement} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}


def _summary(tally: Tally) -> dict[str, int]:
    counts = {f"{severity.value}s": tally.severities[severity] for severity in Severity}
    counts["errors"] += tally.unreadable
    return {"files": tally.files, "messages": tally.messages, **counts}
