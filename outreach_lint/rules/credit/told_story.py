"""A short story with a person in it, a before and an after.

Why: stories are one of the two antidotes to reciting features. Somebody it happened to, how it was, and how it came
out, lets the reader see the hole and not the drill, and judge for themselves whether it is their own.

Evidence: the essays' judgement (tell a story or bring a gift).

Credited:
    Hi Sanne,

    A caretaker in Zwolle told me he used to drain the whole riser to change one tap. In March he fitted two of these
    valves, and last week he changed nine taps before lunch without wetting a single ceiling.

    Joris

Passed over:
    Hi Sanne,

    We were founded in 1998 and have won six awards. Our customers saved 30% last year.

    Joris
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import sentence_span, words_of
from outreach_lint.analyses.stories import find_stories
from outreach_lint.diagnostics import Finding
from outreach_lint.document import Document, Form, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import CALL_SCRIPT, CREDIBILITY, FOLLOW_UP, INTIMACY, MARKETING, OUTREACH, credit, option
from outreach_lint.source import TextSpan

LEXICON = load_lexicon("credit/told_story")


@dataclass(frozen=True)
class ToldStoryOptions:
    """How much makes a story."""

    # One sentence ("Acme saved 30% after switching") is a reference, not a story.
    words: int = option(18, "How many words a story has at least.")
    events: int = option(2, "In how many clauses somebody must be the one who acts.")


@credit((CREDIBILITY, INTIMACY), kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT), options=ToldStoryOptions)
def told_story(document: Document, options: ToldStoryOptions) -> Iterator[Finding]:
    """Find stories of somebody else, told without boasting."""
    boasts = {match.sentence.index for match in LEXICON.find(document, "boast")}
    past = {match.sentence.index for match in LEXICON.find(document, "past")}
    boasts |= {claim.sentence.index for claim in document.once(find_claims)}
    for story in document.once(find_stories):
        sentences = [s for s in document.running if story.holds(s) and s.section.form is not Form.HEADING]
        if any(sentence.index in boasts for sentence in sentences):
            continue
        long_past = sentences and sentences[0].index in past
        if sum(_lived_through(sentence, story.own) for sentence in sentences) < options.events + story.own:
            continue
        span = _span(sentences) if long_past or not story.own else None
        if span is not None and len(document.source.slice(span).split()) >= options.words:
            said = words_of(sentences[0].section, sentences[0].start, sentences[0].end, 12)
            yield Finding(span, f"“{said}” begins a story of what happened to somebody, for the reader to judge.")


def _lived_through(sentence: Sentence, own: bool) -> int:
    """Count the events of a sentence whose subject is a person: he, she, they, or somebody by trade or name.

    Args:
        own: the story is the writer's, and "I" is the person.
    """
    section = sentence.section
    people = {e.start for e in section.doc.ents if e.label_ == "PER"}
    return sum(
        1
        for clause in sentence.clauses
        if clause.subject is not None
        and any(
            section.lowers[i] in _PERSONAL
            or (own and section.lowers[i] == "i")
            or (section.lemmas[i] in _SOMEONE and section.lowers[i] == section.lemmas[i])
            or i in people
            for i in range(*clause.subject)
        )
    )


def _span(sentences: list[Sentence]) -> TextSpan | None:
    first, last = sentences[0].span, sentence_span(sentences[-1])
    return TextSpan(first.start, last.end) if first is not None and last is not None else None


_PERSONAL = frozenset({"he", "she", "they", "who"})
_SOMEONE = load_lexicon("analyses/stories").words("someone")
