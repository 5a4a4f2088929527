"""HTML and MJML as their recipients see them."""

from __future__ import annotations

import pytest

from outreach_lint.readers import read_messages
from outreach_lint.source import Source
from tests.readers.reading import read
from tests.readers.wrapping import check_map


def shown(markup: str, path: str = "page.html") -> list[str]:
    message = read(markup, path=path)
    check_map(message.source, message)
    return [message.text(block) for block in message.blocks]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p>One <b>bold</b> word</p><p>and <i>two</i>.</p>", ["One bold word", "and two."]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("<p>Wrapped\n   at a\n width.</p>", ["Wrapped at a width."]),
        ("<p>It&rsquo;s &lt;5&nbsp;km &amp; uphill&#33;</p>", ["It’s <5 km & uphill!"]),
        ("<p>AT&T and R&D stay.</p>", ["AT&T and R&D stay."]),
        ("<ul><li>One thing</li><li>Another</li></ul>", ["One thing", "Another"]),
        ("<h2>Ovens</h2><p>They bake.</p>", ["Ovens", "They bake."]),
        ("<table><tr><td>Left cell</td><td>Right cell</td></tr></table>", ["Left cell", "Right cell"]),
        ("<p>Seen<span style='display:none'> unseen</span>.</p>", ["Seen."]),
        ("<p>Seen.</p><style>p > b { color: red }</style><script>if (a<b) x()</script>", ["Seen."]),
        ("<p>Seen.<!-- a note <b>bold</b> --></p>", ["Seen."]),
        ("<p>Soft&shy;ly and zero&#8203;width.</p>", ["Softly and zerowidth."]),
        ('<img src=x alt="Two of our ovens in the yard"><p>Hi.</p>', ["Two of our ovens in the yard", "Hi."]),
        ('<img src=x alt="Logo"><p>Welcome.</p>', ["Welcome."]),
        ("<p>Unclosed <b>bold<p>Next.", ["Unclosed bold", "Next."]),
        ("<p>Half a tag <b", ["Half a tag <b"]),
        ("<head><title>T</title><meta x><body><p>No end of the head.</p>", ["No end of the head."]),
        ("<p>We met at <company> in May.</p>", ["We met at Acme in May."]),
        ("<p>We met at &lt;&lt;Company&gt;&gt; in May.</p>", ["We met at Acme in May."]),
        ("<p>{% if a <b %}Your oven is old{% endif %} here.</p>", ["Your oven is old here."]),
        ("<p>Your {{ company | default: \"<b>\" }} oven.</p>", ["Your Acme oven."]),
    ],
)  # fmt: skip
def test_what_is_seen(markup: str, blocks: list[str]) -> None:
    assert shown(markup) == blocks


def test_offsets_of_words_between_markup() -> None:
    source = Source("a.html", "<p>Caf&eacute; <b>Luna</b>\r\n  😀 bakes&nbsp;bread.</p>")
    (message,) = read_messages(source)
    view = message.segments.view
    start = view.index("Luna")
    span = message.segments.to_source(start, view.index(" bread"))
    assert span is not None
    assert source.slice(span) == "Luna</b>\r\n  😀 bakes"


def test_a_hidden_preheader_is_no_text_but_known() -> None:
    message = read("<body><div style='display:none'>The&nbsp;short one</div><p>Hi Bo,</p></body>", path="a.html")
    assert message.head["preheader"] == "The short one"
    assert [message.text(block) for block in message.blocks] == ["Hi Bo,"]


def test_a_comment_gives_the_subject_and_a_title_only_a_name() -> None:
    message = read("<!-- Subject: Ovens &amp; bread -->\n<p>Hi Bo,</p>", path="a.html")
    assert message.text(message.blocks[0]) == "Ovens & bread"
    message = read("<title>Spring &amp; mail</title><p>Hi Bo,</p>", path="a.html")
    assert message.head["subject"] == "Spring & mail"
    assert [block.role.value for block in message.blocks] == ["greeting"]


def test_block_quotes_are_quoted_history() -> None:
    message = read("<p>Hi Bo,</p><p>Yes.</p><blockquote>Are you<br>sure?</blockquote>", path="a.html")
    assert [block.role.value for block in message.blocks] == ["greeting", "body", "quoted"]


def test_mjml() -> None:
    markup = (
        "<mjml><mj-head><mj-title>T</mj-title><mj-preview>Inside: bread</mj-preview></mj-head><mj-body><mj-section>"
        "<mj-column><mj-text>Hi Bo,</mj-text><mj-button href='x'>See the oven</mj-button></mj-column></mj-section>"
        "</mj-body></mjml>"
    )
    assert shown(markup, "a.mjml") == ["Hi Bo,", "See the oven"]


def test_a_page_without_text_holds_no_message() -> None:
    assert read_messages(Source("a.html", "<html><body><img src=x></body></html>")) == []
