"""When a declared category covers one that was found, and what is too weak to stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.categories import special
from scanner.inventory.hierarchy import cover, within

if TYPE_CHECKING:
    from collections.abc import Collection

WEAK = (
    "user.name",
    "user.job_title",
    "user.contact.address.postal_code",
    "user.contact.address.city",
    "user.contact.address.country",
    "user.contact.organization",
    "user.payment",
    "user.behavior.purchase_history",
    "user.demographic.language",
    "user.device.operating_system",
    "user.device.name",
    "user.privacy_preferences",
    "user.unique_id",
)
"""What says little of a person by itself: it supports another finding beside it, and raises nothing alone."""
BRINGS = {
    "user.telemetry": ("user.device.user_agent", "user.device.operating_system", "user.behavior.browsing_history"),
    "user.content.private.email": ("user.contact.email",),
}
"""What declared data cannot be without: a record of use names the browser, and e-mail has addresses."""
UNTOLD = "user.special_category"
"""Words of a special category that do not say of which: coarser than any that is declared."""


def weak(category: str) -> bool:
    """
    Tell whether a category says little of a person by itself.

    >>> weak("user.name.first"), weak("user.contact.email")
    (True, False)
    """
    return any(within(category, root) for root in WEAK)


def covered(category: str, declared: Collection[str]) -> bool:
    """
    Tell whether a category is declared: itself, by a parent, or coarsely found where a part of it is declared.

    >>> covered("user.contact.address", {"user.contact.address.billing"}), covered("user.contact.email", set())
    (True, False)
    >>> covered("user.contact.email", {"user.content.private.email"})
    True
    """
    if category == UNTOLD and any(special(one) == "art. 9" for one in declared):
        return True
    return cover(category, declared) != "none" or any(
        category in brought for one, brought in BRINGS.items() if one in declared
    )
