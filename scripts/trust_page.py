"""Write the tables of `docs/trust.md` from the data of the trust profile.

python -m scripts.trust_page
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outreach_lint.diagnostics import Factor
from outreach_lint.profile import Bearing, TrustWeights, load_trust_weights
from outreach_lint.rule import Rule
from outreach_lint.rules import all_rules

PAGE = Path(__file__).parent.parent / "docs" / "trust.md"
BEGIN = "<!-- {}: written by python -m scripts.trust_page -->"
END = "<!-- end of {} -->"
_HEAD = "| C | R | I | S | why |\n|---|:-:|:-:|:-:|:-:|---|"


def faults_table(weights: TrustWeights) -> str:
    """Return what findings bear on, families first, then the rules that differ."""
    bearings = [*weights.families.items(), *sorted(weights.rules.items())]
    rows = (_row(name, bearing) for name, bearing in bearings if bearing.weights)
    return f"| family or rule {_HEAD}\n" + "\n".join(rows)


def credits_table(rules: Iterable[Rule]) -> str:
    """Return what each credit serves."""
    rows = (_row(rule.id, Bearing(rule.page.summary, dict.fromkeys(rule.factors, 1.0))) for rule in rules)
    return f"| credit {_HEAD.replace('why', 'credits')}\n" + "\n".join(rows)


def _row(name: str, bearing: Bearing) -> str:
    cells = (f"{bearing.weights[factor]:g}" if factor in bearing.weights else "" for factor in Factor)
    return f"| `{name}` | {' | '.join(cells)} | {bearing.why} |"


def with_tables(page: str) -> str:
    """Return the page with its tables as the data has them now.

    Raises:
        ValueError: when a table's marks are missing.
    """
    tables = {
        "faults": faults_table(load_trust_weights()),
        "credits": credits_table(rule for rule in all_rules() if rule.is_credit),
    }
    for name, table in tables.items():
        before, begin, rest = page.partition(BEGIN.format(name))
        _, end, after = rest.partition(END.format(name))
        if not (begin and end):
            raise ValueError(f"{PAGE.name} lacks the marks of the {name}")
        page = f"{before}{begin}\n\n{table}\n\n{end}{after}"
    return page


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
