"""Builds the wheel with all lexicons compiled, so that the first run on a machine is as fast as every later one.

An editable install has none of it: there, lexicons are compiled when they are first used, and after every edit.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLexicons(BuildHookInterface):
    """Puts the compiled lexicons beside those that people read."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the lexicons of this checkout."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from outreach_lint.lexicon_files import COMPILED_NAME, write_compiled

        self._folder = TemporaryDirectory()
        path = Path(self._folder.name) / COMPILED_NAME
        write_compiled(path)
        build_data["force_include"][str(path)] = f"outreach_lint/lexicons/{COMPILED_NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete what is in the wheel by now."""
        if version != "editable":
            self._folder.cleanup()
