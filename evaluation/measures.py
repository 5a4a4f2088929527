"""What the figures mean, each computed from the samples and the diagnostics on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evaluation.corpus import FAMILIES, Label, Sample
from outreach_lint.diagnostics import Credit, Diagnostic, Severity

WEIGHTS = {Severity.ERROR: 4, Severity.WARNING: 2, Severity.SUGGESTION: 1}


@dataclass(frozen=True)
class Result:
    """A sample with what the linter said about it.

    Attributes:
        trust: the quotient of its trust profile; of a file with several messages, of the first.
    """

    sample: Sample
    diagnostics: tuple[Diagnostic, ...]
    words: int
    text: str
    trust: float = 0.0
    credits: tuple[Credit, ...] = ()

    @property
    def faults_per_100_words(self) -> float:
        """Diagnostics weighted error 4, warning 2, suggestion 1, per 100 words of running text."""
        return 100 * sum(WEIGHTS[d.severity] for d in self.diagnostics) / max(self.words, 1)

    def answers(self, label: Label, *, in_place: bool) -> bool:
        """Say whether a diagnostic of the label's families is there (in place: on the quoted words)."""
        right = [d for d in self.diagnostics if label.answered_by(d.rule)]
        start = self.text.find(label.quote) if in_place and label.quote else -1
        if start < 0:
            return bool(right)
        end = start + len(label.quote)
        return any(d.span.start < end and start < d.span.end for d in right)


@dataclass(frozen=True)
class Scores:
    """How one family of rules compares with the labels of one category or more.

    Attributes:
        labels: how many labels there are.
        found: labels whose message has a diagnostic of the family.
        found_in_place: labels whose quoted words (or message, where nothing is quoted) carry one.
        diagnostics: diagnostics of the family in all labelled messages.
        confirmed: of those, the ones in a message where the reader saw this fault too.
    """

    family: str
    labels: int
    found: int
    found_in_place: int
    diagnostics: int
    confirmed: int

    @property
    def precision(self) -> float:
        """Confirmed diagnostics over all; a lower bound, since readers label instances, not every instance."""
        return self.confirmed / self.diagnostics if self.diagnostics else 1.0

    @property
    def recall(self) -> float:
        """Labels found (message level) over all."""
        return self.found / self.labels if self.labels else 1.0

    @property
    def recall_in_place(self) -> float:
        """Labels found on the quoted words over all."""
        return self.found_in_place / self.labels if self.labels else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and message-level recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def family_scores(results: Sequence[Result], *, borderline: bool) -> list[Scores]:
    """Score every family that has labels.

    Args:
        borderline: count debatable labels as faults to find (they always confirm a diagnostic).
    """
    families = sorted({prefixes[0].rstrip("/") for prefixes in FAMILIES.values()})
    return [_score(family, results, borderline) for family in families]


def _belongs(label: Label, family: str) -> bool:
    return FAMILIES[label.category][0].rstrip("/") == family


def _score(family: str, results: Sequence[Result], borderline: bool) -> Scores:
    labels = found = in_place = diagnostics = confirmed = 0
    for result in results:
        mine = [label for label in result.sample.labels if _belongs(label, family)]
        wanted = [label for label in mine if borderline or not label.borderline]
        labels += len(wanted)
        found += sum(result.answers(label, in_place=False) for label in wanted)
        in_place += sum(result.answers(label, in_place=True) for label in wanted)
        said = [d for d in result.diagnostics if d.rule.startswith(family)]
        diagnostics += len(said)
        confirmed += sum(any(label.answered_by(d.rule) for label in result.sample.labels) for d in said)
    return Scores(family, labels, found, in_place, diagnostics, confirmed)


@dataclass(frozen=True)
class PairScores:
    """Before/after pairs: how often the better message comes out better by some measure."""

    pairs: int
    right: int
    ties: int
    wrong: tuple[str, ...]


def fewer_faults(result: Result) -> float:
    """Rank messages by their weighted faults per 100 words, the fewest highest."""
    return -result.faults_per_100_words


def higher_trust(result: Result) -> float:
    """Rank messages by the quotient of their trust profile."""
    return result.trust


def pair_scores(results: Iterable[Result], rank: Callable[[Result], float] = fewer_faults) -> PairScores:
    """Compare the two messages of every pair (`NAME-bad.txt`, `NAME-good.txt`) by a measure."""
    by_name = {result.sample.name: result for result in results}
    right, ties, wrong = 0, 0, []
    pairs = [(n, n.replace("-bad.", "-good.")) for n in by_name if "-bad." in n]
    pairs = [(bad, good) for bad, good in pairs if good in by_name]
    for bad, good in pairs:
        gap = rank(by_name[good]) - rank(by_name[bad])
        right += gap > 0
        ties += gap == 0
        if gap <= 0:
            wrong.append(bad)
    return PairScores(len(pairs), right, ties, tuple(wrong))


def alarms(results: Iterable[Result]) -> tuple[int, int]:
    """Return (warnings and errors on genuine mail, genuine messages)."""
    ham = [result for result in results if result.sample.is_ham]
    return sum(d.severity.rank >= 1 for result in ham for d in result.diagnostics), len(ham)
