"""Configuration files: find the nearest one, read it, and follow what it extends."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Any

from outreach_lint.config import SettingsError
from outreach_lint.configuration.keys import HABITS, KEYS
from outreach_lint.configuration.shapes import key_text, nearest_key

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# In this order: the first that a folder has is taken.
FILE_NAMES = (".outreach-lint.toml", "outreach-lint.toml", "pyproject.toml")
_PYPROJECT = "pyproject.toml"
_NAME = "outreach-lint"
_TABLE = f"tool.{_NAME}"
_MISSPELT = ("outreach_lint", "outreachlint", "outreach-linter")


@dataclass(frozen=True)
class Layer:
    """The settings of one file, or of the command line; nearer layers win.

    Attributes:
        place: the file as users see it, with the table; "" for the command line.
        root: the folder that its patterns and paths are relative to, absolute.
        values: key -> checked value.
    """

    place: str
    root: str
    values: dict[str, Any]

    @property
    def naming(self) -> dict[str, Any]:
        """The values that name rules, options, lexicons or dialects: what has to be looked up before it is right."""
        return {key: value for key, value in self.values.items() if key in KEYS and not KEYS[key].run}

    @property
    def folder(self) -> str:
        """The folder that its paths are relative to, as users see it."""
        return "this folder" if self.root == os.getcwd() else shown(self.root)

    def where(self, key: str) -> str:
        """Name a key for an error."""
        return f"{self.place}{key}" if self.place else f"--{key}"


def find_file(folder: str) -> str | None:
    """Return the configuration file in a folder, if it has one."""
    for name in FILE_NAMES:
        path = f"{folder.rstrip('/')}/{name}"
        if os.path.isfile(path) and (name != _PYPROJECT or _has_table(path)):
            return path
    for name in FILE_NAMES[:2]:
        path = f"{folder.rstrip('/')}/{name.replace('-', '_')}"
        if os.path.isfile(path):
            raise SettingsError(f"{shown(path)}: no configuration goes by that name; call it {name!r}")
    return None


def _has_table(path: str) -> bool:
    """Say whether a pyproject.toml is about us; somebody else's broken one is none of our business."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False
    if not any(name.encode() in data for name in (_NAME, *_MISSPELT)):
        return False
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return _NAME.encode() in data  # loading it will say what is wrong
    tools = tables.get("tool", {})
    if not isinstance(tools, dict):
        return False
    wrong = [f"tool.{name}" for name in _MISSPELT if name in tools] + [_NAME] * (_NAME in tables)
    if wrong and _NAME not in tools:
        raise SettingsError(f"{shown(path)}: {wrong[0]}: is not read; call the table [{_TABLE}]")
    return _NAME in tools


def user_file() -> str | None:
    """Return the user's own configuration file, which holds where no folder has one."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return find_file(os.path.join(home, "outreach-lint"))


def load_layers(path: str, root: str | None = None) -> list[Layer]:
    """Load a configuration file and all that it extends, the farthest first.

    Args:
        path: the file.
        root: what its patterns are relative to; by default its own folder.

    Raises:
        SettingsError: when one of them can't be read or holds something wrong.
    """
    layers: list[Layer] = []
    seen: list[str] = []
    place = shown(path)
    current: str | None = os.path.abspath(path)
    while current is not None:
        if current in seen:
            chain = " -> ".join(shown(item) for item in [*seen[seen.index(current) :], current])
            raise SettingsError(f"{place}: the files extend each other in a circle ({chain}); take one of them out")
        layer = _load(current, place, root if not seen else None)
        seen.append(current)
        layers.insert(0, layer)
        target = layer.values.get("extend")
        if target is not None:
            place = layer.where("extend")
            current = os.path.abspath(os.path.join(layer.root, os.path.expanduser(target)))
            if not os.path.isfile(current):
                raise SettingsError(f"{place}: there is no file {target!r}; paths are relative to {layer.folder}")
        else:
            current = None
    return layers


def _load(path: str, asked_by: str, root: str | None) -> Layer:
    data = _read(path, asked_by)
    place = f"{shown(path)}: "
    if os.path.basename(path) == _PYPROJECT:
        tool = data.get("tool", {})
        if not isinstance(tool, dict) or "outreach-lint" not in tool:
            file = "" if asked_by == shown(path) else f"{shown(path)} "
            raise SettingsError(f"{asked_by}: {file}has no [{_TABLE}] table; add it, or name another file")
        data, place = tool["outreach-lint"], f"{place}{_TABLE}."
        if not isinstance(data, dict):
            raise SettingsError(f"{shown(path)}: {_TABLE}: must be a table, [{_TABLE}]")
    elif "tool" in data and "tool" not in KEYS:
        raise SettingsError(f"{place}tool: only pyproject.toml has [{_TABLE}]; here its keys stand at the top")
    values = {key: _check(key, value, place) for key, value in data.items()}
    return Layer(place, root or os.path.dirname(path), values)


def _check(key: str, value: Any, place: str) -> Any:
    if key not in KEYS:
        remedy = f"; {HABITS[key]}" if key in HABITS else nearest_key(key, KEYS)
        raise SettingsError(f"{place}{key_text(key)}: unknown key{remedy}")
    return KEYS[key].shape.check(value, f"{place}{key}")


def _read(path: str, asked_by: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
        raise SettingsError(
            f"{asked_by}: can't read the configuration ({reason}); mend the path, or use --isolated"
        ) from None
    try:
        parsed: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
        return parsed
    except UnicodeDecodeError:
        raise SettingsError(f"{shown(path)}: is not UTF-8, as TOML must be; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        said = _twice(data.decode("utf-8-sig"), str(error)) or _plain(str(error))
        raise SettingsError(f"{shown(path)}: is not valid TOML: {said}") from None
    except RecursionError:
        raise SettingsError(f"{shown(path)}: is nested too deeply to be a configuration") from None


def _plain(complaint: str) -> str:
    """Return the TOML reader's complaint on one line, beginning small, with what to do."""
    line = " ".join(complaint.split())
    low = line.lower()
    remedy = ""
    if "at end of document" in low or "unclosed" in low or "unterminated" in low:
        remedy = "; close the bracket or quote that is open"
    elif "invalid value" in low or "invalid statement" in low:
        remedy = "; it is written KEY = VALUE, texts in quotes"
    return line[:1].lower() + line[1:] + remedy


def _twice(text: str, complaint: str) -> str | None:
    """Say which key or table stands in a file twice, where that is what the TOML reader complains of."""
    if "overwrite" not in complaint and "twice" not in complaint:
        return None
    table, seen = "", dict[tuple[str, str], int]()
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("[["):
            table = f"{stripped} {number}"
            continue
        if stripped.startswith("["):
            key, table = (stripped, ""), stripped
        else:
            name, sign, _ = stripped.partition("=")
            if not sign or stripped.startswith("#"):
                continue
            key = (name.strip(), table)
        if key in seen:
            return f"{key[0]} stands there twice (lines {seen[key]} and {number}); keep one of them"
        seen[key] = number
    return None


def shown(path: str) -> str:
    """Return a path as users see it: relative to the current folder where it lies below it."""
    here = os.getcwd()
    if path == here:
        return "."
    prefix = here.rstrip("/") + "/"
    return path[len(prefix) :] if path.startswith(prefix) else path


def option_layer(values: dict[str, Any]) -> Layer:
    """Return the layer of the command line's own options, which have been checked already."""
    return Layer("", os.getcwd(), values)


def parse_setting(text: str) -> Layer:
    """Return the layer of one `--config KEY=VALUE`; a value that is no TOML is taken for a text.

    Raises:
        SettingsError: when the key is unknown or the value is wrong.
    """
    place = "--config "
    key, _, value = text.partition("=")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        try:
            data = tomllib.loads(f"{key}=" + _quoted(value.strip()))
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(f"--config {text}: is not KEY=VALUE in TOML: {_plain(str(error))}") from None
    values = {name: _check(name, item, place) for name, item in data.items()}
    if "extend" in values:
        raise SettingsError("--config extend: only files extend; name the file with --config FILE")
    return Layer(place, os.getcwd(), values)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
