"""Small talk written out word for word, to be said to everybody.

Why: small talk is where a call shows that somebody has come in person. "How are you today?" read off a page shows the
opposite before the second sentence: the answer is not wanted, and both sides know it. What was noticed a minute ago
can't be written down beforehand.

Evidence: the essays' judgement (don't script the opening lines; notice something and ask about it). One firm's data
speak against it in part: callers who asked "How have you been?" booked more meetings on 90,380 cold calls (Gong,
gong.io/resources/labs/is-cold-calling-dead, grade B for the count; what it did to trust was not looked at).

Flagged:
    Rep: Hello, this is Ann from Tern Glass. How are you today?

Better:
    [Before you dial, look at their last three jobs. Open with the one you would ask a friend about.]

    Rep: Hello, this is Ann from Tern Glass.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.calls import find_call
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, NoOptions, rule

LEX = load_lexicon("call_script/scripted_small_talk")
_ADDRESS = frozenset("today this morning afternoon evening so far sir madam ma'am there mr mrs ms dr then".split())
# "How are you today, Mr Osei?" asks no more than "How are you?".
_VOCATIVE = 2


@rule(Severity.WARNING, kinds=(CALL_SCRIPT,))
def scripted_small_talk(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find pleasantries in the caller's words; in a call that took place they were said, not scripted."""
    if document.once(find_call).recorded:
        return
    seen: set[int] = set()
    for match in LEX.find(document):
        sentence = match.sentence
        if match.section.role not in RUNNING_ROLES or sentence.index in seen or _means_something(document, match):
            continue
        seen.add(sentence.index)
        said = words_of(match.section, match.start, match.end, 12)
        yield Finding(match.span, _MESSAGES[match.entry.group].format(said=said), _HELPS[match.entry.group])


_MESSAGES = {
    "ask": "“{said}” is read out to everyone alike, so no answer is wanted, and it sounds like it.",
    "wish": "“{said}” is a wish off the page; it shows that the tape is running, not that somebody rang.",
    "weather": "“{said}” is small talk by the script; it passes for interest in nobody.",
}
_HELPS = {
    "ask": "Put a direction in its place: notice one thing about this person in the minute before, and ask about that.",
    "wish": "Cut it and say why you ring, or leave a direction to say what you noticed about them.",
    "weather": "Leave it to the caller: a direction to notice what is going on at their end, and to ask about it.",
}


def _means_something(document: Document, match: Match) -> bool:
    """Say whether it asks about something of theirs: "how are you with heights", "how was the move to Leith"."""
    if match.entry.group == "wish":
        return False
    sentence = match.sentence
    rest = [low for low in match.section.lowers[match.end : sentence.end] if low.isalpha()]
    if match.entry.group == "ask" and sum(low not in _ADDRESS for low in rest) > _VOCATIVE:
        return True
    return match.entry.group == "weather" and particulars(document, sentence, match.end, sentence.end) > 0
