"""Lexicons as plain data: compiled once, and matched as they would be without that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_lint.lexicon_files import compile_lexicons
from outreach_lint.phrases import LexiconError

ROOT = Path(__file__).parent.parent
SETS = b"thing: [oven, kiln]\n"


def test_files_become_lexicons_with_the_sets_they_share() -> None:
    entries = (
        b"entries:\n- a <thing>\n- {phrase: b, group: g, suggest: [c], note: d}\nexcept: [a b]\nsets: {own: [x]}\n"
    )
    data = compile_lexicons({"baking/words": entries, "sets": SETS})
    assert data["sets"] == {"thing": ("oven", "kiln")}
    assert data["lexicons"] == {
        "baking/words": {
            "entries": [["a <thing>", "", (), ""], ["b", "g", ("c",), "d"]],
            "except": ["a b"],
            "sets": {"own": ("x",)},
        }
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (b"entries: [", r"words\.yaml: not valid YAML"),
        (b"entrys: []", r"words\.yaml: unknown key 'entrys'"),
        (b"entries: [a <b>]", r"words\.yaml: 'a <b>': no set called 'b'"),
    ],
)
def test_a_broken_file_is_named(text: bytes, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint):
        compile_lexicons({"words": text, "sets": SETS})


def test_a_tree_is_plain_data() -> None:
    tree = compile_lexicons({"words": b"entries: [a <thing>, ^ (no|not yet) *3 b/NOUN $]", "sets": SETS})["tree"]
    assert json.loads(json.dumps(tree)) == tree


def test_a_second_run_needs_no_yaml(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    run = "from outreach_lint.cli import main\nmain(['--no-cache', '--exit-zero', 'benchmarks/draft.txt'])"
    outputs = [
        subprocess.run([sys.executable, "-c", first + run], cwd=ROOT, env=environment, check=True, capture_output=True)
        for first in ("", "import sys\nsys.modules['yaml'] = None\n")
    ]
    assert outputs[0].stdout == outputs[1].stdout != b""
