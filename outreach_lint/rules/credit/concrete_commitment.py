"""Who will do what by when.

Why: reliability is the one part of trust that can be counted: promises made, promises kept. A promise with a doer, a
deed and a time can be kept, and seen to be kept.

Evidence: offering options and acting raised satisfaction where more regret lowered it, in 111 videos of an airport desk
(https://hbr.org/2018/01/sorry-is-not-enough, grade A). That a time must be named is the essays' judgement.

Credited:
    Dear Mr Dlamini,

    The second pump failed again on Sunday. Thabo will fit a new seal on Wednesday before ten, and I'll ring you at
    noon with the pressure reading.

    Lindiwe

Passed over:
    Dear Mr Dlamini,

    A member of our team will get back to you within 24 to 48 hours. We will do everything we can.

    Customer Care
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.deeds import ONCE, Deed, find_deeds
from outreach_lint.analyses.repair import clause_around
from outreach_lint.diagnostics import Finding
from outreach_lint.document import Document, MessageKind
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, OUTREACH, RELIABILITY, SERVICE_REPLY, NoOptions, credit

LEXICON = load_lexicon("credit/concrete_commitment")
_CHASING = LEXICON.words("chasing")
_CONDITIONS = frozenset({"if", "once", "unless", "when", "whenever", "after", "or", "should"})


@credit((RELIABILITY,), kinds=(SERVICE_REPLY, OUTREACH, FOLLOW_UP, CALL_SCRIPT))
def concrete_commitment(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find what somebody will do by a stated time, one a sentence."""
    stock = {match.sentence.index for match in LEXICON.find(document)}
    claims = {claim.sentence.index for claim in document.once(find_claims)}
    replies = document.kind is MessageKind.SERVICE_REPLY
    kept: dict[int, Deed] = {}
    for deed in document.once(find_deeds):
        index = deed.sentence.index
        if (
            deed.done
            or not deed.when
            or index in stock
            or index in claims
            or not (deed.own or (replies and _is_promised(deed)))
        ):
            continue
        if _is_conditional(deed) or (not replies and _chases(deed)):
            continue
        if index not in kept or (deed.own and not kept[index].own):
            kept[index] = deed
    for deed in kept.values():
        start, end = _extent(deed)
        span = deed.sentence.section.locate(start, end)
        if span is not None:
            said = words_of(deed.sentence.section, start, end, 16)
            yield Finding(span, f"“{said}” says who will do what by when, so the reader can hold you to it.")


def _is_promised(deed: Deed) -> bool:
    """Say whether what others do is put as a promise: "Thabo will fit it", "Jo comes on Friday".

    "The shop opens on Fridays" and "he comes every Friday" tell a habit.
    """
    section, sentence = deed.sentence.section, deed.sentence
    if section.lowers[deed.verb] in _WILL or _WILL.intersection(
        section.lowers[max(sentence.start, deed.verb - 3) : deed.verb]
    ):
        return True
    lowers = section.lowers[deed.verb : sentence.end]  # "it shows: by Thursday they had no chance" promises nothing
    return not ONCE.isdisjoint(lowers) and _HABIT.isdisjoint(lowers)


_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_HABIT = frozenset({"always", "each", "every", "normally", "often", "usually"})


_BUYING = frozenset(
    {"book", "buy", "enrol", "join", "order", "register", "reply", "sign", "subscribe", "switch", "upgrade"}
)


def _is_conditional(deed: Deed) -> bool:
    """Say whether a promise hangs on what the reader does: "if you book by Friday, we'll ..."."""
    section = deed.sentence.section
    if section.lemmas[deed.sentence.start] in _BUYING:
        return True  # "Sign by Friday and we'll add a month"
    return any(low in _CONDITIONS for low in section.lowers[deed.sentence.start : deed.verb])


def _chases(deed: Deed) -> bool:
    """Say whether the deed is the writer's next knock at the door: "I'll call you on Tuesday"."""
    section, verb = deed.sentence.section, deed.verb
    if section.lemmas[verb] not in _CHASING and section.lowers[verb] not in _CHASING:
        return False
    # "I'll ring the depot on Friday" is work for the reader.
    following = section.lowers[verb + 1 : verb + 2]
    return not (section.tags[verb + 1 : verb + 2] == ["PROPN"] or any(low in _OTHERS for low in following))


_OTHERS = frozenset({"her", "him", "the", "them", "your"})


def _extent(deed: Deed) -> tuple[int, int]:
    """Return from where to where the promise reads: from its subject to its time."""
    section = deed.sentence.section
    start, end = deed.start, deed.end
    if not deed.own:
        start = clause_around(deed.sentence, deed.verb)[0]
        if section.lowers[start] in _WILL:  # "Imran has it in his van and will be with you by five"
            start = deed.sentence.start
        end = next((i for i in range(deed.verb, end) if section.lowers[i] in (";", ":")), end)
    while end > start and (not section.lowers[end - 1][:1].isalnum() or section.lowers[end - 1] in _LOOSE):
        end -= 1
    return start, end


_LOOSE = frozenset("after and as before but how if not or so that unless what when whether with".split())
