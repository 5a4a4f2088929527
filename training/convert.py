"""Turn the treebank, its entity layer and the unlabelled text into what training reads.

`python -m training.convert --data DIR --out DIR`

Writes `train.spacy`, `dev.spacy`, `raw.jsonl` (for pretraining) and `lemmas.json`. One `Doc` is one paragraph
(`# newpar`), so that sentence boundaries are learnt where they are met: inside running text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterable
from pathlib import Path

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.conllu import Sentence, read_paragraphs, read_sentences
from training.entities import align, read_entities
from training.lemmas import build_tables
from training.variants import Tagged, with_variants

SEED = 20
TREEBANK = "ewt/en_ewt-ud-{split}.conllu.gz"
ENTITIES = "ewt/uner-{split}.iob2.gz"
RAW = "raw/paragraphs.jsonl.gz"
# No rule reads these, and each multiplies the labels of the morphologizer.
DROPPED_FEATURES = frozenset({"NumForm", "Typo", "Abbr", "ExtPos", "Style", "Foreign"})
DROPPED_VALUES = frozenset({"Degree=Pos"})


def keep_features(features: str) -> str:
    """The features that the pipeline is taught."""
    kept = [
        feature
        for feature in features.split("|")
        if feature.partition("=")[0] not in DROPPED_FEATURES and feature not in DROPPED_VALUES
    ]
    return "|".join(kept)


def make_doc(vocab: Vocab, paragraph: list[Tagged]) -> Doc:
    """A gold `Doc` of the paragraph's sentences."""
    words = [word for sentence, _ in paragraph for word in sentence.words]
    heads: list[int] = []
    for sentence, _ in paragraph:
        start = len(heads)
        heads += [start + (word.head - 1 if word.head else number) for number, word in enumerate(sentence.words)]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        pos=[word.upos for word in words],
        morphs=[keep_features(word.features) for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if word.head == 0 else word.relation for word in words],
        ents=[tag for _, tags in paragraph for tag in tags],
    )


def tagged_paragraphs(data: Path, split: str) -> list[list[Tagged]]:
    """Every paragraph of a split with its entity tags."""
    entities = {sentence.sent_id: sentence for sentence in read_entities(data / ENTITIES.format(split=split))}
    return [
        [(sentence, align(sentence, entities.get(sentence.sent_id))) for sentence in paragraph]
        for paragraph in read_paragraphs(data / TREEBANK.format(split=split))
    ]


def write_docs(paragraphs: Iterable[list[Tagged]], path: Path) -> int:
    """Store the paragraphs as a `DocBin`; how many."""
    vocab = spacy.blank("en").vocab
    store = DocBin(docs=[make_doc(vocab, paragraph) for paragraph in paragraphs], store_user_data=False)
    store.to_disk(path)
    return len(store)


def raw_texts(data: Path) -> list[str]:
    """The unlabelled paragraphs (if there are any) and the running text of the training split."""
    texts: list[str] = []
    if (data / RAW).exists():
        with gzip.open(data / RAW, "rt", encoding="utf8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
    for paragraph in read_paragraphs(data / TREEBANK.format(split="train")):
        texts.append(paragraph_text(paragraph))
    random.Random(SEED).shuffle(texts)
    return texts


def paragraph_text(paragraph: list[Sentence]) -> str:
    """The paragraph as running text."""
    parts = [sentence.rebuilt() + " " * sentence.words[-1].space_after for sentence in paragraph]
    return "".join(parts).rstrip(" ")


def convert(data: Path, out: Path, renamed: bool = True, with_dev: bool = False) -> None:
    """Write every file that pretraining and training read.

    Args:
        renamed: add copies of the training text that swap names.
        with_dev: train on the development split as well; its scores then say nothing, so choose the number of steps
            on a run without it.
    """
    out.mkdir(parents=True, exist_ok=True)
    splits = ("train", "dev") if with_dev else ("train",)
    paragraphs = [paragraph for split in splits for paragraph in tagged_paragraphs(data, split)]
    count = write_docs(with_variants(paragraphs, SEED, renamed), out / "train.spacy")
    print(f"train.spacy: {count} documents")
    print(f"dev.spacy: {write_docs(tagged_paragraphs(data, 'dev'), out / 'dev.spacy')} documents")
    srsly.write_json(out / "lemmas.json", build_tables(read_sentences(data / TREEBANK.format(split="train"))))
    texts = raw_texts(data)
    srsly.write_jsonl(out / "raw.jsonl", ({"text": text} for text in texts))
    print(f"raw.jsonl: {len(texts)} paragraphs")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with ewt/ and raw/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--no-renamed", dest="renamed", action="store_false", help="without copies that swap names")
    parser.add_argument("--with-dev", action="store_true", help="train on the development split as well")
    arguments = parser.parse_args()
    convert(arguments.data, arguments.out, arguments.renamed, arguments.with_dev)


if __name__ == "__main__":
    main()
