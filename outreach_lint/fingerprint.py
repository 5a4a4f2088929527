"""What a result depends on besides the draft and its settings: this package, its data and what it stands on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from importlib.machinery import PathFinder

_HERE = os.path.dirname(os.path.abspath(__file__))
_PASSED_OVER = {"__pycache__"}
# Whatever these say, they say it in the version of their distribution.
_FOUNDATIONS = ("spacy", "thinc", "numpy", "textstat", "yaml")


def quick_fingerprint() -> str:
    """Return a text that changes with the time or size of any file of the package; only good on this machine."""
    digest = blake2b(digest_size=16)
    for path, entry in _files():
        stat = entry.stat()
        digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    digest.update(_foundations().encode())
    return digest.hexdigest()


def full_fingerprint() -> str:
    """Return a text that changes with the contents of any file of the package, and is the same on every machine."""
    digest = blake2b(digest_size=16)
    for path, entry in _files():
        digest.update(f"{path}\0".encode("utf-8", "surrogateescape"))
        with open(entry.path, "rb") as file:
            digest.update(blake2b(file.read(), digest_size=16).digest())
    digest.update(_foundations().encode())
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files of the package and its lexicons by their names below them, in order."""
    yield from _walk(_HERE, "")
    beside = os.path.join(os.path.dirname(_HERE), "lexicons")
    if not os.path.isdir(os.path.join(_HERE, "lexicons")) and os.path.isdir(beside):
        yield from _walk(beside, "lexicons/")


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.is_dir():
            if entry.name not in _PASSED_OVER:
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry


def _foundations() -> str:
    """Return the versions of Python and of the packages that results stand on, without importing any."""
    versions = [f"python-{sys.implementation.cache_tag}-{sys.version_info.minor}-{sys.platform}"]
    listed: dict[str, list[str]] = {}
    for name in _FOUNDATIONS:
        spec = PathFinder.find_spec(name)
        if spec is None or not spec.origin:
            versions.append(f"{name}-none")
            continue
        site = os.path.dirname(os.path.dirname(spec.origin))
        if site not in listed:
            listed[site] = [item.lower() for item in os.listdir(site) if item.endswith(".dist-info")]
        plain = "pyyaml" if name == "yaml" else name
        found = sorted(item for item in listed[site] if item.startswith(f"{plain}-"))
        stat = os.stat(spec.origin)
        versions.append(found[0] if found else f"{name}-{stat.st_size}-{stat.st_mtime_ns}")
    return "\n".join(versions)
