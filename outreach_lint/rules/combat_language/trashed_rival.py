"""A competitor run down: unlike those cowboys, most agencies overcharge, your clunky old provider.

Why: the reader may know the people spoken of, may have chosen them, and hears how you will speak of others when you
are with them. Recommending a competitor where it serves better is the acid test; running one down is its opposite.

Evidence: The essays' judgement.

Flagged:
    Hi Neil,

    Unlike other agencies, we don't overcharge. Most providers ignore you once you've signed.

    Best,
    Ivy

Better:
    Hi Neil,

    Most agencies charge by the hour; we charge by the page. For a shop that changes weekly, theirs comes cheaper.

    Best,
    Ivy
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.usage import is_quoted
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind, Role, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("combat_language/trashed_rival")
_SINGLE_WRONG = frozenset(word for word in _LEXICON.words("wrong") if " " not in word)
_PAIRED_WRONG = tuple(tuple(word.split()) for word in _LEXICON.words("wrong") if " " in word)
_BAD = frozenset(word for word in _LEXICON.words("bad") if " " not in word)
_PAIRED_BAD = tuple(tuple(word.split()) for word in _LEXICON.words("bad") if " " in word)
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "nothing", "hardly", "without"})
_US = frozenset({"we", "us", "our", "ours", "i", "my"})
# Further off the bad word is said of something else.
_REACH = 8
# Said in any business; they run a rival down only where something is sold.
_NEEDS_SALE = frozenset({"insult", "it", "stuck", "faint", "denies"})
_SELF_TOO = frozenset({"included", "including", "ourselves"})
_TAKING_BACK = frozenset({"useless", "hopeless", "terrible", "rubbish", "lousy", "not", "but", "none", "never"})
_READ = RUNNING_ROLES | {Role.SUBJECT}


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT))
def trashed_rival(document: Document, options: NoOptions) -> Iterator[Finding]:
    flagged: set[int] = set()
    for match in _LEXICON.find(document):
        index = match.sentence.index
        if index in flagged or match.section.role not in _READ or is_quoted(match):
            continue
        if match.entry.group in _NEEDS_SALE and not _sells(document):
            continue
        end = _reproach_end(match) if match.entry.group != "faint" else _faint_end(document, match)
        span = match.section.locate(match.start, end) if end else None
        if span is not None and end is not None:
            flagged.add(index)
            yield Finding(span, _message(match, end), _help(match))
    if _sells(document):
        yield from _named(document, flagged)
        yield from _outdone(document, flagged)


def _sells(document: Document) -> bool:
    return document.kind in (MessageKind.MARKETING, MessageKind.CALL_SCRIPT) or document.once(find_pitch).sells


def _reproach_end(match: Match) -> int | None:
    """Return where the reproach that begins at a match ends; None where nothing bad is said."""
    group, sentence = match.entry.group, match.sentence
    if group in ("whole", "insult"):
        return match.end
    if group in ("it", "stuck"):
        return match.end if _names_firm(match) else None
    if group == "unlike":
        return match.end if _is_boast(match) else None
    if group == "denies":
        return match.end if _blames(match.section, match.start, match.end) else None
    if not _SELF_TOO.isdisjoint(match.section.lowers[match.end : sentence.end]):
        return None  # "most suppliers were slow, us included"
    if group == "rival" and "your" in match.section.lowers[sentence.start : match.start]:
        return None  # "your page for larger tools is slow"
    return _bad_after(match.section, match.start, match.end, min(match.end + _REACH, sentence.end))


def _faint_end(document: Document, match: Match) -> int | None:
    """Return the end of faint praise ("Great at notes.") where the next sentence takes it back."""
    after = document.near(match.sentence, before=0, after=1)[-1]
    taken_back = after is not match.sentence and after.section.lowers[after.start] in _TAKING_BACK
    return match.end if taken_back else None


def _names_firm(match: Match) -> bool:
    """Say whether a name stands in the match or in the sentence before, to which "it" and "they" may refer."""
    section = match.section
    start = max(match.start - 14, 0)
    return any(section.tags[i] == "PROPN" and not section.has_stand_in(i, i + 1) for i in range(start, match.end))


def _is_boast(match: Match) -> bool:
    """Say whether "unlike the others" raises the sender above them; "unlike them, we can't" does the opposite."""
    section, sentence = match.section, match.sentence
    rest = section.lowers[match.end : sentence.end]
    if not _US & set(rest):
        return bool(_bad_after(section, match.start, match.end, sentence.end))
    denied = any(word in _NOT for word in rest)
    return not denied or _blames(section, match.end, sentence.end)


# "Unlike them, we don't lock you in": what is denied of oneself is what others are blamed for.
_BLAMED = frozenset(
    "fees fee contract contracts hidden lock locked commission middlemen surprises outsource charge jargon rush "
    "pressure templates hype upsell cheap shortcuts subcontractors corners".split()
)


def _blames(section: Section, start: int, end: int) -> bool:
    wrong = _BLAMED | _SINGLE_WRONG | _BAD
    return any(section.lowers[i] in wrong or section.lemmas[i] in wrong for i in range(start, end))


# Words that are nouns as often as verbs; as nouns they say nothing of the firm.
_ALSO_NOUNS = frozenset("burn cheat con copy lie milk scam screw spam struggle trap trick waste".split())


def _bad_after(section: Section, start: int, after: int, end: int) -> int | None:
    """Return the end of the first bad word said of the rival in the clause, or None."""
    for i in range(start, end):
        lower = section.lowers[i]
        if (i >= after and lower in (";", ":", ".", "but", "while", "whereas")) or (lower in _US and i > after):
            return None
        denied = any(word in _NOT for word in section.lowers[max(i - 2, start) : i])
        if lower in _BAD or section.lemmas[i] in _BAD or _pair(section, i, _PAIRED_BAD):
            if not denied and section.tags[i] != "ADV":
                return max(i + 1, after)
        elif i >= after and not denied and _is_wrong(section, i):
            return i + 1
        if i >= after and denied and section.lemmas[i] in _NEGLECTED:
            return i + 1
    return None


# What a rival is blamed for not doing.
_NEGLECTED = frozenset(
    {"answer", "bother", "care", "deliver", "get", "know", "listen", "reply", "respond", "return", "understand"}
)


def _is_wrong(section: Section, i: int) -> bool:
    word = section.lowers[i] if section.lowers[i] in _SINGLE_WRONG else section.lemmas[i]
    if word in _SINGLE_WRONG:
        return word not in _ALSO_NOUNS or section.tags[i] != "NOUN"
    return _pair(section, i, _PAIRED_WRONG)


def _pair(section: Section, i: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(
        tuple(section.lowers[i : i + len(words)]) == words or tuple(section.lemmas[i : i + len(words)]) == words
        for words in phrases
    )


def _named(document: Document, flagged: set[int]) -> Iterator[Finding]:
    """Find firms that are named and run down, other than the reader's and the writer's."""
    names = document.parties.reader | document.parties.sender | document.parties.products
    own = {word for name in names for word in name.split()}
    for sentence in document.running:
        if sentence.index in flagged:
            continue
        section = sentence.section
        people = {i for ent in section.doc.ents if ent.label_ != "ORG" for i in range(ent.start, ent.end)}
        for i in range(sentence.start, sentence.end - 1):
            if section.tags[i] != "PROPN" or section.tags[i + 1] == "PROPN":
                continue
            if i in people and not _OF_FIRMS.intersection(section.lowers[i + 2 : i + 3]):
                continue
            if section.lowers[i] in own or section.lowers[i] in _DATES or section.has_stand_in(i, i + 1):
                continue
            end = _said_of(sentence, i, i + 1)
            span = section.locate(i, end) if end else None
            if span is not None:
                yield Finding(span, _NAMED.format(_quote(section, i, end or i + 1)), _HELP)
                break


def _outdone(document: Document, flagged: set[int]) -> Iterator[Finding]:
    """Find two short sentences that play a rival's thing off against one's own ("Other tools record. Ours works.")."""
    own = {"ours", "we", *document.parties.products, *document.parties.sender}
    for theirs, ours in pairwise(document.running):
        first, second = (s.section.lowers[s.start : s.end] for s in (theirs, ours))
        if theirs.index in flagged or len(first) > _JAB or len(second) > _JAB or theirs.is_question:
            continue
        verb = ours.section.lemmas[ours.start + 1 : ours.start + 2]
        if first[0] not in _THEIRS or not verb or verb[0] not in _WORKING:
            continue
        if second[0] not in own and ours.section.tags[ours.start] not in _NAMES:
            continue
        span = theirs.span
        if span is not None:
            yield Finding(span, _OUTDONE.format(_quote(theirs.section, theirs.start, theirs.end)), _HELP)


# What only a firm has, whatever its name is taken for.
_OF_FIRMS = frozenset(
    {"app", "customer", "interface", "platform", "prices", "pricing", "product", "service", "software", "support"}
)
# How a product's name is tagged ("60 works").
_NAMES = frozenset({"PROPN", "NUM"})
# More words than this tell a difference.
_JAB = 7
_THEIRS = frozenset({"your", "other", "others", "they", "theirs", "most", "competitors", "rivals"})
_WORKING = frozenset(
    {"act", "care", "close", "deliver", "do", "fight", "finish", "listen", "sell", "think", "win", "work"}
)
_OUTDONE = "“{}” is there to be beaten by your own, and tells the reader nothing that they could check."
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter".split()
)


def _said_of(sentence: Sentence, start: int, end: int) -> int | None:
    """Return the end of a bad word that is predicated of a name ("Acme is bloated", "Acme overcharges")."""
    section = sentence.section
    if section.lowers[end : end + 1] and section.lowers[end] in ("'s", "’s") and section.tags[end] == "PART":
        end = min(end + 2, sentence.end)  # "Acme's support"
    bare = end < sentence.end and section.lowers[end] in _ALSO_NOUNS  # "the Killer cheat sheet"
    if end < sentence.end and not bare and _is_wrong(section, end):
        return end + 1
    after = section.lemmas[end : min(end + 1, sentence.end)]
    if not after or after[0] not in ("be", "feel", "get", "look"):
        return None
    if "your" in section.lowers[max(start - 2, sentence.start) : start]:
        return None
    return _bad_after(section, start, end, min(end + 5, sentence.end))


def _quote(section: Section, start: int, end: int) -> str:
    return " ".join(section.slice(start, end).split())


_NAMED = "“{}” runs a competitor down by name, and the reader hears how you speak of people who aren't there."
_HELP = "Say the difference as a fact that can be checked, and say what they do better than you."


def _message(match: Match, end: int) -> str:
    words = _quote(match.section, match.start, end)
    if match.entry.group == "unlike":
        return f"“{words}” lifts you up by pushing others down, whom the reader may know or have chosen."
    if match.entry.group == "current":
        return f"“{words}” runs down what the reader has chosen, and so the reader who chose it."
    return f"“{words}” runs others down, and the reader hears how you speak of people who aren't there."


def _help(match: Match) -> str:
    if match.entry.group == "unlike":
        return "Leave the others out and say what you do; if the difference matters, state it as a fact on both sides."
    if match.entry.group == "current":
        return "Ask how it serves them, and what they would miss if it went."
    return _HELP
