"""Messages in, documents out: parse every block by itself, find the parties, tell whose story each clause is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, tee
from typing import TYPE_CHECKING

from outreach_lint.document import LINTED_ROLES, Document, Message, Parties, Section, Sentence
from outreach_lint.language.focus import find_clauses
from outreach_lint.language.mentions import find_parties

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def parse_messages(nlp: Language, messages: Iterable[Message], settings: Parties | None = None) -> Iterator[Document]:
    """Parse messages in a stream; blocks of many messages share spaCy's batches.

    Only blocks that rules read are parsed: subject, greeting, body, postscript and sign-off. Subject, greeting and
    first sentence would fuse if the message were parsed whole.

    Args:
        settings: names of sender and products that the user has configured.
    """
    known = settings or Parties()
    yield from parse_each(nlp, ((message, known) for message in messages))


def parse_each(nlp: Language, messages: Iterable[tuple[Message, Parties]]) -> Iterator[Document]:
    """Parse messages in a stream, each with the names that the user has configured for it."""
    kept, texts = tee(messages)
    docs = nlp.pipe(
        chain.from_iterable(
            (message.text(block) for block in message.blocks if block.role in LINTED_ROLES) for message, _ in texts
        )
    )
    for message, known in kept:
        yield _assemble(message, docs, known)


def _assemble(message: Message, docs: Iterator[Doc], settings: Parties) -> Document:
    blocks = [block for block in message.blocks if block.role in LINTED_ROLES]
    sections = [Section(block, next(docs), message.segments) for block in blocks]
    parties = find_parties(message, sections, settings)
    sentences: list[Sentence] = []
    for section in sections:
        for span in section.doc.sents:
            if span.text.strip():
                clauses = find_clauses(section, span.start, span.end, parties)
                sentences.append(Sentence(len(sentences), section, span.start, span.end, tuple(clauses)))
    return Document(message, sections, sentences, parties)
