"""Placeholders: merge fields of every platform and gaps that a person should have filled.

Each becomes a `Field` and a mark: a plausible value in its place, the first of several choices, or nothing where
the reader would see nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from outreach_lint.document import Field
from outreach_lint.readers import brackets, dialects
from outreach_lint.readers.inline import Mark
from outreach_lint.readers.scanner import Node, scan
from outreach_lint.readers.slots import STAND_INS, slot_of, split_name
from outreach_lint.source import SegmentKind, TextSpan

_TAG_WORD = re.compile(r"[#/]?\s*[A-Za-z_]+(?::if)?", re.IGNORECASE)
# {{ personalization_token('contact.firstname', 'there') }}, {{insert name "default=there"}}
_ARGUMENT = re.compile(r"\s*(?:\w+\(\s*[\"']|(?:insert|defaultIfEmpty)\s+)(?P<name>[\w. -]+)")
_NAME_END = re.compile(r"\s*(?:\||,\s*fallback|:default|->|\s[-–—]\s|=)")
# "[Stat 1 - the surprising one]" is called "Stat 1".
_DESCRIPTION_END = re.compile(r"\s[-–—:]\s|:\s|\s\+\s|\s\(")
# Underscores beside these draw a picture.
_DRAWN = ("/", "\\", "|")
_CLOSING_TAG = re.compile(r"</(?P<name>[A-Za-z][\w-]{0,30})")
_ALTERNATIVES = re.compile(r"\((?P<first>[\w'’ ]{1,30})(?:/[\w'’ ]{1,30}){1,5}\)")


@dataclass(slots=True)
class Placeholders:
    """What was found.

    Attributes:
        marks: what the view holds instead, sorted, without overlap.
        directions: in a script, the brackets that direct the caller.
    """

    marks: list[Mark] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    directions: list[tuple[int, int]] = field(default_factory=list)


def find_placeholders(text: str, *, script: bool = False) -> Placeholders:
    """Find every merge field, gap and bracketed direction of a text.

    Args:
        script: whether the text is a call script, where brackets direct the speaker and a blank is a pause to fill
            by ear, never a leftover.
    """
    reading = _Reading(text, script)
    for node in scan(text):
        reading.read(node)
    if script:
        reading.read_alternatives()
    reading.resolve_blocks()
    reading.found.fields.sort(key=lambda item: item.span)
    return reading.found


class _Reading:
    """The reading of one text's nodes."""

    def __init__(self, text: str, script: bool) -> None:
        self.text = text
        self.script = script
        self.found = Placeholders()
        self._closing_tags = {match["name"].lower() for match in _CLOSING_TAG.finditer(text)}
        self._tags: list[tuple[str, Mark]] = []

    def read(self, node: Node) -> None:
        inside = node.inside(self.text)
        if node.bracket in ("{{", "{{{"):
            self._double_brace(node, inside)
        elif node.bracket == "{":
            self._single_brace(node, inside)
        elif node.bracket == "[":
            self._square(node, inside)
        elif node.bracket in ("<<", "«"):
            if dialects.FIELD_NAME.match(inside.strip()):
                self._gap(node, inside.strip(), human=False)
            else:
                self._read_all(node.children)
        else:
            self._leaf(node)

    def _read_all(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            self.read(node)

    # -- braces

    def _double_brace(self, node: Node, inside: str) -> None:
        if node.start and self.text[node.start - 1] == "$":
            return
        if inside.startswith("!"):
            self._skip(node.start, node.end)
        elif not self._tag(node, inside) and not self._choice(node, inside):
            argument = _ARGUMENT.match(inside)
            name = argument["name"] if argument else _NAME_END.split(inside.strip(), maxsplit=1)[0].strip("\"'[] ")
            name = name.replace("${", "").rstrip("}")
            self._gap(node, name.strip(), human=False)

    def _single_brace(self, node: Node, inside: str) -> None:
        before = self.text[node.start - 1] if node.start else " "
        if inside[:1] in ("%", "#") and inside[-1:] in ("%", "#"):
            if not self._tag(node, inside.strip("%#- \t\r\n")):
                self._skip(node.start, node.end)
        elif inside[:1] in ("!", "$"):
            self._gap(node, inside[1:].strip(), human=False)
        elif inside.startswith(("contactfield=", "ownerfield=")):
            self._gap(node, inside.split("=", 1)[1].split("|")[0], human=False)
        elif before == "$":
            self._gap(Node(node.start - 1, node.end, "${"), inside.strip(), human=False)
        elif self._choice(node, inside):
            pass
        elif dialects.FIELD_NAME.match(inside) and not before.isalnum():
            self._gap(node, inside.strip(), human=" " in inside.strip())
        else:
            self._read_all(node.children)

    def _tag(self, node: Node, inside: str) -> bool:
        """Read {{#if x}}, {{else}}, {% endif %} and their like; say whether it was one."""
        match = _TAG_WORD.match(inside.strip())
        if not match:
            return False
        written = match[0].lower().replace(" ", "")
        word = written.lstrip("#")
        bare = node.bracket in ("{{", "{{{") and not written.startswith(("#", "/"))
        if word in dialects.OPENING and not bare:
            role = "open"
        elif word in dialects.MIDDLE:
            role = "middle"
        elif word in dialects.CLOSING and (not bare or word.startswith("end")):
            role = "close"
        else:
            return False
        self._block_tag(role, node.start, node.end)
        return True

    def _block_tag(self, role: str, start: int, end: int) -> None:
        mark = Mark(start, end, SegmentKind.SKIPPED)
        self.found.marks.append(mark)
        self._tags.append((role, mark))

    def _choice(self, node: Node, inside: str) -> bool:
        """Read {Hi|Hello}: the first option that is not empty is text, the rest is skipped."""
        bars = _top_level_bars(self.text, node)
        if not bars:
            return False
        edges = [node.start + len(node.bracket) - 1, *bars, node.end - len(node.bracket)]
        options = [(low + 1, high) for low, high in pairwise(edges)]
        first = self.text[slice(*options[0])].strip().lower()
        if first in dialects.RANDOM or first in dialects.FALLBACK:
            options = options[1:]
        elif node.bracket != "{":
            second = self.text[slice(*options[1])].strip().lower()
            filtered = second.split(":")[0].split(" ")[0] in dialects.FILTERS
            if filtered or " " not in first or second.startswith(('"', "'")):
                return False
        elif re.search(r"[=;\"<>()]", inside):
            return False
        low, high = next((o for o in options if self.text[slice(*o)].strip()), options[0])
        if node.bracket != "{":
            low += len(self.text[low:high]) - len(self.text[low:high].lstrip())
            high = low + len(self.text[low:high].rstrip())
        self._skip(node.start, low)
        self._read_all(child for child in node.children if low <= child.start and child.end <= high)
        self._skip(high, node.end)
        return True

    # -- square brackets

    def _square(self, node: Node, inside: str) -> None:
        nested = node.children
        content = " ".join(inside.split())
        if self.text[node.end : node.end + 1] == "(" and self._link(node):
            return
        if len(nested) == 1 and nested[0].bracket == "[" and inside == self.text[nested[0].start : nested[0].end]:
            self._double_square(node, nested[0].inside(self.text))
        elif not brackets.words_of(content):
            self._read_all(nested)
        elif self.script:
            self._script_bracket(node, content)
        elif brackets.is_gap(self.text, node, content):
            self._human(node, content)
        else:
            self._read_all(nested)

    def _link(self, node: Node) -> bool:
        """Read [text](address): the text stays."""
        close = self.text.find(")", node.end, node.end + 2000)
        if close < 0 or "\n" in self.text[node.end : close]:
            return False
        self._skip(node.start, node.start + 1)
        self._read_all(node.children)
        self._skip(node.end - 1, close + 1)
        return True

    def _double_square(self, node: Node, inside: str) -> None:
        if dialects.PLATFORM_ERROR.match(inside):
            self._add(node, inside.strip(), human=True, slot="error", view="item")
        else:
            name = re.split(r"\||\bOR\b", inside)[0].strip()
            self._gap(node, name, human=False)

    def _human(self, node: Node, content: str) -> None:
        """Read a gap in square brackets, or a note that was left in."""
        if brackets.is_note(self.text, node, content):
            self._note(node, content)
            return
        name = _DESCRIPTION_END.split(content, maxsplit=1)[0]
        slot = slot_of(name, human=True)
        described = slot in ("other", "fact") and " " in name
        view = brackets.own_words(self.text, node, name) if described or slot == "other" else STAND_INS[slot]
        self._add(node, content, human=True, slot="fact" if described else slot, view=view)

    def _script_bracket(self, node: Node, content: str) -> None:
        if brackets.is_direction(self.text, node, content):
            self.found.directions.append((node.start, node.end))
            return
        slot = brackets.script_slot(content)
        view = STAND_INS[slot] if slot != "other" else brackets.own_words(self.text, node, content)
        self._add(node, content, human=True, slot="fact" if slot == "other" else slot, view=view)

    # -- leaves

    def _leaf(self, node: Node) -> None:
        raw = self.text[node.start : node.end]
        if raw.startswith("*|"):
            self._mailchimp(node, raw[2:-2])
        elif raw.startswith("%%["):
            self._ampscript(node, raw[3:-3])
        elif raw.startswith("%"):
            self._percent(node, raw)
        elif raw.startswith("<!--"):
            self._skip(node.start, node.end)
        elif raw.startswith("<"):
            self._angle(node, raw[1:-1])
        elif raw.startswith("_"):
            self._blank(node)
        elif raw.startswith("INSERT"):
            self._gap(node, raw[6:].replace("_", " ").strip(), human=True)
        elif raw.lower().strip("$x") == "":
            self._crosses(node, raw)
        else:
            self._gap(node, raw[1:], human=True)

    def _mailchimp(self, node: Node, inside: str) -> None:
        word = inside.split(":")[0].strip().lower()
        role = {"if": "open", "ifnot": "open", "elseif": "middle", "else": "middle", "end": "close"}.get(word)
        if role:
            self._block_tag(role, node.start, node.end)
        else:
            self._gap(node, inside, human=False)

    def _ampscript(self, node: Node, inside: str) -> None:
        word = inside.strip().split(" ")[0].lower()
        role = {"if": "open", "elseif": "middle", "else": "middle", "endif": "close"}.get(word)
        if role:
            self._block_tag(role, node.start, node.end)
        else:
            self._skip(node.start, node.end)

    def _percent(self, node: Node, raw: str) -> None:
        name = raw.strip("%= ").removeprefix("recipient.")
        single = not raw.startswith("%%")
        # "20%off%" is no field, and neither is a lower-case word between percent signs.
        if single and "recipient." not in raw and not name.isupper():
            return
        self._gap(node, name, human=False)

    def _angle(self, node: Node, inside: str) -> None:
        words = inside.lower().split()
        if not words or words[0] in dialects.HTML_TAGS or words[0] in dialects.ASIDES or words[0] in self._closing_tags:
            return
        known = slot_of(inside, human=True) != "other"
        if known or len(words) > 1 or inside.islower() or inside.isupper():
            self._gap(node, inside, human=True)

    def _blank(self, node: Node) -> None:
        """Read "____", unless it is a rule across the page or part of a word."""
        before, after = brackets.line_before(self.text, node), brackets.line_after(self.text, node)
        if not (before + after).strip("_ \t-=*") or after[:1].isalnum() or before[-1:].isalnum():
            return
        if before[-1:] in _DRAWN or after[:1] in _DRAWN:
            return
        if self.script:
            self._mark(node.start, node.end, SegmentKind.STAND_IN, STAND_INS["fact"])
        else:
            self._add(node, "", human=True, slot="other", view=STAND_INS["fact"])

    def _crosses(self, node: Node, raw: str) -> None:
        if raw.startswith("$"):
            self._add(node, raw, human=True, slot="number", view="$12")
        elif self.text[node.end : node.end + 1] == "%":
            self._add(node, raw, human=True, slot="number", view="12")
        else:
            self._add(node, raw, human=True, slot="other", view="Acme")

    # -- what all of them end in

    def _gap(self, node: Node, name: str, *, human: bool) -> None:
        slot = slot_of(name, human=human)
        view = "unsubscribe" if "unsub" in name.lower() else STAND_INS[slot]
        words = split_name(name)
        if slot == "other" and words and 1 <= len(words) <= 4 and all(w.isalpha() and len(w) > 2 for w in words):
            view = " ".join(words) if "custom" not in words else view
            slot = "fact" if len(words) > 1 else slot
        self._add(node, name, human=human, slot=slot, view=view)

    def _note(self, node: Node, content: str) -> None:
        self.found.fields.append(Field(TextSpan(node.start, node.end), content, True, "note"))
        self._skip(node.start, node.end)

    def _add(self, node: Node, name: str, *, human: bool, slot: str, view: str) -> None:
        slot, view = brackets.adapted(self.text, node, slot, view)
        self.found.fields.append(Field(TextSpan(node.start, node.end), name, human, slot))
        if view[0].islower() and brackets.starts_sentence(self.text, node.start):
            view = view[0].upper() + view[1:]
        self._mark(node.start, node.end, SegmentKind.STAND_IN, view)

    def _skip(self, start: int, end: int) -> None:
        if start < end:
            self._mark(start, end, SegmentKind.SKIPPED, "")

    def _mark(self, start: int, end: int, kind: SegmentKind, view: str) -> None:
        self.found.marks.append(Mark(start, end, kind, view))

    def read_alternatives(self) -> None:
        """Read "(morning/afternoon)" as its first choice."""
        for match in _ALTERNATIVES.finditer(self.text):
            self._skip(match.start(), match.start("first"))
            self._skip(match.end("first"), match.end())

    def resolve_blocks(self) -> None:
        """Keep the first arm of every conditional and skip the others."""
        stack: list[int | None] = []
        skipped: list[tuple[int, int]] = []
        for role, mark in self._tags:
            if role == "open":
                stack.append(None)
            elif role == "middle" and stack and stack[-1] is None:
                stack[-1] = mark.start
            elif role == "close" and stack:
                middle = stack.pop()
                if middle is not None:
                    skipped.append((middle, mark.end))
        self.found.marks = _without(sorted(self.found.marks), skipped)


def _without(marks: Sequence[Mark], skipped: Sequence[tuple[int, int]]) -> list[Mark]:
    """Drop the marks inside skipped stretches, and add those stretches as marks."""
    outer: list[tuple[int, int]] = []
    for start, end in sorted(skipped):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    kept: list[Mark] = []
    index = 0
    for mark in marks:
        while index < len(outer) and outer[index][1] <= mark.start:
            index += 1
        free = index == len(outer) or mark.end <= outer[index][0]
        if free and (not kept or kept[-1].end <= mark.start):
            kept.append(mark)
    return sorted([*kept, *(Mark(start, end, SegmentKind.SKIPPED) for start, end in outer)])


def _top_level_bars(text: str, node: Node) -> list[int]:
    """Return the places of "|" inside a node but outside its children."""
    bars: list[int] = []
    at = node.start + len(node.bracket)
    for start, end in [*((child.start, child.end) for child in node.children), (node.end - len(node.bracket),) * 2]:
        bars.extend(i for i in range(at, start) if text[i] == "|")
        at = max(at, end)
    return bars
