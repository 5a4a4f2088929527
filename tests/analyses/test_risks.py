"""Risks: where a writer stands by something that may be wrong, and where the words are only polite."""

from __future__ import annotations

import pytest

from outreach_lint.analyses.risks import RiskKind, find_risks
from tests.conftest import ReadDocument


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My guess is the card machine.", RiskKind.GUESS),
        ("I suspect the belt slips.", RiskKind.GUESS),
        ("Nights 11 and 12 may not suit Thandi.", RiskKind.GUESS),
        ("I think line 14 is your Maasvlakte unit.", RiskKind.OPINION),
        ("I don't think the sign helps.", RiskKind.OPINION),
        ("I counted roughly 300 errors.", RiskKind.ESTIMATE),
        ("The assumptions are in the yellow cells.", RiskKind.ESTIMATE),
        ("I'd move the break to ten.", RiskKind.ADVICE),
        ("I may be wrong.", RiskKind.ADMISSION),
        ("I don't know how your tide tables are made.", RiskKind.ADMISSION),
        ("Tell me where I'm wrong.", RiskKind.CORRECTION),
        ("Bin it if it is nonsense.", RiskKind.CORRECTION),
        ("The price on the door is wrong.", RiskKind.JUDGEMENT),
        ("It should be “free delivery”.", RiskKind.JUDGEMENT),
    ],
)
def test_what_could_be_wrong_is_a_risk(read_document: ReadDocument, text: str, kind: RiskKind) -> None:
    document = read_document(f"Hi Petra,\n\n{text}\n", "outreach")
    assert kind in {risk.kind for risk in document.once(find_risks)}
    assert all(risk.span is not None for risk in document.once(find_risks))


@pytest.mark.parametrize(
    "text",
    [
        "I think you'll love it.",
        "I think we can help you.",
        "I thought you might be interested.",
        "I think it would be worth a chat.",
        "Perhaps we could find fifteen minutes.",
        "It could be a great fit.",
        "I'm not sure if you are the right person.",
        "You may have seen our advertisement.",
        "I'm probably reaching the wrong person.",
    ],
)
def test_politeness_is_no_risk(read_document: ReadDocument, text: str) -> None:
    assert not read_document(f"Hi Petra,\n\n{text}\n", "outreach").once(find_risks)
