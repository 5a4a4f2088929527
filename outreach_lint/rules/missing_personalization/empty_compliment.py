"""Praise with no object: "love what you're doing", "impressed by your company", "congrats on your success".

Why: praise is worth what it shows you have seen. Praise of nothing in particular shows that nothing was seen, so it
costs the writer the one thing it was meant to earn.

Evidence: "loved your post" with no post named heads the lists of what recipients call fake
(kieransnyder.kit.com/posts/why-everyone-is-deleting-your-email, grade C). Concrete wording makes people feel heard
and buy more: five studies and over 1,000 real exchanges (Packard & Berger 2021, docslib.org/doc/12802722, grade A).

Flagged:
    I came across your website and I love what you're doing.

Better:
    I love what you're doing with the unsold bread: the Friday soup in your Hull shop was all crusts, and good.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, rule

LEX = load_lexicon("missing_personalization/empty_compliment")
_VAGUE = LEX.words("vague")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP))
def empty_compliment(document: Document, options: object) -> Iterator[Finding]:
    flagged: set[int] = set()
    for match in LEX.find(document):
        sentence = match.sentence
        if sentence.section.role not in RUNNING_ROLES or sentence.index in flagged:
            continue
        if _is_named(document, match) or _is_denied(match):
            continue
        flagged.add(sentence.index)
        yield Finding(match.span, _message(match), _help(match))


def _is_named(document: Document, match: Match) -> bool:
    """Say whether the praise, what it runs on into, or the next sentence says what is praised."""
    sentence = match.sentence
    if match.entry.group == "growth" and not _of_reader(match):
        return True
    if _tells_which(match):
        return True
    end = _reach(match)
    start = next((i for i in range(match.start, match.end) if match.section.lowers[i] in ("you", "your")), match.start)
    if particulars(document, sentence, start, end):
        return True
    return any(
        item.sentence.index == sentence.index + 1
        or (item.sentence is sentence and item.start < end and item.end > match.start)
        for item in document.once(find_evidence)
    )


def _tells_which(match: Match) -> bool:
    """ "The story of the man who came back": told by what it is about, however plain its words are."""
    after = match.section.lowers[match.end : min(match.end + 4, match.sentence.end)]
    if after[:1] not in (["of"], ["about"]) or after[1:2] not in (["a"], ["an"], ["the"]):
        return False
    return bool(after[2:3]) and _VAGUE.isdisjoint(after[2:])


_GOES_ON = frozenset(
    {"above", "especially", "from", "how", "in", "like", "mainly", "most", "namely", "notably", "particularly",
     "specifically", "such", "the", "with"}
)  # fmt: skip


def _reach(match: Match) -> int:
    """Where the praise stops: at a comma or conjunction that doesn't go on to say what is praised."""
    lowers, end = match.section.lowers, match.sentence.end
    for i in range(match.end, end):
        after = lowers[i + 1] if i + 1 < end else ""
        if lowers[i] == "," and after not in _GOES_ON:
            return i
        if lowers[i] in ("and", "but", "so") and after in ("i", "we", "would", "wanted", "thought", "was", "our"):
            return i
    return end


def _of_reader(match: Match) -> bool:
    """Growth is praised when it is the reader's (or a field's that stands for their firm)."""
    section, sentence = match.section, match.sentence
    before = section.lowers[sentence.start : match.start]
    if any(word in ("we", "our", "if", "market", "industry", "demand", "list", "problem") for word in before):
        return False
    return any(word in ("you", "your") for word in before) or section.has_stand_in(sentence.start, match.start + 1)


def _is_denied(match: Match) -> bool:
    """ "If you love your work", "I don't love your landing page": no praise."""
    if match.entry.group == "growth":
        return False
    before = match.section.lowers[max(match.sentence.start, match.start - 4) : match.start]
    return any(word in ("if", "not", "n't", "n’t", "you", "they", "customers", "clients") for word in before)


def _message(match: Match) -> str:
    return f"“{match.text}” praises nothing in particular, so it shows that nothing was looked at."


def _help(match: Match) -> str:
    noun = next((w for w in reversed(match.section.lowers[match.start : match.end]) if w in _VAGUE), None)
    if match.entry.group == "growth":
        return "Say what you saw grow (a depot, a job ad, a figure) and why it made you write, or cut the praise."
    if noun is None:
        return "Name the one thing they did that made you think so, and what it made you think; or cut the praise."
    return f"Name one thing in their {noun} and what it made you think or do; or cut the praise."
