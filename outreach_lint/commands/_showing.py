"""Settings as TOML: what --show-settings prints."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from outreach_lint.config import Settings
from outreach_lint.configuration.layers import shown
from outreach_lint.configuration.project import Project
from outreach_lint.rulebook import make_rulebook
from outreach_lint.walk import Draft


def settings_text(project: Project, drafts: Iterable[tuple[Draft, Settings]]) -> Iterator[str]:
    """Yield the settings of each draft: where they come from, what they are, and which rules are on."""
    for draft, settings in drafts:
        configuration = project.configuration(os.path.dirname(draft.location))
        origin = shown(configuration.file) if configuration.file else "no configuration file"
        yield f"# {draft.path}: {origin}\n"
        yield from _lines(settings)
        yield f"# rules that are on: {', '.join(rule.id for rule in make_rulebook(settings).rules)}\n\n"


def _lines(settings: Settings) -> Iterator[str]:
    plain = {
        "select": settings.select or ("ALL",),
        "extend-select": settings.extend_select,
        "ignore": settings.ignore,
        "per-file-ignores": settings.file_ignores,
        "kind": settings.kind.value if settings.kind else None,
        "mode": settings.mode.value if settings.mode else None,
        "dialect": settings.dialect,
        "sender-names": settings.sender_names,
        "products": settings.products,
        "body-fields": settings.body_fields,
        "subject-fields": settings.subject_fields,
        "severity": {name: severity.value for name, severity in settings.severities.items()},
        "rules": settings.options,
        "lexicons": settings.lexicons,
        "house-rules": tuple(rules.path for rules in settings.house_rules),
    }
    for name, value in plain.items():
        yield f"# {name} is not set\n" if value is None else f"{name} = {_toml(value)}\n"


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
