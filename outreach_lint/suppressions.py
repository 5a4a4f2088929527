"""What directives suppress in one draft, and which of them are left over: unused, unknown, or without a reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from outreach_lint.config import ALL, SettingsError, find_rules
from outreach_lint.diagnostics import Diagnostic, Edit, Finding, Fix
from outreach_lint.directives import Directive, Place, Scope, find_directives, parse_sidecar
from outreach_lint.rule import Rule
from outreach_lint.source import Source, TextSpan

UNUSED = "lint/unused-suppression"
UNKNOWN = "lint/unknown-rule"
# What says that the recipient would get a directive can't be silenced by one.
NEVER_SUPPRESSED = frozenset({"template/suppression-leak", UNUSED, UNKNOWN})


@dataclass
class _Use:
    """A directive that is in force, what each of its selectors names, and which of them came to anything."""

    directive: Directive
    source: Source
    names: dict[str, frozenset[str]]
    lines: range | None
    used: set[str] = field(default_factory=set)

    def takes(self, diagnostic: Diagnostic, lines: range, message: TextSpan) -> bool:
        """Say whether it suppresses a diagnostic; note which selectors did."""
        if self.lines is not None and not (lines.start < self.lines.stop and self.lines.start < lines.stop):
            return False
        within = self.directive.place is Place.HEAD and self.directive.scope is not Scope.FILE
        if within and not message.start <= self.directive.span.start < max(message.end, message.start + 1):
            return False
        hits = {selector for selector, rules in self.names.items() if diagnostic.rule in rules}
        self.used |= hits
        return bool(hits)


class Suppressions:
    """The directives of one draft.

    Args:
        source: the draft.
        sidecar: the file of directives that lies beside it.
        known: every rule that there is.
        active: the ids of the rules that are on; what names others can't be called unused.
        today: the day on which directives must still hold.
    """

    def __init__(
        self, source: Source, sidecar: Source | None, known: Sequence[Rule], active: frozenset[str], today: date
    ) -> None:
        self._known = tuple(known)
        self._active = active
        self._today = today
        self._uses: list[_Use] = []
        self._faulty: list[tuple[Source, Directive, str]] = []
        self._unknown: list[tuple[Source, Directive, str, str]] = []
        self.expires: date | None = None
        for directive in find_directives(source.text):
            if directive.place is not Place.BODY:  # it would be sent, which is a fault of its own
                self._add(directive, source)
        for directive in parse_sidecar(sidecar.text) if sidecar else ():
            self._add(directive, sidecar or source)

    def _add(self, directive: Directive, source: Source) -> None:
        if directive.fault:
            self._faulty.append((source, directive, f"does nothing: {directive.fault}"))
        elif not directive.reason:
            self._faulty.append((source, directive, "gives no reason, so it does nothing"))
        elif directive.until and directive.until < self._today:
            self._faulty.append((source, directive, f"ended on {directive.until.isoformat()}"))
        else:
            if directive.until:
                self.expires = min(self.expires or directive.until, directive.until)
            names = dict(self._resolve(directive, source))
            if names:
                self._uses.append(_Use(directive, source, names, _lines_of(directive, source)))

    def _resolve(self, directive: Directive, source: Source) -> Iterator[tuple[str, frozenset[str]]]:
        for selector in directive.selectors:
            try:
                yield selector, _named(selector, self._known)
            except SettingsError as error:
                self._unknown.append((source, directive, selector, str(error)))

    def split(
        self, diagnostics: Iterable[Diagnostic], message: TextSpan
    ) -> tuple[list[Diagnostic], list[tuple[Diagnostic, str]]]:
        """Split the diagnostics of a message.

        Args:
            message: the stretch of the source that is the message.

        Returns:
            Those that stay, and those that are suppressed with the reasons.
        """
        kept: list[Diagnostic] = []
        suppressed: list[tuple[Diagnostic, str]] = []
        for diagnostic in diagnostics:
            takers = [use for use in self._uses if self._takes(use, diagnostic, message)] if self._uses else []
            if takers:
                suppressed.append((diagnostic, takers[0].directive.reason))
            else:
                kept.append(diagnostic)
        return kept, suppressed

    def _takes(self, use: _Use, diagnostic: Diagnostic, message: TextSpan) -> bool:
        if diagnostic.rule in NEVER_SUPPRESSED:
            return False
        first = diagnostic.source.position(diagnostic.span.start).line
        last = diagnostic.source.position(max(diagnostic.span.end - 1, diagnostic.span.start)).line
        return use.takes(diagnostic, range(first, last + 1), message)

    def leftovers(self) -> Iterator[tuple[str, Source, Finding]]:
        """Yield what to say of the directives once all messages are split: rule id, source and finding."""
        for source, directive, what in self._faulty:
            yield UNUSED, source, _finding(source, directive, what)
        for source, directive, selector, complaint in self._unknown:
            yield UNKNOWN, source, _unknown_finding(source, directive, selector, complaint)
        for use in self._uses:
            idle = [selector for selector in use.names if selector not in use.used and self._is_judged(selector)]
            if idle:
                yield UNUSED, use.source, _idle_finding(use, idle)

    def _is_judged(self, selector: str) -> bool:
        """Say whether all that a selector names has run; otherwise it may have a use in another run."""
        rules = [rule for rule in find_rules(selector, self._known) if not rule.is_credit]
        by_name = selector not in (ALL, *(rule.category.value for rule in rules))
        return all(rule.id in self._active for rule in rules if by_name or not rule.preview)


@lru_cache(maxsize=1024)
def _named(selector: str, known: tuple[Rule, ...]) -> frozenset[str]:
    return frozenset(rule.id for rule in find_rules(selector, known))


def _lines_of(directive: Directive, source: Source) -> range | None:
    """Return the lines that a directive covers; None: the whole message or file."""
    if directive.scope is Scope.FILE or directive.place in (Place.FRONT_MATTER, Place.HEAD, Place.SIDECAR):
        return None
    first = source.position(directive.holder.start).line
    last = source.position(directive.holder.end).line
    if directive.scope is Scope.LINE:
        return range(first, last + 1)
    following = last + 1
    while following <= source.line_count and not source.slice(source.line_span(following)).strip():
        following += 1
    return range(following, following + 1)


def _finding(source: Source, directive: Directive, what: str) -> Finding:
    fix = Fix("Delete the directive", (Edit(_removal(source, directive), ""),))
    message = f"“{_shown(source, directive)}” {what}: whoever reads it takes the fault for settled."
    return Finding(directive.span, message, "Mend it, or delete it as --fix does.", fix)


def _unknown_finding(source: Source, directive: Directive, selector: str, complaint: str) -> Finding:
    nearest = complaint.partition("; ")[2]
    help_ = f"Correct the name; {nearest}" if nearest else "Correct the name, or delete it from the directive."
    message = f"There is no rule or family “{selector}”, so this suppresses nothing by that name."
    return Finding(directive.span, message, help_)


def _idle_finding(use: _Use, idle: Sequence[str]) -> Finding:
    source, directive = use.source, use.directive
    rest = [selector for selector in directive.selectors if selector not in idle]
    if not rest:
        alone = directive.scope is Scope.LINE and use.lines is not None and _is_alone(source, directive.holder)
        hint = " To cover the line below, write ignore-next-line." if alone else ""
        message = f"“{_shown(source, directive)}” suppresses nothing, so all it can hide is the next fault."
        fix = Fix("Delete the directive", (Edit(_removal(source, directive), ""),))
        return Finding(directive.span, message, f"Delete it, as --fix does.{hint}", fix)
    names = " and ".join(f"“{selector}”" for selector in idle)
    start = source.text.index("[", directive.span.start) + 1
    end = source.text.index("]", start)
    title = "Delete the names without effect"
    fix = Fix(title, (Edit(TextSpan(start, end), ", ".join(rest)),))
    message = f"{names} in “{_shown(source, directive)}” suppresses nothing, so all it can hide is the next fault."
    return Finding(TextSpan(start, end), message, "Delete that name, as --fix does.", fix)


def _shown(source: Source, directive: Directive) -> str:
    words = source.slice(directive.span).split()
    text = " ".join(words)
    return text if len(text) <= 70 else text[:67].rstrip() + "..."


def _is_alone(source: Source, holder: TextSpan) -> bool:
    """Say whether nothing else stands on the lines of a comment."""
    first = source.line_span(source.position(holder.start).line)
    last = source.line_span(source.position(holder.end).line)
    return not source.text[first.start : holder.start].strip() and not source.text[holder.end : last.end].strip()


def _removal(source: Source, directive: Directive) -> TextSpan:
    """Return what to delete with a directive: its comment, and its line or the blanks before it."""
    holder, text = directive.holder, source.text
    if not _is_alone(source, holder):
        start = holder.start
        while start and text[start - 1] in " \t":
            start -= 1
        at_line_start = start == 0 or text[start - 1] in "\r\n"
        return TextSpan(holder.start if at_line_start else start, holder.end)
    start = source.line_span(source.position(holder.start).line).start
    line = source.position(holder.end).line
    if line < source.line_count:
        return TextSpan(start, source.line_span(line + 1).start)
    while start and text[start - 1] in "\r\n":  # the last line goes with the newline before it
        start -= 1
        if text[start] == "\n" and text[start - 1 : start] == "\r":
            start -= 1
        break
    return TextSpan(start, source.line_span(line).end)


def message_at(starts: Sequence[int], offset: int) -> int:
    """Return the index of the message that an offset belongs to, given where the messages start."""
    return max(bisect_right(starts, offset) - 1, 0)
