"""Findings that are known: a file, kept under version control, of rules and the sentences that they stand in.

A sentence is known by its words, so that a draft may be moved, renamed or wrapped anew; once its words change, the
finding comes back.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from outreach_lint.config import SettingsError
from outreach_lint.diagnostics import Diagnostic
from outreach_lint.fixer import write_file
from outreach_lint.report import FileReport, MessageReport, Suppressed

FILE_NAME = "outreach-lint-baseline.json"
REASON = "known in the baseline"
_VERSION = 1
# Longer sentences are told apart by a digest: the file is there to be read.
_LONGEST = 160

Key = tuple[str, str]
"""A rule and a sentence."""


@dataclass(frozen=True, order=True)
class Entry:
    """Findings of one rule in one sentence of one draft.

    Attributes:
        path: the draft, relative to the baseline's folder.
        count: how many there are.
    """

    path: str
    rule: str
    sentence: str
    count: int = 1


class Baseline:
    """The known findings of a project, taken one by one as they turn up again.

    Args:
        path: the file.
        entries: what it holds.
    """

    def __init__(self, path: str, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.folder = os.path.dirname(os.path.abspath(path))
        self.entries = tuple(entries)
        self._left: dict[Key, Counter[str]] = {}
        self._gone: dict[str, bool] = {}
        for entry in self.entries:
            self._left.setdefault((entry.rule, entry.sentence), Counter())[entry.path] += entry.count

    def filter(self, report: FileReport) -> FileReport:
        """Return a report with its known findings suppressed."""
        if not any(message.diagnostics for message in report.messages):
            return report
        place = self.place(report.path)
        return replace(report, messages=tuple(self._filter(message, place) for message in report.messages))

    def _filter(self, message: MessageReport, place: str) -> MessageReport:
        known = [diagnostic for diagnostic in message.diagnostics if self._take(key_of(diagnostic), place)]
        if not known:
            return message
        taken = {id(diagnostic) for diagnostic in known}
        kept = tuple(diagnostic for diagnostic in message.diagnostics if id(diagnostic) not in taken)
        suppressed = tuple(Suppressed(diagnostic, REASON, "baseline") for diagnostic in known)
        return replace(message, diagnostics=kept, suppressed=(*message.suppressed, *suppressed))

    def _take(self, key: Key, place: str) -> bool:
        left = self._left.get(key)
        if not left:
            return False
        path = place if left[place] else next((path for path in left if left[path] and self._is_gone(path)), None)
        if path is None:
            return False
        left[path] -= 1
        return True

    def _is_gone(self, path: str) -> bool:
        """Say whether a draft is no longer where it was; its findings may have moved."""
        if path not in self._gone:
            self._gone[path] = not os.path.exists(os.path.join(self.folder, path))
        return self._gone[path]

    def place(self, path: str) -> str:
        """Return a path, given relative to the current folder, as the file names it."""
        return os.path.relpath(os.path.abspath(path), self.folder).replace(os.sep, "/")

    def left_over(self, linted: set[str]) -> list[Entry]:
        """Return what did not turn up again, of the drafts that were linted and of those that are gone.

        Args:
            linted: paths as the file names them.
        """
        return [
            Entry(path, rule, sentence, count)
            for (rule, sentence), left in self._left.items()
            for path, count in left.items()
            if count and (path in linted or self._is_gone(path))
        ]


def key_of(diagnostic: Diagnostic) -> Key:
    """Return what a diagnostic is known by."""
    sentence = diagnostic.sentence
    if len(sentence) > _LONGEST:
        sentence = (
            f"{sentence[:_LONGEST]}... #{blake2b(sentence.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"
        )
    return diagnostic.rule, sentence


def entries_of(reports: Iterable[FileReport], baseline: Baseline) -> list[Entry]:
    """Return the entries for all findings of some reports, those that the baseline suppressed included."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for report in reports:
        place = baseline.place(report.path)
        for message in report.messages:
            known = [item.diagnostic for item in message.suppressed if item.origin == "baseline"]
            for diagnostic in (*message.diagnostics, *known):
                rule, sentence = key_of(diagnostic)
                counts[place, rule, sentence] += 1
    return [Entry(*key, count) for key, count in counts.items()]


def load_baseline(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        SettingsError: when it can't be read or is malformed; the message says what to do.
    """
    shown = os.path.relpath(path)
    remedy = "restore it, or write it anew with 'outreach-lint baseline create'"
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        if data["version"] != _VERSION:
            raise SettingsError(f"{shown}: version {data['version']!r} is not known; update outreach-lint, or {remedy}")
        return Baseline(path, [_entry(item) for item in data["findings"]])
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
        raise SettingsError(f"{shown}: can't read the baseline ({reason}); {remedy}") from None
    except SettingsError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SettingsError(f"{shown}: is not a baseline of outreach-lint; {remedy}") from None


def _entry(item: dict[str, Any]) -> Entry:
    entry = Entry(item["path"], item["rule"], item["sentence"], item.get("count", 1))
    if not (all(isinstance(text, str) for text in (entry.path, entry.rule, entry.sentence))
            and isinstance(entry.count, int)):  # fmt: skip
        raise TypeError
    return entry


def save_baseline(path: str, entries: Iterable[Entry]) -> None:
    """Write a baseline all at once, one finding a line, so that version control can merge it.

    Raises:
        OSError: when it can't be written.
    """
    rows = []
    for entry in sorted(entries):
        row: dict[str, Any] = {"path": entry.path, "rule": entry.rule, "sentence": entry.sentence}
        if entry.count > 1:
            row["count"] = entry.count
        rows.append("    " + json.dumps(row, ensure_ascii=False))
    text = f'{{\n  "version": {_VERSION},\n  "findings": [\n' + ",\n".join(rows) + "\n  ]\n}\n"
    write_file(path, text.encode("utf-8", "backslashreplace"))
