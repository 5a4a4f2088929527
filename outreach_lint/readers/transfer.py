"""What mails are wrapped in for the way: quoted-printable, base64, charsets and encoded words."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from email.errors import MessageError
from email.header import decode_header, make_header

from outreach_lint.readers.extract import Extract, Extractor

# Soft line breaks may stand between the bytes of one character.
_QUOTED = re.compile(
    r"(?P<bytes>(?:=[0-9A-Fa-f]{2})(?:(?:=[ \t]{0,20}(?:\r\n|\n|\r))?=[0-9A-Fa-f]{2})*)"
    r"|(?P<soft>=[ \t]{0,20}(?:\r\n|\n|\r|$))"
    r"|(?P<trailing>[ \t]{1,76}(?=\r\n|\n|\r))"
)
_BYTE = re.compile(r"=([0-9A-Fa-f]{2})")
_ENCODED_WORD = re.compile(
    r"=\?(?P<charset>[\w:.-]{1,40})(?:\*[\w-]{1,20})?\?(?P<how>[BbQq])\?(?P<data>[^?\r\n]{0,2000})\?="
)
_FOLD = re.compile(r"(?:\r\n|\n|\r)[ \t]*")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
# Charsets that mails claim, and what they mean by them.
_MEANT = {
    "us-ascii": "utf-8", "ascii": "utf-8", "iso-8859-1": "cp1252", "latin-1": "cp1252", "iso8859-1": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932",
    "": "utf-8", "unknown": "utf-8", "unknown-8bit": "utf-8", "default": "utf-8",
}  # fmt: skip
# Codecs of Python that are no charsets, or slow on long input.
_NO_CHARSETS = frozenset("idna punycode unicode-escape raw-unicode-escape undefined mbcs oem utf-7".split())


def decode_bytes(data: bytes, charset: str) -> str:
    """Decode a part: by its charset, else as UTF-8, else as Windows-1252."""
    for name in (_MEANT.get(charset, charset), "utf-8"):
        try:
            codec = codecs.lookup(name)
            if codec.name not in _NO_CHARSETS:
                return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def decode_base64(data: bytes) -> bytes:
    """Decode base64, whatever else stands between its letters and however it ends."""
    letters = _NO_BASE64.sub(b"", data.split(b"=", 1)[0] if data.count(b"=") > 2 else data)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return b""


def unquote_printable(text: str, charset: str) -> Extract:
    """Take the text out of quoted-printable; what it holds beyond ASCII is shown character by character."""
    out = Extractor(text)
    at = 0
    for match in _QUOTED.finditer(text):
        out.keep(at, match.start())
        if match["bytes"]:
            _show_bytes(out, match.start(), match["bytes"], charset)
        at = match.end()
        out.skip_to(at)
    out.keep(at, len(text))
    return out.finish()


def _show_bytes(out: Extractor, start: int, written: str, charset: str) -> None:
    """Show a run of "=XX", one character at a time where its bytes can be told apart."""
    found = [(start + m.start(), start + m.end(), int(m[1], 16)) for m in _BYTE.finditer(written)]
    data = bytes(value for _, _, value in found)
    shown = decode_bytes(data, charset)
    at = 0
    for width, view in _characters(data, shown):
        out.show(found[at][0], found[at + width - 1][1], view)
        at += width


def _characters(data: bytes, shown: str) -> list[tuple[int, str]]:
    """Pair the characters of a decoded run with how many bytes each took."""
    if len(shown) == len(data):
        return [(1, character) for character in shown]
    widths = [len(character.encode("utf-8", "replace")) for character in shown]
    if sum(widths) == len(data):
        return list(zip(widths, shown, strict=True))
    return [(len(data), shown)]


def read_header_value(text: str, start: int, end: int) -> Extract:
    """Take the text out of a head line's value: folds, encoded words."""
    out = Extractor(text, start)
    after_word = False
    at = start
    for match in re.finditer(rf"{_ENCODED_WORD.pattern}|(?P<fold>{_FOLD.pattern})", text[start:end]):
        low, high = start + match.start(), start + match.end()
        between = text[at:low]
        # Blanks between two encoded words are not part of the text.
        if not (after_word and not between.strip() and match["charset"]):
            out.keep(at, low)
        if match["charset"]:
            _show_word(out, low, match)
            after_word = True
        else:
            follows = _ENCODED_WORD.match(text, high)
            if not (after_word and not between.strip() and follows):
                out.show(low, high, " ")
            after_word = after_word and not between.strip() and bool(follows)
        at = high
        out.skip_to(at)
    out.keep(at, end)
    return out.finish(end)


def _show_word(out: Extractor, start: int, match: re.Match[str]) -> None:
    charset = match["charset"].lower()
    if match["how"] in "Bb":
        shown = decode_bytes(decode_base64(match["data"].encode()), charset)
        out.show(start, start + len(match[0]), shown.replace("\n", " ").replace("\r", " "))
        return
    low = start + match.start("data") - match.start()
    at = low
    for found in re.finditer(r"(?P<bytes>(?:=[0-9A-Fa-f]{2})+)|_", match["data"]):
        out.keep(at, low + found.start())
        at = low + found.end()
        if found["bytes"]:
            _show_bytes(out, low + found.start(), found["bytes"], charset)
        else:
            out.show(low + found.start(), at, " ")
    out.keep(at, low + len(match["data"]))
    out.skip_to(start + len(match[0]))


def plain_header(value: str) -> str:
    """Return the value of a head line as people read it."""
    try:
        shown = str(make_header(decode_header(_FOLD.sub(" ", value))))
    except (MessageError, LookupError, ValueError):
        shown = value
    return " ".join(shown.split())
