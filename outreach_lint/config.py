"""What the user has chosen: which rules run, how severe they are, and what is known about the sender.

Only data and its validation: every layer (defaults, files, the command line) ends up as one `Settings`.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from outreach_lint.diagnostics import Severity
from outreach_lint.dialects import DIALECTS
from outreach_lint.document import MessageKind, Mode
from outreach_lint.rule import Category, Rule

ALL = "ALL"


class SettingsError(ValueError):
    """A setting names something that doesn't exist or has the wrong type; the message says what and where."""


@dataclass(frozen=True)
class HouseRules:
    """A file of rules that a team has written in YAML: its path as users see it, and its text."""

    path: str
    text: str


@dataclass(frozen=True)
class Settings:
    """One resolved set of choices.

    Attributes:
        select: selectors of the rules to run; a selector is a rule id, a bare rule name, a family or ALL.
            Empty means ALL. Credits run whatever is selected, because the trust profile needs them.
        extend_select: selectors added to `select`.
        ignore: selectors of rules that stay off. The more specific selector wins; on a tie `ignore` does.
            Credits stay off only when they are named, by id, name or family: ALL means all faults here.
        file_ignores: selectors of rules that stay off whatever selects them.
        kind, mode: what every message is taken for; None: detected from the text.
        dialect: the platform whose merge fields are used; None: detected from the text.
        severities: rule id, rule name or family -> severity, in place of the rule's own; the nearest name wins.
        options: rule id or name -> option name -> value.
        sender_names: names of the writer and the writer's firm.
        products: names of what the sender sells.
        body_fields, subject_fields: what the fields of YAML, JSON and CSV files are called that hold messages, in
            place of the usual names.
        lexicons: lexicon name -> "add" or "except" -> phrases, beside those of the shipped lexicon.
        house_rules: files of rules of the team's own.
        ignore_suppressions: report what directives suppress as well.
        fail_level: the least severity that makes a draft fail; None: nothing does.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    file_ignores: tuple[str, ...] = ()
    kind: MessageKind | None = None
    mode: Mode | None = None
    dialect: str | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    sender_names: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    body_fields: tuple[str, ...] = ()
    subject_fields: tuple[str, ...] = ()
    lexicons: Mapping[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    house_rules: tuple[HouseRules, ...] = ()
    ignore_suppressions: bool = False
    fail_level: Severity | None = Severity.WARNING

    def __post_init__(self) -> None:
        if self.dialect is not None and self.dialect not in DIALECTS:
            raise SettingsError(f"there is no dialect {self.dialect!r}{did_you_mean(self.dialect, DIALECTS)}")

    def fails(self, severity: Severity) -> bool:
        """Say whether a diagnostic of that severity makes the draft fail."""
        return self.fail_level is not None and severity.rank >= self.fail_level.rank

    @cached_property
    def fingerprint(self) -> str:
        """A text that differs wherever two settings could lead to different findings."""
        return repr([getattr(self, item.name) for item in dataclasses.fields(self) if item.name != "fail_level"])


def select_rules(settings: Settings, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules that the settings turn on, in their order.

    A preview rule runs only when it is selected by its own id or name. Credits are on unless they are ignored by
    id, name or family.

    Raises:
        SettingsError: when a selector, an override or an option names nothing that exists.
    """
    wanted = _strengths((*(settings.select or (ALL,)), *settings.extend_select), rules)
    unwanted = _strengths(settings.ignore, rules)
    for rule_id in (*settings.severities, *settings.options):
        find_rules(rule_id, rules)
    barred = {rule.id for selector in settings.file_ignores for rule in find_rules(selector, rules)}
    for rule in rules:
        if rule.is_credit and rule_severity(settings, rule):
            raise SettingsError(f"{rule.id} is a credit, which has no severity: it never fails a draft; leave it out")
    return [
        rule
        for rule in rules
        if _is_on(rule, wanted.get(rule.id, 0), unwanted.get(rule.id, 0)) and (rule.id not in barred or rule.is_credit)
    ]


def _is_on(rule: Rule, wanted: int, unwanted: int) -> bool:
    """Say whether a rule runs that is selected and ignored by selectors of some strengths (0: by none)."""
    if rule.preview:
        return wanted == _BY_ID > unwanted
    if rule.is_credit:
        return unwanted <= _BY_ALL or wanted > unwanted
    return wanted > unwanted


_BY_ALL, _BY_CATEGORY, _BY_ID = 1, 2, 3


def _strengths(selectors: Iterable[str], rules: Sequence[Rule]) -> dict[str, int]:
    """Return rule id -> how specifically some selector names it."""
    strengths: dict[str, int] = {}
    families = {category.value for category in Category}
    for selector in selectors:
        strength = _BY_ALL if selector == ALL else _BY_CATEGORY if selector in families else _BY_ID
        for rule in find_rules(selector, rules):
            strengths[rule.id] = max(strength, strengths.get(rule.id, 0))
    return strengths


def find_rules(selector: str, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules that a selector names: ALL, a family, a rule id or a bare rule name.

    Raises:
        SettingsError: when it names none; the message offers the nearest names.
    """
    found = [rule for rule in rules if selector in (ALL, rule.category.value, rule.id, rule.name)]
    families = {category.value for category in Category}
    if not found and selector != ALL and selector not in families:
        names = [ALL, *families, *(name for rule in rules for name in (rule.id, rule.name))]
        raise SettingsError(f"there is no rule or family {selector!r}{_other_selector(selector, names)}")
    return found


def _other_selector(selector: str, names: list[str]) -> str:
    """Return what to write in place of a selector that names nothing."""
    if "," in selector:
        return "; give each a text of its own, as in ['pressure', 'template']"
    if selector in ("*", "all", "All"):
        return f"; did you mean {ALL!r}?"
    return did_you_mean(selector, names) or "; 'outreach-lint rule --all' tells of each"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean ...?" with the nearest known names, or "" when none is near."""
    from difflib import get_close_matches  # costs more to load than most runs need it

    names = sorted(set(known))
    same = [name for name in names if name.lower() == word.lower()]
    near = same or get_close_matches(word, names, n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(repr(name) for name in near)}?" if near else ""


def rule_severity(settings: Settings, rule: Rule) -> Severity | None:
    """Return the severity that the user has chosen for a rule, by its id, its name or its family."""
    for name in (rule.id, rule.name, rule.category.value):
        if name in settings.severities:
            return settings.severities[name]
    return None


def rule_options(settings: Settings, rule: Rule) -> Any:
    """Return a rule's options: its defaults with the user's values put in.

    Raises:
        SettingsError: when an option is unknown, or its value has the wrong type or is none that makes sense.
    """
    chosen = {**settings.options.get(rule.name, {}), **settings.options.get(rule.id, {})} if settings.options else {}
    if not chosen:
        return _default_options(rule.options)
    defaults = {item.name: item.default for item in dataclasses.fields(rule.options)}
    for name, value in chosen.items():
        if name not in defaults:
            raise SettingsError(f"{rule.id}: there is no option {name!r}{_other_option(name, rule, defaults)}")
        if not _fits(value, defaults[name]):
            wanted = _TYPES.get(type(defaults[name]), type(defaults[name]).__name__)
            raise SettingsError(f"{rule.id}: option {name!r} is {value!r}, but must be {wanted}")
        limit = _limit(name, defaults[name])
        if not isinstance(value, (bool, str)) and limit is not None and not 0 <= value <= limit:
            asked = "0 or more" if limit == _ENDLESS else f"between 0 and {limit}"
            raise SettingsError(f"{rule.id}: option {name!r} is {value!r}, but must be {asked}")
    return rule.options(**chosen)


_TYPES = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
_ENDLESS = sys.maxsize
# What other linters have among the options of a rule.
_ELSEWHERE = {
    "severity": "; severities stand under [severity]",
    "level": "; severities stand under [severity]",
    "enabled": "; `ignore` and `extend-select` switch rules off and on",
    "disabled": "; `ignore` and `extend-select` switch rules off and on",
}


def _other_option(name: str, rule: Rule, known: Iterable[str]) -> str:
    """Return what to write in place of an option that a rule doesn't have."""
    near = _ELSEWHERE.get(name) or did_you_mean(name, known)
    return near or f"; 'outreach-lint rule {rule.id}' lists what it takes"


def _limit(name: str, default: Any) -> int | None:
    """Return the most that a number among a rule's options may be; None for what is no number."""
    if not isinstance(default, (int, float)):
        return None
    if "percent" in name:
        return 100
    return 1 if isinstance(default, float) and default < 1 else _ENDLESS


@cache
def _default_options(options: type) -> Any:
    return options()  # frozen, so that all documents may share them


def _fits(value: Any, default: Any) -> bool:
    """Say whether a value has the type of an option's default (a whole number also serves as a float)."""
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    return isinstance(value, (int, float) if isinstance(default, float) else type(default))
