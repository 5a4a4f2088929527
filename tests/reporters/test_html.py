"""The `html` format: one page, readable without scripts, safe whatever a draft holds."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from outreach_lint.diagnostics import Credit, Diagnostic, Factor, Severity
from outreach_lint.report import FileReport
from tests.reporters.building import diagnostic, message, rendered, report

DRAFT = "Hi Ana,\r\n\r\nAct now, or lose it.\r\n\tIt is the last one.\r\n"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
VOID = {"br", "meta", "rect"}


class Page(HTMLParser):
    """The elements of a page, and whether they are nested well."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = dict(attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "br" and self.open[-1:] == ["mark"]:
            self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + "\n")
        if tag == "mark":
            self.marks.append((given["class"] or "", ""))
        if given.get("id"):
            self.ids.add(given["id"] or "")
        if given.get("href"):
            self.targets.add(given["href"] or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what is marked."""
        if self.open[-1:] == ["mark"]:
            self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + data)


def test_findings_are_marked_in_place() -> None:
    first = diagnostic(DRAFT, "Act now", severity=Severity.SUGGESTION)
    second = diagnostic(DRAFT, "now, or lose it.\r\n\tIt", severity=Severity.ERROR, message="“now” hurries.")
    page = Page(rendered("html", report(first, second)))
    assert page.marks == [("suggestion", "Act "), ("error", "now"), ("error", ", or lose it.\n    It")]


def test_every_number_leads_somewhere_and_back() -> None:
    twice = [report(diagnostic(DRAFT, "Act now"), diagnostic(DRAFT, "It"), path=path) for path in ("a.txt", "b.txt")]
    page = Page(rendered("html", *twice))
    assert {target.removeprefix("#") for target in page.targets} == page.ids
    assert len(page.ids) == 8


def test_credits_focus_and_trust_are_shown() -> None:
    credit = diagnostic(DRAFT, "Hi Ana", rule="credit/open-question", message="A real question.")
    out = rendered("html", FileReport("a.txt", (message(diagnostic(DRAFT, "Act now"), credits=(as_credit(credit),)),)))
    assert ("credit", "Hi Ana") in Page(out).marks
    assert 'aria-label="sender 67% reader 33% "' in out
    assert re.search(r"Trust: \d\.\d", out)


def as_credit(found: Diagnostic) -> Credit:
    """Return a diagnostic's place and words as a credit."""
    return Credit(found.source, found.rule, (Factor.INTIMACY,), found.span, found.message)


def test_files_without_messages() -> None:
    out = rendered("html", FileReport("gone.txt", errors=("no such file or folder",)))
    assert "no such file or folder" in out
    assert "1 path could not be read" in out


HOSTILE = "</div><script>document.title='broken'</script><img src=x onerror=alert(1)>\x1b[2J\u202e{{ 7*7 }}"


def test_a_draft_cannot_break_out() -> None:
    bad = diagnostic(f"Go {HOSTILE}.", HOSTILE, message=f"“{HOSTILE}” it is.", help=f"Cut “{HOSTILE}”.")
    out = rendered("html", report(bad, path="<b>.txt"))
    page = Page(out)
    assert not {"script", "img"} & set(page.tags)
    assert "{{ 7*7 }}" in out
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", out)
    assert not re.search(r"(src|href)=\"(?!#)", out), "it loads nothing from anywhere"


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_real_browser_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    bad = diagnostic(f"Go {HOSTILE}.", HOSTILE, message=f"“{HOSTILE}” it is.")
    file.write_text(rendered("html", report(bad), report(diagnostic(DRAFT, "Act now"))), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    call = [str(CHROMIUM), *options, "--dump-dom", file.as_uri()]
    dom = subprocess.run(call, capture_output=True, text=True, check=True, timeout=120).stdout
    assert "<title>outreach-lint</title>" in dom
    assert dom.count("<mark") == 2
    shot = tmp_path / "phone.png"
    call = [str(CHROMIUM), *options, "--window-size=500,900", f"--screenshot={shot}", file.as_uri()]
    subprocess.run(call, capture_output=True, check=True, timeout=120)
    assert shot.stat().st_size > 5_000
