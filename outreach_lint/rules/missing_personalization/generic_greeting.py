"""A greeting that greets nobody: a role, a rank in a queue, or no one at all.

Why: the first words tell the reader whether somebody or anybody is meant. "Dear valued customer" says at once that
what follows went to a list, and the rest is read as such.

Evidence: 68% of 650 outbound mails held an avoidable slip in who they addressed
(kieransnyder.kit.com/posts/why-everyone-is-deleting-your-email, grade C: one inbox). A name alone earns nothing:
95% of recipients reacted badly to a name greeting in 10 million mails (Wattal et al. 2012,
doi 10.1287/isre.1110.0384, grade A), so this is a suggestion, and a name is only where it starts.

Flagged:
    Dear Sir or Madam,

    Your planning notice for the barn on Mill Lane lists a slate roof. We have the reclaimed slates it asks for.

Better:
    Dear Ms Okafor,

    Your planning notice for the barn on Mill Lane lists a slate roof. We have the reclaimed slates it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_lint.analyses.courting import find_courting
from outreach_lint.analyses.sales import find_sale
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, MessageKind, Role, Section
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import FOLLOW_UP, MARKETING, OUTREACH, SERVICE_REPLY, rule

LEX = load_lexicon("missing_personalization/generic_greeting")
_GREETING, _GROUP = LEX.words("greeting"), LEX.words("group")
_ANYBODY, _FILLER = LEX.words("anybody"), LEX.words("filler")
_RANKS = load_lexicon("language/mentions").words("rank")
# Where a greeting that shares its line with the message ends.
_ENDS = frozenset(",!.:;-–—?\n")


@rule(Severity.SUGGESTION, kinds=(OUTREACH, FOLLOW_UP, SERVICE_REPLY, MARKETING))
def generic_greeting(document: Document, options: object) -> Iterator[Finding]:
    if any(block.role is Role.QUOTED for block in document.message.blocks):
        return  # in a running exchange "Hi," is ordinary
    for match in LEX.find(document):
        yield Finding(match.span, f"“{match.text}” says that the writer doesn't know who reads this.", _HELP)
        return
    section = document.section(Role.GREETING)
    if section is None and document.kind is not MessageKind.MARKETING:
        section = _short_start(document)
    if section is None:
        return
    start, end = _addressed(section)
    if "@" in section.text:  # the name by which somebody goes on a site
        return
    if start == end or section.has_stand_in(start, end) or _names_after(section, end) or _is_blank(section, end):
        return
    anybody = _anybody(section, start, end)
    span = section.locate(start, end if anybody != _WEB else len(section.lowers))
    if anybody is None or span is None or (anybody == _NOBODY and _is_plain_mail(document)):
        return
    written = document.quote(span)
    yield Finding(span, f"“{written}” {anybody}: the reader sees a list before the first sentence.", _HELP)


_HELP = (
    "Write to one person by name; where you don't know it, name the desk that deals with the matter "
    "and say in the first line why it is theirs."
)


_NOBODY = "greets nobody"
_WEB = "greets an address on the web"


def _is_plain_mail(document: Document) -> bool:
    """Among people who write about their work, a bare "Hi" is ordinary."""
    return document.kind is MessageKind.OUTREACH and not find_courting(document) and not document.once(find_sale)


def _short_start(document: Document) -> Section | None:
    """The first lines of the body, when they begin with a few words before a stop."""
    section = next((s for s in document.sections if s.role is Role.BODY), None)
    if section is None:
        return None
    start, end = _addressed(section)
    return section if sum(lower[:1].isalpha() for lower in section.lowers[start:end]) <= _SHORT else None


_SHORT = 4


def _addressed(section: Section) -> tuple[int, int]:
    """The token range of the greeting proper: up to its comma, dash or full stop."""
    start = next((i for i, lower in enumerate(section.lowers) if lower[:1].isalpha()), len(section.lowers))
    end = start
    while end < len(section.lowers) and section.lowers[end].strip()[:1] not in _ENDS and section.lowers[end].strip():
        end += 1
        if end < len(section.lowers) and section.lowers[end] == "/":
            end += 1
    return start, end


def _names_after(section: Section, comma: int) -> bool:
    """ "Good morning, Kitty": a name behind the comma."""
    after = comma + 1
    return (
        section.role is Role.GREETING
        and after < len(section.lowers)
        and section.lowers[comma] == ","
        and section.forms[after][:1].isupper()
    )


def _is_blank(section: Section, end: int) -> bool:
    """ "Dear …": a place for a name that is yet to be written."""
    return any(lower.startswith(_BLANKS) for lower in section.lowers[end - 1 : end + 1])


_BLANKS = ("…", "...", "__")


def _anybody(section: Section, start: int, end: int) -> str | None:
    """Say how a greeting names nobody, or return None when it names somebody."""
    rest = [lower for lower in section.lowers[start:end] if lower[:1].isalpha()]
    if rest and rest[0] not in _GREETING:
        return None
    while rest and rest[0] in _GREETING:
        rest.pop(0)
    if any(word in _GROUP for word in rest):
        return None
    if not rest:
        return _NOBODY
    if _ADDRESS.match(rest[0]):
        return _WEB
    named = not _TITLES.isdisjoint(rest) or any(entity.label_ == "PER" for entity in section.doc.ents)
    if all(word in _ANYBODY or word in _FILLER for word in rest) and any(word in _ANYBODY for word in rest):
        return "could be anybody"
    # "Dear Harrow Customer", "Dear passive candidate": a crowd with something before it.
    return "could be anybody" if rest[-1] in _RANKS | _ANYBODY and not named else None


_ADDRESS = re.compile(r"https?|www\.|[\w-]+\.(?:com|net|org|gov|edu|io|co|de|uk|ie|in|ae|eu|shop)\b")
_TITLES = frozenset({"captain", "doctor", "dr", "dr.", "miss", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof",
                     "professor", "rev", "reverend", "sister"})  # fmt: skip
