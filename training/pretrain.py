"""Pretrain the shared encoder on unlabelled text.

`python -m training.pretrain --config training/configs/medium.cfg --corpus DIR --out FILE`

A masked-word objective: a fifth of the tokens are hidden and the encoder must say, from what stands around
them, which word each was (if frequent), how it ended and what shape it had. Stock `spacy pretrain` was
measured first and left: it spends most of its time predicting characters at places that carry no gradient,
and never steps its learning-rate schedule. The file written is what `training.train --init` reads."""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.recipe import load_recipe, use_fast_ops

import numpy  # isort: skip
from spacy.attrs import (  # type: ignore[import-not-found]  # isort: skip
    NORM,
    SHAPE,
    SUFFIX,
    intify_attr,
)
from spacy.language import Language  # isort: skip
from spacy.util import load_model_from_config  # isort: skip
from thinc.api import (  # isort: skip
    Adam,
    Linear,
    Maxout,
    Model,
    chain,
    fix_random_seed,
    list2array,
    warmup_linear,
)

Array = Any  # numpy arrays of thinc, which are not typed for mypy


@dataclass(frozen=True)
class PretrainSettings:
    """What `[pretraining]` in the configuration says."""

    epochs: int
    batch_words: int
    mask_share: float
    learn_rate: float
    hidden: int
    vocabulary: dict[str, int]

    @classmethod
    def from_config(cls, section: dict[str, Any]) -> PretrainSettings:
        """Read the section; unknown keys are an error."""
        return cls(**section)


class Target:
    """One thing to guess about a hidden token: the id of an attribute among the most frequent ones."""

    def __init__(self, attribute: int, keys: Array, size: int) -> None:
        """`keys` are the attribute's values over the whole corpus."""
        self.attribute = attribute
        frequent = [key for key, _ in Counter(keys.tolist()).most_common(size)]
        self.index = {key: row for row, key in enumerate(frequent)}
        self.ids = numpy.array([self.index.get(key, -1) for key in keys.tolist()], dtype="i")


class Corpus:
    """Every paragraph's features in one table, so that an epoch makes no `Doc`."""

    def __init__(self, nlp: Language, path: Path, attributes: list[int | str]) -> None:
        """Read `{"text": ...}` lines."""
        features, targets, lengths = [], [], []
        with path.open(encoding="utf8") as lines:
            for doc in map(nlp.make_doc, (json.loads(line)["text"] for line in lines)):
                if 3 <= len(doc) <= 600:
                    features.append(doc.to_array(attributes).astype("uint64"))
                    targets.append(doc.to_array([NORM, SUFFIX, SHAPE]).astype("uint64"))
                    lengths.append(len(doc))
        self.features = numpy.vstack(features)
        self.keys = numpy.vstack(targets)
        self.ends = numpy.cumsum(lengths)
        self.lengths = numpy.array(lengths)

    def batches(self, rng: numpy.random.Generator, words: int) -> Iterator[list[Array]]:
        """Row numbers of whole paragraphs, about `words` in a batch, in random order."""
        batch: list[Array] = []
        held = 0
        for paragraph in rng.permutation(len(self.lengths)):
            end, length = int(self.ends[paragraph]), int(self.lengths[paragraph])
            batch.append(numpy.arange(end - length, end))
            held += length
            if held >= words:
                yield batch
                batch, held = [], 0


def hide(corpus: Corpus, rows: Array, hidden: Array, rng: numpy.random.Generator) -> Array:
    """The features of `rows` with the hidden ones blanked (80%), swapped (10%) or kept (10%)."""
    features = corpus.features[rows]
    roll = rng.random(len(rows))
    features[hidden & (roll < 0.8)] = 1
    swapped = hidden & (roll >= 0.9)
    features[swapped] = corpus.features[rng.integers(0, len(corpus.features), int(swapped.sum()))]
    return features


def cross_entropy(scores: Array, gold: Array) -> tuple[Array, float, int]:
    """Gradient, summed loss and number of right guesses; rows with gold -1 carry neither."""
    known = gold >= 0
    shifted = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    gradient = shifted / shifted.sum(axis=1, keepdims=True)
    rows = numpy.nonzero(known)[0]
    loss = float(-numpy.log(gradient[rows, gold[rows]] + 1e-9).sum())
    right = int((scores.argmax(axis=1) == gold).sum())
    gradient[rows, gold[rows]] -= 1
    gradient[~known] = 0
    return gradient, loss, right


class Pretrainer:
    """The encoder, a guessing head that is thrown away, and one optimizer over both."""

    def __init__(self, encoder: Model[Any, Any], corpus: Corpus, settings: PretrainSettings) -> None:
        """`encoder` is the `model` of a tok2vec component, initialised."""
        self.corpus, self.settings = corpus, settings
        embed, encode = encoder.layers
        self.body: Model[Any, Any] = chain(*embed.layers[1:], encode, list2array())
        width = int(encoder.get_dim("nO"))
        self.neck: Model[Any, Any] = Maxout(settings.hidden, width, nP=2, normalize=True)
        self.neck.initialize()
        names = {"norm": (NORM, 0), "suffix": (SUFFIX, 1), "shape": (SHAPE, 2)}
        self.targets = [
            Target(names[name][0], corpus.keys[:, names[name][1]], size) for name, size in settings.vocabulary.items()
        ]
        self.heads: list[Model[Any, Any]] = [Linear(len(target.index), settings.hidden) for target in self.targets]
        for head in self.heads:
            head.initialize()
        steps = settings.epochs * (len(corpus.features) // settings.batch_words)
        schedule: Any = warmup_linear(settings.learn_rate, min(300, steps // 10 + 1), steps + 1)
        self.optimizer = Adam(schedule, L2=0.01, use_averages=True)

    def update(self, batch: list[Array], rng: numpy.random.Generator) -> tuple[float, int, int]:
        """One step: loss, words guessed right, words guessed at."""
        rows = numpy.concatenate(batch)
        hidden = rng.random(len(rows)) < self.settings.mask_share
        features = hide(self.corpus, rows, hidden, rng)
        cuts = numpy.cumsum([len(part) for part in batch])[:-1]
        states, back_body = self.body(numpy.split(features, cuts), is_train=True)
        necks, back_neck = self.neck(numpy.ascontiguousarray(states[hidden]), is_train=True)
        d_necks = numpy.zeros_like(necks)
        total, right, seen = 0.0, 0, 0
        for head, target in zip(self.heads, self.targets, strict=True):
            scores, back_head = head(necks, is_train=True)
            gold = target.ids[rows[hidden]]
            gradient, loss, hits = cross_entropy(scores, gold)
            d_necks += back_head(gradient / len(rows))
            total += loss
            if target.attribute == NORM:
                right, seen = hits, int((gold >= 0).sum())
        d_states = numpy.zeros_like(states)
        d_states[hidden] = back_neck(d_necks)
        back_body(d_states)
        for model in (self.body, self.neck, *self.heads):
            model.finish_update(self.optimizer)
        self.optimizer.step_schedules()
        return total, right, seen

    def run(self, seed: int, out: Path) -> None:
        """All epochs, one line of progress each."""
        rng = numpy.random.default_rng(seed)
        for epoch in range(self.settings.epochs):
            start, total, right, seen, words = time.time(), 0.0, 0, 0, 0
            for step, batch in enumerate(self.corpus.batches(rng, self.settings.batch_words)):
                loss, hits, guessed = self.update(batch, rng)
                total, right, seen = total + loss, right + hits, seen + guessed
                words += sum(len(part) for part in batch)
                if step % 200 == 199:
                    progress(epoch, words, total, right, seen, start)
            progress(epoch, words, total, right, seen, start)


def progress(epoch: int, words: int, total: float, right: int, seen: int, start: float) -> None:
    """One line: loss a word, share of frequent hidden words guessed, words a second."""
    print(
        f"epoch {epoch} words {words} loss {total / max(words, 1):.4f} guessed {right / max(seen, 1):.4f} "
        f"w/s {words / (time.time() - start):.0f}",
        flush=True,
    )


def pretrain_encoder(size: Path, corpus: Path, out: Path, epochs: int | None = None) -> Path:
    """Pretrain the encoder that `size` describes on `corpus/raw.jsonl` and write its weights to `out`."""
    use_fast_ops()
    config = load_recipe(size).interpolate()
    section = dict(config.pop("pretrain_words"))
    if epochs is not None:
        section["epochs"] = epochs
    seed = config["system"]["seed"]
    fix_random_seed(seed)
    config["nlp"]["pipeline"] = ["tok2vec"]
    config["components"] = {"tok2vec": config["components"]["tok2vec"]}
    config["initialize"]["components"] = {}
    nlp = load_model_from_config(config)
    encoder = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    encoder.initialize(X=[nlp.make_doc("Give it a doc to infer shapes")])
    attributes = [intify_attr(name) for name in config["components"]["tok2vec"]["model"]["embed"]["attrs"]]
    trainer = Pretrainer(encoder, Corpus(nlp, corpus / "raw.jsonl", attributes), PretrainSettings(**section))
    trainer.run(seed, out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with encoder.use_params(trainer.optimizer.averages):
        out.write_bytes(encoder.to_bytes())
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="a size, such as training/configs/medium.cfg")
    parser.add_argument("--corpus", type=Path, required=True, help="the folder training.convert wrote")
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument("--epochs", type=int, help="instead of the configuration's")
    arguments = parser.parse_args()
    print(pretrain_encoder(arguments.config, arguments.corpus, arguments.out, arguments.epochs))


if __name__ == "__main__":
    main()
