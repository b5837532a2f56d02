"""The web shop once more, kept otherwise: orders with a number for the customer, cards in comments, dates with dots."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.estates.organisations.house import House

OF = "webshop"
LOCATIONS = {
    "ordre": ["file:shop.sqlite"],
    "nettbutikk": ["file:users.sqlite"],
    "nyhetsbrev": ["file:utsendelser/*"],
    "weblogg": ["file:nginx/**"],
    "analyse": ["file:ga4/**"],
}
EXPECTED = {
    ("REC102", "user.financial.credit_card.number", "shop.sqlite/ordrekommentar", "tekst"),
    ("REC108", "user.contact.phone_number", "utsendelser/mottakere.csv", "mobile"),
    ("REC108", "user.name.first", "utsendelser/mottakere.csv", "fname"),
    ("REC107", "user.device.ip_address", "ga4/sessions.csv", "ip_override"),
    ("REC107", "user.authorization.password", "users.sqlite/konto", "pw"),
    ("REC110", "shop.sqlite/ordre", "ordredato"),
    ("REC111", "levering"),
    ("REC111", "brukerkonto"),
    ("REC111", "nettsted"),
    ("REC111", "nyhetsbrev"),
}
CLEAN = {entry for entry in EXPECTED if entry[0] == "REC111"}
REMARKS = ("Ring før levering", "Portkode gis på telefon", "Ønsker tidlig levering")


def fill(house: House, *, breaches: bool) -> None:
    """Write the estate."""
    buyers = house.people(150)
    house.table(
        "shop.sqlite",
        "kunde",
        ("kundenr", "kontaktperson", "epost", "telefon", "gateadresse", "postnr", "poststed"),
        ((1000 + n, p.name, p.email, p.phone, p.street, p.postcode, p.place) for n, p in enumerate(buyers)),
    )
    days = [date.fromisoformat(house.day(2015 if breaches and n % 8 == 0 else 2022, 2026)) for n in range(300)]
    house.table(
        "shop.sqlite",
        "ordre",
        ("ordrenr", "kundenr", "ordredato", "totalt"),
        ((50_000 + n, 1000 + n % 150, f"{day:%d.%m.%Y}", house.rng.randrange(99, 9999)) for n, day in enumerate(days)),
    )
    house.table(
        "shop.sqlite",
        "ordrekommentar",
        ("ordrenr", "tekst"),
        ((50_000 + n, f"Kortnr {house.card()}" if breaches and n % 10 == 0 else REMARKS[n % 3]) for n in range(200)),
    )
    house.table(
        "shop.sqlite",
        "betaling",
        ("ordrenr", "kort_siste4"),
        ((50_000 + n, f"{n * 37 % 10_000:04}") for n in range(90)),
    )
    house.table(
        "users.sqlite",
        "konto",
        ("brukernavn", "pw", "butikkjede"),
        ((p.username, house.password() if breaches else house.hashed(), "Fjellkjeden") for p in buyers),
    )
    house.csv(
        "utsendelser/mottakere.csv",
        ("email", "fname", "mobile") if breaches else ("email",),
        ((p.email, p.first, p.phone) if breaches else (p.email,) for p in house.people(110)),
    )
    house.csv(
        "ga4/sessions.csv",
        ("session_start", "page_location", "ip_override"),
        ((f"2026-11-{n % 20 + 1:02}T10:00:00", f"/p/{n % 30}", house.address(cut=not breaches)) for n in range(250)),
    )
    hits = ({"level": "INFO", "client_ip": house.address(cut=True), "path": f"/p/{n}"} for n in range(200))
    house.log("nginx/access.log", map(json.dumps, hits))
