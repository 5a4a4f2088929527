"""A pretext to get through or be heard: "he's expecting my call", "it's personal", a survey that sells.

Why: whoever gets a hearing by what isn't so has used up the trust before the first true sentence. The person who was
got round, at the desk or on the line, remembers the trick and not the offer.

Evidence: Selling under the guise of research is barred by market researchers' own code (ICC/ESOMAR), and deceptive
openings by the telemarketing sales rule of the FTC (16 CFR 310); that it costs trust is the essays' judgement
(transparency of motive is Green's fourth principle, execleadercoach.com/2009/04/08, grade D).

Flagged:
    Receptionist: What is it about?

    Rep: It's a personal matter. He's expecting my call.

    Rep: Hello Mr Osei, we sell windows. Who decides about the hall?

Better:
    Receptionist: What is it about?

    Rep: I sell windows, and I'd like to ask him about the hall. Would he want to hear that?

    Rep: Hello Mr Osei, who decides about the hall?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.analyses.calls import find_call, find_selling_call
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.usage import is_only_mentioned
from outreach_lint.analyses.words import find_people
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, OUTREACH, NoOptions, rule
from outreach_lint.source import TextSpan

LEX = load_lexicon("transparency/false_pretext")
# In a letter to one reader these may be true; a claimed acquaintance is judged by what stands beside it.
_IN_LETTERS = frozenset({"acquaintance", "buyer", "survey"})
_DENIED = re.compile(
    r"\b(?:instead of|rather than|not to|no need to|if|when|they|he|she|prospects?|customers?)\b[^.!?\n]{0,30}$", re.I
)


@rule(Severity.WARNING, kinds=(CALL_SCRIPT, OUTREACH, FOLLOW_UP))
def false_pretext(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find pretexts in what is said, and directions to hide the purpose."""
    script = document.kind is MessageKind.CALL_SCRIPT
    if script:
        yield from _coached(document)
    matches = [match for match in LEX.find(document) if match.section.role in RUNNING_ROLES]
    sells = bool(matches) and _sells(document)
    seen: set[int] = set()
    for match in matches:
        group = match.entry.group
        if not sells and group != "buyer":
            continue  # "a buyer for your house" sells by itself
        if group == "errand" and script and document.once(find_call).inbound:
            continue
        if match.sentence.index in seen or is_only_mentioned(match) or (not script and group not in _IN_LETTERS):
            continue
        if group in _IN_LETTERS and not script and _is_known(document, match):
            continue
        seen.add(match.sentence.index)
        said = words_of(match.section, match.start, match.end, 12)
        yield Finding(match.span, _MESSAGES[group].format(said=said), _HELPS[group])


def _sells(document: Document) -> bool:
    """Say whether a stranger sells; who answers, is rung up, or talks in a recorded call has no need of a pretext."""
    if document.kind is MessageKind.CALL_SCRIPT:
        return not document.once(find_call).recorded and document.once(find_selling_call)
    pitch = document.once(find_pitch)
    quoted = any(block.role is Role.QUOTED for block in document.message.blocks)
    return pitch.sells and not pitch.answers and not quoted


def _is_known(document: Document, match: Match) -> bool:
    """Say whether anything shows that this reader is known: a fact that only they could be sent."""
    if match.entry.group == "buyer" and document.once(find_people):
        return True
    near = document.once(find_evidence)
    return any(item.sentence is match.sentence for item in near) if match.entry.group == "survey" else bool(near)


def _coached(document: Document) -> Iterator[Finding]:
    segments = document.message.segments
    for block in document.message.blocks:
        place = segments.to_source(block.start, block.end) if block.role is Role.DIRECTION else None
        if place is None:
            continue
        text = document.source.slice(place)
        match = _pattern().search(text)
        if match and not _DENIED.search(text[: match.start()]):
            yield Finding(
                TextSpan(place.start + match.start(), place.start + match.end()),
                f"“{match.group()}” directs the caller to hide what the call is for, and the other side finds out.",
                "Direct the caller to say in one sentence who rings and why, and to take the answer.",
            )


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(LEX.sets["coached"], key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


_MESSAGES = {
    "expected": "“{said}” claims a welcome that nobody has given, and the first thing they learn of you is untrue.",
    "personal": "“{said}” hides a sale behind a matter of another kind, and both people on the line will feel tricked.",
    "familiar": "“{said}” claims a friendship to get past a person, who will hear about it afterwards.",
    "acquaintance": "“{said}” claims an acquaintance and names nothing of it, so it could be said to anyone.",
    "buyer": "“{said}” dangles a buyer whom nobody can ask, as every agent's card does, so it is taken for bait.",
    "errand": "“{said}” makes a sales call sound like work in hand, and the other side feels tricked into hearing it.",
    "survey": "“{said}” asks for a favour and turns it into a sale, so the questions were never meant.",
}
_HELPS = {
    "expected": "Say who you are and what you would like to ask, and let them decide whether to put you through.",
    "personal": "Say in one sentence what you sell and why you ring this person.",
    "familiar": "Say how you came by the name, even if it is from a list.",
    "acquaintance": "Name the day and what was said, or say that you haven't met.",
    "buyer": "Say who looks, for what and until when, or say that you would like to sell the place.",
    "errand": "Say that you ring to sell, and which fact about them made you think of it.",
    "survey": "Say at the start what you sell, or ask the questions and sell nothing.",
}
