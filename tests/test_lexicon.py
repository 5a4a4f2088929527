"""The phrase notation, matched against hand-made documents (no trained pipeline needed)."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from outreach_lint.document import Block, Document, Message, MessageKind, Parties, Role, Section, Sentence
from outreach_lint.lexicon import Entry, Lexicon, match_phrases, parse_lexicon
from outreach_lint.phrases import LexiconError, compile_phrase
from outreach_lint.source import Segment, SegmentKind, SegmentMap, Source, TextSpan

NLP = spacy.blank("en")
LEMMAS = {"reaching": "reach", "leads": "lead", "'m": "be", "'s": "be", "hoping": "hope", "finds": "find"}


def document(text: str, tags: dict[str, str] | None = None) -> Document:
    """One sentence, tokenized by spaCy, with a few lemmas and parts of speech."""
    tokens = NLP(text)
    doc = Doc(
        NLP.vocab,
        [token.text for token in tokens],
        [bool(token.whitespace_) for token in tokens],
        lemmas=[LEMMAS.get(token.lower_, token.lower_) for token in tokens],
        pos=[(tags or {}).get(token.lower_, "X") for token in tokens],
    )
    segments = SegmentMap((Segment(SegmentKind.TEXT, TextSpan(0, len(text)), text),))
    block = Block(Role.BODY, 0, len(text))
    message = Message(Source("draft.txt", text), segments, (block,), MessageKind.OUTREACH)
    section = Section(block, doc, segments)
    return Document(message, [section], [Sentence(0, section, 0, len(doc))], Parties())


def found(phrase: str, text: str, *, tags: dict[str, str] | None = None, exceptions: tuple[str, ...] = ()) -> list[str]:
    """The texts that a lexicon with one phrase finds."""
    lexicon = Lexicon("test", (Entry(phrase),), exceptions, {"feeling": ("pain", "bad mood")})
    return [match.text for match in match_phrases(document(text, tags), [lexicon])["test"]]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("reach out", "I am reaching out today", ["reaching out"]),
        ("=reach out", "I am reaching out today", []),
        ("I am", "I'm here and i am not", ["I'm", "i am"]),
        ("do not worry", "Don’t worry", ["Don’t worry"]),
        ("don't worry", "do not worry", ["do not worry"]),
        ("follow-up", "a follow-up call", ["follow-up"]),
        ("I (just|only)? want", "I want; I just want", ["I want", "I just want"]),
        ("(touch base|check in)", "to touch base or check in", ["touch base", "check in"]),
        ("your <feeling>", "your pain, your bad mood", ["your pain", "your bad mood"]),
        ("hope *2 well", "hope you are well", ["hope you are well"]),
        ("hope *2 well", "hope you all really are well", []),
        ("hope *3 well", "hope so. All well", []),
        ("any * thoughts", "any other thoughts", ["any other thoughts"]),
        ("^ any thoughts", "any thoughts on any thoughts", ["any thoughts"]),
        ("any thoughts $", "any thoughts?", ["any thoughts"]),
        ("any thoughts $", "any thoughts yet?", []),
        ("it is fine", "it's fine", ["it's fine"]),
        ("I would love", "I'd love", ["I'd love"]),
    ],
)
def test_phrase_notation(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_part_of_speech_tells_a_noun_from_a_verb() -> None:
    assert found("lead/NOUN", "leads", tags={"leads": "NOUN"}) == ["leads"]
    assert found("lead/NOUN", "leads", tags={"leads": "VERB"}) == []


def test_the_longest_match_wins() -> None:
    lexicon = Lexicon("test", (Entry("any thoughts"), Entry("any thoughts on this")))
    matches = match_phrases(document("any thoughts on this"), [lexicon])["test"]
    assert [match.entry.phrase for match in matches] == ["any thoughts on this"]


def test_an_exception_swallows_what_it_overlaps() -> None:
    assert found("kill", "a kill switch and a kill", exceptions=("kill switch",)) == ["kill"]


def test_many_lexicons_share_one_pass() -> None:
    lexicons = [Lexicon("a", (Entry("pain"),)), Lexicon("b", (Entry("pain point"),))]
    found_by = match_phrases(document("a pain point"), lexicons)
    assert [m.text for m in found_by["a"]] == ["pain"]
    assert [m.text for m in found_by["b"]] == ["pain point"]


@pytest.mark.parametrize("phrase", ["", "<nothing>", "*", "* word", "^"])
def test_a_broken_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(LexiconError):
        compile_phrase(phrase, {})


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ({"entrys": []}, "unknown key 'entrys'"),
        ({"entries": [{"phrase": "x", "sugest": ["y"]}]}, "unknown key 'sugest'"),
        ({"entries": [{"suggest": ["y"]}]}, "`phrase`"),
        ({"entries": [{"phrase": "x", "suggest": "y"}]}, "`suggest` is a list"),
        ({"entries": ["a <b>"]}, "no set called 'b'"),
    ],
)
def test_a_broken_lexicon_says_what_and_where(raw: dict[str, object], complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint) as caught:
        parse_lexicon("x", raw, "lexicons/x.yaml")
    assert str(caught.value).startswith("lexicons/x.yaml: ")
