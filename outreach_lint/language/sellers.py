"""Names that a message speaks of as only their seller would: "Ledgerly brings ...", "teams using Ledgerly".

Senders write of their firm and their wares in the third person, and often nowhere say that they are theirs. What
marks such a name is how it is spoken of: it helps, lets and includes; people use it; there are plans and a team of
it. One such sign happens to anybody's name, so it takes more, or one that nobody else would write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from outreach_lint.document import MessageKind, Role, Section
from outreach_lint.language.names import Names
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("language/mentions")
_SELLS, _ALSO_SELLS = _LEXICON.words("sells"), _LEXICON.words("also_sells")
_PLACES, _NOT_NAMES = _LEXICON.words("place"), _LEXICON.words("not_name")
_LEGAL_FORMS, _WARES, _FIRMS = (_LEXICON.words(name) for name in ("legal_form", "named_ware", "firm"))
_LAUNCHING, _EVERYBODYS = _LEXICON.words("launching"), _LEXICON.words("everybodys")
_THINGS = load_lexicon("language/focus").words("product")
_ROLES = frozenset({Role.SUBJECT, Role.BODY, Role.POSTSCRIPT})
# One sign and a half, or one that proves it; what is also said of others is half a sign. In copy, somebody's wares
# are the matter anyway, so that one sign will do.
_HALF, _SIGN, _PROOF = 1, 2, 4
_ENOUGH, _ENOUGH_IN_COPY = 3, 2
_OF_WARES, _SERVING, _ANSWERING = (_LEXICON.words(name) for name in ("of_wares", "serves_many", "answers"))
_NAMING_TAGS = frozenset({"NUM", "PROPN", "X"})
_NO_SUBJECTS = frozenset({"ADJ", "ADV", "VERB", "X"})
_ENDS = frozenset({".", "!", "?", ":", "•", "-", "\n"})
_JOINTS = frozenset({"&", "-", "+"})
_BETWEEN = frozenset({"also", "now", "even", "then", "automatically", "simply", "just", "can", "will", "only"})
# Whose doings are told after these is somebody else: what was seen of a reader, a rival, a mere likeness.
_OF_OTHERS = frozenset({"how", "like", "than", "that", "unlike", "versus", "vs", "whether", "why"})
_ARTICLES = frozenset({"a", "an", "one", "the"})
_FIRM = frozenset({"our", "we"})
_THAT = (["that"], ["this"], ["it"])
_TRUSTED_BY = (["trusted", "by"], ["used", "by"], ["loved", "by"], ["powered", "by"])
_HAVING_BEEN = (["has", "been"], ["is"], ["'s", "been"])
_WORKING_TO = (["is", "working", "to"], ["works", "to"], ["is", "here", "to"])
_LONGEST_NAME = 4
_DESCRIPTION = 14


@dataclass(frozen=True)
class Seller:
    """A name that is spoken of as its seller would.

    Attributes:
        name: the name, lower-cased.
        product: the name of what is sold, where the others are taken for a firm's.
    """

    name: str
    product: bool


@dataclass
class _Signs:
    """The signs found so far, by name."""

    weights: Counter[str] = field(default_factory=Counter)
    wares: set[str] = field(default_factory=set)

    def add(self, name: str, weight: int, *, product: bool = False) -> None:
        self.weights[name] += weight
        if product:
            self.wares.add(name)


def find_sellers(
    sections: Sequence[Section], closing: Sequence[str], kind: MessageKind, sender: Names, reader: Names
) -> Iterator[Seller]:
    """Yield the names by which the sender's firm and wares go, although nothing says that they are its own.

    Args:
        closing: the lines of the signature.
        sender: the names of the sender that are known already.
        reader: the names of the reader, which are never a seller's.
    """
    signs = _Signs()
    read = [section for section in sections if section.role in _ROLES]
    capitals = {section.lowers[i] for section in read for i in _capitals_within(section)}
    for section in read:
        for start, end in _names(section, capitals):
            name = _name(section, start, end)
            if name and name not in reader.found and name.split()[0] not in reader.found:
                _weigh(section, start, end, name, signs)
    for line in (*closing, *(section.text.strip() for section in sections[-1:])):
        team = _team(line)
        if team:
            signs.add(team, _PROOF)
    enough = _ENOUGH_IN_COPY if kind is MessageKind.MARKETING else _ENOUGH
    for name, weight in signs.weights.items():
        known = name.replace(" ", "").replace("-", "") in sender.found
        if known or weight >= enough:
            yield Seller(name, name in signs.wares and not known)


def _capitals_within(section: Section) -> Iterator[int]:
    """Yield the words that have a capital although they don't begin a sentence, in sentences that are no titles."""
    before = True
    for i, form in enumerate(section.forms):
        if _is_capital(form) and not before and section.lowers[i - 1] not in _ENDS:
            yield i
        before = form.istitle()


def _names(section: Section, capitals: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of names; a noun counts as one when it has its capital within sentences too."""
    i, end, forms = 0, len(section.lowers), section.forms
    while i < end:
        if section.tags[i] != "PROPN" or forms[i].islower():
            named = section.tags[i] == "NOUN" and _is_capital(forms[i]) and section.lowers[i] in capitals
            if named or _is_unread_name(section, i):
                yield i, i + 1
            i += 1
            continue
        start = i
        while i < end and (
            (section.tags[i] in _NAMING_TAGS and not forms[i].islower())
            or (section.lowers[i] in _JOINTS and section.tags[i + 1 : i + 2] == ["PROPN"])
        ):
            i += 1
        yield start, i


def _is_capital(form: str) -> bool:
    """Say whether a word has a capital as names have, also within ("FitFlow"); words all in capitals shout."""
    return len(form) > 1 and form[0].isupper() and not form.isupper()


def _is_unread_name(section: Section, i: int) -> bool:
    """Say whether a word with a capital is the subject of a verb although it is no noun: "Ledgerly brings"."""
    if section.tags[i] not in _NO_SUBJECTS or not _is_capital(section.forms[i]) or i + 1 >= len(section.lowers):
        return False
    after = next((low for low in section.lowers[i + 1 : i + 3] if low not in _BETWEEN), "")
    opens = i == 0 or section.lowers[i - 1] in _ENDS or section.lowers[i - 1] in ("using", "with")
    return opens and (after in _SELLS or after in _ALSO_SELLS or section.lowers[i - 1 : i] == ["using"])


def _name(section: Section, start: int, end: int) -> str:
    """Return a name in lower case without a legal form; "" for what is no firm's or product's name."""
    words = [word for word in section.lowers[start:end] if word.strip(".") not in _LEGAL_FORMS]
    usual = _PLACES | _NOT_NAMES | _EVERYBODYS
    if not words or len(words) > _LONGEST_NAME or " ".join(words) in usual or words[0] in usual:
        return ""
    return " ".join(words) if any(c.isalpha() for c in words[0]) else ""


def _weigh(section: Section, start: int, end: int, name: str, signs: _Signs) -> None:
    """Add the signs at one place of a name."""
    lowers = section.lowers
    first = max(start - 6, section.doc[start].sent.start)
    before = lowers[first:start]
    if _OF_OTHERS.intersection(before):
        return
    last = before[-1] if before else ""
    if last in _LAUNCHING and (last != "meet" or len(before) == 1):  # "Sarah, meet Alex" brings people together
        signs.add(name, _PROOF if _PLAINLY_OWN.intersection(before) or len(before) == 1 else _SIGN, product=True)
    elif last in _USING or (last in ("with", "through") and lowers[end : end + 2] in _READER_CAN):
        signs.add(name, _SIGN, product=True)
    legal = any(word.strip(".") in _LEGAL_FORMS for word in lowers[start + 1 : end])
    if before[-2:] == ["the", "company"] or (legal and section.deps[end - 1].startswith("nsubj")):
        signs.add(name, _SIGN)
    if lowers[end : end + 1] and lowers[end] in _WARES:
        signs.add(name, _SIGN)
    _weigh_predicate(section, end, name, signs)


_USING = frozenset({"using", "via"})
_READER_CAN = (["you", "can"], [",", "you"], ["you", "get"])
_PLAINLY_OWN = frozenset({"i", "our", "we", "'m", "'re", "’re"})


def _weigh_predicate(section: Section, end: int, name: str, signs: _Signs) -> None:
    """Add what a name is said to do or to be, in the present."""
    lowers = section.lowers
    at = end
    while at < len(lowers) and lowers[at] in _BETWEEN:
        at += 1
    verb = lowers[at] if at < len(lowers) else ""
    for auxiliaries in _HAVING_BEEN:
        doing = at + len(auxiliaries)
        if lowers[at:doing] == auxiliaries and doing < len(lowers) and lowers[doing].endswith("ing"):
            verb = _in_third_person(section.lemmas[doing])
    for words in _WORKING_TO:
        doing = at + len(words)
        if lowers[at:doing] == words and doing < len(lowers):
            at, verb = doing, _in_third_person(lowers[doing])
            break
    modal = at > end and lowers[at - 1] in ("can", "will")
    if verb in _SELLS or (modal and verb + "s" in _SELLS):
        acted_on = section.lowers[at + 1 : at + 3]
        to_reader = not {"you", "your"}.isdisjoint(acted_on)
        # "Bo helps schools" may be said of anybody, but not beside "we work with".
        proven = to_reader or (verb in _SERVING and _is_audience(section, at + 1) and not _FIRM.isdisjoint(lowers))
        signs.add(name, _PROOF if proven else _SIGN, product=verb in _OF_WARES)
    elif _praises(verb, lowers[at + 1 : at + 3]):
        signs.add(name, _PROOF, product=True)
    elif verb in _ALSO_SELLS:
        signs.add(name, _HALF, product=verb in _OF_WARES)
    elif verb in ("is", "'s") and lowers[at + 1 : at + 2] and lowers[at + 1] in _ARTICLES:
        kind = _kind_noun(section, at + 1)
        if kind:
            signs.add(name, _PROOF if kind in _THINGS else _SIGN, product=kind in _THINGS)


def _in_third_person(verb: str) -> str:
    """Return the form that follows a name: "simplifies" for "simplify"."""
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "s"


def _praises(verb: str, after: list[str]) -> bool:
    """Say whether a predicate is one of praise alone: "fixes that", "is trusted by"."""
    return (verb in _ANSWERING and after[:1] in _THAT) or (verb == "is" and after in _TRUSTED_BY)


def _is_audience(section: Section, start: int) -> bool:
    """Say whether a bare plural begins at a token: "helps haulage operators", not "helps the pupils"."""
    for i in range(start, min(start + 4, len(section.lowers))):
        if section.tags[i] == "NOUN" and section.lowers[i] != section.lemmas[i]:
            return True
        if section.tags[i] not in ("ADJ", "NOUN", "PROPN") and section.lowers[i] not in ("and", "of", "-"):
            return False
    return False


def _kind_noun(section: Section, start: int) -> str:
    """Return the noun that says what something is, where it is a kind of firm or of wares: "a family-run agency"."""
    for i in range(start, min(start + _DESCRIPTION, len(section.lowers))):
        if section.lemmas[i] in _THINGS or section.lemmas[i] in _FIRMS:
            following = section.tags[i + 1 : i + 2]
            if following not in (["NOUN"], ["PROPN"]):
                return section.lemmas[i]
        if section.lowers[i] in (",", ".", "that", "which", "who", "your"):
            return ""
    return ""


def _team(line: str) -> str:
    """Return the name in a signature such as "The Tempo team", lower-cased; "" for any other line."""
    words = line.strip(" -–—*_,.").split()
    if not 2 <= len(words) <= _LONGEST_NAME + 2 or words[-1].lower() != "team":
        return ""
    named = words[1:-1] if words[0].lower() in ("the", "your") else words[:-1]
    if not named or not all(word[:1].isupper() or word in _JOINTS for word in named):
        return ""
    return " ".join(named).lower()
