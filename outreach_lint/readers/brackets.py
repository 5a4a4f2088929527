"""Square brackets: which hold a gap to be filled, which a note that was left in, and which neither.

Also the place of a bracket in its line and sentence, which decides where its words do not.
"""

from __future__ import annotations

import re

from outreach_lint.readers import dialects
from outreach_lint.readers.scanner import Node
from outreach_lint.readers.slots import STAND_INS, slot_of

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_EDITORIAL = re.compile(
    r"\b(?:redacted|omitted|snipped|removed|deleted|truncated|trimmed|sic|emphasis|laughs|laughter|inaudible)\b",
    re.IGNORECASE,
)
_TIMESTAMP = re.compile(r"[\d:., -]+$")
_BULLET = re.compile(r"\s*(?:[-*+•–—→✓✔✅❌]|\(?\d{1,2}[.)]|[a-z]\))\s*$", re.IGNORECASE)
_LABELLED_NOTE = re.compile(r"[A-Z][\w/ ]{1,30} [-–—/] ")
_SALUTATION = re.compile(r"(?:^|[\r\n])\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\s+$", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:your|the|our|my|a|an|this|their|new|of)\s+$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:\b(?:I|we|you|they|to|can|will|could|would)|['’](?:ll|d))\s+$", re.IGNORECASE)
_PERFECT = re.compile(r"(?:['’]ve|\b(?:have|has|had))\s+$", re.IGNORECASE)
# Programs, file names, subjects of other mails, a quotation that goes on, and remarks with figures are no gaps.
_NO_DESCRIPTION = re.compile(
    r"[$^{}\\]\w|[\w-]\.[a-z]{1,4}\b|^(?:re|fwd?|ob):|^(?:bug|patch|ticket|rfc|fig)[ #.]*\d|^(?:\.\.|…)|\d.*[ :]\d",
    re.IGNORECASE,
)
_FOR_EXAMPLE = re.compile(r"\b(?:e\.g|i\.e)\b")  # no names of files
# "Subject: Re: [ilug] ..." names a mailing list.
_LIST_TAG = re.compile(r"subject:\s*(?:(?:re|fwd?|aw|sv)(?:\[\d+\])?\s*:\s*)*$", re.IGNORECASE)
_SENTENCE_ENDS = frozenset(".!?…")
# A gap describes what to write in a few words; a longer bracket is an aside of the writer's own.
_LONGEST_GAP = 14
_LONGEST_OWN = 6
_ACRONYM = 3
_LONGEST_SLOT = 4
_LONGEST_OFFER = 3
# No first line is a signature.
_EARLIEST_SIGNATURE = 30


def words_of(content: str) -> list[str]:
    """Return the words in a bracket."""
    return _WORD.findall(content)


def line_before(text: str, node: Node) -> str:
    """Return what stands before a node on its line, as far as it matters."""
    return _NEWLINE.split(text[max(node.start - 80, 0) : node.start])[-1]


def line_after(text: str, node: Node) -> str:
    """Return what stands after a node on its line, as far as it matters."""
    return _NEWLINE.split(text[node.end : node.end + 40])[0]


def starts_sentence(text: str, start: int) -> bool:
    """Say whether a sentence begins at an offset."""
    before = text[max(start - 8, 0) : start].rstrip(" \t*_\"“‘'(")
    if not before:
        return start < 8
    if before[-1] not in "\r\n":
        return before[-1] in _SENTENCE_ENDS
    # Only a line that ends a sentence, or a blank one, lets the next begin one.
    above = before.rstrip(" \t\r\n")
    return not above or above[-1] in ".!?…:" or len(_NEWLINE.findall(before[len(above) :])) > 1


def adapted(text: str, node: Node, slot: str, view: str) -> tuple[str, str]:
    """Return slot and stand-in of a gap as its place has them: a name after "Hi", "product" after "your"."""
    before = text[max(node.start - 24, 0) : node.start]
    if slot in ("other", "fact", "number") and is_greeted(text, node):
        return "first-name", STAND_INS["first-name"]
    if slot in ("name", "first-name") and _signs(text, node):
        return "sender", STAND_INS["sender"]
    if view.startswith("our ") and _DETERMINER.search(before):
        return slot, view.removeprefix("our ")
    return slot, view


def is_greeted(text: str, node: Node) -> bool:
    """Say whether a node stands where a greeting has its name."""
    before = text[max(node.start - 24, 0) : node.start]
    return _SALUTATION.search(before if node.start > 24 else "\n" + before) is not None


def _signs(text: str, node: Node) -> bool:
    """Say whether a node stands on a line of its own below other text."""
    return (
        node.start > _EARLIEST_SIGNATURE
        and not line_before(text, node).strip(" -–—~")
        and not line_after(text, node).strip()
    )


def is_gap(text: str, node: Node, content: str) -> bool:
    """Say whether a square bracket holds something to be filled in or taken out before sending."""
    words = words_of(content)
    if not words or _TIMESTAMP.match(content) or "://" in content or "@" in content or "→" in content:
        return False
    if _NO_DESCRIPTION.search(_FOR_EXAMPLE.sub("", content)):
        return False
    if _EDITORIAL.search(content) or (node.start and text[node.start - 1].isalnum()):
        return False
    lowered = [word.lower() for word in words]
    if _LIST_TAG.match(line_before(text, node)) and not _names_a_slot(content, lowered):
        return False
    if len(content.split()) == 1:
        return _is_one_word_gap(text, node, content, lowered[0])
    if lowered[0] in dialects.ASIDE_OPENERS:
        return False
    if len(lowered) > 1 and all(word in dialects.BRACKET_LABELS for word in lowered):
        return False
    return len(words) <= _LONGEST_GAP or lowered[0] in dialects.FILLERS | dialects.DIRECTIVES


def _names_a_slot(content: str, lowered: list[str]) -> bool:
    return slot_of(content, human=True) != "other" or lowered[0] in dialects.FILLERS or "your" in lowered


def _is_one_word_gap(text: str, node: Node, content: str, word: str) -> bool:
    if len(word) == 1:
        # "[X] years", but not the ticked box of "- [X] done".
        return content in ("X", "N") and not _BULLET.match(line_before(text, node))
    if word in dialects.BRACKET_LABELS | dialects.INSERTIONS or (len(content) < 4 and content[-1].isdigit()):
        return False
    if slot_of(word, human=True) != "other" or word in dialects.GAP_NOUNS:
        return True
    # "[Acme]" may be somebody's name, filled in, and "[lost]" an editor's word; "[TOPIC]" is neither.
    return content.isupper() and len(word) > _ACRONYM


def is_note(text: str, node: Node, content: str) -> bool:
    """Say whether a gap is rather a remark beside the text: "[HEARD - apologise]", "[After their answer]"."""
    if slot_of(content, human=True) != "other":
        return False
    before = line_before(text, node)
    if _BULLET.match(before) or line_after(text, node).strip():
        return False
    if before.strip():
        return before.rstrip()[-1] in _SENTENCE_ENDS
    first = content.split(" ")[0].strip(":,").lower()
    return bool(_LABELLED_NOTE.match(content)) or first in dialects.DIRECTIVES or " " in content


def is_direction(text: str, node: Node, content: str) -> bool:
    """Say whether a square bracket in a call script directs the caller, rather than stand for a name."""
    words = words_of(content)
    before = line_before(text, node).rstrip()[-1:]
    if words[0].lower() in dialects.DIRECTIVES or before in ('"', "”"):
        return True
    if len(words) <= _LONGEST_SLOT and script_slot(content) != "other":
        return False
    # Inside a sentence it must be a gap: "about [YOUR OFFER] for".
    return before in ("", *_SENTENCE_ENDS) or len(words) > _LONGEST_OFFER


def script_slot(content: str) -> str:
    """Return the slot of a bracket in a script, where "[CITY/INDUSTRY]" leaves a choice."""
    slots = (slot_of(part.strip(), human=True) for part in content.split("/"))
    return next((slot for slot in slots if slot != "other"), "other")


def own_words(text: str, node: Node, name: str) -> str:
    """Let a described gap stand for itself: "your work on [recent project]" parses as it should."""
    words = name.split()
    if (
        words[0].lower() in dialects.FILLERS
        or len(words) > _LONGEST_OWN
        or not all(word[0].isalnum() for word in words)
    ):
        return STAND_INS["fact"]
    if not line_before(text, node).strip(" -–—") and not line_after(text, node):
        return name
    before, after = text[max(node.start - 12, 0) : node.start], line_after(text, node)[:1]
    if _PERFECT.search(before) and not words[0].endswith(("ed", "en", "t")):
        return "added " + STAND_INS["fact"]
    if _SUBJECT.search(before) and after in (".", ",", ";", "!", ""):
        return "handle " + STAND_INS["fact"]
    own = " ".join(word.lower() if word.isupper() or word.istitle() else word for word in words)
    return own[0].lower() + own[1:]
