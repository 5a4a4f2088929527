"""The table of dialects: every platform's own writing is read as such, told apart, and inferred from a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.dialects import BLOCKS, CHOICES, DEFAULTS, DIALECTS, FORMS, Dialect, example_default
from outreach_lint.directives import TEMPLATE_COMMENTS
from outreach_lint.readers.inference import infer_dialect
from outreach_lint.readers.placeholders import Placeholders, find_placeholders
from outreach_lint.source import Reading

every_dialect = pytest.mark.parametrize("dialect", DIALECTS.values(), ids=lambda dialect: dialect.name)


def _found(text: str, dialect: str | None = None) -> Placeholders:
    found = find_placeholders(text, reading=Reading(dialect))
    (found.template,) = infer_dialect([found.template], dialect)
    return found


@every_dialect
def test_rows_name_what_exists(dialect: Dialect) -> None:
    assert dialect.forms
    assert set(dialect.forms) <= set(FORMS)
    assert set(dialect.defaults) <= set(DEFAULTS)
    assert set(dialect.blocks) <= set(BLOCKS)
    assert set(dialect.choices) <= set(CHOICES)
    assert set(dialect.comments) <= set(TEMPLATE_COMMENTS)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", dialect.name)


@every_dialect
def test_its_fields_are_read_in_each_of_its_forms(dialect: Dialect) -> None:
    for form in dialect.forms:
        written = re.sub(r"\bname\b", "fname", FORMS[form].replace("NAME", "FNAME"))
        (field,) = _found(f"It is {written} there.", dialect.name).fields
        assert (field.form, field.name.lower(), field.human) == (form, "fname", False)


@every_dialect
def test_its_conditionals_are_read(dialect: Dialect) -> None:
    for style in dialect.blocks:
        found = _found("It is " + BLOCKS[style].replace("…", "warm") + " there.", dialect.name)
        (place,) = found.template.alternatives
        assert (len(place.arms), place.conditional) == (2, True)
        assert found.template.faults == ()


@every_dialect
def test_its_defaults_are_read_back(dialect: Dialect) -> None:
    written = example_default(dialect, "fname", "there")
    if written is not None:
        (field,) = _found(f"It is {written}.", dialect.name).fields
        assert (field.name, field.default, field.fallback) == ("fname", dialect.defaults[0], "there")


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("Hi {{prospect.first_name}}, {{sender.first_name}}", "outreach"),
        ("Hi {{first_name}}, {{my.first_name}}", "salesloft"),
        ("Hi {{first_name}}, {{sender_first_name}} {{title->lowercase}}", "apollo"),
        ("Hi {{firstName | default: 'x'}}, {{icebreaker}}", "lemlist"),
        ("Hi {{firstName|there}}, {{accountSignature}}", "instantly"),
        ("Hi {{ personalization_token('contact.firstname', 'there') }}", "hubspot"),
        ("Hi {{lead.First Name:default=there}}", "marketo"),
        ("Hi {{${first_name} | default: 'x'}}", "braze"),
        ("Hi {{ customer.first_name | default: 'x' }}", "customerio"),
        ("Hi {{{Recipient.FirstName}}}, {{{Sender.Name}}}", "salesforce-lightning"),
        ('Hi {{insert first_name "default=there"}}', "sendgrid"),
        ("Hi %recipient.first_name%", "mailgun"),
        ("Hi %FIRSTNAME%, %IF $CITY%a%/IF%", "activecampaign"),
        ("Hi {contactfield=firstname|there}", "mautic"),
        ("Hi {!Contact.FirstName}", "salesforce-classic"),
        ("Hi [firstname,fallback=friend]", "campaign-monitor"),
        ("Hi <<First Name>> in «Town»", "mail-merge"),
        ("Hi {{ contact.first_name, fallback=you }}", "chartmogul"),
        ("Hi %%=v(@name)=%%, %%[ IF @a THEN ]%%a%%[ ENDIF ]%%", "ampscript"),
    ],
)
def test_the_dialect_is_inferred(text: str, dialect: str) -> None:
    assert _found(text).template.dialect == dialect


@pytest.mark.parametrize("text", ["Hi {{first_name}}", "Hi {{ first_name | default: 'x' }}", "Hi [Name]", "Hi Dana"])
def test_what_fits_many_is_nobodys(text: str) -> None:
    assert _found(text).template.dialect is None


@pytest.mark.parametrize(
    ("dialect", "text", "names"),
    [
        ("dotdigital", "Hi @FIRSTNAME@, write to a@b.example", ["FIRSTNAME"]),
        ("flexmail", "Hi #firstname#, see #3 and #done", ["firstname"]),
        ("sendgrid-legacy", "Hi -name- of the well-known-mill", ["name"]),
        (None, "Hi @FIRSTNAME@ and #firstname# and -name-", []),
    ],
)
def test_fields_that_look_like_words_are_read_on_request(dialect: str | None, text: str, names: list[str]) -> None:
    assert [field.name for field in _found(text, dialect).fields] == names


@pytest.mark.parametrize(
    ("dialect", "text", "foreign"),
    [
        ("hubspot", "Hi {{ contact.firstname }}, {{first_name}}", ["{{first_name}}"]),
        ("mailchimp", "Hi *|FNAME|*, {{first_name}}", ["{{first_name}}"]),
        (
            "outreach",
            "Hi {{first_name}}, {{First Name}}, {{ x | default: 'y' }}",
            ["{{First Name}}", "{{ x | default: 'y' }}"],
        ),
        ("liquid", "Hi {{first_name}}, {{#if x}}y{{/if}}", ["{{#if x}}"]),
    ],
)
def test_a_dialect_that_is_set_settles_what_is_foreign(dialect: str, text: str, foreign: list[str]) -> None:
    assert [item.written for item in _found(text, dialect).template.foreign] == foreign


_NAMES = st.from_regex(r"[a-z]{3,8}", fullmatch=True)
_LEAVES = st.one_of(st.sampled_from(["a word", "it is", "3 May"]), _NAMES.map(lambda name: "{{" + name + "}}"))


def _joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(parts, min_size=2, max_size=4)
    return st.one_of(
        rows.map(lambda arms: "{" + "|".join(arms) + "}"),
        rows.map(lambda arms: "{{random|" + "|".join(arms) + "}}"),
        st.tuples(_NAMES, rows).map(
            lambda item: "{% if " + item[0] + " %}" + "{% else %}".join(item[1][:2]) + "{% endif %}"
        ),
        rows.map(" ".join),
    )


_TEMPLATES = st.recursive(_LEAVES, _joined, max_leaves=12)


@settings(max_examples=200, deadline=None)
@given(_TEMPLATES)
def test_every_arm_is_shown_by_some_reading(text: str) -> None:
    first = find_placeholders(text)
    assert first.template.faults == ()
    shown: set[tuple[int, int]] = set()
    places: set[tuple[int, int]] = set()
    for number in range(first.template.readings):
        template = find_placeholders(text, reading=Reading(number=number)).template
        for place in template.alternatives:
            places.update((arm.span.start, arm.span.end) for arm in place.arms)
            assert place.picked is not None
            arm = place.arms[place.picked]
            shown.add((arm.span.start, arm.span.end))
    if first.template.readings < 24:
        assert shown == places


@settings(max_examples=200, deadline=None)
@given(st.one_of(_TEMPLATES, st.text(alphabet="{}[]<>|%*#/ !-abif\n", max_size=60)), st.booleans(), st.integers(0, 5))
def test_marks_never_overlap_and_never_leave_the_text(text: str, empty: bool, number: int) -> None:
    at = 0
    for mark in find_placeholders(text, reading=Reading(number=number, empty=empty)).marks:
        assert at <= mark.start < mark.end <= len(text)
        at = mark.end
