"""Put a trained model where the package looks for it: `python -m training.ship --model DIR --out DIR
[--scores FILE ...]`.

Machine paths leave the configuration, measured scores enter `meta.json`, licence and attribution are
written beside the weights. The new folder replaces the old one in one move.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import spacy

from training import __version__
from training.evaluate import below_floor

DESCRIPTION = (
    "English pipeline of outreach-lint: sentence boundaries, UPOS and morphology, dependencies (UD), "
    "entities (PER, LOC, ORG) and lemmas."
)
LICENSE = """\
The weights and tables in this folder are licensed under the
Creative Commons Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0):
https://creativecommons.org/licenses/by-sa/4.0/legalcode

They were trained on, and are adapted from:

- Universal Dependencies English EWT, https://github.com/UniversalDependencies/UD_English-EWT, CC BY-SA 4.0.
  Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor, John Bauer
  and Christopher D. Manning (2014). A Gold Standard Dependency Corpus for English. LREC 2014.
- Universal NER, English EWT, https://github.com/UniversalNER/UNER_English-EWT, CC BY-SA 4.0.
  Stephen Mayhew, Terra Blevins, Shuheng Liu, Marek Šuppa, Hila Gonen, Joseph Marvin Imperial,
  Börje F. Karlsson, Peiqin Lin, Nikola Ljubešić, LJ Miranda, Barbara Plank, Arij Riabi and Yuval Pinter
  (2024). Universal NER: A Gold-Standard Multilingual Named Entity Recognition Benchmark. NAACL 2024.

The encoder was first pretrained on unlabelled text: the Sourcegraph handbook (Apache-2.0), 18F's handbook
(public domain, CC0) and the legitimate mail of the SpamAssassin corpus. No text of any of these is in
this folder.

Changes: annotations turned into statistical weights; some morphological features left out; see
training/REPORT.md in the source repository of outreach-lint for how.
The program around this folder is under the MIT licence.
"""


def performance(scores: list[dict[str, Any]]) -> dict[str, float]:
    """`test_las`, `test_email_las`, ... out of what training.evaluate wrote."""
    figures: dict[str, float] = {}
    for result in scores:
        split = result["split"]
        figures.update({f"{split}_{name}": value for name, value in result["all"].items()})
        figures.update({f"{split}_email_{name}": value for name, value in result.get("email", {}).items()})
    return figures


def _forget_paths(config: Path) -> None:
    """Empty the [paths] of a saved configuration."""
    loaded = spacy.util.load_config(config, interpolate=False)
    loaded["paths"] = dict.fromkeys(loaded["paths"])
    loaded.to_disk(config)


def _describe(meta: Path, scores: list[dict[str, Any]]) -> None:
    """Name, licence, sources and scores."""
    described = json.loads(meta.read_text(encoding="utf8"))
    described.update(
        name="outreach_sm",
        version=__version__,
        description=DESCRIPTION,
        license="CC BY-SA 4.0",
        author="outreach-lint",
        sources=[
            {"name": "UD English EWT", "license": "CC BY-SA 4.0", "author": "Silveira et al. 2014"},
            {"name": "Universal NER, English EWT", "license": "CC BY-SA 4.0", "author": "Mayhew et al. 2024"},
        ],
        performance=performance(scores),
    )
    meta.write_text(json.dumps(described, indent=1) + "\n", encoding="utf8")


def ship(model: Path, out: Path, scores: list[dict[str, Any]]) -> None:
    """Copy `model` to `out`, described and licensed."""
    fresh, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(model, fresh)
    _forget_paths(fresh / "config.cfg")
    _describe(fresh / "meta.json", scores)
    (fresh / "LICENSE").write_text(LICENSE, encoding="utf8")
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scores", type=Path, nargs="*", default=[], help="files of training.evaluate --json")
    arguments = parser.parse_args()
    scores = [json.loads(path.read_text(encoding="utf8")) for path in arguments.scores]
    ship(arguments.model, arguments.out, scores)
    missed = [below_floor(result["all"]) for result in scores if result["split"] == "test"]
    print(f"{arguments.out}: below the floor on test: {missed}")


if __name__ == "__main__":
    main()
