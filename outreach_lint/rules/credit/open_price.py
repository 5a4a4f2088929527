"""A price, terms, a motive, or how the reader was found, said plainly.

Why: nothing to hide. A price in the open lets the reader say no by themselves; a motive in the open needs no guessing;
and a stranger who says where they got the address is no longer quite a stranger.

Evidence: the essays' judgement (transparency: price, motive and limits in the open).

Credited:
    Hi Blanka,

    I charge €48 an hour and the survey takes three, whether or not anything comes of it. I found your address in the
    chamber's register.

    Milos

Passed over:
    Hi Blanka,

    Plans start at just $9! Save up to $400 a year and claim a $50 voucher today.

    Milos
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import is_past_form, words_of
from outreach_lint.analyses.repair import clause_around
from outreach_lint.diagnostics import Finding
from outreach_lint.document import RUNNING_ROLES, Document, Section, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import ALL_KINDS, CREDIBILITY, NoOptions, credit

LEXICON = load_lexicon("credit/open_price")
_BAIT, _OWING, _THEIRS = (LEXICON.words(name) for name in ("bait", "owing", "theirs"))
_PRICING, _PER, _CURRENCY = (LEXICON.words(name) for name in ("pricing", "per", "currency"))
_ANY = frozenset({"a", "an", "any", "most", "some"})
_SIGNS = frozenset("$£€")
_WHAT = {
    "price": "says what it costs, so that the reader can decide without asking",
    "terms": "says on what terms, so that nothing has to be found out later",
    "motive": "says what you want or earn, so that nobody has to guess",
    "found": "says how you came by the reader, so that you are less of a stranger",
}


@credit((CREDIBILITY,), kinds=ALL_KINDS)
def open_price(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find prices and other open dealings, one a sentence."""
    seen: set[int] = set()
    for match in LEXICON.find(document):
        sentence = match.sentence
        if match.section.role not in RUNNING_ROLES or sentence.is_question or sentence.index in seen:
            continue
        start, end = clause_around(sentence, match.start)
        span = match.section.locate(start, max(end, match.end))
        if span is not None and "!" not in match.section.lowers[sentence.start : sentence.end]:
            seen.add(sentence.index)
            yield Finding(span, _message(match.section, start, max(end, match.end), match.entry.group))
    for sentence in document.running:
        place = None if sentence.index in seen or sentence.is_question else _price(sentence)
        if place is None:
            continue
        start, end = place
        span = sentence.section.locate(start, end)
        if span is not None:
            yield Finding(span, _message(sentence.section, start, end, "price"))


def _message(section: Section, start: int, end: int, what: str) -> str:
    return f"“{words_of(section, start, end, 12)}” {_WHAT[what]}."


def _is_bait(sentence: Sentence) -> bool:
    section = sentence.section
    lowers, lemmas = (words[sentence.start : sentence.end] for words in (section.lowers, section.lemmas))
    return "!" in lowers or not (_BAIT.isdisjoint(lowers) and _BAIT.isdisjoint(lemmas))


def _price(sentence: Sentence) -> tuple[int, int] | None:
    """Return the clause that holds a sum of money as the price of what the writer sells; None if there is none."""
    if _is_bait(sentence):
        return None
    section = sentence.section
    for i in range(sentence.start, sentence.end):
        if not _is_money(section, i, sentence.end):
            continue
        start, end = clause_around(sentence, i)
        if any(is_past_form(section, j) for j in range(start, end)):
            continue
        lemmas, lowers = section.lemmas[start:end], section.lowers[start:end]
        if any(word in _THEIRS or word in _OWING for word in (*lemmas, *lowers)):
            continue
        if _is_priced(section, start, end) or _is_rate(section, i, end):
            return start, end
    return None


def _is_priced(section: Section, start: int, end: int) -> bool:
    """Say whether a word of pricing stands in a clause, as what is so now: "we charged him £31" tells a story."""
    return any(
        section.lemmas[i] in _PRICING and not is_past_form(section, i) and section.lowers[start] not in _ANY
        for i in range(start, end)
    )


def _is_money(section: Section, i: int, end: int) -> bool:
    low = section.lowers[i]
    if low in _SIGNS:
        return i + 1 < end and section.lowers[i + 1][:1].isdigit()
    if low[:1] in _SIGNS and low[1:2].isdigit():
        return True
    return low[:1].isdigit() and i + 1 < end and section.lowers[i + 1] in _CURRENCY


def _is_rate(section: Section, i: int, end: int) -> bool:
    """Say whether a sum is so much for a unit: "£15 an hour", "$40 per seat"."""
    after = section.lowers[i + 1 : min(i + 5, end)]
    for at, low in enumerate(after):
        if low in ("a", "an", "per", "each", "/") and (low == "each" or after[at + 1 : at + 2] != []):
            return (low == "each" and after[at + 1 : at + 2] != ["time"]) or section.lemmas[i + 2 + at] in _PER
    return False
