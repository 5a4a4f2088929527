"""Names as strings: what may be one, its parts, and the firm behind an address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("language/mentions")
_FREE_MAIL = _LEXICON.words("free_mail")
_DOMAIN_PARTS = _LEXICON.words("domain_part")
_NOT_NAMES = _LEXICON.words("not_name")
_LEGAL_FORMS = _LEXICON.words("legal_form")
TITLES = _LEXICON.words("title")
_LINKING = frozenset(("and", "of", "&", "de", "van", "von"))
_POSSESSIVE = re.compile(r"['’]s?$")
_TRIMMED = '.,;:!?()[]"“”*_|<>'

# A word with a capital ("Acme", "4Walls", "O'Neill", "Cloud.io"), and up to four of them in a row.
_CAPITAL = r"\d{0,2}[^\W\d_a-z][\w&+’'-]*(?:\.(?:io|ai|com|co|app|net|org)\b)?"
CASED_NAME = rf"{_CAPITAL}(?: (?:(?:&|and|of|de|van|von) )?{_CAPITAL}){{0,3}}"
# In a draft without capitals a name is one word.
UNCASED_NAME = r"[a-z][\w&+-]+(?:\.(?:io|ai|com|co|app|net|org)\b)?"


class Names:
    """Collects the names of one party, lower-cased."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        self.found = {name.lower() for name in given if name.strip()}

    def add_person(self, name: str) -> None:
        """Add a person's name, whole and in parts."""
        words = clean_name(name)
        if not words or len(words) > 4 or words[0] in TITLES or len(words[0]) < 2:
            return
        self.found.add(" ".join(words))
        self.found.add(words[0])
        if len(words[-1]) > 2 and words[-1] not in TITLES:
            self.found.add(words[-1])

    def add_firm(self, name: str, text: str = "") -> None:
        """Add a firm's or product's name; its first word too when the text uses that alone."""
        words = clean_name(name)
        while words and words[-1] in _LEGAL_FORMS:
            words.pop()
        if not words or all(word in TITLES for word in words):
            return
        self.found.add(" ".join(words))
        if len(words) > 1 and len(words[0]) > 3 and words[0] not in TITLES:
            first, second = re.escape(words[0].capitalize()), re.escape(words[1])
            if re.search(rf"[^.!?\n] {first}\b(?! (?i:{second})\b)", text):
                self.found.add(words[0])

    def add_domain(self, domain: str) -> None:
        """Add what a mail or web address says of a firm; mail hosts for everybody say nothing."""
        parts = [part for part in domain.lower().strip(".").split(".") if part not in _DOMAIN_PARTS]
        if parts and parts[-1] not in _FREE_MAIL and len(parts[-1]) > 2:
            self.found.add(parts[-1])


def clean_name(name: str) -> list[str]:
    """Split a name into lower-case words, cut where ordinary words begin."""
    words: list[str] = []
    for word in name.split():
        bare = _POSSESSIVE.sub("", word.strip(_TRIMMED)).lower()
        if bare in _LINKING and words:
            words.append(bare)
            continue
        if not bare or bare in _NOT_NAMES:
            break
        words.append(bare)
        if word[-1] in ".,;:!?" and len(bare) > 2:
            break
    while words and words[-1] in _LINKING:
        words.pop()
    return words


def is_plain_name(word: str) -> bool:
    """Say whether a word of a draft without capitals could be a name."""
    return word not in _NOT_NAMES and word not in TITLES and not word.endswith(("ing", "ed", "ly"))
