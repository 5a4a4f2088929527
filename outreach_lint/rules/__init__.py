"""All rules: one module each, found by walking this package. Nothing is edited when a rule is added."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from outreach_lint.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by id."""
    found = []
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        if not module.ispkg:
            found.append(getattr(import_module(module.name), module.name.rsplit(".", 1)[-1]))
    return tuple(sorted(found, key=lambda rule: rule.id))
