"""The sample drafts: good ones stay silent, what the others are told is a snapshot."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import outreach_lint
from outreach_lint.document import MessageKind, Mode
from outreach_lint.readers.formats import formats
from outreach_lint.reporters import Look, load_reporter

SAMPLES = Path(__file__).parent.parent / "samples"
KINDS = tuple(kind.value for kind in MessageKind)


def samples(folder: str) -> pytest.MarkDecorator:
    paths = sorted(SAMPLES.glob(f"{folder}/*.txt"))
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def concise(path: Path) -> str:
    """Return what the `concise` format says of a sample."""
    (report,) = outreach_lint.lint_path(path)
    lines = "".join(load_reporter("concise")([report], Look()))
    return lines.replace(f"{path.parent.as_posix()}/", "").replace(f"samples/{path.parent.name}/", "")


@samples("good")
def test_good_samples_stay_silent(path: Path) -> None:
    assert concise(path) == "Nothing to mend in 1 message.\n"


@samples("faulty")
def test_faulty_samples_are_told_what_is_wrong(path: Path, snapshot: SnapshotAssertion) -> None:
    assert concise(path) == snapshot


@samples("faulty")
def test_faulty_samples_fail(path: Path) -> None:
    (report,) = outreach_lint.lint_path(path)
    assert any(outreach_lint.Settings().fails(diagnostic.severity) for diagnostic in report.diagnostics)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("formats/*")), ids=lambda path: path.name)
def test_samples_of_every_format(path: Path, snapshot: SnapshotAssertion) -> None:
    assert concise(path) == snapshot


@samples("templates")
def test_samples_of_every_family_of_templates(path: Path, snapshot: SnapshotAssertion) -> None:
    assert concise(path) == snapshot


@samples("templates")
def test_templates_are_seen_for_what_they_are(path: Path) -> None:
    (report,) = outreach_lint.lint_path(path)
    assert [message.mode for message in report.messages] == [Mode.TEMPLATE]


def test_every_format_has_a_sample() -> None:
    names = [path.name for path in SAMPLES.rglob("*.*")]
    for reader in formats():
        assert any(name.endswith(reader.SUFFIXES) for name in names)


@samples("[fg]*")
def test_kind_is_seen_from_the_text(path: Path) -> None:
    (report,) = outreach_lint.lint_path(path)
    (message,) = report.messages
    assert path.stem.startswith(message.kind.value), "a sample is named after its kind"


@pytest.mark.parametrize("folder", ["good", "faulty"])
def test_every_kind_has_samples(folder: str) -> None:
    names = [path.name for path in (SAMPLES / folder).glob("*.txt")]
    for kind in KINDS:
        assert any(name.startswith(kind) for name in names)


@pytest.mark.parametrize(
    "family",
    [
        "outreach", "salesloft", "apollo", "lemlist", "instantly", "smartlead", "hubspot", "mailchimp",
        "salesforce-classic", "salesforce-lightning", "ampscript", "marketo", "pardot", "braze", "customerio",
        "klaviyo", "sendgrid", "mailgun", "activecampaign", "mautic", "jinja", "liquid", "handlebars",
        "mail-merge", "human",
    ],
)  # fmt: skip
def test_every_family_of_templates_has_a_sample(family: str) -> None:
    assert any(path.name.startswith(f"{family}-") for path in SAMPLES.glob("templates/*.txt"))


def test_a_text_file_of_several_messages_has_a_sample() -> None:
    (report,) = outreach_lint.lint_path(SAMPLES / "formats" / "outreach-kettles.text")
    assert [message.line for message in report.messages] == [5, 19, 31]
