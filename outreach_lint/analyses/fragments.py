"""Lists of features without a verb that offers them: behind a colon or a dash, or as a run of fragments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.analyses.claims import find_wares
from outreach_lint.analyses.clauses import is_past_form
from outreach_lint.analyses.items import LEAST_ITEMS, LONGEST_ITEM, FeatureList, is_dash, items_from
from outreach_lint.analyses.sales import find_sale
from outreach_lint.document import Document, Focus, MessageKind, Mood, Section, Sentence
from outreach_lint.lexicon import load_lexicon

_LEXICON = load_lexicon("analyses/features")
_OTHER, _NAVIGATION = _LEXICON.words("other"), _LEXICON.words("navigation")
_WHOLE = frozenset({"all", "everything", "what"})
_SUMS = frozenset({"all", "everything"})
_READERS = frozenset({"you", "your", "yours"})
_DASHES = frozenset({":", "–", "—"})
_BARS = frozenset({"|", "•", "·"})
_SAID = frozenset({"AUX", "INTJ", "PRON"})
_NAMED = frozenset({"ADJ", "NOUN", "PROPN"})
_LEAST_WORDS, _MOST_WORDS = 2, 8


def bare_list(document: Document, sentence: Sentence) -> FeatureList | None:
    """Return four or more features that no verb offers: "all in one place: rotas, tills, stock, gift cards"."""
    section = sentence.section
    if sentence.is_question or section.lowers[sentence.start : sentence.start + 1] == ["thanks"]:
        return None
    mark = next((i for i in range(sentence.start + 1, sentence.end - 1) if _is_mark(section, i)), None)
    if mark is not None and _sums_up(sentence, mark):
        items = items_from(section, sentence.start, mark)
        if len(items) > LEAST_ITEMS and items[-1][1] == mark and not _is_of_others(section, items):
            return _as_list(sentence, items)
    if mark is None:
        start = sentence.start if _is_line(document, sentence) else None
    else:
        start = mark + 1 if _leads_on(sentence, mark) else None
    items = items_from(section, start, sentence.end) if start is not None else []
    if len(items) <= LEAST_ITEMS or _is_of_others(section, items):
        return None
    return _as_list(sentence, items)


def _as_list(sentence: Sentence, items: Sequence[tuple[int, int]]) -> FeatureList:
    found = tuple((sentence.section, *item) for item in items)
    return FeatureList(sentence, items[0][0], items[-1][1], found, bulleted=False)


def _sums_up(sentence: Sentence, mark: int) -> bool:
    """Say whether what follows a mark sums up a list before it as the sender's: "..., reports: Leadbarn has it all"."""
    lowers = sentence.section.lowers[mark + 1 : sentence.end]
    return any(low in _SUMS for low in lowers) and _READERS.isdisjoint(lowers)


def _is_mark(section: Section, i: int) -> bool:
    return section.lowers[i] in _DASHES or is_dash(section, i)


def _leads_on(sentence: Sentence, mark: int) -> bool:
    """Say whether what stands before a colon or a dash announces what is sold, not work in hand or the reader's own."""
    section = sentence.section
    before = range(sentence.start, mark)
    readers = any(section.lowers[i] in _READERS for i in before)
    if readers and not any(section.lowers[i] in _WHOLE for i in before):
        return False
    if any(section.lemmas[i] in _OTHER - {"need", "want"} or is_past_form(section, i) for i in before):
        return False
    return not any(clause.mood is not Mood.STATEMENT for clause in sentence.clauses if clause.main)


def _is_line(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence is nothing but a list: a fragment with a full stop, or a line of a page with bars."""
    section = sentence.section
    tags = section.tags[sentence.start : sentence.end]
    if any(clause.subject or clause.mood is not Mood.STATEMENT for clause in sentence.clauses):
        return False
    if _BARS.intersection(section.lowers[sentence.start : sentence.end]):
        last = sentence is document.running[-1]
        return document.kind is MessageKind.MARKETING and not last
    return section.lowers[sentence.end - 1] == "." and not _SAID.intersection(tags) and not _speaks_of_reader(sentence)


def _is_of_others(section: Section, items: Sequence[tuple[int, int]]) -> bool:
    """Say whether items are names, links of a page or long remarks rather than things to have."""
    named = sum(1 for start, end in items if section.tags[end - 1] == "PROPN" and section.doc[end - 1].ent_type_)
    proper = sum(1 for start, end in items if all(section.tags[i] in ("NUM", "PROPN") for i in range(start, end)))
    if _is_titled(section, items):
        proper = 0
    things = sum(1 for start, end in items if any(section.tags[i] in ("NOUN", "PROPN") for i in range(start, end)))
    if 2 * things <= len(items):  # "happier, healthier, shinier"
        return True
    links = any(section.lowers[start] in _NAVIGATION for start, _ in items)
    return links or 2 * max(named, proper) > len(items) or any(end - start > LONGEST_ITEM for start, end in items)


def _is_titled(section: Section, items: Sequence[tuple[int, int]]) -> bool:
    """Say whether every item behind a colon has capitals, so that they name nothing: "Job Title, Phone Number"."""
    words = [i for start, end in items for i in range(start, end) if section.tags[i] in _NAMED]
    behind = items[0][0] > 0 and section.lowers[items[0][0] - 1] == ":"
    return behind and all(section.forms[i][:1].isupper() for i in words)


def fragment_lists(document: Document) -> Iterator[FeatureList]:
    """Yield runs of four or more fragments that name features: "Same-day support. No setup fee. Pensions included."."""
    run: list[Sentence] = []
    for sentence in [*document.running, None]:
        if sentence is not None and _is_feature(sentence) and (not run or run[-1].section is sentence.section):
            run.append(sentence)
            continue
        if len(run) > LEAST_ITEMS and _is_sold(document, run):
            section = run[0].section
            items = tuple((section, fragment.start, fragment.end) for fragment in run)
            yield FeatureList(run[0], run[0].start, run[-1].end, items, bulleted=False)
        run = [sentence] if sentence is not None and _is_feature(sentence) else []


def _is_sold(document: Document, run: Sequence[Sentence]) -> bool:
    """Say whether a message sells, and what stands around a run of fragments is not said of the reader."""
    if not (document.once(find_wares) or document.once(find_sale)):
        return False
    around = [*document.near(run[0], before=1, after=0), *document.near(run[-1], before=0, after=1)]
    return not any(_speaks_of_reader(sentence) for sentence in around if sentence.section is run[0].section)


def _speaks_of_reader(sentence: Sentence) -> bool:
    lowers = sentence.section.lowers[sentence.start : sentence.end]
    return any(clause.focus is Focus.READER for clause in sentence.clauses) or not _READERS.isdisjoint(lowers)


def _is_feature(sentence: Sentence) -> bool:
    """Say whether a sentence is a short fragment that names a thing, or says in a participle what it is."""
    section = sentence.section
    words = sentence.end - sentence.start - 1
    if not _LEAST_WORDS <= words <= _MOST_WORDS or section.lowers[sentence.end - 1] not in (".", "!"):
        return False
    tags = section.tags[sentence.start : sentence.end]
    if _SAID.intersection(tags) or not _NAMED.intersection(tags):
        return False
    roots = [i for i in range(sentence.start, sentence.end) if section.deps[i] in ("ROOT", "root")]
    return all(section.tags[i] in _NAMED or section.lowers[i].endswith("ed") for i in roots)
