"""A number about results with neither a source nor a case beside it.

Why: "up to 40%" asks to be believed because it is a number. The reader can't tell whose 40% it was, of what, and how
often it was 4, so the number proves only that the writer likes numbers.

Evidence: Concrete wording earns satisfaction and purchases (Packard and Berger 2021, five studies,
docslib.org/doc/12802722, grade A); a bare percentage is no concrete case. A fork of a popular sales guide had to
relabel every percentage in it "unverified hypotheses" (github.com/sickn33/agentic-awesome-skills, grade D).

Flagged:
    Hi Petra,

    Our pumps cut energy bills by up to 40%.

Better:
    Hi Petra,

    Denby school's bill fell from £310 to £190 a month after the new pump; some of that was the mild winter.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import CURRENCY, is_past_form, words_of
from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.analyses.risks import RiskKind, find_risks
from outreach_lint.analyses.self_praise import clause_at, find_cases, find_sources, may_boast
from outreach_lint.analyses.stories import find_stories
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Clause, Document, Focus, Mood, Section, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("credibility/naked_statistic")
_RESULT, _CROWD, _TERMS, _GOODS = (_LEXICON.words(name) for name in ("result", "crowd", "terms", "goods"))
_DEED, _UNIT = _LEXICON.words("deed"), _LEXICON.words("unit")
_DUES = _LEXICON.words("dues")
_ORDER, _TAKINGS, _GIVING = (_LEXICON.words(name) for name in ("ordering", "takings", "giving"))
_PERCENT = frozenset({"%", "percent", "pct"})
_AHEAD = frozenset({"'ll", "’ll", "can", "could", "will", "would", "might", "may", "'d"})
_GUESSED = frozenset({RiskKind.GUESS, RiskKind.ESTIMATE})
_YOU = frozenset({"you", "your", "yours"})
_OURS = frozenset({"our", "us", "we"})
# "Two years running": how often a thing came about, and no result.
_IN_A_ROW = (["running"], ["straight"])
# How far a word of result may stand from its number.
_REACH = 9
_Place = tuple[int, int]


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT))
def naked_statistic(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the first bare figure of each sentence."""
    doubled = {match.sentence.index: (match.start, match.end) for match in _LEXICON.find(document)}
    if not document.once(may_boast):
        return
    for sentence in document.running:
        place = _figure(sentence) or doubled.get(sentence.index)
        if place is None or sentence.is_question or _is_excused(document, sentence, place):
            continue
        span = sentence.section.locate(*place)
        if span is not None:
            yield Finding(span, _message(sentence, place), _help(sentence))


def _figure(sentence: Sentence) -> _Place | None:
    """Return the first number of a sentence that tells a result."""
    section = sentence.section
    for i in range(sentence.start, sentence.end):
        lower = section.lowers[i]
        if lower[:1].isdigit() or section.tags[i] == "NUM":
            end = _extent(section, i, sentence.end)
            if end and _tells_result(sentence, i, end):
                return _beginning(section, i, sentence.start), end
    return None


_COMPARED = frozenset({"as", "more", "faster", "higher", "better", "less", "cheaper", "the", "return", "roi"})


def _beginning(section: Section, i: int, first: int) -> int:
    """Return where a number begins: at its currency sign, or at the lower end of a range ("12-18%")."""
    if i > first + 1 and section.lowers[i - 1] in ("-", "–", "to") and section.lowers[i - 2][:1].isdigit():
        return i - 2
    return i - 1 if i > first and section.lowers[i - 1] in CURRENCY else i


def _extent(section: Section, i: int, end: int) -> int:
    """Return where a percentage, multiple, sum, span of time or count of good things ends; 0 for another number."""
    lower = section.lowers[i]
    after = section.lowers[i + 1 : min(i + 4, end)]
    lemmas = section.lemmas[i + 1 : min(i + 5, end)]
    if lower in ("100", "0") and after[:1] == ["%"]:
        return 0
    if after[:1] and after[0] in _PERCENT:
        return i + 2
    if after[:2] == ["per", "cent"]:
        return i + 3
    if lower[-1:] == "x" and lower[:-1].replace(".", "").isdigit():
        return i + 1
    if after[:1] == ["x"] or (after[:1] == ["times"] and after[1:2] and after[1] in _COMPARED):
        return i + 2
    if lower.endswith(":1") and {"roi", "return"}.intersection(lemmas):
        return i + 1
    if i and section.lowers[i - 1] in CURRENCY:
        return i + 1 + (after[:1] in (["k"], ["m"]))
    if after[:2] in (["out", "of"], ["in"]) and after[-1][:1].isdigit():
        return i + 1 + len(after)
    for offset, lemma in enumerate(lemmas, 1):
        if lemma in _UNIT or lemma in _GOODS or lemma in _CROWD:
            return 0 if section.lowers[i + offset + 1 : i + offset + 2] in _IN_A_ROW else i + offset + 1
        if section.tags[i + offset] not in ("ADJ", "NOUN", "PUNCT", "SYM", "NUM"):
            break
    return 0


def _tells_result(sentence: Sentence, start: int, end: int) -> bool:
    section = sentence.section
    low, high = _reach_back(section, start), min(end + _REACH, sentence.end)
    near = section.lemmas[low:high]
    if _DUES.intersection(section.lowers[sentence.start : sentence.end]):
        return False  # what is charged, and by how much more
    if _TERMS.intersection(section.lemmas[max(start - 2, low) : min(end + 2, high)]):
        return False
    if _is_rebate(section, sentence.start, start) or _is_given_away(section, end, high):
        return False
    unit = section.lowers[end - 1]
    shared = unit in _PERCENT or unit in ("x", "times") or unit[:1].isdigit()
    money = start > 0 and section.lowers[start - 1] in CURRENCY
    if unit[-1:] == "x" and _counts_things(section, end, high):
        return False
    if shared and not money:
        joined = section.lowers[end : end + 1] == ["of"] or unit[:1].isdigit()
        crowd = joined and bool(_CROWD.intersection(section.lemmas[end : end + 5]))
        # "Faster" is in the list as it stands; its lemma is "fast".
        return crowd or bool(_RESULT.intersection(near)) or bool(_RESULT.intersection(section.lowers[low:high]))
    lemma = section.lemmas[end - 1]
    if lemma in _CROWD and lemma not in _GOODS:
        return bool(_DEED.intersection(near[: start - low])) and bool(_RESULT.intersection(section.lemmas[end:high]))
    if lemma in _GOODS:
        return _is_counted_gain(section, start, high)
    return bool(_SAVING.intersection(section.lemmas[max(start - _NEAR, low) : start]))


def _counts_things(section: Section, end: int, high: int) -> bool:
    """Say whether "5x" counts what follows at once: "5x local websites", not "5x your sales" or "5x return"."""
    if section.lowers[end : end + 1] and section.lowers[end] in _COMPARED:
        return False
    for i in range(end, high):
        if section.tags[i] == "NOUN" and (i + 1 >= high or section.tags[i + 1] != "NOUN"):
            return section.lemmas[i] not in _RESULT and section.lowers[i] != section.lemmas[i]
        if section.tags[i] not in ("ADJ", "NOUN", "PROPN"):
            return False
    return False


def _is_rebate(section: Section, first: int, number: int) -> bool:
    """Say whether a number is what an early order is paid with: "sign up today and save 20%"."""
    lemmas = section.lemmas[first:number]
    return lemmas[-1:] == ["save"] and not _ORDER.isdisjoint(lemmas)


def _is_given_away(section: Section, end: int, high: int) -> bool:
    """Say whether a share is one that goes somewhere: "40% of the profit goes back to the students"."""
    after = section.lemmas[end:high]
    return after[:1] == ["of"] and not _TAKINGS.isdisjoint(after) and not _GIVING.isdisjoint(after)


def _reach_back(section: Section, start: int) -> int:
    """Return how far back words belong to a number: the parser likes to end a sentence before a currency sign."""
    low = start
    while low > max(start - _REACH, 0) and section.lowers[low - 1] not in (".", "?", "!", ";", ":"):
        low -= 1
    return low


_NEAR = 5
# A sum or a time is a result where it is saved, earned or cut.
_SAVING = frozenset(
    {"save", "saving", "earn", "cut", "reduce", "recover", "generate", "gain", "shave", "slash", "add", "make", "win"}
)


def _is_counted_gain(section: Section, start: int, end: int) -> bool:
    """Say whether good things are counted within a time or against a number: "23 meetings in 30 days", "2 to 14"."""
    lemmas = section.lemmas[start:end]
    return bool(_UNIT.intersection(lemmas)) and any(
        section.lowers[i][:1].isdigit() and section.lowers[i - 1] in ("in", "within", "per", "to", "first")
        for i in range(start + 1, end)
    )


def _is_excused(document: Document, sentence: Sentence, place: _Place) -> bool:
    section = sentence.section
    near = (sentence.index - 1, sentence.index, sentence.index + 1)
    if document.once(find_sources).intersection(near) or document.once(find_cases).intersection(near[:2]):
        return True
    if any(story.holds(sentence) and story.last.index > story.first.index for story in document.once(find_stories)):
        return True
    told = any(is_past_form(section, i) for i in range(sentence.start, sentence.end) if section.tags[i] == "VERB")
    if told and section.has_stand_in(sentence.start, sentence.end):
        return True  # a template's slot for a case
    if any(risk.sentence is sentence and risk.kind in _GUESSED for risk in document.once(find_risks)):
        return True
    clause = clause_at(sentence, place[0])
    if told and clause is not None and clause.focus is Focus.SENDER and _is_of_own_things(section, clause, place[0]):
        return True  # "we have grown our team by 40%": vain, but the writer has counted
    if any(
        item.sentence is sentence and item.start <= place[0] < item.end for item in document.once(find_evidence)
    ) and not (_is_ahead(section, clause) or _is_sellers_gift(sentence, place[0])):
        return True
    return clause is not None and _is_readers(section, clause) and not _is_sellers_gift(sentence, place[0])


def _is_of_own_things(section: Section, clause: Clause, end: int) -> bool:
    """Say whether "our" and a thing of the sender's stand before a number: "grown our team by", not "our clients"."""
    return any(section.lowers[i] == "our" and section.lemmas[i + 1] not in _CROWD for i in range(clause.head, end - 1))


def _is_sellers_gift(sentence: Sentence, start: int) -> bool:
    """Say whether what readers are told to have comes from the seller: "with our pumps you save up to 40%"."""
    lowers = sentence.section.lowers
    return lowers[max(start - 2, 0) : start] == ["up", "to"] or not _OURS.isdisjoint(lowers[sentence.start : start])


def _is_ahead(section: Section, clause: Clause | None) -> bool:
    """Say whether a clause tells what will or could be: a promise to the reader, not a figure of theirs."""
    if clause is None:
        return False
    return clause.mood is Mood.REQUEST or bool(_AHEAD.intersection(section.lowers[clause.start : clause.head]))


def _is_readers(section: Section, clause: Clause) -> bool:
    """Say whether the reader's own situation is told: they or their things are the subject, and it is so already."""
    if clause.focus is not Focus.READER or clause.subject is None or _is_ahead(section, clause):
        return False
    return bool(_YOU.intersection(section.lowers[clause.subject[0] : clause.subject[1]]))


def _message(sentence: Sentence, place: _Place) -> str:
    figure = words_of(sentence.section, *place)
    return (
        f"“{figure}” stands without saying who measured it, where and how often, so it weighs no more than the "
        "writer's word."
    )


def _help(sentence: Sentence) -> str:
    words = words_of(sentence.section, sentence.start, sentence.end)
    return (
        f"In “{words}”, name the one case it comes from, with before and after, or its source; if you have neither, "
        "leave the number out."
    )
