"""Bullets that list features: marked or unmarked lines below a sentence that announces them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.analyses.claims import find_claims, find_selling
from outreach_lint.analyses.items import LEAST_ITEMS, LONGEST_ITEM, FeatureList
from outreach_lint.analyses.sales import find_sale
from outreach_lint.document import RUNNING_ROLES, Document, Focus, Form, Section, Sentence
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("analyses/features")
_FEATURE, _HAVING, _OTHER = (_LEXICON.words(name) for name in ("feature", "having", "other"))
# An announcement that is longer than this says something of its own.
_SHORT = 12
_OWN = frozenset({Focus.SENDER, Focus.PRODUCT})
_YOU = frozenset({"you", "your"})
_STOPS = frozenset(".!?()–—,:")
_TICKS = frozenset("✓✔✅☑✗✘❌➜➤→🚀⭐🔥")


def bullet_lists(document: Document) -> Iterator[FeatureList]:
    """Yield the lists of three or more bullets that are features, in order."""
    sections = [section for section in document.sections if section.role in RUNNING_ROLES]
    run: list[Section] = []
    before: Section | None = None
    for section in [*sections, None]:
        if section is not None and (
            section.form is Form.LIST_ITEM
            or _marker(document, section)
            or (_is_bare_line(section) and (_is_bare_line(run[-1]) if run else _ends_open(before)))
        ):
            run.append(section)
            continue
        if len(run) >= LEAST_ITEMS:
            yield from _bullet_list(document, run, before)
        run, before = [], section


def _bullet_list(document: Document, run: list[Section], before: Section | None) -> Iterator[FeatureList]:
    announcing = [s for s in document.running if s.section is before]
    if not announcing or any("?" in section.lowers for section in run):
        return
    full = [s for s in announcing if s.end - s.start > 3 or s.section.lowers[s.end - 1] == ":"]
    sentence = full[-1] if full else announcing[-1]
    ticked = all(_marker(document, section) for section in run) and document.once(find_selling)
    if not ticked and not _announces_features(document, sentence):
        return
    bullets = tuple((section, _first_word(section), len(section.lowers)) for section in run)
    yield FeatureList(sentence, sentence.start, sentence.end, bullets, bulleted=True)


def is_own(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence is the sender's or the product's, in a message that sells."""
    own = any(clause.main and clause.focus in _OWN for clause in sentence.clauses)
    return own and (document.once(find_selling) or document.once(find_sale))


def _ends_open(section: Section | None) -> bool:
    """Say whether a section announces what comes below it, by its colon."""
    return section is not None and bool(section.lowers) and section.lowers[-1] == ":"


def _is_bare_line(section: Section) -> bool:
    """Say whether a section is one short line without a stop, as the items of an unmarked list are."""
    few = len(section.lowers) <= LONGEST_ITEM and section.form is Form.PARAGRAPH
    return few and section.lowers[-1] not in _STOPS and "\n" not in section.text.strip()


def _marker(document: Document, section: Section) -> str:
    """Return the tick, cross or arrow that stands before a section, which marks selling points; "" without."""
    before = document.message.segments.view[max(section.block.start - 4, 0) : section.block.start].rstrip()
    return before[-1] if before and before[-1] in _TICKS else ""


def _first_word(section: Section) -> int:
    return next((i for i, low in enumerate(section.lowers) if any(c.isalnum() for c in low)), 0)


def _announces_features(document: Document, sentence: Sentence) -> bool:
    """Say whether the sentence before some bullets announces features of the sender or the product."""
    claims = document.once(find_claims)
    lemmas = sentence.section.lemmas[sentence.start : sentence.end]
    if _names_features(lemmas):
        return document.once(find_selling) or document.once(find_sale)
    if any(lemma in _OTHER for lemma in lemmas):
        return False
    if lemmas[0] == "why" and len(lemmas) <= _SHORT and not _YOU.intersection(lemmas):  # "Why Northfold?"
        return document.once(find_sale) or document.once(find_selling)
    if any(claim.sentence is sentence for claim in claims):
        return True
    if any(clause.focus is Focus.READER for clause in sentence.clauses):
        return False
    if is_own(document, sentence):
        return True
    return any(claim.sentence.index == sentence.index - 1 for claim in claims)


def _names_features(lemmas: Sequence[str]) -> bool:
    """Say whether an announcement names features, with no more than a few words about it, or what one has or gets."""
    if len(lemmas) <= _SHORT and any(lemma in _FEATURE for lemma in lemmas):
        return True
    for i, lemma in enumerate(lemmas):
        if lemma == "what" and any(later in _HAVING for later in lemmas[i + 1 : i + 4]):
            return True
    return False
