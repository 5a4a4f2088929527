"""Builds the wheel with its YAML compiled, so that the first run on a machine is as fast as every later one.

An editable install has none of it: there, it is compiled when it is first used, and after every edit.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):
    """Puts compiled lexicons and weights of trust beside those that people read."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the data of this checkout."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from outreach_lint.lexicon_files import COMPILED_NAME, write_compiled
        from outreach_lint.profile import COMPILED_TRUST_PATH, write_compiled_trust

        self._folder = TemporaryDirectory()
        lexicons, trust = (Path(self._folder.name) / name for name in (COMPILED_NAME, COMPILED_TRUST_PATH.name))
        write_compiled(lexicons)
        write_compiled_trust(trust)
        build_data["force_include"][str(lexicons)] = f"outreach_lint/lexicons/{COMPILED_NAME}"
        build_data["force_include"][str(trust)] = f"outreach_lint/{COMPILED_TRUST_PATH.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete what is in the wheel by now."""
        if version != "editable":
            self._folder.cleanup()
