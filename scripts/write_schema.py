"""Write schema/outreach-lint.schema.json out of the table of keys.

python scripts/write_schema.py
"""

from __future__ import annotations

import json
from pathlib import Path

from outreach_lint.configuration.keys import json_schema

PATH = Path(__file__).parent.parent / "schema" / "outreach-lint.schema.json"


def schema_text() -> str:
    """Return the text of the file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(schema_text(), encoding="utf-8")
