"""What is said of a wrong configuration: one line that names file, key and remedy, and status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.configuration.test_files import write
from tests.conftest import Run

# A wrong outreach-lint.toml, what the line about it begins with, and what else it says.
WRONG = [
    ('selct = ["shout"]', "outreach-lint.toml: selct: ", "did you mean 'select'"),
    ("per_file_ignores = {}", "outreach-lint.toml: per_file_ignores: ", "did you mean 'per-file-ignores'"),
    ("zzz = 1", "outreach-lint.toml: zzz: ", "'outreach-lint config' lists the keys"),
    ('select = "shout"', "outreach-lint.toml: select: ", "must be a list such as"),
    ("select = [1]", "outreach-lint.toml: select[0]: ", "must be a text such as"),
    ('select = [""]', "outreach-lint.toml: select[0]: ", "is empty"),
    ('select = ["shuot"]', "outreach-lint.toml: select: ", "did you mean 'shout'"),
    ('ignore = ["presure"]', "outreach-lint.toml: ignore: ", "did you mean 'pressure'"),
    ('extend-select = ["pressure/shuot"]', "outreach-lint.toml: extend-select: ", "did you mean 'pressure/shout'"),
    ('[per-file-ignores]\n"a" = ["shuot"]', 'outreach-lint.toml: per-file-ignores."a": ', "did you mean 'shout'"),
    ('[per-file-ignores]\n"a[" = ["shout"]', "outreach-lint.toml: per-file-ignores: 'a['", "never closed"),
    ('per-file-ignores = ["a"]', "outreach-lint.toml: per-file-ignores: ", "must be a table such as"),
    ('exclude = ["a["]', "outreach-lint.toml: exclude: 'a['", "never closed"),
    ('exclude = "archive"', "outreach-lint.toml: exclude: ", 'such as ["archive/"'),
    ('[severity]\nshout = "warn"', 'outreach-lint.toml: severity."shout": ', "did you mean 'warning'"),
    ("[severity]\nshout = 2", 'outreach-lint.toml: severity."shout": ', "error, warning, suggestion"),
    ('[severity]\nshuot = "error"', 'outreach-lint.toml: severity."shuot": ', "did you mean 'shout'"),
    ("[rules.shuot]\nmarks = 2", 'outreach-lint.toml: rules."shuot": ', "did you mean 'shout'"),
    ("[rules.shout]\nmark = 2", 'outreach-lint.toml: rules."shout": ', "did you mean 'marks'"),
    ("[rules.shout]\nzzz = 2", 'outreach-lint.toml: rules."shout": ', "'outreach-lint rule pressure/shout' lists"),
    ('[rules.shout]\nmarks = "2"', 'outreach-lint.toml: rules."shout": ', "must be a whole number"),
    ("[rules.pressure]\nmarks = 2", 'outreach-lint.toml: rules."pressure": ', "belong to one rule"),
    ("[rules]\nshout = 2", 'outreach-lint.toml: rules."shout": ', "must be a table such as"),
    ('kind = "outraech"', "outreach-lint.toml: kind: ", "did you mean 'outreach'"),
    ("kind = 3", "outreach-lint.toml: kind: ", "service-reply"),
    ('mode = "drafts"', "outreach-lint.toml: mode: ", "did you mean 'draft'"),
    ('fail-level = "fatal"', "outreach-lint.toml: fail-level: ", "error, warning, suggestion, none"),
    ('output-format = "jsn"', "outreach-lint.toml: output-format: ", "did you mean 'json'"),
    ('force-exclude = "yes"', "outreach-lint.toml: force-exclude: ", "without quotes"),
    ('sender-names = "Ben"', "outreach-lint.toml: sender-names: ", "must be a list such as"),
    ("[[overrides]]\nkind = 'outreach'", "outreach-lint.toml: overrides[0]: ", "has no 'files'"),
    ("[[overrides]]\nfiles = ['a']\nknd = 'outreach'", "outreach-lint.toml: overrides[0].knd: ", "did you mean 'kind'"),
    ("[[overrides]]\nfiles = ['a']\nfail-level = 'error'", "outreach-lint.toml: overrides[0].fail-level: ",
     "at the top of the file"),
    ("[[overrides]]\nfiles = ['[']", "outreach-lint.toml: overrides[0].files: ", "never closed"),
    ("[[overrides]]\nfiles = ['a']\nselect = ['shuot']", "outreach-lint.toml: overrides[0].select: ",
     "did you mean 'shout'"),
    ("[overrides]\nfiles = ['a']", "outreach-lint.toml: overrides: ", "[[overrides]]"),
    ('[lexicons."feature-dumping/buzzwrds"]\nadd = ["x"]', 'outreach-lint.toml: lexicons."feature-dumping/buzzwrds"',
     "did you mean 'feature-dumping/buzzwords'"),
    ('[lexicons."feature-dumping/buzzwords"]\nad = ["x"]',
     'outreach-lint.toml: lexicons."feature-dumping/buzzwords".ad', "did you mean 'add'"),
    ('[lexicons."feature-dumping/buzzwords"]\nadd = ["(a"]', 'outreach-lint.toml: lexicons."feature-dumping/buzzwords"',
     "cannot read"),
    ('house-rules = ["gone.yaml"]', "outreach-lint.toml: house-rules[0]: ", "no file 'gone.yaml'"),
    ('extend = "gone.toml"', "outreach-lint.toml: extend: ", "no file 'gone.toml'"),
    ('extend = ["a.toml"]', "outreach-lint.toml: extend: ", "must be a text"),
    ('extend = "outreach-lint.toml"', "outreach-lint.toml: extend: ", "in a circle"),
    ("[tool.outreach-lint]\nselect = []", "outreach-lint.toml: tool: ", "at the top"),
    ("select = [\n=", "outreach-lint.toml: is not valid TOML: ", "line 2"),
    ("select = []\nselect = []", "outreach-lint.toml: is not valid TOML: ", "select stands there twice (lines 1 and"),
    ("x = 2026-11-25", "outreach-lint.toml: x: ", "unknown key"),
    ("kind = 2026-11-25", "outreach-lint.toml: kind: ", "is not one of"),
    ("dialect = []", "outreach-lint.toml: dialect: ", "is not one of"),
    ("dialect = 'hubspott'", "outreach-lint.toml: dialect: ", "is not known; did you mean 'hubspot'"),
    (b"\xff\xfe\x00", "outreach-lint.toml: ", "save it as UTF-8"),
    # Habits from elsewhere.
    ('[severity]\nshout = "off"', 'outreach-lint.toml: severity."shout": ', "list it in `ignore`"),
    ("[severity]\nshout = false", 'outreach-lint.toml: severity."shout": false', "list it in `ignore`"),
    ('[severity]\nshout = "info"', 'outreach-lint.toml: severity."shout": ', "did you mean 'suggestion'"),
    ('severity = "error"', "outreach-lint.toml: severity: ", "must be a table such as"),
    ('[rules]\nshout = "off"', 'outreach-lint.toml: rules."shout": ', "severities stand under [severity]"),
    ('[rules.shout]\nseverity = "error"', 'outreach-lint.toml: rules."shout": ', "stand under [severity]"),
    ("[rules.shout]\nenabled = false", 'outreach-lint.toml: rules."shout": ', "`ignore` and `extend-select`"),
    ('rules = ["shout"]', "outreach-lint.toml: rules: ", "must be a table such as"),
    ('fail-level = "never"', "outreach-lint.toml: fail-level: ", "did you mean 'none'"),
    ('fail-level = "info"', "outreach-lint.toml: fail-level: ", "did you mean 'suggestion'"),
    ('failLevel = "error"', "outreach-lint.toml: failLevel: ", "did you mean 'fail-level'"),
    ('SELECT = ["shout"]', "outreach-lint.toml: SELECT: ", "did you mean 'select'"),
    ('include = ["*.txt"]', "outreach-lint.toml: include: ", "name the drafts on the command line"),
    ('enable = ["shout"]', "outreach-lint.toml: enable: ", "`extend-select` switches rules on"),
    ('disable = ["shout"]', "outreach-lint.toml: disable: ", "`ignore` switches rules off"),
    ("fix = true", "outreach-lint.toml: fix: ", "with --fix"),
    ("jobs = 2", "outreach-lint.toml: jobs: ", "with --jobs"),
    ('[outreach-lint]\nselect = ["shout"]', "outreach-lint.toml: outreach-lint: ", "at the top of this file"),
    ('[lint]\nselect = ["shout"]', "outreach-lint.toml: lint: ", "'outreach-lint config' lists the keys"),
    # Selectors.
    ('select = ["all"]', "outreach-lint.toml: select: ", "did you mean 'ALL'"),
    ('select = ["*"]', "outreach-lint.toml: select: ", "did you mean 'ALL'"),
    ('select = ["Shout"]', "outreach-lint.toml: select: ", "did you mean 'shout'"),
    ('select = ["E501"]', "outreach-lint.toml: select: ", "'outreach-lint rule --all' tells of each"),
    ('select = ["pressure/*"]', "outreach-lint.toml: select: ", "did you mean 'pressure"),
    ('select = [["shout"]]', "outreach-lint.toml: select[0]: ", "not a list"),
    ("select = { shout = true }", "outreach-lint.toml: select: ", "must be a list such as"),
    ("[select]", "outreach-lint.toml: select: ", "not a table"),
    ('ignore = ["shout, whisper"]', "outreach-lint.toml: ignore: ", "give each a text of its own"),
    # Values of the wrong kind or size.
    ("[rules.shout]\nmarks = -1", 'outreach-lint.toml: rules."shout": ', "must be 0 or more"),
    ("[rules.shout]\nmarks = true", 'outreach-lint.toml: rules."shout": ', "must be a whole number"),
    ("[rules.shout]\nmarks = 1.5", 'outreach-lint.toml: rules."shout": ', "must be a whole number"),
    ("[rules.shout]\nmarks = [1]", 'outreach-lint.toml: rules."shout": ', "must be a whole number"),
    ("[rules.shout]\nshare = 55", 'outreach-lint.toml: rules."shout": ', "must be between 0 and 1"),
    ("[rules.shout]\nshare = nan", 'outreach-lint.toml: rules."shout": ', "must be between 0 and 1"),
    ("[rules.shout]\nshare = inf", 'outreach-lint.toml: rules."shout": ', "must be between 0 and 1"),
    ("[rules.shout]\nstrict = 1", 'outreach-lint.toml: rules."shout": ', "must be true or false"),
    ("[rules.shout]\nmarks = { a = 1 }", 'outreach-lint.toml: rules."shout"."marks": ', "not a table"),
    ('dialect = "HubSpot"', "outreach-lint.toml: dialect: 'HubSpot' is not known", "did you mean 'hubspot'"),
    ('kind = "email"', "outreach-lint.toml: kind: ", "outreach, follow-up, service-reply"),
    ('output-format = ""', "outreach-lint.toml: output-format: ", "checkstyle, concise"),
    ("output-format = 3", "outreach-lint.toml: output-format: ", "checkstyle, concise"),
    ("unsafe-fixes = 1", "outreach-lint.toml: unsafe-fixes: ", "must be true or false"),
    ('respect-gitignore = "no"', "outreach-lint.toml: respect-gitignore: ", "without quotes"),
    ("sender-names = [1]", "outreach-lint.toml: sender-names[0]: ", "must be a text such as 'Ben Ortiz'"),
    ('sender-names = [" "]', "outreach-lint.toml: sender-names[0]: ", "is empty"),
    ('products = "Kettle"', "outreach-lint.toml: products: ", 'such as ["Kettle Pro"]'),
    ("body-fields = {}", "outreach-lint.toml: body-fields: ", 'such as ["body", "copy"]'),
    # Keys without a name.
    ('"" = 1', 'outreach-lint.toml: "": ', "unknown key"),
    ('" a" = 1', 'outreach-lint.toml: " a": ', "unknown key"),
    ('"a\\nb" = 1', 'outreach-lint.toml: "a\\nb": ', "unknown key"),
    # Patterns.
    ('[per-file-ignores]\n"" = ["shout"]', "outreach-lint.toml: per-file-ignores: ''", "names nothing"),
    ('[per-file-ignores]\n"[z-a]" = ["shout"]', "outreach-lint.toml: per-file-ignores: '[z-a]'", "lesser one first"),
    ('[per-file-ignores]\n"a" = "shout"', 'outreach-lint.toml: per-file-ignores."a": ', "must be a list such as"),
    ('exclude = ["!"]', "outreach-lint.toml: exclude: '!'", "names nothing"),
    ('exclude = ["#a"]', "outreach-lint.toml: exclude: '#a'", "begin with"),
    ('exclude = ["../a"]', "outreach-lint.toml: exclude: '../a'", "can't lead out of it"),
    ('exclude = ["a\\\\"]', "outreach-lint.toml: exclude: 'a", "nothing follows the backslash"),
    ('extend-exclude = ["["]', "outreach-lint.toml: extend-exclude: '['", "never closed"),
    # Overrides.
    ('[[overrides]]\nfiles = []\nkind = "outreach"', "outreach-lint.toml: overrides[0].files: ", '["calls/**"]'),
    ('[[overrides]]\nfiles = "a"', "outreach-lint.toml: overrides[0].files: ", 'such as ["calls/**"]'),
    ('[[override]]\nfiles = ["a"]', "outreach-lint.toml: override: ", "did you mean 'overrides'"),
    ('[[overrides]]\nfiles = ["a"]\nkind = "mail"', "outreach-lint.toml: overrides[0].kind: ", "call-script"),
    ('[[overrides]]\nfiles = ["a"]\n[overrides.rules.shout]\nmark = 1',
     'outreach-lint.toml: overrides[0].rules."shout": ', "did you mean 'marks'"),
    ('[[overrides]]\nfiles = ["a"]\n[[overrides]]\nfiles = ["b"]\nmode = 3', "outreach-lint.toml: overrides[1].mode: ",
     "draft, template"),
    # Lexicons and house rules.
    ('[lexicons.pressure]\nadd = ["x"]', 'outreach-lint.toml: lexicons."pressure": ', "the names of their rules"),
    ('[lexicons."pressure/false-urgency"]\nadd = "x"', 'outreach-lint.toml: lexicons."pressure/false-urgency".add: ',
     "must be a list such as"),
    ('[lexicons."pressure/false-urgency"]\nremove = ["x"]',
     'outreach-lint.toml: lexicons."pressure/false-urgency".remove: ', "known are add, except"),
    ('[lexicons."pressure/false-urgency"]\nadd = [{ phras = "x" }]',
     'outreach-lint.toml: lexicons."pressure/false-urgency".add[0]: ', 'as in { phrase = "circle back" }'),
    ('[lexicons."pressure/false-urgency"]\nadd = ["x"]', 'outreach-lint.toml: lexicons."pressure/false-urgency": ',
     "needs a group, one of"),
    ('house-rules = ["empty"]', "outreach-lint.toml: house-rules[0]: ", "no YAML file in the folder 'empty'"),
    ('house-rules = "x.yaml"', "outreach-lint.toml: house-rules: ", "must be a list such as"),
    ('house-rules = ["*.yml"]', "outreach-lint.toml: house-rules[0]: ", "relative to this folder"),
    # Places.
    ('extend = "empty"', "outreach-lint.toml: extend: ", "no file 'empty'"),
    ('extend = "https://example.com/a.toml"', "outreach-lint.toml: extend: ", "relative to this folder"),
    ('extend = ""', "outreach-lint.toml: extend: ", "is empty"),
    ('cache-dir = "."', "outreach-lint.toml: cache-dir: ", "name a folder of its own"),
    ('cache-dir = "loud.txt"', "outreach-lint.toml: cache-dir: ", "is no folder"),
    ('baseline = "gone.json"', "outreach-lint.toml: baseline: gone.json: ", "outreach-lint baseline create"),
    ('baseline = "loud.txt"', "outreach-lint.toml: baseline: loud.txt: ", "is not a baseline"),
    ('baseline = "empty"', "outreach-lint.toml: baseline: empty: ", "is a directory"),
    # TOML itself.
    ("select = [", "outreach-lint.toml: is not valid TOML: ", "close the bracket or quote"),
    ("select = ['a'", "outreach-lint.toml: is not valid TOML: ", "close the bracket or quote"),
    ("ignore = [shout]", "outreach-lint.toml: is not valid TOML: ", "texts in quotes"),
    ('ignore ["shout"]', "outreach-lint.toml: is not valid TOML: ", "line 1"),
    ("[severity]\n[severity]", "outreach-lint.toml: is not valid TOML: ", "[severity] stands there twice"),
    ("select = ['a\0']", "outreach-lint.toml: is not valid TOML: ", "line 1"),
    ("select = " + "[" * 3000 + "]" * 3000, "outreach-lint.toml: is nested too deeply", "configuration"),
    ("\ufeffselct = []", "outreach-lint.toml: selct: ", "did you mean 'select'"),
    (b"select = ['caf\xe9']", "outreach-lint.toml: is not UTF-8", "save it as UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "remedy"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_file_gets_one_line(run: Run, text: str | bytes, place: str, remedy: str) -> None:
    write("outreach-lint.toml", text)
    for arguments in (["loud.txt"], ["loud.txt", "--exit-zero", "--quiet", "--output-format", "json"], ["empty"]):
        result = run(*arguments)
        assert (result.status, result.out) == (2, "")
        (line,) = result.err.splitlines()
        assert line.startswith(f"error: {place}"), line
        assert remedy in line


def test_an_extended_file_is_named(run: Run) -> None:
    write("outreach-lint.toml", 'extend = "base/a.toml"')
    write("base/a.toml", 'extend = "b.toml"')
    write("base/b.toml", "zelect = []")
    assert run("loud.txt").err == "error: base/b.toml: zelect: unknown key; did you mean 'select' or 'dialect'?\n"
    write("base/b.toml", 'extend = "../outreach-lint.toml"')
    err = run("loud.txt").err
    assert err.startswith("error: base/b.toml: extend: the files extend each other in a circle (outreach-lint.toml ->")
    write("base/b.toml", 'extend = "../pyproject.toml"')
    write("pyproject.toml", "[project]")
    assert "pyproject.toml has no [tool.outreach-lint] table" in run("loud.txt").err


def test_a_wrong_pyproject_names_the_table(run: Run) -> None:
    write("pyproject.toml", "[tool.outreach-lint]\nselct = []")
    assert run("loud.txt").err.startswith("error: pyproject.toml: tool.outreach-lint.selct: unknown key; did you mean")
    write("pyproject.toml", "[tool]\noutreach-lint = 3")
    assert run("loud.txt").err == "error: pyproject.toml: tool.outreach-lint: must be a table, [tool.outreach-lint]\n"
    write("pyproject.toml", "[tool.outreach-lint]\nselect = [")
    assert run("loud.txt").err.startswith("error: pyproject.toml: is not valid TOML: ")
    write("other.toml", "[project]")
    assert run("loud.txt", "--config", "other.toml").err.startswith("error: other.toml: project: unknown key")


def test_a_wrong_file_deep_down_stops_the_run_before_anything_is_printed(run: Run) -> None:
    write("z/deep/outreach-lint.toml", 'ignore = ["shuot"]')
    write("z/deep/x.txt")
    result = run(".", "--output-format", "json")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: z/deep/outreach-lint.toml: ignore: ")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("selct=[]", "--config selct: unknown key; did you mean 'select'"),
        ("select=shout", "--config select: must be a list"),
        ("gone.toml", "--config gone.toml: there is no such file, and it is no KEY=VALUE"),
        ("empty", "--config empty: is a folder; name the file in it"),
        ("", "--config: is empty; give it KEY=VALUE or a file"),
        ("=3", "--config =3: is not KEY=VALUE in TOML: "),
        (
            "severity.shout=off",
            "--config severity.\"shout\": 'off' is not one of error, warning, suggestion; to switch",
        ),
        ("kind=", "--config kind: '' is not one of outreach, follow-up"),
        ("a=1\nb=2", "--config a: unknown key"),
        ('select=["shuot"]', "--config select: there is no rule or family 'shuot'; did you mean 'shout'?"),
        ("a b=1", "--config a b=1: is not KEY=VALUE in TOML: "),
        ("extend=x.toml", "--config extend: only files extend"),
        ('exclude=["["]', "--config exclude: '[' is not a pattern"),
    ],
)
def test_a_wrong_setting_on_the_command_line(run: Run, setting: str, said: str) -> None:
    result = run("loud.txt", "--config", setting)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"error: {said}")
    assert len(result.err.splitlines()) == 1


def test_two_files_are_one_too_many(run: Run) -> None:
    write("a.toml", "")
    write("b.toml", "")
    result = run("loud.txt", "--config", "a.toml", "--config", "b.toml")
    assert result.status == 2
    assert "one configuration file is enough" in result.err


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that even root can't read")
def test_an_unreadable_file(run: Run) -> None:
    Path("outreach-lint.toml").symlink_to("/proc/self/mem")
    result = run("loud.txt")
    assert (result.status, result.out) == (2, "")
    said = "can't read the configuration (input/output error); mend the path, or use --isolated"
    assert result.err == f"error: outreach-lint.toml: {said}\n"


FALSE_NAMES = [
    ("pyproject.toml", "[tool.outreach_lint]\n", "pyproject.toml: tool.outreach_lint: ", "[tool.outreach-lint]"),
    ("pyproject.toml", "[tool.outreachlint]\n", "pyproject.toml: tool.outreachlint: ", "[tool.outreach-lint]"),
    ("pyproject.toml", "[outreach-lint]\n", "pyproject.toml: outreach-lint: ", "[tool.outreach-lint]"),
    ("pyproject.toml", "[tool.outreach-lint]\n[tool.outreach-lint]\n", "pyproject.toml: is not valid TOML: ",
     "stands there twice (lines 1 and 2)"),
    ("pyproject.toml", b"\xff outreach-lint", "pyproject.toml: is not UTF-8", "save it as UTF-8"),
    ("outreach_lint.toml", "", "outreach_lint.toml: ", "call it 'outreach-lint.toml'"),
    (".outreach_lint.toml", "", ".outreach_lint.toml: ", "call it '.outreach-lint.toml'"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "place", "remedy"), FALSE_NAMES)
def test_settings_under_a_false_name_are_not_passed_over(
    run: Run, name: str, text: str | bytes, place: str, remedy: str
) -> None:
    write(name, text)
    result = run("loud.txt")
    assert (result.status, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert line.startswith(f"error: {place}"), line
    assert remedy in line
    assert run("loud.txt", "--isolated").status == 1


@pytest.mark.parametrize(
    "text", ["tool = 3 # outreach-lint", '[project]\nname = "outreach-lint"', '[tool.x]\na = "outreach_lint"']
)
def test_what_only_mentions_the_name_is_nobodys_configuration(run: Run, text: str) -> None:
    write("pyproject.toml", text)
    assert (run("loud.txt").status, run("loud.txt").err) == (1, "")


RULE = "rules: {a: {message: Yes., words: [x]"
WRONG_HOUSE = [
    ("", "house.yaml: must be a table", "the key 'rules'"),
    ("- a", "house.yaml: must be a table", "the key 'rules'"),
    ("steps: [{body: Hi}]", "house.yaml: has no 'rules'", "name another file"),
    ("rules: []", "house.yaml: rules: ", "a table of rules by name"),
    ("rules: {a: {}}", "house.yaml: rules.a.message: ", "write a sentence"),
    ("rules: {a: {message: Yes.}}", "house.yaml: rules.a.words: ", "as in words: [circle back]"),
    ("rules: {a: {message: Yes., words: x}}", "house.yaml: rules.a.words: ", "must be a list of texts"),
    (f"{RULE}, severity: warn}}}}", "house.yaml: rules.a.severity: ", "did you mean 'warning'"),
    (f"{RULE}, kinds: [mail]}}}}", "house.yaml: rules.a.kinds: ", "service-reply"),
    (f"{RULE}, kind: outreach}}}}", "house.yaml: rules.a.kind: ", "did you mean 'kinds'"),
    (f"{RULE}, cases: {{flag: [x]}}}}}}", "house.yaml: rules.a.cases.flag: ", "did you mean 'flags'"),
    ("rules: {A b: {message: Yes., words: [x]}}", "house.yaml: rules.A b: ", "small letters, digits and hyphens"),
    ('rules: {a: {message: "{word} is ours.", words: [x]}}', "house.yaml: rules.a.message: ", "{words} stands for"),
    ('rules: {a: {message: Yes., words: ["("]}}', "house.yaml: rules.a.words: '(': ", "cannot read"),
    ("rules: {a: {message: Yes., words: [<u> x]}}", "house.yaml: rules.a.words: ", "no set called 'u'"),
    ("sets: 3\nrules: {}", "house.yaml: sets: ", "word lists by name"),
    (f"{RULE}}}}}\n{RULE}}}}}", "house.yaml: is not valid YAML at line 2: 'rules'", "keep one of them"),
    ("rules:\n\ta: x", "house.yaml: is not valid YAML at line 2: ", "\\t"),
    (b"\xff\xfe", "outreach-lint.toml: house-rules[0]: house.yaml ", "save it as UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "remedy"), WRONG_HOUSE)
def test_wrong_house_rules(run: Run, text: str | bytes, place: str, remedy: str) -> None:
    write("outreach-lint.toml", 'house-rules = ["house.yaml"]')
    write("house.yaml", text)
    result = run("loud.txt")
    assert (result.status, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert line.startswith(f"error: {place}"), line
    assert remedy in line


WRONG_BASELINES = [
    "",
    "[]",
    "{}",
    "<<<<<<< HEAD\n",
    '{"version": 9}',
    '{"version": 1, "findings": [{"path": 1}]}',
    b"\xff",
]


@pytest.mark.parametrize("text", WRONG_BASELINES)
def test_wrong_baselines(run: Run, text: str | bytes) -> None:
    write("outreach-lint-baseline.json", text)
    result = run("loud.txt")
    assert (result.status, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert line.startswith("error: outreach-lint-baseline.json: ")
    assert "'outreach-lint baseline create'" in line


WRONG_CALLS = [
    (["--kind", "mail"], "'--kind': 'mail'", "call-script"),
    (["--dialect", "HubSpot"], "'--dialect': 'HubSpot' is not known", "did you mean 'hubspot'"),
    (["--output-format", "jsn"], "'--output-format': 'jsn'", "did you mean 'json'"),
    (["--fail-level", "info"], "'--fail-level': 'info'", "did you mean 'suggestion'"),
    (["--jobs", "0"], "'--jobs': 0", "'outreach-lint --help' says more"),
    (["--fixx"], "no such option '--fixx'", "Did you mean '--fix'?"),
    (["--select", "shuot"], "--select: ", "did you mean 'shout'"),
    (["--exclude", "["], "--exclude: '['", "never closed"),
    (["--baseline", "gone.json"], "--baseline: gone.json: ", "baseline create"),
    (["--cache-dir", "loud.txt"], "--cache-dir: loud.txt ", "name a folder of its own"),
    (["--diff-base", "HEAD", "--fix"], "--diff-base ", "use one of them"),
    (["rule"], "name a rule or a family", "or use --all"),
    (["rule", "presure"], "there is no rule or family 'presure'", "did you mean 'pressure'"),
    (["config", "selct"], "there is no key 'selct'", "did you mean 'select'"),
    (["baseline", "creat"], "'creat'", "did you mean 'create'"),
    (["baseline", "update"], "there is no outreach-lint-baseline.json yet", "baseline create"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "place", "remedy"), WRONG_CALLS)
def test_a_wrong_call_gets_one_line(run: Run, arguments: list[str], place: str, remedy: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert line.startswith("error: ")
    assert place in line
    assert remedy in line


def test_check_is_no_command_but_may_be_said(run: Run) -> None:
    assert run("check", "loud.txt") == run("loud.txt")
    write("check/x.txt")
    assert run("check").out == run("./check").out != run("check", "loud.txt").out
