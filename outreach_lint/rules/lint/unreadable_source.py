"""A file that can't be read as a draft: not text, broken in its format, or too large.

Why: a draft that nobody could lint must not pass for one without faults. The run ends with status 2 and says why on
standard error; output formats for machines list it at the beginning of the file. No setting or directive turns it off.

Evidence: The essays' judgement: nothing to hide.

Flagged:
    %PDF-1.7

Better:
    Hi Ana,

    The kiln in your yard is sold on 3 May, because the lease ends then. Shall I ask them to wait?
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import ALL_KINDS, NoOptions, rule


@rule(Severity.ERROR, kinds=ALL_KINDS, by_linter=True)
def unreadable_source(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find nothing: what can't be read never becomes a document."""
    yield from ()
