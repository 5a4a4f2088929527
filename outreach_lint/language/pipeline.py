"""The trained pipeline: the only place that loads spaCy."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE_PATH = Path(__file__).parent / "en_outreach_sm"


@cache
def load_pipeline() -> Language:
    """Load the pipeline that ships inside the package; nothing is ever downloaded.

    Raises:
        OSError: when the package was installed without its weights.
    """
    # The matrices are too small to share out over threads: OpenBLAS would only wait. It reads this when numpy loads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from spacy.util import load_model_from_path
    from thinc.api import NumpyOps, set_current_ops

    # numpy's own BLAS ran these weights half as fast again as the BLIS that thinc prefers (training/REPORT.md).
    set_current_ops(NumpyOps(use_blis=False))
    return load_model_from_path(PIPELINE_PATH)
