"""`outreach-lint test-rules`: try the cases of house rules."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from outreach_lint.commands._options import CONTEXT, Exit
from outreach_lint.commands._printing import put
from outreach_lint.config import HouseRules, Settings, SettingsError
from outreach_lint.configuration.project import Project
from outreach_lint.drafts import open_source
from outreach_lint.house import HouseRule, load_house_rules
from outreach_lint.lexicon import AddedWords
from outreach_lint.linter import Task, lint_tasks
from outreach_lint.rulebook import Rulebook
from outreach_lint.source import Source


@click.command(context_settings=CONTEXT)
@click.argument("files", nargs=-1)
def test_rules(files: tuple[str, ...]) -> Exit:
    """Try the cases of house rules: each `flags` text must be flagged, each `passes` text must not.

    FILES are YAML files of house rules; without any, those that the configuration names.
    """
    sources = [_read(file) for file in files]
    if not files:
        sources = list(Project().configuration(os.getcwd()).house_rules)
    if not sources:
        raise click.UsageError("there are no house rules here; name a file, or set 'house-rules' in the configuration")
    rules = [rule for source in sources for rule in load_house_rules(source)]
    settings = Settings(house_rules=tuple(sources))
    failures = [line for rule in rules for line in _failures(rule, settings)]
    cases = sum(len(rule.flags) + len(rule.passes) for rule in rules)
    put(f"{line}\n" for line in failures)
    without = sum(1 for rule in rules if not rule.flags)
    untested = f"; {without} without a case of 'flags'" if without else ""
    put([f"{cases - len(failures)} of {cases} cases hold in {len(rules)} rules{untested}.\n"])
    return Exit.FOUND if failures else Exit.CLEAN


def _read(file: str) -> HouseRules:
    try:
        with open(file, encoding="utf-8-sig") as opened:
            return HouseRules(file, opened.read())
    except OSError as error:
        raise SettingsError(f"{file}: can't be read: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: is not UTF-8; save it as UTF-8") from None


def _failures(rule: HouseRule, settings: Settings) -> Iterator[str]:
    rulebook = Rulebook((rule.rule,), (rule.rule,), AddedWords([rule.lexicon]))
    texts = [*((text, True) for text in rule.flags), *((text, False) for text in rule.passes)]
    drafts = (open_source(Source("case.txt", text), rule.rule.example_kind) for text, _ in texts)
    reports = lint_tasks(Task(draft, settings, rulebook) for draft in drafts)
    for (text, flagged), report in zip(texts, reports, strict=True):
        if any(report.diagnostics) != flagged:
            what = "should be flagged, but is not" if flagged else "should pass, but is flagged"
            yield f"{rule.place}: {what}: {' '.join(text.split())}"
