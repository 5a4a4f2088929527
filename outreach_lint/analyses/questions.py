"""The questions of a message: which are open, which only seem to be questions, and which permit one answer.

A question is open when it begins an answer longer than yes or no about the other side's matters. Courtesies, leave to
speak, and the caller's own errands ("what is your e-mail?") are answered at length at times, and open nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from outreach_lint.document import Document, Mood, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon

_LEXICON = load_lexicon("analyses/questions")
LEADING = frozenset({"agree", "bait", "conditional", "reversed", "rather"})
_ASKING = frozenset({"what", "how", "why", "where", "which", "who", "whose", "when"})
_FACTS = frozenset({"many", "much", "often", "long", "old", "big", "far", "large", "soon", "recently"})
_POINTED = frozenset({"where", "which", "who", "whose", "when"})
# "Tell me about", "walk me through", "help me understand", "I'd like to hear how".
_INVITES = (
    ("tell", "me"), ("tell", "us"), ("walk", "me"), ("talk", "me"), ("talk", "to"), ("help", "me"), ("describe",),
    ("share",), ("take", "me"), ("explain",), ("give", "me"),
)  # fmt: skip
_INVITING = frozenset(words[0] for words in _INVITES)
_WONDERING = frozenset({"wonder", "wondered", "wondering", "curious"})
# "I'd like to hear how"; "I know how you feel" wonders at nothing.
_LEARNING = frozenset({"hear", "know", "understand", "ask", "learn", "see"})
_MISFORTUNES = frozenset(
    "break breaks lose losing loses fail fails wait waiting waste wasting overpay overpaying pay paying regret risk "
    "stuck struggle struggling crash suffer keep chase chasing miss missing worry worrying".split()
)
# A statement with a tag behind it presumes when it holds one of these about the reader.
_PRESUMING = frozenset(
    "agree been bet care certainly definitely deserve deserves hate imagine important know like losing love matters "
    "must need needs obviously overpaying prefer probably protect protecting sick spending struggling sure surely "
    "tired want wants wasting wish worried would course 'd ’d".split()
)
_TAGS = frozenset({"right", "correct", "true", "yes", "yeah", "huh", "agreed"})
_INVERTED = frozenset({"n't", "n’t"})


class QuestionKind(Enum):
    """What a question is good for."""

    OPEN = "open"
    FACT = "fact"
    """Asks for a number, a name, a date of theirs."""
    CLOSED = "closed"
    COURTESY = "courtesy"
    PERMISSION = "permission"
    ERRAND = "errand"
    LEADING = "leading"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, or an invitation to tell.

    Attributes:
        start, end: the words that make it of its kind, as tokens of the sentence's section.
        form: how a leading question leads ("agree", "bait", "conditional", "reversed", "rather", "tag").
    """

    sentence: Sentence
    kind: QuestionKind
    start: int
    end: int
    form: str = ""

    @property
    def asks(self) -> bool:
        """Whether its answer tells something of the other side that the caller may not know."""
        return self.kind in (QuestionKind.OPEN, QuestionKind.FACT, QuestionKind.CLOSED)


def find_questions(document: Document) -> tuple[Question, ...]:
    """Return the questions in the linted text, in order. Call it as `document.once(find_questions)`."""
    matches: dict[int, list[Match]] = {}
    for match in _LEXICON.find(document):
        matches.setdefault(match.sentence.index, []).append(match)
    found = (_read(sentence, matches.get(sentence.index, [])) for sentence in document.sentences)
    return tuple(question for question in found if question is not None)


def _read(sentence: Sentence, matches: list[Match]) -> Question | None:
    section = sentence.section
    if not sentence.is_question:
        start = _invitation(sentence)
        return None if start is None else Question(sentence, QuestionKind.OPEN, start, sentence.end)
    leading = next((m for m in matches if m.entry.group in LEADING and _leads(m)), None)
    if leading is not None:
        form = leading.entry.group
        end = _last_word(sentence) if form in ("conditional", "rather") else leading.end
        return Question(sentence, QuestionKind.LEADING, leading.start, end, form)
    tag = _tag(sentence)
    if tag is not None:
        return Question(sentence, QuestionKind.LEADING, *tag, "tag")
    for name in ("courtesy", "errand"):
        match = next((m for m in matches if m.entry.group == name), None)
        if match is not None and (name == "errand" or _is_bare(match)):
            return Question(sentence, QuestionKind(name), match.start, match.end)
    invited = next((m for m in matches if m.entry.group == "open"), None)
    if invited is not None:
        return Question(sentence, QuestionKind.OPEN, invited.start, sentence.end)
    kind, at = _opening(section, sentence)
    if kind is QuestionKind.CLOSED:
        match = next((m for m in matches if m.entry.group == "permission"), None)
        if match is not None:
            return Question(sentence, QuestionKind.PERMISSION, match.start, match.end)
    return Question(sentence, kind, at, sentence.end)


def _last_word(sentence: Sentence) -> int:
    """Return the end of a sentence without its final punctuation."""
    end = sentence.end
    while end > sentence.start + 1 and not sentence.section.lowers[end - 1][0].isalnum():
        end -= 1
    return end


def _is_bare(match: Match) -> bool:
    """Say whether a courtesy asks nothing besides: "how are you", not "how are you with heights"."""
    rest = match.section.lowers[match.end : match.sentence.end]
    return sum(1 for lower in rest if lower.isalpha() and lower not in _ADDRESS) <= _VOCATIVE


_ADDRESS = frozenset("today this morning afternoon evening so far sir madam ma'am there mr mrs ms dr then".split())
# "How are you today, Mr Osei?"
_VOCATIVE = 2


def _invitation(sentence: Sentence) -> int | None:
    """Return where a sentence that is no question invites the other to tell, or None."""
    section = sentence.section
    lowers = section.lowers
    for i in range(sentence.start, sentence.end):
        learning = lowers[i] in _LEARNING and i > sentence.start and lowers[i - 1] == "to"
        if (learning or lowers[i] in _WONDERING) and i + 1 < sentence.end:
            follows = next((j for j in range(i + 1, min(i + 4, sentence.end)) if lowers[j] in _ASKING), None)
            if follows is not None and "i" in lowers[sentence.start : i]:
                return i
        for words in _INVITES if lowers[i] in _INVITING else ():
            if tuple(lowers[i : i + len(words)]) == words and _is_request(sentence, i):
                return i
    return None


def _is_request(sentence: Sentence, i: int) -> bool:
    lowers = sentence.section.lowers
    before = [low for low in lowers[sentence.start : i] if low.isalpha()]
    asked = not before or before[-1] in ("please", "just", "so", "then", "and", "well", "ok", "okay", "you")
    follows = set(lowers[i : sentence.end])
    return asked and bool(follows & (_ASKING | {"about", "through", "more"}))


def _opening(section: Section, sentence: Sentence) -> tuple[QuestionKind, int]:
    """Return the kind of a plain question by its first question word, and where that stands."""
    lowers, tags = section.lowers, section.tags
    for i in range(sentence.start, sentence.end):
        word = lowers[i]
        if word not in _ASKING:
            continue
        after = lowers[i + 1] if i + 1 < sentence.end else ""
        if (word, after) in (("what", "if"), ("how", "about"), ("what", "about")):
            return QuestionKind.CLOSED, i
        if word == "how" and after in _FACTS:
            return QuestionKind.FACT, i
        if word in _POINTED:
            inverted = i + 1 < sentence.end and tags[i + 1] in ("AUX", "VERB")
            short = sentence.end - sentence.start <= _SHORT
            if not (inverted or short or word == "which"):
                continue
            return QuestionKind.FACT, i
        return QuestionKind.OPEN, i
    words = [lower for lower in lowers[sentence.start : sentence.end] if lower.isalpha()]
    if words[1:2] and words[0] in _BEING and words[1] in _IT and "or" in words:
        return QuestionKind.FACT, sentence.start  # "was it the price or the guests" has no yes or no for an answer
    return QuestionKind.CLOSED, sentence.start


_BEING = frozenset({"are", "did", "do", "does", "is", "was", "were"})
_IT = frozenset({"it", "that", "they", "those", "these", "he", "she"})


def _leads(match: Match) -> bool:
    """Say whether words that often lead do so here."""
    lowers = match.section.lowers[match.start : match.sentence.end]
    if match.entry.group == "rather":
        return not _MISFORTUNES.isdisjoint(lowers)
    if match.entry.group == "agree" and not {"it", "that", "this"}.isdisjoint(lowers[:4]):
        # "Wouldn't it be cheaper to keep the old one?" argues against the sale.
        return _ALTERNATIVES.isdisjoint(lowers)
    return True


# "Since when?", "From where?"
_SHORT = 4
_ALTERNATIVES = frozenset(
    {"cheaper", "keep", "wait", "elsewhere", "old", "without", "second-hand", "repair", "yourself"}
)


def _tag(sentence: Sentence) -> tuple[int, int] | None:
    """Return the tag that turns a presumption about the reader into a question, if there is one."""
    section = sentence.section
    words = [i for i in range(sentence.start, sentence.end) if section.lowers[i][:1].isalpha()]
    if len(words) < _LEAST_TAGGED:
        return None
    last = words[-1]
    lowers = section.lowers
    stated = set(lowers[sentence.start : last])
    if lowers[words[0]] in _ASKING or any(c.mood is Mood.REQUEST for c in sentence.clauses):
        return None
    inverted = lowers[last] in ("you", "it", "they") and _is_tag(section, sentence, last)
    separated = lowers[last - 1] in (",", "-", "–", "—") or inverted
    if not separated or not (lowers[last] in _TAGS or inverted):
        return None
    praised = not stated.isdisjoint(_OFFERS) and not stated.isdisjoint(_PRAISE)
    about = not stated.isdisjoint({"you", "your", "you're"}) or {"i", "bet"} <= stated
    if not praised and (not about or stated.isdisjoint(_PRESUMING)):
        return None
    return (sentence.start if not inverted else words[0]), last + 1


_LEAST_TAGGED = 4
_OFFERS = frozenset({"would", "'d", "’d", "deal", "offer", "price", "value", "sense", "saving", "savings"})
_PRAISE = frozenset({"good", "great", "fantastic", "amazing", "unbeatable", "incredible", "hard", "makes"})
_TAG_LENGTH = 3


def _is_tag(section: Section, sentence: Sentence, last: int) -> bool:
    """Say whether a sentence ends in a tag of its own: ", isn't it", ", would you"."""
    for i in range(last - 1, max(last - 1 - _TAG_LENGTH, sentence.start), -1):
        if section.lowers[i] in (",", "-", "–", "—"):
            return all(section.tags[j] in ("AUX", "VERB", "PART") for j in range(i + 1, last))
    return any(lower in _INVERTED for lower in section.lowers[last - 2 : last])
