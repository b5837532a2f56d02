"""Promises to delete what has ended, held against the rows that say they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.endings import meant
from scanner.reconcile.discrepancy import Breach
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View

STATUS = Words(
    "rader med en status som sier at det er slutt, er fortsatt der",
    "rader med ein status som seier at det er slutt, er framleis der",
    "rows whose status says that it has ended are still there",
)


def ended(view: View) -> Iterator[Breach]:
    """Yield the rows that a promise says are deleted, as far as a status tells."""
    for position, promise in view.promised("deleted_when"):
        meanings = meant(promise.quote)
        for column in view.scan.endings:
            at = (column.location.source, column.location.container)
            binding = view.bindings[at]
            count = sum(number for meaning, number in column.meanings if meaning in meanings)
            if count and at in view.held and promise.systems and view.in_scope(promise, binding):
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
