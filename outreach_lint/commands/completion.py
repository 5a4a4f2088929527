"""`outreach-lint completion`: what a shell needs to complete the command line."""

from __future__ import annotations

import os
from typing import Any

import click
from click.shell_completion import CompletionItem, get_completion_class

from outreach_lint.commands import COMMANDS, load_command
from outreach_lint.commands._options import CONTEXT, Exit
from outreach_lint.commands._printing import put

PROGRAM = "outreach-lint"
# A shell that asks for completions sets this variable to, say, "bash_complete".
VARIABLE = "_OUTREACH_LINT_COMPLETE"
SHELLS = ("bash", "zsh", "fish")


class WholeProgram(click.Group):
    """The command line as shells see it: the options of linting, paths, and the other commands."""

    def __init__(self) -> None:
        options = [param for param in load_command("lint").params if isinstance(param, click.Option)]
        super().__init__(PROGRAM, params=list(options), invoke_without_command=True)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None when the word is a path."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands and options, and leave paths to the shell."""
        # First, because bash forgets what came before it.
        paths = [] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]
        return [*paths, *super().shell_complete(ctx, incomplete)]

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command among the words; after a path there is none."""
        return super().resolve_command(ctx, args) if args[0] in COMMANDS else (None, None, args)


def complete() -> int:
    """Answer a shell that asks for completions through the environment; return the exit status."""
    return click.shell_completion.shell_complete(WholeProgram(), {}, PROGRAM, VARIABLE, os.environ[VARIABLE])


@click.command(context_settings=CONTEXT)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> Exit:
    """Print a script that completes options, commands and rules.

    \\b
    bash: outreach-lint completion bash > ~/.local/share/bash-completion/completions/outreach-lint
    zsh:  outreach-lint completion zsh > "${fpath[1]}/_outreach-lint"
    fish: outreach-lint completion fish > ~/.config/fish/completions/outreach-lint.fish
    """
    chosen = get_completion_class(shell)
    assert chosen is not None
    put([chosen(WholeProgram(), {}, PROGRAM, VARIABLE).source(), "\n"])
    return Exit.CLEAN
