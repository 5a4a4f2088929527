"""Word documents: paragraphs, lists, runs, fields, and archives that are none."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.config import Settings
from outreach_lint.drafts import open_data
from outreach_lint.linter import lint_drafts
from outreach_lint.readers import decode_source, read_messages
from outreach_lint.readers.decoding import UnreadableSource
from outreach_lint.rules import all_rules
from tests.readers.wrapping import check_map, pack_word, word_paragraph


def paragraph(*runs: str, style: str = "", listed: bool = False) -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    inside = "".join(f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def read_all(body: str) -> list[list[str]]:
    source = decode_source("a.docx", pack_word(body))
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
        "a.docx", pack_word(paragraph("Hi Bo,") + paragraph("It is &amp; stays cold.") + paragraph("Ana"))
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
    (message,) = read_messages(decode_source("a.docx", pack_word(body)))
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
    return pack_word("<w:p><w:r><w:t>" + "a" * (40 * 1024 * 1024) + "</w:t></w:r></w:p>")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no Word file"),
        (b"PK\x03\x04 not really", "no Word file"),
        (b"Hi Bo,\n\nIt is cold.\n", "no Word file"),
        (pack_word("<w:p/>", "other.xml"), "no Word file"),
        (pack_word("<w:p>"), "damaged"),
        (pack_word("<w:p>" * 500 + "</w:p>" * 500), "nested too deeply"),
        (pack_word(paragraph("Hi Bo,"))[:-40], "damaged"),
        (pack_word(paragraph("Hi Bo, it is cold"))[:60] + b"\0" * 40 + pack_word(paragraph("Hi"))[100:], "damaged"),
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


_RUNS = st.lists(
    st.one_of(
        st.sampled_from(
            ["We are the world-class ", "leader", " in ovens", "😀", "👩\u200d💻", "\u00a0", "\u00ad", " & ", "<b>",
             "a]]>b", "’", "{{first", "_name}}", "[First ", "Name]", "*", " ", "Best", ", ", ".", "é", "e\u0301", "- ",
             "> "]
        ),
        st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\u2028\u2029"), max_size=8),
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_RUNS, min_size=1, max_size=6))
def test_paragraphs_are_lines_however_their_runs_are_split(paragraphs: list[list[str]]) -> None:
    source = decode_source("a.docx", pack_word("".join(word_paragraph(*runs) for runs in paragraphs)))
    shown = ["".join(runs) for runs in paragraphs]
    assert source.text.split("\n") == [text if text.strip() else "" for text in shown]
    whole = decode_source("a.docx", pack_word("".join(word_paragraph(text) for text in shown)))
    assert whole.text == source.text
    for message in read_messages(source):
        check_map(source, message)


_SENTENCES = st.sampled_from(
    [
        "I hope this email finds you well.", "We are the world-class leader in cold ovens & mixers 😀.",
        "Just following up on my last\u00a0email.", "This is your last chance to save 40 %.",
        "Your head baker wrote on 3 May that the rye tears at night.", "Our cutting-edge sys\u00adtem is a no-brainer.",
        "👩\u200d💻 Ana built it, and it costs < 900 € each.", "Is {{company}} still cold?",
    ]
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(_SENTENCES, min_size=1, max_size=5), st.lists(st.integers(1, 60), max_size=12))
def test_the_same_rules_speak_in_word_as_in_plain_text(sentences: list[str], cuts: list[int]) -> None:
    lines = [
        "Subject: Quick question",
        "",
        "Hi Dana,",
        "",
        *(line for s in sentences for line in (s, "")),
        "Best,",
        "Ana",
    ]
    body = "".join(word_paragraph(*_split(line, cuts)) for line in lines)
    plain = open_data("a.txt", "\n".join(lines).encode("utf-8"))
    word = open_data("a.docx", pack_word(body), plain.messages[0].kind, plain.messages[0].mode)
    expected, found = lint_drafts([plain, word], all_rules(), Settings())
    # The text of a Word file is the source, so that everything stands at the same offset.
    assert [(d.rule, d.span, d.excerpt) for d in found.diagnostics] == [
        (d.rule, d.span, d.excerpt) for d in expected.diagnostics
    ]
    text = "\n".join(lines)
    assert all(d.excerpt == text[d.span.start : d.span.end] for d in found.diagnostics)


def _split(line: str, cuts: list[int]) -> list[str]:
    edges = [0, *sorted({cut for cut in cuts if cut < len(line)}), len(line)]
    return [line[low:high] for low, high in pairwise(edges)]
