"""Whose story the clauses tell, once frames, errands, thanks and stories told for the reader's sake are set aside.

The focus of a clause is grammar. "I measured the queue on your video" has the sender for its subject and the reader
for its matter; "Are you free on Tuesday?" is the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass

from outreach_lint.analyses.claims import REPORTED, Claim, find_claims
from outreach_lint.analyses.evidence import Evidence, find_evidence
from outreach_lint.analyses.quotations import find_quotations
from outreach_lint.analyses.selling_words import LETTING, SELLING_VERBS, verb_of
from outreach_lint.analyses.stories import find_stories
from outreach_lint.analyses.wares import is_told_by_name
from outreach_lint.document import Clause, Document, Focus, Mood, Sentence
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("analyses/tellings")
_FRAMING = _LEXICON.words("framing")
_COURTING = _LEXICON.words("courting")
_ERRAND = _LEXICON.words("errand")
_ATTENTION = _LEXICON.words("attention")
_SERVING = _LEXICON.words("serving")
_WANTING = frozenset({"like", "love", "need", "want", "wish"})
_PROMISES = frozenset({"can", "will", "'ll", "’ll", "ll"})
_DOING = frozenset({"do", "make"})
# "I'll tell you which ...", of whatever it is; "I'll show you how we ..." may be the pitch itself.
_TELLING = frozenset({"ask", "check", "tell"})
_YOU_WHAT = tuple(["you", word] for word in ("if", "what", "when", "where", "whether", "which"))
_THANKS = frozenset({"thank", "thanks"})
# "Have you had a chance to look?", "do you have 15 minutes?"
_OCCASIONS = frozenset({"chance", "minute", "minutes", "moment", "opportunity", "time"})
_YOU = frozenset({"you", "your", "yours"})
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})
_CONDITIONS = frozenset({"if", "whether", "should"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells somebody's story.

    Attributes:
        own: the story is the sender's or the product's.
        claim: what it claims of them, if anything.
    """

    sentence: Sentence
    clause: Clause
    own: bool
    claim: Claim | None = None


def find_tellings(document: Document) -> tuple[Telling, ...]:
    """Return the clauses of the running text that tell somebody's story, in order.

    Call it through `document.once(find_tellings)`.
    """
    stories = document.once(find_stories)
    claims = {(claim.sentence.index, claim.clause.head): claim for claim in document.once(find_claims)}
    tellings = []
    quoted = document.once(find_quotations)
    facts: dict[int, list[Evidence]] = {}
    for item in document.once(find_evidence):
        facts.setdefault(item.sentence.index, []).append(item)
    for sentence, clause in document.clauses:
        if sentence.index in quoted:
            continue
        claim = claims.get((sentence.index, clause.head))
        if any(story.holds(sentence) for story in stories) and claim is None:
            continue
        focus = claim.about if claim is not None else clause.focus
        if focus is Focus.NONE and any(
            clause.start <= item.start < clause.end for item in facts.get(sentence.index, ())
        ):
            focus = Focus.READER  # "the hose burst twice in June": said of things, known of the reader only
        if focus is Focus.NONE or clause.mood is Mood.REQUEST or _is_frame(sentence, clause, focus):
            continue
        own = focus in _OWN and (claim is not None or not _serves(sentence, clause))
        tellings.append(Telling(sentence, clause, own, claim))
    return tuple(tellings)


def _is_frame(sentence: Sentence, clause: Clause, focus: Focus) -> bool:
    """Say whether a clause only frames another, or only asks the reader for an errand."""
    section = sentence.section
    lemma = section.lemmas[clause.head]
    if lemma in _THANKS:
        return True
    if focus in _OWN and not (clause.main or section.deps[clause.head] in REPORTED):
        return True
    if focus is Focus.SENDER:
        liked = lemma in _WANTING and clause.subject is None  # "Love the café!"
        return liked or lemma in _FRAMING
    if focus is Focus.READER:
        if not clause.main and _is_let(sentence, section.heads[clause.head]):
            return True
        lowers = section.lowers[clause.start : clause.end]
        if any(low in _CONDITIONS for low in lowers[:2]) or "hope" in section.lemmas[sentence.start : clause.head]:
            return True
        asked = sentence.is_question or not clause.main
        return asked and (lemma in _ERRAND or any(low in _OCCASIONS for low in lowers))
    return False


def _is_let(sentence: Sentence, governor: int) -> bool:
    """Say whether a verb lets the reader act or acts on them: "helps you plan", "saves you ink"."""
    section = sentence.section
    acted_on = governor + 1 < sentence.end and section.lowers[governor + 1] in _YOU
    return acted_on or section.lemmas[governor] in LETTING


def _serves(sentence: Sentence, clause: Clause) -> bool:
    """Say whether the sender's act in a clause has the reader's things for its matter: "I timed your queue".

    So have what the writer noticed, what is promised, and what is wanted only to answer or to thank.
    """
    section = sentence.section
    if clause.focus is not Focus.SENDER or is_told_by_name(section, clause):
        return False
    lemma = section.lemmas[clause.head]
    lowers = section.lowers[clause.start : clause.end]
    if lemma in _WANTING:
        return _wants_to_serve(sentence, clause)
    if lemma in _COURTING:
        return lemma in _TELLING and section.lowers[clause.head + 1 : clause.head + 3] in _YOU_WHAT
    if lemma in _ATTENTION:
        return True
    before = section.lowers[clause.start : clause.head]
    if "we" in before and "can" in before and (lemma in _DOING or verb_of(section, clause.head) in SELLING_VERBS):
        return any(low in _YOU for low in lowers)  # "we can do OEM" is no promise to anybody
    if any(low in _PROMISES for low in before):
        return True
    return any(low in _YOU for low in lowers)


def _wants_to_serve(sentence: Sentence, clause: Clause) -> bool:
    section = sentence.section
    verbs = (i for i in range(clause.head + 1, clause.end) if section.tags[i] == "VERB")
    return section.lemmas[next(verbs, clause.head)] in _SERVING
