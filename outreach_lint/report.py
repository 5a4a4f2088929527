"""What a run has to say about each file: what reporters read. Keeps no parse, so documents can be let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from outreach_lint.diagnostics import Applicability, Credit, Diagnostic, Severity
from outreach_lint.document import Document, Focus, MessageKind, Mode, Role
from outreach_lint.profile import Told, TrustProfile, trust_profile
from outreach_lint.source import Source, TextSpan

UNREADABLE = "lint/unreadable-source"
_READABLE = "Mend the path or the file: as it is, nobody has looked at these words."
FOCUSED = tuple(focus for focus in Focus if focus is not Focus.NONE)


@dataclass(frozen=True)
class Suppressed:
    """A diagnostic that is not reported.

    Attributes:
        reason: why, in the words of whoever suppressed it.
        origin: what suppressed it: "directive" or "baseline".
    """

    diagnostic: Diagnostic
    reason: str
    origin: str


@dataclass(frozen=True)
class MessageReport:
    """One linted message.

    Attributes:
        subject: the subject line as its recipient reads it, merge fields as written.
        line: the line of the source where the message begins.
        words: number of words in the running text.
        focus: the share of each focus among the clauses that tell somebody's story; all 0 without any.
        credits: what the message does well; these never change the exit status.
        suppressed: what was found and is not reported, with the reasons.
        told: the clauses that tell somebody's story, for the trust profile.
    """

    kind: MessageKind
    mode: Mode
    subject: str | None
    line: int
    words: int
    focus: Mapping[Focus, float]
    diagnostics: tuple[Diagnostic, ...]
    credits: tuple[Credit, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    told: tuple[Told, ...] = ()

    @cached_property
    def trust(self) -> TrustProfile:
        """The trust profile, out of what is reported.

        What a directive suppressed, with its reason, doesn't count; what a baseline did does, because the words still
        stand there.
        """
        standing = (s.diagnostic for s in self.suppressed if s.origin == "baseline")
        return trust_profile(self.kind, (*self.diagnostics, *standing), self.credits, self.told)


@dataclass(frozen=True)
class FileReport:
    """One file, or a path that led to none.

    Attributes:
        path: the path as users see it: relative to where they are, with `/`.
        errors: why the file could not be read; the run fails.
        failures: which rules failed over it, which is their fault; the run fails as well.
        warnings: why there was nothing to lint (an empty file, a folder without drafts); the run goes on.
        notes: how the file was read, where that may surprise (a guessed encoding).
        expires: the last day on which a suppression in it holds; None without any.
        sidecar: the report on the file of directives beside it, where there is something to say of that.
    """

    path: str
    messages: tuple[MessageReport, ...] = ()
    errors: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    expires: date | None = None
    sidecar: FileReport | None = None

    @property
    def diagnostics(self) -> Iterator[Diagnostic]:
        """All diagnostics of the file, message by message."""
        return (diagnostic for message in self.messages for diagnostic in message.diagnostics)

    @property
    def unreadable(self) -> tuple[Diagnostic, ...]:
        """What says that the file could not be read, as diagnostics at its beginning.

        No setting turns it off: what nobody could lint must not pass for a draft without faults.
        """
        return tuple(
            Diagnostic(
                Source(self.path, ""), UNREADABLE, UNREADABLE.partition("/")[0], Severity.ERROR, TextSpan(0, 0),
                f"This could not be read: {text}.", _READABLE, sentence=text,
            )
            for text in self.errors
        )  # fmt: skip

    @property
    def listed(self) -> Iterator[Diagnostic]:
        """What formats for machines list: that the file could not be read, and all diagnostics."""
        return chain(self.unreadable, self.diagnostics)


@dataclass
class Tally:
    """Running totals over file reports."""

    files: int = 0
    messages: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    fixes: Counter[Applicability] = field(default_factory=Counter)
    unreadable: int = 0

    def add(self, report: FileReport) -> None:
        """Count one file."""
        self.files += 1
        self.messages += len(report.messages)
        self.unreadable += bool(report.errors)
        for diagnostic in report.diagnostics:
            self.severities[diagnostic.severity] += 1
            self.rules[diagnostic.rule, diagnostic.severity] += 1
            if diagnostic.fix and diagnostic.fix.edits:
                self.fixes[diagnostic.fix.applicability] += 1

    @property
    def diagnostics(self) -> int:
        """How many diagnostics there are in all."""
        return sum(self.severities.values())


def report_message(
    document: Document, diagnostics: Sequence[Diagnostic], credits: Sequence[Credit] = ()
) -> MessageReport:
    """Sum a document up with what was found in it."""
    return MessageReport(
        kind=document.kind,
        mode=document.mode,
        subject=_subject(document),
        line=document.source.position(document.message.span.start).line,
        words=document.words,
        focus=focus_shares(document),
        diagnostics=tuple(diagnostics),
        credits=tuple(credits),
        told=_told(document),
    )


def _told(document: Document) -> tuple[Told, ...]:
    """Return the clauses that tell somebody's story; one of stand-in text only stands nowhere, and is left out."""
    places = (
        (clause.focus, sentence.section.locate(clause.start, clause.end))
        for sentence, clause in document.clauses
        if clause.focus is not Focus.NONE
    )
    return tuple(Told(document.source, focus, span) for focus, span in places if span is not None)


def _subject(document: Document) -> str | None:
    message = document.message
    block = next((block for block in message.blocks if block.role is Role.SUBJECT), None)
    span = message.segments.to_source(block.start, block.end) if block else None
    return document.quote(span).strip() if span else message.head.get("subject")


def focus_shares(document: Document) -> dict[Focus, float]:
    """Return each focus's share of the clauses that have one, to three digits."""
    counts = Counter(clause.focus for _, clause in document.clauses)
    total = sum(counts[focus] for focus in FOCUSED)
    return {focus: round(counts[focus] / total, 3) if total else 0.0 for focus in FOCUSED}
