"""Data that takes long to make out of files, kept ready in one file: made anew whenever those files are others.

It is kept where Python keeps the bytecode of this package, and on the same terms: nothing is written where Python
would write none, and what can't be read or written only means that the data has to be made again.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


def key_of(parts: Iterable[bytes]) -> str:
    """Return a text that stands for the contents of files, given in order."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


def load_or_make(name: str, key: str, make: Callable[[], Any], shipped: Sequence[Path] = ()) -> Any:
    """Return data that was kept under a key; where it wasn't, make and keep it.

    Args:
        name: what its file is called.
        make: returns the data, which JSON can hold.
        shipped: files made by `write` that may hold it as well.
    """
    own = _own_file(name)
    for path in (*shipped, *own):
        with contextlib.suppress(OSError, ValueError):
            return read(path, key)
    data = make()
    for path in own:
        with contextlib.suppress(OSError):
            write(path, key, data)
    return data


def read(path: Path, key: str) -> Any:
    """Return the data in a file.

    Raises:
        OSError: when it can't be read.
        ValueError: when it holds the data of another key, or is damaged.
    """
    head, _, body = path.read_bytes().partition(b"\n")
    if head.decode("ascii", "replace") != _head(key, body):
        raise ValueError(f"{path} holds something else")
    return json.loads(body)


def write(path: Path, key: str, data: Any) -> None:
    """Write data into a file: at once and whole, so that nobody reads half of it.

    Raises:
        OSError: when it can't be written.
    """
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        new.write_bytes(f"{_head(key, body)}\n".encode() + body)
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _head(key: str, body: bytes) -> str:
    return f"{key} {key_of([body])}"


def _own_file(name: str) -> list[Path]:
    """Return the file beside this package's bytecode, if there may be one."""
    if sys.dont_write_bytecode or sys.implementation.cache_tag is None:
        return []
    return [Path(cache_from_source(str(Path(__file__).with_name(f"{name}.py")))).with_suffix(".json")]
