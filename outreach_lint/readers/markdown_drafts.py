"""Where the messages stand in a Markdown document, among titles, coaching prose and bad examples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from outreach_lint.readers.closing import sign_off_name
from outreach_lint.readers.greeting import greets
from outreach_lint.readers.markdown_labels import (
    is_avoided,
    is_body_label,
    is_bold_line,
    is_coaching,
    is_title,
    label_of,
    read_meta,
    read_subject,
    unwrapped,
)
from outreach_lint.readers.markdown_pieces import Piece, Shape
from outreach_lint.readers.markup import looks_like_markup

Stretch = tuple[int, int]

# Fences that say they hold prose, or nothing.
_PROSE = frozenset("text txt plain plaintext md markdown email eml html mail none message".split())
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s+)?")
_FENCE_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_CELL = re.compile(r"(?<!\\)\|")
# A fence of fewer words is a placeholder or a snippet.
_LEAST_WORDS = 12
_LONGEST_SUBJECT = 160


@dataclass
class Body:
    """A part of a body: its lines, and whether signs mean themselves in it (a fence)."""

    lines: list[Stretch]
    literal: bool = False


@dataclass
class FoundDraft:
    """A message in a document, by the stretches of the source that it consists of.

    Attributes:
        open: what is still to come: "subjects", "body", "prose", "quote" or nothing more.
    """

    subjects: list[Stretch] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    preheader: str = ""
    level: int = 0
    open: str = "body"
    greeted: bool = False

    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.subjects and not self.bodies


class DraftFinder:
    """Walks through the pieces of a document.

    Attributes:
        drafts: the messages, without those shown as bad examples.
        greeting_outside: whether the prose outside of all messages begins as a message does.
    """

    def __init__(self, text: str, *, single: bool = False) -> None:
        self._text = text
        self._single = single
        self._headings: list[tuple[int, bool]] = []
        self._label_avoids = False
        self._draft: FoundDraft | None = None
        self._draft_avoided = False
        self.drafts: list[FoundDraft] = []
        self.subjects = 0
        self.greeting_outside = False
        self._outside = 0

    def find(self, pieces: Sequence[Piece]) -> list[FoundDraft]:
        """Return the messages in order."""
        for piece in pieces:
            self._read(piece)
        self._finish()
        return self.drafts

    def _read(self, piece: Piece) -> None:
        readers = {
            Shape.HEADING: self._heading, Shape.TEXT: self._text_block, Shape.LIST: self._list,
            Shape.QUOTE: self._quote, Shape.FENCE: self._fence, Shape.TABLE: self._table, Shape.RULE: self._rule,
        }  # fmt: skip
        readers[piece.shape](piece)

    # -- beginning and ending

    @property
    def _avoided(self) -> bool:
        return self._label_avoids or any(avoided for _, avoided in self._headings)

    def _start(self, state: str) -> FoundDraft:
        self._finish()
        level = self._headings[-1][0] if self._headings else 0
        self._draft = FoundDraft(level=level, open=state)
        self._draft_avoided = self._avoided
        self._label_avoids = False
        return self._draft

    def _finish(self) -> None:
        draft, self._draft = self._draft, None
        if draft and not draft.is_empty() and not self._draft_avoided:
            self.drafts.append(draft)

    def _subject_draft(self) -> FoundDraft:
        """Return the draft that a further subject belongs to: a new one, unless its body is still to come."""
        draft = self._draft
        if draft is None or draft.bodies or draft.open not in ("subjects", "body"):
            draft = self._start("body")
            self.subjects += 1
        return draft

    def _add_subjects(self, start: int, values: Sequence[Stretch]) -> None:
        draft = self._subject_draft()
        draft.subjects.extend((start + low, start + high) for low, high in values)
        draft.open = "body" if values else "subjects"

    # -- pieces

    def _heading(self, piece: Piece) -> None:
        start, end = piece.lines[0]
        line = self._text[start:end]
        subject = read_subject(line, heading=True)
        if subject:
            self._drop_headings(piece.level)
            self._add_subjects(start, subject.values)
            return
        draft = self._draft
        if draft and draft.open in ("body", "subjects") and is_body_label(line):
            draft.open = "body"
            return
        inside = draft is not None and draft.open == "prose" and (self._single or piece.level > draft.level)
        if draft and inside and not is_coaching(line) and not is_avoided(line) and not is_title(line.lstrip("# ")):
            draft.bodies.append(Body([piece.lines[0]]))
            return
        if not (draft and self._single and draft.open == "body" and not draft.bodies):
            self._finish()
        self._drop_headings(piece.level)
        self._headings.append((piece.level, is_avoided(line) or is_coaching(line)))
        self._label_avoids = False

    def _drop_headings(self, level: int) -> None:
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()

    def _rule(self, piece: Piece) -> None:
        if self._draft and self._draft.bodies and not (self._single and not self._signed(self._draft)):
            self._finish()
        self._label_avoids = False

    def _signed(self, draft: FoundDraft) -> bool:
        """Say whether a sign-off is among the last lines of a message."""
        last = [line for body in draft.bodies[-2:] for line in body.lines][-5:]
        return any(sign_off_name(self._text[start:end].strip(" *_")) is not None for start, end in last)

    def _table(self, piece: Piece) -> None:
        self._label_avoids = False
        rows = [self._cells(*line) for line in piece.lines]
        if len(rows) > 2 and self._message_table(rows):
            return
        for cells in rows:
            if len(cells) < 2:
                continue
            low, high = cells[0]
            if read_subject(self._text[low:high], heading=True):
                self._add_subjects(0, [unwrapped(self._text, *cells[1])])

    def _message_table(self, rows: Sequence[Sequence[Stretch]]) -> bool:
        """Read a table with a column of bodies: every row is a message."""
        names = [self._text[low:high].strip(" *_`").lower() for low, high in rows[0]]
        body = next((i for i, name in enumerate(names) if is_body_label(name)), None)
        subject = next((i for i, name in enumerate(names) if read_subject(name, heading=True)), None)
        if body is None or subject is None:
            return False
        for cells in rows[2:]:
            if len(cells) > max(body, subject):
                draft = self._start("")
                self.subjects += 1
                draft.subjects.append(unwrapped(self._text, *cells[subject]))
                draft.bodies.append(Body([cells[body]]))
        self._finish()
        return True

    def _cells(self, start: int, end: int) -> list[Stretch]:
        bars = [match.start() for match in _CELL.finditer(self._text, start, end)]
        edges = [start - 1, *bars, end]
        cells = [(low + 1, high) for low, high in pairwise(edges)]
        return [cell for i, cell in enumerate(cells) if 0 < i < len(cells) - 1 or self._text[slice(*cell)].strip()]

    def _list(self, piece: Piece) -> None:
        found = [(start, read_subject(self._text[start:end])) for start, end in piece.lines]
        labelled = [(start, subject) for start, subject in found if subject and subject.values]
        draft = self._draft
        if labelled:
            for start, subject in labelled:
                self._add_subjects(start, subject.values)
        elif draft and draft.open == "subjects":
            for start, end in piece.lines:
                bullet = _BULLET.match(self._text, start, end)
                if bullet:
                    draft.subjects.append(unwrapped(self._text, bullet.end(), end))
            draft.open = "body"
        elif draft and draft.open == "prose":
            draft.bodies.append(Body(list(piece.lines)))
        else:
            self._label_avoids = False

    def _quote(self, piece: Piece) -> None:
        draft = self._draft
        if draft and draft.open == "prose" and draft.greeted:
            # Inside a message a quotation is what somebody else wrote.
            draft.bodies.append(Body([(self._line_start(start), end) for start, end in piece.lines]))
        elif draft and draft.open == "quote":
            draft.bodies.append(Body(list(piece.lines)))
        else:
            self._boxed(piece, "quote")

    def _line_start(self, at: int) -> int:
        return max(self._text.rfind("\n", 0, at), self._text.rfind("\r", 0, at)) + 1

    def _fence(self, piece: Piece) -> None:
        if piece.info.split(" ")[0] in _PROSE or not piece.info:
            self._boxed(piece, "")

    def _boxed(self, piece: Piece, state: str) -> None:
        """Read a fence or quotation: subjects with their bodies, the subjects of a label above, or a body."""
        literal = piece.shape is Shape.FENCE
        avoided, self._label_avoids = self._label_avoids, False
        if avoided:
            self._finish()
            return
        lines = list(piece.lines)
        filled = [self._text[start:end] for start, end in lines if self._text[start:end].strip()]
        if not filled:
            return
        if any((subject := read_subject(line)) and subject.values for line in filled[:4]):
            self._boxed_messages(lines, literal=literal)
            return
        draft = self._draft
        if draft and draft.open == "subjects" and not self._is_letter(filled):
            for start, end in lines:
                low, high = unwrapped(self._text, start, end)
                if low < high <= low + _LONGEST_SUBJECT:
                    draft.subjects.append((low, high))
            draft.open = "body"
        elif draft and (draft.open in ("body", "subjects") or (draft.open == "prose" and not draft.greeted)):
            draft.bodies = [Body(lines, literal)]
            draft.open = state
        elif self._is_letter(filled) and not looks_like_markup("\n".join(filled)[:2000]):
            self._start(state).bodies.append(Body(lines, literal))

    def _is_letter(self, filled: Sequence[str]) -> bool:
        return greets(filled[0]) and sum(len(line.split()) for line in filled) >= _LEAST_WORDS

    def _boxed_messages(self, lines: Sequence[Stretch], *, literal: bool) -> None:
        """Read a box that holds whole messages, each below its subject."""
        for start, end in lines:
            line = self._text[start:end]
            subject = read_subject(line)
            draft = self._draft
            if subject and subject.values:
                self._add_subjects(start, subject.values)
            elif draft is None or not line.strip() or _FENCE_RULE.match(line):
                if draft and draft.bodies:
                    draft.bodies[-1].lines.append((start, end) if not line.strip() else (start, start))
            elif not draft.bodies and self._is_meta(draft, line):
                continue
            elif draft.bodies and draft.open == "boxed":
                draft.bodies[-1].lines.append((start, end))
            else:
                draft.bodies = [Body([(start, end)], literal)]
                draft.open = "boxed"
        if self._draft:
            self._draft.open = "body" if not self._draft.bodies else ""

    def _is_meta(self, draft: FoundDraft, line: str) -> bool:
        """Read a line between subject and body that is neither; say whether it was one."""
        meta = read_meta(line)
        if meta and meta[0].startswith("pre"):
            low, high = unwrapped(line, meta[1], len(line))
            draft.preheader = draft.preheader or line[low:high]
        return meta is not None or is_body_label(line)

    def _text_block(self, piece: Piece) -> None:
        lines = list(piece.lines)
        for number, (start, end) in enumerate(lines):
            line = self._text[start:end]
            if not line.strip():
                continue
            subject = read_subject(line)
            draft = self._draft
            if subject and (subject.values or number == len(lines) - 1 or is_bold_line(line)):
                self._add_subjects(start, subject.values)
            elif draft and draft.open == "subjects":
                draft.subjects.append(unwrapped(self._text, start, end))
                draft.open = "body"
            elif draft and draft.open == "body" and not draft.bodies and self._is_meta(draft, line):
                continue
            else:
                self._prose(piece, lines[number:])
                return

    def _prose(self, piece: Piece, lines: list[Stretch]) -> None:
        """Read a paragraph that names no subject: part of the message, a label, or coaching."""
        line = self._text[slice(*lines[0])]
        draft = self._draft
        label = label_of(line)
        if label is not None and (is_avoided(label) or is_coaching(line)):
            self._finish()
            self._label_avoids = is_avoided(label)
            return
        if is_bold_line(line) and is_title(line):
            if not (draft and not draft.bodies):
                self._finish()
            self._label_avoids = False
            return
        if draft is None or not draft.open or draft.open in ("quote", "boxed"):
            self._finish()
            if is_body_label(line):
                self._start("body")
            else:
                self._see_outside(piece)
            return
        draft.greeted = draft.greeted or greets(line, alone=not draft.bodies)
        draft.bodies.append(Body(lines))
        draft.open = "prose"

    def _see_outside(self, piece: Piece) -> None:
        if self._outside == 0:
            first = self._text[slice(*piece.lines[0])]
            self.greeting_outside = greets(first, alone=False)
        self._outside += 1
