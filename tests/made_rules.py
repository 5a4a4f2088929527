"""Rules made for tests, so that the linter and the command line are tested whatever the real rules say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.diagnostics import Applicability, Edit, Factor, Finding, Fix, Severity
from outreach_lint.document import Document
from outreach_lint.rule import ALL_KINDS, MARKETING, Category, NoOptions, Rule, option
from outreach_lint.source import TextSpan


@dataclass(frozen=True)
class ShoutOptions:
    """The options of the rule that dislikes exclamation marks."""

    marks: int = option(1, "How many exclamation marks make a shout.")
    share: float = option(0.5, "Not used.")
    strict: bool = option(False, "Not used.")


def shout(document: Document, options: ShoutOptions) -> Iterator[Finding]:
    """Flag each sentence that ends in exclamation marks."""
    for sentence in document.running:
        span = sentence.span
        if span and document.source.slice(span).rstrip().endswith("!" * options.marks):
            yield Finding(span, "This shouts.", "Say it calmly.")


def whisper(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Flag the first place of each message."""
    yield Finding(document.start_span, "This is a message.", "Let it be.")


def stumble(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Fail."""
    raise KeyError("lost")
    yield


EVERY = frozenset(ALL_KINDS)
SHOUT = Rule("shout", Category.PRESSURE, Severity.WARNING, EVERY, shout, ShoutOptions)
WHISPER = Rule("whisper", Category.PRESSURE, Severity.SUGGESTION, EVERY, whisper)
PAGE_ONLY = Rule("page-only", Category.CREDIBILITY, Severity.ERROR, frozenset({MARKETING}), whisper)
PREVIEW = Rule("preview", Category.CREDIBILITY, Severity.ERROR, EVERY, whisper, preview=True)
PRAISE = Rule("praise", Category.CREDIT, Severity.SUGGESTION, EVERY, whisper, factors=(Factor.CREDIBILITY,))
STUMBLE = Rule("stumble", Category.LINT, Severity.WARNING, EVERY, stumble)


def spaces(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Flag doubled spaces; the fix leaves one of them."""
    for match in re.finditer(r"  +", document.source.text):
        span = TextSpan(*match.span())
        yield Finding(span, "A doubled space.", "Leave one.", Fix("Leave one space", (Edit(span, " "),)))


def hurry(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Flag exclamation marks; the fix may change what is meant."""
    for match in re.finditer(r"!", document.source.text):
        span = TextSpan(*match.span())
        fix = Fix("Write a full stop", (Edit(span, "."),), Applicability.UNSAFE)
        yield Finding(span, "This hurries.", "Write a full stop.", fix)


def seesaw(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Never be content: the fix of one side is the fault of the other."""
    for match in re.finditer(r"left|right", document.source.text):
        span = TextSpan(*match.span())
        other = "right" if match.group() == "left" else "left"
        yield Finding(span, "The other side.", "Write it.", Fix("Change sides", (Edit(span, other),)))


SPACES = Rule("spaces", Category.TEMPLATE, Severity.SUGGESTION, EVERY, spaces)
HURRY = Rule("hurry", Category.PRESSURE, Severity.WARNING, EVERY, hurry)
SEESAW = Rule("seesaw", Category.TEMPLATE, Severity.WARNING, EVERY, seesaw)
