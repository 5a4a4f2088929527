"""A subject or an opening that hides the purpose, over a pitch: "quick question", "partnership?".

Why: the reader opens a question and finds a sale. From then on the writer is somebody who doesn't say what they want,
and no offer below is read in another light.

Evidence: A subject line must say what the mail is about (FTC rule on deceptive subjects, support.outreach.io and
thelegaldirection.com); camouflaged subjects are opened more, and rejected here all the same. Transparency of motive
is Green's fourth principle (execleadercoach.com/2009/04/08, grade D).

Flagged:
    Subject: Quick question

    Hi Petra,

    We help schools save on energy with our smart pumps. Would you be open to a quick call?

Better:
    Subject: I'd like to sell you a quieter pump

    Hi Petra,

    I make pumps, and the one under your staff room is the loudest I have heard. May I bring you one to try?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.self_praise import may_boast
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import OUTREACH, option, rule

_LEXICON = load_lexicon("transparency/disguised_pitch")


@dataclass(frozen=True)
class DisguisedPitchOptions:
    """Options of disguised-pitch."""

    # What stands later has had the purpose said before it; the essays' judgement.
    opening: int = option(2, "How many sentences of the body are its opening.")


@rule(Severity.WARNING, kinds=(OUTREACH,), options=DisguisedPitchOptions)
def disguised_pitch(document: Document, options: DisguisedPitchOptions) -> Iterator[Finding]:
    """Point at the subject, or at the first opening that hides the pitch."""
    matches = _LEXICON.find(document)
    if not matches or document.once(find_pitch).answers or not _pitches(document):
        return
    last = document.running[: options.opening][-1].index if document.running else -1
    for match in matches:
        subject = match.section.role is Role.SUBJECT
        if subject != (match.entry.group == "subject") or (not subject and match.sentence.index > last):
            continue
        if not _says_matter(document, match):
            yield Finding(match.span, _message(match), _help(match))
            return


def _pitches(document: Document) -> bool:
    return document.once(may_boast)


def _says_matter(document: Document, match: Match) -> bool:
    """Say whether the subject or opening goes on to name a thing of this reader's."""
    return any(item.sentence is match.sentence and item.end > match.start for item in document.once(find_evidence))


def _message(match: Match) -> str:
    words = words_of(match.section, match.start, match.end)
    place = "in the subject" if match.section.role is Role.SUBJECT else "at the start"
    return f"“{words}” {place} hides that a pitch follows, and the reader will feel tricked into opening it."


def _help(match: Match) -> str:
    return "Say there what you want of this reader, or what you found for them, so that the pitch is no surprise."
