"""The trained pipeline: the only place that loads spaCy."""

from __future__ import annotations

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
    from spacy.util import load_model_from_path

    return load_model_from_path(PIPELINE_PATH)
