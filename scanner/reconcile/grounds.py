"""Categories that need a ground of their own: those found or declared without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.categories import special
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import owner, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scanner.inventory.model import PersonalData
    from scanner.reconcile.view import View


def lacking(view: View, reason: str, grounded: Callable[[PersonalData], bool]) -> Iterator[Breach]:
    """
    Yield what needs a ground and has none.

    Args:
        view: the scan and the inventory.
        reason: why a category needs one: "art. 9", "pol. § 12".
        grounded: tells whether an entry of the inventory states it.
    """
    told: set[tuple[int, int]] = set()
    for found in view.found:
        if special(found.finding.category) != reason or not found.binding.systems:
            continue
        entries = [
            (number, item, data)
            for system in found.binding.systems
            for number, item, data in view.of_system(system)
            if special(data.data_category) == reason
        ]
        if any(grounded(data) for *_, data in entries):
            continue
        if not entries:
            # What no activity declares has no ground either.
            if reason == "art. 9":
                yield Breach(**place(found), **owner(view, found), node=("systems", found.binding.systems[0]))
            continue
        number, item, _ = entries[0]
        told |= {(number, item) for number, item, _ in entries}
        yield Breach(
            **place(found),
            **owner(view, found),
            activity=view.activity(number).id,
            node=("processing_activities", number, "personal_data", item),
        )
    for number, activity in enumerate(view.declared.inventory.processing_activities):
        for item, data in enumerate(activity.personal_data):
            if special(data.data_category) == reason and not grounded(data) and (number, item) not in told:
                yield Breach(
                    category=data.data_category,
                    activity=activity.id,
                    node=("processing_activities", number, "personal_data", item),
                )
