"""Whatever the text, the segments tile it and every block leads back to its source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_lint.document import Message, MessageKind
from outreach_lint.readers import read_messages
from outreach_lint.source import SegmentKind, Source

# One piece a line; an escaped newline inside a piece is a break.
_WRITTEN = r"""
Subject: Hello there|From: Ana Ruiz <ana@example.org>|To: Bo|Hi Dana,|Dear Ms Okafor:|Bo --|Hello
I saw your talk in Leeds on 3 March.|we can help|It costs £20.|Best,|Kind regards|Cheers, Tom|Tom|-- |— Mark
P.S. One more thing|Sent from my iPhone|> you wrote this|On Tue, 3 Mar 2026, Bo <bo@example.org> wrote:
-----Original Message-----|From: Bo|Sent: Monday|Unsubscribe here|- an item|* another item|1. first|✅ done
👩‍💻 astral|a\u00adb|\u00a0\u00a0|\u200b|\ufeff|**bold**|_it_|`code`|[text](https://example.com/a_b)|{{first_name}}
{{|}}|{% if x %}|{% else %}|{% endif %}|{Hi¦Hello}|{{RANDOM ¦ Hi {{x}} ¦ Yo}}|[First Name]|[Wait for the answer]
[|]|<<Name>>|«Firma»|*¦FNAME¦*|*¦IF:X¦*|*¦END:IF¦*|%%name%%|{!Contact.Name}|$company|XXX|____|<company>|<!-- note -->
Rep: "Hello?"|Prospect: Hi.|"quoted|(pause)|(morning/afternoon)|If they say no:|## Heading|----|COLD CALL SCRIPT
 |  |\t|\n|\n\n|\r\n|\r\n\r\n|\r|\u2028|\x0c|the\nend|,|.|"|“|”|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
"""
_ESCAPE = re.compile(r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt])")
_PIECES = st.sampled_from(
    [
        _ESCAPE.sub(lambda match: match[0].encode().decode("unicode_escape"), piece).replace("¦", "|")
        for line in _WRITTEN.strip("\n").split("\n")
        for piece in line.split("|")
    ]
)
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=40).map("".join), st.lists(_PIECES, max_size=30).map("\n".join), st.text()
)
_KINDS = st.sampled_from([None, *MessageKind])


def _check_all(source: Source, messages: Sequence[Message]) -> None:
    """Assert that a message tiles its file; of several, each its own stretch of it, one below the other."""
    end = 0
    for message in messages:
        span = message.span
        assert end <= span.start < span.end <= len(source.text)
        assert len(messages) > 1 or (span.start, span.end) == (0, len(source.text))
        end = span.end
        _check(source, message)


def _check(source: Source, message: Message) -> None:
    text, segments = source.text, message.segments
    at = message.span.start
    for segment in segments.segments:
        assert segment.span.start == at
        at = segment.span.end
        if segment.kind is SegmentKind.TEXT:
            assert text[segment.span.start : segment.span.end] == segment.view
    assert at == message.span.end
    last = 0
    for block in message.blocks:
        assert last <= block.start < block.end <= len(segments.view)
        last = block.end
        shown = message.text(block)
        assert shown == shown.strip()
        span = segments.to_source(block.start, block.end)
        if span is not None:
            assert 0 <= span.start < span.end <= len(text)
    for field in message.fields:
        assert 0 <= field.span.start < field.span.end <= len(text)


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _KINDS)
def test_segments_tile_the_source(text: str, kind: MessageKind | None) -> None:
    source = Source("draft.txt", text)
    _check_all(source, read_messages(source, kind))


@settings(max_examples=200, deadline=None)
@given(_TEXTS, _KINDS)
def test_words_of_plain_text_are_found_where_they_stand(text: str, kind: MessageKind | None) -> None:
    source = Source("draft.txt", text)
    for message in read_messages(source, kind):
        for block in message.blocks:
            for start in range(block.start, block.end):
                touched = {s.kind for s, _ in message.segments.touched(start, start + 1)}
                if touched == {SegmentKind.TEXT}:
                    span = message.segments.to_source(start, start + 1)
                    assert span is not None
                    assert source.slice(span) == message.segments.view[start]


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_a_blank_text_holds_no_message_and_any_other_at_least_one(text: str) -> None:
    assert bool(read_messages(Source("draft.txt", text))) == bool(text.strip())
