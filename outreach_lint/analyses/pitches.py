"""Whether a message sells, and what it asks of its reader.

Mail between colleagues and suppliers also asks for meetings and speaks of "our proposal". A message sells when it
makes claims or uses words that only sellers use (or courts in such words: see courting), and does not answer somebody
or settle work in hand.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from outreach_lint.analyses.claims import find_claims, find_selling
from outreach_lint.analyses.clauses import has_link
from outreach_lint.analyses.courting import find_clear_suit, find_courting
from outreach_lint.analyses.words import find_people
from outreach_lint.document import LETTERS, RUNNING_ROLES, Clause, Document, MessageKind, Mood, Role, Section
from outreach_lint.lexicon import Match, load_lexicon

_LEXICON = load_lexicon("analyses/pitches")
_EVERYDAY, _INTERNAL = _LEXICON.words("everyday"), _LEXICON.words("internal")
_AUDIENCE, _DOING = _LEXICON.words("audience"), _LEXICON.words("doing")
# A seller's own word proves it. A claim, a trade stated, the writer introduced or a sales ask prove half; hints and
# plain asks a quarter. A product named is worth no more than a hint; a letter that chases another has more hints.
_ENOUGH = 3
# People at work together write of others by name; sellers write to one reader about themselves.
_ENOUGH_BETWEEN_TWO = 2
_WEIGHTS = {"pitch": 4, "pitch-ask": 4, "ask": 2, "self": 2, "boast": 2, "terms": 2, "plain-ask": 1}
_CLAIM = _TRADE = 2
_HINTS, _HINTS_IN_FOLLOW_UP = 2, 3
# Without one of these (or a trade, or two claims) a message may still be about work in hand.
_TELLING = frozenset({"pitch", "pitch-ask", "ask", "self", "boast", "terms"})
# Words about the writer's own worth; an ask is no such word.
_OF_ONESELF = frozenset({"pitch", "pitch-ask", "self", "boast"})
_LOOSE = frozenset({"ADP", "DET", "PART", "PRON", "SCONJ"})
# One of these may stray into a letter between people at work ("we are looking for a ..."); two, or terms, do not.
_CLEAR = frozenset({"pitch", "pitch-ask", "self", "boast", "terms"})
_LEAST_CLEAR = 2
_ASKING = ("pitch-ask", "ask", "plain-ask")


@dataclass(frozen=True, slots=True)
class Pitch:
    """What a message wants.

    Attributes:
        sells: it offers something for sale, or asks a favour of a stranger.
        answers: it answers a request or settles work in hand.
        asks: the words by which it asks for the reader's time, interest or favour, in order.
        clear: it says so twice in words of sellers, states the terms of an offer, or offers its trade.
    """

    sells: bool
    answers: bool
    asks: tuple[Match, ...]
    clear: bool = False

    @property
    def asked(self) -> str:
        """What is asked for first, in the view's words; "" if nothing is."""
        if not self.asks:
            return ""
        match = self.asks[0]
        end = match.end
        while end > match.start + 1 and match.section.tags[end - 1] in _LOOSE:
            end -= 1
        return match.section.slice(match.start, end)


def find_pitch(document: Document) -> Pitch:
    """Read what a message wants. Call it as `document.once(find_pitch)`."""
    groups: dict[str, list[Match]] = {}
    for match in _LEXICON.find(document):
        if match.section.role in RUNNING_ROLES and not _is_of_reader(match):
            groups.setdefault(_group(document, match), []).append(match)
    claims = document.once(find_claims)
    hints = {match.entry for match in groups.get("hint", ())}
    counted = _HINTS_IN_FOLLOW_UP if document.kind is MessageKind.FOLLOW_UP else _HINTS
    signs = min(len(hints) + (not claims and document.once(find_selling)), counted)
    signs += sum(weight for group, weight in _WEIGHTS.items() if group in groups)
    signs += (_CLAIM if claims else 0) + (len(claims) > 1)
    trade, product = document.once(find_own_story)
    served = not trade and _serves_trade(document)
    offered = (trade or served) and _asks_leave(document)
    signs += _TRADE * (trade or served) + offered + (product and not claims)
    sure = trade or served or len(claims) > 1 or bool(groups.keys() & _TELLING)
    sure = sure or (document.kind is MessageKind.FOLLOW_UP and document.once(find_selling))
    asks = sorted((match for group in _ASKING for match in groups.get(group, ())), key=_place)
    many = _addresses_many(document) and not groups.keys() & {"pitch", "pitch-ask"}
    own = trade or bool(claims) or bool(groups.keys() & _OF_ONESELF)
    enough = signs >= _ENOUGH and sure
    enough = enough or (signs >= _ENOUGH_BETWEEN_TWO and own and not _names_others(document))
    enough = enough or (
        "answer" not in groups and (document.once(find_clear_suit) or _courts_and_asks(document, groups))
    )
    said = {match.entry for group in _CLEAR for match in groups.get(group, ())}
    clear = len(said) >= _LEAST_CLEAR or "terms" in groups or offered
    below = document.once(answers_quotation)
    return Pitch(enough and not many and not below, "answer" in groups or below, tuple(asks), clear)


def _group(document: Document, match: Match) -> str:
    """Return what a match counts as: people at work "reach out" too, once something went before."""
    if match.entry.group != "approach":
        return match.entry.group
    return "hint" if document.kind is MessageKind.FOLLOW_UP else "pitch"


def _courts_and_asks(document: Document, groups: Collection[str]) -> bool:
    """Say whether a first letter that names nobody else has a word that only sellers write, and asks for something.

    A link to follow asks too.
    """
    if document.kind is not MessageKind.OUTREACH or _names_others(document):
        return False
    asked = not _ASKED.isdisjoint(groups) or any(map(has_link, document.running))
    return asked and any(match.entry.group == "pitch" for match in find_courting(document))


_ASKED = frozenset({"ask", "hint", "plain-ask"})


def answers_quotation(document: Document) -> bool:
    """Say whether the sender writes below what it quotes: an answer point by point, which sells nothing.

    Call it as `document.once(answers_quotation)`.
    """
    if document.kind not in LETTERS:
        return False
    roles = [block.role for block in document.message.blocks]
    quoted = roles.index(Role.QUOTED) if Role.QUOTED in roles else len(roles)
    return any(role in RUNNING_ROLES for role in roles[quoted:])


def _is_of_reader(match: Match) -> bool:
    """Say whether words of one's own worth are said of the reader: "you have twenty years of experience"."""
    if match.entry.group not in ("self", "boast"):
        return False
    section = match.section
    clause = next((c for c in match.sentence.clauses if c.start <= match.start < c.end and c.subject is not None), None)
    if clause is None or clause.subject is None or section.lowers[slice(*clause.subject)] != ["you"]:
        return False
    return bool(_HOLDING.intersection(section.lowers[clause.subject[1] : clause.subject[1] + 1]))


_HOLDING = frozenset({"have", "'ve", "’ve"})


def _place(match: Match) -> tuple[int, int]:
    return match.sentence.index, match.start


def find_own_story(document: Document) -> tuple[bool, bool]:
    """Say whether main clauses tell what the sender does as a rule, and what its product is or does.

    Call it as `document.once(find_own_story)`.
    """
    trade = product = False
    for sentence, clause in document.clauses:
        if clause.subject is None or clause.mood is not Mood.STATEMENT or sentence.is_question:
            continue
        start, end = clause.subject
        section = sentence.section
        if section.lowers[start] in _FIRST and end - start == 1 and clause.main:
            trade = trade or _states_trade(section, clause.head, end)
        elif section.lowers[start] == "our" and end - start > 1:
            product = product or (_is_product(section, start + 1, end) and not _is_past(section, clause.head))
    return trade, product


_FIRST = frozenset({"i", "we"})
_VERBAL = frozenset({"AUX", "VERB"})


def _states_trade(section: Section, head: int, end: int) -> bool:
    """Say whether "we" or "I" do something of a kind, in the present ("we paint barns", not "the barn")."""
    if not _VERBAL.intersection(section.tags[end : head + 1]):  # "we roast coffee", taken for a noun phrase
        head = end
        if head == len(section.lemmas):  # nothing comes after: "so are we"
            return False
    elif section.tags[head] != "VERB":
        return False
    lemma = section.lemmas[head]
    if head != end or section.lowers[head] != lemma or lemma in _EVERYDAY:
        return False
    after = section.tags[end + 1 : end + 2]
    # No second verb of the third person follows the first: "we help warehouses save" is misread.
    return bool(after) and (
        after[0] in ("ADJ", "NOUN", "NUM", "SYM") or (after[0] == "VERB" and section.lowers[end + 1].endswith("s"))
    )


def _serves_trade(document: Document) -> bool:
    """Say whether "we" or "I" do something for a kind of customer, be the verb as everyday as "do" or "put".

    It is a weaker sign than a trade named by its verb: people also tell each other whom they are working for.
    """
    return any(
        _serves(sentence.section, clause)
        for sentence, clause in document.clauses
        if clause.main and clause.subject is not None and clause.mood is Mood.STATEMENT and not sentence.is_question
    )


def _serves(section: Section, clause: Clause) -> bool:
    """Say whether a clause tells in the present, at once after "we" or "I", whom something is done for as a rule."""
    assert clause.subject is not None
    start, end = clause.subject
    if end - start != 1 or section.lowers[start] not in _FIRST or clause.head != end:
        return False
    verb = section.lemmas[end]
    if verb not in _DOING or section.lowers[end] != verb:
        return False
    for i in range(end + 2, min(end + _AUDIENCE_WITHIN, clause.end)):
        plural = section.lowers[i] != section.lemmas[i] or section.lowers[i] == "people"
        if section.lemmas[i] in _AUDIENCE and plural:
            leading = section.lowers[end + 1 : i]
            return not _SERVING.isdisjoint(leading) and _KNOWN.isdisjoint(section.lowers[max(i - 3, end) : i])
    return False


_SERVING = frozenset({"after", "for", "in", "into", "with"})
# "For our customers", "for the two firms": known ones, of whom colleagues speak.
_KNOWN = frozenset({"our", "my", "your", "their", "these", "those", "both", "its", "his", "her"})
_AUDIENCE_WITHIN = 12


def _asks_leave(document: Document) -> bool:
    """Say whether the writer asks leave to do something: "shall I ...?", "can we ...?".

    Beside a trade that makes an offer of it; a price does not, for honest sellers name theirs in passing.
    """
    openings = (s.section.lowers[s.start : s.start + 2] for s in document.running if s.is_question)
    return any(lowers[:1] in _LEAVE and lowers[1:] in (["i"], ["we"]) for lowers in openings)


_LEAVE = (["can"], ["could"], ["may"], ["shall"], ["should"])


def _is_product(section: Section, start: int, end: int) -> bool:
    """Say whether "our ..." is a thing that customers get, not the firm's own people, papers or views."""
    nouns = [i for i in range(start, end) if section.tags[i] in ("NOUN", "PROPN")]
    return bool(nouns) and not any(section.lemmas[i] in _INTERNAL for i in nouns)


def _is_past(section: Section, head: int) -> bool:
    return section.lowers[head].endswith("ed") and section.tags[head] == "VERB"


def _names_others(document: Document) -> bool:
    """Say whether third persons are named within sentences; a name on a line of its own is a signature."""
    return any(sentence.end - sentence.start > _SIGNATURE for sentence, _, _ in document.once(find_people))


_SIGNATURE = 4


def _addresses_many(document: Document) -> bool:
    """Say whether the greeting is to a group at work ("Hi all")."""
    greeting = document.section(Role.GREETING)
    return greeting is not None and any(lower in _GROUP for lower in greeting.lowers)


_GROUP = frozenset({"all", "everyone", "everybody", "team", "both", "folks", "guys", "colleagues"})
