"""What a draft itself calls the reader and the reader's things, so that advice can be given in its own nouns."""

from __future__ import annotations

from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.analyses.insights import names_a_thing
from outreach_lint.document import Document, Role, Section

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
_JOINTS = frozenset({"-", "'s", "’s", "&"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_TITLES = frozenset(
    "blogger captain ceo councillor dr editor father frau headteacher herr madam mayor miss mr mrs ms owner principal "
    "prof professor rev reverend sir sister".split()
)
# Things of the reader's only in the sender's mouth ("claim your spot").
_LENT = frozenset(
    {
        "calendar",
        "copy",
        "diary",
        "discount",
        "inbox",
        "place",
        "radar",
        "schedule",
        "seat",
        "slot",
        "spot",
        "trial",
        "voucher",
    }
)
_LONGEST = 6


def find_topic(document: Document) -> str:
    """Return the first thing of the reader's that the draft names ("finance team"), without "your"; "" if none.

    Sentences with evidence come first. Call it as `document.once(find_topic)`.
    """
    told = {item.sentence.index for item in document.once(find_evidence)}
    for sentence in sorted(document.running, key=lambda s: s.index not in told):
        section = sentence.section
        for i in range(sentence.start, sentence.end - 1):
            if section.lowers[i] == "your" and names_a_thing(section, i + 1, sentence.end):
                phrase = _phrase(section, i + 1, sentence.end)
                if phrase:
                    return phrase
    return ""


def _phrase(section: Section, start: int, end: int) -> str:
    stop = start
    while stop < min(end, start + _LONGEST) and (
        section.tags[stop] in _INSIDE or (section.lowers[stop] in _JOINTS and stop > start)
    ):
        stop += 1
    while stop > start and section.tags[stop - 1] not in _NOMINAL:
        stop -= 1
    if stop == start or section.has_stand_in(start, stop) or section.lemmas[stop - 1] in _LENT:
        return ""
    return " ".join(section.slice(start, stop).split())


def find_reader_name(document: Document) -> str:
    """Return the name by which the greeting calls the reader; "the reader" where it has none or a merge field."""
    section = document.section(Role.GREETING)
    if section is None:
        return "the reader"
    names = _single_names(document) - _TITLES
    for i, lower in enumerate(section.lowers):
        if lower in names and not section.has_stand_in(i, i + 1):
            titled = i > 0 and section.lowers[i - 1].rstrip(".") in _TITLES
            return section.slice(i - titled, i + 1)
    return "the reader"


def _single_names(document: Document) -> frozenset[str]:
    return frozenset(word for name in document.parties.reader for word in name.split())
