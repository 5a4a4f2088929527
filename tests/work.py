"""Work as a number that is the same on every machine: how many functions are called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

# Four times the text may take four times the calls, some for what grows with the logarithm, and for what begins only
# with the larger one as many as it has characters.
_MOST = 5
_TIMES = 4


def count_calls(run: Callable[[], object]) -> int:
    """Return how many functions, of Python and of C, a call calls."""
    calls = 0

    def see(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


def assert_linear(run: Callable[[int], object], size: int) -> None:
    """Assert that the work on something grows no faster than its size.

    Args:
        run: works on something of a given size.
        size: the smaller of the two sizes that are compared.
    """
    run(size // _TIMES)  # what is loaded or compiled once
    small, large = count_calls(lambda: run(size)), count_calls(lambda: run(_TIMES * size))
    assert large <= _MOST * small + _TIMES * size, f"{small:,} calls for {size:,}, {large:,} for {_TIMES * size:,}"
