"""`outreach-lint init`: write a configuration file to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from outreach_lint.commands._options import CONTEXT, Exit
from outreach_lint.commands._printing import put, told
from outreach_lint.configuration.layers import FILE_NAMES
from outreach_lint.fixer import write_file

NAME = "outreach-lint.toml"
STARTER = """\
# What outreach-lint knows about your drafts. `outreach-lint config` explains every key;
# take the # away from a line to make it count.

# Names that tell whose story a sentence is: yours, or the reader's.
# sender-names = ["Ben Ortiz", "Kettle & Co"]
# products = ["Kettle Pro"]

# Rules and families to leave out, or to run as well.
# ignore = ["readability"]
# extend-select = []

# What folders are not searched for.
# exclude = ["archive/"]

# [severity]
# "pressure/false-urgency" = "error"

# [per-file-ignores]
# "templates/**" = ["missing-personalization/could-be-anyone"]

# [[overrides]]
# files = ["calls/**"]
# kind = "call-script"
"""


@click.command(context_settings=CONTEXT)
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
def init(folder: str) -> Exit:
    """Write outreach-lint.toml into FOLDER (by default this one); nothing that exists is overwritten."""
    for name in FILE_NAMES[:2]:
        taken = Path(folder) / name
        if taken.exists():
            raise click.UsageError(f"{taken} exists already; edit it, or delete it first")
    path = Path(folder) / NAME
    with told(str(path)):
        write_file(str(path), STARTER.encode())
    put([f"Wrote {path}. It changes nothing yet: every line of it is a comment.\n"])
    return Exit.CLEAN
