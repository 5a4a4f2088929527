"""The trained pipeline: the only place that loads spaCy."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

PIPELINE_PATH = Path(__file__).parent / "en_outreach_sm"
_EMPTY_TOKENIZER = "outreach.EmptyTokenizer.v1"


@cache
def load_pipeline() -> Language:
    """Load the pipeline that ships inside the package; nothing is ever downloaded.

    Raises:
        OSError: when the package was installed without its weights.
    """
    # The matrices are too small to share out over threads: OpenBLAS would only wait. It reads this when numpy loads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _import_spacy()
    from spacy.util import load_model_from_path, registry
    from thinc.api import NumpyOps, set_current_ops

    # numpy's own BLAS ran these weights half as fast again as the BLIS that thinc prefers (training/REPORT.md).
    set_current_ops(NumpyOps(use_blis=False))
    registry.tokenizers(_EMPTY_TOKENIZER, func=_empty_tokenizer)
    return load_model_from_path(PIPELINE_PATH, config={"nlp": {"tokenizer": {"@tokenizers": _EMPTY_TOKENIZER}}})


def _import_spacy() -> None:
    """Import spaCy without its command line, which is a quarter of what importing it takes.

    spaCy itself imports that (with an HTTP client and a terminal library) for the sake of `spacy.info` alone. A
    placeholder stands there for that moment; whoever asks for `spacy.cli` or `spacy.info` later gets the real ones.
    """
    if "spacy" in sys.modules:
        return
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    module.info = _info  # type: ignore[attr-defined]
    placeholders = {"spacy.cli": package, "spacy.cli.info": module}
    sys.modules.update(placeholders)
    try:
        import spacy  # noqa: F401
    finally:
        for name in placeholders:
            sys.modules.pop(name, None)


def _info(*args: Any, **options: Any) -> Any:
    """Do what `spacy.info` does."""
    from spacy.cli.info import info

    return info(*args, **options)


def _empty_tokenizer() -> Callable[[Language], Any]:
    """Make tokenizers without rules: all of them are in the pipeline's files, so English ones need not be compiled."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

    return lambda nlp: Tokenizer(nlp.vocab)
