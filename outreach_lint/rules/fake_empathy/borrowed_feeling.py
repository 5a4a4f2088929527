"""A feeling claimed on the reader's behalf, with no fact of their case beside it and no step taken.

Why: don't pretend-feel. "I know exactly how you feel" can't be true of someone you have never met, and the reader
knows it. What shows that you understood is what you noticed about their case, and what you did about it; where both
stand beside the phrase, the phrase does no harm.

Evidence: concrete wording makes customers feel heard and buy more, over five studies and 1,000 real conversations
(Packard and Berger 2021, docslib.org/doc/12802722, grade A). At an airport desk, talk of feeling beyond the first
seconds lowered satisfaction, and options raised it (hbr.org/2018/01/sorry-is-not-enough, grade A). Scorecards that
reward the phrase are sellers' practice (grade D).

Flagged:
    I completely understand your frustration. Your ticket has been passed to the relevant team.

Better:
    You waited in on Tuesday and again on Thursday, and nobody came: no wonder you are fed up. I have booked Maria
    for Saturday at 9, and I'll ring you when she sets off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import is_past_form, words_of
from outreach_lint.analyses.complaints import find_complaint
from outreach_lint.analyses.deeds import Deed, find_deeds
from outreach_lint.analyses.evidence import EvidenceKind, find_evidence
from outreach_lint.analyses.feelings import Feeling, Manner, find_feelings
from outreach_lint.analyses.repair import LEX, Act, find_repair, find_slots, trouble_text
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import LETTERS, Document, MessageKind, Sentence
from outreach_lint.rule import ALL_KINDS, SERVICE_REPLY, option, rule


@dataclass(frozen=True)
class BorrowedFeelingOptions:
    """How near the facts and the step have to stand."""

    # Beyond the next sentence a fact is about something else; a step may need a sentence of its own in between.
    fact_reach: int = option(1, "How many sentences before or after the feeling a fact of the reader's case may stand.")
    action_reach: int = option(2, "How many sentences before or after the feeling the step you took may stand.")


@rule(
    Severity.WARNING,
    kinds=(SERVICE_REPLY, *(kind for kind in ALL_KINDS if kind is not SERVICE_REPLY)),
    options=BorrowedFeelingOptions,
)
def borrowed_feeling(document: Document, options: BorrowedFeelingOptions) -> Iterator[Finding]:
    """Find feelings claimed; one finding a sentence."""
    seen: set[int] = set()
    for feeling in document.once(find_feelings):
        span = feeling.sentence.section.locate(feeling.start, feeling.end)
        if span is None or feeling.sentence.index in seen:
            continue
        seen.add(feeling.sentence.index)
        if feeling.manner is Manner.BUSY:
            if _is_brushed_aside(document, feeling):
                yield Finding(span, *_token_concern(feeling), severity=Severity.SUGGESTION)
            continue
        if feeling.manner in (Manner.AGREE, Manner.KNOW) and _grants_a_no(document, feeling):
            continue
        if document.kind is MessageKind.CALL_SCRIPT and _lets_go(document, feeling.sentence, options.action_reach):
            continue
        fact = _fact_beside(document, feeling, options.fact_reach)
        deed = _deed_near(document, feeling.sentence, options.action_reach)
        if not (fact and deed):
            gentle = Severity.SUGGESTION if fact or deed else None
            yield Finding(span, *_say(document, feeling, fact, deed), severity=gentle)


_SLOT = "a slot"
_FILED = frozenset({"case", "complaint", "incident", "order", "query", "ref", "reference", "request", "ticket"})
# What shows that the reader's time is taken after all.
_TAKING = frozenset({"but", "much", "worth", "however", "point", "quick", "quickly", "brief", "briefly", "short"})


# --- What stands around it ------------------------------------------------------------------------------------------


def _fact_beside(document: Document, feeling: Feeling, reach: int) -> str:
    """Return a fact of the reader's case near a feeling, in the draft's words; empty when there is none."""
    near = {s.index for s in document.near(feeling.sentence, reach, reach)}
    in_service = document.kind is MessageKind.SERVICE_REPLY
    if in_service and particulars(document, feeling.sentence, feeling.end, feeling.sentence.end):
        return words_of(feeling.sentence.section, feeling.end, feeling.sentence.end)
    for item in document.once(find_evidence):
        if item.kind is EvidenceKind.FIGURE and _is_filing(item.sentence):
            continue
        inside = item.sentence is feeling.sentence and item.start < feeling.end and feeling.start < item.end
        if item.sentence.index in near and not (inside and not _beyond(document, feeling)):
            return words_of(item.sentence.section, item.start, item.end)
    if near.intersection(document.once(find_slots)):
        return _SLOT
    if not in_service:
        return ""
    for act in document.once(find_repair):
        own = act.sentence is feeling.sentence and not _beyond(document, feeling)
        if act.sentence.index in near and act.act is Act.ACKNOWLEDGE and act.named and not own:
            return trouble_text(act)
    return ""


def _is_filing(sentence: Sentence) -> bool:
    """Say whether a sentence only gives the number under which the case is kept: "your ticket number is 48213"."""
    section = sentence.section
    lemmas = section.lemmas[sentence.start : sentence.end]
    filed = not _FILED.isdisjoint(lemmas) and not {"number", "no", "no.", "id", "#", "reference", "ref"}.isdisjoint(
        lemmas
    )
    return filed and not any(is_past_form(section, i) for i in range(sentence.start, sentence.end))


def _beyond(document: Document, feeling: Feeling) -> int:
    """Count the particulars of a feeling's sentence outside the claim itself."""
    sentence = feeling.sentence
    before = particulars(document, sentence, sentence.start, feeling.start)
    return before + particulars(document, sentence, feeling.end, sentence.end)


def _grants_a_no(document: Document, feeling: Feeling) -> bool:
    """Say whether a letter leaves the reader free: "if this isn't the right time, I completely understand"."""
    sentence = feeling.sentence
    return document.kind in LETTERS and "if" in sentence.section.lowers[sentence.start : feeling.start]


def _lets_go(document: Document, sentence: Sentence, reach: int) -> bool:
    """Say whether the caller takes the answer and leaves: "I'd feel the same. I won't ring again"."""
    near = {s.index for s in document.near(sentence, 0, reach)}
    return any(match.sentence.index in near for match in LEX.find(document, "leave"))


def _deed_near(document: Document, sentence: Sentence, reach: int) -> Deed | None:
    near = {s.index for s in document.near(sentence, reach, reach)}
    return next((d for d in document.once(find_deeds) if d.firm and d.sentence.index in near), None)


def _is_brushed_aside(document: Document, feeling: Feeling) -> bool:
    """Say whether concern for the reader's time is followed by a "but": the time is taken after all."""
    section, sentence = feeling.sentence.section, feeling.sentence
    rest = section.lowers[feeling.end : sentence.end]
    if particulars(document, sentence, feeling.end, sentence.end) and "but" not in rest[:3]:
        return False
    beside = [s for s in document.near(sentence) if s is not sentence and s.section is section]
    rest += [low for s in beside for low in s.section.lowers[s.start : s.start + 8]]
    rest += section.lowers[sentence.start : feeling.start]
    needs = any(low in ("i", "we") and rest[i + 1 : i + 2] == ["need"] for i, low in enumerate(rest))
    return needs or not _TAKING.isdisjoint(rest)


# --- What is said about it ------------------------------------------------------------------------------------------


def _token_concern(feeling: Feeling) -> tuple[str, str]:
    return (
        f"“{_words(feeling)}” is concern for the reader's time, followed by taking it.",
        "Cut it: being short, and worth reading, is the concern. Begin with what this is about.",
    )


def _say(document: Document, feeling: Feeling, fact: str, deed: Deed | None) -> tuple[str, str]:
    quoted = f"“{_words(feeling)}”"
    if deed is not None:
        step = words_of(deed.sentence.section, deed.start, deed.end)
        return (
            f"{quoted} could be said to anyone: nothing beside it is a fact of this case.",
            f"Cut it and let the step speak (“{step}”), or put what happened to them in its place.",
        )
    if fact:
        about = "it" if fact is _SLOT else f"“{fact}”"
        return (
            f"{quoted} has a fact beside it, but no step of yours near it: it stays words.",
            f"Say within the next two sentences what you have done or will do about {about}, and by when.",
        )
    return (
        f"{quoted} {_CLAIMS[feeling.manner]}, with no fact of this case beside it and no step of yours near it.",
        _help(document),
    )


_CLAIMS = {
    Manner.KNOW: "claims to know how it is for the reader",
    Manner.AGREE: "agrees with a feeling before it has been heard",
    Manner.SHARE: "claims to share a feeling",
    Manner.GUESS: "tells the reader how they feel",
    Manner.GRANT: "gives the reader leave to feel",
}


def _help(document: Document) -> str:
    if document.kind is MessageKind.SERVICE_REPLY:
        matter = document.once(find_complaint).matter
        what = f"what happened (“{matter}”)" if matter else "what happened to them, as they told it"
        return f"Cut it. Say {what}, then what you have done or will do about it, and by when."
    if document.kind is MessageKind.CALL_SCRIPT:
        return "Leave it out of the script: ask what it has been like for them, and answer what they say."
    return "Cut it. Say the one thing you know about their situation and how you know it, or ask them about it."


def _words(feeling: Feeling) -> str:
    return words_of(feeling.sentence.section, feeling.start, feeling.end, 12)
