"""A message of realistic parts says the same in every format: the same findings, at the same words, in the same place.

Parts are drawn so that rules have something to find in most of them, beside characters that formats write otherwise.
"""

from __future__ import annotations

import quopri
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_lint.config import Settings
from outreach_lint.diagnostics import Diagnostic
from outreach_lint.document import Message, MessageKind, Mode
from outreach_lint.drafts import open_data
from outreach_lint.linter import lint_drafts
from outreach_lint.rule import Rule
from outreach_lint.rules import all_rules
from outreach_lint.source import TextSpan
from tests.readers.wrapping import FORMATS, check_map, wrap

_SUBJECTS = st.sampled_from(
    [
        "Quick question",
        "Re: our world-class ovens",
        "Rye & oats < 900 €",
        "Zoë’s dough 😀",
        "{{team}}, a question about rye",
        "Only 3 places left!",
        "The rye dough",
    ]
)
_GREETINGS = st.sampled_from(
    ["Hi Dana,", "Dear Zoë,", "Hi {{first_name}},", "Hello {{first_name|there}},", "Hi [First Name],"]
)
_PARAGRAPHS = st.sampled_from(
    [
        "I hope this email finds you well.",
        "We are the world-class leader in cold ovens & mixers, and our platform lets you bake more.",
        "Just following up on my last email. Did you get a chance to look at it?",
        "This is your last chance to save 40 %: the price goes up at midnight 😀.",
        "Your head baker wrote on 3 May that the rye tears at night.",
        "Our cutting-edge, award-winning sys\u00adtem is trusted by 5,000\u00a0bakers “everywhere” — and it’s easy.",
        "👩\u200d💻 Ana built it. She says it costs < 900 € (a < b > c) & nothing else.",
        "Unfortunately there’s nothing we can do,\nas our policy doesn’t allow refunds.",
        "We’re excited to announce that {{company}} can now join; {Hi|Hello} from all of us.",
        "{{#if city}}We bake in {{city}} too.{{else}}We bake everywhere.{{/if}} It is a no-brainer.",
        "- it tears at night\n- it's a game-changer\n- our AI-powered mixer never sleeps",
        "Act now, because we guarantee results = 100 % every time.",
        "Could you tell me who looks after the ovens?",
        "Let me know if Tuesday at 10:00 works, or click https://ferris.example/a?b=c&d=e to book.",
    ]
)
_CLOSINGS = st.sampled_from(
    ["Best,\nAna", "Kind regards,\nAna Ruiz\nFerris Ovens", "Cheers,\nZoë\n\nP.S. Seats are running out fast.", "Ana"]
)


@st.composite
def _messages(draw: st.DrawFn) -> str:
    parts = [draw(_GREETINGS), *draw(st.lists(_PARAGRAPHS, min_size=1, max_size=4, unique=True)), draw(_CLOSINGS)]
    return f"Subject: {draw(_SUBJECTS)}\n\n" + "\n\n".join(parts) + "\n"


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(all_rules())


def _lint(path: str, data: bytes, kind: MessageKind | None, mode: Mode | None) -> tuple[Message, list[Diagnostic]]:
    opened = open_data(path, data, kind, mode)
    assert not opened.errors
    (message,) = opened.messages
    check_map(message.source, message)
    (report,) = lint_drafts([opened], _rules(), Settings())
    assert not report.errors
    for diagnostic in report.diagnostics:
        assert diagnostic.source.slice(diagnostic.span) == diagnostic.excerpt != ""
    return message, list(report.diagnostics)


def _place(message: Message, diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Return the rule of a diagnostic, its words, and what of its block stands before them."""
    text, segments = message.source.text, message.segments
    for block in message.blocks:
        span = segments.to_source(block.start, block.end) or _stretch(message, block.start, block.end)
        if span.start <= diagnostic.span.start < span.end:
            before = segments.quote(text, TextSpan(span.start, diagnostic.span.start))
            return diagnostic.rule, _plain(segments.quote(text, diagnostic.span)), _plain(before)
    return diagnostic.rule, _plain(segments.quote(text, diagnostic.span)), "outside"


def _stretch(message: Message, start: int, end: int) -> TextSpan:
    """Return where a block stands that is made of stand-ins only."""
    spans = [segment.span for segment, _ in message.segments.touched(start, end)]
    return TextSpan(spans[0].start, spans[-1].end)


def _plain(text: str) -> str:
    """Return a text without what a format is free to write otherwise: blanks, marks, a field in an encoded word."""
    if "=7B" in text:
        text = quopri.decodestring(text).decode()
    return " ".join(text.replace("> ", " ").split())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_messages(), st.booleans(), st.booleans())
@pytest.mark.parametrize("form", FORMATS)
def test_findings_keep_their_words_and_their_place(form: str, text: str, windows: bool, marked: bool) -> None:
    plain, expected = _lint("letter.txt", text.encode("utf-8"), None, None)
    path, data = wrap(form, text)
    if form != "docx" and windows:
        data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if marked and not path.endswith((".docx", ".eml", ".mbox")):
        data = b"\xef\xbb\xbf" + data
    message, found = _lint(path, data, plain.kind, plain.mode)
    assert sorted(_place(message, d) for d in found) == sorted(_place(plain, d) for d in expected)


def test_the_parts_have_findings() -> None:
    """A property about findings would say nothing of parts without any."""
    text = (
        "Subject: Quick question\n\nHi {{first_name}},\n\nI hope this email finds you well.\n\nThis is your last "
        "chance to save 40 %: the price goes up at midnight.\n\nWe are the world-class leader.\n\nBest,\nAna\n"
    )
    _, found = _lint("letter.txt", text.encode("utf-8"), None, None)
    assert len({diagnostic.rule for diagnostic in found}) > 3
