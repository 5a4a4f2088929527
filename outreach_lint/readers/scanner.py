"""One pass over a text for everything that is set in brackets, nested as it may be.

The scanner knows brackets, not dialects: it returns a tree of nodes, and `placeholders.py` says what each one is.
Every token is pushed and popped at most once, so the time is linear whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# A bracket that never closes must not swallow the draft: a blank line ends every open one.
_TOKEN = re.compile(
    r"(?P<open>\{+|\[|<<|«)|(?P<close>\}+|\]|>>|»)|(?P<newline>\r\n|\n|\r)"
    r"|(?P<leaf>"
    r"\*\|[^|\r\n]{1,80}\|\*"  # *|FNAME|*
    r"|%%=.{1,120}?=%%|%%\[.{1,200}?\]%%|%%[A-Za-z_][\w. -]{0,60}%%"  # AMPscript
    r"|%(?:recipient\.)?[A-Za-z_][\w.-]{1,40}%"  # %recipient.name%, %FIRSTNAME%
    r"|%(?:IF|ELSEIF)\b[^%\r\n]{1,160}%|%/IF%"  # ActiveCampaign
    r"|#(?:if|elseif|foreach)\s{0,3}\((?:[^()\r\n]|\([^()\r\n]{0,80}\)){1,160}\)|#(?:else|end)\b"  # Velocity
    r"|<!--.{0,500}?-->"
    r"|<[A-Za-z][\w '’/-]{0,40}>"  # <company>
    r"|(?<![\w$])\$[a-z][A-Za-z]*(?:[-_.][A-Za-z]+)*\b(?!\()"  # $company
    r"|\$X{1,4}\b|\bX{3,}\b|\bXX(?=%)|\bxxx\b"
    r"|_{3,}"
    r"|\bINSERT(?:[ _][A-Z]{2,}){1,5}\b"
    r")"
)
# What every token has; most drafts hold none of it.
_HINT = re.compile(r"[{}\[\]<>«»*%#$_]|XX|xxx|INSERT")
_CLOSES = {"]": "[", ">>": "<<", "»": "«"}
# Deeper nesting than this has never been seen in a template; deeper brackets are read as text.
_DEPTH = 16
_LONGEST = 2000


@dataclass(slots=True)
class Node:
    """Something in brackets, or a leaf without any inside.

    Attributes:
        bracket: what opens it ("{{", "[", "<<"), or "" for a leaf.
        children: what stands in brackets inside it.
    """

    start: int
    end: int
    bracket: str
    children: list[Node] = field(default_factory=list)

    def inside(self, text: str) -> str:
        """Return what stands between the brackets."""
        width = len(self.bracket)
        return text[self.start + width : self.end - width]


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.roots: list[Node] = []
        self.open: list[Node] = []

    def run(self) -> list[Node]:
        line = 0
        for match in _TOKEN.finditer(self.text):
            start, end = match.span()
            if match["newline"]:
                if not self.text[line:start].strip():
                    self.drop(0)
                line = end
            elif match["open"]:
                self.push(start, match["open"])
            elif match["close"]:
                if match["close"][0] == "}":
                    self.close_braces(start, end)
                else:
                    self.close(_CLOSES[match["close"]], start, end)
            else:
                self.add(Node(start, end, ""))
        self.drop(0)
        return self.roots

    def push(self, start: int, run: str) -> None:
        if run[0] != "{":
            runs: Iterable[str] = (run,)
        elif len(run) <= 3:
            runs = (run,)
        else:
            runs = ["{{"] * (len(run) // 2)
        for bracket in runs:
            if len(self.open) < _DEPTH:
                self.open.append(Node(start, start, bracket))
            start += len(bracket)

    def close_braces(self, start: int, end: int) -> None:
        """Close as many open braces as a run of closing ones can; "{{name}" closes too, as badly as it is written."""
        at = start
        while at < end:
            index = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].bracket[0] == "{"), None)
            if index is None:
                return
            node = self.open[index]
            width = min(len(node.bracket), end - at)
            if width < len(node.bracket):
                node.start += len(node.bracket) - width
                node.bracket = "{" * width
            self.finish(index, at + width)
            at += width

    def close(self, bracket: str, start: int, end: int) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].bracket == bracket:
                self.finish(index, end)
                return

    def finish(self, index: int, end: int) -> None:
        node = self.open[index]
        node.end = end
        for lost in self.open[index + 1 :]:
            node.children.extend(lost.children)
        node.children.sort(key=lambda child: child.start)
        del self.open[index:]
        if node.end - node.start <= _LONGEST:
            self.add(node)
        else:
            for child in node.children:
                self.add(child)

    def drop(self, index: int) -> None:
        """Give up open brackets; what was found inside them stays."""
        lost, self.open = self.open[index:], self.open[:index]
        for node in lost:
            for child in node.children:
                self.add(child)

    def add(self, node: Node) -> None:
        (self.open[-1].children if self.open else self.roots).append(node)


def scan(text: str) -> list[Node]:
    """Return the outermost bracketed nodes and leaves of a text, in order."""
    return _Scan(text).run() if _HINT.search(text) else []
