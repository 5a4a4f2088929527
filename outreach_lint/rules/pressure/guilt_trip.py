"""The reader put in the wrong for not answering or not buying: counts of mails, reproaches, what "no" will cost them.

Why: nobody who is sold to owes an answer. A count of one's attempts, a guess that the reader must not care, and a
farewell that hopes to be contradicted turn an unread mail into a debt, and people avoid those they owe.

Evidence: making people ashamed of declining is catalogued as manipulation (confirmshaming: Mathur et al. 2019, doi
10.1145/3359183, grade A for how common it is). Follow-ups as such do get answers (woodpecker.co/blog/?p=5562, grade
B), so this is about what they say; that part is the essays' judgement.

Flagged:
    Hi Dana,

    This is the third time I've written about your freight costs. Should I close your file?

    Best,
    Rob

Better:
    Hi Dana,

    The Rotterdam surcharge I wrote about in May ended on Monday, so my figure for your crates is 6% too high. No need
    to answer.

    Best,
    Rob
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.self_praise import may_boast
from outreach_lint.analyses.usage import is_denied, is_quoted
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, option, rule

_LEXICON = load_lexicon("pressure/guilt_trip")
# Also said between people who work together.
_NEEDS_PITCH = frozenset({"silence", "hoping", "count", "parting", "assume", "favour", "contrite"})
# Said of losses and doubts in any business; they push only where something is sold.
_NEEDS_SALE = frozenset({"loss", "doubt", "flattery", "uncaring"})
# A page or a script to many chases nobody.
_TO_MANY = (MessageKind.CALL_SCRIPT, MessageKind.MARKETING)
# An answer owes patience, but it may not reproach or threaten; all else is weighed by other rules there.
_IN_REPLIES = frozenset({"blame", "threat"})
# How a caller goes on after a no.
_AFTER_A_NO = frozenset({"less", "why"})
_READ = RUNNING_ROLES | {Role.SUBJECT}
_RELEASE = (
    ("no", "need", "to"), ("no", "reply"), ("no", "hard"), ("no", "answer"), ("needn", "’t"), ("need", "n't"),
    ("no", "worries"), ("keep", "the"), ("yours", "to"), ("respect", "that"), ("either", "is", "fine"),
    ("no", "pressure"), ("no", "offence"), ("no", "offense"),
)  # fmt: skip


@dataclass(frozen=True)
class GuiltTripOptions:
    """How much is said."""

    # One is enough to mend a draft by; a break-up mail is one reproach in several sentences.
    most: int = option(3, "How many places in a message are pointed out.")


@rule(Severity.WARNING, kinds=(FOLLOW_UP, OUTREACH, CALL_SCRIPT, MARKETING, SERVICE_REPLY), options=GuiltTripOptions)
def guilt_trip(document: Document, options: GuiltTripOptions) -> Iterator[Finding]:
    flagged: set[int] = set()
    for match in _LEXICON.find(document):
        index = match.sentence.index
        if len(flagged) == options.most:
            return
        if index in flagged or match.section.role not in _READ or is_quoted(match):
            continue
        if not _fits(document.kind, match.entry.group) or _counts_other_things(match):
            continue
        if match.entry.group in _NEEDS_PITCH and not _chases(document):
            continue
        if match.entry.group in _NEEDS_SALE and (is_denied(match) or not _is_pushed(document, match)):
            continue
        if _is_soft(match) and _releases(document):
            continue
        flagged.add(index)
        yield Finding(match.span, _message(match), _help(match))


def _fits(kind: MessageKind, group: str) -> bool:
    """Say whether words of a group press in a message of a kind at all."""
    if kind is MessageKind.SERVICE_REPLY:
        return group in _IN_REPLIES
    if group in _AFTER_A_NO:
        return kind is MessageKind.CALL_SCRIPT  # in writing it is a question among others
    return group != "noshow" or kind is MessageKind.FOLLOW_UP  # colleagues and callers say it of anything


def _counts_other_things(match: Match) -> bool:
    """Say whether something else came about several times: "the third time since Christmas" that an oven broke."""
    section = match.section
    if match.entry.group != "count" or section.lowers[match.end - 1] != "time":
        return False
    after = section.lowers[match.end : min(match.end + 1, match.sentence.end)]
    return bool(after) and after[0] in _SPANS


_SPANS = frozenset({"after", "before", "during", "in", "since", "that", "the", "this", "within"})


_SOFT = frozenset({"count", "parting", "silence"})
_BOTHER = frozenset({"annoying", "bother", "bothering", "nag", "nuisance", "pest", "pushy"})


def _is_soft(match: Match) -> bool:
    """Say whether the words are no reproach once the reader is let go (a count, a farewell, a fear of bothering)."""
    return match.entry.group in _SOFT or not _BOTHER.isdisjoint(match.section.lowers[match.start : match.end])


def _chases(document: Document) -> bool:
    """Say whether a seller writes who was not asked: answers and work in hand have a right to ask after a reply."""
    if document.kind in _TO_MANY:
        return False
    pitch = document.once(find_pitch)
    if document.kind is MessageKind.FOLLOW_UP and any(m.entry.group in _REPROACH for m in _LEXICON.find(document)):
        return True
    return pitch.sells and (not pitch.answers or document.kind is MessageKind.FOLLOW_UP)


# Who reproaches, or announces a goodbye, is chasing.
_REPROACH = frozenset({"blame", "breakup", "guess", "shame"})


def _is_pushed(document: Document, match: Match) -> bool:
    """Say whether a seller says it of the reader: not "we were burning money", nor news of a market."""
    section, sentence = match.section, match.sentence
    if not document.once(may_boast):
        return False
    if match.entry.group != "loss":
        return True
    told = section.lowers[max(match.start - 3, sentence.start) : match.start]
    return _OTHERS.isdisjoint(told) and not _READER.isdisjoint(section.lowers[sentence.start : sentence.end])


_OTHERS = frozenset({"i", "we", "he", "she", "they", "us", "our"})
_READER = frozenset({"you", "your", "yours", "yourself", "data", "numbers", "figures", "stats"})


def _releases(document: Document) -> bool:
    """Say whether the message lets the reader go in good part ("no need to answer")."""
    for sentence in document.running:
        lowers = sentence.section.lowers[sentence.start : sentence.end]
        for words in _RELEASE:
            size = len(words)
            if any(tuple(lowers[i : i + size]) == words for i in range(len(lowers) - size + 1)):
                return True
    return False


_SAYS = {
    "count": "sends the reader a bill for your attempts",
    "silence": "holds the reader's silence against them",
    "blame": "puts the reader in the wrong, who owes you no answer",
    "noshow": "charges the reader with a meeting that was missed",
    "assume": "answers for the reader, in the hope of being contradicted",
    "guess": "guesses at a bad reason for the reader's silence",
    "shame": "makes it look foolish or careless to decline",
    "loss": "lays a loss at the reader's door before anybody has looked whether they have it",
    "doubt": "treats the wish to think, or to ask somebody, as a weakness to be got round",
    "uncaring": "tells the reader that they don't care, of which you know nothing",
    "flattery": "praises the reader so that declining would look small",
    "breakup": "threatens a goodbye so that the reader will protest",
    "parting": "announces a last attempt, which says that the earlier ones were owed an answer",
    "less": "comes back with a smaller ask, as if the no had been about the sum",
    "why": "asks somebody who has said no to answer for it",
    "contrite": "blames yourself so that the reader will make up for it",
    "threat": "says what will be taken away or done unless the reader does as asked",
    "favour": "makes a favour to you of the reader's decision",
    "hoping": "makes your hope the reader's duty",
}


def _message(match: Match) -> str:
    words = " ".join(match.text.split())
    return f"“{words}” {_SAYS[match.entry.group]}, and people avoid those who make them feel guilty."


def _help(match: Match) -> str:
    if match.entry.group in ("assume", "breakup", "guess", "parting"):
        return "Stop without announcing it, or leave something of use behind and say plainly that no answer is needed."
    if match.entry.group in _AFTER_A_NO:
        return "Take the no, thank them, and say in one sentence how they can find you if it changes."
    if match.entry.group == "threat":
        return "Ask for it plainly and say why it matters; if something does end, give the day and the reason for it."
    if match.entry.group == "noshow":
        return "Say that you missed each other, leave open why, and offer a way on that costs them little."
    if match.entry.group == "doubt":
        return "Ask what would help them think it over, and when you may ring again, if at all."
    if match.entry.group == "flattery":
        return "Cut the praise, or name the thing they did that made you write to them."
    if match.entry.group in ("shame", "loss"):
        return "Say what you think they lose and how you know it, and grant that they may have good reasons to decline."
    return "Cut it, and open with what is new for the reader since you last wrote; if nothing is, don't write yet."
