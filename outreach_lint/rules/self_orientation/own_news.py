"""The sender's news, pride, toil or campaign, told for its own sake.

Why: that a team worked day and night, is thrilled, won a prize or is writing for the last time is a story in which the
reader does not occur. They can't use it, and it tells them whose day the writer has in mind.

Evidence: The essays' judgement: the only story that clients care about is their own.

Flagged:
    Hi Petra,

    We supply pumps to schools. Our engineers have been working day and night on a new one. It is our quietest pump.

Better:
    Hi Petra,

    The new pump fits your cellar: it is 4 cm lower, so it goes under the pipe that was in the way in March.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.quotations import find_quotations
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.stories import find_stories
from outreach_lint.analyses.usage import is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, Focus, Form, MessageKind, Mood
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("self_orientation/own_news")
_OPENING = load_lexicon("self_orientation/self_opening")
_GUILT = load_lexicon("pressure/guilt_trip")
_YOURS = frozenset({"your", "yours"})
_UNREAL = frozenset({"if", "when", "whether", "unless"})
_FELT = "tells how the sender feels about the sender's own work"
_WHY = {
    "pride": _FELT,
    "presented": _FELT,
    "toil": "asks the reader to honour the sender's toil",
    "news": "is the sender's news, and nothing beside it says what it is to the reader",
    "about": "announces talk of the sender",
    "campaign": "counts the steps of the sender's own campaign",
}
_CHANGED = "Say what the reader can do now that they couldn't before, and leave the feeling to them."
_HELP = {
    "pride": _CHANGED,
    "presented": _CHANGED,
    "toil": "Say what came out of it for this reader, in a thing that they can see or try.",
    "news": "Say what changes for this reader because of it, or leave it out.",
    "about": "Ask how they do it today instead, and bring in what you do as the answer.",
    "campaign": "Bring what is new for the reader, or end plainly and leave the door open.",
}


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT))
def own_news(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find sentences that tell of the sender's own news or toil, one finding a sentence."""
    if not document.once(find_sale):
        return
    quoted, stories = document.once(find_quotations), document.once(find_stories)
    # What the first sentence announces, below a heading, is told by self-opening.
    first = next((sentence for sentence in document.running if sentence.section.form is not Form.HEADING), None)
    opened = document.kind is not MessageKind.CALL_SCRIPT
    done = {match.sentence.index for match in _OPENING.find(document, "news") if opened and match.sentence is first}
    for match in _LEXICON.find(document):
        sentence = match.sentence
        if sentence.section.role not in RUNNING_ROLES or sentence.index in done or sentence.index in quoted:
            continue
        if match.entry.group == "campaign" and is_said_elsewhere(document, match, _GUILT, "parting"):
            continue  # guilt-trip weighs that
        if any(story.holds(sentence) for story in stories) or _is_for_reader(document, match):
            continue
        done.add(sentence.index)
        yield Finding(
            match.span,
            f"“{words_of(match.section, match.start, sentence.end, most=9)}” {_WHY[match.entry.group]}.",
            _HELP[match.entry.group],
        )


def _is_for_reader(document: Document, match: Match) -> bool:
    """Say whether the news is somebody else's, or said to be of use to the reader in its sentence or the next."""
    section, sentence = match.section, match.sentence
    if _UNREAL.intersection(section.lowers[sentence.start : match.start]):
        return True
    if sentence.is_question:  # "may I tell you about us?" asks leave to talk of the sender all the same
        return match.entry.group != "about"
    told = next((clause.focus for clause in sentence.clauses if clause.start <= match.start < clause.end), Focus.NONE)
    if match.entry.group == "presented":
        return told is Focus.READER or not _is_firm(document, match)
    if told in (Focus.READER, Focus.OTHER):
        return True
    if match.entry.group in ("about", "campaign", "pride"):
        return False
    if not _YOURS.isdisjoint(section.lowers[sentence.start : sentence.end]):
        return True
    _, *after = document.near(sentence, before=0, after=1)
    return any(
        clause.main and clause.focus is Focus.READER and clause.mood is Mood.STATEMENT
        for follower in after
        if follower.section is section
        for clause in follower.clauses
    )


def _is_firm(document: Document, match: Match) -> bool:
    """Say whether the name of a firm stands at once before the words, and isn't the reader's."""
    before = match.section.lowers[max(match.start - 1, match.sentence.start) : match.start]
    named = match.section.tags[match.start - 1 : match.start] == ["PROPN"]
    return named and document.parties.reader.isdisjoint(before)
