"""Data files into messages: which of their values are bodies and subjects, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from outreach_lint.document import Message
from outreach_lint.readers.choices import Choices, FieldNames
from outreach_lint.readers.decoding import in_bounds
from outreach_lint.readers.extract import Extract, join, lift
from outreach_lint.readers.markup import looks_like_markup, read_markup
from outreach_lint.readers.text import read_extract
from outreach_lint.source import Source

Path = tuple[str | int, ...]

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SIGNS = re.compile(r"[^a-z0-9]+")
_PREHEADERS = frozenset({"preheader", "preview", "preview_text", "preheader_text", "preview_line"})
_SENDERS = frozenset({"from", "from_name", "sender", "sender_name"})
# No field that holds a message is called by a sentence.
_LONGEST_NAME = 80
# A shorter value of a weak name is a label, an address or a setting.
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Value:
    """A text in a data file.

    Attributes:
        path: the keys and list indices that lead to it.
        take: takes the text out of the format's quotation marks and escapes; most values are never asked.
    """

    path: Path
    take: Callable[[], Extract]


@dataclass(slots=True)
class _Record:
    """What stands together in one place: the values by the part of their names that tells messages apart."""

    bodies: dict[tuple[str, str], dict[int, list[Extract]]] = field(default_factory=dict)
    subjects: dict[tuple[str, str], list[Extract]] = field(default_factory=dict)
    head: dict[str, str] = field(default_factory=dict)


def plain_name(key: str) -> str:
    """Return a key in lower case with "_" between its words."""
    return _SIGNS.sub("_", _CAMEL.sub("_", key).lower()).strip("_")


def read_records(source: Source, values: Iterable[Value], choices: Choices) -> list[Message]:
    """Read every body among the values of a file, with the subjects beside it, as a message."""
    records: dict[Path, _Record] = {}
    sorter = _Sorter(choices.names)
    for value in values:
        sorter.sort(value, records)
    messages = in_bounds(source, (m for record in records.values() for m in _messages(source, record, choices)))
    messages.sort(key=lambda message: message.span.start)
    return messages


class _Sorter:
    """Sorts values into records."""

    def __init__(self, names: FieldNames) -> None:
        ranked = [plain_name(name) for name in (*names.body, *names.weak)]
        self._ranks = {name: rank for rank, name in reversed(list(enumerate(ranked)))}
        self.weak = len(names.body)
        self._subjects = frozenset(plain_name(name) for name in names.subject)

    def sort(self, value: Value, records: dict[Path, _Record]) -> None:
        path = value.path
        while path and isinstance(path[-1], int):
            path = path[:-1]
        if not path:
            return
        listed = len(path) < len(value.path)
        if len(str(path[-1])) > _LONGEST_NAME:
            return
        name, place = plain_name(str(path[-1])), path[:-1]
        body = _split(name, self._ranks)
        subject = _split(name, self._subjects)
        if subject and len(subject[1]) >= len(body[1] if body else ""):
            record = records.setdefault(place, _Record())
            _put(record.subjects, (subject[0], subject[2]), value.take(), listed=listed)
        elif body:
            rank = self._ranks[body[1]]
            extract = value.take()
            if len(extract.text.split()) >= (_LEAST_WORDS if rank >= self.weak else 2):
                found = records.setdefault(place, _Record()).bodies.setdefault((body[0], body[2]), {})
                _put(found, rank - self.weak if rank >= self.weak else rank - 1000, extract, listed=listed)
        elif name in _PREHEADERS or name in _SENDERS:
            records.setdefault(place, _Record()).head.setdefault(
                "preheader" if name in _PREHEADERS else "from", value.take().text.strip()
            )


_Key = TypeVar("_Key", int, tuple[str, str])


def _put(found: dict[_Key, list[Extract]], key: _Key, extract: Extract, *, listed: bool) -> None:
    """Keep a value: those of one list together; of the same name written twice, the last."""
    if listed:
        found.setdefault(key, []).append(extract)
    else:
        found[key] = [extract]


def _split(name: str, known: Iterable[str]) -> tuple[str, str, str] | None:
    """Split "email_1_body_b" into what stands before, the longest known name, and what stands after it."""
    best: tuple[str, str, str] | None = None
    words = name.split("_")
    for low in range(len(words)):
        for high in range(len(words), low, -1):
            inner = "_".join(words[low:high])
            after = words[high:]
            if inner in known and len(after) <= 1 and (not best or len(inner) > len(best[1])):
                short = not after or after[0].isdigit() or len(after[0]) == 1
                if short:
                    best = ("_".join(words[:low]), inner, after[0] if after else "")
    return best


def _messages(source: Source, record: _Record, choices: Choices) -> Iterator[Message]:
    for key, found in record.bodies.items():
        subjects = _subjects_of(key, record)
        least = min(found)
        if least >= 0 and not subjects:
            continue
        extracts = found[least]
        body = join(extracts, "\n") if len(extracts) > 1 else extracts[0]
        # A list that is written twice may have its subject in the middle.
        subjects = [s for s in subjects if s.start < extracts[0].start or s.start > extracts[-1].start]
        if looks_like_markup(body.text):
            body = lift(read_markup(body.text).extract, body)
        message = read_extract(source, body, choices.kind, choices.mode, head=record.head, subjects=subjects)
        if message:
            yield message


def _subjects_of(key: tuple[str, str], record: _Record) -> list[Extract]:
    """Return the subjects of a body: of its own name, else those that belong to no other body."""
    if key in record.subjects:
        return record.subjects[key]
    before, _ = key
    for prefix in dict.fromkeys((before, "")):
        free = [s for (p, a), s in record.subjects.items() if p == prefix and (p, a) not in record.bodies]
        if free:
            return [extract for extracts in free for extract in extracts]
    return []
