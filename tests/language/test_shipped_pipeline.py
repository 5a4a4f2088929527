"""The pipeline that ships: it loads, is small, says how good it is, and reads plain sentences."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from outreach_lint.language.pipeline import PIPELINE_PATH, load_pipeline
from training.evaluate import FLOORS
from training.speed import size_in_mb


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped pipeline."""
    return load_pipeline()


def root(doc: Doc) -> Token:
    """The root of the first sentence."""
    return next(doc.sents).root


def dependant(head: Token, relation: str) -> str:
    """The text of the head's first dependant of that relation, or nothing."""
    return next((child.text for child in head.children if child.dep_ == relation), "")


def test_it_ships_with_its_licence_and_is_small() -> None:
    assert size_in_mb(PIPELINE_PATH) < 15
    licence = (PIPELINE_PATH / "LICENSE").read_text(encoding="utf8")
    assert "CC BY-SA 4.0" in licence
    assert "Silveira" in licence
    assert "Mayhew" in licence


@pytest.mark.parametrize("name", FLOORS)
def test_measured_scores_reach_the_floors(name: str) -> None:
    performance = json.loads((PIPELINE_PATH / "meta.json").read_text(encoding="utf8"))["performance"]
    assert f"test_email_{name}" in performance
    assert performance[f"test_{name}"] >= FLOORS[name]


def test_no_machine_path_is_shipped(nlp: Language) -> None:
    assert not any(nlp.config["paths"].values())


def test_components_and_labels(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "parser", "ner", "attribute_ruler", "lemmatizer"]
    assert set(nlp.get_pipe("ner").labels) == {"PER", "LOC", "ORG"}
    assert {"ROOT", "nsubj", "nsubj:pass", "obj", "nmod:poss", "aux:pass", "acl:relcl"} <= set(
        nlp.get_pipe("parser").labels
    )


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("We help sales teams write better emails.", "help", "We"),
        ("Would you be open to a short call next week?", "open", "you"),
        ("I read your article about returns in Norwich.", "read", "I"),
        ("Our platform lets you send more messages.", "lets", "platform"),
        ("Let me know if you have any questions.", "Let", ""),
        ("I don't know whether this fits your warehouse.", "know", "I"),
    ],
)
def test_root_and_subject(nlp: Language, text: str, verb: str, subject: str) -> None:
    doc = nlp(text)
    assert len(list(doc.sents)) == 1
    assert root(doc).text == verb
    assert dependant(root(doc), "nsubj") == subject


def test_sentences_are_split_in_running_text(nlp: Language) -> None:
    text = "Thanks for your note, Dana. I checked the invoice this morning. You were charged twice."
    assert [sentence[0].text for sentence in nlp(text).sents] == ["Thanks", "I", "You"]


def test_morphology_and_lemmas(nlp: Language) -> None:
    doc = nlp("We shipped your orders yesterday, and your team was told.")
    by_text = {token.text: token for token in doc}
    assert by_text["shipped"].lemma_ == "ship"
    assert by_text["orders"].lemma_ == "order"
    assert by_text["was"].lemma_ == "be"
    assert by_text["We"].morph.get("Person") == ["1"]
    assert by_text["We"].morph.get("Number") == ["Plur"]
    assert by_text["your"].morph.get("Poss") == ["Yes"]
    assert by_text["shipped"].morph.get("Tense") == ["Past"]


def test_entities(nlp: Language) -> None:
    doc = nlp("John Williams told me that he moved from London to Chicago.")
    found = {(entity.text, entity.label_) for entity in doc.ents}
    assert ("John Williams", "PER") in found
    assert {("London", "LOC"), ("Chicago", "LOC")} <= found


def test_merge_field_stand_ins_and_odd_input(nlp: Language) -> None:
    assert len(nlp("")) == 0
    for text in ("\n\n", "!!!", "x" * 500, "Hi\tthere\n\nyou", "\N{GRINNING FACE} great"):
        doc = nlp(text)
        assert doc.text == text
        assert doc.has_annotation("DEP") or not len(doc)


def test_the_tokenizer_is_the_one_that_spacy_loads() -> None:
    """Loading without English's own rules must lose none of the pipeline's."""
    plain = spacy.load(PIPELINE_PATH)
    assert load_pipeline().tokenizer.to_bytes(exclude=["vocab"]) == plain.tokenizer.to_bytes(exclude=["vocab"])


def test_spacy_is_whole_for_others_in_the_process() -> None:
    code = (
        "import sys\nfrom outreach_lint.language.pipeline import load_pipeline\nload_pipeline()\n"
        "assert 'spacy.cli' not in sys.modules\n"
        "import spacy\nassert spacy.info(silent=True)['spacy_version'] == spacy.__version__\n"
        "import spacy.cli\nassert callable(spacy.cli.download)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
