"""Every key of a configuration file. Documentation, JSON schema and checks are all made from this table."""

from __future__ import annotations

from typing import Any

from outreach_lint.config import SettingsError
from outreach_lint.configuration.shapes import Choice, Flag, Key, Listed, Record, Scalar, Shape, Table, Text
from outreach_lint.diagnostics import Severity
from outreach_lint.dialects import DIALECTS
from outreach_lint.document import MessageKind, Mode
from outreach_lint.outputs import format_names

SELECTORS = Listed(Text("pressure/false-urgency"), '["pressure", "template/unfilled-placeholder"]')
_GLOBS = Listed(Text("archive/"), '["archive/", "*.bak.txt"]')
_NAMES = Listed(Text("Ben Ortiz"), '["Ben Ortiz", "Kettle & Co"]')
_PRODUCTS = Listed(Text("Kettle Pro"), '["Kettle Pro"]')
_FIELDS = Listed(Text("body"), '["body", "copy"]')
# What other linters call severities, and where a rule is switched off.
_OFF = "; to switch a rule off, list it in `ignore`"
_SLIGHT = "; did you mean 'suggestion'?"
_SEVERITY = Choice(
    tuple(severity.value for severity in Severity),
    {**dict.fromkeys(("off", "none", "false", "disable", "disabled", "ignore"), _OFF),
     **dict.fromkeys(("info", "note", "notice", "hint", "low", "minor"), _SLIGHT)},
)  # fmt: skip
_FAIL_LEVEL = Choice(
    (*_SEVERITY.words, "none"),
    {**dict.fromkeys(("off", "never", "false"), "; did you mean 'none'?"),
     **dict.fromkeys(("info", "note", "any"), _SLIGHT)},
)  # fmt: skip


class Phrase:
    """A phrase of a lexicon: a text, or a table as in the lexicons' own files."""

    def check(self, value: Any, place: str) -> Any:
        """Return the phrase."""
        return Text("circle back").check(value, place) if not isinstance(value, dict) else _ENTRY.check(value, place)

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        return {"anyOf": [Text("").schema(), _ENTRY.schema()]}


def _keys(*keys: Key) -> dict[str, Key]:
    return {key.name: key for key in keys}


_ENTRY = Record(
    _keys(
        Key("phrase", Text("circle back"), "The phrase, in the notation of lexicons.", "",
            '{ phrase = "circle back" }'),
        Key("group", Text("ask"), "The group of entries it belongs to, where the lexicon has several.", "", '"ask"'),
        Key("suggest", Listed(Text("write again"), '["write again"]'), "Plain words to use instead.", "[]",
            '["write again"]'),
        Key("note", Text("ours"), "Why it is here.", "", '"asked for by support"'),
    ),
    needs=("phrase",),
)  # fmt: skip

_LEXICON = Record(
    _keys(
        Key("add", Listed(Phrase(), '["circle back"]'), "Phrases to find as well.", "[]", '["circle back"]'),
        Key("except", Listed(Text("full circle"), '["full circle"]'), "Look-alikes that must stay silent.", "[]",
            '["full circle"]'),
    )
)  # fmt: skip

_SEVERITIES = Table(_SEVERITY, '{ "pressure/false-urgency" = "error" }')
_OPTIONS = Table(
    Table(Scalar(), "{ outreach = 25 } (severities stand under [severity])"),
    '{ "readability/long-sentence" = { outreach = 25 } }',
)


def _draft_keys() -> tuple[Key, ...]:
    """Return the keys that may also stand in an override."""
    return (
        Key("select", SELECTORS, "Rules or families to run, in place of all that are on by default; or ALL.",
            '["ALL"]', 'select = ["pressure", "template"]'),
        Key("extend-select", SELECTORS, "Rules or families to run as well (preview rules, say).", "[]",
            'extend-select = ["readability/hard-to-read"]'),
        Key("ignore", SELECTORS, "Rules or families to leave out; of `select` and `ignore` the more specific wins.",
            "[]", 'ignore = ["readability"]'),
        Key("severity", _SEVERITIES, "Severities in place of the rules' own.", "{}",
            'severity = { "pressure/false-urgency" = "error" }'),
        Key("rules", _OPTIONS, "Options of rules; `outreach-lint rule RULE` lists what each takes.", "{}",
            'rules = { "feature-dumping/feature-list" = { max_features = 4 } }'),
        Key("kind", Choice(tuple(kind.value for kind in MessageKind)),
            "The kind that every message is taken for, in place of detecting it.", "detected", 'kind = "outreach"'),
        Key("mode", Choice(tuple(mode.value for mode in Mode)),
            "Whether merge fields are faults (draft) or slots (template).", "detected", 'mode = "template"'),
        Key("dialect", Choice(tuple(DIALECTS)), "The platform whose merge fields the drafts use.", "detected",
            'dialect = "hubspot"'),
        Key("sender-names", _NAMES, "Names of the people who write and of their firm.", "[]",
            'sender-names = ["Ben Ortiz", "Kettle & Co"]'),
        Key("products", _PRODUCTS, "Names of what the firm sells.", "[]", 'products = ["Kettle Pro"]'),
        Key("body-fields", _FIELDS, "What fields of YAML, JSON and CSV files hold the texts of messages.",
            "body and its like", 'body-fields = ["body", "copy"]'),
        Key("subject-fields", _FIELDS, "What fields of those files hold subjects.", "subject and its like",
            'subject-fields = ["subject", "headline"]'),
    )  # fmt: skip


_OVERRIDE = Record(
    _keys(
        Key("files", Listed(Text("calls/**"), '["calls/**"]', least=1),
            "The drafts that this override is for, as patterns of a .gitignore file.", "", 'files = ["calls/**"]'),
        *_draft_keys(),
    ),
    needs=("files",),
)  # fmt: skip


class Overrides:
    """The list of overrides."""

    def check(self, value: Any, place: str) -> tuple[dict[str, Any], ...]:
        """Return the overrides."""
        example = '[[overrides]] with files = ["calls/**"]'
        for number, item in enumerate(value if isinstance(value, list) else ()):
            for key in item if isinstance(item, dict) else ():
                if key in KEYS and key not in _OVERRIDE.keys:
                    raise SettingsError(
                        f"{place}[{number}].{key}: is not for some drafts only; it stands at the top of the file"
                    )
        items: tuple[dict[str, Any], ...] = Listed(_OVERRIDE, example).check(value, place)
        return items

    def schema(self) -> dict[str, Any]:
        """Return its schema."""
        return Listed(_OVERRIDE, "").schema()


KEYS = _keys(
    Key("extend", Text("../outreach-lint.toml"), "Another configuration file that this one builds on.", "none",
        'extend = "../outreach-lint.toml"'),
    *_draft_keys(),
    Key("per-file-ignores", Table(SELECTORS, '{ "templates/**" = ["pressure"] }'),
        "Rules or families to leave out in some drafts, whatever else selects them.", "{}",
        'per-file-ignores = { "templates/**" = ["pressure"] }'),
    Key("overrides", Overrides(), "Settings for some drafts; a later override wins over an earlier one.", "[]",
        'overrides = [{ files = ["calls/**"], kind = "call-script" }]'),
    Key("lexicons", Table(_LEXICON, '{ "pressure/false-urgency" = { add = ["seats are going fast"] } }'),
        "Phrases to add to the lexicon of a rule, and look-alikes to except.", "{}",
        'lexicons = { "missing-personalization/stock-opener" = { add = ["greetings of the day"] } }'),
    Key("house-rules", Listed(Text("house/*.yaml"), '["house/*.yaml"]'),
        "YAML files with rules of your own; folders and patterns are allowed.", "[]",
        'house-rules = ["house-rules.yaml"]'),
    Key("exclude", _GLOBS, "What folders are not searched for, as patterns of a .gitignore file.", "[]",
        'exclude = ["archive/"]'),
    Key("extend-exclude", _GLOBS, "Patterns added to `exclude`.", "[]", 'extend-exclude = ["*.bak.txt"]'),
    Key("force-exclude", Flag(), "Whether excluded files stay out even when they are named outright.", "false",
        "force-exclude = true", run=True),
    Key("respect-gitignore", Flag(), "Whether to pass over what git ignores.", "true", "respect-gitignore = false",
        run=True),
    Key("output-format", Choice(format_names()), "How to print findings.", '"full"', 'output-format = "concise"',
        run=True),
    Key("fail-level", _FAIL_LEVEL,
        "The least severity that makes the exit status 1.", '"warning"', 'fail-level = "error"', run=True),
    Key("baseline", Text("outreach-lint-baseline.json"), "A file of findings that are known and not reported.",
        "none", 'baseline = "outreach-lint-baseline.json"', run=True),
    Key("cache-dir", Text(".outreach-lint-cache"), "The folder of the cache.", '".outreach-lint-cache"',
        'cache-dir = ".outreach-lint-cache"', run=True),
    Key("unsafe-fixes", Flag(), "Whether --fix also applies fixes that may change the meaning.", "false",
        "unsafe-fixes = true", run=True),
)  # fmt: skip
FILE = Record(KEYS)
# Keys that other linters have, and what does the same here.
HABITS = {
    "include": "name the drafts on the command line, or `exclude` the others",
    "files": 'for settings of some drafts, write [[overrides]] with files = ["calls/**"]',
    "paths": "name the drafts on the command line, or `exclude` the others",
    "enable": "`extend-select` switches rules on",
    "disable": "`ignore` switches rules off",
    "disabled-rules": "`ignore` switches rules off",
    "fix": "mending is asked for on the command line, with --fix",
    "jobs": "how many processes may work is said on the command line, with --jobs",
    "quiet": "that is said on the command line, with --quiet",
    "max-warnings": "that is said on the command line, with --max-warnings",
    "outreach-lint": "its keys stand at the top of this file",
}
SCHEMA_URL = "https://json-schema.org/draft/2020-12/schema"


def shape_of(name: str) -> Shape:
    """Return the shape of a key."""
    return KEYS[name].shape


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of a configuration file."""
    return {
        "$schema": SCHEMA_URL,
        "title": "outreach-lint",
        "description": "Settings of outreach-lint, in outreach-lint.toml or [tool.outreach-lint] of pyproject.toml.",
        **FILE.schema(),
    }
