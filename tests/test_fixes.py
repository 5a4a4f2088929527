"""--fix: what is mended, what is left alone, and files that stay what they were."""

from __future__ import annotations

import codecs
import json
import os
from pathlib import Path

import pytest

from outreach_lint import fixer, rules
from outreach_lint.diagnostics import Diagnostic, Edit, Fix, Severity
from outreach_lint.fixer import NotWritten, apply_fixes, replace_file, write_file
from outreach_lint.rules import all_rules
from outreach_lint.rules.lint.unused_suppression import unused_suppression
from outreach_lint.source import Source, TextSpan
from tests.conftest import Result, Run
from tests.made_rules import HURRY, SEESAW, SHOUT, SPACES

TEXT = "Hi Ana,\n\nThe  kettle   is on. Come now!\n\nBen\n"


@pytest.fixture
def mend(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(rules, "all_rules", lambda: (HURRY, SPACES, unused_suppression))
    Path("draft.txt").write_text(TEXT, encoding="utf-8")
    return run


def test_safe_fixes_are_applied_and_the_rest_is_reported(mend: Run) -> None:
    result = mend("draft.txt", "--fix", "--output-format", "concise")
    assert Path("draft.txt").read_text(encoding="utf-8") == TEXT.replace("The  kettle   is", "The kettle is")
    assert result.err == "mended: draft.txt: template/spaces (2)\n"
    assert result.out.splitlines()[0] == "draft.txt:3:27: warning pressure/hurry This hurries."
    assert result.status == 1
    again = mend("draft.txt", "--fix", "--output-format", "concise")
    assert (again.out, again.err, again.status) == (result.out, "", 1)


def test_unsafe_fixes_have_to_be_asked_for(mend: Run) -> None:
    assert mend("draft.txt", "--fix", "--unsafe-fixes").status == 0
    assert Path("draft.txt").read_text(encoding="utf-8") == "Hi Ana,\n\nThe kettle is on. Come now.\n\nBen\n"
    Path("draft.txt").write_text(TEXT, encoding="utf-8")
    Path("outreach-lint.toml").write_text("unsafe-fixes = true", encoding="utf-8")
    assert mend("draft.txt", "--fix").status == 0


def test_a_diff_writes_nothing(mend: Run) -> None:
    before = Path("draft.txt").stat()
    result = mend("draft.txt", "--diff")
    assert result.status == 1
    assert result.out == (
        "--- draft.txt\n+++ draft.txt\n@@ -1,5 +1,5 @@\n Hi Ana,\n \n"
        "-The  kettle   is on. Come now!\n+The kettle is on. Come now!\n \n Ben\n"
    )
    after = Path("draft.txt").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert mend("draft.txt", "--diff", "--exit-zero").status == 0
    mend("draft.txt", "--fix", "--unsafe-fixes")
    assert mend("draft.txt", "--diff", "--unsafe-fixes").out == ""


def test_what_is_ignored_or_suppressed_is_not_mended(mend: Run) -> None:
    mend("draft.txt", "--fix", "--ignore", "spaces")
    assert Path("draft.txt").read_text(encoding="utf-8") == TEXT
    text = TEXT.replace("now!", "now! {# outreach-lint: ignore[spaces] it is a poem #}")
    Path("draft.txt").write_text(text, encoding="utf-8")
    mend("draft.txt", "--fix")
    assert Path("draft.txt").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encoding_mark_newlines_and_mode_stay(mend: Run, encoding: str, mark: bytes, newline: str) -> None:
    text = TEXT.replace("Ana", "Zoë").replace("\n", newline)
    Path("draft.txt").write_bytes(mark + text.encode(encoding))
    Path("draft.txt").chmod(0o640)
    mend("draft.txt", "--fix")
    mended = text.replace("The  kettle   is", "The kettle is")
    assert Path("draft.txt").read_bytes() == mark + mended.encode(encoding)
    assert Path("draft.txt").stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_back_is_left_alone(mend: Run) -> None:
    data = TEXT.encode() + b"Caf\xe9 \x81\n"  # \x81 means nothing in Windows-1252
    Path("draft.txt").write_bytes(data)
    result = mend("draft.txt", "--fix")
    assert Path("draft.txt").read_bytes() == data
    assert "warning: draft.txt: not mended: it can't be written back as CP1252 without loss" in result.err
    assert "template/spaces" in result.out


def test_a_link_stays_a_link(mend: Run) -> None:
    Path("real").mkdir()
    Path("draft.txt").rename("real/draft.txt")
    Path("draft.txt").symlink_to("real/draft.txt")
    mend("draft.txt", "--fix")
    assert Path("draft.txt").is_symlink()
    assert "The kettle" in Path("real/draft.txt").read_text(encoding="utf-8")


def test_standard_input_is_never_mended(mend: Run) -> None:
    result = mend("-", "--fix", "--output-format", "concise", stdin=TEXT.encode())
    assert "template/spaces" in result.out


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Hi Ana,\n\nTea?\n\n{# outreach-lint: ignore-file[hurry] old #}\n", "Hi Ana,\n\nTea?\n\n"),
        ("Hi Ana,\n\nTea? {# outreach-lint: ignore[hurry] old #}\n", "Hi Ana,\n\nTea?\n"),
        ("Hi Ana,\n\n{# outreach-lint: ignore[hurry] old #} Tea?\n", "Hi Ana,\n\n Tea?\n"),
        ("Subject: Tea\nX-Outreach-Lint: ignore[hurry] old\n\nHi Ana,\n\nTea?\n", "Subject: Tea\n\nHi Ana,\n\nTea?\n"),
        ("Hi Ana,\n\nTea!\n\nOh. {# outreach-lint: ignore[hurry, spaces] a poem #}\n", None),
        ("Hi Ana,\n\nTea! {# outreach-lint: ignore[hurry, spaces] a poem #}\n",
         "Hi Ana,\n\nTea! {# outreach-lint: ignore[hurry] a poem #}\n"),
    ],
)  # fmt: skip
def test_unused_suppressions_are_taken_out(mend: Run, text: str, mended: str | None) -> None:
    Path("draft.txt").write_text(text, encoding="utf-8")
    mend("draft.txt", "--fix")
    expected = "Hi Ana,\n\nTea!\n\nOh.\n" if mended is None else mended
    assert Path("draft.txt").read_text(encoding="utf-8") == expected


def test_an_unused_sidecar_line_is_told(mend: Run) -> None:
    Path("draft.txt.outreach-lint").write_text("outreach-lint: ignore[hurry] x\n", encoding="utf-8")
    Path("draft.txt").write_text("Hi Ana,\n\nTea?\n", encoding="utf-8")
    assert "draft.txt.outreach-lint:1:1:" in mend("draft.txt", "--output-format", "concise").out


def beside(text: bytes, mend: Run, *arguments: str) -> tuple[bytes | None, Result]:
    """Mend a draft with this file of directives; return what is left of that."""
    Path("draft.txt").write_text("Hi Ana,\n\nThe  kettle is on.\n", encoding="utf-8")
    sidecar = Path("draft.txt.outreach-lint")
    sidecar.write_bytes(text)
    result = mend("draft.txt", *arguments)
    return sidecar.read_bytes() if sidecar.exists() else None, result


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"outreach-lint: ignore[hurry] x\n", None),
        (b"outreach-lint: ignore[hurry] x\n\n", None),
        (b"# Ours.\r\noutreach-lint: ignore[hurry] x\r\n", b"# Ours.\r\n"),
        (b"outreach-lint: ignore[spaces] a poem\noutreach-lint: ignore[hurry] x\n",
         b"outreach-lint: ignore[spaces] a poem\n"),
        (b"\xef\xbb\xbfoutreach-lint: ignore[spaces, hurry] a poem\n",
         b"\xef\xbb\xbfoutreach-lint: ignore[spaces] a poem\n"),
        (b"outreach-lint: ignore[spaces] a poem\n", b"outreach-lint: ignore[spaces] a poem\n"),
    ],
)  # fmt: skip
def test_unused_suppressions_are_taken_out_of_sidecars(mend: Run, before: bytes, after: bytes | None) -> None:
    left, result = beside(before, mend, "--fix", "--output-format", "json")
    assert left == after
    said = [f"mended: draft.txt.outreach-lint: {unused_suppression.id} (1)"] if left != before else []
    if after is None or b"spaces" not in after:
        said.insert(0, "mended: draft.txt: template/spaces (1)")
    assert result.err.splitlines() == said
    assert [file["path"] for file in json.loads(result.out)["files"]] == ["draft.txt"]
    again = mend("draft.txt", "--fix", "--output-format", "json")
    assert (again.out, again.err) == (result.out, ""), "from the cache as well"


def test_a_diff_shows_sidecars_and_leaves_them(mend: Run) -> None:
    text = b"outreach-lint: ignore[hurry] x\n"
    left, result = beside(text, mend, "--diff")
    assert left == text
    assert "--- draft.txt.outreach-lint" in result.out
    assert "-outreach-lint: ignore[hurry] x" in result.out


def test_fixes_that_undo_each_other_end(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "all_rules", lambda: (SEESAW, SHOUT))
    Path("draft.txt").write_text("Hi Ana,\n\nTurn left.\n", encoding="utf-8")
    assert run("draft.txt", "--fix").status == 1
    assert Path("draft.txt").read_text(encoding="utf-8") == "Hi Ana,\n\nTurn left.\n"


def test_the_shipped_stock_opener_is_deleted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "all_rules", all_rules)
    Path("draft.txt").write_text(
        "Hi Ana,\n\nI hope this email finds you well. Your mill in Leeds lost two days in May.\n\nBen\n",
        encoding="utf-8",
    )
    run("draft.txt", "--fix", "--select", "stock-opener", "--kind", "outreach")
    assert Path("draft.txt").read_text(encoding="utf-8") == (
        "Hi Ana,\n\nYour mill in Leeds lost two days in May.\n\nBen\n"
    )


def diagnostic(source: Source, start: int, end: int, replacement: str, rule: str = "a/b") -> Diagnostic:
    fix = Fix("", (Edit(TextSpan(start, end), replacement),))
    return Diagnostic(source, rule, "a", Severity.WARNING, TextSpan(start, end), "", "", fix)


def test_overlapping_fixes_wait_for_the_next_pass() -> None:
    source = Source("x", "abcdef")
    found = [
        diagnostic(source, 0, 3, "X", "a/one"),
        diagnostic(source, 2, 4, "Y", "a/two"),
        diagnostic(source, 3, 5, ""),
    ]
    assert apply_fixes(source.text, found, unsafe=False) == ("Xf", ["a/one", "a/b"])


def test_the_same_deletion_twice_is_one() -> None:
    source = Source("x", "abcdef")
    assert apply_fixes("abcdef", [diagnostic(source, 1, 3, "")] * 2, unsafe=False) == ("adef", ["a/b", "a/b"])


def test_a_draft_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"theirs")
    with pytest.raises(NotWritten, match="changed in the meantime"):
        replace_file(str(path), b"ours", b"mended")
    assert path.read_bytes() == b"theirs"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_file(str(path), b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_diffs_show_carriage_returns_as_part_of_their_line() -> None:
    lines = list(fixer.unified_diff("x", "a\r\nb", "a\r\nc"))
    assert lines[-2:] == ["-b\n\\ No newline at end of file\n", "+c\n\\ No newline at end of file\n"]
