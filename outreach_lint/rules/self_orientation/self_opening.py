"""The first sentence is about the writer.

Why: the only story that readers care about is their own, and the first sentence tells them whose this one is. A name,
a job title and a reason for writing are all answers to questions that nobody has asked yet.

Evidence: The essays' judgement. That the sender's standpoint costs more than the pronoun "I" itself is grade A
(Packard, Moore and McFerran 2018, doi 10.1509/jmr.16.0118): so a first sentence with "I" that names a fact of the
reader's passes.

Flagged:
    Hi Petra,

    My name is Colin and I am an account manager at Harrow Pumps.

Better:
    Hi Petra,

    I read your note in the parish bulletin about the flooded cellar at the school.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.claims import Claim, find_claims, find_selling, presents_new
from outreach_lint.analyses.clauses import is_past_form, words_of
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.selling_words import SELLING_VERBS
from outreach_lint.analyses.wares import is_told_by_name
from outreach_lint.analyses.words import find_people
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Clause, Document, Focus, Form, MessageKind, Mood, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, NoOptions, rule

_LEXICON = load_lexicon("self_orientation/self_opening")
_ATTENTION = _LEXICON.words("attention")
_ANYBODY = _LEXICON.words("anybody")
_BEGINNING = _LEXICON.words("beginning")
_PROMISING = _LEXICON.words("promising")
_NO_TRADE = _LEXICON.words("no_trade")
_CONCERN = _LEXICON.words("concern")
# What the groups of the lexicon come to.
_ANNOUNCED = {
    "caller": "introduction",
    "hail": "introduction",
    "interest": "reason",
    "introduction": "introduction",
    "news": "news",
    "reason": "reason",
    "telling": "news",
    "wish": "reason",
}
_YOU = frozenset({"you", "your", "yours"})
_OWN = frozenset({"i", "me", "my", "our", "us", "we"})
_ARTICLES = frozenset({"a", "an", "one", "the"})
_SINCE = (["as"], ["by"], ["in"])
_UNREAL = frozenset({"if", "whether", "when", "might", "may"})
# Endings of the names of trades: "a freelance copywriter", "a tax consultant".
_TRADES = ("er", "or", "ist", "ian", "ant", "ent", "ive")
# What a person tells of a career: "I've spent fifteen years helping leaders".
_CAREER = frozenset({"build", "coach", "grow", "help", "lead", "run", "scale", "spend", "train", "work"})
_WHY = {
    "introduction": "introduces the sender before anything of the reader's has been said",
    "reason": "opens with the writer's reason for writing, not with the reader",
    "news": "opens with the sender's own news",
    "": "opens with the sender's side of the story",
}
_HELP = {
    "introduction": "Leave the introduction to the signature and begin with the one thing you know about this reader.",
    "reason": "Cut to what made you think of this reader, and let that be the first sentence.",
    "news": "Begin with what changes for this reader, and let the news come second, if it is still needed.",
    "": "Begin with the reader's own case, and let this come after it, as the answer.",
}


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING))
def self_opening(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find a first sentence about the sender."""
    sentence = _first_sentence(document)
    if (
        sentence is None
        or sentence.is_question
        or any(match.sentence is sentence for match in _LEXICON.find(document, "reply"))
    ):
        return
    announcing = [m for m in _LEXICON.find(document) if m.sentence is sentence and _announces(document, m)]
    presented = [clause for clause in sentence.clauses if _presents_itself(document, sentence, clause)]
    claims = [claim for claim in document.once(find_claims) if claim.sentence is sentence and _is_told(document, claim)]
    feats = [clause for clause in sentence.clauses if _boasts(document, sentence, clause)]
    feats += [clause for clause in sentence.clauses if _tells_of_firm(document, sentence, clause)]
    if not (announcing or presented or claims or feats) or _names_fact_of_reader(sentence):
        return
    group = ""
    if announcing:
        first = announcing[0]
        group, start, end = _ANNOUNCED[first.entry.group], first.start, first.end
        if first.entry.group == "hail":  # "Jo here from ...": the name stands before it
            start -= 1
    elif presented:
        group, start, end = "introduction", presented[0].start, presented[0].end
    else:
        start, end = (claims[0].start, claims[0].end) if claims else (feats[0].start, feats[0].end)
    among_colleagues = document.kind is MessageKind.FOLLOW_UP or any(
        other.index != sentence.index for other, _, _ in document.once(find_people)
    )
    if group == "introduction" and among_colleagues and not document.once(find_sale):
        return  # somebody new takes over from a colleague, or asks in another's name
    span = sentence.section.locate(start, end)
    if span is not None:
        quoted = words_of(sentence.section, sentence.start, sentence.end)
        yield Finding(span, f"“{quoted}” {_WHY[group]}.", _HELP[group])


def _first_sentence(document: Document) -> Sentence | None:
    """Return the first sentence of the body that says something: no heading, greeting or courtesy."""
    courtesies = {m.sentence.index for m in _LEXICON.find(document, "pleasantry")}
    for sentence in document.running:
        words = sum(1 for i in range(sentence.start, sentence.end) if sentence.section.lowers[i][0].isalnum())
        if sentence.section.form is Form.HEADING or sentence.index in courtesies or words < 4:
            continue
        return sentence
    return None


def _announces(document: Document, match: Match) -> bool:
    """Say whether a match announces the sender; "this is ... from" does with a name in it, a wish when it sells."""
    sells = document.once(find_pitch).sells or document.once(find_selling)
    if match.entry.group in ("interest", "reason"):
        rest = match.section.lowers[match.end : match.sentence.end]
        return sells or any(low in _OWN for low in rest)
    if match.entry.group == "wish":
        return sells
    if match.entry.group == "telling":
        return sells or presents_new(match.sentence)
    if match.entry.group == "hail":
        return document.once(find_sale) and "PROPN" in match.section.tags[max(match.start - 1, 0) : match.start]
    if match.entry.group == "caller":
        return "PROPN" in match.section.tags[match.start : match.end]
    return match.entry.group in _ANNOUNCED


def _presents_itself(document: Document, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause gives the writer's name or trade: "I'm Alex Morgan", "we're Larkfield"."""
    section = sentence.section
    if clause.subject is None or not clause.main or section.tags[clause.head] not in ("NOUN", "PROPN"):
        return False
    person = section.lowers[clause.subject[0]] in ("i", "we") and clause.subject[1] - clause.subject[0] == 1
    if person and section.lowers[clause.head] in document.parties.sender:  # "im mark from ..."
        return True
    before = {section.deps[i] for i in range(clause.start, clause.head) if section.heads[i] == clause.head}
    lemma = section.lemmas[clause.head]
    trade = section.tags[clause.head] == "PROPN" or (lemma.endswith(_TRADES) and lemma not in _NO_TRADE)
    return person and trade and "cop" in before and not before & {"aux", "case"}


def _is_told(document: Document, claim: Claim) -> bool:
    """Say whether a claim is told to a buyer: among colleagues, "we do the stock and the till" is a plan."""
    return claim.sentence.section.lemmas[claim.head] != "do" or document.once(find_sale)


def _tells_of_firm(document: Document, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause tells a stranger of the sender's firm or wares by their name, as in a brochure."""
    named = is_told_by_name(sentence.section, clause) or (clause.focus is Focus.PRODUCT and clause.subject is not None)
    copy = document.kind is MessageKind.MARKETING and clause.focus is Focus.SENDER and clause.start == sentence.start
    ours = copy and clause.subject is not None and sentence.section.lowers[clause.subject[0]] == "our"
    told = named or ours or _is_brochure(sentence, clause)
    told = told and document.once(find_sale)
    return (told or _describes_firm(document, sentence, clause)) and clause.main and clause.mood is Mood.STATEMENT


def _describes_firm(document: Document, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a letter begins with what a firm is, or how it began: "Harrow is a maker of pumps in Leeds"."""
    section = sentence.section
    if clause.subject is None or clause.start != sentence.start or document.kind is MessageKind.MARKETING:
        return False
    start, end = clause.subject
    if (
        section.tags[start] != "PROPN"
        or section.lowers[start] in document.parties.reader
        or "be" not in section.lemmas[end : clause.head]
    ):
        return False
    if section.lemmas[clause.head] in _BEGINNING:
        return section.lowers[clause.head + 1 : clause.head + 2] in _SINCE
    article = not _ARTICLES.isdisjoint(section.lowers[end : clause.head])
    return article and section.lemmas[clause.head] in _CONCERN


def _is_brochure(sentence: Sentence, clause: Clause) -> bool:
    """Say whether a sentence begins with a firm that does its trade, as in a brochure: "Acme helps ropeworks ..."."""
    section = sentence.section
    if clause.focus is not Focus.OTHER or clause.subject is None or clause.start != sentence.start:
        return False
    named = all(section.tags[i] == "PROPN" for i in range(*clause.subject))
    person = section.doc[clause.subject[0]].ent_type_ == "PER"
    trade = section.lemmas[clause.head] in SELLING_VERBS and not is_past_form(section, clause.head)
    return named and not person and trade and section.tags[clause.head] == "VERB"


def _boasts(document: Document, sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause tells, to a stranger, what the sender's firm achieved, in figures."""
    section = sentence.section
    subject = section.lowers[clause.subject[0]] if clause.subject is not None else ""
    firm = subject == "we" or (subject == "i" and section.lemmas[clause.head] in _CAREER)
    if not firm or not clause.main or not is_past_form(section, clause.head):
        return False
    return "NUM" in section.tags[clause.head : clause.end] and document.once(find_pitch).sells


def _names_fact_of_reader(sentence: Sentence) -> bool:
    """Say whether a sentence names a fact of the reader's, or tells how the writer came by one."""
    return _owns_something(sentence) or any(_is_of_reader(sentence, clause) for clause in sentence.clauses)


def _owns_something(sentence: Sentence) -> bool:
    """Say whether "your" stands before something that not every reader has."""
    section = sentence.section
    for i in range(sentence.start, sentence.end):
        # Neither "I'm your new manager" nor "which increases your number of subscribers".
        if section.lowers[i] == "your" and section.lemmas[max(i - 1, 0)] not in _PROMISING:
            after = range(i + 1, min(i + 4, sentence.end))
            if any(section.tags[j] in ("NOUN", "PROPN") and section.lemmas[j] not in _ANYBODY for j in after):
                return True
    return False


def _is_of_reader(sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause has the reader for its subject, or tells how they met or what the writer saw of theirs."""
    section = sentence.section
    if clause.focus is Focus.SHARED and clause.mood is Mood.STATEMENT and is_past_form(section, clause.head):
        return True
    lowers = section.lowers[clause.start : clause.end]
    if clause.focus is Focus.READER and clause.mood is Mood.STATEMENT:
        return not any(low in _UNREAL for low in lowers) and "yours" not in lowers
    return section.lemmas[clause.head] in _ATTENTION and (
        any(low in _YOU for low in section.lowers[sentence.start : sentence.end])
        or any(c.focus is Focus.OTHER for c in sentence.clauses)
    )
