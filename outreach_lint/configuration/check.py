"""Whether what a configuration names is there: rules, options, lexicons, house rules. Loads all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from outreach_lint.config import Settings, SettingsError, find_rules, rule_options, select_rules
from outreach_lint.configuration.layers import Layer
from outreach_lint.configuration.project import Configuration
from outreach_lint.diagnostics import Severity
from outreach_lint.rule import Rule
from outreach_lint.rulebook import added_lexicon, known_rules


def check_configuration(configuration: Configuration, near: Iterable[Layer]) -> None:
    """Check a configuration and the command line's layers.

    Raises:
        SettingsError: naming the file, the key and what to write instead.
    """
    rules = known_rules(Settings(house_rules=configuration.house_rules))
    for layer in (*configuration.layers, *near):
        _check_table(layer.values, layer.where(""), rules)
        for pattern, selectors in layer.values.get("per-file-ignores", {}).items():
            _check_selectors(selectors, f'{layer.where("per-file-ignores")}."{pattern}"', rules)
        for name, parts in layer.values.get("lexicons", {}).items():
            added_lexicon(name, parts, layer.where("lexicons"))
        for number, override in enumerate(layer.values.get("overrides", ())):
            _check_table(override, layer.where(f"overrides[{number}]."), rules)


def _check_table(table: Mapping[str, Any], prefix: str, rules: Sequence[Rule]) -> None:
    for key in ("select", "extend-select", "ignore"):
        _check_selectors(table.get(key, ()), f"{prefix}{key}", rules)
    for name, severity in table.get("severity", {}).items():
        place = f'{prefix}severity."{name}"'
        _check_selectors([name], place, rules)
        _placed(place, lambda name=name, word=severity: select_rules(
            Settings(severities={name: Severity(word)}), rules))  # fmt: skip
    for name, options in table.get("rules", {}).items():
        _check_options(name, options, f'{prefix}rules."{name}"', rules)


def _check_selectors(selectors: Iterable[str], place: str, rules: Sequence[Rule]) -> None:
    for selector in selectors:
        _placed(place, lambda selector=selector: find_rules(selector, rules))


def _check_options(name: str, options: Mapping[str, Any], place: str, rules: Sequence[Rule]) -> None:
    found: list[Rule] = []
    _placed(place, lambda: found.extend(find_rules(name, rules)))
    if name not in (rule.id for rule in found) and name not in (rule.name for rule in found):
        raise SettingsError(f"{place}: options belong to one rule, such as 'readability/long-sentence', not to many")
    for rule in found:
        _placed(place, lambda rule=rule: rule_options(Settings(options={rule.id: options}), rule), f"{rule.id}: ")


def _placed(place: str, check: Any, known: str = "") -> None:
    """Run a check; put the place before what it complains of, in the stead of what the place says already."""
    try:
        check()
    except SettingsError as error:
        raise SettingsError(f"{place}: {str(error).removeprefix(known)}") from None
