"""Acts of repair: what makes a fault good.

Five acts make a fault good: acknowledge what went wrong, apologise for it, explain it, say what one will do, and
keep it from happening again. Each is *named* when the sentence holds something that only this case has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from outreach_lint.analyses.apologies import Aim, Apology, find_apologies
from outreach_lint.analyses.clauses import is_past_form, words_of
from outreach_lint.analyses.deeds import find_deeds
from outreach_lint.analyses.words import particulars
from outreach_lint.document import Document, Role, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon

LEX = load_lexicon("analyses/repair")
_OUT = LEX.words("out")
TROUBLE, GRIEVANCE, BEYOND = LEX.words("trouble"), LEX.words("grievance"), LEX.words("beyond")
_SUFFERED, _SLIP, _AMISS = LEX.words("suffered"), LEX.words("slip"), LEX.words("amiss")
_EXCUSE, _PROMISE = LEX.words("excuse"), LEX.words("promise")

_SENDER = frozenset({"i", "we"})
_UNREAL = frozenset({"if", "unless", "whether", "may", "might", "could", "would", "can", "should", "when", "whenever"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM"})


class Act(str, Enum):
    """What a sentence does to make a fault good."""

    ACKNOWLEDGE = "acknowledge"
    APOLOGIZE = "apologize"
    EXPLAIN = "explain"
    COMMIT = "commit"
    PREVENT = "prevent"


@dataclass(frozen=True, slots=True)
class Repair:
    """One act of repair.

    Attributes:
        start, end: token range in the sentence's section, end excluded.
        named: whether it says something that only this case has: the trouble itself, its cause, who will do what
            by when, what changes.
    """

    act: Act
    sentence: Sentence
    start: int
    end: int
    named: bool


def find_repair(document: Document) -> tuple[Repair, ...]:
    """Return the acts of repair of a message, in order of their sentences.

    Call it as `document.once(find_repair)`.
    """
    acts = [
        *_apologise(document.once(find_apologies)),
        *_commit(document),
        *_prevent(document),
        *_explain(document),
        *_acknowledge(document),
    ]
    return tuple(sorted(acts, key=lambda act: (act.sentence.index, act.start)))


def _apologise(apologies: Iterable[Apology]) -> Iterator[Repair]:
    for apology in apologies:
        if apology.aim is not Aim.POLITE:
            named = apology.aim is Aim.NAMED
            yield Repair(Act.APOLOGIZE, apology.sentence, apology.start, apology.end, named)
            if named:
                yield Repair(Act.ACKNOWLEDGE, apology.sentence, apology.word, apology.end, True)


def _commit(document: Document) -> Iterator[Repair]:
    for deed in document.once(find_deeds):
        if deed.firm:
            yield Repair(Act.COMMIT, deed.sentence, deed.start, deed.end, deed.done or deed.when)
    for match in LEX.find(document, "commit"):
        yield Repair(Act.COMMIT, match.sentence, match.start, match.end, True)


def _prevent(document: Document) -> Iterator[Repair]:
    for match in LEX.find(document, "prevent"):
        sentence = match.sentence
        named = _content(sentence, sentence.start, sentence.end, (match.start, match.end), _PROMISE) >= 2
        yield Repair(Act.PREVENT, sentence, match.start, match.end, named)


def _explain(document: Document) -> Iterator[Repair]:
    for match in LEX.find(document, "explain"):
        sentence = match.sentence
        if sentence.section.role is Role.SUBJECT or sentence.is_question:
            continue
        end = _cause_end(sentence, match)
        named = _content(sentence, match.end, end, (0, 0), _EXCUSE) >= 1
        if match.entry.phrase.startswith("what"):
            named = True
        yield Repair(Act.EXPLAIN, sentence, match.start, match.end, named)
    for sentence in document.running:
        told = _told_cause(sentence)
        if told is not None:
            yield Repair(Act.EXPLAIN, sentence, told, sentence.end, True)


def _cause_end(sentence: Sentence, match: Match) -> int:
    """Return where a cause ends: after "due to" its noun phrase, after "because" the sentence."""
    if match.section.lowers[match.end - 1] not in ("to", "of", "by", "from"):
        return sentence.end
    tags = match.section.tags
    nouns = False
    for i in range(match.end, sentence.end):
        if tags[i] in ("PUNCT", "AUX", "PRON") or (nouns and tags[i] in ("DET", "VERB")):
            return i
        nouns = nouns or tags[i] in ("NOUN", "PROPN")
    return sentence.end


def _content(sentence: Sentence, start: int, end: int, skipped: tuple[int, int], empty: frozenset[str]) -> int:
    """Count the content words of a token range, outside a skipped one, that aren't empty."""
    lemmas, tags = sentence.section.lemmas, sentence.section.tags
    return sum(
        1
        for i in range(start, end)
        if not skipped[0] <= i < skipped[1] and tags[i] in _CONTENT and lemmas[i] not in empty
    )


def _told_cause(sentence: Sentence) -> int | None:
    """Return where a sentence tells how it came about: the writer's slip, or what someone of theirs did.

    What happened to the reader's own thing ("your parcel arrived wet") is the trouble, not its cause.
    """
    if sentence.is_question:
        return None
    section = sentence.section
    lowers, lemmas, tags, deps, heads = section.lowers, section.lemmas, section.tags, section.deps, section.heads
    for i in range(sentence.start, sentence.end):
        if not deps[i].startswith("nsubj"):
            continue
        verb = heads[i]
        if not sentence.start <= verb < sentence.end or tags[verb] != "VERB" or not _is_told(section, verb):
            continue
        if lowers[i] in _SENDER:
            slip = lemmas[verb] in _SLIP or _AMISS.intersection(lowers[verb : sentence.end])
            if slip and _is_plain_past(section, i, verb):
                return i
        elif (
            tags[i] in ("NOUN", "PROPN")
            and not {lemmas[i], lemmas[verb]} & (TROUBLE | _EXCUSE)
            and _is_plain_past(section, i, verb)
        ):
            before = lowers[max(sentence.start, i - 3) : i]
            if "your" not in before and "you" not in lowers[sentence.start : i]:
                return i
    return None


def _is_told(section: Section, verb: int) -> bool:
    """Say whether a verb is in the past; "misread" looks like a present."""
    return is_past_form(section, verb) or section.lowers[verb] == "misread" or section.lowers[verb - 1] == "had"


def _is_plain_past(section: Section, subject: int, verb: int) -> bool:
    """Say whether a verb stands in the plain past: "we sent it twice", not "we have sent it" (a deed)."""
    return not _PRESENT.intersection(section.lowers[subject + 1 : verb])


_PRESENT = frozenset(
    "am are can could has have is may might should will would 'll 'm 're 's 've ’ll ’m ’re ’s ’ve".split()
)


def _acknowledge(document: Document) -> Iterator[Repair]:
    for sentence in document.running:
        place = next(troubles(sentence), None)
        if place is not None:
            named = _is_particular(document, sentence)
            yield Repair(Act.ACKNOWLEDGE, sentence, place, place + 1, named)


def troubles(sentence: Sentence) -> Iterator[int]:
    """Yield the places of troubles that are told as fact, not asked, feared or ruled out."""
    section = sentence.section
    lowers, lemmas = section.lowers, section.lemmas
    unreal = False
    for i in range(sentence.start, sentence.end):
        low = lowers[i]
        if low in _UNREAL:
            # "When you say the export failed" tells it all the same.
            unreal = not (low == "when" and "say" in lowers[i : i + 4])
        elif low in _SENDER or low in (",", ";", ":"):
            unreal = False
        elif not unreal and (
            _is_trouble(low, lemmas[i]) or _is_out(section, i) or _happened_to_reader(section, sentence, i)
        ):
            yield i


def _is_trouble(low: str, lemma: str) -> bool:
    return lemma in TROUBLE or low in TROUBLE or lemma in GRIEVANCE


def _is_out(section: Section, i: int) -> bool:
    """ "The servers have been down since nine": a word that is trouble only when something is said to be so."""
    if section.lowers[i] not in _OUT or i == 0 or section.lemmas[i - 1] not in ("be", "go"):
        return False
    return section.lowers[i + 1 : i + 2] not in (["to"], ["of"], ["for"])


def _happened_to_reader(section: Section, sentence: Sentence, i: int) -> bool:
    """Say whether a token is a verb in the past with "you" for its subject: "you waited", "you didn't receive"."""
    if section.tags[i] != "VERB" or section.lemmas[i] not in _SUFFERED:
        return False
    before = section.lowers[max(sentence.start, i - 5) : i]
    if "you" not in before:
        return False
    after_you = before[len(before) - before[::-1].index("you") :]
    past = is_past_form(section, i) or any(low in ("had", "did", "were", "have", "'ve") for low in after_you)
    return past and not any(low in ("to", "will", "can", "would", "do") for low in after_you)


def _is_particular(document: Document, sentence: Sentence) -> bool:
    return particulars(document, sentence, sentence.start, sentence.end) >= 1


_FACT_SLOTS = frozenset({"fact", "other", "number", "date", "time", "period"})


def find_slots(document: Document) -> tuple[int, ...]:
    """Return the index of the sentence of every slot that a person will fill with a fact of the case.

    Call it as `document.once(find_slots)`.
    """
    slots = {field.span for field in document.fields if field.human and field.slot in _FACT_SLOTS}
    if not slots:
        return ()
    return tuple(
        sentence.index
        for sentence in document.running
        for segment, _ in document.message.segments.touched(*_place(sentence))
        if segment.span in slots
    )


def _place(sentence: Sentence) -> tuple[int, int]:
    """Return a sentence's place in the view of its message."""
    section = sentence.section
    last = section.doc[sentence.end - 1]
    return section.block.start + section.doc[sentence.start].idx, section.block.start + last.idx + len(last)


def trouble_text(act: Repair) -> str:
    """Return the clause in which an act stands, for quoting."""
    start, end = clause_around(act.sentence, act.start)
    return words_of(act.sentence.section, start, end)


def clause_around(sentence: Sentence, place: int) -> tuple[int, int]:
    """Return the stretch around a token that no stop, joining word or subordinator breaks."""
    section = sentence.section
    start = end = place
    while start > sentence.start and not _breaks(section, start - 1):
        start -= 1
    while end < sentence.end and not _breaks(section, end):
        end += 1
    return start, end


def _breaks(section: Section, i: int) -> bool:
    low = section.lowers[i]
    return low in _BREAKS or (low == "-" and section.is_spaced(i))


_BREAKS = frozenset(".,;:?!–—()") | {"--", "and", "but", "so", "because", "that", "when", "while", "say", "since", "\n"}
