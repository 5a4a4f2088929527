"""Write requirements.txt and requirements-dev.txt: the exact versions for every supported Python.

    python scripts/lock.py

Needs `uv` (https://docs.astral.sh/uv/), which resolves for all Pythons and systems at once: `pip install uv`. Locked
versions stay as they are unless a dependency asks for others; `--upgrade` takes the newest.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = {"requirements.txt": (), "requirements-dev.txt": ("--extra", "dev")}
OLDEST = "3.10"


def main(arguments: Sequence[str]) -> None:
    """Write both files; arguments go to uv."""
    beside = Path(sys.executable).parent / "uv"
    uv = str(beside) if beside.exists() else shutil.which("uv")
    if uv is None:
        sys.exit("scripts/lock.py: uv is not installed (pip install uv)")
    for file, extra in FILES.items():
        options = ["--universal", "--python-version", OLDEST, "--no-annotate", "--quiet", "--output-file", file]
        options += ["--custom-compile-command", "python scripts/lock.py", *extra]
        subprocess.run([uv, "pip", "compile", "pyproject.toml", *options, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
