"""The loop: every rule that applies over every document, findings into diagnostics, drafts into reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, tee

from outreach_lint.config import Settings, rule_options, rule_severity
from outreach_lint.diagnostics import Credit, Diagnostic, Finding, Fix
from outreach_lint.document import Document, Message, Parties, Sentence
from outreach_lint.drafts import OpenDraft
from outreach_lint.readings import new_in_reading
from outreach_lint.report import FileReport, MessageReport, Suppressed, report_message
from outreach_lint.rule import Category, Rule
from outreach_lint.rulebook import Rulebook
from outreach_lint.sameness import same_text
from outreach_lint.source import Source, TextSpan
from outreach_lint.suppressions import Suppressions, message_at

# A line may be a whole file, and every diagnostic on it keeps the words around it.
_AROUND = 400


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
    rules = [rule for rule in rules if document.kind in rule.kinds and not rule.is_credit]
    found = _lint_reading(document, rules, settings)
    for other in document.others:
        # With all fields empty, sentences are broken on purpose: only what is left of the fields is looked at.
        empty = other.source.reading.empty
        readers = [rule for rule in rules if rule.category is Category.TEMPLATE] if empty else rules
        found.extend(new_in_reading(document, other, tuple(found), _lint_reading(other, readers, settings)))
    return sorted(found, key=_order)


def _lint_reading(document: Document, rules: Iterable[Rule], settings: Settings) -> list[Diagnostic]:
    return [
        _stamp(document, rule, finding, settings) for rule in rules for finding in _run_rule(document, rule, settings)
    ]


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
    finding = replace(finding, fix=_safe_fix(document, finding.fix))
    return _stamp_at(document.source, rule, finding, settings, _sentence_at(document, finding.span.start))


def _stamp_at(source: Source, rule: Rule, finding: Finding, settings: Settings, sentence: str) -> Diagnostic:
    severity = rule_severity(settings, rule) or finding.severity or rule.severity
    return Diagnostic(
        source, rule.id, rule.category.value, severity, finding.span, finding.message, finding.help, finding.fix,
        sentence, rewordings=finding.rewordings,
    )  # fmt: skip


def _order(diagnostic: Diagnostic) -> tuple[TextSpan, str, str]:
    return diagnostic.span, diagnostic.rule, diagnostic.message


def _safe_fix(document: Document, fix: Fix | None) -> Fix | None:
    """Return a fix whose edits can be made in the file: where it holds the words as they stand, without markup."""
    source, segments = document.source, document.message.segments
    if fix and source.verbatim and all(segments.is_plain(source.text, edit.span) for edit in fix.edits):
        return fix
    return None


def _sentence_at(document: Document, offset: int) -> str:
    """Return the sentence around an offset, made comparable; outside of any sentence, what is near it on its line."""
    places = document.once(_sentence_places)
    index = bisect_right(places, offset, key=lambda place: place[0]) - 1
    if index >= 0 and offset < places[index][1]:
        return same_text(places[index][2].text)
    source = document.source
    line = source.line_span(source.position(offset).line)
    start, end = max(line.start, offset - _AROUND), min(line.end, offset + _AROUND)
    return same_text(source.text[start:end])


def _sentence_places(document: Document) -> list[tuple[int, int, Sentence]]:
    spans = ((sentence.span, sentence) for sentence in document.sentences)
    return sorted(((span.start, span.end, s) for span, s in spans if span), key=lambda place: place[:2])


@dataclass(frozen=True)
class Task:
    """A draft to lint, with the settings that hold for it and what they come to.

    Attributes:
        sidecar: the file of directives that lies beside it.
    """

    draft: OpenDraft
    settings: Settings
    rulebook: Rulebook
    sidecar: Source | None = None


def lint_drafts(drafts: Iterable[OpenDraft], rules: Iterable[Rule], settings: Settings) -> Iterator[FileReport]:
    """Lint drafts with the same rules and settings; see `lint_tasks`."""
    rules = tuple(rules)
    return lint_tasks(Task(draft, settings, Rulebook(rules, rules, None)) for draft in drafts)


def lint_tasks(tasks: Iterable[Task]) -> Iterator[FileReport]:
    """Lint drafts in a stream, so that many files share spaCy's batches; one report a draft, in order.

    The language pipeline is loaded when the first message turns up, and not at all when there is none.
    """
    tasks, ahead = tee(tasks)
    documents = _parse((message, task.settings) for task in ahead for message in task.draft.messages)
    for task in tasks:
        yield _report_draft(task, islice(documents, len(task.draft.messages)))


def _report_draft(task: Task, documents: Iterable[Document]) -> FileReport:
    draft, failures = task.draft, list[str]()
    suppressions = _suppressions(task)
    messages: list[MessageReport] = []
    places: list[int] = []
    for document in documents:
        for reading in (document, *document.others):
            reading.added_words = task.rulebook.words
        try:
            messages.append(_report_message(document, task, suppressions))
            places.append(document.message.span.start)
        except RuleFailure as failure:
            failures.append(str(failure))
    report = FileReport(draft.path, tuple(messages), draft.errors, tuple(failures), draft.warnings, draft.notes)
    return _with_leftovers(report, places, task, suppressions) if suppressions and messages else report


def _report_message(document: Document, task: Task, suppressions: Suppressions | None) -> MessageReport:
    rules, settings = task.rulebook.rules, task.settings
    diagnostics = lint_document(document, rules, settings)
    credits = credit_document(document, rules, settings)
    if suppressions is None:
        return report_message(document, diagnostics, credits)
    kept, suppressed = suppressions.split(diagnostics, document.message.span)
    message = report_message(document, kept, credits)
    return replace(message, suppressed=tuple(Suppressed(d, reason, "directive") for d, reason in suppressed))


def _suppressions(task: Task) -> Suppressions | None:
    """Return the directives about a draft; None where there are none."""
    if not task.draft.messages or task.settings.ignore_suppressions:
        return None
    source, book = task.draft.messages[0].source, task.rulebook
    if not task.sidecar and "outreach-lint" not in source.text.casefold():
        return None
    active = frozenset(rule.id for rule in book.rules)
    return Suppressions(source, task.sidecar, book.known, active, date.today())


def _with_leftovers(report: FileReport, places: list[int], task: Task, suppressions: Suppressions) -> FileReport:
    """Add what there is to say about the directives themselves to the messages that they stand in."""
    rules = {rule.id: rule for rule in task.rulebook.rules}
    messages = list(report.messages)
    beside: list[Diagnostic] = []
    for rule_id, source, finding in suppressions.leftovers():
        if rule_id not in rules:
            continue
        line = source.slice(source.line_span(source.position(finding.span.start).line))
        diagnostic = _stamp_at(source, rules[rule_id], finding, task.settings, same_text(line))
        if source is task.sidecar:
            beside.append(diagnostic)
        else:
            index = message_at(places, finding.span.start)
            found = (*messages[index].diagnostics, diagnostic)
            messages[index] = replace(messages[index], diagnostics=tuple(sorted(found, key=_order)))
    sidecar = _sidecar_report(task.sidecar, messages[0], beside) if task.sidecar and beside else None
    return replace(report, messages=tuple(messages), expires=suppressions.expires, sidecar=sidecar)


def _sidecar_report(source: Source, message: MessageReport, diagnostics: list[Diagnostic]) -> FileReport:
    """Return the report on a file of directives, as one message without any words."""
    nothing = dict.fromkeys(message.focus, 0.0)
    empty = replace(
        message, subject=None, line=1, words=0, focus=nothing, diagnostics=tuple(diagnostics), credits=(),
        suppressed=(), told=(),
    )  # fmt: skip
    return FileReport(source.path, (empty,))


def _parse(messages: Iterable[tuple[Message, Settings]]) -> Iterator[Document]:
    # Imported here because the language room loads spaCy, which most of a short run's time goes into.
    from outreach_lint.language.parse import parse_each
    from outreach_lint.language.pipeline import load_pipeline

    yield from parse_each(load_pipeline(), ((message, _parties(settings)) for message, settings in messages))


def _parties(settings: Settings) -> Parties:
    return Parties(_lowered(settings.sender_names), _lowered(settings.products))


def _lowered(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.lower() for name in names)
