"""Input made to be slow or deep takes work in proportion to its length, and never an exception.

Work is counted in calls, which are the same on every machine; `benchmarks.hostile` measures time and memory.
"""

from __future__ import annotations

from contextlib import suppress
from math import isqrt

import pytest

from outreach_lint.document import MessageKind, Role
from outreach_lint.drafts import open_data
from outreach_lint.readers import decode_source, read_messages
from outreach_lint.readers.decoding import UnreadableSource
from outreach_lint.source import Source
from tests.work import assert_linear

SIZE = 3_000


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
def test_work_is_linear(unit: str, kind: MessageKind | None) -> None:
    assert_linear(lambda size: read_messages(Source("draft.txt", unit * (size // len(unit))), kind), SIZE)


_DEEP = {
    "deep mapping": ("a.yaml", lambda size: "".join(" " * depth + "a:\n" for depth in range(1, isqrt(size)))),
    "long key": ("a.yaml", lambda size: "subject" * size),
    "deep list": ("a.md", lambda size: "".join("  " * depth + "- a\n" for depth in range(isqrt(size)))),
    "deep quotation": ("a.md", lambda size: ">" * size + " Hi Dana, it is cold."),
    "deep brackets": ("a.md", lambda size: "[" * size + "x" + "](y)" * size),
    "deep array": ("a.json", lambda size: "[" * size),
    "deep object": ("a.json", lambda size: '{"a":' * size + "1" + "}" * size),
    "deep body": ("a.json", lambda size: '{"a":' * 90 + "[" + '{"body": "x y z"},' * (size // 10) + "]" + "}" * 90),
    "deep elements": ("a.html", lambda size: "<div>" * size + "Hi Dana, it is cold."),
    "deep quotations": ("a.html", lambda size: "<blockquote><p>a" * (size // 4)),
    "deep design": ("a.mjml", lambda size: "<mj-section><mj-column>" * (size // 4) + "<mj-text>Hi Dana"),
    "deep parts": ("a.eml", lambda size: "".join(_part(depth) for depth in range(size // 10)) + "\nHi Dana"),
    "same parts": ("a.eml", lambda size: _part(0) * (size // 10) + "\nHi Dana, it is cold."),
    "deep mails": ("a.eml", lambda size: "Content-Type: message/rfc822\n\n" * (size // 10) + "Subject: x\n\nHi Dana"),
    "aliases": ("a.yaml", lambda size: "a: &a [x]\n" + "b: [*a, *a, *a, *a]\n" * (size // 10)),
    "rows": ("a.csv", lambda size: "subject,body\n" + 'x,"Hi Dana, it is ""cold""."\n' * (size // 40)),
    "long name": ("a.json", lambda size: '{"' + "body_" * size + '": "Hi Dana, it is cold."}'),
    "columns": ("a.csv", lambda size: ",".join(f"x_{n}" for n in range(size)) + "\n" + "y," * size),
    "lines": ("a.jsonl", lambda size: '{"body": "Hi Dana, it is cold."}\n' * (size // 40)),
}


def _part(depth: int) -> str:
    return f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"


@pytest.mark.parametrize("name", _DEEP)
def test_deep_files_take_no_more_work_than_long_ones(name: str) -> None:
    path, make = _DEEP[name]

    def read(size: int) -> None:
        with suppress(UnreadableSource):
            read_messages(decode_source(path, make(size).encode()))

    assert_linear(read, 1000)


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("a.json", "[" * 5000, "nested too deeply for a sequence (more than 100 brackets, line 1)"),
        ("a.yaml", "[" * 5000, "not valid YAML at line 1 (exceeded maximum nesting depth)"),
        (
            "a.yaml",
            "".join(" " * depth + "a:\n" for depth in range(1, 300)),
            "not valid YAML at line 101 (nested too deeply)",
        ),
        (
            "a.yaml",
            "- body: Hi Bo\n- body: " + "word " * 40_001,
            "the message at line 2 is too long to be one (more than 200,000 characters)",
        ),
        (
            "a.csv",
            "body\n" + "Hi Bo\n" * 10_001,
            "more than 10,000 messages in one file (the next begins at line 10002)",
        ),
        (
            "a.csv",
            'body\n"' + '""' * 1_000_001,
            "the message at line 2 is too long to be one (more than 200,000 characters)",
        ),
        ("a.csv", "a,b\n" + "," * 20_000, "more than 16,384 cells in one row (line 2)"),
        ("a.txt", "word " * 40_001, "the message at line 1 is too long to be one (more than 200,000 characters)"),
        (
            "a.csv",
            "subject,body\nx,Hi Bo it is cold\ny," + "word " * 40_001,
            "the message at line 3 is too long to be one (more than 200,000 characters)",
        ),
        ("a.txt", "word " * 200_001, "too large to be a draft (more than 1,000,000 characters)"),
    ],
)
def test_what_is_too_deep_or_too_long_is_told_with_its_place(path: str, text: str, says: str) -> None:
    opened = open_data(path, text.encode())
    assert (opened.messages, opened.errors) == ((), (says,))


def test_a_long_run_of_one_sign_is_not_read_sign_by_sign() -> None:
    (message,) = read_messages(Source("a.txt", "Hi Jo,\n\nit is cold" + "!" * 5000 + " today"))
    assert message.text(message.blocks[1]) == "it is cold" + "!" * 40 + " today"


def test_deep_nesting_is_text() -> None:
    text = "Hi Jo,\n\n" + "{{" * 500 + "x" + "}}" * 500 + " and " + "[" * 500 + "y" + "]" * 500
    assert len(read_messages(Source("draft.txt", text))) == 1


def test_a_line_of_a_hundred_thousand_characters_is_one_paragraph_in_bearable_parts() -> None:
    (message,) = read_messages(Source("draft.txt", "Hi Jo,\n\n" + "The oven is cold. " * 5600))
    greeting, *parts = message.blocks
    assert (greeting.role, {part.role for part in parts}) == (Role.GREETING, {Role.BODY})
    assert len({part.paragraph for part in parts}) == 1
    assert all(part.end - part.start <= 10_000 for part in parts)
    assert " ".join(message.text(part) for part in parts) == ("The oven is cold. " * 5600).strip()
