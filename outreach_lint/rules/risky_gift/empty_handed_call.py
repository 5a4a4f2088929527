"""A call that asks for something and brings nothing that is of use without a yes.

Why: a stranger who rings takes the first risk only if there is something in the call for the one who picks up: a thing
noticed about their case, a figure worked out, a price said plainly, somebody else who could help. With none of these
the listener is asked to give time to be sold to.

Evidence: The essays' judgement: the gift comes first, and it is aimed at one listener. That giving the reason for the
call goes with about twice the success (Gong, 90,380 cold calls, grade B) is a different matter: a reason is theirs only
when it is about them.

Flagged:
    Rep: Hi, this is Colin from Harrow Pumps. We supply pumps to schools and councils all over the county, and our rates
    are very competitive. Could I come by next week and show you our range?
    Prospect: We are fine, thanks.
    Rep: I understand. Would Tuesday or Thursday be better for you?

Better:
    Rep: Hi, this is Colin from Harrow Pumps. I drove past the school on Monday and saw water standing by the boiler
    house. I think that the float switch sticks; the caretaker could free it by hand. Shall I tell you where it sits?
    Prospect: Go on.
    Rep: Behind the grey cover on the left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.calls import Call, count_open_questions, find_call, find_known, find_selling_call
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.gifts import settles
from outreach_lint.analyses.offers import find_offers
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.topics import find_topic
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import CALL_SCRIPT, option, rule

_LEXICON = load_lexicon("risky_gift/empty_handed_call")
_CURRENCY = frozenset("$£€₹")
_WISHING = frozenset({"like", "love", "want"})


@dataclass(frozen=True)
class EmptyHandedCallOptions:
    """When a script is long enough to owe its listener something, and when asking is what it brings."""

    # A greeting and a reason, said in ten seconds, are only the beginning of a script; own judgement.
    min_words: int = option(30, "Scripts in which the caller has fewer words are not judged.")
    # A call that asks and listens is about the listener; two such questions are a conversation. Own judgement.
    open_questions: int = option(2, "Scripts with as many open questions as this bring interest enough.")


@rule(Severity.SUGGESTION, kinds=(CALL_SCRIPT,), options=EmptyHandedCallOptions)
def empty_handed_call(document: Document, options: EmptyHandedCallOptions) -> Iterator[Finding]:
    """Look for a gift, a price, something known of the listener, or open questions in a call that sells."""
    call = document.once(find_call)
    judged = call.caller_words >= options.min_words and not call.inbound and any(s.words for s in call.exchange)
    if not judged or not document.once(find_selling_call) or _LEXICON.find(document):
        return
    if _brings(document, call) or count_open_questions(document, call) >= options.open_questions:
        return
    asked = _asked(document, call)
    wants = f"asks “{asked}”" if asked else f"has {call.caller_words} words of yours"
    topic = document.once(find_topic)
    about = f"their {topic}" if topic else "something of theirs"
    yield Finding(
        document.start_span,
        f"The call {wants} and brings nothing that is of use without a yes: no finding, no figure, no price.",
        f"Before you ring, look at {about}; begin with the one thing you found, say where you may be wrong about it, "
        "and what they could do about it without you.",
    )


def _brings(document: Document, call: Call) -> bool:
    """Say whether the caller gives something, says a price, or knows something of this listener's."""
    spoken = {sentence.index for sentence in call.said}
    if any(settles(offer) for offer in document.once(find_offers) if offer.sentence.index in spoken):
        return True
    return not spoken.isdisjoint(document.once(find_known)) or any(_counts(sentence) for sentence in call.said)


def _counts(sentence: Sentence) -> bool:
    """Say whether a price is said, or a number of something of the listener's."""
    section = sentence.section
    if not _CURRENCY.isdisjoint(section.lowers[sentence.start : sentence.end]):
        return True
    numbers = (i for i in range(sentence.start, sentence.end) if section.tags[i] == "NUM")
    return not sentence.is_question and any("your" in section.lowers[i + 2 : i + 4] for i in numbers)


def _asked(document: Document, call: Call) -> str:
    """Return the last sentence in which the caller asks for time, interest or a sale, in its words; "" without one."""
    spoken = {sentence.index for sentence in call.said}
    asks = [m.sentence for m in document.once(find_pitch).asks if m.sentence.index in spoken and _wishes(m.sentence)]
    return words_of(asks[-1].section, asks[-1].start, asks[-1].end, 12) if asks else ""


def _wishes(sentence: Sentence) -> bool:
    return sentence.is_question or not _WISHING.isdisjoint(sentence.section.lowers[sentence.start : sentence.end])
