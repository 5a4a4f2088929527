"""An apology that names nothing: "for any inconvenience", "for this issue", "I'm sorry to hear that".

Why: an apology says that you know what you did. One that would fit any letter says that you don't, and "any
inconvenience you may have experienced" doubts that there was one.

Evidence: of the parts of an apology, taking responsibility and repair count most (Lewicki, Polin and Lount 2016,
n=755, eurekalert.org osu-t6e041116, grade A). Concrete wording makes customers feel heard (Packard and Berger 2021,
docslib.org/doc/12802722, grade A).

Flagged:
    We apologise for any inconvenience this may have caused.

Better:
    I'm sorry that the export failed twice on Friday, an hour before your board met.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.apologies import Aim, Apology, find_apologies, names
from outreach_lint.analyses.complaints import find_complaint
from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.analyses.repair import Act, find_repair, find_slots
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, SERVICE_REPLY, NoOptions, rule

# Apologies that no fact beside them mends.
_EVER = frozenset({Aim.ANY, Aim.TAKEN})
_NAMING = frozenset({Act.ACKNOWLEDGE, Act.EXPLAIN})


@rule(Severity.WARNING, kinds=(SERVICE_REPLY, FOLLOW_UP, CALL_SCRIPT))
def blanket_apology(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find apologies that name nothing and have nothing named beside them."""
    for apology in document.once(find_apologies):
        if apology.aim in (Aim.NAMED, Aim.POLITE) or _is_plain_reply(document, apology):
            continue
        if document.kind is MessageKind.CALL_SCRIPT and apology.aim not in _EVER:
            continue  # in a call it answers what the other one has just said
        if apology.aim not in _EVER and _is_named_beside(document, apology):
            continue
        span = apology.section.locate(apology.start, apology.end)
        if span is not None:
            yield Finding(span, _message(apology), _help(document, apology))


def _is_plain_reply(document: Document, apology: Apology) -> bool:
    """Say whether a follow-up opens with "sorry for the delay": between people that means this very reply."""
    running = document.running
    first = bool(running) and apology.sentence is running[0]
    in_service = document.kind is MessageKind.SERVICE_REPLY
    supposed = apology.thing.lower().startswith("if ") and names(apology.section, apology.word, apology.end)
    plain = apology.aim is Aim.BARE or supposed
    return not in_service and (plain or (first and "delay" in apology.thing))


def _is_named_beside(document: Document, apology: Apology) -> bool:
    """Say whether the apology's own sentence or a neighbour names the trouble."""
    near = {s.index for s in document.near(apology.sentence)}
    before = [s for s in document.running if s.index < apology.sentence.index]
    if apology.aim is Aim.BARE or apology.thing.lower() in ("that", "this"):
        # "Sorry about that" points back to whatever was told before.
        if any(particulars(document, s, s.start, s.end) for s in before):
            return True
    elif apology.thing.lower().startswith("the "):
        # "Again, I'm sorry for the delay" points back to the sentence that told of it.
        things = (i for i in range(apology.word, apology.end) if apology.section.tags[i] == "NOUN")
        thing = next((apology.section.lemmas[i] for i in things), "")
        told = [s for s in before if thing in s.section.lemmas[s.start : s.end]]
        if any(particulars(document, s, s.start, s.end) for s in told):
            return True
    if {apology.sentence.index, apology.sentence.index - 1}.intersection(document.once(find_slots)):
        return True
    if any(
        item.sentence.index in near and not (item.sentence is apology.sentence and _is_within(apology, item.start))
        for item in document.once(find_evidence)
    ):
        return True
    return any(
        act.sentence.index in near and act.act in _NAMING and act.named
        for act in document.once(find_repair)
        if act.sentence is not apology.sentence or not _is_within(apology, act.start)
    )


def _is_within(apology: Apology, token: int) -> bool:
    return apology.start <= token < apology.end


def _message(apology: Apology) -> str:
    thing = apology.thing
    if apology.aim is Aim.BARE:
        return "This apology doesn't say what it is for, and nothing beside it does."
    if apology.aim is Aim.TAKEN:
        return f"“{thing}” regrets how the reader took it, and not what was done."
    if apology.heard:
        named = f": “{thing}” names nothing" if thing else ""
        return f"“Sorry to hear” regrets the reader's report, not what happened{named}."
    if apology.aim is Aim.ANY:
        return f"“{thing}” names nothing, and doubts that anything happened: it would fit any letter."
    return f"“{thing}” doesn't say what went wrong: this apology would fit any letter."


def _help(document: Document, apology: Apology) -> str:
    if apology.aim is Aim.TAKEN:
        return (
            "Say sorry for the act itself, if it was yours; if it wasn't, say what you found and leave out the regret."
        )
    complaint = document.once(find_complaint)
    if complaint.matter and complaint.quoted:
        return f"They wrote “{complaint.matter}”: say sorry for that, and what you do about it."
    if complaint.matter and complaint.matter not in apology.thing and apology.thing not in complaint.matter:
        return f"Say sorry for the thing itself, which the draft names (“{complaint.matter}”), or leave it at that."
    return "Name what went wrong, for whom and when, and own it; then say what you do about it."
