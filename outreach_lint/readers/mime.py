"""The structure of a mail with offsets: head lines, and the tree of parts that MIME makes of the rest.

The standard library's parser keeps no offsets. It is used for what has none: the parameters of a head line, and
encoded words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message as Fields

_HEADER = re.compile(
    r"(?P<name>[!-9;-~]{1,80})[ \t]*:"
    r"(?P<value>[^\r\n]*(?:(?:\r\n|\n|\r)[ \t]+[^\r\n]+)*)(?:\r\n|\n|\r|$)"
)
_BLANK = re.compile(r"[ \t]*(?:\r\n|\n|\r|$)")
_POSTMARK = re.compile(r">?From [^\r\n]*(?:\r\n|\n|\r)")
_FOLD = re.compile(r"(?:\r\n|\n|\r)[ \t]*")
# Deeper trees and longer heads than these are made to be a burden.
_DEPTH = 12
_MOST_HEADERS = 1000
_MOST_PARTS = 500
_LONGEST_VALUE = 5_000


@dataclass(frozen=True, slots=True)
class Header:
    """A head line: its lower-cased name, and where its value stands."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A mail or a part of one.

    Attributes:
        start, body, end: where its head, its body and what follows it begin.
    """

    start: int
    body: int
    end: int
    headers: tuple[Header, ...]
    type: str
    charset: str
    encoding: str
    attached: bool
    children: tuple[Entity, ...] = ()

    def header(self, name: str) -> Header | None:
        """Return the first head line of a name."""
        return next((header for header in self.headers if header.name == name), None)


def read_headers(text: str, start: int, end: int) -> tuple[list[Header], int]:
    """Return the head lines of an entity, and where its body begins."""
    headers: list[Header] = []
    at = start
    postmark = _POSTMARK.match(text, at, end)
    if postmark:
        at = postmark.end()
    while len(headers) < _MOST_HEADERS:
        match = _HEADER.match(text, at, end)
        if not match:
            break
        headers.append(Header(match["name"].lower(), *match.span("value")))
        at = match.end()
    blank = _BLANK.match(text, at, end)
    return headers, blank.end() if blank else at


def read_entity(text: str, start: int, end: int, *, default: str = "text/plain", depth: int = 0) -> Entity:
    """Read a mail or a part of one; broken structure is read as far as it goes."""
    headers, body = read_headers(text, start, end)
    fields = _fields(text, headers)
    # A type that can't be read counts as plain text, as the standard has it.
    kind = fields.get_content_type() if "content-type" in fields else default
    boundary = fields.get_boundary() if kind.startswith("multipart/") and depth < _DEPTH else None
    inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    children = (
        tuple(
            read_entity(text, low, high, default=inner, depth=depth + 1)
            for low, high in _parts(text, body, end, str(boundary))
        )
        if boundary
        else ()
    )
    if kind.startswith("multipart/") and not children:
        kind = "text/plain"
    return Entity(
        start,
        body,
        end,
        tuple(headers),
        kind,
        _parameter(fields, "charset").lower(),
        str(fields.get("content-transfer-encoding", "")).strip().lower(),
        fields.get_content_disposition() == "attachment" or bool(fields.get_filename()),
        children,
    )


def _fields(text: str, headers: list[Header]) -> Fields:
    fields = Fields()
    for header in headers:
        if header.name.startswith("content-") and header.name not in fields:
            fields[header.name] = unfolded(text[header.start : min(header.end, header.start + _LONGEST_VALUE)])
    return fields


def _parameter(fields: Fields, name: str) -> str:
    value = fields.get_param(name, "")
    if isinstance(value, tuple):
        value = value[2]
    return str(value).strip("\"' ")


def unfolded(value: str) -> str:
    """Return the value of a head line as one line."""
    return _FOLD.sub(" ", value).strip()


def _parts(text: str, start: int, end: int, boundary: str) -> list[tuple[int, int]]:
    """Return the parts between boundary lines; the last one may lack its closing line."""
    line = re.compile(rf"(?:^|(?<=[\r\n]))--{re.escape(boundary.rstrip())}(?P<last>--)?[ \t]*(?:\r\n|\n|\r|$)")
    parts: list[tuple[int, int]] = []
    begin: int | None = None
    for match in line.finditer(text, start, end):
        if begin is not None:
            parts.append((begin, max(_without_newline(text, match.start()), begin)))
        begin = None if match["last"] else match.end()
        if match["last"] or len(parts) >= _MOST_PARTS:
            break
    if begin is not None and begin < end:
        parts.append((begin, end))
    return parts


def _without_newline(text: str, end: int) -> int:
    """Return where the line break before an offset begins: it belongs to the boundary."""
    if text[end - 2 : end] == "\r\n":
        return end - 2
    return end - 1 if text[end - 1 : end] in ("\r", "\n") else end


def text_parts(entity: Entity, text: str) -> list[Entity]:
    """Return the parts that a mail program shows as the message: of alternatives only one."""
    if entity.type == "multipart/alternative":
        return _alternative(entity, text)
    if entity.type.startswith("multipart/"):
        related = entity.type in ("multipart/related", "multipart/signed")
        found: list[Entity] = []
        for child in entity.children:
            if child.type.startswith("multipart/") or not (child.attached and found):
                found.extend(text_parts(child, text))
            if related and found:
                break
        return found
    readable = entity.type in ("text/plain", "text/html", "text/enriched", "text/richtext", "text")
    return [entity] if readable and text[entity.body : entity.end].strip() else []


def _alternative(entity: Entity, text: str) -> list[Entity]:
    found = [parts for child in entity.children if (parts := text_parts(child, text))]
    plain = next((parts for parts in found if all(part.type != "text/html" for part in parts)), None)
    return plain or (found[0] if found else [])
