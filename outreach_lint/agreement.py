"""How often a reader agreed with each rule's findings on text that the rule was not tuned on.

The figures are data (`agreement.yaml`), filled in by whoever reads the findings; nothing here measures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

AGREEMENT_PATH = Path(__file__).parent / "agreement.yaml"

ENOUGH_READ = 5
"""So many findings must have been read before a figure says anything."""
GOOD_ENOUGH = 0.8
"""A rule whose agreement is lower is off until asked for."""


class AgreementError(ValueError):
    """The file of figures is not valid; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a reader made of one rule's findings.

    Attributes:
        read: how many findings were read.
        agreed: with how many of them the reader agreed: this finding, at this place, with this advice.
    """

    read: int
    agreed: int

    @property
    def precision(self) -> float:
        """The share agreed with, to three digits."""
        return round(self.agreed / self.read, 3)

    @property
    def is_low(self) -> bool:
        """Whether enough was read to say that the rule is not good enough to be on."""
        return self.read >= ENOUGH_READ and self.agreed < GOOD_ENOUGH * self.read


@cache
def load_agreement() -> dict[str, Agreement]:
    """Return rule id -> what was measured; a rule without a measurement is not in it.

    Raises:
        AgreementError: when the file is not valid.
    """
    return parse_agreement(yaml.safe_load(AGREEMENT_PATH.read_text(encoding="utf-8")))


def parse_agreement(raw: Any) -> dict[str, Agreement]:
    """Build the figures from parsed YAML: a mapping `rules:` of rule ids to {read, agreed}.

    Raises:
        AgreementError: when an entry has other keys, or figures that cannot be.
    """
    if not isinstance(raw, dict) or set(raw) != {"rules"}:
        raise AgreementError("the figures stand under `rules:`, and nothing else does")
    return {str(rule): _parse_entry(str(rule), entry) for rule, entry in (raw["rules"] or {}).items()}


def _parse_entry(rule: str, entry: Any) -> Agreement:
    if not isinstance(entry, dict) or set(entry) != {"read", "agreed"}:
        raise AgreementError(f"{rule}: an entry is {{read: N, agreed: N}}, not {entry!r}")
    read, agreed = entry["read"], entry["agreed"]
    if type(read) is not int or type(agreed) is not int or not 0 <= agreed <= read or read == 0:
        raise AgreementError(f"{rule}: agreed is a whole number from 0 to read, and read at least 1, not {entry!r}")
    return Agreement(read, agreed)


def agreement_table(ids: Iterable[tuple[str, bool]]) -> str:
    """Return the figures as a Markdown table, one row a rule.

    Args:
        ids: the id of each rule, and whether it is on by default.
    """
    measured = load_agreement()
    rows = ["| rule | read | agreed | precision | on by default |", "|---|---:|---:|---:|---|"]
    for rule, on in ids:
        found = measured.get(rule)
        figures = f"{found.read} | {found.agreed} | {found.precision:.2f}" if found else "0 | 0 | not measured"
        rows.append(f"| `{rule}` | {figures} | {'yes' if on else 'no (preview)'} |")
    return "\n".join(rows)
