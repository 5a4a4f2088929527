"""Whose dialect a file is written in, inferred from its fields and tags, and which of them are foreign to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from outreach_lint.dialects import DIALECTS, Dialect
from outreach_lint.document import Field, Message
from outreach_lint.readers.tags import OPEN, Tag
from outreach_lint.source import TextSpan
from outreach_lint.template import Foreign, Template, Writing


def find_writings(fields: Sequence[Field], tags: Sequence[Tag], text: str) -> tuple[Writing, ...]:
    """Return how every field and opening tag is written whose dialects are known, in order."""
    written = [
        Writing(f.span, text[f.span.start : f.span.end], f.form, f.default, f.name)
        for f in fields
        if f.form and f.slot != "error"
    ]
    written.extend(
        Writing(TextSpan(t.start, t.end), text[t.start : t.end], t.style, tag=True)
        for t in tags
        if t.role == OPEN and t.style
    )
    return tuple(sorted(written, key=lambda writing: writing.span))


def settle_dialect(messages: Sequence[Message], wanted: str | None) -> list[Message]:
    """Return the messages of one file with the dialect of the file; what it does not read is foreign in any of them."""
    settled = infer_dialect([message.template for message in messages], wanted)
    return [replace(message, template=template) for message, template in zip(messages, settled, strict=True)]


def infer_dialect(templates: Sequence[Template], wanted: str | None) -> list[Template]:
    """Infer the dialect that templates of one file share.

    Args:
        wanted: the dialect that the user has set, or None.

    Returns:
        The templates with the dialects that fit all of them best, the one among them that stands out (or None), and
        what none of them reads.
    """
    written = [writing for template in templates for writing in template.writings]
    named = wanted
    if wanted and wanted in DIALECTS:
        best = [DIALECTS[wanted]]
    elif written:
        best = _best(written)
        named = _outstanding(best, written, frozenset().union(*(template.choices for template in templates)))
    else:
        return list(templates)
    names = tuple(dialect.name for dialect in best)
    return [
        replace(item, dialect=named, dialects=names, foreign=_foreign(item.writings, best, named=wanted in DIALECTS))
        for item in templates
    ]


def _reads(dialect: Dialect, writing: Writing, *, named: bool = False) -> bool:
    if not writing.tag:
        return dialect.accepts(writing.form, writing.default, writing.name if named else None)
    # Both close what {{#if}} opens; how it is closed is the pairing's matter.
    return writing.form in dialect.blocks or (writing.form == "handlebars" and "apollo" in dialect.blocks)


def _kind(writing: Writing) -> tuple[bool, str, str | None]:
    """Return what dialects differ in."""
    return writing.tag, writing.form, writing.default


def _best(written: Sequence[Writing]) -> list[Dialect]:
    """Return the dialects that read the most of a file; on a tie those that read what comes first."""
    counts = Counter(_kind(writing) for writing in written)
    kinds = {_kind(writing): writing for writing in reversed(written)}
    scores = {
        dialect: sum(number for kind, number in counts.items() if _reads(dialect, kinds[kind]))
        for dialect in DIALECTS.values()
    }
    most = max(scores.values())
    best = [dialect for dialect, score in scores.items() if score == most and most]
    for kind in dict.fromkeys(_kind(writing) for writing in written):
        readers = [dialect for dialect in best if _reads(dialect, kinds[kind])]
        best = readers or best
    return best


def _outstanding(best: Sequence[Dialect], written: Sequence[Writing], choices: Iterable[str]) -> str | None:
    """Return the dialect that the names of the fields give away."""
    if len(best) == 1:
        return best[0].name
    scores: Counter[str] = Counter()
    for dialect in best:
        if dialect.signs is not None:
            scores[dialect.name] += 2 * sum(1 for w in written if not w.tag and dialect.signs.fullmatch(w.name))
        scores[dialect.name] += len(set(choices) & set(dialect.choices))
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _foreign(written: Sequence[Writing], best: Sequence[Dialect], *, named: bool) -> tuple[Foreign, ...]:
    """Return what no dialect of the best reads, though another one does.

    Args:
        named: whether the names of fields count as well: only the user can be so sure of the dialect.
    """
    found: list[Foreign] = []
    for writing in written:
        if not any(_reads(dialect, writing, named=named) for dialect in best):
            owners = tuple(d.name for d in DIALECTS.values() if _reads(d, writing, named=named))
            found.append(Foreign(writing.span, writing.written, owners, writing.tag))
    return tuple(found)
