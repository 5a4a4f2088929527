"""Placeholders: merge fields of every platform and gaps that a person should have filled.

Each becomes a `Field` and a mark: a plausible value in its place, or nothing where the reader would see nothing. Of
conditionals and random wordings, the view shows the arm that the wanted reading asks for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from outreach_lint.dialects import DIALECTS
from outreach_lint.document import Field
from outreach_lint.readers import brackets, dialects, tags
from outreach_lint.readers.arms import Choice, resolve, without
from outreach_lint.readers.field_heads import FieldHead, read_head
from outreach_lint.readers.inference import find_writings
from outreach_lint.readers.inline import Mark
from outreach_lint.readers.scanner import Node, scan
from outreach_lint.readers.slots import STAND_INS, slot_of, split_name
from outreach_lint.source import Reading, SegmentKind, TextSpan
from outreach_lint.template import Arm, Template

# "[Stat 1 - the surprising one]" is called "Stat 1".
_DESCRIPTION_END = re.compile(r"\s[-–—:]\s|:\s|\s\+\s|\s\(")
# Underscores beside these draw a picture.
_DRAWN = ("/", "\\", "|")
_CLOSING_TAG = re.compile(r"</(?P<name>[A-Za-z][\w-]{0,30})")
_ALTERNATIVES = re.compile(r"\((?P<first>[\w'’ ]{1,30})(?:/[\w'’ ]{1,30}){1,5}\)")
_CAMPAIGN_MONITOR = re.compile(r"[A-Za-z]\w{0,40}\s*,\s*fallback\s*=", re.IGNORECASE)
# {!Contact.FirstName}, {!IF(...)}, {$name}, {$name|default:'x'}; the rest is somebody's program.
_SIGIL = re.compile(r"!\s*[A-Za-z]\w*(?:[.:]\w+)*\s*(?:\}?$|\(.*\)\s*$)|\$[A-Za-z]\w*\s*(?:\|.*)?$", re.DOTALL)
# So many capitals in a row may be an acronym.
_ACRONYM = 3
# A brace after one of these belongs to a formula or a program.
_CODE = frozenset("\\_^}%")
# What the platform always knows: the sender's own data, links that it makes, and its errors.
_NEVER_EMPTY = frozenset({"sender", "sender-company", "product", "link", "error", "note", "date", "time"})


@dataclass(slots=True)
class Placeholders:
    """What was found.

    Attributes:
        marks: what the view holds instead, sorted, without overlap.
        directions: in a script, the brackets that direct the caller.
        template: conditionals and choices.
    """

    marks: list[Mark] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    directions: list[tuple[int, int]] = field(default_factory=list)
    template: Template = field(default_factory=Template)


def find_placeholders(text: str, *, script: bool = False, reading: Reading | None = None) -> Placeholders:
    """Find every merge field, gap and bracketed direction of a text.

    Args:
        script: whether the text is a call script, where brackets direct the speaker and a blank is a pause to fill
            by ear, never a leftover.
        reading: which reading of a template is wanted; the first by default. Readers pass on their source's.
    """
    found = _Reading(text, script, reading or Reading())
    for node in scan(text):
        found.read(node)
    if script:
        found.read_alternatives()
    found.read_dialect_forms()
    return found.finish()


class _Reading:
    """The reading of one text's nodes."""

    def __init__(self, text: str, script: bool, reading: Reading) -> None:
        self.text = text
        self.script = script
        self.reading = reading
        self.found = Placeholders()
        self._closing_tags = {match["name"].lower() for match in _CLOSING_TAG.finditer(text)}
        self._tags: list[tags.Tag] = []
        self._choices: list[Choice] = []
        self._wordings: set[str] = set()
        self._velocity = "#if" in text
        self._inherited: str | None = None
        """The last option of the {{fallback|...}} that is being read."""

    def read(self, node: Node) -> None:
        inside = node.inside(self.text)
        if node.bracket in ("{{", "{{{"):
            self._double_brace(node, inside)
        elif node.bracket == "{":
            self._single_brace(node, inside)
        elif node.bracket == "[":
            self._square(node, inside)
        elif node.bracket in ("<<", "«"):
            # French sets a blank inside its quotation marks.
            if dialects.FIELD_NAME.match(inside.strip()) and (node.bracket == "<<" or inside == inside.strip()):
                self._field(node, FieldHead(inside.strip(), "angle2" if node.bracket == "<<" else "guillemet"))
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
        elif not self._tag(tags.handlebars_tag(node.start, node.end, inside)) and not self._choice(node, inside):
            head = read_head(inside, "double" if node.bracket == "{{" else "triple")
            if head.name[:1].isalpha() or head.name[:1] in "_@":
                self._field(node, head)
            else:
                self._read_all(node.children)

    def _single_brace(self, node: Node, inside: str) -> None:
        before = self.text[node.start - 1] if node.start else " "
        if inside[:1] == "%" and inside[1:2] == "=" and inside[-1:] == "%":
            self._field(node, read_head(inside[2:-1], "token"))
        elif inside[:1] in ("%", "#") and inside[-1:] in ("%", "#"):
            if inside[0] == "#" or not self._tag(tags.percent_tag(node.start, node.end, inside)):
                self._skip(node.start, node.end)
        elif _SIGIL.match(inside):
            self._field(node, read_head(inside[1:], "bang" if inside[0] == "!" else "sigil"))
        elif inside.startswith(("contactfield=", "ownerfield=")):
            self._field(node, read_head(inside.split("=", 1)[1], "mautic"))
        elif before == "$":
            self._field(Node(node.start - 1, node.end, "${"), FieldHead(inside.strip(), "shell"))
        elif self._choice(node, inside):
            pass
        elif dialects.FIELD_NAME.match(inside) and not before.isalnum() and before not in _CODE and len(inside) > 1:
            name = inside.strip()
            if " " in name:
                self._gap(node, name)
            else:
                self._field(node, FieldHead(name, "single"))
        else:
            self._read_all(node.children)

    def _tag(self, tag: tags.Tag | None) -> bool:
        """Keep a tag of a block, if it is one."""
        if tag is None:
            return False
        self._tags.append(tag)
        self._skip(tag.start, tag.end)
        return True

    def _choice(self, node: Node, inside: str) -> bool:
        """Read {Hi|Hello} and {{fallback|{{name}}|Sir}}; say whether it was one."""
        bars = _top_level_bars(self.text, node)
        if not bars:
            return False
        edges = [node.start + len(node.bracket) - 1, *bars, node.end - len(node.bracket)]
        options = [(low + 1, high) for low, high in pairwise(edges)]
        first = self.text[slice(*options[0])].strip().lower()
        if first in dialects.RANDOM | dialects.FALLBACK:
            options = options[1:]
        elif node.bracket != "{":
            second = self.text[slice(*options[1])].strip().lower()
            filtered = second.split(":")[0].split(" ")[0].split("(")[0] in dialects.FILTERS
            if filtered or " " not in first or not second or second.startswith(('"', "'")):
                return False
        elif re.search(r"[=;\"<>()]", inside):
            return False
        fallback = first in dialects.FALLBACK
        named = fallback or first in dialects.RANDOM
        self._wordings.add("single" if node.bracket == "{" else "random" if named else "double")
        self._offer(node, options, fallback=fallback)
        return True

    def _offer(self, node: Node, options: list[tuple[int, int]], *, fallback: bool) -> None:
        """Keep a choice; an option may be empty, and then says nothing."""
        if node.bracket != "{":
            options = [_stripped(self.text, *option) for option in options]
        filled = [(low, high) for low, high in options if self.text[low:high].strip()] or options[:1]
        arms = tuple(Arm(TextSpan(low, high), " ".join(self.text[low:high].split())) for low, high in filled)
        last = len(arms) - 1
        self._choices.append(Choice(TextSpan(node.start, node.end), arms, fallback, last if fallback else 0))
        for child in node.children:
            index = next((i for i, (low, high) in enumerate(filled) if low <= child.start and child.end <= high), None)
            if index is not None:
                self._inherited = arms[last].label if fallback and index < last else None
                self.read(child)
                self._inherited = None

    # -- square brackets

    def _square(self, node: Node, inside: str) -> None:
        nested = node.children
        content = " ".join(inside.split())
        if self.text[node.end : node.end + 1] == "(" and self._link(node):
            return
        if dialects.PLATFORM_ERROR.match(inside):
            self._add(node, FieldHead(inside.strip(), ""), slot="error", view="item")
            return
        if _CAMPAIGN_MONITOR.match(inside):
            self._field(node, read_head(inside, "square"))
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
            self._add(node, FieldHead(inside.strip(), ""), slot="error", view="item")
        else:
            self._field(node, read_head(inside, "square2"))

    def _human(self, node: Node, content: str) -> None:
        """Read a gap in square brackets, or a note that was left in."""
        if brackets.is_note(self.text, node, content):
            self._note(node, content)
            return
        name = _DESCRIPTION_END.split(content, maxsplit=1)[0]
        slot = slot_of(name, human=True)
        described = slot in ("other", "fact") and " " in name
        view = brackets.own_words(self.text, node, name) if described or slot == "other" else STAND_INS[slot]
        self._add(node, FieldHead(content, ""), slot="fact" if described else slot, view=view)

    def _script_bracket(self, node: Node, content: str) -> None:
        if brackets.is_direction(self.text, node, content):
            self.found.directions.append((node.start, node.end))
            return
        slot = brackets.script_slot(content)
        view = STAND_INS[slot] if slot != "other" else brackets.own_words(self.text, node, content)
        self._add(node, FieldHead(content, ""), slot="fact" if slot == "other" else slot, view=view)

    # -- leaves

    def _leaf(self, node: Node) -> None:
        raw = self.text[node.start : node.end]
        if raw.startswith("*|"):
            self._worded(node, raw[2:-2], "mailchimp", "star")
        elif raw.startswith("%%["):
            if not self._tag(tags.worded_tag(node.start, node.end, raw[3:-3], "ampscript")):
                self._skip(node.start, node.end)
        elif raw.startswith("%"):
            self._percent(node, raw)
        elif raw.startswith("#"):
            if self._velocity and not self._tag(tags.worded_tag(node.start, node.end, raw[1:], "velocity")):
                self._skip(node.start, node.end)
        elif raw.startswith("<!--"):
            self._skip(node.start, node.end)
        elif raw.startswith("<"):
            self._angle(node, raw[1:-1])
        elif raw.startswith("_"):
            self._blank(node)
        elif raw.startswith("INSERT"):
            self._gap(node, raw[6:].replace("_", " ").strip())
        elif raw.lower().strip("$x") == "":
            self._crosses(node, raw)
        elif slot_of(raw[1:], human=True) not in ("other", "sender") or brackets.is_greeted(self.text, node):
            self._gap(node, raw[1:])

    def _worded(self, node: Node, inside: str, style: str, form: str) -> None:
        if not self._tag(tags.worded_tag(node.start, node.end, inside, style)):
            self._field(node, FieldHead(inside, form))

    def _percent(self, node: Node, raw: str) -> None:
        if raw.startswith("%%="):
            self._field(node, read_head(raw[3:-3], "ampscript"))
        elif raw.startswith("%%"):
            self._field(node, FieldHead(raw[2:-2].strip(), "percent2"))
        elif raw.startswith("%recipient."):
            self._field(node, FieldHead(raw[11:-1], "recipient"))
        # "20%off%" is no field, and neither is a lower-case word between percent signs.
        elif raw[1:-1].split(" ")[0].isupper() or raw.upper() == "%/IF%":
            self._worded(node, raw[1:-1], "activecampaign", "percent")

    def _angle(self, node: Node, inside: str) -> None:
        words = inside.lower().split()
        if not words or words[0] in dialects.HTML_TAGS | dialects.ASIDES or words[0] in self._closing_tags:
            return
        described = any(word in dialects.GAP_NOUNS | dialects.FILLERS for word in words)
        if described or slot_of(inside, human=True) != "other" or (inside.isupper() and len(inside) > _ACRONYM):
            self._gap(node, inside)

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
            self._add(node, FieldHead("", ""), slot="other", view=STAND_INS["fact"])

    def _crosses(self, node: Node, raw: str) -> None:
        if raw.startswith("$"):
            self._add(node, FieldHead(raw, ""), slot="number", view="$12")
        elif self.text[node.end : node.end + 1] == "%":
            self._add(node, FieldHead(raw, ""), slot="number", view="12")
        else:
            self._add(node, FieldHead(raw, ""), slot="other", view="Acme")

    # -- what all of them end in

    def _gap(self, node: Node, name: str) -> None:
        """Keep a gap that a person should have filled."""
        self._named(node, FieldHead(name, ""))

    def _field(self, node: Node, head: FieldHead) -> None:
        """Keep a field that a platform fills."""
        if self._inherited is not None:
            head = head._replace(default="choice", fallback=self._inherited)
        self._named(node, head)

    def _named(self, node: Node, head: FieldHead) -> None:
        slot = slot_of(head.name, human=not head.form)
        view = "unsubscribe" if "unsub" in head.name.lower() else STAND_INS[slot]
        words = split_name(head.name)
        if slot == "other" and words and 1 <= len(words) <= 4 and all(w.isalpha() and len(w) > 2 for w in words):
            view = " ".join(words) if "custom" not in words else view
            slot = "fact" if len(words) > 1 else slot
        self._add(node, head, slot=slot, view=view)

    def _note(self, node: Node, content: str) -> None:
        self.found.fields.append(Field(TextSpan(node.start, node.end), content, True, "note"))
        self._skip(node.start, node.end)

    def _add(self, node: Node, head: FieldHead, *, slot: str, view: str) -> None:
        slot, view = brackets.adapted(self.text, node, slot, view)
        span = TextSpan(node.start, node.end)
        name, form, default, fallback = head
        self.found.fields.append(Field(span, name, not form, slot, form, default, fallback))
        if self.reading.empty and form and slot not in _NEVER_EMPTY and "unsub" not in name.lower():
            kind = SegmentKind.DECODED if fallback else SegmentKind.SKIPPED
            self._mark(node.start, node.end, kind, fallback or "")
            return
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

    def read_dialect_forms(self) -> None:
        """Read the fields that look like words, where the user has set the dialect that has them."""
        dialect = DIALECTS.get(self.reading.dialect or "")
        if dialect is None or dialect.on_request is None:
            return
        taken = [(mark.start, mark.end) for mark in sorted(self.found.marks)]
        for match in dialect.on_request.finditer(self.text):
            index = bisect_right(taken, (match.start(), match.end())) - 1
            if index < 0 or taken[index][1] <= match.start():
                node = Node(match.start(), match.end(), "")
                self._field(node, FieldHead(match[0].strip("@#-"), dialect.forms[0]))

    def finish(self) -> Placeholders:
        """Pair the tags, and pick the arms that the reading shows; the dialect is a matter of the whole file."""
        found = self.found
        found.fields.sort(key=lambda item: item.span)
        self._tags.sort(key=lambda tag: tag.start)
        blocks, faults = tags.pair_tags(self._tags, self.text)
        left_out = [(block.span.start, block.span.end) for block in blocks if block.verbatim]
        for block in blocks:
            if block.conditional:
                last = len(block.arms) - 1 if block.otherwise else None
                self._choices.append(Choice(block.span, block.arms, True, 0 if block.negative else last))
        alternatives, skipped, readings = resolve(self._choices, self.reading)
        found.marks = without(sorted(found.marks), sorted([*skipped, *left_out]))
        written = [*found.fields] if not left_out else [f for f in found.fields if not _inside(f.span, left_out)]
        found.fields = written
        found.template = Template(
            alternatives=alternatives,
            faults=tuple(faults),
            loops=tuple(block.span for block in blocks if block.loop),
            readings=readings,
            writings=find_writings(written, self._tags, self.text),
            choices=frozenset(self._wordings),
        )
        return found


def _inside(span: TextSpan, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in stretches)


def _stripped(text: str, low: int, high: int) -> tuple[int, int]:
    """Return a stretch without the blanks around it."""
    written = text[low:high]
    low += len(written) - len(written.lstrip())
    return low, max(low, high - len(written) + len(written.rstrip()))


def _top_level_bars(text: str, node: Node) -> list[int]:
    """Return the places of "|" inside a node but outside its children."""
    bars: list[int] = []
    at = node.start + len(node.bracket)
    for start, end in [*((child.start, child.end) for child in node.children), (node.end - len(node.bracket),) * 2]:
        bars.extend(i for i in range(at, start) if text[i] == "|")
        at = max(at, end)
    return bars
