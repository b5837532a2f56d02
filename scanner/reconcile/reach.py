"""
How well each declared system was read: enough to say that something is not there, or why not.

Absence is claimed only with coverage: every bound container read without failure, and so much of it that what was not
seen is in at most one row of a hundred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.findings import Coverage

ENOUGH = 0.01
"""The share of rows that may be unseen where something is said not to be there."""
NOTHING = Words(
    "ingenting ble lest der globene i locations peker",
    "ingenting vart lese der globane i locations peikar",
    "nothing was read where the globs in locations point",
)
NO_PLACE = Words(
    "systemet har ingen steder (locations)", "systemet har ingen stader (locations)", "the system has no locations"
)
BROKEN = Words("noe av det kunne ikke leses", "noko av det kunne ikkje lesast", "some of it could not be read")
FEW = Words("for få rader ble lest", "for få rader vart lesne", "too few rows were read")


class Reach(NamedTuple):
    """How much of a system was read, what may be unseen, and why that is not enough (`None`: it is)."""

    examined: int
    total: int | None
    bound: float | None
    reason: Words | None


def reach(globs: Sequence[str], parts: Sequence[Coverage], *, failed: bool) -> Reach:
    """
    Return how well a system, or what is exported to a recipient, was read.

    Args:
        globs: where it lies.
        parts: what was read of it.
        failed: something that belongs to it could not be read.
    """
    examined = sum(part.examined for part in parts)
    totals = [part.total for part in parts]
    total = None if None in totals else sum(filter(None, totals))
    if not globs:
        return Reach(0, None, None, NO_PLACE)
    if not parts:
        return Reach(0, None, None, BROKEN if failed else NOTHING)
    if failed or not all(part.complete for part in parts):
        return Reach(examined, total, None, BROKEN)
    bounds = [1.0 if part.bound is None else part.bound for part in parts]
    return Reach(examined, total, max(bounds), FEW if max(bounds) > ENOUGH else None)
