"""Markdown: one draft, a page of copy, or a document that holds many messages between titles and coaching prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_lint.document import Message, MessageKind
from outreach_lint.readers.choices import Choices
from outreach_lint.readers.decoding import in_bounds
from outreach_lint.readers.extract import Extract, Extractor, lift, whole
from outreach_lint.readers.kind import detect_kind
from outreach_lint.readers.markdown_drafts import DraftFinder, FoundDraft
from outreach_lint.readers.markdown_labels import is_avoided, is_coaching
from outreach_lint.readers.markdown_pieces import Piece, Shape, inline_extract, split_pieces, take_lines
from outreach_lint.readers.markup import looks_like_markup, read_markup
from outreach_lint.readers.text import read_extract
from outreach_lint.source import Source

# Front matter as it is written, invalid YAML included: "subject: {{first_name}}, a question".
_FENCE_LINE = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_FRONT_LINE = re.compile(
    r"(?:(?P<key>[A-Za-z_][\w .-]{0,40})[ \t]*:(?:[ \t]+(?P<value>[^\r\n]*)|[ \t]*)"
    r"|[ \t]+[^\r\n]*|-[ \t][^\r\n]*|\#[^\r\n]*|)"
    r"(?:\r\n|\n|\r)"
)
_FRONT_END = re.compile(r"(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)")
_MOST_FRONT_LINES = 200
_SUBJECT_KEYS = ("subject", "subject_line", "subject line")
_PREHEADER_KEYS = ("preheader", "preview", "preview_text", "preview text")


def read_document(source: Source, choices: Choices, base: Extract | None = None) -> list[Message]:
    """Read every message of a document; a document without any is one message as a whole.

    Args:
        base: the document, where it is not the source's own text.
    """
    base = base or whole(source.text)
    text = base.text
    keys, start = _front_matter(text)
    pieces = split_pieces(text, start)
    front = next((keys[name] for name in _SUBJECT_KEYS if name in keys), None)
    finder = DraftFinder(text)
    drafts = finder.find(pieces)
    if finder.subjects == 1 and drafts and drafts[0].bodies and _begins_with(pieces, drafts[0]):
        # The only message of the document: rules and headings divide it rather than end it.
        drafts = DraftFinder(text, single=True).find(pieces)[:1]
    if finder.subjects and drafts:
        return _many(source, drafts, choices, base)
    if finder.subjects and not drafts:
        return []
    if drafts and front is None and not finder.greeting_outside and not _is_script(text, pieces, choices):
        return _many(source, drafts, choices, base)
    preheader = next((text[slice(*keys[name])] for name in _PREHEADER_KEYS if name in keys), "")
    return _whole(source, pieces, front, preheader, choices, base)


def _begins_with(pieces: Sequence[Piece], draft: FoundDraft) -> bool:
    """Say whether nothing but titles stands above a draft."""
    above = [piece for piece in pieces if draft.subjects and piece.bounds[1] < draft.subjects[0][0]]
    return all(piece.shape in (Shape.HEADING, Shape.RULE) for piece in above)


def _is_script(text: str, pieces: Sequence[Piece], choices: Choices) -> bool:
    if choices.kind is not None:
        return choices.kind is MessageKind.CALL_SCRIPT
    lines = [text[start:end] for piece in pieces for start, end in piece.lines]
    return detect_kind(lines) is MessageKind.CALL_SCRIPT


def _many(source: Source, drafts: Sequence[FoundDraft], choices: Choices, base: Extract) -> list[Message]:
    return in_bounds(source, (_read_draft(source, draft, choices, base) for draft in drafts))


def _read_draft(source: Source, draft: FoundDraft, choices: Choices, base: Extract) -> Message | None:
    text = base.text
    subjects = [lift(inline_extract(text, start, end), base) for start, end in draft.subjects if start < end]
    lines = [line for body in draft.bodies for line in body.lines]
    start = lines[0][0] if lines else draft.subjects[0][0]
    out = Extractor(text, start)
    for body in draft.bodies:
        take_lines(out, text, body.lines, literal=body.literal)
    extract = lift(_unmarked(out.finish(lines[-1][1] if lines else start)), base)
    head = {"preheader": draft.preheader} if draft.preheader else {}
    return read_extract(source, extract, choices.kind, choices.mode, head=head, subjects=subjects)


def _unmarked(extract: Extract) -> Extract:
    """Take the text out of a body that is HTML."""
    return lift(read_markup(extract.text).extract, extract) if looks_like_markup(extract.text) else extract


def _whole(
    source: Source,
    pieces: Sequence[Piece],
    front: tuple[int, int] | None,
    preheader: str,
    choices: Choices,
    base: Extract,
) -> list[Message]:
    """Read a document as one message: a draft, a script, or copy."""
    text = base.text
    script = _is_script(text, pieces, choices)
    out = Extractor(text)
    passed: int | None = None
    for piece in pieces:
        if piece.shape is Shape.HEADING:
            line = text[slice(*piece.lines[0])]
            if passed is not None and piece.level > passed:
                continue
            passed = piece.level if not script and (is_avoided(line) or is_coaching(line)) else None
        if passed is not None or not (script or _is_prose(piece, text)):
            continue
        if piece.shape is Shape.FENCE and piece.info not in ("", "text", "txt"):
            continue
        lines = piece.lines
        if piece.shape is Shape.QUOTE:
            lines = tuple((max(text.rfind(">", piece.bounds[0], start), piece.bounds[0]), end) for start, end in lines)
        take_lines(out, text, lines, literal=piece.shape is Shape.FENCE)
    subjects = [lift(inline_extract(text, *front), base)] if front and front[0] < front[1] else []
    head = {"preheader": preheader} if preheader else {}
    bounds = (0, len(source.text))
    message = read_extract(
        source, lift(out.finish(), base), choices.kind, choices.mode, head=head, subjects=subjects, bounds=bounds
    )
    return [message] if message else []


def _is_prose(piece: Piece, text: str) -> bool:
    """Say whether a piece is part of a letter or of copy; a long rule of underscores may begin a footer."""
    if piece.shape is Shape.RULE:
        return text[piece.bounds[0]] == "_"
    return piece.shape not in (Shape.TABLE, Shape.FENCE)


def _front_matter(text: str) -> tuple[dict[str, tuple[int, int]], int]:
    """Return where the values of front matter stand, by lower-cased key, and where the document begins."""
    opening = _FENCE_LINE.match(text)
    if not opening:
        return {}, 0
    keys: dict[str, tuple[int, int]] = {}
    at = opening.end()
    for _ in range(_MOST_FRONT_LINES):
        end = _FRONT_END.match(text, at)
        if end:
            return (keys, end.end()) if keys else ({}, 0)
        line = _FRONT_LINE.match(text, at)
        if not line:
            break
        if line["key"]:
            low, high = line.span("value") if line["value"] is not None else (at, at)
            value = text[low:high].rstrip()
            high = low + len(value)
            if len(value) > 1 and value[0] in "\"'" and value[0] == value[-1]:
                low, high = low + 1, high - 1
            keys.setdefault(line["key"].lower(), (low, high))
        at = line.end()
    return {}, 0
