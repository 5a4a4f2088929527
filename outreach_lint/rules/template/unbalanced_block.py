"""A conditional of the template that never closes, or closes with the wrong tag.

Why: the platform either refuses the template or sends the tags as text: "{% if company %}" in the middle of a sentence
tells the reader that a machine wrote to them.

Evidence: Apollo closes with {{#endif}} and not with {{/if}} (knowledge.apollo.io/hc/en-us/articles/4409735256845),
Mailchimp with *|END:IF|* (mandrill.zendesk.com/hc/en-us/articles/360039278713), grade C.

Flagged:
    Hi {{ first_name | default: "there" }},

    {% if city %}How is the bakery in {{ city }}?

Better:
    Hi {{ first_name | default: "there" }},

    {% if city %}How is the bakery in {{ city }}?{% endif %}
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.rule import ALL_KINDS, NoOptions, rule
from outreach_lint.template import BlockFault


@rule(Severity.ERROR, kinds=ALL_KINDS)
def unbalanced_block(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the tags of conditionals that have no partner."""
    for fault in document.message.template.faults:
        yield Finding(fault.span, *_words(fault))


def _words(fault: BlockFault) -> tuple[str, str]:
    written = _shortened(fault.written)
    if fault.kind == "unclosed":
        return (
            f"“{written}” is never closed: the platform refuses the template or sends the tag to the reader.",
            f"Close it with {fault.expected} where the conditional words end.",
        )
    if fault.kind == "wrong-closing":
        return (
            f"“{written}” can't close “{_shortened(fault.other)}”: both would reach the reader as they stand.",
            f"Write {fault.expected} here, or open the block in the same way.",
        )
    if fault.kind == "stray-middle":
        return (
            f"“{written}” stands outside of any conditional: the reader would get both versions, or the tag itself.",
            "Open the conditional before it, or delete the tag and one of the versions.",
        )
    return (
        f"“{written}” closes a conditional that was never opened: the reader would see the tag.",
        "Delete the tag, or open the conditional where its words begin.",
    )


def _shortened(written: str) -> str:
    one_line = " ".join(written.split())
    return one_line if len(one_line) <= 60 else one_line[:57] + "..."
