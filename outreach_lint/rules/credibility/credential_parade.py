"""Age, awards, offices, customers' names or followers as the argument.

Why: credentials answer a question that the reader hasn't asked: who are you? The open one is whether you have
understood them, and one relevant customer with what happened there answers that better than a wall of logos.

Evidence: The customer list that is dropped in place of a reason heads recipients' complaints
(blog.zawodny.com/2016/02/01, grade D). The most trusted factor is intimacy, not standing (producersweb.com, interview
with Charles Green, grade D); that a parade of credentials costs trust is the essays' judgement.

Flagged:
    Hi Petra,

    Founded in 1998, we are an award-winning firm with offices in 12 countries.

Better:
    Hi Petra,

    We have made pumps since 1998. The one at Denby school ran under the staff room for a year before anybody asked
    what the noise was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach_lint.analyses.clauses import CURRENCY, words_of
from outreach_lint.analyses.self_praise import clause_at, is_of_sender, may_boast
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import RUNNING_ROLES, Document, Focus, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, option, rule

_LEXICON = load_lexicon("credibility/credential_parade")
_LINKS = frozenset({",", "and", "&", "or", ";", "/", "•", "·", "|", "as", "well", "the"})
_TOOLS = _LEXICON.words("tool")
_DENIALS = frozenset({"n't", "n’t", "never", "no", "not", "nor"})


@dataclass(frozen=True)
class CredentialParadeOptions:
    """Options of credential-parade."""

    # One may be what the reader needs to know; the essays' judgement. Millar's and Carlson and Shu's counts are of
    # claims of any kind, and claim-pile has those.
    credentials: int = option(2, "How many sorts of credentials make a parade.")
    names: int = option(3, "How many customers' names in a row make a parade.")


@dataclass(frozen=True, slots=True)
class _Credential:
    """One credential: what sort it is, and where it stands."""

    sort: str
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        return words_of(self.sentence.section, self.start, self.end)


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT), options=CredentialParadeOptions)
def credential_parade(document: Document, options: CredentialParadeOptions) -> Iterator[Finding]:
    """Find the credential that makes a parade, and the first row of customers' names."""
    matches = [match for match in _LEXICON.find(document) if match.section.role in RUNNING_ROLES]
    paraded = _first_of_each(_credentials(document, matches))
    if len(paraded) >= options.credentials:
        yield _parade(paraded, options.credentials)
    else:
        yield from _heads(document, matches)
    for match in matches:
        if match.entry.group in (_ROWS - {"press"} if len(paraded) >= options.credentials else _ROWS):
            row = _names_after(match, _first_name(match))
            if len(row) < options.names or _is_readers(match.sentence, match.start, match.end):
                continue
            if _TOOLS.isdisjoint(match.section.lemmas[match.start : row[0][0]]):
                yield _name_row(match, row)
                return


# What stands beside customers' names, and papers': a parade of credentials has told of the papers already.
_ROWS = frozenset({"kept", "users", "clients", "press"})


def _credentials(document: Document, matches: Sequence[Match]) -> list[_Credential]:
    """Return the sender's credentials in order."""
    found = [
        _Credential(m.entry.group, m.sentence, m.start, m.end)
        for m in matches
        if m.entry.group not in ("heads", "kept", "users")
    ]
    found += (credential for sentence in document.running for credential in _counted(sentence))
    own = [credential for credential in found if _is_own(document, credential)]
    return sorted(own, key=lambda credential: (credential.sentence.index, credential.start))


def _is_rate(section: Section, number: int) -> bool:
    """Say whether a number is a price: "$12/hr/engineer" counts no engineers."""
    return (number > 0 and section.lowers[number - 1] in CURRENCY) or section.lowers[number + 1 : number + 2] == ["/"]


def _counted(sentence: Sentence) -> Iterator[_Credential]:
    """Find customers, followers and staff counted: a number of two digits or more a few words before their noun."""
    section = sentence.section
    for i in range(sentence.start, sentence.end):
        lower = section.lowers[i]
        few = i > sentence.start and section.lowers[i - 1] in _FEWER
        if not lower[:1].isdigit() or len(lower) < _MANY or ":" in lower or few or _is_rate(section, i):
            continue
        for j in range(i + 1, min(i + _NEAR, sentence.end)):
            sort = _COUNTED.get(section.lemmas[j]) or _COUNTED.get(section.lowers[j])
            if sort:
                yield _Credential(sort, sentence, i, j + 1)
                break
            if section.tags[j] in ("VERB", "AUX", "ADP") or section.lowers[j] in ("%", ",", ";"):
                break


_MANY, _NEAR = 2, 5
# "Just 13 people" boasts of nobody.
_FEWER = frozenset({"just", "merely", "only"})
_COUNTED = dict.fromkeys(_LEXICON.words("buyer"), "clients")
_COUNTED |= dict.fromkeys(_LEXICON.words("fans"), "reach") | dict.fromkeys(_LEXICON.words("hands"), "size")


def _is_own(document: Document, credential: _Credential) -> bool:
    sentence, start = credential.sentence, credential.start
    clause = clause_at(sentence, start)
    first = clause.start if clause is not None else sentence.start
    if _DENIALS.intersection(sentence.section.lowers[first:start]) or sentence.is_question:
        return False
    return not _is_readers(sentence, start, credential.end) and is_of_sender(document, sentence, start, credential.end)


def _is_readers(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the credential is the reader's, or asked of the reader."""
    clause = clause_at(sentence, start)
    lowers = sentence.section.lowers
    if "your" in lowers[start:end] or "you" in lowers[start:end]:
        return True
    if clause is None or clause.subject is None:
        return False
    subject = lowers[clause.subject[0] : clause.subject[1]]
    return clause.focus is Focus.READER and ("you" in subject or "your" in subject)


def _first_of_each(credentials: Sequence[_Credential]) -> list[_Credential]:
    first: dict[str, _Credential] = {}
    for credential in credentials:
        first.setdefault(credential.sort, credential)
    return list(first.values())


def _parade(paraded: Sequence[_Credential], enough: int) -> Finding:
    """Point at the stretch from the first to the one that makes it a parade, or at that one alone."""
    first, last = paraded[0], paraded[enough - 1]
    section = last.sentence.section
    start = first.start if first.sentence is last.sentence else last.start
    span = section.locate(start, max(first.end if first.sentence is last.sentence else 0, last.end))
    assert span is not None  # matches and numbers in stand-in text never come here
    named = ", ".join(f"“{credential.text}”" for credential in paraded[:-1])
    return Finding(
        span,
        f"{named} and “{paraded[-1].text}” make the sender's standing the argument, which nobody asked for.",
        "Keep the one credential that bears on this reader, and tell what happened at one customer like them; leave "
        "the rest to the signature or the website.",
    )


def _heads(document: Document, matches: Sequence[Match]) -> Iterator[Finding]:
    """Find the first count of customers that is an argument by itself: "trusted by over 5,000 companies"."""
    for match in matches:
        praised = not _PRAISED.isdisjoint(match.section.lowers[match.start : match.end])
        if match.entry.group not in ("clients", "heads") or not praised or not document.once(may_boast):
            continue
        start = _count_before(match)
        if start < 0 or match.sentence.is_question or _is_readers(match.sentence, start, match.end):
            continue
        span = match.section.locate(start, match.end)
        if span is not None:
            words = words_of(match.section, start, match.end)
            yield Finding(
                span,
                f"“{words}” counts heads; who they are, and what happened at one of them, stays unsaid.",
                "Name one customer like this reader, and tell what happened there.",
            )
            return


def _count_before(match: Match) -> int:
    """Return where a count of customers begins: at the match, or at the number shortly before it; -1 for none."""
    lowers = match.section.lowers
    for i in range(match.end - 1, max(match.start - _NEAR, match.sentence.start) - 1, -1):
        many = lowers[i].replace(",", "").replace("+", "").rstrip("k")
        if lowers[i] in _CROWDS or (many.isdigit() and (len(many) >= _HEADS or lowers[i].endswith("k"))):
            return min(i, match.start)
    return -1


# Below a hundred, customers counted may be all there are.
_HEADS = 3
_PRAISED = frozenset("chosen delighted happy join joining loved preferred relied satisfied trusted used".split())
_CROWDS = frozenset({"countless", "dozens", "hundreds", "million", "millions", "thousand", "thousands"})


def _first_name(match: Match) -> int:
    """Return where the names begin: after the match, before "use it", or after "featured in" within the match."""
    if match.entry.group == "users":
        return match.sentence.start
    if match.entry.group != "press":
        return match.end
    lowers = match.section.lowers
    return next((i + 1 for i in range(match.start, match.end) if lowers[i] in ("by", "in", "on")), match.end)


def _names_after(match: Match, first: int) -> list[tuple[int, int]]:
    """Return the names in a row that begin at a token, as token ranges."""
    section, end = match.section, match.sentence.end
    if not _WHERE.isdisjoint(section.lowers[first : first + 3]):
        return []  # "we work for agencies in the UK and Australia"
    names: list[tuple[int, int]] = []
    start, i = -1, first
    while i < end:
        word = section.forms[i]
        capital = word[:1].isupper() or (start >= 0 and word[:1].isdigit())
        if capital and section.lowers[i] not in ("we", "i", "our"):
            start = i if start < 0 else start
        elif start >= 0 and section.lowers[i] in ("'s", "’s", "-", "of"):
            pass
        else:
            if start >= 0:
                names.append((start, i))
            start = -1
            if section.lowers[i] not in _LINKS and names:
                break
            if section.lowers[i] not in _LINKS and i - first > 4:
                break
        i += 1
    if start >= 0:
        names.append((start, end))
    return names


_WHERE = frozenset({"across", "in", "throughout"})


def _name_row(match: Match, row: Sequence[tuple[int, int]]) -> Finding:
    section = match.section
    span = section.locate(row[0][0], row[-1][1])
    names = words_of(section, row[0][0], row[-1][1])
    first = words_of(section, *row[0])
    if match.entry.group == "press":
        return Finding(
            span or match.span,
            f"“{names}” lists papers as an argument, and says of none what it wrote.",
            f"Quote the one sentence that bears on this reader, perhaps of {first}, and link to it.",
        )
    return Finding(
        span or match.span,
        f"“{names}” lists customers as an argument, and says of none what happened there.",
        f"Name the one that is most like this reader, perhaps {first}, and tell what went wrong and what came of it.",
    )
