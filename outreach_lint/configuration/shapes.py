"""What a setting may look like: each shape checks a value, and says the same as JSON schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from outreach_lint.config import SettingsError, did_you_mean

# So many words or keys can be listed on one line.
_FEW = 14


class Shape(Protocol):
    """A kind of value."""

    def check(self, value: Any, place: str) -> Any:
        """Return the value, or raise a SettingsError that names the place and says what to write."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of such values."""


def named(value: Any) -> str:
    """Name a value's type as people who write TOML know it."""
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", list: "a list",
             dict: "a table"}  # fmt: skip
    return names.get(type(value), "a date or time")


def shown(value: Any) -> str:
    """Show a value in an error, cut to a readable length."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "a table"
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def key_text(key: str) -> str:
    """Write a key as TOML has it: bare where that is allowed, else in quotes."""
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else json.dumps(key, ensure_ascii=False)


@dataclass(frozen=True)
class Text:
    """A text that isn't empty."""

    example: str

    def check(self, value: Any, place: str) -> str:
        """Return the text."""
        if not isinstance(value, str):
            raise SettingsError(f"{place}: must be a text such as {self.example!r}, not {named(value)}")
        if not value.strip():
            raise SettingsError(f"{place}: is empty; write a text such as {self.example!r}, or leave the key out")
        return value

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        return {"type": "string", "pattern": "\\S"}


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def check(self, value: Any, place: str) -> bool:
        """Return the flag."""
        if not isinstance(value, bool):
            raise SettingsError(f"{place}: must be true or false (without quotes), not {shown(value)}")
        return value

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Count:
    """A whole number that isn't negative."""

    def check(self, value: Any, place: str) -> int:
        """Return the number."""
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise SettingsError(f"{place}: must be a whole number from 0 on, not {shown(value)}")
        return value

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        return {"type": "integer", "minimum": 0}


@dataclass(frozen=True)
class Choice:
    """One of a few words.

    Attributes:
        habits: what to say of words that other programs know.
    """

    words: tuple[str, ...]
    habits: Mapping[str, str] = field(default_factory=dict)

    def check(self, value: Any, place: str) -> str:
        """Return the word."""
        if not isinstance(value, str) or value not in self.words:
            word = value.lower() if isinstance(value, str) else shown(value)
            hint = self.habits.get(word) or (did_you_mean(word, self.words) if isinstance(value, str) else "")
            raise SettingsError(f"{place}: {shown(value)} is not {self._words(bool(hint))}{hint}")
        return value

    def _words(self, hinted: bool) -> str:
        """List the words, unless there are many and the one that was meant is known."""
        return "known" if hinted and len(self.words) > _FEW else f"one of {', '.join(self.words)}"

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Listed:
    """A list."""

    of: Shape
    example: str
    least: int = 0

    def check(self, value: Any, place: str) -> tuple[Any, ...]:
        """Return the items as a tuple."""
        if not isinstance(value, list):
            raise SettingsError(f"{place}: must be a list such as {self.example}, not {shown(value)}")
        if len(value) < self.least:
            raise SettingsError(f"{place}: is empty; it must be a list such as {self.example}")
        return tuple(self.of.check(item, f"{place}[{number}]") for number, item in enumerate(value))

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        return {"type": "array", "items": self.of.schema(), **({"minItems": self.least} if self.least else {})}


@dataclass(frozen=True)
class Scalar:
    """Any value that an option of a rule may have; the rule says which it takes."""

    def check(self, value: Any, place: str) -> Any:
        """Return the value."""
        if isinstance(value, list):
            return tuple(Scalar().check(item, place) for item in value)
        if not isinstance(value, (bool, int, float, str)):
            raise SettingsError(f"{place}: must be a number, a text, true, false or a list, not {named(value)}")
        return value

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        plain = ["boolean", "number", "string"]
        return {"type": [*plain, "array"], "items": {"type": [*plain, "array"]}}


@dataclass(frozen=True)
class Table:
    """A table with any keys."""

    of: Shape
    example: str
    pattern: str = ""

    def check(self, value: Any, place: str) -> dict[str, Any]:
        """Return the table."""
        if not isinstance(value, Mapping):
            raise SettingsError(f"{place}: must be a table such as {self.example}, not {named(value)}")
        return {key: self.of.check(item, f'{place}."{key}"') for key, item in value.items()}

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        return {"type": "object", "additionalProperties": self.of.schema()}


@dataclass(frozen=True)
class Key:
    """A setting: its name, the shape of its value, and a sentence that says what it does.

    Attributes:
        default: what holds without it, as text for its documentation.
        example: a value as written in TOML.
        run: true when it is about the whole run, so that the file nearest to the current folder decides.
    """

    name: str
    shape: Shape
    description: str
    default: str
    example: str
    run: bool = False


@dataclass(frozen=True)
class Record:
    """A table with known keys only."""

    keys: Mapping[str, Key]
    needs: tuple[str, ...] = field(default=())

    def check(self, value: Any, place: str) -> dict[str, Any]:
        """Return the table with every value checked; `place` ends in `: ` or in a table's name."""
        if not isinstance(value, Mapping):
            raise SettingsError(f"{place}: must be a table, not {named(value)}")
        for missing in self.needs:
            if missing not in value:
                raise SettingsError(f"{place}: has no {missing!r}; add it, as in {self.keys[missing].example}")
        return {name: self._check_key(name, item, place) for name, item in value.items()}

    def _check_key(self, name: str, value: Any, place: str) -> Any:
        where = f"{place}{key_text(name)}" if place.endswith(": ") else f"{place}.{key_text(name)}"
        if name not in self.keys:
            raise SettingsError(f"{where}: unknown key{nearest_key(name, self.keys)}")
        return self.keys[name].shape.check(value, where)

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        properties = {
            name: {"description": key.description, **key.shape.schema()} for name, key in self.keys.items()
        }  # fmt: skip
        needed = {"required": list(self.needs)} if self.needs else {}
        return {"type": "object", "additionalProperties": False, "properties": properties, **needed}


def nearest_key(name: str, known: Iterable[str]) -> str:
    """Return what to do about an unknown key: the nearest one, or which there are."""
    known = list(known)
    kebab = name.replace("_", "-").lower()
    if kebab in known:
        return f"; did you mean {kebab!r}?"
    listed = f"; known are {', '.join(known)}" if len(known) <= _FEW else "; 'outreach-lint config' lists the keys"
    return did_you_mean(name, known) or listed
