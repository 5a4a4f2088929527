"""Which settings hold for which draft: the nearest configuration file, its overrides, and the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from outreach_lint.config import HouseRules, Settings, SettingsError
from outreach_lint.configuration.keys import KEYS
from outreach_lint.configuration.layers import (
    Layer,
    find_file,
    load_layers,
    option_layer,
    parse_setting,
    shown,
    user_file,
)
from outreach_lint.diagnostics import Severity
from outreach_lint.document import MessageKind, Mode
from outreach_lint.globs import PatternError, Patterns, check_pattern


@dataclass(frozen=True)
class Configuration:
    """The layers that hold in one folder, with what is made of them once.

    Attributes:
        file: the nearest configuration file; None without any.
        layers: the file's and those it extends, the farthest first.
    """

    file: str | None
    layers: tuple[Layer, ...]
    house_rules: tuple[HouseRules, ...]
    exclude: tuple[Patterns, ...]
    per_file_ignores: tuple[tuple[Patterns, tuple[str, ...]], ...]
    overrides: tuple[tuple[Patterns, Mapping[str, Any]], ...]
    made: dict[tuple[int, ...], Settings] = field(default_factory=dict, compare=False)


class Project:
    """Knows the settings of every draft of a run.

    Args:
        options: the command line's own options, as values by key.
        config: the arguments of --config: files, or KEY=VALUE.
        isolated: look at no file that isn't named in `config`.

    Raises:
        SettingsError: from any method, when a file can't be read or holds something wrong.
    """

    def __init__(
        self, options: Mapping[str, Any] | None = None, config: Sequence[str] = (), *, isolated: bool = False
    ) -> None:
        if "" in config:
            raise SettingsError("--config: is empty; give it KEY=VALUE or a file")
        named = [item for item in config if "=" not in item or os.path.isfile(item)]
        if len(named) > 1:
            raise SettingsError(f"--config {named[1]}: one configuration file is enough; let it `extend` the other")
        self._named = named[0] if named else None
        inline = [parse_setting(item) for item in config if item not in named]
        self._near = (*inline, option_layer(dict(options or {})))
        self._isolated = isolated
        self._by_folder: dict[str, Configuration] = {}
        self._by_file: dict[str | None, Configuration] = {}

    @property
    def near(self) -> tuple[Layer, ...]:
        """The layers of the command line."""
        return self._near

    @property
    def configurations(self) -> list[Configuration]:
        """Every configuration that was asked for so far."""
        return list(self._by_file.values())

    def run_value(self, key: str, default: Any = None) -> Any:
        """Return the value of a key that is about the whole run: what holds in the current folder."""
        assert KEYS[key].run, f"{key} is not about the whole run"
        value = default
        for layer in (*self.configuration(os.getcwd()).layers, *self._near):
            value = layer.values.get(key, value)
        return value

    def run_path(self, key: str) -> str | None:
        """Return such a value as an absolute path, relative to the file that says it; None without any."""
        layer = self._layer_of(key)
        return os.path.abspath(os.path.join(layer.root, os.path.expanduser(layer.values[key]))) if layer else None

    def run_place(self, key: str) -> str:
        """Name the file and key, or the option, that says such a value."""
        layer = self._layer_of(key)
        return layer.where(key) if layer else key

    def _layer_of(self, key: str) -> Layer | None:
        layers = (*self.configuration(os.getcwd()).layers, *self._near)
        return next((layer for layer in reversed(layers) if key in layer.values), None)

    def configuration(self, folder: str) -> Configuration:
        """Return the configuration that holds in a folder, given as an absolute path."""
        if folder not in self._by_folder:
            file = self._file_for(folder)
            if file not in self._by_file:
                self._by_file[file] = self._load(file)
            self._by_folder[folder] = self._by_file[file]
        return self._by_folder[folder]

    def _file_for(self, folder: str) -> str | None:
        if self._named:
            return os.path.abspath(self._named)
        if self._isolated:
            return None
        found = find_file(folder)
        if found:
            return found
        parent = os.path.dirname(folder)
        return user_file() if parent == folder else self.configuration(parent).file

    def _load(self, file: str | None) -> Configuration:
        layers: list[Layer] = []
        if file and self._named:
            layers = _load_named(self._named)
        elif file:
            layers = load_layers(file)
        every = (*layers, *self._near)
        return Configuration(
            file,
            tuple(layers),
            tuple(rules for layer in every for rules in _house_rules(layer)),
            _exclude(every),
            tuple(_per_file_ignores(every)),
            tuple(_overrides(layers)),
        )

    def settings_for(self, path: str) -> Settings:
        """Return the settings of a draft, given by its absolute path."""
        configuration = self.configuration(os.path.dirname(path))
        overrides, ignores = configuration.overrides, configuration.per_file_ignores
        matched = [i for i, (patterns, _) in enumerate(overrides) if patterns.names(path)]
        ignored = [i for i, (patterns, _) in enumerate(ignores) if patterns.names(path)]
        key = (*matched, -1, *ignored)
        if key not in configuration.made:
            tables: list[Mapping[str, Any]] = [layer.values for layer in configuration.layers]
            tables += [overrides[i][1] for i in matched]
            tables += [layer.values for layer in self._near]
            file_ignores = tuple(selector for i in ignored for selector in ignores[i][1])
            configuration.made[key] = resolve(tables, configuration.house_rules, file_ignores)
        return configuration.made[key]

    def excludes(self, path: str, folder: bool) -> bool:
        """Say whether an absolute path is excluded by its configuration; folders above it are not looked at."""
        for patterns in reversed(self.configuration(os.path.dirname(path)).exclude):
            verdict = patterns.verdict(path, folder)
            if verdict is not None:
                return verdict
        return False

    def is_own(self, path: str) -> bool:
        """Say whether an absolute path is a file of house rules, and so no draft."""
        house = self.configuration(os.path.dirname(path)).house_rules
        return any(os.path.abspath(rules.path) == path for rules in house)

    def covers(self, path: str) -> bool:
        """Say whether an absolute path, or a folder above it, is excluded by its configuration."""
        return any(patterns.covers(path) for patterns in self.configuration(os.path.dirname(path)).exclude)


def _load_named(path: str) -> list[Layer]:
    if os.path.isdir(path):
        raise SettingsError(f"--config {path}: is a folder; name the file in it")
    if not os.path.isfile(path):
        raise SettingsError(f"--config {path}: there is no such file, and it is no KEY=VALUE")
    return load_layers(path, os.getcwd())


def _patterns(layer: Layer, key: str, lines: Iterable[str]) -> Patterns:
    lines = tuple(lines)
    for line in lines:
        try:
            check_pattern(line)
        except PatternError as error:
            raise SettingsError(f"{layer.where(key)}: {line!r} is not a pattern: {error}") from None
    return Patterns(layer.root, lines)


def _exclude(layers: Iterable[Layer]) -> tuple[Patterns, ...]:
    base: list[Patterns] = []
    more: list[Patterns] = []
    for layer in layers:
        if "exclude" in layer.values:
            base = [_patterns(layer, "exclude", layer.values["exclude"])]
        if "extend-exclude" in layer.values:
            more.append(_patterns(layer, "extend-exclude", layer.values["extend-exclude"]))
    return (*base, *more)


def _per_file_ignores(layers: Iterable[Layer]) -> Iterable[tuple[Patterns, tuple[str, ...]]]:
    for layer in layers:
        for pattern, selectors in layer.values.get("per-file-ignores", {}).items():
            yield _patterns(layer, "per-file-ignores", [pattern]), selectors


def _overrides(layers: Iterable[Layer]) -> Iterable[tuple[Patterns, Mapping[str, Any]]]:
    for layer in layers:
        for number, override in enumerate(layer.values.get("overrides", ())):
            yield _patterns(layer, f"overrides[{number}].files", override["files"]), override


def _house_rules(layer: Layer) -> Iterable[HouseRules]:
    for number, pattern in enumerate(layer.values.get("house-rules", ())):
        where = f"{layer.where('house-rules')}[{number}]"
        files = sorted(_house_files(layer.root, pattern))
        if not files:
            what = "YAML file in the folder" if os.path.isdir(os.path.join(layer.root, pattern)) else "file"
            raise SettingsError(f"{where}: there is no {what} {pattern!r}; paths are relative to {layer.folder}")
        for file in files:
            try:
                with open(file, encoding="utf-8-sig") as opened:
                    yield HouseRules(shown(os.path.normpath(file)), opened.read())
            except OSError as error:
                raise SettingsError(f"{where}: can't read {shown(file)}: {(error.strerror or '').lower()}") from None
            except UnicodeDecodeError:
                raise SettingsError(f"{where}: {shown(file)} is not UTF-8; save it as UTF-8") from None


def _house_files(root: str, pattern: str) -> list[str]:
    path = os.path.join(root, os.path.expanduser(pattern))
    if os.path.isdir(path):
        path = os.path.join(path, "*.y*ml")
    if not any(c in path for c in "*?["):
        return [path] if os.path.isfile(path) else []
    from glob import glob

    return [file for file in glob(path, recursive=True) if os.path.isfile(file)]


_REPLACED = {
    "kind",
    "mode",
    "dialect",
    "sender-names",
    "products",
    "body-fields",
    "subject-fields",
    "ignore-suppressions",
}


def resolve(
    tables: Iterable[Mapping[str, Any]],
    house_rules: tuple[HouseRules, ...] = (),
    file_ignores: tuple[str, ...] = (),
) -> Settings:
    """Lay tables over one another, the nearest last.

    A nearer `select` begins anew; `extend-select` and `ignore` add to what is there; tables are merged key by key;
    everything else is replaced.
    """
    plain: dict[str, Any] = {}
    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    lexicons: dict[str, dict[str, tuple[Any, ...]]] = {}
    for table in tables:
        if "select" in table:
            select, extend, ignore = table["select"], (), ()
        extend += table.get("extend-select", ())
        ignore += table.get("ignore", ())
        severities.update({rule: Severity(word) for rule, word in table.get("severity", {}).items()})
        for rule, chosen in table.get("rules", {}).items():
            options.setdefault(rule, {}).update(chosen)
        for name, words in table.get("lexicons", {}).items():
            kept = lexicons.setdefault(name, {})
            for part, phrases in words.items():
                kept[part] = (*kept.get(part, ()), *phrases)
        plain.update({key: table[key] for key in _REPLACED if key in table})
    return Settings(
        select=select,
        extend_select=extend,
        ignore=ignore,
        file_ignores=file_ignores,
        kind=MessageKind(plain["kind"]) if "kind" in plain else None,
        mode=Mode(plain["mode"]) if "mode" in plain else None,
        dialect=plain.get("dialect"),
        severities=severities,
        options=options,
        sender_names=plain.get("sender-names", ()),
        products=plain.get("products", ()),
        body_fields=plain.get("body-fields", ()),
        subject_fields=plain.get("subject-fields", ()),
        lexicons=lexicons,
        house_rules=house_rules,
        ignore_suppressions=plain.get("ignore-suppressions", False),
    )
