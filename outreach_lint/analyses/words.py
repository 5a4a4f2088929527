"""What each word is worth as evidence: its traits, and whether it fits every reader or only some.

Words are looked up once per message. A word that fits every reader ("team", "goals") is worth nothing, the jargon of
a trade is worth something only as the topic of an earlier exchange, and plain nouns, names, numbers and dates are
what evidence is made of. Merge fields and the names of writer and reader are worth nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from outreach_lint.document import LINTED_ROLES, Document, MessageKind, Section, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.source import SegmentKind

LEX = load_lexicon("analyses/evidence")

_SETS = (
    "empty", "trade", "acronyms", "platforms", "observe", "tell", "met", "exchange-noun", "greet-news",
    "bland", "presume", "unreal", "weekday", "month", "dated", "number-word", "sender-unit", "case-noun", "pick-up",
    "capable", "reason", "happen", "occasion", "choose",
)  # fmt: skip
(
    EMPTY, TRADE, ACRONYM, PLATFORM, OBSERVE, TELL, MET, EXCHANGE, NEWS,
    BLAND, PRESUME, UNREAL, WEEKDAY, MONTH, DATED, NUMBER, UNIT, CASE, PICK_UP,
    CAPABLE, REASON, HAPPEN, OCCASION, CHOOSE,
) = (1 << n for n in range(len(_SETS)))  # fmt: skip
READER = 1 << len(_SETS)
SENDER = READER << 1
OWN = SENDER << 1
STAND_IN = OWN << 1

_TRAITS: dict[str, int] = {}
for _number, _name in enumerate(_SETS):
    for _word in LEX.words(_name):
        _TRAITS[_word] = _TRAITS.get(_word, 0) | 1 << _number
for _word in ("you", "your", "yours", "yourself", "yourselves", "u", "ur"):
    _TRAITS[_word] = READER
for _word in ("i", "we", "us", "me", "my", "our", "ours", "myself", "ourselves"):
    _TRAITS[_word] = _TRAITS.get(_word, 0) & ~ACRONYM | SENDER
_TRAITS["us"] |= ACRONYM

A_NOUN, A_JARGON, A_NAME, A_NUMBER, A_DATE = range(1, 6)
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_BETWEEN = frozenset({"-", "–", "to", "or", "/", "business", "working"})
_TIME_BEFORE = frozenset({"last", "this", "next", "on", "in", "since", "early", "late", "mid", "until", "by"})


class Words:
    """The words of one section: their traits, and what each is worth as evidence."""

    def __init__(
        self, section: Section, own: frozenset[str], reader: frozenset[str], stand_ins: dict[int, int]
    ) -> None:
        self.section = section
        self.traits = [
            _TRAITS.get(lower, 0) | _TRAITS.get(lemma, 0)
            for lower, lemma in zip(section.lowers, section.lemmas, strict=True)
        ]
        for i, lower in enumerate(section.lowers):
            if lower in _MODALS and not _is_modal(section, i):
                self.traits[i] &= ~UNREAL
            if lower in reader and section.tags[i] in _NOMINAL:
                self.traits[i] |= READER
            elif lower in own:
                self.traits[i] |= OWN
            elif lower in ("you", "-you") and section.lowers[max(i - 2, 0) : i][:1] == ["thank"]:
                self.traits[i] &= ~READER  # "as a thank-you": a thing
        for i in stand_ins:
            self.traits[i] |= stand_ins[i]
        self.entities = tuple((entity.label_, entity.start, entity.end) for entity in section.doc.ents)
        self.named = frozenset(i for _, start, end in self.entities for i in range(start, end))
        self._worth: dict[int, list[int]] = {}

    def worth(self, sentence: Sentence) -> list[int]:
        """Return what each token of a sentence is worth, counted from the sentence's start."""
        if sentence.start not in self._worth:
            self._worth[sentence.start] = self._weigh(sentence)
        return self._worth[sentence.start]

    def _weigh(self, sentence: Sentence) -> list[int]:
        section, traits = self.section, self.traits
        forms = sentence.forms
        shouted = sum(form[:1].isupper() for form in forms) * 2 > len(forms)
        named = self.named
        lower_case = not any(form[:1].isupper() for form in forms)
        worth = []
        for i, form in enumerate(forms, sentence.start):
            tag = section.tags[i]
            value = 0
            if traits[i] & (STAND_IN | OWN | READER | NEWS):
                pass
            elif form[:1].isdigit() or (tag == "NUM" and traits[i] & NUMBER):
                value = self._number(i, sentence)
            elif traits[i] & (WEEKDAY | MONTH | DATED):
                value = A_DATE if self._is_date(i, form, sentence) else 0
            elif tag == "NOUN" or tag == "PROPN":
                capital = form[:1].isupper() and not shouted and i > sentence.start
                value = self._nominal(i, form, capital or (i in named and (form[:1].isupper() or lower_case)))
            elif i in named or (
                form[:1].isupper()
                and not shouted
                and (form[1:2].isupper() or self._misread(i, sentence))
                and not self._is_stressed(i, form)
            ):
                value = self._nominal(i, form, True)
            worth.append(value)
        return worth

    def _is_stressed(self, i: int, form: str) -> bool:
        """An everyday word in capitals for stress ("LOVE your venue"), which names nothing."""
        return form.isupper() and bool(self.traits[i] & (BLAND | OBSERVE | TELL | MET | NEWS | EMPTY))

    def _misread(self, i: int, sentence: Sentence) -> bool:
        """A capital inside a sentence, before a noun: a name that was read as an adjective ("the Osaka plant")."""
        tags = self.section.tags
        return sentence.start < i < sentence.end - 1 and tags[i] == "ADJ" and tags[i + 1] in ("NOUN", "PROPN")

    def _nominal(self, i: int, form: str, name: bool) -> int:
        traits = self.traits[i]
        if traits & (ACRONYM | PLATFORM) or (len(form) > 5 and form.isupper()):
            return 0
        if name and not (traits & (EMPTY | TRADE) and self.section.tags[i] == "NOUN"):
            return A_NAME if len(form) > 1 else 0
        if traits & EMPTY or len(form) < 2 or not form[0].isalpha():
            return 0
        return A_JARGON if traits & TRADE else A_NOUN

    def _number(self, i: int, sentence: Sentence) -> int:
        """A number counts unless it measures time asked for, a time of day, a result or a rank."""
        section, traits = self.section, self.traits
        form = section.lowers[i]
        if len(form) == 4 and form.isdigit() and form[:2] in ("19", "20"):
            before = section.lowers[i - 1] if i > sentence.start else ""
            numbers_a_case = before == "#" or (i > sentence.start and traits[i - 1] & CASE)
            return A_NUMBER if numbers_a_case else A_DATE
        if any(letter in form for letter in ":%") or form in ("24/7", "100", "360", "1", "one", "0"):
            return 0
        if form[-1] in "xmh" or form.endswith(("am", "pm")):
            return 0
        after = range(i + 1, min(i + 4, sentence.end))
        for j in after:
            if section.lowers[j] in _BETWEEN or section.lowers[j][:1].isdigit():
                continue
            if section.lowers[j - 1] in ("business", "working"):
                return 0  # "3 to 5 working days"
            if traits[j] & UNIT:
                return 0
            if traits[j] & (MONTH | WEEKDAY):
                return A_DATE
            break
        if i > sentence.start and traits[i - 1] & MONTH:
            return A_DATE
        return A_NUMBER

    def _is_date(self, i: int, form: str, sentence: Sentence) -> bool:
        """A weekday, month or season; "may" and "march" only beside a number or after a word of time."""
        lowers = self.section.lowers
        if lowers[i] not in ("may", "march", "spring", "fall", "mar", "sun", "sat"):
            return True
        before = lowers[i - 1] if i > sentence.start else ""
        after = lowers[i + 1] if i + 1 < sentence.end else ""
        return form[0].isupper() and (before in _TIME_BEFORE or before[:1].isdigit() or after[:1].isdigit())


class Reading:
    """The words of every section that the analysis reads, by section."""

    def __init__(self, document: Document) -> None:
        parties = document.parties
        own = _name_words(chain(parties.sender, parties.products))
        reader = _name_words(parties.reader) - own
        places = _field_places(document)
        self._words = {
            id(section): Words(section, own, reader, _stand_ins(places, section))
            for section in document.sections
            if section.role in LINTED_ROLES
        }
        self.service = document.kind is MessageKind.SERVICE_REPLY
        self.opening = document.running[:3][-1].index if document.running else -1
        self._spoken_to = {
            sentence.index
            for sentence in document.running
            if any(trait & READER for trait in self.words(sentence).traits[sentence.start : sentence.end])
        }

    def words(self, sentence: Sentence) -> Words:
        """Return the words of a sentence's section."""
        return self._words[id(sentence.section)]

    def speaks_to_reader(self, index: int) -> bool:
        """Say whether a running sentence, by its number, mentions the reader."""
        return index in self._spoken_to


def read_words(document: Document) -> Reading:
    """Return the words of a document with their traits; shared by the rules of this family."""
    return Reading(document)


# Fields that stand for the reader; a literal fact beside one ("{{company}} opened in Selby") is still a fact of theirs.
_READER_SLOTS = frozenset({"company", "first-name", "last-name", "name"})


def _field_places(document: Document) -> list[tuple[int, int, int]]:
    """Return the stretches of the view that stand for merge fields, with the traits of their words."""
    if not document.fields:
        return []
    readers = {field.span for field in document.fields if field.slot in _READER_SLOTS}
    places, start = [], 0
    for segment in document.message.segments.segments:
        end = start + len(segment.view)
        if segment.kind is SegmentKind.STAND_IN:
            places.append((start, end, STAND_IN | (READER if segment.span in readers else 0)))
        start = end
    return places


def _stand_ins(places: list[tuple[int, int, int]], section: Section) -> dict[int, int]:
    """Return the traits of the tokens that stand for merge fields."""
    block = section.block
    inside = [place for place in places if place[0] < block.end and block.start < place[1]]
    if not inside:
        return {}
    starts = [block.start + start for start in section.starts]
    return {
        i: traits
        for low, high, traits in inside
        for i, start in enumerate(starts)
        if start < high and low < start + len(section.lowers[i])
    }


def particulars(document: Document, sentence: Sentence, start: int, end: int) -> int:
    """Count what a token range holds that doesn't fit every reader: plain nouns once, names and numbers twice."""
    words = document.once(read_words).words(sentence)
    return count(words.worth(sentence), sentence.start, range(start, min(end, sentence.end))).solid


def particular_places(document: Document, sentence: Sentence, *, jargon: bool = False) -> list[int]:
    """Return the tokens of a sentence that are plain nouns and don't fit every reader.

    Args:
        jargon: count the jargon of a trade too.
    """
    worth = document.once(read_words).words(sentence).worth(sentence)
    wanted = (A_NOUN, A_JARGON) if jargon else (A_NOUN,)
    return [i for i, value in enumerate(worth, sentence.start) if value in wanted]


# "May" the month, "the will", "a can" suppose nothing, nor does what somebody "can see".
_MODALS = frozenset({"may", "might", "can", "could", "will", "must"})
_SEEING = frozenset({"see", "tell", "find", "hear"})


def _is_modal(section: Section, i: int) -> bool:
    if section.tags[i] not in ("AUX", "VERB"):
        return False
    return not (section.lowers[i] in ("can", "could") and section.lemmas[i + 1 : i + 2] in [[v] for v in _SEEING])


def _name_words(names: Iterable[str]) -> frozenset[str]:
    """Split names into words, leaving out those that are no name by themselves ("the", "print", "and")."""
    return frozenset(
        word
        for name in names
        for word in name.lower().replace("-", " ").replace("'", " ").split()
        if len(word) > 1 and word not in _LINKING and not _TRAITS.get(word, 0) & (EMPTY | TRADE)
    )


_LINKING = frozenset({"the", "and", "of", "for", "de", "la", "von", "van", "&", "co", "ltd", "inc", "llc", "gmbh"})


def find_people(document: Document) -> tuple[tuple[Sentence, int, int], ...]:
    """Return the third persons whom the body names, as (sentence, start, end); not the sender, not the reader.

    Call it as `document.once(find_people)`.
    """
    reading = document.once(read_words)
    found = []
    for sentence in document.running:
        words = reading.words(sentence)
        for label, start, end in words.entities:
            if not (sentence.start <= start and end <= sentence.end):
                continue
            if label == "PER" or (label == "LOC" and _has_said(words, start, end)):
                names = words.worth(sentence)[start - sentence.start : end - sentence.start]
                if all(value == A_NAME for value in names):
                    found.append((sentence, start, end))
    return tuple(found)


def _has_said(words: Words, start: int, end: int) -> bool:
    """ "Harold indicated that ...": a name of one word that tells something is a person's, whatever it is taken for."""
    section = words.section
    told = words.traits[section.heads[start]] & TELL and section.tags[section.heads[start]] == "VERB"
    return bool(told) and end == start + 1 and section.deps[start] == "nsubj"


@dataclass(slots=True)
class Tally:
    """What is left of a stretch of words when the empty ones are taken away."""

    nouns: int = 0
    jargon: int = 0
    names: int = 0
    numbers: int = 0
    dates: int = 0

    @property
    def solid(self) -> int:
        """Plain nouns once, names and numbers twice."""
        return self.nouns + 2 * (self.names + self.numbers)


def count(worth: list[int], base: int, tokens: Iterable[int], skipped: frozenset[int] = frozenset()) -> Tally:
    tally = Tally()
    for i in tokens:
        value = worth[i - base]
        if not value or i in skipped:
            continue
        if value == A_NOUN:
            tally.nouns += 1
        elif value == A_JARGON:
            tally.jargon += 1
        elif value == A_NAME:
            tally.names += 1
        elif value == A_NUMBER:
            tally.numbers += 1
        else:
            tally.dates += 1
    return tally
