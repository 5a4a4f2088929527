"""JSON and JSON Lines: sequences as platforms export them. Comments and commas too many are no trouble.

The standard library's parser keeps no offsets, so the tokens are read here, in one pass and without recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.decoding import UnreadableSource
from outreach_lint.readers.extract import Extract, Extractor
from outreach_lint.readers.records import Value, read_records
from outreach_lint.source import Source

SUFFIXES = (".json", ".jsonl", ".ndjson")
HOLDS_MANY = True
IS_DATA = True

_TOKEN = re.compile(
    r"[\s\ufeff]+|//[^\r\n]*|/\*(?:[^*]|\*(?!/))*\*/|(?P<string>\"[^\"\\]*(?:\\.[^\"\\]*)*\")|(?P<sign>[{}\[\],:])"
    r"|(?P<literal>[-+.\w]+)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "\n"}


def read(source: Source, choices: Choices) -> list[Message]:
    """Read every body that a field of the file holds.

    Raises:
        UnreadableSource: when it is not JSON; the message says where.
    """
    return read_records(source, _values(source), choices)


def _values(source: Source) -> Iterator[Value]:
    """Yield the strings of a file that are values."""
    text = source.text
    path: list[str | int] = []
    brackets: list[str] = []
    key: tuple[int, int] | None = None
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _broken(source, at)
        at = match.end()
        if match["string"]:
            key = match.span()
            if brackets and brackets[-1] == "{" and path[-1] == "":
                continue
            yield Value(tuple(path), partial(unescape, text, *key))
        elif match["sign"]:
            _step(source, match, path, brackets, key)
    if brackets:
        raise _broken(source, len(text))


def _step(
    source: Source, match: re.Match[str], path: list[str | int], brackets: list[str], key: tuple[int, int] | None
) -> None:
    """Follow a sign: keep the path to the next value."""
    sign = match["sign"]
    if sign in "{[":
        brackets.append(sign)
        path.append("" if sign == "{" else 0)
    elif sign in "}]":
        if not brackets or brackets.pop() != {"}": "{", "]": "["}[sign]:
            raise _broken(source, match.start())
        path.pop()
    elif sign == ":":
        if not brackets or brackets[-1] != "{" or key is None:
            raise _broken(source, match.start())
        path[-1] = source.text[key[0] + 1 : key[1] - 1]
    elif brackets:
        last = path[-1]
        path[-1] = last + 1 if isinstance(last, int) else ""


def unescape(text: str, start: int, end: int) -> Extract:
    """Return the text of a string between its quotation marks."""
    out = Extractor(text, start)
    at = start + 1
    for match in _ESCAPE.finditer(text, at, end - 1):
        out.keep(at, match.start())
        at = match.end()
        out.show(match.start(), at, _decoded(match[0]))
    out.keep(at, end - 1)
    return out.finish(end)


def _decoded(escape: str) -> str:
    if escape[1] != "u" or len(escape) < 6:
        return _SIMPLE.get(escape[1], escape[1])
    shown = "".join(chr(int(part, 16)) for part in escape.split("\\u")[1:])
    # Two halves make one character; a half by itself is none.
    return shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _broken(source: Source, offset: int) -> UnreadableSource:
    place = source.position(offset)
    what = "it ends too early" if offset == len(source.text) else f"line {place.line}, column {place.column}"
    return UnreadableSource(f"{source.path}: not valid JSON ({what})")
