"""Word documents: their text, one paragraph a line; titles, list items and breaks as people type them.

The source is that text, because nobody can find a place in a zip archive of XML: line 7 is the seventh paragraph.
Only the main text is read: no headers, footnotes, comments or deletions. The standard library is enough for that.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.decoding import UnreadableSource
from outreach_lint.readers.extract import Extract, Extractor, whole
from outreach_lint.readers.markdown_document import read_document
from outreach_lint.source import MAX_BYTES, Source

SUFFIXES = (".docx",)

_DOCUMENT = "word/document.xml"
# A long book takes a tenth of it; a bomb is stopped while it unpacks.
_MOST_XML = 24 * 1024 * 1024
_DEEPEST = 200
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NOTE = "read as the text of a Word file: line numbers count its paragraphs"
_SHOWN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# What Word keeps beside the text that is shown.
_UNSEEN = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "txbxContent"})


def decode(path: str, data: bytes) -> Source:
    """Unpack the text of a document.

    Raises:
        UnreadableSource: when it is no Word file, damaged, or too large.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableSource(f"{path}: larger than {MAX_BYTES // 1024 // 1024} MB, too large for a draft")
    text = _Paragraphs(path).read(_unpack(path, data))
    return Source(path, text, notes=(_NOTE,), verbatim=False)


def _unpack(path: str, data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(_DOCUMENT) as file:
            xml = file.read(_MOST_XML + 1)
    except KeyError:
        raise UnreadableSource(f"{path}: is a zip archive, but no Word file") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise UnreadableSource(f"{path}: is no Word file, or a damaged one ({error})") from None
    if len(xml) > _MOST_XML:
        raise UnreadableSource(f"{path}: holds more than {_MOST_XML // 1024 // 1024} MB of text, too large for a draft")
    return xml


class _Paragraphs:
    """Gathers the paragraphs of a document while its XML is read."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: list[str] = []
        self._runs: list[str] = []
        self._prefix = ""
        self._depth = 0
        self._unseen = 0
        self._in_text = False

    def read(self, xml: bytes) -> str:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            raise UnreadableSource(f"{self._path}: is a damaged Word file ({error})") from None
        return "\n".join(self._lines)

    def _refuse(self, *_: object) -> None:
        raise UnreadableSource(f"{self._path}: declares entities, which no Word file does")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableSource(f"{self._path}: is nested too deeply for a Word file")
        name = _local(tag)
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
        elif name == "p":
            self._runs, self._prefix = [], ""
        elif name == "t":
            self._in_text = True
        elif name in _SHOWN:
            self._runs.append(_SHOWN[name])
        elif name == "numPr":
            self._prefix = self._prefix or "- "
        elif name == "pStyle":
            style = next((value for key, value in attributes.items() if _local(key) == "val"), "")
            if re.match(r"(?:heading|title|subtitle)", style, re.IGNORECASE):
                self._prefix = "# "

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._unseen:
            self._unseen -= 1
            return
        name = _local(tag)
        if name == "t":
            self._in_text = False
        elif name == "p":
            # A break inside a paragraph begins a line of its own.
            shown = "".join(self._runs).replace("\r", "")
            self._lines.append(self._prefix + shown if shown.strip() else "")
            self._runs, self._prefix = [], ""

    def _characters(self, text: str) -> None:
        if self._in_text and not self._unseen:
            self._runs.append(text)


def _local(tag: str) -> str:
    """Return a name of WordprocessingML without its namespace; of another vocabulary only what hides text."""
    space, _, name = tag.rpartition(" ")
    return name if space in (_WORD, _STRICT, "") or name in _UNSEEN else ""


def read(source: Source, choices: Choices) -> list[Message]:
    """Read every message of the document, as of a Markdown document."""
    return read_document(source, choices, _spaced(source.text))


def _spaced(text: str) -> Extract:
    """Set paragraphs apart, unless the writer did so with empty ones."""
    if re.search(r"\S\n\s*\n\s*\S", text):
        return whole(text)
    out = Extractor(text)
    at = 0
    for match in re.finditer("\n", text):
        out.keep(at, match.start())
        at = match.end()
        out.show(match.start(), at, "\n" if text.startswith("- ", at) else "\n\n")
    out.keep(at, len(text))
    return out.finish()
