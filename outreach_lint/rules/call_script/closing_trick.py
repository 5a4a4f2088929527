"""A yes that is got rather than given: two times to choose from and no "no", the sale taken as made.

Why: "Tuesday or Thursday?" asks when, so that nobody can say whether. It works on those who are too polite to object,
and they are the ones who don't come, or who come and remember how they were brought there. Time is on the side of a
seller who can wait for a yes.

Evidence: the essays' judgement (relationship before transaction; no closing). Sellers' handbooks teach both as the
alternative and the assumptive close; no study of what they do to trust was found.

Flagged:
    Rep: I have Tuesday at ten or Thursday at two. Which works better for you?

Better:
    Rep: Is it worth an hour of yours to have the hall measured? If not, tell me, and I'll leave it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.analyses.calls import find_call
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.questions import QuestionKind, find_questions
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, NoOptions, rule
from outreach_lint.source import TextSpan

LEX = load_lexicon("call_script/closing_trick")
# In these cases the other side has agreed already, and a choice of times is a courtesy.
_AGREED = re.compile(
    r"\b(?:want|agree|yes|interested|accept|like to|happy to|ask for|ask to|keen|booked|rings? back)", re.I
)
# After these nobody has been asked yet whether they want it.
_UNASKING = frozenset({QuestionKind.COURTESY, QuestionKind.LEADING})
_LETTING = frozenset({"neither", "none", "not", "n't", "n’t", "no", "whether"})


@rule(Severity.SUGGESTION, kinds=(CALL_SCRIPT,))
def closing_trick(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find choices without a no, sales taken as made, and directions to bring a yes about."""
    call = document.once(find_call)
    agreed = {s.index for b in call.branches if _agreed(b.condition) for s in b.said}
    asked = [q.sentence for q in document.once(find_questions) if q.kind not in _UNASKING]
    seen: set[int] = set()
    for match in LEX.find(document):
        sentence = match.sentence
        settled = (
            sentence.index in agreed
            or call.inbound
            or _lets(match)
            or not _offers(match)
            or any(s.index == sentence.index - 1 and s.section is sentence.section for s in asked)
        )
        if match.section.role not in RUNNING_ROLES or settled or seen & {sentence.index, sentence.index - 1}:
            continue
        seen.add(sentence.index)
        said = words_of(match.section, match.start, match.end, 12)
        yield Finding(match.span, _MESSAGES[match.entry.group].format(said=said), _HELPS[match.entry.group])
    for block in document.message.blocks:
        span = document.message.segments.to_source(block.start, block.end) if block.role is Role.DIRECTION else None
        if span is not None:
            yield from _coached(document, span)


def _agreed(condition: str) -> bool:
    return bool(_AGREED.search(condition)) and not re.search(r"\b(?:not|no|n['’]t)\b", condition, re.IGNORECASE)


def _lets(match: Match) -> bool:
    """Say whether a no is among the choices."""
    return not _LETTING.isdisjoint(match.section.lowers[match.sentence.start : match.sentence.end])


def _offers(match: Match) -> bool:
    """Say whether a choice is put to the other side, rather than told of ("they shut on Monday or Tuesday")."""
    if match.entry.group != "choice" or match.sentence.is_question:
        return True
    return (
        match.section.lowers[match.sentence.start] in ("i", "we", "let")
        or "i" in match.section.lowers[max(match.start - 6, match.sentence.start) : match.start]
    )


def _coached(document: Document, place: TextSpan) -> Iterator[Finding]:
    text = document.source.slice(place)
    match = _pattern().search(text)
    if match and not _DENIED.search(text[: match.start()]):
        yield Finding(
            TextSpan(place.start + match.start(), place.start + match.end()),
            f"“{match.group()}” directs the caller to bring a yes about; whoever feels it done to them trusts no more.",
            "Direct the caller to ask whether the other side wants to go on, and to take the answer.",
        )


_DENIED = re.compile(
    r"\b(?:don['’]t|do not|never|avoid|no need to|not to|instead of|rather than)\b[^.!?\n]{0,30}$", re.I
)


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(LEX.sets["coached"], key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


_MESSAGES = {
    "choice": "“{said}” asks when, so that nobody can say whether; a yes got like that is often not kept.",
    "assumed": "“{said}” takes the answer as given before the question was asked.",
    "sliced": "“{said}” cuts the price until it sounds like nothing, and the other side does the sum afterwards.",
}
_HELPS = {
    "choice": "Ask first whether they want to meet at all, say what they get from it, and let them name the time.",
    "assumed": "Ask whether they want it, and stop there; what happens next is for them to say.",
    "sliced": "Say the whole sum and what it is for, and let them compare it with what they like.",
}
