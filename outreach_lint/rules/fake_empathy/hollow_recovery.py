"""A reply to a complaint that leaves out a part of the repair: what went wrong, why, what you will do, what changes.

Why: acknowledge, explain, and most of all say what you are going to do so that it doesn't happen again. A reply that
regrets and reassures leaves the reader where they were, with a letter.

Evidence: of six parts of an apology, taking responsibility and repair counted most (Lewicki, Polin and Lount 2016,
n=755, eurekalert.org osu-t6e041116, grade A). Options raised satisfaction where more apology lowered it
(hbr.org/2018/01/sorry-is-not-enough, grade A).

Flagged:
    Dear Ms Osei,

    We are sorry to hear about your experience. We have passed your comments to the team concerned.

    Customer Care

Better:
    Dear Ms Osei,

    I'm sorry that your two chairs came on Friday with a cracked leg. They left us without the inner carton, because
    our new packer took the short line. Two new ones are on the van for Tuesday morning, and from today nothing
    upholstered goes out on that line.

    Femi Adeyemi, dispatch
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.apologies import Aim, find_apologies
from outreach_lint.analyses.complaints import Complaint, find_complaint
from outreach_lint.analyses.deeds import find_deeds
from outreach_lint.analyses.evidence import EvidenceKind, find_evidence
from outreach_lint.analyses.repair import BEYOND, Act, find_repair, find_slots
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import SERVICE_REPLY, option, rule

_LEXICON = load_lexicon("fake_empathy/hollow_recovery")
_REASONS, _POLICIES = _LEXICON.words("reasons"), _LEXICON.words("policies")
_PARTS = {
    Act.ACKNOWLEDGE: "what went wrong for this reader",
    Act.EXPLAIN: "why it happened",
    Act.COMMIT: "what you will do",
    Act.PREVENT: "what keeps it from happening again",
}
_WEIGHTIEST = (Act.ACKNOWLEDGE, Act.COMMIT, Act.EXPLAIN, Act.PREVENT)


@dataclass(frozen=True)
class HollowRecoveryOptions:
    """When a message is a complaint's answer, and what is asked of it."""

    # A how-to answer mentions what may go wrong; an apology, a feeling or a word of grievance makes a complaint.
    weight: int = option(2, "How much has to say that the message answers a complaint (an apology counts 2).")
    prevention: bool = option(True, "Ask for what keeps it from happening again.")


@rule(Severity.WARNING, kinds=(SERVICE_REPLY,), options=HollowRecoveryOptions)
def hollow_recovery(document: Document, options: HollowRecoveryOptions) -> Iterator[Finding]:
    """Say which parts of a repair are missing; one finding a message."""
    complaint = document.once(find_complaint)
    if complaint.weight < options.weight:
        return
    refusals = _LEXICON.find(document, "declined")
    if any(map(_is_reasoned, refusals)):
        return  # a no with its reason has nothing else to promise
    excused = set[Act]()
    if not options.prevention or _is_nobodys_doing(document):
        excused.add(Act.PREVENT)
    if refusals or _asks_first(document) or _tells_first(document):
        excused |= {Act.EXPLAIN, Act.PREVENT}
    missing = [act for act in _missing(document) if act not in excused]
    if missing == [Act.PREVENT] and not _owes_prevention(document):
        return
    if missing:
        gentle = Severity.SUGGESTION if _is_gentle(missing) else None
        yield Finding(document.start_span, _message(document, missing), _help(complaint, missing[0]), severity=gentle)


def _is_reasoned(match: Match) -> bool:
    """Say whether the sentence of a refusal gives its reason; the firm's own policy is none."""
    lowers = match.section.lowers[match.sentence.start : match.sentence.end]
    return not _REASONS.isdisjoint(lowers) and _POLICIES.isdisjoint(lowers)


def _owes_prevention(document: Document) -> bool:
    """Say whether a firm apologises, which would have it keep a fault from coming back.

    An account of what happened says how that is done, or is to whoever reads it; a person who owns to one slip ("I'm
    sorry I didn't check") has said enough.
    """
    apologies = document.once(find_apologies)
    return bool(apologies) and not all(
        apology.aim is Aim.NAMED and apology.thing.lower().split()[:1] == ["i"] for apology in apologies
    )


def _missing(document: Document) -> list[Act]:
    """Return the parts that no sentence names, in the order in which a reply makes them."""
    named = {act.act for act in document.once(find_repair) if act.named}
    # A ticket number is a figure of this case, and says nothing of what went wrong.
    if any(item.kind is not EvidenceKind.FIGURE for item in document.once(find_evidence)):
        named.add(Act.ACKNOWLEDGE)
    if any(deed.firm for deed in document.once(find_deeds)) or _LEXICON.find(document, "offered"):
        named.add(Act.COMMIT)
    missing = [act for act in _PARTS if act not in named]
    # A slot for a fact of the case will name one part each, the weightiest first.
    slots = len(document.once(find_slots))
    filled = [act for act in _WEIGHTIEST if act in missing][:slots]
    return [act for act in missing if act not in filled]


def _is_nobodys_doing(document: Document) -> bool:
    """Say whether the cause is one that no firm can keep from coming back: weather, a strike, the law."""
    causes = [act.sentence for act in document.once(find_repair) if act.act is Act.EXPLAIN]
    return any(not BEYOND.isdisjoint(s.section.lemmas[s.start : s.end]) for s in causes)


def _tells_first(document: Document) -> bool:
    """Say whether the reply opens with trouble of which its writer is the first to speak."""
    opening = {sentence.index for sentence in document.running[:_OPENING]}
    return any(match.sentence.index in opening for match in _LEXICON.find(document, "told"))


# A greeting's worth of sentences may stand before the news.
_OPENING = 3


def _asks_first(document: Document) -> bool:
    """Say whether the reply asks about the case: before the answer, nobody can explain or prevent."""
    return any(
        s.is_question and {"you", "your"}.intersection(s.section.lowers[s.start : s.end]) and not _is_closing(s.text)
        for s in document.running
    )


def _is_closing(text: str) -> bool:
    low = text.lower()
    return "anything else" in low or "help you with" in low or "any other" in low


def _is_gentle(missing: list[Act]) -> bool:
    """A reply that says what went wrong and what is being done is whole enough to be sent."""
    return Act.COMMIT not in missing and Act.ACKNOWLEDGE not in missing


def _message(document: Document, missing: list[Act]) -> str:
    parts = [_PARTS[act] for act in missing]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    hollow = ""
    acts = document.once(find_repair)
    if Act.PREVENT in missing and any(act.act is Act.PREVENT for act in acts):
        hollow = " It promises that it won't happen again, but not by what."
    elif Act.EXPLAIN in missing and any(act.act is Act.EXPLAIN for act in acts):
        hollow = " The cause it gives explains nothing."
    elif Act.COMMIT in missing and document.once(find_deeds):
        hollow = " What it promises has neither a deed nor a time in it."
    return f"This answer to a complaint doesn't say {listed}.{hollow}"


def _help(complaint: Complaint, first: Act) -> str:
    matter = f" (“{complaint.matter}”)" if complaint.matter else ""
    return {
        Act.ACKNOWLEDGE: f"Begin with the trouble as they told it{matter}, then say what you have done and will do.",
        Act.EXPLAIN: f"Add a sentence on how it came about{matter}, as far as you know it.",
        Act.COMMIT: f"Say what you have done about it{matter} or will do, who does it, and by when.",
        Act.PREVENT: f"Add what you have changed so that it can't recur{matter}, however small.",
    }[first]
