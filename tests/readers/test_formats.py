"""The same message in every format: the same words, the same findings, exact places."""

from __future__ import annotations

import html
import json
import quopri
import re
from email.header import decode_header, make_header
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import outreach_lint
from outreach_lint.diagnostics import Diagnostic
from outreach_lint.document import MessageKind
from outreach_lint.readers import decode_source, known_suffixes, read_messages
from outreach_lint.readers.formats import formats, reader_for
from outreach_lint.source import Source
from tests.readers.wrapping import FORMATS, check_map, wrap

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ("faulty/outreach-hr-platform", "faulty/follow-up-bump", "good/outreach-bakery-ovens")

every_sample = pytest.mark.parametrize("name", NAMES)
every_format = pytest.mark.parametrize("form", FORMATS)


@cache
def plain(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").replace("'", "’")


def lint(path: str, data: bytes, kind: MessageKind) -> list[Diagnostic]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / path
        file.write_bytes(data)
        (report,) = outreach_lint.lint_path(file, outreach_lint.Settings(kind=kind))
    assert not report.errors
    (message,) = report.messages
    for diagnostic in message.diagnostics:
        assert 0 <= diagnostic.span.start < diagnostic.span.end <= len(diagnostic.source.text)
    return list(message.diagnostics)


@cache
def found_in_plain(name: str) -> tuple[MessageKind, list[Diagnostic]]:
    (message,) = read_messages(Source("letter.txt", plain(name)))
    return message.kind, lint("letter.txt", plain(name).encode("utf-8"), message.kind)


def words(diagnostic: Diagnostic) -> str:
    """Return the words that a diagnostic points at, without any wrapping."""
    written = diagnostic.source.slice(diagnostic.span)
    written = html.unescape(re.sub(r"<[^<>]+>", " ", written))
    if diagnostic.source.path.endswith((".json", ".jsonl", ".yml")):
        written = json.loads(f'"{written}"')
    if "> " in written:  # the marks of a quotation
        written = re.sub(r"\n> ?", "\n", written)
    if "=?" in written:
        written = str(make_header(decode_header(written)))
    if diagnostic.source.path.endswith(".eml"):
        written = quopri.decodestring(written.encode(), header=True).decode("utf-8")
    return " ".join(written.split())


@every_format
@every_sample
def test_the_same_words_are_read(name: str, form: str) -> None:
    (expected,) = read_messages(Source("letter.txt", plain(name)))
    source = decode_source(*wrap(form, plain(name)))
    (message,) = read_messages(source)
    check_map(message.source, message)
    assert [(b.role, message.text(b)) for b in message.blocks] == [(b.role, expected.text(b)) for b in expected.blocks]
    assert message.kind is expected.kind
    assert message.signature_lines == expected.signature_lines


@every_format
@every_sample
def test_the_same_findings_at_the_same_words(name: str, form: str) -> None:
    kind, expected = found_in_plain(name)
    found = lint(*wrap(form, plain(name)), kind)
    # Findings come in the order of the file, and some forms keep the subject behind the body.
    assert sorted((d.rule, words(d)) for d in found) == sorted((d.rule, words(d)) for d in expected)


def test_suffixes_decide_and_unknown_ones_are_text() -> None:
    assert {".txt", ".md", ".html", ".mjml", ".eml", ".mbox"} <= set(known_suffixes())
    assert reader_for("a/B.HTML").SUFFIXES == reader_for("c.htm").SUFFIXES
    for name in ("draft", "a.draft", "-", "<text>"):
        assert reader_for(name) is reader_for("draft.txt")


def test_no_two_formats_share_a_suffix() -> None:
    suffixes = [suffix for reader in formats() for suffix in reader.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))
