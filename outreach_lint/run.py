"""A run: from the paths that a user names to reports in order, by way of the cache and of worker processes.

What the cache knows is answered without loading rules, readers or spaCy, so none of these is imported up here.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from outreach_lint.baseline import FILE_NAME as BASELINE
from outreach_lint.cache import Cache, digest
from outreach_lint.config import Settings
from outreach_lint.configuration.project import Configuration, Project
from outreach_lint.fingerprint import full_fingerprint, quick_fingerprint
from outreach_lint.fixer import is_applicable
from outreach_lint.ignored import GitIgnore
from outreach_lint.packing import PackingError, known_texts, unpack_report
from outreach_lint.report import FileReport
from outreach_lint.source import MAX_BYTES, SIDECAR_SUFFIX
from outreach_lint.walk import STDIN, Draft, find_drafts, reason

if TYPE_CHECKING:
    from outreach_lint.jobs import Job, Outcome

# So many drafts are looked up in the cache at once.
_LOOKED_UP = 256
# So many are linted in one go: enough to fill spaCy's batches, few enough to share out evenly.
_LINTED = 24
# With fewer bytes to lint, starting workers may cost more than it saves: `python -m benchmarks.parallel` found the
# longest way through two processes longer than one at 15,000 bytes, and shorter by a fifth from 22,000 on.
BREAK_EVEN = 30_000
# Nobody's folder of drafts keeps more of them busy, and each takes memory.
_MOST_WORKERS = 8


@dataclass
class Linted:
    """A draft with its report, and with what was mended on the way to it.

    Attributes:
        report: None as long as it isn't known.
        before, after: the draft's bytes; they differ where something was mended.
        sidecar: the bytes of the file of directives beside it.
        beside: that file, to be mended and reported on after the draft; it has a report only where it has faults.
        fixed: the rules whose fixes were applied.
        unfixed: why nothing was mended that could have been.
        place, key: what the cache knows it by.
    """

    draft: Draft
    settings: Settings
    report: FileReport | None = None
    before: bytes = b""
    after: bytes = b""
    sidecar: bytes | None = None
    beside: Linted | None = None
    fixed: tuple[str, ...] = ()
    unfixed: str | None = None
    place: bytes = b""
    key: bytes = b""


@dataclass
class _Batch:
    """Some drafts in a row, and the jobs of those that the cache doesn't know."""

    drafts: list[Linted] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)


class Run:
    """Lints drafts by the settings of each.

    Args:
        project: where the settings come from.
        cache: what earlier runs found; None: find everything anew.
        processes: how many may work at once; 0: as many as there are processors.
        fix: what to mend: None, "safe" or "unsafe".
    """

    def __init__(
        self, project: Project, cache: Cache | None = None, processes: int = 1, fix: str | None = None
    ) -> None:
        self._project = project
        self._cache = cache
        self._processes = processes
        self._fix = fix
        self._package = _package_fingerprint(cache) if cache else ""
        self._known_suffixes: Collection[str] = ()

    # --- Which drafts ---

    def collect(self, paths: Iterable[str], stdin_path: str = STDIN) -> list[tuple[Draft, Settings]]:
        """Return the drafts that paths lead to with the settings of each, in order.

        All configuration is read and checked here, so that nothing is printed before something wrong is found.

        Raises:
            SettingsError: when a configuration file is wrong.
        """
        project = self._project
        git = GitIgnore() if project.run_value("respect-gitignore", True) else None
        force = project.run_value("force-exclude", False)

        known = project.run_path("baseline")

        def skip(path: str, folder: bool) -> bool:
            if project.excludes(path, folder) or (git is not None and git.ignores(path, folder)):
                return True
            return not folder and (path == known or os.path.basename(path) == BASELINE or project.is_own(path))

        found = [
            (draft, project.settings_for(draft.location))
            for draft in find_drafts(paths, self._suffixes, stdin_path, skip)
            if not (force and project.covers(draft.location))
        ]
        for configuration in project.configurations:
            self._check(configuration)
        return found

    def _suffixes(self) -> Collection[str]:
        """Return what folders are searched for; readers say so, but take a while to load."""
        if not self._known_suffixes:
            fact = f"suffixes {self._package}"
            known = self._cache.fact(fact) if self._cache else None
            if known is None:
                from outreach_lint.readers import known_suffixes

                known = " ".join(known_suffixes())
                if self._cache:
                    self._cache.keep_fact(fact, known)
            self._known_suffixes = frozenset(known.split())
        return self._known_suffixes

    def _check(self, configuration: Configuration) -> None:
        """Check what a configuration names; what an earlier run found right, is."""
        near = self._project.near
        layers = [(layer.place, layer.naming) for layer in (*configuration.layers, *near)]
        said = repr((layers, configuration.house_rules))
        fact = f"right {digest(self._package.encode(), said.encode('utf-8', 'surrogatepass')).hex()}"
        if self._cache is None or self._cache.fact(fact) is None:
            from outreach_lint.configuration.check import check_configuration

            check_configuration(configuration, near)
            if self._cache:
                self._cache.keep_fact(fact, "")

    # --- What is in them ---

    def lint(self, drafts: Iterable[tuple[Draft, Settings]]) -> Iterator[Linted]:
        """Yield each draft with its report in order; after it the sidecar, where that has faults."""
        waiting = (Linted(draft, settings) for draft, settings in drafts)
        batches = self._batches(waiting)
        for batch, outcomes in self._work(batches):
            results = iter(outcomes)
            rows = [self._finish(linted, next(results)) for linted in batch.drafts if linted.report is None]
            if self._cache:
                self._cache.keep(row for row in rows if row)
            for linted in batch.drafts:
                yield linted
                if linted.beside and ((linted.report and linted.report.sidecar) or linted.beside.fixed):
                    linted.beside.report = linted.report.sidecar if linted.report else None
                    yield linted.beside
        if self._cache:
            self._cache.close()

    def _batches(self, waiting: Iterator[Linted]) -> Iterator[_Batch]:
        """Yield drafts in batches: a few that have to be linted, and any number of those that the cache knows."""
        while window := list(islice(waiting, _LOOKED_UP)):
            for linted in window:
                self._read(linted)
            self._look_up([linted for linted in window if linted.report is None])
            batch = _Batch()
            for linted in window:
                batch.drafts.append(linted)
                if linted.report is None:
                    batch.jobs.append(self._job(linted))
                    if len(batch.jobs) == _LINTED:
                        yield batch
                        batch = _Batch()
            if batch.drafts:
                yield batch

    def _read(self, linted: Linted) -> None:
        draft = linted.draft
        if draft.warning:
            linted.report = FileReport(draft.path, warnings=(draft.warning,))
            return
        try:
            linted.before = linted.after = draft.read(MAX_BYTES + 1)
        except OSError as error:
            linted.report = FileReport(draft.path, errors=(reason(error),))
        except ValueError:
            linted.report = FileReport(draft.path, errors=("not a valid path",))
        else:
            linted.sidecar = _read_sidecar(draft.location)
            if linted.sidecar is not None:
                linted.beside = _beside(linted)

    def _look_up(self, drafts: list[Linted]) -> None:
        if self._cache is None:
            return
        for linted in drafts:
            self._set_key(linted)
        known = self._cache.look_up([(linted.place, linted.key) for linted in drafts])
        for linted in drafts:
            if linted.place in known:
                report = self._unpacked(linted, known[linted.place])
                if report and not (self._fix and _may_be_mended(report)):
                    linted.report = report

    def _set_key(self, linted: Linted) -> None:
        settings = linted.settings.fingerprint.encode("utf-8", "surrogatepass")
        path = linted.draft.path.encode("utf-8", "surrogatepass")
        linted.place = digest(linted.draft.location.encode("utf-8", "surrogatepass"), settings)
        beside = b"" if linted.sidecar is None else b"+" + linted.sidecar
        linted.key = digest(self._package.encode(), settings, path, beside, linted.after)

    def _unpacked(self, linted: Linted, packed: str) -> FileReport | None:
        """Return a report from the cache, unless a suppression in it has ended since."""
        try:
            expires, _, text = packed.partition(" ")
            if expires and expires < _today():
                return None
            return unpack_report(text, known_texts(linted.draft.path, linted.after, linted.sidecar))
        except PackingError:
            return None

    def _job(self, linted: Linted) -> Job:
        from outreach_lint.jobs import Job

        fix = None if linted.draft.stdin else self._fix
        draft = linted.draft
        return Job(draft.path, linted.before, linted.settings, linted.sidecar, fix, draft.searched)

    def _work(self, batches: Iterator[_Batch]) -> Iterator[tuple[_Batch, list[Outcome]]]:
        """Yield batches in order with what became of their jobs, worked on by several processes where that pays."""
        ahead: list[_Batch] = []
        processes = self._processes or _processors()
        size = 0
        while processes > 1 and size < BREAK_EVEN and (batch := next(batches, None)):
            ahead.append(batch)
            size += sum(len(job.data) for job in batch.jobs)
        if size < BREAK_EVEN:
            for batch in chain(ahead, batches):
                yield batch, _do(batch.jobs)
            return
        from outreach_lint.jobs import do_jobs, warm_up
        from outreach_lint.workers import map_in_order

        sent: list[_Batch] = []

        def jobs() -> Iterator[list[Job]]:
            for batch in chain(ahead, batches):
                sent.append(batch)
                yield batch.jobs

        for outcomes in map_in_order(do_jobs, jobs(), processes, warm_up):
            yield sent.pop(0), outcomes

    def _finish(self, linted: Linted, outcome: Outcome) -> tuple[bytes, bytes, str] | None:
        """Take over what became of a job; return what the cache should keep of it."""
        linted.after, linted.fixed, linted.unfixed = outcome.data, outcome.fixed, outcome.unfixed
        if linted.beside and outcome.sidecar is not None:
            linted.sidecar = linted.beside.after = outcome.sidecar
            linted.beside.fixed, linted.beside.unfixed = outcome.sidecar_fixed, outcome.sidecar_unfixed
        texts = known_texts(linted.draft.path, linted.after, linted.sidecar)
        linted.report = report = unpack_report(outcome.report, texts)
        if self._cache is None or outcome.failed:
            return None
        if linted.fixed or outcome.sidecar_fixed:
            self._set_key(linted)
        expires = report.expires.isoformat() if report.expires else ""
        return linted.place, linted.key, f"{expires} {outcome.report}"


def _do(jobs: list[Job]) -> list[Outcome]:
    if not jobs:
        return []
    from outreach_lint.jobs import do_jobs

    return do_jobs(jobs)


def _processors() -> int:
    """Return how many processors this process may use, up to a sensible number of workers."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_WORKERS)


def _read_sidecar(location: str) -> bytes | None:
    """Return the bytes of the file of directives beside a draft, if it has one."""
    try:
        with open(location + SIDECAR_SUFFIX, "rb") as file:
            return file.read(MAX_BYTES)
    except (OSError, ValueError):
        return None


def _beside(linted: Linted) -> Linted:
    """Return the file of directives beside a draft."""
    draft, data = linted.draft, linted.sidecar or b""
    place = Draft(draft.path + SIDECAR_SUFFIX, draft.location + SIDECAR_SUFFIX)
    return Linted(place, linted.settings, before=data, after=data)


def _may_be_mended(report: FileReport) -> bool:
    beside = report.sidecar.diagnostics if report.sidecar else ()
    return any(is_applicable(diagnostic, True) for diagnostic in chain(report.diagnostics, beside))


def _today() -> str:
    from datetime import date

    return date.today().isoformat()


def _package_fingerprint(cache: Cache) -> str:
    """Return what the package and all that it stands on come to; contents are read when some file's time is new."""
    quick = f"package {quick_fingerprint()}"
    known = cache.fact(quick)
    if known is None:
        known = full_fingerprint()
        cache.keep_fact(quick, known)
    return known
