"""A controller that does not say who it is: fax beside phone, bank details, consent for everything and contract too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.estates.organisations.house import House

EXPECTED = {("REC111", "kunde")}
CLEAN = EXPECTED


def fill(house: House, *, breaches: bool) -> None:
    """Write the estate; all of its discrepancies are in its inventory."""
    del breaches
    house.table(
        "kunder.db",
        "kunde",
        ("navn", "adresse", "epost", "telefon", "faksnummer", "kontonummer"),
        ((p.name, p.address, p.email, p.phone, house.people(1)[0].phone, p.account) for p in house.people(150)),
    )
