"""What is settled for a file as a whole: whose dialect its messages are in, and whether they are templates."""

from __future__ import annotations

import json

import pytest

from outreach_lint.document import Message, Mode
from outreach_lint.readers import decode_source, read_messages
from outreach_lint.source import Reading


def steps(*bodies: str, subject: str = "The rye") -> str:
    return json.dumps([{"subject": subject, "body": body} for body in bodies])


def read(text: str, path: str = "steps.json", dialect: str | None = None, mode: Mode | None = None) -> list[Message]:
    source = decode_source(path, text.encode("utf-8"))
    return read_messages(source.read_as(Reading(dialect)), None, mode)


def foreign(messages: list[Message]) -> list[list[str]]:
    return [[item.written for item in message.template.foreign] for message in messages]


STAR = "Hi *|FNAME|*, the rye dough is cold again today."
DOUBLE = "Hi {{first_name}}, the rye dough is cold again today."
PLAIN = "Hi Dana, the rye dough is cold again today."
GAP = "Hi [First Name], the rye dough is cold again today."


def test_the_dialect_is_that_of_the_file() -> None:
    messages = read(steps(STAR, DOUBLE, STAR))
    assert foreign(messages) == [[], ["{{first_name}}"], []]
    assert {message.template.dialects for message in messages} == {("mailchimp", "mandrill")}


def test_one_sign_names_the_dialect_of_every_message() -> None:
    messages = read(steps(DOUBLE, "Hi {{first_name}}, it is cold.\n\n{{my.first_name}}"))
    assert [message.template.dialect for message in messages] == ["salesloft", "salesloft"]


def test_a_subject_is_of_the_same_file_as_its_body() -> None:
    (message,) = read(steps(STAR, subject="The rye, {{first_name}}"))
    assert foreign([message]) == [["{{first_name}}"]]
    assert message.source.slice(message.template.foreign[0].span) == "{{first_name}}"


def test_every_reading_is_of_the_dialect_of_the_file() -> None:
    messages = read(steps(STAR, STAR, "{Hi|Hello} {{first_name}}, the rye dough is cold again today."))
    assert messages[2].others
    assert all(other.template.foreign == messages[2].template.foreign for other in messages[2].others)


def test_a_dialect_that_is_set_holds_for_every_message() -> None:
    assert foreign(read(steps(STAR, DOUBLE), dialect="liquid")) == [["*|FNAME|*"], []]


@pytest.mark.parametrize(
    ("bodies", "mode"),
    [
        ((PLAIN, PLAIN, PLAIN), Mode.DRAFT),
        ((PLAIN, DOUBLE, PLAIN), Mode.TEMPLATE),
        ((GAP, PLAIN), Mode.TEMPLATE),
        ((GAP, PLAIN, PLAIN, PLAIN), Mode.DRAFT),
        ((GAP, PLAIN, "Hi [Company], it is cold.", PLAIN, PLAIN, "Hi Bo, [topic] is cold.", PLAIN), Mode.TEMPLATE),
        ((GAP,), Mode.DRAFT),
    ],
)
def test_the_mode_is_that_of_the_file(bodies: tuple[str, ...], mode: Mode) -> None:
    assert [message.mode for message in read(steps(*bodies))] == [mode] * len(bodies)


def test_a_mode_that_is_set_holds_for_every_message() -> None:
    assert [message.mode for message in read(steps(STAR, PLAIN), mode=Mode.DRAFT)] == [Mode.DRAFT, Mode.DRAFT]


def test_the_mails_of_a_mailbox_are_files_of_their_own() -> None:
    mail = "From a@b.example Tue Mar  3 10:00:00 2026\nSubject: The rye\nFrom: a@b.example\n\n{}\n\n"
    messages = read("".join(mail.format(body) for body in (STAR, DOUBLE, PLAIN)), "archive.mbox")
    assert [message.mode for message in messages] == [Mode.TEMPLATE, Mode.TEMPLATE, Mode.DRAFT]
    assert foreign(messages) == [[], [], []]
