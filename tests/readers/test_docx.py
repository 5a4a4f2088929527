"""Word documents: paragraphs, lists, runs, fields, and archives that are none."""

from __future__ import annotations

import io
import zipfile

import pytest

from outreach_lint.readers import decode_source, read_messages
from outreach_lint.readers.decoding import UnreadableSource
from tests.readers.wrapping import check_map

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(*runs: str, style: str = "", listed: bool = False) -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    inside = "".join(f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def archive(body: str, name: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def read_all(body: str) -> list[list[str]]:
    source = decode_source("a.docx", archive(body))
    messages = read_messages(source)
    for message in messages:
        check_map(source, message)
    return [[message.text(block) for block in message.blocks] for message in messages]


def test_paragraphs_lists_and_placeholders_over_runs() -> None:
    body = (
        paragraph("Subject: The ", "rye") + paragraph("Hi {{first", "_name", "}},") + paragraph("The rye is cold.")
        + paragraph("it sticks", listed=True) + paragraph("it smells", listed=True) + paragraph("Best,")
        + paragraph("Ana Ruiz")
    )  # fmt: skip
    (read,) = read_all(body)
    assert read == ["The rye", "Hi Alex,", "The rye is cold.", "it sticks", "it smells", "Best,", "Ana Ruiz"]


def test_positions_are_paragraphs() -> None:
    source = decode_source(
        "a.docx", archive(paragraph("Hi Bo,") + paragraph("It is &amp; stays cold.") + paragraph("Ana"))
    )
    (message,) = read_messages(source)
    view = message.segments.view
    span = message.segments.to_source(view.index("stays"), view.index(" cold"))
    assert span is not None
    assert source.slice(span) == "stays"
    assert source.position(span.start).line == 2
    assert not source.verbatim
    assert "paragraphs" in source.notes[0]


def test_breaks_fields_and_deletions() -> None:
    body = (
        "<w:p><w:r><w:t>Hi Bo,</w:t><w:br/><w:t>it is</w:t></w:r>"
        "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
        '<w:r><w:t xml:space="preserve"> at </w:t></w:r><w:fldSimple w:instr="MERGEFIELD City">'
        "<w:r><w:t>«City»</w:t></w:r></w:fldSimple><w:r><w:instrText>MERGEFIELD X</w:instrText></w:r>"
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )
    (message,) = read_messages(decode_source("a.docx", archive(body)))
    assert message.segments.view.startswith("Hi Bo,")
    assert "not" not in message.segments.view
    assert [field.name for field in message.fields] == ["City"]


def test_a_document_of_several_messages() -> None:
    body = "".join(
        paragraph(f"Email {n}", style="Heading2") + paragraph(f"Subject: Rye {n}") + paragraph("Hi [First Name],")
        + paragraph("It is cold.")
        for n in (1, 2)
    )  # fmt: skip
    assert read_all(body) == [[f"Rye {n}", "Hi Alex,", "It is cold."] for n in (1, 2)]


def bomb() -> bytes:
    return archive("<w:p><w:r><w:t>" + "a" * (40 * 1024 * 1024) + "</w:t></w:r></w:p>")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no Word file"),
        (b"PK\x03\x04 not really", "no Word file"),
        (b"Hi Bo,\n\nIt is cold.\n", "no Word file"),
        (archive("<w:p/>", "other.xml"), "no Word file"),
        (archive("<w:p>"), "damaged"),
        (archive("<w:p>" * 500 + "</w:p>" * 500), "nested too deeply"),
        (archive(paragraph("Hi Bo,"))[:-40], "damaged"),
        (archive(paragraph("Hi Bo, it is cold"))[:60] + b"\0" * 40 + archive(paragraph("Hi"))[100:], "damaged"),
    ],
)
def test_what_is_no_document_is_said_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says) as error:
        decode_source("a.docx", data)
    assert "\n" not in str(error.value)


def test_a_bomb_is_stopped_while_it_unpacks() -> None:
    data = bomb()
    assert len(data) < 300_000
    with pytest.raises(UnreadableSource, match="too large"):
        decode_source("a.docx", data)


def test_entities_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>')
    with pytest.raises(UnreadableSource, match="entities"):
        decode_source("a.docx", stream.getvalue())


def test_an_empty_document_holds_no_message() -> None:
    assert read_all("<w:p/>") == []
