"""The greeting of a message: a line of its own, or run into the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TITLE = r"(?:Mrs?|Ms|Mx|Dr|Prof|Rev|St|Sr|Jr|Hon|Capt|Messrs)\."
_NAME = rf"(?:{_TITLE}|[^\W\d_][\w'’./-]*[\w’']|[^\W\d_]\.?)"
_SALUTATION = (
    r"(?i:hi+(?:ya)?|hello+|hey+|dear|respected|greetings|howdy|good\s+(?:morning|afternoon|evening|day)|morning|afternoon"
    r"|evening|happy\s+(?:mon|tues|wednes|thurs|fri)day|hallo|g'day|to\s+whom\s+it\s+may\s+concern|attn)"
)
_PEOPLE = rf"(?:(?:{_NAME}|&|/|\+|@\w+)(?:\s+|$|(?=[,;:!?.–—-]))){{0,6}}"
_STOP = r"(?P<stop>\s*(?:[,;:!.…]+|\s[-–—]{1,2}(?=\s|$)|[–—]|--))"
_FULL = re.compile(rf"(?P<greeting>{_SALUTATION}\b(?:,?\s+(?P<people>{_PEOPLE}))?{_STOP}?)(?P<rest>.*)$", re.DOTALL)
_NAME_ONLY = re.compile(
    rf"(?P<greeting>(?P<people>{_NAME}(?:\s+(?:{_NAME}|&|and)){{0,4}})(?P<stop>\s*[,:!]|\s+[-–—]{{1,2}}(?=\s|$)))"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
# Sent to the address of a website, for want of a name.
_WEB = re.compile(rf"{_SALUTATION}\s+(?:https?://|www\.)\S+\s*$")
_DECORATION = re.compile(r"[\s\W]*$")
# What begins sentences and is followed by a comma or dash, though it is no name.
_OPENERS = frozenset(
    "again actually ah alas also anyway apologies as attached basically best but cheers clearly congrats "
    "congratulations currently duration english enclosed exactly expires fast finally first firstly following "
    "fortunately free from fyi going great guess happy help here honestly hope however i if important in indeed "
    "instead just last lastly lately later look maybe meanwhile monday my new next no note now obviously of oh ok "
    "okay on once one our p.s perfect perhaps personally please ps question quick re recently regards regarding "
    "right same saturday second seriously simple since so sorry sounds still subject sunday sure thank thanks that "
    "the then there they third this three thursday to today tomorrow tuesday two unfortunately until update warning "
    "we wednesday well what when where which while who why with yes yesterday you your friday january february "
    "march april may june july august september october november december".split()
)
# Lower-case words that greet somebody or join two names.
_ADDRESSED = frozenset(
    "all and again both colleagues community customer customers da de der del ed editor editorial everybody everyone "
    "folks for friend friends gang guys hiring la ladies gentlemen madam ma'am manager member members mr mrs ms of or "
    "owner partner partners sir sirs subscriber team the there to valued van von y you".split()
)
_LONGEST = 160
# A field as it is written in the source, where a name stands in a finished mail.
_FIELD = re.compile(
    r"\{{1,3}[^{}\r\n]{1,80}\}{1,3}|\[[^\[\]\r\n]{1,60}\]|\*\|[^|\r\n]{1,60}\|\*|%{1,2}[^%\r\n]{1,60}%{1,2}"
    r"|<{1,2}[^<>\r\n]{1,60}>{1,2}|«[^«»\r\n]{1,60}»|_{3,}"
)


def greets(line: str, *, alone: bool = True) -> bool:
    """Say whether a line of a source, with its merge fields as they are written, begins with a greeting.

    Args:
        alone: whether a bare name may be a greeting here.
    """
    return greeting_end(_FIELD.sub("Alex", line[:_LONGEST]).strip(" *_>"), alone=alone) is not None


# The most lines of date and address over "Dear Ms Okoro," on a letter.
_DEEPEST_ADDRESS = 16
_LONGEST_ADDRESS, _MOST_ADDRESS_WORDS = 70, 10
_ADDRESSEE = re.compile(r"\d|\b(?:Mrs?|Ms|Dr|Prof)\b|\b(?:Director|Inc|Ltd|LLC|Manager|President)\b")
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,4}\.$")


def address_lines(texts: Sequence[str]) -> int:
    """Count the lines of date and address at the top of a letter, above its salutation; 0 where there are none.

    Args:
        texts: the lines that are not blank, from the top.
    """
    for number, text in enumerate(texts[: _DEEPEST_ADDRESS + 1]):
        if greeting_end(text, alone=False) is not None:
            above = texts[:number]
            return number if number > 1 and any(_ADDRESSEE.search(line) for line in above) else 0
        words = len(text.split())
        stopped = text[-1] in ".!?;:" and not _ABBREVIATED.search(text)
        if len(text) > _LONGEST_ADDRESS or words > _MOST_ADDRESS_WORDS or stopped:
            return 0
    return 0


def greeting_end(text: str, *, alone: bool) -> int | None:
    """Return where the greeting that a line begins with ends, or None when it begins with none.

    Args:
        text: the line as the recipient sees it.
        alone: whether a bare name ("Dana,") may be a greeting here; only at the top of a message.
    """
    head = text[:_LONGEST]
    if _WEB.match(text):
        return len(text)
    match = _FULL.match(head)
    if match:
        end = _salutation_end(match)
        if end is not None:
            return end if end < len(head.rstrip()) else len(text)
    if alone:
        match = _NAME_ONLY.match(head)
        if match and _is_name_greeting(match):
            return match.end("greeting") if match["rest"].strip() else len(text)
    return None


def _salutation_end(match: re.Match[str]) -> int | None:
    rest = match["rest"].strip()
    stop = (match["stop"] or "") if rest else ","
    if not _are_people(match["greeting"], (match["people"] or "").split(), stop):
        return None
    if not rest or _DECORATION.match(rest):
        return len(match.string)
    return match.end("stop") if match["stop"] else None


def _are_people(greeting: str, words: list[str], stop: str) -> bool:
    """Say whether the words after a salutation can be names or a form of address."""
    formal = greeting[:4].lower() in ("dear", "resp", "to w", "attn")
    unknown = [w for w in words if not w[0].isupper() and w[0].isalpha() and w.lower() not in _ADDRESSED]
    if not unknown:
        return True
    # "hi dana," and "Dear hiring manager,": lower-case, but set off as an address.
    return (
        len(unknown) <= (4 if formal else 1) and len(words) <= (5 if formal else 2) and stop.strip()[:1] in (*",:!-–—",)
    )


def _is_name_greeting(match: re.Match[str]) -> bool:
    people = match["people"].split()
    rest = match["rest"].strip()
    if people[0].lower().rstrip(".") in _OPENERS or not people[0][0].isupper():
        return False
    if len(people) > 1 and match["people"].isupper() and rest:
        return False  # "URGENT BUY - ...": a headline that shouts
    if any(not (word[0].isupper() or word in ("and", "&", "all", "team", "de", "van", "von")) for word in people):
        return False
    if not rest:
        return len(people) <= 4
    if match["stop"].strip() == ":" or len(people) > 2:
        return False
    return rest[0].isupper() or match["stop"].strip()[0] in "-–—"
