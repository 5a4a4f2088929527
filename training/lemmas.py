"""Tables for spaCy's rule lemmatizer, learnt from the training split alone.

The lemmatizer takes the first of: an exception for (lower-cased form, part of speech); the first suffix
rule that fits. The rules are a decision list, longest suffix first, kept only where a longer suffix decides
otherwise than the shorter one below it; the last rule of every list is the empty suffix, which lower-cases.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.lookups import Lookups
from spacy.util import registry

from training.conllu import Sentence

LONGEST_SUFFIX = 6
FEWEST_TYPES = 3
NO_RULES = frozenset({"PROPN", "PUNCT", "SYM", "X"})
Change = tuple[int, str]


def change_between(form: str, lemma: str) -> Change:
    """How many characters to cut off the form's end, and what to put in their place."""
    shared = 0
    for left, right in zip(form, lemma, strict=False):
        if left != right:
            break
        shared += 1
    return len(form) - shared, lemma[shared:]


def learn_rules(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Suffix rules (old, new) as a decision list out of (form, lemma) types."""
    votes: dict[str, Counter[Change]] = defaultdict(Counter)
    for form, lemma in pairs:
        change = change_between(form, lemma)
        for length in range(max(change[0], 0), min(LONGEST_SUFFIX, len(form)) + 1):
            votes[form[len(form) - length :]][change] += 1
    decided: dict[str, Change] = {"": (0, "")}
    for suffix in sorted(votes, key=lambda text: (len(text), text)):
        change, count = votes[suffix].most_common(1)[0]
        below = next(suffix[cut:] for cut in range(len(suffix) + 1) if suffix[cut:] in decided)
        if count >= FEWEST_TYPES and change != decided[below] and change[0] <= len(suffix):
            decided[suffix] = change
    ordered = sorted(decided, key=lambda text: (-len(text), text))
    return [(suffix, suffix[: len(suffix) - decided[suffix][0]] + decided[suffix][1]) for suffix in ordered]


def apply_rules(form: str, rules: list[tuple[str, str]]) -> str:
    """What the lemmatizer makes of a form that is no exception."""
    for old, new in rules:
        if form.endswith(old) and form[: len(form) - len(old)] + new:
            return form[: len(form) - len(old)] + new
    return form


def _majority_lemmas(sentences: list[Sentence], typos: bool) -> dict[str, dict[str, str]]:
    """Part of speech -> lower-cased form -> its most frequent lemma, among misspelt words or the others."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if ("Typo=Yes" in word.features) == typos and word.upos != "X" and word.lemma != "_":
                counts[word.upos.lower(), word.form.lower()][word.lemma] += 1
    lemmas: dict[str, dict[str, str]] = defaultdict(dict)
    for (upos, form), counter in sorted(counts.items()):
        lemmas[upos][form] = counter.most_common(1)[0][0]
    return lemmas


def build_tables(sentences: Iterable[Sentence]) -> dict[str, dict[str, Any]]:
    """`lemma_rules`, `lemma_exc` and an empty `lemma_index`, as spaCy's rule lemmatizer wants them."""
    rules: dict[str, list[tuple[str, str]]] = {}
    exceptions: dict[str, dict[str, list[str]]] = {}
    everything = list(sentences)
    misspelt = _majority_lemmas(everything, typos=True)
    for upos, lemmas in _majority_lemmas(everything, typos=False).items():
        if upos.upper() in NO_RULES:
            known = {form: [lemma] for form, lemma in lemmas.items() if lemma.lower() != form}
        else:
            plain = [(form, lemma) for form, lemma in lemmas.items() if lemma == lemma.lower() and form.isalpha()]
            rules[upos] = learn_rules(plain)
            lemmas = {**misspelt.get(upos, {}), **lemmas}
            known = {form: [lemma] for form, lemma in lemmas.items() if apply_rules(form, rules[upos]) != lemma}
        exceptions[upos] = known
    return {"lemma_rules": rules, "lemma_exc": exceptions, "lemma_index": {}}


@registry.misc("outreach.lemma_tables.v1")  # type: ignore[untyped-decorator]
def read_tables(path: Path) -> Lookups:
    """The tables as spaCy lookups, out of the file `training.convert` wrote."""
    lookups = Lookups()
    for name, table in srsly.read_json(path).items():
        lookups.add_table(name, table)
    return lookups
