"""Promises to delete what has ended, held against the rows, tables and files that say they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.endings import called, meant
from scanner.reconcile.discrepancy import Breach
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Promise
    from scanner.reconcile.view import Found, View

STATUS = Words(
    "rader med en status som sier at det er slutt, er fortsatt der",
    "rader med ein status som seier at det er slutt, er framleis der",
    "rows whose status says that it has ended are still there",
)
CALLED = Words(
    "navnet på tabellen eller filen sier at det er slutt, og personopplysninger er fortsatt der",
    "namnet på tabellen eller fila seier at det er slutt, og personopplysningar er framleis der",
    "the table or file is named as ended, and personal data is still there",
)


def ended(view: View) -> Iterator[Breach]:
    """Yield the rows that a promise says are deleted, as far as a status or the name of what holds them tells."""
    for position, promise in view.promised("deleted_when"):
        if not promise.systems:
            continue
        meanings = meant(promise.quote)
        told = set()
        for column in view.scan.endings:
            at = (column.location.source, column.location.container)
            binding = view.bindings[at]
            count = sum(number for meaning, number in column.meanings if meaning in meanings)
            if count and at in view.held and view.in_scope(promise, binding):
                told.add(at)
                yield Breach(
                    location=column.location,
                    system=view.system(binding.systems[0]).id if binding.systems else None,
                    promise=promise.id,
                    node=("promises", position),
                    count=count,
                    examined=column.examined,
                    overdue=count,
                    said=STATUS,
                    severity=promise.severity,
                )
        yield from _called(view, position, promise, meanings, told)


def _called(
    view: View, position: int, promise: Promise, meanings: frozenset[str], told: set[tuple[str, str | None]]
) -> Iterator[Breach]:
    """Yield the tables and files that a promise says are deleted by what they are called."""
    places: dict[tuple[str, str | None], Found] = {}
    for found in view.found:
        at = (found.finding.location.source, found.finding.location.container)
        if not found.weak and at not in told and view.in_scope(promise, found.binding):
            known = places.setdefault(at, found)
            places[at] = found if found.finding.count > known.finding.count else known
    for (_, container), found in places.items():
        where = found.finding.location
        system = found.binding.systems[0] if found.binding.systems else None
        # What lies above the system's own folder is nobody's word on the rows.
        names = [*where.path.split("/")[-PARTS:], *(container or "").split("/")]
        if not meanings.isdisjoint(called(names)):
            yield Breach(
                location=where,
                system=None if system is None else view.system(system).id,
                promise=promise.id,
                node=("promises", position),
                count=found.finding.count,
                examined=found.finding.examined,
                overdue=found.finding.count,
                said=CALLED,
                severity=promise.severity,
            )


PARTS = 3
"""Of a path, so many of the last names may say what is in the file."""
