"""Who speaks in a call script: the labels in front of its turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from outreach_lint.readers.lines import Line

QUOTES = '"“”„'

_CALLER = frozenset(
    "rep reps you me caller agent sdr bdr ae seller salesperson advisor adviser consultant i we us sam sales say "
    "script opener opening pitch close closing ask voicemail intro introduction response answer reply rebuttal "
    "value prop hook problem solution benefit benefits question questions body bridge permission reason offer cta "
    "proof greeting transition discovery confirmation booking summary".split()
)
_OTHER = frozenset(
    "prospect prospects customer client receptionist gatekeeper secretary owner them they lead buyer assistant "
    "homeowner manager contact patient user donor tenant landlord parent he she other dm decision-maker".split()
)
# Labels of remarks to the caller and of branches; an unquoted remark is never spoken.
_REMARKS = frozenset(
    "tip tips note notes goal goals purpose objective key remember avoid don't dont do why when if once objection "
    "objections stage step context tone reminder warning coaching important outcome next preparation before after "
    "research scenario situation audience duration length best branch option their his her who what how target "
    "time for the".split()
)
_LABEL = re.compile(
    r"(?P<lead>[>*•\s-]*)(?:\[?\d{1,2}(?::\d{2}){1,2}\]?\s*[-–—]?\s*)?"
    r"(?P<label>[^\W\d_][\w'’./& -]{0,38}?)\s*(?P<detail>\([^()]{1,60}\))?\s*:(?=\s|[\"“]|$)\s*(?P<rest>.*)",
    re.DOTALL,
)
_HEAD = 400


class Side(Enum):
    """Whose words a label announces."""

    CALLER = "caller"
    OTHER = "other"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line.

    Attributes:
        rest: where the words after it begin in the line's text.
    """

    name: str
    key: str
    rest: int


def read_label(text: str) -> Label | None:
    """Read the label that a line begins with, or None."""
    if text[:1] in QUOTES:
        return None
    match = _LABEL.match(text[:_HEAD])
    if not match:
        return None
    name = match["label"].strip()
    return Label(name, " ".join(name.lower().split()), match.start("rest"))


class Speakers:
    """The labels of one script and whose they are."""

    def __init__(self, lines: Iterable[Line]) -> None:
        counts: Counter[str] = Counter()
        said: dict[str, str] = {}
        names: dict[str, str] = {}
        for line in lines:
            label = read_label(line.text)
            if label and _first(label.key) not in _REMARKS:
                counts[label.key] += 1
                names.setdefault(label.key, label.name)
                said[label.key] = said.get(label.key, "") + line.text[label.rest : _HEAD].lower()
        self.callers = {key for key in counts if _first(key) in _CALLER or key.split()[-1] in ("rep", "agent")}
        self.others = {key for key in counts if _first(key) in _OTHER} - self.callers
        unknown = [key for key in counts if self._is_unknown(key) and said[key] and _is_name(names[key])]
        self._place(unknown, counts, said)

    def _is_unknown(self, key: str) -> bool:
        return key not in self.callers and key not in self.others

    def _place(self, unknown: list[str], counts: Counter[str], said: dict[str, str]) -> None:
        """Say whose the labels are that are bare names."""
        people = {key for key in self.callers if key in ("rep", "you", "me", "caller", "agent", "sdr", "bdr", "ae")}
        if people:
            self.others.update(unknown)
        elif self.others and unknown:
            self.callers.update(unknown)
        elif len(unknown) > 1 and max(counts[key] for key in unknown) > 1:
            caller = next((key for key in unknown if _introduces(said[key], key)), unknown[0])
            self.callers.add(caller)
            self.others.update(key for key in unknown if key != caller)

    @property
    def labelled(self) -> bool:
        """Whether people's turns are labelled at all."""
        return bool(self.callers or self.others)

    def side(self, label: Label) -> Side | None:
        """Say whose words a label announces; None when it is no label but the start of a sentence."""
        if label.key in self.callers:
            return Side.CALLER
        if label.key in self.others:
            return Side.OTHER
        return Side.REMARK if _first(label.key) in _REMARKS else None


def _first(key: str) -> str:
    return key.split(" ")[0].strip("'’.")


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 3 and all(word[0].isupper() for word in words) and not name.isupper()


def _introduces(said: str, key: str) -> bool:
    name = re.escape(key.split(" ")[0])
    return re.search(rf"\b(?:this is|i'm|i’m|i am|my name is|it's|it’s) {name}\b", said) is not None
