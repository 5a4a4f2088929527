"""Evidence in parts of sentences: things of the reader's, numbers of cases, quotations, exchanges, names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from outreach_lint.analyses.evidence.kinds import Evidence, EvidenceKind, kind_of
from outreach_lint.analyses.ties import PHRASE_TAGS, phrase_end, states, tense_of, trim
from outreach_lint.analyses.words import (
    A_JARGON,
    A_NAME,
    A_NOUN,
    A_NUMBER,
    CAPABLE,
    CASE,
    EXCHANGE,
    OBSERVE,
    READER,
    SENDER,
    STAND_IN,
    TELL,
    UNREAL,
    WEEKDAY,
    Words,
    count,
)
from outreach_lint.document import Focus, Sentence


def find_possessions(words: Words, sentence: Sentence) -> Iterator[Evidence]:
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
            kind = EvidenceKind.QUESTION if sentence.is_question else kind_of(tally)
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


def find_case_numbers(words: Words, sentence: Sentence) -> Iterator[Evidence]:
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


def find_quotations(words: Words, sentence: Sentence, mask: int) -> Iterator[Evidence]:
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
            inside = section.forms[open_at + 1 : i]
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


def find_exchanges(words: Words, sentence: Sentence) -> Iterator[Evidence]:
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
            yield Evidence(sentence, max(begin - 1, sentence.start), end, kind_of(tally))


_SENDERS_OWN = frozenset({"another", "brief", "one", "quick", "short", "simple"})
_BREAKS = frozenset({",", ";", ".", "!", "?", ":", "and", "but", "--", "–", "—", "so", "(", "which", "that", "to"})


def find_fellowships(words: Words, sentence: Sentence) -> Iterator[Evidence]:
    """ "As a fellow Tulane alum": something named that writer and reader share."""
    section, worth = words.section, words.worth(sentence)
    for i in range(sentence.start, sentence.end - 1):
        if section.lowers[i] == "fellow":
            end = phrase_end(section, i + 1, sentence.end)
            if A_NAME in worth[i + 1 - sentence.start : end - sentence.start]:
                yield Evidence(sentence, i, end, EvidenceKind.NAME)


def find_named_things(words: Words, sentence: Sentence, mask: int) -> Iterator[Evidence]:
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
