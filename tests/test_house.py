"""House rules: a team's own words, written in YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

RULES = """
sets:
  metal: [gold, silver]
rules:
  inside-talk:
    message: "“{words}” is how we talk among ourselves; the reader has to guess."
    help: Say what it is.
    severity: error
    kinds: [outreach, follow-up]
    words: [kettle tier, <metal> seat]
    except: [gold seat belt]
    cases:
      flags: [You are on the gold seats.]
      passes: [The gold seat belt is in the boot.]
"""


@pytest.fixture
def house(run: Run) -> Run:
    Path("house.yaml").write_text(RULES, encoding="utf-8")
    Path("outreach-lint.toml").write_text('house-rules = ["house.yaml"]\nselect = ["house"]', encoding="utf-8")
    Path("draft.txt").write_text("Hi Ana,\n\nYou get the\nsilver seat and a gold seat belt.\n", encoding="utf-8")
    return run


def test_a_house_rule_is_a_rule(house: Run) -> None:
    result = house("draft.txt", "--kind", "outreach")
    assert result.out.startswith(
        "draft.txt:4:1: error house/inside-talk “silver seat” is how we talk among ourselves; the reader has to guess."
    )
    assert result.status == 1
    assert house("draft.txt", "--kind", "marketing").status == 0
    assert house("draft.txt", "--kind", "outreach", "--ignore", "house/inside-talk").status == 0
    assert house("draft.txt", "--kind", "outreach", "--ignore", "inside-talk").status == 0
    assert house("draft.txt", "--kind", "outreach", "--config", 'severity.house="suggestion"').status == 0
    assert "did you mean 'inside-talk'" in house("draft.txt", "--ignore", "insidetalk").err


def test_cases_are_tried(house: Run) -> None:
    assert house("test-rules").out == "2 of 2 cases hold in 1 rules.\n"
    broken = RULES.replace("[The gold seat belt is in the boot.]", "[A silver seat.]")
    broken = broken.replace("flags: [You", "flags: [Nothing here., You")
    Path("house.yaml").write_text(broken, encoding="utf-8")
    result = house("test-rules", "house.yaml")
    assert result.status == 1
    assert result.out.splitlines() == [
        "house.yaml: rules.inside-talk: should be flagged, but is not: Nothing here.",
        "house.yaml: rules.inside-talk: should pass, but is flagged: A silver seat.",
        "1 of 3 cases hold in 1 rules.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("message:", "mesage:", "house.yaml: rules.inside-talk.mesage: unknown key; did you mean 'message'?"),
        ("    help: Say what it is.\n", "    help: 3\n", "house.yaml: rules.inside-talk.help: must be a sentence"),
        ("severity: error", "severity: eror", "house.yaml: rules.inside-talk.severity: 'eror' is not one of"),
        ("[outreach, follow-up]", "[outrech]", "house.yaml: rules.inside-talk.kinds: 'outrech' is not one of"),
        ("[kettle tier, <metal> seat]", "[<metall> seat]", "house.yaml: rules.inside-talk.words: '<metall> seat'"),
        ("[kettle tier, <metal> seat]", "[]", "house.yaml: rules.inside-talk.words: is missing"),
        ("[kettle tier, <metal> seat]", "kettle", "house.yaml: rules.inside-talk.words: must be a list"),
        ("inside-talk:", "Inside Talk:", "house.yaml: rules.Inside Talk: a rule's name is made of"),
        ("rules:", "rulez:", "house.yaml: rulez: unknown key; did you mean 'rules'?"),
        ("sets:", "sets: [", "house.yaml: is not valid YAML at line"),
        (RULES, "just words", "house.yaml: must be a table with the key 'rules'"),
        (RULES, "", "house.yaml: must be a table with the key 'rules'"),
        ("flags:", "flag:", "house.yaml: rules.inside-talk.cases.flag: unknown key; did you mean 'flags'?"),
    ],
)
def test_wrong_house_rules_get_one_line(house: Run, old: str, new: str, said: str) -> None:
    assert old in RULES
    Path("house.yaml").write_text(RULES.replace(old, new, 1), encoding="utf-8")
    for arguments in (["draft.txt"], ["test-rules"]):
        result = house(*arguments)
        assert (result.status, result.out) == (2, "")
        (line,) = result.err.splitlines()
        assert line.startswith(f"error: {said}")


def test_two_rules_of_one_name(house: Run) -> None:
    Path("more.yaml").write_text(RULES, encoding="utf-8")
    Path("outreach-lint.toml").write_text('house-rules = ["house.yaml", "more.yaml"]', encoding="utf-8")
    err = house("draft.txt").err
    assert err == (
        "error: more.yaml: rules.inside-talk: house.yaml: rules.inside-talk has the same name; rename one of them\n"
    )


def test_folders_and_patterns(house: Run) -> None:
    Path("rules").mkdir()
    Path("house.yaml").rename("rules/a.yaml")
    for pattern in ("rules", "rules/*.yaml", "rules/"):
        Path("outreach-lint.toml").write_text(f'house-rules = ["{pattern}"]\nselect = ["house"]', encoding="utf-8")
        assert house("draft.txt", "--kind", "outreach").status == 1


def test_there_must_be_rules_to_try(run: Run) -> None:
    result = run("test-rules")
    assert result.status == 2
    assert "there are no house rules here" in result.err
    assert run("test-rules", "gone.yaml").err == "error: gone.yaml: can't be read: no such file or directory\n"
