"""YAML, JSON and CSV: which fields are messages, and the way back through escapes, folds and indentation."""

from __future__ import annotations

import json
import random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.document import Mode
from outreach_lint.drafts import open_data
from outreach_lint.readers import FieldNames, read_messages
from outreach_lint.readers.choices import field_names
from outreach_lint.readers.decoding import UnreadableSource
from outreach_lint.readers.formats.yaml import _values as yaml_values
from outreach_lint.source import Segment, SegmentKind, Source
from tests.readers.wrapping import check_map


def read_all(path: str, text: str, names: FieldNames | None = None) -> list[list[str]]:
    """Return the texts of the blocks of every message."""
    source = Source(path, text)
    messages = read_messages(source, names=names) if names else read_messages(source)
    for message in messages:
        check_map(source, message)
    return [[message.text(block) for block in message.blocks] for message in messages]


READ = ["The rye", "Hi Dana,", "The rye is cold."]


@pytest.mark.parametrize(
    "text",
    [
        "subject: The rye\nbody: |\n  Hi Dana,\n\n  The rye is cold.\n",
        "subject: The rye\nbody: |2-\n  Hi Dana,\n\n  The rye is cold.\n",
        "subject: The rye\r\nbody: |\r\n  Hi Dana,\r\n\r\n  The rye is cold.\r\n",
        "subject: The rye\nbody: >\n  Hi Dana,\n\n\n  The rye\n  is cold.\n",
        'body: "Hi Dana,\\n\\nThe rye is\n  cold."\nsubject: "The rye"\n',
        "body: 'Hi Dana,\n\n\n  The rye is\n  cold.'\nsubject: 'The rye'\n",
        "- step:\n    subjectLine: The rye\n    emailBody: |\n      Hi Dana,\n\n      The rye is cold.\n",
        "email_1_subject: The rye\nemail_1_body: |\n  Hi Dana,\n\n  The rye is cold.\n",
        "subject: The rye\nmessage: |\n  Hi Dana,\n\n  The rye is cold.\n",
        "subject: The rye\nbody:\n  - Hi Dana,\n  - ''\n  - The rye is cold.\n",
        "subject: The rye\nbody: |\n  <p>Hi Dana,</p>\n  <p>The rye is cold.</p>\n",
        "subject: The rye\nbody_text: |\n  Hi Dana,\n\n  The rye is cold.\nbody_html: <p>Hi Dana, hello there</p>\n",
        "text: &a |\n  Hi Dana,\n\n  The rye is cold.\nsubject: The rye\nagain: *a\n",
    ],
)
def test_yaml(text: str) -> None:
    assert read_all("a.yaml", text) == [READ]


def test_yaml_that_is_none() -> None:
    body = "body: |\n  Hi Dana,\n\n  It is cold.\n"
    subjects = {
        'subject: {{first_name}}, about: the {{ company | default: "firm" }}': "Alex, about: the Acme",
        "subject: [First Name], the rye": "Alex, the rye",
        "subject: Re: the rye": "Re: the rye",
    }
    for written, shown in subjects.items():
        ((subject, *rest),) = read_all("a.yaml", f"{written}\n{body}")
        assert subject == shown
        assert rest == ["Hi Dana,", "It is cold."]


def test_alternatives_and_several_messages() -> None:
    text = (
        "subject_a: The rye\nsubject_b: Cold rye\nbody: |\n  Hi Dana,\n\n  The rye is cold.\n---\n"
        "steps:\n  - {subject: [One, Two], body: Hi Dana, cold: 1}\n"
        "  - subject: Next\n    body: It is warm [First Name].\n"
    )
    assert read_all("a.yaml", text) == [
        ["The rye", "Cold rye", "Hi Dana,", "The rye is cold."],
        ["One", "Two", "Hi Dana"],
        ["Next", "It is warm Alex."],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "on: push\njobs:\n  test:\n    steps:\n      - run: echo this is not a message\n",
        "message: these are some words without any subject\n",
        "title: a page\ncontent: this is some content of a page\n",
        "body: short\nsubject: x\n",
        "",
        "# only a comment\n",
    ],
)
def test_other_yaml_holds_no_message(text: str) -> None:
    assert read_all("a.yaml", text) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.yaml", "a: [1, 2\nb: }"),
        ("a.yaml", "a: \x01\nbody: x y z w"),
        ("a.yaml", "\tbody: x"),
        ("a.yaml", "[" * 5000),
        ("a.json", '{"body": "x y'),
        ("a.json", '{"body": "x y"'),
        ("a.json", '{"body" "x"} }'),
        ("a.json", "[}"),
        ("a.json", "{'body': 'x'}"),
        ("a.json", "[" * 5000),
    ],
)
def test_broken_data_is_said_in_one_line(path: str, text: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        read_all(path, text)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.json", '{"subject": "The rye", "body": "Hi Dana,\\n\\nThe rye is cold."}'),
        ("a.json", '{"body": "Hi Dana,\\r\\n\\r\\nThe rye is cold.", "subject": "\\u0054he rye", /* x */}'),
        ("a.json", '[{"x": 1, "variants": [{"subject": "The rye", "body": "Hi Dana,\\n\\nThe rye is cold."}]}]'),
        ("a.jsonl", '{"a": 1}\n{"subject": "The rye", "body": "Hi Dana,\\n\\nThe rye is cold."}\n'),
        ("a.csv", 'subject,body\nThe rye,"Hi Dana,\n\nThe rye is cold."\n'),
        ("a.csv", '\ufeffto;Subject;Body\r\nx;The rye;"Hi Dana,\r\n\r\nThe rye is cold."\r\n'),
        ("a.tsv", 'subject\tbody\tx\nThe rye\t"Hi Dana,\n\nThe rye is cold."\t'),
    ],
)
def test_json_and_csv(path: str, text: str) -> None:
    assert read_all(path, text) == [READ]


GOOD = '{"subject": "The rye", "body": "Hi Dana,\\n\\nThe rye is cold."}'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.jsonl", f"{GOOD}\n{GOOD}\n"),
        ("a.jsonl", f"{GOOD}\r\n\r\n{GOOD}"),
        ("a.json", f"[{GOOD}, {GOOD}]"),
        ("a.yaml", f"{GOOD}\n---\n{GOOD}\n"),
        ("a.yaml", "---\nbody: |\n  Hi Dana,\n\n  The rye is cold.\nsubject: The rye\n" * 2),
    ],
)
def test_records_one_below_the_other(path: str, text: str) -> None:
    assert read_all(path, text) == [READ, READ]


@pytest.mark.parametrize(
    "text",
    [
        '{"subject": "x", "body": "Hi Bo, not this.", "subject": "The rye", "body": "Hi Dana,\\n\\nThe rye is cold."}',
        '{"body": ["Hi Dana,", "no."], "body": "Hi Dana,\\n\\nThe rye is cold.", "subject": "The rye"}',
    ],
)
def test_of_a_name_written_twice_the_last_counts(text: str) -> None:
    assert read_all("a.json", text) == [READ]


def test_a_list_written_twice_around_its_subject() -> None:
    text = '{"body": ["Hi Dana, it is", "cold."], "subject": "The rye", "body": ["And it", "stays."]}'
    assert len(read_all("a.json", text)) == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"body": "Hi Bo, this one}', "not valid JSON (line 2, column 10)"),
        ('{"body": "Hi Bo, this one"', "not valid JSON (line 2, column 27: it ends too early)"),
        ('{"body" "Hi Bo"}}', "not valid JSON (line 2, column 17)"),
        ("[" * 300, "nested too deeply for a sequence (more than 100 brackets, line 2)"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(line: str, says: str) -> None:
    opened = open_data("a.jsonl", f"{GOOD}\n{line}\n{GOOD}\n".encode())
    assert opened.errors == (says,)
    assert [message.source.position(message.span.start).line for message in opened.messages] == [1, 3]


def test_many_bad_lines_are_told_in_a_few() -> None:
    opened = open_data("a.jsonl", f"{GOOD}\n".encode() + b"{]\n" * 500)
    assert len(opened.messages) == 1
    assert len(opened.errors) == 11
    assert opened.errors[-1] == "490 more of its lines can't be read"


def test_a_file_without_any_good_line_is_no_json_lines() -> None:
    opened = open_data("a.jsonl", b"{]\n" * 5)
    assert (opened.messages, opened.errors) == ((), ("not valid JSON (line 1, column 2)",))


def test_surrogates_in_json() -> None:
    assert read_all("a.json", '{"subject": "\\ud83d\\ude00 rye", "body": "half \\ud83d one"}') == [
        ["😀 rye", "half � one"]
    ]


def test_names_of_the_users_own() -> None:
    names = field_names(("Nachricht",), ("Betreff",))
    text = '{"betreff": "The rye", "nachricht": "Hi Dana,\\n\\nThe rye is cold.", "body": "this is not read"}'
    assert read_all("a.json", text, names) == [READ]


def test_several_messages_with_gaps_are_templates() -> None:
    text = "subject,body\nOne,Hi [First Name] there\nTwo,Hi [First Name] there\n"
    assert {message.mode.value for message in read_messages(Source("a.csv", text))} == {"template"}


_LINES = st.text(st.sampled_from("abc \"'\\#:-é😀\u00a0\u200d\t"), max_size=20)
_BODIES = st.lists(_LINES, min_size=1, max_size=6).map("\n".join).filter(lambda body: len(body.split()) > 3)


@settings(max_examples=300, deadline=None)
@given(_BODIES, st.sampled_from(["|", ">", '"', "'", None]), st.integers(0, 2**16))
def test_yaml_values_are_those_of_the_parser(body: str, style: str | None, seed: int) -> None:
    width = random.Random(seed).choice([20, 80, 1000])
    text = yaml.dump({"steps": [{"subject": "x", "body": body}]}, default_style=style, allow_unicode=True, width=width)
    values = {value.path[-1]: value.take() for value in yaml_values(text, text)}
    assert values["body"].text.split() == body.split()
    # Not the value of the parser in place of all of it.
    assert all(
        len(segment.view) <= len(body) // 2 for segment in values["body"].segments.segments if _is_decoded(segment)
    )
    source = Source("a.yaml", text)
    (message,) = read_messages(source)
    check_map(source, message)


def _is_decoded(segment: Segment) -> bool:
    return segment.kind is SegmentKind.DECODED and segment.view.strip() != ""


@settings(max_examples=200, deadline=None)
@given(_BODIES)
def test_words_of_json_lead_back_to_it(body: str) -> None:
    source = Source("a.json", json.dumps({"subject": "x", "body": body}))
    (message,) = read_messages(source)
    check_map(source, message)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("<EmailTemplate>\n  <subject>Rye &amp; oats</subject>\n</EmailTemplate>", "Rye & oats"),
        ("<EmailTemplate><subject><![CDATA[Rye & oats]]></subject></EmailTemplate>", "Rye & oats"),
        ("<EmailTemplate><subject>\n  For {!Contact.FirstName}\n</subject></EmailTemplate>", "For Alex"),
    ],
)
def test_the_subject_beside_a_salesforce_template(text: str, subject: str) -> None:
    assert read_all("Rye.email-meta.xml", text) == [[subject]]
    (message,) = read_messages(Source("folder/Rye.email-meta.XML", text))
    assert message.mode is Mode.TEMPLATE


@pytest.mark.parametrize("text", ["<EmailFolder><name>x</name></EmailFolder>", "<subject>", "<subject></subject>"])
def test_salesforce_files_without_a_subject(text: str) -> None:
    assert read_all("Rye.email-meta.xml", text) == []
