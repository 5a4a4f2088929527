"""A question about the reader's situation that one would want answered.

Why: curiosity is the plainest sign of whose story it is. A question that only this reader can answer, and whose answer
the writer doesn't know, hands the reader the word; a question that leads to the pitch takes it back.

Evidence: people who asked many questions, above all follow-up questions, were liked better in four studies (Huang et
al. 2017, as told at https://mentalfloss.com/article/501899, grade A). That it must be open is the essays' judgement.

Credited:
    Hi Carys,

    Your spring timetable has the two ferries meeting at Oban for eleven minutes. How did you settle on eleven?

    Ewan

Passed over:
    Hi Carys,

    How would you like to save 30% on crew planning? What if your rosters wrote themselves?

    Ewan
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.words import particular_places
from outreach_lint.diagnostics import Finding
from outreach_lint.document import Document, Focus, Mood, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import (
    CALL_SCRIPT,
    FOLLOW_UP,
    INTIMACY,
    OUTREACH,
    SELF_ORIENTATION,
    SERVICE_REPLY,
    NoOptions,
    credit,
)

LEXICON = load_lexicon("credit/open_question")
_OPENERS = LEXICON.words("opener")
_UNREAL = LEXICON.words("unreal")
_YOU = frozenset({"you", "your", "yours"})
_WE = frozenset({"i", "we", "us", "me", "our", "my", "let"})
# A question may be led up to: "Out of interest, which of the two ..."; further in, a "which" is mostly no question.
_LEAD = 8


@credit((INTIMACY, SELF_ORIENTATION), kinds=(OUTREACH, FOLLOW_UP, SERVICE_REPLY, CALL_SCRIPT))
def open_question(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find questions that ask for more than yes or no about something of the reader's."""
    empty = {match.sentence.index for match in LEXICON.find(document)}
    claims = {claim.sentence.index for claim in document.once(find_claims)}
    running = document.running
    for i, sentence in enumerate(running):
        if not sentence.is_question or sentence.index in empty or sentence.index in claims:
            continue
        start = _opener(sentence)
        if start is None or not _is_about_reader(document, sentence, start):
            continue
        if i + 1 < len(running) and _answers(running[i + 1], claims):
            continue
        span = sentence.section.locate(start, _question_end(sentence))
        if span is not None:
            said = words_of(sentence.section, start, sentence.end, 14)
            yield Finding(span, f"“{said}?” asks what only the reader can tell, and leaves the word to them.")


def _opener(sentence: Sentence) -> int | None:
    """Return where the question word of an open question stands: at the start, or after what leads up to it."""
    section = sentence.section
    for i in range(sentence.start, min(sentence.end, sentence.start + _LEAD)):
        if section.lowers[i] in _OPENERS:
            first = not any(c.isalnum() for low in section.lowers[sentence.start : i] for c in low)
            led = section.lowers[i - 1] in _LEADS or section.lowers[i - 2 : i] in _PREPOSED
            return i if first or led or section.lowers[i - 1] in _PREPOSITIONS else None
    return None


_CROWD = frozenset({"most", "many", "we", "our", "at", "that's", "imagine"})
_LEADS = frozenset({",", ":", "-", "–", "—", "and", "but", "so", "then"})
_PREPOSED = (["on", "which"],)
_PREPOSITIONS = frozenset({"at", "by", "for", "from", "in", "on", "to", "with"})


def _question_end(sentence: Sentence) -> int:
    lowers = sentence.section.lowers
    return next((i + 1 for i in range(sentence.end - 1, sentence.start, -1) if lowers[i] == "?"), sentence.end)


def _is_about_reader(document: Document, sentence: Sentence, start: int) -> bool:
    """Say whether a question is about the reader's facts: theirs by name, or a plain thing spoken of before."""
    section = sentence.section
    lowers = section.lowers[start : sentence.end]
    if any(low in _UNREAL for low in lowers[:4]) or any(low in _WE for low in lowers):
        return False
    if any(low in _YOU for low in lowers):
        return True
    # "Which sitting runs late most often?": no "you" in it, but it asks about what was told.
    specific = any(i > start for i in particular_places(document, sentence, jargon=True))
    return specific or section.lowers[start] == "which"


def _answers(sentence: Sentence, claims: set[int]) -> bool:
    """Say whether a sentence takes the word back: it sells, or answers the question for the reader."""
    if sentence.index in claims or sentence.section.lowers[sentence.start] in _CROWD:
        return True
    return any(
        clause.main and clause.mood is Mood.STATEMENT and clause.focus is Focus.PRODUCT for clause in sentence.clauses
    )
