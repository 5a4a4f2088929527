"""A directive that names a rule or family that doesn't exist.

Why: a misspelt name suppresses nothing, and nobody notices as long as nobody says so.

Evidence: ruff reports unknown codes in its directives too (docs.astral.sh/ruff/rules/invalid-rule-code, grade D).

Flagged:
    Subject: The kiln
    X-Outreach-Lint: ignore[presure] the kiln is sold on 3 May

    Hi Ana,

    The kiln in your yard is sold on 3 May, because the lease ends then. Shall I ask them to wait?

Better:
    Subject: The kiln

    Hi Ana,

    The kiln in your yard is sold on 3 May, because the lease ends then. Shall I ask them to wait?
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import ALL_KINDS, NoOptions, rule


@rule(Severity.WARNING, kinds=ALL_KINDS, by_linter=True)
def unknown_rule(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find nothing: only the linter knows every name."""
    yield from ()
