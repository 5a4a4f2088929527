"""CSV and TSV: every row with a body is a message. The standard library's reader keeps no offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.decoding import MAX_MESSAGE, UnreadableSource, too_long
from outreach_lint.readers.extract import Extract, Extractor, whole
from outreach_lint.readers.records import Value, read_records
from outreach_lint.source import Source

SUFFIXES = (".csv", ".tsv")
HOLDS_MANY = True
IS_DATA = True

# Spreadsheets end at 16,384 columns.
_MOST_CELLS = 16_384
# Markup and doubled quotation marks make of a message several times its length.
_LONGEST_CELL = 10 * MAX_MESSAGE
_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r"[ \t]*\"(?P<inside>[^\"]*(?:\"\"[^\"]*)*)(?:\"|\Z)")
_NEWLINE = re.compile(r"\r\n|\n|\r")


def read(source: Source, choices: Choices) -> list[Message]:
    """Read every body that a column of the file holds; the first row names the columns.

    Raises:
        UnreadableSource: when a row is too long to be one; the message says where.
    """
    return read_records(source, _values(source), choices)


def _values(source: Source) -> Iterator[Value]:
    text = source.text
    start = 1 if text.startswith("\ufeff") else 0
    first = _NEWLINE.split(text[start : start + 10_000], maxsplit=1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    names: list[str] = []
    for number, row in enumerate(_rows(source, start, delimiter)):
        if not number:
            names = [cell.text.strip() for cell in row]
            continue
        for name, cell in zip(names, row, strict=False):
            if name and cell.text.strip():
                yield Value((number, name), partial(_same, cell))


def _same(cell: Extract) -> Extract:
    return cell


def _rows(source: Source, at: int, delimiter: str) -> Iterator[list[Extract]]:
    text = source.text
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    row: list[Extract] = []
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        if quoted:
            if quoted.end() - at > _LONGEST_CELL:
                raise too_long(source, at)
            row.append(_unquoted(text, *quoted.span("inside")))
            at = quoted.end()
        if len(row) > _MOST_CELLS:
            line = source.position(at).line
            raise UnreadableSource(f"{source.path}: more than {_MOST_CELLS:,} cells in one row (line {line})")
        start = at
        match = bare.match(text, at)
        at = match.end() if match else at
        if not quoted:
            row.append(whole(text, start, at))
        if text[at : at + 1] == delimiter:
            at += 1
            if at == len(text) or text[at] in "\r\n":
                row.append(whole(text, at, at))
            else:
                continue
        newline = _NEWLINE.match(text, at)
        at = newline.end() if newline else at
        yield row
        row = []


def _unquoted(text: str, start: int, end: int) -> Extract:
    out = Extractor(text, start)
    at = start
    for match in re.finditer('""', text[start:end]):
        out.keep(at, start + match.start())
        at = start + match.end()
        out.show(at - 2, at, '"')
    out.keep(at, end)
    return out.finish(end)
