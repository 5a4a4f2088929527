"""Bytes to text, and what is no text at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.readers import read_messages
from outreach_lint.readers.decoding import UnreadableSource, decode
from outreach_lint.source import MAX_BYTES

DRAFT = "Hi Zoë,\r\n\r\nIt costs £20 – “cold”.\n\nTom 👋\r"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_text_is_decoded_without_its_mark(mark: bytes, encoding: str) -> None:
    source = decode("draft.txt", mark + DRAFT.encode(encoding))
    assert (source.text, source.encoding, source.notes) == (DRAFT, encoding, ())


def test_anything_else_is_windows_1252_with_a_note() -> None:
    source = decode("draft.txt", "Hi Zoë,\n\nIt costs £20 – “cold”.".encode("cp1252"))
    assert source.text == "Hi Zoë,\n\nIt costs £20 – “cold”."
    assert source.encoding == "cp1252"
    assert source.notes == ("read as Windows-1252: line 1 is not UTF-8",)


def test_bytes_that_windows_1252_leaves_open_are_replaced() -> None:
    assert decode("draft.txt", b"caf\xe9 \x81 bar").text == "café \ufffd bar"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_noticed(encoding: str) -> None:
    source = decode("draft.txt", "Hi Dana,\n\nYour oven is cold.".encode(encoding))
    assert source.text.startswith("Hi Dana,\n\nYour oven")
    assert source.encoding == encoding
    assert len(source.notes) == 1


def test_broken_utf_16_is_replaced_with_a_note() -> None:
    source = decode("draft.txt", codecs.BOM_UTF16_LE + b"\x00\xd8a\x00b\x00")
    assert "ab" in source.text
    assert len(source.notes) == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"abc\x00def", "NUL byte at offset 3"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"%PDF-1.7 and so on", "a PDF"),
        (b"PK\x03\x04rest", "a Word file"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (codecs.BOM_UTF8 + b"a\x00b", "control characters"),
        (b"x" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_text_gets_one_clear_line(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        decode("offer.txt", data)
    message = str(caught.value)
    assert says in message
    assert message.startswith("offer.txt: ")
    assert "\n" not in message


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        source = decode("draft.txt", data)
    except UnreadableSource:
        return
    source.text.encode("utf-8")
    read_messages(source)


@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", codecs.BOM_UTF8])
def test_an_empty_file_holds_no_message(data: bytes) -> None:
    assert read_messages(decode("draft.txt", data)) == []
