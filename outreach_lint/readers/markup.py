"""HTML and MJML into plain text: paragraphs, list items, headings and quotations as people type them.

Block elements become blank lines, list items begin with "- ", headings with "# ", lines of a quotation with "> ";
inline elements vanish. What no recipient sees (styles, comments, hidden elements) is skipped. The tokens are found
by one regular expression of our own: html.parser knows no merge fields, reads "<company>" as a tag, and its handling
of broken markup differs from one patch release of Python to the next.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from outreach_lint.readers.extract import Extract, Extractor

_TOKEN = re.compile(
    r"(?P<field>\{\{[^{}]{0,300}\}\}|\{%.{0,300}?%\}|\*\|[^|\r\n]{1,80}\|\*|%%\[.{0,300}?\]%%|<<[^<>\r\n]{1,60}>>)"
    r"|(?P<comment><!--)"
    r"|(?P<declaration><[!?][^<>]{0,2000}>)"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9:_-]{0,40})(?=[\s/>])"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
    r"|(?P<blank>[ \t\r\n\f]+)"
    r"|(?P<text>[^<&\s{*%]+(?:\ [^<&\s{*%]+)*|.)",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG_END = re.compile(r"[^\"'<>]*(?:\"[^\"]{0,20000}\"[^\"'<>]*|'[^']{0,20000}'[^\"'<>]*){0,60}/?>")
_LOOSE_TAG_END = re.compile(r"[^<>]{0,4000}>")
_ATTRIBUTE = re.compile(r"([A-Za-z:@_-]{1,40})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_NEWLINE = re.compile(r"\r\n|\n|\r")

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol option p pre section select "
    "summary table tbody td tfoot th thead tr ul mj-body mj-button mj-column mj-hero mj-image mj-navbar-link "
    "mj-section mj-social-element mj-table mj-text mj-wrapper mj-accordion-title mj-accordion-text "
    "mj-accordion-element".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr mj-image mj-spacer".split())
_UNSEEN = frozenset(
    "applet canvas datalist head iframe math mj-attributes mj-head mj-style noembed object svg template "
    "video audio".split()
)
# Anything else ends a head that is never closed.
_IN_HEAD = frozenset("base basefont bgsound link meta noscript o:p style script template title xml".split())
# Their content is no markup, whatever it holds.
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "title", "textarea")}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|pt|%)?\s*(?:;|!|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)|mso-hide\s*:\s*all|opacity\s*:\s*0\s*(?:;|!|$)",
    re.IGNORECASE,
)
_CLOSE_TAGS = re.compile(r"</([A-Za-z][\w-]{0,40})")
_SUBJECT_COMMENT = re.compile(r"\s*subject(?:\s+line)?\s*:\s*(?P<subject>\S.*?)\s*", re.IGNORECASE)
# An image's text is read where it is a sentence rather than the name of a picture.
_LEAST_ALT = 4
_MARKUP = re.compile(
    r"<(?:/?(?:p|br|div|span|table|td|ul|ol|li|a|b|i|strong|em|h[1-6]|html|body)(?:\s[^<>]{0,2000})?/?>|!doctype\b)",
    re.IGNORECASE,
)


@dataclass
class Page:
    """What was found in a page.

    Attributes:
        extract: the text that recipients see.
        preheader: the hidden text at the top that mailboxes show beside the subject.
        title: the content of `<title>`.
        subject: an extract of the subject that a comment at the top names, or None.
    """

    extract: Extract
    preheader: str = ""
    title: str = ""
    subject: Extract | None = None


def looks_like_markup(text: str) -> bool:
    """Say whether a text is HTML rather than plain text."""
    return _MARKUP.search(text) is not None


def read_markup(text: str) -> Page:
    """Take the text that recipients see out of HTML or MJML; broken markup is read as far as it goes."""
    return _Reading(text).run()


def decode_entities(text: str, start: int, end: int) -> Extract:
    """Return a stretch with its entities decoded."""
    out = Extractor(text, start)
    at = start
    for match in _ENTITY.finditer(text, start, end):
        out.keep(at, match.start())
        at = match.end()
        out.show(match.start(), at, html.unescape(match[0]))
    out.keep(at, end)
    return out.finish(end)


@dataclass
class _Open:
    """An element whose content is treated otherwise, while it is open."""

    name: str
    depth: int = 1


@dataclass
class _Reading:
    text: str
    out: Extractor = field(init=False)
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.out = Extractor(self.text)
        self._real = {name.lower() for name in _CLOSE_TAGS.findall(self.text)}
        self._broken = 0  # line feeds that stand between the last words and the next
        self._blank = False
        self._prefix = ""
        self._quotes = 0
        self._preformatted = 0
        self._unseen: _Open | None = None
        self._preheader: list[str] = []
        self._title = ""
        self._subject: Extract | None = None
        self._comments_end = True
        self._tag_at = 0
        self._at = 0

    def run(self) -> Page:
        text = self.text
        while self._at < len(text):
            match = _TOKEN.match(text, self._at)
            if match is None:
                break
            self._at = match.end()
            kind = match.lastgroup
            if match["tag"]:
                self._tag(match)
            elif kind == "comment":
                self._comment(match.start())
            elif kind == "blank":
                self._space(match.start(), match.end(), match[0])
            elif kind == "entity":
                shown = html.unescape(match[0])
                if shown in "\u200b\u200c\u200d\ufeff\u034f\u00ad":
                    continue
                self._word(match.start(), match.end(), None if shown == match[0] else shown)
            elif kind != "declaration":
                self._word(match.start(), match.end(), None)
        preheader = " ".join("".join(self._preheader).split())
        return Page(self.out.finish(), preheader, " ".join(self._title.split()), self._subject)

    # -- text

    def _word(self, start: int, end: int, shown: str | None) -> None:
        if self._unseen:
            if self.out.empty and self._unseen.name not in _UNSEEN:
                self._preheader.append(self.text[start:end] if shown is None else shown)
            return
        self._close_gap(start)
        if shown is None:
            self.out.keep(start, end)
        else:
            self.out.show(start, end, shown)

    def _close_gap(self, start: int) -> None:
        """Show what lies between the last words and the next: a break, a blank or nothing."""
        mark = "> " * min(self._quotes, 3)
        if self.out.empty:
            view = mark + self._prefix
        elif self._broken:
            view = "\n".join(["", *[mark.rstrip()] * (self._broken - 1), mark + self._prefix])
        else:
            view = " " if self._blank else ""
        if view and self.out.at < start:
            # Only the last tag stands for the break, so that what is shown stays close to its words.
            self.out.skip_to(max(self._tag_at, self.out.at))
            self.out.show(self.out.at, start, view)
        else:
            self.out.skip_to(start)
        self._broken, self._blank, self._prefix = 0, False, ""

    def _space(self, start: int, end: int, blank: str) -> None:
        if self._unseen:
            self._preheader.append(" ")
        elif self._preformatted and (lines := len(_NEWLINE.findall(blank))):
            self._broken = max(self._broken, min(lines, 2))
        elif blank == " " and not (self._broken or self._blank or self.out.empty) and self.out.at == start:
            self.out.keep(start, end)
        else:
            self._blank = True

    # -- markup

    def _comment(self, start: int) -> None:
        end = self.text.find("-->", start) if self._comments_end else -1
        if end < 0:
            self._comments_end = False
            return
        self._at = end + 3
        named = _SUBJECT_COMMENT.fullmatch(self.text, start + 4, end)
        if named and self._subject is None and self.out.empty:
            low, high = named.span("subject")
            self._subject = decode_entities(self.text, low, high)

    def _tag(self, match: re.Match[str]) -> None:
        name, closing = match["tag"].lower(), bool(match["close"])
        ended = _TAG_END.match(self.text, match.end()) or _LOOSE_TAG_END.match(self.text, match.end())
        written = ended[0] if ended else ""
        if not ended or self._is_gap(name, written, closing=closing):
            self._at = match.start() + 1 if not ended else ended.end()
            self._word(match.start(), self._at, None)
            return
        self._at = ended.end()
        self._tag_at = match.start()
        if closing:
            self._close(name)
        else:
            self._open(name, match.end(), written)

    def _is_gap(self, name: str, written: str, *, closing: bool) -> bool:
        """Say whether "<company>" or "<First Name>" is written for a person to fill."""
        if closing or "=" in written or "-" in name or ":" in name or name in self._real or written.endswith("/>"):
            return False
        return name not in _BLOCKS and name not in _VOID and name not in _INLINE and name not in _UNSEEN

    def _open(self, name: str, start: int, written: str) -> None:
        if name in _RAW:
            self._raw(name)
            return
        void = name in _VOID or written.endswith("/>")
        if self._unseen and self._unseen.name == "head" and name not in _IN_HEAD:
            self._unseen = None
        if self._unseen:
            if name == self._unseen.name and not void:
                self._unseen.depth += 1
            return
        attributes = _attributes(written) if "=" in written or "hidden" in written else {}
        if not void and self._hides(name, attributes):
            self._unseen = _Open(name)
            return
        if name in ("img", "mj-image"):
            self._image(start, written)
        if name == "br":
            self._broken = min(self._broken + 1, 2)
        elif name in _BLOCKS:
            self._broken = max(self._broken, 1 if name == "li" else 2)
            if not void:
                self._begin(name)

    def _begin(self, name: str) -> None:
        if name == "blockquote":
            self._quotes += 1
        elif name == "pre":
            self._preformatted += 1
        elif name == "li":
            self._prefix = "- "
        elif name in _HEADINGS:
            self._prefix = "# "

    def _close(self, name: str) -> None:
        if self._unseen:
            if name == self._unseen.name:
                self._unseen.depth -= 1
                if not self._unseen.depth:
                    self._unseen = None
            return
        if name == "blockquote":
            self._quotes = max(self._quotes - 1, 0)
        elif name == "pre":
            self._preformatted = max(self._preformatted - 1, 0)
        if name in _BLOCKS:
            self._broken = max(self._broken, 1 if name == "li" else 2)
            self._prefix = ""

    def _hides(self, name: str, attributes: dict[str, str]) -> bool:
        if name in _UNSEEN or name == "mj-preview" or "hidden" in attributes:
            return True
        return _HIDDEN.search(attributes.get("style", "")) is not None

    def _raw(self, name: str) -> None:
        end = _RAW[name].search(self.text, self._at)
        if name == "title" and not self._title:
            self._title = html.unescape(self.text[self._at : end.start() if end else self._at])
        closing = self.text.find(">", end.end()) if end else -1
        self._at = closing + 1 if closing >= 0 else len(self.text)

    def _image(self, start: int, written: str) -> None:
        """Read an image's text as a paragraph where it says something."""
        for match in _ATTRIBUTE.finditer(written):
            group = next((g for g in (2, 3) if match[g]), 0)
            if match[1].lower() == "alt" and group and len(match[group].split()) >= _LEAST_ALT:
                self._broken = 2
                low = start + match.start(group)
                for word in re.finditer(r"(&#?\w+;)|\s+|[^&\s]+|&", match[group]):
                    self._alt_word(low + word.start(), word)
                self._broken = 2

    def _alt_word(self, start: int, word: re.Match[str]) -> None:
        end = start + len(word[0])
        if word[0].isspace():
            self._blank = True
        else:
            self._word(start, end, html.unescape(word[0]) if word[1] else None)


def _attributes(written: str) -> dict[str, str]:
    return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(written)}


_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark o:p q s samp small span strike strong sub "
    "sup time tt u var wbr mjml mj-raw mj-navbar mj-social mj-accordion mj-carousel mj-group map picture".split()
)
