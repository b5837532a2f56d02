"""The shop's texts: mail, settings, and notes from personnel in UTF-16."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.estates import numbers
from tests.estates.shop_tables import order_number, tracking

if TYPE_CHECKING:
    from tests.estates.people import Person
    from tests.estates.planting import Planter

from datetime import date

SUPPORT = "kundeservice@fjordgull-finnes-ikke.no"


def mail(plant: Planter, person: Person, number: int) -> list[str]:
    """Return a letter to customer service, bokmål or nynorsk in turn."""
    rng = plant.rng
    support = plant.ledger.mark("email", SUPPORT, optional=True)
    head = [
        f"From: {plant.name(person.name, optional=True)} <{plant.email(person)}>",
        f"To: {support}",
        f"Date: Thu, {1 + number % 28:02} Oct 2026 08:{rng.randrange(10, 60)}:12 +0200",
        f"Message-ID: <{plant.anything(f'{numbers.hexadecimal(rng, 16)}@mx1.fjordgull-finnes-ikke.no')}>",
        "Content-Type: text/plain; charset=utf-8",
    ]
    order = order_number(plant, date(2026, 10, 1 + number % 28))
    bodies = (
        [
            f"Subject: Retur av ordre {order}",
            "",
            "Hei! Jeg vil returnere turkoppen jeg kjøpte 12.10.2026. Pengene kan dere sette inn på konto",
            f"{plant.account(person, 1)}. Jeg bor nå i {plant.address(person.address)}.",
        ],
        [
            "Subject: Feil på fakturaen",
            "",
            f"Hei, eg fekk faktura med KID {plant.kid()} på kr 1 249,50, men eg har alt betalt.",
            f"Fødselsnummeret mitt er {plant.fnr(person, 1)} om de treng det. Pakken var {tracking(plant)}.",
        ],
        [
            "Subject: Slett meg",
            "",
            "Vennligst slett alt dere har om meg, jf. personvernforordningen artikkel 17.",
            f"Jeg er født {plant.born(person)} og har kundenummer {numbers.digits(rng, 8)}.",
        ],
    )
    sign = [
        "",
        "Vennlig hilsen",
        plant.name(person.name, optional=True),
        f"Tlf. {plant.phone(person, 1)}",
        "",
        f"> Fjordgull Handel AS, org.nr. {plant.orgnr(1)}, {plant.mva()}" if number % 2 else "> Fjordgull Handel AS",
    ]
    return [*head, *bodies[number % len(bodies)], *sign]


def personnel_notes(plant: Planter, staff: list[Person]) -> list[str]:
    """Return the notes of the head of personnel: one line a person, half of them in nynorsk."""
    lines = ["Notater fra medarbeidersamtaler høsten 2026", ""]
    for number, person in enumerate(staff[:24]):
        forms = (
            f"{plant.name(person.name, optional=True)} ({plant.email(person)}) er {plant.special('sykmeldt')} ut året, ny samtale 12.01.2027.",
            f"Fnr. {plant.fnr(person, 1)}: {plant.special('gravid')}, treng lettare arbeid frå veke 49. Ring {plant.phone(person, 1)}.",
            f"Ny lønnskonto for {plant.name(person.name, optional=True)}: {plant.account(person, 1)}",
            f"{plant.email(person)} ønskjer permisjon 3 veker, lager B12 må bemannast.",
            f"{plant.name(person.name, optional=True)}, født {plant.born(person)}, fyller rundt tall. Husk blomster, ca. 450 kr.",
        )
        lines.append(forms[number % len(forms)])
    return lines


def settings(plant: Planter) -> list[str]:
    """Return a settings file: two passwords in the clear, the rest by reference."""
    return [
        "# Fjordgull ordre, produksjon",
        "spring.datasource.url=jdbc:postgresql://db.fjordgull.svc:5432/ordre",
        "spring.datasource.password=${DB_PASSWORD}",
        f"smtp.password={plant.password()}",
        "smtp.host=mx1.fjordgull-finnes-ikke.no",
        f"admin.passord: {plant.password()}",
        "vault.password=<redacted>",
        "jwt.levetid=3600",
        "build.id=20261121063013",
        f"build.commit={numbers.hexadecimal(plant.rng, 40)}",
    ]


def write(plant: Planter, customers: list[Person], staff: list[Person]) -> None:
    """Write every text of the shop."""
    ledger = plant.ledger
    for number, person in enumerate(customers[:12]):
        ledger.text(f"post/henvendelse-{number + 1:03}.eml", mail(plant, person, number))
        # That a mail has a body is a finding of its own, whatever the body says.
        ledger.cells(f"post/henvendelse-{number + 1:03}.eml", None, [{"mailbody": ledger.mark("field_email", "Hei")}])
    ledger.text(
        "post/eldre.txt",
        [line for n, p in enumerate(customers[12:40]) for line in [*mail(plant, p, n), "", "-----", ""]],
    )
    ledger.cells("post/eldre.txt", None, [{"mailbody": ledger.mark("field_email", "Hei", optional=True)}])
    ledger.text("personal/samtaler.txt", personnel_notes(plant, staff), encoding="utf-16")
    ledger.text("drift/application.properties", settings(plant))
