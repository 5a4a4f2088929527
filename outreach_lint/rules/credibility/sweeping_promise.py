"""A promise that nobody could keep for every reader: guaranteed, 100%, never again.

Why: a promise without limits says that the writer hasn't thought of the case in which it fails. The reader has, and
stops believing the sentences around it as well.

Evidence: Hype that can be cut without loss of information has grown for decades (Millar 2022, doi
10.1001/jamanetworkopen.2022.28676, grade A). Credibility comes from admitting where one is not credible
(trustedadvisor.com/trustmatters/tag/sales/page/22, grade D); that a sweeping promise costs it is the essays'
judgement.

Flagged:
    Hi Petra,

    Our pumps solve all your cellar problems, guaranteed.

Better:
    Hi Petra,

    If the cellar is still wet after 30 days, we take the pump back and refund the whole price.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.self_praise import clause_at, is_of_sender, may_boast
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import LETTERS, Document, Focus, MessageKind
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import ALL_KINDS, NoOptions, rule

_LEXICON = load_lexicon("credibility/sweeping_promise")
_DENIALS = frozenset({"n't", "n’t", "neither", "no", "nobody", "none", "nor", "not", "nothing", "supposed"})
_HEDGES = frozenset({"if", "maybe", "perhaps", "probably", "may", "might", "unless", "whether"})
# What a guarantee holds for, or what follows when it is not kept.
_TERMS = frozenset(
    "compensate compensation credit deposit free owe penalty refund refunded reimburse repair replace replacement "
    "return warranty".split()
)
_LENGTHS = ("day", "hour", "minute", "month", "week", "year")
_YOUR = frozenset({"his", "her", "their", "your"})


@rule(Severity.WARNING, kinds=ALL_KINDS)
def sweeping_promise(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the first unlimited promise of each sentence."""
    seen: set[int] = set()
    for match in _LEXICON.find(document):
        index = match.sentence.index
        if index in seen or not _is_promise(document, match):
            continue
        seen.add(index)
        end = _extent(match)
        words = words_of(match.section, match.start, end)
        yield Finding(match.section.locate(match.start, end) or match.span, _message(words), _help(match))


def _is_promise(document: Document, match: Match) -> bool:
    section, sentence, group = match.section, match.sentence, match.entry.group
    clause = clause_at(sentence, match.start)
    start = clause.start if clause is not None else sentence.start
    before = section.lowers[max(start, match.start - 6) : match.start]
    if _DENIALS.intersection(before) or _HEDGES.intersection(section.lowers[start : match.start]):
        return False
    if group == "guarantee":
        return _guarantees(document, match)
    if group == "extent" and document.kind is MessageKind.SERVICE_REPLY:
        return False  # "we'll tell you of the next cut, no matter how small" binds its writer
    if document.kind in LETTERS and not document.once(may_boast):
        return False  # among people at work, "100% accurate" is what somebody measured
    if group in ("terms", "none") or _has_terms(match):
        return False
    if group == "lift" and any(low[:1].isdigit() for low in section.lowers[sentence.start : sentence.end]):
        return False  # a figure can be held against whoever gave it
    if group == "always":
        told_by_one = clause is not None and clause.subject is not None and section.lowers[clause.subject[0]] == "i"
        return not told_by_one and is_of_sender(document, sentence, match.start, match.end)
    return not (sentence.is_question and clause is not None and clause.focus is Focus.READER and group != "transform")


def _guarantees(document: Document, match: Match) -> bool:
    """Say whether a guarantee is the sender's own and comes without terms."""
    section, sentence = match.section, match.sentence
    before = section.lowers[max(match.start - 3, sentence.start) : match.start]
    if document.kind is MessageKind.SERVICE_REPLY and section.tags[match.start] == "NOUN":
        return False  # a guarantee that exists, not one that is given here
    if _YOUR.intersection(before) or _has_terms(match) or _holds_for(match):
        return False
    clause = clause_at(sentence, match.start)
    if clause is not None and clause.focus in (Focus.READER, Focus.OTHER):
        return False
    by_one = clause is not None and clause.subject is not None and section.lowers[clause.subject[0]] == "i"
    if by_one and not document.once(may_boast):
        return False  # "I can guarantee you that it rains"
    return "best" not in before[-1:]


def _has_terms(match: Match) -> bool:
    """Say whether the sentence says what follows when the promise is not kept."""
    sentence, section = match.sentence, match.section
    around = [section.lemmas[i] for i in range(sentence.start, sentence.end) if not match.start <= i < match.end]
    if "money" in around and "back" in around:
        return True
    return bool(_TERMS.intersection(around)) or (not {"if", "or"}.isdisjoint(around) and "pay" in around)


def _holds_for(match: Match) -> bool:
    """Say whether the sentence says for how long ("a 30-day guarantee", "I guarantee my work for 30 days")."""
    section, lemmas = match.section, match.section.lemmas
    before = lemmas[max(match.start - 4, match.sentence.start) : match.start]
    if "lifetime" in before or any(lemma.endswith(_LENGTHS) for lemma in before):
        return True
    return any(
        lemmas[i] == "for" and section.tags[i + 1] == "NUM" and lemmas[i + 2] in _LENGTHS
        for i in range(match.end, match.sentence.end - 2)
    )


def _extent(match: Match) -> int:
    """Return the end of the match with the rest of its noun phrase ("transform your | whole business")."""
    end, tags = match.end, match.section.tags
    if match.entry.group == "transform" and tags[end - 1] not in ("ADV", "PUNCT", "VERB"):
        while end < match.sentence.end and tags[end] in ("ADJ", "NOUN", "PROPN"):
            end += 1
    return end


def _message(words: str) -> str:
    return (
        f"“{words}” promises more than anybody can keep for every reader, and one doubt about it spreads to the rest."
    )


def _help(match: Match) -> str:
    if match.entry.group == "guarantee":
        return "Say what happens if it isn't so: how long it holds, and what you pay or take back; else drop the word."
    words = words_of(match.section, match.sentence.start, match.sentence.end)
    return f"Limit “{words}” to what you have seen happen: for whom, how often, and when it doesn't work."
