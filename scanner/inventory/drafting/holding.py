"""Whether a clause says that what it names is held: by its verb, by the register it stands in, or by the clause it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.clauses import VERBS
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.negation import ASSERTS
from scanner.inventory.drafting.small import QUESTIONS

if TYPE_CHECKING:
    from scanner.inventory.drafting.clauses import Clause, Parsed
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Statement

GETTING = re.compile(
    r"(?i)\b(?:som|which|who|that) (?:kun |bare |berre |only )?(?:får|mottar|mottek|trenger|treng|receives?|gets?|needs?)\b"
)
FILED = word_set("står ligger ligg finnes finst oppført oppførte oppførd listed stands")
SEEN = word_set(
    "leses lesast les leser ses sjåast sjekkes sjekkast sjekker sjekkar kontrolleres kontrollerast kontrollerer vises visast "
    "framvises fremvises skannes skannast lest lese read checked seen shown inspected verified scanned"
)
AT_ONCE = word_set("straks umiddelbart omgående øyeblikkelig immediately instantly")
SHOWN = word_set(
    "vise viser vis vises visast forevise foreviser forevises framvise framviser framvises fremvise fremviser fremvises "
    "show shows shown present presents"
)
REGISTER = re.compile(
    r"(?:liste|lista|listen|lister|register|registeret|registre|system|systemet|arkiv|arkivet|database|databasen|mappe|mappa|mappen|protokoll|protokollen|journal|journalen|skjema|skjemaet|katalog|katalogen|boka|boken|profil|profilen|kortet|beviset)$"
)


def held(statement: Statement, clause: Clause, mention: Mention, *, going_on: bool, text: str) -> bool:
    """
    Tell whether a clause, or what leads to it, says that a mention is held.

    Args:
        statement: the sentence.
        clause: the mention's.
        mention: what may be held.
        going_on: whether a sentence before it in its paragraph asserts.
        text: the sentence's words as they stand.
    """
    if _seen_only(statement.parsed, clause):
        return False
    if clause.has(*ASSERTS) or _filed(statement.parsed, clause):
        return True
    if noted(statement.parsed, clause):
        return True
    if _before_question(statement.parsed, clause, mention):
        return True
    if statement.kind == "item" and "recipients" in statement.roles and GETTING.search(text):
        return not mention.weak
    parsed = statement.parsed
    if shown(parsed, clause) or clause.has("not", "never", "none", "neither"):
        return False
    bare = clause.inner or clause.opener in {"relative", "except"} or not clause.has("finite")
    spoken = any(other.has(*ASSERTS) and other.opener != "purpose" for other in parsed.clauses)
    named = spoken and parsed.has("generic")  # "opplysningene vi lagrer, er navn og adresse"
    if mention.weak and not bare and not named and not clause.has("include", "example"):
        return False
    data = "data" in statement.roles and "recipients" not in statement.roles
    return spoken or going_on or data


def _seen_only(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause says that something is read and destroyed at once: "leses ved ansettelse og makuleres straks"."""
    said = {word.lower for word in parsed.sentence.words}
    return clause.has("delete") and bool(said & AT_ONCE) and bool(said & SEEN)


def shown(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause says that people show something: "skal vise politiattest"."""
    return bool({parsed.sentence.words[index].lower for index in clause.words} & SHOWN)


def noted(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether the clause after says that we keep it: "Har du matallergi, skriver vi det ned"."""
    words = parsed.sentence.words
    later = next((other for other in parsed.clauses if other.words[0] > clause.words[-1]), None)
    if later is None or clause.words[0] != 0 or later.opener or not later.has("hold") or not later.has("we"):
        return False
    said = {words[index].lower for index in later.words}
    opens = words[0].lower in {"har", "er", "treng", "trenger", "if", "hvis", "dersom", "viss"}
    return (
        opens
        and bool(said & {"det", "dette", "it", "this"})
        and not later.has("not", "never", "none", "neither", "only")
    )


def _before_question(parsed: Parsed, clause: Clause, mention: Mention) -> bool:
    """Tell whether a mention ends the list of the clause before: "lagrer vi navn, adresse og hvilken skole du går på"."""
    words = parsed.sentence.words
    asked = next((index for index in clause.words if words[index].lower in QUESTIONS), None)
    if (
        asked is None
        or mention.last > asked
        or any(parsed.at(index) & VERBS for index in clause.words if index < asked)
    ):
        return False
    before = [other for other in parsed.clauses if other.words[0] < clause.words[0] and not other.opener]
    return bool(before) and before[-1].has(*ASSERTS) and not before[-1].has("not", "never", "none", "neither")


def _filed(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause says that something stands in a register: "står registreringsnummeret i parkeringslista"."""
    said = [parsed.sentence.words[index].lower for index in clause.words]
    there = clause.words[0] == 0 and said[0] in {"der", "her", "there"}  # "Der står navnet ditt"
    return bool(FILED & set(said)) and (there or any(REGISTER.search(word) for word in said))
