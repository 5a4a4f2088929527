"""Whose praise a phrase is, and whether anything stands beside it that a reader could check.

A superlative or a figure is a fault only where the sender means itself, and only where neither a source nor a case
stands in its sentence or the next.
"""

from __future__ import annotations

from outreach_lint.analyses.claims import find_selling
from outreach_lint.analyses.clauses import has_link, is_past_form
from outreach_lint.analyses.courting import find_suit
from outreach_lint.analyses.pitches import find_own_story, find_pitch
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.stories import find_stories
from outreach_lint.analyses.words import A_NAME, read_words
from outreach_lint.document import Clause, Document, Focus, MessageKind, Section, Sentence
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("analyses/self_praise")
_CUSTOMERS = _LEXICON.words("customers")
_OWN_WORDS = frozenset({"i", "me", "my", "our", "ours", "us", "we"})
_FIRM_WORDS = _OWN_WORDS - {"i", "me", "my"}
_YOU = frozenset({"you", "your", "yours"})
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})
_JOINTS = frozenset({"ADJ", "ADV", "NOUN", "NUM", "PROPN", "PUNCT", "SYM"})


def may_boast(document: Document) -> bool:
    """Say whether a message sells, so that praise in it is likely the seller's. Call it through `document.once`."""
    if document.once(find_sale) or document.once(find_selling) or any(document.once(find_own_story)):
        return True
    return document.once(find_pitch).sells or document.once(find_suit)


def clause_at(sentence: Sentence, i: int) -> Clause | None:
    """Return the narrowest clause of a sentence that holds a token, or None."""
    holding = [clause for clause in sentence.clauses if clause.start <= i < clause.end]
    return min(holding, key=lambda clause: clause.end - clause.start, default=None)


def is_of_sender(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether what a token range says is said of the sender or the product.

    What is "yours" is the reader's, and what "our client" is or does is the client's. A line without a clause
    ("Award-winning support") speaks of the sender where the message sells.
    """
    section, opening = sentence.section, start
    while (
        opening > sentence.start and section.tags[opening - 1] in _JOINTS and section.lowers[opening - 1] not in ",;:"
    ):
        opening -= 1
    if _YOU.intersection(section.lowers[max(opening - 1, sentence.start) : end]):
        return False
    clause = clause_at(sentence, start)
    low, high = (clause.start, clause.end) if clause is not None else (sentence.start, sentence.end)
    if _is_of_customer(section, low, start):
        return False
    if clause is not None and clause.focus in _OWN:
        return True
    words = section.lowers[low:high]
    if clause is not None and clause.focus is Focus.READER and clause.subject is not None:
        ahead = section.lowers[start : max(clause.subject[0], start)]  # "with 20 years behind us, we know what you ..."
        return bool(_OWN_WORDS.intersection(ahead)) or any(
            word in ("our", "us") for word in section.lowers[clause.head : clause.end]
        )
    named = document.parties.sender | document.parties.products
    if any(word in _FIRM_WORDS or word in named for word in words):
        return True
    if clause is None or clause.subject is None or clause.focus is Focus.NONE:
        return document.once(may_boast) and not _YOU.intersection(words)
    return document.once(may_boast) and _is_unknown_name(document, section, clause)


def _is_unknown_name(document: Document, section: Section, clause: Clause) -> bool:
    """Say whether a clause is about a name that isn't the reader's: in a pitch, likely the firm behind it."""
    if clause.subject is None or clause.focus is Focus.READER:
        return False
    subject = range(*clause.subject)
    known = any(section.lowers[i] in document.parties.reader or section.lowers[i] in _YOU for i in subject)
    acts = section.tags[clause.head] == "VERB" and document.kind is not MessageKind.MARKETING  # a page is by its firm
    return not known and section.tags[clause.subject[0]] == "PROPN" and not acts


def _is_of_customer(section: Section, start: int, end: int) -> bool:
    """Say whether "our client", "a customer of ours" stands before a token as its subject."""
    return any(section.lemmas[i] in _CUSTOMERS and section.lowers[i] == section.lemmas[i] for i in range(start, end))


def find_sources(document: Document) -> frozenset[int]:
    """Return the sentences, by number, that name a source: who measured, counted or judged, or where it can be read.

    Call it through `document.once(find_sources)`.
    """
    found = {match.sentence.index for match in _LEXICON.find(document, "source")}
    return frozenset(found)


def find_cases(document: Document) -> frozenset[int]:
    """Return the sentences, by number, that tell of one case: a story, or somebody named and what happened there.

    Call it through `document.once(find_cases)`.
    """
    stories = document.once(find_stories)
    reading = document.once(read_words)
    found = set()
    for sentence in document.running:
        section, worth = sentence.section, reading.words(sentence).worth(sentence)
        named = A_NAME in worth
        told = any(
            is_past_form(section, i) and section.lemmas[i] not in _APPROACHES
            for i in range(sentence.start, sentence.end)
            if section.tags[i] == "VERB"
        )
        if any(story.holds(sentence) and not story.own for story in stories) or (named and told):
            found.add(sentence.index)
    return frozenset(found)


# What is told of writing to somebody is no case: "I wanted to ask Elena".
_APPROACHES = frozenset({"call", "check", "hear", "hope", "notice", "reach", "read", "see", "think", "want", "wonder"})


def is_backed(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence or the next one names a source, or the next one tells of a case."""
    sources, cases = document.once(find_sources), document.once(find_cases)
    follower = sentence.index + 1
    return sentence.index in sources or follower in sources or follower in cases or has_link(sentence)
