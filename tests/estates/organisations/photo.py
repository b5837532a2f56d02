"""A photo retailer with a list of categories for each activity: national ids, accounts and addresses have their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.estates.organisations.house import House

FNR = "user.government_id.national_identification_number"
EXPECTED = {
    ("REC103", FNR, "ordre.db/ordre", "personnummer"),
    ("REC103", FNR, "crm.db/kontakt", "fnr"),
    ("REC103", "user.financial.bank_account", "ordre.db/ordre", "kontonummer"),
    ("REC103", "user.device.ip_address", "crm.db/kontakt", "ip_adresse"),
    ("REC110", "hr.db/soker", "status"),
    *(("REC111", name) for name in ("ordre", "reklamasjon", "kampanje", "jobbsoker", "utsendelser")),
}
CLEAN = {entry for entry in EXPECTED if entry[0] == "REC111"}


def fill(house: House, *, breaches: bool) -> None:
    """Write the estate."""
    buyers = house.people(160)
    more = ("personnummer", "kontonummer") if breaches else ()
    house.table(
        "ordre.db",
        "ordre",
        ("ordre", "navn", "leveringsadresse", "telefon", "epost", "ip_adresse", *more),
        (
            (
                90_000 + n,
                p.name,
                p.address,
                p.phone,
                p.email,
                house.address(),
                *((p.fnr, p.account) if breaches else ()),
            )
            for n, p in enumerate(buyers)
        ),
    )
    house.table(
        "service.db",
        "reklamasjon",
        ("sak", "personnummer", "navn", "epost", "ip_adresse"),
        ((n, p.fnr, p.name, p.email, house.address()) for n, p in enumerate(buyers[:80])),
    )
    house.table(
        "kampanje.db",
        "deltaker",
        ("personnummer", "navn", "epost", "kontonummer"),
        ((p.fnr, p.name, p.email, p.account) for p in house.people(90)),
    )
    states = ("avslått", "til vurdering", "intervju") if breaches else ("ny", "til vurdering", "intervju")
    house.table(
        "hr.db",
        "soker",
        ("personnummer", "navn", "bostedsadresse", "telefon", "epost", "status"),
        ((p.fnr, p.name, p.address, p.phone, p.email, states[n % 3]) for n, p in enumerate(house.people(60))),
    )
    more = ("fnr", "ip_adresse") if breaches else ()
    house.table(
        "crm.db",
        "kontakt",
        ("navn", "leveringsadresse", "telefon", "epost", "samtykke_markedsføring", *more),
        (
            (p.name, p.address, p.phone, p.email, "ja", *((p.fnr, house.address()) if breaches else ()))
            for p in house.people(140)
        ),
    )
