"""The `concise` format, and the summaries that text formats share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outreach_lint.diagnostics import Applicability, Edit, Fix, Severity
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.source import TextSpan
from tests.reporters.building import credit, diagnostic, rendered, report

DRAFT = "Hi Ana,\n\nAct now, or lose it."


def test_one_line_a_diagnostic() -> None:
    found = report(diagnostic(DRAFT, "Act now", message="“Act now” hurries."), path="mail/draft.txt")
    assert rendered("concise", found) == (
        "mail/draft.txt:3:1: warning pressure/false-urgency “Act now” hurries.\n"
        "Found 1 diagnostic in 1 message (0 errors, 1 warning, 0 suggestions).\n"
    )


def test_credits_are_shown_when_asked_for_and_not_counted() -> None:
    flagged = diagnostic(DRAFT, "Act now", message="“Act now” hurries.")
    praised = report(flagged, credits=(credit(DRAFT, "Ana", "“Ana” is asked."),))
    plain = rendered("concise", praised)
    assert plain == rendered("concise", report(flagged))
    first, second, summary = rendered("concise", praised, look=Look(credits=True)).splitlines()
    assert second == "draft.txt:1:4: credit credit/open-question “Ana” is asked."
    assert [first, summary] == plain.splitlines()


def test_the_trust_profile_is_shown_when_asked_for() -> None:
    again = diagnostic(DRAFT, "lose it", message="“lose it” threatens.")
    flagged = diagnostic(DRAFT, "Act now", message="“Act now” hurries.")
    praised = report(flagged, again, credits=(credit(DRAFT, "Ana", "“Ana” is asked."),))
    shown = rendered("concise", praised, look=Look(trust=True, quiet=True)).splitlines()
    assert shown[2:] == [
        "draft.txt:1: trust (5.0 + 5.0 + 5.5) / 6.7 = 2.31",
        "  credibility       5.0",
        "  reliability       5.0",
        "  intimacy          5.5   +1.2  credit/open-question (line 1)",
        "                          -0.7  pressure/false-urgency (line 3)",
        "  self-orientation  6.7   +1.7  pressure/false-urgency (line 3)",
        "",
    ]


@pytest.mark.parametrize(
    ("reports", "summary"),
    [
        pytest.param([], "No drafts were linted.\n", id="nothing"),
        pytest.param([report()], "Nothing to mend in 1 message.\n", id="clean"),
        pytest.param([report(), report()], "Nothing to mend in 2 messages.\n", id="two-clean"),
        pytest.param(
            [FileReport("x", errors=("gone",))], "No drafts were linted; 1 path could not be read.\n", id="unreadable"
        ),
        pytest.param(
            [report(), FileReport("x", errors=("gone",))],
            "Nothing to mend in 1 message; 1 path could not be read.\n",
            id="clean-and-unreadable",
        ),
    ],
)
def test_summary_says_how_it_went(reports: list[FileReport], summary: str) -> None:
    assert rendered("concise", *reports) == summary


def test_quiet_leaves_the_summary_out() -> None:
    assert rendered("concise", report(), look=Look(quiet=True)) == ""


def test_statistics_count_by_rule() -> None:
    found = [
        report(diagnostic(DRAFT, "Act now"), diagnostic(DRAFT, "lose it")),
        report(diagnostic(DRAFT, "Ana", rule="template/unfilled-placeholder", severity=Severity.ERROR)),
    ]
    assert rendered("concise", *found, look=Look(statistics=True)) == (
        "2  warning     pressure/false-urgency\n"
        "1  error       template/unfilled-placeholder\n"
        "Found 3 diagnostics in 2 messages (1 error, 2 warnings, 0 suggestions).\n"
    )


def test_the_summary_says_what_fixes_would_mend() -> None:
    fixes = [
        replace(diagnostic(DRAFT, "Act now", fix=True), fix=Fix("", (Edit(TextSpan(0, 1), ""),), applicability))
        for applicability in (Applicability.SAFE, Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY)
    ]
    assert rendered("concise", report(*fixes)).endswith("). --fix mends 2 of them, --unsafe-fixes 1 more.\n")
    assert rendered("concise", report(*fixes[:1])).endswith("). --fix mends 1 of them.\n")
    assert rendered("concise", report(*fixes[2:])).endswith("). --fix --unsafe-fixes mends 1 of them.\n")
    assert rendered("concise", report(*fixes[3:])).endswith(" suggestions).\n")
