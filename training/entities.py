"""Lay the Universal NER annotation over the treebank's words, by characters.

The two releases differ in tokens and, for one sentence in six, in text. A sentence's entities are carried
over where the characters agree; a word whose characters have no counterpart is *missing*, never "outside",
and a sentence is missing as a whole when too little of it agrees or when one of its entities cannot be
carried over exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from training.conllu import Sentence, open_text

LABELS = frozenset({"PER", "LOC", "ORG"})
MISSING = ""
OUTSIDE = "O"
ENOUGH = 0.8


@dataclass(frozen=True)
class EntitySentence:
    """The words of the entity layer and one IOB tag a word (only PER, LOC and ORG; all else is outside)."""

    sent_id: str
    words: list[str]
    tags: list[str]

    def spans(self) -> list[tuple[int, int, str]]:
        """Entities as character ranges of the text without white space."""
        found: list[tuple[int, int, str]] = []
        at, open_label = 0, ""
        for word, tag in zip(self.words, self.tags, strict=True):
            end = at + len(squeeze(word))
            prefix, _, label = tag.partition("-")
            if prefix == "I" and label == open_label:
                found[-1] = (found[-1][0], end, label)
            elif prefix in ("B", "I"):
                found.append((at, end, label))
            open_label = label
            at = end
        return found


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def _clean(tag: str) -> str:
    """The tag if it is one of ours, else outside."""
    return tag if tag.partition("-")[2] in LABELS else OUTSIDE


def read_entities(path: Path) -> Iterator[EntitySentence]:
    """The sentences of an `.iob2` file."""
    sent_id, words, tags = "", [], []
    with open_text(path) as lines:
        for raw in [*lines, "\n"]:
            line = raw.rstrip("\n")
            if line.startswith("# sent_id"):
                sent_id = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                row = line.split("\t")
                words.append(row[1])
                tags.append(_clean(row[2]))
            elif not line and words:
                yield EntitySentence(sent_id, words, tags)
                sent_id, words, tags = "", [], []


def _character_map(source: str, target: str) -> list[int]:
    """For each character of `source`, its place in `target`, or -1."""
    if source == target:
        return list(range(len(source)))
    places = [-1] * len(source)
    matcher = SequenceMatcher(None, source, target, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            places[block.a + step] = block.b + step
    return places


def _carry(span: tuple[int, int, str], places: list[int]) -> tuple[int, int, str] | None:
    """The span in the other text, or None unless every character of it is there, in a row."""
    moved = places[span[0] : span[1]]
    if not moved or -1 in moved or moved[-1] - moved[0] != len(moved) - 1:
        return None
    return moved[0], moved[-1] + 1, span[2]


def _word_ranges(sentence: Sentence) -> list[tuple[int, int]]:
    """Each word's character range in the sentence without white space."""
    ranges, at = [], 0
    for word in sentence.words:
        end = at + len(squeeze(word.form))
        ranges.append((at, end))
        at = end
    return ranges


def align(sentence: Sentence, entities: EntitySentence | None) -> list[str]:
    """One IOB tag a word of `sentence`: B-, I-, O, or the empty string for missing."""
    missing = [MISSING] * len(sentence.words)
    if entities is None:
        return missing
    source = squeeze("".join(entities.words))
    target = squeeze("".join(word.form for word in sentence.words))
    places = _character_map(source, target)
    known = {place for place in places if place >= 0}
    if len(known) < ENOUGH * max(len(source), len(target), 1):
        return missing
    ranges = _word_ranges(sentence)
    tags = [OUTSIDE if set(range(*span)) <= known else MISSING for span in ranges]
    for span in entities.spans():
        carried = _carry(span, places)
        if carried is None or not _paint(tags, ranges, carried):
            return missing
    return tags


def _paint(tags: list[str], ranges: list[tuple[int, int]], span: tuple[int, int, str]) -> bool:
    """Write the entity over the words it covers; False if it does not begin and end with a word."""
    start, end, label = span
    inside = [number for number, (first, last) in enumerate(ranges) if first < end and last > start]
    if not inside or ranges[inside[0]][0] != start or ranges[inside[-1]][1] != end:
        return False
    for number in inside:
        tags[number] = ("B-" if number == inside[0] else "I-") + label
    return True
