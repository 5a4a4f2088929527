"""`outreach-lint rule`: explain rules."""

from __future__ import annotations

import click

import outreach_lint.rules as shipped
from outreach_lint.commands._options import CONTEXT, Choice, Exit
from outreach_lint.commands._printing import put
from outreach_lint.config import find_rules
from outreach_lint.pages import page_data, page_text


@click.command(context_settings=CONTEXT)
@click.argument("selectors", metavar="[RULES]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every rule.")
@click.option(
    "--output-format",
    type=Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print pages.",
)
def rule(selectors: tuple[str, ...], every: bool, output_format: str) -> Exit:
    """Explain rules: what each flags and why, the evidence, an example mended, its options.

    RULES are rule ids, rule names or families.
    """
    if bool(selectors) == every:
        raise click.UsageError("name a rule or a family, or use --all")
    rules = shipped.all_rules()
    chosen = {found.id: found for selector in selectors or ("ALL",) for found in find_rules(selector, rules)}
    if output_format == "json":
        from outreach_lint.reporters.json import dump

        pages = [page_data(found) for found in chosen.values()]
        single = len(pages) == 1 and not every
        put([dump(pages[0] if single else pages), "\n"])
    else:
        put(["\n\n".join(page_text(found) for found in chosen.values())])
    return Exit.CLEAN
