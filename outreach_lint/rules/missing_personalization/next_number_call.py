"""A call in which nothing is about the one who picks up, so that it would do for the next number on the list.

Why: people hear within a sentence whether they were rung or their number was. One thing that is known of them, or a
question that wants to know more than one thing, turns the call to them.

Evidence: The essays' judgement; the same as for letters (missing-personalization/could-be-anyone), where relevance is
what personalizing works through. No study of calls was found.

Flagged:
    Rep: Good morning, this is Colin from Harrow Pumps. We have pumps of all sizes and our prices are low.
    Prospect: I see.
    Rep: Would you like our brochure? It shows all that we make.

Better:
    Rep: Good morning, this is Colin from Harrow Pumps. I saw water standing by your boiler house on Monday.
    Prospect: Yes, the pump gave up.
    Rep: Which of the two was it?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.calls import Call, count_open_questions, find_call, find_selling_call
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.evidence import EvidenceKind, find_evidence
from outreach_lint.analyses.topics import find_topic
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import CALL_SCRIPT, option, rule

_LEXICON = load_lexicon("missing_personalization/next_number_call")
# What these say of a crowd is the same fault in the script's own words.
_NEARER = tuple(load_lexicon(f"missing_personalization/{name}") for name in ("crowd_phrase", "presumed_pain"))


@dataclass(frozen=True)
class NextNumberCallOptions:
    """When a script is long enough to owe its listener something of theirs, and when asking makes up for it."""

    # A name, a firm and a reason, said in ten seconds; own judgement.
    min_words: int = option(25, "Scripts in which the caller has fewer words are not judged.")
    # Two questions that begin an answer are a conversation about the listener. Own judgement.
    open_questions: int = option(2, "Scripts with as many open questions as this are about the listener.")


@rule(Severity.SUGGESTION, kinds=(CALL_SCRIPT,), options=NextNumberCallOptions)
def next_number_call(document: Document, options: NextNumberCallOptions) -> Iterator[Finding]:
    """Look for anything known of the listener, or open questions, in a call that sells."""
    call = document.once(find_call)
    if call.inbound or call.leaves_asking or call.caller_words < options.min_words:
        return
    if not _begins(document, call) or not document.once(find_selling_call) or _knows(document, call):
        return
    if any(lexicon.find(document) for lexicon in _NEARER):
        return
    if count_open_questions(document, call) >= options.open_questions:
        return
    opening = next((s for s in call.said if s.end - s.start > _SHORT), call.said[0])
    topic = document.once(find_topic)
    about = f"their {topic}" if topic else "what they do"
    yield Finding(
        document.start_span,
        f"From “{words_of(opening.section, opening.start, opening.end, 9)}” on, nothing is about the one who picks up: "
        "the call would do for the next number on the list.",
        f"Look at {about} before you ring, and name one thing of it after your own name; if you know nothing yet, ask "
        "one thing that you can't know and let the answer lead.",
    )


_SHORT = 5
# A greeting, a name and a reason.
_FIRST = 4


def _begins(document: Document, call: Call) -> bool:
    """Say whether a script begins where a call does, and takes up nothing told before."""
    first = {sentence.index for sentence in call.said[:_FIRST]}
    matches = _LEXICON.find(document)
    opens = any(match.entry.group == "opens" and match.sentence.index in first for match in matches)
    return opens and all(match.entry.group != "told" for match in matches)


def _knows(document: Document, call: Call) -> bool:
    """Say whether the caller knows something of this listener's, or a field is kept for it."""
    spoken = {sentence.index for sentence in call.said}
    if any(e.kind is not EvidenceKind.QUESTION and e.sentence.index in spoken for e in document.once(find_evidence)):
        return True
    return any(field.slot in ("fact", "other-name") for field in document.fields)
