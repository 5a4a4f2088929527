"""One JSON object a line for each diagnostic: as in `json`, with its file's path. For streams and `jq`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from outreach_lint.report import FileReport
from outreach_lint.reporters import Look
from outreach_lint.reporters.json import diagnostic_data, escape


def render(reports: Iterable[FileReport], look: Look) -> Iterator[str]:
    """Yield a line for each diagnostic as soon as it is known."""
    for report in reports:
        for diagnostic in report.listed:
            data = {"path": report.path, **diagnostic_data(diagnostic)}
            yield escape(json.dumps(data, ensure_ascii=False)) + "\n"
