"""Whose story is it? Hand-written clauses with their focus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_lint.document import Block, Clause, Parties, Role, Section
from outreach_lint.language.focus import find_clauses
from outreach_lint.language.pipeline import load_pipeline
from outreach_lint.source import Segment, SegmentKind, SegmentMap, TextSpan
from tests.work import assert_linear

HERE = Path(__file__).parent


def load(name: str) -> dict[str, Any]:
    """Return a data file of clauses."""
    raw = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    assert isinstance(raw, dict)
    return raw


def parties(raw: dict[str, Any]) -> Parties:
    """Return who is who in a data file."""
    return Parties(**{name: frozenset(names) for name, names in raw["parties"].items()})


def section_of(text: str, role: Role = Role.BODY) -> Section:
    """Parse a text as one section."""
    segments = SegmentMap((Segment(SegmentKind.TEXT, TextSpan(0, len(text)), text),))
    return Section(Block(role, 0, len(text)), load_pipeline()(text), segments)


def clauses_of(text: str, who: Parties, role: Role = Role.BODY) -> list[Clause]:
    """Return the clauses of all sentences of a text."""
    section = section_of(text, role)
    return [clause for sent in section.doc.sents for clause in find_clauses(section, sent.start, sent.end, who)]


def items(name: str, part: str = "groups") -> list[Any]:
    """All sentences of a data file as test parameters."""
    raw = load(name)
    who = parties(raw)
    return [
        pytest.param(who, item, id=f"{group}::{item['text'][:50]}")
        for group, group_items in raw.get(part, {}).items()
        for item in group_items
    ]


@pytest.mark.parametrize(("who", "item"), [*items("focus_clauses.yaml"), *items("focus_clauses_unseen.yaml")])
def test_focus(who: Parties, item: dict[str, Any]) -> None:
    check(who, item)


@pytest.mark.parametrize(
    ("who", "item"), [*items("focus_clauses.yaml", "known_misses"), *items("focus_clauses_unseen.yaml", "known_misses")]
)
def test_known_misses_are_still_missed(who: Parties, item: dict[str, Any]) -> None:
    """A known miss that comes out right belongs among the groups."""
    with pytest.raises(AssertionError):
        check(who, item)


def check(who: Parties, item: dict[str, Any]) -> None:
    """Compare the clauses of a sentence with what its item expects."""
    clauses = clauses_of(item["text"], who)
    assert [clause.focus.value for clause in clauses] == item["focus"]
    if "mood" in item:
        assert [clause.mood.value for clause in clauses] == item["mood"]
    if "objects" in item:
        assert [clause.reader_as_object for clause in clauses] == item["objects"]


NOBODY = Parties()


def words_of(text: str, who: Parties = NOBODY) -> list[str]:
    """Return the words of every clause of a one-sentence text."""
    section = section_of(text)
    return [str(section.doc[c.start : c.end].text) for c in find_clauses(section, 0, len(section.doc), who)]


def test_clause_ranges_leave_out_subordinate_clauses_at_their_edge() -> None:
    assert words_of("If you run a night shift, you know the problem.") == [
        "If you run a night shift",
        "you know the problem",
    ]


def test_a_hedge_belongs_to_the_clause_it_introduces() -> None:
    assert words_of("I think you are losing days.") == ["I think you are losing days"]


def test_subject_is_the_whole_phrase() -> None:
    section = section_of("The rest of your fleet runs on diesel.")
    (clause,) = find_clauses(section, 0, len(section.doc), NOBODY)
    assert clause.subject is not None
    assert section.doc[slice(*clause.subject)].text == "The rest of your fleet"


def test_subordinate_clauses_are_not_main() -> None:
    clauses = clauses_of("When you have a minute, call the clinic.", NOBODY)
    assert [clause.main for clause in clauses] == [False, True]


def test_coordinated_clauses_are_main() -> None:
    assert [clause.main for clause in clauses_of("We sell feed and you buy it.", NOBODY)] == [True, True]


def test_greetings_have_no_clauses() -> None:
    assert clauses_of("Hi Dana,", NOBODY, Role.GREETING) == []


@pytest.mark.parametrize("text", ["?!", "\n \t", "“", "I", "we we", "what is", "🙂 you", "let", "of your"])
def test_odd_texts_do_no_harm(text: str) -> None:
    for clause in clauses_of(text, NOBODY):
        assert clause.start <= clause.head < clause.end


_WORDS = st.sampled_from(
    "I we you they it this that your our what there let let's is are was by and but if read saw help who which to of "
    "with , . ? ! : platform team Loadline Dana".split()
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_WORDS, max_size=25))
def test_any_row_of_words_has_well_formed_clauses(words: list[str]) -> None:
    text = " ".join(words)
    section = section_of(text)
    who = Parties(frozenset({"northfold"}), frozenset({"loadline"}), frozenset({"dana"}))
    for sent in section.doc.sents:
        clauses = find_clauses(section, sent.start, sent.end, who)
        assert len({clause.head for clause in clauses}) == len(clauses)
        assert [clause.start for clause in clauses] == sorted(clause.start for clause in clauses)
        for clause in clauses:
            assert sent.start <= clause.start <= clause.head < clause.end <= sent.end


def test_long_rows_take_no_more_work() -> None:
    """Focus is linear in the length of a draft: nesting must not multiply it."""

    def tell(repeats: int) -> None:
        for section in sections[repeats]:
            for sent in section.doc.sents:
                find_clauses(section, sent.start, sent.end, NOBODY)

    sections = {n: [section_of("I saw that you think that we read what it says, " * n)] for n in (10, 40, 160)}
    assert_linear(tell, 40)
