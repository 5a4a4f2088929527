"""Shared fixtures: the shipped pipeline, loaded once, a way to read one text, and a way to run the command line."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from outreach_lint import cli, jobs, rules
from outreach_lint.document import Document, MessageKind, Mode
from outreach_lint.language.parse import parse_messages
from outreach_lint.language.pipeline import load_pipeline
from outreach_lint.readers import read_messages
from outreach_lint.source import Source
from tests.made_rules import PAGE_ONLY, PREVIEW, SHOUT, WHISPER

ReadDocument = Callable[..., Document]


@pytest.fixture(scope="session")
def read_document() -> ReadDocument:
    """Return a function from a plain-text draft to its document."""

    def read(text: str, kind: str | None = None, mode: str | None = None) -> Document:
        messages = read_messages(
            Source("draft.txt", text), MessageKind(kind) if kind else None, Mode(mode) if mode else None
        )
        return next(parse_messages(load_pipeline(), messages))

    return read


LOUD = "Hi Ana,\n\nThe kettle is on. Come now!\n\nBen\n"
CALM = "Hi Ana,\n\nThe kettle is on.\n\nBen\n"


@dataclass(frozen=True)
class Result:
    """What a run of the command line came to."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests away from the configuration and the cache of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line, with made rules, in a folder with two drafts."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "loud.txt").write_text(LOUD, encoding="utf-8")
    (tmp_path / "calm.txt").write_text(CALM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(jobs, "RULEBOOKS", {})
    monkeypatch.setattr(rules, "all_rules", lambda: (PAGE_ONLY, PREVIEW, SHOUT, WHISPER))
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run_it(*arguments: str, stdin: bytes = b"", encoding: str = "utf-8") -> Result:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        monkeypatch.setattr(sys, "stdout", streams[0])
        monkeypatch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as stopped:
            cli.main(arguments)
        for stream in streams:
            stream.flush()
        out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams)
        return Result(int(stopped.value.code or 0), out, err)

    return run_it
