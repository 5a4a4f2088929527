"""Call scripts: who speaks, what is said, and what only directs the caller.

The caller's turns are body text, the other side's are not linted, and everything that nobody says aloud is
direction: brackets, branch labels, headings, tips and coaching prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach_lint.document import Form, Role
from outreach_lint.readers import dialects
from outreach_lint.readers.body import is_rule, shouts
from outreach_lint.readers.letter import Layout
from outreach_lint.readers.lines import Line, Wrapping
from outreach_lint.readers.speakers import QUOTES, Side, Speakers, read_label
from outreach_lint.readers.view import Plan

# "Send me an email" -> "Of course.": what they say, and the caller's answer.
_ANSWER = re.compile(r"[\s*•-]*[\"“][^\"“”]{1,200}[\"”]\s*(?:->|=>|→|[-–—:])\s*(?=[\"“])")
_TITLE = re.compile(
    r"#{1,6}\s|(?:step|part|phase|stage|section|scenario|script|version|variation|option)\s+(?:\d|[a-z]\b)"
    r"|\d{1,2}[.)]\s+[A-Z][\w'’/& -]{0,50}$",
    re.IGNORECASE,
)
_BRANCH = re.compile(r"(?:if|when|once|after|before|for|on)\b.{0,160}:$", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?:if|when|once)\s+(?:they|he|she|yes|no|not|asked|the\s+(?:customer|prospect|client|owner|person))\b",
    re.IGNORECASE,
)
_THEM = re.compile(r"\b(?:they|them|their|prospects?|customers?|caller|gatekeeper|he|she|him|her)\b", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:I|I['’]\w+|we|we['’]\w+|my|our|you|your|you['’]\w+|let['’]s|thanks|thank|hi|hello)\b", re.IGNORECASE
)
# A remark in round brackets or italics that tells the speaker what to do.
_ASIDE = re.compile(
    r"\((?P<word>[a-z’']+)\b[^()\r\n]{0,120}\)|\*(?P<starred>[a-z’']+)\b[^*\r\n]{0,80}\*", re.IGNORECASE
)
_ASIDE_WORDS = dialects.DIRECTIVES | frozenset(
    "beat breathe confident confidently cheerful friendly gently listening optional pausing silence slow slowly "
    "smiling softly tone upbeat warm warmly".split()
)
_CLOSED_LATE = re.compile(r"[^\"“”]*[\"”]\s*$")
_BULLET = re.compile(r"(?:[-*•✓✔✅❌→▪]|\d{1,2}[.)])\s+(?=\S)")


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


def lay_out_script(text: str, lines: Sequence[Line], directions: Sequence[tuple[int, int]]) -> Layout:
    """Tell turns from directions.

    Args:
        directions: the bracketed directions of the source, sorted.
    """
    return _ScriptReader(text, lines, directions).read()


class _ScriptReader:
    def __init__(self, text: str, lines: Sequence[Line], directions: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._lines = lines
        self._wrapping = Wrapping(lines)
        self._speakers = Speakers(lines)
        asides = [match.span() for match in _ASIDE.finditer(text) if _is_aside(match)]
        self._directions = _disjoint([*directions, *asides])
        self._starts = [start for start, _ in self._directions]
        self._quoted = sum(1 for line in lines if line.text.lstrip("> -*").startswith(tuple(QUOTES))) > 1
        self._block_quoted = any(line.text.startswith(">") for line in lines)
        self._layout = Layout()
        self._paragraph = 0

    def read(self) -> Layout:
        turn: _Turn | None = None
        broken = True
        for line in self._lines:
            if line.blank or is_rule(line.text):
                broken = True
                continue
            new = self._begin(line)
            if new is None and turn is not None and self._goes_on(turn, line, broken):
                turn.ranges.append((line.start, line.end))
            else:
                self._finish(turn)
                turn = new or self._unlabelled(line, turn)
            turn.open = turn.quoted and self._still_open(turn)
            broken = False
        self._finish(turn)
        return self._layout

    # -- lines into turns

    def _begin(self, line: Line) -> _Turn | None:
        """Return the turn that a line begins by its label or shape, or None."""
        text = line.text
        if self._is_direction(line) or _TITLE.match(text) or _BRANCH.match(text) or shouts(text):
            return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])
        answer = _ANSWER.match(text)
        if answer:
            return _Turn(Role.BODY, None, True, [(line.source_at(answer.end()), line.end)])
        label = read_label(text)
        if label is None:
            return None
        rest = text[label.rest :]
        quoted = rest[:1] in QUOTES and bool(rest)
        side = self._speakers.side(label)
        if side is None:
            if not rest and len(label.key.split()) <= 6:
                return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])
            return None
        start = line.source_at(label.rest) if rest else line.end
        if side is Side.REMARK:
            spoken = quoted or (bool(_SPOKEN.search(rest)) and not _directs(rest) and not _THEM.search(rest))
            if not spoken or not label.key.startswith(("if", "when", "once", "after", "option", "question")):
                return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])
            return _Turn(Role.BODY, None, quoted, [(start, line.end)])
        role = Role.BODY if side is Side.CALLER else Role.OTHER_TURN
        return _Turn(role, label.name, quoted, [(start, line.end)] if rest else [])

    def _is_direction(self, line: Line) -> bool:
        """Say whether a line is bracketed or set in italics as a whole."""
        index = bisect_left(self._starts, line.start)
        if index < len(self._starts) and self._directions[index][0] == line.start:
            return self._directions[index][1] >= line.end - 1
        raw = self._text[line.start : line.end]
        return len(raw) > 2 and raw[0] == raw[-1] and raw[0] in "*_" and raw[1] != raw[0]

    def _goes_on(self, turn: _Turn, line: Line, broken: bool) -> bool:
        """Say whether a line without a label belongs to the turn before it."""
        if not turn.ranges:
            return True
        if turn.open:
            # Over a blank line only where the quotation is closed there; it may have been left open by mistake.
            return not broken or bool(_CLOSED_LATE.match(line.text))
        if not broken:
            starts_quote = line.text[:1] in QUOTES
            return (turn.role is Role.DIRECTION and not starts_quote) or turn.role is not Role.DIRECTION
        if turn.speaker is None or turn.quoted:
            return False
        # A further paragraph of somebody who speaks without quotation marks.
        return not self._coaches(line.text)

    def _unlabelled(self, line: Line, turn: _Turn | None) -> _Turn:
        text = line.text
        start = line.start
        lead = len(text) - len(text.lstrip("> "))
        listed = _BULLET.match(text)
        if listed and text[listed.end()] in QUOTES:
            lead = listed.end()
        if lead:
            start, text = line.source_at(lead), text[lead:]
        if text[:1] in QUOTES and text:
            return _Turn(Role.BODY, None, True, [(start, line.end)])
        spoken = lead > 0 if self._block_quoted else not (self._speakers.labelled or self._quoted)
        if spoken and not self._coaches(text):
            return _Turn(Role.BODY, None, False, [(start, line.end)])
        return _Turn(Role.DIRECTION, None, False, [(line.start, line.end)])

    def _coaches(self, text: str) -> bool:
        """Say whether an unlabelled paragraph talks to the caller rather than to the other side."""
        if _CONDITION.match(text) or text.endswith(":"):
            return True
        return _directs(text) and (bool(_THEM.search(text)) or not _SPOKEN.search(text))

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
            if previous is not None and pieces and (listed or not self._wrapping.joins(previous, line)):
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

    def _ends_sentence(self, place: int) -> bool:
        return self._text[max(place - 8, 0) : place].rstrip(' \t"”*')[-1:] in tuple(".?!…:")

    def _lines_of(self, turn: _Turn) -> Iterator[tuple[Line, list[_Atom], bool]]:
        """Yield each line of a turn with its atoms and whether it is an item of a list."""
        inside = False
        for start, end in turn.ranges:
            shown = self._text[start:end]
            bullet = _BULLET.match(shown.lstrip(QUOTES))
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


def _directs(text: str) -> bool:
    return text.split(" ", 1)[0].strip(",.:!").lower() in dialects.DIRECTIVES


def _is_aside(match: re.Match[str]) -> bool:
    return (match["word"] or match["starred"]).lower() in _ASIDE_WORDS


def _disjoint(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
