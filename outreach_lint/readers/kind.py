"""Which of the five kinds a message is, told from its surface.

The signs of `kind_signs.py` are summed by kind; the heaviest kind wins, and a message that shows nothing of itself
is outreach.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_lint.document import MessageKind
from outreach_lint.readers.greeting import address_lines, greeting_end
from outreach_lint.readers.kind_signs import SIGNS
from outreach_lint.readers.signs import Where

# More text than this says nothing new about the kind.
_MOST = 8_000
_OPENING = 300
# Outreach needs no sign; the others must outweigh this.
_DEFAULT = 2.5
# One label or "If they say no:" happens in a mail; a script has several.
_LEAST_SCRIPT = 4.0
# Three labels, or the timings of captions: nothing else looks like it.
_SURE_SCRIPT = 6.0
# Copy greets nobody and is signed by nobody; a private mail does at least one of the two.
_UNSIGNED_COPY = 3.0
_MOST_PERSONAL = 1
# A page of "I" and "we" that goes on and on speaks to its reader seldom: once in this many words.
_LONG, _SELDOM = 120, 60
# Nobody writes a title over a letter.
_TITLED = 3.0
_LEAST_TITLE, _MOST_TITLE, _SMALL_WORD = 3, 10, 3
_LEAST_HEADINGS = 2
# Who greets and signs writes a letter, whatever it says of calls.
_LETTER = 3.0
# A quoted message makes a reply, and a quoted complaint a service reply.
_QUOTED = 3.0

_HEAD = re.compile(r"(?:subject|from|to|cc|date|preheader)\b[^:]{0,20}:", re.IGNORECASE)
_SIGNED = re.compile(
    r"^[^\w\n]{0,8}(?:best|(?:kind|best|warm) regards|regards|cheers|thanks|thank you|sincerely|warmly|yours"
    r"|take care)\b[^.\n]{0,30}[,.!]?\s*$|^[-–—]{1,2} ?[A-Z]\w+(?: [A-Z]\w+)?$",
    re.IGNORECASE | re.MULTILINE,
)
# A name alone at the end.
_NAMED = re.compile(r"\n[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?\s*\Z")
_PERSONAL = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|me|my)\b")
_ADDRESSED = re.compile(r"\byour?s?\b", re.IGNORECASE)
# What somebody else is quoted with is not the writer's "I".
_QUOTATION = re.compile(r"“[^“”]{0,400}”")
# One person answers another, or asks to be answered.
_CORRESPONDENCE = re.compile(
    r"\b(?:(?:attached|enclosed) (?:is|are|please)|(?:i|we)(?:['’]ve| have)? enclosed?|please find|in receipt of"
    r"|(?:as )?per your|our (?:conversation|discussion|(?:phone |telephone )?call|records)|(?:under )?separate cover"
    r"|reaching out to you|writing to you|(?:for|love to|nice to|happy to) connect(?:ing)?\b(?! (?:all|the|your))"
    r"|(?:hope|like|wish|want)(?:s|ing)? to (?:co-?operate|do business) with (?:you|your)"
    r"|to be connected|please be advised|this letter|we urge you)\b",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(
    r"\b(?:refund\w*|broken?|disappoint\w*|unacceptable|not work\w*|doesn['’]?t work"
    r"|still (?:waiting|no|not|haven['’]t)|complain\w*"
    r"|damaged|overcharged|charged|faulty|cancel\w*|too late|never (?:arrived|came|got)|customer"
    r"|fed up|nobody (?:answers|replies|called|came|told)|no one (?:answers|replies|called|came|told)|leaks?|dead"
    r"|standing still|what is going on|(?:wrong|missing|twice|late|broke|down) again|(?:second|third|fourth)(?: \w+)?"
    r" (?:time|month|week|day) (?:in a row|running)|(?:is|was|are|were) (?:wrong|missing|late|rude|cold|dirty)"
    r"|(?:had|have) no|not received|haven['’]?t received|where is my|ridiculous|rude|since (?:breakfast|yesterday"
    r"|this morning|last night|\d+ ?[ap]m))\b",
    re.IGNORECASE,
)
# A word or two of these stand in any quoted mail.
_LEAST_COMPLAINT = 2


def detect_kind(lines: Sequence[str], quoted: Sequence[str] = ()) -> MessageKind:
    """Detect the kind of a message.

    Args:
        lines: its lines as the recipient sees them.
        quoted: the lines of an earlier message that it quotes.
    """
    scores = kind_scores(lines, quoted)
    return max(scores, key=lambda kind: scores[kind])


def kind_scores(lines: Sequence[str], quoted: Sequence[str] = ()) -> dict[MessageKind, float]:
    """Return the weight of the signs for every kind, the most telling kind first where they tie."""
    text = "\n".join(lines)[:_MOST]
    subject, opening, greets = _places([line for line in lines[:40] if line])
    places = {
        where: (place, place.lower())
        for where, place in ((Where.ANYWHERE, text), (Where.OPENING, opening), (Where.SUBJECT, subject))
    }
    scores = {
        MessageKind.CALL_SCRIPT: 0.0,
        MessageKind.SERVICE_REPLY: 0.0,
        MessageKind.FOLLOW_UP: 0.0,
        MessageKind.MARKETING: 0.0,
        MessageKind.OUTREACH: _DEFAULT,
    }
    for sign in SIGNS:
        scores[sign.kind] += sign.weight * sign.count(*places[sign.where])
    signed = _SIGNED.search(text)
    if greets and (signed or _NAMED.search(text)):
        scores[MessageKind.CALL_SCRIPT] -= _LETTER
    if scores[MessageKind.CALL_SCRIPT] < _LEAST_SCRIPT:
        scores[MessageKind.CALL_SCRIPT] = 0.0
    elif scores[MessageKind.CALL_SCRIPT] >= _SURE_SCRIPT:
        scores[MessageKind.CALL_SCRIPT] += _SURE_SCRIPT  # turns show the kind, whatever is said in them
    if not greets and not signed and not scores[MessageKind.CALL_SCRIPT] and _has_title(lines):
        scores[MessageKind.MARKETING] += _TITLED
    if text and not greets and not signed and _is_copy(text):
        scores[MessageKind.MARKETING] += _UNSIGNED_COPY
    if sum(1 for line in quoted if line.lstrip("> ")[:1] in ('"', "“")) > 1:
        scores[MessageKind.CALL_SCRIPT] += _SURE_SCRIPT
    elif quoted:
        complaint = len(_COMPLAINT.findall("\n".join(quoted)[:_MOST])) >= _LEAST_COMPLAINT
        scores[MessageKind.SERVICE_REPLY if complaint else MessageKind.FOLLOW_UP] += _QUOTED
    return scores


def _is_copy(text: str) -> bool:
    """Say whether a text that greets nobody and is signed by nobody is written by no one person to another."""
    if _CORRESPONDENCE.search(text):
        return False
    words = len(text.split())
    if words >= _LONG and len(_ADDRESSED.findall(text)) * _SELDOM < words:
        return True
    return len(_PERSONAL.findall(_QUOTATION.sub("", text))) <= _MOST_PERSONAL


def _has_title(lines: Sequence[str]) -> bool:
    """Say whether a text begins with a line by itself, in capitals as over an article: "We Are Gardeners Too!".

    Several such lines between paragraphs make an article as well.
    """
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return False
    later = (number for number in range(first + 2, len(lines) - 1) if not lines[number - 1].strip())
    return _is_title(lines, first) or sum(1 for number in later if _is_title(lines, number)) >= _LEAST_HEADINGS


def _is_title(lines: Sequence[str], number: int) -> bool:
    """Say whether a line has a blank one below it and capitals throughout."""
    if number + 1 >= len(lines) or lines[number + 1].strip() or _HEAD.match(lines[number]):
        return False
    words = [word for word in lines[number].split() if word[0].isalpha()]
    weighty = [word for word in words if len(word) > _SMALL_WORD]
    titled = len(words) >= _LEAST_TITLE and len(words) <= _MOST_TITLE and bool(weighty)
    return titled and all(word[0].isupper() for word in (*weighty, words[-1]))


def _places(lines: Sequence[str]) -> tuple[str, str, bool]:
    """Return the subject line, the opening after the greeting, and whether there is a greeting."""
    subject = next((line for line in lines[:6] if line.lower().startswith("subject")), "")
    body = [line for line in lines if not _HEAD.match(line)]
    body = body[address_lines(body) :]
    for number, line in enumerate(body[:5]):
        end = greeting_end(line, alone=number == 0)
        if end is not None:
            return subject, "\n".join([line[end:].strip(), *body[number + 1 :]])[:_OPENING].strip(), True
    return subject, "\n".join(body)[:_OPENING], False
