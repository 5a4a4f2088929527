"""From paths to drafts: walking, reading, and what can't be read."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from outreach_lint.drafts import MAX_CHARACTERS, find_drafts, open_draft, open_source
from outreach_lint.readers import known_suffixes
from outreach_lint.source import Source
from outreach_lint.walk import shown_path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("Hello.", encoding="utf-8")


def found(*paths: str) -> list[str]:
    return [draft.path for draft in find_drafts(paths)]


def test_folders_are_walked_by_name(here: Path) -> None:
    write(here, "b.txt", "a/z.md", "a/b/c.text", "a/B.TXT", "rule.txt", "a/notes.eml", "a/picture.png")
    assert found(".") == ["a/B.TXT", "a/b/c.text", "a/notes.eml", "a/z.md", "b.txt", "rule.txt"]


def test_a_suffix_of_two_parts_is_known_in_a_folder(here: Path) -> None:
    write(here, "Rye.email", "Rye.email-meta.xml", "Rye.xml", "rye-meta.xml")
    assert found(".") == ["Rye.email", "Rye.email-meta.xml"]


def test_hidden_and_foreign_folders_are_passed_over(here: Path) -> None:
    write(here, ".git/a.txt", ".venv/a.txt", ".hidden.txt", "node_modules/a.txt", "venv/a.txt", "ok/a.txt")
    assert found(".") == ["ok/a.txt"]
    assert found(".venv", ".hidden.txt") == [".venv/a.txt", ".hidden.txt"], "named outright they are read"


def test_a_file_named_outright_is_read_whatever_its_name(here: Path) -> None:
    write(here, "letter.draft", "rule")
    assert found("letter.draft", "./rule") == ["letter.draft", "rule"]


def test_no_file_is_read_twice(here: Path) -> None:
    write(here, "a/b.txt")
    (here / "again.txt").symlink_to(here / "a" / "b.txt")
    assert found("a/b.txt", ".", "a", "./a/../a/b.txt") == ["a/b.txt"]


def test_looping_folders_end(here: Path) -> None:
    write(here, "a/b.txt")
    (here / "a" / "loop").symlink_to(here)
    assert found(".") == ["a/b.txt"]


def test_links_in_a_circle_hide_nothing_else(here: Path) -> None:
    write(here, "a.txt")
    (here / "ping").symlink_to("pong")
    (here / "pong").symlink_to("ping")
    (here / "ring.txt").symlink_to("ring.txt")
    assert found(".") == ["a.txt", "ring.txt"]
    (draft,) = (draft for draft in find_drafts(["."]) if draft.path == "ring.txt")
    assert open_draft(draft).errors == ("too many levels of symbolic links",)


def test_a_pipe_in_a_folder_is_not_waited_for(here: Path) -> None:
    write(here, "a.txt")
    os.mkfifo(here / "b.txt")
    (here / "c.txt").symlink_to("b.txt")
    assert found(".") == ["a.txt"]


def test_paths_are_shown_relative_to_here(here: Path) -> None:
    assert shown_path(str(here / "a" / "b.txt")) == "a/b.txt"
    assert shown_path("./a//b.txt") == "a/b.txt"
    assert shown_path("../elsewhere.txt") == "../elsewhere.txt"
    assert shown_path("/elsewhere/x.txt") == "/elsewhere/x.txt"


def test_a_folder_without_drafts_is_a_warning(here: Path) -> None:
    (here / "empty").mkdir()
    (draft,) = find_drafts(["empty"])
    opened = open_draft(draft)
    assert opened.path == "empty"
    looked_for = ", ".join(known_suffixes())
    assert opened.warnings == (f"no drafts in this folder (looked for {looked_for})",)
    assert not opened.errors


def test_missing_files_are_errors(here: Path) -> None:
    (draft,) = find_drafts(["gone.txt"])
    assert open_draft(draft).errors == ("no such file or folder",)
    (draft,) = find_drafts(["nul\0l.txt"])
    assert open_draft(draft).errors


def test_what_the_system_refuses_is_an_error(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "locked/a.txt", "open/b.txt")
    listed = os.scandir

    def scandir(folder: str):  # type: ignore[no-untyped-def]
        if folder.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    opened = [open_draft(draft) for draft in find_drafts(["."])]
    assert [(item.path, item.errors) for item in opened] == [("locked", ("permission denied",)), ("open/b.txt", ())]


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + b"\0" * 64, b"%PDF-1.7 ..."])
def test_binary_files_are_errors_that_name_the_file_once(here: Path, data: bytes) -> None:
    (here / "junk.txt").write_bytes(data)
    (draft,) = find_drafts(["junk.txt"])
    (error,) = open_draft(draft).errors
    assert "not text" in error
    assert "junk.txt" not in error


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf"])
def test_empty_files_are_warnings(here: Path, data: bytes) -> None:
    (here / "empty.txt").write_bytes(data)
    (draft,) = find_drafts(["empty.txt"])
    opened = open_draft(draft)
    assert opened.warnings == ("empty, nothing to lint",)
    assert not opened.errors


def test_a_guessed_encoding_is_noted(here: Path) -> None:
    (here / "old.txt").write_bytes("Hi Zoë,\n\nThe café is open.".encode("cp1252"))
    (draft,) = find_drafts(["old.txt"])
    opened = open_draft(draft)
    assert opened.messages
    assert "Windows-1252" in opened.notes[0]


def test_a_book_is_no_draft(here: Path) -> None:
    assert "too large" in open_source(Source("book.txt", "word " * (MAX_CHARACTERS // 5 + 1))).errors[0]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Hi Ana,\n\nTea?")))
    first, other = find_drafts(["-", "-", os.devnull], stdin_path="mail/x.txt")
    assert first.path == "mail/x.txt"
    assert len(open_draft(first).messages) == 1
    assert open_draft(other).warnings
