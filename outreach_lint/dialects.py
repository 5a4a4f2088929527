"""The template dialects as data: how each platform writes fields, defaults, conditionals, choices and comments.

One row a platform, from its own documentation where that is public and from exported templates otherwise. A row says
only what a platform is known to accept: what no row of a file's best reading accepts is foreign to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Forms: what stands around a field's name.
FORMS = MappingProxyType(
    {
        "double": "{{name}}",
        "triple": "{{{name}}}",
        "braze": "{{${name}}}",
        "single": "{name}",
        "bang": "{!name}",
        "sigil": "{$name}",
        "mautic": "{contactfield=name}",
        "token": "{%=name%}",
        "shell": "${name}",
        "star": "*|NAME|*",
        "percent2": "%%name%%",
        "ampscript": "%%=v(@name)=%%",
        "percent": "%NAME%",
        "recipient": "%recipient.name%",
        "square2": "[[name]]",
        "square": "[name,fallback=x]",
        "angle2": "<<name>>",
        "guillemet": "«name»",
        "at": "@NAME@",
        "hash": "#name#",
        "dash": "-name-",
    }
)
# Defaults: what a field says when its value is missing.
DEFAULTS = MappingProxyType(
    {
        "filter": '{{ name | default: "x" }}',
        "call-filter": '{{ name | default("x") }}',
        "pipe": "{{name|x}}",
        "or": '{{name || "x"}}',
        "colon": "{{name:default=x}}",
        "comma": "{{ name, fallback=x }}",
        "call": "{{ personalization_token('name', 'x') }}",
        "insert": '{{insert name "default=x"}}',
        "word": '[[NAME OR "x"]]',
        "function": "a function around the name",
        "choice": "{{fallback|{{name}}|x}}",
    }
)
# Blocks: how a conditional opens, turns and closes.
BLOCKS = MappingProxyType(
    {
        "handlebars": "{{#if name}} … {{else}} … {{/if}}",
        "apollo": "{{#if name}} … {{#else}} … {{#endif}}",
        "liquid": "{% if name %} … {% else %} … {% endif %}",
        "mailchimp": "*|IF:NAME|* … *|ELSE:|* … *|END:IF|*",
        "ampscript": "%%[ IF NOT EMPTY(@name) THEN ]%% … %%[ ELSE ]%% … %%[ ENDIF ]%%",
        "activecampaign": "%IF $NAME% … %ELSE% … %/IF%",
        "velocity": "#if( $name ) … #else … #end",
    }
)
# Choices: how several wordings are offered, of which one is sent at random.
CHOICES = MappingProxyType({"single": "{a|b}", "random": "{{random|a|b}}", "double": "{{a|b}}"})

_HANDLEBARS_COMMENTS = ("{{!", "{{!--")
_LIQUID_COMMENTS = ("{% comment %}", "{% #")
_JINJA_COMMENTS = ("{#", "{% comment %}", "{% #")


@dataclass(frozen=True, slots=True)
class Dialect:
    """One platform's way of writing templates.

    Attributes:
        name: what settings call it.
        title: what people call it.
        forms: the forms in which it writes fields, its usual one first.
        defaults: the ways in which a field may carry its default, the usual one first; none: it has no inline default.
        blocks: how it writes conditionals, the usual way first.
        choices: how it writes random wordings.
        comments: what opens a comment that it takes out before sending.
        names: what a field may be called, or None for anything.
        signs: a name or a wording that this platform alone is known for.
        holds_back: whether a message with a missing value is not sent.
        on_request: its fields look like words, so they are read only where this dialect is set.
    """

    name: str
    title: str
    forms: tuple[str, ...]
    defaults: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    names: re.Pattern[str] | None = None
    signs: re.Pattern[str] | None = None
    holds_back: bool = False
    on_request: re.Pattern[str] | None = None

    def accepts(self, form: str, default: str | None = None, name: str | None = None) -> bool:
        """Say whether the platform reads a field of this form, with this way of giving a default and this name.

        Args:
            default: the key of `DEFAULTS`, or None for a field without one.
            name: the field's name; None: any.
        """
        named = name is None or self.names is None or self.names.fullmatch(name) is not None
        return form in self.forms and (default is None or default in self.defaults) and named


_PATH = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*(?:->\w+)*")
_UPPER = re.compile(r"[A-Z][A-Z0-9_]*(?::[A-Z0-9_]+)?")


def _names(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_LIQUID = ("filter",)
_ROWS = (
    # Sales engagement and cold mail.
    Dialect("outreach", "Outreach", ("double",), (), ("handlebars",), (), _HANDLEBARS_COMMENTS, _PATH,
            _names(r"(?:sender|prospect|opportunity|account)\.\w+")),
    Dialect("salesloft", "Salesloft", ("double",), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS, _PATH,
            _names(r"my\.(?:first_name|last_name|name|email|phone|title|company)\w*")),
    Dialect("apollo", "Apollo", ("double",), (), ("apollo",), (), (), _PATH,
            re.compile(r"sender_\w+|now_\w+.*|\w+->\w+.*|account_\w+|contact_\w+"), holds_back=True),
    Dialect("lemlist", "lemlist", ("double",), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS, None,
            re.compile(r"icebreaker|sender\.?Name|linkedinUrl|companyDomain")),
    Dialect("instantly", "Instantly", ("double",), ("pipe", "filter"), ("liquid",), ("random",), _LIQUID_COMMENTS, None,
            re.compile(r"accountSignature|sendingAccount\w+")),
    Dialect("smartlead", "Smartlead", ("double",), _LIQUID, ("liquid",), ("single",), _LIQUID_COMMENTS),
    Dialect("emailbison", "EmailBison", ("single",), (), (), ("single",), (), None, _UPPER),
    Dialect("plusvibe", "PlusVibe", ("double",), ("choice", "filter"), ("liquid",), ("random",), _LIQUID_COMMENTS),
    Dialect("coldsend", "ColdSend", ("double",), ("pipe", "filter"), ("liquid",), ("double",), _LIQUID_COMMENTS),
    Dialect("cleanmails", "Cleanmails", ("double",), ("pipe",), (), ("single",), (), None, _names(r"AI:.+")),
    Dialect("woodpecker", "Woodpecker", ("double",), (), ("liquid",), ("random",), _LIQUID_COMMENTS, None,
            re.compile(r"(?:FIRST|LAST)_NAME|COMPANY|SNIPPET_\d+"), holds_back=True),
    Dialect("smartreach", "SmartReach", ("double",), _LIQUID, ("liquid",), ("random",), _LIQUID_COMMENTS),
    Dialect("reply", "Reply", ("double",), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS, None,
            re.compile(r"FirstName|LastName|MySignature")),
    Dialect("ringover", "Ringover Cadence", ("double",), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS),
    Dialect("mailsuite", "Mailsuite", ("double",), ("pipe",)),
    Dialect("zendesk", "Zendesk", ("double",), ("or", "filter"), ("liquid",), (), _LIQUID_COMMENTS, None,
            _names(r"ticket\.\w+.*|current_user\.\w+.*|customer\.FirstName")),
    Dialect("chartmogul", "ChartMogul", ("double",), ("comma",)),
    Dialect("mixmax", "Mixmax", ("double",), ("pipe",)),
    # Marketing automation.
    Dialect("hubspot", "HubSpot", ("double",), ("call", "call-filter", "filter"), ("liquid",), (), _JINJA_COMMENTS,
            _names(r"(?:contact|company|deal|owner|sender|ticket|quote|account|custom|content|site_settings|product|"
                   r"unsubscribe|subscription|office|view)[._]\w.*"),
            re.compile(r"contact\.(?:firstname|lastname|company|email|jobtitle)\w*")),
    Dialect("mailchimp", "Mailchimp", ("star",), (), ("mailchimp",), (), (), _names(r"[\w:. -]+")),
    Dialect("mandrill", "Mandrill", ("star",), (), ("mailchimp",)),
    Dialect("salesforce-classic", "Salesforce Classic", ("bang",), ("function",), (), (), (),
            _names(r"[\w$]+[\w.(].*")),
    Dialect("salesforce-lightning", "Salesforce Lightning", ("triple", "double"), (), ("handlebars",), (),
            _HANDLEBARS_COMMENTS, None, _names(r"(?:Recipient|Sender|Organization)\.\w+")),
    Dialect("pardot", "Account Engagement (Pardot)", ("double", "triple"), (), ("handlebars",), (),
            _HANDLEBARS_COMMENTS, None, _names(r"Recipient\.\w+|Unsubscribe|Email_Preference_Center")),
    Dialect("pardot-legacy", "Pardot's older fields", ("percent2",)),
    Dialect("ampscript", "Marketing Cloud AMPscript", ("percent2", "ampscript"), ("function",), ("ampscript",), (),
            ("%%[ /*", "/*")),
    Dialect("marketo", "Marketo", ("double", "token", "shell"), ("colon",), ("velocity",), (), ("#*",),
            _names(r"(?:lead|my|company|system|campaign|program|member|trigger|opportunity|object|sp_send)\..+"),
            _names(r"lead\.\S.*")),
    Dialect("journey-optimizer", "Adobe Journey Optimizer", ("double", "token"), ("function",), ("handlebars",), (),
            _HANDLEBARS_COMMENTS, None, _names(r"profile\.\S+")),
    Dialect("braze", "Braze", ("braze", "double"), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS, None,
            _names(r"(?:custom_attribute|event_properties|api_trigger_properties|canvas_entry_properties)\b.*")),
    Dialect("customerio", "Customer.io", ("double",), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS, None,
            _names(r"(?:customer|event|trigger)\.\w+.*")),
    Dialect("klaviyo", "Klaviyo", ("double",), _LIQUID, ("liquid",), (), _JINJA_COMMENTS, None,
            _names(r"(?:person|organization|event)(?:\.\w+.*|\|lookup.*)")),
    Dialect("sendgrid", "SendGrid", ("double", "triple"), ("insert",), ("handlebars",), (), _HANDLEBARS_COMMENTS),
    Dialect("sendgrid-legacy", "SendGrid substitutions", ("dash",),
            on_request=re.compile(r"(?<!\S)-[a-z_]{3,30}-(?!\w)")),
    Dialect("twilio", "Twilio Email", ("double",), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS),
    Dialect("mailgun", "Mailgun", ("recipient",)),
    Dialect("mailgun-template", "Mailgun templates", ("double", "triple"), (), ("handlebars",), (),
            _HANDLEBARS_COMMENTS),
    Dialect("mailtrap", "Mailtrap", ("double", "triple"), (), ("handlebars",), (), _HANDLEBARS_COMMENTS),
    Dialect("postmark", "Postmark", ("double", "triple"), (), ("handlebars",), (), _HANDLEBARS_COMMENTS),
    Dialect("activecampaign", "ActiveCampaign", ("percent",), (), ("activecampaign",), (), (), _UPPER),
    Dialect("mautic", "Mautic", ("mautic",), ("pipe",)),
    Dialect("campaign-monitor", "Campaign Monitor", ("square",), ("comma",)),
    Dialect("omnisend", "Omnisend", ("square2",), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS, None,
            _names(r"contact\.\w+")),
    Dialect("dotdigital", "Dotdigital", ("at",), (), ("liquid",), (), _LIQUID_COMMENTS,
            on_request=re.compile(r"(?<!\w)@[A-Z][A-Z0-9_]{1,40}@(?!\w)")),
    Dialect("mailerlite", "MailerLite", ("sigil",), ("filter", "pipe"), ("liquid",)),
    Dialect("flexmail", "Flexmail", ("hash",), on_request=re.compile(r"(?<!\w)#[A-Za-z_]{2,40}#(?!\w)")),
    Dialect("iterable", "Iterable", ("double", "triple"), ("function",), ("handlebars",), (), _HANDLEBARS_COMMENTS),
    Dialect("constant-contact", "Constant Contact", ("square2",), ("word",)),
    Dialect("lyris", "Lyris", ("percent2",)),
    # Template languages, and mail merge.
    Dialect("jinja", "Jinja", ("double",), ("call-filter", "filter"), ("liquid",), (), _JINJA_COMMENTS, _PATH),
    Dialect("liquid", "Liquid", ("double",), _LIQUID, ("liquid",), (), _LIQUID_COMMENTS),
    Dialect("handlebars", "Handlebars", ("double", "triple"), (), ("handlebars",), (), _HANDLEBARS_COMMENTS),
    Dialect("mail-merge", "mail merge", ("angle2", "guillemet")),
    Dialect("mail-merge-braces", "mail merge in a spreadsheet add-on", ("double",), _LIQUID),
    Dialect("single-brace", "single braces", ("single",)),
    Dialect("shell", "dollar braces", ("shell",)),
)  # fmt: skip

DIALECTS: Mapping[str, Dialect] = MappingProxyType({row.name: row for row in _ROWS})


def example_default(dialect: Dialect, name: str, value: str) -> str | None:
    """Return how a platform writes a field with a default, or None where it has no inline way."""
    if not dialect.defaults or dialect.defaults[0] == "function":
        return None
    shown = DEFAULTS[dialect.defaults[0]]
    if dialect.forms[0] == "braze":
        shown = '{{${name} | default: "x"}}'
    elif dialect.forms[0] == "mautic":
        shown = "{contactfield=name|x}"
    elif dialect.forms[0] == "square":
        shown = "[name,fallback=x]"
    elif dialect.forms[0] == "square2" and dialect.defaults[0] == "filter":
        shown = '[[ name | default: "x" ]]'
    elif dialect.forms[0] == "sigil":
        shown = "{$name|default:'x'}"
    return re.sub(r"\bx\b", lambda _: value, re.sub(r"\b(?:name|NAME)\b", lambda _: name, shown, count=1), count=1)
