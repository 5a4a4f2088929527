"""The published JSON schema says what the loader says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.config import SettingsError
from outreach_lint.configuration.keys import FILE, KEYS, json_schema
from outreach_lint.configuration.layers import tomllib
from scripts.write_schema import PATH, schema_text
from tests.configuration.test_wrong import WRONG

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_the_file_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == schema_text(), "run scripts/write_schema.py"
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


def accepts(data: Any) -> bool:
    try:
        FILE.check(data, "x: ")
    except SettingsError:
        return False
    return True


@pytest.mark.parametrize("key", KEYS.values(), ids=lambda key: key.name)
def test_every_example_is_right(key: Any) -> None:
    data = tomllib.loads(key.example)
    assert set(data) == {key.name}
    assert accepts(data)
    VALIDATOR.validate(data)
    assert key.description[0].isupper()
    assert key.description.endswith(".")


def test_what_the_loader_refuses_the_schema_refuses() -> None:
    refused = 0
    for text in [text for text, _, _ in WRONG if isinstance(text, str)]:
        try:
            data = tomllib.loads(text.removeprefix("\ufeff"))
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
        # Names of rules and lexicons, patterns and files are beyond a schema, and beyond the shapes of values.
        assert accepts(data) == VALIDATOR.is_valid(data), text
        refused += not accepts(data)
    assert refused > len(WRONG) / 3


SCALARS = st.one_of(st.booleans(), st.integers(-3, 3), st.sampled_from(["", " ", "a", "outreach", "error", "draft"]))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(["a", "files", "kind", "add", "except", "phrase", "note"]), inner, max_size=2),
    ),
    max_leaves=4,
)


@settings(max_examples=600, deadline=None)
@given(st.dictionaries(st.sampled_from([*KEYS, "zzz"]), VALUES, max_size=2))
def test_loader_and_schema_agree_on_anything(data: dict[str, Any]) -> None:
    assert accepts(data) == VALIDATOR.is_valid(data)


def test_the_schema_is_where_the_wheel_takes_it_from() -> None:
    assert Path("schema") / "outreach-lint.schema.json" == PATH.relative_to(PATH.parent.parent)
