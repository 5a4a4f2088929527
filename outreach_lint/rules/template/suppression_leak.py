"""A directive to this linter that the reader would receive.

Why: a note between colleagues about how the message was checked has no place in the message. It is safe in front
matter, on a head line, in a comment that the template's platform takes out, in a comment of HTML or Markdown, and in a
sidecar file.

Evidence: The essays' judgement.

Flagged:
    Hi Rosa,

    The grant closes on 3 May. outreach-lint: ignore[pressure] it really does

Better:
    Subject: The grant
    outreach-lint: ignore[pressure] it really does

    Hi Rosa,

    The grant closes on 3 May.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from outreach_lint.diagnostics import Applicability, Edit, Finding, Fix, Severity
from outreach_lint.dialects import DIALECTS
from outreach_lint.directives import Directive, Place, find_directives, is_sent
from outreach_lint.document import Document
from outreach_lint.rule import ALL_KINDS, NoOptions, rule

_MARKUP = frozenset({".md", ".markdown", ".mdx", ".html", ".htm", ".mjml", ".email"})
# What these hold goes through a template language, whether or not it has a field.
_RENDERED = frozenset({".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".twig", ".njk"})


@rule(Severity.ERROR, kinds=ALL_KINDS)
def suppression_leak(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find the directives that nobody takes out before the message is sent."""
    if "outreach-lint" not in document.source.text.lower():
        return
    segments = document.message.segments.segments
    start, end = (segments[0].span.start, segments[-1].span.end) if segments else (0, 0)
    suffix = PurePosixPath(document.source.path).suffix.lower()
    for directive in find_directives(document.source.text):
        if start <= directive.span.start < end and is_sent(
            directive, markup=suffix in _MARKUP, comments=_comments(document, suffix)
        ):
            yield _finding(document, directive)


def _comments(document: Document, suffix: str) -> frozenset[str] | None:
    """Return what opens the comments that the template's platform takes out; None: any."""
    template = document.message.template
    if suffix in _RENDERED and not template.dialects:
        return None
    names = (template.dialect,) if template.dialect else template.dialects
    return frozenset(opening for name in names for opening in DIALECTS[name].comments)


def _finding(document: Document, directive: Directive) -> Finding:
    written = " ".join(document.source.slice(directive.span).split())
    if len(written) > 60:
        written = written[:57] + "..."
    why = "stands among the words of the message"
    if directive.place is Place.MARKUP_COMMENT:
        why = f"stands in a comment (“{directive.comment}”) that plain text doesn't have"
    elif directive.place is Place.TEMPLATE_COMMENT:
        why = f"stands in a comment (“{directive.comment}”) that nothing takes out of this message"
    fix = Fix("Delete the directive", (Edit(directive.holder, ""),), Applicability.UNSAFE)
    return Finding(
        directive.span,
        f"“{written}” {why}: the reader would receive it.",
        "Move it to the front matter, to a head line above the message, or to a sidecar file.",
        fix,
    )
