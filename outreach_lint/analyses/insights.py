"""Insights said in the message itself: a fact of this reader's, and what follows from it.

No noun gives an insight away ("Your ramp faces the wrong way for 18-tonners, I think"), so it is put together from
parts. The ground is something of the reader's that the writer saw: evidence, a word of looking, or a thing of theirs.
On it stands a consequence, a piece of advice, a fault, an opinion or a figure to compare, in the same sentence or the
next. A sentence that sells, or that could be said to everybody, gives nothing.
"""

from __future__ import annotations

from itertools import chain

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import CURRENCY
from outreach_lint.analyses.evidence import EvidenceKind, find_evidence
from outreach_lint.analyses.risks import RiskKind, find_risks
from outreach_lint.document import RUNNING_ROLES, Document, Mood, Section, Sentence
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("analyses/insights")
_MENTIONED, _NEWS, _CONTRAST = (_LEXICON.words(name) for name in ("mentioned", "news", "contrast"))
_EMPTY = load_lexicon("analyses/evidence").words("empty")
_PLACE = tuple[Sentence, int, int]

# What a sentence holds, one bit each.
LOOK, DRAWS, ADVICE, FAULT, SOFT, SELLING, CROWD, EVIDENCE, OWNED, RISK, FIGURE, MEASURED, QUESTION, REACHES, HOOK = (
    1 << n for n in range(15)
)
_BITS = {
    "look": LOOK, "draws": DRAWS, "advice": ADVICE, "fault": FAULT, "soft-fault": SOFT, "selling": SELLING,
    "crowd": CROWD, "measured": MEASURED | LOOK, "reaches": REACHES | DRAWS,
}  # fmt: skip
_STATED = frozenset({RiskKind.GUESS, RiskKind.OPINION, RiskKind.ADVICE, RiskKind.JUDGEMENT, RiskKind.ESTIMATE})
_GROUND = EVIDENCE | LOOK
_NEWS_BITS = DRAWS | FIGURE | EVIDENCE | FAULT | SOFT
# How many sentences after a look at something of the reader's still tell what was seen.
_LOOK_REACH = 4
_SO_WHAT = DRAWS | ADVICE | FAULT | SOFT | RISK


def find_insights(document: Document) -> tuple[_PLACE, ...]:
    """Return the insights of the running text as (sentence, start, end), in order.

    Call it as `document.once(find_insights)`.
    """
    running = document.running
    if not running:
        return ()
    bits = _read(document)
    found: list[_PLACE] = []
    earlier = before = looked = 0
    for sentence in running:
        here = bits.get(sentence.index, 0)
        looked = _LOOK_REACH if here & LOOK and here & (OWNED | EVIDENCE) else looked - 1
        ground = before | (LOOK if looked > 0 else 0)
        corrects = earlier & EVIDENCE and here & OWNED and here & (RISK | ADVICE | FAULT)
        if _is_insight(sentence, here, ground | (EVIDENCE if corrects else 0)):
            found.append((sentence, sentence.start, sentence.end))
        earlier, before = before, here
    return tuple(found)


def _is_insight(sentence: Sentence, here: int, before: int) -> bool:
    if here & (SELLING | CROWD) or _asks(sentence):
        return False
    if here & FAULT and here & (OWNED | EVIDENCE):
        return True
    if here & EVIDENCE and not here & QUESTION and _observes(sentence):
        return True
    if here & DRAWS and here & OWNED and before & _NEWS_BITS and not before & SELLING:
        return True
    if here & before & EVIDENCE and not (here | before) & (SELLING | CROWD | QUESTION | HOOK):
        return True  # two facts of theirs in a row, neither news nor courtesy: somebody has looked
    if here & REACHES and before & (FIGURE | EVIDENCE) and not before & SELLING:
        return True
    if here & MEASURED and (here | before) & (OWNED | EVIDENCE):
        return True
    if sentence.is_question:
        return bool(here & RISK and before & EVIDENCE)
    if here & _SO_WHAT and (here & _GROUND or (before & _GROUND and here & (OWNED | DRAWS | ADVICE | RISK))):
        return True
    if (before & LOOK and here & (SOFT | FAULT)) or (
        before & OWNED and not before & (SELLING | QUESTION) and here & RISK
    ):
        return True
    return bool(before & EVIDENCE and not before & SELLING and here & FIGURE)


def _observes(sentence: Sentence) -> bool:
    """Say whether a clause states how a thing of the reader's is or works, with a number or a contrast in it.

    News and praise of a firm ("your new office opens in May") are what every sender has read.
    """
    section = sentence.section
    for clause in sentence.clauses:
        if clause.subject is None or clause.mood is not Mood.STATEMENT:
            continue
        start, end = clause.subject
        if "your" not in section.lowers[start:end] or any(section.lemmas[i] in _MENTIONED for i in range(start, end)):
            continue
        head = clause.head
        if section.lemmas[head] in _NEWS or section.lowers[head].endswith("ing"):
            continue
        rest = chain(range(sentence.start, start), range(end, sentence.end))
        if any(section.tags[i] == "NUM" or section.lowers[i] in _CONTRAST or section.lowers[i] in QUOTES for i in rest):
            return True
    return False


def _asks(sentence: Sentence) -> bool:
    """Say whether all a sentence does is ask something of the reader."""
    clauses = sentence.clauses
    return bool(clauses) and all(c.mood is Mood.REQUEST for c in clauses if c.main) and any(c.main for c in clauses)


def _read(document: Document) -> dict[int, int]:
    """Return the bits of every sentence that has any, by the sentence's number."""
    bits: dict[int, int] = {}
    for match in _LEXICON.find(document):
        if match.section.role in RUNNING_ROLES:
            bits[match.sentence.index] = bits.get(match.sentence.index, 0) | _BITS[match.entry.group]
    for item in document.once(find_evidence):
        if item.kind is not EvidenceKind.QUESTION:
            bits[item.sentence.index] = bits.get(item.sentence.index, 0) | EVIDENCE
    for risk in document.once(find_risks):
        if risk.kind in _STATED and risk.sentence.section.lowers[risk.start] != "we":  # "we believe" mostly sells
            bits[risk.sentence.index] = bits.get(risk.sentence.index, 0) | RISK
    for claim in document.once(find_claims):
        bits[claim.sentence.index] = bits.get(claim.sentence.index, 0) | SELLING
    theirs = _attributed(document)
    for sentence in document.running:
        bits[sentence.index] = (
            bits.get(sentence.index, 0)
            | _own_bits(sentence.section, sentence, theirs)
            | QUESTION * sentence.is_question
        )
    return bits


def _attributed(document: Document) -> frozenset[str]:
    """Return what the draft, its subject included, places with the reader: "the upright in your hall", "your stove".

    Later "the upright" is theirs too.
    """
    found = set()
    for section in document.sections:
        for i, lower in enumerate(section.lowers):
            if lower != "your" or not names_a_thing(section, i + 1, len(section.lowers)):
                continue
            end = i + 1
            while end < len(section.lowers) and section.tags[end] in _INSIDE:
                end += 1
            found.add(section.lemmas[end - 1])
            if i > 1 and section.tags[i - 1] == "ADP" and section.tags[i - 2] == "NOUN":
                found.add(section.lemmas[i - 2])
    return frozenset(found) - _EMPTY


def _own_bits(section: Section, sentence: Sentence, theirs: frozenset[str]) -> int:
    """Return whether a sentence names a thing of the reader's, or a figure that isn't the sender's.

    Args:
        theirs: nouns that the draft has placed with the reader.
    """
    found = 0
    for i in range(sentence.start, sentence.end):
        lower = section.lowers[i]
        if lower == "your":
            found |= OWNED if names_a_thing(section, i + 1, sentence.end) else 0
        elif lower == "the" and not theirs.isdisjoint(section.lemmas[i + 1 : i + 2]):
            found |= OWNED
        elif lower in _FIRST_PLURAL:
            found |= _OURS
        elif section.lemmas[i] in _HOOKS:
            found |= HOOK
        elif lower[:1] in CURRENCY or lower == "%" or (lower[:1].isdigit() and lower[-1] in _PENCE):
            found |= FIGURE
    return found & ~(FIGURE | _OURS) if found & _OURS else found


QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "''", "``", "«", "»"})
_OURS = 1 << 15
_HOOKS = _MENTIONED | _NEWS | _LEXICON.words("courtesy")
_FIRST_PLURAL = frozenset({"we", "our", "us"})
_PENCE = frozenset("pck%")
_JOINTS = frozenset({"-", "'s", "’s"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"})
_THINGS = frozenset({"NOUN", "PROPN", "NUM"})


def names_a_thing(section: Section, i: int, end: int) -> bool:
    """Say whether a noun that not every reader has comes before the phrase that begins at a token ends."""
    while i < end and (section.tags[i] in _INSIDE or section.lowers[i] in _JOINTS or section.lowers[i] in QUOTES):
        if section.tags[i] in _THINGS and section.lemmas[i] not in _EMPTY:
            return True
        i += 1
    return False
