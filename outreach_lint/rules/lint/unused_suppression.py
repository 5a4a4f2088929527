"""A directive to the linter that suppresses nothing.

Why: whoever comes upon a suppression takes the fault for known and settled. One that is spent, that gives no reason
or that is malformed hides the next fault instead.

Evidence: ruff (RUF100) and ESLint (`reportUnusedDisableDirectives`) report theirs for the same reason
(docs.astral.sh/ruff/rules/unused-noqa, grade D).

Flagged:
    Subject: The kiln
    X-Outreach-Lint: ignore[pressure/false-urgency] the kiln is sold on 3 May

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
def unused_suppression(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find nothing: only the linter knows what a directive came to."""
    yield from ()
