"""JSON and JSON Lines: sequences as platforms export them. Comments and commas too many are no trouble.

The standard library's parser keeps no offsets, so the tokens are read here, in one pass and without recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
# Sequences nest a few levels; the time that a value takes grows with its depth.
_DEEPEST = 100
_BY_LINES = (".jsonl", ".ndjson")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "\n"}


def read(source: Source, choices: Choices) -> list[Message]:
    """Read every body that a field of the file holds; of JSON Lines, those of the lines that can be read.

    Raises:
        UnreadableSource: when it is not JSON, or no line of it is; the message says where.
    """
    return read_records(source, [value for part in _parts(source) for value in part.values], choices)


def find_faults(source: Source) -> list[str]:
    """Return what is wrong with the lines of JSON Lines that can't be read."""
    if not source.path.lower().endswith(_BY_LINES):
        return []
    return [str(part.fault).removeprefix(f"{source.path}: ") for part in _parts(source) if part.fault]


@dataclass(frozen=True, slots=True)
class _Part:
    """A file, or a line of JSON Lines: its values, or why there are none."""

    values: tuple[Value, ...] = ()
    fault: UnreadableSource | None = None


def _parts(source: Source) -> list[_Part]:
    """Read a file as a whole, or else, where its lines stand each by itself, line by line."""
    end = len(source.text)
    try:
        return [_Part(tuple(_values(source, 0, end)))]
    except UnreadableSource:
        if not source.path.lower().endswith(_BY_LINES):
            raise
    parts = []
    for number in range(1, source.line_count + 1):
        line = source.line_span(number)
        try:
            parts.append(_Part(tuple(_values(source, line.start, line.end, number))))
        except UnreadableSource as error:
            parts.append(_Part(fault=error))
    if not any(part.values for part in parts):
        raise next(part.fault for part in parts if part.fault)
    return parts


def _values(source: Source, at: int, end: int, line: int = 0) -> Iterator[Value]:
    """Yield the strings between two offsets that are values.

    Args:
        line: tells the values of one line from those of another.
    """
    text = source.text
    path: list[str | int] = []
    brackets: list[str] = []
    key: tuple[int, int] | None = None
    document = 0
    while at < end:
        match = _TOKEN.match(text, at, end)
        if match is None:
            raise _broken(source, at, end)
        at = match.end()
        if match["string"]:
            key = match.span()
            if brackets and brackets[-1] == "{" and path[-1] == "":
                continue
            yield Value((line, document, *path), partial(unescape, text, *key))
        elif match["sign"]:
            _step(source, match, path, brackets, key)
            # One value may follow another, as in JSON Lines.
            document += not brackets
    if brackets:
        raise _broken(source, end, end)


def _step(
    source: Source, match: re.Match[str], path: list[str | int], brackets: list[str], key: tuple[int, int] | None
) -> None:
    """Follow a sign: keep the path to the next value."""
    sign = match["sign"]
    if sign in "{[":
        if len(brackets) == _DEEPEST:
            line = source.position(match.start()).line
            what = f"nested too deeply for a sequence (more than {_DEEPEST} brackets, line {line})"
            raise UnreadableSource(f"{source.path}: {what}")
        brackets.append(sign)
        path.append("" if sign == "{" else 0)
    elif sign in "}]":
        if not brackets or brackets.pop() != {"}": "{", "]": "["}[sign]:
            raise _broken(source, match.start(), match.endpos)
        path.pop()
    elif sign == ":":
        if not brackets or brackets[-1] != "{" or key is None:
            raise _broken(source, match.start(), match.endpos)
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


def _broken(source: Source, offset: int, end: int) -> UnreadableSource:
    place = source.position(offset)
    if offset == end == len(source.text):
        return UnreadableSource(f"{source.path}: not valid JSON (it ends too early, in line {place.line})")
    early = ": it ends too early" if offset == end else ""
    return UnreadableSource(f"{source.path}: not valid JSON (line {place.line}, column {place.column}{early})")
