"""A price that is dangled and held back until the reader calls.

Why: who hides the price makes the reader pay for it with a meeting, and tells them that the answer will depend on what
they seem good for. A price, or a range with what it depends on, costs nothing and is believed.

Evidence: Transparency about price, motive and limits is one of Green's four principles of trust-based selling
(execleadercoach.com/2009/04/08, grade D). That a hidden price costs trust is the essays' judgement.

Flagged:
    Hi Petra,

    We sell pumps at competitive prices. Contact us for a quote.

Better:
    Hi Petra,

    We sell pumps. One costs £900 with the fitting, and £120 more if the sump is deeper than a metre.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import CURRENCY, has_link, words_of
from outreach_lint.analyses.self_praise import may_boast
from outreach_lint.analyses.usage import is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, Focus, MessageKind, Mood, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, NoOptions, rule

_LEXICON = load_lexicon("transparency/hidden_price")
_TRICKS = load_lexicon("call_script/closing_trick")
_SUPERLATIVES = load_lexicon("credibility/bare_superlative")
_MONEY = CURRENCY | _LEXICON.words("currency")
_COINS = frozenset({"cent", "dollar", "eur", "euro", "gbp", "p", "pence", "pound", "usd"})
# A sum beside these is what something costs; beside "saved" or "revenue" it is a result.
_COSTS = frozenset(
    "a an from per each cost costs charge fee fees price prices priced at for plus vat month year hour day week flat "
    "is are starts start starting between rate only quote quoted door free".split()
)
_GAINS = frozenset("save saved saving savings revenue earn earned raise raised million worth fund profit sales".split())
_DENIALS = frozenset({"n't", "n’t", "no", "not", "nor", "without", "never", "before", "instead"})
_ATTACHED = frozenset({"attached", "enclosed", "below", "attach", "enclose", "http", "https"})


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, SERVICE_REPLY, CALL_SCRIPT))
def hidden_price(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the first price that is talked of but not told."""
    matches = [match for match in _LEXICON.find(document) if match.section.role in RUNNING_ROLES]
    if not matches or _tells_price(document):
        return
    sells = document.once(may_boast)
    for match in matches:
        if match.entry.group == "question" and not _sends_to_call(document, match):
            continue
        if document.kind is MessageKind.SERVICE_REPLY and not _puts_off(match):
            continue
        if document.kind is MessageKind.CALL_SCRIPT and not _is_vague_call(document, match):
            continue
        if (sells or _is_offer(match)) and not _is_innocent(match):
            yield Finding(match.span, _message(match), _help(match))
            return


def _is_vague_call(document: Document, match: Match) -> bool:
    """Say whether a caller has a word in place of the price; the price may wait for what the other side says.

    "The best prices" is told by bare-superlative already, and "less than a coffee" by closing-trick.
    """
    told = is_said_elsewhere(document, match, _SUPERLATIVES) or is_said_elsewhere(document, match, _TRICKS, "sliced")
    return match.entry.group == "vague" and not told


def _puts_off(match: Match) -> bool:
    """Say whether somebody who asked what it costs is told that it depends, or to call."""
    words = match.section.lowers[max(match.start - 1, match.sentence.start) : match.end]
    return match.entry.group == "bait" and not {"our", "us"}.isdisjoint(words)


def _sends_to_call(document: Document, match: Match) -> bool:
    """Say whether "Pricing?" is answered with a call to book."""
    after = document.near(match.sentence, before=0, after=1)[-1]
    words = after.section.lowers[after.start : after.end]
    return match.sentence.is_question and after is not match.sentence and not _CALLS.isdisjoint(words)


_CALLS = frozenset({"ask", "book", "call", "contact", "demo", "email", "ring", "talk"})


def _tells_price(document: Document) -> bool:
    """Say whether a sum of money stands in the message as a price."""
    return any(_prices(sentence) for sentence in document.running)


def _prices(sentence: Sentence) -> bool:
    section = sentence.section
    for i in range(sentence.start, sentence.end):
        if not section.lowers[i][:1].isdigit() and section.lowers[i] != "free":
            continue
        near = section.lowers[max(i - 5, sentence.start) : min(i + 6, sentence.end)]
        money = section.lowers[i - 1] in _MONEY if i else False
        money = money or section.lowers[i][-1:] in _MONEY or bool(_COINS.intersection(section.lemmas[i + 1 : i + 2]))
        if money and _COSTS.intersection(near) and not _GAINS.intersection(near):
            return True
    return False


def _is_offer(match: Match) -> bool:
    """Say whether the words alone offer something: "contact us for ...", "we offer fair prices"."""
    section = match.section
    own = {"our", "us"}.intersection(section.lowers[max(match.start - 1, match.sentence.start) : match.end])
    if match.entry.group == "bait" and own:
        return True
    offering = section.lemmas[max(match.start - 4, match.sentence.start) : match.start]
    return "we" in section.lowers[match.sentence.start : match.start] and bool(_OFFERING.intersection(offering))


_OFFERING = frozenset({"have", "offer", "provide", "sell", "guarantee"})


def _is_innocent(match: Match) -> bool:
    """Say whether the reader's prices are meant, or a price list goes with the message, or nothing is held back."""
    section, sentence = match.section, match.sentence
    clause = next((c for c in sentence.clauses if c.start <= match.start < c.end), None)
    words = section.lowers[sentence.start : sentence.end]
    if _ATTACHED.intersection(words) or has_link(sentence):
        return True
    if _DENIALS.intersection(section.lowers[max(match.start - 4, sentence.start) : match.start]):
        return True
    if "your" in section.lowers[match.start : match.end] and match.entry.group == "vague":
        return True
    if clause is None:
        return False
    if clause.focus is Focus.OTHER and match.entry.group == "vague":
        return True
    readers = clause.focus is Focus.READER and clause.subject is not None and clause.mood is Mood.STATEMENT
    return readers and match.entry.group == "vague" and clause.subject is not None and match.start < clause.subject[1]


def _message(match: Match) -> str:
    words = words_of(match.section, match.start, match.end)
    if match.entry.group in ("bait", "question"):
        return f"“{words}” holds the price back as bait: the reader has to pay with a call to learn it."
    return f"“{words}” talks of the price and doesn't tell it, so the reader expects a high one."


def _help(match: Match) -> str:
    return (
        "Say what it costs here, or the range and what it depends on; if you can't know yet, say what the last "
        "one cost and why."
    )
