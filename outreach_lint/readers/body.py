"""The running text of a message: paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach_lint.document import Form, Role
from outreach_lint.readers.lines import Line, Wrapping
from outreach_lint.readers.view import Plan

_EMOJI = "[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?"
_BULLET = re.compile(
    rf"(?:[-*+•‣▪●◦·■□»→➔➜➤►▶]|[–—](?=\s)|\(?\d{{1,2}}[.)]|\(?[a-zA-Z]\)|{_EMOJI})\s+(?:\[[ xX]\]\s+)?(?=\S)"
    r"|[•▪●✓✔✅❌→](?=\w)"
)
# These mark an item by themselves; a dash, letter or emoji does only beside another of its kind.
_SURE_BULLET = re.compile(r"[-*+•‣▪●◦·■□→➔➜➤►▶✓✔✗✘❌✅☑☐]|\(?\d{1,2}[.)]")
_RULE = re.compile(r"(?:[-*_=~—–]\s*){3,}$")
_MARKED_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?:;,…][\"”’')\]]*$")


@dataclass(slots=True)
class _Item:
    """Lines that will be one block."""

    lines: list[Line]
    form: Form
    start: int


class BodyReader:
    """Reads stretches of running text into planned blocks; numbers the paragraphs through the whole message."""

    def __init__(self, wrapping: Wrapping, *, headings: bool) -> None:
        self._wrapping = wrapping
        self._headings = headings
        self.paragraph = 0

    def read(self, lines: Sequence[Line], role: Role = Role.BODY) -> Iterator[Plan]:
        """Plan the blocks of consecutive lines; blank lines and rules divide paragraphs."""
        paragraphs = list(_paragraphs(lines))
        for number, paragraph in enumerate(paragraphs):
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else []
            previous = paragraphs[number - 1] if number else []
            items = list(self._items(paragraph, previous, following))
            if not (items and previous and items[0].form is Form.LIST_ITEM and _bullet_end(previous[-1].text)):
                self.paragraph += 1
            for item in items:
                pieces = [(item.start, item.lines[0].end), *((line.start, line.end) for line in item.lines[1:])]
                yield Plan(role, tuple(pieces), item.form, paragraph=self.paragraph)

    def _items(self, paragraph: Sequence[Line], previous: Sequence[Line], following: Sequence[Line]) -> Iterator[_Item]:
        item: _Item | None = None
        for number, line in enumerate(paragraph):
            before = paragraph[number - 1] if number else (previous[-1] if previous else None)
            after = paragraph[number + 1] if number + 1 < len(paragraph) else (following[0] if following else None)
            bullet = self._bullet(line, before, after)
            if bullet is None and item is not None and self._continues(item, line):
                item.lines.append(line)
                continue
            if item is not None:
                yield item
            if bullet is not None:
                item = _Item([line], Form.LIST_ITEM, line.source_at(bullet))
            else:
                item = self._plain_item(line, before if number else None, after)
        if item is not None:
            yield item

    def _bullet(self, line: Line, before: Line | None, after: Line | None) -> int | None:
        end = _bullet_end(line.text)
        if end is None or _SURE_BULLET.match(line.text):
            return end
        beside = (before and _bullet_end(before.text)), (after and _bullet_end(after.text))
        return end if any(beside) else None

    def _continues(self, item: _Item, line: Line) -> bool:
        if item.form is Form.HEADING:
            return False
        last = item.lines[-1]
        if item.form is Form.LIST_ITEM and line.indent > item.lines[0].indent:
            return True
        return self._wrapping.joins(last, line)

    def _plain_item(self, line: Line, before: Line | None, after: Line | None) -> _Item:
        marked = _MARKED_HEADING.match(line.text)
        if marked:
            return _Item([line], Form.HEADING, line.source_at(marked.end()))
        heading = self._headings and _looks_like_heading(line, after)
        return _Item([line], Form.HEADING if heading or shouts(line.text) else Form.PARAGRAPH, line.start)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if line.blank or is_rule(line.text):
            if paragraph:
                yield paragraph
            paragraph = []
        else:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _bullet_end(text: str) -> int | None:
    match = _BULLET.match(text)
    return match.end() if match else None


def is_rule(text: str) -> bool:
    """Say whether a line is drawn across the page, as between two parts."""
    return _RULE.match(text[:200]) is not None


def shouts(text: str) -> bool:
    """Say whether a short line is set in capitals."""
    if len(text) > 80 or not text.isupper():
        return False
    return sum(c.isalpha() for c in text) >= 5 and len(text.split()) > 1


def _looks_like_heading(line: Line, after: Line | None) -> bool:
    """Say whether a short line without a final stop stands above longer text."""
    words = line.text.split()
    if len(words) > 10 or _ENDS_SENTENCE.search(line.text) or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    return after is not None and len(after.text) > len(line.text)
