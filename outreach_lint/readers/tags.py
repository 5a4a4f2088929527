"""The tags of conditionals, in every style: which opens, turns or closes a block, and how they pair up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from outreach_lint.source import TextSpan
from outreach_lint.template import Arm, BlockFault

OPEN, MIDDLE, CLOSE = "open", "middle", "close"
# Blocks whose arms the data choose among; the other words open loops and captures, which are read once.
_CONDITIONS = frozenset("if unless ifnot ifequal ifnotequal ifchanged case equals notequals compare greaterthan "
                        "lessthan has and or not".split())  # fmt: skip
_LIQUID_OPENING = frozenset("if unless case for capture tablerow ifequal ifnotequal ifchanged comment raw".split())
_MIDDLES = frozenset("else elseif elsif elif elseif: else: when otherwise".split())
_VERBATIM = frozenset({"comment"})
_LOOPS = frozenset({"for", "each", "foreach", "tablerow", "list"})
_WORD = re.compile(r"(?P<mark>[#/^]?)\s*(?P<word>[A-Za-z_][\w.]*)")
_GO = re.compile(r"(?:if|range|with)\s+[.$(]|end\s*$|else\s*(?:if\b|$)")
_NEGATIVE = re.compile(
    r"(?i)^(?:unless|ifnot)|\bnot\b|^if\s*!|(?:==|=)\s*(?:blank|nil|null|empty|\"\"|'')|\bEMPTY\s*\(|\bisEmpty\b"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag.

    Attributes:
        style: how it is written: a key of `dialects.BLOCKS`, or "" for a language that no dialect uses.
        word: what it opens or closes ("if"); "" closes anything.
        label: the condition as written, without brackets ("if company").
    """

    start: int
    end: int
    role: str
    style: str
    word: str
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block whose tags pair up.

    Attributes:
        otherwise: whether its last arm is the one for when no condition holds.
        negative: whether its first condition holds when a value is missing.
    """

    span: TextSpan
    word: str
    arms: tuple[Arm, ...]
    otherwise: bool
    negative: bool

    @property
    def conditional(self) -> bool:
        """Whether data decide which arm is sent."""
        return self.word in _CONDITIONS

    @property
    def loop(self) -> bool:
        """Whether it is sent once for each row of a list."""
        return self.word in _LOOPS

    @property
    def verbatim(self) -> bool:
        """Whether nothing of it is sent."""
        return self.word in _VERBATIM


def handlebars_tag(start: int, end: int, inside: str) -> Tag | None:
    """Read what stands in {{ }}: "#if x", "else", "/if", "#else", "#endif", "^x"; None when it is no tag."""
    content = inside.strip().strip("~").strip()
    if _GO.match(content) and (content.startswith(("if", "range", "with", "end"))):
        role = CLOSE if content.startswith("end") else OPEN
        return Tag(start, end, role, "", "" if role is CLOSE else "if", content)
    match = _WORD.match(content)
    if not match:
        return Tag(start, end, MIDDLE, "handlebars", "else", "else") if content == "^" else None
    mark, word, label = match["mark"], match["word"].lower(), " ".join(content.lstrip("#/^").split())
    if word in _MIDDLES and mark != "/":
        if not mark and (word not in ("else", "elseif") or "|" in content):
            return None
        return Tag(start, end, MIDDLE, "apollo" if mark else "handlebars", "else", label)
    if word.startswith("end") and len(word) > 3 and word[3:] in _CONDITIONS | {"each"}:
        return Tag(start, end, CLOSE, "apollo", word[3:], label)
    if mark == "/":
        return Tag(start, end, CLOSE, "handlebars", word, label)
    if mark == "^":
        return Tag(start, end, OPEN, "handlebars", word, "unless " + label)
    return Tag(start, end, OPEN, "handlebars", word, label) if mark else None


def percent_tag(start: int, end: int, inside: str) -> Tag | None:
    """Read what stands in {% %}; None for a tag that is no part of a block ({% assign %})."""
    content = inside.strip("%- \t\r\n~")
    match = _WORD.match(content)
    if not match or match["mark"]:
        return None
    word, label = match["word"].lower(), " ".join(content.split())
    if word in _LIQUID_OPENING:
        return Tag(start, end, OPEN, "liquid", word, label)
    if word in _MIDDLES:
        return Tag(start, end, MIDDLE, "liquid", "else", label)
    if word.startswith("end") and word[3:] in _LIQUID_OPENING:
        return Tag(start, end, CLOSE, "liquid", word[3:], label)
    return None


def worded_tag(start: int, end: int, inside: str, style: str) -> Tag | None:
    """Read *|IF:X|*, %%[ IF x THEN ]%%, %IF x% and #if(x); None when it is no tag.

    Args:
        inside: what stands between the signs.
        style: the key of `dialects.BLOCKS` that the signs belong to.
    """
    content = " ".join(inside.split())
    match = re.match(r"/?[A-Za-z]+(?::if)?", content, re.IGNORECASE)
    if not match:
        return None
    word = match[0].lower()
    if word in ("if", "ifnot") or (style == "velocity" and word == "foreach"):
        return Tag(start, end, OPEN, style, word, content)
    if word in ("else", "elseif"):
        return Tag(start, end, MIDDLE, style, "else", content)
    if word in ("endif", "end:if", "/if") or (style == "velocity" and word == "end"):
        return Tag(start, end, CLOSE, style, "" if style in ("velocity", "mailchimp") else "if", content)
    opening = re.search(r"(?i)\bIF\b[^\]]*\bTHEN$", content) if style == "ampscript" else None
    return Tag(start, end, OPEN, style, "if", opening[0]) if opening else None


def pair_tags(tags: Sequence[Tag], text: str) -> tuple[list[Block], list[BlockFault]]:
    """Pair the tags of a text, which are in order; what finds no partner is a fault."""
    pairing = _Pairing(text)
    for tag in tags:
        pairing.take(tag)
    for row in pairing.open:
        pairing.fault(row[0], "unclosed")
    return pairing.blocks, sorted(pairing.faults, key=lambda fault: fault.span)


class _Pairing:
    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[list[Tag]] = []
        self.words: Counter[str] = Counter()
        self.blocks: list[Block] = []
        self.faults: list[BlockFault] = []

    def take(self, tag: Tag) -> None:
        if self.open and self.open[-1][0].word in _VERBATIM and not _closes(tag, self.open[-1][0]):
            return
        if tag.role == OPEN:
            self.open.append([tag])
            self.words[_partner(tag)] += 1
        elif tag.role == MIDDLE:
            if self.open:
                self.open[-1].append(tag)
            else:
                self.fault(tag, "stray-middle")
        else:
            self.close(tag)

    def close(self, tag: Tag) -> None:
        if not self.open:
            self.fault(tag, "unopened")
        elif _closes(tag, self.open[-1][0]):
            self.finish(tag)
        elif self.words[_partner(tag)] > 0:
            while not _closes(tag, self.open[-1][0]):
                self.fault(self.drop()[0], "unclosed")
            self.finish(tag)
        else:
            opening = self.drop()[0]
            self.fault(tag, "wrong-closing", opening)

    def drop(self) -> list[Tag]:
        row = self.open.pop()
        self.words[_partner(row[0])] -= 1
        return row

    def finish(self, tag: Tag) -> None:
        row = self.drop()
        edges = [*row, tag]
        arms = [Arm(TextSpan(before.end, after.start), before.label) for before, after in pairwise(edges)]
        if row[0].word == "case" and len(arms) > 1:
            arms = arms[1:]
        last = row[-1].label.lower().strip(": ")
        self.blocks.append(
            Block(
                TextSpan(row[0].start, tag.end),
                row[0].word,
                tuple(arms),
                len(row) > 1 and last in ("else", "^", "otherwise"),
                _NEGATIVE.search(row[0].label) is not None,
            )
        )

    def fault(self, tag: Tag, kind: str, other: Tag | None = None) -> None:
        written = self.text[tag.start : tag.end]
        opening = self.text[other.start : other.end] if other else ""
        expected = _closing(other or tag) if (other or kind == "unclosed") else ""
        self.faults.append(BlockFault(TextSpan(tag.start, tag.end), written, kind, opening, expected))


def _family(tag: Tag) -> str:
    return "handlebars" if tag.style == "apollo" else tag.style


def _partner(tag: Tag) -> str:
    """Return what an opening and its closing tag have in common."""
    anything = tag.style in ("velocity", "mailchimp", "")
    return f"{_family(tag)}:{'' if anything else tag.word}"


def _closes(tag: Tag, opening: Tag) -> bool:
    return tag.role == CLOSE and _partner(tag) == _partner(opening)


def _closing(tag: Tag) -> str:
    """Return what would close a block."""
    return {
        "handlebars": "{{/" + tag.word + "}}",
        "apollo": "{{#end" + tag.word + "}}",
        "liquid": "{% end" + tag.word + " %}",
        "mailchimp": "*|END:IF|*",
        "ampscript": "%%[ ENDIF ]%%",
        "activecampaign": "%/IF%",
        "velocity": "#end",
    }.get(tag.style, "{{end}}")
