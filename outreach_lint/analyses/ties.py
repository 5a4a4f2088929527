"""How a clause is tied to the reader: whose it is, what it reports, and whether it states anything at all."""

from __future__ import annotations

from enum import Enum

from outreach_lint.analyses.words import (
    A_NAME,
    CHOOSE,
    HAPPEN,
    MET,
    NEWS,
    OBSERVE,
    OCCASION,
    READER,
    SENDER,
    TELL,
    UNREAL,
    Words,
)
from outreach_lint.document import Clause, Focus, Mood, Section, Sentence


class Frame(Enum):
    """Why what follows in a sentence is about the reader."""

    OBSERVED = "observed"
    TOLD = "told"
    MET = "met"
    NEWS = "news"


def clauses_of(sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence; a fragment without one is read as one statement."""
    if sentence.clauses:
        return sentence.clauses
    section = sentence.section
    head = next((i for i in range(sentence.start, sentence.end) if section.heads[i] == i), sentence.start)
    mood = Mood.QUESTION if sentence.is_question else Mood.STATEMENT
    return (Clause(head, sentence.start, sentence.end, Focus.NONE, mood),)


def frame_of(words: Words, sentence: Sentence, clause: Clause, before: Frame | None, near: bool) -> Frame | None:
    """Say what a clause makes of the rest of its sentence; a new frame replaces the one before.

    Args:
        near: whether this sentence or the next speaks to the reader at all.
    """
    traits, lowers = words.traits, words.section.lowers
    if before is Frame.OBSERVED and _is_seen(words, clause):
        return before
    first = first_word(words.section, clause)
    opens = first == sentence.start or first == _first_letter(words.section, sentence)
    if opens and traits[first] & NEWS and not contact_thanks(words, clause):
        return Frame.NEWS
    subject = clause.subject
    head = traits[clause.head]
    dropped = subject is None and first == clause.head
    alone = subject is not None and all(lowers[i] in _SELVES for i in range(*subject))
    by_sender = subject is not None and any(traits[i] & SENDER for i in range(*subject))
    near = near or lowers[sentence.end - 1] == ":"
    if near and states(words, clause):
        if (alone or dropped) and head & OBSERVE and _has_looked(words, clause, clause.head):
            return Frame.OBSERVED
        seen = matrix_verb(words, clause, OBSERVE)
        if seen is not None and _has_looked(words, clause, seen):
            return Frame.OBSERVED
    together = near or (alone and "we" in lowers[slice(*(subject or (0, 0)))])
    met = head & MET and (alone or dropped) and together and states(words, clause)
    if met and tense_of(words, clause) != "present":
        return Frame.MET
    if subject is None:
        return before
    if states(words, clause) and "not" not in lowers[clause.start : clause.head]:
        by_reader = any(traits[i] & READER for i in range(*subject))
        if by_reader and (head & TELL or (head & CHOOSE and tense_of(words, clause) == "past")):
            return Frame.TOLD
        if head & TELL and not by_sender and _told_me(words, clause):
            return Frame.TOLD
    if by_sender and clause.main:
        return None
    return before


def _is_seen(words: Words, clause: Clause) -> bool:
    """Say whether a clause tells what a name was seen to do: "I saw Northfold | is opening", parsed as two."""
    section, start = words.section, clause.start
    return start > 0 and section.tags[start] == "AUX" and section.tags[start - 1] == "PROPN"


def _told_me(words: Words, clause: Clause) -> bool:
    """ "Three parents told me ...": hearsay about the reader, unless it is what everybody says."""
    lowers = words.section.lowers
    after = lowers[clause.head + 1 : clause.head + 3]
    crowd = clause.subject is not None and lowers[clause.subject[0]] in ("most", "many", "all", "people", "everyone")
    return bool(after) and after[0] in ("me", "us") and not crowd and tense_of(words, clause) == "past"


_SELVES = frozenset({"i", "we", "both", "all", "and", "colleague", "my"})
# Seeing and liking are told in the present as well; what "we compare" or "we check" is the writer's trade.
_SENSED = frozenset({"see", "notice", "hear", "read", "love", "like", "admire"})


def _has_looked(words: Words, clause: Clause, verb: int) -> bool:
    """Say whether a verb of looking tells of one time that somebody looked."""
    if words.section.lemmas[verb] in _SENSED:
        return True
    return verb != clause.head or tense_of(words, clause) == "past"


def matrix_verb(words: Words, clause: Clause, trait: int) -> int | None:
    """A verb before the subject that the clause hangs on ("I saw that you ..."), if it has a trait."""
    if clause.subject is None:
        return None
    for i in range(clause.start, clause.subject[0]):
        if words.traits[i] & trait and words.section.tags[i] in ("VERB", "AUX", "ADJ"):
            return i
    return None


def _first_letter(section: Section, sentence: Sentence) -> int:
    return next((i for i in range(sentence.start, sentence.end) if section.lowers[i][:1].isalpha()), sentence.start)


def first_word(section: Section, clause: Clause) -> int:
    """The first word of a clause that is no adverb, conjunction or punctuation."""
    for i in range(clause.start, clause.end):
        if section.tags[i] not in ("PUNCT", "ADV", "CCONJ", "SCONJ", "INTJ", "SYM", "SPACE"):
            return i
    return clause.start


def contact_thanks(words: Words, clause: Clause) -> bool:
    """ "Thank you for contacting Brightwell": what is named is the writer's own firm."""
    lemmas = words.section.lemmas
    return any(lemmas[i] in _CONTACT for i in range(clause.start, min(clause.end, clause.start + 6)))


_CONTACT = frozenset(
    {"contact", "choose", "visit", "shop", "subscribe", "join", "reach", "attend", "accept", "connect", "use"}
)


def states(words: Words, clause: Clause) -> bool:
    """Say whether a clause states something: no request, and no modal, condition or guess before its predicate."""
    if clause.mood is Mood.REQUEST:
        return False
    return not any(trait & UNREAL for trait in words.traits[clause.start : min(clause.head, clause.end)])


def reports_question(words: Words, clause: Clause) -> bool:
    """ "You asked whether ...": what they asked is no supposition."""
    return words.section.lowers[trim(words, clause.start, clause.end)[0]] in ("if", "whether")


def tense_of(words: Words, clause: Clause) -> str:
    """Return "past" (also perfect), "progressive" or "present" for a clause's predicate."""
    section = words.section
    head = clause.head
    lowers, tags = section.lowers, section.tags
    progressive = False
    for i in range(max(clause.start, head - 5), head):
        if tags[i] != "AUX":
            continue
        if lowers[i] in _PAST_AUX:
            return "past"
        progressive = progressive or lowers[i] in _BE
    if progressive and lowers[head].endswith("ing"):
        return "progressive"
    if "Tense=Past" in section.morphs[head] and tags[head] in ("VERB", "AUX"):
        return "past"
    if tags[head] == "VERB" and lowers[head].endswith("ed"):
        return "past"
    return "present"


_PAST_AUX = frozenset({"did", "was", "were", "had", "have", "has", "'ve", "’ve", "got"})
_BE = frozenset({"is", "are", "'re", "’re", "'s", "’s", "am", "'m", "’m"})


def befell_reader(words: Words, clause: Clause) -> bool:
    """Somebody else did something to the reader ("the Courier quoted you"): neither writer nor product, nor a study."""
    if clause.subject is None or clause.focus in (Focus.SENDER, Focus.PRODUCT, Focus.SHARED):
        return False
    traits, lemmas = words.traits, words.section.lemmas
    if any(traits[i] & SENDER for i in range(clause.start, clause.end)):
        return False
    if any(lemmas[i] in _STUDIES for i in range(*clause.subject)):
        return False
    return any(traits[i] & READER for i in range(clause.head + 1, clause.end))


_STUDIES = frozenset({"expert", "experts", "research", "statistics", "study", "survey"})


def is_about_reader(words: Words, clause: Clause) -> bool:
    """The reader, or something of theirs, is the subject; in a clause read without one, it is whose story it tells."""
    if clause.subject is None:
        addressed = any(words.traits[i] & READER for i in range(clause.start, clause.end))
        return addressed and clause.focus is Focus.READER and clause.mood is not Mood.REQUEST
    first, section = clause.subject[0], words.section
    if first > 1 and section.lowers[first - 1] == "like" and section.tags[first - 2] == "NOUN":
        return False  # "schools like Denby send ...": one of a crowd
    return any(words.traits[i] & READER for i in range(*clause.subject)) and not clause.reader_as_object


def antecedent(words: Words, sentence: Sentence, clause: Clause) -> int:
    """Where the noun phrase begins that a relative clause about the reader hangs on ("the shelf you sent back")."""
    section = words.section
    noun = section.heads[clause.head]
    if not section.deps[clause.head].startswith("acl") or not sentence.start <= noun < clause.start:
        return clause.start
    if clause.start - noun > 3:
        return clause.start
    while noun > sentence.start and section.tags[noun - 1] in ("NOUN", "PROPN", "ADJ", "NUM"):
        noun -= 1
    return noun


def firm_named(words: Words, sentence: Sentence, clause: Clause, frame: Frame) -> frozenset[int]:
    """The first run of names of a framed clause, when nothing else says whose it is: the reader's own firm."""
    worth, lowers = words.worth(sentence), words.section.lowers
    run: list[int] = []
    theirs = False
    for i in range(clause.start, clause.end):
        if worth[i - sentence.start] == A_NAME:
            before = lowers[i - 1] if i > clause.start else ""
            if not run and (before in _WHERE or (frame is Frame.NEWS and before == "the")):
                break  # a place or an occasion: "in Skipton", "at the Risk conference", "on the Series B"
            run.append(i)
        elif run:
            break
        elif words.traits[i] & READER:
            theirs = True  # "your team ... Acme's needs": still the firm, when it is an owner
    owner = bool(run) and run[-1] + 1 < clause.end and lowers[run[-1] + 1] in ("'s", "’s")
    return frozenset(run) if owner or not theirs else frozenset()


_WHERE = frozenset({"at", "from", "in", "near", "on"})


def own_things(words: Words, clause: Clause) -> frozenset[int]:
    """What "our" and "my" stand before."""
    lowers = words.section.lowers
    return frozenset(
        j
        for i in range(clause.start, clause.end)
        if lowers[i] in ("our", "my")
        for j in range(i + 1, phrase_end(words.section, i + 1, clause.end))
    )


def trim(words: Words, start: int, end: int) -> tuple[int, int]:
    """Leave out punctuation and conjunctions at the edges of a range."""
    tags = words.section.tags
    while end - start > 1 and tags[start] in ("PUNCT", "CCONJ", "SPACE", "SYM"):
        start += 1
    while end - start > 1 and tags[end - 1] in ("PUNCT", "SPACE", "SYM", "CCONJ"):
        end -= 1
    return start, end


def happens(words: Words, clause: Clause) -> bool:
    """Something that is news by itself has happened to the reader, and not with a thing of the writer's."""
    verb = clause.head
    if not words.traits[verb] & HAPPEN:
        verb = next((i for i in range(clause.head + 1, clause.end) if _happened_to_you(words, clause, i)), verb)
    elif tense_of(words, clause) != "past":
        return False
    if not words.traits[verb] & HAPPEN:
        return False
    return not any(words.traits[i] & SENDER for i in range(verb, clause.end))


def _happened_to_you(words: Words, clause: Clause, i: int) -> bool:
    """A verb of news a few words behind "you", where its clause was not told apart."""
    if not words.traits[i] & HAPPEN or words.section.tags[i] != "VERB":
        return False
    before = words.section.lowers[max(clause.head + 1, i - 4) : i]
    return "you" in before and words.section.lowers[i].endswith("ed")


def has_news(words: Words, clause: Clause) -> bool:
    """ "Congratulations on the promotion": an occasion of theirs by its noun."""
    return any(words.traits[i] & OCCASION and words.section.tags[i] != "VERB" for i in range(clause.start, clause.end))


PHRASE_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "X"})
_PHRASE_FORMS = frozenset({"-", "–", "&", "/", "'s", "’s", "#", "no", "no."})


def phrase_end(section: Section, start: int, end: int) -> int:
    """Return where the noun phrase that begins at a token ends, by the parts of speech that may stand in one."""
    i = start
    while i < end and (section.tags[i] in PHRASE_TAGS or section.lowers[i] in _PHRASE_FORMS):
        i += 1
    return i
