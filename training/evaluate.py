"""Score a pipeline on raw text: `python -m training.evaluate --model DIR --data DIR --split test [--json
FILE]`.

The text goes in as the CoNLL 2018 shared task gives it: one paragraph (`# newpar`) at a time, sentences run
together, the pipeline's own tokenizer and sentence boundaries throughout."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.recipe import use_fast_ops

import spacy  # isort: skip
from spacy.language import Language  # isort: skip
from spacy.tokens import Doc, Token  # isort: skip

from training.convert import keep_features, paragraph_text, tagged_paragraphs
from training.scoring import EntitySpan, Parsed, ScoredWord, Scorer, spans_of
from training.variants import Tagged

FLOORS = {"upos": 0.945, "uas": 0.845, "las": 0.81, "lemma": 0.945, "sentences": 0.78, "entities": 0.63}


def _feature_set(features: str) -> frozenset[str]:
    """`A=1|B=2` as a set."""
    return frozenset(features.split("|")) - {"", "_"}


def taught_features(features: frozenset[str]) -> frozenset[str]:
    """Those features of a gold word that the pipeline is taught."""
    return _feature_set(keep_features("|".join(features)))


def _gold_entities(tags: list[str], spans: list[tuple[int, int]]) -> list[EntitySpan]:
    """Entity spans out of IOB tags."""
    found: list[EntitySpan] = []
    for tag, (start, end) in zip(tags, spans, strict=True):
        prefix, _, label = tag.partition("-")
        if prefix == "B":
            found.append((start, end, label))
        elif prefix == "I":
            found[-1] = (found[-1][0], end, label)
    return found


def gold_side(paragraph: list[Tagged]) -> Parsed:
    """The paragraph as annotated."""
    gold = Parsed()
    spans = spans_of(word.form for sentence, _ in paragraph for word in sentence.words)
    tags = [tag for _, sentence_tags in paragraph for tag in sentence_tags]
    at = 0
    for sentence, _ in paragraph:
        mine = spans[at : at + len(sentence.words)]
        for word, span in zip(sentence.words, mine, strict=True):
            head = mine[word.head - 1] if word.head else None
            relation = word.relation if word.head else "root"
            features = _feature_set(word.features)
            gold.words.append(ScoredWord(span, word.upos, features, word.lemma, head, relation))
        gold.sentences.append((mine[0][0], mine[-1][1]))
        at += len(mine)
    gold.entities = _gold_entities(tags, spans)
    gold.unknown = {place for tag, span in zip(tags, spans, strict=True) if not tag for place in range(*span)}
    return gold


def _solid_head(token: Token) -> Token:
    """The nearest head that is not white space."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return head


def system_side(doc: Doc) -> Parsed:
    """The paragraph as the pipeline sees it, white-space tokens left out."""
    system = Parsed()
    spans = spans_of(token.text for token in doc)
    for token in doc:
        if not token.is_space:
            root = token.head.i == token.i
            head = None if root else spans[_solid_head(token).i]
            relation = "root" if root else token.dep_
            features = _feature_set(str(token.morph))
            system.words.append(ScoredWord(spans[token.i], token.pos_, features, token.lemma_, head, relation))
    for sentence in doc.sents:
        start, end = spans[sentence.start][0], spans[sentence.end - 1][1]
        if end > start:
            system.sentences.append((start, end))
    system.entities = [(spans[entity.start][0], spans[entity.end - 1][1], entity.label_) for entity in doc.ents]
    return system


def score(nlp: Language, paragraphs: Iterable[list[Tagged]]) -> dict[str, float]:
    """Every figure over the paragraphs."""
    scorer = Scorer(taught_features)
    kept = list(paragraphs)
    texts = (paragraph_text([sentence for sentence, _ in paragraph]) for paragraph in kept)
    for paragraph, doc in zip(kept, nlp.pipe(texts), strict=True):
        scorer.add(gold_side(paragraph), system_side(doc))
    return scorer.figures()


def evaluate(model: Path, data: Path, split: str) -> dict[str, Any]:
    """Figures over a whole split and over its mail alone."""
    use_fast_ops()
    nlp = spacy.load(model)
    paragraphs = tagged_paragraphs(data, split)
    mail = [paragraph for paragraph in paragraphs if paragraph[0][0].genre == "email"]
    result: dict[str, Any] = {"split": split, "all": score(nlp, paragraphs)}
    if mail:
        result["email"] = score(nlp, mail)
    result["words"] = sum(len(sentence.words) for paragraph in paragraphs for sentence, _ in paragraph)
    result["sentences"] = sum(len(paragraph) for paragraph in paragraphs)
    result["sentences_without_entities"] = sum(
        all(not tag for tag in tags) for paragraph in paragraphs for _, tags in paragraph
    )
    return result


def below_floor(figures: dict[str, float]) -> dict[str, float]:
    """The figures that miss their floor."""
    return {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="the folder with ewt/")
    parser.add_argument("--split", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    arguments = parser.parse_args()
    result = evaluate(arguments.model, arguments.data, arguments.split)
    text = json.dumps(result, indent=1)
    print(text)
    print("below the floor:", below_floor(result["all"]) or "nothing")
    if arguments.json:
        arguments.json.write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
