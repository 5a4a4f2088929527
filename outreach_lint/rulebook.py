"""The rules of a run: what is shipped and what the house adds, as the settings turn them on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import outreach_lint.rules as shipped
from outreach_lint.config import Settings, SettingsError, did_you_mean, rule_options, select_rules
from outreach_lint.lexicon import AddedWords, Lexicon, all_lexicon_names, load_lexicon, parse_lexicon
from outreach_lint.phrases import LexiconError
from outreach_lint.rule import Rule

if TYPE_CHECKING:
    from outreach_lint.house import HouseRule


@dataclass(frozen=True)
class Rulebook:
    """What one set of settings comes to.

    Attributes:
        rules: the rules that are on.
        known: every rule that there is.
        words: the phrases that the settings add to lexicons; None without any.
    """

    rules: tuple[Rule, ...]
    known: tuple[Rule, ...]
    words: AddedWords | None


def known_rules(settings: Settings) -> tuple[Rule, ...]:
    """Return all rules that there are: the shipped ones and the house's.

    Raises:
        SettingsError: when a file of house rules holds something wrong, or two rules have one name.
    """
    own = _house(settings)
    return (*shipped.all_rules(), *(item.rule for item in own)) if own else shipped.all_rules()


def _house(settings: Settings) -> list[HouseRule]:
    if not settings.house_rules:
        return []
    from outreach_lint.house import load_house_rules  # which takes YAML along

    own = {item.place: item for file in settings.house_rules for item in load_house_rules(file)}
    places: dict[str, str] = {}
    for item in own.values():
        if item.rule.id in places:
            raise SettingsError(f"{item.place}: {places[item.rule.id]} has the same name; rename one of them")
        places[item.rule.id] = item.place
    return list(own.values())


def make_rulebook(settings: Settings) -> Rulebook:
    """Return the rules and words that settings turn on.

    Raises:
        SettingsError: when they name a rule, option, lexicon or house rule that doesn't exist or is malformed.
    """
    known = known_rules(settings)
    rules = select_rules(settings, known)
    for rule in rules:
        rule_options(settings, rule)
    words = [item.lexicon for item in _house(settings)]
    words += [added_lexicon(name, part, "lexicons") for name, part in settings.lexicons.items()]
    return Rulebook(tuple(rules), known, AddedWords(words) if words else None)


def added_lexicon(name: str, parts: object, place: str) -> Lexicon:
    """Return the phrases that settings add to a lexicon.

    Args:
        name: the lexicon, as in its file's path or as the id of its rule.
        parts: "add" and "except" -> phrases.
        place: the key that says so, for errors.

    Raises:
        SettingsError: when there is no such lexicon, or a phrase is malformed.
    """
    assert isinstance(parts, dict)
    stem = name.replace("-", "_")
    if stem not in all_lexicon_names():
        known = [known.replace("_", "-") for known in all_lexicon_names()]
        near = (
            did_you_mean(name, known) or "; lexicons go by the names of their rules, as 'pressure/false-urgency' does"
        )
        raise SettingsError(f'{place}."{name}": there is no such lexicon{near}')
    where = f'{place}."{name}"'
    entries = [_with_lists(item) if isinstance(item, dict) else item for item in parts.get("add", ())]
    try:
        lexicon = parse_lexicon(stem, {"entries": entries, "except": list(parts.get("except", ()))}, where)
    except LexiconError as error:
        raise SettingsError(str(error)) from None
    groups = sorted({entry.group for entry in load_lexicon(stem).entries})
    for entry in lexicon.entries:
        if entry.group not in groups:
            example = f'{{ phrase = "{entry.phrase}", group = "{groups[0]}" }}'
            raise SettingsError(f"{where}: {entry.phrase!r} needs a group, one of {', '.join(groups)}: {example}")
    return lexicon


def _with_lists(item: dict[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in item.items()}
