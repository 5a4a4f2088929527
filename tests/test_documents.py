"""README, ARCHITECTURE and CONTRIBUTING say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import outreach_lint
from outreach_lint.config import Settings, rule_options, select_rules
from outreach_lint.configuration.keys import KEYS
from outreach_lint.configuration.layers import tomllib
from outreach_lint.configuration.shapes import Key
from outreach_lint.profile import load_trust_weights
from outreach_lint.reporters import Look, load_reporter
from outreach_lint.rules import all_rules
from scripts.write_docs import DOCS, generated

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "benchmarks/README.md",
    "docs/trust.md",
    "training/README.md",
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert target.startswith("http") or ((ROOT / name).parent / target).exists(), target


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_commands_name_files_that_exist(name: str) -> None:
    for path in re.findall(r"(?:scripts|samples|tests)/[\w./-]+\w", text(name)):
        assert (ROOT / path).exists() or "false_urgency" in path, path


def test_readme_shows_real_output() -> None:
    shown = re.search(r"```\n\$ outreach-lint (\S+)\n\.\.\.\n(.*?)```", text("README.md"), re.DOTALL)
    assert shown
    path, wanted = shown.groups()
    reports = outreach_lint.lint_path(ROOT / path)
    told = "".join(load_reporter("full")(reports, Look())).replace(str(ROOT) + "/", "")
    assert " ".join(wanted.split()) in " ".join(told.split())


def test_readme_shows_a_right_configuration(tmp_path: Path) -> None:
    shown = re.search(r"```toml\n(.*?)```", text("README.md"), re.DOTALL)
    assert shown
    (tmp_path / "outreach-lint.toml").write_text(re.sub(r"(?m)^house-rules.*$", "", shown[1]), encoding="utf-8")
    (tmp_path / "draft.txt").write_text("Hi Dana,\n\nThe kettle is on.\n", encoding="utf-8")
    (report,) = outreach_lint.lint_path(tmp_path)
    assert report.messages


@pytest.mark.parametrize("key", KEYS.values(), ids=lambda key: key.name)
def test_examples_of_settings_name_what_exists(key: Key) -> None:
    options = tomllib.loads(key.example).get("rules", {})
    select_rules(Settings(options=options), all_rules())
    for rule in all_rules():
        rule_options(Settings(options=options), rule)


def test_readme_names_every_family_that_has_rules() -> None:
    for category in {rule.category for rule in all_rules()}:
        assert f"`{category.value}`" in text("README.md")


def test_architecture_has_every_room() -> None:
    package = ROOT / "outreach_lint"
    rooms = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    for room in rooms - {"__init__", "__main__"}:
        assert re.search(rf"`{room}(\.py|/)", text("ARCHITECTURE.md")), room


def test_pages_made_from_the_code_are_of_today() -> None:
    stale = [
        path.relative_to(ROOT).as_posix()
        for path, wanted in generated().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != wanted
    ]
    assert not stale, "run python -m scripts.write_docs"
    assert {*(DOCS / "rules").rglob("*.md")} <= set(generated()), "a page of a rule that is gone"
    weights = load_trust_weights()
    for value in (*weights.severities.values(), *(share for share in weights.focus.values() if share)):
        assert f"{value:g}" in text("docs/trust.md")


def test_ci_runs_what_the_readme_says() -> None:
    (command,) = re.findall(r"^exec (.+)$", text(".ci/run"), re.MULTILINE)
    assert command in text("README.md")
