"""Read CoNLL-U: words, sentences, paragraphs, exactly as their raw text stands."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO


@dataclass(frozen=True)
class Word:
    """One syntactic word; `head` is the 1-based number of its head in the sentence, 0 for the root."""

    form: str
    lemma: str
    upos: str
    features: str
    head: int
    relation: str
    space_after: bool


@dataclass
class Sentence:
    """One sentence, with the id that joins it to the entity layer."""

    sent_id: str = ""
    text: str = ""
    starts_paragraph: bool = False
    words: list[Word] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """`email`, `reviews`, ...: what stands before the first hyphen of the id."""
        return self.sent_id.split("-", 1)[0]

    def rebuilt(self) -> str:
        """The text put together again from the words."""
        return "".join(word.form + " " * word.space_after for word in self.words).rstrip(" ")


Paragraph = list[Sentence]


def open_text(path: Path) -> TextIO:
    """Open plain or gzipped UTF-8."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf8")
    return path.open(encoding="utf8")


def _read_comment(line: str, sentence: Sentence) -> None:
    """Take over what a `# key = value` line says."""
    key, _, value = line[1:].partition("=")
    name = key.strip()
    if name == "sent_id":
        sentence.sent_id = value.strip()
    elif name == "text":
        sentence.text = value.strip()
    elif name.startswith(("newpar", "newdoc")):
        sentence.starts_paragraph = True


def _glue(columns: list[list[str]]) -> list[bool]:
    """Whether a space follows each word: words inside a multi-word token are joined, the last takes its."""
    spaces: dict[int, bool] = {}
    for row in columns:
        after = "SpaceAfter=No" not in row[9].split("|")
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            spaces.update(dict.fromkeys(range(first, last), False))
            spaces[last] = after
        else:
            spaces.setdefault(int(row[0]), after)
    return [spaces[int(row[0])] for row in columns if "-" not in row[0]]


def _finish(sentence: Sentence, columns: list[list[str]]) -> Sentence:
    """Fill in the words from the collected columns."""
    words = [row for row in columns if "-" not in row[0]]
    for row, space in zip(words, _glue(columns), strict=True):
        features = "" if row[5] == "_" else row[5]
        sentence.words.append(Word(row[1], row[2], row[3], features, int(row[6]), row[7], space))
    return sentence


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, empty nodes left out."""
    sentence, columns = Sentence(), []
    with open_text(path) as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("#"):
                _read_comment(line, sentence)
            elif line:
                row = line.split("\t")
                if "." not in row[0]:
                    columns.append(row)
            elif columns:
                yield _finish(sentence, columns)
                sentence, columns = Sentence(), []
    if columns:
        yield _finish(sentence, columns)


def read_paragraphs(path: Path) -> Iterator[Paragraph]:
    """The sentences grouped as `# newpar` and `# newdoc` say."""
    paragraph: Paragraph = []
    for sentence in read_sentences(path):
        if sentence.starts_paragraph and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph
