"""What belongs to this reader only, and whether the message goes on to use it.

A clause is *tied* to the reader when the reader or the reader's things are its subject, when it reports what the
writer saw of theirs or what they said earlier, or when it names one of their things ("your ..."). A tied clause
holds evidence when something is left of it after the words that fit any reader are taken away: a name that is not
the writer's, a number, a date, a quotation, or plain nouns ("your Saturday returns desk"). Clauses that state
nothing (offers, wishes, conditions, guesses) hold none, and merge fields never count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_lint.analyses.evidence.anybody import fits_anybody
from outreach_lint.analyses.evidence.kinds import Evidence, EvidenceKind
from outreach_lint.analyses.evidence.phrases import (
    find_case_numbers,
    find_exchanges,
    find_fellowships,
    find_named_things,
    find_possessions,
    find_quotations,
)
from outreach_lint.analyses.evidence.statements import clause_evidence
from outreach_lint.analyses.evidence.uptake import mark_used, stem
from outreach_lint.analyses.ties import Frame, clauses_of, frame_of, states, tense_of
from outreach_lint.analyses.words import (
    CASE,
    EXCHANGE,
    MET,
    NEWS,
    OBSERVE,
    READER,
    TELL,
    Reading,
    find_people,
    read_words,
)
from outreach_lint.document import Document, Form, Role, Sentence

__all__ = ["Evidence", "EvidenceKind", "find_evidence", "stem"]


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
        found.extend(item for item in _settle(items) if not fits_anybody(item))
        if ":" in sentence.section.lowers[max(sentence.start, sentence.end - 2) : sentence.end]:
            listed = frame
    for item in _referrals(document, reading):
        if not any(o.sentence is item.sentence and o.start < item.end and item.start < o.end for o in found):
            found.append(item)
    found.sort(key=lambda item: (item.sentence.index, item.start))
    return tuple(mark_used(reading, document, found))


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
    found.extend(find_quotations(words, sentence, mask))
    found.extend(find_case_numbers(words, sentence))
    found.extend(find_possessions(words, sentence))
    for clause, its_frame in framed:
        item = clause_evidence(reading, words, sentence, clause, its_frame)
        if item is not None:
            found.append(item)
    found.extend(find_exchanges(words, sentence))
    if sentence.index <= reading.opening:
        found.extend(find_fellowships(words, sentence))
    if near and sentence.index <= reading.opening:
        found.extend(find_named_things(words, sentence, mask))
    return found, frame


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
