"""
The four states of what is declared: found, not found, not examined, not for a scan to tell.

Absence is claimed only with coverage: every bound container read without failure, and so much of it that what was not
seen is in at most one row of a hundred.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import within
from scanner.reconcile.categories import covered
from scanner.reconcile.discrepancy import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scanner.inventory.model import Promise
    from scanner.reconcile.reach import Reach
    from scanner.reconcile.view import View


@cache
def detectable() -> frozenset[str]:
    """Return the categories that some detector looks for, by value or by the name of a field."""
    from detectors.discover import on_offer

    return frozenset(
        key for detector in on_offer() for key in (detector.category, *detector.hints) if key.startswith("user")
    )


def verifiable(category: str) -> bool:
    """Tell whether a scan looks for a category, or for a part of it."""
    return any(within(one, category) or within(category, one) for one in detectable())


def categories(view: View) -> Iterator[Standing]:
    """Yield what is known of every declared category in every system that it is declared for."""
    present: dict[int, set[str]] = defaultdict(set)
    for finding in view.scan.findings:
        for position in view.bindings[finding.location.source, finding.location.container].systems:
            present[position].add(finding.category)
    for position, system in enumerate(view.declared.inventory.systems):
        seen: set[str] = set()
        here, reach = present[position], view.reaches[position]
        for _, _, data in view.of_system(position):
            if data.data_category not in seen:
                seen.add(data.data_category)
                yield _standing(data.data_category, system.id, here, reach)


def _standing(category: str, system: str, here: Collection[str], reach: Reach) -> Standing:
    known = (reach.examined, reach.total, reach.bound)
    if any(covered(found, (category,)) for found in here):
        return Standing("category", category, system, "found", *known)
    if not verifiable(category):
        return Standing("category", category, system, "not_verifiable", *known)
    if reach.reason is not None:
        return Standing("category", category, system, "not_examined", *known)
    return Standing("category", category, system, "not_found", *known)


def promises(view: View, broken: Collection[str]) -> Iterator[Standing]:
    """
    Yield what is known of every promise.

    Args:
        view: the scan and the inventory.
        broken: ids of those that some rule found broken.
    """
    for promise in view.declared.inventory.promises:
        unbound = promise.kind == "only_categories" and not promise.systems
        systems = [] if unbound else _systems_of(view, promise)
        reaches = [view.reaches[position] for position in systems]
        examined = sum(reach.examined for reach in reaches)
        totals = [reach.total for reach in reaches]
        total = None if None in totals else sum(filter(None, totals))
        bounds = [reach.bound for reach in reaches]
        bound = None if not bounds or None in bounds else max(filter(None, bounds), default=0.0)
        alone = view.system(systems[0]).id if len(systems) == 1 else None
        if promise.id in broken:
            state = "found"
        elif promise.verified_by == "no" or not all(map(verifiable, promise.data_categories)):
            state = "not_verifiable"
        elif not reaches or any(reach.reason is not None for reach in reaches):
            state = "not_examined"
        else:
            state = "not_found" if promise.verified_by == "scan" else "not_verifiable"
        yield Standing("promise", promise.id, alone, state, examined, total, bound)  # type: ignore[arg-type]


def _systems_of(view: View, promise: Promise) -> list[int]:
    """Return the systems that a promise speaks of; all of them when it names none."""
    everyone = range(len(view.declared.inventory.systems))
    if not promise.systems or "*" in promise.systems:
        return [position for position in everyone if view.system(position).locations]
    return [position for position in everyone if view.system(position).id in promise.systems]
