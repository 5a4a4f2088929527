"""Who is who: the names of sender, reader and product in a message.

Names come from the places where people put them: head lines, greeting, signature, introductions ("I'm Priya from
Northfold", "at Northfold, we"), what is called a product ("our planner, Loadline"), merge fields, and the user's
settings. A name that two parties could claim stays with the sender: taking the seller's own firm for the reader's
would turn boasts into praise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach_lint.document import Message, Parties, Role, Section
from outreach_lint.language.names import (
    CASED_NAME,
    TITLES,
    UNCASED_NAME,
    Names,
    clean_name,
    is_plain_name,
)
from outreach_lint.language.sellers import find_sellers
from outreach_lint.lexicon import load_lexicon
from outreach_lint.source import SegmentKind

_LEXICON = load_lexicon("language/mentions")
_GREETING_ROLES = _LEXICON.words("greeting_role")
_RANKS = tuple(f" {rank}" for rank in sorted(_LEXICON.words("rank")))
_DOMAIN_PARTS = _LEXICON.words("domain_part")
_ADMIRERS = _LEXICON.words("admirer")
_PLACES = _LEXICON.words("place")
_PRODUCTS = load_lexicon("language/focus").words("product")
_PRODUCT_NOUN = "|".join(sorted(_PRODUCTS))
_BELONGING = "|".join(sorted(_LEXICON.words("belonging")))
# "the team at Orbital" is as good as "your team at Orbital".
_ALSO_BELONGING = "crew|everybody|everyone|folks|people|rest|team"

_EMAIL = re.compile(r"([\w.+-]{1,64})@([\w.-]{1,190})")
_SITE = re.compile(r"\b(?:https?://)?(?:www\.)?([\w-]{1,60}(?:\.[\w-]{1,60}){1,4})\b")
_GREETING = re.compile(
    r"\s*(?:hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day))\b[ ,]*"
    r"(?:(?:dr|mrs?|ms|miss|prof)\b\.? *)?([^\n,!:.–—-]{1,60})",
    re.IGNORECASE,
)
_BARE_GREETING = re.compile(rf"\s*({CASED_NAME})\s*(?:[,!:–—-]|$)")
_REACH = 160  # characters after a cue's anchor that it may read


@dataclass(frozen=True)
class _Cue:
    """A way in which people introduce a name, found by a literal so that most text is never searched.

    Attributes:
        anchors: lower-case literals, one of which the cue holds.
        before: how many characters before the anchor the cue may begin.
        cased, uncased: its pattern in drafts with and without capitals, with groups person, firm, title.
    """

    anchors: tuple[str, ...]
    before: int
    cased: re.Pattern[str]
    uncased: re.Pattern[str]

    def find(self, text: str, lower: str, cased: bool) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        pattern = self.cased if cased else self.uncased
        for anchor in self.anchors:
            at = lower.find(anchor)
            while at >= 0:
                match = pattern.search(text, max(at - self.before, 0), at + _REACH)
                if match:
                    yield match
                at = lower.find(anchor, at + len(anchor))


def _cue(anchors: str, template: str, before: int = 1) -> _Cue:
    """Compile a template in which PERSON and FIRM stand for names and PRODUCT for a product noun."""
    compiled = []
    for name, flags in ((CASED_NAME, 0), (UNCASED_NAME, re.IGNORECASE)):
        text = template.replace("PERSON", f"(?P<person>{name})").replace("FIRM", f"(?P<firm>{name})")
        compiled.append(re.compile(text.replace("PRODUCT", f"(?:{_PRODUCT_NOUN})s?"), flags))
    return _Cue(tuple(anchors.split("|")), before, *compiled)


_IM_ANCHORS = "i'm |i’m |im |i am |this is |it's |it’s |my name is |my name's |my name’s "
_IM = r"\b(?:I[’']?m|I am|[Tt]his is|[Ii]t[’']s|[Mm]y name is|[Mm]y name[’']s)"
_INTRODUCTIONS = (
    _cue(
        _IM_ANCHORS,
        rf"{_IM} PERSON(?:,[^.!?\n]{{0,50}}?)?(?: calling| writing| here)? (?:from|at|with|over at|of) (?:the )?FIRM",
    ),
    _cue(
        _IM_ANCHORS,
        rf"{_IM} (?:the |an? |one of the )?(?P<title>[\w, &-]{{2,50}}?) (?:at|from|with|for) (?:the )?FIRM",
    ),
    _cue(_IM_ANCHORS, rf"{_IM} (?:the |an? |one of the )?(?P<title>[\w, &-]{{2,40}}?) of FIRM"),
    _cue(_IM_ANCHORS, rf"{_IM} (?:calling |writing |reaching out |getting in touch )?(?:from|with) FIRM"),
    _cue("my name", r"\b[Mm]y name(?:[’']s| is) PERSON"),
    _cue("this is ", r"\b[Tt]his is PERSON (?:calling|speaking|here)\b"),
    _cue(" here", r"(?:^|[.!\n—–-])\s*PERSON here(?:,? (?:from|at|with) FIRM)?(?=[\s,.!—–-]|$)", 40),
    _cue(" here", r"(?:^|[.!\n])\s*PERSON (?:from|at) FIRM here\b", 60),
    _cue("i work ", r"\bI work (?:at|for) FIRM"),
    _cue(
        "i run |i own |i founded |i cofounded |i co-founded |i represent ",
        r"\bI (?:run|own|founded|co-?founded|represent) FIRM",
    ),
    _cue(
        "i run |i lead |i manage |i head |i handle |i look after ",
        r"\bI (?:run|lead|manage|head|handle|look after)\b[^.!?\n]{0,40}? (?:at|for) FIRM",
    ),
    _cue(
        "we at |us at |here at |team at |colleagues at |colleague at |we here at |over at ",
        r"\b(?:[Ww]e|us|[Hh]ere|[Oo]ur (?:[\w-]+ )?team|[Mm]y (?:team|colleagues?)) (?:here |over )?at FIRM",
        24,
    ),
    _cue("at ", r"\b[Aa]t FIRM,? (?:we|I|our)\b"),
    _cue("on behalf of ", r"\bon behalf of FIRM"),
    _cue(
        "my |our ",
        r"\b(?:[Mm]y|[Oo]ur) (?:[\w-]+ )?(?:company|firm|agency|startup|start-up|business|studio|organi[sz]ation"
        r"|charity|practice|shop),? (?:is )?(?:called |named )?FIRM",
    ),
)
_PRODUCT_CUES = (
    re.compile(
        rf"\b(?:[Oo]ur|[Mm]y) (?:[\w-]+ ){{0,4}}?(?:{_PRODUCT_NOUN}),? (?:is )?(?:called |named )?({CASED_NAME})"
    ),
    re.compile(
        rf"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b[^.!?\n]{{0,80}}? (?:{_PRODUCT_NOUN})\b[^.!?\n]{{0,20}}? (?:called|named)"
        rf" ({CASED_NAME})"
    ),
    re.compile(rf"\b({CASED_NAME}) is (?:an?|the|our) (?:[\w-]+ ){{0,6}}?(?:{_PRODUCT_NOUN})\b"),
    re.compile(rf"\b({CASED_NAME}), our (?:[\w-]+ ){{0,4}}?(?:{_PRODUCT_NOUN})\b"),
    re.compile(rf"\b[Oo]ur ({CASED_NAME}) (?:{_PRODUCT_NOUN})\b"),
)
_UNCASED_PRODUCT_CUE = re.compile(
    rf"\b(?:our|my) (?:[\w-]+ ){{0,4}}?(?:{_PRODUCT_NOUN}) (?:is )?(?:called|named) ({UNCASED_NAME})", re.I
)
_READER_FIRMS = (
    _cue("your ", rf"\b[Yy]our (?:[\w-]+ ){{0,3}}?(?:{_BELONGING}) (?:here |over )?(?:at|with|in) FIRM"),
    _cue("you at |you guys at |you all at |you and ", r"\b[Yy]ou(?: guys| all)?(?: and [^.!?\n]{0,30}?)? at FIRM"),
    _cue(" at ", rf"\b(?:[Tt]he|[Yy]our|whole|entire|[Ee]veryone|folks|people)(?: (?:{_ALSO_BELONGING}))? at FIRM", 30),
    _cue("you ", r"\b[Yy]ou (?:recently |just )?(?:joined|took over|lead|run|founded|started|manage) FIRM"),
    _cue("joining ", r"\b(?:[Cc]ongrat\w* on|[Ww]elcome to)[^.!?\n]{0,20}? joining FIRM", 50),
    _cue("you're |you’re |you are ", r"\b[Yy]ou(?:['’]re| are) (?:the |an? )?(?P<title>[\w ]{2,40}?) (?:at|of) FIRM"),
)
# Of whom one has heard and then speaks again, in the same letter: the reader's firm, if it isn't the writer's.
_SEEN_FIRMS = (
    _cue(
        "saw |see |noticed |heard |read ",
        r"\b(?:[Ii]|[Ww]e)(?:['’]ve)? (?:just |also |recently )?(?:saw|see|noticed|heard|read)"
        r"(?: (?:on|in|from) [\w ]{2,20}?)?"
        r"(?: that)? FIRM (?:is|was|has|just|recently|announced|opened|raised|launched|moved|hired|acquired|expanded"
        r"|won|started)\b",
        30,
    ),
    _cue("fan of ", r"\bfan of (?:the )?FIRM['’]s\b"),
)


def find_parties(message: Message, sections: Sequence[Section], settings: Parties) -> Parties:
    """Return the names of the sender, the reader and the products, lower-cased."""
    sender, products, reader = Names(settings.sender), Names(settings.products), Names(settings.reader)
    texts = [message.segments.view[section.block.start : section.block.end] for section in sections]
    whole = "\n".join(texts)
    lower = whole.lower()
    cased = lower != whole
    _read_fields(message, sender, reader)
    _read_head(message.head.get("from", ""), sender)
    _read_head(message.head.get("to", ""), reader)
    _read_signature(message.signature_lines, sender, whole)
    if len(lower) == len(whole):
        _read_introductions(whole, lower, cased, sender)
        _read_reader_firms(whole, lower, cased, sender, reader)
    _read_greetings(sections, texts, reader)
    for section, text in zip(sections, texts, strict=True):
        _read_products(section, text, cased, products)
    reader.found -= sender.found
    _read_sellers(message, sections, sender, products, reader)
    products.found -= sender.found | reader.found
    return Parties(frozenset(sender.found), frozenset(products.found), frozenset(reader.found))


def _read_fields(message: Message, sender: Names, reader: Names) -> None:
    """Stand-in text counts by its slot: "Hi {{first_name}}" makes its stand-in the reader's name."""
    if not message.fields:
        return
    slots = {field.span: field.slot for field in message.fields}
    for segment in message.segments.segments:
        if segment.kind is not SegmentKind.STAND_IN or not segment.view.strip():
            continue
        slot = slots.get(segment.span, "other")
        if slot == "sender":
            sender.add_person(segment.view)
        elif slot in ("first-name", "last-name", "name"):
            reader.add_person(segment.view)
        elif slot == "company":
            reader.add_firm(segment.view)


def _read_head(value: str, names: Names) -> None:
    """A From or To line: `Priya Rao <priya@northfold.example>`, several of them, or a bare name or address."""
    for entry in value.split(";" if ";" in value else ","):
        address = _EMAIL.search(entry)
        shown = entry[: address.start()] if address else entry
        shown = shown.strip(" \t\"'<>()")
        if address:
            names.add_domain(address.group(2))
        name, _, firm = shown.partition(" from " if " from " in shown else " at ")
        if name and not any(c.isdigit() for c in name):
            names.add_person(name)
        if firm:
            names.add_firm(firm)


def _read_signature(lines: Sequence[str], sender: Names, text: str) -> None:
    """A signature: first the name, then titles, firm and addresses in any order."""
    for number, line in enumerate(lines[:8]):
        for address in _EMAIL.finditer(line):
            sender.add_domain(address.group(2))
        bare = _EMAIL.sub(" ", line)
        for site in _SITE.finditer(bare):
            if site.group(1).rsplit(".", 1)[-1].lower() in _DOMAIN_PARTS:
                sender.add_domain(site.group(1))
        bare = _SITE.sub(" ", bare)
        parts = re.split(r"\s*(?:[|•·–—,/@]|\s-\s|\bat\b)\s*", bare.lstrip("-–—~ "))
        for place, part in enumerate(parts):
            words = part.split()
            if not words or len(words) > 5 or any(c.isdigit() or c in "[]{}<>" for c in part):
                continue
            if not _could_be_name(words):
                continue
            if number == 0 and place == 0:
                sender.add_person(part)
            elif not any(word.lower().strip(".") in TITLES for word in words):
                sender.add_firm(part, text)


def _could_be_name(words: Sequence[str]) -> bool:
    return words[0][:1].isupper() or (len(words) < 3 and all(word.islower() for word in words))


def _read_introductions(text: str, lower: str, cased: bool, sender: Names) -> None:
    for cue in _INTRODUCTIONS:
        for match in cue.find(text, lower, cased):
            groups = match.groupdict()
            title = (groups.get("title") or "").lower().split()
            if title and (_ADMIRERS & set(title) or title[0].endswith(("ing", "ed"))):
                continue
            person, firm = groups.get("person"), groups.get("firm")
            if person and (cased or is_plain_name(person)):
                sender.add_person(person)
            if firm and firm.lower() not in _PLACES and (cased or is_plain_name(firm)):
                sender.add_firm(firm, text)


def _read_greetings(sections: Sequence[Section], texts: Sequence[str], reader: Names) -> None:
    """The names in "Hi Dana and Tom," or "Dana," wherever the message begins."""
    for section, text in zip(sections, texts, strict=True):
        if section.role not in (Role.GREETING, Role.BODY):
            continue
        match = _GREETING.match(text)
        bare = None if match or section.role is Role.BODY else _BARE_GREETING.match(text)
        if match:
            _read_greeting(match.group(1), text[match.end() : match.end() + 1], reader)
        elif bare and not set(clean_name(bare.group(1))) & _GREETING_ROLES:
            reader.add_person(bare.group(1))
        if section.role is Role.BODY:
            break


def _read_greeting(addressed: str, follows: str, reader: Names) -> None:
    ends = follows in (",", "!", ":", "\n", "", "–", "—", "-", ".")
    for part in re.split(r"\s+(?:and|&)\s+|/", addressed):
        if ends and part.strip().lower().endswith(_RANKS):
            continue
        words = [word for word in part.split() if word.lower().strip(".") not in _GREETING_ROLES]
        if words and len(words) < 4 and (ends or words[0][:1].isupper()):
            reader.add_person(" ".join(words if ends else words[:1]))


def _read_reader_firms(text: str, lower: str, cased: bool, sender: Names, reader: Names) -> None:
    for firm, _ in _others_firms(_READER_FIRMS, text, lower, cased, sender):
        if cased or is_plain_name(firm):
            reader.add_firm(firm, text)
    for firm, plain in _others_firms(_SEEN_FIRMS, text, lower, cased, sender):
        if plain and lower.count(plain) > 1:
            reader.add_firm(firm, text)


def _others_firms(cues: Sequence[_Cue], text: str, lower: str, cased: bool, sender: Names) -> Iterator[tuple[str, str]]:
    """Yield the firms that cues lead to, as they stand and in plain words; neither the sender's nor places."""
    for cue in cues:
        for match in cue.find(text, lower, cased):
            firm = match.group("firm")
            plain = " ".join(clean_name(firm))
            if plain not in sender.found and plain not in _PLACES:
                yield firm, plain


def _read_products(section: Section, text: str, cased: bool, products: Names) -> None:
    """Names beside a product noun: "our planner, Loadline", "Loadline is a tool"."""
    if _PRODUCTS.isdisjoint(section.lemmas) and _PRODUCTS.isdisjoint(section.lowers):
        return
    patterns = _PRODUCT_CUES if cased else (_UNCASED_PRODUCT_CUE,)
    for i, lemma in enumerate(section.lemmas):
        if lemma in _PRODUCTS or section.lowers[i] in _PRODUCTS:
            at = section.starts[i]
            for pattern in patterns:
                match = pattern.search(text, max(at - 100, 0), at + 80)
                if match and (cased or is_plain_name(match.group(1))):
                    products.add_firm(match.group(1), text)


def _read_sellers(message: Message, sections: Sequence[Section], sender: Names, products: Names, reader: Names) -> None:
    """Names that are spoken of in the third person as only their seller would."""
    for seller in find_sellers(sections, message.signature_lines, message.kind, sender, reader):
        (products if seller.product else sender).add_firm(seller.name)
