"""The signs of a call script: turns, titles, branches, directions, the words of somebody who rings."""

from __future__ import annotations

from outreach_lint.document import MessageKind
from outreach_lint.readers.signs import LINE, Sign, Where, sign

_SCRIPT = MessageKind.CALL_SCRIPT

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
# One of these, a colon and what is said: a turn within a paragraph.
_TURN = r"(?:Rep|Agent|Caller|Prospect|Customer|Client|SDR|BDR|Gatekeeper|Receptionist|Homeowner|Donor): "

SCRIPT_SIGNS: tuple[Sign, ...] = (
    # Labels in front of turns.
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
            ":": rf"^{_TURN}[^\n]{{1,300}}[.?!…\"”)\]] {_TURN}",
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
)
