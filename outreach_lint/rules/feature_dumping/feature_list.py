"""Four or more features of the sender or the product in one list.

Why: a list of features is a catalogue of drills, and readers want a hole. The longer it is, the less any item is
about them, and the more it reads as hope that something will stick.

Evidence: With a known motive to persuade, impressions peak at three claims and a fourth brings doubt (Carlson and
Shu 2014, four experiments, grade A, doi 10.1509/jm.11.0504).

Flagged:
    Hi Petra,

    Our service includes inspection, cleaning, alarm testing, float repair and annual reports.

Better:
    Hi Petra,

    You asked what the inspection covers: the float, the valve, the alarm and the sump.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.features import find_feature_lists
from outreach_lint.analyses.items import FeatureList
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import CALL_SCRIPT, FOLLOW_UP, MARKETING, OUTREACH, option, rule
from outreach_lint.source import TextSpan


@dataclass(frozen=True)
class FeatureListOptions:
    """Options of feature-list."""

    # Three persuade best and the fourth brings doubt: Carlson and Shu 2014, doi 10.1509/jm.11.0504, grade A.
    max_features: int = option(3, "How many features one list may hold.")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP, MARKETING, CALL_SCRIPT), options=FeatureListOptions)
def feature_list(document: Document, options: FeatureListOptions) -> Iterator[Finding]:
    """Find lists with too many features."""
    for features in document.once(find_feature_lists):
        span = _span(features)
        if len(features.items) > options.max_features and span is not None:
            first, last = features.quote(0), features.quote(-1)
            where = "bullets" if features.bulleted else "features in a row"
            yield Finding(
                span,
                f"{len(features.items)} {where}, from “{first}” to “{last}”: the reader has to find their own case "
                "among them, and after the third each one adds doubt.",
                _help(features),
            )


def _span(features: FeatureList) -> TextSpan | None:
    """Return the list in the source: bullets with the sentence that announces them."""
    span = features.sentence.section.locate(features.start, features.end)
    section, start, end = features.items[-1]
    last = section.locate(start, end) if features.bulleted else span
    return TextSpan(span.start, last.end) if span is not None and last is not None else None


def _help(features: FeatureList) -> str:
    return (
        f"Keep the one that this reader would miss first, “{features.quote(0)}” or another, and say in one sentence "
        "what it changes at their place."
    )
