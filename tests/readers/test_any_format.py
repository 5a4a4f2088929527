"""Whatever a file holds: maps tile, excerpts are slices, and broken or huge input gets an answer."""

from __future__ import annotations

import base64

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from outreach_lint.drafts import open_data
from outreach_lint.readers import decode_source, known_suffixes, read_messages
from outreach_lint.readers.decoding import UnreadableSource
from outreach_lint.readers.formats import formats
from outreach_lint.readers.markup import looks_like_markup
from outreach_lint.source import Source
from tests.readers.wrapping import FORMATS, check_map, wrap
from tests.work import assert_linear

# Pieces of every format, and of what stands in them.
_PIECES = [
    "Subject: The rye", "**Subject:** `The rye`", "## Subject line", "subject: The rye", "body: |", "  body: >-",
    '"subject": "x y",', '"body": "a b c d e\\n', "Hi Dana,", "Hi [First Name],", "It is cold.", "> quoted",
    "> > twice", "```", "```text", "~~~", "---", "***", "# Title", "### Notes", "- item", "1. item",
    "| Subject | x |", "|---|---|", "| a | b", "Best,", "Ana", "<p>", "</p>", "<br>", "<li>one", "<b>bold</b>",
    "<div style='display:none'>", "</div>", "<!--", "-->", "<script>", "</script>", "<company>", '<a href="x">',
    "<a href='", "&amp;", "&nbsp;", "&#x1F600;", "&bad;", "<blockquote>", "</blockquote>", "<pre>", "</pre>",
    "<img alt='one two three four'>", "=E2=80=99", "=\n", "=3D", "=", "Content-Type: multipart/mixed; boundary=b",
    "--b", "--b--", "Content-Type: text/html", "Content-Type: text/plain",
    "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: base64", "SGkgQm8sIGhpLg==",
    "=?utf-8?q?a=20b?=", "From x Tue Mar  3 10:00:00 2026", ">From here", "{{first_name}}",
    "{{ RANDOM | a {{b}} | c }}", "{% if x %}", "{% endif %}", "<<First Name>>", "«Firma»", "*|FNAME|*", "%%name%%",
    "😀", "\U0001f469\u200d\U0001f4bb", "a\xadb", "\xa0", "\u200d", "\ufeff", "\r\n", "\r", "\n", "\n\n", "\t", "  ",
    "'", '"', "[", "]", "{", "}", ":", ",", "subject,body", '"a ""b"" c d"', "WEBVTT", "00:01.000 --> 00:02.000",
    "<v Ana>Hi, who is this?</v>", "Ana: hello there", "\\[", "\\", "\u2028", "\x0c",
]  # fmt: skip
_TEXTS = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=40).map("\n".join),
    st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
    st.text(),
)
one_a_format = pytest.mark.parametrize("suffix", [reader.SUFFIXES[0] for reader in formats()])
_SUFFIXES = sorted(set(known_suffixes()) - {".docx"})


@settings(max_examples=400, deadline=None)
@given(_TEXTS, st.sampled_from(_SUFFIXES))
def test_maps_tile_in_every_format(text: str, suffix: str) -> None:
    try:
        source = decode_source(f"a{suffix}", text.encode("utf-8", "surrogatepass"))
        messages = read_messages(source)
    except UnreadableSource:
        return
    for message in messages:
        check_map(source, message)


_SIGNS = st.text(st.sampled_from("abc é’😀\u00ad\u00a0&<>*_=\"'"), max_size=15)
_WORDS = st.tuples(_SIGNS, _SIGNS).map("abc".join)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_WORDS, min_size=1, max_size=4), st.sampled_from(sorted(set(FORMATS) - {"markdown", "fence", "quotation"}))
)
def test_wrapped_words_are_the_same_words(paragraphs: list[str], form: str) -> None:
    body = "\n\n".join(f"We {' '.join(paragraph.split())} so." for paragraph in paragraphs)
    text = f"Subject: The rye\n\nHi Dana,\n\n{body}\n"
    assume(not looks_like_markup(text))
    (expected,) = read_messages(Source("a.txt", text))
    source = decode_source(*wrap(form, text))
    (message,) = read_messages(source)
    check_map(message.source, message)
    assert [message.text(b) for b in message.blocks] == [expected.text(b) for b in expected.blocks]


SIZE = 1_500
_UNITS = [
    "<", "<a ", "<a '", "<b>", "<!--", "<![", "&", "<script>", "<p hidden>", "<a b=c ", "<blockquote>", "> ", "- ",
    "1. ", "```\n", "| a ", "](", "# ", "***\n", "**Subject:** x\n\n", "Subject:\n- x\n", "=E2", "=\n",
    "=?utf-8?q?", "=?utf-8?q?a?= ", "A: b\n c", "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    "From a 2026\n\n", "a: ", "- - ", "{", "[", "{a: ", "&a [*a,", '"', "'", '{"a":', "\\u", '"",', "\n", "\r", " ",
    "word ", "\x00", "\ud800", "{{a}}", "00:01 --> 00:02\n", "body: x y z\n", "\xe9",
]  # fmt: skip


@one_a_format
def test_work_is_linear(suffix: str) -> None:
    for unit in _UNITS:
        data = unit.encode("utf-8", "surrogatepass")
        assert_linear(lambda size, data=data: open_data(f"a{suffix}", data * (size // len(data))), SIZE)


@one_a_format
def test_ten_megabytes_get_an_answer_in_one_line(suffix: str) -> None:
    data = b"Subject: x\nbody: y\n\n" + b"The oven in the yard is cold today. " * 300_000
    opened = open_data(f"a{suffix}", data)
    assert opened.messages == ()
    (said,) = opened.errors or opened.warnings
    assert "\n" not in said


@one_a_format
def test_any_bytes_get_an_answer(suffix: str) -> None:
    junk = base64.b64decode("AAEC/wD+gICAwMDA7e3t8PDw9PT0Cg0KPGE+IiciJw==") * 50
    for data in (
        junk,
        junk[::-1],
        b"\xff\xfeH\0i\0",
        b"\xef\xbb\xbfHi Bo,\n\nIt is cold.\n",
        b"\x00" * 100,
        b"PK\x03\x04" + junk,
    ):
        opened = open_data(f"a{suffix}", data)
        assert opened.messages or opened.errors or opened.warnings


def test_lone_surrogates_in_a_text() -> None:
    for suffix in _SUFFIXES:
        text = 'Hi Bo, \ud800 it is cold.\nsubject: x\nbody: "a \udfff b c d"\n'
        try:
            source = Source(f"a{suffix}", text)
            read_messages(source)
        except UnreadableSource:
            continue
