"""The signs of a service reply: the reader had a problem or a question, and wrote first.

A reply by a help desk says so in stock words. A good one has none of them: it tells what went wrong with the reader's
own thing, in the past, and what has been done about it. Each half alone may stand in a first mail by somebody who has
seen a fault, so that they weigh little; the two together settle it.
"""

from __future__ import annotations

from outreach_lint.document import MessageKind
from outreach_lint.readers.signs import LINE, Sign, Where, sign

_SERVICE = MessageKind.SERVICE_REPLY

_SORRY = r"(?:sorry|apologi[sz]e|apologies)"
_THANKS = r"\b(?:thanks|thank you)(?: again| so much| very much| both)?"
_WE = r"\b(?:i|we)(?:['’]ve| have)?(?: now| already| just| also| today)?"
_HAVE = r"\b(?:i|we)(?:['’]ve| have)(?: now| already| just| also| today)?"
# What a customer has of a firm's.
_THEIRS = (
    r"(?:order|parcel|package|delivery|refund|claim|complaint|booking|reservation|permit|application|appointment"
    r"|account|bill|bin|bins|invoice|statement|meter|ticket|card|payment|deposit|licen[cs]e|membership|subscription"
    r"|prescription|luggage|bag|suitcase|seat|room|table|repair|report|file|form|appeal|fare|boiler|car|bike|heating"
    r"|broadband|phone|laptop|sofa|jacket|cake|flight|policy|referral|dinner money)"
)
_NEW = r"(?:right|correct|corrected|new|replacement|missing|other|second)"

SERVICE_SIGNS: tuple[Sign, ...] = (
    # Service replies: the reader had a problem or a question and wrote first.
    sign(
        _SERVICE,
        4,
        {
            "thank": rf"{_THANKS} for (?:contacting|getting in touch|reaching out|waiting|writing"
            r"|your (?:recent |kind |detailed |honest |valued )?(?:e-?mail|message|enquiry|inquiry|report"
            r"|question|complaint"
            r"|feedback|patience|correspondence|letter|comments|query)"
            r"|(?:taking the time to )?(?:shar(?:e|ing)|leav(?:e|ing)|provid(?:e|ing)|giv(?:e|ing)) (?:us )?your"
            r" (?:(?:valued|valuable|kind|honest) )?(?:feedback|review|experience|comments|concerns|thoughts on your)"
            r"|taking the time to (?:leave|rate|review|send|share|submit|tell|write)"
            r"|letting (?:us|me) know|flagging|raising|bringing|sharing your con"
            r"|the (?:\w+ )?(?:report|screenshots?))",
            "looking": r"\blooking into (?:it|this|that|your)\b",
            "attention": r"\bbring(?:ing)? (?:it|this|that) to (?:our|my) attention\b",
            "question": r"\b(?:great|good) question about\b|\A\W{0,4}(?:great|good) question\b",
            "i_understand i_see i_can_see i_hear": r"\bi (?:understand|(?:can )?see"
            r"|hear) (?:that )?you(?:['’]d like to (?:request|cancel|return)"
            r"|(?:['’]re| are) (?:concerned|experiencing|having|frustrated))",
        },
        where=Where.OPENING,
    ),
    sign(
        _SERVICE,
        3,
        {
            "sorry apolog": rf"\b(?:we|i)(?:['’](?:re|m)| am| are)?(?: \w+){{0,3}} {_SORRY}\b"
            r"(?! (?:to|for) (?:bother|disturb|interrupt|tak(?:e|ing) |trouble|chas|bug|intrud"
            r"|be a pest|keep|reach|writ|contact|the cold|this cold))"
            r"|\baccept (?:my|our) (?:\w+ )?apology\b"
            rf"|\b(?:our|my) (?:\w+ )?apologies\b(?! if\b)|{LINE}{_SORRY} (?:about|for|to hear|that|you)\b"
            r"(?! (?:the (?:delay|cold|slow|radio|late|silence)|reaching|bother))",
        },
        where=Where.OPENING,
    ),
    sign(
        _SERVICE,
        2,
        {"apolog": r"\bwe (?:\w+ )?apologi[sz]e (?:for|that)\b(?! (?:reaching|writing|the cold|bothering))"},
    ),
    # What a desk tells all whom a fault has hit.
    sign(
        _SERVICE,
        5,
        {
            "downtime outage interruption disruption": r"\bwe(?:['’]ve| have| are)? (?:experienced|experiencing"
            r"|suffered)\b[^.\n]{0,40}\b(?:disruptions?|downtime|interruptions?|outages?)\b",
        },
        where=Where.OPENING,
    ),
    sign(_SERVICE, 5, {"outage downtime": r"\b(?:our|total|yesterday['’]s) (?:\w+ )?(?:downtime|outage)\b"}),
    sign(_SERVICE, 1.5, {"sorry apolog": rf"\b{_SORRY} (?:about|for|that|to hear)\b|\bi['’]m sorry[.,;]"}),
    # Answers to reviews, and of a desk that closes a matter.
    sign(
        _SERVICE,
        2,
        {
            "regret": r"\bregret (?:the|any) (?:\w+ )?inconvenience\b",
            "sorry": rf"\b{_SORRY} (?:to (?:hear|learn|see|read)|that|for|about)\b[^.\n]{{0,40}}\b(?:concerns?"
            r"|experience|flight|meal|purchase|stay|time with us|trip|visit)\b",
            "apologi": r"\band apologi[sz]e for\b",
            "kind_words": r"\b(?:for|on|along) (?:your|such|these|those) kind words\b",
            "next_time": r"\bnext time (?:that )?you(?:['’]re| are)? (?:com(?:e|ing)|din(?:e|ing)|fly|stay\w*|visit\w*"
            r"|join us|with us|in town)\b",
            "honesty comments feedback": r"\bappreciate (?:your honesty|(?:your|the|all) (?:comments|feedback)"
            r"|(?:comments|feedback) from our)\b",
            "letter email e-mail": r"\byour (?:letter|e-?mail) (?:regarding|about|concerning) (?:a|an|the|your|our) ",
            "trouble": r"\b(?:taking|going to) the (?:time and )?trouble (?:to|of) writ(?:e|ing)\b",
            "request": r"\b(?:decline|deny|grant|refuse) your (?:request|claim|application)\b",
            "disappointment": r"\bunderstand (?:the|your) (?:anger|disappointment|frustration)\b",
            "right": r"\bmake (?:it|things|this|that) right\b",
            "improv": r"\b(?:continually|continuously|constantly) improv\w+ our\b",
            "ticket request": r"\b(?:tickets?|requests?) (?:should|must|can|need to) be (?:opened|submitted|raised"
            r"|logged)\b|\bsubmit (?:your|a) (?:request|ticket)\b",
            "not_received": r"\byour (?:e-?mail|message) (?:was|has) not (?:been )?received\b",
            "information details data account": r"\byour (?:information|details|data|account) (?:has|have) been"
            r" (?:removed|deleted|updated|corrected|closed|restored)\b",
            "from_our_end": r"\bfrom our end\b",
            "initiated issued processed": r"\brefund (?:initiated|issued|processed)\b",
            "concern letter complaint": r"\byour (?:letter|complaint) (?:caused|has been received|reached|was read)\b"
            r"|\b(?:such|this kind of) (?:a complaint|complaints)\b",
            "already": r"\bif you(?:['’]ve| have) already (?:contacted|opened|raised|reported|submitted|written)\b",
            "backorder": r"\b(?:your|the) back-?orders?\b",
            "order": r"\border (?:has|have|had) (?:been )?(?:failed|blocked|cancelled|canceled)\b",
        },
        most=2,
    ),
    sign(
        _SERVICE,
        2,
        {
            "refund replacement parcel claim complaint ticket support transaction": r"\b(?:your|the) (?:refund"
            r"|replacement|parcel|claim|complaint|ticket|support (?:case|request)|transaction)\b"
            r"|\brefund(?:ed|ing)? (?:you|the|your|of)\b",
            "your_order your_booking your_account your_invoice your_delivery your_subscription your_export your_issue"
            " your_concern your_case your_bug your_card": r"\byour"
            r" (?:order|booking|account|invoice|delivery|subscription|export|issue|concern|case"
            r"|bug report|card) (?:\d|#|was|is|has|number|reached|arrived|ref)",
            "ticket order case booking ref": r"(?<!your )\b(?:ticket|order|case|booking|ref(?:erence)?) ?"
            r"(?:no\.?|number|#|\d{3,})",
        },
        most=2,
    ),
    sign(
        _SERVICE,
        1.5,
        {
            "frustrat inconvenien escalat workaround troubleshoot wrong": r"\b(?:frustrat(?:ed|ing|ion)|inconvenience"
            r"|escalat(?:e|ed|ing)|workaround|troubleshoot\w*|went wrong)\b",
            "resolv looking": r"\bresolv(?:e|ed|ing) (?:this|it|your|the)\b|\blooking into (?:it|this|your|why)\b",
            "fixed restored refunded credited corrected replaced ran reset re-set": r"\b(?:i|we)(?:['’]ve"
            r"| have)? (?:fixed|restored|re-?ran|re-?set|refunded"
            r"|credited|corrected|replaced)\b",
            "right": r"\bput(?:ting)? (?:this|it) right\b",
        },
        most=2,
    ),
    sign(
        _SERVICE,
        1.5,
        {
            "desk support": r"\bhelp ?desk\b|\b(?:from|in) (?:the )?support\b",
            "here_to_help help_you_understand": r"\bhere to help\b|\bhelp you understand\b",
            "support care service": r"\b(?:support|care|service) team\b|\bcustomer (?:care|service|support)\b",
            "question assist ticket": r"\bany (?:further|other) questions\b|\bfurther assistance\b"
            r"|\bclose this ticket\b",
        },
    ),
    # What only somebody says who has been asked for help: the closing offer, the hand-over, the feeling for the
    # customer's trouble, and the way to do it.
    sign(_SERVICE, 2, {"anything else": r"\banything else (?:i|we) can (?:help|do)\b"}),
    sign(
        _SERVICE,
        2.5,
        {
            "department area fault policy": r"\b(?:is|are|['’]s|was) not (?:(?:our|my) (?:department|area|policy)"
            r"|our fault)\b"
        },
    ),
    sign(
        _SERVICE,
        2.5,
        {
            "upset frustrat annoy disappoint stress": r"\bhow (?:upset|frustrat|annoy|disappoint|stress)"
            r"(?:ed|ing|ful)?\b[^.\n]{0,30}\b(?:you|this|that|it)\b",
            "under click select tap": r"\A\W{0,4}(?:yes,? |sure,? )?you can [^.\n]{3,80}\b(?:under|in|from) (?:the )?"
            r"(?:[A-Z]\w+|settings|menu)\b[^.\n]{0,60}\b(?:then|and (?:choose|pick|click|select)|click|select|tap)\b",
        },
        most=2,
        where=Where.OPENING,
    ),
    sign(
        _SERVICE,
        1.5,
        {
            "taken barred waived revers reissued unlock reconnect cancel resent re-sent removed": r"\b(?:i|we)"
            r"(?:['’]ve| have) (?:now |already |also )?(?:taken off|barred|waived|reversed|re-?issued|unlocked"
            r"|reconnected|cancell?ed|re-?sent|removed)\b",
            "corrected": r"\bcorrected (?:bill|invoice|statement|label)\b",
            "bill charge": r"\b(?:bills?|charges?)\b[^.\n]{0,60}\byou (?:didn|did not|never)\b",
        },
        most=2,
    ),
    sign(
        _SERVICE,
        2.5,
        {
            "wrote rang phoned called reported told complained raised flagged say issue error problem": r"\byou"
            r" (?:wrote(?! (?:in|for|on) )|rang|phoned|called|reported|told us|complained|raised|flagged)\b[^.\n]{0,60}"
            r"\b(?:that|about|with|the|your)\b|\bwhen you say\b"
            r"|\byou (?:help me understand|confirm) the (?:specific )?(?:issue|error|problem)\b",
            "fault mistake error missed": r"(?<!not )\b(?:our|my) (?:fault|mistake|error)\b|\b(?:we|i) missed it\b",
            "issue error problem fault": r"\b(?:issue|error|problem|fault)(?: \w{1,8})? (?:that )?you(?:['’]re| are"
            r"|['’]ve| have)? (?:got|had|seeing|seen|having|reported|getting)\b",
            "twice able": r"\bcharged (?:you )?twice\b|\bable to resolve\b",
        },
        most=2,
    ),
    # What went wrong with the reader's own thing, told in the past.
    sign(
        _SERVICE,
        1.5,
        {
            "you_were you_got you_had you'd_been you’d_been you_have you've you’ve you_missed you_never_got"
            " you_didn you_did_not you_hit you_paid you_ordered you_returned you_waited you_reported": r"\byou"
            r" (?:were|got|had been|['’]d been|have been) (?:\w+ )?(?:billed|charged|cut off|double-booked"
            r"|given|left|moved|overcharged|promised|put|sent|sold|told)\b"
            r"|\byou(?:['’]ve| have)? (?:missed|never got|didn['’]t get|did not get|got the wrong|hit the limit"
            r"|paid for|ordered|returned|waited|reported)\b"
            r"|\byou had (?:ordered|asked for|paid|booked|sent)\b",
            "_was _were has_been had_been should_have has_sat had_sat": rf"\byour (?:\w+ )?{_THEIRS} (?:was|were"
            rf"|has been|had been|should have|ha[sd] sat)\b",
            "should": r"\b(?:we|he|she|they|nobody|driver|porter|crew|desk|that|which|it|and) (?:we )?should(?:n['’]t"
            r"| not)? have (?!mentioned|sent this|asked|written|introduced)\w+",
            "late": r"\b(?:\d+|two|three|four|five|six|ten) (?:minutes|hours|days|weeks) late\b",
            "stopped failed down came burst broke": r"\b(?:stopped|failed|went down|came back|was down|were down"
            r"|burst|broke)"
            r" (?:at|from|between) \d",
            "crash error bug": r"\b(?:crash|error|bug)\b[^.\n]{0,40}\b(?:came in with|c[ao]mes? from"
            r"|caused by)\b",
            "didn": r"\b(?:driver|plumber|engineer|courier|technician|crew|fitter|electrician|nurse|cleaner)"
            r" (?:didn['’]t|did not|never|left|took|went)\b",
        },
        most=2,
    ),
    # Whose fault it was.
    sign(
        _SERVICE,
        2,
        {
            "fault mistake error slip oversight doing": r"(?<!not )\b(?:our|my) (?:\w+ ){0,2}(?:fault|mistake|error"
            r"|slip|oversight|doing)\b",
            "fault mistake error blame": r"\bthe (?:fault|mistake|error|blame) (?:is|was|lies) (?:ours|mine|with us"
            r"|with me)\b",
            "else neighbour neighbor another": rf"{_WE} (?:read|sent|put|gave|booked|billed|charged)"
            r" (?:you |your )?(?:(?:some(?:body|one) else|your neighbou?r|another \w+)['’]s)\b",
            "that_was that_is that_one that's that’s": r"\bthat(?:['’]s| was| is| one['’]s| one is)"
            r" (?:us|me|on us|on me|ours|mine)\b",
            "wrong": rf"{_WE} (?:gave|sent|told|booked|billed|charged|read|packed|shipped|entered|printed|fitted|put)"
            r" [^.\n]{1,50}\b(?:wrong|twice|instead|too fast)\b",
            "you're you’re you_are you_were": r"\A\W{0,4}you(?:['’]re| are"
            r"| were) (?:\w+ )?right\b[^.\n]{0,50}\b(?:we sent|sent|billed|charged"
            r"|wrong|twice|late|missing|fail\w*|broke\w*|fires|stops|crash\w*|should)\b",
        },
    ),
    # What has been done about it.
    sign(
        _SERVICE,
        1.5,
        {
            "off": r"\b(?:off|from) (?:\w+['’]s |your |the |next |this )+(?:bill|invoice|rent|statement|room|account"
            r"|balance|fare)\b",
            "card bank account": r"\b(?:back|is|was|are|see it|see|show|sent|credited|goes|went|way)\b[^.\n]{0,30}"
            r"\b(?:on|to|into|in) (?:your|the) (?:card|bank|account)\b",
            "right correct new replacement missing other second": rf"\b(?:the|a|your) {_NEW} (?:one|[\w-]+)"
            r"(?:,? \w+)? (?:is|are|goes|go|leaves|leave|left|went|ships|shipped|comes|will be|will go) "
            r"(?:today |now |already |being )?(?:packed|out|with|on|in|tonight|today|tomorrow|attached|enclosed|from"
            r"|fitted|sent)\b|\b(?:new|corrected) (?:ones?|copy|bill|invoice|label|copies)\b[^.\n]{0,40}?"
            r" (?:attached|enclosed|below|comes?|goes|go|leaves?|are going|is going|will be)\b",
            "£ $ €": r"[£$€]\d[^.\n]{0,40}\bback\b[^.\n]{0,16}\byour?\b",
            "fix reproduce": r"\b(?:a|the) fix (?:is|was|goes|went|will|should)\b|\bi can reproduce it\b",
            "correct refund replay re- reran rerun reopen revers waive reissu resent rebook restore": rf"{_HAVE}"
            rf" (?:corrected|refunded|replayed|re-?ran|re-?run"
            r"|re-?opened|reversed|waived|re-?issued|re-?sent|rebooked|restored)\b",
            "told asked written spoken rung": rf"{_HAVE} (?:told|asked|written to|spoken to|rung) (?:the )?"
            r"(?:depot|driver|courier|crew|warehouse|workshop|dispatch|carrier|engineer|billing|for (?:the|it))\b",
            "taken moved put given": rf"{_HAVE} (?:taken|moved|put|given)\b[^.\n]{{0,40}}"
            r"\b(?:off|back|aside|free of charge)\b",
            "keep give return bin": r"\b(?:keep|give|return|bin) the (?:wrong|old|first|broken|faulty|damaged|odd"
            r"|\d+)\b",
            "need": r"\b(?:no need|(?:don['’]t|do not|needn['’]t|need not)(?: need)?) (?:to )?(?:post|send it|send the"
            r"|return|report|take another|ring again|pay)\b",
            "send_me tell_me": r"\b(?:send|tell) me (?:an?|the) [^.\n]{2,40}\band i['’]ll (?:trace|try|check|look)\b",
            "will": r"\b(?:engineer|plumber|crew|truck|van|driver|technician|fitter|assessor|electrician|he|she)"
            r"(?:['’]ll| will| comes)(?: be)? (?:with|empty|on|at|collect|come|bring|pick|fit)\b",
        },
        most=2,
    ),
    sign(
        _SERVICE,
        1.5,
        {
            "from since until now": r"\b(?:from|since|until) (?:now on|then|monday|tuesday|wednesday|thursday|friday"
            r"|today|\d{1,2} \w+|tomorrow)\b,?[^.\n]{0,60}\b(?:no longer|every|nobody|nothing|porters?|desk|drivers?"
            r"|staff|alarm|we tell|is told|are told|checks?|is weighed|may)\b"
            r"|\bthe alarm now\b|\bso (?:it|that|this) can(?:['’]t|not) happen\b",
            "release fix version store": r"\b(?:in|it['’]s in|is in|comes with) (?:\w+['’]s|the next|the) (?:release"
            r"|version|update|store)\b",
        },
    ),
    # Few words, by somebody in a hurry: the reader is right, it is on the house, it is sorted.
    sign(
        _SERVICE,
        2,
        {
            "right": r"\byou(?:['’]?re| are| were) (?:\w+ )?right\b(?: about|[.!]|,? (?:the|that|it|we|i|there"
            r"|this|your)\b)",
            "on_us on_the_house no_charge free_of_charge": r"\b(?:on us|on the house|no charge|free of charge)\b",
            "oh": r"\A\W{0,4}oh (?:no|dear)\b",
            "not_what not_at_all_what": r"\bnot (?:at all )?what (?:we want|we like|you asked|you ordered|we(?:['’]d"
            r"| would) (?:want|like))\b",
        },
        most=2,
    ),
    sign(
        _SERVICE,
        1.5,
        {
            "sorted": r"\b(?:been|get|got|getting|have|is|all) (?:this |that |it |things |you )?sorted\b",
            "refunding": r"\brefunding (?:you|your|the|it)\b",
            "arrived came turned": r"\byour \w+ (?:arrived|came|turned up) (?:with|without|broken|cracked|late"
            r"|damaged|wet)",
            "refund": r"\brefund of [£$€]?\d",
            "the_wrong": r"\bthe wrong \w+ (?:went|came|was|arrived)\b",
            "goes comes leaves ships": r"\b(?:new|right|replacement|second) (?:one|\w+) (?:goes out|comes"
            r"|leaves|ships)\b",
            "is_with_you": r"\b(?:engineer|driver|plumber|technician|fitter|electrician) is with you\b",
            "fare money deposit fee": r"\b(?:fare|money|deposit|fee)s?(?: has| have| is|['’]s)? (?:gone|going"
            r"|coming|been paid)"
            r" back\b",
            "frustrating annoying": r"\b(?:sounds|must be|is) (?:\w+ )?(?:frustrating|annoying)\b",
            "on_our_side on_our_end at_our_side at_our_end": r"\b(?:on|at) our (?:side|end)\b",
            "get_the get_your get_all get_both": r"\byou(?:['’]ll| will)? get (?:the|your|all|both)"
            r" (?:\w+ ){0,2}back\b",
            "mix": r"\bmix[- ]?up\b",
            "new": r"\bnew (?:bill|invoice|statement|label|contract) (?:on |by |comes |goes |is )?(?:mon|tues"
            r"|wednes|thurs"
            r"|fri|satur|sun|tomorrow|today|next)",
            "sorry": r"\bsorry[,.]? (?:that|this|it) (?:was|is|one)\b|\bso sorry\b",
            "wrong twice mistake upside": r"\b(?:i|we|some(?:body|one))(?:['’]ve| have)? (?:mis\w+|counted|put"
            r"|fitted|left|copied|sent|packed|read|typed)\b"
            r"[^.\n]{0,40}\b(?:wrong|by mistake|upside|twice)\b",
            "concerned disappointed disheartened dismayed saddened upset": r"\b(?:concerned|disappointed|disheartened"
            r"|dismayed|saddened|upset) to (?:hear|learn"
            r"|read)\b",
            "photo pic picture screenshot": r"\b(?:photos?|pics?|pictures?|screenshots?) of (?:the|any|your) (?:damage"
            r"|fault|error|label|cake|problem|leak|crack)\b",
        },
        most=3,
    ),
    # An office's words: decided, informed, instructed, unable.
    sign(
        _SERVICE,
        1.5,
        {
            "unfortunately": r"\bunfortunately,? (?:we|i) (?:are|am|can|do|have)(?:n['’]t|not| not| no| unable)",
            "unable able": r"\b(?:we|i) (?:are|am) (?:unable|not able) to\b",
            "informed notified instructed": r"\b(?:has|have) been (?:informed|notified|instructed|advised)\b",
            "decided considered": r"\bhave (?:decided not to|considered your|looked again at)\b",
            "refer": r"\bplease refer to (?:our|the|your) (?:terms|policy|policies|conditions|tenancy|contract"
            r"|website)\b",
            "our_policy": r"\b(?:against|under|by) our policy\b",
            "appeal penalty": r"\byour appeal\b|\bpenalty (?:charge|notice)\b",
            "chase": r"\bnot (?:to )?chase\b",
            "arranged": r"\bi have arranged (?:for|a|your)\b",
            "hold": r"\b(?:put|placed) on hold\b",
            "has_been has_gone has_not has_now have_been have_gone have_not have_now": rf"\byour (?:\w+ )?{_THEIRS}"
            r" (?:has|have) (?:not |now )?(?:been|gone)\b",
        },
        most=3,
    ),
    # Whom it greets, and the desk that signs it.
    sign(
        _SERVICE,
        1.5,
        {
            "dear": r"^dear (?:valued |loyal )?(?:customer|guest|resident|tenant|passenger|patient|policyholder"
            r"|taxpayer)s?\b",
            "custom reception appeal complaint claims relations lettings appoint support": r"^(?:the )?(?:customer"
            r"|reception|appeals?|complaints?|claims|guest|lettings|appointments?|support|member"
            r"|passenger)(?: \w+){0,2}"
            r"(?: team| desk| office| department| services?| care| relations| officer)?$",
        },
        most=2,
    ),
    # No: what can't be done, and what can.
    sign(
        _SERVICE,
        2.5,
        {
            "refund waive cancel reverse exchange compensat reimburs": r"\b(?:i|we)(?: am|['’]m| are|['’]re)?"
            r" (?:can['’]t|cannot|can not|not able to|unable to|won['’]t|will not)(?: be able to)? (?:\w+ )?(?:refund"
            r"|waive|cancel|reverse|exchange|compensate|reimburse|(?:issue|offer|give|make) (?:you )?(?:a|any)"
            r" (?:refund|credit|exchange|replacement))\b",
        },
    ),
    sign(
        _SERVICE,
        3,
        {
            "give offer extend honour honor match": r"\A(?:(?:i|we)(?:['’]m| am|['’]re| are) (?:afraid|sorry),? )?"
            r"(?:i|we) (?:can['’]t|cannot|can not) (?:give|offer|extend|honou?r|match)\b",
            "regret": r"\A\W{0,2}(?:i|we) (?:\w+ )?regret the (?:bad|damaged|delay|delayed|late|missing|wrong)\b",
        },
        where=Where.OPENING,
    ),
    sign(
        _SERVICE,
        2,
        {
            "claim application appeal permit request complaint": r"\byour (?:claim|application|appeal|permit|request"
            r"|complaint) (?:was|has been|is) (?:\w+ )?(?:turned down|refused|rejected|approved|decided|granted|upheld"
            r"|with us|closed)\b",
            "review": rf"{_THANKS} for (?:your|the|leaving (?:us )?(?:a|your)) (?:\w+ )?review\b",
        },
    ),
    sign(
        _SERVICE,
        3,
        {
            "re:": r"\bre:.*(?:\b(?:broken|dead|down|wrong|complaint|refund|overcharged|charged|missing|late|lost"
            r"|urgent|not work\w*|faulty|damaged|cancel\w*|outage|error|problem|where is my|still no|no)\b|\?\?|!!)",
            "your": r"\b(?:update|news|information) (?:about|on|regarding) your (?:\w+ )?(?:order|booking|delivery)\b",
        },
        where=Where.SUBJECT,
    ),
)
