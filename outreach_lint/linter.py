"""The loop: every rule that applies over every document, findings into diagnostics, drafts into reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, tee

from outreach_lint.config import Settings, rule_options
from outreach_lint.diagnostics import Credit, Diagnostic, Finding
from outreach_lint.document import Document, Message, Parties
from outreach_lint.drafts import OpenDraft
from outreach_lint.report import FileReport, report_message
from outreach_lint.rule import Rule


def lint_document(document: Document, rules: Iterable[Rule], settings: Settings | None = None) -> list[Diagnostic]:
    """Run the rules about faults over a document.

    Args:
        rules: the selected rules; credits, and those that don't read this kind of message, are passed over.
        settings: the user's severities and options.

    Returns:
        The diagnostics, sorted by place and rule.

    Raises:
        RuleFailure: when a rule raises.
    """
    settings = settings or Settings()
    found = [
        _stamp(document, rule, finding, settings)
        for rule in rules
        if document.kind in rule.kinds and not rule.is_credit
        for finding in _run_rule(document, rule, settings)
    ]
    return sorted(found, key=lambda d: (d.span, d.rule, d.message))


def credit_document(document: Document, rules: Iterable[Rule], settings: Settings | None = None) -> list[Credit]:
    """Run the credits among some rules over a document.

    Returns:
        What the document does well, sorted by place and rule.

    Raises:
        RuleFailure: when a credit raises.
    """
    settings = settings or Settings()
    found = [
        Credit(document.source, rule.id, rule.factors, finding.span, finding.message)
        for rule in rules
        if document.kind in rule.kinds and rule.is_credit
        for finding in _run_rule(document, rule, settings)
    ]
    return sorted(found, key=lambda c: (c.span, c.rule, c.message))


class RuleFailure(Exception):
    """A rule raised: a bug in the rule, never the draft's fault."""


def _run_rule(document: Document, rule: Rule, settings: Settings) -> list[Finding]:
    try:
        return list(rule.check(document, rule_options(settings, rule)))
    except Exception as error:
        raise RuleFailure(f"{rule.id} failed with {error!r}; this is a bug, please report it") from error


def _stamp(document: Document, rule: Rule, finding: Finding, settings: Settings) -> Diagnostic:
    severity = settings.severities.get(rule.id) or finding.severity or rule.severity
    return Diagnostic(
        document.source, rule.id, rule.category.value, severity, finding.span, finding.message, finding.help,
        finding.fix,
    )  # fmt: skip


def lint_drafts(drafts: Iterable[OpenDraft], rules: Iterable[Rule], settings: Settings) -> Iterator[FileReport]:
    """Lint drafts in a stream, so that many files share spaCy's batches; one report a draft, in order.

    The language pipeline is loaded when the first message turns up, and not at all when there is none.
    """
    rules = list(rules)
    drafts, ahead = tee(drafts)
    documents = _parse(chain.from_iterable(draft.messages for draft in ahead), settings)
    for draft in drafts:
        messages, errors = [], list(draft.errors)
        for document in islice(documents, len(draft.messages)):
            try:
                diagnostics = lint_document(document, rules, settings)
                messages.append(report_message(document, diagnostics, credit_document(document, rules, settings)))
            except RuleFailure as failure:
                errors.append(str(failure))
        yield FileReport(draft.path, tuple(messages), tuple(errors), draft.warnings, draft.notes)


def _parse(messages: Iterable[Message], settings: Settings) -> Iterator[Document]:
    # Imported here because the language room loads spaCy, which most of a short run's time goes into.
    from outreach_lint.language.parse import parse_messages
    from outreach_lint.language.pipeline import load_pipeline

    known = Parties(_lowered(settings.sender_names), _lowered(settings.products))
    yield from parse_messages(load_pipeline(), messages, known)


def _lowered(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.lower() for name in names)
