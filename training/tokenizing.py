"""spaCy's English tokenizer, moved towards the treebank where that is safe.

All of it is regular expressions and exceptions that spaCy stores with the pipeline; nothing is needed at
run time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

# Prefixes that the treebank leaves on their word: e-mail, co-worker, non-profit.
KEPT_PREFIXES = (
    "e|co|non|pre|anti|post|pro|mid|ex|multi|re|semi|over|un|sub|inter|intra|micro|macro|mini|bi|tri|counter"
)
# A word of this kind is never cut at its hyphen.
WHOLE_WORDS = [
    rf"(?:{KEPT_PREFIXES})-[{ALPHA}]+",
    r"[0-9]+(?:-[0-9]+){2,}",
    r"(?:[0-9]|[0-9]{3}|[0-9]{5}|[0-9]{3}/[0-9]{3})-[0-9]{4}",
    rf"#[{ALPHA}]\w+",
    r":\?",
    r"['’]?[0-9]{2,4}['’]s",
    r"[!?][!?.]*[!?]",
    r"([*_=~#+<>$-])\1+",
    r"https?://\S+/",
]
# Contractions without their apostrophe that are words of their own.
NOT_CONTRACTIONS = ("wed", "Wed", "id", "Id", "and/or", "):")
# What is written as one and always means two words or more.
RUN_TOGETHER = (
    *("Let s", "LET S"),
    *("wan na", "Wan na", "out ta", "Out ta", "du n no", "Du n no", "a lot", "A lot"),
    *("1 / 2", "1 / 3", "2 / 3", "1 / 4", "3 / 4", "4 / 5", "24 / 7"),
)
ABBREVIATIONS = [
    "Ft.",
    "ft.",
    "Lt.",
    "Col.",
    "Sgt.",
    "Capt.",
    "Mon.",
    "Tue.",
    "Tues.",
    "Wed.",
    "Thu.",
    "Thur.",
    "Thurs.",
    "Fri.",
    "Sat.",
    "Sun.",
    "Attn.",
    "attn.",
    "Blvd.",
    "Dept.",
    "dept.",
    "Ext.",
    "ext.",
    "approx.",
    "Approx.",
    "Ph.D.",
    "Prof.",
    "Hon.",
    "Pres.",
    "Reps.",
    "Sen.",
    "Gov.",
    "Gen.",
    "Rep.",
    "Ltd.",
    "Corp.",
    "Inc.",
    "Co.",
    "vs.",
    "eg.",
    "ie.",
    "lb.",
    "lbs.",
    "oz.",
    "Sr.",
    "Drs.",
    "Sts.",
    "LTD.",
    "b/c",
    "w/o",
    "w/out",
    "l/c",
    "L/C",
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "Jun.",
    "Jul.",
    "Aug.",
    "Sep.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]


def _prefixes(nlp: Language) -> list[Any]:
    """Runs of one mark come off as one token; an opening hyphen or at-sign comes off a word."""
    runs = [r"[!?]{2,}", r"([*_=~#<>-])\1+"]
    return [*runs, rf"-(?=[{ALPHA}])", r"@(?=[0-9])", *list(nlp.Defaults.prefixes or [])]


def _suffixes(nlp: Language) -> list[Any]:
    """The same at the end of a word; clock times, thousands and units (7:30PM, 10k, 24hrs), and stray marks."""
    runs = [r"[!?]+\.*[!?]+", r"(?<!\.)\.[!?]+", r"([*_=~#<>-])\1+"]
    units = [r"(?<=[0-9])(?:[AaPp][Mm]|[AaPp]\.[Mm]\.|[Kk]|bn|ft|hrs?|yrs?|mins?|days?|lbs?)"]
    marks = [
        rf"(?<=[{ALPHA}])-",
        rf"(?<=[{ALPHA}][{ALPHA}])(?<!\.com)(?<!\.net)(?<!\.org)/",
        r"(?<=[A-Z])\++",
        r"(?<=[a-z])`s",
    ]
    # Also of words that spaCy has no exception for: "havn't".
    negations = [rf"(?<=[{ALPHA}])[nN]['’][tT]"]
    return [*runs, *units, *marks, *negations, *list(nlp.Defaults.suffixes or [])]


def _infixes(nlp: Language) -> list[Any]:
    """As spaCy's; also a bracket inside a word, a sentence mark without its space, F-16, 5'4, name"<address>."""
    return [
        *list(nlp.Defaults.infixes or []),
        rf"(?<=[{ALPHA}])[(\[](?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA_LOWER}])(?:\.{{2,}}|[!?]+)(?=[{ALPHA}])",
        r"\)(?=\()|(?<=\))\(",
        r'(?<=[^\s"])"(?=[^\s"])|(?<=[":])<',
        rf"(?<=[{ALPHA}0-9.])\)(?=[{ALPHA}0-9.,])",
        rf"(?<=\.)-(?=[{ALPHA}])|-(?=\$)",
        rf"(?<=[{ALPHA}][{ALPHA}])[:#](?=[0-9])",
        rf"(?<=[{ALPHA}])-(?=[0-9])",
        r"(?<=[0-9])'(?=[0-9])",
    ]


def _url_match(nlp: Language) -> Callable[[str], Any]:
    """spaCy's, but for an address that is glued to a name: Reynolds"<r@example.org."""
    return re.compile(rf'(?![^<"]+["<]){nlp.Defaults.url_match.__self__.pattern.removeprefix("(?u)")}').match


def _exceptions(nlp: Language) -> dict[str, list[dict[int, str]]]:
    """Without false contractions, with capitals (DON'T) and abbreviations."""
    rules = dict(nlp.Defaults.tokenizer_exceptions)
    for form in NOT_CONTRACTIONS:
        rules.pop(form, None)
    for form, pieces in list(rules.items()):
        if ("'" in form or "’" in form or form.endswith("nt")) and len(pieces) > 1 and form.upper() not in rules:
            rules[form.upper()] = [
                {key: value.upper() if key == 65 else value for key, value in piece.items()} for piece in pieces
            ]
    for abbreviation in ABBREVIATIONS:
        rules.setdefault(abbreviation, [{65: abbreviation}])
    for spaced in RUN_TOGETHER:
        pieces = spaced.split()
        rules["".join(pieces)] = [{65: piece} for piece in pieces]
    return rules


def adapt_tokenizer(nlp: Language) -> None:
    """Put the adapted tokenizer into the pipeline."""
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=_exceptions(nlp),
        prefix_search=compile_prefix_regex(_prefixes(nlp)).search,
        suffix_search=compile_suffix_regex(_suffixes(nlp)).search,
        infix_finditer=compile_infix_regex(_infixes(nlp)).finditer,
        token_match=re.compile(r"(?i:{})$".format("|".join(f"(?:{form})" for form in WHOLE_WORDS))).match,
        url_match=_url_match(nlp),
    )


@registry.callbacks("outreach.adapt_tokenizer.v1")  # type: ignore[untyped-decorator]
def create_adapter() -> Callable[[Language], Language]:
    """For `[initialize] before_init`."""

    def adapt(nlp: Language) -> Language:
        adapt_tokenizer(nlp)
        return nlp

    return adapt
