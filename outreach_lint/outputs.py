"""The output formats that there are: the modules of `reporters`, by name. Loads none of them."""

from __future__ import annotations

import os
from functools import cache

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reporters")


@cache
def format_names() -> tuple[str, ...]:
    """Return the names of the output formats: the public modules of the package."""
    modules = (name.partition(".")[0] for name in os.listdir(_FOLDER) if name.endswith(".py"))
    return tuple(sorted(name.replace("_", "-") for name in modules if not name.startswith("_")))
