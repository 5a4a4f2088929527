"""How a message ends: sign-off, signature, legal footer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from outreach_lint.readers.lines import Line

_NAME = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}"
# "Best regards, Ana Silva, Marketing Manager | Harrow": what somebody is, in capitals.
_TITLES = r"\s*[,|]\s?(?-i:[A-Z])[\w&.'’-]{0,24}(?:[ |]{1,3}(?-i:[A-Z&])[\w&.'’-]{0,24}){0,6}"
_SIGN_OFF = re.compile(
    r"(?P<phrase>(?i:"
    r"(?:(?:with|and|all|my|our|the|very|many|kind|kindest|best|warm|warmest|sincere|personal|good|friendly|lots\s+of)"
    r"\s+)*"
    r"(?:best|regards|wishes|thanks|thank\s+you|thx|cheers|sincerely|yours|faithfully|truly|respectfully|cordially"
    r"|warmly|gratefully|appreciatively|kindly|rgds|kr|br|ta|xoxo|ciao|take\s+care|(?:talk|speak|chat)\s+soon"
    r"|until\s+then|all\s+the\s+best|have\s+a\s+(?:great|good|lovely|nice)\s+(?:day|week|weekend|one))"
    r"(?:\s+(?:and|&)\s+(?:(?:best|kind|warm)\s+)?(?:regards|wishes|thanks|best))?"
    r"(?:\s+(?:regards|wishes|again|in\s+advance|so\s+much|very\s+much|a\s+lot|a\s+million|much|sincerely|truly"
    r"|faithfully|ever|as\s+always|for\s+now|from|to\s+you(?:\s+(?:all|both))?))*"
    r"))(?P<stop>\s*[,.!…–—-]*)(?:\s+(?P<name>" + _NAME + r"))?[.!]?(?:\s*/\s[^/]{2,40}|" + _TITLES + r")?$"
)
_DASHED = re.compile(r"[-–—~]{1,3}\s*(?P<rest>\S.*)$")
_DELIMITER = re.compile(r"(?:-{2}|_{2,}|—)\s*$")
_TEAM = re.compile(r"(?:the|your) (?:[\w&+'’.-]{1,30} ){1,4}team[.!]?$", re.IGNORECASE)
_MOBILE = re.compile(r"(?:sent|get outlook|enviado|gesendet) (?:from|for|via|with) (?:my |the )?\w+", re.IGNORECASE)
_FOOTER = re.compile(
    r"unsubscribe|opt[ -]?out of|manage (?:your )?(?:email )?preferences|update your preferences|view (?:this email )?"
    r"in (?:your |a )?browser|you(?:'re|’re| are) receiving this|you received this (?:e-?mail|message)"
    r"|this e-?mail was sent (?:to|by)|no longer (?:wish|want) to receive|©|\(c\)\s*(?:19|20)\d\d|copyright (?:19|20|©)"
    r"|all rights reserved|privacy (?:policy|notice)|intended (?:only |solely )?(?:for|recipient)"
    r"|intended recipient|confidentiality notice|this e-?mail (?:and any|message|is confidential|may contain)"
    r"|registered (?:in|office|company)\b|company (?:no|number|registration)\b|vat (?:no|number|reg)"
    r"|to (?:be removed|remove your\w*(?: e-?mail)?(?: address)?) from|consider the environment"
    r"|(?:do not|don['’]?t) print this e-?mail|(?:do not|don['’]?t) (?:wish|want) to receive (?:any |further )?e-?mails"
    r"|add us to your address book",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|https?://|www\.|\b[\w-]+\.(?:com|co\.uk|org|net|io|de|fr|eu|ca|au|dev|ai)\b"
    r"|(?:\+|\b0|\(\d)[\d\s().-]{6,}\d|\d{3}[-.\s]\d{3,4}|\b(?:tel|phone|mobile|cell|fax|ext|m|t|e|w)\s*[:.]\s*\S",
    re.IGNORECASE,
)
_LIST_RULE = re.compile(r"(?:_{10,}|-{20,}|={20,})$")
_POSTSCRIPT = re.compile(r"(?:p\.?\s?)+s\.?(?:\s*[:.,–—-]+\s*|\s+)(?=\S)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:encl?|pp|inc|ltd|co|corp|llc|jr|sr|plc|gmbh|dr|st|ave|rd|[a-z])\.$", re.IGNORECASE)
# A last line that begins so asks for something; it is nobody's name.
_NO_NAME = frozenset(
    "a act apply attached be best book both buy call check claim click come contact discover download each enjoy "
    "find free get give hello help hi hope how i if it join just keep learn let limited looking make meet more new no "
    "now ok okay order our please read ready regards register reply request reserve save schedule see send shop "
    "shortly sign simple start stay stop subscribe talk tell thank thanks that the there this today try update view "
    "visit want watch we what why will with worth would write yes you your".split()
)
_PARTICLES = frozenset("al and bin da de del den der di du el la le of the van vom von y zu & @ at |".split())
_SENTENCE_BREAK = re.compile(r"[.!?…][\"”’)]*\s+(?=[A-Z])")
_LONGEST_RUN_IN = 60
_MOST_LINES = 12
_LONGEST = 120
_LONGEST_LIST_FOOTER = 8


@dataclass
class Closing:
    """The indices of the lines that close a message."""

    sign_off: set[int] = field(default_factory=set)
    signature: list[int] = field(default_factory=list)
    footer: set[int] = field(default_factory=set)
    postscript: list[int] = field(default_factory=list)
    delimiter: set[int] = field(default_factory=set)


def postscript_start(text: str) -> int | None:
    """Return where the words after "P.S." begin, or None when a line is no postscript."""
    match = _POSTSCRIPT.match(text)
    if not match or not match[0].rstrip(" :.,–—-").replace(".", "").replace(" ", "").isupper():
        return None
    return match.end()


def sign_off_name(text: str) -> str | None:
    """Return the name that stands on the line of a sign-off ("" without one), or None for any other line."""
    match = _SIGN_OFF.match(text) if len(text) <= 70 else None
    if not match:
        return None
    name = match["name"] or ""
    return name if not name or match["stop"].strip() or name[0].isupper() else None


def run_in_sign_off(text: str) -> int | None:
    """Return where a sign-off with a name begins that ends a line of running text ("... Tuesday? Cheers, Liam")."""
    tail = text[-_LONGEST_RUN_IN:]
    for match in _SENTENCE_BREAK.finditer(tail):
        if sign_off_name(tail[match.end() :]):
            return len(text) - len(tail) + match.end()
    return None


def find_closing(lines: Sequence[Line], indices: Sequence[int], quoted: set[int], *, letter: bool) -> Closing:
    """Find how a message ends.

    Args:
        indices: the lines to look at, in order: neither head nor quoted nor greeting.
        quoted: the quoted lines; what closes a message has none in between.
        letter: whether the message greets somebody; a bare last line is then likelier a name than a heading.
    """
    closing = Closing()
    rest = _cut_footer(lines, list(indices), closing)
    rest = _last_run(lines, _cut_postscript(lines, rest, closing), quoted)
    filled = [i for i in rest if not lines[i].blank]
    if not filled:
        return closing
    if not (_by_delimiter(lines, rest, closing, letter=letter) or _by_sign_off(lines, filled, closing)):
        _by_name(lines, rest, filled, closing, letter=letter)
    closing.signature.sort()
    return closing


def _paragraphs(lines: Sequence[Line], indices: Sequence[int]) -> list[list[int]]:
    paragraphs: list[list[int]] = [[]]
    for i in indices:
        if lines[i].blank:
            paragraphs.append([])
        else:
            paragraphs[-1].append(i)
    return [paragraph for paragraph in paragraphs if paragraph]


def _last_run(lines: Sequence[Line], indices: list[int], quoted: set[int]) -> list[int]:
    """Return the last lines that no quoted line parts."""
    filled = [i for i in indices if not lines[i].blank]
    if not filled:
        return []
    start = max((i for i in quoted if i < filled[-1]), default=-1)
    return [i for i in indices if i > start]


def _list_footer(lines: Sequence[Line], indices: Sequence[int]) -> set[int]:
    """Return the lines that a mailing list puts below a long rule: its name and address."""
    tail: list[int] = []
    for i in reversed(indices):
        if _LIST_RULE.match(lines[i].text[:200]):
            return {i, *tail} if any(_CONTACT.search(lines[j].text[:_LONGEST]) for j in tail) else set()
        if not lines[i].blank:
            tail.append(i)
        if len(tail) > _LONGEST_LIST_FOOTER:
            break
    return set()


def _cut_footer(lines: Sequence[Line], indices: list[int], closing: Closing) -> list[int]:
    closing.footer |= _list_footer(lines, indices)
    paragraphs = _paragraphs(lines, [i for i in indices if i not in closing.footer])
    for number in range(len(paragraphs) - 1, max(len(paragraphs) - 8, 0), -1):
        paragraph = paragraphs[number]
        if postscript_start(lines[paragraph[0]].text) is not None:
            continue
        text = " ".join(lines[i].text for i in paragraph)[:2000]
        if _FOOTER.search(text) and number > 0:
            # Everything below the first legal line belongs to it, an address or a row of links included.
            closing.footer.update(i for p in paragraphs[number:] for i in p)
        elif _MOBILE.match(text) and len(text) < 60:
            closing.footer.update(paragraph)
    closing.footer.update(i for i in indices if _MOBILE.match(lines[i].text) and len(lines[i].text) < 60)
    return [i for i in indices if i not in closing.footer]


def _cut_postscript(lines: Sequence[Line], indices: list[int], closing: Closing) -> list[int]:
    inside = False
    for i in indices:
        if lines[i].blank:
            inside = False
        elif postscript_start(lines[i].text) is not None:
            inside = True
        if inside:
            closing.postscript.append(i)
    taken = set(closing.postscript)
    return [i for i in indices if i not in taken]


def _by_delimiter(lines: Sequence[Line], rest: Sequence[int], closing: Closing, *, letter: bool) -> bool:
    """The line "-- " that mail programs put above a signature; the writer may sign above it once more."""
    filled = [i for i in rest if not lines[i].blank]
    for place in range(len(filled) - 1, max(len(filled) - _MOST_LINES, 0), -1):
        delimiter = filled[place]
        if not _DELIMITER.match(lines[delimiter].text):
            continue
        tail = filled[place + 1 :]
        if not tail or not _stands_below_delimiter(lines, tail):
            return False
        closing.delimiter.add(delimiter)
        for i in tail:
            (closing.sign_off.add if sign_off_name(lines[i].text) is not None else closing.signature.append)(i)
        before = [i for i in rest if i < delimiter]
        if place and not _by_sign_off(lines, filled[:place], closing):
            _by_name(lines, before, filled[:place], closing, letter=letter)
        return True
    return False


def _stands_below_delimiter(lines: Sequence[Line], tail: Sequence[int]) -> bool:
    """Say whether lines below "--" are a signature, a motto included, rather than a further part of the text."""
    first = lines[tail[0]].text
    named = _is_name(first) or sign_off_name(first) is not None or _CONTACT.search(first[:_LONGEST]) is not None
    return named and all(len(lines[i].text) <= 2 * _LONGEST for i in tail)


def _by_sign_off(lines: Sequence[Line], filled: Sequence[int], closing: Closing) -> bool:
    """A sign-off with nothing but a signature below it."""
    best: int | None = None
    for place in range(len(filled) - 1, max(len(filled) - _MOST_LINES, -1), -1):
        text = lines[filled[place]].text
        following = lines[filled[place + 1]].text if place + 1 < len(filled) else ""
        if _signs_off(text, following):
            best = place
        elif not _fits_signature(text):
            break
    if best is None:
        return False
    for i in filled[best:]:
        text = lines[i].text
        if sign_off_name(text) is not None or i == filled[best]:
            closing.sign_off.add(i)
        else:
            closing.signature.append(i)
    return True


def _signs_off(text: str, following: str) -> bool:
    if sign_off_name(text) is not None:
        return True
    return text.endswith(",") and len(text) <= 60 and bool(following) and _is_name(following.rstrip(",."))


def _by_name(
    lines: Sequence[Line], rest: Sequence[int], filled: Sequence[int], closing: Closing, *, letter: bool
) -> None:
    """A signature without a sign-off: the last paragraph, or its last line, begins with a name."""
    last = _paragraphs(lines, rest)[-1]
    if len(last) == len(filled):
        # The whole message in one paragraph: at most its last line signs it.
        last = last[-1:] if len(last) > 1 and letter else []
    for first in range(len(last)):
        tail = last[first:]
        text = lines[tail[0]].text
        if len(tail) > 6 or not all(_fits_signature(lines[i].text) for i in tail):
            continue
        above = lines[tail[0] - 1].text if first else ""
        if above and above[-1] not in ".!?":
            continue
        if _begins_signature(lines[tail[0]], text, tail, lines, letter=letter):
            closing.signature.extend(tail)
            return


def _begins_signature(line: Line, text: str, tail: Sequence[int], lines: Sequence[Line], *, letter: bool) -> bool:
    dashed = _DASHED.match(text)
    if dashed:
        name = dashed["rest"]
        return (
            len(tail) <= 3
            and len(name.split()) <= 7
            and name[-1] not in ".!?:;"
            and not _DASHED.match(lines[tail[-1]].text if len(tail) > 1 else "")
        )
    contact = any(_CONTACT.search(lines[i].text) for i in tail[1:])
    if not _is_name(text):
        return False
    if letter or contact or line.is_field:
        return True
    return len(text.split()) == 1 and len(tail) == 1 and text[0].isupper()


def _is_name(text: str) -> bool:
    """Say whether a line can be somebody's name, perhaps with a title or firm behind a comma."""
    dashed = _DASHED.match(text)
    if dashed:
        text = dashed["rest"]
    if _TEAM.match(text):
        return True
    words = text.split(",")[0].split()
    if not words or len(words) > 5 or len(text) > 70 or (text[-1] in ".!?:;" and not _ABBREVIATED.search(text)):
        return False
    if words[0].lower() in _NO_NAME:
        return False
    if len(words) == 1:
        return all(c.isalpha() or c in "-'’" for c in words[0].rstrip("."))
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def _fits_signature(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    if sign_off_name(text) is not None:
        return True
    if _CONTACT.search(text):
        return not text.endswith("?")
    if text[-1] in ".!?:;" and not _ABBREVIATED.search(text):
        return False
    return len(text) <= 80 and len(text.split()) <= 10
