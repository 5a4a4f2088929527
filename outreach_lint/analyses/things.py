"""The thing that an act of giving hands over: the noun phrase that follows or precedes it."""

from __future__ import annotations

from outreach_lint.document import Section
from outreach_lint.lexicon import Match, load_lexicon

_LEXICON = load_lexicon("analyses/offers")
_FIRST = frozenset({"i", "we"})
_SALES, _HOLDER, _MATERIAL = (_LEXICON.words(name) for name in ("sales", "holder", "material"))
_TIME, _FINDING = _LEXICON.words("time"), _LEXICON.words("finding")
_EVENTS = _LEXICON.words("gathering") | {"webinar", "masterclass"}
_PASSED_TAGS = frozenset({"DET", "ADJ", "NUM", "ADV", "PRON", "PART", "SYM"})
_PARTICLES = frozenset(
    "you over along across in out up together through on down to with some all here - – — : both attached enclosed "
    "below and , “ \" ' ‘ * into off a the your our my".split()
)
_PLACES = frozenset({"in", "on", "into", "off", "down", "with"})
_ARTICLES = frozenset({"a", "an", "the", "our", "my", "some"})
_WHAT = frozenset({"what", "how", "why", "where", "which"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_JOINTS = frozenset({"-", "'s", "’s", "&"})
_JOINED = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "ADP"})
_REACH = 12


def thing_after(match: Match) -> tuple[int, int, int] | None:
    """Return (start, end, head) of the first noun phrase after an act; head is -1 for "what we changed"."""
    section, stop = match.section, min(match.sentence.end, match.end + _REACH)
    i = start = match.end
    last = match.end - 1
    if match.entry.group == "point":
        for j in range(match.end, stop):  # a title's words are tagged any way ("an AI Roundtable Breakfast")
            if section.lowers[j] in _EVENTS:
                return match.end, j + 1, j
    named = match.entry.group in ("ask", "found", "ideas") or section.lemmas[last] in _MATERIAL
    if section.tags[last] in _NOUNS and named:
        return _back_over(section, match.start + 1, last), match.end, last
    while i < stop:
        lower = section.lowers[i]
        if section.tags[i] in _NOUNS and lower not in _PARTICLES:
            end = _run_end(section, i, match.sentence.end)
            head = end - 1
            if end < stop and section.lowers[end] in _ARTICLES:  # "offer Acme a free audit"
                i = start = end
                continue
            if section.lemmas[head] in _TIME:
                return None
            end, head = _held(section, end, head, stop, match.sentence.end)
            return _phrase_start(section, match, start, i), end, head
        if lower in _WHAT:
            return i, _clause_end(section, i, match.sentence.end), -1
        passed = _PARTICLES if match.entry.group != "hand" else _PARTICLES - _PLACES
        if section.tags[i] not in _PASSED_TAGS and lower not in passed:
            return None
        i += 1
    return None


def _held(section: Section, end: int, head: int, stop: int, sentence_end: int) -> tuple[int, int]:
    """Go on from a holder or measure to what it holds ("a copy of the lease", "a link to our calendar")."""
    if section.lemmas[head] not in _HOLDER or end >= stop or section.lowers[end] not in ("of", "to", "for"):
        return end, head
    inner = _next_noun(section, end + 1, stop)
    if inner is None:
        return end, head
    last = _run_end(section, inner, sentence_end) - 1
    return (last + 1, last) if section.lowers[end] == "of" or section.lemmas[last] in _SALES else (end, head)


def thing_before(match: Match) -> tuple[int, int, int] | None:
    """Return (start, end, head) of the noun phrase that a passive act follows ("the plan is attached")."""
    section = match.section
    i = match.start - 1
    while i >= match.sentence.start and section.tags[i] not in _NOUNS:
        if section.tags[i] not in ("ADV", "AUX", "PART"):
            return None
        i -= 1
    if i < match.sentence.start:
        return None
    start = i
    while start > match.sentence.start and section.tags[start - 1] in (*_NOUNS, "ADJ", "DET", "NUM", "PRON"):
        start -= 1
    return start, i + 1, i


def _run_end(section: Section, i: int, end: int) -> int:
    """Return where a run of nouns ends; hyphens, possessives and the "of" of a title belong to it."""
    while i < end:
        joins = i + 1 < end and (
            (section.lowers[i] in _JOINTS and section.tags[i + 1] in _JOINED)
            or (section.lowers[i] == "of" and _is_capital(section, i - 1) and _is_capital(section, i + 1))
        )
        if section.tags[i] not in _NOUNS and not joins and section.lowers[i - 1] != "-":
            break
        i += 1
    return i - 1 if section.lowers[i - 1] in ("'s", "’s") else i


def _is_capital(section: Section, i: int) -> bool:
    return section.tags[i] in _NOUNS and section.forms[i][:1].isupper()


def _next_noun(section: Section, i: int, stop: int) -> int | None:
    while i < stop and section.tags[i] in _PASSED_TAGS and section.lowers[i] not in _WHAT:
        i += 1
    return i if i < stop and section.tags[i] in _NOUNS else None


def _back_over(section: Section, low: int, noun: int) -> int:
    """Return where the noun phrase that ends at a noun starts, not before `low`."""
    before = ("ADJ", "NUM", "DET", "NOUN", "PROPN", "PRON")
    while noun > low and (section.tags[noun - 1] in before or section.lowers[noun - 1] == "-"):
        noun -= 1
    return noun


def _phrase_start(section: Section, match: Match, start: int, noun: int) -> int:
    """Return where a noun phrase starts: past "you" and "over", back over an article that belongs to the act."""
    while start < noun and section.lowers[start] in _PARTICLES - _DETERMINERS:
        start += 1
    article = start == match.end and section.lowers[start - 1] in _DETERMINERS
    return start - 1 if article else start


_DETERMINERS = frozenset({"a", "the", "your", "our", "my", "some", "all"})


def _clause_end(section: Section, i: int, end: int) -> int:
    while i < end and section.lowers[i] not in (".", ",", ";", "?", "!", "—", "–", "--", "("):
        i += 1
    return i


def is_finding(section: Section, start: int, end: int) -> bool:
    """Say whether "what ..." is something the writer found out or would do, not how the product works."""
    if section.lowers[start] != "what":
        return False
    if "can" in section.lowers[start:end]:  # "what we can do for you"
        return False
    first = any(section.lowers[i] in _FIRST for i in range(start, min(start + 3, end)))
    return first and any(section.lemmas[i] in _FINDING for i in range(start, end))
