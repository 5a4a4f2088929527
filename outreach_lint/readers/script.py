"""Call scripts: who speaks, what is said, and what only directs the caller.

The caller's turns are body text, the other side's are not linted, and everything that nobody says aloud is
direction: brackets, branch labels, headings, tips and coaching prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach_lint.document import Field, Form, Role
from outreach_lint.readers import shapes
from outreach_lint.readers.body import is_rule, shouts
from outreach_lint.readers.inline import Mark, Marks, find_marks
from outreach_lint.readers.letter import Layout
from outreach_lint.readers.lines import Line, Wrapping, split_lines
from outreach_lint.readers.placeholders import find_placeholders
from outreach_lint.readers.speakers import CASES, QUOTES, Label, Side, Speakers, read_label, turns_in
from outreach_lint.readers.transcript import Transcript, find_transcript
from outreach_lint.readers.view import Plan
from outreach_lint.source import Reading, SegmentKind


@dataclass(slots=True)
class _Turn:
    """Somebody's turn, or a direction, while its lines are gathered.

    Attributes:
        ranges: its lines in the source.
        quoted: whether the words stand in quotation marks.
        open: whether the quotation has not been closed yet.
    """

    role: Role
    speaker: str | None
    quoted: bool
    ranges: list[tuple[int, int]]
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch that is spoken, or a direction between two such."""

    start: int
    end: int
    spoken: bool


# "If yes, continue!" stands over what is said then.
_SHORT_CASE = 5


def read_script(text: str, reading: Reading | None = None) -> tuple[Marks, Layout, list[Field]]:
    """Tell turns from directions; brackets mean something else here than in a mail, so they are read anew.

    Args:
        reading: which reading of a template is wanted.
    """
    found = find_placeholders(text, script=True, reading=reading)
    marks = Marks(text, find_marks(text, found.marks))
    lines = split_lines(marks)
    transcript = find_transcript(text, lines)
    fields = found.fields
    if transcript:
        # What names a speaker there is no gap to fill.
        shape = transcript.structure
        tags = [Mark(a, b, SegmentKind.SKIPPED) for a, b in shape if b - a and _is_tag(text, a)]
        kept = [mark for mark in found.marks if not _overlaps(shape, mark.start, mark.end)]
        fields = [f for f in fields if not _overlaps(shape, f.span.start, f.span.end)]
        marks = Marks(text, find_marks(text, sorted([*kept, *tags])))
        lines = split_lines(marks)
    else:
        lines = [turn for line in lines for turn in turns_in(line)]
    return marks, _ScriptReader(text, lines, found.directions, transcript).read(), fields


def _is_tag(text: str, start: int) -> bool:
    return text[start] == "<"


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(spans, (end, -1)) - 1
    return index >= 0 and spans[index][1] > start


class _ScriptReader:
    def __init__(
        self, text: str, lines: Sequence[Line], directions: Sequence[tuple[int, int]], transcript: Transcript
    ) -> None:
        self._text = text
        self._lines = lines
        self._transcript = transcript
        self._wrapping = Wrapping(lines)
        self._speakers = Speakers(lines, transcript.labels)
        asides = [match.span() for match in shapes.ASIDE.finditer(text) if shapes.is_aside(match)]
        self._directions = shapes.disjoint([*directions, *asides])
        self._starts = [start for start, _ in self._directions]
        self._quoted = sum(1 for line in lines if shapes.quotes(line.text)) > 1
        self._block_quoted = any(line.text.startswith(">") for line in lines)
        self._titles = frozenset(shapes.titles(lines))
        self._answered = frozenset(shapes.answered(lines))
        self._layout = Layout()
        self._paragraph = 0

    def read(self) -> Layout:
        turn: _Turn | None = None
        broken = True
        for line in self._lines:
            if line.start in self._transcript.skipped:
                continue
            if line.blank or is_rule(line.text):
                broken = True
                continue
            new = self._begin_cue(line) if self._transcript else self._begin(line)
            if new is None and turn is not None and self._goes_on(turn, line, broken):
                turn.quoted = turn.quoted or (not turn.ranges and line.text[:1] in QUOTES)
                turn.ranges.append((line.start, line.end))
            elif new is not None and turn is not None and self._same_speaker(new, turn):
                turn.ranges.extend(new.ranges)
            else:
                self._finish(turn)
                turn = new or self._unlabelled(line, turn)
            turn.open = turn.quoted and self._still_open(turn)
            broken = False
        self._finish(turn)
        return self._layout

    # -- lines into turns

    def _begin_cue(self, line: Line) -> _Turn | None:
        """Return the turn that a line of a transcript begins, or None."""
        label = self._speakers.read(line)
        if label is None:
            return None
        role = Role.OTHER_TURN if self._speakers.side(label) is Side.OTHER else Role.BODY
        rest = line.text[label.rest :]
        return _Turn(role, label.name, False, [(line.source_at(label.rest), line.end)] if rest else [])

    def _same_speaker(self, new: _Turn, turn: _Turn) -> bool:
        """Say whether a cue goes on with what the cue before it began."""
        return bool(self._transcript) and new.speaker == turn.speaker and new.role is turn.role

    def _begin(self, line: Line) -> _Turn | None:
        """Return the turn that a line begins by its label or shape, or None."""
        text = line.text
        if self._is_direction(line) or self._is_heading(line) or line.start in self._answered:
            return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])
        for pattern in (shapes.ANSWER, shapes.CASE_ANSWER):
            answer = pattern.match(text)
            if answer:
                return self._after(line, answer.end())
        titled = shapes.TITLE.match(text) and not (text[0] == "#" and read_label(text))
        if titled or shapes.BRANCH.match(text):
            return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])
        row = shapes.ROW.match(text)
        if row and self._is_card(row):
            return self._card(line, row)
        if text[0] == "|":
            return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])
        label = self._speakers.read(line)
        if label is None:
            return self._coached_speech(line)
        rest = text[label.rest :]
        quoted = rest[:1] in QUOTES and bool(rest)
        side = self._speakers.side(label)
        if side is None:
            if quoted and len(rest.split()) >= shapes.SPOKEN_WORDS:
                return self._after(line, label.rest)
            if not rest and len(label.key.split()) <= 6:
                return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])
            return self._coached_speech(line)
        start = line.source_at(label.rest) if rest else line.end
        if side is Side.REMARK:
            return self._remark(line, label, quoted)
        if label.key.startswith("rebuttal") and rest:
            return self._after(line, label.rest, quoted)
        role = Role.BODY if side is Side.CALLER else Role.OTHER_TURN
        return _Turn(role, label.name, quoted, [(start, line.end)] if rest else [])

    def _remark(self, line: Line, label: Label, quoted: bool) -> _Turn:
        """Return what a label such as "Tip" or "If no" announces: mostly coaching, in one case speech."""
        rest = line.text[label.rest :]
        spoken = quoted or (
            bool(shapes.SPOKEN.search(rest)) and not shapes.directs(rest) and not shapes.THEM.search(rest)
        )
        if not spoken or not label.key.startswith(CASES):
            coached = self._coached_speech(line)
            return coached or _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])
        return self._after(line, label.rest, quoted)

    def _after(self, line: Line, at: int, quoted: bool = True) -> _Turn:
        """Return the turn that begins inside a line; what stands before it is direction."""
        start = line.source_at(at)
        self._direct(line.start, start)
        return _Turn(Role.BODY, None, quoted, [(start, line.end)])

    def _coached_speech(self, line: Line) -> _Turn | None:
        """Return the quoted words that coaching prose leads up to, if it does."""
        say = shapes.SAY.search(line.text) if any(q in line.text for q in QUOTES) else None
        if say is None or shapes.THEM.search(line.text, max(say.start() - 24, 0), say.start() + 1):
            return None
        if shapes.NEVER.search(line.text, 0, say.start() + 1):
            return None
        return self._after(line, say.end())

    def _is_heading(self, line: Line) -> bool:
        """Say whether a line shouts, or is set in bold as a whole and is no sentence that is said."""
        label = read_label(line.text)
        speaker = label is not None and self._speakers.side(label) in (Side.CALLER, Side.OTHER)
        if shouts(line.text) and not line.text.endswith("?"):
            return not speaker
        bold = shapes.BOLD_LINE.match(self._text[line.start : line.end])
        if bold is None:
            return False
        inside = bold["inside"].strip()
        label = read_label(inside)
        if (label is not None and self._speakers.side(label) in (Side.CALLER, Side.OTHER)) or read_label(line.text):
            return inside.endswith(":") and label is None
        return inside[:1] in QUOTES or inside[-1:] not in ".?!…"

    def _is_card(self, row: re.Match[str]) -> bool:
        return any(c.isalpha() for c in row["second"]) and len(row["second"].split()) > 3

    def _card(self, line: Line, row: re.Match[str]) -> _Turn:
        """Return the answer on a row of objections and answers."""
        second = row["second"]
        at = row.start("second") + len(second) - len(second.lstrip())
        start, end = line.source_at(at), line.source_at(row.start("second") + len(second.rstrip()))
        self._direct(line.start, start)
        return _Turn(Role.BODY, None, self._text[start] in QUOTES, [(start, end)])

    def _is_direction(self, line: Line) -> bool:
        """Say whether a line is bracketed or set in italics as a whole."""
        index = bisect_left(self._starts, line.start)
        if index < len(self._starts) and self._directions[index][0] == line.start:
            return self._directions[index][1] >= line.end - 1
        raw = self._text[line.start : line.end]
        return len(raw) > 2 and raw[0] == raw[-1] and raw[0] in "*_" and raw[1] != raw[0]

    def _goes_on(self, turn: _Turn, line: Line, broken: bool) -> bool:
        """Say whether a line without a label belongs to the turn before it."""
        if not turn.ranges or self._transcript:
            return True
        if turn.open:
            # Over a blank line only where the quotation is closed there; it may have been left open by mistake.
            return not broken or bool(shapes.CLOSED_LATE.match(line.text))
        if not broken and turn.quoted and turn.role is Role.OTHER_TURN and self._is_speech(line):
            return False  # their words are closed, and what stands below answers them
        if not broken:
            ended = self._is_speech(line) or self._announces(turn) or self._is_closed(turn)
            return turn.role is not Role.DIRECTION or not ended
        if turn.speaker is None or turn.quoted or self._is_speech(line):
            return False
        # A further paragraph of somebody who speaks without quotation marks.
        return not self._coaches(line.text)

    def _is_speech(self, line: Line) -> bool:
        """Say whether a line begins with quoted words, behind an arrow or a number perhaps."""
        listed = shapes.BULLET.match(line.text)
        at = listed.end() if listed else 0
        return line.text[at : at + 1] in QUOTES or shapes.ARROW.match(line.text) is not None

    def _announces(self, turn: _Turn) -> bool:
        """Say whether a direction is a heading or a condition, which the next line is not part of."""
        shown = self._text[turn.ranges[-1][0] : turn.ranges[-1][1]].rstrip("* _")
        case = shown[:1] in "[(" and shown[-1:] in ")]" and bool(shapes.CONDITION.match(shown[1:]))
        case = case or (bool(shapes.CONDITION.match(shown)) and len(shown.split()) <= _SHORT_CASE)
        announced = case or shown.endswith(":") or shouts(shown) or bool(shapes.TITLE.match(shown))
        return len(turn.ranges) == 1 and announced

    def _is_closed(self, turn: _Turn) -> bool:
        """Say whether a direction was in brackets as a whole, over whatever lines, and they are closed."""
        first, last = turn.ranges[0][0], turn.ranges[-1][1]
        return self._text[first : first + 1] in "([" and self._text[last - 1 : last] in ")]"

    def _unlabelled(self, line: Line, turn: _Turn | None) -> _Turn:
        text = line.text
        start = line.start
        lead = len(text) - len(text.lstrip("> "))
        listed = shapes.BULLET.match(text)
        if listed and text[listed.end()] in QUOTES:
            lead = listed.end()
        if lead:
            start, text = line.source_at(lead), text[lead:]
        if text[:1] in QUOTES and text:
            return _Turn(Role.BODY, None, True, [(start, line.end)])
        spoken = lead > 0 if self._block_quoted else not (self._speakers.labelled or self._quoted)
        if spoken and line.start not in self._titles and not self._coaches(text):
            return _Turn(Role.BODY, None, False, [(start, line.end)])
        return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])

    def _coaches(self, text: str) -> bool:
        """Say whether an unlabelled paragraph talks to the caller rather than to the other side."""
        if shapes.CONDITION.match(text) or text.endswith(":"):
            return True
        return shapes.directs(text) and (bool(shapes.THEM.search(text)) or not shapes.SPOKEN.search(text))

    def _still_open(self, turn: _Turn) -> bool:
        """Say whether the quotation of a turn goes on after its last line."""
        start, end = turn.ranges[-1]
        straight = self._text.count('"', start, end)
        if straight:
            return (straight + turn.open) % 2 == 1
        return turn.open + self._text.count("“", start, end) - self._text.count("”", start, end) > 0

    # -- turns into blocks

    def _finish(self, turn: _Turn | None) -> None:
        if turn is None or not turn.ranges:
            return
        self._paragraph += 1
        if turn.role is Role.DIRECTION:
            self._direct(turn.ranges[0][0], turn.ranges[-1][1])
            return
        pieces: list[tuple[int, int]] = []
        previous: Line | None = None
        for line, atoms, listed in self._lines_of(turn):
            if previous is not None and pieces and (listed or not self._joins(previous, line)):
                self._say(turn, pieces)
                pieces = []
            for atom in atoms:
                if atom.spoken:
                    pieces.append((atom.start, atom.end))
                elif not pieces or self._ends_sentence(atom.start):
                    self._say(turn, pieces)
                    pieces = []
                    self._direct(atom.start, atom.end)
            previous = line
        self._say(turn, pieces)

    def _joins(self, line: Line, following: Line) -> bool:
        return bool(self._transcript) or self._wrapping.joins(line, following)

    def _ends_sentence(self, place: int) -> bool:
        return self._text[max(place - 8, 0) : place].rstrip(' \t"”*')[-1:] in tuple(".?!…:")

    def _lines_of(self, turn: _Turn) -> Iterator[tuple[Line, list[_Atom], bool]]:
        """Yield each line of a turn with its atoms and whether it is an item of a list."""
        inside = False
        for start, end in turn.ranges:
            shown = self._text[start:end]
            bullet = shapes.BULLET.match(shown.lstrip(QUOTES))
            if bullet:
                start += bullet.end() + len(shown) - len(shown.lstrip(QUOTES))
                inside = inside or shown[:1] in QUOTES
            line = Line(start, end, 0, self._text[start:end], ())
            atoms = list(self._atoms(start, end))
            if turn.quoted:
                atoms, inside = self._quoted_atoms(atoms, inside)
            yield line, atoms, bullet is not None

    def _atoms(self, start: int, end: int) -> Iterator[_Atom]:
        """Cut a line at its directions."""
        at = start
        for index in range(bisect_left(self._starts, start), len(self._directions)):
            low, high = self._directions[index]
            if low >= end:
                break
            if low > at:
                yield _Atom(at, low, True)
            yield _Atom(low, min(high, end), False)
            at = min(high, end)
        if at < end:
            yield _Atom(at, end, True)

    def _quoted_atoms(self, atoms: Sequence[_Atom], inside: bool) -> tuple[list[_Atom], bool]:
        """Keep what stands between quotation marks; what stands outside of them is direction."""
        found: list[_Atom] = []
        nested = False
        for atom in atoms:
            if not atom.spoken:
                found.append(atom)
                continue
            at = atom.start
            for place in range(atom.start, atom.end):
                if self._text[place] not in QUOTES:
                    continue
                if inside and (nested or self._opens(place)):
                    nested = not nested
                    continue
                self._keep(found, at, place, inside)
                inside, at = not inside, place + 1
            self._keep(found, at, atom.end, inside)
        return found, inside

    def _opens(self, place: int) -> bool:
        """Say whether a quotation mark inside a turn opens a quotation in it, rather than end the turn."""
        return self._text[place - 1].isspace() and self._text[place + 1 : place + 2].isalnum()

    def _keep(self, atoms: list[_Atom], start: int, end: int, spoken: bool) -> None:
        if any(c.isalnum() for c in self._text[start:end]):
            atoms.append(_Atom(start, end, spoken))

    def _say(self, turn: _Turn, pieces: Sequence[tuple[int, int]]) -> None:
        if pieces:
            form = Form.TURN if turn.speaker or turn.quoted else Form.PARAGRAPH
            plan = Plan(turn.role, tuple(pieces), form, turn.speaker, self._paragraph)
            self._layout.plans.append(plan)

    def _direct(self, start: int, end: int) -> None:
        self._layout.plans.append(Plan(Role.DIRECTION, ((start, end),), paragraph=self._paragraph))
