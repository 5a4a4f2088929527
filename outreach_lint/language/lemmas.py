"""The lemmas of words: what spaCy's lemmatizer says of them, asked once for every form."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# More than all forms of a large run; so many take some ten megabytes.
_MOST_FORMS = 100_000


class Lemmas:
    """Finds lemmas by the rules of a pipeline's lemmatizer, without a token object for every word."""

    def __init__(self, nlp: Language) -> None:
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer")
        self._known: dict[tuple[int, int, int], str] = {}

    def read(self, doc: Doc, forms: list[tuple[int, int, int]]) -> list[str]:
        """Return the lower-case lemmas of a doc's tokens.

        Args:
            forms: the form, part of speech and morphology of every token, as spaCy's numbers.
        """
        known = self._known
        try:
            return [known[form] for form in forms]
        except KeyError:
            if len(known) > _MOST_FORMS:
                known.clear()
            for i, form in enumerate(forms):
                if form not in known:
                    known[form] = self._lemmatizer.lemmatize(doc[i])[0].lower()
        return [known[form] for form in forms]


@cache
def lemmas_of(nlp: Language) -> Lemmas:
    """Return what finds the lemmas of a pipeline's words, one a pipeline: it remembers the forms of all drafts."""
    return Lemmas(nlp)
