"""What the formats for machines promise their readers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema  # type: ignore[import-untyped]
import pytest
from syrupy.assertion import SnapshotAssertion

from outreach_lint import lint_path
from outreach_lint.diagnostics import Severity
from outreach_lint.outputs import format_names
from outreach_lint.report import FileReport, Suppressed
from tests.reporters.building import diagnostic, message, rendered, report

DRAFT = "Hi Ana,\n\nMore 🎉 tea? Act now, or lose it.\nIt is the last one.\n"
# Its 2.1.0-rtm.5 schema, as published by OASIS: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
SARIF_SCHEMA = Path(__file__).parent / "sarif-2.1.0-rtm.5.json"
HOSTILE = (
    "]]></error>\x1b[2J\x00\u202e%0A::error::x;y,z\r\n::set-env name=P::1\n##vso[task.setvariable]<img src=x>@all #1 |"
)
MACHINE = ("azure", "checkstyle", "github", "gitlab", "json-lines", "junit", "rdjson", "sarif")


def reports() -> tuple[FileReport, ...]:
    """Two files with diagnostics, a clean one, and one that could not be read."""
    first = diagnostic(DRAFT, "Act now", severity=Severity.SUGGESTION, message="“Act now” hurries.", help="Say why.")
    second = diagnostic(DRAFT, "or lose it.\nIt", severity=Severity.ERROR, fix=True)
    third = diagnostic("Buy.", "Buy", rule="house/buy")
    return (
        report(first, second, path="mail/first draft.txt"),
        report(third, path="b.md"),
        report(path="clean.txt"),
        FileReport("gone.txt", errors=("no such file or folder",)),
    )


@pytest.mark.parametrize("name", [*MACHINE, "grouped", "markdown"])
def test_whole_output(name: str, snapshot: SnapshotAssertion) -> None:
    assert rendered(name, *reports()) == snapshot


@pytest.mark.parametrize("name", format_names())
def test_a_draft_cannot_break_out(name: str) -> None:
    bad = diagnostic(f"Go {HOSTILE}.", HOSTILE, message=f"“{HOSTILE}” it is.", help=f"Cut “{HOSTILE}”.")
    out = rendered(name, report(bad, path=f"a{HOSTILE[:3]}.txt"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", out)
    assert "<img" not in out or name not in ("checkstyle", "html", "junit", "markdown")
    assert not re.search(r"^(::(?!warning|error|notice)|##vso\[task\.set)", out, re.MULTILINE)
    if name in ("checkstyle", "junit"):
        ElementTree.fromstring(out)
    if name in ("json", "gitlab", "rdjson", "sarif"):
        json.loads(out)


@pytest.mark.parametrize("name", ["gitlab", "rdjson", "sarif", "json"])
def test_no_reports_are_valid_json(name: str) -> None:
    json.loads(rendered(name))


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
def test_no_reports_are_valid_xml(name: str) -> None:
    ElementTree.fromstring(rendered(name))


@pytest.mark.parametrize("name", [*MACHINE, "json"])
def test_a_file_that_could_not_be_read_is_listed(name: str) -> None:
    out = rendered(name, FileReport("scan.pdf", errors=("is a PDF file, not text",)))
    assert out.count("lint/unreadable-source") >= 1
    assert "is a PDF file, not text" in out
    failed = rendered(name, FileReport("a.txt", failures=("a/b failed with KeyError(1); this is a bug",)))
    assert "lint/unreadable-source" not in failed


def test_sarif_fits_its_schema() -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    for log in (rendered("sarif"), rendered("sarif", *reports())):
        jsonschema.validate(json.loads(log), schema)


def test_sarif_of_real_drafts_fits_its_schema() -> None:
    drafts = sorted((Path(__file__).parents[2] / "samples" / "faulty").glob("*.txt"))[:4]
    linted = [report for draft in drafts for report in lint_path(draft)]
    log = json.loads(rendered("sarif", *linted))
    jsonschema.validate(log, json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    results = log["runs"][0]["results"]
    assert len(results) > 10
    assert all(log["runs"][0]["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in results)


def test_sarif_places_are_utf16_and_paths_relative() -> None:
    run = json.loads(rendered("sarif", *reports()))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "mail/first%20draft.txt"
    assert place["region"] == {"startLine": 3, "startColumn": 14, "endLine": 3, "endColumn": 21}
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["results"][1]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": ""}
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_explains_the_rules_it_knows() -> None:
    rules = json.loads(rendered("sarif", *reports(), report(diagnostic("A", "A", rule="risky-gift/no-gift"))))
    by_id = {rule["id"]: rule for rule in rules["runs"][0]["tool"]["driver"]["rules"]}
    assert by_id["house/buy"] == {"id": "house/buy"}
    assert by_id["risky-gift/no-gift"]["shortDescription"]["text"]


def test_sarif_says_what_is_suppressed_and_why() -> None:
    hushed = Suppressed(diagnostic(DRAFT, "Act now"), "The fair closes on Friday.", "directive")
    known = Suppressed(diagnostic(DRAFT, "or lose it"), "", "baseline")
    log = json.loads(rendered("sarif", FileReport("a.txt", (replace(message(), suppressed=(hushed, known)),))))
    jsonschema.validate(log, json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    first, second = log["runs"][0]["results"]
    assert first["suppressions"] == [{"kind": "inSource", "justification": "The fair closes on Friday."}]
    assert second["suppressions"][0]["kind"] == "external"


def test_rdjson_columns_are_bytes() -> None:
    first = json.loads(rendered("rdjson", *reports()))["diagnostics"][0]
    assert first["location"]["range"]["start"] == {"line": 3, "column": 16}


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_fingerprints_survive_moves_and_tell_twins_apart(name: str) -> None:
    def prints(*drafts: str) -> list[str]:
        out = json.loads(rendered(name, report(*(diagnostic(draft, "Act  now") for draft in drafts))))
        if name == "gitlab":
            return [entry["fingerprint"] for entry in out]
        return [entry["partialFingerprints"]["primaryLocationLineHash"] for entry in out["runs"][0]["results"]]

    assert prints("Act  now.") == prints("Hi,\n\nwell, Act  now.")
    twins = prints("Act  now.", "Act  now.")
    assert len(set(twins)) == 2
    assert prints("Act  now.")[0] == twins[0]


def test_github_shows_errors_first_and_says_what_it_hides() -> None:
    many = [diagnostic("Act now.", "Act now") for _ in range(13)]
    lines = rendered("github", report(*many, diagnostic("Act now.", "now", severity=Severity.ERROR))).splitlines()
    assert lines[0].startswith("::error ")
    assert lines[-2] == "::notice title=outreach-lint::3 diagnostics more in the log of this step."


def test_github_leaves_columns_out_of_a_place_that_crosses_lines() -> None:
    out = rendered("github", report(diagnostic(DRAFT, "or lose it.\nIt")))
    assert "line=3,endLine=4::" in out
    assert "col=" not in out


def test_json_lines_are_one_object_a_line() -> None:
    lines = rendered("json-lines", *reports()).splitlines()
    paths = [json.loads(line)["path"] for line in lines]
    assert paths == ["mail/first draft.txt", "mail/first draft.txt", "b.md", "gone.txt"]
    assert rendered("json-lines") == ""
