"""Patterns over paths, written as in a .gitignore file.

A pattern without a slash matches a name at any depth; one with a slash is relative to the folder of the file that
holds it. `*` stays within a name, `**` crosses folders, a slash at the end asks for a folder, `!` takes back. A
pattern that matches a folder covers all that lies in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# What brackets without a character in them come to.
_NEVER = "(?!)"


class PatternError(ValueError):
    """A pattern can't be read; the message says why."""


@lru_cache(maxsize=4096)
def _compile(pattern: str) -> tuple[re.Pattern[str], bool, bool] | None:
    """Return a pattern's expression, whether it excludes, and whether it asks for a folder; None: nothing there."""
    text = _without_trailing_blanks(pattern)
    if not text or text.startswith("#"):
        return None
    negative = text.startswith("!")
    text = text[1:] if negative else text
    folder = text.endswith("/")
    text = text[:-1] if folder else text
    if not text:
        return None
    anchored = "/" in text
    body = _translate(text.removeprefix("/"))
    return re.compile(f"{'' if anchored else '(?:.*/)?'}{body}\\Z", re.DOTALL), not negative, folder


def _without_trailing_blanks(pattern: str) -> str:
    stripped = pattern.rstrip(" ")
    if len(stripped) < len(pattern) and (len(stripped) - len(stripped.rstrip("\\"))) % 2:
        stripped += " "
    return stripped


def _translate(text: str) -> str:
    out, i = [], 0
    while i < len(text):
        if text.startswith("**/", i) and (i == 0 or text[i - 1] == "/"):
            out.append("(?:.*/)?")
            i += 3
        elif text.startswith("**", i) and i + 2 == len(text) and (i == 0 or text[i - 1] == "/"):
            out.append(".+")
            i += 2
        elif text[i] == "*":
            while text.startswith("*", i):
                i += 1
            out.append("[^/]*")
        elif text[i] == "?":
            out.append("[^/]")
            i += 1
        elif text[i] == "[":
            piece, i = _one_of(text, i)
            out.append(piece)
        else:
            i += text[i] == "\\"
            if i == len(text):
                raise PatternError("nothing follows the backslash")
            out.append(re.escape(text[i]))
            i += 1
    return "".join(out)


def _one_of(text: str, start: int) -> tuple[str, int]:
    """Translate a class such as [a-z]; return it and the index after it."""
    i = start + 1
    negated = text[i : i + 1] in ("!", "^") and bool(text[i : i + 1])
    i += negated
    first, items = True, []
    while i < len(text) and (first or text[i] != "]"):
        first = False
        i += text[i] == "\\"
        low = text[i : i + 1]
        if text[i + 1 : i + 2] == "-" and text[i + 2 : i + 3] not in ("]", ""):
            high_at = i + 2 + (text[i + 2] == "\\")
            high = text[high_at : high_at + 1]
            if low <= high:
                items.append(f"{re.escape(low)}-{re.escape(high)}")
            i = high_at + 1
        else:
            items.append(re.escape(low))
            i += 1
    if i >= len(text):
        raise PatternError("the bracket is never closed")
    body = "".join(items)
    if not body:
        return _NEVER, i + 1
    return f"(?!/)[{'^' if negated else ''}{body}]", i + 1


def check_pattern(pattern: str) -> None:
    """Check a pattern that somebody wrote for us: more strictly than git, which passes over what can't match.

    Raises:
        PatternError: when it can't be read, or can never match.
    """
    row = _compile(pattern)
    if row is None:
        raise PatternError("it names nothing" + ("; begin with '\\#'" if pattern.startswith("#") else ""))
    if ".." in pattern.split("/"):
        raise PatternError("patterns are relative to the file's folder and can't lead out of it")
    if _NEVER in row[0].pattern:
        raise PatternError("nothing lies between the ends of its brackets; write the lesser one first")


class Patterns:
    """Patterns relative to one folder; the last one that matches decides.

    Raises:
        PatternError: when one of them can't be read.
    """

    def __init__(self, root: str, lines: Iterable[str]) -> None:
        self.root = root if root.endswith("/") else root + "/"
        self.lines = tuple(lines)
        self._rows = [row for line in self.lines if (row := _compile(line))]

    def __repr__(self) -> str:
        return f"Patterns({self.root!r}, {list(self.lines)!r})"

    def verdict(self, path: str, folder: bool = False) -> bool | None:
        """Say whether the last pattern that matches an absolute path excludes it; None when none does.

        The folders above it are not looked at.
        """
        if not path.startswith(self.root):
            return None
        relative = path[len(self.root) :]
        for expression, excludes, folders_only in reversed(self._rows):
            if (folder or not folders_only) and expression.match(relative):
                return excludes
        return None

    def covers(self, path: str) -> bool:
        """Say whether an absolute path, or a folder above it, matches."""
        if not path.startswith(self.root):
            return False
        at = path.find("/", len(self.root))
        while at >= 0:
            if self.verdict(path[:at], folder=True):
                return True
            at = path.find("/", at + 1)
        return bool(self.verdict(path))

    def names(self, path: str) -> bool:
        """Say whether the last pattern that matches an absolute path, or a folder above it, takes it in.

        Unlike in a .gitignore file, `!` also takes back what lies in a folder that matches.
        """
        if not path.startswith(self.root):
            return False
        parts = path[len(self.root) :].split("/")
        above = ["/".join(parts[:i]) for i in range(1, len(parts))]
        for expression, takes_in, folders_only in reversed(self._rows):
            if any(map(expression.match, above)) or (not folders_only and expression.match("/".join(parts))):
                return takes_in
        return False
