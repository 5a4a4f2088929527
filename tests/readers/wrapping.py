"""The same plain-text message in every format, and what must hold of any message read out of one."""

from __future__ import annotations

import base64
import html
import io
import json
import quopri
import re
import zipfile
from collections.abc import Callable
from email.charset import QP, Charset
from email.header import Header

from outreach_lint.document import Message
from outreach_lint.source import SegmentKind, Source


def check_map(source: Source, message: Message) -> None:
    """Assert that segments tile their stretch, text is text, and every block leads back to words of the source."""
    segments = message.segments
    assert message.source is source
    at = segments.segments[0].span.start if segments.segments else 0
    for segment in segments.segments:
        assert segment.span.start == at <= segment.span.end
        at = segment.span.end
        if segment.kind is SegmentKind.TEXT:
            assert source.slice(segment.span) == segment.view
    assert at <= len(source.text)
    for block in message.blocks:
        shown = message.text(block)
        assert shown == shown.strip() != ""
        span = segments.to_source(block.start, block.end)
        if span is not None:
            assert 0 <= span.start < span.end <= len(source.text)
        for offset in range(block.start, block.end):
            if {s.kind for s, _ in segments.touched(offset, offset + 1)} == {SegmentKind.TEXT}:
                place = segments.to_source(offset, offset + 1)
                assert place is not None
                assert source.slice(place) == segments.view[offset]
    for field in message.fields:
        assert 0 <= field.span.start < field.span.end <= len(source.text)


def split_subject(text: str) -> tuple[str, str]:
    """Return the subject and the body of a draft that begins with "Subject:"."""
    first, _, rest = text.partition("\n")
    assert first.startswith("Subject: ")
    return first.removeprefix("Subject: "), rest.lstrip("\n")


def as_markdown(text: str) -> str:
    """A document with a title, the message in prose, and coaching below it."""
    subject, body = split_subject(text)
    head = f"# Templates\n\nHow we write.\n\n## Email 1\n\n**Subject:** `{subject}`\n\n"
    return f"{head}{body}\n\n**Why this works:** it asks.\n"


def as_fence(text: str) -> str:
    """A document with the message in a fence."""
    subject, body = split_subject(text)
    return f"# Templates\n\n## Email 1\n\nSubject: {subject}\n\n```\n{body}\n```\n\nNotes: send it on a Tuesday.\n"


def as_html(text: str) -> str:
    """A page with paragraphs and line breaks."""
    subject, body = split_subject(text)
    paragraphs = [_escaped(p).replace("\n", "<br>\n") for p in re.split(r"\n{2,}", body.strip())]
    inside = "\n".join(f"<p style='margin:0'>{p}</p>" for p in paragraphs)
    return f"<!doctype html>\n<!-- Subject: {_escaped(subject)} -->\n<html><body>\n<div>{inside}</div></body></html>\n"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("’", "&rsquo;").replace("é", "&#233;")


def as_mail(text: str) -> str:
    """A quoted-printable mail with a plain part beside an HTML one."""
    subject, body = split_subject(text)
    quoted = quopri.encodestring(body.encode("utf-8")).decode("ascii")
    return (
        f"From: ana@ferris.example\nTo: bo@example.org\nSubject: {subject}\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="edge"\n\n--edge\n'
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        f"{quoted}\n--edge\nContent-Type: text/html\n\n<p>Another text</p>\n--edge--\n"
    )


def as_coded_mail(text: str) -> str:
    """A mail whose only part is HTML in base64."""
    page = as_html(text)
    coded = base64.encodebytes(page.split("-->", 1)[1].encode("utf-8")).decode("ascii")
    return (
        f"Subject: {split_subject(text)[0]}\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: base64\n\n{coded}"
    )


def as_yaml_block(text: str) -> str:
    """A sequence with the body in a literal block."""
    subject, body = split_subject(text)
    block = "\n".join(f"      {line}" if line else "" for line in body.split("\n"))
    quoted = json.dumps(subject, ensure_ascii=False)
    return f"name: autumn\nsteps:\n  - day: 1\n    subject: {quoted}\n    body: |\n{block}\n"


def as_yaml_quoted(text: str) -> str:
    """A sequence with the body in quotation marks, before its subject."""
    subject, body = split_subject(text)
    quoted = subject.replace("'", "''")
    return f"steps:\n- body: {json.dumps(body, ensure_ascii=False)}\n  subject: '{quoted}'\n"


def as_json(text: str) -> str:
    """A sequence with escapes, the body before its subject."""
    subject, body = split_subject(text)
    return json.dumps({"name": "autumn", "steps": [{"day": 1, "body": body, "subject": subject}]}, indent=2)


def as_csv(text: str) -> str:
    """A table with quotation marks doubled."""
    subject, body = split_subject(text)
    cells = [f'"{value.replace(chr(34), chr(34) * 2)}"' for value in (subject, body)]
    return f"email,step_1_subject,step_1_body\r\nbo@example.org,{','.join(cells)}\r\n"


def as_salesforce(text: str) -> str:
    """The body of a Salesforce template, below its subject."""
    return text


def as_coded_text(text: str) -> str:
    """A mail whose only part is plain text in base64, its subject in encoded words."""
    subject, body = split_subject(text)
    coded = base64.encodebytes(body.encode("utf-8")).decode("ascii")
    charset = Charset("utf-8")
    charset.header_encoding = QP
    words = Header(subject, charset).encode()
    return f"Subject: {words}\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{coded}"


def as_mailbox(text: str) -> str:
    """A mailbox of one mail."""
    return f"From ana@ferris.example Tue Mar  3 10:00:00 2026\nFrom: ana@ferris.example\n{text}\n"


def as_quotation(text: str) -> str:
    """A document with the message in a block quote."""
    subject, body = split_subject(text)
    quoted = "\n".join(f"> {line}".rstrip() for line in body.strip().split("\n"))
    return f"# Templates\n\n## Email 1\n\n**Subject:** {subject}\n\n{quoted}\n\nNotes: send it on a Tuesday.\n"


def as_design(text: str) -> str:
    """A design of a mail in MJML."""
    subject, body = split_subject(text)
    paragraphs = [_escaped(p).replace("\n", "<br/>\n") for p in re.split(r"\n{2,}", body.strip())]
    inside = "".join(f"<mj-text><p>{p}</p></mj-text>\n" for p in paragraphs)
    return (
        f"<mjml><mj-head><mj-title>x</mj-title><mj-style>p {{margin: 0}}</mj-style></mj-head>\n"
        f"<!-- Subject: {_escaped(subject)} --><mj-body><mj-section><mj-column>\n{inside}"
        f"</mj-column></mj-section></mj-body></mjml>\n"
    )


def as_json_line(text: str) -> str:
    """A line of JSON Lines, below another one."""
    subject, body = split_subject(text)
    return f'{{"name": "autumn"}}\n{json.dumps({"subject": subject, "body": body}, ensure_ascii=False)}\n'


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pack_word(body: str, name: str = "word/document.xml") -> bytes:
    """Return a Word file with the given paragraphs."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, f'<?xml version="1.0"?><w:document {_WORD}><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def word_paragraph(*runs: str) -> str:
    """Return a paragraph of Word that is made of runs."""
    inside = "".join(f'<w:r><w:t xml:space="preserve">{html.escape(run)}</w:t></w:r>' for run in runs)
    return f"<w:p>{inside}</w:p>"


def as_word(text: str) -> bytes:
    """A Word file, a paragraph a line, each split into runs wherever it happens."""
    lines = text.rstrip("\n").split("\n")
    return pack_word("".join(word_paragraph(*(line[i : i + 7] for i in range(0, len(line), 7))) for line in lines))


FORMATS: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "markdown": ("letter.md", as_markdown),
    "fence": ("letter.md", as_fence),
    "quotation": ("letter.md", as_quotation),
    "html": ("letter.html", as_html),
    "mjml": ("letter.mjml", as_design),
    "mail": ("letter.eml", as_mail),
    "coded-mail": ("letter.eml", as_coded_mail),
    "coded-text": ("letter.eml", as_coded_text),
    "mbox": ("letter.mbox", as_mailbox),
    "docx": ("letter.docx", as_word),
    "yaml-block": ("letter.yaml", as_yaml_block),
    "yaml-quoted": ("letter.yml", as_yaml_quoted),
    "json": ("letter.json", as_json),
    "json-lines": ("letter.jsonl", as_json_line),
    "csv": ("letter.csv", as_csv),
    "salesforce": ("letter.email", as_salesforce),
}

# In these the signs of Markdown mean something.
MARKDOWN = frozenset({"markdown", "fence", "quotation"})


def wrap(form: str, text: str) -> tuple[str, bytes]:
    """Return a path and the bytes of a file that holds a message in a format of `FORMATS`."""
    path, make = FORMATS[form]
    made = make(text)
    return path, made if isinstance(made, bytes) else made.encode("utf-8")
