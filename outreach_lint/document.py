"""What rules read: a message in sections and sentences, with the story of every clause.

Readers produce a `Message` (blocks with offsets, not yet parsed); the language room turns it into a `Document`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from outreach_lint.source import SegmentKind, SegmentMap, Source, TextSpan
from outreach_lint.template import Template

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

T = TypeVar("T")


class MessageKind(str, Enum):
    """The five kinds of message."""

    OUTREACH = "outreach"
    FOLLOW_UP = "follow-up"
    SERVICE_REPLY = "service-reply"
    CALL_SCRIPT = "call-script"
    MARKETING = "marketing"


# What one person writes to another unasked, or asked only once.
LETTERS = frozenset({MessageKind.OUTREACH, MessageKind.FOLLOW_UP})


class Mode(str, Enum):
    """Whether merge fields are faults (a draft about to be sent) or slots (a template)."""

    DRAFT = "draft"
    TEMPLATE = "template"


class Role(str, Enum):
    """What part of a message a block plays."""

    SUBJECT = "subject"
    GREETING = "greeting"
    BODY = "body"
    POSTSCRIPT = "postscript"
    SIGN_OFF = "sign-off"
    SIGNATURE = "signature"
    QUOTED = "quoted"
    FOOTER = "footer"
    DIRECTION = "direction"
    """Stage directions, coaching prose and branch labels of a script."""
    OTHER_TURN = "other-turn"
    """What the other side says in a script or transcript."""


# What the sender puts before the reader. Everything else (quoted, signed, legal, coaching) is out of bounds for rules.
LINTED_ROLES = frozenset({Role.SUBJECT, Role.GREETING, Role.BODY, Role.POSTSCRIPT, Role.SIGN_OFF})
# The running text of the message: where its argument is made.
RUNNING_ROLES = frozenset({Role.BODY, Role.POSTSCRIPT})


class Form(str, Enum):
    """How a block is set."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    HEADING = "heading"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the view that is parsed by itself: a subject, a paragraph, a list item, a speaker's turn.

    Attributes:
        start, end: offsets into the message's view (not the source).
        speaker: the label of the turn's speaker in a script, without its colon.
        paragraph: number of the paragraph it belongs to; blocks of one list or hard-broken paragraph share it.
    """

    role: Role
    start: int
    end: int
    form: Form = Form.PARAGRAPH
    speaker: str | None = None
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A merge field or human placeholder of the source.

    Attributes:
        span: where it stands in the source.
        name: what it stands for as written, without its brackets ("first_name", "Company").
        human: true for a placeholder that a person should have filled ("[Company]"), false for a platform's field.
        slot: what fills it: "first-name", "last-name", "name", "company", "sender", "date", "link", "fact", "other".
        form: how a platform's field is written: a key of `dialects.FORMS`; "" for a human placeholder.
        default: how it carries its default: a key of `dialects.DEFAULTS`, or None when it has none.
        fallback: what the recipient reads when its value is missing; None when it has no default.
    """

    span: TextSpan
    name: str
    human: bool
    slot: str = "other"
    form: str = ""
    default: str | None = None
    fallback: str | None = None


@dataclass(frozen=True)
class Message:
    """One message as a reader found it: blocks over a view, not yet parsed.

    Attributes:
        head: head lines by lower-cased name ("subject", "from", "to", "in-reply-to"), values as in the view.
        signature_lines: the lines of the signature block, stripped, first one usually the sender's name.
        template: its conditionals and choices, and the platform that it was written for.
        others: its other readings, where it is a template that has any: the further arms, and all fields empty.
    """

    source: Source
    segments: SegmentMap
    blocks: tuple[Block, ...]
    kind: MessageKind
    mode: Mode = Mode.DRAFT
    head: dict[str, str] = field(default_factory=dict)
    signature_lines: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    template: Template = field(default_factory=Template)
    others: tuple[Message, ...] = ()

    @property
    def span(self) -> TextSpan:
        """The stretch of the source that the message is."""
        segments = self.segments.segments
        return TextSpan(segments[0].span.start, segments[-1].span.end) if segments else TextSpan(0, 0)

    def text(self, block: Block) -> str:
        """Return the view text of a block."""
        return self.segments.view[block.start : block.end]


class Focus(str, Enum):
    """Whose story a clause tells."""

    SENDER = "sender"
    READER = "reader"
    SHARED = "shared"
    """"We" that includes the reader."""
    PRODUCT = "product"
    OTHER = "other"
    """A third party."""
    NONE = "none"
    """Nobody's: weather, dummy subjects, plain things."""


class Mood(str, Enum):
    """What a clause does."""

    STATEMENT = "statement"
    QUESTION = "question"
    REQUEST = "request"
    """An imperative, or "let me know": asks the reader to act."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and whose story it tells.

    Attributes:
        head: token index (in the section's doc) of the clause's predicate.
        start, end: token range of the clause, end excluded, without its subordinate finite clauses where they
            stand at an edge.
        subject: token range of the subject phrase, or None.
        reader_as_object: true when the reader is only what the predicate acts on ("lets you", "helps your team").
        main: true for a main clause or a clause coordinated with one.
    """

    head: int
    start: int
    end: int
    focus: Focus
    mood: Mood = Mood.STATEMENT
    subject: tuple[int, int] | None = None
    reader_as_object: bool = False
    main: bool = True


@dataclass(frozen=True)
class Parties:
    """The names of the people and firms in play, lower-cased.

    Attributes:
        sender: names of the writer and the writer's firm (signature, From line, introductions, settings).
        products: names of what the sender sells.
        reader: names of the reader and the reader's firm (greeting, To line, address).
    """

    sender: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    reader: frozenset[str] = frozenset()


# What `Section` reads of every token.
_COLUMNS: list[int | str] = [
    "LOWER", "POS", "DEP", "HEAD", "IDX", "LENGTH", "SENT_START", "ORTH", "MORPH", "LEMMA",
]  # fmt: skip
_HALF = 1 << 63
_NEWLINE = re.compile(r"[\r\n]")
# How formats write a line break that is shown; the soft break of quoted-printable ("=" at the end) is none.
_LINE_BREAK = re.compile(r"(?<!=)(?<!=\r)[\r\n]|\\[rn]|<br\b", re.IGNORECASE)
# spaCy's numbers are hashes, so that they stand for the same strings everywhere. Looking one up there takes ten times
# as long as here; the common words are in it after a few drafts.
_STRINGS: dict[int, str] = {}
_MOST_STRINGS = 100_000

Lemmatize = Callable[["Doc", list[tuple[int, int, int]]], list[str]]
"""From a doc and the form, part of speech and morphology of its tokens, as spaCy's numbers, to lower-case lemmas."""


class Section:
    """A block with its parse. Token lists are made once, because every rule reads them.

    Attributes:
        text: what the block says.
        starts, ends: where each token stands in the text, end excluded.
        sentences: the token ranges of its sentences, ends excluded.
    """

    def __init__(self, block: Block, doc: Doc, segments: SegmentMap, lemmatize: Lemmatize | None = None) -> None:
        """Put a block and its parse together.

        Args:
            lemmatize: finds the lemmas; None: the parse has them.
        """
        self.block = block
        self.doc = doc
        self.role = block.role
        self.form = block.form
        self.speaker = block.speaker
        self.text = segments.view[block.start : block.end]
        self._segments = segments
        # One array instead of a token object for every word and attribute: a tenth of the time.
        rows = doc.to_array(_COLUMNS)
        columns = rows.T.tolist() if len(rows) else [[]] * len(_COLUMNS)
        lowers, tags, deps, heads, starts, lengths, firsts, forms, morphs, lemmas = columns
        self.lowers = self._words(lowers)
        self.tags = self._words(tags)
        self.deps = self._words(deps)
        if lemmatize is None:
            self.lemmas = [lemma.lower() for lemma in self._words(lemmas)]
        else:
            self.lemmas = lemmatize(doc, list(zip(forms, tags, morphs, strict=True)))
        self._morphs: list[int] = morphs
        # Heads are told as distances, and negative ones wrap around.
        self.heads: list[int] = [i + (far if far < _HALF else far - 2 * _HALF) for i, far in enumerate(heads)]
        self.starts: list[int] = starts
        self.ends: list[int] = [start + length for start, length in zip(starts, lengths, strict=True)]
        opening = [i for i, first in enumerate(firsts) if first == 1 or i == 0]
        self.sentences = list(zip(opening, [*opening[1:], len(firsts)], strict=True)) if opening else []

    def _words(self, numbers: list[int]) -> list[str]:
        """Return the strings that spaCy's numbers stand for."""
        try:
            return [_STRINGS[number] for number in numbers]
        except KeyError:
            if len(_STRINGS) > _MOST_STRINGS:
                _STRINGS.clear()
            strings = self.doc.vocab.strings
            _STRINGS.update((number, strings[number]) for number in numbers)
        return [_STRINGS[number] for number in numbers]

    @cached_property
    def forms(self) -> list[str]:
        """Its tokens as they are written."""
        return [self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    @cached_property
    def morphs(self) -> list[str]:
        """The morphology of its tokens, such as "Mood=Ind|Tense=Past|VerbForm=Fin"."""
        return self._words(self._morphs)

    def __repr__(self) -> str:
        return f"Section({self.role.value}, {self.text!r})"

    def slice(self, start: int, end: int) -> str:
        """Return the words of a token range (end excluded) as they are written."""
        end = min(end, len(self.ends))
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def is_spaced(self, i: int) -> bool:
        """Say whether a blank follows a token."""
        return self.text[self.ends[i] : self.ends[i] + 1] == " "

    def locate(self, start: int, end: int) -> TextSpan | None:
        """Map a token range (end excluded) to the source; None when it is stand-in text only."""
        if end <= start:
            return None
        return self.locate_characters(self.starts[start], self.ends[end - 1])

    def locate_characters(self, start: int, end: int) -> TextSpan | None:
        """Map a character range of the section's text to the source; None when it is stand-in text only."""
        return self._segments.to_source(self.block.start + start, self.block.start + end)

    def has_stand_in_between(self, start: int, end: int) -> bool:
        """Say whether a character range of the section's text holds any that stands for a merge field."""
        return self._segments.has_stand_in(self.block.start + start, self.block.start + end)

    def has_stand_in(self, start: int, end: int) -> bool:
        """Say whether a token range holds text that stands for a merge field."""
        return self.has_stand_in_between(self.starts[start], self.ends[end - 1])


@dataclass(frozen=True)
class Sentence:
    """A sentence of a section.

    Attributes:
        index: its number among all sentences of the document, so that neighbours are index - 1 and index + 1.
        start, end: token range in the section's doc, end excluded.
    """

    index: int
    section: Section
    start: int
    end: int
    clauses: tuple[Clause, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as the view has it."""
        return self.section.slice(self.start, self.end)

    @property
    def forms(self) -> list[str]:
        """Its tokens as they are written."""
        return self.section.forms[self.start : self.end]

    @property
    def tokens(self) -> Span:
        """The sentence as a spaCy span."""
        return self.section.doc[self.start : self.end]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def span(self) -> TextSpan | None:
        """The sentence in the source; None when it is stand-in text only."""
        return self.section.locate(self.start, self.end)

    @cached_property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return "?" in self.section.lowers[max(self.start, self.end - 3) : self.end]


class Document:
    """One message, parsed: what every rule reads."""

    def __init__(
        self, message: Message, sections: Sequence[Section], sentences: Sequence[Sentence], parties: Parties
    ) -> None:
        self.message = message
        self.source = message.source
        self.kind = message.kind
        self.mode = message.mode
        self.fields = message.fields
        self.sections = tuple(sections)
        self.sentences = tuple(sentences)
        self.parties = parties
        # The user's own phrases, as `lexicon.AddedWords`; set by the linter.
        self.added_words: object = None
        self.others: tuple[Document, ...] = ()
        """The other readings of a template, parsed; those with all fields empty in words only."""
        self._once: dict[Callable[..., Any], Any] = {}

    def once(self, analysis: Callable[[Document], T]) -> T:
        """Return analysis(document), computed on first use and kept for every later rule."""
        if analysis not in self._once:
            self._once[analysis] = analysis(self)
        result: T = self._once[analysis]
        return result

    def quote(self, span: TextSpan) -> str:
        """Return a stretch of the source as its recipient reads it, for quoting: decoded, merge fields as written."""
        return self.message.segments.quote(self.source.text, span)

    @cached_property
    def running(self) -> tuple[Sentence, ...]:
        """The sentences of the body and postscript, in order."""
        return tuple(s for s in self.sentences if s.section.role in RUNNING_ROLES)

    @cached_property
    def clauses(self) -> tuple[tuple[Sentence, Clause], ...]:
        """Every clause of the running text with its sentence."""
        return tuple((sentence, clause) for sentence in self.running for clause in sentence.clauses)

    @cached_property
    def words(self) -> int:
        """Number of words (tokens with a letter or digit) in the running text."""
        lowers = (low for s in self.running for low in s.section.lowers[s.start : s.end])
        return sum(1 for low in lowers if low.isalnum() or any(c.isalnum() for c in low))

    def section(self, role: Role) -> Section | None:
        """Return the first section with a role, or None."""
        return next((section for section in self.sections if section.role is role), None)

    def near(self, sentence: Sentence, before: int = 1, after: int = 1) -> tuple[Sentence, ...]:
        """Return a sentence with its neighbours in the running text, in order."""
        low, high = sentence.index - before, sentence.index + after
        return tuple(s for s in self.running if low <= s.index <= high)

    def _line_end(self, span: TextSpan) -> int:
        """Return where the first line of a span ends as its reader sees it: at a break that is shown."""
        for segment in self.message.segments.over(span):
            if segment.kind in (SegmentKind.TEXT, SegmentKind.DECODED):
                start = max(segment.span.start, span.start)
                broken = _LINE_BREAK if segment.kind is SegmentKind.DECODED else _NEWLINE
                found = broken.search(self.source.text, start, min(segment.span.end, span.end))
                if found:
                    return found.start()
        return span.end

    @cached_property
    def start_span(self) -> TextSpan:
        """The smallest honest place for a finding about the whole message: its first body sentence's line."""
        for sentence in self.running:
            span = sentence.span
            if span is not None:
                return TextSpan(span.start, max(self._line_end(span), span.start + 1))
        blocks = [self.message.segments.to_source(b.start, b.end) for b in self.message.blocks]
        return next((span for span in blocks if span is not None), TextSpan(0, 0))
