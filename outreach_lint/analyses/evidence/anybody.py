"""Words that name things and are still said to everybody: "developers like yourself", "ever wonder why ...?"."""

from __future__ import annotations

from itertools import pairwise

from outreach_lint.analyses.evidence.kinds import Evidence, EvidenceKind
from outreach_lint.analyses.words import LEX

_ALIKE, _JOKES, _OWNED = LEX.words("alike"), LEX.words("jokes"), LEX.words("owned")
_POST, _SENT, _GOT = LEX.words("post"), LEX.words("sent"), LEX.words("got")
_REASONS, _SUPPOSED = LEX.words("reasons"), LEX.words("supposed")
_SENDER, _READER = frozenset({"i", "we"}), frozenset({"you", "your", "yours"})
_HAVE = frozenset({"have", "'ve", "’ve"})


def fits_anybody(item: Evidence) -> bool:
    """Say whether what looks like a fact of one reader's speaks to everybody."""
    lowers = item.sentence.section.lowers
    said = lowers[item.start : item.end + 1]
    pairs = list(pairwise(said))
    if any(first == "like" and second in _ALIKE for first, second in pairs) or not _JOKES.isdisjoint(said):
        return True
    if len(said) > 2 and said[0] in _SENDER and said[1] in _HAVE and said[2] in _OWNED:
        return True  # "I know you weren't looking, but I've got a stellar engineer"
    if ("this", "is") in pairs[:2] and _READER.isdisjoint(said) and not _POST.isdisjoint(said):
        return True  # "so this is a targeted note"
    if item.kind is EvidenceKind.EVENT and not _SENT.isdisjoint(said) and not _GOT.isdisjoint(said[:3]):
        return True  # "you received an invite": what the sender sent
    if any(pair == ("one", "of") and not _REASONS.isdisjoint(said[i + 2 :]) for i, pair in enumerate(pairs)):
        return True  # "it's one of three reasons"
    if item.kind is not EvidenceKind.QUESTION:
        return False
    asked = lowers[item.sentence.start : item.sentence.end]
    return any(first == "ever" and second in _SUPPOSED for first, second in pairwise(asked))
