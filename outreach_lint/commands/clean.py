"""`outreach-lint clean`: delete the cache."""

from __future__ import annotations

import click

from outreach_lint.cache import delete_folder
from outreach_lint.commands._options import CONTEXT, Exit
from outreach_lint.commands._printing import put
from outreach_lint.commands._running import cache_folder
from outreach_lint.configuration.layers import shown
from outreach_lint.configuration.project import Project


@click.command(context_settings=CONTEXT)
@click.option("--cache-dir", metavar="FOLDER", help="The folder of the cache, where it isn't the usual one.")
def clean(cache_dir: str | None) -> Exit:
    """Delete the cache of this project. The next run finds everything anew; nothing else changes."""
    folder = cache_folder(Project({"cache-dir": cache_dir} if cache_dir else {}))
    deleted = delete_folder(folder)
    put([f"Deleted {shown(folder)}.\n" if deleted else f"There is no cache at {shown(folder)}.\n"])
    return Exit.CLEAN
