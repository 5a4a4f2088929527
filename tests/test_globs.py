"""Patterns over paths do what git does with the same lines."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_lint.globs import PatternError, Patterns
from outreach_lint.ignored import GitIgnore

PATHS = ["a.txt", "b/a.txt", "b/c/a.txt", "b/c.txt", "b/ab/x.md", "abc.txt", "c/b/c/a.txt", "a b.txt", "[x].txt",
         "b/.hidden.txt", "#a.txt", "!a.txt"]  # fmt: skip


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    for path in PATHS:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    return root


def git_ignores(root: Path) -> set[str]:
    result = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=root, input="\0".join(PATHS), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode in (0, 1), result.stderr
    return {path for path in result.stdout.split("\0") if path}


def we_ignore(root: Path) -> set[str]:
    git, found = GitIgnore(), set()
    for path in PATHS:
        parts = path.split("/")
        places = ["/".join(parts[: i + 1]) for i in range(len(parts))]
        if any(git.ignores(f"{root}/{place}", place != path) for place in places):
            found.add(path)
    return found


LINES = [
    "*.txt", "a.txt", "/a.txt", "b/", "b", "b/*", "b/**", "**/a.txt", "b/**/a.txt", "**/c/**", "!a.txt", "!b/a.txt",
    "c.txt/", "?.txt", "[a-c].txt", "[!a]*.txt", "[^a]*.txt", "a\\ b.txt", "\\#a.txt", "\\!a.txt", "# a comment", "",
    "a b.txt  ", "\\[x\\].txt", "*", "!*.md", "**", "b/c", "*/c/*", "a**.txt", "**c.txt", "/b/*.txt", ".*", "[", "b[",
    "[]a].txt", "[a-]*", "/", "!", "[[]x].txt", "x\\",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_one_line(repository: Path, line: str) -> None:
    (repository / ".gitignore").write_text(line + "\n", encoding="utf-8")
    assert we_ignore(repository) == git_ignores(repository)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES), min_size=2, max_size=4), st.lists(st.sampled_from(LINES), max_size=2))
def test_several_lines_and_files(repository: Path, top: list[str], inner: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(top), encoding="utf-8")
    (repository / "b" / ".gitignore").write_text("\n".join(inner), encoding="utf-8")
    assert we_ignore(repository) == git_ignores(repository)
    (repository / "b" / ".gitignore").unlink()


def test_the_repositorys_own_excludes(repository: Path) -> None:
    (repository / ".gitignore").write_text("", encoding="utf-8")
    exclude = repository / ".git" / "info" / "exclude"
    exclude.parent.mkdir(exist_ok=True)
    before = exclude.read_text(encoding="utf-8") if exclude.exists() else ""
    exclude.write_text("b/\n", encoding="utf-8")
    assert we_ignore(repository) == git_ignores(repository) != set()
    exclude.write_text(before, encoding="utf-8")


def test_a_folder_covers_what_lies_in_it() -> None:
    patterns = Patterns("/work", ["archive/", "!archive/keep.txt"])
    assert patterns.covers("/work/archive/x.txt")
    assert patterns.covers("/work/a/archive/b/x.txt")
    assert not patterns.covers("/work/archive.txt")
    assert not patterns.covers("/elsewhere/archive/x.txt")


def test_names_takes_back_what_lies_in_a_folder() -> None:
    patterns = Patterns("/work", ["pages/", "!pages/old/", "pages/old/new.txt"])
    assert patterns.names("/work/pages/x.txt")
    assert not patterns.names("/work/pages/old/x.txt")
    assert patterns.names("/work/pages/old/new.txt")
    assert not patterns.names("/elsewhere/pages/x.txt")


@pytest.mark.parametrize("pattern", ["a[", "[", "[!", "x\\"])
def test_what_cannot_be_read(pattern: str) -> None:
    with pytest.raises(PatternError):
        Patterns("/", [pattern])
