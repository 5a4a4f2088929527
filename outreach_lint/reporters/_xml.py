"""XML out of elements, with nothing in it that XML 1.0 forbids."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from outreach_lint.reporters._terminal import REPLACEMENT, one_line

# https://www.w3.org/TR/xml/#charsets: everything else can't stand in a document, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, attributes: dict[str, object], text: str | None = None) -> ElementTree.Element:
    """Make an element; forbidden characters become replacement characters."""
    made = ElementTree.Element(tag, {name: _allowed(str(value)) for name, value in attributes.items()})
    made.text = _allowed(text) if text else None
    return made


def _allowed(text: str) -> str:
    # Logs of XML are read in terminals too.
    return _FORBIDDEN.sub(REPLACEMENT, one_line(text))


def document(root: ElementTree.Element) -> str:
    """Return a whole document, indented."""
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'
