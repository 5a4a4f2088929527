"""Make the training text look more like mail: lower-cased, unpunctuated, renamed copies."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from training.conllu import Sentence, Word

Tagged = tuple[Sentence, list[str]]
Variant = Callable[[Tagged], Tagged]
Names = dict[tuple[str, int], list[list[Word]]]

CURLY = str.maketrans({"'": "\N{RIGHT SINGLE QUOTATION MARK}"})
FINAL_MARKS = frozenset({".", "!", "?"})
SENTENCE_SHARE = 0.12
PARAGRAPH_SHARE = 0.08
CHUNK_WORDS = (10, 70)


def _with_words(tagged: Tagged, words: list[Word], tags: list[str]) -> Tagged:
    """The sentence with other words; its text is theirs."""
    sentence = replace(tagged[0], words=words)
    sentence.text = sentence.rebuilt()
    return sentence, tags


def lower_cased(tagged: Tagged) -> Tagged:
    """Everything in small letters; lemmas and entities as they were."""
    return _with_words(tagged, [replace(word, form=word.form.lower()) for word in tagged[0].words], tagged[1])


def curly(tagged: Tagged) -> Tagged:
    """Typographic apostrophes."""
    words = [replace(word, form=word.form.translate(CURLY)) for word in tagged[0].words]
    return _with_words(tagged, words, tagged[1])


def unpunctuated(tagged: Tagged) -> Tagged:
    """Without the final full stop, if there is one and nothing hangs on it."""
    words, tags = tagged[0].words, tagged[1]
    if len(words) < 3 or words[-1].form not in FINAL_MARKS or any(word.head == len(words) for word in words):
        return tagged
    return _with_words(tagged, [*words[:-2], replace(words[-2], space_after=True)], tags[:-1])


def bare(tagged: Tagged) -> Tagged:
    """Lower-cased and without its full stop."""
    return lower_cased(unpunctuated(tagged))


VARIANTS: tuple[Variant, ...] = (lower_cased, unpunctuated, bare, curly)
PARAGRAPH_VARIANTS: tuple[Variant, ...] = (lower_cased, curly, curly)


def chunks(paragraph: list[Tagged], rng: random.Random) -> Iterator[list[Tagged]]:
    """Runs of sentences of varying length: the parser's training time grows faster than a document."""
    held: list[Tagged] = []
    words, enough = 0, rng.randint(*CHUNK_WORDS)
    for tagged in paragraph:
        held.append(tagged)
        words += len(tagged[0].words)
        if words >= enough:
            yield held
            held, words, enough = [], 0, rng.randint(*CHUNK_WORDS)
    if held:
        yield held


def _entities(tagged: Tagged) -> Iterator[tuple[int, int, str]]:
    """First word, word after the last, label of each entity."""
    start, tags = 0, [*tagged[1], "O"]
    for number, tag in enumerate(tags):
        if number and not tag.startswith("I-") and tags[number - 1][:2] in ("B-", "I-"):
            yield start, number, tags[start].partition("-")[2]
        if tag.startswith("B-"):
            start = number


def collect_names(paragraphs: list[list[Tagged]]) -> Names:
    """The names in the text by label and number of words, those made of proper nouns alone."""
    names: Names = defaultdict(list)
    for paragraph in paragraphs:
        for tagged in paragraph:
            for start, end, label in _entities(tagged):
                words = tagged[0].words[start:end]
                if all(word.upos == "PROPN" for word in words):
                    names[label, end - start].append(words)
    return names


def swap_names(tagged: Tagged, names: Names, rng: random.Random) -> Tagged:
    """Every name that can be replaced, replaced by another of its kind and length; the tree stays."""
    words = list(tagged[0].words)
    for start, end, label in _entities(tagged):
        others = names.get((label, end - start), [])
        if others and all(word.upos == "PROPN" for word in words[start:end]):
            for number, other in enumerate(rng.choice(others), start):
                words[number] = replace(words[number], form=other.form, lemma=other.lemma, features=other.features)
    return _with_words(tagged, words, tagged[1])


def with_variants(paragraphs: list[list[Tagged]], seed: int, renamed: bool = True) -> Iterator[list[Tagged]]:
    """The paragraphs in chunks, then altered copies: some chunks as a whole, some sentences alone."""
    rng = random.Random(seed)
    pieces = [piece for paragraph in paragraphs for piece in chunks(paragraph, rng)]
    names = collect_names(paragraphs)
    yield from pieces
    for paragraph in pieces:
        if renamed and any(True for tagged in paragraph for _ in _entities(tagged)):
            yield [swap_names(tagged, names, rng) for tagged in paragraph]
        if rng.random() < PARAGRAPH_SHARE:
            alter = rng.choice(PARAGRAPH_VARIANTS)
            yield [alter(tagged) for tagged in paragraph]
        for tagged in paragraph:
            if rng.random() < SENTENCE_SHARE:
                yield [rng.choice(VARIANTS)(tagged)]
