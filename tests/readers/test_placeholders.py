"""Merge fields and gaps: what they are taken for, and what the reader would see in their place."""

from __future__ import annotations

import pytest

from outreach_lint.document import Mode
from tests.readers.reading import blocks, body, read


def _shown(text: str) -> str:
    return " / ".join(body(f"Hello,\n\n{text}\n\nBest,\nTom"))


def _fields(text: str) -> list[tuple[str, str, bool]]:
    message = read(f"Hello,\n\n{text}\n\nBest,\nTom")
    return [(field.name, field.slot, field.human) for field in message.fields]


@pytest.mark.parametrize(
    ("text", "shown", "name", "slot"),
    [
        ("I saw {{first_name}} there", "I saw Alex there", "first_name", "first-name"),
        ("I saw {{ contact.firstname }} there", "I saw Alex there", "contact.firstname", "first-name"),
        ("I saw {{First Name}} there", "I saw Alex there", "First Name", "first-name"),
        ("I saw {{ first_name | default: 'there' }} there", "I saw Alex there", "first_name", "first-name"),
        ("I saw {{ first_name|default:'' }} there", "I saw Alex there", "first_name", "first-name"),
        ("I saw {{firstName|friend}} there", "I saw Alex there", "firstName", "first-name"),
        ("I saw {{lead.First Name:default=friend}} there", "I saw Alex there", "lead.First Name", "first-name"),
        ("I saw {{ contact.first_name, fallback=You }} there", "I saw Alex there", "contact.first_name", "first-name"),
        ("I saw {{${first_name} | default: 'x'}} there", "I saw Alex there", "first_name", "first-name"),
        ("I saw {{{Recipient.LastName}}} there", "I saw Morgan there", "Recipient.LastName", "last-name"),
        ("I saw {{ personalization_token('contact.firstname', 'you') }} there", "I saw Alex there",
         "contact.firstname", "first-name"),
        ("I saw *|FNAME|* there", "I saw Alex there", "FNAME", "first-name"),
        ("I saw %%first_name%% there", "I saw Alex there", "first_name", "first-name"),
        ("I saw %FIRSTNAME% there", "I saw Alex there", "FIRSTNAME", "first-name"),
        ("I saw %recipient.first_name% there", "I saw Alex there", "first_name", "first-name"),
        ("I saw {!Contact.FirstName} there", "I saw Alex there", "Contact.FirstName", "first-name"),
        ("I saw {contactfield=firstname|you} there", "I saw Alex there", "firstname", "first-name"),
        ("I saw {$name} there", "I saw Alex Morgan there", "name", "name"),
        ("I saw <<First Name>> there", "I saw Alex there", "First Name", "first-name"),
        ("I saw «Last_Name» there", "I saw Morgan there", "Last_Name", "last-name"),
        ("I saw ${first_name} there", "I saw Alex there", "first_name", "first-name"),
        ("I saw {first_name} there", "I saw Alex there", "first_name", "first-name"),
        ("I saw [[FIRSTNAME OR \"you\"]] there", "I saw Alex there", "FIRSTNAME", "first-name"),
        ("How does {{company}} bake?", "How does Acme bake?", "company", "company"),
        ("How does {{account.name}} bake?", "How does Acme bake?", "account.name", "company"),
        ("We helped {{Similar_Company}} bake", "We helped Globex bake", "Similar_Company", "other-company"),
        ("I run {{your_company}} in Hove", "I run our company in Hove", "your_company", "sender-company"),
        ("See {{calendar_link}} for times", "See example.com for times", "calendar_link", "link"),
    ],
)  # fmt: skip
def test_platform_fields(text: str, shown: str, name: str, slot: str) -> None:
    assert _shown(text) == shown
    assert _fields(text) == [(name, slot, False)]


@pytest.mark.parametrize(
    ("text", "shown", "name", "slot"),
    [
        ("I saw [First Name] there", "I saw Alex there", "First Name", "first-name"),
        ("I saw [NAME] there", "I saw Alex Morgan there", "NAME", "name"),
        ("How does [Company Name] bake?", "How does Acme bake?", "Company Name", "company"),
        ("I run [Your Company] in Hove", "I run our company in Hove", "Your Company", "sender-company"),
        ("Your [Product] plan ended", "Your product plan ended", "Product", "product"),
        ("[Mutual Connection] wrote to me", "Chris Taylor wrote to me", "Mutual Connection", "other-name"),
        ("We bake for [industry] firms", "We bake for retail firms", "industry", "industry"),
        ("I liked your post on [TOPIC].", "I liked your post on topic.", "TOPIC", "other"),
        ("I liked [specific work] there", "I liked specific work there", "specific work", "fact"),
        ("I will ring on [day] at noon", "I will ring on Tuesday at noon", "day", "date"),
        ("I saw <company> there", "I saw Acme there", "company", "company"),
        ("I saw <first name> there", "I saw Alex there", "first name", "first-name"),
        ("How does $company bake?", "How does Acme bake?", "company", "company"),
        ("It costs $X a seat", "It costs $12 a seat", "$X", "number"),
        ("You save XX% of it", "You save 12% of it", "XX", "number"),
        ("I bake at XXX in Hove", "I bake at Acme in Hove", "XXX", "other"),
        ("I saw INSERT COMPANY NAME there", "I saw Acme there", "COMPANY NAME", "company"),
        ("I saw ____ there", "I saw that project there", "", "other"),
        ("I saw [insert company name] there", "I saw Acme there", "insert company name", "company"),
    ],
)  # fmt: skip
def test_gaps_that_people_fill(text: str, shown: str, name: str, slot: str) -> None:
    assert _shown(text) == shown
    assert _fields(text) == [(name, slot, True)]


@pytest.mark.parametrize(
    "text",
    [
        "See [the page](https://x.example) for it", "As shown there [1] and there [12]", "- [x] ovens", "- [ ] ovens",
        "[WIP] ovens", "The page [sic] is cold", "At [03:45] it rang", "He said [they] were cold", "It costs $500",
        "Is 5 < 6 and 7 > 2?", "We are so glad :-) <3", "a[0] = b[i]", "Use <b>bold</b> here", "It is {} empty",
        "Write to <bo@ek.example> about it", "I bake <grin> every day", "Use {\"a\": 1} there", "A [note](x) to [Acme]",
        "100% of 20% of it", "Rocky III and XXL shirts", "- [Acme] sends the drawing", "snake__case and a_b",
        "[I should say that I have never baked a loaf in my life, but my mother did.]", "Run ${{ secrets.KEY }} now",
        "Step 2 [ ... ] step 3", "[Update your card →]", "[https://x.example]",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_field(text: str) -> None:
    assert _fields(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{Hi|Hello} from Hove", "Hi from Hove"),
        ("We {bake|sell|{burn|toast}} bread", "We bake bread"),
        ("{{RANDOM | We saw {{company}} | We met}} there", "We saw Acme there"),
        ("{{random|We saw it|We met}} there", "We saw it there"),
        ("{{I noticed|I saw that}} it is cold", "I noticed it is cold"),
        ("{{fallback|{{first_name}}|Sir}} wrote", "Alex wrote"),
        ("{|We }bake", "We bake"),
    ],
)
def test_the_first_choice_is_read(text: str, shown: str) -> None:
    assert _shown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It {% if oven %}bakes{% endif %} well", "It bakes well"),
        ("It {% if oven %}bakes{% else %}burns{% endif %} well", "It bakes well"),
        ("It {% if a %}bakes{% elsif b %}burns{% else %}rests{% endif %} well", "It bakes well"),
        ("It {{#if oven}}bakes{{else}}burns{{/if}} well", "It bakes well"),
        ("It {{#if oven}}bakes{{#else}}burns{{#endif}} well", "It bakes well"),
        ("It *|IF:OVEN|*bakes*|ELSE:|*burns*|END:IF|* well", "It bakes well"),
        ("It %%[ IF @x ]%%bakes%%[ELSE]%%burns%%[ENDIF]%% well", "It bakes well"),
        ("It {% if a %}{% if b %}bakes{% else %}burns{% endif %}{% else %}rests{% endif %} well", "It bakes well"),
        ("It {# a remark #}bakes<!-- another --> well", "It bakes well"),
        ("It {{!-- a remark --}}bakes well", "It bakes well"),
        ("It {% if oven %}bakes{% else %}burns well", "It bakesburns well"),
    ],
)
def test_the_first_arm_is_read(text: str, shown: str) -> None:
    assert _shown(text) == shown


def test_a_field_over_two_lines() -> None:
    assert _shown("Who handles {{specific\nfunction}} at yours?") == "Who handles specific function at yours?"


def test_a_field_that_closes_badly() -> None:
    assert _shown("I saw {{first_name} there") == "I saw {Alex there"


def test_an_open_field_does_not_swallow_the_draft() -> None:
    text = "I saw {{first_name there.\n\nIt was [cold in Hove.\n\nAnd [Company] too."
    assert [field.name for field in read(f"Hello,\n\n{text}").fields] == ["Company"]


@pytest.mark.parametrize("field", ["{{first_name}}", "[find the right person]", "$joe", "____", "<name>", "{{x}}"])
def test_a_field_after_a_salutation_is_a_name(field: str) -> None:
    assert blocks(f"Hi {field},\n\nYour oven is cold.")[0][1] in ("Hi Alex,", "Hi Alex Morgan,")


@pytest.mark.parametrize("field", ["[Name]", "{{first_name}}", "[Your Name]", "[Rep]", "-- {{Name}}"])
def test_a_name_that_signs_is_the_senders(field: str) -> None:
    message = read(f"Hi Dana,\n\nYour oven is cold.\n\nBest,\n{field}")
    assert message.signature_lines == ("Sam",)


def test_a_platforms_error_string() -> None:
    (field,) = read("Hi [[MISSING TOKEN - FIRSTNAME]],\n\nYour oven is cold.").fields
    assert (field.slot, field.human) == ("error", True)


def test_sentence_case_follows_the_place() -> None:
    assert (
        _shown("[specific detail] caught my eye. [another detail] too")
        == "Specific detail caught my eye. Another detail too"
    )
    assert (
        _shown("a long line that wraps before the\n[product name] comes")
        == "a long line that wraps before the product comes"
    )


@pytest.mark.parametrize(
    "text",
    [
        "I am sorry. [HEARD - apologise]\n\nIt is cold.",
        "I am sorry.\n\n[After their answer]\n\nIt is cold.",
        "[EMPATHISE - say what they feel]\nI am sorry.\n\nIt is cold.",
    ],
)
def test_notes_to_the_writer_are_left_out(text: str) -> None:
    assert _shown(text) == "I am sorry. / It is cold."
    assert [slot for _, slot, _ in _fields(text)] == ["note"]


def test_listed_gaps_are_gaps() -> None:
    assert _shown("I have:\n1. [Fixed the fault]\n2. [Action 2]") == "I have: / Fixed the fault / Action 2"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Hi Dana,\n\nYour oven is cold.", Mode.DRAFT),
        ("Hi {{first_name}},\n\nYour oven is cold.", Mode.TEMPLATE),
        ("Hi [Name],\n\nYour oven is cold.", Mode.DRAFT),
        ("Hi [Name],\n\nI saw [Company] in [City].", Mode.TEMPLATE),
        ("Hi Dana,\n\nI am sorry. [HEARD - apologise]", Mode.DRAFT),
        ("Hi [[MISSING TOKEN - FIRSTNAME]],\n\nYour oven is cold.", Mode.DRAFT),
    ],
)
def test_mode_is_inferred(text: str, mode: Mode) -> None:
    assert read(text).mode is mode


def test_mode_follows_the_folder_and_the_user() -> None:
    text = "Hi [Name],\n\nYour oven is cold."
    assert read(text, path="templates/cold.txt").mode is Mode.TEMPLATE
    assert read(text, mode="template").mode is Mode.TEMPLATE
    assert read("Hi {{first_name}},\n\nCold.", mode="draft").mode is Mode.DRAFT


def test_a_gap_in_a_script_makes_it_a_template() -> None:
    assert read("You: Hi [FIRST NAME], it's Ana.\n\nThem: Yes?\n\nYou: Is the oven cold?").mode is Mode.TEMPLATE
