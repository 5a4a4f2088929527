"""A guess, an opinion or an admission that the reader could prove wrong.

Why: there is no trust without risk, and the one who writes first takes it first. A guess about the reader's own case
can be laughed at; that is what makes it worth more than a claim that can't be checked.

Evidence: the essays' judgement (bring a risky gift; being right is overrated). Credibility comes from admitting where
one may not have it (Green, https://trustedadvisor.com/trustmatters/tag/sales/page/22, grade D).

Credited:
    Hi Noor,

    Your Leith depot books every van for seven. My guess is that two of them wait for the loading bay until eight, but
    I've only watched from the road.

    Sam

Passed over:
    Hi Noor,

    I think you'll love our route planner, and we believe it is the best on the market.

    Sam
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import statement_around, words_of
from outreach_lint.analyses.evidence import EvidenceKind, find_evidence
from outreach_lint.analyses.insights import names_a_thing
from outreach_lint.analyses.risks import Risk, RiskKind, find_risks
from outreach_lint.diagnostics import Finding
from outreach_lint.document import Document, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import ALL_KINDS, INTIMACY, NoOptions, credit

LEXICON = load_lexicon("credit/risk_taken")
_WE = frozenset({"we", "we're", "our"})
_FIRST = frozenset({"i", "we"})
_NOT = frozenset({"n't", "n’t", "not"})
# Words that any sentence may hold; they need the reader's fact in their own sentence.
_FAINT = frozenset({"probably", "perhaps", "maybe", "possibly", "presumably", "may", "might", "roughly",
                    "approximately", "ballpark"})  # fmt: skip


@credit((INTIMACY,), kinds=ALL_KINDS)
def risk_taken(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find risks that are taken about the reader's own case, one a sentence."""
    evidence = {i.sentence.index for i in document.once(find_evidence) if i.kind is not EvidenceKind.QUESTION}
    selling = {claim.sentence.index for claim in document.once(find_claims)}
    polite = {match.sentence.index for match in LEXICON.find(document)}
    seen: set[int] = set()
    for risk in document.once(find_risks):
        index = risk.sentence.index
        if index in seen or index in selling or index in polite or not _is_staked(document, risk, evidence):
            continue
        start, end = statement_around(risk.sentence, risk.start, risk.end)
        span = risk.sentence.section.locate(start, end)
        if span is not None:
            seen.add(index)
            said = words_of(risk.sentence.section, start, end, 12)
            yield Finding(span, f"“{said}” {_WHAT[risk.kind]}.")


_WHAT = {
    RiskKind.GUESS: "is a guess that the reader could prove wrong, and so worth more than a claim",
    RiskKind.OPINION: "is an opinion that the reader may reject, and so says what you are like to work with",
    RiskKind.ESTIMATE: "is an estimate that the reader can check against what they know",
    RiskKind.ADVICE: "is advice that the reader may turn down, given before anything is sold",
    RiskKind.ADMISSION: "admits that you may be wrong, which makes the rest easier to believe",
    RiskKind.CORRECTION: "asks the reader to say where you are wrong",
    RiskKind.JUDGEMENT: "is a blunt word about something of theirs, at the risk of displeasing",
}


def _is_staked(document: Document, risk: Risk, evidence: set[int]) -> bool:
    """Say whether a risk is taken about the reader's case: a fact of theirs stands in its sentence or just before."""
    sentence = risk.sentence
    section = sentence.section
    here = sentence.index in evidence or _owns(sentence)
    words = section.lowers[risk.start : risk.end]
    before = section.lowers[sentence.start : risk.start]
    before = before[len(before) - before[::-1].index(",") :] if "," in before else before
    if words[0] in ("could", "should", "ought") or "if" in before:
        return False
    if risk.kind is RiskKind.JUDGEMENT and (_FIRST.intersection(before) or not _owns(sentence)):
        return False  # "it was wrong": of what? "I drilled the wrong side": a fault owned
    if section.forms[risk.start] == "May" or (risk.kind is RiskKind.ESTIMATE and "made" in words):
        return False  # the month; "I made that list"
    if risk.kind is RiskKind.ADMISSION and _NOT.intersection(words):
        return False  # "I don't know" is a limit, and no guess
    if risk.kind is RiskKind.CORRECTION and _FIRST.intersection(before):
        return False  # "I'll change it"
    if words[0] in _WE and risk.kind in (RiskKind.OPINION, RiskKind.GUESS) and sentence.index not in evidence:
        return False  # "we believe" mostly sells
    if sentence.is_question and sentence.index not in evidence:
        return False
    told = any(s.index in evidence for s in document.near(sentence, 1, 0) if s is not sentence)
    if risk.kind is RiskKind.GUESS and any(word in _FAINT for word in words):
        return sentence.index in evidence or (here and told)
    return here or told


def _owns(sentence: Sentence) -> bool:
    section = sentence.section
    return any(
        section.lowers[i] == "your" and names_a_thing(section, i + 1, sentence.end)
        for i in range(sentence.start, sentence.end - 1)
    )
