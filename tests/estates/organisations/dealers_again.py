"""The dealers' portal once more, kept otherwise: dumps of tables, names in English, a vault's ciphertext, logs in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.estates.organisations.house import House

OF = "dealers"
LOCATIONS = {"portal": ["file:dump/**"], "betaling": ["file:pay.sqlite"], "logg": ["file:applog/**"]}
PARTICIPATION = "user.behavior.event_participation"
EXPECTED = {
    ("REC107", "user.financial.credit_card.number", "pay.sqlite/charges", "cc_number"),
    ("REC107", "user.financial.credit_card.expiry", "pay.sqlite/charges", "cc_exp"),
    ("REC114", "user.financial.credit_card.verification_code", "pay.sqlite/charges", "cc_cvc"),
    ("REC107", "user.authorization.password", "dump/LOGIN.csv", "Passord"),
    (
        "LOG001",
        "user.government_id.national_identification_number",
        "applog/support.log",
        "message:kunden * personnummer",
    ),
    ("LOG005", "user.contact.email", "applog/support.log", "kunde.epost"),
    ("LOG005", "user.contact.phone_number", "applog/support.log", "kunde.mobil"),
    ("REC111", "forhandlerkontakt"),
    ("REC111", "support"),
    ("REC111", "kurs"),
    ("REC111", "kortbetaling"),
}
CLEAN = {entry for entry in EXPECTED if entry[0] == "REC111"}


def fill(house: House, *, breaches: bool) -> None:
    """Write the estate."""
    contacts = house.people(120)
    house.csv(
        "dump/CONTACTS.csv",
        ("DealerNo", "Contact", "Mob.", "Mail", "PostalAddr"),
        ((100 + n % 9, p.name, p.phone, p.email, p.address) for n, p in enumerate(contacts)),
    )
    house.csv(
        "dump/LOGIN.csv",
        ("ContactId", "Login", "Passord" if breaches else "PassordHash"),
        ((n, p.username, house.password() if breaches else house.hashed()) for n, p in enumerate(contacts)),
    )
    house.csv("dump/KURSPAMELDING.csv", ("ContactId", "Kurs"), ((n, "Webinar vår") for n in range(100)))
    house.table(
        "pay.sqlite",
        "charges",
        ("id", "cc_number", "cc_exp", "cc_cvc") if breaches else ("id", "cc_number", "cc_exp"),
        (
            (n, house.card(), f"{n % 12 + 1:02}/{27 + n % 5}", f"{house.rng.randrange(100, 1000)}")
            if breaches
            else (n, f"vault:v1:{house.sealed()}", f"vault:v1:{house.sealed()}")
            for n in range(120)
        ),
    )
    house.log("applog/support.log", (_line(n, p, breaches=breaches) for n, p in enumerate([*contacts, *contacts])))


def _line(number: int, person, *, breaches: bool) -> str:
    said: dict[str, object] = {"level": "INFO", "message": f"Sak {number} tildelt kø {number % 4}"}
    if breaches and number % 3 == 0:
        said["kunde"] = {"mobil": person.phone, "epost": person.email}
    elif breaches and number % 7 == 2:
        said["message"] = f"Kunden oppgir personnummer {person.fnr} i samtalen"
    return json.dumps(said, ensure_ascii=False)
