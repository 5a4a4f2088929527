"""What the writer does for the reader: done, under way, or promised, and by when.

A deed is a clause in which the writer ("I", "we") has done, is doing or will do something, a remedy in the passive
("your refund was issued"), or something that will happen by a stated time ("Priya will ring you by 3"). Verbs of
feeling, talk and selling are none; verbs that could mean anything ("look into", "escalate") count when the sentence
says by when.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import is_past_form
from outreach_lint.document import Document, MessageKind, Section, Sentence
from outreach_lint.lexicon import load_lexicon

LEX = load_lexicon("analyses/deeds")
IDLE, VAGUE = LEX.words("idle"), LEX.words("vague")
_REMEDY = LEX.words("remedy")
_NOT_ARRANGED = (IDLE | VAGUE | LEX.words("habit")) - {"come"}
_RECEIVE, _UNDER, _UNREAL = LEX.words("receive"), LEX.words("under"), LEX.words("unreal")
_WHEN, _TERM = LEX.words("when"), LEX.words("term")

# Days that come once, by which what is said in the present is a promise ("today" may be a habit: "we open at 9 today").
ONCE = frozenset({"tonight", "tomorrow", *LEX.words("weekday")})
_SENDER = frozenset({"i", "we"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'m", "’m", "'re", "’re", "'s", "’s"})
_STOPS = frozenset(".;:?!–—") | {"--", "..."}
_SUBJECTS = frozenset({"i", "we", "you", "he", "she", "they", "it", "this", "that", "there", "who"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})
# No clause is read further than this; only a text without a single stop has more.
_REACH = 60
_MONEY = frozenset("£$€%") | {"pounds", "euros", "dollars", "credit", "refund"}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is, was or will be done for the reader.

    Attributes:
        start, end: token range of the clause from its subject to its end.
        verb: token index of the verb.
        own: whether the writer is the one who acts ("I", "we").
        done: whether it has been done, or is being done now.
        when: whether the sentence says by when.
        vague: whether the verb alone says little ("look into", "escalate").
    """

    sentence: Sentence
    start: int
    end: int
    verb: int
    own: bool
    done: bool
    when: bool
    vague: bool

    @property
    def firm(self) -> bool:
        """Whether a reader could hold the writer to it: a plain verb, or a time."""
        return self.when or not self.vague

    @property
    def text(self) -> str:
        """The clause as the view has it."""
        return self.sentence.section.slice(self.start, self.end)


def find_deeds(document: Document) -> tuple[Deed, ...]:
    """Return the deeds of the running text in order, at most one a clause.

    Call it as `document.once(find_deeds)`.
    """
    underway = {m.sentence.index: m for group in ("fixed", "underway") for m in LEX.find(document, group)}
    idle = LEX.find(document, "talk")
    if document.kind is not MessageKind.SERVICE_REPLY:
        idle = idle + LEX.find(document, "diary")
    talk = {m.sentence.index: (m.start, m.end) for m in idle}
    found: list[Deed] = []
    for sentence in document.running:
        if sentence.is_question:
            continue
        deeds = [*_own_deeds(sentence), *_others_deeds(sentence)]
        if not deeds and sentence.index in underway:
            match = underway[sentence.index]
            done = match.entry.group == "underway"
            deeds = [Deed(sentence, sentence.start, match.end, match.start, False, done, _has_when(sentence), False)]
        low, high = talk.get(sentence.index, (0, 0))
        found.extend(deed for deed in deeds if not low <= deed.verb < high)
    return tuple(found)


# --- "I" and "we" --------------------------------------------------------------------------------------------------


def _own_deeds(sentence: Sentence) -> Iterator[Deed]:
    section = sentence.section
    lowers = section.lowers
    for i in range(sentence.start, sentence.end):
        # "Will look in the van on Monday": the writer, in a hurry.
        hurried = i == sentence.start and lowers[i] == "will" and section.tags[i + 1 : i + 2] == ["VERB"]
        if not hurried and (lowers[i] not in _SENDER or (i > sentence.start and lowers[i - 1] in _UNDER)):
            continue
        end = _clause_end(section, i + 1, min(sentence.end, i + _REACH))
        verb = _deed_verb(section, i if hurried else i + 1, end) or _fixed_verb(section, i + 1, end)
        if verb is not None:
            index, done = verb
            vague = section.lemmas[index] in VAGUE and not _MONEY.intersection(lowers[i:end])
            vague = vague and not _with_somebody(section, index, end)
            when = _has_when(sentence, i, end) or _has_when(sentence, sentence.start, _first_verb(sentence, i))
            yield Deed(sentence, i, end, index, True, done, when, vague)


def _with_somebody(section: Section, verb: int, end: int) -> bool:
    """Say whether a deed names who has a part in it: "we're looking into it with Hostwell"."""
    return any(
        section.lowers[j] == "with" and section.tags[j + 1] == "PROPN" and section.lowers[j + 1].isalpha()
        for j in range(verb, min(end, len(section.tags) - 1))
    )


def _first_verb(sentence: Sentence, limit: int) -> int:
    """Return where the words before a clause stop being mere time and place; `limit` when they never do."""
    tags = sentence.section.tags
    return sentence.start if any(tags[j] in _VERBAL for j in range(sentence.start, limit)) else limit


def _clause_end(section: Section, start: int, end: int) -> int:
    """Return where a clause ends: at a stop, a dash between words, or the next subject."""
    lowers, deps = section.lowers, section.deps
    for j in range(start, end):
        low = lowers[j]
        if low in _STOPS or (low == "-" and section.is_spaced(j - 1)):
            return j
        if low in _SENDER or (deps[j].startswith("nsubj") and (low in _SUBJECTS or section.tags[j] in _NOMINAL)):
            return j
    return end


def _deed_verb(section: Section, start: int, end: int) -> tuple[int, bool] | None:
    """Return the best verb of a clause whose subject is the writer, and whether it is done.

    A firm verb beats a vague one, so that "I've checked and re-run the export" is about the re-run.
    """
    lowers, lemmas, tags = section.lowers, section.lemmas, section.tags
    future = perfect = progressive = unreal = going = False
    best: tuple[int, bool] | None = None
    first: int | None = None
    for j in range(start, end):
        low, lemma = lowers[j], lemmas[j]
        if low in _WILL:
            future = True
        elif low in ("n't", "n’t") or lemma in _UNREAL:
            unreal = True
        elif lemma == "have" and tags[j] == "AUX":
            perfect = True
        elif low in _BE and tags[j] in _VERBAL:
            progressive = True
        elif low == "going" and j + 1 < end and lowers[j + 1] == "to":
            going = True
        elif (low in _UNDER or low == "that") and tags[j] in ("SCONJ", "ADV", "PRON"):
            break
        elif tags[j] == "VERB" and not unreal and section.deps[j] != "amod":
            if low == lemma and lowers[j - 1] == "to" and not (going or future):
                continue
            if first is not None and not _is_joined(section, first, j):
                continue
            first = j if first is None else first
            timed = future or going or perfect or (progressive and low.endswith("ing")) or is_past_form(section, j)
            if timed and lemma not in IDLE and low not in IDLE:
                choice = (j, not (future or going))
                if lemma not in VAGUE:
                    return choice
                best = best or choice
    return best


def _fixed_verb(section: Section, verb: int, end: int) -> tuple[int, bool] | None:
    """Return a verb in the present right after "I" or "we" that stands for what is fixed: "I drive to you tomorrow"."""
    if verb >= end or section.tags[verb] != "VERB" or section.lowers[verb] != section.lemmas[verb]:
        return None
    fixed = section.lemmas[verb] not in _NOT_ARRANGED and not ONCE.isdisjoint(section.lowers[verb:end])
    return (verb, False) if fixed else None


def _is_joined(section: Section, first: int, j: int) -> bool:
    """Say whether a later verb shares the first one's subject: "I've checked it and re-run the export"."""
    if section.deps[j] == "conj":
        return True
    before = section.lowers[max(first, j - 3) : j]
    return "and" in before or bool(_WILL.intersection(before))


# --- Everybody else -------------------------------------------------------------------------------------------------


def _others_deeds(sentence: Sentence) -> Iterator[Deed]:
    """Yield remedies in the passive, and what someone will do or the reader will have by a stated time."""
    section = sentence.section
    lowers, lemmas, tags = section.lowers, section.lemmas, section.tags
    when: bool | None = None
    for i in range(sentence.start + 1, sentence.end):
        if lowers[i] in _WILL and lowers[i - 1] not in _SENDER:
            verb = next((j for j in range(i + 1, min(i + 6, sentence.end)) if tags[j] in _VERBAL), None)
            if verb is None or any(low in ("n't", "n’t", "not") for low in lowers[i + 1 : verb]):
                continue
            when = _has_when(sentence) if when is None else when
            to_reader = lowers[i - 1] != "you" or lemmas[verb] in _RECEIVE
            if when and to_reader and not _conditional(section, sentence.start, i):
                yield Deed(sentence, sentence.start, sentence.end, verb, False, False, True, False)
        elif lemmas[i] in _REMEDY and _is_done_by_others(section, sentence, i):
            yield Deed(sentence, sentence.start, sentence.end, i, False, True, _has_when(sentence), False)
        elif _is_arranged(section, sentence, i):
            when = _has_when(sentence) if when is None else when
            if when and not _conditional(section, sentence.start, i):
                yield Deed(sentence, sentence.start, sentence.end, i, False, False, True, False)
        elif lemmas[i] in _REMEDY and _is_passive(section, sentence, i):
            when = _has_when(sentence) if when is None else when
            yield Deed(sentence, sentence.start, sentence.end, i, False, True, when, False)


_THERE = (["on", "site"], ["with", "you"], ["at", "your"], ["on", "the"], ["in", "your"])
_BACK = (["back"], ["there"], ["here"])


def _is_arranged(section: Section, sentence: Sentence, i: int) -> bool:
    """Say whether a verb is a present tense that stands for what is fixed: "Maria comes on Thursday"."""
    low, lemma = section.lowers[i], section.lemmas[i]
    before = range(max(sentence.start, i - 6), i)
    if low in ("is", "are", "'s", "’s"):
        # "Our engineer is on site at nine": who is where the reader needs them.
        there = section.lowers[i + 1 : i + 3] in _THERE or section.lowers[i + 1 : i + 2] in _BACK
        return there and section.lowers[sentence.start] not in ("if", "when", "there")
    if section.tags[i] != "VERB" or low == lemma or not low.endswith("s") or lemma in _NOT_ARRANGED:
        return False
    return any(section.heads[j] == i and section.deps[j] == "nsubj" for j in before)


def _is_done_by_others(section: Section, sentence: Sentence, i: int) -> bool:
    """Say whether a verb tells what somebody of the writer's did: "Engineers fitted a new pump"."""
    if section.tags[i] != "VERB" or not is_past_form(section, i):
        return False
    subjects = (j for j in range(sentence.start, i) if section.heads[j] == i and section.deps[j] == "nsubj")
    return any(section.tags[j] in _NOMINAL and section.lowers[j - 1] != "your" for j in subjects)


def _is_passive(section: Section, sentence: Sentence, i: int) -> bool:
    """Say whether a participle stands after a form of "be" (a firm one: "can be refunded" is no deed)."""
    lowers, lemmas = section.lowers, section.lemmas
    if section.tags[i] != "VERB" or (lowers[i] == lemmas[i] and lowers[i] != "reset") or lowers[i].endswith("ing"):
        return False
    before = range(max(sentence.start, i - 4), i)
    if not any(lowers[j] in _BE for j in before):
        return False
    early = range(max(sentence.start, i - 6), i)
    kept_out = _UNREAL | _UNDER | _WILL | {"n't", "n’t"}
    return not any(lemmas[j] in kept_out or lowers[j] in kept_out for j in early)


def _conditional(section: Section, start: int, i: int) -> bool:
    return any(section.lowers[j] in ("if", "unless", "whether") for j in range(start, i))


def _has_when(sentence: Sentence, start: int = -1, end: int = -1) -> bool:
    """Say whether a sentence, or a token range of it, holds a time: a day, a clock time, a term."""
    section = sentence.section
    start, end = (sentence.start, sentence.end) if start < 0 else (start, end)
    for i in range(start, end):
        low = section.lowers[i]
        if section.lemmas[i] in _WHEN or low in _WHEN:
            return True
        if _is_number(section, i) and _is_term(section, i, sentence):
            return True
        if low == "same" and i + 1 < end and section.lemmas[i + 1] in _TERM:
            return True
    return False


def _is_number(section: Section, i: int) -> bool:
    return section.tags[i] == "NUM" or section.lowers[i][:1].isdigit()


def _is_term(section: Section, i: int, sentence: Sentence) -> bool:
    low = section.lowers[i]
    if ":" in low or low.endswith(("am", "pm", "th", "st", "nd", "rd")):
        return True
    after = section.lemmas[i + 1 : min(i + 5, sentence.end)]
    if any(lemma in _TERM for lemma in after):
        return True
    before = section.lowers[i - 1] if i > sentence.start else ""
    return before in ("by", "before", "at") and (len(low) < 3 or low.isalpha())
