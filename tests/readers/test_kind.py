"""The kind of a message is told from its surface."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from outreach_lint.document import MessageKind
from outreach_lint.readers.kind import detect_kind, kind_scores
from tests.readers.reading import read

DRAFTS = yaml.safe_load(Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", DRAFTS)
def test_kind_is_detected(name: str) -> None:
    draft = DRAFTS[name]
    message = read(draft["text"])
    assert message.kind.value == draft["kind"], kind_scores(draft["text"].splitlines())


@pytest.mark.parametrize("kind", MessageKind)
def test_a_given_kind_is_kept(kind: MessageKind) -> None:
    assert read("Hi Dana,\n\nFollowing up on our call.\n\nTom", kind.value).kind is kind


def test_nothing_said_is_outreach() -> None:
    assert detect_kind([]) is MessageKind.OUTREACH


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I'm sorry to bother you, but your sign says closed.", "outreach"),
        ("We apologise for reaching out of the blue.", "outreach"),
        ('Your first mail says "just following up", and that is all it says.', "outreach"),
        ("I'll follow up with you once the part is in.", "outreach"),
        ("Your customer support team answers in two days.", "outreach"),
        ("Your second email leads with features.", "outreach"),
    ],
)
def test_look_alikes(words: str, kind: str) -> None:
    assert read(f"Hi Dana,\n\n{words}\n\nBest,\nTom").kind.value == kind
