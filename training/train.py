"""Train a pipeline: `python -m training.train --config training/configs/medium.cfg --corpus DIR --out DIR`.

`--init` takes the pretrained encoder. The best model on the development split lands in `OUT/model-best`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from training import lemmas, tokenizing  # noqa: F401  (both register what the configuration names)
from training.recipe import load_recipe, use_fast_ops

from spacy.training.initialize import init_nlp  # isort: skip
from spacy.training.loop import train as train_loop  # isort: skip


def train(
    size: Path, corpus: Path, out: Path, init: Path | None = None, resume: Path | None = None, **settings: Any
) -> Path:
    """Train on a converted corpus; `settings` override configuration values by their dotted names."""
    use_fast_ops()
    overrides: dict[str, Any] = {
        "paths.train": str(corpus / "train.spacy"),
        "paths.dev": str(corpus / "dev.spacy"),
        "paths.lookups": str(corpus / "lemmas.json"),
        **settings,
    }
    config = load_recipe(size, overrides)
    config.pop("pretrain_words", None)
    if resume is not None:
        config["components"] = {name: {"source": str(resume)} for name in config["nlp"]["pipeline"]}
    nlp = init_nlp(config)
    if init is not None:
        nlp.get_pipe("tok2vec").model.from_bytes(init.read_bytes())  # type: ignore[attr-defined]
    out.mkdir(parents=True, exist_ok=True)
    train_loop(nlp, out)
    return out / "model-best"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="a size, such as training/configs/medium.cfg")
    parser.add_argument("--corpus", type=Path, required=True, help="the folder training.convert wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--init", type=Path, help="encoder weights written by training.pretrain")
    parser.add_argument("--resume", type=Path, help="a trained pipeline to go on from")
    parser.add_argument("--steps", type=int, help="instead of training.max_steps")
    parser.add_argument("--seed", type=int, help="instead of system.seed")
    parser.add_argument("--dropout", type=float, help="instead of training.dropout")
    parser.add_argument("--rate", type=float, help="instead of training.optimizer.learn_rate.initial_rate")
    parser.add_argument("--eval-every", type=int, help="instead of training.eval_frequency")
    arguments = parser.parse_args()
    settings = {
        "training.max_steps": arguments.steps,
        "system.seed": arguments.seed,
        "training.dropout": arguments.dropout,
        "training.optimizer.learn_rate.initial_rate": arguments.rate,
        "training.eval_frequency": arguments.eval_every,
    }
    given = {name: value for name, value in settings.items() if value is not None}
    print(train(arguments.config, arguments.corpus, arguments.out, arguments.init, arguments.resume, **given))


if __name__ == "__main__":
    main()
