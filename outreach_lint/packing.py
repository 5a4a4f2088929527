"""Reports as compact JSON text and back, for the cache and for worker processes.

The classes of a report say themselves how they are packed: fields are walked by their types, so that a field that
is added needs nothing here.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from outreach_lint.report import FileReport
from outreach_lint.source import SIDECAR_SUFFIX, Source


class PackingError(ValueError):
    """A packed report can't be read."""


class _Sources:
    """The sources that a report refers to; each is packed once, and without its text where the reader has that."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.rows: list[list[Any]] = []
        self.made: list[Source] = []
        self._indexes: dict[int, int] = {}

    def pack(self, source: Source) -> int:
        if id(source) not in self._indexes:
            text = None if self.known.get(source.path) == source.text else source.text
            self._indexes[id(source)] = len(self.rows)
            self.rows.append([source.path, text, source.encoding, list(source.notes), source.verbatim])
        return self._indexes[id(source)]

    def unpack(self) -> None:
        for path, text, encoding, notes, verbatim in self.rows:
            text = self.known[path] if text is None else text
            self.made.append(Source(path, text, encoding=encoding, notes=notes, verbatim=verbatim))


Coder = tuple[Callable[[Any, _Sources], Any], Callable[[Any, _Sources], Any]]


def pack_report(report: FileReport, known: Mapping[str, str]) -> str:
    """Return a report as text.

    Args:
        known: path -> text of the sources that whoever unpacks it has at hand.
    """
    sources = _Sources(known)
    data = _coder(FileReport)[0](report, sources)
    return json.dumps([sources.rows, data], separators=(",", ":"))


def unpack_report(text: str, known: Mapping[str, str]) -> FileReport:
    """Return the report that a text was made of.

    Args:
        known: path -> text, as it was when the report was packed.

    Raises:
        PackingError: when it is none.
    """
    sources = _Sources(known)
    try:
        sources.rows, data = json.loads(text)
        sources.unpack()
        report: FileReport = _coder(FileReport)[1](data, sources)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise PackingError(repr(error)) from None
    return report


def known_texts(path: str, data: bytes, sidecar: bytes | None) -> dict[str, str]:
    """Return the texts that whoever has a draft's bytes needn't be told."""
    texts = {}
    for place, some in ((path, data), (path + SIDECAR_SUFFIX, sidecar)):
        if some is not None:
            try:
                texts[place] = some.decode("utf-8")
            except UnicodeDecodeError:
                continue
    return texts


def _same(value: Any, sources: _Sources) -> Any:
    return value


@cache
def _coder(kind: Any) -> Coder:
    """Return how values of a type are packed and unpacked."""
    origin = typing.get_origin(kind)
    if kind in (str, int, float, bool, type(None), Any):
        return _same, _same
    if kind is Source:
        return (lambda source, sources: sources.pack(source)), (lambda index, sources: sources.made[index])
    if kind is date:
        return (lambda day, _: day.isoformat()), (lambda text, _: date.fromisoformat(text))
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return (lambda member, _: member.value), (lambda value, _: members[value])
    if dataclasses.is_dataclass(kind):
        return _record_coder(kind)
    if origin in (typing.Union, types.UnionType):
        return _optional_coder(kind)
    if origin is tuple:
        return _tuple_coder(typing.get_args(kind))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_coder(*typing.get_args(kind))
    raise TypeError(f"reports can't hold {kind!r} yet: packing.py doesn't know how to pack it")


def _record_coder(kind: Any) -> Coder:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    coders = [_lazy(hints[name]) for name in names]
    # Most fields are plain: only the others cost a call.
    changed = [(index, unpack) for index, (_, unpack) in enumerate(coders) if unpack is not _same]

    def pack(value: Any, sources: _Sources) -> list[Any]:
        return [pack_field(getattr(value, name), sources) for name, (pack_field, _) in zip(names, coders, strict=True)]

    def unpack(row: list[Any], sources: _Sources) -> Any:
        if len(row) != len(names):
            raise PackingError(f"{len(row)} fields of {kind.__name__}")
        for index, unpack_field in changed:
            row[index] = unpack_field(row[index], sources)
        return kind(*row)

    return pack, unpack


def _lazy(kind: Any) -> Coder:
    """Return the coder of a type; a report may hold a report, whose coder is being made."""
    if kind is not FileReport:
        return _coder(kind)
    return (lambda value, s: _coder(kind)[0](value, s)), (lambda value, s: _coder(kind)[1](value, s))


def _optional_coder(kind: Any) -> Coder:
    (inner,) = (argument for argument in typing.get_args(kind) if argument is not type(None))
    pack, unpack = _lazy(inner)
    if pack is _same:
        return _same, _same
    return (
        lambda value, s: None if value is None else pack(value, s),
        lambda value, s: None if value is None else unpack(value, s),
    )


def _tuple_coder(arguments: tuple[Any, ...]) -> Coder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        pack, unpack = _lazy(arguments[0])
        if pack is _same:
            return (lambda values, s: list(values)), (lambda values, s: tuple(values))
        return (
            lambda values, s: [pack(value, s) for value in values],
            lambda values, s: tuple([unpack(value, s) for value in values]) if values else (),
        )
    coders = [_lazy(argument) for argument in arguments]
    return (
        lambda values, s: [pack(v, s) for v, (pack, _) in zip(values, coders, strict=True)],
        lambda values, s: tuple(unpack(v, s) for v, (_, unpack) in zip(values, coders, strict=True)),
    )


def _mapping_coder(key: Any, value: Any) -> Coder:
    (pack_key, unpack_key), (pack_value, unpack_value) = _lazy(key), _lazy(value)
    return (
        lambda items, s: [[pack_key(k, s), pack_value(v, s)] for k, v in items.items()],
        lambda rows, s: {unpack_key(k, s): unpack_value(v, s) for k, v in rows},
    )
