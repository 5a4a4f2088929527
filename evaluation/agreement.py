"""`python -m evaluation.agreement`: write the table of measured agreement into `evaluation/REPORT.md`."""

from __future__ import annotations

from pathlib import Path

from outreach_lint.agreement import agreement_table
from outreach_lint.rules import all_rules

REPORT = Path(__file__).parent / "REPORT.md"
BEGIN = "<!-- agreement: written by python -m evaluation.agreement -->"
END = "<!-- end of agreement -->"


def with_table(report: str) -> str:
    """Return the report's text with the table between its marks as the figures have it now.

    Raises:
        ValueError: when the marks are missing.
    """
    before, begin, rest = report.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{REPORT.name} lacks the marks {BEGIN} and {END}")
    table = agreement_table((rule.id, not rule.preview) for rule in all_rules())
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def main() -> None:
    """Rewrite the report."""
    REPORT.write_text(with_table(REPORT.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
