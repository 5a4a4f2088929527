"""Who speaks in a call script: the labels in front of its turns, and which side each of them is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from outreach_lint.readers.lines import Line

QUOTES = '"“”„'

# Whoever reads from the script.
_OURS = frozenset(
    "rep reps representative you me agent sdr bdr ae am csr csm cs seller setter salesperson salesman saleswoman sales "
    "advisor adviser consultant i we us sam fundraiser canvasser recruiter headhunter interviewer surveyor "
    "telemarketer tm closer volunteer".split()
)
# Whoever writes the call down: the one who rings, unless a seller speaks beside them.
_SELVES = frozenset({"i", "me", "us", "we"})
# Parts of a script that are spoken by them.
_PARTS = frozenset(
    "say script opener opening pitch close closing ask voicemail intro introduction response answer reply rebuttal "
    "value prop hook problem solution benefit benefits question questions body bridge permission reason offer cta "
    "proof greeting transition discovery confirmation booking summary "
    "ending recap qualifying qualification pain impact agenda upsell farewell wrap-up icebreaker".split()
)
# "Caller" reads the script, unless somebody answers whose work it is to be rung.
_CALLERS = frozenset({"caller"})
_ANSWERERS = frozenset({"agent", "csr", "operator", "support", "rep", "representative", "advisor", "adviser", "you"})
# Staff who are rung by sellers, and who are the seller's side where a patient or guest rings them.
_STAFF = frozenset(
    "assistant clinic concierge desk dispatcher front manager nurse office operator practice reception receptionist "
    "reservations secretary staff".split()
)
_GUESTS = frozenset("guest patient customer client member tenant parent donor".split())
_THEIRS = frozenset(
    "prospect prospects customer customers client receptionist gatekeeper secretary owner them they lead buyer "
    "her him assistant homeowner manager contact patient guest "
    "user donor supporter tenant landlord landlady parent he she "
    "other dm decision decision-maker candidate applicant respondent interviewee member subscriber recipient "
    "operator nurse reception practice".split()
)
# "Customer care" is the seller's side.
_TEAMS = frozenset({"advisor", "agent", "care", "rep", "representative", "service", "services", "support", "team"})
# Labels of remarks to the caller and of branches; an unquoted remark is never spoken.
_REMARKS = frozenset(
    "tip tips note notes goal goals purpose objective key remember avoid don't dont do why when if once objection "
    "objections stage step context tone reminder warning coaching important outcome next preparation before after "
    "research scenario situation audience duration length best branch option their his her who what how target "
    "time for the yes no maybe busy interested date participants attendees recording transcript call id host "
    "product industry persona subject day version concern pushback brush-off hint address e-mail email fax hours ph "
    "tel website".split()
)
# These stand in front of what is said in one case.
CASES = ("if", "when", "once", "after", "option", "question", "yes", "no", "maybe", "busy", "interested")
_CLOCK = r"[\[(]?\d{1,2}(?::\d{2}){1,2}(?:\.\d{1,3})?[\])]?"
_LABEL = re.compile(
    rf"(?P<lead>[>*•\s-]*)(?:{_CLOCK}\s*[-–—|]?\s*)?"
    r"(?P<label>[^\W\d_][\w'’./& -]{0,38}?)\s*(?P<detail>\([^()]{1,60}\)|\[[^\[\]]{1,20}\])?"
    r"\s*:(?=\s|[\"“]|$)\s*(?P<rest>.*)",
    re.DOTALL,
)
# "Rep – Hello": only a known role may be parted from its words by a dash.
_DASHED = re.compile(r"[>*•\s]*(?P<label>[A-Za-z]{2,12})\s+[-–—]\s+(?P<rest>\S.*)", re.DOTALL)
_ALONE = re.compile(r"(?:#{1,6}\s*)?(?P<label>[A-Za-z]{3,14}(?: \d)?)$")
_HEAD = 400
_PRESENTS = r"\b(?:this is|i'm|i’m|i am|my name is|my name['’]s|it's|it’s) "
_RINGS = re.compile(
    r"\bcalling (?:from|about|to|because|you)\b|\b(?:i|we) (?:work|help|offer|provide)\b"
    r"|\breason (?:for my|i['’]m) call"
)
# Who rings says it by name and with a reason; who is rung says a name only ("Ana speaking").
_ANSWERS = re.compile(r"\b(?:speaking|who is this|who's this|not interested|how can i help)\b|^\W*hello\W*$")


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
        detail: what stands in brackets behind the name, lower-cased.
    """

    name: str
    key: str
    rest: int
    detail: str = ""


def read_label(text: str) -> Label | None:
    """Read the label that a line begins with, or None."""
    if text[:1] in QUOTES:
        return None
    match = _LABEL.match(text[:_HEAD])
    if match:
        return _label(match["label"], match.start("rest"), match["detail"] or "")
    match = _DASHED.match(text[:_HEAD])
    if match and match["label"].lower() in _OURS | _THEIRS | _CALLERS:
        return _label(match["label"], match.start("rest"))
    match = _ALONE.match(text)
    if match and match["label"].lower().split()[0] in _ROLES:
        return _label(match["label"], len(text))
    return None


# Roles that may stand on a line of their own without a colon, as in a play.
_ROLES = frozenset(
    "rep agent sdr bdr caller prospect customer client receptionist gatekeeper homeowner patient guest donor "
    "candidate you them".split()
)


# "Prospect: Hello? Rep: Good morning.": turns that were put into one paragraph.
_SPEAKER = "|".join(sorted(role.upper() if len(role) == 3 else role.title() for role in _ROLES - {"you", "them"}))
_TURN = re.compile(rf"(?:^|(?<=[.?!…\"”)\]])\s+)(?=(?:Rep|{_SPEAKER})(?: \d)?: )")


def turns_in(line: Line) -> list[Line]:
    """Split a line before every label of a known role that stands behind a sentence; two of them make turns."""
    if line.text.count(": ") < 2:
        return [line]
    starts = [match.end() for match in _TURN.finditer(line.text)]
    if len(starts) < 2:
        return [line]
    places = sorted({0, *starts, len(line.text)})
    return [line.before(end).after(start) for start, end in pairwise(places)]


def _label(name: str, rest: int, detail: str = "") -> Label:
    name = name.strip()
    return Label(name, " ".join(name.lower().split()), rest, detail.strip("()[]").lower())


class Speakers:
    """The labels of one script and whose they are."""

    def __init__(self, lines: Iterable[Line], named: Mapping[int, Label] | None = None) -> None:
        """Read all labels.

        Args:
            named: labels that a transcript's layout gives, by the start of their line; no line else is labelled.
        """
        self._named = named or {}
        counts: Counter[str] = Counter()
        said: dict[str, str] = {}
        names: dict[str, str] = {}
        details: dict[str, str] = {}
        speaking: str | None = None
        title: str | None = None
        for line in lines:
            label = self.read(line)
            if label is None or _is_remark(label):
                if speaking and not line.blank:  # a header's words stand below it
                    said[speaking] += " " + line.text[:_HEAD].lower()
                continue
            key = label.key
            title = title or key
            counts[key] += 1
            names.setdefault(key, label.name)
            details[key] = details.get(key, "") + " " + label.detail
            said[key] = said.get(key, "") + " " + line.text[label.rest : _HEAD].lower()
            speaking = key if label.rest >= len(line.text) or self._named else None
        self._settle(counts, details)
        unknown = [k for k in counts if self._is_unknown(k) and said[k].strip() and _is_name(names[k])]
        if title in unknown and counts[title] == 1 and max(counts.values()) > 1:
            unknown.remove(title)
        self._place(unknown, counts, said)

    def read(self, line: Line) -> Label | None:
        """Read the label of a line, or None."""
        return self._named.get(line.start) if self._named else read_label(line.text)

    def _settle(self, counts: Counter[str], details: Mapping[str, str]) -> None:
        """Take the sides of all labels that name a role."""
        firsts = {_first(key) for key in counts}
        answered = bool(firsts & _ANSWERERS)
        staffed = bool(firsts & _STAFF) and bool(firsts & _GUESTS) and not firsts & _OURS
        rung = firsts & (_OURS | _CALLERS) - _SELVES - {"you"}
        self.callers: set[str] = set()
        self.others: set[str] = set()
        for key in counts:
            first, last = _first(key), key.split()[-1]
            role = set(details[key].split())
            if role & _OURS and not role & _THEIRS:
                self.callers.add(key)
            elif (role & _THEIRS and first not in _OURS | _PARTS) or (first in _SELVES and rung):
                self.others.add(key)
            elif first in _CALLERS:
                (self.others if answered or (staffed and "prospect" not in firsts) else self.callers).add(key)
            elif (first in _STAFF and staffed) or (last in _TEAMS and len(key.split()) > 1) or first in _OURS | _PARTS:
                self.callers.add(key)
            elif first in _THEIRS:
                self.others.add(key)
        if not self.callers and len(self.others) == 1 and _first(next(iter(self.others))) in _STAFF:
            self.callers, self.others = self.others, set()  # what only the desk says is the desk's script
        if {"q", "a"} <= set(counts):
            self.others.add("q")
            self.callers.add("a")

    def _is_unknown(self, key: str) -> bool:
        return key not in self.callers and key not in self.others

    def _place(self, unknown: list[str], counts: Counter[str], said: dict[str, str]) -> None:
        """Say whose the labels are that are bare names."""
        people = {key for key in self.callers if _first(key) not in _PARTS}
        if people:
            self.others.update(unknown)
        elif self.others and unknown:
            self.callers.update(unknown)
        elif len(unknown) > 1 and (self._named or max(counts[key] for key in unknown) > 1):
            caller = max(unknown, key=lambda key: _presents(said[key], key))
            self.callers.add(caller)
            self.others.update(key for key in unknown if key != caller)

    @property
    def labelled(self) -> bool:
        """Whether people's turns are labelled at all; "Rep if yes:" labels an answer in one case only."""
        return any(" if " not in key for key in self.callers | self.others)

    def side(self, label: Label) -> Side | None:
        """Say whose words a label announces; None when it is no label but the start of a sentence."""
        if label.key in self.callers:
            return Side.CALLER
        if label.key in self.others:
            return Side.OTHER
        return Side.REMARK if _is_remark(label) else None


def _is_remark(label: Label) -> bool:
    """Say whether a label announces a remark; "Her:" alone is a speaker, "Her answer:" is none."""
    return _first(label.key) in _REMARKS and label.key not in ("he", "her", "him", "she")


def _first(key: str) -> str:
    return key.split(" ")[0].strip("'’.")


def _is_name(name: str) -> bool:
    words = name.split()
    if re.fullmatch(r"[A-Z]\d+", name):
        return False  # a numbered question
    return (
        len(words) <= 3
        and all(word[0].isupper() or word.isdigit() for word in words)
        and (not name.isupper() or len(words) == 1)
    )


def _presents(said: str, key: str) -> int:
    """Weigh how much of what somebody says presents them as the one who rings; the first of equals wins."""
    name = re.escape(key.split(" ")[0])
    own = re.search(_PRESENTS + name + r"\b", said) is not None
    return 2 * own + (_RINGS.search(said) is not None) - (_ANSWERS.search(said) is not None)
