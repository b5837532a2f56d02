"""The photo retailer once more, kept otherwise: spreadsheets' exports, folders for what was refused, names in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.estates.organisations.house import House

OF = "photo"
LOCATIONS = {
    "ordre": ["file:orders/**"],
    "service": ["file:rma.sqlite"],
    "kampanje": ["file:contest/**"],
    "hr": ["file:people/**"],
    "kontaktregister": ["file:contacts.sqlite"],
}
FNR = "user.government_id.national_identification_number"
EXPECTED = {
    ("REC103", FNR, "orders/2026.csv", "Personnummer"),
    ("REC103", "user.financial.bank_account", "orders/2026.csv", "Kontonr for refusjon"),
    ("REC103", FNR, "contacts.sqlite/contact", "pnr"),
    ("REC103", "user.device.ip_address", "contacts.sqlite/contact", "sist_sett_fra"),
    ("REC110", "people/avslag/selger.csv", "Fødselsnr"),
    ("REC110", "people/jobs.sqlite/application", "rejected_at"),
    *(("REC111", name) for name in ("ordre", "reklamasjon", "kampanje", "jobbsoker", "utsendelser")),
}
CLEAN = {entry for entry in EXPECTED if entry[0] == "REC111"}
APPLICANT = ("Navn", "Fødselsnr", "Bostedsadresse", "Mobil", "E-post")


def fill(house: House, *, breaches: bool) -> None:
    """Write the estate."""
    buyers = house.people(130)
    more = ("Personnummer", "Kontonr for refusjon") if breaches else ()
    house.csv(
        "orders/2026.csv",
        ("Ordrenr", "Kunde", "Leveringsadresse", "Telefon", "E-post", "IP", *more),
        (
            (
                70_000 + n,
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
        "rma.sqlite",
        "claim",
        ("rma", "person_no", "customer", "mail", "client_ip"),
        ((n, p.fnr, p.name, p.email, house.address()) for n, p in enumerate(buyers[:60])),
    )
    house.csv(
        "contest/vinnere.csv",
        ("Navn", "Personnr", "E-post", "Bankkonto"),
        ((p.name, p.fnr, p.email, p.account) for p in buyers[:80]),
    )
    applicants = [(p.name, p.fnr, p.address, p.phone, p.email) for p in house.people(60)]
    house.csv("people/aktive/alle.csv", APPLICANT, applicants[:30])
    if breaches:
        house.csv("people/avslag/selger.csv", APPLICANT, applicants[30:])
    house.table(
        "people/jobs.sqlite",
        "application",
        ("id", "full_name", "email", "rejected_at"),
        (
            (n, p.name, p.email, house.day(2025, 2026) if breaches and n % 3 == 0 else None)
            for n, p in enumerate(house.people(45))
        ),
    )
    more = ("pnr", "sist_sett_fra") if breaches else ()
    house.table(
        "contacts.sqlite",
        "contact",
        ("navn", "leveringsadresse", "tlf", "epost", "onsker_info", *more),
        ((p.name, p.address, p.phone, p.email, "ja", *((p.fnr, house.address()) if breaches else ())) for p in buyers),
    )
