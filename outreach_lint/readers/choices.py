"""What a user can choose about reading."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_lint.document import MessageKind, Mode


@dataclass(frozen=True, slots=True)
class FieldNames:
    """What the fields of YAML, JSON and CSV files are called that hold messages.

    Names are compared without case, blanks, "-" and "_"; "email_1_body" is the "body" of "email 1".
    """

    body: tuple[str, ...] = (
        "body", "body_html", "body_text", "content", "copy", "email", "html", "html_body", "message", "script",
        "template", "text", "text_body",
    )  # fmt: skip
    subject: tuple[str, ...] = ("subject", "subject_line", "subjects", "subject_lines", "title")


DEFAULT_NAMES = FieldNames()


@dataclass(frozen=True, slots=True)
class Choices:
    """How messages are to be read; None: found out from the text."""

    kind: MessageKind | None = None
    mode: Mode | None = None
    names: FieldNames = DEFAULT_NAMES
