"""The stream of parses: the same as the pipeline's own, with less work."""

from __future__ import annotations

from outreach_lint.document import Block, Role, Section
from outreach_lint.language.lemmas import lemmas_of
from outreach_lint.language.pipeline import load_pipeline
from outreach_lint.language.stream import parse_texts
from outreach_lint.source import Segment, SegmentKind, SegmentMap, TextSpan

_TEXTS = [
    "Hi Dana,",
    "Your depot in Selby opened on 3 May, and Marta Ruiz of Norvik told us that its gates were mended.",
    "we were sending you the sheds.",
    "Hi Dana,",
    "Best,",
    "Zoe",
    "Could the boxes have been sent by priya rao?",
    "Hi Dana,",
]


def _section(text: str, doc, lemmatize=None) -> Section:  # type: ignore[no-untyped-def]
    segments = SegmentMap((Segment(SegmentKind.TEXT, TextSpan(0, len(text)), text),))
    return Section(Block(Role.BODY, 0, len(text)), doc, segments, lemmatize)


def test_parses_and_lemmas_are_those_of_the_pipeline() -> None:
    nlp = load_pipeline()
    for text, doc in zip(_TEXTS, parse_texts(nlp, _TEXTS), strict=True):
        own, whole = _section(text, doc, lemmas_of(nlp).read), _section(text, nlp(text))
        assert [str(token) for token in doc] == own.forms == whole.forms
        for column in ("lowers", "lemmas", "tags", "deps", "heads", "morphs", "sentences"):
            assert getattr(own, column) == getattr(whole, column), (text, column)
        assert own.sentences == [(span.start, span.end) for span in nlp(text).sents]


def test_names_are_found_where_capitals_stand() -> None:
    nlp = load_pipeline()
    for text, doc in zip(_TEXTS, parse_texts(nlp, _TEXTS), strict=True):
        assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in nlp(text).ents], text
    assert any(doc.ents for doc in parse_texts(nlp, _TEXTS))


def test_equal_texts_share_a_parse() -> None:
    nlp = load_pipeline()
    first, other, again = parse_texts(nlp, ["Hi Dana,", "Best,", "Hi Dana,"])
    assert first is again
    assert first is not other
    *_, earlier, later = parse_texts(nlp, ["Hi Dana,"] * (3 * nlp.batch_size))
    assert earlier is later


def test_many_different_texts_come_out_in_order() -> None:
    nlp = load_pipeline()
    texts = [f"Box {number % 700} is open." for number in range(1500)]
    assert [doc.text for doc in parse_texts(nlp, texts)] == texts
