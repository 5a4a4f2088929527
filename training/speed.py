"""Tokens a second on one core: `python -m training.speed --data DIR --model DIR [--model DIR ...]`.

Processor time of the process, one thread, best of `--repeats`, over the running text of the development
split, one paragraph a document. Components are timed one after the other on the same documents, then the
whole pipeline at once."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from training.recipe import use_fast_ops

import spacy  # isort: skip
from spacy.language import Language  # isort: skip
from spacy.tokens import Doc  # isort: skip
from spacy.util import minibatch  # isort: skip
from thinc.api import NumpyOps, set_current_ops  # isort: skip

from training.conllu import read_paragraphs
from training.convert import TREEBANK, paragraph_text


def best_time(work: Callable[[], object], repeats: int) -> float:
    """Least processor time, in seconds, of several runs."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def run_component(nlp: Language, name: str, docs: list[Doc]) -> None:
    """Predict and write the annotation, batch by batch."""
    component = nlp.get_pipe(name)
    for batch in minibatch(docs, nlp.batch_size):  # type: ignore[no-untyped-call]
        for _ in component.pipe(iter(batch), batch_size=nlp.batch_size):  # type: ignore[attr-defined]
            pass


def component_speeds(nlp: Language, texts: list[str], repeats: int) -> dict[str, float]:
    """Tokens a second of the tokenizer, of each component and of everything at once."""
    tokens = sum(len(nlp.make_doc(text)) for text in texts)
    times = {"tokenizer": best_time(lambda: [nlp.make_doc(text) for text in texts], repeats)}
    docs = [nlp.make_doc(text) for text in texts]
    for name in nlp.pipe_names:
        times[name] = best_time(lambda name=name: run_component(nlp, name, docs), repeats)  # type: ignore[misc]
    whole = best_time(lambda: list(nlp.pipe(texts)), repeats)
    return {**{name: tokens / seconds for name, seconds in times.items()}, "everything": tokens / whole}


def size_in_mb(model: Path) -> float:
    """Megabytes (of 1,000,000 bytes) on disk."""
    return sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / 1e6


def measure(model: Path, texts: list[str], repeats: int, blis: bool) -> dict[str, float]:
    """Speeds and size of one model."""
    if blis:
        set_current_ops(NumpyOps(use_blis=True))
    else:
        use_fast_ops()
    speeds = component_speeds(spacy.load(model), texts, repeats)
    return {
        **{name: float(round(speed)) for name, speed in speeds.items()},
        "mb": round(size_in_mb(model), 2),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with ewt/")
    parser.add_argument("--model", type=Path, required=True, action="append")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--blis", action="store_true", help="thinc's default arithmetic, for comparison")
    arguments = parser.parse_args()
    paragraphs = read_paragraphs(arguments.data / TREEBANK.format(split="dev"))
    texts = [paragraph_text(paragraph) for paragraph in paragraphs]
    for model in arguments.model:
        print(model, json.dumps(measure(model, texts, arguments.repeats, arguments.blis)))


if __name__ == "__main__":
    main()
