"""Rules of a team's own, written in YAML: words, a message, a severity, and cases that show what they mean.

rules:
  inside-talk:
    message: "“{words}” is how we talk among ourselves; the reader has to guess."
    help: Say what it is.
    severity: warning
    kinds: [outreach, follow-up]
    words: [kettle tier, (gold|silver) seat]
    except: [gold seat belt]
    cases:
      flags: [You are on the gold seat.]
      passes: [The gold seat belt is in the boot.]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from outreach_lint.config import HouseRules, SettingsError, did_you_mean
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind
from outreach_lint.lexicon import Lexicon, match_lexicons, parse_lexicon
from outreach_lint.phrases import LexiconError
from outreach_lint.rule import ALL_KINDS, Category, Check, NoOptions, Rule, RulePage

_FILE_KEYS = ("rules", "sets")
_RULE_KEYS = ("message", "help", "severity", "kinds", "words", "except", "cases", "why")
_CASE_KEYS = ("flags", "passes")
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class HouseRule:
    """A rule with the words that it finds, and the cases that its authors have written down.

    Attributes:
        place: the file and key, for errors.
        flags, passes: texts that it must find something in, and texts that it must not.
    """

    rule: Rule
    lexicon: Lexicon
    place: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]


class _Loader(yaml.SafeLoader):
    """Refuses a key that stands in a table twice, of which YAML would forget the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return the table."""
        seen: set[Any] = set()
        for key, _ in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            if name in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{name!r} stands there twice; keep one of them", key.start_mark
                )
            seen.update([name] if name else [])
        return super().construct_mapping(node, deep)


@cache
def load_house_rules(file: HouseRules) -> tuple[HouseRule, ...]:
    """Read a file of house rules.

    Raises:
        SettingsError: naming the file, the key and what to write, when something is wrong with it.
    """
    try:
        raw = yaml.load(file.text, _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it can't be read"
        raise SettingsError(f"{file.path}: is not valid YAML{line}: {' '.join(str(problem).split())}") from None
    raw = _table(raw, f"{file.path}", "a table with the key 'rules'")
    if "rules" not in raw and not any("'rules'" in did_you_mean(str(key), _FILE_KEYS) for key in raw):
        raise SettingsError(
            f"{file.path}: has no 'rules', as files of house rules have; add them, or name another file"
        )
    _known_keys(raw, _FILE_KEYS, f"{file.path}: ")
    rules = _table(raw.get("rules"), f"{file.path}: rules", "a table of rules by name")
    sets = _table(raw.get("sets") or {}, f"{file.path}: sets", "a table of word lists by name")
    return tuple(_house_rule(str(name), item, sets, f"{file.path}: rules.{name}") for name, item in rules.items())


def _house_rule(name: str, raw: Any, sets: Mapping[str, Any], place: str) -> HouseRule:
    plain = name.replace("-", "")
    if not (plain.isascii() and plain.isalnum() and plain == plain.lower() and not name.startswith("-")):
        raise SettingsError(f"{place}: a rule's name is made of small letters, digits and hyphens")
    raw = _table(raw, place, "a table with 'message' and 'words'")
    _known_keys(raw, _RULE_KEYS, f"{place}.")
    message = _text(raw, "message", place)
    help_ = _text(raw, "help", place, "Say it in other words.")
    severity = _choice(raw.get("severity", "warning"), [item.value for item in Severity], f"{place}.severity")
    kinds = _texts(raw, "kinds", place) or tuple(kind.value for kind in ALL_KINDS)
    for kind in kinds:
        _choice(kind, [item.value for item in ALL_KINDS], f"{place}.kinds")
    if not raw.get("words"):
        raise SettingsError(f"{place}.words: is missing; list the words to find, as in words: [circle back]")
    lexicon = _lexicon(f"house/{name}", raw, sets, place)
    cases = _table(raw.get("cases") or {}, f"{place}.cases", "a table with 'flags' and 'passes'")
    _known_keys(cases, _CASE_KEYS, f"{place}.cases.")
    flags, passes = (_texts(cases, key, f"{place}.cases") for key in _CASE_KEYS)
    page = RulePage(
        f"Words that the house rules in {place.partition(': ')[0]} name.", _text(raw, "why", place, message),
        "The judgement of those who wrote the house rules.", "\n".join(flags), "\n".join(passes),
    )  # fmt: skip
    kind_set = frozenset(MessageKind(kind) for kind in kinds)
    rule = Rule(
        name, Category.HOUSE, Severity(severity), kind_set, _check(lexicon.name, message, help_), NoOptions,
        example_kind=MessageKind(kinds[0]), own_page=page,
    )  # fmt: skip
    return HouseRule(rule, lexicon, place, flags, passes)


def _check(lexicon_name: str, message: str, help_: str) -> Check:
    def check(document: Document, options: NoOptions) -> Iterator[Finding]:
        for match in document.once(match_lexicons).get(lexicon_name, []):
            words = " ".join(match.text.split())
            yield Finding(match.span, message.replace("{words}", words), help_.replace("{words}", words))

    return check


def _lexicon(name: str, raw: Mapping[str, Any], sets: Mapping[str, Any], place: str) -> Lexicon:
    words = _texts(raw, "words", place)
    listed = {"entries": list(words), "except": list(_texts(raw, "except", place))}
    try:
        own = {key: [str(word) for word in values] for key, values in sets.items()}
        return parse_lexicon(name, {**listed, "sets": own}, f"{place}.words")
    except LexiconError as error:
        raise SettingsError(str(error)) from None
    except TypeError:
        raise SettingsError(f"{place.partition(': ')[0]}: sets: each set is a list of words") from None


def _table(value: Any, place: str, wanted: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise SettingsError(f"{place}: must be {wanted}")
    return value


def _known_keys(raw: Mapping[str, Any], known: tuple[str, ...], prefix: str) -> None:
    for key in raw:
        if key not in known:
            hint = did_you_mean(str(key), known) or f"; known are {', '.join(known)}"
            raise SettingsError(f"{prefix}{key}: unknown key{hint}")


def _text(raw: Mapping[str, Any], key: str, place: str, default: str | None = None) -> str:
    value = raw.get(key, default)
    if not isinstance(value, str) or not value.strip():
        missing = "is missing; write a sentence" if value is None else "must be a sentence"
        raise SettingsError(f"{place}.{key}: {missing}")
    for name in _FIELD.findall(value):
        if name != "words":
            raise SettingsError(
                f"{place}.{key}: {{{name}}} means nothing; {{words}} stands for the words that were found"
            )
    return " ".join(value.split())


def _texts(raw: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = raw.get(key) or []
    if not isinstance(value, list) or not all(isinstance(item, (str, int, float)) for item in value):
        raise SettingsError(f"{place}.{key}: must be a list of texts")
    return tuple(str(item) for item in value)


def _choice(value: Any, words: list[str], place: str) -> str:
    if value not in words:
        raise SettingsError(f"{place}: {value!r} is not one of {', '.join(words)}{did_you_mean(str(value), words)}")
    return str(value)
