"""Acts of repair, the feelings that stand in for them, and whether a message answers a complaint at all.

Five acts make a fault good: acknowledge what went wrong, apologise for it, explain it, say what one will do, and
keep it from happening again. Each is *named* when the sentence holds something that only this case has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from outreach_lint.analyses.apologies import Aim, Apology, find_apologies
from outreach_lint.analyses.claims import is_past_form, words_of
from outreach_lint.analyses.deeds import find_deeds
from outreach_lint.analyses.evidence import particulars
from outreach_lint.document import Document, MessageKind, Role, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon

LEX = load_lexicon("analyses/repair")
TROUBLE, GRIEVANCE, BEYOND = LEX.words("trouble"), LEX.words("grievance"), LEX.words("beyond")
_SUFFERED, _SLIP, _AMISS = LEX.words("suffered"), LEX.words("slip"), LEX.words("amiss")
_EXCUSE, _PROMISE = LEX.words("excuse"), LEX.words("promise")

_SENDER = frozenset({"i", "we"})
# Whose trouble is told: the reader's, or what the writer did.
_PARTIES = frozenset({"you", "your", "i", "we", "our", "my"})
_NOT = frozenset({"cant", "dont", "not", "n't", "n’t", "never", "cannot"})
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


class Claim(str, Enum):
    """How a feeling is claimed."""

    KNOW = "know"
    """"I completely understand your frustration"."""
    AGREE = "agree"
    """"I totally understand.": nobody says what."""
    SHARE = "share"
    """"We feel your pain", "I've been there"."""
    GUESS = "guess"
    """"That must be so frustrating"."""
    GRANT = "grant"
    """"You have every right to be upset"."""
    BUSY = "busy"
    """"I know you're busy"."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling that the writer claims to know, share or guess."""

    claim: Claim
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as the view has them."""
        return str(self.sentence.section.doc[self.start : self.end].text)


@dataclass(frozen=True, slots=True)
class Complaint:
    """That a message answers a complaint.

    Attributes:
        weight: how much says so; below 2 it is no more than a mention of something wrong.
        matter: the trouble in the words of the draft, or of the message that it answers; empty when neither says.
        quoted: whether the matter stands in the quoted message only.
    """

    weight: int
    matter: str
    quoted: bool = False


# --- Feelings ------------------------------------------------------------------------------------------------------


def find_feelings(document: Document) -> tuple[Feeling, ...]:
    """Return the feelings claimed, in order.

    Call it as `document.once(find_feelings)`.
    """
    groups = {claim.value: claim for claim in Claim}
    if document.kind is MessageKind.CALL_SCRIPT:
        groups.update(script=Claim.AGREE, felt=Claim.SHARE)
    return tuple(
        feeling
        for match in LEX.find(document)
        if match.entry.group in groups
        for feeling in _feeling(match, groups[match.entry.group])
    )


def _feeling(match: Match, claim: Claim) -> Iterator[Feeling]:
    section, sentence = match.section, match.sentence
    start = match.start
    if claim in (Claim.KNOW, Claim.AGREE, Claim.BUSY):
        subject = _sender_before(section, sentence, match.start)
        if subject is None:
            return
        start = subject
    if claim is Claim.KNOW and section.lemmas[match.end - 1] == "worry" and "not" in section.lowers:
        return
    inside = section.lowers[start : match.end]
    if _NOT.intersection(inside) or "?" in inside or "if" in inside or _is_own(section, match, claim):
        return
    if sentence.is_question and claim is not Claim.BUSY:
        return
    end = _phrase_end(section, match.end, sentence.end, "how" in inside)
    yield Feeling(claim, sentence, start, end)


def _phrase_end(section: Section, end: int, limit: int, exclaims: bool) -> int:
    """Return the end of a claim with what still belongs to it; "how stressful | tax season is" ends at its verb."""
    if exclaims:
        for i in range(end, min(end + 5, limit)):
            if section.lemmas[i] == "be" and section.tags[i] in ("AUX", "VERB"):
                end = i + 1
                break
            if section.tags[i] not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "AUX"):
                break
    while end < limit and section.lowers[end] in _TRAILING:
        end += 1
    return end


# What still belongs to a claim: "how frustrating | it must be", "I'd feel the same | way".
_TRAILING = frozenset("be been can could feel for has have is it must that this too was way would you".split())


def _sender_before(section: Section, sentence: Sentence, i: int) -> int | None:
    """Return the place of "I" or "we" shortly before a verb, or of a verb that opens its sentence without one."""
    for j in range(i - 1, max(sentence.start, i - 5) - 1, -1):
        low = section.lowers[j]
        if low in _SENDER:
            return j
        if low in ("you", "they", "to", "who", "he", "she", ",", "and", "please"):
            return None
    opens = not any(low[:1].isalnum() for low in section.lowers[sentence.start : i])
    adverbs = all(section.tags[j] in ("ADV", "PUNCT") for j in range(sentence.start, i))
    return i if opens else sentence.start if adverbs and i - sentence.start < 3 else None


def _is_own(section: Section, match: Match, claim: Claim) -> bool:
    """Say whether the feeling is the writer's own: "I feel disappointed", "I know that my worry ..."."""
    inside = section.lowers[match.start : match.end]
    if claim is not Claim.KNOW:
        return False
    own = {"my", "our"}.intersection(inside) and "your" not in inside
    plain = section.lemmas[match.start] in ("feel", "get") and not {"you", "your", "how", "that"}.intersection(inside)
    return bool(own) or plain


# --- Acts ------------------------------------------------------------------------------------------------------------


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
        place = next(_troubles(sentence), None)
        if place is not None:
            named = _is_particular(document, sentence)
            yield Repair(Act.ACKNOWLEDGE, sentence, place, place + 1, named)


def _troubles(sentence: Sentence) -> Iterator[int]:
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
        elif not unreal and (_is_trouble(low, lemmas[i]) or _happened_to_reader(section, sentence, i)):
            yield i


def _is_trouble(low: str, lemma: str) -> bool:
    return lemma in TROUBLE or low in TROUBLE or lemma in GRIEVANCE


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


# --- Slots -----------------------------------------------------------------------------------------------------------

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


# --- The complaint ----------------------------------------------------------------------------------------------------


def find_complaint(document: Document) -> Complaint:
    """Weigh what says that a message answers a complaint: its own words, and the message quoted below it.

    Call it as `document.once(find_complaint)`.
    """
    weight = max((_apology_weight(a) for a in document.once(find_apologies)), default=0)
    if any(feeling.claim not in (Claim.BUSY, Claim.AGREE) for feeling in document.once(find_feelings)):
        weight += 2
    told = [(s, place) for s in document.running for place in _troubles(s)]
    lemmas = {s.section.lemmas[place] for s, place in told if _PARTIES.intersection(s.section.lowers[s.start : s.end])}
    # However many things go wrong in it, an instruction is no answer to a complaint; one word of grievance makes one.
    weight += min(len(lemmas & (TROUBLE | GRIEVANCE)), 1) + min(len(lemmas & GRIEVANCE - {"refund"}), 1)
    theirs, told_by_them = _quoted_trouble(document)
    matter = _matter(document, told)
    return Complaint(weight + told_by_them, matter or theirs, quoted=not matter and bool(theirs))


_ANSWERING = frozenset({"reply", "respond", "response", "replying", "responding", "answer", "answering", "touch"})


def _apology_weight(apology: Apology) -> int:
    if apology.aim is Aim.POLITE:
        return 0
    thing = set(apology.thing.lower().split())
    if thing & _ANSWERING or (apology.heard and apology.aim is Aim.NAMED and not thing & TROUBLE):
        return 0
    slight = "confusion" in thing or apology.aim is Aim.BARE or thing <= {"that", "this"}
    return 1 if slight or _is_fellow_feeling(apology) else 2


def _is_fellow_feeling(apology: Apology) -> bool:
    """Say whether it is sorry that the reader has trouble with a thing: the opening of many a how-to answer."""
    words = apology.thing.lower().split()
    return (
        apology.aim is Aim.NAMED
        and words[:1] in (["you"], ["you're"], ["you’re"])
        and bool({"having", "trouble", "difficulty"} & set(words))
    )


def _matter(document: Document, told: list[tuple[Sentence, int]]) -> str:
    """Return the trouble in the draft's own words: the fullest named apology, else a sentence that tells it."""
    for apology in document.once(find_apologies):
        if apology.aim is Aim.NAMED:
            return _short(apology.thing)
    for sentence, place in told:
        start, end = _clause_around(sentence, place)
        if end - start > 2 and particulars(document, sentence, start, end):
            return words_of(sentence.section, start, end)
    return ""


def trouble_text(act: Repair) -> str:
    """Return the clause in which an act stands, for quoting."""
    start, end = _clause_around(act.sentence, act.start)
    return words_of(act.sentence.section, start, end)


def _clause_around(sentence: Sentence, place: int) -> tuple[int, int]:
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
    return low in _BREAKS or (low == "-" and bool(section.doc[i].whitespace_))


_BREAKS = frozenset(".,;:?!–—()") | {"--", "and", "but", "so", "because", "that", "when", "while", "say", "since", "\n"}


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[\w'’-]+")
# As much of a quoted message as a complaint may take to come to its point.
_QUOTED_LENGTH = 4000


def _quoted_trouble(document: Document) -> tuple[str, int]:
    """Return the first complaining sentence of the quoted message, without its quote marks, and its weight.

    A word of grievance, or two different words for something gone wrong, make a complaint; one may be a question.
    """
    first, troubles, grieved = "", set(), False
    for block in document.message.blocks:
        if block.role is not Role.QUOTED:
            continue
        for part in _SENTENCE_END.split(document.message.text(block)[:_QUOTED_LENGTH]):
            words = _WORD.findall(part.lower())
            told = [word for word in words if _is_trouble_form(word)]
            if len(words) > 3 and told:
                first = first or _short(part.strip().lstrip("> ").strip())
                troubles.update(told)
                grieved = grieved or any(word in GRIEVANCE for word in told)
    return first, 2 if grieved or len(troubles) > 1 else min(len(troubles), 1)


def _is_trouble_form(word: str) -> bool:
    """Say whether a word of unparsed text is a form of a trouble word."""
    if word in _TROUBLE_OR_GRIEVANCE or word in _TROUBLE_FORMS:
        return True
    return any(
        word.endswith(ending) and (word[: -len(ending)] + tail) in _TROUBLE_OR_GRIEVANCE
        for ending, tail in (("ed", ""), ("ed", "e"), ("s", ""), ("ing", ""), ("ing", "e"), ("ken", "k"))
    )


_TROUBLE_OR_GRIEVANCE, _TROUBLE_FORMS = TROUBLE | GRIEVANCE, LEX.words("trouble-form")


def _short(text: str, most: int = 9) -> str:
    words = text.split()
    return " ".join(words[:most]).rstrip(" ,.;:!?") + (" ..." if len(words) > most else "")
