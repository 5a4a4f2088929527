"""Courtesy that was written before the reader was: "we value your business", "thank you for your patience".

Why: a line that every caller gets tells this one that they are a caller. Thanks for a thing they did, and an offer of
a thing you could do next, take as many words and can only have been meant for them.

Evidence: relational talk beyond the first seconds lowered satisfaction in 111 filmed encounters
(hbr.org/2018/01/sorry-is-not-enough, grade A). "You can't script empathy" is opinion (fortune.com/2016/03/23, grade D).

Flagged:
    Thank you for your patience and understanding.

Better:
    Thank you for sending the photos of the hinge; they showed us which screw had sheared.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.apologies import names, thing_end
from outreach_lint.analyses.calls import BranchKind, find_call
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.complaints import find_complaint
from outreach_lint.analyses.deeds import find_deeds
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, NoOptions, rule

LEX = load_lexicon("fake_empathy/scripted_courtesy")
_SERVING = (MessageKind.SERVICE_REPLY, MessageKind.CALL_SCRIPT)
_UNEARNED = LEX.words("unearned") | {"custom", "patronage"}
_ADDRESSED = frozenset({"calling", "choosing", "contacting"})
# Groups that say nothing wherever they stand.
_EMPTY = frozenset({"pride", "vow"})
# Groups that are empty unless a deed stands beside them.
_UNDONE = frozenset({"effort", "serious"})
# "I'll assume that your business isn't a priority" vows nothing; "is not just our priority" does.
_DENIALS, _MORE = frozenset({"n't", "never", "not", "n’t"}), frozenset({"just", "only"})
_PRIZED = frozenset({"first", "important", "paramount", "priority", "valuable"})
# A name, a number, or two plain nouns of the reader's own matter: what is assured can be checked.
_CHECKABLE = 2
_VOW = "“{text}” is said to every customer; a vow in general is worth less than one act for this one."
_MESSAGES = {
    "bridge": "“{text}” feels for them for half a sentence and then sells; they hear which of the two counts.",
    "vow": _VOW,
    "pride": _VOW,
    "serious": _VOW,
    "assure": "“{text}” asks to be believed where a fact could stand; readers hear that there is none.",
    "effort": "“{text}” claims effort, and nothing beside it says what is done or by when.",
    "thanks": "“{text}” thanks for nothing in particular, so it could stand in any letter.",
    "receipt": "“{text}” thanks for nothing in particular, so it could stand in any letter.",
    "ask": "“{text}” asks for what the reader has had to give already, and gives nothing back.",
    "offer": "“{text}” is the stock last line; it offers nothing that they didn't have.",
    "close": "“{text}” is the script's last line, asked whether or not this one is settled.",
}
_DELETE = "Delete it, and let what you did for them carry it."
_HELP = {
    "bridge": "Stop at what they told you and ask about it, or offer to leave it for today; drop the “but”.",
    "vow": _DELETE,
    "pride": _DELETE,
    "serious": "Delete it, and say what you did about it: that is how seriously it was taken.",
    "assure": "Cut it, and say the thing itself: what has been done, by whom, and when they will see it.",
    "effort": "Say who is doing what about it, and when they will next hear.",
    "thanks": "Thank them for the thing they did: what they sent, told you, or waited for.",
    "receipt": "Begin with what they wrote about, and what you did or found.",
    "ask": "Say how long it will take and what happens meanwhile.",
    "offer": "Delete it, or say when they can reach you and for what they might want to.",
    "close": "Delete it, or ask about the thing itself: whether it works now, or what still worries them.",
}


@rule(Severity.SUGGESTION, kinds=(SERVICE_REPLY, CALL_SCRIPT, OUTREACH, FOLLOW_UP, MARKETING))
def scripted_courtesy(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find scripted courtesies that name nothing, one finding a sentence."""
    empty: dict[int, Match] = {}
    for match in LEX.find(document):
        if match.sentence.index not in empty and not _is_meant(document, match):
            empty[match.sentence.index] = match
    if all(match.entry.group == "receipt" for match in empty.values()) and document.once(find_complaint).weight < 2:
        return  # alone in a plain answer, "thank you for contacting us" is manners
    for match in empty.values():
        group = match.entry.group
        yield Finding(
            match.span, _MESSAGES[group].format(text=words_of(match.section, match.start, match.end, 12)), _HELP[group]
        )


def _is_meant(document: Document, match: Match) -> bool:
    """Say whether a courtesy names a thing, has a deed beside it, or is no courtesy in this kind of message."""
    group = match.entry.group
    if match.section.role is Role.GREETING:
        return True  # "Dear valued customer" greets nobody, which another rule says
    if group == "bridge":
        return document.kind is not MessageKind.CALL_SCRIPT or not _is_passed_over(document, match)
    if document.kind not in _SERVING and not _is_sellers(document.kind, match):
        return True
    if document.kind is MessageKind.CALL_SCRIPT and group == "vow" and match.sentence.is_question:
        return True  # "You do agree that your data is important?"
    said = match.section.lowers[match.start : match.end]
    if said[-1] in _PRIZED and not _DENIALS.isdisjoint(said) and _MORE.isdisjoint(said):
        return True
    if group == "assure":
        in_call = document.kind is not MessageKind.SERVICE_REPLY
        return in_call or particulars(document, match.sentence, match.end, match.sentence.end) >= _CHECKABLE
    if group in _UNDONE:
        return _has_deed_beside(document, match)
    return group not in _EMPTY and _names_a_thing(match)


def _is_passed_over(document: Document, match: Match) -> bool:
    """Say whether a caller who rang feels for half a sentence; answers to objections are read as a whole elsewhere."""
    call = document.once(find_call)
    return not call.inbound and not any(
        branch.kind is BranchKind.OBJECTION and any(said.index == match.sentence.index for said in branch.said)
        for branch in call.branches
    )


def _is_sellers(kind: MessageKind, match: Match) -> bool:
    """Say whether a courtesy is one in a seller's message too.

    A seller's pride is a boast and a seller's "rest assured" a protest: other rules have those.
    """
    group = match.entry.group
    if group == "vow" or kind is MessageKind.MARKETING:
        return group == "vow"
    return group == "offer" or (group in ("close", "receipt", "thanks") and _is_stock(match))


def _is_stock(match: Match) -> bool:
    """Say whether thanks in a seller's letter are for what the reader hasn't given."""
    return not _UNEARNED.isdisjoint(match.section.lemmas[match.start : match.end])


def _has_deed_beside(document: Document, match: Match) -> bool:
    """Say whether the sentence or a neighbour tells a deed that the reader could hold the writer to."""
    near = {s.index for s in document.near(match.sentence)}
    return any(
        deed.firm and deed.sentence.index in near and not match.start <= deed.verb < match.end
        for deed in document.once(find_deeds)
    )


def _is_of_name(word: str) -> bool:
    return word[:1].isupper() or word in ("&", "and", "the", "of")


def _names_a_thing(match: Match) -> bool:
    """Say whether the words that follow to the end of the clause name anything."""
    section, sentence = match.section, match.sentence
    start, end = match.end, thing_end(section, match.end, sentence.end)
    if section.lowers[start - 1] in _ADDRESSED:
        # Whom they contacted or chose is the writer's own firm.
        start = next((i for i in range(start, end) if not _is_of_name(section.forms[i])), end)
    return names(section, start, end)
