"""Directives: their grammar, the place each stands in, and whether the recipient would see it."""

from __future__ import annotations

from datetime import date

import pytest

from outreach_lint.directives import Place, Scope, find_directives, is_sent, parse_sidecar
from tests.work import assert_linear


@pytest.mark.parametrize(
    ("text", "place", "comment", "holder"),
    [
        ("---\nsubject: a\noutreach-lint: ignore[a] b\n---\nHi", Place.FRONT_MATTER, "", "outreach-lint: ignore[a] b"),
        ("Subject: a\nX-Outreach-Lint: ignore[a] b\n\nHi", Place.HEAD, "", "X-Outreach-Lint: ignore[a] b"),
        ("Hi {# outreach-lint: ignore[a] b #}.", Place.TEMPLATE_COMMENT, "{#", "{# outreach-lint: ignore[a] b #}"),
        ("{{!-- outreach-lint: ignore[a] b --}}", Place.TEMPLATE_COMMENT, "{{!--",
         "{{!-- outreach-lint: ignore[a] b --}}"),
        ("{{! outreach-lint: ignore[a] b }}", Place.TEMPLATE_COMMENT, "{{!", "{{! outreach-lint: ignore[a] b }}"),
        ("{%- comment -%}\noutreach-lint: ignore[a] b\n{%- endcomment -%}", Place.TEMPLATE_COMMENT, "{% comment %}",
         "{%- comment -%}\noutreach-lint: ignore[a] b\n{%- endcomment -%}"),
        ("{% # outreach-lint: ignore[a] b %}", Place.TEMPLATE_COMMENT, "{% #", "{% # outreach-lint: ignore[a] b %}"),
        ("%%[ /* outreach-lint: ignore[a] b */ ]%%", Place.TEMPLATE_COMMENT, "%%[ /*",
         "%%[ /* outreach-lint: ignore[a] b */ ]%%"),
        ("Hi.\n<!-- outreach-lint: ignore[a] b -->", Place.MARKUP_COMMENT, "<!--",
         "<!-- outreach-lint: ignore[a] b -->"),
        ("Hi.\n\n[//]: # (outreach-lint: ignore[a] b)", Place.MARKUP_COMMENT, "[//]: #",
         "[//]: # (outreach-lint: ignore[a] b)"),
        ("Hi {# a remark #} outreach-lint: ignore[a] b", Place.BODY, "", "outreach-lint: ignore[a] b"),
        ("Hi.\n\noutreach-lint: ignore[a] b", Place.BODY, "", "outreach-lint: ignore[a] b"),
        ("Hi.\n\n{# outreach-lint: ignore[a] b", Place.BODY, "", "outreach-lint: ignore[a] b"),
    ],
)  # fmt: skip
def test_places(text: str, place: Place, comment: str, holder: str) -> None:
    (directive,) = find_directives(text)
    assert (directive.place, directive.comment) == (place, comment)
    assert text[directive.holder.start : directive.holder.end] == holder
    assert text[directive.span.start : directive.span.end].lower().endswith("outreach-lint: ignore[a] b")
    assert (directive.selectors, directive.reason, directive.fault) == (("a",), "b", None)


@pytest.mark.parametrize(
    ("written", "scope", "selectors", "reason", "until"),
    [
        ("ignore[pressure/false-urgency] it closes then", Scope.LINE, ("pressure/false-urgency",), "it closes then",
         None),
        ("ignore-next-line[pressure, stock-opener] -- agreed", Scope.NEXT_LINE, ("pressure", "stock-opener"), "agreed",
         None),
        ("ignore-file[ALL] a bad example until 2027-01-31", Scope.FILE, ("ALL",), "a bad example", date(2027, 1, 31)),
        ("ignore[a], until 2027-01-31.", Scope.LINE, ("a",), "", date(2027, 1, 31)),
        ("Ignore [a] we wait until spring", Scope.LINE, ("a",), "we wait until spring", None),
        ("ignore[a]", Scope.LINE, ("a",), "", None),
    ],
)  # fmt: skip
def test_grammar(written: str, scope: Scope, selectors: tuple[str, ...], reason: str, until: date | None) -> None:
    (directive,) = find_directives(f"Hi <!-- outreach-lint: {written} --> there")
    assert directive.fault is None
    assert (directive.scope, directive.selectors) == (scope, selectors)
    assert (directive.reason, directive.until) == (reason, until)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("ignore", "names no rule"),
        ("ignore[]", "names no rule"),
        ("ignored[a]", "“ignored” is not one of"),
        ("ignore[a] b until 2027-13-01", "“2027-13-01” is not a date"),
    ],
)
def test_faults(written: str, fault: str) -> None:
    (directive,) = find_directives(f"<!-- outreach-lint: {written} -->")
    assert directive.selectors == ()
    assert fault in (directive.fault or "")


@pytest.mark.parametrize("text", ["We use outreach-lint: it reads drafts.", "Outreach-lint: ignores quoted text.", ""])
def test_words_about_the_program_are_no_directives(text: str) -> None:
    assert find_directives(text) == []


def test_a_sidecar_holds_one_a_line() -> None:
    found = parse_sidecar("# why\noutreach-lint: ignore[a] b\noutreach-lint: ignore-file[c]\n")
    assert [(d.place, d.selectors) for d in found] == [(Place.SIDECAR, ("a",)), (Place.SIDECAR, ("c",))]


@pytest.mark.parametrize(
    ("text", "markup", "comments", "sent"),
    [
        ("Hi.\n\noutreach-lint: ignore[a] b", True, None, True),
        ("<!-- outreach-lint: ignore[a] b -->", True, None, False),
        ("<!-- outreach-lint: ignore[a] b -->", False, None, True),
        ("{# outreach-lint: ignore[a] b #}", False, None, False),
        ("{# outreach-lint: ignore[a] b #}", False, {"{#"}, False),
        ("{# outreach-lint: ignore[a] b #}", True, {"{{!--"}, True),
        ("{# outreach-lint: ignore[a] b #}", True, frozenset(), True),
        ("Subject: a\noutreach-lint: ignore[a] b\n\nHi", False, frozenset(), False),
    ],
)
def test_what_the_recipient_would_see(text: str, markup: bool, comments: set[str] | None, sent: bool) -> None:
    (directive,) = find_directives(text)
    assert is_sent(directive, markup=markup, comments=comments) is sent


@pytest.mark.parametrize("unit", ["outreach-lint: ignore[", "{# outreach-lint: ignore[x] ", "/*", "---\n", "a: b\n"])
def test_work_is_linear(unit: str) -> None:
    assert_linear(lambda size: find_directives(unit * (size // len(unit))), 10_000)
