"""What is taken out of the journal: entries and whole runs, and the evidence that nothing else holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from scanner.catalog.tables import entries, evidences, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

IN = 500
"""Names in one statement."""


def forget(connection: sa.Connection, over: Sequence[int]) -> None:
    """Remove runs with their entries, and the evidence that no other run holds."""
    for run in over:
        held = sa.select(entries.c.evidence).where(entries.c.run == run)
        found = list(connection.execute(held.distinct()).scalars())
        connection.execute(entries.delete().where(entries.c.run == run))
        connection.execute(runs.delete().where(runs.c.id == run))
        _remove_evidence(connection, found)


def remove(connection: sa.Connection, numbers: Sequence[int]) -> None:
    """Remove entries, and the evidence that no other entry holds."""
    for first in range(0, len(numbers), IN):
        some = numbers[first : first + IN]
        found = list(connection.execute(sa.select(entries.c.evidence).where(entries.c.id.in_(some))).scalars())
        connection.execute(entries.delete().where(entries.c.id.in_(some)))
        _remove_evidence(connection, found)


def _remove_evidence(connection: sa.Connection, numbers: Sequence[int]) -> None:
    for first in range(0, len(numbers), IN):
        some = numbers[first : first + IN]
        held = sa.select(entries.c.evidence).where(entries.c.evidence.in_(some))
        connection.execute(evidences.delete().where(evidences.c.id.in_(some), evidences.c.id.not_in(held)))
