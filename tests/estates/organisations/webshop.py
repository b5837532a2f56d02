"""A web shop for businesses: no card data, a newsletter of addresses alone, cut internet addresses, five years of orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.estates.planting import BROWSERS

if TYPE_CHECKING:
    from tests.estates.organisations.house import House

EXPECTED = {
    ("REC102", "user.financial.credit_card.number", "ordre.db/ordre", "merknad"),
    ("REC108", "user.contact.phone_number", "eksport/nyhetsbrev/abonnenter.csv", "telefon"),
    ("REC108", "user.name", "eksport/nyhetsbrev/abonnenter.csv", "navn"),
    ("REC107", "user.device.ip_address", "eksport/analytics/besok.csv", "ip"),
    ("REC107", "user.authorization.password", "butikk.db/bruker", "passord"),
    ("REC110", "ordre.db/ordre", "ordredato"),
    ("REC111", "levering"),
    ("REC111", "brukerkonto"),
    ("REC111", "nettsted"),
    ("REC111", "nyhetsbrev"),
}
CLEAN = {entry for entry in EXPECTED if entry[0] == "REC111"}


def fill(house: House, *, breaches: bool) -> None:
    """Write the estate."""
    buyers = house.people(200)
    notes = ["ring før levering", "leveres i bakgården ved port to", "kunden ønsker samlet faktura i desember", ""]
    house.table(
        "ordre.db",
        "ordre",
        ("ordrenr", "ordredato", "navn", "leveringsadresse", "epost", "telefon", "merknad"),
        (
            (
                700_000 + n,
                house.day(2016 if breaches and n % 5 == 0 else 2022, 2025),
                p.name,
                p.address,
                p.email,
                p.phone,
                f"kunden betalte med kort {house.card()} på telefon" if breaches and n % 20 == 7 else notes[n % 4],
            )
            for n, p in enumerate(buyers)
        ),
    )
    house.table(
        "butikk.db",
        "bruker",
        ("brukernavn", "passord", "kjedetilhørighet"),
        (
            (
                p.username,
                house.password() if breaches else house.hashed(),
                house.rng.choice(("Fjellkjeden", "Kystkjeden")),
            )
            for p in buyers[:120]
        ),
    )
    house.csv(
        "eksport/nyhetsbrev/abonnenter.csv",
        ("epost", "navn", "telefon") if breaches else ("epost",),
        ((p.email, p.name, p.phone) if breaches else (p.email,) for p in house.people(150)),
    )
    house.csv(
        "eksport/analytics/besok.csv",
        ("tid", "ip", "side", "språk"),
        (
            (f"2026-11-{n % 20 + 1:02}T10:00:00", house.address(cut=not breaches), f"/vare/{n % 40}", "nb-NO")
            for n in range(300)
        ),
    )
    house.log(
        "logs/nett/access.log",
        (f'ip={house.address(cut=True)} GET /vare/{n} 200 "{BROWSERS[n % len(BROWSERS)]}"' for n in range(200)),
    )
