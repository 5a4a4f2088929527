"""The commands of the command line, one a module; each is loaded when it is called for."""

from __future__ import annotations

from importlib import import_module

import click

# Name -> what the help says of it.
COMMANDS = {
    "rule": "Explain rules",
    "config": "Explain settings, or print their JSON schema",
    "init": "Write a configuration file to begin with",
    "test-rules": "Try the cases of house rules",
    "baseline": "Write down what is known, so that only what is new is reported",
    "clean": "Delete the cache",
    "completion": "Print a completion script for bash, zsh or fish",
}


def load_command(name: str) -> click.Command:
    """Return a command of `COMMANDS`, or the one called "lint"."""
    module = name.replace("-", "_")
    command: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
    return command
