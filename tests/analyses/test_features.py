"""Lists of features, in running text and as bullets."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.features import find_feature_lists
from tests.conftest import ReadDocument


def listed(read_document: ReadDocument, text: str, kind: str = "outreach") -> list[list[str]]:
    """Return the features of every list in a message."""
    lists = read_document(text, kind).once(find_feature_lists)
    return [[features.quote(i) for i in range(len(features.items))] for features in lists]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("We offer mowing, pruning and weeding.", ["mowing", "pruning", "weeding"]),
        ("We offer mowing, pruning, and weeding.", ["mowing", "pruning", "weeding"]),
        ("We offer garden services including mowing, pruning and weeding.", ["mowing", "pruning", "weeding"]),
        ("We offer mowing, pruning and weeding, so you can sit down.", ["mowing", "pruning", "weeding"]),
        ("We design, build and maintain barns.", ["design", "build", "maintain barns"]),
    ],
)
def test_items_of_a_list_in_running_text(read_document: ReadDocument, text: str, items: list[str]) -> None:
    assert listed(read_document, f"Hi Petra,\n\n{text}\n") == [items]


@pytest.mark.parametrize(
    "text",
    [
        "We offer mowing and pruning.",
        "We deliver to Leeds, York and Hull.",
        "We replaced the valve, the gauge and the hose.",
        "Your shops in Bath, Wells and Frome keep lists.",
    ],
)
def test_pairs_places_and_reports_are_no_features(read_document: ReadDocument, text: str) -> None:
    assert listed(read_document, f"Hi Petra,\n\n{text}\n") == []


def test_bullets_need_an_announcement_of_features(read_document: ReadDocument) -> None:
    bullets = "- Pumps\n- Valves\n- Gauges\n"
    assert listed(read_document, f"Hi Petra,\n\nOur kit includes:\n\n{bullets}") == [["Pumps", "Valves", "Gauges"]]
    assert listed(read_document, f"Hi Petra,\n\nWhat you asked for:\n\n{bullets}") == []


def test_ticks_are_selling_points(read_document: ReadDocument) -> None:
    text = "Dry by Friday.\n\nWithin a day:\n✅ Water gone\n✅ Walls dried\n✅ Smell gone\n"
    assert listed(read_document, text, "marketing") == [["Water gone", "Walls dried", "Smell gone"]]
