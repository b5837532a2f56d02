"""
Which dates tell how old what a system holds is: the declared field's, or the likeliest one's, and then that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from detectors.fields import spelled, tokens
from scanner.reconcile.categories import covered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.findings import Days
    from scanner.inventory.model import Retention
    from scanner.reconcile.view import View

FILE_AND_LINE = frozenset({"file_mtime", "line_timestamp"})
"""Fields that no table has: when a file was last written, when a line of a log was."""
LIKELY = (
    "sist siste last oppdatert updated endret modified aktiv aktivitet active activity innlogget login",
    "opprettet created registrert registered dato date tid time timestamp kjopt ordredato bestilt levert innsendt",
    "",
)
"""Words of the fields that may say when retention began, likelier first: what was last done, what was first, any other."""
AHEAD = (
    "utløp utløper utløpsdato forfall forfallsdato gyldig expires expiry expired due duedate valid until til end slutt fødselsdato født"
    " birth birthdate born neste next plan planned planlagt frist deadline"
)
"""Words of fields that say when something will be, or when somebody was born: nothing begins there."""
RECORDS = (
    "ordre ordrer order orders bestilling bestillinger faktura fakturaer invoice invoices salg sale sales kjøp purchase purchases "
    "transaksjon transaksjoner transaction transactions betaling betalinger payment payments kvittering receipt receipts booking "
    "bookings bilag voucher vouchers leveranse levering delivery deliveries sak saker ticket tickets case cases søknad søknader "
    "application applications kunde kunder customer customers medlem member members deltaker participant kontakt contact contacts"
)
"""Words of tables whose rows are about what a person is or did, also where a number alone says who."""


@dataclass(frozen=True, slots=True)
class Dated:
    """
    Dates to hold one declared period against.

    Args:
        activity, number: positions of the activity and of its period.
        system: position of the system.
        days: the dates.
        guessed: the inventory names no field, or one that was not found; this is the likeliest.
        missing: it names one that was not found.
    """

    activity: int
    number: int
    system: int
    days: Days
    guessed: bool = False
    missing: bool = False


def dated(view: View) -> Iterator[Dated]:
    """Yield the dates of every declared period that has some."""
    for system in range(len(view.activities)):
        columns = [days for days in view.scan.days if system in _systems(view, days)]
        likeliest = list(_likeliest(days for days in columns if days.location.field not in FILE_AND_LINE))
        for activity, number, period in _periods(view, system):
            missing = period.starts_field is not None and not named(view, activity, period.starts_field)
            if period.starts_field and not missing:
                wanted = [days for days in columns if _named(days, period.starts_field) and _about(view, days, period)]
                yield from (Dated(activity, number, system, days) for days in wanted)
            elif _longest(view, system, period) and period.starts_field not in FILE_AND_LINE:
                for days in likeliest:
                    if _of_people(view, days) and _about(view, days, period):
                        yield Dated(activity, number, system, days, guessed=True, missing=missing)


def named(view: View, activity: int, field: str) -> bool:
    """Tell whether dates were found in the field that a period names, in a system of its activity."""
    return any(
        _named(days, field) and any(activity in view.activities[system] for system in _systems(view, days))
        for days in view.scan.days
    )


def _systems(view: View, days: Days) -> tuple[int, ...]:
    return view.bindings[days.location.source, days.location.container].systems


def _periods(view: View, system: int) -> Iterator[tuple[int, int, Retention]]:
    for activity in view.activities[system]:
        for number, period in enumerate(view.activity(activity).retention):
            if period.period:
                yield activity, number, period


def _longest(view: View, system: int, period: Retention) -> bool:
    """Tell whether no other period of the system without a field of its own is longer: rows may belong to any of them."""
    from scanner.reconcile.retention import deadline

    others = [
        other
        for activity, _, other in _periods(view, system)
        if not other.starts_field or not named(view, activity, other.starts_field)
    ]
    ends = [deadline(view.today, other.period or "P0D", other.round_up) for other in others]
    return deadline(view.today, period.period or "P0D", period.round_up) >= max(ends)


def _named(days: Days, field: str) -> bool:
    """Tell whether a column is the one that the inventory names: `kunder.sist_oppdatert`, or a field alone."""
    table, _, column = field.rpartition(".")
    at = days.location
    if field in FILE_AND_LINE:
        return at.field == field
    if spelled(at.field) == spelled(field):
        return True
    holder = (at.container or PurePosixPath(at.path).name.partition(".")[0]).rpartition(".")[2]
    return spelled(at.field) == spelled(column) and spelled(holder) == spelled(table.rpartition(".")[2])


def _held(view: View, days: Days) -> frozenset[str]:
    """Return the categories found in the table of a column of dates."""
    return view.held.get((days.location.source, days.location.container), frozenset())


def _of_people(view: View, days: Days) -> bool:
    """Tell whether a table's rows are of people: something was found in it, or its name says so."""
    holder = days.location.container or PurePosixPath(days.location.path).stem
    return bool(_held(view, days)) or bool(set(tokens(holder)) & _words(RECORDS))


def _about(view: View, days: Days, period: Retention) -> bool:
    """Tell whether a table holds what a period is about."""
    return not period.applies_to or any(covered(category, period.applies_to) for category in _held(view, days))


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(spelled(word) for word in text.split())


def _likeliest(columns: Iterable[Days]) -> Iterator[Days]:
    """Yield of each table the column that likeliest says when retention began, if any does."""
    tables: dict[tuple[str, str | None], list[tuple[int, Days]]] = {}
    for days in columns:
        words = set(tokens(days.location.field)) | {spelled(days.location.field)}
        rank = next((rank for rank, known in enumerate(LIKELY) if not known or words & _words(known)))
        if not words & _words(AHEAD):
            tables.setdefault((days.location.source, days.location.container), []).append((rank, days))
    for found in tables.values():
        yield min(found, key=lambda item: (item[0], item[1].location.field))[1]
