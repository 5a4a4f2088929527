"""Write requirements.txt and requirements-dev.txt: the exact versions for every supported Python.

    python scripts/lock.py python3.10 python3.11 python3.12 python3.13

Each interpreter's own pip resolves the project's dependencies; nothing is installed. Where the answers
differ, the lines carry markers.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = {"requirements.txt": ".", "requirements-dev.txt": ".[dev]"}
HEADER = "# Made by scripts/lock.py; don't edit.\n"


def resolve(python: str, requirement: str) -> tuple[str, dict[str, str]]:
    """Return an interpreter's version ("3.12") and package -> version as its pip resolves a requirement."""
    command = [python, "-m", "pip", "install", "--dry-run", "--ignore-installed", "-qq", "--report", "-"]
    result = subprocess.run([*command, requirement], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    report = json.loads(result.stdout)
    packages = {
        item["metadata"]["name"].lower().replace("_", "-"): item["metadata"]["version"]
        for item in report["install"]
        if not item["is_direct"]
    }
    return report["environment"]["python_version"], packages


def lines(resolved: dict[str, dict[str, str]]) -> list[str]:
    """Merge python version -> package -> version into the lines of a requirements file."""
    pins: dict[tuple[str, str], list[str]] = defaultdict(list)
    for python, packages in resolved.items():
        for name, version in packages.items():
            pins[name, version].append(python)
    merged = []
    for (name, version), pythons in sorted(pins.items()):
        markers = " or ".join(f'python_version == "{python}"' for python in pythons)
        merged.append(f"{name}=={version}" + ("" if len(pythons) == len(resolved) else f" ; {markers}"))
    return merged


def main(pythons: Sequence[str]) -> None:
    """Write both files."""
    for file, requirement in FILES.items():
        resolved = dict(resolve(python, requirement) for python in pythons)
        (ROOT / file).write_text(HEADER + "\n".join(lines(resolved)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
