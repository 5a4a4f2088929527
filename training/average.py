"""Average the weights of pipelines that were trained on from the same one.

`python -m training.average --models FIRST SECOND ... --out DIR`

Runs that begin at the same weights and differ in their order of examples end up in one basin; the mean of their weights
errs less than each (Wortsman et al. 2022, https://arxiv.org/abs/2203.05482), at the speed and size of one.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import Model

from training.recipe import use_fast_ops


def layers(nlp: Language) -> list[Model]:
    """Every layer of every component, in one fixed order."""
    pipes = [pipe for _, pipe in nlp.pipeline if getattr(pipe, "model", None) is not None]
    return [layer for pipe in pipes for layer in pipe.model.walk()]


def average(models: Sequence[Path], out: Path) -> Path:
    """Write a pipeline whose weights are the mean of those of `models`.

    Raises:
        ValueError: when the models are not of one architecture.
    """
    use_fast_ops()
    first, *others = [spacy.load(path) for path in models]
    for layer, *twins in zip(layers(first), *map(layers, others), strict=True):
        for name in layer.param_names:
            if layer.has_param(name):
                weights = [layer.get_param(name), *(twin.get_param(name) for twin in twins)]
                layer.set_param(name, sum(weights) / len(weights))
    first.to_disk(out)
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="trained pipelines")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    print(average(arguments.models, arguments.out))


if __name__ == "__main__":
    main()
