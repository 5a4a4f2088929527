"""The documentation of rules, as `outreach-lint rule` prints it: text for people, JSON for machines."""

from __future__ import annotations

import dataclasses
from textwrap import fill, indent
from typing import Any

from outreach_lint.agreement import load_agreement
from outreach_lint.rule import ALL_KINDS, Rule

_WIDTH = 88


def page_data(rule: Rule) -> dict[str, Any]:
    """Return all there is to know about a rule."""
    page = rule.page
    example, counterexample = EXAMPLES[rule.is_credit]
    measured = load_agreement().get(rule.id)
    return {
        "id": rule.id,
        "family": rule.category.value,
        "severity": None if rule.is_credit else rule.severity.value,
        "default": not rule.preview,
        "kinds": [kind.value for kind in ALL_KINDS if kind in rule.kinds],
        "factors": [factor.value for factor in rule.factors],
        "precision": measured.precision if measured else None,
        "findings_read": measured.read if measured else 0,
        "summary": page.summary,
        "why": _flowing(page.why),
        "evidence": _flowing(page.evidence),
        example: page.flagged,
        counterexample: page.better,
        "options": [_option(field) for field in dataclasses.fields(rule.options)],
    }


# What the two examples of a page are called: of a fault, and of a credit.
EXAMPLES = (("flagged", "better"), ("credited", "passed_over"))


def _option(field: dataclasses.Field[Any]) -> dict[str, Any]:
    default = list(field.default) if isinstance(field.default, tuple) else field.default
    return {
        "name": field.name,
        "type": field.type if isinstance(field.type, str) else field.type.__name__,
        "default": default,
        "description": field.metadata["description"],
    }


def _flowing(text: str) -> str:
    """Undo the line breaks within paragraphs, and begin as a sentence of its own."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    flowing = "\n\n".join(paragraphs)
    return flowing[:1].upper() + flowing[1:]


def page_text(rule: Rule) -> str:
    """Return a rule's page as plain text."""
    data = page_data(rule)
    state = "on by default" if data["default"] else "off unless selected by its id"
    kinds = "every kind of message" if len(data["kinds"]) == len(ALL_KINDS) else ", ".join(data["kinds"])
    severity = (
        f"Credit:    never fails a draft, {state}" if rule.is_credit else f"Severity:  {data['severity']}, {state}"
    )
    lines = [severity, f"Reads:     {kinds}"]
    if rule.factors:
        lines.append(f"Serves:    {', '.join(data['factors'])}")
    if data["precision"] is not None:
        lines.append(f"Precision: {data['precision']:.2f} of {data['findings_read']} findings read on unseen text")
    example, counterexample = EXAMPLES[rule.is_credit]
    parts = [
        f"{data['id']}\n{'=' * len(data['id'])}",
        fill(data["summary"], _WIDTH),
        "\n".join(lines),
        _part("Why", data["why"]),
        _part("Evidence", data["evidence"]),
        f"{_title(example)}\n{indent(data[example], '  ')}",
        f"{_title(counterexample)}\n{indent(data[counterexample], '  ')}",
    ]
    if data["options"]:
        parts.append("Options\n" + "\n".join(map(_option_text, data["options"])))
    return "\n\n".join(parts) + "\n"


def _title(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _part(title: str, text: str) -> str:
    paragraphs = (
        fill(paragraph, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False,
             break_on_hyphens=False)
        for paragraph in text.split("\n\n")
    )  # fmt: skip
    return f"{title}\n" + "\n\n".join(paragraphs)


def _option_text(option: dict[str, Any]) -> str:
    head = f"  {option['name']} ({option['type']}, default {option['default']!r})"
    return f"{head}\n" + fill(option["description"], _WIDTH, initial_indent="    ", subsequent_indent="    ")
