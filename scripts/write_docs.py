"""Write what the documentation takes from the code: a page a rule, their index, and the settings.

    python -m scripts.write_docs

The tables of docs/trust.md and the schema of configuration files are written anew as well, and pages of rules that are
gone are deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from outreach_lint.configuration.keys import KEYS
from outreach_lint.configuration.shapes import Key
from outreach_lint.pages import EXAMPLES, page_data
from outreach_lint.rules import all_rules
from scripts import trust_page, write_schema

DOCS = Path(__file__).parent.parent / "docs"
NOTE = "<!-- Written by python -m scripts.write_docs; don't edit. -->\n"


def generated() -> dict[Path, str]:
    """Return path -> text of every page that holds something of the code."""
    pages = [page_data(rule) for rule in all_rules()]
    texts = {DOCS / "rules" / f"{page['id']}.md": rule_page(page) for page in pages}
    texts[DOCS / "rules" / "README.md"] = index(pages)
    texts[DOCS / "settings.md"] = settings(KEYS.values())
    texts[trust_page.PAGE] = trust_page.with_tables(trust_page.PAGE.read_text(encoding="utf-8"))
    texts[write_schema.PATH] = write_schema.schema_text()
    return texts


def rule_page(page: dict[str, Any]) -> str:
    """Return the page of a rule."""
    example, counterexample = EXAMPLES[page["family"] == "credit"]
    parts = [
        f"{NOTE}\n# {page['id']}\n\n{page['summary']}",
        _facts(page),
        f"## Why\n\n{page['why']}",
        f"## Evidence\n\n{page['evidence']}",
        f"## {_title(example)}\n\n{_quoted(page[example])}",
        f"## {_title(counterexample)}\n\n{_quoted(page[counterexample])}",
    ]
    if page["options"]:
        rows = (f"| `{o['name']}` | {o['type']} | `{o['default']!r}` | {o['description']} |" for o in page["options"])
        parts.append("## Options\n\n| option | type | default | |\n|---|---|---|---|\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _facts(page: dict[str, Any]) -> str:
    severity = f"Severity *{page['severity']}*" if page["severity"] else f"A credit for {', '.join(page['factors'])}"
    state = "on by default" if page["default"] else "off unless selected by its id (preview)"
    return f"{severity}; {state}; reads {', '.join(page['kinds'])}. {_measured(page)}"


def _measured(page: dict[str, Any]) -> str:
    if page["precision"] is None:
        return "Its precision was not measured."
    return f"Of {page['findings_read']} findings on unseen drafts, {page['precision']:.0%} were agreed with."


def _quoted(example: str) -> str:
    return "\n".join(f"> {line}".rstrip() + ("  " if line else "") for line in example.splitlines())


def index(pages: Iterable[dict[str, Any]]) -> str:
    """Return the list of all rules."""
    parts = [f"{NOTE}\n# Rules\n\nWhat each says, why, and how sure it is: `outreach-lint rule ID` prints the same."]
    for family, rules in groupby(pages, key=lambda page: page["family"]):
        rows = (
            f"| [{page['id'].split('/')[1]}]({page['id']}.md) | {page['severity'] or ''} | "
            f"{'' if page['default'] else 'preview'} | {page['summary']} |"
            for page in rules
        )
        parts.append(f"## {family}\n\n| rule | severity | | |\n|---|---|---|---|\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"


def settings(keys: Iterable[Key]) -> str:
    """Return the reference of configuration files."""
    head = (
        f"{NOTE}\n# Settings\n\n`outreach-lint config KEY` prints the same. They stand in `outreach-lint.toml`,"
        " `.outreach-lint.toml` or the table\n`[tool.outreach-lint]` of `pyproject.toml`; the file nearest to a draft"
        " wins."
    )
    return "\n\n".join([head, *map(_setting, keys)]) + "\n"


def _setting(key: Key) -> str:
    run = "\n\nFor the whole run, as the file nearest to the current folder says." if key.run else ""
    return f"## {key.name}\n\n{key.description}{run}\n\nDefault: `{key.default}`\n\n```toml\n{key.example}\n```"


def main() -> None:
    """Write all pages."""
    texts = generated()
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in (DOCS / "rules").rglob("*.md"):
        if path not in texts:
            path.unlink()


if __name__ == "__main__":
    main()
