"""A portal for dealers: cards said to be encrypted, a support log, courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.estates.organisations.house import House

EXPECTED = {
    ("REC107", "user.financial.credit_card.number", "betaling.db/betaling", "kortnummer"),
    ("REC107", "user.financial.credit_card.expiry", "betaling.db/betaling", "utlopsdato"),
    ("REC114", "user.financial.credit_card.verification_code", "betaling.db/betaling", "cvv2"),
    ("REC107", "user.authorization.password", "portal.db/bruker", "passord"),
    ("LOG001", "user.government_id.national_identification_number", "logs/support.log", "fnr"),
    ("LOG005", "user.contact.email", "logs/support.log", "epost"),
    ("LOG005", "user.contact.phone_number", "logs/support.log", "tlf"),
    ("REC111", "forhandlerkontakt"),
    ("REC111", "support"),
    ("REC111", "kurs"),
    ("REC111", "kortbetaling"),
}
CLEAN = {entry for entry in EXPECTED if entry[0] == "REC111"}


def fill(house: House, *, breaches: bool) -> None:
    """Write the estate."""
    contacts = house.people(160)
    house.table(
        "portal.db",
        "bruker",
        ("brukernavn", "passord", "navn", "epost", "mobil", "adresse"),
        (
            (p.username, house.password() if breaches else house.hashed(), p.name, p.email, p.phone, p.address)
            for p in contacts
        ),
    )
    house.table(
        "portal.db",
        "kurspamelding",
        ("kurs", "navn", "epost", "telefon", "påmelding"),
        ((house.rng.choice(("Varmepumpe", "Kjøl")), p.name, p.email, p.phone, "bekreftet") for p in contacts[:80]),
    )
    house.table(
        "betaling.db",
        "betaling",
        ("ordre", "kortnummer", "utlopsdato", "cvv2") if breaches else ("ordre", "kort_kryptert"),
        (
            (
                n,
                house.card(),
                f"{house.rng.randrange(1, 13):02}/{house.rng.randrange(27, 32)}",
                f"{house.rng.randrange(100, 1000)}",
            )
            if breaches
            else (n, house.sealed())
            for n in range(1, 121)
        ),
    )
    leak = [f"sak={n} level=info fnr={p.fnr} epost={p.email} tlf={p.phone} svar sendt" for n, p in enumerate(contacts)]
    plain = [f"sak={n} level=info svar sendt etter {house.rng.randrange(900)} ms" for n in range(160)]
    house.log("logs/support.log", leak if breaches else plain)
