"""The trust profile: its data, its properties, and that every point stands somewhere in the text."""

from __future__ import annotations

import copy
import math
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import outreach_lint
from outreach_lint.diagnostics import Credit, Diagnostic, Factor, Severity
from outreach_lint.document import Focus, MessageKind
from outreach_lint.profile import (
    FOCUS,
    TRUST_PATH,
    Told,
    TrustError,
    TrustProfile,
    load_trust_weights,
    parse_trust_weights,
    trust_profile,
)
from outreach_lint.rules import all_rules
from outreach_lint.source import Source, TextSpan

SOURCE = Source("draft.txt", "x" * 50)
FAULTS = [rule for rule in all_rules() if not rule.is_credit]
CREDITS = [rule for rule in all_rules() if rule.is_credit]

spans = st.builds(lambda start, length: TextSpan(start, start + length), st.integers(0, 40), st.integers(1, 9))
faults = st.builds(
    lambda rule, severity, span: Diagnostic(SOURCE, rule.id, rule.category.value, severity, span, "A.", "B."),
    st.sampled_from(FAULTS), st.sampled_from(Severity), spans,
)  # fmt: skip
credits = st.builds(
    lambda rule, span: Credit(SOURCE, rule.id, rule.factors, span, "A."), st.sampled_from(CREDITS), spans
)
clauses = st.builds(
    lambda focus, span: Told(SOURCE, focus, span), st.sampled_from([f for f in Focus if f is not Focus.NONE]), spans
)
found = st.tuples(
    st.sampled_from(MessageKind), st.lists(faults, max_size=12), st.lists(credits, max_size=8),
    st.lists(clauses, max_size=12),
)  # fmt: skip
Found = tuple[MessageKind, list[Diagnostic], list[Credit], list[Told]]
# Sums of floats in another order differ in their last digits.
EXACT = 1e-9


@settings(deadline=None)
@given(found, faults)
def test_a_fault_never_raises_the_quotient(message: Found, fault: Diagnostic) -> None:
    kind, diagnostics, praise, told = message
    before = trust_profile(kind, diagnostics, praise, told)
    after = trust_profile(kind, [*diagnostics, fault], praise, told)
    assert after.score <= before.score + EXACT
    for factor in Factor:
        worse = -1 if factor is Factor.SELF_ORIENTATION else 1
        assert worse * after.values[factor] <= worse * before.values[factor] + EXACT


@settings(deadline=None)
@given(found, credits)
def test_a_credit_never_lowers_the_quotient(message: Found, praise: Credit) -> None:
    kind, diagnostics, earlier, told = message
    before = trust_profile(kind, diagnostics, earlier, told)
    after = trust_profile(kind, diagnostics, [*earlier, praise], told)
    assert after.score >= before.score - EXACT


@settings(deadline=None)
@given(found, st.sampled_from([Focus.SENDER, Focus.PRODUCT]), spans)
def test_a_clause_of_the_senders_never_raises_the_quotient(message: Found, focus: Focus, span: TextSpan) -> None:
    kind, diagnostics, praise, told = message
    before = trust_profile(kind, diagnostics, praise, told)
    after = trust_profile(kind, diagnostics, praise, [*told, Told(SOURCE, focus, span)])
    assert after.score <= before.score + EXACT


@settings(deadline=None)
@given(found, st.sampled_from([Focus.READER, Focus.SHARED]), spans)
def test_a_clause_of_the_readers_never_lowers_the_quotient(message: Found, focus: Focus, span: TextSpan) -> None:
    kind, diagnostics, praise, told = message
    before = trust_profile(kind, diagnostics, praise, told)
    after = trust_profile(kind, diagnostics, praise, [*told, Told(SOURCE, focus, span)])
    assert after.score >= before.score - EXACT


@settings(deadline=None)
@given(found, st.randoms(use_true_random=False))
def test_order_does_not_matter(message: Found, random: Any) -> None:
    kind, *lists = message
    mixed = [copy.copy(items) for items in lists]
    for items in mixed:
        random.shuffle(items)
    first, second = trust_profile(kind, *lists), trust_profile(kind, *mixed)
    for factor in Factor:
        assert first.values[factor] == pytest.approx(second.values[factor], abs=EXACT)
    key = [(p.factor, p.rule, p.span) for p in first.pushes]
    assert key == [(p.factor, p.rule, p.span) for p in second.pushes]


@settings(deadline=None)
@given(found)
def test_points_and_start_add_up_to_the_value(message: Found) -> None:
    kind, diagnostics, praise, told = message
    profile = trust_profile(kind, diagnostics, praise, told)
    start = load_trust_weights().start
    places = {item.span for item in (*diagnostics, *praise, *told)}
    for factor in Factor:
        assert 1 <= profile.values[factor] <= 10
        assert math.fsum(p.points for p in profile.of(factor)) + start == pytest.approx(profile.values[factor])
    assert {push.span for push in profile.pushes} <= places
    assert all(push.excerpt for push in profile.pushes)


@settings(deadline=None)
@given(found)
def test_saying_everything_twice_is_no_more_than_a_little_worse(message: Found) -> None:
    """A rule that repeats itself adds at most as much again as it did the first time, however often."""
    kind, diagnostics, _, _ = message
    for factor in Factor:
        once = _distance(trust_profile(kind, diagnostics, [], []), factor)
        often = _distance(trust_profile(kind, diagnostics * 20, [], []), factor)
        assert often <= 2 * once + EXACT


def _distance(profile: TrustProfile, factor: Factor) -> float:
    """Return how far a factor was pushed, as the sum of what is independent of the others."""
    start = load_trust_weights().start
    value = profile.values[factor]
    room = 10 - start if value > start else start - 1
    return -math.log1p(-abs(value - start) / room)


def test_nothing_found_leaves_every_factor_where_it_starts() -> None:
    profile = trust_profile(MessageKind.OUTREACH, [], [], [])
    assert set(profile.values.values()) == {load_trust_weights().start}
    assert profile.score == 3
    assert profile.pushes == ()


def test_length_alone_moves_nothing() -> None:
    told = [Told(SOURCE, Focus.OTHER, TextSpan(0, 5))] * 40
    assert trust_profile(MessageKind.OUTREACH, [], [], told).score == 3


@pytest.mark.parametrize("kind", MessageKind)
def test_clauses_count_only_where_subjects_say_whose_story_it_is(kind: MessageKind) -> None:
    told = [Told(SOURCE, Focus.SENDER, TextSpan(0, 5))] * 4
    profile = trust_profile(kind, [], [], told)
    silent = kind in (MessageKind.SERVICE_REPLY, MessageKind.CALL_SCRIPT)
    assert bool(profile.of(Factor.SELF_ORIENTATION)) != silent
    assert {push.rule for push in profile.pushes} <= {FOCUS}


def test_a_house_rule_says_nothing_of_trust() -> None:
    house = Diagnostic(SOURCE, "house/no-emoji", "house", Severity.ERROR, TextSpan(0, 1), "A.", "B.")
    assert trust_profile(MessageKind.OUTREACH, [house], [], []).score == 3


def test_rules_with_a_bearing_of_their_own_exist_or_are_of_a_known_family() -> None:
    families = {rule.category.value for rule in all_rules()}
    for rule_id in load_trust_weights().rules:
        family = rule_id.split("/")[0]
        assert rule_id in {rule.id for rule in all_rules()} or family not in families, rule_id


def test_every_fault_bears_on_something() -> None:
    weights = load_trust_weights()
    for rule in FAULTS:
        fault = Diagnostic(SOURCE, rule.id, rule.category.value, rule.severity, TextSpan(0, 1), "A.", "B.")
        assert bool(weights.bearing(fault)) == (rule.category.value not in ("lint", "house"))


@pytest.mark.parametrize(
    ("place", "value", "complaint"),
    [
        (("strat",), 5, "the keys are"),
        (("start",), 11, "start is between"),
        (("credit",), 2, "a weight is from 0 to 1"),
        (("warning",), True, "a weight is from 0 to 1"),
        (("families", "pressure", "self-orientation"), -1, "a weight is from 0 to 1"),
        (("families", "pressure", "self"), 1, "an entry has `why`"),
        (("families", "pressure", "why"), "", "an entry has `why`"),
        (("families", "presure"), {"why": "x"}, "every family"),
        (("focus", "fax"), 1, "every kind"),
    ],
)
def test_wrong_data_is_refused(place: tuple[str, ...], value: Any, complaint: str) -> None:
    raw = yaml.safe_load(TRUST_PATH.read_text(encoding="utf-8"))
    at = raw
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    with pytest.raises(TrustError, match=complaint):
        parse_trust_weights(raw)


GOOD = "Hi Ana,\n\nYour notice board says the ford is closed until May. How do your riders get to the mill?\n\nBen\n"
BAD = "Hi Ana,\n\nI hope this email finds you well. We are a leading provider of riding gear.\n\nBen\n"


def test_the_profile_of_a_draft_stands_on_its_words() -> None:
    good, bad = (outreach_lint.lint_text(text).messages[0].trust for text in (GOOD, BAD))
    assert good.score > 3 > bad.score
    assert "How do your riders get to the mill?" in {push.excerpt for push in good.pushes}


def test_the_profile_of_a_file_does_not_depend_on_its_neighbours(tmp_path: Any) -> None:
    for name, text in (("a.txt", GOOD), ("b.txt", BAD), ("c.txt", GOOD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    scores = [report.messages[0].trust.score for report in outreach_lint.lint_path(tmp_path)]
    alone = [outreach_lint.lint_path(tmp_path / name)[0].messages[0].trust.score for name in ("a.txt", "b.txt")]
    assert scores == [alone[0], alone[1], alone[0]]
