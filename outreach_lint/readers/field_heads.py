"""Inside a merge field: its name, the way in which it is written, and what it says when its value is missing."""

from __future__ import annotations

import re
from typing import NamedTuple

from outreach_lint.readers.dialects import FILTERS


class FieldHead(NamedTuple):
    """What a field says about itself.

    Attributes:
        form: a key of `dialects.FORMS`.
        default: a key of `dialects.DEFAULTS`, or None.
        fallback: what it shows when its value is missing; None without a default.
    """

    name: str
    form: str
    default: str | None = None
    fallback: str | None = None


_QUOTED = r"[\"'“”‘’](?P<{0}>[^\"'“”‘’]*)[\"'“”‘’]"
_CALL = re.compile(
    r"\s*(?P<function>\w+)\(\s*" + _QUOTED.format("name") + r"\s*(?:,\s*" + _QUOTED.format("fallback") + r")?"
)
_INSERT = re.compile(r"\s*insert\s+(?P<name>[\w.-]+)\s+[\"']default\s*=\s*(?P<fallback>[^\"']*)[\"']")
_IF_EMPTY = re.compile(r"\s*defaultIfEmpty\s+(?P<name>[\w.-]+)\s+" + _QUOTED.format("fallback"))
_OR = re.compile(r"(?P<name>[^|]*?)\s*\|\|\s*(?P<fallback>.*)", re.DOTALL)
_COMMA = re.compile(r"(?P<name>[^,]*?)\s*,\s*fallback\s*=\s*(?P<fallback>.*)", re.DOTALL | re.IGNORECASE)
_COLON = re.compile(r"(?P<name>.*?):default\s*=\s*(?P<fallback>.*)", re.DOTALL | re.IGNORECASE)
_WORD = re.compile(r"(?P<name>.*?)\s+OR\s+(?P<fallback>.*)", re.DOTALL)
_DEFAULT = re.compile(r"\s*default(?:_if_none)?\s*(?P<colon>:|\()?\s*(?P<fallback>.*)", re.DOTALL | re.IGNORECASE)
_FUNCTION = re.compile(r"\w+\s*\(")
_PATH = re.compile(r"[A-Za-z_@$][\w.]*")
_NAME_END = re.compile(r"\s*(?:->|\s[-–—]\s|=)")


def read_head(inside: str, form: str) -> FieldHead:
    """Read what stands between the brackets of a field.

    Args:
        form: the key of `dialects.FORMS` that its brackets have.
    """
    inside = inside.strip().strip("~").strip()
    if form in ("double", "triple") and "${" in inside:
        form = "braze"
        inside = inside.replace("${", "").replace("}", "", 1)
    for pattern, default in ((_INSERT, "insert"), (_IF_EMPTY, "function"), (_OR, "or"), (_COMMA, "comma"),
                             (_COLON, "colon"), (_CALL, "call")):  # fmt: skip
        match = pattern.match(inside)
        if match:
            return FieldHead(_name(match["name"]), form, *_default(default, match["fallback"]))
    if form == "square2" and (match := _WORD.match(inside)):
        return FieldHead(_name(match["name"]), form, "word", _unquoted(match["fallback"]))
    if form in ("bang", "ampscript", "token") and _FUNCTION.match(inside):
        return _function(inside, form)
    return _piped(inside, form)


def _default(default: str, fallback: str | None) -> tuple[str | None, str | None]:
    return (None, None) if fallback is None else (default, _unquoted(fallback))


def _unquoted(written: str) -> str:
    return written.strip().strip("\"'“”‘’() ")


def _name(written: str) -> str:
    return _NAME_END.split(written.strip(), maxsplit=1)[0].strip("\"'[]{} ")


def _piped(inside: str, form: str) -> FieldHead:
    """Read "name | filter | default: 'x'" and "name|x"."""
    name, *pipes = inside.split("|")
    for pipe in pipes:
        match = _DEFAULT.fullmatch(pipe)
        if match and pipe.strip().lower().startswith("default"):
            default = "call-filter" if match["colon"] == "(" else "filter"
            return FieldHead(_name(name), form, default, _unquoted(match["fallback"].split(",")[0].rstrip(")")))
        if re.split(r"[:\s(]", pipe.strip().lower(), maxsplit=1)[0] not in FILTERS:
            return FieldHead(_name(name), form, "pipe", _unquoted(pipe))
    return FieldHead(_name(name), form)


def _function(inside: str, form: str) -> FieldHead:
    """Read {!NullValue(Contact.FirstName, "there")} and %%=Iif(Empty(@name), "there", @name)=%%."""
    texts = re.findall(r"\"([^\"]*)\"|'([^']*)'", inside)
    plain = re.sub(r"\"[^\"]*\"|'[^']*'", "", inside)
    names = [found[0].lstrip("@$") for found in _PATH.finditer(plain) if plain[found.end() : found.end() + 1] != "("]
    name = names[0] if names else ""
    if form == "ampscript" and re.match(r"(?i)v\s*\(", inside):
        return FieldHead(name, form)
    tests = re.match(r"(?i)(?:IF|IIF|NullValue|BlankValue|Coalesce|isnull|default)\s*\(", inside)
    fallback = next((a or b for a, b in texts if a or b), "") if tests else None
    return FieldHead(name, form, "function" if tests else None, fallback)
