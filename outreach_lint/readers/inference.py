"""Whose dialect a template is written in, inferred from its fields and tags, and which of them are foreign to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from outreach_lint.dialects import DIALECTS, Dialect
from outreach_lint.document import Field
from outreach_lint.readers.tags import OPEN, Tag
from outreach_lint.source import TextSpan
from outreach_lint.template import Foreign

# How something is written: ("field", form, default) or ("block", style, None).
_Writing = tuple[str, str, str | None]


def infer_dialect(
    fields: Sequence[Field], tags: Sequence[Tag], choices: Iterable[str], text: str, wanted: str | None
) -> tuple[tuple[str, ...], str | None, tuple[Foreign, ...]]:
    """Infer the dialect of a text.

    Args:
        choices: how the text offers random wordings: keys of `dialects.CHOICES`.
        wanted: the dialect that the user has set, or None.

    Returns:
        The dialects that fit the text best, the one among them that stands out (or None), and what none of them reads.
    """
    written = _writings(fields, tags)
    if wanted and wanted in DIALECTS:
        best = [DIALECTS[wanted]]
        return (wanted,), wanted, _foreign(written, best, text, named=True)
    if not written:
        return (), None, ()
    best = _best(written)
    named = _outstanding(best, fields, set(choices))
    return tuple(dialect.name for dialect in best), named, _foreign(written, best, text, named=False)


def _writings(fields: Sequence[Field], tags: Sequence[Tag]) -> list[tuple[TextSpan, _Writing, str | None]]:
    """Return place, writing and name of every field and opening tag whose dialects are known, in order."""
    written: list[tuple[TextSpan, _Writing, str | None]] = [
        (f.span, ("field", f.form, f.default), f.name) for f in fields if f.form and f.slot != "error"
    ]
    written.extend(
        (TextSpan(t.start, t.end), ("block", t.style, None), None) for t in tags if t.role == OPEN and t.style
    )
    return sorted(written, key=lambda item: item[0])


def _reads(dialect: Dialect, writing: _Writing, name: str | None = None) -> bool:
    kind, form, default = writing
    if kind == "field":
        return dialect.accepts(form, default, name)
    # Both close what {{#if}} opens; how it is closed is the pairing's matter.
    return form in dialect.blocks or (form == "handlebars" and "apollo" in dialect.blocks)


def _best(written: Sequence[tuple[TextSpan, _Writing, str | None]]) -> list[Dialect]:
    """Return the dialects that read the most of a text; on a tie those that read what comes first."""
    counts = Counter(writing for _, writing, _ in written)
    scores = {
        dialect: sum(number for writing, number in counts.items() if _reads(dialect, writing))
        for dialect in DIALECTS.values()
    }
    most = max(scores.values())
    best = [dialect for dialect, score in scores.items() if score == most and most]
    for writing in dict.fromkeys(writing for _, writing, _ in written):
        readers = [dialect for dialect in best if _reads(dialect, writing)]
        best = readers or best
    return best


def _outstanding(best: Sequence[Dialect], fields: Sequence[Field], choices: set[str]) -> str | None:
    """Return the dialect that the names of the fields give away."""
    if len(best) == 1:
        return best[0].name
    scores: Counter[str] = Counter()
    for dialect in best:
        if dialect.signs is not None:
            scores[dialect.name] += 2 * sum(1 for f in fields if f.form and dialect.signs.fullmatch(f.name))
        scores[dialect.name] += len(choices & set(dialect.choices))
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _foreign(
    written: Sequence[tuple[TextSpan, _Writing, str | None]], best: Sequence[Dialect], text: str, *, named: bool
) -> tuple[Foreign, ...]:
    """Return what no dialect of the best reads, though another one does.

    Args:
        named: whether the names of fields count as well: only the user can be so sure of the dialect.
    """
    found: list[Foreign] = []
    for span, writing, name in written:
        if not any(_reads(dialect, writing, name if named else None) for dialect in best):
            owners = tuple(d.name for d in DIALECTS.values() if _reads(d, writing, name if named else None))
            found.append(Foreign(span, text[span.start : span.end], owners, writing[0] == "block"))
    return tuple(found)
