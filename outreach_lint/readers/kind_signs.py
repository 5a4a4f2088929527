"""The signs by which a message's kind is told: patterns with weights, as data.

A sign is about what came before (a complaint, a meeting, an earlier mail) or about form (turns, headings, a
greeting). Words that any kind may use weigh little. Weights are on one scale: outreach, the default, stands at 2.5,
so a sign of 3 or 4 settles a message that shows nothing else and one of 1.5 or 2 needs company.
"""

from __future__ import annotations

from outreach_lint.document import MessageKind
from outreach_lint.readers.copy_signs import COPY_SIGNS
from outreach_lint.readers.service_signs import SERVICE_SIGNS
from outreach_lint.readers.signs import LINE, Sign, Where, sign

_SCRIPT = MessageKind.CALL_SCRIPT
_FOLLOW = MessageKind.FOLLOW_UP

_UNQUOTED = r"(?<![\"“'‘\w])"
_CALLERS = (
    r"rep|you|me|caller|agent|sdr|bdr|ae|csr|seller|salesperson|sales rep|advis[eo]r|consultant|fundraiser|canvasser"
    r"|recruiter|surveyor|interviewer"
)
_CALLED = (
    r"prospect|customer|client|receptionist|gatekeeper|secretary|owner|them|they|lead|buyer|decision maker|homeowner"
    r"|patient|guest|donor|candidate|respondent"
)
_THEY = (
    r"they|he|she|yes|no|not|hesitant|interested|busy|unsure|voicemail|asked|outsourced"
    r"|the (?:customer|prospect|caller|owner|receptionist)"
)
_IF_THEY = " ".join(f"if_{they} when_{they}" for they in [*_THEY.split("|the ")[0].split("|"), "the"])
# A colon and a digit: a time.
_CLOCK = " ".join(f":{digit}" for digit in range(10))
_MET = r"(?:chat|call|demo|conversation|meeting|discussion|talk|visit|session|lunch|coffee|walk-?through|workshop)"
_MET_WORDS = "chat call demo conversation meeting discussion talk visit session lunch coffee walk workshop deep"
_THANKS = r"\b(?:thanks|thank you)(?: again| so much| very much| both)?"
_GLAD = r"(?:great|good|nice|lovely|(?:a )?pleasure|enjoyed|wonderful)"
_MEETING = r"(?:meeting|talking|walking|speaking|working|joining|hopping|coming|showing|seeing|having|inviting)"

SIGNS: tuple[Sign, ...] = (
    # Scripts: turns, titles, branches, directions, the words of somebody who rings.
    sign(
        _SCRIPT,
        2,
        {
            ":": rf"^[^A-Za-z\n]{{0,20}}(?:{_CALLERS}|{_CALLED})\b(?: ?[(\[][^)\]\n]{{1,60}}[)\]])?\W{{0,3}}:",
            "rep agent caller prospect customer sdr ae": r"^(?:REP|AGENT|CALLER|PROSPECT|CUSTOMER|SDR|AE)$",
        },
        most=3,
    ),
    # The same in one paragraph, and answers by case: "[If yes] Great!"
    sign(
        _SCRIPT,
        4,
        {
            ":": r"^(?:Rep|Agent|Caller|Prospect|Customer|Client|SDR|BDR|Gatekeeper|Receptionist|Homeowner|Donor): "
            r"[^\n]{1,300}[.?!…\"”)\]] (?:Rep|Agent|Caller|Prospect|Customer|Client|SDR|BDR|Gatekeeper|Receptionist"
            r"|Homeowner|Donor): ",
        },
    ),
    sign(
        _SCRIPT,
        2,
        {"[if (if": rf"^[ \t]{{0,4}}[\[(]if (?:{_THEY}|undecided|cannot|can['’]?t)\b[^\])\n]{{0,40}}[\])]:? ?\S"},
        most=2,
    ),
    # What a desk says to whoever rings.
    sign(
        _SCRIPT,
        2,
        {
            "how_may_i how_can_i": r"\bhow (?:may|can) i (?:direct your call|assist you|help you)\b[^.\n]{0,20}\?",
            "one_moment hold": r"\bone moment,? please\b|\b(?:can|may) i put you on hold\b|\bplease hold\b",
            "may_i_ask may_i_have may_i_tell": r"\bmay i (?:ask who['’]?s calling|have (?:your|a) (?:name|phone|number"
            r"|e-?mail|address|home|shipping)|tell (?:him|her|them) (?:what|who))\b",
            "spell": r"\b(?:can|could) you spell (?:that|your)\b",
        },
        most=3,
    ),
    # Transcripts: cues, headers with a time, and two people in turn.
    sign(
        _SCRIPT,
        6,
        {
            "-->": r"^\W?(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3} *--> *\d",
            ":": r"^(?!Q:)(?P<one>[A-Z][\w.'’ ]{0,24}): [^\n]+\n+"
            r"(?!(?P=one):|Q:)(?P<other>[A-Z][\w.'’ ]{0,24}): [^\n]+\n+"
            r"(?P=one): [^\n]+\n+(?P=other): ",
        },
    ),
    sign(
        _SCRIPT,
        2,
        {
            _CLOCK: r"^\[?[A-Z][\w.'’ -]{1,30}\]?[ \t]+[(\[]?(?:\d{1,2}:)?\d{1,2}:\d{2}[)\]]?$\n(?=[^\n])"
            r"|^[(\[]?(?:\d{1,2}:)?\d{1,2}:\d{2}[)\]]? *[|–—-]? *[A-Z][\w.'’ -]{1,30}$\n(?=[^\n])",
        },
        most=2,
    ),
    sign(_SCRIPT, 2, {'" “': rf"{LINE}[A-Z][\w'’.]{{1,20}}(?: [A-Z][\w'’.]{{1,20}})?: ?[\"“]"}, most=3),
    sign(
        _SCRIPT,
        4,
        {
            "script": r"\b(?:cold[- ]call|call|phone|voice ?mail|calling|telephone|door|walk-in|discovery)[- ]script\b"
            rf"|{LINE}script\b.{{0,40}}$|\A\W{{0,4}}(?:[\w'’&-]{{1,20}} ){{1,5}}script\W{{0,3}}$",
            "objection": r"\bobjection (?:cards?|handling|handlers?|scripts?|responses?)\b",
            "voicemail call gatekeeper": rf"{LINE}(?:voicemail|cold call|phone call|gatekeeper)\b.{{0,30}}$",
            "cold_call": r"\bthis is a cold call\b",
            "record": r"\b(?:this|the|our) call (?:is|will be|may be)(?: \w+)? (?:recorded|monitored)\b"
            r"|\brecorded line\b",
            # A mail doesn't begin with a quotation mark; what is read out does.
            "hi hello hey good": r"\A\W{0,4}[\"“](?:hi|hello|hey|good (?:morning|afternoon|evening))\b",
            "opening call phone": rf"{LINE}(?:opening|opener|calling|call|phone) scripts?\b.{{0,20}}$",
        },
    ),
    # Answers that are looked up while somebody is on the line, and the shouts that they stand under.
    sign(_SCRIPT, 2, {"jump_to go_to skip_to": r"\b(?:jump|go|skip) to:? ?(?:kb|step|section|\d)"}, most=3),
    sign(_SCRIPT, 2, {'" “': r"^[A-Z][A-Z'’ /-]{3,40}\n+[\"“]"}, most=3),
    sign(
        _SCRIPT,
        1.5,
        {
            _IF_THEY: rf"{LINE}(?:if|when) (?:{_THEY})\b[^.\n]{{0,80}}:",
            "objection": rf"{LINE}objection\b.{{0,80}}[:\"”]",
            "opener opening intro pitch close gatekeeper rebuttal objection": rf"{LINE}(?:opener|opening|intro|pitch"
            rf"|close|gatekeeper"
            r"|rebuttal|handling objections?)\s*:?$",
        },
        most=3,
    ),
    sign(_SCRIPT, 1.5, {'" ”': r"^[ \t>*-]{0,8}[\"“][^\"“”\n]{8,300}[\"”]$"}, most=2),
    sign(
        _SCRIPT,
        1.5,
        {"( [ *": r"[\[(*](?:wait|pause|listen|if they|let (?:them|him|her)|stop talking|smile|beat|silence)\b"},
        most=2,
    ),
    sign(
        _SCRIPT,
        4,
        {
            "this_is": r"\bthis is [^.,\n]{2,40} (?:calling )?(?:with|from|at) [^\n]{2,80}"
            r"(?:how are you|do you have a|bad time|catch you|reason (?:for my|i['’]m) call)",
            "why_i": r"\A[^.,\n]{0,12}this is [A-Z]\w+ (?:with|from|at) [A-Z][^?]{0,160}"
            r"\bwhy i(?:['’]?m| am)? call(?:ed|ing)\b",
            "calling": r"\bthis is [^.,\n]{2,40} (?:with|from|at) [^.\n]{2,60}\.\s+i['’]?m calling\b"
            r"|\bi['’]m calling (?:you )?(?:today )?(?:because|from|on behalf)\b",
            "speak talk": r"\b(?:may|could|can) i (?:please )?(?:speak|talk) (?:with|to)\b",
            "me_back": r"\bcall(?:ing)? me back (?:at|on)\b",
            "calling_from calling_with calling_on": r"\b(?:this is|my name is|it['’]s) [A-Z][\w'’]{1,20}"
            r"(?: [A-Z][\w'’]{1,20})? calling (?:from|with|on behalf)\b",
            "calling_to": r"\A\W{0,4}(?:(?:hello|hi|hey)\b)?[^.\n]{0,12}\bthis is [^\n]{3,200}"
            r"[.!] i['’]m calling to\b",
        },
        where=Where.OPENING,
    ),
    # Answers to objections under the objections: "That's too expensive." and "Response:" below.
    sign(
        _SCRIPT,
        3,
        {
            "response answer reply rebuttal": r"^\W{0,6}[\"“][^\"“”\n]{3,100}[\"”]\W{0,4}\n+"
            r"[^\w\n]{0,6}(?:response|answer|reply|rebuttal)[^\w\n]{0,4}$",
        },
        most=3,
    ),
    sign(
        _SCRIPT,
        6,
        {"|": r"^\|[^|\n]*\b(?:says?|objections?)\b[^|\n]*\|[^|\n]*\b(?:say|reply|response|answer|rebuttal)\b"},
    ),
    # A title that speaks of a call, a case on a line of its own, and turns with the time in front.
    sign(
        _SCRIPT,
        2.5,
        {
            "call ringing phoning": r"\A\W{0,4}(?!subject|re:|from|to:)[^.:?!,\n]{0,60}"
            r"\b(?:calls?|calling|ringing|phoning)\b[^.:?!,\n]{0,60}\n\s*\n"
        },
    ),
    sign(_SCRIPT, 1.5, {_IF_THEY: rf"^\W{{0,4}}(?:if|when) (?:{_THEY})\b[^.,:\n]{{3,60}}$\n\n"}, most=2),
    sign(
        _SCRIPT,
        6,
        {
            _CLOCK: r"^[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]? [A-Z][^:\n]{1,50}: [^\n]+\n+"
            r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]? [A-Z]"
        },
    ),
    # What is said on the phone and nowhere else, and a case in brackets or a step that directs the caller.
    sign(
        _SCRIPT,
        2,
        {
            "calling": r"\b(?:the )?reason (?:that )?(?:i['’]?m|i am|why i['’]?m) calling\b"
            r"|\b(?:i['’]?m|i am|we['’]?re|is [A-Z]\w{1,20}) (?:just |only )?calling (?:you )?"
            r"(?:because|from|with|about|regarding|to|today|on behalf)\b",
            "catch caught": r"\b(?:did i|have i) (?:catch|caught) you\b",
            "speaking put through charge available home": r"\b(?:am i|who am i) speaking (?:with|to)\b"
            r"|\bput me through\b"
            r"|\bis (?:this|that) (?:the )?(?:person|one|owner|manager|homeowner)\b[^.\n]{0,40}\?"
            r"|\bis (?:the )?(?:mrs?\.?|ms\.?|dr\.?|owner|manager|person)\b[^.\n]{0,30}\b(?:available|there|in)\?"
            r"|\bis [\[(<][\w ]{1,24}[\])>] (?:available|at home|home|in|there)\?",
        },
        most=3,
    ),
    # What is to be said, in quotation marks after the direction to say it.
    sign(
        _SCRIPT,
        3,
        {
            "tell ask say": r"\b(?:tell|ask|say to) (?:the )?"
            r"(?:buyer|client|customer|donor|guest|homeowner|prospect|them)\b[^.:\n]{0,20}[:,] ?[\"“]",
        },
        most=2,
    ),
    # That "the customer says" something is a sign of its own below; its words in quotation marks settle it.
    sign(_SCRIPT, 1, {"says": r"\bthe (?:client|customer|donor|prospect) says[:,]? [\"“]"}),
    # A handbook's words around what is said, a message left on a machine, a phone that is answered.
    sign(
        _SCRIPT,
        3,
        {
            "prospect customer client donor": r"\bthe (?:prospect|customer|client|donor) (?:answers|asks|objects"
            r"|replies|responds|says)\b",
            "situation no scenario no reply no response no objection no": r"^(?:situation|scenario|reply|response"
            r"|objection) no\.? ?\d",
            "skip jump go_to proceed": r"\bif (?:no|not|yes),? (?:go|jump|proceed|skip) to\b",
            "my_number_is": r"\bagain,? my number is\b",
            "reach_me call_me a_call": r"\A\W{0,4}(?:hello|hi|hey|good (?:morning|afternoon|evening))\b"
            r"[^.\n]{0,20}\bthis is [A-Z][^\n]{20,1200}"
            r"\b(?:(?:can|please) (?:reach|call) me|give me a call)\b[^\n]{0,400}\Z",
            "me_back": r"\bplease call me back (?:at|on)\b",
            "how_are_you": r"\bmy name is [^.\n]{2,60}\. ?how are you\b",
            "this_is": r"\A\W{0,4}[^.,\n]{3,40}, this is [A-Z]\w+(?: speaking)?[.!]?$",
            "my_call this_call the_call": r"\b(?:purpose|reason) (?:for|of) (?:my|the|this) call\b",
        },
        most=3,
    ),
    # A mail may say one of these, too.
    sign(
        _SCRIPT,
        1,
        {
            "is_now_a is_this_a have_you_got do_you_have": r"\bis (?:now|this) a (?:good|bad|okay|decent) time\b"
            r"|\b(?:have you got|do you have) (?:a|two|a couple of|a quick|just a) (?:quick )?"
            r"(?:minutes?|mins?|moments?|seconds?|secs?)\b[^.\n]{0,20}\?",
            "how_are_you s_your_day": r"\bhow (?:are you|['’]?s your day)\b[^?\n]{0,20}\?",
            "my_number me_back us_back my_call": r"\bmy number is\b|\bcall(?:ing)? (?:me|us) back\b|\breturn my call\b",
        },
        most=2,
    ),
    sign(
        _SCRIPT,
        2,
        {"(if [if (when [when": rf"^[ \t]{{0,4}}[\[(](?:if|when) (?:{_THEY})\b[^\])\n]{{3,80}}[\])]:?$"},
        most=2,
    ),
    sign(
        _SCRIPT,
        2,
        {
            "step stage phase part tip rule": rf"{LINE}(?:step|stage|phase|part|tip|rule) (?:\d|one|two|three)\b"
            r"[^\n]{0,80}\b(?:gatekeepers?|objections?|rapport|pitch|close|opener|voicemail|prospects?|rebuttals?"
            r"|dial|hang up|the sale)\b",
        },
        most=2,
    ),
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
