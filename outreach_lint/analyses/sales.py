"""Whether a message sells: the answer for rules that judge whose story it tells.

Three readings come together in it. Claims show that the sender praises itself or its wares; the pitches analysis
weighs what is asked and stated in the message as a whole; and courting knows words that nobody but a seller or a
suitor writes. Each of them alone misses letters that the others know, so any one of them will do. Rules that judge what
a letter asks and brings ask the pitch itself, which is stricter.
"""

from __future__ import annotations

from outreach_lint.analyses.claims import find_claims, find_selling
from outreach_lint.analyses.courting import find_clear_suit, find_courting
from outreach_lint.analyses.pitches import answers_quotation, find_pitch
from outreach_lint.document import Document, MessageKind

_COPY = frozenset({MessageKind.CALL_SCRIPT, MessageKind.MARKETING})


def find_sale(document: Document) -> bool:
    """Say whether a message sells, so that what it says of the sender is a pitch and not news of joint work.

    Call it through `document.once(find_sale)`.
    """
    if document.once(answers_quotation):
        return False
    if document.kind in _COPY or len(document.once(find_claims)) > 1 or document.once(find_clear_suit):
        return True
    pitch = document.once(find_pitch)
    if pitch.answers and not pitch.asks and document.kind is MessageKind.FOLLOW_UP and not document.once(find_claims):
        return False  # thanks for what the reader did, and what comes next of it
    # A trade plainly stated is no sale yet: people say what they do in honest letters.
    meant = document.kind is MessageKind.FOLLOW_UP or bool(pitch.asks) or pitch.clear or document.once(find_selling)
    return pitch.sells and (meant or bool(find_courting(document)))
