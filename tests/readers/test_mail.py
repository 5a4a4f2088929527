"""Mails: parts, encodings, head lines, and mailboxes of many."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest

from outreach_lint.document import Message
from outreach_lint.readers import decode_source, read_messages
from tests.readers.wrapping import check_map


def read_all(data: bytes, path: str = "a.eml") -> list[Message]:
    source = decode_source(path, data)
    messages = read_messages(source)
    for message in messages:
        check_map(source, message)
    return messages


def shown(data: bytes) -> list[str]:
    (message,) = read_all(data)
    return [message.text(block) for block in message.blocks]


HEAD = b"From: Ana <ana@example.org>\nTo: bo@example.org\nSubject: The oven\n"


def test_head_and_body() -> None:
    (message,) = read_all(HEAD + b"In-Reply-To: <1@x>\nReferences: <0@x>\n <1@x>\n\nHi Bo,\n\nIt bakes.\n")
    assert message.head["in-reply-to"] == "<1@x>"
    assert message.head["references"] == "<0@x> <1@x>"
    assert message.head["from"] == "Ana <ana@example.org>"
    assert message.head["subject"] == "The oven"
    assert [block.role.value for block in message.blocks] == ["subject", "greeting", "body"]


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?Q?Caf=C3=A9_Luna?=", "Café Luna"),
        (b"=?utf-8?Q?Caf=C3=A9?= =?utf-8?Q?_Luna?=", "Café Luna"),
        (b"=?iso-8859-1?q?Caf=E9?= at\n eight", "Café at eight"),
        (b"=?UTF-8?B?Q2Fmw6kgTHVuYQ==?=", "Café Luna"),
        (b"=?nonsense?Q?Caf=C3=A9?=", "Café"),
        (b"folded over\r\n\ttwo lines", "folded over two lines"),
        (b"a =?utf-8?Q?broken", "a =?utf-8?Q?broken"),
    ],
)
def test_subjects(raw: bytes, subject: str) -> None:
    assert shown(b"Subject: " + raw + b"\n\nHi Bo,\n")[0] == subject


def test_quoted_printable_keeps_the_words_and_their_places() -> None:
    data = HEAD + (
        b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"I=E2=80=99m writing about the oven =F0=9F=98=80 that =\nstopped at 4=3D5.=20\n"
    )
    (message,) = read_all(data)
    assert message.text(message.blocks[1]) == "I’m writing about the oven 😀 that stopped at 4=5."
    view = message.segments.view
    span = message.segments.to_source(view.index("that"), view.index(" at 4"))
    assert span is not None
    assert message.source.slice(span) == "that =\nstopped"
    span = message.segments.to_source(view.index("’"), view.index("m writing"))
    assert span is not None
    assert message.source.slice(span) == "=E2=80=99"
    assert message.source.position(span.start).line == data[: data.index(b"=E2")].count(b"\n") + 1


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        ("iso-8859-1", "Über den Ofen".encode("latin-1"), "Über den Ofen"),
        ("windows-1252", b"It\x92s done", "It’s done"),
        ("koi8-r", "Печь готова".encode("koi8-r"), "Печь готова"),
        ("gb2312", "烤箱".encode("gb2312"), "烤箱"),
        ("utf-8", b"wrong \xff charset", "wrong ÿ charset"),
        ("no-such-charset", "Ofen für".encode(), "Ofen für"),
        ("idna", b"plain words", "plain words"),
    ],
)
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
def test_charsets(charset: str, body: bytes, text: str, encoding: str) -> None:
    if encoding == "base64":
        body = base64.encodebytes(body)
    elif encoding == "quoted-printable":
        body = b"".join(b"=%02X" % byte if byte > 126 else bytes([byte]) for byte in body)
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n".encode()
    assert shown(HEAD + head + body)[1] == text


def test_base64_stands_decoded_in_the_source() -> None:
    body = base64.encodebytes("Hi Bo,\n\nDie Öfen backen.\n".encode())
    (message,) = read_all(
        HEAD + b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + body
    )
    assert not message.source.verbatim
    assert "base64" in message.source.notes[0]
    view = message.segments.view
    span = message.segments.to_source(view.index("Öfen"), view.index(" backen"))
    assert span is not None
    assert message.source.slice(span) == "Öfen"


def test_of_alternatives_one_is_read() -> None:
    mail = EmailMessage()
    mail["Subject"] = "The oven"
    mail.set_content("Hi Bo,\n\nThe plain one.\n")
    mail.add_alternative("<p>Hi Bo,</p><p>The rich one.</p>", subtype="html")
    mail.add_attachment("Not read.", filename="notes.txt")
    assert shown(mail.as_bytes()) == ["The oven", "Hi Bo,", "The plain one."]


def test_html_alone_and_an_empty_alternative() -> None:
    mail = EmailMessage()
    mail["Subject"] = "The oven"
    mail.set_content(" \n")
    mail.add_alternative("<p>Hi Bo,</p><p>The rich one’s caf&eacute;.</p>", subtype="html", cte="quoted-printable")
    assert shown(mail.as_bytes()) == ["The oven", "Hi Bo,", "The rich one’s café."]


def test_text_goes_on_after_a_picture_but_not_into_a_forwarded_mail() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Other"
    inner.set_content("Somebody else's words.")
    mail = EmailMessage()
    mail["Subject"] = "The oven"
    mail.set_content("First half.")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    mail.add_attachment("Second half.", disposition="inline")
    mail.add_attachment(inner)
    assert shown(mail.as_bytes()) == ["The oven", "First half.", "Second half."]


def test_replies_and_signatures() -> None:
    (message,) = read_all(HEAD + b"\nHi Bo,\n\nYes.\n\n-- \nAna Ruiz\n\nOn 3 May 2026, Bo <bo@x.org> wrote:\n> Sure?\n")
    roles = [block.role.value for block in message.blocks]
    assert roles == ["subject", "greeting", "body", "signature", "quoted"]
    assert message.signature_lines == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHi Bo, it bakes",
        b"Content-Type: multipart/mixed; boundary=x\n\nHi Bo, it bakes",
        b"Content-Type: multipart/mixed\n\nHi Bo, it bakes",
        b"Content-Type: ; charset\n\nHi Bo, it bakes",
        b"Content-Transfer-Encoding: base64\n\nSGkgQm8sIGl0IGJha2V",
        b"Content-Transfer-Encoding: base64\n\nSGkgQm8s!!IGl0IGJha2Vz=",
        b"\n\nHi Bo, it bakes",
        b"Hi Bo, it bakes",
        b"Subject\n\nHi Bo, it bakes",
        b"Content-Transfer-Encoding: quoted-printable\n\nHi Bo, it bakes =E2=80",
        b"Content-Transfer-Encoding: quoted-printable\n\nHi Bo, it bakes =",
    ],
)
def test_broken_structure_is_read_as_far_as_it_goes(data: bytes) -> None:
    (message,) = read_all(data)
    assert "Hi Bo, it bake" in " ".join(message.segments.view.split())


def test_deep_trees_end() -> None:
    data = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(2000))
    read_all(data + b"\nHi Bo,\n")


def test_a_mailbox_of_two() -> None:
    data = (
        b"From ana@x Tue Mar  3 10:00:00 2026\nSubject: One\n\nHi Bo,\n\n>From Monday on it bakes.\n\n"
        b"From ana@x Tue Mar  3 11:00:00 2026\nSubject: Two\n\nHi Bo,\n\nFrom here it is 3 km.\n"
    )
    first, second = read_all(data, "a.mbox")
    assert [first.text(block) for block in first.blocks] == ["One", "Hi Bo,", "From Monday on it bakes."]
    assert [second.text(block) for block in second.blocks] == ["Two", "Hi Bo,", "From here it is 3 km."]
    assert first.segments.segments[-1].span.end == second.segments.segments[0].span.start
    assert second.source.position(second.segments.segments[0].span.start).line == 8
