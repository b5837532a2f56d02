"""How long: Art. 5(1)(e), 13(2)(a) and 30(1)(f)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import is_covered
from scanner.inventory.lint import Case, Found, Lint
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Activity, Retention

ACTIVITIES = "processing_activities"
FIELDS = ("line_timestamp", "file_mtime")
KEPT_BY_LAW = re.compile(r"(?i)bokføring|bokforing|bookkeeping|accounting act")


def _every(case: Case) -> Iterator[tuple[tuple[str | int, ...], Activity, Retention]]:
    for index, activity in enumerate(case.inventory.processing_activities):
        for place, item in enumerate(activity.retention):
            yield (ACTIVITIES, index, "retention", place), activity, item


def _none(case: Case) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        if not activity.retention and not activity.on_behalf_of:
            yield (ACTIVITIES, index), activity.name


def _no_period(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        if not item.period:
            yield path, activity.name


def _no_start(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        if (item.period or item.minimum) and not item.starts and not item.starts_field:
            yield path, activity.name


def _no_field(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        if item.period and not item.starts_field:
            yield path, activity.name


def _odd_field(case: Case) -> Iterator[Found]:
    for path, _, item in _every(case):
        if item.starts_field and item.starts_field not in FIELDS and "." not in item.starts_field:
            yield (*path, "starts_field"), item.starts_field


def days(duration: str) -> int:
    """
    Return about how many days a duration is, to compare two.

    >>> days("P1Y"), days("P6M"), days("P2W")
    (365, 182, 14)
    """
    counts = {unit: int(count) for count, unit in re.findall(r"(\d+)([YMWD])", duration)}
    return round(counts.get("Y", 0) * 365 + counts.get("M", 0) * 30.4 + counts.get("W", 0) * 7 + counts.get("D", 0))


def _too_short(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        if item.period and item.minimum and days(item.minimum) > days(item.period):
            yield path, activity.name


def _statute_as_maximum(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        if item.period and not item.minimum and KEPT_BY_LAW.search(item.legal_basis or ""):
            yield path, activity.name


def _elsewhere(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        declared = {data.data_category for data in activity.personal_data}
        for place, key in enumerate(item.applies_to):
            if not is_covered(key, declared):
                yield (*path, "applies_to", place), key


LINTS = (
    Lint(
        "INV220",
        "medium",
        "GDPR art. 13(2)(a), 30(1)(f)",
        Words("Slettefrist mangler", "Slettefrist manglar", "No retention is stated"),
        Words(
            "Før retention med period, eller until når en hendelse avgjør",
            "Før retention med period, eller until når ei hending avgjer",
            "Enter retention with a period, or until where an event decides",
        ),
        _none,
    ),
    Lint(
        "INV221",
        "low",
        "GDPR art. 5(1)(e), 13(2)(a)",
        Words(
            "Slettefristen har ingen lengde som kan regnes ut",
            "Slettefristen har inga lengd som kan reknast ut",
            "The retention has no length that can be computed",
        ),
        Words(
            "Sett period, for eksempel P3Y, og hva den regnes fra",
            "Set period, til dømes P3Y, og kva ho blir rekna frå",
            "Set a period, such as P3Y, and what it starts from",
        ),
        _no_period,
    ),
    Lint(
        "INV222",
        "low",
        "GDPR art. 5(1)(e)",
        Words(
            "Slettefristen sier ikke hva den regnes fra",
            "Slettefristen seier ikkje kva han blir rekna frå",
            "The retention does not say what it starts from",
        ),
        Words("Før starts", "Før starts", "Enter starts"),
        _no_start,
    ),
    Lint(
        "INV223",
        "info",
        "GDPR art. 5(2)",
        Words(
            "Ingen datofelt: fristen kan ikke prøves mot data",
            "Ingen datofelt: fristen kan ikkje prøvast mot data",
            "No date field: the period cannot be tested against data",
        ),
        Words(
            "Før starts_field: tabell.kolonne, line_timestamp eller file_mtime",
            "Før starts_field: tabell.kolonne, line_timestamp eller file_mtime",
            "Enter starts_field: table.column, line_timestamp or file_mtime",
        ),
        _no_field,
    ),
    Lint(
        "INV224",
        "low",
        "",
        Words(
            "Datofeltet er ikke på formen tabell.kolonne",
            "Datofeltet er ikkje på forma tabell.kolonne",
            "The date field is not of the form table.column",
        ),
        Words(
            "Skriv tabell.kolonne, line_timestamp eller file_mtime",
            "Skriv tabell.kolonne, line_timestamp eller file_mtime",
            "Write table.column, line_timestamp or file_mtime",
        ),
        _odd_field,
    ),
    Lint(
        "INV225",
        "medium",
        "GDPR art. 5(1)(e), 17(3)(b)",
        Words(
            "Slettefristen er kortere enn det loven krever bevart",
            "Slettefristen er kortare enn det lova krev teke vare på",
            "The period is shorter than what the statute demands be kept",
        ),
        Words(
            "Rett period eller minimum",
            "Rett period eller minimum",
            "Correct period or minimum",
        ),
        _too_short,
    ),
    Lint(
        "INV226",
        "info",
        "bokføringsloven § 13",
        Words(
            "Loven krever bevaring, den pålegger ikke sletting",
            "Lova krev at noko blir teke vare på, ho pålegg ikkje sletting",
            "The statute demands keeping; it orders no deletion",
        ),
        Words(
            "Før lovens tid som minimum også; period er det dere selv har lovet",
            "Før tida i lova som minimum òg; period er det de sjølve har lova",
            "Enter the statute's time as minimum too; period is what you have promised",
        ),
        _statute_as_maximum,
    ),
    Lint(
        "INV227",
        "low",
        "",
        Words(
            "Slettefristen gjelder en kategori som aktiviteten ikke har",
            "Slettefristen gjeld ein kategori som aktiviteten ikkje har",
            "The retention is for a category that the activity does not have",
        ),
        Words(
            "Før kategorien under personal_data, eller ta den ut",
            "Før kategorien under personal_data, eller ta han ut",
            "Enter the category under personal_data, or take it out",
        ),
        _elsewhere,
    ),
)
