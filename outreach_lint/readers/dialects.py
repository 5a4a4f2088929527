"""Words that tell what a bracket holds: random wordings, filters, markup, asides, directions, gaps to fill.

Sources: the platforms' own documentation, and the ways in which people mark a gap by hand.
"""

from __future__ import annotations

import re

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
    "info faq free sold hiring request question ot rss rfc ann announce bug patch cfp list solved fixed closed".split()
)
# What gaps are for, where no slot says it: "[topic]", "<trigger event>".
GAP_NOUNS = frozenset(
    "achievement announcement article asset award benefit blog challenge compliment content context cta customer "
    "detail details event example fact feature goal goals hook idea initiative insight issue item link metric name "
    "news objection offer opener outcome pain podcast point post priority problem project proof question reason "
    "recipient reference result results role signal skill snippet specific statement story task team tech topic "
    "trend trigger value word xyz".split()
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

PLATFORM_ERROR = re.compile(r"\s*(?:MISSING TOKEN\b|object Object\s*$)", re.IGNORECASE)
FIELD_NAME = re.compile(r"[^\W\d_][\w .'’/&-]{0,60}$")
