"""A call script as what happens on the line: who speaks how much, where the other side comes in, and its branches.

The reader has told turns from directions. Here the caller's turns are joined to stretches of speech, and what follows
a condition, an objection or the name of a close is gathered as a branch, with what it ends in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from outreach_lint.analyses.claims import find_claims
from outreach_lint.analyses.evidence import EvidenceKind, find_evidence
from outreach_lint.analyses.pitches import find_pitch
from outreach_lint.analyses.questions import Question, QuestionKind, find_questions
from outreach_lint.document import Block, Document, Role, Section, Sentence
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.source import TextSpan

_LEXICON = load_lexicon("analyses/calls")
_MARKS = " \t\r\n*_#>-–—•|[](){}\"“”'0123456789.)→"
_CONDITION = re.compile(
    r"(?:if|when|once|in case|should)\b|(?:yes|no|maybe|busy|interested|not interested|positive|negative)\b.{0,40}$"
    r"|(?:branch|path|route|option|scenario|outcome|response) (?:\d|[a-z]\b)",
    re.IGNORECASE,
)
_OBJECTION = re.compile(
    r"(?:objection|concern|pushback|push-?back|brush-?off|stall|rebuttal)s?\b\s*(?:\d{1,2}|#\d)?\s*[:(–—-]",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(
    r"(?:they|prospect|customer|client|he|she)(?: might| may| will)? (?:say|object|answer|ask|push|reply|respond)"
    r"|(?:their|prospect|customer|client)(?:['’]s)? (?:response|answer|reply)",
    re.IGNORECASE,
)
_OBJECTIONS = re.compile(r"\b(?:objections?|push-?backs?|rebuttals?|concerns|brush-?offs?)\b", re.IGNORECASE)
_CLOSE = re.compile(r"\b(?:close|closing)\b\s*(?:\d|#\d)?\s*:?\W*$", re.IGNORECASE)
_THEIR_WORDS = re.compile(r"^[\s*_#>|•-]*(?:\d{1,2}[.)]\s*)?[*_]*[\"“]")
# A tone to speak in is no break in the speech; every other direction is.
_TONE = re.compile(
    r"(?:smil|warm|slow|upbeat|friendl|confiden|enthus|tone|tip\b|note\b|emphas|calm|cheerful|laugh|speak|say it)",
    re.IGNORECASE,
)
_INBOUND = re.compile(
    r"\bthank(?:s| you) for (?:calling|ringing|phoning|holding)|\bhow (?:can|may|might) (?:i|we) (?:help|assist)"
    r"|^[^.!?]{0,60}\bspeaking\b(?! (?:to|with))",
    re.IGNORECASE,
)
_VOICEMAIL = re.compile(r"\bvoice ?mail\b|\b(?:after|leave) (?:the|a) (?:tone|beep|message)\b", re.IGNORECASE)
# What only a machine is told.
_LEFT = re.compile(
    r"\bagain,? (?:my|our|that|the) number\b|\bnumber again\b|\bcall(?:ing)? me back (?:at|on)\b|\breturn my call\b"
    r"|\bsorry (?:to have|i(?:['’]ve)?) missed you\b|\bleav(?:e|ing) (?:you )?(?:this|a) message\b"
    r"|\bmy number is \S*\d",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"^\W?(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3} *-->"
    r"|^\[?[A-Z][\w.'’ -]{1,30}\]?[ \t]+[(\[]?(?:\d{1,2}:)?\d{1,2}:\d{2}[)\]]?$"
    r"|^[(\[]\d{1,2}:\d{2}(?::\d{2})?[)\]] ",
    re.MULTILINE,
)
_ASKING = re.compile(
    r"\b(?:ask|asking|find out|enquire|inquire|explore|be curious|learn)\b[^.\n]{0,60}"
    r"\b(?:about|how|open|what|where|which|who|why|their|them)\b",
    re.IGNORECASE,
)
# Directions that ask for something of the caller's are no questions.
_ASKING_FOR = re.compile(r"\bask (?:them |him |her )?(?:for|to|when|if)\b", re.IGNORECASE)
# "If they want to know what you do", but not "tell them what you do".
_THEIR_CASE = re.compile(r"\b(?:if|when|once|asks?|wants?|says?)\b", re.IGNORECASE)
# Who rings for help speaks first, and says what they want.
_WANTS = re.compile(r"\b(?:I|I['’]\w+|my|we|we['’]\w+|our)\b(?!.{0,60}\bhelp you\b)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_GREETING = 3
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HEADING = re.compile(
    r"^\s*(?:#{1,6}\s|(?:script|step|part|phase|stage|section)\s+(?:\d|[a-z]\b)|-{3,})", re.IGNORECASE
)
ASKS = ("ask-meeting", "ask-sale", "ask-gift", "ask-details")


class BranchKind(Enum):
    """What a branch is for."""

    CONDITION = "condition"
    OBJECTION = "objection"
    CLOSE = "close"
    """One of several ways to close."""


@dataclass(slots=True)
class Speech:
    """What the caller says without a break: no answer, pause or branch in it."""

    sentences: list[Sentence] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words are spoken."""
        return sum(words_in(sentence) for sentence in self.sentences)


@dataclass(slots=True)
class Branch:
    """What is said in one case.

    Attributes:
        condition: the direction or the other side's words that it answers.
        place: where those stand in the source.
        said: the caller's sentences up to the next branch, heading or (for an objection) answer.
        coached: the directions inside it.
    """

    kind: BranchKind
    condition: str
    place: TextSpan | None
    said: list[Sentence] = field(default_factory=list)
    coached: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Call:
    """A call script.

    Attributes:
        speeches: the caller's stretches of speech, in order.
        branches: what is said in which case; objections of the other side's turns among them.
        exchange: the speeches up to the other side's last turn and the answer to it; cards and branches may follow.
        other_words: the words of the other side.
        other_turns: how often the other side speaks.
        inbound: the other side rang, as in service.
        voicemail: it is a message left on a machine.
        recorded: it has the times of a call that took place.
        leaves_asking: a direction tells the caller to ask about something in words of their own.
        invited: where the other side asks to be told, as the number of the caller's next sentence.
    """

    speeches: tuple[Speech, ...]
    branches: tuple[Branch, ...]
    exchange: tuple[Speech, ...]
    other_words: int
    other_turns: int
    inbound: bool
    voicemail: bool
    recorded: bool
    leaves_asking: bool
    invited: frozenset[int]

    @property
    def said(self) -> tuple[Sentence, ...]:
        """What the caller says in the whole script, in order."""
        return tuple(sentence for speech in self.speeches for sentence in speech.sentences)

    def before(self, asked: int | None) -> Iterator[Sentence]:
        """Yield what the caller says before the sentence with a number, up to where the other side asks to be told.

        Args:
            asked: the number of the first question, or None where there is none.
        """
        for sentence in self.said:
            if (asked is not None and sentence.index >= asked) or sentence.index in self.invited:
                return
            yield sentence

    @property
    def caller_words(self) -> int:
        """How many words the caller has in the whole script."""
        return sum(speech.words for speech in self.speeches)


def find_call(document: Document) -> Call:
    """Read a call script. Call it as `document.once(find_call)`."""
    return _Reading(document).read()


def words_in(sentence: Sentence) -> int:
    """Count the words of a sentence; a clitic is none of its own."""
    lowers = sentence.section.lowers[sentence.start : sentence.end]
    return sum(1 for lower in lowers if lower[0].isalnum() and lower not in _CLITICS)


_CLITICS = frozenset({"n't", "n’t", "s", "ll", "re", "ve", "m", "d"})


class _Reading:
    """One pass over the blocks of a script."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sections: dict[int, Section] = {id(section.block): section for section in document.sections}
        self._sentences: dict[int, list[Sentence]] = {}
        for sentence in document.sentences:
            self._sentences.setdefault(id(sentence.section), []).append(sentence)
        self._speeches: list[Speech] = []
        self._branches: list[Branch] = []
        self._open: Branch | None = None
        self._speech: Speech | None = None
        self._directions: list[str] = []
        self._others: list[str] = []
        self._invited: set[int] = set()
        self._next_invited = False
        self._under_objections = False
        self._rang = False
        self._heard = 0  # how many speeches came before the other side's last turn

    def read(self) -> Call:
        for block in self._document.message.blocks:
            if block.role is Role.DIRECTION:
                self._direct(block)
            elif block.role is Role.OTHER_TURN:
                self._hear(block)
            elif id(block) in self._sections and block.role is Role.BODY:
                self._say(self._sentences.get(id(self._sections[id(block)]), []))
        said = [s for speech in self._speeches for s in speech.sentences]
        whole = " ".join(s.text for s in said[:8])
        directed = "\n".join(self._directions)
        return Call(
            tuple(self._speeches),
            tuple(branch for branch in self._branches if branch.said or branch.coached),
            tuple(self._speeches[: self._heard + 1]),
            sum(len(_WORD.findall(text)) for text in self._others),
            len(self._others),
            bool(_INBOUND.search(whole)) or self._rang,
            bool(_VOICEMAIL.search(directed) or _LEFT.search(" ".join(s.text for s in said))) and not self._others,
            len(_TIMED.findall(self._document.source.text[:_MOST])) > 1,
            any(_ASKING.search(text) and not _ASKING_FOR.search(text) for text in self._directions),
            frozenset(self._invited),
        )

    def _say(self, sentences: Sequence[Sentence]) -> None:
        if not sentences:
            return
        if self._next_invited:
            self._invited.add(sentences[0].index)
            self._next_invited = False
        if self._speech is None:
            self._speech = Speech()
            self._speeches.append(self._speech)
        self._speech.sentences.extend(sentences)
        if self._open is not None:
            self._open.said.extend(sentences)

    def _hear(self, block: Block) -> None:
        text = self._document.message.text(block)
        if not self._speeches and not self._others:
            spoken = _ASIDE.sub(" ", text)
            self._rang = len(spoken.split()) > _GREETING and _WANTS.search(spoken) is not None
        self._speech = None
        self._others.append(text)
        self._heard = len(self._speeches)
        self._next_invited = is_invitation(text)
        if is_objection(text):
            self._begin(BranchKind.OBJECTION, text, block)
        elif self._open is not None and self._open.kind is BranchKind.OBJECTION and self._open.said:
            self._open = None

    def _direct(self, block: Block) -> None:
        text = self._document.message.text(block)
        self._directions.append(text)
        shown = text.strip(_MARKS)
        if _TONE.match(shown):
            return
        self._speech = None
        self._next_invited = self._next_invited or (bool(_THEIR_CASE.search(text)) and is_invitation(text))
        kind = _branch_kind(text, shown, self._under_objections)
        if kind is not None:
            self._begin(kind, text, block)
            return
        if _HEADING.match(text) or len(text.split()) <= _SHORT:
            self._under_objections = bool(_OBJECTIONS.search(text))
        if _HEADING.match(text):
            self._open = None
        elif self._open is not None:
            self._open.coached.append(text)

    def _begin(self, kind: BranchKind, text: str, block: Block) -> None:
        place = self._document.message.segments.to_source(block.start, block.end)
        self._open = Branch(kind, " ".join(text.split()), place)
        colon = text.partition(":")[2].strip()
        if colon and kind is BranchKind.CONDITION and not _THEIR_WORDS.match(colon):
            self._open.coached.append(colon)
        self._branches.append(self._open)


_MOST = 8_000


def _branch_kind(text: str, shown: str, under_objections: bool) -> BranchKind | None:
    """Return what a direction opens, if it opens a branch.

    Args:
        under_objections: a heading has said that objections follow.
    """
    quoted = _THEIR_WORDS.match(text) and not text.rstrip().endswith(":")
    if _OBJECTION.match(shown) or (quoted and (under_objections or is_objection(text))):
        return BranchKind.OBJECTION
    theirs = _THEY_SAY.match(shown) and len(shown.split()) > _LABEL  # "Customer response" alone is a pause
    if _CONDITION.match(shown) or theirs or quoted:
        return BranchKind.OBJECTION if is_objection(text) else BranchKind.CONDITION
    if is_objection(text) and len(text.split()) <= _SHORT and re.search(r"(?:→|->|=>|:|\|)\W*$", text):
        return BranchKind.OBJECTION
    if under_objections and text.rstrip().endswith(":") and len(shown.split()) <= _TITLE:
        return BranchKind.OBJECTION  # "Price:", on a sheet of objections
    if _CLOSE.search(shown) and len(shown.split()) <= _TITLE:
        return BranchKind.CLOSE
    return None


_SHORT, _TITLE, _LABEL = 12, 4, 2


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in _LEXICON.sets[name])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def is_objection(text: str) -> bool:
    """Say whether the other side's words, or a direction about them, hold an objection."""
    plain = text.replace("’", "'")
    return _pattern("objection").search(plain) is not None and _PLEASANTRY.search(plain) is None


# "I'm good, how are you?" puts nothing off.
_PLEASANTRY = re.compile(r"\bhow (?:are|'re) (?:you|things)\b", re.IGNORECASE)


def is_invitation(text: str) -> bool:
    """Say whether the other side asks to be told about the caller's firm or product."""
    return _pattern("invited").search(text.replace("’", "'")) is not None


def lets_go(document: Document, branch: Branch) -> bool:
    """Say whether a branch ends with the other side left in peace."""
    if any(_pattern("releasing").search(text.replace("’", "'")) for text in branch.coached):
        return True
    return any(match for sentence in branch.said for match in matches_in(document, sentence, ("release",)))


def matches_in(document: Document, sentence: Sentence, groups: Sequence[str]) -> Iterator[Match]:
    """Yield the matches of some groups of this lexicon in a sentence."""
    for match in document.once(_by_sentence).get(sentence.index, ()):
        if match.entry.group in groups:
            yield match


def _by_sentence(document: Document) -> dict[int, list[Match]]:
    found: dict[int, list[Match]] = {}
    for match in _LEXICON.find(document):
        found.setdefault(match.sentence.index, []).append(match)
    return found


def ask_of(document: Document, sentences: Sequence[Sentence]) -> Match | None:
    """Return the last thing that is asked for in the last sentences of a branch, or None."""
    for sentence in reversed(sentences[-_LAST:]):
        found = list(matches_in(document, sentence, ASKS))
        if found:
            return found[0]
    return None


_LAST = 3


def find_selling_call(document: Document) -> bool:
    """Say whether a call sells: by a claim, by what it asks for, or because a firm speaks. Call it through `once`.

    Whoever rings with a result, or back about a leak, has to tell; the figures on talking are of sales calls.
    """
    if document.once(find_claims) or document.once(find_pitch).sells:
        return True
    if any(match.entry.group in ASKS for match in _LEXICON.find(document)):
        return True
    return any(not _FIRM.isdisjoint(s.section.lowers[s.start : s.end]) for s in document.running)


_FIRM = frozenset({"we", "us", "our"})


def questions_in(document: Document, sentences: Sequence[Sentence]) -> list[Question]:
    """Return the questions among some sentences."""
    wanted = {sentence.index for sentence in sentences}
    return [question for question in document.once(find_questions) if question.sentence.index in wanted]


def count_open_questions(document: Document, call: Call) -> int:
    """Count the caller's questions that begin an answer longer than yes, no or a figure."""
    return sum(question.kind is QuestionKind.OPEN for question in questions_in(document, call.said))


def find_known(document: Document) -> frozenset[int]:
    """Return the numbers of the sentences that tell something of the listener's: more than a name or a question.

    Call it as `document.once(find_known)`.
    """
    return frozenset(e.sentence.index for e in document.once(find_evidence) if e.kind not in _TELLING_NOTHING)


_TELLING_NOTHING = frozenset({EvidenceKind.NAME, EvidenceKind.QUESTION})
