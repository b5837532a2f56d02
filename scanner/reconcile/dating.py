"""
Which dates tell how old what a system holds is: the declared field's, or the likeliest one's, and then that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from detectors.field_vocabulary import spelled, tokens
from scanner.reconcile.categories import covered
from scanner.reconcile.records import fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.findings import Days
    from scanner.inventory.model import Retention
    from scanner.reconcile.view import View

FILE_AND_LINE = frozenset({"file_mtime", "line_timestamp"})
"""Fields that no table has: when a file was last written, when a line of a log was."""
LAST = (
    "sist",
    "last",
    "oppdatert",
    "oppdatering",
    "updated",
    "endret",
    "endra",
    "modified",
    "aktiv",
    "active",
    "innlogget",
    "login",
)
"""Beginnings of words of fields that say when something was last done: retention begins there in any table of people."""
FIRST = "opprettet created registrert registered dato date kjøpt bestilt levert innsendt betalt bokført fakturert sendt placed ordered paid"
"""Words of fields that say when something was done; of a transaction's other dates these come first."""
AHEAD = (
    "utløp utløper utløpsdato forfall forfallsdato gyldig expires expiry expired due duedate valid until til end slutt fødselsdato født"
    " birth birthdate born neste next plan planned planlagt frist deadline"
)
"""Words of fields that say when something will be, or when somebody was born: nothing begins there."""
TRANSACTIONS = (
    "ordre order bestill bestilling faktura invoice salg sale kjøp purchase transaksjon transaction betaling betalt payment paid kvittering "
    "receipt booking bilag voucher leveranse levering levert delivery shipment reklamasjon søknad application"
)
"""Stems of tables and fields whose dates are of something that was done and is over: when it was, retention begins."""


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
    return bool(_held(view, days)) or _is_transaction(days)


def _is_transaction(days: Days) -> bool:
    """Tell whether a date is of something done once: a customer made long ago may still be one, an order is over."""
    holder = (days.location.container or PurePosixPath(days.location.path).stem).rpartition(".")[2]
    return _done_once(holder) or _done_once(days.location.field)


@lru_cache(maxsize=65536)
def _done_once(name: str) -> bool:
    return any(fits(word, stem) for word in tokens(name) for stem in TRANSACTIONS.split())


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
        words = {*tokens(days.location.field), spelled(days.location.field)}
        last = any(word.startswith(LAST) for word in words)
        if not words & _words(AHEAD) and (last or _is_transaction(days)):
            rank = 0 if last else 1 if words & _words(FIRST) else 2
            tables.setdefault((days.location.source, days.location.container), []).append((rank, days))
    for found in tables.values():
        yield min(found, key=lambda item: (item[0], item[1].location.field))[1]
