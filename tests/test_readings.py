"""The readings of a template: values, every arm, all fields empty; each finding once, with the words that say when."""

from __future__ import annotations

from pathlib import Path

import pytest

import outreach_lint
from outreach_lint import Settings
from outreach_lint.diagnostics import Diagnostic
from outreach_lint.document import Mode
from outreach_lint.readers import read_messages
from outreach_lint.source import Source

_BORROWED = "I can imagine how frustrated you must feel."


def _lint(text: str, rule: str, mode: Mode | None = Mode.TEMPLATE) -> list[Diagnostic]:
    settings = Settings(select=(rule,), mode=mode)
    return list(outreach_lint.lint_text(text, settings, path="draft.txt").diagnostics)


def _views(text: str) -> list[str]:
    (message,) = read_messages(Source("draft.txt", text), None, Mode.TEMPLATE)
    return [reading.segments.view for reading in (message, *message.others)]


@pytest.mark.parametrize(
    ("text", "excerpt", "when"),
    [
        ("{% if city %}How warm is it?{% else %}I can imagine how frustrated you must feel.{% endif %}",
         "I can imagine how frustrated you must feel", "when “if city” does not hold"),
        ("{% if city %}How warm is it?{% elsif firm %}I can imagine how frustrated you must feel.{% endif %}",
         "I can imagine how frustrated you must feel", "when “elsif firm” holds"),
        ("{How warm is it?|I can imagine how frustrated you must feel.|It is warm.}",
         "I can imagine how frustrated you must feel", "in the wording “I can imagine how frustrated you must..."),
        ("{{#if a}}Cold.{{else}}{{#if b}}Warm.{{else}}I can imagine how frustrated you must feel.{{/if}}{{/if}}",
         "I can imagine how frustrated you must feel", "when “if b” does not hold"),
        ("*|IF:CITY|*Warm?*|ELSE:|*I can imagine how frustrated you must feel.*|END:IF|*",
         "I can imagine how frustrated you must feel", "when “IF:CITY” does not hold"),
    ],
)  # fmt: skip
def test_every_arm_is_linted_at_its_place(text: str, excerpt: str, when: str) -> None:
    (found,) = _lint(f"Hello,\n\n{text}\n\nBest,\nTom", "borrowed-feeling")
    assert found.excerpt == excerpt
    assert (found.reading or "").startswith(when)
    assert found.message.startswith(when[0].upper() + when[1:])


@pytest.mark.parametrize(
    "text",
    [
        f"{{% if city %}}{_BORROWED}{{% else %}}How warm is it?{{% endif %}}",
        f"{_BORROWED} {{% if city %}}Cold?{{% else %}}Warm?{{% endif %}} {{Yes?|No?|Both?}}",
        f"{{Hello!|Hi!}} {_BORROWED} {{{{city}}}}",
    ],
)
def test_what_the_first_reading_shows_is_told_once(text: str) -> None:
    (found,) = _lint(f"Hello,\n\n{text}\n\nBest,\nTom", "borrowed-feeling")
    assert found.reading is None
    assert found.excerpt == _BORROWED.rstrip(".")


@pytest.mark.parametrize(
    ("text", "excerpt", "when"),
    [
        ("Hi {{first_name}},\n\nIs it warm?", "Hi {{first_name}},", "when first_name is empty"),
        ("Hi {{ first_name | default: '' }},\n\nIs it warm?", "Hi {{ first_name | default: '' }},",
         "when first_name is empty"),
        ("Hello,\n\nI saw that {{company}} is hiring.", "that {{company}} is", "when company is empty"),
        ("Hello,\n\nHow is it at {{company}}?", "at {{company}}?", "when company is empty"),
        ("Hi {{#if first_name}}{{first_name}}{{/if}},\n\nIs it warm?", "Hi {{#if first_name}}{{first_name}}{{/if}},",
         "when “if first_name” does not hold"),
        ("Hi {{#if known}}friend{{/if}},\n\nIs it warm?", "Hi {{#if known}}friend{{/if}},",
         "when “if known” does not hold"),
        ("Subject: {{first_name}}, is it warm?\n\nHello,\n\nIs it warm?", ",", "when first_name is empty"),
    ],
)  # fmt: skip
def test_empty_fields_leave_traces(text: str, excerpt: str, when: str) -> None:
    (found,) = _lint(text, "empty-field-result")
    assert (found.excerpt, found.reading) == (excerpt, when)


@pytest.mark.parametrize(
    "text",
    [
        "Hi {{ first_name | default: 'there' }},\n\nIs it warm?",
        "Hi {{first_name|there}},\n\nIs it warm?",
        "Hi {{#if first_name}}{{first_name}}{{else}}there{{/if}},\n\nIs it warm?",
        "Hi{{#if first_name}} {{first_name}}{{/if}},\n\nIs it warm?",
        "Hello,\n\nIs it warm?{{#if company}} How is it at {{company}}?{{/if}}",
        "Hello,\n\nIs it warm?\n\nBest,\n{{sender.first_name}}",
        "Hi {% if first_name == blank %}there{% else %}{{ first_name }}{% endif %},\n\nIs it warm?",
        "Hi [First Name],\n\nIs it warm at [Company]?",
    ],
)
def test_what_is_guarded_leaves_none(text: str) -> None:
    assert _lint(text, "empty-field-result") == []


def test_a_missing_default_is_told_once_with_what_it_leaves() -> None:
    (found,) = _lint("Hi {{first_name}},\n\nIs it warm?", "template")
    assert found.rule == "template/missing-fallback"
    assert "when first_name is empty, the reader gets “Hi ,”" in found.message


def test_a_draft_has_one_reading() -> None:
    (message,) = read_messages(Source("draft.txt", "Hi Dana,\n\nIs it {warm|cold} at {{company}}?"), None, Mode.DRAFT)
    assert message.others == ()


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("Is it {a|b|c} or {d|e}?", ["Is it a or d?", "Is it b or e?", "Is it c or d?"]),
        ("It {a|{b|c} d|e}", ["It a", "It b d", "It c d", "It e"]),
        ("{% if x %}A{% else %}B{% endif %} {y|z}", ["A y", "B z", "B y"]),
        ("{% if x %}A {y|z}{% else %}B{% endif %}", ["A y", "A z", "B"]),
        ("Hi {{name|you}}", ["Hi Alex Morgan", "Hi you"]),
    ],
)
def test_readings_show_every_arm_and_not_their_product(text: str, views: list[str]) -> None:
    assert _views(text) == views


def test_a_finding_about_the_whole_message_is_put_down_to_the_one_conditional() -> None:
    text = (
        "Hello,\n\n{% if talk %}Your talk in Hove on 3 May made me count our own spares, and I found forty.{% else %}"
        "We are a leading provider of spares. We offer the best spares. We sell spares to everyone.{% endif %}"
        "\n\nBest,\nTom"
    )
    found = _lint(text, "self-opening")
    assert [d.reading for d in found] == ["when “if talk” does not hold"]


def test_arms_of_several_paragraphs_are_read() -> None:
    arms = f"{{% if city %}}\n\nWarm?\n\n{{% else %}}\n\nI know.\n\n{_BORROWED}\n\n{{% endif %}}"
    text = f"Hello,\n\n{arms}\n\nBest,\nTom"
    (found,) = _lint(text, "borrowed-feeling")
    assert found.reading == "when “if city” does not hold"


@pytest.mark.parametrize("unit", ["{a|b}", "{% if x %}a{% else %}b{% endif %}", "{{#if x}}", "{a|{b|{c|d}}}", "{{x}} "])
def test_many_places_have_few_readings(unit: str) -> None:
    (message,) = read_messages(Source("draft.txt", "Hi {{name}},\n\n" + unit * 1000), None, Mode.TEMPLATE)
    assert len(message.others) <= 24


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", "<p>Hi {{ first_name | default: 'you' }},</p><p>{% if city %}<b>Warm?</b>{% else %}<i>I can "
         "imagine how frustrated you must feel.</i>{% endif %}</p>"),
        ("a.html", "<p>Hi {{ first_name | default: 'you' }},</p>{% if city %}<p>Warm?</p>{% else %}<p>I can imagine "
         "how frustrated you must feel.</p>{% endif %}"),
        ("a.md", "Subject: Warm?\n\nHi {{ first_name | default: 'you' }},\n\n{% if city %}\n**Warm?**\n{% else %}\n"
         "*I can imagine how frustrated you must feel.*\n{% endif %}\n\nBest,\nTom"),
        ("a.eml", "Subject: Warm?\nContent-Type: text/plain\n\nHi {{ first_name | default: 'you' }},\n\n{% if city %}"
         "Warm?{% else %}I can imagine how frustrated you must feel.{% endif %}\n\nBest,\nTom\n"),
    ],
)  # fmt: skip
def test_every_format_has_readings(path: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / path
    file.write_text(text, encoding="utf-8")
    (report,) = outreach_lint.lint_path(file, Settings(select=("borrowed-feeling",), mode=Mode.TEMPLATE))
    (found,) = report.diagnostics
    assert " ".join(found.excerpt.split()) == "I can imagine how frustrated you must feel"
    assert found.reading == "when “if city” does not hold"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", "<p>Hi {{first_name}},</p><p>Is it warm?</p>"),
        ("a.md", "Subject: Warm?\n\nHi {{first_name}},\n\nIs it warm?\n"),
    ],
)
def test_every_format_is_read_with_its_fields_empty(path: str, text: str) -> None:
    settings = Settings(select=("empty-field-result",), mode=Mode.TEMPLATE)
    (found,) = outreach_lint.lint_text(text, settings, path=path).diagnostics
    assert (found.excerpt, found.reading) == ("Hi {{first_name}},", "when first_name is empty")
