"""What a breach says of where it is, taken from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.findings import Finding, Location
    from scanner.reconcile.discrepancy import NodePath
    from scanner.reconcile.view import Found, View


class Place(TypedDict):
    """What every breach by a finding says."""

    finding: str
    category: str
    location: Location
    count: int
    examined: int
    weak: bool


class Owner(TypedDict):
    """Who a place belongs to."""

    system: str | None
    recipient: str | None


def place(found: Found) -> Place:
    """Return what a breach says of a finding."""
    finding = found.finding
    return Place(
        finding=finding.id,
        category=finding.category,
        location=finding.location,
        count=finding.count,
        examined=finding.examined,
        weak=found.weak,
    )


def owner(view: View, found: Found) -> Owner:
    """Return the system and the recipient that a finding's place belongs to, the first of each."""
    systems, recipients = found.binding.systems, found.binding.recipients
    return Owner(
        system=view.system(systems[0]).id if systems else None,
        recipient=view.recipient(recipients[0]).id if recipients else None,
    )


PROTECTED: Mapping[str, str] = {"hash": "hash", "truncated": "cut", "masked": "masked", "encrypted": "ciphertext"}
"""Subtypes of values that are stored so that they cannot be read, and what makes them so: an address without its end is cut."""


def protections(finding: Finding) -> dict[str, int]:
    """Return how many of a finding's values its detector knows to be unreadable, by what makes them so."""
    told = dict(finding.subtypes) or {finding.subtype: finding.count}
    return {PROTECTED[subtype]: count for subtype, count in told.items() if subtype in PROTECTED}


def in_clear(view: View, finding: Finding) -> int:
    """
    Return how many of a finding's values can be read.

    What looks like a token or a password may be ciphertext, and what is called a card number may be its last digits: in
    a field of which it was seen how many values are veiled, no more than the others are in clear. In lines, tokens that
    were passed over before the field was known to be veiled are not said to be in clear either.
    """
    told = dict(finding.subtypes) or {finding.subtype: finding.count}
    clear = sum(count for subtype, count in told.items() if subtype not in PROTECTED)
    column = view.veiled.get(finding.location)
    if column is None:
        return clear
    passed_over = max(0, finding.count - column.filled - told.get("token", 0))
    return min(clear, column.filled - sum(count for _, count in column.kinds) + passed_over)


def node(found: Found) -> NodePath:
    """Return what of the inventory a place belongs to."""
    if found.binding.systems:
        return ("systems", found.binding.systems[0])
    return ("recipients", found.binding.recipients[0]) if found.binding.recipients else ()
