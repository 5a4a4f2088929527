"""Texts in, parses out, as a stream: what a draft doesn't need of the pipeline is left out.

A short text that came before is not parsed again, names are looked for only where some may be, and lemmas are left to
`lemmas.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The parser's memory grows with the words of a batch, by some 25 kB each.
_MOST_CHARACTERS = 10_000
# Characters. Longer blocks are seldom the same, and their parses take room.
_SHORT = 400
_MOST_KEPT = 500
# A line of a word or two may be nothing but a name, whatever its part of speech was taken for.
_MERE_NAME = 2
# A capital inside of a sentence, "I" aside.
_INNER_CAPITAL = re.compile(r"[^\W\d_] +(?!I\b)[A-ZÀ-ÖØ-Þ]")


def parse_texts(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in a stream, in order; the parses have no lemmas.

    Greetings, sign-offs and stock paragraphs are the same in many drafts of a team: those among the latest share one
    parse.
    """
    latest = _Latest()
    for batch in _batches(texts, nlp.batch_size):
        docs = {text: latest[text] for text in batch if text in latest}
        new = [text for text in dict.fromkeys(batch) if text not in docs]
        docs.update(zip(new, _parse_batch(nlp, new) if new else (), strict=True))
        for text in new:
            latest.keep(text, docs[text])
        yield from (docs[text] for text in batch)


class _Latest(dict[str, Any]):
    """The latest short texts, with the parse of each."""

    def keep(self, text: str, doc: Doc) -> None:
        """Keep a text, and let the oldest go where there are too many."""
        if len(text) > _SHORT:
            return
        if len(self) >= _MOST_KEPT:
            del self[next(iter(self))]
        self[text] = doc


def _batches(texts: Iterable[str], most: int) -> Iterator[list[str]]:
    """Yield texts in batches that take a bounded time and memory however long, many or alike the texts are."""
    batch: list[str] = []
    length = 0
    for text in texts:
        if batch and (length + len(text) > _MOST_CHARACTERS or len(batch) == most):
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += len(text)
    if batch:
        yield batch


def _parse_batch(nlp: Language, texts: list[str]) -> list[Doc]:
    """Parse some texts: first without names, then with them, and with what stands on names, where some may be."""
    late = nlp.pipe_names[nlp.pipe_names.index("ner") :]
    docs = list(nlp.pipe(texts, batch_size=len(texts), disable=late))
    some = [doc for doc, text in zip(docs, texts, strict=True) if _may_hold_names(doc, text)]
    for name in late:
        if name == "lemmatizer":
            continue
        component: Any = nlp.get_pipe(name)
        for _ in component.pipe(some, batch_size=len(texts)):
            pass  # parses are completed in place
    return docs


def _may_hold_names(doc: Doc, text: str) -> bool:
    """Say whether a text may hold names: a proper noun or a capital inside of a sentence; or it has no capitals at all.

    Of 967 names that were found in the texts of `benchmarks.throughput` three stood elsewhere, and none of the three
    was one ("payroll", "Cancel").
    """
    if len(doc) <= _MERE_NAME or _INNER_CAPITAL.search(text) or text == text.lower():
        return True
    return doc.vocab.strings["PROPN"] in doc.to_array("POS")
