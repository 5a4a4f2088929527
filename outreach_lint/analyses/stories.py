"""Stories: someone, a before and an after, told for the reader's sake.

Later rules ask whether a message tells one, and leave the clauses inside it alone: a story about oneself or about
another customer may be all "I" and "she" and still be for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass

from outreach_lint.analyses.clauses import is_past_form
from outreach_lint.document import Clause, Document, Focus, Mood, Sentence
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("analyses/stories")
_SOMEONE = _LEXICON.words("someone")
_CORRESPONDENCE = _LEXICON.words("correspondence")
_TURN = _LEXICON.words("turn")
_CALENDAR = _LEXICON.words("calendar")
_YOU = frozenset({"you", "your", "yours"})
_FIRMS = frozenset({"company", "firm", "office", "team"})
_PERSONAL = frozenset({"he", "she", "who"})
_FIRST = frozenset({"i", "we"})
# Two events make a before and an after when somebody else lives through them; of the writer's own past, three,
# because two sentences in the past are more often a report of what was done.
_EVENTS, _OWN_EVENTS = 2, 3


@dataclass(frozen=True, slots=True)
class Story:
    """A story.

    Attributes:
        first, last: the sentences it runs from and to.
        who: whom it is about, in the view's words.
        own: the protagonist is the writer.
    """

    first: Sentence
    last: Sentence
    who: str
    own: bool

    def holds(self, sentence: Sentence) -> bool:
        """Say whether a sentence belongs to the story."""
        return self.first.index <= sentence.index <= self.last.index


@dataclass(slots=True)
class _Events:
    """What one sentence adds to a story: events in the past, and who lives through them."""

    count: int = 0
    who: str = ""
    own: bool = False


def find_stories(document: Document) -> tuple[Story, ...]:
    """Return the stories of the running text, in order. Call it through `document.once(find_stories)`."""
    outcomes = {match.sentence.index for match in _LEXICON.find(document, "outcome")}
    told = [(sentence, _events(document, sentence)) for sentence in document.running]
    stories: list[Story] = []
    run: list[tuple[Sentence, _Events]] = []
    for sentence, events in [*told, (None, _Events())]:
        if sentence is not None and (events.count or (run and not sentence.clauses)):
            run.append((sentence, events))
            continue
        story = _story(run, outcomes)
        if story is not None:
            stories.append(story)
        run = []
    return tuple(stories)


def _story(run: list[tuple[Sentence, _Events]], outcomes: set[int]) -> Story | None:
    """Return the story that a run of sentences in the past tells, or None."""
    while run and not run[-1][1].count:
        run = run[:-1]
    if not run:
        return None
    count = sum(events.count for _, events in run)
    who = next((events.who for _, events in run if events.who), "")
    turned = any(sentence.index in outcomes or _turns(sentence) for sentence, _ in run)
    if who and turned and (count >= _EVENTS or any(s.index in outcomes for s, _ in run)):
        return Story(run[0][0], run[-1][0], who, own=False)
    if not who and turned and count >= _OWN_EVENTS and any(events.own for _, events in run):
        return Story(run[0][0], run[-1][0], "I", own=True)
    return None


def _turns(sentence: Sentence) -> bool:
    return any(lower in _TURN for lower in sentence.section.lowers[sentence.start : sentence.end])


def _events(document: Document, sentence: Sentence) -> _Events:
    events = _Events()
    if sentence.is_question:
        return events
    for clause in sentence.clauses:
        if clause.mood is Mood.STATEMENT and _is_event(sentence, clause):
            events.count += 1
            events.who = events.who or _protagonist(document, sentence, clause)
            events.own = events.own or _first_person(sentence, clause)
    return events


def _is_event(sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause tells an event in the past that is not part of the correspondence with the reader."""
    section = sentence.section
    if clause.focus is Focus.READER or section.tags[clause.head] not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    if section.lemmas[clause.head] in _CORRESPONDENCE:
        reader_in_it = not _YOU.isdisjoint(section.lowers[clause.start : clause.end])
        if reader_in_it or _first_person(sentence, clause):
            return False
    predicate = _finite(sentence, clause)
    if any(is_past_form(section, i) for i in predicate):
        return True
    # "St Olave's lost its lead": the tagger takes the genitive for "is" and the past for a participle.
    helped = any(section.tags[i] == "AUX" and section.lowers[i] not in ("'s", "’s") for i in predicate)
    return bool(predicate) and not helped and "Tense=Past" in section.morphs[clause.head]


def _finite(sentence: Sentence, clause: Clause) -> list[int]:
    """Return the predicate and its auxiliaries."""
    section = sentence.section
    return [
        i
        for i in range(clause.start, clause.end)
        if section.tags[i] in ("VERB", "AUX")
        and (i == clause.head or (section.heads[i] == clause.head and section.deps[i] in ("aux", "aux:pass", "cop")))
    ]


def _first_person(sentence: Sentence, clause: Clause) -> bool:
    return clause.subject is not None and any(sentence.section.lowers[i] in _FIRST for i in range(*clause.subject))


def _protagonist(document: Document, sentence: Sentence, clause: Clause) -> str:
    """Return who else lives through an event: its subject, or the one for whom the sender did it; "" if nobody."""
    section = sentence.section
    ranges = [clause.subject] if clause.subject else []
    # "She" may stand for the sender's founder, whose clause counts as the sender's; here the story is hers.
    if ranges and section.lowers[ranges[0][0]] in _PERSONAL:
        return section.forms[ranges[0][0]]
    if _first_person(sentence, clause) or clause.focus is Focus.SENDER:
        ranges = [(clause.head, clause.end)]
    known = document.parties.sender | document.parties.products | document.parties.reader
    for start, end in ranges:
        for i in range(start, end):
            lower = section.lowers[i]
            if lower in _CALENDAR and section.tags[i - 1] == "ADP":
                continue
            if lower in _PERSONAL or (section.tags[i] == "PROPN" and lower not in known):
                return section.forms[i]
            if section.lemmas[i] in _SOMEONE and lower == section.lemmas[i] and not _is_known(sentence, i):
                return section.forms[i]
    return ""


def _is_known(sentence: Sentence, i: int) -> bool:
    """Say whether a noun is the reader's own, or the sender's firm itself ("at our company")."""
    section = sentence.section
    firm = section.lemmas[i] in _FIRMS
    return any(
        section.heads[j] == i and (section.lowers[j] in _YOU or (firm and section.lowers[j] in ("our", "my")))
        for j in range(max(i - 3, sentence.start), i)
    )
