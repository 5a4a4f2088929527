"""The scripts for those who work on the project."""

from __future__ import annotations

import ast

import pytest
import yaml

from outreach_lint.lexicon import parse_lexicon
from outreach_lint.rule import parse_page
from scripts.new_rule import ROOT, stubs
from scripts.sort_lexicons import sort_key, sort_text


def test_stubs_of_a_new_rule_are_valid() -> None:
    rule, lexicon, cases = stubs("pressure/false-urgency").items()
    assert [path.relative_to(ROOT).as_posix() for path, _ in (rule, lexicon, cases)] == [
        "outreach_lint/rules/pressure/false_urgency.py",
        "lexicons/pressure/false_urgency.yaml",
        "tests/cases/pressure/false_urgency.yaml",
    ]
    module = ast.parse(rule[1])
    assert parse_page(ast.get_docstring(module) or "").flagged
    assert parse_lexicon("pressure/false_urgency", yaml.safe_load(lexicon[1]), "stub").entries
    assert set(yaml.safe_load(cases[1])) == {"flags", "passes"}


@pytest.mark.parametrize("rule_id", ["false-urgency", "pressure/", "/x", "pressure/1st", "a/b/c"])
def test_a_new_rule_needs_a_full_id(rule_id: str) -> None:
    with pytest.raises(ValueError, match="family/rule-name"):
        stubs(rule_id)


UNSORTED = """\
# Words.
source: Own collection.

sets:
  few: [b, a, "no"]
  many:
    [z, y]

entries:
  - {phrase: "(we|you) go", group: one}
  - {phrase: "^ a thing", group: one}
  # Another part.
  - {phrase: "c", group: one}
  - phrase: b
    group: one
  - {phrase: "a", group: two}

except:
  - two
  - one
"""


def test_lexicons_are_sorted_within_their_parts() -> None:
    text = sort_text(UNSORTED)
    raw = yaml.safe_load(text)
    assert raw["sets"] == {"few": ["a", "b", "no"], "many": ["y", "z"]}
    assert [entry["phrase"] for entry in raw["entries"]] == ["^ a thing", "(we|you) go", "b", "c", "a"]
    assert raw["except"] == ["one", "two"]
    assert sort_text(text) == text
    assert [line for line in text.splitlines() if "#" in line] == ["# Words.", "  # Another part."]


def test_phrases_are_sorted_by_their_words() -> None:
    assert sorted(["<we> go", "^ (a|b)", "don't"], key=sort_key) == ["^ (a|b)", "don't", "<we> go"]
