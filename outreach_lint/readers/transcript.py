"""Transcripts of calls: cues with timings (WebVTT, SubRip) and the headers above what somebody said (Zoom, Otter).

A transcript says who speaks by its layout: a voice tag, a name at the start of a cue, or a line with a name and a
time. Nothing in it is coaching, and where a line breaks says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_lint.readers.lines import Line
from outreach_lint.readers.speakers import Label, read_label

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"{_TIME}\s*-->\s*{_TIME}")
_TITLE = re.compile(r"\ufeff?WEBVTT\b|NOTE\b|STYLE\b|REGION\b|Kind:|Language:|X-TIMESTAMP")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<name>[^<>\r\n]{1,60})>|</v>")
# "[Ana Kahn] 14:02:11", "Ana Kahn<tab>00:12", "Speaker 1 (00:12)", "0:03 | Ana Kahn", "Ana Kahn | 0:03"
_NAME = r"[^\W\d_][\w.'’-]*(?: [\w.'’&-]+){0,3}"
_HEADER = re.compile(
    rf"\[?(?P<name>{_NAME})\]?(?: \([\w ]{{1,30}}\))?\s*(?:[\t|,–—-]\s*|\s)[\[(]?{_TIME}(?: ?[AP]M)?[\])]?:?\s*$"
    rf"|[\[(]?{_TIME}[\])]?\s*[|–—-]?\s*\[?(?P<late>{_NAME})\]?:?\s*$"
)
_LEAST_HEADERS = 2


@dataclass(frozen=True)
class Transcript:
    """What the layout of a transcript says.

    Attributes:
        labels: who speaks, by the start of the line that says so; empty when it is no transcript.
        structure: the stretches of the source that nobody said (timings, headers, tags), sorted.
        skipped: the starts of the lines that nobody said.
    """

    labels: dict[int, Label] = field(default_factory=dict)
    structure: tuple[tuple[int, int], ...] = ()
    skipped: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.labels)


def find_transcript(text: str, lines: Sequence[Line]) -> Transcript:
    """Read the layout of a transcript; an empty one where the text is none."""
    raw = [(line, text[line.start : line.end]) for line in lines]
    timings = sum(1 for _, shown in raw if _TIMING.match(shown))
    return _read_cues(raw) if timings else _read_headers(raw)


def _read_cues(raw: Sequence[tuple[Line, str]]) -> Transcript:
    labels: dict[int, Label] = {}
    structure: list[tuple[int, int]] = []
    skipped: set[int] = set()
    for number, (line, shown) in enumerate(raw):
        if not shown:
            continue
        following = raw[number + 1][1] if number + 1 < len(raw) else ""
        if _TIMING.match(shown) or _TITLE.match(shown) or _TIMING.match(following):
            structure.append((line.start, line.end))
            skipped.add(line.start)
            continue
        for tag in _VOICE.finditer(shown):
            structure.append((line.start + tag.start(), line.start + tag.end()))
            if tag["name"] and tag.start() == 0:
                name, _, detail = tag["name"].strip().rstrip(")").partition(" (")
                labels[line.start] = Label(name, " ".join(name.lower().split()), 0, detail.lower())
        if line.start not in labels:
            label = read_label(shown)
            if label is not None and len(label.name.split()) <= 4:
                labels[line.start] = label
    return Transcript(labels, tuple(sorted(structure)), frozenset(skipped))


def _read_headers(raw: Sequence[tuple[Line, str]]) -> Transcript:
    found: dict[int, Label] = {}
    structure: list[tuple[int, int]] = []
    for line, shown in raw:
        match = _HEADER.match(shown) if shown and len(shown) < 90 else None
        if match:
            name = match["name"] or match["late"]
            found[line.start] = Label(name, " ".join(name.lower().split()), len(line.text))
            structure.append((line.start, line.end))
    if len(found) < _LEAST_HEADERS:
        return Transcript()
    return Transcript(found, tuple(structure), frozenset())
