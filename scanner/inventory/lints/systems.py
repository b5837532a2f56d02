"""Where data lies, and whether a scan can find it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.lint import Case, Found, Lint
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

LOG = re.compile(r"(?i)(?:^|[/:])logs?/|\.log(?:\b|\*|$)")


def _nowhere(case: Case) -> Iterator[Found]:
    for index, system in enumerate(case.inventory.systems):
        if not system.locations:
            yield ("systems", index), system.id


def _no_system(case: Case) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        if not activity.systems:
            yield ("processing_activities", index), activity.name


def _unused(case: Case) -> Iterator[Found]:
    used = {name for activity in case.inventory.processing_activities for name in activity.systems}
    for index, system in enumerate(case.inventory.systems):
        if system.id not in used:
            yield ("systems", index), system.id


def _bound_twice(case: Case) -> Iterator[Found]:
    owners: dict[str, str] = {}
    for index, system in enumerate(case.inventory.systems):
        for place, glob in enumerate(system.locations):
            if owners.setdefault(glob, system.id) != system.id:
                yield ("systems", index, "locations", place), f"{owners[glob]}, {system.id}"


def _everything(case: Case) -> Iterator[Found]:
    for index, system in enumerate(case.inventory.systems):
        for place, glob in enumerate(system.locations):
            if not glob.strip("*/"):
                yield ("systems", index, "locations", place), system.id


def _log_unsaid(case: Case) -> Iterator[Found]:
    for index, system in enumerate(case.inventory.systems):
        if system.log is None and any(LOG.search(glob) for glob in system.locations):
            yield ("systems", index), system.id


def _no_measures(case: Case) -> Iterator[Found]:
    inventory = case.inventory
    if not inventory.security_measures and not any(system.security_measures for system in inventory.systems):
        yield ("inventory_version",), ""


LINTS = (
    Lint(
        "INV240",
        "low",
        "",
        Words(
            "Systemet er ikke bundet til noe sted: ingen skanning kan undersøke det",
            "Systemet er ikkje bunde til nokon stad: inga skanning kan undersøkje det",
            "The system is bound to no location: no scan can examine it",
        ),
        Words(
            "Før locations, for eksempel postgresql://*/crm/*",
            "Før locations, til dømes postgresql://*/crm/*",
            "Enter locations, such as postgresql://*/crm/*",
        ),
        _nowhere,
    ),
    Lint(
        "INV241",
        "low",
        "",
        Words("Aktiviteten har ikke noe system", "Aktiviteten har ikkje noko system", "The activity has no system"),
        Words(
            "Før systems, eller si i note hvem som har opplysningene",
            "Før systems, eller sei i note kven som har opplysningane",
            "Enter systems, or say in note who holds the data",
        ),
        _no_system,
    ),
    Lint(
        "INV242",
        "low",
        "GDPR art. 30(1)",
        Words(
            "Systemet hører ikke til noen aktivitet",
            "Systemet høyrer ikkje til nokon aktivitet",
            "The system belongs to no activity",
        ),
        Words(
            "Før id-en under systems i en aktivitet, eller ta systemet ut",
            "Før id-en under systems i ein aktivitet, eller ta systemet ut",
            "Enter its id under systems of an activity, or take it out",
        ),
        _unused,
    ),
    Lint(
        "INV243",
        "medium",
        "",
        Words(
            "Samme sted er bundet til to systemer",
            "Same stad er bunden til to system",
            "One location is bound to two systems",
        ),
        Words("La hvert sted ha ett system", "Lat kvar stad ha eitt system", "Give each location one system"),
        _bound_twice,
    ),
    Lint(
        "INV244",
        "info",
        "",
        Words(
            "Systemet er bundet til alt: ingen ting kan være på feil sted",
            "Systemet er bunde til alt: ingenting kan vere på feil stad",
            "The system is bound to everything: nothing can be in the wrong place",
        ),
        Words("Skriv stedene", "Skriv stadene", "Write the locations"),
        _everything,
    ),
    Lint(
        "INV245",
        "low",
        "GDPR art. 32",
        Words(
            "Ser ut som en logg, men log er ikke satt",
            "Ser ut som ein logg, men log er ikkje sett",
            "Looks like a log, but log is not set",
        ),
        Words(
            "Sett log: true, så gjelder reglene for logger, ellers log: false",
            "Set log: true, så gjeld reglane for loggar, elles log: false",
            "Set log: true and the rules for logs hold, else log: false",
        ),
        _log_unsaid,
    ),
    Lint(
        "INV246",
        "low",
        "GDPR art. 30(1)(g)",
        Words(
            "Sikkerhetstiltak er ikke beskrevet",
            "Tryggingstiltak er ikkje skildra",
            "Security measures are not described",
        ),
        Words("Før security_measures", "Før security_measures", "Enter security_measures"),
        _no_measures,
    ),
)
