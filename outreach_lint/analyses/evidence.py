"""What belongs to this reader only, and whether the message goes on to use it.

A clause is *tied* to the reader when the reader or the reader's things are its subject, when it reports what the
writer saw of theirs or what they said earlier, or when it names one of their things ("your ..."). A tied clause
holds evidence when something is left of it after the words that fit any reader are taken away: a name that is not
the writer's, a number, a date, a quotation, or plain nouns ("your Saturday returns desk"). Clauses that state
nothing (offers, wishes, conditions, guesses) hold none, and merge fields never count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from itertools import chain

from outreach_lint.analyses.ties import (
    PHRASE_TAGS,
    Frame,
    antecedent,
    befell_reader,
    clauses_of,
    contact_thanks,
    firm_named,
    first_word,
    frame_of,
    happens,
    has_news,
    is_about_reader,
    matrix_verb,
    own_things,
    phrase_end,
    reports_question,
    states,
    tense_of,
    trim,
)
from outreach_lint.analyses.words import (
    A_DATE,
    A_JARGON,
    A_NAME,
    A_NOUN,
    A_NUMBER,
    BLAND,
    CAPABLE,
    CASE,
    EMPTY,
    EXCHANGE,
    MET,
    NEWS,
    OBSERVE,
    OWN,
    PICK_UP,
    PRESUME,
    READER,
    REASON,
    SENDER,
    STAND_IN,
    TELL,
    UNREAL,
    WEEKDAY,
    Reading,
    Tally,
    Words,
    count,
    find_people,
    read_words,
)
from outreach_lint.document import Clause, Document, Focus, Form, Mood, Role, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.source import TextSpan

LEX = load_lexicon("analyses/evidence")


class EvidenceKind(str, Enum):
    """What sort of thing ties a sentence to its reader."""

    FACT = "fact"
    """A thing of theirs, said in words that don't fit every reader."""
    EVENT = "event"
    """Something they did, or that happened to them."""
    QUOTATION = "quotation"
    """Words of theirs."""
    NAME = "name"
    """A person, place or firm beside their own name."""
    DATE = "date"
    """A day of theirs."""
    FIGURE = "figure"
    """A number about them or their case."""
    QUESTION = "question"
    """A question about their facts, which only they could be asked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that only this reader could be sent.

    Attributes:
        start, end: token range in the sentence's section, end excluded.
        used: whether a later sentence takes it up, or its own sentence draws something from it.
    """

    sentence: Sentence
    start: int
    end: int
    kind: EvidenceKind
    used: bool = False

    @property
    def span(self) -> TextSpan | None:
        """The evidence in the source; None when it is stand-in text only."""
        return self.sentence.section.locate(self.start, self.end)

    @property
    def text(self) -> str:
        """The words as the view has them."""
        return self.sentence.section.slice(self.start, self.end)


def find_evidence(document: Document) -> tuple[Evidence, ...]:
    """Return the evidence of a document's subject, body and postscript in order.

    Call it as `document.once(find_evidence)`.
    """
    reading = document.once(read_words)
    found: list[Evidence] = []
    listed: Frame | None = None
    for sentence in document.sentences:
        if sentence.section.role not in _READ_ROLES:
            continue
        if sentence.section.form is not Form.LIST_ITEM:
            listed = None
        items, frame = _sentence_evidence(reading, sentence, listed)
        found.extend(_settle(items))
        if ":" in sentence.section.lowers[max(sentence.start, sentence.end - 2) : sentence.end]:
            listed = frame
    for item in _referrals(document, reading):
        if not any(o.sentence is item.sentence and o.start < item.end and item.start < o.end for o in found):
            found.append(item)
    found.sort(key=lambda item: (item.sentence.index, item.start))
    return tuple(_mark_used(reading, document, found))


_READ_ROLES = frozenset({Role.SUBJECT, Role.BODY, Role.POSTSCRIPT})


def _sentence_evidence(
    reading: Reading, sentence: Sentence, listed: Frame | None
) -> tuple[list[Evidence], Frame | None]:
    """Return a sentence's evidence, and the frame that a list after it stands in.

    Args:
        listed: the frame of the list that the sentence is an item of ("Here is what you asked for:").
    """
    words = reading.words(sentence)
    mask = 0
    for i in range(sentence.start, sentence.end):
        mask |= words.traits[i]
    ties = READER | OBSERVE | MET | NEWS | TELL | EXCHANGE | CASE
    if not listed and not mask & ties and not reading.service and sentence.index > reading.opening:
        return [], None
    frame = listed
    found: list[Evidence] = []
    near = bool(mask & READER) or reading.speaks_to_reader(sentence.index + 1)
    framed = []
    for clause in clauses_of(sentence):
        frame = frame_of(words, sentence, clause, frame, near)
        framed.append((clause, frame))
    if not any(words.worth(sentence)):
        return [], frame
    found.extend(_quotations(words, sentence, mask))
    found.extend(_case_numbers(words, sentence))
    found.extend(_possessions(words, sentence))
    for clause, its_frame in framed:
        item = _clause_evidence(reading, words, sentence, clause, its_frame)
        if item is not None:
            found.append(item)
    found.extend(_exchanges(words, sentence))
    if sentence.index <= reading.opening:
        found.extend(_fellowships(words, sentence))
    if near and sentence.index <= reading.opening:
        found.extend(_named_things(words, sentence, mask))
    return found, frame


def _clause_evidence(
    reading: Reading, words: Words, sentence: Sentence, clause: Clause, frame: Frame | None
) -> Evidence | None:
    """Weigh one clause by how it is tied to the reader."""
    if not states(words, clause) and not (frame is Frame.TOLD and reports_question(words, clause)):
        return None
    if words.traits[first_word(words.section, clause)] & NEWS and contact_thanks(words, clause):
        return None
    reader_subject = is_about_reader(words, clause)
    if reader_subject and (
        _names_kind(words, sentence, clause)
        or _is_habit(words, sentence, clause)
        or words.section.lemmas[clause.head] == "doubt"
    ):
        return None
    question = clause.mood is Mood.QUESTION or sentence.is_question
    skipped = frozenset[int]()
    if frame is not None and not reader_subject:
        skipped = firm_named(words, sentence, clause, frame) | own_things(words, clause)
    start = antecedent(words, sentence, clause) if reader_subject else clause.start
    tokens = chain(range(start, clause.start), range(_past_title(words, clause), clause.end))
    tally = count(words.worth(sentence), sentence.start, tokens, skipped)
    kind = EvidenceKind.QUESTION if question else _kind_of(tally)
    if frame is not None:
        enough = _framed_enough(words, sentence, clause, frame, tally)
        if frame is Frame.TOLD and reader_subject and not question:
            kind = EvidenceKind.EVENT
    elif reader_subject and question:
        enough = tally.solid + min(tally.jargon, 1) >= 3
    elif reader_subject:
        enough = _said_enough(words, clause, tally)
        if not question and tense_of(words, clause) != "present":
            kind = EvidenceKind.EVENT
    else:
        told = reading.service or befell_reader(words, clause)
        enough = told and not question and tally.solid >= 2 and tense_of(words, clause) == "past"
    return Evidence(sentence, *trim(words, min(start, clause.start), clause.end), kind) if enough else None


_TITLES = frozenset({"ceo", "chief", "cto", "director", "executive", "founder", "head", "leader", "manager", "officer",
                     "owner", "president", "principal", "professional", "specialist", "vp"})  # fmt: skip


def _past_title(words: Words, clause: Clause) -> int:
    """Where a clause goes on after "As the head of logistics at Norvik, you ...": a post is on every list."""
    section, start = words.section, clause.start
    if section.lowers[start] != "as" or section.lowers[start + 1 : start + 2] not in (["a"], ["an"], ["the"]):
        return start
    comma = next((i for i in range(start, clause.head) if section.lowers[i] == ","), start)
    return comma if any(section.lemmas[i].lower() in _TITLES for i in range(start, comma)) else start


def _names_kind(words: Words, sentence: Sentence, clause: Clause) -> bool:
    """ "You are a growing craft brewery": the drawer that a reader lies in, without a name, number or date."""
    section, head = words.section, clause.head
    if section.tags[head] != "NOUN" or tense_of(words, clause) == "past" or clause.subject is None:
        return False
    between = section.lowers[clause.subject[1] : head]
    tally = count(words.worth(sentence), sentence.start, range(clause.start, clause.end))
    kind = "a" in between or "an" in between
    return kind and "be" in section.lemmas[clause.subject[1] : head] and not (tally.names + tally.numbers + tally.dates)


def _is_habit(words: Words, sentence: Sentence, clause: Clause) -> bool:
    """ "When you find droppings in the kitchen": what happens to anybody is no fact of one reader's."""
    if clause.main or clause.subject is None or tense_of(words, clause) != "present":
        return False
    before = words.section.lowers[max(sentence.start, clause.subject[0] - 2) : clause.subject[0]]
    return bool(before) and before[-1] in ("when", "whenever")


def _kind_of(tally: Tally) -> EvidenceKind:
    """The most telling sort of word in a stretch."""
    if tally.numbers:
        return EvidenceKind.FIGURE
    if tally.dates:
        return EvidenceKind.DATE
    return EvidenceKind.NAME if tally.names else EvidenceKind.FACT


def _framed_enough(words: Words, sentence: Sentence, clause: Clause, frame: Frame, tally: Tally) -> bool:
    """Whether a clause in a frame says something particular."""
    if tally.solid:
        return tally.solid > 1 or frame is not Frame.OBSERVED or not _only_praises(words, sentence, clause)
    if frame in (Frame.TOLD, Frame.MET):
        return tally.jargon >= 2
    return happens(words, clause) or (frame is Frame.NEWS and has_news(words, clause))


# How a firm is found by anybody who looks for firms like it.
_FINDING = frozenset({"adore", "browse", "check", "come", "discover", "find", "like", "look", "love", "see", "stumble"})


def _only_praises(words: Words, sentence: Sentence, clause: Clause) -> bool:
    """ "Love your venue", "came across your chalet": the one thing that every reader of the trade has."""
    section, head = words.section, clause.head
    if section.lemmas[head] not in _FINDING:
        return False
    yours = next((i for i in range(head + 1, min(head + 4, clause.end)) if section.lowers[i] == "your"), None)
    if yours is None or section.tags[yours + 1 : yours + 2] != ["NOUN"]:
        return False
    worth = words.worth(sentence)
    return worth[yours + 1 - sentence.start] == A_NOUN and A_DATE not in worth


def _said_enough(words: Words, clause: Clause, tally: Tally) -> bool:
    """Whether a statement about the reader says something particular."""
    tense = tense_of(words, clause)
    head = words.traits[clause.head]
    if tense != "past" and (head & PRESUME or matrix_verb(words, clause, PRESUME) is not None):
        return tally.numbers > 0  # "I know you want ..." guesses, unless it counts
    if tense == "present":
        return tally.solid >= 2
    if happens(words, clause):
        return True
    if tally.solid < 2 and _only_names_a_case(words, clause):
        return False  # "your order has been delayed" fits every order
    return tally.solid >= 1 and tally.solid + (0 if head & BLAND else 1) >= 2


def _only_names_a_case(words: Words, clause: Clause) -> bool:
    subject = range(*clause.subject) if clause.subject else range(0)
    return any(words.traits[i] & CASE for i in subject) and len(subject) <= 2


def _possessions(words: Words, sentence: Sentence) -> Iterator[Evidence]:
    """ "Your" + a name, number, date or two plain nouns: a thing that not every reader has."""
    section = words.section
    worth = words.worth(sentence)
    for i in range(sentence.start, sentence.end - 1):
        if section.lowers[i] != "your" and not _possessor(words, i, sentence):
            continue
        start = i + 1 if section.lowers[i] == "your" else i + 2
        end = phrase_end(section, start, sentence.end)
        if end + 1 < sentence.end and words.traits[end - 1] & WEEKDAY and section.tags[end + 1] == "NOUN":
            end = phrase_end(section, end + 1, sentence.end)  # "Saturday returns desk": a noun read as a verb
        if end < sentence.end and section.lowers[end] in (
            "in",
            "at",
            "on",
            "from",
            "for",
            "of",
            "about",
            "with",
        ):
            inner = end + 1
            while inner < sentence.end and section.tags[inner] in ("DET", "PRON"):
                inner += 1
            end = max(end, phrase_end(section, inner, sentence.end))
        tally = count(worth, sentence.start, range(start, end))
        if end < sentence.end and section.lowers[end] == "(":
            close = next((j for j in range(end, sentence.end) if section.lowers[j] == ")"), end)
            inside = count(worth, sentence.start, range(end, close))
            tally.numbers += inside.numbers
            end = close + 1 if inside.numbers else end
        if tally.names and _is_employer(words, start, end):
            tally.names = 0
        if tally.names and not tally.numbers and _offers(words, sentence, i):
            tally.names = 0
        of = i - 1
        if of - 1 >= sentence.start and section.lowers[of] == "of" and worth[of - 1 - sentence.start] == A_NUMBER:
            tally.numbers += 1
        strong = tally.names + tally.numbers > 0 or (tally.dates > 0 and tally.nouns > 0)
        if strong or (tally.nouns >= 2 and not _sells(words, sentence, i)):
            first, last = trim(words, i, end)
            kind = EvidenceKind.QUESTION if sentence.is_question else _kind_of(tally)
            yield Evidence(sentence, first, last, kind)


def _possessor(words: Words, i: int, sentence: Sentence) -> bool:
    """The reader's name or firm (or a field that stands for it) with a possessive."""
    return (
        i + 1 < sentence.end
        and bool(words.traits[i] & READER)
        and words.section.lowers[i + 1] in ("'s", "’s", "'", "’")
    )


_POST = frozenset({"background", "business", "career", "company", "experience", "job", "position", "profile", "role",
                   "success", "team", "time", "work"})  # fmt: skip


def _is_employer(words: Words, start: int, end: int) -> bool:
    """ "Your experience at Hartwell": the name of the reader's own firm is known to every list."""
    lowers = words.section.lowers
    joint = next((j for j in range(start, end) if lowers[j] in ("at", "with", "for", "of")), None)
    return joint is not None and joint > start and lowers[joint - 1] in _POST


def _offers(words: Words, sentence: Sentence, i: int) -> bool:
    """Say whether a token stands in what the writer's product would do."""
    clause = next((c for c in sentence.clauses if c.start <= i < c.end), None)
    if clause is None or clause.focus is Focus.READER:
        return False
    able = bool(words.traits[clause.head] & CAPABLE) or clause.focus is Focus.PRODUCT
    return (able or clause.reader_as_object) and tense_of(words, clause) == "present"


def _sells(words: Words, sentence: Sentence, i: int) -> bool:
    """Say whether a token stands in an offer, a question or a condition rather than in a statement of fact."""
    if sentence.is_question:
        return True
    clause = next((c for c in sentence.clauses if c.start <= i < c.end), None)
    if clause is None:
        return any(words.traits[j] & (UNREAL | CAPABLE) for j in range(sentence.start, i))
    present = tense_of(words, clause) == "present"
    if not states(words, clause) or (present and (words.traits[clause.head] & CAPABLE or clause.reader_as_object)):
        return True
    if clause.focus is Focus.PRODUCT or words.section.tags[clause.head] == "AUX":
        return True
    return present and clause.focus is Focus.SENDER


def _case_numbers(words: Words, sentence: Sentence) -> Iterator[Evidence]:
    """ "Order 4471", "invoice no. 12": the number of one case."""
    section = words.section
    lowers = section.lowers
    for i in range(sentence.start, sentence.end - 1):
        if not words.traits[i] & CASE:
            continue
        j = i + 1
        while j < min(sentence.end, i + 4) and lowers[j] in (
            "#",
            "no",
            "no.",
            "number",
            "ref",
            "-",
            ":",
            "(",
        ):
            j += 1
        if j < sentence.end and sum(c.isdigit() for c in lowers[j]) >= 2 and not words.traits[j] & STAND_IN:
            yield Evidence(sentence, i, j + 1, EvidenceKind.FIGURE)


_OPENING = frozenset({'"', "“", "«", "``", "‘", "'"})
_CLOSING = frozenset({'"', "”", "»", "''", "’", "'"})
_SAYING = frozenset({"say", "read", "describe", "put", "write", "phrase", "line", "word", "heading", "quote"})


def _quotations(words: Words, sentence: Sentence, mask: int) -> Iterator[Evidence]:
    """Words of the reader's in quotation marks: at least two, in a sentence about the reader."""
    if not mask & (READER | OBSERVE) or not mask & (TELL | OBSERVE | EXCHANGE | READER):
        return
    section = words.section
    lowers = section.lowers
    open_at: int | None = None
    for i in range(sentence.start, sentence.end):
        if open_at is None and lowers[i] in _OPENING and i + 2 < sentence.end:
            open_at = i
        elif open_at is not None and lowers[i] in _CLOSING:
            inside = [section.slice(j, j + 1) for j in range(open_at + 1, i)]
            plain = any(form.isalpha() and form.islower() for form in inside)
            if len(inside) > 1 and plain and _is_theirs(words, sentence, open_at):
                yield Evidence(sentence, open_at, i + 1, EvidenceKind.QUOTATION)
            open_at = None


def _is_theirs(words: Words, sentence: Sentence, quote: int) -> bool:
    """The nearest person named before a quotation is the reader, or something of theirs says it."""
    for i in range(quote - 1, sentence.start - 1, -1):
        if words.traits[i] & SENDER:
            return False
        if words.traits[i] & READER or words.section.lemmas[i] in _SAYING:
            return not words.traits[i] & STAND_IN
    return False


def _exchanges(words: Words, sentence: Sentence) -> Iterator[Evidence]:
    """ "Our chat about the Selby lease", "your question on halal menus": an earlier exchange by its topic."""
    section, traits = words.section, words.traits
    lowers = section.lowers
    worth = words.worth(sentence)
    for i in range(sentence.start, sentence.end - 1):
        if not traits[i] & EXCHANGE or section.tags[i] not in ("NOUN", "PROPN"):
            continue
        begin = i
        while begin > sentence.start and section.tags[begin - 1] in PHRASE_TAGS:
            begin -= 1
        owner = lowers[begin - 1] if begin > sentence.start else "your"  # "Great question about ..."
        if not _SENDERS_OWN.isdisjoint(lowers[begin:i]):
            continue  # "Quick question about ..." is the writer's
        if owner not in ("your", "our", "the", "that"):
            continue
        end = i + 1
        if lowers[end] in ("about", "on", "regarding", "re", "concerning", "around"):
            while end < sentence.end and lowers[end] not in _BREAKS:
                end += 1
        tally = count(worth, sentence.start, chain(range(begin, i), range(i + 1, end)))
        needs_shared = owner in ("our", "that") or owner == "your"
        trade = 1 if tally.jargon >= 2 and needs_shared and not _sells(words, sentence, i) else 0
        if tally.solid + trade >= (1 if needs_shared else 2):
            yield Evidence(sentence, max(begin - 1, sentence.start), end, _kind_of(tally))


_SENDERS_OWN = frozenset({"another", "brief", "one", "quick", "short", "simple"})
_BREAKS = frozenset({",", ";", ".", "!", "?", ":", "and", "but", "--", "–", "—", "so", "(", "which", "that", "to"})


def _fellowships(words: Words, sentence: Sentence) -> Iterator[Evidence]:
    """ "As a fellow Tulane alum": something named that writer and reader share."""
    section, worth = words.section, words.worth(sentence)
    for i in range(sentence.start, sentence.end - 1):
        if section.lowers[i] == "fellow":
            end = phrase_end(section, i + 1, sentence.end)
            if A_NAME in worth[i + 1 - sentence.start : end - sentence.start]:
                yield Evidence(sentence, i, end, EvidenceKind.NAME)


def _named_things(words: Words, sentence: Sentence, mask: int) -> Iterator[Evidence]:
    """ "The Osaka plant", said at the beginning to a reader who is spoken to next: they know which plant."""
    if mask & SENDER or sentence.is_question:
        return
    section, worth, base = words.section, words.worth(sentence), sentence.start
    for i in range(sentence.start, sentence.end - 2):
        if section.lowers[i] != "the" or worth[i + 1 - base] != A_NAME:
            continue
        end = phrase_end(section, i + 1, sentence.end)
        if any(worth[j - base] in (A_NOUN, A_JARGON) or section.tags[j] == "NOUN" for j in range(i + 2, end)):
            yield Evidence(sentence, i, end, EvidenceKind.NAME)


def _referrals(document: Document, reading: Reading) -> Iterator[Evidence]:
    """A third person in a statement about the reader: someone who passed the reader on, or a colleague."""
    for sentence, start, end in document.once(find_people):
        words = reading.words(sentence)
        clause = next((c for c in sentence.clauses if c.start <= start < c.end), None)
        if sentence.is_question or clause is None or clause.subject is None or not states(words, clause):
            continue
        passes_on = words.traits[clause.head] & TELL and clause.subject[0] <= start < clause.subject[1]
        beside = any(words.traits[i] & READER for i in range(clause.start, clause.end))
        if (passes_on or beside) and tense_of(words, clause) == "past":
            yield Evidence(sentence, start, end, EvidenceKind.NAME)


def _settle(found: Iterable[Evidence]) -> list[Evidence]:
    """Keep the first and widest of overlapping evidence, in order of place."""
    kept: list[Evidence] = []
    for item in found:
        clash = [other for other in kept if other.start < item.end and item.start < other.end]
        if not clash:
            kept.append(item)
        elif all(item.start <= other.start and other.end <= item.end for other in clash):
            telling = next((o.kind for o in clash if o.kind in _TELLING), item.kind)
            kept = [other for other in kept if other not in clash]
            kept.append(Evidence(item.sentence, item.start, item.end, telling))
    return sorted(kept, key=lambda item: item.start)


_TELLING = frozenset({EvidenceKind.QUOTATION, EvidenceKind.FIGURE})


_TOPICS: dict[str, set[str]] = {}
for _name, _set in LEX.sets.items():
    if _name.startswith("topic-"):
        for _word in _set:
            _TOPICS.setdefault(_word, set()).add(f"#{_name[6:]}")

_ENDINGS = ("isation", "ization", "ations", "ation", "ating", "ated", "ate", "ments", "ment", "ings", "ing", "ions",
            "ion", "ers", "er", "ed", "es", "s", "al", "y", "e")  # fmt: skip


@cache
def stem(word: str) -> str:
    """Cut "re" and the ending off, so that "migrate", "migration" and "remigrate" meet; four letters remain."""
    if word.startswith("re") and len(word) > 6:
        word = word[2:].lstrip("-")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def content_stems(words: Words, start: int, end: int) -> Iterator[str]:
    """Yield the stems and topics of what a token range is about, names of reader and sender left out."""
    section, traits = words.section, words.traits
    for i in range(start, end):
        if section.tags[i] not in _CONTENT_TAGS or traits[i] & (EMPTY | BLAND | READER | OWN | STAND_IN | UNREAL):
            continue
        lemma = section.lemmas[i]
        if traits[i] & (OBSERVE | NEWS | MET | TELL) and section.tags[i] == "VERB":
            continue
        if lemma[:1].isalnum():
            yield stem(lemma)
            yield from _TOPICS.get(lemma, ())


def _mark_used(reading: Reading, document: Document, found: list[Evidence]) -> Iterator[Evidence]:
    """Say of each piece of evidence whether anything takes it up."""
    first = min((item.sentence.index for item in found), default=0)
    matter = [
        (sentence, frozenset(content_stems(reading.words(sentence), sentence.start, sentence.end)))
        for sentence in document.running
        if sentence.index > first
    ]
    for item in found:
        later = [pair for pair in matter if pair[0].index > item.sentence.index]
        yield replace(item, used=_is_used(reading, item, later))


def _is_used(reading: Reading, item: Evidence, later: list[tuple[Sentence, frozenset[str]]]) -> bool:
    """Whether the rest of its sentence draws something from it, or a later sentence is about the same matter."""
    if item.kind is EvidenceKind.QUESTION:
        return True
    words = reading.words(item.sentence)
    if any(words.traits[i] & REASON for i in range(item.sentence.start, item.start)):
        return True  # "I am writing because you ..."
    if any(words.traits[i] & (PICK_UP | REASON) for i in range(item.end, item.sentence.end)):
        return True
    if later and _picks_up(reading, later[0][0]):
        return True
    stems = frozenset(content_stems(words, item.start, item.end))
    return any(stems & matter for _, matter in later)


def _picks_up(reading: Reading, sentence: Sentence) -> bool:
    """A sentence that begins with "this", "that", "they"...; "that's why I'm writing" picks nothing up."""
    words = reading.words(sentence)
    start = sentence.start
    section = words.section
    if "why" in section.lowers[start : start + 6]:
        return False
    if any(words.traits[i] & PICK_UP for i in range(start, min(start + 3, sentence.end))):
        return True
    return any(
        section.lowers[i] in ("this", "that", "these", "those")
        and section.tags[i] == "PRON"
        and section.deps[i] in ("obj", "obl")
        and not section.deps[section.heads[i]].startswith("acl")
        for i in range(start, sentence.end)
    )
