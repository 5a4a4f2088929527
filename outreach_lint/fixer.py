"""Fixes into texts, and texts into files: edits that don't overlap, bytes as they were, all of a file or nothing."""

from __future__ import annotations

import codecs
import contextlib
import os
from collections.abc import Iterable, Iterator

from outreach_lint.diagnostics import Applicability, Diagnostic, Edit
from outreach_lint.source import SIDECAR_SUFFIX, Source

# A fix may make way for another one; fixes that undo each other must end all the same.
MOST_PASSES = 10
_MARKS = {
    "utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE,
}  # fmt: skip


class NotWritten(Exception):
    """A mended text was not written; the message says why."""


def is_applicable(diagnostic: Diagnostic, unsafe: bool) -> bool:
    """Say whether a diagnostic has a fix that may be applied."""
    fix = diagnostic.fix
    applied = (Applicability.SAFE, Applicability.UNSAFE) if unsafe else (Applicability.SAFE,)
    return fix is not None and bool(fix.edits) and fix.applicability in applied


def apply_fixes(text: str, diagnostics: Iterable[Diagnostic], unsafe: bool) -> tuple[str, list[str]]:
    """Apply what fixes can be applied together.

    A fix whose edits touch those of an earlier one is left for the next pass.

    Returns:
        The mended text, and the rules whose fixes it holds, in their order.
    """
    taken: list[Edit] = []
    rules: list[str] = []
    for diagnostic in sorted(diagnostics, key=lambda d: (d.span, d.rule)):
        if is_applicable(diagnostic, unsafe) and diagnostic.fix:
            edits = diagnostic.fix.edits
            if all(edit in taken for edit in edits):  # two findings mended by the same deletion
                rules.append(diagnostic.rule)
            elif not any(_collide(edit, other) for edit in edits for other in taken):
                taken += edits
                rules.append(diagnostic.rule)
    for edit in sorted(taken, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text, rules


def _collide(one: Edit, other: Edit) -> bool:
    if one.span.overlaps(other.span):
        return True
    return one.span.start == other.span.start or one.span.end == other.span.end


def encode(source: Source, data: bytes, text: str) -> bytes:
    """Return the bytes of a mended text, as the file has them: encoding, byte-order mark and newlines.

    Args:
        source: what was read from the file.
        data: the bytes it was read from.

    Raises:
        NotWritten: when writing it back would change more than was mended.
    """
    if not source.verbatim:
        raise NotWritten("its format can't be edited in place")
    mark = _MARKS.get(source.encoding, b"")
    mark = mark if mark and data.startswith(mark) else b""
    try:
        if mark + source.text.encode(source.encoding) == data:
            return mark + text.encode(source.encoding)
    except UnicodeEncodeError:
        pass
    raise NotWritten(f"it can't be written back as {source.encoding.upper()} without loss; save it as UTF-8 first")


def replace_file(path: str, expected: bytes, data: bytes) -> None:
    """Put bytes in the place of a file's, all at once, with its mode kept; a file of directives without any goes.

    Args:
        expected: what the file must still hold.

    Raises:
        NotWritten: when it holds something else by now, or can't be written.
    """
    target = os.path.realpath(path)  # a link stays a link
    try:
        with open(target, "rb") as file:
            if file.read() != expected:
                raise NotWritten("it was changed in the meantime")
        if path.endswith(SIDECAR_SUFFIX) and not data.strip():
            os.unlink(path)  # it was there for its directives
        else:
            write_file(target, data)
    except OSError as error:
        raise NotWritten((error.strerror or str(error)).lower()) from None


def write_file(path: str, data: bytes) -> None:
    """Write a file all at once: whoever looks sees the old one or the new one, whatever happens to us.

    Raises:
        OSError: when it can't be written.
    """
    import tempfile  # takes longer to load than most runs need it

    folder = os.path.dirname(os.path.abspath(path))
    handle, temporary = tempfile.mkstemp(prefix=".outreach-lint-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def unified_diff(path: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a unified diff between two texts of a file."""
    from difflib import unified_diff as diff

    old, new = _lines(before), _lines(after)
    for line in diff(old, new, path, path, lineterm="\n"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Split a text at newlines only; a carriage return stays part of its line."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
