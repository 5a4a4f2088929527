"""Settings: which rules run, and what is refused."""

from __future__ import annotations

import pytest

from outreach_lint.config import Settings, SettingsError, did_you_mean, find_rules, rule_options, select_rules
from outreach_lint.diagnostics import Severity
from tests.made_rules import PAGE_ONLY, PRAISE, PREVIEW, SHOUT, WHISPER, ShoutOptions

RULES = [PAGE_ONLY, PREVIEW, SHOUT, WHISPER]
ON = ["page-only", "shout", "whisper"]


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        pytest.param(Settings(), ON, id="default"),
        pytest.param(Settings(select=("ALL",)), ON, id="all-leaves-preview-out"),
        pytest.param(Settings(select=("pressure",)), ["shout", "whisper"], id="family"),
        pytest.param(Settings(select=("credibility",)), ["page-only"], id="family-leaves-preview-out"),
        pytest.param(Settings(select=("pressure/shout",)), ["shout"], id="id"),
        pytest.param(Settings(select=("shout",)), ["shout"], id="bare-name"),
        pytest.param(Settings(select=("shout", "whisper")), ["shout", "whisper"], id="several"),
        pytest.param(Settings(select=("credibility/preview",)), ["preview"], id="preview-by-id"),
        pytest.param(Settings(extend_select=("preview",)), ["page-only", "preview", "shout", "whisper"], id="extend"),
        pytest.param(Settings(ignore=("pressure",)), ["page-only"], id="ignore-family"),
        pytest.param(Settings(ignore=("ALL",)), [], id="ignore-all"),
        pytest.param(Settings(select=("pressure",), ignore=("shout",)), ["whisper"], id="id-beats-family"),
        pytest.param(Settings(select=("shout",), ignore=("pressure",)), ["shout"], id="id-beats-ignored-family"),
        pytest.param(Settings(select=("shout",), ignore=("shout",)), [], id="ignore-wins-a-tie"),
        pytest.param(Settings(select=("risky-gift",)), [], id="family-without-rules"),
    ],
)
def test_selection(settings: Settings, names: list[str]) -> None:
    assert [rule.name for rule in select_rules(settings, RULES)] == names


@pytest.mark.parametrize(
    ("settings", "on"),
    [
        pytest.param(Settings(), True, id="default"),
        pytest.param(Settings(select=("pressure",)), True, id="select-faults"),
        pytest.param(Settings(select=("credit",)), True, id="select-credits"),
        pytest.param(Settings(ignore=("pressure",)), True, id="ignore-faults"),
        pytest.param(Settings(ignore=("ALL",)), True, id="ignore-all-faults"),
        pytest.param(Settings(ignore=("credit",)), False, id="ignore-the-family"),
        pytest.param(Settings(ignore=("credit/praise",)), False, id="ignore-the-id"),
        pytest.param(Settings(ignore=("praise",)), False, id="ignore-the-name"),
        pytest.param(Settings(select=("praise",), ignore=("credit",)), True, id="id-beats-ignored-family"),
        pytest.param(Settings(select=("praise",), ignore=("praise",)), False, id="ignore-wins-a-tie"),
    ],
)
def test_credits_run_unless_they_are_named_to_be_ignored(settings: Settings, on: bool) -> None:
    assert (PRAISE in select_rules(settings, [*RULES, PRAISE])) == on


def test_selecting_a_credit_selects_no_fault() -> None:
    assert select_rules(Settings(select=("praise",)), [*RULES, PRAISE]) == [PRAISE]


def test_a_credit_has_no_severity() -> None:
    with pytest.raises(SettingsError, match="never fails a draft"):
        select_rules(Settings(severities={PRAISE.id: Severity.ERROR}), [PRAISE])


@pytest.mark.parametrize(
    "settings",
    [
        Settings(select=("shuot",)),
        Settings(extend_select=("presure/shout",)),
        Settings(ignore=("shoutt",)),
        Settings(severities={"pressure/shuot": Severity.ERROR}),
        Settings(options={"pressure/shuot": {}}),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(settings: Settings) -> None:
    with pytest.raises(SettingsError, match=r"did you mean .*shout"):
        select_rules(settings, RULES)


def test_a_far_off_name_gets_no_guess() -> None:
    with pytest.raises(SettingsError, match=r"no rule or family 'qqq'; 'outreach-lint rule --all' tells of each$"):
        find_rules("qqq", RULES)
    assert did_you_mean("qqq", ["shout"]) == ""


def test_options_are_the_defaults_with_the_users_values() -> None:
    assert rule_options(Settings(), SHOUT) == ShoutOptions()
    chosen = Settings(options={"pressure/shout": {"marks": 3, "share": 1}})
    assert rule_options(chosen, SHOUT) == ShoutOptions(marks=3, share=1)


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"mark": 3}, "did you mean 'marks'"),
        ({"marks": "3"}, "must be a whole number"),
        ({"marks": True}, "must be a whole number"),
        ({"marks": 1.5}, "must be a whole number"),
        ({"strict": 1}, "must be true or false"),
        ({"share": "x"}, "must be a number"),
        ({"share": 55}, "must be between 0 and 1"),
        ({"share": float("nan")}, "must be between 0 and 1"),
        ({"marks": -1}, "must be 0 or more"),
        ({"severity": "error"}, r"severities stand under \[severity\]"),
        ({"enabled": False}, "`ignore` and `extend-select` switch rules off and on"),
    ],
)
def test_wrong_options_are_refused(values: dict[str, object], complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        rule_options(Settings(options={"pressure/shout": values}), SHOUT)


@pytest.mark.parametrize(
    ("level", "failing"),
    [
        (Severity.ERROR, {Severity.ERROR}),
        (Severity.WARNING, {Severity.ERROR, Severity.WARNING}),
        (Severity.SUGGESTION, set(Severity)),
        (None, set()),
    ],
)
def test_fail_level(level: Severity | None, failing: set[Severity]) -> None:
    settings = Settings(fail_level=level)
    assert {severity for severity in Severity if settings.fails(severity)} == failing
