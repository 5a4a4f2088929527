"""An apology for what the writer didn't do, or on their knees for what they did.

Why: an apology is worth something because it owns a fault. Spent on the weather, on another firm's outage or on the
customer's own slip it is a reflex; poured out beyond the fault it turns the reader into the comforter. Acknowledge
such things, explain them, and say what you will do.

Evidence: the essays' judgement ("apologizing for things you didn't do is phony"). At an airport desk, apology beyond
the first seconds lowered satisfaction (hbr.org/2018/01/sorry-is-not-enough, grade A).

Flagged:
    We do apologise for the power cut in your street on Monday.

Better:
    The power cut in your street on Monday took our line down with it. I'm sorry we didn't text you; you'll get the
    two days back on your next bill.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.analyses.apologies import Aim, Apology, find_apologies
from outreach_lint.analyses.clauses import words_of
from outreach_lint.analyses.repair import BEYOND
from outreach_lint.diagnostics import Finding, Severity
from outreach_lint.document import Document, Section
from outreach_lint.lexicon import Match, load_lexicon
from outreach_lint.rule import CALL_SCRIPT, SERVICE_REPLY, option, rule
from outreach_lint.source import TextSpan

LEX = load_lexicon("fake_empathy/unowned_apology")
_UTILITY, _FAILURE = LEX.words("utility"), LEX.words("failure")
_HAPPENS, _SLIPPED, _WRONGLY = LEX.words("happens"), LEX.words("slipped"), LEX.words("wrongly")
_OTHERS, _FIRMS = LEX.words("others"), LEX.words("firms")
_OWN = frozenset({"i", "we", "our", "my", "us"})
_WITH_OWN = "Say what happened without apology, then what you do about it; be sorry only for your own part in it."


@dataclass(frozen=True)
class UnownedApologyOptions:
    """How often is too often."""

    # One apology at the top and one at the end are manners; talk of regret beyond that lowered satisfaction.
    apologies: int = option(3, "Flag the apology that is the n-th in one message (0: never).")


@rule(Severity.WARNING, kinds=(SERVICE_REPLY, CALL_SCRIPT), options=UnownedApologyOptions)
def unowned_apology(document: Document, options: UnownedApologyOptions) -> Iterator[Finding]:
    """Find apologies for what is not the writer's, grovelling, and the n-th apology of a message."""
    taken: list[TextSpan] = []
    apologies = [a for a in document.once(find_apologies) if a.aim is not Aim.POLITE]
    for apology in apologies:
        said = None if apology.heard else _unowned(apology)
        span = apology.section.locate(apology.start, apology.end)
        if said and span:
            taken.append(span)
            yield Finding(span, *said)
    for match in LEX.find(document, "grovel"):
        if not any(span.overlaps(match.span) for span in taken) and not _announces(match):
            taken.append(match.span)
            words = words_of(match.section, match.start, match.end)
            yield Finding(
                match.span,
                f"“{words}” asks the reader to comfort you: it is about your regret, not their trouble.",
                "Say once, plainly, what you got wrong; spend the words on what you have done about it.",
            )
    if options.apologies and len(apologies) >= options.apologies:
        yield from _repeated(apologies, options.apologies, taken)


def _repeated(apologies: list[Apology], most: int, taken: list[TextSpan]) -> Iterator[Finding]:
    apology = apologies[most - 1]
    if apology.aim in (Aim.ANY, Aim.BLANK, Aim.TAKEN):
        return  # what it lacks is told by blanket-apology
    span = apology.section.locate(apology.start, apology.end)
    if span is not None and not any(other.overlaps(span) for other in taken):
        yield Finding(
            span,
            f"This is apology number {most} in one message: each one weakens the others.",
            "Keep the one that names the fault, and put what you did about it in place of the rest.",
        )


def _announces(match: Match) -> bool:
    """Say whether a decision is announced "with the deepest regret", which begs for nothing."""
    lowers = match.section.lowers
    return "with" in lowers[max(match.start - 5, match.sentence.start) : match.start] and (
        match.section.lemmas[match.end - 1] == "regret"
    )


def _unowned(apology: Apology) -> tuple[str, str] | None:
    """Say what is not the writer's in what an apology is for; None when it is, or when nothing is known."""
    section = apology.section
    lowers, lemmas = section.lowers, section.lemmas
    inserted = lowers[apology.word : apology.word + 2] == ["that", ","]
    if {"i", "we"}.intersection(lowers[apology.word : apology.sentence.end if inserted else apology.end]):
        return None  # "sorry that, with the storm, we didn't get you home": what the writer failed at
    for i in range(apology.word, apology.end):
        if lowers[i] in _OWN:
            return None
        if lemmas[i] in BEYOND or lowers[i] in BEYOND or _is_utility(lemmas, i, apology.end):
            return (
                f"“{apology.thing}”: nobody here caused that, so the apology rings hollow.",
                _WITH_OWN,
            )
        owner = _owner(lowers, i)
        if owner:
            return f"“{apology.thing}” is {owner} doing, not yours: owning it rings hollow.", _WITH_OWN
        if lowers[i] == "you" and _is_readers_slip(section, i, apology.end):
            return (
                f"“{apology.thing}” is the customer's own slip; an apology for it is a reflex.",
                "Say what happened without blame and put it right with them: “It went to ...; here is how we mend it.”",
            )
    return None


def _is_utility(lemmas: list[str], i: int, end: int) -> bool:
    return lemmas[i] in _UTILITY and i + 1 < end and lemmas[i + 1] in _FAILURE


def _owner(lowers: list[str], i: int) -> str:
    """Return whose doing it is when somebody else's firm is named as the one to blame; empty otherwise."""
    if lowers[i] in _OTHERS and lowers[i - 1] in ("your", "their"):
        return f"their {lowers[i]}'s"
    followed = lowers[i + 1] if i + 1 < len(lowers) else ""
    if lowers[i] in _FIRMS and (followed in ("'s", "’s") or followed in _FAILURE):
        return f"{lowers[i].title() if len(lowers[i]) > 4 else lowers[i].upper()}'s"
    return ""


def _is_readers_slip(section: Section, you: int, end: int) -> bool:
    """Say whether "you" is followed by what readers do themselves, and get wrong."""
    for i in range(you + 1, min(you + 5, end)):
        if section.lemmas[i] in _SLIPPED:
            return True
        if section.tags[i] == "VERB":
            done_to = section.lemmas[i] in _HAPPENS or {"were", "was", "got", "been"}.intersection(
                section.lowers[you:i]
            )
            return not done_to and not _WRONGLY.isdisjoint(section.lowers[i:end])
    return False
