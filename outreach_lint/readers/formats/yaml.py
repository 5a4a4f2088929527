"""YAML: sequences and snippets. PyYAML's events say where a value stands; its text is taken from the source.

Merge fields are masked first, because "subject: {{first_name}}, a question" is no YAML, though many files say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.decoding import UnreadableSource
from outreach_lint.readers.extract import Extract, Extractor
from outreach_lint.readers.records import Value, read_records
from outreach_lint.source import Source

SUFFIXES = (".yaml", ".yml")
HOLDS_MANY = True
IS_DATA = True

_DEEPEST = 100
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIELD = re.compile(r"\{\{[^{}\r\n]{0,300}\}\}|\{%[^\r\n]{0,300}?%\}|\*\|[^|\r\n]{1,80}\|\*")
# "[First Name], a question" would begin a list.
_GAP = re.compile(
    r"^(?P<key>[ \t-]*\w[\w -]*:[ \t]+|[ \t]*-[ \t]+)(?P<gap>\[[^\[\],\r\n]{1,60}\])(?=[ \t]*[^\s#\]])", re.MULTILINE
)
# "Re: hello" would begin a mapping.
_SUBJECT = re.compile(
    r"^(?P<key>[ \t-]*(?=\w*subject)\w+[ \t]*:[ \t]+)"
    r"(?P<value>[^\s\"'|>&*!%@`\[{#][^\r\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
_COLON = re.compile(r":(?=[ \t])")
_BREAK = re.compile(r"[ \t]*(?P<breaks>(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*)[ \t]*")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_ESCAPE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?:\r\n|\n|\r)[ \t]*|.)"
    rf"|(?P<break>{_BREAK.pattern})",
    re.DOTALL,
)
_SIMPLE = {
    "n": "\n", "t": "\t", "r": "\r", "0": "", "a": "", "b": "", "e": "", "f": "\n", "v": "\n", "N": "\n", "_": "\u00a0",
    "L": "\n", "P": "\n",
}  # fmt: skip


def read(source: Source, choices: Choices) -> list[Message]:
    """Read every body that a field of the file holds.

    Raises:
        UnreadableSource: when it is not YAML; the message says where.
    """
    masked = _mask(source.text)
    try:
        return read_records(source, _values(source.text, masked), choices)
    except UnreadableSource:
        raise
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 1}" if mark else ""
        problem = " ".join(str(getattr(error, "problem", None) or error).split())[:120]
        raise UnreadableSource(f"{source.path}: not valid YAML{place} ({problem})") from error


def _mask(text: str) -> str:
    """Put letters over what would end or begin something in YAML; every offset stays."""
    text = _FIELD.sub(lambda match: "x" * len(match[0]), text)
    text = _GAP.sub(lambda match: match["key"] + "x" * len(match["gap"]), text)
    return _SUBJECT.sub(
        lambda match: match[0][: match.start("value") - match.start()] + _COLON.sub("x", match["value"]), text
    )


class _Place:
    """The way to the next value, while the parser's events go by."""

    def __init__(self) -> None:
        self.document = 0
        self.path: list[str | int] = []
        self._mappings: list[bool] = []
        self._keys: list[bool] = []

    def take_key(self, event: Any) -> bool:
        """Say whether an event is a mapping's next key, and take it."""
        if not self._mappings or not self._mappings[-1] or not self._keys[-1]:
            return False
        self._keys[-1] = False
        self.path[-1] = str(getattr(event, "value", ""))
        return isinstance(event, (yaml.events.ScalarEvent, yaml.events.AliasEvent))

    def open(self, event: Any, *, mapping: bool) -> None:
        """Go into a mapping or list."""
        if len(self.path) >= _DEEPEST:
            # The parser's time grows with the square of the depth.
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        self._mappings.append(mapping)
        self._keys.append(True)
        self.path.append("" if mapping else 0)

    def close(self) -> None:
        """Come out of it."""
        for stack in (self._mappings, self._keys, self.path):
            stack.pop()
        self.step()

    def step(self) -> None:
        """Go past a value."""
        if self._mappings:
            last = self.path[-1]
            self._keys[-1] = True
            self.path[-1] = last + 1 if isinstance(last, int) else last


def _values(text: str, masked: str) -> Iterator[Value]:
    """Yield the scalars of a file with the way to each, from the parser's events: no depth, no aliases to follow."""
    place = _Place()
    event: Any
    for event in yaml.parse(masked, Loader=_LOADER):
        if isinstance(event, yaml.events.CollectionEndEvent):
            place.close()
        elif isinstance(event, yaml.events.DocumentEndEvent):
            place.document += 1
        elif not isinstance(event, yaml.events.NodeEvent) or place.take_key(event):
            continue
        elif isinstance(event, yaml.events.CollectionStartEvent):
            place.open(event, mapping=isinstance(event, yaml.events.MappingStartEvent))
        else:
            if isinstance(event, yaml.events.ScalarEvent) and event.value:
                yield Value((place.document, *place.path), partial(_extract, text, masked, event))
            place.step()


def _extract(text: str, masked: str, event: Any) -> Extract:
    """Take a scalar's text out of the source; where that fails, its value stands for all of it."""
    start, end = event.start_mark.index, event.end_mark.index
    extract = _scalar(text, start, end, event.style)
    untouched = text[start:end] == masked[start:end]
    if untouched and " ".join(extract.text.split()) != " ".join(event.value.split()):
        out = Extractor(text, start)
        out.show(start, end, event.value)
        return out.finish(end)
    return extract


def _scalar(text: str, start: int, end: int, style: str | None) -> Extract:
    out = Extractor(text, start)
    if style in ("|", ">"):
        _block(out, text, start, end, folded=style == ">")
    elif style == '"':
        _double(out, text, start + 1, end - 1)
    else:
        quoted = style == "'"
        _folded(out, text, start + quoted, end - quoted, quoted=quoted)
    return out.finish(end)


def _folded(out: Extractor, text: str, start: int, end: int, *, quoted: bool) -> None:
    """Take a plain or single-quoted scalar: line breaks are blanks, blank lines are line breaks."""
    at = start
    for match in re.finditer(rf"(?P<quote>'')|{_BREAK.pattern}" if quoted else _BREAK.pattern, text[start:end]):
        low, high = start + match.start(), start + match.end()
        out.keep(at, low)
        at = high
        out.show(low, high, "'" if quoted and match["quote"] else _break_view(match["breaks"]))
    out.keep(at, end)


def _break_view(breaks: str) -> str:
    return "\n" * (len(_NEWLINE.findall(breaks)) - 1) or " "


def _double(out: Extractor, text: str, start: int, end: int) -> None:
    """Take a double-quoted scalar."""
    at = start
    for match in _ESCAPE.finditer(text, start, end):
        out.keep(at, match.start())
        at = match.end()
        written = match[0]
        if match["break"] is not None:
            view = _break_view(match["breaks"])
        elif written[1] in "xuU" and len(written) > 2:
            code = int(written[2:], 16)
            view = "\ufffd" if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)
        else:
            view = "" if written[1] in "\r\n" else _SIMPLE.get(written[1], written[1])
        out.show(match.start(), at, view)
    out.keep(at, end)


def _block(out: Extractor, text: str, start: int, end: int, *, folded: bool) -> None:
    """Take a literal or folded block: its lines without their indentation."""
    lines: list[tuple[int, int]] = []
    header = _NEWLINE.search(text, start, end)
    at = header.end() if header else end
    while at < end:
        newline = _NEWLINE.search(text, at, end)
        lines.append((at, newline.start() if newline else end))
        at = newline.end() if newline else end
    explicit = re.search(r"[1-9]", text[start : header.start()].split("#")[0]) if header else None
    indents = [_indent(text, low, high) for low, high in lines if text[low:high].strip()]
    indent = min(indents, default=0) if explicit else (indents[0] if indents else 0)
    previous: tuple[int, int] | None = None
    for low, high in lines:
        if not text[low:high].strip():
            continue
        low = min(low + indent, high)
        if previous is not None:
            deeper = text[low : low + 1] in (" ", "\t") or text[previous[0] : previous[0] + 1] in (" ", "\t")
            breaks = text[previous[1] : low]
            view = _break_view(breaks) if folded and not deeper else "\n" * len(_NEWLINE.findall(breaks))
            out.show(previous[1], low, view)
        out.keep(low, high)
        previous = (low, high)


def _indent(text: str, low: int, high: int) -> int:
    return high - low - len(text[low:high].lstrip(" "))
