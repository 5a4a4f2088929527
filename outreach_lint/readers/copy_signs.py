"""The signs of copy that is written once and sent to many: newsletters, pages, announcements, shops' letters."""

from __future__ import annotations

from outreach_lint.document import MessageKind
from outreach_lint.readers.signs import LINE, Sign, sign

_MARKETING = MessageKind.MARKETING

COPY_SIGNS: tuple[Sign, ...] = (
    sign(
        _MARKETING,
        4,
        {
            "browser receiving": r"\bview (?:this email )?in (?:your |a )?browser|\byou(?:['’]re| are) receiving this",
        },
    ),
    # What is new is announced to all, and by a team.
    sign(
        _MARKETING,
        2,
        {
            "introducing announcing meet new launch": r"^subject: \W{0,3}(?:introducing|announcing|meet the"
            r"|(?:our|the) (?:\w+ )?(?:new|spring|summer|autumn|fall|winter|christmas)\b|new:|now live|it['’]s here)",
            "here sale off live landed stock": r"^subject: [^\n]{0,40}\b(?:is (?:finally )?here|are here"
            r"|(?:has|have) landed|back in stock|is live|\d+ ?% off"
            r"|sale (?:is|ends|now))\b",
        },
    ),
    sign(_MARKETING, 1.5, {"team": r"^(?:the|your) (?:[\w&+'’.-]{1,30} ){1,4}team[.!]?$"}),
    # A single cold mail may carry the link too.
    sign(
        _MARKETING,
        2,
        {
            "unsubscribe": r"\bunsubscribe\b",
            "remove": r"\b(?:be )?remove(?:d|s)? (?:me |yourself |your (?:e-?mail )?(?:address |name )?)?from"
            r" (?:our|the|this|future|further)\b[^.\n]{0,30}\b(?:e-?mail|list|mailing)",
        },
    ),
    sign(
        _MARKETING,
        2,
        {
            "#": r"^#{1,4} \S",
            "newsletter introducing available early": rf"\bnewsletter\b|{LINE}introducing (?!myself)\w"
            rf"|\bnow available\b"
            r"|\bearly access\b",
            "q:": r"^q: [^\n]+\n+a: ",
            "wait issue edition": r"\b(?:join|on) the wait ?list\b|\bthis (?:month|week)['’]s (?:issue|edition)\b"
            r"|\bin this (?:issue|edition)\b|\bwelcome to (?:the|our|this) (?:[\w’'-]+ ){0,2}(?:issue|edition)\b",
            "excited thrilled proud delighted": r"\b(?:excited|thrilled|proud|delighted) to (?:announce|introduce"
            r"|launch)\b",
        },
        most=2,
    ),
    sign(
        _MARKETING,
        2,
        {
            "sign_up get_started learn_more buy_now shop_now order_now order_yours book_now book_your start_your"
            " claim": rf"{LINE}(?:sign up|get started|learn more|buy now|shop now"
            r"|order (?:now|yours)|book (?:now|your)|start your|claim)\b",
            "join download try read find register update": rf"{LINE}(?:join (?:now|us|the|thousands)|download|try it"
            r"|read on|read more|find out more|register|update payment)\b",
            "→ 👉": r"→|👉",
        },
    ),
    # Many are spoken to at once, or by everybody in a house.
    sign(
        _MARKETING,
        2,
        {
            "of_you": r"\b(?:all|each|many|most|several|some|those) of you\b",
            "from": r"\bfrom (?:all of us|every(?:one|body)|the (?:whole |entire )?(?:crew|family|gang|team))"
            r" (?:here )?at\b",
            "reading_this": r"\bif you(?:['’]re| are) reading this\b",
            "off": r"\b\d+ ?% off\b",
            "shipping delivery": r"\b(?:free|complimentary) (?:uk |us |worldwide )?(?:shipping|delivery)\b",
        },
        most=2,
    ),
    # A list ticked off with pictures is set up for many.
    sign(_MARKETING, 2, {"✅ ✔ ❌ 🚀 🔥 ⭐": r"(?:^[ \t]{0,4}(?:✅|✔|❌|🚀|🔥|⭐)[^\n]{2,120}\n\s{0,4}){3}"}),
    sign(
        _MARKETING,
        2.5,
        {
            "customer subscriber member reader friends everyone neighbo": rf"{LINE}(?:dear(?:est)?|hi|hello|hey"
            rf"|greetings|good morning) (?:(?:valued|dear|our) )?(?:customers?|subscribers?|members?"
            r"|readers?|friends|everyone|neighbou?rs)\b",
            "members clients customers parents residents supporters donors patients": rf"{LINE}(?:dear|to the) "
            r"[^,.\n]{0,50}\b(?:clients|customers|donors|members|parents|patients|residents|supporters)\b",
        },
    ),
)
