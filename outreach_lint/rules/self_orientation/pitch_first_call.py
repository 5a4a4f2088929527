"""A call that tells its offer before it has asked or named anything of the listener's.

Why: saying who rings is owed to whoever picks up; what the caller sells isn't, yet. Somebody who hears the offer first
can only say yes or no to it. One thing known of theirs, or one question, makes the same offer an answer.

Evidence: The essays' judgement: their story comes first. A reason for the call said early goes with about twice the
success (Gong, 90,380 cold calls, grade B); a reason that is about the listener passes here.

Flagged:
    Rep: Hi, this is Colin from Harrow Pumps. We have a special offer on float switches this month.
    Prospect: I see.
    Rep: Shall I send you one?

Better:
    Rep: Hi, this is Colin from Harrow Pumps. I saw water standing by your boiler house on Monday. What happened there?
    Prospect: The pump gave up.
    Rep: We have float switches on the van; would one help?
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from outreach_lint.analyses.calls import find_call, find_known, find_selling_call
from outreach_lint.analyses.claims import audience_of, find_claims
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.questions import QuestionKind, find_questions
from outreach_lint.analyses.usage import is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, NoOptions, rule

_LEXICON = load_lexicon("self_orientation/pitch_first_call")
_TOLD = (load_lexicon("self_orientation/sender_wish"), load_lexicon("credibility/bare_superlative"))
_OWNED_UP = frozenset({("cold", "call"), ("sales", "call")})
_ASKED = frozenset({QuestionKind.OPEN, QuestionKind.FACT})


@rule(Severity.SUGGESTION, kinds=(CALL_SCRIPT,))
def pitch_first_call(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Point at the first offer, where nothing was asked or named of the listener's before it."""
    call = document.once(find_call)
    offers: dict[int, Match] = {}
    for match in _LEXICON.find(document):
        offers.setdefault(match.sentence.index, match)
    sells = document.once(find_selling_call) or any(match.entry.group == "trade" for match in offers.values())
    if call.inbound or call.voicemail or not sells:
        return
    known = document.once(find_known)
    crowds = {c.sentence.index for c in document.once(find_claims) if audience_of(c) is not None}
    asked = min((q.sentence.index for q in document.once(find_questions) if q.kind in _ASKED), default=None)
    for sentence in call.before(asked):
        offer = offers.get(sentence.index)
        picked = offer is not None and offer.entry.group == "picked"
        if (sentence.index in known and not picked) or sentence.index in crowds:
            return  # about them; or to a crowd, which pitch-to-many tells
        if any(pair in _OWNED_UP for pair in pairwise(sentence.section.lowers[sentence.start : sentence.end])):
            return  # "I sell roofs, so this is a sales call": what the call is, and no offer yet
        if offer is None or any(is_said_elsewhere(document, offer, told) for told in _TOLD):
            continue
        yield Finding(
            offer.span,
            f"“{words_of(sentence.section, offer.start, sentence.end, 10)}” tells what you have before anything of "
            "theirs was asked or named, so all they can do is take it or leave it.",
            "After your name, say the one thing of theirs that made you ring, or ask how they do it now; let this "
            "come as the answer.",
        )
        return
