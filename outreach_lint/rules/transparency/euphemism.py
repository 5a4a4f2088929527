"""Business-speak for a plain act: reach out, circle back, pick your brain.

Why: the phrase dresses up what the writer wants (to write, to ask, to sell, to raise a price). Readers undress it at
once, and what was hidden looks worse than it is.

Evidence: Concrete words make people feel heard and buy more (Packard and Berger 2021, five studies,
docslib.org/doc/12802722, grade A). Readers of outreach list these phrases among what gives it away
(blog.zawodny.com/2016/02/01, grade D).

Flagged:
    Hi Petra,

    I wanted to reach out and pick your brain about pumps.

Better:
    Hi Petra,

    I have a question about the pump in your cellar: does it run at night?
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.usage import is_denied, is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import LETTERS, RUNNING_ROLES, Document, Role
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rewordings import rewordings_of
from outreach_lint.rule import ALL_KINDS, NoOptions, rule

_LEXICON = load_lexicon("transparency/euphemism")
_NUDGES = load_lexicon("missing_personalization/hollow_follow_up")
_REPROACHES = load_lexicon("pressure/guilt_trip")
_READ = RUNNING_ROLES | {Role.SUBJECT}
# "I couldn't resist reaching out" denies nothing.
_RESISTED = frozenset({"avoid", "help", "resist"})


@rule(Severity.SUGGESTION, kinds=ALL_KINDS)
def euphemism(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the first use of each phrase."""
    seen: set[str] = set()
    for match in _LEXICON.find(document):
        if match.section.role not in _READ or match.entry.phrase in seen or _is_told(document, match):
            continue
        if is_denied(match) and match.section.lowers[match.start - 1] not in _RESISTED:
            continue
        seen.add(match.entry.phrase)
        yield Finding(match.span, _message(match), _help(match), rewordings=rewordings_of(match))


def _is_told(document: Document, match: Match) -> bool:
    """Say whether the words nudge or reproach, of which hollow-follow-up and guilt-trip speak."""
    if document.kind not in LETTERS:
        return False
    return any(is_said_elsewhere(document, match, told) for told in (_REPROACHES, _NUDGES))


def _message(match: Match) -> str:
    words = words_of(match.section, match.start, match.end)
    return f"“{words}” dresses up a plain act, and the reader wonders what it hides."


def _help(match: Match) -> str:
    plain = " or ".join(f"“{word}”" for word in match.entry.suggest)
    sentence = words_of(match.section, match.sentence.start, match.sentence.end)
    return f"In “{sentence}”, use the plain word for what you do, such as {plain}."
