"""Telling the reader what they struggle with, as if it were known.

Why: the only story the reader cares about is their own, and here a stranger tells it to them. If the pain is real
they know it better; if it isn't, everything after rests on a mistake. A guess offered as a guess, with its reason,
lets the reader correct it, and that is the start of a conversation.

Evidence: the essays' judgement (work your way into their story by asking, not by announcing). Questions that follow
up raise liking in over 400 conversations (Huang et al. 2017, mentalfloss.com/article/501899, grade A, second hand).

Flagged:
    I know you're struggling to find drivers for the night shift.

Better:
    Your ad for two night drivers has run since August, so my guess is that the shift, not the pay, puts people off.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.analyses.clauses import is_past_form
from outreach_lint.analyses.evidence import find_evidence
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.sales import find_sale
from outreach_lint.analyses.usage import is_said_elsewhere
from outreach_lint.analyses.words import particulars
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Clause, Document, MessageKind, Mood, Section
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, MARKETING, OUTREACH, rule

LEX = load_lexicon("missing_personalization/presumed_pain")
CROWD = load_lexicon("missing_personalization/crowd_phrase")
# "You're probably sick of sales emails" presumes no pain of the reader's trade; it protests.
_PROTEST = load_lexicon("credibility/protested_honesty")


@rule(Severity.WARNING, kinds=(OUTREACH, CALL_SCRIPT, MARKETING))
def presumed_pain(document: Document, options: object) -> Iterator[Finding]:
    flagged: set[int] = set()
    for match in LEX.find(document):
        sentence = match.sentence
        if sentence.section.role not in RUNNING_ROLES or sentence.index in flagged:
            continue
        if is_said_elsewhere(document, match, _PROTEST, "pitch"):
            continue
        if _asks(match) != _is_fragment(match) or (not sentence.is_question and _is_open(match)):
            continue
        whose = _whose(document, match)
        if whose is None or _has_reason(document, match):
            continue
        span = match.section.locate(_start(document, match, whose), match.end)
        if span is None:
            continue
        flagged.add(sentence.index)
        yield Finding(span, _message(document.quote(span), whose), _HELPS[whose])


_CONDITION = frozenset({"if", "whether", "unless", "when", "whenever", "once", "without", "no", "never", "not", "n't",
                        "n’t", "may", "might", "could", "would", "wonder", "wondering", "suspect", "guess", "seem",
                        "seems", "sounds", "maybe", "perhaps", "used", "stop", "avoid", "instead", "before", "why",
                        "how", "ask", "asking", "help", "helps"})  # fmt: skip
_REPORT = frozenset({"mentioned", "said", "told", "asked", "wrote", "described", "explained", "flagged", "raised"})


def _asks(match: Match) -> bool:
    """Say whether what is matched is asked; a question may begin with a plain statement ("..., so can we help?")."""
    clause = _clause(match)
    told = clause is not None and clause.main and clause.mood is Mood.STATEMENT and clause.subject is not None
    comma = "," in match.section.lowers[match.end : match.sentence.end]
    return match.sentence.is_question and not (told and comma)


def _is_open(match: Match) -> bool:
    """A condition, a denial, an open guess or a report of what the reader said: nothing is presumed."""
    section, sentence = match.section, match.sentence
    clause = _clause(match)
    start = clause.start if clause and clause.start <= match.start else sentence.start
    before = section.lowers[start : match.start]
    if match.entry.group == "know":
        before = [word for word in before if word != "how"]
    before = [word for word, after in zip(before, [*before[1:], ""], strict=False) if after != "doubt"]
    if any(word in _CONDITION for word in before):
        return True
    earlier = section.lowers[sentence.start : match.start]
    return any(word in _REPORT for word in earlier) or (bool(earlier) and earlier[0] in ("if", "when", "whether"))


def _whose(document: Document, match: Match) -> str | None:
    """Whose pain it is: "reader", "crowd", "truism", or None when it is nobody's in this message."""
    section, sentence = match.section, match.sentence
    group = match.entry.group
    before = section.lowers[sentence.start : match.start]
    if group in ("know", "awake"):
        return "reader"
    if _asks(match):
        return "asked"
    if group == "saying":
        told = "your" in section.lowers[sentence.start : sentence.end] or _is_past(section, match)
        return "truism" if not told and _courts(document) else None
    if group == "truism":
        first = next((i for i in range(sentence.start, match.start) if section.lowers[i][:1].isalpha()), None)
        if first is None or not section.lowers[first].endswith("ing") or section.tags[first] not in ("VERB", "NOUN"):
            return None
        if "," in before or not _courts(document):
            return None
        return None if "your" in before or "this" in before or "our" in before else "truism"
    clause = _clause(match)
    if clause is not None and clause.subject is not None:
        subject = section.lowers[slice(*clause.subject)]
    else:
        subject = before[-6:]
    if any(word in _OWN for word in subject):
        return None
    if any(m.sentence is sentence and m.start < match.start for m in CROWD.find(document)):
        return "crowd"
    if any(word in _READER for word in subject) or section.lowers[match.start] == "your":
        return "reader"
    if document.kind is MessageKind.MARKETING:
        return None  # a page may tell of a trade; only "companies like yours" puts the reader in it
    if any(word in _PEERS for word in subject) and (subject[0] in _MANY or subject[-1] in _PEERS):
        return "crowd"
    if _is_trade(match, clause, subject) and document.once(find_sale):
        return "crowd"
    return None


def _courts(document: Document) -> bool:
    """Say whether the message sells or asks a stranger for something, so that it isn't talk among people at work."""
    pitch = document.once(find_pitch)
    return document.once(find_sale) or pitch.sells or bool(pitch.asks)


def _is_fragment(match: Match) -> bool:
    """Say whether a question only names the trouble: "Tired of chasing invoices?"."""
    section, sentence = match.section, match.sentence
    if not sentence.is_question or match.entry.group not in ("fragment", "pain"):
        return False
    words = [low for low in section.lowers[sentence.start : match.start] if low[:1].isalpha()]
    return words in ([], ["still"])


def _is_trade(match: Match, clause: Clause | None, subject: list[str]) -> bool:
    """Say whether a subject is a whole trade: "most opticians", or a bare plural ("funeral directors often find")."""
    if not subject or clause is None or clause.subject is None:
        return False
    if subject[0] in ("most", "many", "countless", "all"):
        return True
    section, last = match.section, clause.subject[1] - 1
    if subject in (["who"], ["that"]) and clause.subject[0] > match.sentence.start:
        last = clause.subject[0] - 1  # "we work with directors who are struggling"
        plural = section.tags[last] == "NOUN" and section.lowers[last] != section.lemmas[last]
        return plural and "your" not in section.lowers[match.sentence.start : match.sentence.end]
    first = section.tags[clause.subject[0]] in ("ADJ", "NOUN", "PROPN")
    plural = section.tags[last] == "NOUN" and section.lowers[last] != section.lemmas[last]
    told = "your" in section.lowers[match.sentence.start : match.sentence.end]
    return first and plural and not told and not is_past_form(section, clause.head)


def _is_past(section: Section, match: Match) -> bool:
    return any(section.lowers[i] in ("was", "were", "had", "been") for i in range(match.start, match.end))


def _clause(match: Match) -> Clause | None:
    return next((c for c in match.sentence.clauses if c.start <= match.start < c.end), None)


_OWN = frozenset({"we", "i", "our", "my"})
_READER = frozenset({"you", "your", "you're", "u"})
_MANY = frozenset({"most", "many", "all", "every", "everyone", "countless", "companies", "businesses", "teams"})
_PEERS = frozenset({"agencies", "agency", "business", "businesses", "clinics", "companies", "company", "contractors",
                    "dentists", "employers", "farmers", "firms", "leaders", "manager", "managers", "marketers",
                    "organisations", "organizations", "owner", "owners", "practices", "retailers", "schools", "teams",
                    "everyone", "offices", "shops", "restaurants"})  # fmt: skip


def _has_reason(document: Document, match: Match) -> bool:
    """Evidence about this reader beside it, or a figure: then it is read off something, not presumed."""
    sentence = match.sentence
    if any(-1 <= item.sentence.index - sentence.index <= 0 for item in document.once(find_evidence)):
        return True
    return particulars(document, sentence, sentence.start, match.start) >= 4


def _start(document: Document, match: Match, whose: str) -> int:
    """Begin at the subject, so that the finding shows who is told what."""
    section, sentence = match.section, match.sentence
    crowd = [m.start for m in CROWD.find(document) if m.sentence is sentence and m.start < match.start]
    if whose == "crowd" and crowd:
        behind = crowd[-1] > sentence.start and section.tags[crowd[-1] - 1] == "NOUN"
        return crowd[-1] - behind
    clause = _clause(match)
    if whose == "asked" or match.entry.group == "saying":
        return match.start
    if clause is not None and clause.subject is not None and clause.subject[0] <= match.start:
        return clause.subject[0]
    for i in range(match.start, sentence.start - 1, -1):
        if section.lowers[i] in _READER or section.lowers[i] in _MANY:
            return i
    return match.start


def _message(written: str, whose: str) -> str:
    if whose == "crowd":
        return f"“{written}” tells the reader their trouble by way of other people's; nothing shows that it is theirs."
    if whose == "asked":
        return f"“{written}” puts the trouble in the reader's mouth; the question leaves no room for another answer."
    if whose == "truism":
        return f"“{written}” is true of everyone in the trade, so it tells this reader nothing."
    return f"“{written}” tells the reader their trouble as if it were known, and nothing here shows how you would know."


_HELPS = {
    "reader": "Say what you saw that made you think so, and offer it as a guess they can correct; or ask.",
    "crowd": "Say what you saw at this reader's that points to it, or ask whether it happens there at all.",
    "asked": "Ask how they do it now, or say what you saw at this reader's that made you think so.",
    "truism": "Put in its place the one instance of it that you saw at this reader's, or ask how they do it now.",
}
