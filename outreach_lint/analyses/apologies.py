"""Apologies, and whether each names what it is for.

The thing an apology is for is read to the end of its clause; what is left of it when words that fit any complaint
("inconvenience", "issue", "experience") are taken away is what it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from outreach_lint.analyses.clauses import words_of
from outreach_lint.document import Document, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon

LEX = load_lexicon("analyses/apologies")
_BLANK, _WRONG, _HEAR = LEX.words("blank"), LEX.words("wrong"), LEX.words("hear")
_REFUSE, _TAKEN = LEX.words("refuse"), LEX.words("taken")

_STOPS = frozenset(".;:?!–—()") | {"--", "...", "but"}
_JOINS = frozenset({"for", "about", "that", "over", "regarding", "concerning", "with"})
# What begins anew after "and": "thanks for your patience and sorry for the wait".
_ANEW = frozenset({"apologies", "i", "please", "sorry", "thank", "thanks", "we"})
_LEADING = frozenset({"-", "–", "—", ",", ":", "and"})
_ANY = frozenset({"any", "may", "might", "if", "whatever", "possible"})
_NO = frozenset({"not", "n't", "n’t", "no", "cannot"})
_NOT = (["not"], ["n't"], ["n’t"])
# No apology is read further than this; only a text without a single stop has more.
_REACH = 60
_SENDER = frozenset({"i", "we", "our", "my", "us", "me"})
_SAD = frozenset({"concerned", "disappointed", "disheartened", "dismayed", "distressed", "saddened", "upset"})
_FEELS = frozenset({"are", "consider", "feel", "feeling", "felt", "perceive", "remain", "were"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM"})


class Aim(str, Enum):
    """What an apology is for."""

    NAMED = "named"
    """A thing only this case has: "that the export failed twice"."""
    BLANK = "blank"
    """Something, but no word says what: "for the inconvenience"."""
    ANY = "any"
    """Whatever there may have been: "any inconvenience you may have experienced"."""
    TAKEN = "taken"
    """How the reader took it, in place of what was done: "that you feel let down", "if you were offended"."""
    BARE = "bare"
    """Nothing is said: "We sincerely apologise."."""
    POLITE = "polite"
    """Manners ("sorry to bother you") or a refusal ("sorry, we don't deliver"): no apology for a fault."""


@dataclass(frozen=True, slots=True)
class Apology:
    """An apology.

    Attributes:
        start: its first token ("We", "sincere", "sorry").
        word: the token after its own word: where what it is for begins.
        end: the end of what it is for.
        aim: what it is for.
        heard: whether it is for what the writer has heard ("sorry to hear that ...").
    """

    sentence: Sentence
    start: int
    word: int
    end: int
    aim: Aim
    heard: bool = False

    @property
    def section(self) -> Section:
        """The section whose tokens are counted."""
        return self.sentence.section

    @property
    def thing(self) -> str:
        """What it is for, as the view has it, without the preposition that leads to it."""
        lowers = self.section.lowers
        start = self.word + 2 if self.heard else self.word
        while start < self.end and lowers[start] in _LEADING:
            start += 1
        if start + 1 < self.end and lowers[start] in _JOINS:
            start += 1
        return words_of(self.section, start, self.end)


def find_apologies(document: Document) -> tuple[Apology, ...]:
    """Return the apologies of a document in order.

    Call it as `document.once(find_apologies)`.
    """
    return tuple(apology for match in LEX.find(document, "apology") for apology in _read(match))


def names(section: Section, start: int, end: int) -> bool:
    """Say whether a token range names anything that doesn't fit every complaint."""
    lowers, lemmas, tags = section.lowers, section.lemmas, section.tags
    for i in range(start, end):
        if lowers[i] == "delayed" and tags[i + 1 : i + 2] in (["NOUN"], ["PROPN"]):
            return True  # "your delayed order"; "the delay" may be any
        if lemmas[i] in _BLANK or lowers[i] in _BLANK or (lowers[i] == "down" and "let" in lemmas[start:i]):
            continue
        if (tags[i] in _CONTENT and lowers[i][:1].isalnum()) or lemmas[i] in _WRONG or lowers[i] in _WRONG:
            return True
    return False


def _read(match: Match) -> Iterator[Apology]:
    section, sentence = match.section, match.sentence
    lowers = section.lowers
    start = _start(section, match.start, sentence.start)
    if _is_denied(section, start, match.start):
        return
    word, limit = match.end, min(sentence.end, match.end + _REACH)
    if section.lemmas[match.start] == "regret":
        word = match.start + 1
    following = lowers[word] if word < limit else ""
    sad = lowers[match.start] in _SAD
    if sad and (following != "to" or not _SENDER.intersection(lowers[start : match.start])):
        return  # "saddened by the news" is a feeling, and "you were upset to hear" the reader's
    heard = following == "to" and word + 1 < limit and section.lemmas[word + 1] in _HEAR
    if following == "to" and not heard and lowers[word - 1] == "sorry":
        yield Apology(sentence, start, word, thing_end(section, word, limit), Aim.POLITE)
        return
    if _is_refusal(section, sentence.start, word, limit):
        yield Apology(sentence, start, word, word, Aim.POLITE)
        return
    end = thing_end(section, word, limit)
    yield Apology(sentence, start, word, end, _aim(section, word + 2 * heard, end, limit), heard)


def _start(section: Section, word: int, first: int) -> int:
    """Return where the apology begins: at its subject, or at the words that strengthen it."""
    i = word
    while i > first and section.tags[i - 1] in ("ADV", "ADJ", "AUX", "PRON", "DET", "PART") and word - i < 5:
        i -= 1
        if section.lowers[i] in _SENDER:
            break
    return i


def _is_denied(section: Section, start: int, word: int) -> bool:
    return any(section.lowers[i] in ("not", "n't", "n’t", "no", "never", "you") for i in range(start, word)) and (
        section.lowers[word] != "apology"
    )


def _is_refusal(section: Section, first: int, word: int, limit: int) -> bool:
    """Say whether an apology softens a no: "sorry, but", "we don't, sorry", "sorry that we can't extend it"."""
    lowers = section.lowers
    if word < limit and lowers[word] in (",", "-", "–", "—", "but"):
        rest = lowers[word : min(word + 7, limit)]
        return any(low in _REFUSE or low in _NO or low == "can" for low in rest)
    if not any(low[:1].isalnum() for low in lowers[word:limit]):
        return lowers[word - 2] == "," and not _NO.isdisjoint(lowers[max(first, word - _REACH) : word])
    end = thing_end(section, word, limit)
    return any(
        lowers[i] in ("i", "we") and lowers[i + 1] in ("can", "ca", "cannot", "wo") and lowers[i + 2 : i + 3] in _NOT
        for i in range(word, end - 2)
    )


def thing_end(section: Section, start: int, limit: int) -> int:
    """Return where what is said after an apology, or after thanks, ends: a stop, a dash, or "and" with a new verb."""
    lowers, tags = section.lowers, section.tags
    for i in range(start, limit):
        low = lowers[i]
        if low in _STOPS or (low == "-" and i > start and section.is_spaced(i - 1)):
            return i
        if low not in ("and", ",", "or"):
            continue
        after = i + 1
        if low == "," and after < limit and lowers[after] in ("and", "so"):
            after += 1
        if low == "," and lowers[after : after + 1] == ["as"]:
            return i  # ", as the boiler failed" is the reason for it
        if after < limit and (tags[after] in ("VERB", "AUX") or lowers[after] in _ANEW):
            return i
    return limit


def _aim(section: Section, word: int, end: int, limit: int) -> Aim:
    lowers = section.lowers
    if _is_how_taken(lowers, word, end):
        return Aim.TAKEN
    if lowers[word : word + 1] == ["if"]:
        return Aim.ANY  # "sorry if the staff were rude" leaves it open whether they were
    if names(section, word, end):
        return Aim.NAMED
    if not any(low[:1].isalnum() for low in lowers[word:end]):
        # "Sorry: the export failed." and "Sorry, I sent the wrong file." name it after the stop.
        told = end < limit and lowers[end] in (":", ",", "-", "–", "—") and names(section, end, limit)
        return Aim.NAMED if told else Aim.BARE
    return Aim.ANY if _ANY.intersection(lowers[word:end]) else Aim.BLANK


def _is_how_taken(lowers: list[str], word: int, end: int) -> bool:
    """Say whether an apology is for what the reader feels: "that you feel ...", "if you were offended"."""
    start = word + (lowers[word : word + 1] in (["that"], ["if"]))
    if lowers[start : start + 1] != ["you"]:
        return False
    verb = next((i for i in range(start + 1, min(start + 6, end)) if lowers[i] in _FEELS), None)
    if verb is None:
        return False
    if lowers[verb + 1 : verb + 2] == ["not"] and _GLAD.intersection(lowers[verb + 2 : verb + 4]):
        return True  # "that you were not satisfied"
    plain = lowers[verb] in ("are", "were")
    return any(low in _TAKEN - _JOINING if plain else low in _TAKEN for low in lowers[verb + 1 : min(verb + 3, end)])


_GLAD = frozenset({"content", "happy", "pleased", "satisfied"})
# After "you feel" a claim may follow ("that we let you down"); after "you are" only a feeling counts.
_JOINING = frozenset({"as", "let", "like", "our", "that", "the", "this", "we"})
