"""
What a declared category covers of what is found.

A declaration covers its category and everything below it. A coarse finding counts as covered, with a remark, when
something below it is declared. What opens doors, costs money or is specially protected needs more: a declaration of
itself or of a parent inside its own family, so that `user` or `user.financial` never lets a card number pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from detectors.categories import CATEGORIES, ancestors, special

if TYPE_CHECKING:
    from collections.abc import Collection

Cover = Literal["exact", "parent", "child", "none"]
STRICT = (
    "user.financial.credit_card",
    "user.government_id",
    "user.health_and_medical",
    "user.authorization",
    "user.biometric",
    "user.genetic",
    "user.criminal_history",
)
"""The families that only they themselves can declare."""


def within(key: str, parent: str) -> bool:
    """
    Tell whether a category is another, or below it.

    >>> within("user.name.first", "user.name"), within("user.named", "user.name")
    (True, False)
    """
    return key == parent or key.startswith(f"{parent}.")


def is_strict(key: str) -> bool:
    """Tell whether a category can only be declared by itself or by a parent inside its own family."""
    return any(within(key, family) for family in STRICT) or special(key).startswith("art.")


def cover(found: str, declared: Collection[str]) -> Cover:
    """
    Return how a found category is covered by the declared ones.

    >>> cover("user.contact.address.billing", ["user.contact.address"]), cover("user.contact.address", ["user.contact.address.home"])
    ('parent', 'child')
    >>> cover("user.financial.credit_card.number", ["user.financial"])
    'none'
    """
    if found in declared:
        return "exact"
    parents = ancestors(found)
    if is_strict(found):
        family = next((root for root in STRICT if within(found, root)), found)
        return "parent" if any(parent in declared and within(parent, family) for parent in parents) else "none"
    if any(parent in declared for parent in parents):
        return "parent"
    return "child" if any(within(key, found) for key in declared) else "none"


def is_covered(found: str, declared: Collection[str]) -> bool:
    """Tell whether a found category is declared in some way."""
    return cover(found, declared) != "none"


def below(key: str) -> tuple[str, ...]:
    """
    Return a category and all below it.

    >>> below("user.name")
    ('user.name', 'user.name.first', 'user.name.last')
    """
    return tuple(other for other in CATEGORIES if within(other, key))
