"""JUnit's XML: a test suite for each draft, a failed test for each diagnostic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from outreach_lint.diagnostics import Diagnostic
from outreach_lint.report import UNREADABLE, FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters._places import whole_text
from outreach_lint.reporters._xml import document, element


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield one document; a draft without diagnostics is one passed test, so that a clean run shows."""
    suites = [_suite(report) for report in reports]
    totals = {name: sum(int(suite.get(name, "0")) for suite in suites) for name in ("tests", "failures", "errors")}
    root = element("testsuites", {"name": "outreach-lint", **totals})
    root.extend(suites)
    yield document(root)


def _suite(report: FileReport) -> Element:
    tests = [_failed(report.path, diagnostic) for diagnostic in report.diagnostics]
    failures = len(tests)
    broken = [(UNREADABLE, text) for text in report.errors] + [("outreach-lint", text) for text in report.failures]
    for name, text in broken:
        tests.append(_test(name, report.path, {}))
        tests[-1].append(element("error", {"message": text}))
    if not tests:
        tests.append(_test("outreach-lint", report.path, {}))
    counts = {"tests": len(tests), "failures": failures, "errors": len(broken)}
    suite = element("testsuite", {"name": report.path, "package": "outreach-lint", **counts})
    suite.extend(tests)
    return suite


def _test(name: str, path: str, place: dict[str, object]) -> Element:
    return element("testcase", {"name": name, "classname": path, **place})


def _failed(path: str, diagnostic: Diagnostic) -> Element:
    place = diagnostic.source.position(diagnostic.span.start)
    test = _test(diagnostic.rule, path, {"line": place.line, "column": place.column})
    where = f"line {place.line}, column {place.column}, {diagnostic.severity.value}: {whole_text(diagnostic)}"
    test.append(element("failure", {"message": diagnostic.message, "type": diagnostic.severity.value}, where))
    return test
