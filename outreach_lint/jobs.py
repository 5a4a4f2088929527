"""One draft's worth of work: bytes and settings in, a packed report out. What worker processes run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from outreach_lint.config import Settings
from outreach_lint.drafts import OpenDraft, open_data
from outreach_lint.fixer import MOST_PASSES, NotWritten, apply_fixes, encode, is_applicable
from outreach_lint.linter import Task, lint_tasks
from outreach_lint.metrics import reading_grade
from outreach_lint.packing import known_texts, pack_report
from outreach_lint.readers.choices import FieldNames, field_names
from outreach_lint.readers.decoding import UnreadableSource, decode
from outreach_lint.report import FileReport
from outreach_lint.rulebook import Rulebook, make_rulebook
from outreach_lint.source import SIDECAR_SUFFIX, Source


@dataclass(frozen=True, slots=True)
class Job:
    """A draft to lint.

    Attributes:
        data: its bytes.
        sidecar: the bytes of the file of directives beside it.
        fix: whether to mend it as well: None, "safe" or "unsafe".
        searched: whether it was found in a folder rather than named.
    """

    path: str
    data: bytes
    settings: Settings
    sidecar: bytes | None = None
    fix: str | None = None
    searched: bool = False


def names_of(settings: Settings) -> FieldNames:
    """Return what the fields of data files are called that hold messages."""
    return field_names(settings.body_fields, settings.subject_fields)


def _open(path: str, data: bytes, settings: Settings, *, searched: bool = False) -> OpenDraft:
    names = names_of(settings)
    return open_data(path, data, settings.kind, settings.mode, settings.dialect, names, searched=searched)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        report: the packed report.
        data: the bytes that it is about: those of the job, or mended ones.
        fixed: the rules whose fixes are in them.
        unfixed: why nothing was mended that could have been.
        failed: whether it could not be read, or a rule failed, so that the report is none to keep.
        sidecar, sidecar_fixed, sidecar_unfixed: the same of the file of directives beside it.
    """

    report: str
    data: bytes
    fixed: tuple[str, ...] = ()
    unfixed: str | None = None
    failed: bool = False
    sidecar: bytes | None = None
    sidecar_fixed: tuple[str, ...] = ()
    sidecar_unfixed: str | None = None


def do_jobs(jobs: Sequence[Job]) -> list[Outcome]:
    """Lint drafts, and mend those that are to be mended until nothing is left to mend."""
    work = [_Mending(job, report) for job, report in zip(jobs, _lint(jobs), strict=True)]
    _mend(work)
    return [mending.outcome() for mending in work]


def _lint(jobs: Sequence[Job]) -> list[FileReport]:
    return list(lint_tasks(map(_task, jobs)))


def _task(job: Job) -> Task:
    opened = _open(job.path, job.data, job.settings, searched=job.searched)
    return Task(opened, job.settings, rulebook_for(job.settings), _sidecar(job))


def _sidecar(job: Job) -> Source | None:
    """Return the file of directives beside a draft; one that is not text holds none."""
    if job.sidecar is None:
        return None
    try:
        return decode(job.path + SIDECAR_SUFFIX, job.sidecar)
    except UnreadableSource:
        return None


# Settings, by their fingerprint, and what they come to: found once a process.
RULEBOOKS: dict[str, Rulebook] = {}


def rulebook_for(settings: Settings) -> Rulebook:
    """Return what settings come to."""
    key = settings.fingerprint
    if key not in RULEBOOKS:
        RULEBOOKS[key] = make_rulebook(settings)
    return RULEBOOKS[key]


@dataclass
class _Mending:
    """A job on its way to be mended, with the report on its present state."""

    job: Job
    report: FileReport
    fixed: tuple[str, ...] = ()
    beside_fixed: tuple[str, ...] = ()
    unfixed: str | None = None
    beside_unfixed: str | None = None

    def mend(self) -> bool:
        """Put what can be mended at once into the draft and the file beside it; say whether that was anything."""
        before, job = self.job, self.job
        if job.fix is None:
            return False
        try:
            data, rules = _mended(job.data, self.report, job.fix)
            self.job, self.fixed = replace(self.job, data=data), (*self.fixed, *rules)
        except NotWritten as error:
            self.unfixed = str(error)
        if job.sidecar is not None and self.report.sidecar:
            try:
                data, rules = _mended(job.sidecar, self.report.sidecar, job.fix)
                self.job, self.beside_fixed = replace(self.job, sidecar=data), (*self.beside_fixed, *rules)
            except NotWritten as error:
                self.beside_unfixed = str(error)
        return self.job != before

    def outcome(self) -> Outcome:
        """Return what became of the job."""
        job, report = self.job, self.report
        packed = pack_report(report, known_texts(job.path, job.data, job.sidecar))
        return Outcome(
            packed, job.data, self.fixed, self.unfixed, bool(report.errors or report.failures), job.sidecar,
            self.beside_fixed, self.beside_unfixed,
        )  # fmt: skip


def _mend(work: list[_Mending]) -> None:
    """Mend drafts until nothing is left to mend, or fixes undo each other."""
    for _ in range(MOST_PASSES):
        work = [mending for mending in work if mending.mend()]
        if not work:
            break
        for mending, report in zip(work, _lint([mending.job for mending in work]), strict=True):
            mending.report = report


def _mended(data: bytes, report: FileReport, fix: str) -> tuple[bytes, list[str]]:
    """Return a file's bytes with what can be mended at once, and the rules whose fixes that is."""
    unsafe = fix == "unsafe"
    diagnostics = [d for d in report.diagnostics if is_applicable(d, unsafe)]
    if not diagnostics:
        return data, []
    source = diagnostics[0].source
    text, rules = apply_fixes(source.text, diagnostics, unsafe)
    return encode(source, data, text), rules


def warm_up() -> None:
    """Load what jobs need, down to the index of all phrases and the dictionary of syllables: workers then share it."""
    reading_grade("Organisations appreciate information.")
    do_jobs([Job("draft.txt", b"Hi Ana,\n\nIs the kiln in your yard still for sale?\n", Settings())])


def read_old_text(path: str, data: bytes, settings: Settings) -> list[str]:
    """Return the texts of an earlier version of a draft: as it stands, and as its recipients would read it."""
    opened = _open(path, data, settings)
    sources: list[Source] = [message.source for message in opened.messages[:1]]
    return [source.text for source in sources] + [message.segments.view for message in opened.messages]
