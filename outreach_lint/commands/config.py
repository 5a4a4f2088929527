"""`outreach-lint config`: explain the keys of configuration files."""

from __future__ import annotations

import json
from textwrap import fill

import click

from outreach_lint.commands._options import CONTEXT, Exit
from outreach_lint.commands._printing import put
from outreach_lint.configuration.keys import KEYS, json_schema
from outreach_lint.configuration.shapes import Key, nearest_key


@click.command(context_settings=CONTEXT)
@click.argument("key", required=False)
@click.option("--schema", is_flag=True, help="Print the JSON schema of configuration files.")
def config(key: str | None, schema: bool) -> Exit:
    """Explain the keys of configuration files: all of them in a line each, or KEY alone."""
    if schema:
        put([json.dumps(json_schema(), indent=2, ensure_ascii=False), "\n"])
        return Exit.CLEAN
    if key is None:
        put(f"{name}\n{fill(item.description, 88, initial_indent='  ', subsequent_indent='  ')}\n"
            for name, item in KEYS.items())  # fmt: skip
        return Exit.CLEAN
    if key not in KEYS:
        raise click.UsageError(f"there is no key {key!r}{nearest_key(key, KEYS)}")
    put([_page(KEYS[key])])
    return Exit.CLEAN


def _page(key: Key) -> str:
    lines = [key.name, "=" * len(key.name), fill(key.description, 88), "", f"Default:  {key.default}",
             f"Example:  {key.example}"]  # fmt: skip
    if key.run:
        lines.append("For:      the whole run, as the file nearest to the current folder says")
    return "\n".join(lines) + "\n"
