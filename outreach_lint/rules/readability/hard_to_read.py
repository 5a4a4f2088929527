"""A message that reads at a higher school grade than its kind should.

Why: a reader who has to work gives up or mistrusts. Long words and long sentences also hide whether there is anything
in them, from the writer as well.

Evidence: mails written for grade 3 got answers in 53% of cases, high-school ones in 45%, college ones in 39% (40
million mails of all sorts, fastcompany.com/3057096, grade B). A vendor of sales mail puts the best at grade 5 or
below (help.lavender.ai/en/articles/6455186, grade C); since such figures conflict, only text above high school is
pointed out.

Flagged:
    Hi Aldo,

    Organisations implementing comprehensive sustainability transformation initiatives frequently underestimate the
    considerable administrative complexity associated with multinational regulatory documentation requirements. Our
    consultancy facilitates the systematic identification, prioritisation and remediation of organisational
    vulnerabilities, thereby guaranteeing continuous operational compliance throughout international jurisdictions
    and facilitating stakeholder communication.

    Sincerely,
    Basil

Better:
    Hi Aldo,

    The new rules on packaging start in May. Each country wants its own form, and there are nine of them. You ship to
    four of the nine, so you have four forms to fill in. We have done them for two other firms that sell cheese. The
    German one took a week, and the rest took a day each. I can send you the German one as we filled it in, with the
    names taken out. Would that be of use to you?

    Yours,
    Basil
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Form, Sentence
from outreach_lint.metrics import count_words, grade_above, plain_sentence, rough_grade
from outreach_lint.rule import ALL_KINDS, option, rule


@dataclass(frozen=True)
class HardToReadOptions:
    """The highest grade of each kind."""

    # Above high school (grade 12) answers fell from 45% to 39%: 40 million mails, fastcompany.com/3057096, grade B.
    outreach: int = option(12, "The highest Flesch-Kincaid grade of an outreach.")
    follow_up: int = option(12, "The highest Flesch-Kincaid grade of a follow-up.")
    service_reply: int = option(12, "The highest Flesch-Kincaid grade of a service reply.")
    marketing: int = option(12, "The highest Flesch-Kincaid grade of marketing copy.")
    # Heard once and not read again: the essays' judgement.
    call_script: int = option(10, "The highest Flesch-Kincaid grade of what a call script has the caller say.")
    # The formula was made for samples of a hundred words; far below that one long name moves it by a grade.
    fewest_words: int = option(40, "Messages with fewer words than this are not judged.")


# A grade is given without its decimals, and has to be seen to lie above the limit.
_ROUNDS_UP = 0.5
# A title of two long words is not where a message is hard.
_A_SENTENCE = 8


@rule(Severity.SUGGESTION, kinds=ALL_KINDS, options=HardToReadOptions)
def hard_to_read(document: Document, options: HardToReadOptions) -> Iterator[Finding]:
    limit = getattr(options, document.kind.value.replace("-", "_"))
    sentences = [s for s in document.running if s.section.form in (Form.PARAGRAPH, Form.TURN)]
    words = sum(count_words(s.section, s.start, s.end) for s in sentences)
    if words < options.fewest_words:
        return
    plain = [plain_sentence(s.text) for s in sentences]
    grade = grade_above(plain, limit + _ROUNDS_UP)
    if grade is None:
        return
    hardest = max(sentences, key=lambda s: (s.end - s.start >= _A_SENTENCE, rough_grade([plain_sentence(s.text)])))
    span = hardest.span or document.start_span
    yield Finding(span, _message(grade, limit, words / len(sentences), hardest), _help(hardest))


def _message(grade: float, limit: int, average: float, hardest: Sentence) -> str:
    return (
        f"The message reads at school grade {grade:.0f}, above {limit} for its kind, with {average:.0f} words to a "
        f"sentence; hardest is the one with {_long_words(hardest)}."
    )


def _long_words(sentence: Sentence, most: int = 3) -> str:
    words = [word for word in dict.fromkeys(sentence.section.lowers[sentence.start : sentence.end]) if word.isalpha()]
    longest = sorted(words, key=len, reverse=True)[:most]
    return ", ".join(f"“{word}”" for word in longest)


def _help(hardest: Sentence) -> str:
    return "Say this sentence aloud to someone outside your trade, and write down what you say the second time."
