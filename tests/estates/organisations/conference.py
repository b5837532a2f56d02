"""A race and conference: diets with consent, partners who get three fields, six years after the last contact, recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.estates.planting import BROWSERS

if TYPE_CHECKING:
    from tests.estates.organisations.house import House

EXPECTED = {
    ("REC102", "user.financial.credit_card.number", "crm.db/deltakere", "betalingsnotat"),
    ("REC109", "user.contact.email", "eksport/partner/deltakerliste.csv", "epost"),
    ("REC109", "user.contact.phone_number", "eksport/partner/deltakerliste.csv", "mobil"),
    ("REC110", "crm.db/kunder", "sist_oppdatert"),
    ("REC111", "markedsforing"),
}
CLEAN = {entry for entry in EXPECTED if entry[0] == "REC111"}
DIETS = ("cøliaki", "laktoseintolerant", "nøtteallergi", "", "", "")
TITLES = ("Daglig leder", "Prosjektleder", "Avdelingssjef", "Rådgiver", "Ingeniør")
FIRMS = ("Havblikk Bygg AS", "Granlia Regnskap AS", "Norddal Transport AS", "Sølvfjell Data AS")
LANDS = ("Norge", "Sverige", "Danmark", "Finland")


def fill(house: House, *, breaches: bool) -> None:
    """Write the estate."""
    guests = house.people(180)
    house.table(
        "crm.db",
        "kunder",
        ("fornavn", "etternavn", "bedrift", "yrkestittel", "epost", "telefon", "nasjonalitet", "sist_oppdatert"),
        (
            (
                p.first,
                p.last,
                FIRMS[n % 4],
                TITLES[n % 5],
                p.email,
                p.phone,
                LANDS[n % 4],
                house.day(2014 if breaches and n % 6 == 0 else 2021, 2025),
            )
            for n, p in enumerate(guests)
        ),
    )
    house.table(
        "crm.db",
        "deltakere",
        ("navn", "kostholdskrav", "deltakelse", "betalingsnotat"),
        (
            (
                p.name,
                DIETS[n % 6],
                "påmeldt",
                f"betalt med kort {house.card()} i luka"
                if breaches and n % 12 == 3
                else "betalt på faktura ved ankomst",
            )
            for n, p in enumerate(guests)
        ),
    )
    house.csv(
        "eksport/partner/deltakerliste.csv",
        ("navn", "organisasjon", "tittel", "epost", "mobil") if breaches else ("navn", "organisasjon", "tittel"),
        (
            (p.name, FIRMS[n % 4], TITLES[n % 5], *((p.email, p.phone) if breaches else ()))
            for n, p in enumerate(guests)
        ),
    )
    house.log(
        "logs/nett/access.log",
        (
            f'{house.address()} - - "GET /program/{n} HTTP/1.1" 200 {n + 900} "-" "{BROWSERS[n % len(BROWSERS)]}"'
            for n in range(200)
        ),
    )
    house.csv(
        "kundeservice/chat.csv",
        ("tid", "enhetsnavn", "chatmelding"),
        (
            (f"2026-10-{n % 28 + 1:02}T12:00:00", f"{p.first} sin iPhone", "hei, når åpner påmeldingen til neste år")
            for n, p in enumerate(guests[:60])
        ),
    )
    house.recording("kundeservice/samtaleopptak/2026-10-02-samtale-0001.wav")
