"""Messages in, documents out: parse every block by itself, find the parties, tell whose story each clause is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, tee
from typing import TYPE_CHECKING

from outreach_lint.document import LINTED_ROLES, Block, Document, Message, Parties, Section, Sentence
from outreach_lint.language.focus import find_clauses
from outreach_lint.language.lemmas import Lemmas, lemmas_of
from outreach_lint.language.mentions import find_parties
from outreach_lint.language.stream import parse_texts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def parse_messages(nlp: Language, messages: Iterable[Message], settings: Parties | None = None) -> Iterator[Document]:
    """Parse messages in a stream; blocks of many messages share spaCy's batches.

    Only blocks that rules read are parsed: subject, greeting, body, postscript and sign-off. Subject, greeting and
    first sentence would fuse if the message were parsed whole. Of a template's other readings only the blocks that
    differ are parsed, and nothing of the one with all fields empty: its sentences are broken on purpose.

    Args:
        settings: names of sender and products that the user has configured.
    """
    known = settings or Parties()
    yield from parse_each(nlp, ((message, known) for message in messages))


def parse_each(nlp: Language, messages: Iterable[tuple[Message, Parties]]) -> Iterator[Document]:
    """Parse messages in a stream, each with the names that the user has configured for it."""
    kept, read = tee(messages)
    docs = parse_texts(nlp, chain.from_iterable(_texts(message) for message, _ in read))
    lemmas = lemmas_of(nlp)
    for message, known in kept:
        yield _assemble(nlp, message, docs, known, lemmas)


def _linted(message: Message) -> list[Block]:
    return [block for block in message.blocks if block.role in LINTED_ROLES]


def _texts(message: Message) -> Iterator[str]:
    """Yield the texts to parse for a message: its own, then those that only its other readings hold."""
    own = [message.text(block) for block in _linted(message)]
    yield from own
    for _, texts in _further(message, own):
        yield from texts


def _further(message: Message, own: Iterable[str]) -> Iterator[tuple[Message, list[str]]]:
    """Yield the other readings to parse, each with those of its texts that no earlier reading holds."""
    seen = set(own)
    for other in message.others:
        if not other.source.reading.empty:
            texts = dict.fromkeys(other.text(block) for block in _linted(other))
            new = [text for text in texts if text not in seen]
            seen.update(new)
            yield other, new


def _assemble(nlp: Language, message: Message, docs: Iterator[Doc], settings: Parties, lemmas: Lemmas) -> Document:
    blocks = _linted(message)
    own = [message.text(block) for block in blocks]
    parsed = {text: next(docs) for text in own}
    document = _document(message, blocks, parsed, settings, lemmas)
    if message.others:
        others = []
        for other, texts in _further(message, own):
            parsed.update((text, next(docs)) for text in texts)
            others.append(_document(other, _linted(other), parsed, settings, lemmas))
        others.extend(_in_words(nlp, other) for other in message.others if other.source.reading.empty)
        document.others = tuple(others)
    return document


def _document(
    message: Message, blocks: Iterable[Block], parsed: dict[str, Doc], settings: Parties, lemmas: Lemmas
) -> Document:
    """Put a reading together out of parsed texts."""
    sections = [Section(block, parsed[message.text(block)], message.segments, lemmas.read) for block in blocks]
    parties = find_parties(message, sections, settings)
    sentences: list[Sentence] = []
    for section in sections:
        for start, end in section.sentences:
            if section.slice(start, end).strip():
                clauses = find_clauses(section, start, end, parties)
                sentences.append(Sentence(len(sentences), section, start, end, tuple(clauses)))
    return Document(message, sections, sentences, parties)


def _in_words(nlp: Language, message: Message) -> Document:
    """Return a reading split into words, without sentences or clauses."""
    sections = [Section(block, nlp.make_doc(message.text(block)), message.segments) for block in _linted(message)]
    return Document(message, sections, [], Parties())
