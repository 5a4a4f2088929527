"""Rewordings: what lexicons offer, in JSON for a person to choose from, and never applied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from outreach_lint import rules
from outreach_lint.lexicon import all_lexicon_names, load_lexicon
from outreach_lint.rules import all_rules
from tests.conftest import Run

DRAFT = """\
Subject: The kiln in your yard

Hi Ana,

{line}

Ben
"""
OFFERED = [
    ("combat-language/combat-metaphor", "outreach", "You are on our hit list for May.", "hit list",
     ["list of people to write to"]),
    ("combat-language/combat-metaphor", "outreach", "Slam dunk, said the foreman of the yard in Hove.", "Slam dunk",
     ["A success"]),
    ("pressure/false-urgency", "marketing", "Act now and the glaze is yours.", "Act now",
     ["Write by [date], when [what ends]", "Decide when it suits you"]),
    ("credibility/bare-superlative", "marketing", "Our service is second to none.", "second to none", ["good"]),
    ("transparency/euphemism", "outreach", "I wanted to reach out about it.", "reach out", ["write", "ask"]),
    ("feature-dumping/buzzwords", "outreach", "We leverage synergies.", "leverage", ["use"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "kind", "line", "words", "plain"), OFFERED)
def test_plain_words_are_offered_and_never_applied(
    run: Run, monkeypatch: pytest.MonkeyPatch, rule: str, kind: str, line: str, words: str, plain: list[str]
) -> None:
    monkeypatch.setattr(rules, "all_rules", all_rules)
    text = DRAFT.format(line=line)
    Path("draft.txt").write_text(text, encoding="utf-8")
    arguments = ("draft.txt", "--select", rule, "--kind", kind, "--output-format", "json", "--exit-zero")
    for more in ((), ("--fix", "--unsafe-fixes")):
        (message,) = json.loads(run(*arguments, *more).out)["files"][0]["messages"]
        offered = [rewording for found in message["diagnostics"] for rewording in found["rewordings"]]
        chosen = [rewording for rewording in offered if f"for “{words}”" in rewording["title"]]
        assert [rewording["edits"][0]["replacement"] for rewording in chosen] == plain
        for rewording in chosen:
            (edit,) = rewording["edits"]
            assert rewording["applicability"] == "display"
            assert text[edit["start"] : edit["end"]] == words
    assert Path("draft.txt").read_text(encoding="utf-8") == text


def test_no_rewording_is_a_buzzword_or_a_push_itself() -> None:
    """What is offered must not be what another lexicon of offered words would flag, word for word."""
    names = ("combat_language/combat_metaphor", "pressure/false_urgency", "credibility/bare_superlative")
    offered = {plain for name in names for entry in load_lexicon(name).entries for plain in entry.suggest}
    assert len(offered) > 40
    phrases = {entry.phrase for name in all_lexicon_names() for entry in load_lexicon(name).entries if entry.suggest}
    assert offered.isdisjoint(phrases)
