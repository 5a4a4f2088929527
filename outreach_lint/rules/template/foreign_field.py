"""A field or tag of another platform's dialect, which this template's platform would send as text.

Why: templates are copied between tools, and each reads its own fields only. "*|FNAME|*" in a mail that Outreach sends
stays what it is, in front of the reader.

Evidence: the platforms' own references, which have no field in common but {{ }}
(mandrill.zendesk.com/hc/en-us/articles/360039278713, knowledge.apollo.io/hc/en-us/articles/4409735256845), grade C.

Flagged:
    Hi {{ first_name | default: "there" }},

    How many ovens at {{ company | default: "your bakery" }} stand cold on a Monday? Ring me, %%first_name%%.

Better:
    Hi {{ first_name | default: "there" }},

    How many ovens at {{ company | default: "your bakery" }} stand cold on a Monday?
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.dialects import BLOCKS, DIALECTS, FORMS
from outreach_lint.document import Document, Mode
from outreach_lint.rule import ALL_KINDS, NoOptions, rule
from outreach_lint.template import Foreign

# As many platforms are named as a reader can use.
_NAMED = 2


@rule(Severity.ERROR, kinds=ALL_KINDS)
def foreign_field(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find what the template's platform doesn't read."""
    if document.mode is Mode.TEMPLATE:
        for foreign in document.message.template.foreign:
            yield _finding(document, foreign)


def _finding(document: Document, foreign: Foreign) -> Finding:
    written = " ".join(foreign.written.split())
    if len(written) > 60:
        written = written[:57] + "..."
    owners = " or ".join(DIALECTS[name].title for name in foreign.owners[:_NAMED])
    whose = f"is written as in {owners}" if owners else "is not written as any platform has it"
    template = document.message.template
    home = DIALECTS[template.dialect or template.dialects[0]]
    shown = BLOCKS[home.blocks[0]] if foreign.tag and home.blocks else FORMS[home.forms[0]]
    named = f"this template is {home.title}'s"
    others = named if template.dialect else f"the others here are written as “{shown}”"
    return Finding(
        foreign.span,
        f"“{written}” {whose}, while {others}: the reader would get it as it stands.",
        f"Write it as “{shown}”, or take it out.",
    )
