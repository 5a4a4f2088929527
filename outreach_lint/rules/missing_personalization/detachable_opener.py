"""A personal opener that nothing after it uses: cut it, and the message still stands.

Why: a fact about the reader earns attention because it promises that what follows is about them. When the pitch
starts over in the next line, the fact was bait, and the reader feels it.

Evidence: "remove the personalised opening: if the mail still makes sense, it isn't working" is the working test of
practitioners (coreyhaines31/marketingskills, cold-email, grade D). What people respond to is fit with their own
matter, not the mention of it (98% positive against 95% negative for a mere name; Wattal et al. 2012,
doi 10.1287/isre.1110.0384, grade A).

Flagged:
    Hi Dana,

    Congratulations on opening the second bakery in Otley! We are a payroll service for small firms. Our platform
    files every form on time and takes ten minutes a month.

    Would you be open to a short call?

Better:
    Hi Dana,

    Congratulations on opening the second bakery in Otley! A second shop usually means a second payroll reference,
    and the first return for it falls due on the 22nd. I can send you the form with the boxes marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import cut
from outreach_lint.analyses.courting import find_courting
from outreach_lint.analyses.evidence import Evidence, EvidenceKind, find_evidence
from outreach_lint.analyses.insights import find_insights
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Focus, Sentence
from outreach_lint.rule import FOLLOW_UP, OUTREACH, option, rule
from outreach_lint.source import TextSpan


@dataclass(frozen=True)
class DetachableOpenerOptions:
    """What counts as an opener, and as a message after it."""

    sentences: int = option(2, "How many sentences from the start count as the opener.")
    # Less than two sentences after the opener may well lean on it without a word in common.
    rest_words: int = option(20, "How many words must follow before the opener can be called detachable.")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP), options=DetachableOpenerOptions)
def detachable_opener(document: Document, options: DetachableOpenerOptions) -> Iterator[Finding]:
    running = document.running
    first = {sentence.index for sentence in running[: options.sentences]}
    opening = [item for item in document.once(find_evidence) if item.sentence.index in first]
    if any(item.used for item in opening) or not any(_is_addressed(item.sentence) for item in opening):
        return
    if any(_says_whence(item.sentence) for item in opening) or document.once(find_pitch).answers:
        return
    last = max(item.sentence.index for item in opening)
    rest = [sentence for sentence in running if sentence.index > last]
    if sum(sentence.end - sentence.start for sentence in rest) < options.rest_words:
        return
    pitches = {match.sentence.index for match in find_courting(document) if match.sentence.index > last}
    first_of_rest = rest[:2] if not _leans_on_opener(rest[0]) else rest[:1]
    if not pitches or not any(s.index in pitches or _turns_to_sender(s) for s in first_of_rest):
        return  # nothing is sold after it, or not at once
    if any(_is_personal(item, last) for item in document.once(find_evidence)):
        return  # the message turns to the reader again
    if any(sentence.index > last for sentence, _, _ in document.once(find_insights)):
        return  # it goes on to say what was seen there, in other words
    sentence = opening[0].sentence
    span = _sentence_span(sentence)
    if span is not None:
        yield Finding(span, _message(opening), _help(document, opening))


def _says_whence(sentence: Sentence) -> bool:
    """ "I got your CV from Priya": where the writer has the reader from is owed to them, and no bait."""
    section = sentence.section
    got = not _GETTING.isdisjoint(section.lemmas[sentence.start : sentence.start + 3])
    return got and any(
        section.lowers[i] in ("from", "through", "via") and section.tags[i + 1] == "PROPN"
        for i in range(sentence.start, sentence.end - 1)
    )


_GETTING = frozenset({"get", "have", "receive"})


def _is_addressed(sentence: Sentence) -> bool:
    """A personal opener speaks to the reader, congratulates, or tells what the writer saw."""
    return not _ADDRESSING.isdisjoint(sentence.section.lowers[sentence.start : sentence.end])


_ADDRESSING = frozenset({"you", "your", "i", "we", "saw", "noticed", "read", "loved", "enjoyed", "congrats",
                         "congratulations", "kudos", "well"})  # fmt: skip


def _leans_on_opener(sentence: Sentence) -> bool:
    lowers = sentence.section.lowers[sentence.start : sentence.end]
    return sentence.is_question or not _LEANS.isdisjoint(lowers)


# The reader, or a guess: such a sentence leans on what was said of the reader just before.
_LEANS = frozenset({"you", "your", "yours", "guess", "suspect", "reckon", "probably", "perhaps", "imagine", "must"})
_TRADES = frozenset({"be", "help", "offer", "reach", "represent", "run", "sell", "specialise", "specialize", "want",
                     "work", "write"})  # fmt: skip


def _turns_to_sender(sentence: Sentence) -> bool:
    """Say whether a sentence starts over with the writer's firm or errand; "I'd guess" goes on about the reader."""
    section = sentence.section
    for clause in sentence.clauses:
        if clause.focus is Focus.PRODUCT:
            return True
        if clause.focus is Focus.SENDER and clause.subject is not None:
            subject = section.lowers[slice(*clause.subject)]
            return "i" not in subject or section.lemmas[clause.head] in _TRADES
    return False


def _is_personal(item: Evidence, last: int) -> bool:
    return item.sentence.index > last and item.kind is not EvidenceKind.DATE


def _sentence_span(sentence: Sentence) -> TextSpan | None:
    start, end = sentence.start, sentence.end
    while end > start and not sentence.section.lowers[end - 1].strip():
        end -= 1
    return sentence.section.locate(start, end)


def _message(opening: list[Evidence]) -> str:
    return (
        f"Nothing after it takes up “{cut(opening[0].text, 10)}”: cut this sentence and the message still stands, "
        "so it reads as bait."
    )


def _help(document: Document, opening: list[Evidence]) -> str:
    last = opening[-1].sentence.index
    after = next((s for s in document.running if s.index > last), None)
    follow = f" and let “{cut(after.text, 6)}” follow from it" if after is not None else ""
    return f"Say what it means for them{follow}; if nothing does, open with something that leads to your point."
