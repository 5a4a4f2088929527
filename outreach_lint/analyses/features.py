"""Lists of features: what the sender or the product has, one after the other, in running text or as bullets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from outreach_lint.analyses.claims import Claim, find_claims, find_selling, find_wares
from outreach_lint.analyses.clauses import is_past_form, words_of
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.document import RUNNING_ROLES, Document, Focus, Form, Mood, Section, Sentence
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("analyses/features")
_FEATURE, _HAVING, _OTHER = (_LEXICON.words(name) for name in ("feature", "having", "other"))
# An announcement that is longer than this says something of its own.
_SHORT = 9
_SERVICE = load_lexicon("analyses/selling_words").words("service")
_SEPARATORS = frozenset({",", ";", "•", "·", "|"})
_ADDERS = frozenset({"and", "or", "plus", "&", "n", "'n'"})
_STOPS = frozenset({".", "!", "?", "(", ")", "–", "—"})
# A chunk that begins so is no further item: it comments on the list.
_COMMENTS = frozenset({
    "all", "as", "because", "but", "everything", "for", "from", "if", "in", "making", "on", "so", "that", "to",
    "when", "where", "which", "while", "who", "with", "without", "you",
})  # fmt: skip
_TICKS = frozenset("✓✔✅☑✗✘❌➜➤→🚀⭐🔥")
_OPENERS = frozenset({"as", "including", "like", "of", "e.g."})
_CONTENT = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
# Items of a list are short; a longer chunk is a clause of its own.
_GETTING = frozenset({"access", "enjoy", "get", "receive"})
_OFFERING = _LEXICON.words("offering")
# Before a list of these kinds there is no feature: "we have offices in", "we work for".
_PLACING = frozenset({"across", "at", "for", "from", "in", "like", "near", "to"})
_LONGEST_ITEM = 9
_LEAST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class FeatureList:
    """Features of the sender or the product in a row.

    Attributes:
        sentence: the sentence that holds the list, or the one that announces its bullets.
        start, end: the token range of the list in that sentence's section; of the announcement, for bullets.
        items: the features: section and token range of each.
        bulleted: the features are bullets.
    """

    sentence: Sentence
    start: int
    end: int
    items: tuple[tuple[Section, int, int], ...]
    bulleted: bool

    def quote(self, item: int) -> str:
        """Return one of the features in the view's words."""
        return words_of(*self.items[item])


def find_feature_lists(document: Document) -> tuple[FeatureList, ...]:
    """Return the lists of three or more features, in order. Call it through `document.once(find_feature_lists)`."""
    found = [*_running_lists(document), *_bullet_lists(document)]
    return tuple(sorted(found, key=lambda item: item.sentence.index))


# --- In running text -----------------------------------------------------------------------------------------------


def _running_lists(document: Document) -> Iterator[FeatureList]:
    claims: dict[int, list[Claim]] = {}
    for claim in document.once(find_claims):
        claims.setdefault(claim.sentence.index, []).append(claim)
    last: Sentence | None = None
    for sentence in document.running:
        found: FeatureList | None = None
        if not any(lower in _SEPARATORS for lower in sentence.section.lowers[sentence.start : sentence.end]):
            pass
        elif sentence.index in claims:
            lists = (_list_from(sentence, _list_start(claim), claim) for claim in reversed(claims[sentence.index]))
            found = next((features for features in lists if features is not None), None)
            found = found or _brought(sentence) or _one_after_the_other(sentence)
        elif last is not None and _is_fragment(sentence) and _is_own(document, last):
            found = _list_from(sentence, sentence.start, None)
        elif document.once(find_wares) or document.once(find_pitch).sells:
            found = _received(sentence) or _brought(sentence) or _one_after_the_other(sentence) or _offered(sentence)
        if found is None and sentence.index in claims and document.once(find_wares):
            found = _offered(sentence)
        if found is not None:
            yield found
        last = sentence


def _received(sentence: Sentence) -> FeatureList | None:
    """Return the list of what the reader would get: "you get a shared inbox, a knowledge base, ..."."""
    section = sentence.section
    for clause in sentence.clauses:
        if clause.focus is Focus.READER and section.lemmas[clause.head] in _GETTING and not sentence.is_question:
            return _list_from(sentence, clause.head + 1, None)
    return None


def _offered(sentence: Sentence) -> FeatureList | None:
    """Return four or more things that the sender's side offers, brings or handles, whatever claims nothing."""
    section = sentence.section
    for clause in sentence.clauses:
        own = clause.main and clause.focus in (Focus.SENDER, Focus.PRODUCT) and clause.mood is Mood.STATEMENT
        if own and section.lemmas[clause.head] in _OFFERING and not is_past_form(section, clause.head):
            features = _list_from(sentence, clause.head + 1, None)
            if features is None or len(features.items) <= _LEAST_ITEMS:
                return None
            before = section.lowers[clause.head + 1 : features.items[0][1]]
            return None if _PLACING.intersection(before) else _from_with(features)
    return None


def _from_with(features: FeatureList) -> FeatureList:
    """Return a list without what stands before its first item: "comes with panels", "fix this with backlinks"."""
    (section, start, end), *others = features.items
    begin = next((i + 1 for i in range(start, end - 1) if section.lowers[i] == "with"), start)
    return replace(features, start=begin, items=((section, begin, end), *others))


def _one_after_the_other(sentence: Sentence) -> FeatureList | None:
    """Return the features of "we compare suppliers, we handle the paperwork, we check your bills, we ..."."""
    section = sentence.section
    own = [
        clause
        for clause in sentence.clauses
        if clause.main and clause.subject is not None and section.lowers[clause.subject[0]] == "we"
        if clause.mood is Mood.STATEMENT and section.tags[clause.head] == "VERB"
        if section.lowers[clause.head] == section.lemmas[clause.head]
    ]
    if len(own) <= _LEAST_ITEMS:
        return None
    items = tuple((section, clause.subject[0] if clause.subject else clause.start, clause.end) for clause in own)
    return FeatureList(sentence, items[0][1], items[-1][2], items, bulleted=False)


def _brought(sentence: Sentence) -> FeatureList | None:
    """Return the features that stand before what is claimed: "with parking, a terrace and a bar, we're the ..."."""
    section = sentence.section
    if section.lowers[sentence.start] not in ("with", "featuring", "offering"):
        return None
    if any(clause.main and clause.focus is Focus.READER for clause in sentence.clauses):
        return None
    subject = next((c.subject[0] for c in sentence.clauses if c.main and c.subject is not None), sentence.start)
    items = _items(section, sentence.start + 1, subject)
    if len(items) < _LEAST_ITEMS or _is_other_list(section, items, None):
        return None
    return FeatureList(sentence, items[0][0], items[-1][1], tuple((section, *item) for item in items), bulleted=False)


def _is_fragment(sentence: Sentence) -> bool:
    """Say whether a sentence has no subject, so that it may go on listing what the one before began."""
    return not sentence.is_question and not any(clause.subject for clause in sentence.clauses)


def _is_own(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence is the sender's or the product's, in a message that sells."""
    own = any(c.main and c.focus in (Focus.SENDER, Focus.PRODUCT) for c in sentence.clauses)
    return own and document.once(find_selling)


def _list_start(claim: Claim) -> int:
    """Return where a claim's list may begin: at what is claimed, without its auxiliaries."""
    section = claim.sentence.section
    before = [i for i in range(claim.start, claim.head) if section.heads[i] == claim.head and section.deps[i] == "cop"]
    return before[0] + 1 if before else claim.head


def _list_from(sentence: Sentence, start: int, claim: Claim | None) -> FeatureList | None:
    """Return the list that begins at a token, or None when there is none or it lists something else."""
    section = sentence.section
    items = _items(section, start, sentence.end)
    if claim is not None and items:
        items = [_first_item(section, claim, items), *items[1:]]
    if len(items) < _LEAST_ITEMS or _is_other_list(section, items, claim):
        return None
    return FeatureList(sentence, items[0][0], items[-1][1], tuple((section, *item) for item in items), bulleted=False)


def _items(section: Section, start: int, end: int) -> list[tuple[int, int]]:
    """Split a stretch at its commas into the items of a list; an empty list when it isn't one."""
    chunks: list[tuple[int, int]] = []
    begin = start
    for i in range(start, end + 1):
        lower = section.lowers[i] if i < end else "."
        if lower == ":" and not chunks:
            begin = i + 1
        elif lower in _SEPARATORS or lower in _STOPS or lower == ":" or _is_dash(section, i):
            chunk = _item(section, begin, i, first=not chunks)
            if chunk is None:
                break
            chunks.append(chunk)
            begin = i + 1
            if lower not in _SEPARATORS or section.lowers[min(chunk[0], end - 1)] in _ADDERS:
                break
    return [_trim(section, chunk) for chunk in _split_last(section, chunks)]


def _is_dash(section: Section, i: int) -> bool:
    """Say whether a hyphen stands between spaces, as a dash."""
    return section.lowers[i] in ("-", "--") and i > 0 and section.is_spaced(i - 1)


def _first_item(section: Section, claim: Claim, items: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first item without the verb that governs the list, unless the verbs themselves are listed."""
    start, end = items[0]
    if claim.head < start or section.tags[claim.head] not in ("VERB", "AUX"):
        return items[0]
    if len(items) > 1 and section.tags[_content(section, items[1])] == "VERB":
        return max(i for i in range(start, end) if section.tags[i] == "VERB" or i == claim.head), end
    return min(_content(section, (claim.head + 1, end)), end - 1), end


def _content(section: Section, item: tuple[int, int]) -> int:
    """Return the first word of an item that carries its meaning."""
    first = next((i for i in range(*item) if section.tags[i] in _CONTENT), item[0])
    return first - 2 if first - 2 >= item[0] and section.lowers[first - 1] == "-" else first


def _item(section: Section, start: int, end: int, *, first: bool) -> tuple[int, int] | None:
    """Return a chunk as an item, or None where it is a comment, a clause, or empty."""
    if first:
        for i in range(end - 2, start, -1):
            if section.lowers[i] in _OPENERS and end - i - 1 <= _LONGEST_ITEM:
                return i + 1, end
        return (start, end) if end > start else None
    inner = start + 1 if start < end and section.lowers[start] in _ADDERS else start
    if end - inner > _LONGEST_ITEM:  # the last of a list may go on about all of it
        end = next((i for i in range(inner + 1, end) if section.tags[i] in ("ADP", "SCONJ")), end)
    if inner >= end or end - inner > _LONGEST_ITEM or section.lowers[inner] in _COMMENTS:
        return None
    acts = section.tags[inner] == "VERB" and section.lowers[inner].endswith("s")  # "adds captions, finds moments"
    if not acts and any(section.deps[i].startswith(("nsubj", "csubj", "mark")) for i in range(inner, end)):
        return None
    return (start, end) if any(section.tags[i] in _CONTENT for i in range(inner, end)) else None


def _split_last(section: Section, chunks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Split "c and d" where it ends a list without a comma before "and"."""
    if len(chunks) < 2 or section.lowers[chunks[-1][0]] in _ADDERS:
        return chunks
    start, end = chunks[-1]
    for i in range(end - 1, start, -1):
        if section.lowers[i] in _ADDERS:
            return [*chunks[:-1], (start, i), (i + 1, end)]
    return chunks


def _trim(section: Section, item: tuple[int, int]) -> tuple[int, int]:
    start, end = item
    while start < end - 1 and section.lowers[start] in _ADDERS:
        start += 1
    return start, end


def _is_other_list(section: Section, items: Sequence[tuple[int, int]], claim: Claim | None) -> bool:
    """Say whether a list names places, firms or kinds of customer, or the reader's own things: no features."""
    names = sum(1 for start, end in items if section.tags[end - 1] == "PROPN")
    if 2 * names > len(items):
        return True
    if claim is not None and section.lemmas[claim.head] in _SERVICE:
        return not all(any(section.tags[i] == "VERB" for i in range(start, end)) for start, end in items)
    return False


# --- As bullets ----------------------------------------------------------------------------------------------------


def _bullet_lists(document: Document) -> Iterator[FeatureList]:
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
        if len(run) >= _LEAST_ITEMS:
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


def _ends_open(section: Section | None) -> bool:
    """Say whether a section announces what comes below it, by its colon."""
    return section is not None and bool(section.lowers) and section.lowers[-1] == ":"


def _is_bare_line(section: Section) -> bool:
    """Say whether a section is one short line without a stop, as the items of an unmarked list are."""
    few = len(section.lowers) <= _LONGEST_ITEM and section.form is Form.PARAGRAPH
    return few and section.lowers[-1] not in _STOPS | {",", ":"} and "\n" not in section.text.strip()


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
        return document.once(find_selling)
    if any(lemma in _OTHER for lemma in lemmas):
        return False
    if any(claim.sentence is sentence for claim in claims):
        return True
    if any(clause.focus is Focus.READER for clause in sentence.clauses):
        return False
    if _is_own(document, sentence):
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
