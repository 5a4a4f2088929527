"""What a placeholder stands for, told by its name, and a value that lets the sentence parse."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

# One value a slot: plain names and things, so that the parser sees what it would see in the sent message.
# The sender's firm and product read as "our ...", so that their sentences count as the sender's.
STAND_INS = MappingProxyType(
    {
        "first-name": "Alex",
        "last-name": "Morgan",
        "name": "Alex Morgan",
        "company": "Acme",
        "sender": "Sam",
        "sender-company": "our company",
        "product": "our product",
        "other-name": "Chris Taylor",
        "other-company": "Globex",
        "title": "director",
        "industry": "retail",
        "city": "Leeds",
        "date": "Tuesday",
        "time": "10:00",
        "period": "two weeks",
        "number": "12",
        "phone": "555 0100",
        "email": "alex@example.com",
        "link": "example.com",
        "greeting": "Hello",
        "fact": "that project",
        "other": "item",
    }
)

_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]+|\d+")

# Looked up by the last word of the name, then by any word of it.
_BY_WORD = {
    "first-name": "firstname fname first forename givenname",
    "last-name": "lastname lname surname lastname familyname",
    "name": "name fullname prospect recipient contact candidate customername lead receptionist client person",
    "company": "company companyname organization organisation business firm employer account org agency brand fund "
    "school university practice shop store restaurant hotel client_company",
    "product": "product app software tool platform service solution",
    "title": "title role position jobtitle job occupation designation department",
    "industry": "industry sector vertical niche market space",
    "city": "city location town state region country area county neighbourhood neighborhood place address street",
    "date": "date day weekday deadline month year today",
    "time": "time hour",
    "period": "timeframe timeline duration period days weeks months years minutes hours tenure",
    "number": "number amount price cost percent percentage count x n xx xxx figure quantity total stat score rate num "
    "revenue size savings discount",
    "phone": "phone telephone tel mobile cell",
    "email": "email mail",
    "link": "link url website site calendar calendly domain webpage unsubscribe web",
    "greeting": "greeting salutation",
    "other-company": "competitor",
    "other-name": "referrer referral colleague connection mutual",
    "fact": "icebreaker opener snippet personalization personalisation observation",
    "sender": "sender rep sdr bdr ae user signature me",
}
_WORDS = {word: slot for slot, words in _BY_WORD.items() for word in words.split()}
_SENDER = frozenset({"your", "my", "our", "sender", "rep", "user", "agent", "signature", "me", "sdr"})
_OTHERS = frozenset({"similar", "competitor", "customer", "client", "other", "another", "comparable", "reference"})
_SENDING_TEAMS = frozenset({"support", "success", "care", "service", "sales", "product", "customer"})
_TYPED = frozenset({"insert", "enter", "add", "put", "fill", "type", "replace"})
_PREPOSITIONS = frozenset({"of", "to", "for", "with", "from", "in", "at", "about", "plus", "if"})
_NAMES = {
    "first": "first-name",
    "last": "last-name",
    "family": "last-name",
    "company": "company",
    "business": "company",
    "account": "company",
    "organization": "company",
    "product": "product",
    "mutual": "other-name",
    "connection": "other-name",
    "contact": "name",
}


def split_name(name: str) -> list[str]:
    """Split a field's name into lower-case words: "Account.FirstName" into account, first, name."""
    return [part.lower() for part in _PART.findall(name)]


@lru_cache(maxsize=1024)
def slot_of(name: str, *, human: bool) -> str:
    """Return the slot that a field's name stands for; "other" when it tells nothing.

    Args:
        human: whether a person is meant to fill it; "owner" is the sender in a platform's field only.
    """
    words = [word for word in split_name(name) if not word.isdigit() and word not in ("here", "the")]
    if words and words[0] in _TYPED:
        words = words[1:]
    if not words or len(words) > 5:
        return "other"
    # "link to the case study" is a link, "name of your boss" a name.
    heads = words[: next((i for i, word in enumerate(words) if word in _PREPOSITIONS and i), len(words))]
    slot = _base_slot(heads)
    if _SENDER & set(words) or (not human and "owner" in words):
        return _for_sender(slot, heads)
    if slot == "company" and _OTHERS & set(words):
        return "other-company"
    if slot == "name" and "mutual" in words:
        return "other-name"
    if slot == "other" and words[0] == "similar" and not human:
        return "other-company"
    return slot


def _base_slot(words: list[str]) -> str:
    last = words[-1]
    if last == "name" and len(words) > 1:
        return _NAMES.get(words[-2], "name")
    if last == "team" and len(words) > 1 and words[-2] in _SENDING_TEAMS:
        return "sender"
    if last in _WORDS:
        return _WORDS[last]
    return "other-name" if words[0] == "mutual" else "other"


def _for_sender(slot: str, words: list[str]) -> str:
    if slot == "company":
        return "sender-company"
    if slot in ("first-name", "last-name", "name", "sender"):
        return "sender"
    return "sender" if slot == "other" and len(words) == 1 else slot
