"""A message with nothing in it that only this reader could be sent.

Why: a message that could have gone to anyone was for no one. The reader looks for themselves in it, and when they
aren't there they are part of somebody's list. Merge fields don't put them there: the name, the firm and the industry
are what every list holds.

Evidence: 95% of recipients reacted badly to a name greeting, 98% well to a message that fitted what they had bought
(10 million mails, Wattal et al. 2012, doi 10.1287/isre.1110.0384, grade A); a first name in the subject had no
effect when the field experiment was repeated (Marketing Letters 2023, grade A). Sales tools themselves leave merge
tags out of their personalisation scores (support.salesloft.com, article 360049040391).

Flagged:
    Hi Dana,

    Our platform helps busy workshops plan their week and get more done with fewer people. Hundreds of firms rely
    on it every day.

    Would you be open to a quick chat?

Better:
    Hi Dana,

    Your Saturday returns desk had a queue of eleven when I came by on the 14th, and two of them left. Would a
    second label printer help there, or is the wait about the forms?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import find_selling
from outreach_lint.analyses.clauses import cut
from outreach_lint.analyses.courting import find_courting, find_suit
from outreach_lint.analyses.evidence import find_evidence, stem
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.words import A_DATE, CASE, EMPTY, find_people, particular_places, particulars, read_words
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Clause, Document, MessageKind, Mode, Role, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, option, rule

CROWD = load_lexicon("missing_personalization/crowd_phrase")
_CIRCLE = CROWD.words("circle")
NUDGE = load_lexicon("missing_personalization/hollow_follow_up")


@dataclass(frozen=True)
class CouldBeAnyoneOptions:
    """When a message is long enough to owe its reader evidence."""

    # One sentence and an ask: below that there is no message to judge.
    min_words: int = option(15, "Messages with fewer words are not judged.")
    # A two-line answer leans on what is quoted beneath it.
    thread_words: int = option(60, "Answers in a running exchange are judged only above this many words.")
    # A reply that says anything about the case uses more plain words of its own than this.
    case_words: int = option(1, "In service replies, how many plain words that fit not every case may be left.")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, SERVICE_REPLY, MARKETING), options=CouldBeAnyoneOptions)
def could_be_anyone(document: Document, options: CouldBeAnyoneOptions) -> Iterator[Finding]:
    words = document.words
    if words < options.min_words or (_is_thread(document) and words < options.thread_words):
        return
    if document.once(find_evidence) or _is_notice(document) or _is_page(document):
        return
    if document.kind is MessageKind.SERVICE_REPLY:
        if _is_dated_case(document) or len(_case_matter(document)) > options.case_words:
            return
    elif not _sells(document):
        return
    template = document.mode is Mode.TEMPLATE
    yield Finding(
        document.start_span,
        _message(document),
        _help(document, template),
        severity=Severity.SUGGESTION if template else None,
    )


def _is_thread(document: Document) -> bool:
    quoted = any(block.role is Role.QUOTED for block in document.message.blocks)
    return quoted or "in-reply-to" in document.message.head


def _is_page(document: Document) -> bool:
    """Say whether copy speaks openly to whoever comes: it greets nobody, or a group, and not as if it were one."""
    if document.kind is not MessageKind.MARKETING:
        return False
    greeting = document.section(Role.GREETING)
    if greeting is None or not _CIRCLE.isdisjoint(greeting.lowers):
        return True
    return not (document.parties.reader or "there" in greeting.lowers)


def _is_notice(document: Document) -> bool:
    """A template that reports figures of the reader's own ("your payment of {{amount}}") is about their case."""
    if document.mode is not Mode.TEMPLATE or not any(field.slot == "number" for field in document.fields):
        return False
    reading = document.once(read_words)
    return any(
        reading.words(sentence).traits[i] & CASE and "your" in sentence.section.lowers[max(i - 2, sentence.start) : i]
        for sentence in document.running
        for i in range(sentence.start, sentence.end)
    )


def _sells(document: Document) -> bool:
    """Say whether the message sells or courts, or only nudges."""
    pitch = document.once(find_pitch)
    if pitch.answers and not pitch.sells and document.kind is MessageKind.OUTREACH:
        return False
    if (document.once(find_suit) and not _is_about_work(document)) or _only_nudges(document):
        return True
    wants = bool(pitch.asks) or pitch.clear or document.once(find_selling)
    return wants and document.once(find_sale)


def _only_nudges(document: Document) -> bool:
    """Say whether a follow-up nudges, and says hardly anything of a matter besides."""
    if document.kind is not MessageKind.FOLLOW_UP or not NUDGE.find(document) or document.once(find_people):
        return False
    return _matter(document) <= _FEW


def _is_about_work(document: Document) -> bool:
    """Say whether a follow-up courts in no more than a nudge, and says much of a matter besides."""
    mild = all(match.entry.group == "mild" for match in find_courting(document))
    return mild and document.kind is MessageKind.FOLLOW_UP and _matter(document) > _FEW


def _matter(document: Document) -> int:
    return sum(particulars(document, sentence, sentence.start, sentence.end) for sentence in document.running)


# People at work follow up on things too, and name them: by more words than a seller's "my proposal of last week" has.
_FEW = 8


def _case_matter(document: Document) -> set[str]:
    """The plain nouns of a reply that speak of one thing ("the zip", "your jacket"), not of things in general."""
    found: set[str] = set()
    reading = document.once(read_words)
    for sentence in document.running:
        section, traits = sentence.section, reading.words(sentence).traits
        for i in particular_places(document, sentence, jargon=True):
            if traits[i] & CASE and not any(_is_acted(sentence, c) for c in _over(sentence, i)):
                continue  # "your order" fits every order; "I've refunded your order" tells of one
            start = i
            while start > sentence.start and section.tags[start - 1] in ("NOUN", "ADJ", "PROPN", "NUM"):
                start -= 1
            before = section.lowers[start - 1] if start > sentence.start else ""
            if before in _POINTING or any("Past" in section.morphs[c.head] for c in _over(sentence, i)):
                found.add(section.lemmas[i])
    return found


def _is_dated_case(document: Document) -> bool:
    """ "The delivery on 3 May" is one delivery."""
    reading = document.once(read_words)
    return any(
        A_DATE in reading.words(sentence).worth(sentence)
        and any(trait & CASE for trait in reading.words(sentence).traits[sentence.start : sentence.end])
        for sentence in document.running
    )


_POINTING = frozenset({"the", "your", "a", "an", "this", "that", "these", "those", "another", "one"})


_SPEAKERS = frozenset({"i", "we", "you"})


def _is_acted(sentence: Sentence, clause: Clause) -> bool:
    subject = sentence.section.lowers[slice(*clause.subject)] if clause.subject else []
    return not _SPEAKERS.isdisjoint(subject)


def _over(sentence: Sentence, token: int) -> list[Clause]:
    return [clause for clause in sentence.clauses if clause.start <= token < clause.end]


def _message(document: Document) -> str:
    slot = _fact_slot(document)
    if slot:
        return (
            f"{slot} is the only place for this reader, and every sentence around it stays the same whatever fills it."
        )
    has = _has(document)
    if document.kind is MessageKind.SERVICE_REPLY:
        return f"{has}nothing here belongs to this customer's case: any complaint could get this reply."
    return f"{has}nothing here could be said to this reader alone, so it reads as sent to a list."


def _fact_slot(document: Document) -> str | None:
    """A field of a template that a fact of the reader's is meant to fill, as written."""
    if document.mode is not Mode.TEMPLATE:
        return None
    for field in document.fields:
        words = field.name.lower().replace("_", " ").replace("'", " ").split()
        if field.slot in ("fact", "other-name") or not _FACTS.isdisjoint(words):
            return f"“{document.source.slice(field.span)}”"
    return None


_FACTS = frozenset(
    {"article", "complaint", "detail", "icebreaker", "issue", "observation", "opener", "personalisation",
     "personalization", "piece", "podcast", "post", "snippet", "talk", "trigger"}
)  # fmt: skip


def _has(document: Document) -> str:
    """What the message has in place of evidence, as the beginning of a sentence."""
    if document.fields:
        source = document.source
        names = list(dict.fromkeys(f"“{source.slice(field.span)}”" for field in document.fields))[:3]
        return f"Apart from what is merged in ({', '.join(names)}), "
    crowd = [match for match in CROWD.find(document) if match.entry.group != "named"]
    if crowd:
        return f"“{crowd[0].text}” counts the reader into a crowd, and "
    greeting = document.section(Role.GREETING)
    if greeting is not None and document.parties.reader:
        return "Apart from the name in the greeting, "
    return f"In {document.words} words, "


def _help(document: Document, template: bool) -> str:
    slot = _fact_slot(document)
    if slot:
        return (
            f"Let the next sentence follow from what fills {slot}; if it needs words of its own, give it a field too."
        )
    if document.kind is MessageKind.SERVICE_REPLY:
        return (
            "Begin with the facts of the case: what they wrote, which order or date it is about, and what you found "
            "when you looked."
        )
    topic = _topic(document)
    about = f" that has to do with {topic}" if topic else ""
    before = _pitch_words(document)
    if template:
        return (
            f"Before {before}, add a field that a person fills for each reader: one thing seen or heard of them{about}."
            " Then let the pitch follow from it."
        )
    talk = _talk(document)
    if talk:
        return f"Begin with one thing that they said, asked or showed in the {talk}, and say what follows from it."
    return (
        f"Before {before}, say one thing you saw or heard of this reader{about}, and let the rest follow from it; "
        "if you know nothing yet, ask."
    )


def _pitch_words(document: Document) -> str:
    """The first words of the sentence that begins to sell, for showing where something is missing."""
    courting = find_courting(document)
    marks = [m for m in courting if m.entry.group == "pitch"] or courting
    span = marks[0].sentence.span if marks else None
    if span is None:
        return "the first sentence"
    return f"“{cut(document.quote(span), 6)}”"


_TALKS = {word: word for word in ("call", "chat", "conversation", "demo", "discussion", "meeting")}
_TALKS |= dict.fromkeys(("meet", "met"), "meeting")
_TALKS |= dict.fromkeys(("speak", "speaking", "spoke", "talk", "talking", "chatting"), "conversation")


def _talk(document: Document) -> str | None:
    """The earlier exchange that a follow-up leans on, in its own word."""
    if document.kind is not MessageKind.FOLLOW_UP:
        return None
    for sentence in document.running[:2]:
        lowers = sentence.section.lowers[sentence.start : sentence.end]
        if _HAD.isdisjoint(lowers):
            continue
        found = next((_TALKS[word] for word in lowers if word in _TALKS), None)
        if found:
            return found
    return None


# What marks an exchange as past: the call that was had, not the call that is asked for.
_HAD = frozenset({"thank", "thanks", "great", "enjoyed", "our", "last", "yesterday", "today", "following", "after"})


def _topic(document: Document) -> str | None:
    """What the draft is about, in its own words: the run of nouns around the noun that it repeats most, if any."""
    runs = [run for sentence in document.sentences[:12] for run in _noun_runs(document, sentence)]
    counts = Counter(stem(word) for run in runs for word in set(run))
    best = max(runs, key=lambda run: (max(counts[stem(word)] for word in run), min(len(run), 2)), default=())
    said_again = any(counts[stem(word)] > 1 for word in best)
    return " ".join(best) if said_again and len(best) > 1 else None


_TOPIC_ROLES = frozenset({Role.SUBJECT, Role.BODY, Role.POSTSCRIPT})
_SOLD = frozenset({"agency", "app", "company", "platform", "product", "service", "services", "software", "solution",
                   "startup", "suite", "system", "tool", "tools"})  # fmt: skip


def _noun_runs(document: Document, sentence: Sentence) -> Iterator[tuple[str, ...]]:
    """Runs of nouns that hold at least one word of the draft's own, empty words at their ends left out."""
    if sentence.section.role not in _TOPIC_ROLES:
        return
    words = document.once(read_words).words(sentence)
    section = sentence.section
    own = frozenset(section.lowers[i] for i in particular_places(document, sentence))
    run: list[int] = []
    for i in range(sentence.start, sentence.end + 1):
        if i < sentence.end and section.tags[i] == "NOUN" and section.lowers[i].isalpha():
            run.append(i)
            continue
        while run and (words.traits[run[-1]] & EMPTY or section.lowers[run[-1]] in _SOLD):
            run.pop()
        while run and words.traits[run[0]] & EMPTY:
            run.pop(0)
        forms = tuple(section.lowers[j] for j in run[-3:])
        if forms and own.intersection(forms):
            yield forms
        run = []
