"""An outreach or follow-up with more words than its kind bears.

Why: a stranger's time is asked for line by line. What can't be said in a screenful is better as a question now and
the rest when they ask.

Evidence: figures conflict. Best were 50 to 125 words (40 million mails of all sorts, artscibiz.blogspot.com/2016/02,
grade B), 25 to 50 (help.lavender.ai/en/articles/6455186, grade B), 101 to 200 (Belkins, quoted at gaidme.com, grade
C), about 300 (overloop.com, grade C), and in 34 million cold mails under 100 words did hardly better than over (3.9%
to 3.7%: dripdraft.com, grade B). So the limit is the highest figure but one, and a suggestion.

Flagged:
    Hi Ida,

    Our company was founded by two brothers who had a small workshop on the edge of town, and who in those days repaired
    pumps for the farms around it. From pumps they came to motors, and from motors to whole machines. In the second
    decade a hall was added, and then a second hall. Today there are ninety of us. We build machines that sort apples,
    pears, onions and potatoes by size and by colour, and lately by taste as well. The machines come in four sizes. The
    smallest fits in a garage and the largest fills a barn. Each of them has a belt, a camera and a row of small arms
    that push the fruit to the left or to the right. The camera looks at each apple from three sides. The arms are made
    of beech, because beech does not bruise. The belt is washed every hour by a brush that we make ourselves. Our
    customers are found in eleven countries. Some of them have had the same machine for thirty years. We also train the
    people who work with it, and we send the parts by train, so that they arrive before the weekend. We would be glad to
    show you a machine at work, here or at a farm near you. Please write to us whenever that suits you.

    Yours,
    Otto

Better:
    Hi Ida,

    Your Boskoop are sorted by hand after the belt, by the photographs of the open day. Is that for the bruises or for
    the colour? We make a sorter with wooden arms, and would leave it out if it's the colour.

    Yours,
    Otto
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Sentence
from outreach_lint.metrics import count_words
from outreach_lint.rule import FOLLOW_UP, OUTREACH, option, rule


@dataclass(frozen=True)
class LongMessageOptions:
    """The most words of each kind."""

    # 50-125 (B), 25-50 (B), 101-200 (C), about 300 (C), no difference (B): the highest but one.
    outreach: int = option(200, "The most words that an outreach may have.")
    # No figure of its own was found; four sentences did better than three (Gong, quoted by lavender.ai, grade C).
    follow_up: int = option(200, "The most words that a follow-up may have.")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP), options=LongMessageOptions)
def long_message(document: Document, options: LongMessageOptions) -> Iterator[Finding]:
    if not document.once(find_pitch).sells:  # people who work together read what they need
        return
    limit = getattr(options, document.kind.value.replace("-", "_"))
    words, crossing = 0, None
    for sentence in document.running:
        words += count_words(sentence.section, sentence.start, sentence.end)
        if crossing is None and words > limit:
            crossing = sentence
    if crossing is None:
        return
    span = crossing.span or document.start_span
    yield Finding(
        span,
        f"The message has {words} words, and a reader who didn't ask for it reads up to about {limit}; here is where "
        "it passes that.",
        f"Keep what only this reader can use and end before “{_opening(crossing)}”; the rest can wait until they ask.",
    )


def _opening(sentence: Sentence) -> str:
    return words_of(sentence.section, sentence.start, sentence.end, most=5)
