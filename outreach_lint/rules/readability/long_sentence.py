"""A sentence with more words than can be held in the head.

Why: by the end of a long sentence the reader has lost its beginning, and fills the gap with a guess at what you want.

Evidence: sentences of 25 words are hard and of 29 very hard to read; at an average of 43 words less than a tenth was
understood (press studies quoted at insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit,
grade C). Only what lies well above that is pointed out.

Flagged:
    Hi Cora,

    I'm writing because we have spent the last two years building a small press for pamphlets that runs on ordinary
    household current and that can be carried up a flight of stairs by two people who are not afraid of a little dirt.

    Best,
    Ned

Better:
    Hi Cora,

    Your pamphlets are trimmed a millimetre short on the left. Our press trims them after folding, which would stop it.

    Best,
    Ned
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import words_of
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Sentence
from outreach_lint.metrics import count_words
from outreach_lint.rule import ALL_KINDS, option, rule

# What ends a thought as a full stop does.
_STOPS = frozenset({";", ":", "—", "–", "--", "\n", "\n\n"})

_PROSE = 0.7


@dataclass(frozen=True)
class LongSentenceOptions:
    """The most words of a sentence in each kind."""

    # 25 words are hard and 29 very hard (insidegovuk.blog.gov.uk, grade C); more than 40 deter readers, says the Oxford
    # Guide to Plain English (quoted at readabilityguidelines.wikidot.com/sentence-length, grade D).
    outreach: int = option(40, "The most words that a sentence of an outreach may have.")
    follow_up: int = option(40, "The most words that a sentence of a follow-up may have.")
    service_reply: int = option(40, "The most words that a sentence of a service reply may have.")
    marketing: int = option(40, "The most words that a sentence of marketing copy may have.")
    # Thirty words take twelve seconds to say, which is one breath and a half: the essays' judgement.
    call_script: int = option(30, "The most words that a sentence to be spoken may have.")
    most: int = option(3, "How many sentences in a message are pointed out.")


@rule(Severity.SUGGESTION, kinds=ALL_KINDS, options=LongSentenceOptions)
def long_sentence(document: Document, options: LongSentenceOptions) -> Iterator[Finding]:
    limit = getattr(options, document.kind.value.replace("-", "_"))
    found = 0
    for sentence in document.running:
        if sentence.end - sentence.start <= limit:
            continue
        start, end, words = _longest_piece(sentence)
        prose = words > limit and _is_prose(sentence, start, end)
        span = sentence.section.locate(start, end) if prose else None
        if span is not None:
            found += 1
            yield Finding(span, _message(sentence, start, words), _help(sentence, start, end))
        if found == options.most:
            return


def _is_prose(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a stretch is mostly words; a table or a log that got into the text is no sentence."""
    lowers = sentence.section.lowers[start:end]
    return sum(lower.isalpha() for lower in lowers) > _PROSE * len(lowers)


def _longest_piece(sentence: Sentence) -> tuple[int, int, int]:
    """Return (start, end, words) of the longest stretch between semicolons, colons and dashes."""
    lowers = sentence.section.lowers
    stops = [i for i in range(sentence.start, sentence.end) if lowers[i] in _STOPS]
    starts = [sentence.start, *(i + 1 for i in stops)]
    pieces = zip(starts, [*stops, sentence.end], strict=True)
    counted = ((start, end, count_words(sentence.section, start, end)) for start, end in pieces)
    return max(counted, key=lambda piece: piece[2])


def _message(sentence: Sentence, start: int, words: int) -> str:
    opening = words_of(sentence.section, start, sentence.end, most=5)
    return f"“{opening}” runs on for {words} words, and its beginning is gone by the time its end arrives."


def _help(sentence: Sentence, start: int, end: int) -> str:
    joint = _joint(sentence, start, end)
    where = f"at “{joint}”" if joint else "in the middle"
    return f"End it {where} with a full stop and begin again with who does what."


_JOINTS = frozenset({"and", "but", "because", "so", "which", "that", "while", "who", "where", "when", "as", "if"})


def _joint(sentence: Sentence, start: int, end: int) -> str:
    """Return the joining word nearest to the middle with the word after it, or "" where there is none."""
    lowers = sentence.section.lowers
    middle = (start + end) // 2
    joints = [i for i in range(start + 6, end - 6) if lowers[i] in _JOINTS]
    if not joints:
        return ""
    i = min(joints, key=lambda i: abs(i - middle))
    return " ".join(sentence.section.slice(i, i + 2).split())
