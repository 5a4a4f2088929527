"""What somebody else is quoted as saying."""

from __future__ import annotations

from outreach_lint.document import Document, MessageKind

_STRAIGHT = frozenset({'"', "''", "``"})
_QUOTES = _STRAIGHT | {"“", "”"}


def find_quotations(document: Document) -> frozenset[int]:
    """Return the indices of sentences that somebody else is quoted as saying.

    Call it through `document.once(find_quotations)`. In call scripts the lines to say stand in quotation marks, and are
    the sender's own.
    """
    if document.kind is MessageKind.CALL_SCRIPT:
        return frozenset()
    quoted = set()
    open_in: dict[int, bool] = {}
    for sentence in document.running:
        section = sentence.section
        inside = open_in.get(id(section), False)
        middle, turned = (sentence.start + sentence.end) // 2, inside
        for i in range(sentence.start, sentence.end):
            mark = section.lowers[i]
            if mark in _QUOTES:
                turned = mark == "“" or (mark in _STRAIGHT and not turned)
            if i == middle and turned:
                quoted.add(sentence.index)
        open_in[id(section)] = turned
    return frozenset(quoted)
