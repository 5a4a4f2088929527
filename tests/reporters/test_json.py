"""The `json` format: the public contract, field by field."""

from __future__ import annotations

import json

from outreach_lint.report import FileReport
from tests.reporters.building import PLAIN, credit, diagnostic, message, rendered, report

DRAFT = "Hi Ana,\r\n\r\nAct now 🎉, or lose\r\nit."


def test_contract() -> None:
    flagged = diagnostic(DRAFT, "lose\r\nit", fix=True)
    praise = credit(DRAFT, "Ana", "A real question.")
    data = json.loads(rendered("json", FileReport("mail/draft.txt", (message(flagged, credits=(praise,)),))))
    place = {"line": 3, "column": 15, "end_line": 4, "end_column": 3, "start": 25, "end": 33}
    assert data == {
        "version": 1,
        "files": [
            {
                "path": "mail/draft.txt",
                "messages": [
                    {
                        "kind": "outreach",
                        "mode": "draft",
                        "subject": "Tea",
                        "line": 1,
                        "words": 12,
                        "focus": {"sender": 0.667, "reader": 0.333, "shared": 0.0, "product": 0.0, "other": 0.0},
                        "trust": data["files"][0]["messages"][0]["trust"],
                        "credits": [
                            {
                                "rule": "credit/open-question",
                                "factors": ["intimacy"],
                                "message": "A real question.",
                                "line": 1,
                                "column": 4,
                                "end_line": 1,
                                "end_column": 7,
                                "start": 3,
                                "end": 6,
                                "excerpt": "Ana",
                            }
                        ],
                        "diagnostics": [
                            {
                                "rule": "pressure/false-urgency",
                                "category": "pressure",
                                "severity": "warning",
                                "message": "It costs trust.",
                                "help": "Cut it.",
                                **place,
                                "excerpt": "lose\r\nit",
                                "fix": {
                                    "title": "Cut it",
                                    "applicability": "unsafe",
                                    "edits": [{**place, "replacement": ""}],
                                },
                                "rewordings": [],
                            }
                        ],
                    }
                ],
                "diagnostics": [],
                "errors": [],
            }
        ],
        "summary": {"files": 1, "messages": 1, "errors": 0, "warnings": 1, "suggestions": 0},
    }


def test_trust_has_its_factors_and_what_moved_them() -> None:
    flagged, praise = diagnostic(DRAFT, "lose\r\nit"), credit(DRAFT, "Ana", "A real question.")
    data = json.loads(rendered("json", FileReport("mail/draft.txt", (message(flagged, credits=(praise,)),))))
    trust = data["files"][0]["messages"][0]["trust"]
    pushes = trust.pop("pushes")
    assert list(trust) == ["credibility", "reliability", "intimacy", "self_orientation", "score"]
    assert all(1 <= trust[factor] <= 10 for factor in ("credibility", "reliability", "intimacy", "self_orientation"))
    assert [(push["factor"], push["rule"], push["points"] > 0, push["excerpt"]) for push in pushes] == [
        ("intimacy", "credit/open-question", True, "Ana"),
        ("intimacy", "pressure/false-urgency", False, "lose\r\nit"),
        ("self_orientation", "pressure/false-urgency", True, "lose\r\nit"),
    ]
    assert (pushes[1]["line"], pushes[1]["start"], pushes[1]["end"]) == (3, 25, 33)


def test_output_reads_like_json_written_at_once() -> None:
    for reports in ([], [report()], [report(diagnostic(DRAFT, "Act now")), FileReport("gone.txt", errors=("gone",))]):
        text = rendered("json", *reports)
        assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_errors_and_warnings_of_files_are_told() -> None:
    data = json.loads(
        rendered("json", FileReport("gone.txt", errors=("gone",)), FileReport("e.txt", warnings=("empty",)))
    )
    assert [file["errors"] for file in data["files"]] == [[{"message": "gone"}], [{"message": "empty"}]]
    assert data["summary"]["files"] == 2


def test_nothing_in_a_draft_can_break_the_stream() -> None:
    nasty = "a\u2028b\x85c\u202ed\ud800e\x7f\x00\x1b[2J"
    text = rendered("json", report(diagnostic(nasty, nasty)))
    assert json.loads(text)["files"][0]["messages"][0]["diagnostics"][0]["excerpt"] == nasty
    text.encode("utf-8")
    assert all(character == "\n" or character.isprintable() for character in text)


def test_files_are_written_as_they_come() -> None:
    from outreach_lint.reporters.json import render

    pieces = render(iter([report(diagnostic(DRAFT, "Act now")), report()]), PLAIN)
    assert next(pieces).startswith("{")
    assert "Act now" in next(pieces)
