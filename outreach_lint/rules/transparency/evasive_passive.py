"""A passive that hides who did it, where somebody is to blame or has decided.

Why: "mistakes were made" tells the reader that somebody is hiding. Whoever says "I lost it" has said less than nothing
bad about themselves: the reader can stop asking who.

Evidence: Of the six parts of an apology, taking responsibility counts most (n = 755, grade A,
eurekalert.org/news-releases/2016-04 osu-t6e041116). Agents who say "I" earn more satisfaction than those who hide in
"we" (Packard, Moore and McFerran 2018, five studies, doi 10.1509/jmr.16.0118, grade A).

Flagged:
    Dear Mrs Hall,

    Your parcel was misplaced, and mistakes were made with the label.

Better:
    Dear Mrs Hall,

    I put the wrong label on your parcel. It was sent back to us on Monday, and leaves again today.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.repair import Act, find_repair
from outreach_lint.analyses.usage import is_denied
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Clause, Document, Mood, Section, Sentence
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import MARKETING, SERVICE_REPLY, NoOptions, rule

_LEXICON = load_lexicon("transparency/evasive_passive")
_PASSED = load_lexicon("fake_empathy/passed_buck")
_BLAME, _DECISION, _OWNING = (_LEXICON.words(name) for name in ("blame", "decision", "owning"))
# How it is is no evasion ("the old key is lost"); what was done to it may be.
_DONE = frozenset({"been", "got", "was", "were"})
_FIRST = frozenset({"i", "we"})
# "As you asked", "at your request", "by your bank": then the agent is known.
_KNOWN = frozenset({"by", "you", "your"})
_UNREAL = frozenset({"can", "could", "if", "may", "might", "must", "need", "once", "should", "to", "unless", "until",
                     "when", "whenever", "will", "'ll", "’ll", "would", "not", "n't", "n’t", "never"})  # fmt: skip
_NEAR = 3


@rule(Severity.SUGGESTION, kinds=(SERVICE_REPLY, MARKETING), preview=True)
def evasive_passive(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the first evasion of each sentence, unless somebody owns up beside it."""
    seen: set[int] = set()
    # "It was missed because the new route sheet leaves your road out" tells what a name would only decorate.
    explained = {a.sentence.index for a in document.once(find_repair) if a.act is Act.EXPLAIN and a.named}
    # "Your comments have been passed on" is the buck passed, and told as that.
    passed = {m.sentence.index for m in _PASSED.find(document, "ticket")}
    phrases = {
        m.sentence.index: (m.start, m.end) for m in reversed(_LEXICON.find(document, "phrase")) if not is_denied(m)
    }
    for sentence in document.running:
        place = phrases.get(sentence.index) or _passive(sentence)
        if place is None or sentence.index in seen or sentence.section.role not in RUNNING_ROLES:
            continue
        if sentence.is_question or sentence.index in passed or _is_owned(document, sentence):
            continue
        if sentence.index in explained and sentence.index not in phrases:
            continue
        seen.add(sentence.index)
        span = sentence.section.locate(*place)
        if span is not None:
            yield Finding(span, _message(sentence.section, place), _help(sentence))


def _passive(sentence: Sentence) -> tuple[int, int] | None:
    """Return the passive of a verb of blame or decision that has no agent, or None."""
    section = sentence.section
    for clause in sentence.clauses:
        head = clause.head
        if not _is_evaded(section, head):
            continue
        if clause.mood is Mood.STATEMENT and _is_passive(section, clause) and not _has_agent(sentence, clause):
            start = clause.subject[0] if clause.subject is not None and clause.subject[0] < head else clause.start
            if section.lowers[start] in _NOTHING:
                continue  # "no data was lost": nobody did anything
            return start, head + 1
    return None


_NOTHING = frozenset({"no", "nobody", "none", "nothing"})


def _is_evaded(section: Section, head: int) -> bool:
    """Say whether a verb is one of blame or decision, also where it was taken for an adjective ("overcharged")."""
    lower = section.lowers[head]
    forms = {section.lemmas[head], lower.removesuffix("ed"), lower.removesuffix("d")}
    return not forms.isdisjoint(_BLAME | _DECISION)


def _is_passive(section: Section, clause: Clause) -> bool:
    """Say whether a predicate is a past participle after "be", of what was or has been done."""
    head = clause.head
    before = range(max(clause.start, head - _NEAR), head)
    if any(section.lowers[i] in _UNREAL for i in range(clause.start, head)):
        return False
    if not section.lowers[head].endswith(("ed", "t", "en", "n", "d")):
        return False
    return any(section.lowers[i] in _DONE for i in before)


def _has_agent(sentence: Sentence, clause: Clause) -> bool:
    section = sentence.section
    if clause.subject is not None and _FIRST.intersection(section.lowers[clause.subject[0] : clause.subject[1]]):
        return True
    after = section.lowers[clause.head + 1 : sentence.end]
    agent = any(low == "by" and not after[i + 1][:1].isdigit() for i, low in enumerate(after[:-1]))
    return agent or bool({"request", "requested", "asked", "automatically"}.intersection(after))


def _is_owned(document: Document, sentence: Sentence) -> bool:
    """Say whether the writer's side owns up in the sentence or beside it ("that was our mistake", "I lost it")."""
    for near in document.near(sentence):
        section = near.section
        words = section.lowers[near.start : near.end]
        lemmas = section.lemmas[near.start : near.end]
        if _OWNING.intersection(lemmas) and {"i", "our", "my", "we"}.intersection(words):
            first = next((c for c in near.clauses if c.subject is not None and _acts(section, c)), None)
            if first is not None or {"our", "my"}.intersection(words):
                return True
    return False


def _acts(section: Section, clause: Clause) -> bool:
    assert clause.subject is not None
    subject = section.lowers[clause.subject[0] : clause.subject[1]]
    return bool(_FIRST.intersection(subject)) and section.lemmas[clause.head] in _OWNING


def _message(section: Section, place: tuple[int, int]) -> str:
    return f"“{words_of(section, *place)}” doesn't say who did it, so the reader takes it for hiding."


def _help(sentence: Sentence) -> str:
    words = words_of(sentence.section, sentence.start, sentence.end)
    return f"Rewrite “{words}” with its doer as the subject: “I …” or “we …”, what happened, and why."
