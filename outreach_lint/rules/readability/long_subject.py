"""A subject that a phone cuts off, that shouts, or that promises what the body lacks.

Why: the subject is the first thing you say to somebody. Cut off it says half of it, in capitals it says it to a crowd,
and a thing it promises and the message doesn't hold is the first word broken.

Evidence: subjects of 36 to 50 characters went with 24.6% more answers (12 million mails, theladders.com, grade B);
press pitches that were opened by nine in ten averaged 64 (michaelsmartpr.com, grade C). Phones show 33 to 48
characters (activecampaign.com/glossary/subject-line-length, grade C). That the subject must match the body is law in
the United States (CAN-SPAM, ftc.gov).

Flagged:
    Subject: Your FREE kitchen safety checklist for restaurants, canteens and school kitchens is now ready!

    Hi Gül,

    We sell fire blankets. Could we have a call about yours?

    Best,
    Ron

Better:
    Subject: The blanket beside your fryer

    Hi Gül,

    The blanket in your photographs hangs behind the fryer, where nobody could reach it. The other wall is free.

    Best,
    Ron
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind, Role, Section
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, option, rule

_LEXICON = load_lexicon("readability/long_subject")
_PROMISED, _HERE = _LEXICON.words("promised"), _LEXICON.words("here")
_ACRONYMS, _SHORT = _LEXICON.words("acronyms"), _LEXICON.words("short")
# Shorter ones are mostly names of things.
_NO_ACRONYM = 4
_REPLY = re.compile(r"(?i)\s*(?:\[[^\]]*\]\s*)?(?:re|fwd?|aw|wg|sv|antw)\s*(?:\[\d+\])?\s*:")


@dataclass(frozen=True)
class LongSubjectOptions:
    """What a subject may be like."""

    # 36-50 did best (B); phones show 33-48 (C); opened press pitches averaged 64 (C).
    characters: int = option(60, "The most characters that a subject may have.")
    phone: int = option(40, "How many characters a phone is taken to show.")
    # One word in capitals may be a name or an acronym.
    shouted: int = option(2, "From how many words in capitals on a subject shouts.")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, MARKETING), options=LongSubjectOptions)
def long_subject(document: Document, options: LongSubjectOptions) -> Iterator[Finding]:
    section = document.section(Role.SUBJECT)
    if section is None or not len(section.lowers):
        return
    if _REPLY.match(section.text):  # the words are the other's as often as the writer's
        return
    to_stranger = document.kind is MessageKind.MARKETING or document.once(find_pitch).sells
    if to_stranger:
        yield from _cut_off(section, options)
    yield from _shouts(section, options, to_stranger)
    if not document.once(find_pitch).answers:
        yield from _breaks_promise(document, section)


def _cut_off(section: Section, options: LongSubjectOptions) -> Iterator[Finding]:
    text = " ".join(section.text.split())
    span = section.locate(0, len(section.lowers))
    if span is None or len(text) <= options.characters or section.has_stand_in(0, len(section.lowers)):
        return
    shown = text[: options.phone].rsplit(" ", 1)[0]
    yield Finding(
        span,
        f"The subject has {len(text)} characters, and a phone shows about “{shown} …”.",
        f"Say it in under {options.characters} characters, with the words that matter to this reader first.",
    )


def _shouts(section: Section, options: LongSubjectOptions, to_stranger: bool) -> Iterator[Finding]:
    capitals = [i for i, form in enumerate(section.forms) if _is_shouted(form)]
    marks = [i for i, lower in enumerate(section.lowers) if lower.startswith("!")]
    words = sum(1 for lower in section.lowers if lower.isalpha())
    if len(capitals) >= options.shouted or (capitals and marks) or len(capitals) * 2 > words > 1:
        start, end = capitals[0], capitals[-1] + 1
    elif marks and to_stranger:
        start, end = max(marks[0] - 1, 0), marks[-1] + 1
    else:
        return
    span = section.locate(start, end)
    if span is not None:
        words_there = " ".join(section.slice(start, end).split())
        yield Finding(
            span,
            f"“{words_there}” shouts, which is how one speaks to a crowd and not to this reader.",
            "Write it as you would say it across a table: small letters, and no exclamation mark.",
        )


def _is_shouted(form: str) -> bool:
    lower = form.lower()
    if not (form.isalpha() and form.isupper()):
        return False
    return lower in _SHORT or (len(form) >= _NO_ACRONYM and lower not in _ACRONYMS)


def _breaks_promise(document: Document, section: Section) -> Iterator[Finding]:
    """Find a thing in the subject of which the body has neither the word nor an attachment or link."""
    body = {lemma for s in document.sections if s.role in RUNNING_ROLES for lemma in (*s.lemmas, *s.lowers)}
    if not body or body & _HERE or any("://" in word or word.startswith("www.") for word in body):
        return
    for i, lemma in enumerate(section.lemmas):
        if lemma in _PROMISED and lemma not in body and not _is_modifier(section, i):
            span = section.locate(i, i + 1)
            if span is not None:
                word = section.forms[i]
                yield Finding(
                    span,
                    f"The subject promises “{word}”, and there is none in the message: the first thing said isn't so.",
                    f"Put the {word.lower()} into the message, or say in the subject what is really in it.",
                )
            return


def _is_modifier(section: Section, i: int) -> bool:
    """Say whether the word only qualifies the next ("guide dogs") or is the reader's ("your report in the Argus")."""
    after = section.tags[i + 1] if i + 1 < len(section.tags) else ""
    return after in ("NOUN", "PROPN") or (after == "ADP" and i > 0 and section.lowers[i - 1] == "your")
