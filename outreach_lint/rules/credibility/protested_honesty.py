"""Vouching for one's own honesty, or protesting that this is no sales pitch.

Why: who says "to be honest" tells the reader that the rest may be something else. Honesty shows in what is said; a
denial of the pitch names the pitch.

Evidence: Words that stress the truth of what one says ("really", "actually", "honestly") make requests less polite
(Danescu-Niculescu-Mizil et al. 2013, coefficient -0.38, as listed by github.com/Watts-Lab/team_comm_tools, grade A).
That they cost trust is the essays' judgement.

Flagged:
    Hi Petra,

    To be honest, our pumps sell themselves. This is not a sales pitch.

Better:
    Hi Petra,

    I sell pumps, and I'd like you to buy one: the cellar at Denby school had the same smell as yours.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.self_praise import clause_at
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, Focus, MessageKind, Role, Section
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import ALL_KINDS, NoOptions, rule

_LEXICON = load_lexicon("credibility/protested_honesty")
# Who only nudges sells as well.
_NUDGES = load_lexicon("missing_personalization/hollow_follow_up")
_READ = RUNNING_ROLES | {Role.SUBJECT}
_MARKS = frozenset({",", "-", "–", "—", ";", ":", "(", "...", "…", "--", '"', "“"})
_LINKS = frozenset({"and", "but", "so", "well", "because", "yes", "no", "now", "look", "that", "i", "we"})
# "Speak frankly with them", "answer honestly": how somebody else does something.
# "To be honest with the numbers": what the honesty is about.
_ABOUT = frozenset({"about", "to", "with"})
_DENIED = frozenset({"n't", "n’t", "no", "not", "cannot", "dunno"})
_KNOWING = frozenset({"clue", "idea", "know", "recall", "remember", "say", "sure", "tell"})
# "Honestly, I still don't know": as far as an admission may stand from the word.
_NEAR = 5
_MANNER = frozenset({"answer", "answered", "speak", "spoke", "talk", "talked", "deal", "dealt", "write", "more"})


@rule(Severity.SUGGESTION, kinds=ALL_KINDS)
def protested_honesty(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find words that vouch for other words, and denials of the pitch."""
    seen: set[int] = set()
    for match in _LEXICON.find(document):
        if match.sentence.index in seen or match.section.role not in _READ or not _protests(document, match):
            continue
        seen.add(match.sentence.index)
        yield Finding(match.span, _message(match), _help(match))


def _protests(document: Document, match: Match) -> bool:
    section, group = match.section, match.entry.group
    if group in ("ease", "plea"):
        chases = document.kind is MessageKind.FOLLOW_UP and bool(_NUDGES.find(document))
        return chases or bool(document.once(find_sale))
    clause = clause_at(match.sentence, match.start)
    if group in ("aside", "trust") and (not _stands_aside(match) or _owns_up(match)):
        return False
    if group in ("promise", "assure") and document.kind is MessageKind.SERVICE_REPLY:
        return False  # what a reply promises, it owes; its assurances are scripted courtesy
    if group == "vouch" and clause is not None and clause.focus is Focus.READER and match.start > clause.head:
        return False
    return not (group == "promise" and "to" in section.lowers[match.start : match.end])


def _stands_aside(match: Match) -> bool:
    """Say whether the words stand beside a sentence, not in it: at its start, or set off by a mark."""
    section, sentence = match.section, match.sentence
    before = section.lowers[match.start - 1] if match.start > sentence.start else ""
    after = section.lowers[match.end] if match.end < sentence.end else ""
    if before in _MANNER or (match.entry.group == "aside" and after in _ABOUT):
        return False
    if not before or before in _MARKS or not before[:1].isalnum():
        return True
    if match.entry.group == "trust":
        return before in _LINKS
    return before in _LINKS or after in (",", "-", "–", "—") or _is_adverb_of_writer(section, match)


def _owns_up(match: Match) -> bool:
    """Say whether the words lead to something the writer doesn't know: "I honestly don't know", "honestly no idea"."""
    section = match.section
    after = section.lemmas[match.end : min(match.end + _NEAR, match.sentence.end)]
    denied = not _DENIED.isdisjoint(after) or not _DENIED.isdisjoint(section.lowers[match.end : match.end + _NEAR])
    return denied and not _KNOWING.isdisjoint(after)


def _is_adverb_of_writer(section: Section, match: Match) -> bool:
    """Say whether it stands between "I" and its verb ("I honestly believe")."""
    return section.lowers[match.start - 1] in ("i", "we", "am", "are", "'m", "'re", "can", "do", "would", "could")


def _message(match: Match) -> str:
    if match.entry.group in ("pitch", "ease"):
        return f"“{match.text}” denies what the reader wasn't yet told, and so plants the thought."
    if match.entry.group == "refusal":
        return f"“{match.text}” tells the reader what to answer before you have said anything worth a yes."
    return f"“{match.text}” vouches for the words beside it, and so casts doubt on all the others."


def _help(match: Match) -> str:
    if match.entry.group == "pitch":
        return "Say instead what you want and why you write to this reader; a plain purpose needs no denial."
    if match.entry.group == "refusal":
        return "Cut it and begin with what follows, if that alone gives this reader a reason to go on."
    if match.entry.group == "ease":
        return "Cut it, and let the offer show it: say what the reader has from it without ever answering you."
    return "Cut it and begin with what follows; if that is hard to believe, put the reason to believe it there."
