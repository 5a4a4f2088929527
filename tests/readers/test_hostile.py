"""Input made to be slow or deep takes time in proportion to its length, and never an exception."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from outreach_lint.document import MessageKind, Mode
from outreach_lint.readers import read_messages
from outreach_lint.readers.decoding import UnreadableSource
from outreach_lint.source import Source

# Seconds for 30,000 characters; a slow machine takes one, and anything quadratic many.
LIMIT = 6.0
SIZE = 30_000


@pytest.mark.parametrize("kind", [None, MessageKind.CALL_SCRIPT])
@pytest.mark.parametrize(
    "unit",
    [
        "{", "{{", "}", "[", "[[", "<", "<<", "{[<", "*|", "%%", "%%[", "<!--", "$a-b", "${", "{a|", "(wait ", "(a/b/",
        "[a](", "_", "*", "*a ", "_a ", "`", "\"", "“", ">", "> x\n", "- ", "- x\n", "Ana\n", "Best,\n", "P.S. x\n\n",
        "unsubscribe\n\n", "Subject: x\n", "From: x\n", "On 3 ", "Rep: \"hi\n", "Aa:\n", "[Wait] ", "If they ", "Hi ",
        "{% if x %}", "{% if x %}a{% else %}", "{% else %}", "{% endif %}", "{% if x %}a{% endfor %}", "{a|b}", "#if(",
        "#if(a)b#end", "%IF a", "%IF a%", "*|IF:X|*", "{{a|", "{{fallback|{{x}}|", "{{#x}}", "{{^x}}a{{/x}}",
        "a@", "0 1-", "http://", "\u200d", "\ufeff", "\n", "\r", " ", "\t \n",
        "word ", "a", ".", "i am so ", "Dear ", "{{x", "[First Name", "____ ", "{{first_name}} ", "“a” ",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str, kind: MessageKind | None) -> None:
    text = unit * (SIZE // len(unit))
    start = time.perf_counter()
    read_messages(Source("draft.txt", text), kind)
    assert time.perf_counter() - start < LIMIT


@pytest.mark.parametrize("bracket", ["{", "{{", "[", "<<", "{%", "{{#if x}}", "}", "]"])
def test_a_hundred_thousand_brackets(bracket: str) -> None:
    start = time.process_time()
    read_messages(Source("draft.txt", "Hi {{name}},\n\n" + bracket * (100_000 // len(bracket))), None, Mode.TEMPLATE)
    assert time.process_time() - start < 4 * LIMIT


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "".join(" " * depth + "a:\n" for depth in range(1, 1200))),
        ("a.yaml", "subject" * 14_000),
        ("a.md", "".join("  " * depth + "- a\n" for depth in range(800))),
    ],
    ids=["deep mapping", "long key", "deep list"],
)
def test_deep_files_take_no_longer(name: str, text: str) -> None:
    start = time.process_time()
    with suppress(UnreadableSource):
        read_messages(Source(name, text))
    assert time.process_time() - start < LIMIT


def test_deep_nesting_is_text() -> None:
    text = "Hi Jo,\n\n" + "{{" * 500 + "x" + "}}" * 500 + " and " + "[" * 500 + "y" + "]" * 500
    assert len(read_messages(Source("draft.txt", text))) == 1


def test_a_line_of_a_hundred_thousand_characters_is_one_paragraph() -> None:
    (message,) = read_messages(Source("draft.txt", "Hi Jo,\n\n" + "The oven is cold. " * 5600))
    assert [block.role.value for block in message.blocks] == ["greeting", "body"]
