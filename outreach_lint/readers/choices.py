"""What a user can choose about reading."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_lint.document import MessageKind, Mode


@dataclass(frozen=True, slots=True)
class FieldNames:
    """What the fields of YAML, JSON and CSV files are called that hold messages.

    Case, blanks and the signs between words make no difference; "email_1_body" is the "body" of "email 1".

    Attributes:
        body: names that hold a body wherever they stand; of several in one place the first is read.
        weak: names that hold one only beside a subject.
        subject: names of subjects.
    """

    body: tuple[str, ...] = (
        "body", "body_text", "text_body", "body_plain", "email_body", "message_body", "body_html", "html_body",
        "call_script", "email_copy",
    )  # fmt: skip
    weak: tuple[str, ...] = ("message", "text", "content", "copy", "email", "template", "script", "markdown", "html")
    subject: tuple[str, ...] = ("subject", "subjects", "subject_line", "subject_lines")


DEFAULT_NAMES = FieldNames()


def field_names(body: tuple[str, ...] = (), subject: tuple[str, ...] = ()) -> FieldNames:
    """Return field names of the user's own; those not given stay as they are."""
    default = DEFAULT_NAMES
    return FieldNames(body or default.body, () if body else default.weak, subject or default.subject)


@dataclass(frozen=True, slots=True)
class Choices:
    """How messages are to be read; None: found out from the text."""

    kind: MessageKind | None = None
    mode: Mode | None = None
    names: FieldNames = DEFAULT_NAMES
