"""The dialects of merge fields as data: what opens and closes a block, and what only looks like a field.

Sources: the platforms' own documentation (Apollo, HubSpot, Mailchimp, Salesforce, Marketo, Braze, Customer.io,
Klaviyo, SendGrid, Mailgun, ActiveCampaign, Mautic), and the ways in which people mark a gap by hand.
"""

from __future__ import annotations

import re

# The first word inside a tag: {% if %}, {{#if}}, *|IF:|*, %%[ IF ]%%, %IF ..%.
OPENING = frozenset("if unless case ifnot each for equals capture".split())
MIDDLE = frozenset("else elseif elsif elif when".split())
CLOSING = frozenset("endif endunless endcase endeach endfor endequals endcapture end /if /unless /case /each /for "
                    "/equals end:if".split())  # fmt: skip
RANDOM = frozenset({"random", "spin", "spintax"})
# Tokens that take a fallback in second place: {{fallback|{{name}}|Sir}}.
FALLBACK = frozenset({"fallback"})
# Words that a filter begins with: {{ x | default: 'there' }}, {{ x|upcase }}.
FILTERS = frozenset(
    "append camelcase capitalize date default defaultifempty downcase escape first join last lookup lower "
    "lowercase nl2br prepend replace slice strip title truncate upcase upper uppercase urlencode".split()
)

HTML_TAGS = frozenset(
    "a abbr article aside b base blockquote body br button caption center code col colgroup dd del details div dl "
    "dt em fieldset figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li "
    "link main meta nav ol option p pre s script section select small span strike strong style sub summary sup "
    "table tbody td textarea tfoot th thead title tr tt u ul video".split()
)
# Written in angle brackets by people who mean no gap.
ASIDES = frozenset("g grin grins snip smile sigh wink laugh joke rant sarcasm end begin".split())
# Square brackets that hold something else than a gap.
BRACKET_LABELS = frozenset(
    "wip ext external internal toc sic tbc urgent update updated new note image photo logo video audio pdf draft "
    "redacted snip removed edited action required confidential ad sponsored spam cid inline attachment attached "
    "info faq free sold hiring request question".split()
)
# An editor's insertion in a quotation: "he said [they] would".
INSERTIONS = frozenset(
    "a an and are he her him his in is it its my not of on or our she so that the their them then they this to "
    "was we were will with you".split()
)
# The first word of a writer's own aside: "[or they]", "[I should say ...]".
ASIDE_OPENERS = frozenset(
    "and but cf e.g he i i'm i’m i.e is it it's it’s not or she so they via was we were which who yes no".split()
)
# The first word of an instruction to the writer or speaker: "[Wait for response]", "[If they agree, log it]".
DIRECTIVES = frozenset(
    "after alternative ask assuming based before build chuckle close collect confirm don't end ensure establishes "
    "establish gauge get give go hand hang hold identifies identify immediately if important keep laugh leave let "
    "listen lock log look make mention move note notice nod offer once pause pin qualify qualifies read repeat "
    "respond reminder rephrase say schedule send shake show silence sit skip smile speak stand start stay stop "
    "take tell thank then transition transfer tip try understand understands use verify wait walk when while "
    "write".split()
)
# The first word of a gap that says what to put there: "[Insert a detail]".
FILLERS = frozenset(
    "add choose customize customise describe enter fill include insert mention personalise personalize pick put "
    "replace specify state type".split()
)

PLATFORM_ERROR = re.compile(r"\s*MISSING TOKEN\b", re.IGNORECASE)
FIELD_NAME = re.compile(r"[^\W\d_][\w .'’/&-]{0,60}$")
