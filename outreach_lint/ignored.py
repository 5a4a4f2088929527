"""What git ignores: the .gitignore files from the top of a repository down."""

from __future__ import annotations

import os

from outreach_lint.globs import PatternError, Patterns


class GitIgnore:
    """Reads .gitignore files as folders are asked for. Outside of a repository nothing is ignored."""

    def __init__(self) -> None:
        self._chains: dict[str, tuple[Patterns, ...] | None] = {}

    def ignores(self, path: str, folder: bool) -> bool:
        """Say whether git ignores an absolute path; the folders above it are not looked at."""
        for patterns in reversed(self._chain(os.path.dirname(path)) or ()):
            verdict = patterns.verdict(path, folder)
            if verdict is not None:
                return verdict
        return False

    def _chain(self, folder: str) -> tuple[Patterns, ...] | None:
        """Return the patterns that hold in a folder, the top's first; None outside of a repository."""
        if folder not in self._chains:
            self._chains[folder] = self._read(folder)
        return self._chains[folder]

    def _read(self, folder: str) -> tuple[Patterns, ...] | None:
        if os.path.exists(f"{folder}/.git"):
            above: tuple[Patterns, ...] | None = _patterns(folder, f"{folder}/.git/info/exclude")
        else:
            parent = os.path.dirname(folder)
            above = None if parent == folder else self._chain(parent)
        return None if above is None else (*above, *_patterns(folder, f"{folder}/.gitignore"))


def _patterns(root: str, path: str) -> tuple[Patterns, ...]:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    return (Patterns(root, [line for line in lines if _readable(line)]),)


def _readable(line: str) -> bool:
    try:
        Patterns("/", [line])
    except PatternError:  # git passes over what it can't read
        return False
    return True
