"""Evidence in whole clauses, by how each is tied to the reader."""

from __future__ import annotations

from itertools import chain

from outreach_lint.analyses.evidence.kinds import Evidence, EvidenceKind, kind_of
from outreach_lint.analyses.ties import (
    Frame,
    antecedent,
    befell_reader,
    contact_thanks,
    firm_named,
    first_word,
    happens,
    has_news,
    is_about_reader,
    matrix_verb,
    own_things,
    reports_question,
    states,
    tense_of,
    trim,
)
from outreach_lint.analyses.words import (
    A_DATE,
    A_NOUN,
    BLAND,
    CASE,
    EXCHANGE,
    LEX,
    NEWS,
    PRESUME,
    Reading,
    Tally,
    Words,
    count,
)
from outreach_lint.document import Clause, Mood, Role, Sentence

_ANYBODYS = LEX.words("anybodys")


def clause_evidence(
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
    elif reader_subject and not question:
        skipped = own_things(words, clause)  # "your email went to our Fast Response team"
    follows = reader_subject or (frame is Frame.MET and _is_dated(words, sentence, clause))
    start = antecedent(words, sentence, clause) if follows else clause.start
    if sentence.section.role is Role.SUBJECT and words.section.tags[clause.head] not in ("AUX", "VERB"):
        skipped |= {start}  # in a title's capital, whatever it is: "Rockstar candidates for Northfold"
    tokens = chain(range(start, clause.start), range(_past_title(words, clause), clause.end))
    tally = count(words.worth(sentence), sentence.start, tokens, skipped)
    kind = EvidenceKind.QUESTION if question else kind_of(tally)
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


def _is_dated(words: Words, sentence: Sentence, clause: Clause) -> bool:
    """ "The pump we talked about on 3 March": what was talked about on a day counts, not "the plans we discussed"."""
    return A_DATE in words.worth(sentence)[clause.start - sentence.start : clause.end - sentence.start]


_TITLES = frozenset({"ceo", "chief", "cto", "director", "executive", "founder", "head", "leader", "manager", "officer",
                     "owner", "president", "principal", "professional", "specialist", "vp"})  # fmt: skip


def _past_title(words: Words, clause: Clause) -> int:
    """Where a clause goes on after "As the head of logistics at Norvik, you ...": a post is on every list."""
    section, start = words.section, clause.start
    if section.lowers[start] != "as" or section.lowers[start + 1 : start + 2] not in (["a"], ["an"], ["one"], ["the"]):
        return start
    subject = clause.subject[0] if clause.subject is not None else start
    over = next((i for i in range(start, clause.head) if section.lowers[i] == ","), subject)
    return over if any(section.lemmas[i].lower() in _TITLES for i in range(start, over)) else start


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


def _framed_enough(words: Words, sentence: Sentence, clause: Clause, frame: Frame, tally: Tally) -> bool:
    """Whether a clause in a frame says something particular."""
    if tally.solid:
        return tally.solid > 1 or frame is not Frame.OBSERVED or not _only_praises(words, sentence, clause)
    if frame in (Frame.TOLD, Frame.MET):
        return tally.jargon >= 2
    if words.section.lemmas[clause.head] in _ANYBODYS:
        return False
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
        return False  # "your order has been delayed" fits every order, "your email was passed on" every email
    return tally.solid >= 1 and tally.solid + (0 if head & BLAND else 1) >= 2


def _only_names_a_case(words: Words, clause: Clause) -> bool:
    subject = range(*clause.subject) if clause.subject else range(0)
    return any(words.traits[i] & (CASE | EXCHANGE) for i in subject) and len(subject) <= 2
