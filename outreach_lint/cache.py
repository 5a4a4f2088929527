"""Results of earlier runs, in one SQLite file.

A row stands for a draft under some settings; its key is a digest of everything that the result depends on. Whatever
is wrong with the file (locked, damaged, from another version, on a full disk) only means that a result has to be
found anew: no method raises for it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from hashlib import blake2b

FOLDER = ".outreach-lint-cache"
_FILE = "results.sqlite3"
# Raised when the tables or the packing of reports change.
_VERSION = 1
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This folder was made by outreach-lint. Whatever is in it may be deleted.
"""
_TAG_FILE = "CACHEDIR.TAG"
_MARKS = {_TAG_FILE: _TAG, ".gitignore": "# Made by outreach-lint.\n*\n"}
_SECONDS_A_DAY = 86_400
# A result that nobody asked for as long as this goes.
_KEPT_DAYS = 30
_CHECK = 8
# SQLite takes no more than 999 values in one query everywhere.
_AT_ONCE = 500


def digest(*parts: bytes) -> bytes:
    """Return a digest of parts, each with its length, so that no two lists of parts share one."""
    total = blake2b(digest_size=16)
    for part in parts:
        total.update(len(part).to_bytes(8, "little"))
        total.update(part)
    return total.digest()


class Cache:
    """The results that lie in a folder.

    Args:
        folder: where; it is made with the first result that is kept.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._path = os.path.join(folder, _FILE)
        self._connection: sqlite3.Connection | None = None
        self._broken = False
        self._today = int(time.time() // _SECONDS_A_DAY)
        self._seen: list[bytes] = []
        if os.path.exists(self._path):
            self._open()

    def _open(self) -> sqlite3.Connection | None:
        """Open the file, making it anew where it can't be used."""
        if self._connection is None and not self._broken:
            for attempt in range(2):
                try:
                    self._connection = self._connect()
                    break
                except sqlite3.OperationalError:  # locked or read-only: leave it to the others
                    break
                except (sqlite3.Error, OSError):
                    if attempt == 0:
                        self._delete()
            self._broken = self._connection is None
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=2, isolation_level=None)
        try:
            # Killing the process loses nothing that way; only a machine that goes down may damage the file.
            connection.execute("PRAGMA synchronous = OFF")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version not in (0, _VERSION):
                raise sqlite3.DatabaseError("made by another version")
            if version == 0:
                connection.executescript(
                    "BEGIN IMMEDIATE;"
                    "CREATE TABLE IF NOT EXISTS results"
                    " (place BLOB PRIMARY KEY, key BLOB, day INTEGER, value BLOB) WITHOUT ROWID;"
                    "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
                    f"PRAGMA user_version = {_VERSION};"
                    "COMMIT;"
                )
        except BaseException:
            connection.close()
            raise
        return connection

    def _delete(self) -> None:
        for suffix in ("", "-journal"):
            with contextlib.suppress(OSError):
                os.unlink(self._path + suffix)

    def _fail(self, error: sqlite3.Error) -> None:
        """Take note that the file can't be used; a damaged one is deleted, for the next run to begin anew."""
        if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
            return
        self._seen = []
        self.close()
        self._broken = True
        self._delete()

    def look_up(self, wanted: Sequence[tuple[bytes, bytes]]) -> dict[bytes, str]:
        """Return place -> result for those places and keys that have one.

        Args:
            wanted: pairs of place and key.
        """
        if self._connection is None:
            return {}
        keys = dict(wanted)
        found: dict[bytes, str] = {}
        try:
            for start in range(0, len(wanted), _AT_ONCE):
                places = [place for place, _ in wanted[start : start + _AT_ONCE]]
                marks = ",".join("?" * len(places))
                query = f"SELECT place, key, day, value FROM results WHERE place IN ({marks})"
                for place, key, day, value in self._connection.execute(query, places):
                    if keys[place] == key and value[:_CHECK] == _check(key, value[_CHECK:]):
                        found[place] = value[_CHECK:].decode()
                        if day != self._today:
                            self._seen.append(place)
        except (sqlite3.Error, TypeError, UnicodeDecodeError) as error:
            if isinstance(error, sqlite3.Error):
                self._fail(error)
        return found

    def keep(self, results: Iterable[tuple[bytes, bytes, str]]) -> None:
        """Keep results, given as place, key and result."""
        rows = []
        for place, key, result in results:
            value = result.encode()
            rows.append((place, key, self._today, _check(key, value) + value))
        if rows:
            self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)

    def fact(self, name: str) -> str | None:
        """Return a fact that was kept."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error as error:
            self._fail(error)
            return None
        return str(row[0]) if row else None

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a fact about the package or the settings."""
        self._write("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(name, value)])

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._connection is None and not self._broken:
            try:
                make_folder(self.folder)
            except OSError:
                self._broken = True
        connection = self._open()
        if connection is None:
            return
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(statement, rows)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            self._fail(error)

    def close(self) -> None:
        """Note which results are still in use, let old ones go, and close the file."""
        if self._connection is None:
            return
        if self._seen:
            self._write("UPDATE results SET day = ? WHERE place = ?", [(self._today, place) for place in self._seen])
            self._write("DELETE FROM results WHERE day < ?", [(self._today - _KEPT_DAYS,)])
            self._seen = []
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _check(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key, digest_size=_CHECK).digest()


def make_folder(folder: str) -> None:
    """Make the cache's folder, marked as one for backup programs and for git.

    Raises:
        OSError: when it can't be made, or holds other things.
    """
    if not may_be_cache(folder):
        raise FileExistsError(f"{folder} holds other things")
    os.makedirs(folder, exist_ok=True)
    for name, text in _MARKS.items():
        path = os.path.join(folder, name)
        known = _text(path)
        if known is None or (known != text and text.startswith(known)):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)


def may_be_cache(folder: str) -> bool:
    """Say whether a folder is the cache's, empty, or not there yet."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None or _is_ours(folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _is_ours(folder: str) -> bool:
    """Say whether a folder is marked as ours, or we were stopped before it was."""
    tag = _text(os.path.join(folder, _TAG_FILE))
    if tag is not None and "outreach-lint" in tag:
        return True
    if tag is None or not _TAG.startswith(tag):
        return False
    return all(name in _MARKS or name.startswith(_FILE) for name in os.listdir(folder))


def _text(path: str) -> str | None:
    """Return the beginning of a file's text; None where there is none."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read(1000)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return "?"


def delete_folder(folder: str) -> bool:
    """Delete a cache's folder; one that outreach-lint hasn't made is left alone.

    Returns:
        Whether there was one.
    """
    import shutil

    if not _is_ours(folder):
        return False
    shutil.rmtree(folder)
    return True


def default_folder(start: str, top: str | None) -> str:
    """Return the folder of the cache where none is configured: at the top of the project, else the user's own.

    Args:
        start: the current folder.
        top: the folder of the configuration file, if there is one.
    """
    chosen = os.environ.get("OUTREACH_LINT_CACHE_DIR")
    if chosen:
        return os.path.abspath(chosen)
    folder = start
    while not top and not os.path.exists(f"{folder}/.git"):
        parent = os.path.dirname(folder)
        if parent == folder:
            home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
            return os.path.join(home, "outreach-lint")
        folder = parent
    return os.path.join(top or folder, FOLDER)
