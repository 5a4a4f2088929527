"""A headline that promises more than the message gives.

Why: a gift is valuable or it is none. "12 reasons" without the reasons, and the secret that is kept until the click,
take the reader's attention first and hope to pay for it later.

Evidence: the essays' judgement.

Flagged:
    Subject: 7 secrets of a profitable bakery

    Hi Ines,

    You won't believe what our clients do differently. Click through and find out.

    Best,
    Ada

Better:
    Subject: Three things on your Rua Nova price board

    Hi Ines,

    1. The small sourdough costs more per gram than the large one.
    2. Tuesday's offer is still up on Fridays.
    3. Coffee is not on the board at all, which I think costs you the school run.

    Best,
    Ada
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.insights import find_insights, names_a_thing
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Form, MessageKind, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import MARKETING, OUTREACH, option, rule

_LEXICON = load_lexicon("risky_gift/clickbait")
_NUMBERS = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_ORDINALS = frozenset({"first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "finally", "lastly"})
_PROMISE = frozenset({"discover", "learn", "read", "see", "find", "top", "reveal", "uncover", "get", "download", "here",
                      "watch", "unlock", "show", "share", "cover", "click"})  # fmt: skip
_READ_ROLES = frozenset({Role.SUBJECT, Role.BODY, Role.POSTSCRIPT})


@dataclass(frozen=True)
class ClickbaitOptions:
    """How much of a counted promise must be kept."""

    # Two things can be said in one sentence; from three on a reader expects a list.
    fewest: int = option(3, "Counted promises below this number are not judged.")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, MARKETING), options=ClickbaitOptions)
def clickbait(document: Document, options: ClickbaitOptions) -> Iterator[Finding]:
    matches = [m for m in _LEXICON.find(document) if m.section.role in _READ_ROLES]
    if not matches or not (document.kind is MessageKind.MARKETING or _sells(document, matches)):
        return
    insights = {sentence.index for sentence, _, _ in document.once(find_insights)}
    delivered = _points(document)
    flagged: set[int] = set()
    for match in matches:
        index = match.sentence.index
        if index in flagged:
            continue
        start = match.start
        if match.entry.group == "counted":
            counted = _count(match, options.fewest)
            if counted is None or delivered >= min(counted[1], options.fewest) or not _is_headline(match):
                continue
            start = counted[0]
        elif index in insights or index + 1 in insights:
            continue
        span = match.section.locate(start, match.end)
        if span is not None:
            flagged.add(index)
            words = match.section.slice(start, match.end)
            yield Finding(span, _message(words, match, delivered), _help(words, match))


def _sells(document: Document, matches: list[Match]) -> bool:
    return document.once(find_pitch).sells or any(m.section.role is Role.SUBJECT for m in matches)


def _points(document: Document) -> int:
    """Count the points a message makes: list items, numbered lines and ordinals that open a sentence."""
    items = 0
    for section in document.sections:
        items += section.form is Form.LIST_ITEM and section.role in _READ_ROLES
    opened = 0
    for sentence in document.running:
        low = sentence.section.lowers[sentence.start]
        opened += low in _ORDINALS or low.rstrip(".)").isdigit()
    return max(items, opened)


def _count(match: Match, fewest: int) -> tuple[int, int] | None:
    """Return (token, number) of the count before a noun, or None where there is none or it is small."""
    section = match.section
    for i in range(match.start - 1, max(match.start - 5, match.sentence.start - 1), -1):
        low = section.lowers[i]
        number = int(low) if low.isdigit() and len(low) < 4 else _NUMBERS.get(low, 0)
        if number:
            return (i, number) if number >= fewest else None
        if section.tags[i] not in ("ADJ", "NOUN", "ADV", "PROPN", "PUNCT"):
            return None
    return None


def _is_headline(match: Match) -> bool:
    """Say whether a counted noun is held out as content for everybody, not said of the reader's own things."""
    section, sentence = match.section, match.sentence
    words = range(sentence.start, sentence.end)
    if any(section.lowers[i] == "your" and names_a_thing(section, i + 1, sentence.end) for i in words):
        return False
    if any(section.lowers[i] in ("noticed", "saw", "spotted", "counted") for i in words):
        return False
    head = section.role is Role.SUBJECT or section.form is Form.HEADING
    after = section.lowers[match.end] if match.end < sentence.end else ""
    promised = any(section.lemmas[i] in _PROMISE for i in range(sentence.start, match.start))
    return head or (promised and after in ("to", "that", "why", "you", "your", "every", "for", "of", "in", "we", ""))


def _message(words: str, match: Match, delivered: int) -> str:
    if match.entry.group == "counted":
        kept = "none of them is" if not delivered else f"only {delivered} are"
        return f"“{words}” are announced and {kept} in the message: attention is taken before it is earned."
    return f"“{words}” makes the reader curious and keeps the thing itself back, so it gives nothing."


def _help(words: str, match: Match) -> str:
    if match.entry.group == "counted":
        return f"Write the one of the {words} that matters to this reader into the message, and drop the number."
    return "Say the thing itself in one plain sentence here, and why you think that it is so."
