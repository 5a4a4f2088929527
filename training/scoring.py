"""Score system words against gold words that need not be cut alike, as the CoNLL 2018 evaluation does.

Both sides are laid over the same characters, white space left out. A word is *aligned* when both sides have
a word of exactly those characters; every figure is an F1 in which an unaligned word counts against
precision or recall. (Words inside a multi-word token are placed by their own characters, which the
treebank's forms always reproduce.)"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

# What the CoNLL 2018 evaluation compares of the morphology.
UNIVERSAL_FEATURES = frozenset(
    [
        "PronType",
        "NumType",
        "Poss",
        "Reflex",
        "Foreign",
        "Abbr",
        "Gender",
        "Animacy",
        "Number",
        "Case",
        "Definite",
        "Degree",
        "VerbForm",
        "Mood",
        "Tense",
        "Aspect",
        "Voice",
        "Evident",
        "Polarity",
        "Person",
        "Polite",
    ]
)
Span = tuple[int, int]
EntitySpan = tuple[int, int, str]


@dataclass(frozen=True)
class ScoredWord:
    """A word over its characters; `head` is the head's characters, None for a root."""

    span: Span
    upos: str
    features: frozenset[str]
    lemma: str
    head: Span | None
    relation: str


@dataclass
class Parsed:
    """One text as one side sees it; `unknown` are the characters without reliable entity annotation."""

    words: list[ScoredWord] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    entities: list[EntitySpan] = field(default_factory=list)
    unknown: set[int] = field(default_factory=set)


@dataclass
class Count:
    """What F1 is made of."""

    right: int = 0
    gold: int = 0
    system: int = 0

    def add(self, right: int, gold: int, system: int) -> None:
        """Count another text."""
        self.right += right
        self.gold += gold
        self.system += system

    @property
    def precision(self) -> float:
        """Share of the system's that are right."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / (self.gold + self.system) if self.gold + self.system else 0.0


Test = Callable[[ScoredWord, ScoredWord], bool]


def _universal(relation: str) -> str:
    """The relation without its subtype."""
    return relation.split(":", 1)[0]


def _scored_features(word: ScoredWord) -> frozenset[str]:
    """The features the CoNLL 2018 evaluation looks at."""
    return frozenset(feature for feature in word.features if feature.partition("=")[0] in UNIVERSAL_FEATURES)


WORD_TESTS: dict[str, Test] = {
    "words": lambda gold, system: True,
    "upos": lambda gold, system: gold.upos == system.upos,
    "ufeats": lambda gold, system: _scored_features(gold) == _scored_features(system),
    "lemma": lambda gold, system: gold.lemma in ("_", system.lemma),
    "uas": lambda gold, system: gold.head == system.head,
    "las": lambda gold, system: gold.head == system.head and _universal(gold.relation) == _universal(system.relation),
    "las_subtypes": lambda gold, system: gold.head == system.head and gold.relation == system.relation,
}


def overlaps(span: EntitySpan, places: set[int]) -> bool:
    """Whether any character of the span is among the places."""
    return any(place in places for place in range(span[0], span[1]))


class Scorer:
    """Adds texts up."""

    def __init__(self, taught: Callable[[frozenset[str]], frozenset[str]]) -> None:
        """`taught` keeps those features of a gold word that the pipeline is taught."""
        self.counts = {name: Count() for name in [*WORD_TESTS, "morph", "sentences", "entities"]}
        self.by_label: dict[str, Count] = {}
        self.taught = taught

    def add(self, gold: Parsed, system: Parsed) -> None:
        """Compare one text."""
        found = {word.span: word for word in system.words}
        pairs = [(word, found[word.span]) for word in gold.words if word.span in found]
        for name, test in WORD_TESTS.items():
            self.counts[name].add(sum(test(*pair) for pair in pairs), len(gold.words), len(system.words))
        morph = sum(self.taught(left.features) == right.features for left, right in pairs)
        self.counts["morph"].add(morph, len(gold.words), len(system.words))
        shared = len(set(gold.sentences) & set(system.sentences))
        self.counts["sentences"].add(shared, len(gold.sentences), len(system.sentences))
        self._add_entities(gold, system)

    def _add_entities(self, gold: Parsed, system: Parsed) -> None:
        """Exact spans with the right label; guesses where the annotation is missing are not counted."""
        guesses = {span for span in system.entities if not overlaps(span, gold.unknown)}
        truth = set(gold.entities)
        self.counts["entities"].add(len(truth & guesses), len(truth), len(guesses))
        for label in {span[2] for span in truth | guesses}:
            count = self.by_label.setdefault(label, Count())
            mine, theirs = {s for s in truth if s[2] == label}, {s for s in guesses if s[2] == label}
            count.add(len(mine & theirs), len(mine), len(theirs))

    def figures(self) -> dict[str, float]:
        """Every figure, rounded to four places."""
        figures = {name: round(count.f1, 4) for name, count in self.counts.items()}
        entities = self.counts["entities"]
        figures["entities_p"], figures["entities_r"] = round(entities.precision, 4), round(entities.recall, 4)
        for label, count in sorted(self.by_label.items()):
            figures[f"entities_{label.lower()}"] = round(count.f1, 4)
        return figures


def spans_of(forms: Iterable[str]) -> list[Span]:
    """Each form's characters, white space left out, one after the other."""
    spans, at = [], 0
    for form in forms:
        end = at + len("".join(form.split()))
        spans.append((at, end))
        at = end
    return spans
