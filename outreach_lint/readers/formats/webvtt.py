"""Transcripts of calls with timings: WebVTT and SubRip."""

from __future__ import annotations

from outreach_lint.document import Message, MessageKind
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.text import read_text
from outreach_lint.source import Source

SUFFIXES = (".srt", ".vtt")


def read(source: Source, choices: Choices) -> list[Message]:
    """Read the transcript as one call."""
    return read_text(source, choices.kind or MessageKind.CALL_SCRIPT, choices.mode)
