"""Whether a message answers a complaint, and what the trouble was, in the draft's or the customer's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach_lint.analyses.apologies import Aim, Apology, find_apologies
from outreach_lint.analyses.clauses import cut, words_of
from outreach_lint.analyses.feelings import Manner, find_feelings
from outreach_lint.analyses.repair import GRIEVANCE, LEX, TROUBLE, clause_around, troubles
from outreach_lint.analyses.words import particulars
from outreach_lint.document import Document, Role, Sentence

# Whose trouble is told: the reader's, or what the writer did.
_PARTIES = frozenset({"you", "your", "i", "we", "our", "my"})


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


def find_complaint(document: Document) -> Complaint:
    """Weigh what says that a message answers a complaint: its own words, and the message quoted below it.

    Call it as `document.once(find_complaint)`.
    """
    opening = document.running[:1]
    weight = max((_apology_weight(a, a.sentence in opening) for a in document.once(find_apologies)), default=0)
    if any(feeling.manner not in (Manner.BUSY, Manner.AGREE) for feeling in document.once(find_feelings)):
        weight += 2
    told = [(s, place) for s in document.running for place in troubles(s)]
    lemmas = {s.section.lemmas[place] for s, place in told if _PARTIES.intersection(s.section.lowers[s.start : s.end])}
    # However many things go wrong in it, an instruction is no answer to a complaint; one word of grievance makes one.
    weight += min(len(lemmas & (TROUBLE | GRIEVANCE)), 1) + min(len(lemmas & GRIEVANCE - {"refund"}), 1)
    signs = len({match.sentence.index for match in LEX.find(document, "sign")})
    # A refund asked for and a rule quoted are an ordinary answer.
    weight += min(signs, 2) if signs > 1 or lemmas & (TROUBLE | GRIEVANCE) != {"refund"} else 0
    theirs, told_by_them = _quoted_trouble(document)
    matter = _matter(document, told)
    return Complaint(weight + told_by_them, matter or theirs, quoted=not matter and bool(theirs))


_ANSWERING = frozenset({"reply", "respond", "response", "replying", "responding", "answer", "answering", "touch"})


def _apology_weight(apology: Apology, opens: bool) -> int:
    """Weigh an apology: "sorry for the inconvenience" also ends the answer to a plain question, but opens none."""
    if apology.aim is Aim.POLITE:
        return 0
    thing = set(apology.thing.lower().split())
    if thing & _ANSWERING or (apology.heard and apology.aim is Aim.NAMED and not thing & TROUBLE):
        return 0
    blank = not opens and ("inconvenience" in thing or apology.aim is Aim.ANY)
    slight = blank or "confusion" in thing or apology.aim is Aim.BARE or thing <= {"that", "this"}
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
            return cut(apology.thing)
    for sentence, place in told:
        start, end = clause_around(sentence, place)
        if end - start > 2 and particulars(document, sentence, start, end):
            return words_of(sentence.section, start, end)
    return ""


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[\w'’-]+")
# What mail programs put over a quoted message; its subject is the customer's, and serves when the text says nothing.
_HEAD_LINE = re.compile(r"\*?(?:from|sent|to|cc|date):|-{2,}|on\b.{0,300}\bwrote:$", re.IGNORECASE)
_SUBJECT_LINE = re.compile(r"\*?subject:\*?\s*(?:re:\s*)?", re.IGNORECASE)
# As much of a quoted message as a complaint may take to come to its point.
_QUOTED_LENGTH = 4000


def _quoted_trouble(document: Document) -> tuple[str, int]:
    """Return the first complaining sentence of the quoted message, without its quote marks, and its weight.

    A word of grievance, or two different words for something gone wrong, make a complaint; one may be a question.
    """
    first, subject, troubles, grieved = "", "", set(), False
    for block in document.message.blocks:
        if block.role is not Role.QUOTED:
            continue
        for part in _SENTENCE_END.split(document.message.text(block)[:_QUOTED_LENGTH]):
            bare = part.strip().lstrip("> ").strip()
            if _HEAD_LINE.match(bare):
                continue
            title = _SUBJECT_LINE.match(bare)
            words = _WORD.findall(part.lower())
            told = [word for word in words if _is_trouble_form(word)]
            if len(words) > 3 and told:
                if title:
                    subject = subject or cut(bare[title.end() :])
                else:
                    first = first or cut(bare)
                troubles.update(told)
                grieved = grieved or any(word in GRIEVANCE for word in told)
    return first or subject, 2 if grieved or len(troubles) > 1 else min(len(troubles), 1)


def _is_trouble_form(word: str) -> bool:
    """Say whether a word of unparsed text is a form of a trouble word."""
    if word in _TROUBLE_OR_GRIEVANCE or word in _TROUBLE_FORMS:
        return True
    return any(
        word.endswith(ending) and (word[: -len(ending)] + tail) in _TROUBLE_OR_GRIEVANCE
        for ending, tail in (("ed", ""), ("ed", "e"), ("s", ""), ("ing", ""), ("ing", "e"), ("ken", "k"))
    )


_TROUBLE_OR_GRIEVANCE, _TROUBLE_FORMS = TROUBLE | GRIEVANCE, LEX.words("trouble-form")
