"""Who is answerable, and how to reach them: Art. 13(1)(a)-(b) and 30(1)(a)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from detectors.checks import weighted_sum
from detectors.no.orgnr import WEIGHTS
from scanner.inventory.lint import Case, Found, Lint
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Party

UNKNOWN = re.compile(
    r"(?i)^\s*\(.*\)\s*$|\b(?:ikk?j?e|inte|not) (?:oppgitt|oppgjeve|oppgitte|nevnt|nemnt|angitt|angjeve|angiven|stated|given)\b|^\s*(?:ukjent|ukjend|unknown|\?+)\s*$"
)
"""How people write that a name is not known."""
EMAIL = re.compile(r"[\w.+-]{2,64}@[\w-]{2,63}(?:\.[\w-]{2,63})+")
LOCAL = re.compile(r"([\w.+-]{2,64})@")
NINE = re.compile(r"\d{9}")


def is_unknown(name: str | None) -> bool:
    """
    Tell whether a name says nothing.

    >>> is_unknown("(ikke oppgitt i dokumentet)"), is_unknown("Fjellvik Sport AS")
    (True, False)
    """
    return not name or bool(UNKNOWN.search(name))


def _unnamed(case: Case) -> Iterator[Found]:
    if is_unknown(case.inventory.controller.name):
        yield ("controller", "name"), ""


def _unreachable(case: Case) -> Iterator[Found]:
    inventory = case.inventory
    parties = [inventory.controller, *filter(None, (inventory.representative, inventory.data_protection_officer))]
    reached = any(party.email or party.phone or party.address or party.url for party in parties)
    if not reached and is_unknown(inventory.data_subject_rights.contact):
        yield ("controller",), ""


def _all_parties(case: Case) -> Iterator[tuple[tuple[str | int, ...], Party]]:
    inventory = case.inventory
    yield ("controller",), inventory.controller
    for index, party in enumerate(inventory.joint_controllers):
        yield ("joint_controllers", index), party
    for name in ("representative", "data_protection_officer"):
        party = getattr(inventory, name)
        if party is not None:
            yield (name,), party
    for index, activity in enumerate(inventory.processing_activities):
        for other, party in enumerate(activity.on_behalf_of):
            yield ("processing_activities", index, "on_behalf_of", other), party


def _wrong_number(case: Case) -> Iterator[Found]:
    for path, party in _all_parties(case):
        number = re.sub(r"[ .]", "", party.organisation_number or "")
        if NINE.fullmatch(number) and weighted_sum(number, WEIGHTS) % 11:
            yield (*path, "organisation_number"), party.name or ""


def _two_spellings(case: Case) -> Iterator[Found]:
    """Addresses at one domain that differ by a slip of the keys, in the inventory or in its documents; told by place."""
    seen: dict[str, tuple[tuple[str | int, ...], str]] = {}
    for address, path, where in _addresses(case):
        seen.setdefault(address.lower(), (path, where))
    for one, other in combinations(seen, 2):
        if _slip(one, other):
            yield seen[other][0], f"{seen[one][1]} / {seen[other][1]}"
    for index, item in enumerate(case.inventory.open_questions):
        # People ask it themselves, with or without the domain: "GDPR@ twice, GPDR@ once".
        names = dict.fromkeys(f"{name.lower()}@-" for name in LOCAL.findall(item.question))
        if any(_slip(one, other) for one, other in combinations(names, 2)):
            yield ("open_questions", index), f"open_questions.{index}"


def _addresses(case: Case) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """Yield every address with the path of its node and its place in words."""
    for path, party in _all_parties(case):
        if party.email:
            yield party.email, (*path, "email"), ".".join(map(str, (*path, "email")))
    contact = case.inventory.data_subject_rights.contact
    if contact and "@" in contact:
        yield contact, ("data_subject_rights", "contact"), "data_subject_rights.contact"
    for index, document in enumerate(case.inventory.documents):
        for number, line in enumerate(case.texts.get(document.path or "", "").splitlines(), 1):
            for address in EMAIL.findall(line):
                yield address, ("documents", index), f"{document.path}:{number}"


def _slip(one: str, other: str) -> bool:
    """
    Tell whether two addresses are one, misspelt.

    >>> _slip("gdpr@example.com", "gpdr@example.com"), _slip("post@example.com", "salg@example.com")
    (True, False)
    """
    (name, _, domain), (second, _, elsewhere) = one.partition("@"), other.partition("@")
    if domain != elsewhere:
        stem, another = domain.rpartition(".")[0], elsewhere.rpartition(".")[0]
        return name == second and stem != another and len(stem) > 5 and _ratio(stem, another) >= 0.9
    if len(name) < 4 or abs(len(name) - len(second)) > 1 or any(map(str.isdigit, name + second)):
        return False
    return sorted(name) == sorted(second) or (len(name) > 5 and _ratio(name, second) >= 0.88)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


LINTS = (
    Lint(
        "INV201",
        "medium",
        "GDPR art. 13(1)(a), 30(1)(a)",
        Words(
            "Den behandlingsansvarlige er ikke navngitt",
            "Den behandlingsansvarlege er ikkje namngjeven",
            "The controller is not named",
        ),
        Words("Skriv navnet i controller.name", "Skriv namnet i controller.name", "Write the name in controller.name"),
        _unnamed,
    ),
    Lint(
        "INV202",
        "medium",
        "GDPR art. 13(1)(a)-(b), 30(1)(a)",
        Words("Kontaktpunkt mangler", "Kontaktpunkt manglar", "No way to reach the controller is stated"),
        Words(
            "Skriv e-post, telefon eller adresse i controller, eller contact i data_subject_rights",
            "Skriv e-post, telefon eller adresse i controller, eller contact i data_subject_rights",
            "Write an e-mail address, phone or address in controller, or contact in data_subject_rights",
        ),
        _unreachable,
    ),
    Lint(
        "INV203",
        "low",
        "",
        Words(
            "Organisasjonsnummeret har feil kontrollsiffer",
            "Organisasjonsnummeret har feil kontrollsiffer",
            "The organisation number has a wrong check digit",
        ),
        Words("Rett nummeret", "Rett nummeret", "Correct the number"),
        _wrong_number,
    ),
    Lint(
        "INV204",
        "low",
        "GDPR art. 12(2)",
        Words(
            "To skrivemåter av det som ser ut som samme adresse",
            "To skrivemåtar av det som ser ut som same adresse",
            "Two spellings of what looks like one address",
        ),
        Words(
            "Finn ut hvilken som når fram, og rett den andre",
            "Finn ut kva for ei som når fram, og rett den andre",
            "Find out which one arrives, and correct the other",
        ),
        _two_spellings,
    ),
)
