"""The training project from end to end on a handful of invented sentences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from training.conllu import read_paragraphs, read_sentences
from training.convert import convert, tagged_paragraphs
from training.entities import EntitySentence, align
from training.evaluate import FLOORS, below_floor, evaluate
from training.lemmas import apply_rules, learn_rules
from training.pretrain import pretrain_encoder
from training.train import train

TINY = """
[sizes]
width = 16
depth = 1
rows = [50,20,50,20]
pretrain_hidden = 16

[training]
eval_frequency = 10

[components]

[components.parser]
min_action_freq = 1

[pretrain_words]
batch_words = 40
"""


@dataclass(frozen=True)
class Example:
    """Words as `form/lemma/UPOS/features/head/relation`; a leading `+` joins to the word before."""

    sent_id: str
    words: str
    entities: str


SENTENCES = (
    Example(
        "email-01",
        "Maria/Maria/PROPN/Number=Sing/2/nsubj "
        "runs/run/VERB/Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin/0/root "
        "support/support/NOUN/Number=Sing/2/obj at/at/ADP/_/5/case Norwell/Norwell/PROPN/Number=Sing/2/obl "
        "+././PUNCT/_/2/punct",
        "B-PER O O O B-ORG O",
    ),
    Example(
        "email-02",
        "We/we/PRON/Case=Nom|Number=Plur|Person=1|PronType=Prs/2/nsubj "
        "shipped/ship/VERB/Tense=Past|VerbForm=Fin/0/root "
        "two/two/NUM/NumType=Card/4/nummod crates/crate/NOUN/Number=Plur/2/obj to/to/ADP/_/6/case "
        "Leeds/Leeds/PROPN/Number=Sing/2/obl +././PUNCT/_/2/punct",
        "O O O O O B-LOC O",
    ),
    Example(
        "email-03",
        "You/you/PRON/Case=Nom|Person=2|PronType=Prs/4/nsubj do/do/AUX/VerbForm=Fin/4/aux "
        "+n't/not/PART/Polarity=Neg/4/advmod "
        "need/need/VERB/VerbForm=Inf/0/root a/a/DET/Definite=Ind|PronType=Art/6/det "
        "call/call/NOUN/Number=Sing/4/obj "
        "+././PUNCT/_/4/punct",
        "O O O O O O O",
    ),
    Example(
        "reviews-01",
        "Open/open/VERB/Mood=Imp|VerbForm=Fin/0/root the/the/DET/Definite=Def|PronType=Art/3/det "
        "crates/crate/NOUN/Number=Plur/1/obj +!/!/PUNCT/_/1/punct",
        "O O O O",
    ),
    Example(
        "reviews-02",
        "Priya/Priya/PROPN/Number=Sing/2/nsubj called/call/VERB/Tense=Past|VerbForm=Fin/0/root "
        "us/we/PRON/Case=Acc|Number=Plur|Person=1|PronType=Prs/2/obj from/from/ADP/_/5/case "
        "Oslo/Oslo/PROPN/Number=Sing/2/obl +././PUNCT/_/2/punct",
        "B-PER O O O B-LOC O",
    ),
    Example(
        "reviews-03",
        "Would/would/AUX/VerbForm=Fin/3/aux you/you/PRON/Case=Nom|Person=2|PronType=Prs/3/nsubj "
        "open/open/VERB/VerbForm=Inf/0/root it/it/PRON/Case=Acc|Number=Sing|Person=3|PronType=Prs/3/obj "
        "+?/?/PUNCT/_/3/punct",
        "O O O O O",
    ),
)


def conllu(example: Example, new_paragraph: bool) -> str:
    """The example in CoNLL-U; a word that begins with an apostrophe part joins a multi-word token."""
    rows, text, pieces = [], "", example.words.split(" ")
    for number, piece in enumerate(pieces, 1):
        form, lemma, upos, features, head, relation = piece.lstrip("+").split("/")
        text += form if piece.startswith("+") or not text else f" {form}"
        glued = number < len(pieces) and pieces[number].startswith("+")
        if glued and pieces[number].startswith("+n't"):
            rows.append(f"{number}-{number + 1}\t{form}n't\t_\t_\t_\t_\t_\t_\t_\t_")
            glued = False
        misc = "SpaceAfter=No" if glued else "_"
        rows.append(f"{number}\t{form}\t{lemma}\t{upos}\t_\t{features}\t{head}\t{relation}\t_\t{misc}")
    comments = [f"# sent_id = {example.sent_id}", f"# text = {text}"]
    if new_paragraph:
        comments.insert(1, f"# newpar id = {example.sent_id}-p")
    return "\n".join([*comments, *rows]) + "\n\n"


def iob2(example: Example) -> str:
    """The example's entity layer."""
    forms = [piece.lstrip("+").split("/")[0] for piece in example.words.split(" ")]
    tags = example.entities.split(" ")
    rows = [f"{n}\t{form}\t{tag}\t-\t-" for n, (form, tag) in enumerate(zip(forms, tags, strict=True), 1)]
    return "\n".join([f"# sent_id = {example.sent_id}", "# text = ?", *rows]) + "\n\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder laid out as the real one, plain text instead of gzip left to the reader's choice."""
    import gzip

    folder = tmp_path_factory.mktemp("data")
    (folder / "ewt").mkdir()
    text = "".join(conllu(example, number % 3 == 0) for number, example in enumerate(SENTENCES))
    entities = "".join(iob2(example) for example in SENTENCES)
    for split in ("train", "dev", "test"):
        for name, content in ((f"en_ewt-ud-{split}.conllu.gz", text), (f"uner-{split}.iob2.gz", entities)):
            with gzip.open(folder / "ewt" / name, "wt", encoding="utf8") as out:
                out.write(content)
    return folder


@pytest.fixture(scope="module")
def corpus(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The converted corpus."""
    out = tmp_path_factory.mktemp("corpus")
    convert(data, out)
    return out


def test_words_of_a_multi_word_token_are_joined(data: Path) -> None:
    sentences = list(read_sentences(data / "ewt" / "en_ewt-ud-train.conllu.gz"))
    assert [sentence.rebuilt() for sentence in sentences] == [sentence.text for sentence in sentences]
    assert "don't need" in sentences[2].text
    assert [sentence.genre for sentence in sentences[2:4]] == ["email", "reviews"]


def test_paragraphs_follow_newpar(data: Path) -> None:
    assert [len(paragraph) for paragraph in read_paragraphs(data / "ewt" / "en_ewt-ud-dev.conllu.gz")] == [
        3,
        3,
    ]


def test_entities_that_cannot_be_aligned_are_missing_not_outside(data: Path) -> None:
    sentence = next(read_sentences(data / "ewt" / "en_ewt-ud-train.conllu.gz"))
    exact = EntitySentence(
        "email-01", ["Maria", "runs", "support", "at", "Nor", "well."], ["B-PER", *"OOO", "B-ORG", "O"]
    )
    assert set(align(sentence, exact)) == {""}, "an entity that ends inside a word"
    recut = EntitySentence(
        "email-01",
        ["Maria", "runs", "support", "at", "Nor", "well", "."],
        ["B-PER", *"OOO", "B-ORG", "I-ORG", "O"],
    )
    assert align(sentence, recut) == ["B-PER", "O", "O", "O", "B-ORG", "O"]
    other = EntitySentence("email-01", ["Something", "else", "altogether"], ["O", "O", "O"])
    assert set(align(sentence, other)) == {""}
    assert set(align(sentence, None)) == {""}
    longer = EntitySentence("email-01", ["Maria", "runs", "support", "at", "Norwell"], ["B-PER", *"OOO", "B-ORG"])
    assert align(sentence, longer) == ["B-PER", "O", "O", "O", "B-ORG", ""], "only the uncovered full stop is missing"


def test_converted_documents_carry_every_layer(corpus: Path) -> None:
    vocab = spacy.blank("en").vocab
    docs = list(DocBin().from_disk(corpus / "dev.spacy").get_docs(vocab))
    assert [len(list(doc.sents)) for doc in docs] == [3, 3]
    assert [(ent.text, ent.label_) for ent in docs[0].ents] == [
        ("Maria", "PER"),
        ("Norwell", "ORG"),
        ("Leeds", "LOC"),
    ]
    assert docs[0][1].lemma_ == "run"
    assert docs[0][0].head.text == "runs"
    assert docs[0][1].dep_ == "ROOT"


def test_suffix_rules_are_a_decision_list() -> None:
    rules = learn_rules(
        [("crates", "crate"), ("calls", "call"), ("desks", "desk"), *((f"{c}ies", f"{c}y") for c in "abcd")]
    )
    assert apply_rules("flies", rules) == "fly"
    assert apply_rules("desks", rules) == "desk"
    assert apply_rules("sheep", rules) == "sheep"


def test_train_and_evaluate_end_to_end(data: Path, corpus: Path, tmp_path: Path) -> None:
    size = tmp_path / "tiny.cfg"
    size.write_text(TINY, encoding="utf8")
    weights = pretrain_encoder(size, corpus, tmp_path / "encoder.bin", epochs=1)
    assert weights.stat().st_size > 1000
    model = train(size, corpus, tmp_path / "model", weights, **{"training.max_steps": 40})
    nlp = spacy.load(model)
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "parser", "ner", "attribute_ruler", "lemmatizer"]
    assert set(nlp.get_pipe("ner").labels) == {"PER", "LOC", "ORG"}
    assert any("POS=PRON" in label for label in nlp.get_pipe("morphologizer").labels)
    doc = nlp("Maria opened the crates. You don't need it!")
    assert all(token.pos_ for token in doc)
    assert doc.has_annotation("SENT_START")
    result = evaluate(model, data, "dev")
    assert result["sentences_without_entities"] == 0
    assert result["all"]["words"] == 1.0
    assert all(0.0 <= figure <= 1.0 for part in ("all", "email") for figure in result[part].values())
    assert set(below_floor(result["all"])) <= set(FLOORS)
    assert len(tagged_paragraphs(data, "test")) == 2
