"""What keeps the rules alike: names, documentation, examples, options, cases and wording."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from outreach_lint.diagnostics import Factor, Finding
from outreach_lint.document import MessageKind
from outreach_lint.rule import CREDIT_PARTS, Rule, credit, parse_page
from outreach_lint.rules import all_rules
from tests.conftest import ReadDocument
from tests.test_rule_cases import CASES, case_file, load_cases

RULES = Path(__file__).parent.parent / "outreach_lint" / "rules"
AT_LEAST = 8
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A rule's name is the fault ("allow fake-empathy/borrowed-feeling"), never the prohibition. "no-gift" names a lack.
PROHIBITIONS = ("avoid-", "ban-", "banned-", "check-", "disallow-", "forbid-", "prefer-", "require-")
# Where something was published, or whose judgement it is.
SOURCED = re.compile(r"essays['’] judgement|doi |https?://|\w\.(com|org|edu|net|io|ca|gov|co|uk)\b|grade [A-D]")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|«[^»]*»")
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
# Rules about the linting itself are shown by no document; tests/test_suppressions.py tries them with the real command.
READING = [rule for rule in all_rules() if not rule.by_linter]
every_reading_rule = pytest.mark.parametrize("rule", READING, ids=lambda rule: rule.id)


def test_rules_are_found() -> None:
    assert all_rules()


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))


@every_rule
def test_name_names_the_fault(rule: Rule) -> None:
    assert NAME.fullmatch(rule.name)
    assert not rule.name.startswith(PROHIBITIONS)


@every_reading_rule
def test_module_function_and_cases_share_a_stem(rule: Rule) -> None:
    stem = rule.name.replace("-", "_")
    folder = rule.category.value.replace("-", "_")
    assert rule.check.__name__ == stem
    assert (RULES / folder / f"{stem}.py").is_file()
    assert case_file(rule).is_file(), f"{rule.id} has no cases at {case_file(rule)}"


def test_every_cases_file_has_a_rule() -> None:
    assert {*CASES.rglob("*.yaml")} == {case_file(rule) for rule in READING}


@every_reading_rule
def test_rule_has_enough_cases(rule: Rule) -> None:
    verdicts = [verdict for verdict, _ in load_cases(rule).values()]
    assert verdicts.count("flags") >= AT_LEAST
    assert verdicts.count("passes") >= AT_LEAST, "the near-misses are the work"


@every_rule
def test_page_is_complete(rule: Rule) -> None:
    page = rule.page
    for part in dataclasses.fields(page):
        assert getattr(page, part.name), f"{part.name} is empty"
    assert "\n" not in page.summary, "the summary is one line"
    assert page.summary.endswith((".", "?")), "the summary is a sentence"
    assert SOURCED.search(page.evidence), "Evidence: an address, a grade, or 'The essays' judgement.'"


def test_page_parts_must_stand_in_order() -> None:
    with pytest.raises(ValueError, match="in this order"):
        parse_page("Summary.\n\nWhy: x\nFlagged: y\nBetter: z\nEvidence: w")


def test_a_credit_names_its_examples_its_own_way() -> None:
    page = parse_page("Summary.\n\nWhy: x\nEvidence: w\nCredited: y\nPassed over: z", CREDIT_PARTS)
    assert (page.flagged, page.better) == ("y", "z")
    with pytest.raises(ValueError, match="Credited"):
        parse_page("Summary.\n\nWhy: x\nEvidence: w\nFlagged: y\nBetter: z", CREDIT_PARTS)


@every_rule
def test_credits_and_they_alone_serve_factors_of_trust(rule: Rule) -> None:
    assert bool(rule.factors) == rule.is_credit
    assert len(set(rule.factors)) == len(rule.factors)


def test_a_credit_stands_in_its_family_and_serves_something() -> None:
    def stray(document: object, options: object) -> None:
        """Find nothing."""

    stray.__module__ = "outreach_lint.rules.pressure.stray"
    with pytest.raises(TypeError, match="stands in rules/credit"):
        credit([Factor.CREDIBILITY], [MessageKind.OUTREACH])(stray)  # type: ignore[arg-type]
    stray.__module__ = "outreach_lint.rules.credit.stray"
    with pytest.raises(TypeError, match="serves a factor"):
        credit([], [MessageKind.OUTREACH])(stray)  # type: ignore[arg-type]


@every_reading_rule
def test_flagged_example_is_flagged_and_better_one_passes(rule: Rule, read_document: ReadDocument) -> None:
    assert _findings(rule, rule.page.flagged, read_document), "the rule does not flag its own example"
    assert not _findings(rule, rule.page.better, read_document), "the rule flags its own better example"


def _findings(rule: Rule, text: str, read_document: ReadDocument) -> list[Finding]:
    document = read_document(text, rule.example_kind.value)
    return list(rule.check(document, rule.options()))


@every_rule
def test_options_are_documented(rule: Rule) -> None:
    assert dataclasses.is_dataclass(rule.options)
    assert rule.options() == rule.options(), "options are plain values"
    assert rule.options.__dataclass_params__.frozen  # type: ignore[attr-defined]
    for field in dataclasses.fields(rule.options):
        assert field.default is not dataclasses.MISSING, f"{field.name} has no default"
        description = field.metadata["description"]
        assert description[0].isupper(), f"{field.name}: {description!r} is a sentence"
        assert description.endswith("."), f"{field.name}: {description!r} is a sentence"


@every_reading_rule
def test_findings_read_well(rule: Rule, read_document: ReadDocument) -> None:
    for name, (verdict, case) in load_cases(rule).items():
        if verdict == "flags":
            document = read_document(case.text, case.kind or rule.example_kind.value, case.mode or "draft")
            for finding in rule.check(document, rule.options(**case.options)):
                for text in (finding.message,) if rule.is_credit else (finding.message, finding.help):
                    assert not _faults(text), f"{name}: {_faults(text)}: {text!r}"
                assert finding.message != finding.help
                if rule.is_credit:
                    assert QUOTED.search(finding.message), f"{name}: a credit quotes the words that earn it"
                    assert (finding.help, finding.fix, finding.severity) == ("", None, None), "nothing to mend"
                assert document.source.slice(finding.span).strip(), f"{name}: the finding stands on nothing"


def _faults(text: str) -> str:
    """Say what is wrong with the wording of a message or help, if anything."""
    own = QUOTED.sub("“…”", text)
    if not text or text != text.strip() or "\n" in text or "  " in own:
        return "empty, or white space that does not belong"
    if not own.endswith((".", "?", "”", '"')):
        return "not a sentence"
    if len(SENTENCE_END.findall(own)) > 2:
        return "more than two sentences"
    if "!" in own:
        return "an exclamation"
    if re.search(r"\{\w*\}|\bNone\b|\[\]|\(\)", own):
        return "an unfilled slot"
    return ""


def test_wording_faults_are_seen() -> None:
    assert not _faults("“Act now! It’s late. Really.” hurries the reader. It costs trust.")
    assert _faults("One. Two. Three.") == "more than two sentences"
    assert _faults("Oh no!") == "not a sentence"
    assert _faults("{word} is vague.") == "an unfilled slot"
