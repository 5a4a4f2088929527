"""A cluster of words of the trade that sound like meaning.

Why: "end-to-end solution" can be said of anything, so it says nothing of this. Readers have learnt to skip such words,
and skip what stands beside them.

Evidence: Concrete words make customers feel heard and buy more (Packard and Berger 2021, grade A,
docslib.org/doc/12802722). Hype that can be cut without loss of information has grown for decades (Millar 2022, grade
A, doi 10.1001/jamanetworkopen.2022.28676); that it costs trust is the essays' judgement.

Flagged:
    Hi Petra,

    We offer a seamless, end-to-end solution for pumps.

Better:
    Hi Petra,

    We found no solution to the smell in the cellar, only that it comes through the second drain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach_lint.analyses.usage import is_said_elsewhere
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rewordings import rewordings_of
from outreach_lint.rule import ALL_KINDS, option, rule

_LEXICON = load_lexicon("feature_dumping/buzzwords")
# Boasts and promises have rules of their own, which say more of them.
_BOASTS = tuple(
    load_lexicon(f"credibility/{name}") for name in ("bare_superlative", "professed_virtue", "sweeping_promise")
)


@dataclass(frozen=True)
class BuzzwordsOptions:
    """Options of buzzwords."""

    # One ordinary word of the trade in a letter is nothing; two in one sentence are a habit. The essays' judgement.
    least: int = option(2, "How many of them make a cluster.")
    window: int = option(25, "How many words may lie between two of a cluster.")


@rule(Severity.SUGGESTION, kinds=ALL_KINDS, options=BuzzwordsOptions)
def buzzwords(document: Document, options: BuzzwordsOptions) -> Iterator[Finding]:
    """Find clusters of buzzwords, each reported once."""
    for cluster in _clusters(_LEXICON.find(document), options.window):
        if all(_is_boast(document, match) for match in cluster):
            continue
        if len({match.entry for match in cluster}) < options.least and not any(
            match.entry.group == "strong" for match in cluster
        ):
            continue
        span = cluster[0].section.locate(cluster[0].start, cluster[-1].end)
        if span is not None:
            said = _unique(match.text for match in cluster)
            plain = [(match.text, match.entry.suggest[0]) for match in cluster if match.entry.suggest]
            yield Finding(
                span,
                f"{_series(said)} could be said of anything, so {'it says' if len(said) == 1 else 'they say'} "
                "nothing about this.",
                "Put plain words: " + "; ".join(f"for “{old}”, {new}" for old, new in dict(plain).items()) + ".",
                rewordings=tuple(rewording for match in cluster for rewording in rewordings_of(match)),
            )


def _is_boast(document: Document, match: Match) -> bool:
    return any(is_said_elsewhere(document, match, lexicon) for lexicon in _BOASTS)


def _clusters(matches: Sequence[Match], window: int) -> list[list[Match]]:
    """Group matches of one section that stand near each other."""
    clusters: list[list[Match]] = []
    for match in matches:
        last = clusters[-1][-1] if clusters else None
        if last is not None and last.section is match.section and match.start - last.end <= window:
            clusters[-1].append(match)
        else:
            clusters.append([match])
    return clusters


def _unique(texts: Iterator[str]) -> list[str]:
    return list({text.lower(): text for text in texts}.values())


def _series(texts: Sequence[str]) -> str:
    quoted = [f"“{' '.join(text.split())}”" for text in texts]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f" and {quoted[-1]}"
