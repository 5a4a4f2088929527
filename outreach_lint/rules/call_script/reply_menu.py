"""A menu of answers written for the reader: "reply 1 if you're busy, 2 if you're not interested".

Why: it scripts the reader's half of the talk. The answers are the sender's guesses at the reader's excuses, so whoever
picks one has to play a part; a person who cared would ask one question, or let it rest.

Evidence: the essays' judgement (don't script the human part). Sellers' handbooks teach the multiple-choice break-up
mail; no study of what it does to trust was found.

Flagged:
    Hi Dana,

    We help gyms fill their classes. Just reply with a number:

    1. I'm not interested
    2. I'm interested but haven't had time
    3. I've been chased up a tree by a bear

Better:
    Hi Dana,

    The Tuesday class was full again when I walked past. Did the new timetable do that, or the teacher?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, Form, MessageKind, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, NoOptions, rule

LEX = load_lexicon("call_script/reply_menu")
_MARKER = re.compile(r"\s*(?:[\d]{1,2}[.)\]:]|\(?[a-eA-E1-5][.)\]:]|[-•*☐□▢❏]|[1-5]️⃣)")
_LEAST = 2


@rule(Severity.SUGGESTION, kinds=(FOLLOW_UP, OUTREACH))
def reply_menu(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find two or more answers in a list, with words that ask the reader to choose among them."""
    picks: list[Match] = []
    answers: dict[tuple[int, int], Match] = {}
    for match in LEX.find(document):
        if match.section.role not in RUNNING_ROLES:
            continue
        if match.entry.group == "pick":
            picks.append(match)
        elif _is_listed(document, match.sentence):
            answers.setdefault((match.sentence.index, 0), match)
        elif "or" in match.section.lowers[match.sentence.start : match.sentence.end]:
            answers[match.sentence.index, match.start] = match  # "you're too busy, not interested, or ..."
    if not picks or len(answers) < _LEAST:
        return
    if document.kind is not MessageKind.FOLLOW_UP and not document.once(find_pitch).sells:
        return
    first, second = list(answers.values())[:2]
    yield Finding(
        picks[0].span,
        f"“{_quote(first)}” and “{_quote(second)}” are answers that you wrote for the reader, who is to pick one; it "
        "scripts their half of the talk.",
        "Ask the one thing you would like to know, or say that no answer is needed, and stop there.",
    )


def _is_listed(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence is an item of a list, by its form or by the mark in front of it."""
    section = sentence.section
    if section.form is Form.LIST_ITEM:
        return True
    return bool(_MARKER.match(sentence.text)) or _follows_mark(sentence)


def _follows_mark(sentence: Sentence) -> bool:
    lowers = sentence.section.lowers
    before = lowers[max(sentence.start - 2, 0) : sentence.start]
    return bool(before) and (before[-1] in _MARKS or before[-1][:1].isdigit())


_MARKS = frozenset({")", "-", "•", "*", "a", "b", "c", "d", "a.", "b.", "c.", "d.", "1.", "2.", "3.", "4."})


def _quote(match: Match) -> str:
    return words_of(match.section, match.start, match.end, 9)
