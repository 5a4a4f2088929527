"""Read a folder of labelled messages: `index.tsv`, `labels.jsonl` and the texts they name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from outreach_lint.document import MessageKind

# Which families (or single rules) answer for a category of label.
FAMILIES: dict[str, tuple[str, ...]] = {
    "self-orientation": ("self-orientation/",),
    "feature-dump": ("feature-dumping/",),
    "fake-empathy": ("fake-empathy/",),
    "generic-apology": ("fake-empathy/",),
    "missing-personalization": ("missing-personalization/",),
    "cliche-opener": ("missing-personalization/", "self-orientation/self-opening"),
    "generic-followup": ("missing-personalization/",),
    "no-risky-gift": ("risky-gift/",),
    "bribe-gift": ("risky-gift/",),
    "false-urgency": ("pressure/",),
    "boasting-puffery": ("credibility/",),
    "competition-language": ("combat-language/",),
    "placeholder-unfilled": ("template/",),
    "opaque-pricing": ("transparency/hidden-price",),
    "over-scripted": ("call-script/",),
    "manipulation-protest": ("credibility/protested-honesty", "transparency/", "pressure/guilt-trip"),
}

KINDS = {
    "cold-email": MessageKind.OUTREACH,
    "linkedin": MessageKind.OUTREACH,
    "follow-up": MessageKind.FOLLOW_UP,
    "service": MessageKind.SERVICE_REPLY,
    "service-reply": MessageKind.SERVICE_REPLY,
    "call-script": MessageKind.CALL_SCRIPT,
    "marketing": MessageKind.MARKETING,
    "newsletter": MessageKind.MARKETING,
}


@dataclass(frozen=True)
class Label:
    """One fault that a reader saw.

    Attributes:
        quote: an exact piece of the text, or "" for the message as a whole.
        borderline: true where the reader calls it debatable.
    """

    category: str
    quote: str
    why: str

    @property
    def borderline(self) -> bool:
        """Whether the label is debatable."""
        return self.why.startswith("borderline:")

    def answered_by(self, rule: str) -> bool:
        """Say whether a rule belongs to the families that answer for this label."""
        return rule.startswith(FAMILIES[self.category])


@dataclass(frozen=True)
class Sample:
    """One labelled message: its path below the corpus, its bytes' path, its kind as labelled and its faults."""

    name: str
    path: Path
    kind: MessageKind | None
    labels: tuple[Label, ...]
    overall: float | None

    @property
    def is_ham(self) -> bool:
        """Whether it is genuine business mail, on which every alarm is false."""
        return self.kind is None


def read_corpus(root: Path) -> Iterator[Sample]:
    """Yield the messages of a corpus folder in the order of its index.

    Raises:
        OSError: when the folder, its index or its labels cannot be read.
    """
    labels: dict[str, tuple[tuple[Label, ...], float | None]] = {}
    for line in (root / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        found = tuple(Label(f["category"], f["quote"], f["why"]) for f in item["findings"])
        labels[item["file"]] = (found, item.get("overall"))
    with (root / "index.tsv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index, delimiter="\t", quoting=csv.QUOTE_NONE):
            found, overall = labels.get(row["file"], ((), None))
            yield Sample(row["file"], root / row["file"], KINDS.get(row["kind"]), found, overall)
