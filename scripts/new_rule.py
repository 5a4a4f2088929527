"""Write the three files of a new rule from stubs.

    python scripts/new_rule.py pressure/false-urgency

Then write the cases and see them fail, fill in the lexicon and the generator, and run `sh scripts/check`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent

RULE = '''"""What it flags, in one line.

Why: the idea behind it.

Evidence: The essays' judgement.

Flagged:
    Hi Ana,

    A sentence that the rule flags.

Better:
    Hi Ana,

    The same sentence, mended.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document
from outreach_lint.lexicon import load_lexicon
from outreach_lint.rule import FOLLOW_UP, OUTREACH, NoOptions, rule

LEXICON = load_lexicon("{folder}/{stem}")


@rule(Severity.WARNING, kinds=(OUTREACH, FOLLOW_UP))
def {stem}(document: Document, options: NoOptions) -> Iterator[Finding]:
    """Find what the rule flags."""
    for match in LEXICON.find(document):
        yield Finding(match.span, f"“{{match.text}}” says what, and costs trust why.", "Do what with this sentence.")
'''

LEXICON = """\
# What these words have in common, and why they stand here.
source: Own collection.

entries:
  - a phrase of the rule
"""

CASES = """\
# At least 8 of each. The near-misses are the work: sentences that look like the fault and are none.
flags:
  plain:
    text: |
      Hi Ana,

      A sentence with a phrase of the rule in it.
    spans: ["a phrase of the rule"]
passes:
  near-miss:
    text: |
      Hi Ana,

      A sentence that only looks like it.
"""


def stubs(rule_id: str) -> dict[Path, str]:
    """Return path -> text of a new rule's files.

    Raises:
        ValueError: when the id is not of the form family/rule-name.
    """
    folder, slash, stem = rule_id.replace("-", "_").partition("/")
    if not slash or not (folder.isidentifier() and stem.isidentifier()):
        raise ValueError(f"{rule_id!r} is not of the form family/rule-name")
    return {
        ROOT / "outreach_lint" / "rules" / folder / f"{stem}.py": RULE.format(folder=folder, stem=stem),
        ROOT / "lexicons" / folder / f"{stem}.yaml": LEXICON,
        ROOT / "tests" / "cases" / folder / f"{stem}.yaml": CASES,
    }


def main(arguments: Sequence[str]) -> None:
    """Write the files; never over one that exists."""
    if len(arguments) != 1:
        sys.exit("usage: python scripts/new_rule.py FAMILY/RULE-NAME")
    try:
        files = stubs(arguments[0])
    except ValueError as error:
        sys.exit(str(error))
    taken = [path for path in files if path.exists()]
    if taken:
        sys.exit(f"{taken[0].relative_to(ROOT)} exists already")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main(sys.argv[1:])
