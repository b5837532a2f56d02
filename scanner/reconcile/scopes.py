"""
What a promise speaks of when it names no systems.

A drafted inventory has promises before it has systems. Where the sentence that promises is the one that an activity's
data or retention was read from, it speaks of that activity; where it lists what a recipient may get, of that recipient.
Any other closed list is about a part of the estate that only people know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Activity, Inventory, Promise

KINDS = ("only_categories", "deleted_when")
"""Promises that are about a part of the estate; all others are about everything when they name no system."""


def scoped(inventory: Inventory) -> Inventory:
    """Return the inventory with the systems of its promises filled in, as far as its own sentences tell them."""
    promises = tuple(
        promise.model_copy(update={"systems": tuple(_told(inventory, promise))})
        if promise.kind in KINDS and not promise.systems
        else promise
        for promise in inventory.promises
    )
    return inventory.model_copy(update={"promises": promises})


def _told(inventory: Inventory, promise: Promise) -> Iterator[str]:
    listed = promise.kind == "only_categories"
    if listed and not promise.data_categories:
        return
    for recipient in inventory.recipients:
        if listed and recipient.exports and set(recipient.data_categories) == set(promise.data_categories):
            yield f"recipient:{recipient.id}"
    for activity in inventory.processing_activities:
        if promise.quote in _sentences(activity):
            for system in activity.systems:
                # What others keep in the same system is not what the sentence is about.
                if not listed or sum(system in other.systems for other in inventory.processing_activities) == 1:
                    yield system


def _sentences(activity: Activity) -> set[str | None]:
    return {one.quote for one in (*activity.personal_data, *activity.retention)}
