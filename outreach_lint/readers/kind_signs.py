"""The signs by which a message's kind is told: patterns with weights, as data.

A sign is about what came before (a complaint, a meeting, an earlier mail) or about form (turns, headings, a
greeting). Words that any kind may use weigh little. Weights are on one scale: outreach, the default, stands at 2.5,
so a sign of 3 or 4 settles a message that shows nothing else and one of 1.5 or 2 needs company.
"""

from __future__ import annotations

from outreach_lint.document import MessageKind
from outreach_lint.readers.copy_signs import COPY_SIGNS
from outreach_lint.readers.script_signs import SCRIPT_SIGNS
from outreach_lint.readers.service_signs import SERVICE_SIGNS
from outreach_lint.readers.signs import LINE, Sign, Where, sign

_FOLLOW = MessageKind.FOLLOW_UP

_UNQUOTED = r"(?<![\"“'‘\w])"
_MET = r"(?:chat|call|demo|conversation|meeting|discussion|talk|visit|session|lunch|coffee|walk-?through|workshop)"
_MET_WORDS = "chat call demo conversation meeting discussion talk visit session lunch coffee walk workshop deep"
_THANKS = r"\b(?:thanks|thank you)(?: again| so much| very much| both)?"
_GLAD = r"(?:great|good|nice|lovely|(?:a )?pleasure|enjoyed|wonderful)"
_MEETING = r"(?:meeting|talking|walking|speaking|working|joining|hopping|coming|showing|seeing|having|inviting)"

SIGNS: tuple[Sign, ...] = (
    *SCRIPT_SIGNS,
    *SERVICE_SIGNS,
    # What somebody said in public is known to all; it is no exchange between the two.
    sign(
        _FOLLOW,
        -3,
        {
            "meetup conference summit webinar podcast panel interview keynote article magazine": r"\b(?:at|in|on)"
            r" (?:the|your|an?|last \w+['’]s) (?:[\w'’-]+ ){0,3}(?:meetup|conference|summit|webinar|podcast|panel"
            r"|interview|keynote|article|magazine)\b[^.\n]{0,30}\byou (?:said|mentioned|described|told|wrote|asked)\b",
        },
    ),
    # "Re:" is also put over first letters; who introduces himself or has just found a site answers nothing.
    sign(
        _FOLLOW,
        -3,
        {
            "website site name": r"\b(?:came across|visit(?:ed|ing)|looked at|found|was on|checked|went through|saw)"
            r" your (?:\w+ )?(?:web ?site|site|page|shop|store|listing)\b|\bmy name is\b",
            "introduce agency company manufacturer supplier firm": r"\bintroduce (?:myself|ourselves|our)\b"
            r"|\b(?:we are|i am|i['’]m|we['’]re) (?:an?|the) [^.\n]{0,40}"
            r"(?:agency|company|manufacturer|supplier|firm)\b",
        },
        where=Where.OPENING,
    ),
    # Follow-ups: something went before between the two.
    sign(
        _FOLLOW,
        4,
        {
            "follow": rf"{_UNQUOTED}(?<!you )(?:just|quick|to|i['’]?m|am|wanted to|i) follow(?:ing|ed)?[- ]?up\b"
            r"(?! (?:with you )?(?:when|once|as soon))|\bhave followed up\b"
            rf"|{_UNQUOTED}(?<![\"“'‘]just )following (?:up|our)\b(?! (?:email|call|sequence))"
            r"|\bfollow-?up (?:on|to|from|regarding) (?:our|my|the|your)\b",
            "circl touch bump": rf"{_UNQUOTED}(?:circl(?:e|ing) back|touch(?:ing)? base|bump(?:ing)? this)\b",
            "clos": r"\bclos(?:e|ing) (?:the loop|it out|this out)\b",
            "check": rf"{_UNQUOTED}(?:just )?(?:check(?:ing)?|checked) (?:back )?in (?:on|with|to|again|about)\b"
            r"|\bjust checking (?:in|whether|if)\b|\bcheck(?:ing)? in\W{1,3}$",
        },
    ),
    sign(
        _FOLLOW,
        3,
        {
            "last previous earlier first recent": r"\b(?:my|our) (?:last|previous|earlier|first|recent) (?:two "
            r"|few |three )?"
            rf"(?:(?:e-?mail|message|note|letter|voicemail|{_MET})s?)\b",
            "heard": r"\b(?:haven['’]?t|not) heard (?:back|from)",
            "wrote sent mailed rang called left": r"\bi (?:wrote|sent|e-?mailed|rang|called"
            r"|left) (?:to )?you (?:in|on|last|a|the"
            r"|about|two|some)\b",
            "again": rf"{LINE}(?:hi|hello|hey|good (?:morning|afternoon)) again\b|\bme again\b",
            "news word": r"\bany (?:news|word|update) (?:on|about|from|yet)\b",
            "reached sent written mailed called tried": r"\bi(?:['’]ve| have) (?:reached out|(?:sent|written"
            r"|e-?mailed|called|tried) (?:to reach )?"
            r"(?:you|a (?:few|couple)|twice))\b",
            "tried": r"\bi(?:['’]ve)? (?:just |also |have )?tried (?:to (?:call|contact|phone|reach|ring)|calling"
            r"|contacting|e-?mailing|phoning|reaching|ringing) you\b",
            "receipt_of": r"\bin receipt of your(?:s\b| (?:enquiry|favor|inquiry|letter|note|request)\b)",
            "overdue past_due outstanding unpaid not_yet": r"\b(?:overdue|past[- ]due|outstanding|unpaid) (?:account"
            r"|balance|invoice|payment)s?\b|\bnot yet received (?:your |the )?payment\b",
            "final last": r"(?<!send a )(?<!send the )(?<!sent a )(?<!sent the )"
            r"\b(?:final|last) (?:e-?mail|note|message|attempt|reminder)\b",
            "sent shared": r"\b(?:candidates?|profiles?|cvs?|resumes?|quotes?|proposals?|decks?|articles?|links?"
            r"|samples?|brochures?|info\w*|video) (?:that )?i (?:sent|shared)\b(?: over| across)?"
            r"(?: to you| with you| you)?"
            r" (?:yesterday|last|on|earlier|before|this morning|to you)",
            "file thoughts": r"\bclose (?:your|the) file\b|\bany thoughts\b",
        },
    ),
    sign(
        _FOLLOW,
        4,
        {
            # "Thanks for your time" ends many a first mail; only at the start, or with a day, does it look back.
            "thank": rf"{_THANKS} for (?:(?:the|your) (?:\w+ )?{_MET}\b|{_MEETING}\b|(?:your|the) time (?:today"
            rf"|yesterday"
            rf"|earlier|on|last|this|the other)\b)|\A\W{{0,4}}{_THANKS} for (?:your time|the time|the deep"
            r"|taking the time(?! to (?:leave|rate|review|send|share|submit|tell|write)))\b",
            "great good nice lovely pleasure enjoyed wonderful": rf"{LINE}(?:it was |i )?{_GLAD} (?:to )?(?:(?:our"
            rf"|the) {_MET}"
            r"|(?:meet|chat|talk|speak|catch|see|connect)(?:t?ing)?\b)"
            r"|\b(?:great|good|nice|lovely) (?:meeting|chatting|talking|speaking) (?:with |to )?you\b"
            r"|\bgreat (?:conversation|meeting|chat)\b",
        },
        where=Where.OPENING,
    ),
    sign(
        _FOLLOW,
        3,
        {
            _MET_WORDS: rf"\b(?:after|since|during|from|on|following|at|in) (?:our|your) (?:\w+ )?(?:{_MET}"
            rf"|deep-dive)\b",
            f"{_MET_WORDS} walked": rf"\b(?:our|the) (?:\w{{1,12}} )?{_MET} (?:about|yesterday|today|last|on|this)\b"
            rf"|\bour {_MET} of (?:\w+day|january|february|march|april|may|june|july|august|september|october"
            r"|november|december|the \d|\d)",
            "spoke discussed talked agreed met walked looked heard": r"\b(?:since|when) we (?:last )?(?:spoke|met"
            r"|talked|walked)\b|\bthe (?:\w+ ){1,5}we (?:discussed|agreed|talked)"
            r"|\bwhat we (?:heard|agreed|discussed)\b|\bwe (?:spoke|discussed|talked|agreed|met|walked)"
            r" (?:\w+ ){0,3}(?:yesterday|today|last|on|in|at|that|about)\b|\bwe looked (?:\w+ ){0,3}(?:yesterday|today"
            r"|last|on)\b",
            "discussed promised agreed requested": r"\bas (?:discussed|promised|agreed|we agreed|i promised"
            r"|requested)\b",
            "during_the on_mon on_tues on_wednes on_thurs on_fri": rf"{LINE}(?:during the|on (?:mon|tues|wednes"
            rf"|thurs|fri)day) .{{0,60}}\byou\b",
            "asked mentioned said described shared told requested wanted promised": r"\byou (?:asked|mentioned|said"
            r"|described|shared|told me|requested|promised)\b(?! in your)|\b(?:what|as|the \w+) you wanted\b"
            r"|\byou wanted to (?:hear|know|see)\b",
            "chance": r"\bchance to (?:look|read|review|think|consider)\b",
        },
    ),
    # A meeting that one of the two missed.
    sign(
        _FOLLOW,
        3,
        {
            "missed": r"\b(?:we|i)(?:['’]ve| have)? missed (?:each other|you)\b"
            r"(?! (?:all|as well|dearly|so|terribly|too|very))"
            r"|\bmissed our (?:\w+ )?(?:call|meeting)\b",
            "you_didn you_did_not you_never you_weren you_were_not": r"\byou (?:didn['’]?t|did not|never|weren['’]?t"
            r"|were not) (?:show"
            r"|turn up|join|appear|there|on the (?:call|line))",
            "connect": r"\bdidn['’]?t (?:get to )?connect (?:on|today|yesterday|at)\b",
        },
    ),
    sign(_FOLLOW, 3, {":": r"\b(?:re|fw|fwd):"}, where=Where.SUBJECT),
    sign(
        _FOLLOW,
        2,
        {
            "here's here’s heres here_is here_are attached": rf"{LINE}(?:here['’]?s|attached (?:is|are)|here (?:is"
            rf"|are)|i(?:['’]ve"
            rf"| have) attached) the "
            r"(?:\w+ ){0,2}(?:recording|recap|summary|proposal|deck|pricing|contract|notes|minutes|model|quote"
            r"|draft)\b",
            "next missed reschedul still": r"\bnext steps?\b|\bmissed (?:our|each other)\b|\breschedul"
            r"|\bstill (?:on your radar|interested|open to)\b",
            "wrong right before": r"\b(?:wrong|right) person (?:on|for|to)\b|\breaching the wrong\b"
            r"|\bbefore i (?:close|stop|go)\b",
        },
        most=2,
    ),
    *COPY_SIGNS,
)
