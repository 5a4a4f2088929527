"""A script for two in which the caller has most of the words.

Why: the only story that the other side cares about is their own, and here they have no room to tell it. What a script
gives them to say shows what its writer expects of them: answers that lead to the next paragraph.

Evidence: on 25,537 recorded sales calls the best closers spoke 43% of the time and listened 57%, the average seller
spoke 65 to 75%, and more than 65% went with fewer sales (Gong, gong.io/resources/labs/talk-to-listen-conversion-ratio,
grade B). The same firm later reported 46% for won and 72% for lost calls (quoted at getgangly.com, grade C). Both are
correlations on calls, not on scripts.

Flagged:
    Rep: Hello Mr Osei, this is Ann from Tern Glass, and I'm ringing about the windows of the school, which I passed.

    Mr Osei: Yes?

    Rep: They are the old kind, which lets the heat out, and we make the kind that keeps it in, for schools like yours.

    Mr Osei: I see.

    Rep: So I thought that I would come by on Tuesday and measure them, and then you would have a price from us.

Better:
    Rep: Hello Mr Osei, this is Ann from Tern Glass. I passed the school; who decides about the windows?

    Mr Osei: The council does, as a rule, but for the hall the parents have paid since the fire, so there it would be
    them, and they meet on Thursdays.

    Rep: How is the hall in winter?

    Mr Osei: Cold, but that is the door and not the glass. We have had the heating man three times, and he says so too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.calls import Call, find_call, find_selling_call, questions_in, words_in
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.questions import QuestionKind
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import CALL_SCRIPT, option, rule


@dataclass(frozen=True)
class TalkShareOptions:
    """How much of a call may be the caller's."""

    # More than 65% went with fewer sales, 43% was the best sellers' share (Gong, grade B).
    most_percent: int = option(65, "The largest share of the words, in percent, that the caller may have.")
    aim_percent: int = option(43, "The share, in percent, that the message names as the aim.")
    # Below this a script is a greeting, and a share of it means nothing; own judgement.
    min_words: int = option(60, "Scripts with fewer words, of both sides together, are not judged.")


@rule(Severity.WARNING, kinds=(CALL_SCRIPT,), options=TalkShareOptions, preview=True)
def talk_share(document: Document, options: TalkShareOptions) -> Iterator[Finding]:
    """Compare the words of both sides of a script for two; whoever rings for help is to be answered."""
    call = document.once(find_call)
    said = sum(speech.words for speech in call.exchange)
    total = said + call.other_words
    share = round(100 * said / max(total, 1))
    if (
        call.inbound
        or not _two_sided(call)
        or not document.once(find_selling_call)
        or total < options.min_words
        or share <= options.most_percent
    ):
        return
    if not call.recorded and _asks(document, call):
        return
    longest = max(call.exchange, key=lambda speech: speech.words)
    core = max(longest.sentences, key=words_in)
    quote = words_of(core.section, core.start, core.end, 8)
    yield Finding(
        document.start_span,
        f"The caller has {share}% of the words ({said} of {total}), so the other side can hardly tell "
        f"anything; the best calls leave them more than half (the caller about {options.aim_percent}%).",
        f"Cut the longest turn ({longest.words} words, with “{quote}”) "
        "to the sentence that this person needs, and end it with a question whose answer you don't know.",
    )


def _two_sided(call: Call) -> bool:
    """Say whether both sides are written out, rather than a cue given here and there."""
    return call.other_turns >= _LEAST_TURNS and 2 * call.other_turns >= len(call.exchange)


_LEAST_TURNS = 2


def _asks(document: Document, call: Call) -> bool:
    """Say whether most turns ask something open: what a script writes for the answers is then only a cue."""
    earlier = call.exchange[:-1]
    asking = [speech for speech in earlier if any(q.kind in _OPENING for q in questions_in(document, speech.sentences))]
    return 2 * len(asking) > len(earlier)


_OPENING = frozenset({QuestionKind.OPEN, QuestionKind.FACT})
