"""What a terminal does with characters: how wide they are, which must not reach it, and colour."""

from __future__ import annotations

import re
import unicodedata

from outreach_lint.diagnostics import Severity

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.SUGGESTION: "1;36"}
BOLD, DIM = "1", "2"
CREDIT_COLOR = "1;32"

# Controls, bidirectional marks and overrides, invisible format characters and lone surrogates: a draft must
# not recolour, rewrite or reorder what the reader of a report sees. The zero-width joiners stay: scripts and
# emoji need them.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
REPLACEMENT = "\ufffd"
TAB_WIDTH = 4
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def paint(text: str, code: str, color: bool) -> str:
    """Wrap text in an SGR colour code, when colour is on."""
    return f"\x1b[{code}m{text}\x1b[0m" if color else text


def severity_color(severity: Severity) -> str:
    """Return the colour code of a severity."""
    return _COLORS[severity]


def one_line(text: str) -> str:
    """Return text fit for one line of a terminal: white space folded, unsafe characters replaced."""
    return printable(" ".join(text.split()))


def printable(text: str) -> str:
    """Return text with replacement characters for all that must not be shown raw, newlines and tabs too."""
    return _UNSAFE.sub(REPLACEMENT, text)


def cells(text: str) -> list[tuple[str, int]]:
    """Return what to print for each character and how many columns it takes.

    Tabs become spaces, unsafe characters a replacement character; combining marks take no column, East Asian
    wide characters and emoji two; what is joined to an emoji takes none.
    """
    shown: list[tuple[str, int]] = []
    joined = False
    for character in text:
        if character == "\t":
            shown.append((" " * TAB_WIDTH, TAB_WIDTH))
        elif _UNSAFE.match(character):
            shown.append((REPLACEMENT, 1))
        elif character == _EMOJI_STYLE and shown and shown[-1][1] == 1:
            shown[-1] = (shown[-1][0], 2)
            shown.append((character, 0))
        else:
            shown.append((character, 0 if joined else _width(character)))
        joined = character == _JOINER
    return shown


def _width(character: str) -> int:
    if "\U0001f3fb" <= character <= "\U0001f3ff" or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0  # a skin tone changes the emoji before it
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
