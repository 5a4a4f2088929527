"""What stood in drafts at an earlier revision of git, so that only what was changed since need be reported."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace

from outreach_lint.config import SettingsError
from outreach_lint.diagnostics import Diagnostic
from outreach_lint.report import FileReport, MessageReport, Suppressed
from outreach_lint.sameness import same_text

Read = Callable[[str, bytes], list[str]]
"""Takes a draft's path and bytes, and returns its text as it stands and as its recipients read it."""
# A draft that is new may have been another one before; with more deleted ones than this, that is not looked into.
_MOST_DELETED = 500


class Revision:
    """A revision of the repository that the current folder lies in.

    Args:
        name: as for git.
        read: how a draft's earlier bytes become text.

    Raises:
        SettingsError: when there is no git, no repository or no such revision.
    """

    def __init__(self, name: str, read: Read) -> None:
        self._name = name
        self._read = read
        self._top = _git("rev-parse", "--show-toplevel").decode().rstrip("\n")
        try:
            self._commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode()
        except SettingsError:
            raise SettingsError(f"--diff-base {name}: git knows no such revision here") from None
        self._commit = self._commit.strip()
        changed = _names(_git("-C", self._top, "diff", "--name-only", "--no-renames", "-z", self._commit, "--"))
        self._changed = set(changed)
        self._there = set(_names(_git("-C", self._top, "ls-tree", "-r", "--name-only", "-z", self._commit)))
        self._deleted = [path for path in changed if path in self._there and not os.path.exists(f"{self._top}/{path}")]
        self._moved_text: str | None = None

    def filter(self, report: FileReport) -> FileReport:
        """Return a report with the findings in sentences that stood there already suppressed."""
        if not any(message.diagnostics for message in report.messages):
            return report
        place = os.path.relpath(os.path.realpath(report.path), os.path.realpath(self._top)).replace(os.sep, "/")
        if place in self._there:
            old = self._text(place) if place in self._changed else None
        else:
            old = self._text_of_deleted()
        return replace(report, messages=tuple(self._filter(message, old) for message in report.messages))

    def _filter(self, message: MessageReport, old: str | None) -> MessageReport:
        stood = [d for d in message.diagnostics if old is None or _stood_there(d, old)]
        taken = {id(diagnostic) for diagnostic in stood}
        kept = tuple(diagnostic for diagnostic in message.diagnostics if id(diagnostic) not in taken)
        reason = f"unchanged since {self._name}"
        suppressed = tuple(Suppressed(diagnostic, reason, "diff-base") for diagnostic in stood)
        return replace(message, diagnostics=kept, suppressed=(*message.suppressed, *suppressed))

    def _text(self, place: str) -> str:
        """Return all that stood in a draft, made comparable; "" when it can't be read."""
        try:
            data = _git("-C", self._top, "cat-file", "--filters", f"{self._commit}:{place}")
        except SettingsError:
            return ""
        return " \n ".join(f" {same_text(text)} " for text in self._read(place, data))

    def _text_of_deleted(self) -> str:
        if self._moved_text is None:
            self._moved_text = "\n".join(map(self._text, self._deleted[:_MOST_DELETED]))
        return self._moved_text


def _stood_there(diagnostic: Diagnostic, old: str) -> bool:
    """Say whether a diagnostic's sentence stands in an earlier text, and with the same words in the source."""
    if f" {diagnostic.sentence} " not in old:
        return False
    excerpt = diagnostic.excerpt
    # What is flagged may be a merge field, which the sentence has a name in place of.
    return "\n" in excerpt or "\r" in excerpt or same_text(excerpt) in old


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _git(*arguments: str) -> bytes:
    try:
        result = subprocess.run(["git", *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        raise SettingsError("--diff-base: git is not installed, or not on the PATH") from None
    if result.returncode:
        complaint = " ".join(result.stderr.decode("utf-8", "replace").split()) or "git failed"
        raise SettingsError(f"--diff-base: {complaint.removeprefix('fatal: ')}")
    return result.stdout
