"""A fact of the reader's world that the message goes on to use.

Why: what could not have been sent to anyone else shows that somebody looked. It counts when the rest of the message
leans on it; a fact that can be cut without loss is a hook.

Evidence: concrete words made customers feel heard and buy more in five studies of over 1,000 real exchanges (Packard
and Berger 2021, https://docslib.org/doc/12802722, grade A). That it must be used is the essays' judgement.

Credited:
    Hi Dafydd,

    Your notice board says the Tregaron branch closes at noon on market days. The market itself ends at two,
    so the stallholders take their cash to Lampeter.

    Mair

Passed over:
    Hi Dafydd,

    Congratulations on your continued success! We help banks like yours reach more customers.

    Mair
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.clauses import sentence_span, words_of
from outreach_lint.analyses.deeds import find_deeds
from outreach_lint.analyses.evidence import Evidence, EvidenceKind, find_evidence
from outreach_lint.analyses.offers import find_offers
from outreach_lint.analyses.repair import Act, find_repair
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding
from outreach_lint.document import RUNNING_ROLES, Document, MessageKind, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import ALL_KINDS, INTIMACY, SELF_ORIENTATION, credit, option

LEXICON = load_lexicon("credit/specific_observation")


@dataclass(frozen=True)
class SpecificObservationOptions:
    """How much is credited."""

    # Two words ("your Leeds office") name a thing; an observation says something of it.
    words: int = option(4, "How many words an observation has at least.")
    # Plain nouns count once, names and numbers twice.
    particulars: int = option(2, "How much it holds that doesn't fit every reader; an event or a day needs one less.")
    most: int = option(3, "How many observations of a message are credited, the first ones.")


@credit((INTIMACY, SELF_ORIENTATION), kinds=ALL_KINDS, options=SpecificObservationOptions)
def specific_observation(document: Document, options: SpecificObservationOptions) -> Iterator[Finding]:
    """Find sentences with evidence that is used."""
    skipped = {match.sentence.index for match in LEXICON.find(document)}
    skipped |= {claim.sentence.index for claim in document.once(find_claims)}
    deeds = [deed for deed in document.once(find_deeds) if (deed.own or deed.done) and not _looks(deed.sentence)]
    skipped |= {offer.sentence.index for offer in document.once(find_offers) if offer.made}
    # In a reply the sentence that holds a repair tells the repair, whatever else it holds.
    served = document.kind is MessageKind.SERVICE_REPLY
    if served:
        skipped |= {act.sentence.index for act in document.once(find_repair) if act.act is Act.PREVENT}
    names = frozenset(word for name in document.parties.reader for word in name.split())
    seen: set[int] = set()
    for item in document.once(find_evidence):
        sentence = item.sentence
        if sentence.index in seen or sentence.index in skipped or not _observes(document, item, names, options):
            continue
        if any(deed.sentence is sentence and (served or deed.start <= item.start < deed.end) for deed in deeds):
            continue
        span = sentence_span(sentence)
        if span is not None:
            seen.add(sentence.index)
            said = words_of(sentence.section, item.start, item.end)
            yield Finding(span, f"“{said}” is about this reader only, and the message goes on to use it.")
        if len(seen) == options.most:
            return


def _observes(document: Document, item: Evidence, names: frozenset[str], options: SpecificObservationOptions) -> bool:
    """Say whether evidence states a fact of the reader's that the rest builds on."""
    sentence, section = item.sentence, item.sentence.section
    if not item.used or item.kind is EvidenceKind.QUESTION or section.role not in RUNNING_ROLES:
        return False
    lowers = section.lowers[sentence.start : sentence.end]
    if sentence.is_question or any(low in _SUPPOSING for low in lowers[:3]):
        return False
    if lowers[0] in _WE and not _saw_first(sentence):
        return False  # what the writer charges, feels or doesn't know
    if not (_YOU.intersection(lowers) or names.intersection(lowers)):
        return False
    said = sum(1 for low in section.lowers[item.start : item.end] if low[:1].isalnum())
    happened = item.kind in (EvidenceKind.EVENT, EvidenceKind.QUOTATION, EvidenceKind.DATE)
    enough = particulars(document, sentence, item.start, item.end) >= options.particulars - happened
    return enough and said >= options.words and not section.has_stand_in(item.start, item.end)


def _saw_first(sentence: Sentence) -> bool:
    """Say whether a sentence that begins with the writer begins with a look: "I counted", "we have measured"."""
    section = sentence.section
    head = range(sentence.start, min(sentence.start + _HEAD, sentence.end))
    seen = any(section.lemmas[i] in _SAW or section.lowers[i] in _SAW for i in head)
    return seen and not any(section.lowers[i] in ("n't", "n’t", "not") for i in head)


def _looks(sentence: Sentence) -> bool:
    """Say whether the writer's act in a sentence is a look at something; else it is a deed, and no observation."""
    section = sentence.section
    return any(section.lemmas[i] in _SAW or section.lowers[i] in _SAW for i in range(sentence.start, sentence.end))


_HEAD = 5
_WE = frozenset({"i", "we"})
_YOU = frozenset({"you", "your", "yours"})
_SAW = LEXICON.words("saw")
_SUPPOSING = frozenset({"if", "imagine", "picture", "suppose", "let", "like", "unless"})
