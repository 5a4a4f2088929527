"""The `full` format: source lines, underlines, help."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from outreach_lint.diagnostics import Severity
from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from tests.reporters.building import PLAIN, credit, diagnostic, rendered, report

DRAFT = "Hi Ana,\n\nAct now, or lose it. It is the last one.\nMore tea?\n"


def test_whole_output(snapshot: SnapshotAssertion) -> None:
    first = diagnostic(DRAFT, "Act now", severity=Severity.ERROR, message="“Act now” hurries.", help="Say why.")
    second = diagnostic(DRAFT, "the last one.\nMore", severity=Severity.SUGGESTION)
    assert rendered("full", report(first, second), FileReport("empty.txt")) == snapshot


def test_colour_is_only_added(snapshot: SnapshotAssertion) -> None:
    out = rendered("full", report(diagnostic(DRAFT, "Act now")), look=Look(color=True))
    assert out == snapshot
    assert "\x1b" not in rendered("full", report(diagnostic(DRAFT, "Act now")), look=PLAIN)


def test_credits_are_shown_when_asked_for() -> None:
    praised = report(credits=(credit(DRAFT, "More tea?", "“More tea?” asks."),))
    assert rendered("full", praised) == rendered("full", report())
    assert rendered("full", praised, look=Look(credits=True)) == (
        "draft.txt:4:1: credit credit/open-question “More tea?” asks.\n"
        "   4 | More tea?\n"
        "     | ^^^^^^^^^\n"
        "\n"
        "Nothing to mend in 1 message.\n"
    )


def drawn(text: str, flagged: str) -> tuple[str, str]:
    """Return the source line and the underline, without the margin."""
    lines = rendered("full", report(diagnostic(text, flagged))).splitlines()
    assert lines[1][:7] == "   1 | "
    assert lines[2][:7] == "     | "
    return lines[1][7:], lines[2][7:]


@pytest.mark.parametrize(
    ("text", "flagged", "line", "underline"),
    [
        pytest.param("Act now", "now", "Act now", "    ^^^", id="ascii"),
        pytest.param("我们 act", "act", "我们 act", "     ^^^", id="wide-before"),
        pytest.param("an 我们 act", "我们", "an 我们 act", "   ^^^^", id="wide-flagged"),
        pytest.param("\tact", "act", "    act", "    ^^^", id="tab"),
        pytest.param("cafe\u0301 act", "act", "cafe\u0301 act", "     ^^^", id="combining"),
        pytest.param("🎉 act", "act", "🎉 act", "   ^^^", id="emoji"),
        pytest.param("👩‍🚀 act", "act", "👩‍🚀 act", "   ^^^", id="joined-emoji"),
        pytest.param("❤️ act", "act", "❤️ act", "   ^^^", id="emoji-style"),
        pytest.param("👍🏽 act", "act", "👍🏽 act", "   ^^^", id="skin-tone"),
        pytest.param("\x1b[31mact", "act", "\ufffd[31mact", "     ^^^", id="escape-sequence"),
        pytest.param("\u202ereal\u202c act", "act", "\ufffdreal\ufffd act", "       ^^^", id="bidi-override"),
        pytest.param("now\r\nor never", "now\r\nor", "now", "^^^…", id="runs-on"),
        pytest.param("x", "x", "x", "^", id="one-character"),
    ],
)
def test_underline_stands_under_the_words(text: str, flagged: str, line: str, underline: str) -> None:
    assert drawn(text, flagged) == (line, underline)


@pytest.mark.parametrize("position", [0, 10, 50, 200, 399])
def test_long_lines_are_cut_around_the_words(position: int) -> None:
    words = ["filler"] * 400
    words[position] = "TARGET"
    line, underline = drawn(" ".join(words), "TARGET")
    assert len(line) <= 102
    assert line[underline.index("^") : underline.rindex("^") + 1] == "TARGET"
    assert line.strip("…").split(" ")[0] in ("filler", "TARGET"), "cut at a word"
    assert line.strip("…").split(" ")[-1] in ("filler", "TARGET"), "cut at a word"
    assert line.startswith("…") == (position >= 10)
    assert line.endswith("…") == (position < 390)


def test_a_span_longer_than_the_window_runs_on() -> None:
    line, underline = drawn("so " + "word " * 100 + "end.", "word " * 100 + "end")
    assert line.endswith("…")
    assert underline.endswith("^…")
    assert len(underline) <= 102


def test_messages_and_paths_cannot_reach_the_terminal_raw() -> None:
    bad = diagnostic(DRAFT, "Act now", message="“\x1b[2J\u202eAct\nnow”.", help="Cut\r\nit.")
    out = rendered("full", report(bad, path="a\x1b[2Jb.txt"))
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert out.splitlines()[0].startswith(
        "a\ufffd[2Jb.txt:3:1: warning pressure/false-urgency “\ufffd[2J\ufffdAct now”."
    )
    assert "help: Cut it." in out
