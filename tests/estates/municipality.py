"""
Storvika kommune, a made-up municipality that writes nynorsk.

Case work, schools, health, refugees, technical services. The words are others than the shop's, and so are the
numbers that mislead: case and journal numbers, farm and title numbers (where `fnr` is a lot, not a person), years,
paragraphs, meter readings.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from tests.estates import numbers
from tests.estates.ledger import Ledger
from tests.estates.people import people
from tests.estates.planting import Planter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.estates.people import Person

DOMAINS = ("heime-finst-ikkje.no", "storvika-finst-ikkje.no")
SCHOOLS = ["Nes skule", "Vågen skule", "Åsen ungdomsskule", "Storvika barneskule"]
# Series that are not issued.
PLATES = ("QA", "QB", "QC")


def build(folder: Path, seed: int = 7, scale: int = 1) -> None:
    """
    Write the estate to `folder/data` and the ground truth to `folder/truth.json`.

    Args:
        folder: made if it is not there; files of the same names are replaced.
        seed: the same seed gives the same bytes.
        scale: multiplies rows and lines.
    """
    rng = Random(seed + 1000)
    ledger = Ledger(folder)
    plant = Planter(ledger, rng)
    residents = people(rng, 150 * scale, DOMAINS)
    start = datetime(2026, 10, 5, 7, 30, tzinfo=UTC)
    ledger.table("skule/elevar.csv", _pupils(plant, residents[:80]))
    ledger.table("eigedom/matrikkel.csv", _titles(plant, 200 * scale), delimiter="\t", encoding="utf-8")
    ledger.table("eigedom/vassmålarar.csv", _meters(plant, residents), delimiter=",", encoding="utf-8")
    ledger.table("løn/utbetaling.csv", _payroll(plant, residents[:50]), encoding="utf-8-sig")
    ledger.text("sak/journal.txt", _journal(plant, residents, start, 160 * scale), encoding="cp1252")
    ledger.text("helse/timebok.log", _health(plant, residents, start, 500 * scale))
    ledger.json_lines("fagsystem/hendingar.jsonl", _events(plant, residents, start, 700 * scale))
    ledger.text("fagsystem/sftp.log.1.gz", _transfers(plant, start, 400 * scale))
    ledger.close()


def _case(plant: Planter) -> str:
    return f"{plant.rng.randrange(2019, 2027)}/{plant.rng.randrange(1, 9999)}-{plant.rng.randrange(1, 60)}"


def _pupils(plant: Planter, residents: list[Person]) -> list[dict[str, str]]:
    rng = plant.rng
    diets = ("", "", "", "glutenfri", "halal", "nøtteallergi", "vegetar")
    return [
        {
            "elevnr": numbers.digits(rng, 6),
            "etternamn": plant.name(pupil.last),
            "førenamn": plant.name(pupil.first),
            "fødselsdato": plant.born(pupil, "%Y-%m-%d"),
            "personnummer": plant.fnr(pupil),
            "skule": rng.choice(SCHOOLS),
            "trinn": str(rng.randrange(1, 11)),
            "føresett_epost": plant.email(pupil),
            "føresett_mobil": plant.phone(pupil, 1),
            "bustadadresse": plant.address(pupil.address),
            "allergiar": plant.field("dietary_requirement", rng.choice(diets), also=("special_category",)),
            "skuleår": "2026/2027",
            "merknad": _remark(plant, pupil, number) if number % 4 == 0 else "",
        }
        for number, pupil in enumerate(residents)
    ]


def _remark(plant: Planter, pupil: Person, number: int) -> str:
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"Ring far på {plant.phone(pupil, 2)} ved fråvær.",
        lambda: f"Har {plant.special('epilepsi')}, medisin ligg hos helsesjukepleiar.",
        lambda: f"Flytta til {plant.address(pupil.address)} i veke 34.",
        lambda: "Fritak frå sidemål etter § 3-22, vedtak av 12.08.2025.",
        lambda: "Deltek ikkje på leirskule, sjå sak 2025/118-4.",
    )
    return plant.field("note", forms[number // 4 % len(forms)]())


def _titles(plant: Planter, count: int) -> list[dict[str, str]]:
    """Return properties: `fnr` here is festenummer, a lot; nothing is a person."""
    rng = plant.rng
    return [
        {
            "kommunenr": "4699",
            "gnr": str(rng.randrange(1, 180)),
            "bnr": str(rng.randrange(1, 900)),
            "fnr": str(rng.randrange(0, 40)),
            "snr": "0",
            "bruksnamn": rng.choice(("Nordgarden", "Oppigarden", "Bakkane", "Fjellsyn", "Tunet")),
            "bygningsnr": numbers.digits(rng, 9) if rng.random() < 0.1 else f"1{rng.randrange(10**7):08}",
            "areal_m2": f"{rng.randrange(200, 90_000)},{rng.randrange(10)}",
            "utm_aust": f"{rng.randrange(280_000, 420_000)}.{rng.randrange(100):02}",
            "utm_nord": f"{rng.randrange(6_600_000, 6_900_000)}.{rng.randrange(100):02}",
            "tinglyst": f"{rng.randrange(1, 29):02}.{rng.randrange(1, 13):02}.{rng.randrange(1950, 2026)}",
            "dokumentnr": f"{rng.randrange(1990, 2026)}/{numbers.digits(rng, 7)}/200",
        }
        for _ in range(count)
    ]


def _meters(plant: Planter, residents: list[Person]) -> list[dict[str, str]]:
    rng = plant.rng
    return [
        {
            "målarnr": numbers.digits(rng, 8),
            "abonnent": plant.name(owner.name, optional=True),
            "anleggsadresse": plant.address(owner.address),
            "kid": plant.kid(),
            "avlesing": str(rng.randrange(10_000)),
            "avlesen": f"{2024 + rng.randrange(3)}1231",
            "koordinat": plant.anything(f"{rng.uniform(58, 70):.5f} {rng.uniform(5, 30):.5f}"),
        }
        for owner in residents
    ]


def _payroll(plant: Planter, residents: list[Person]) -> list[dict[str, str]]:
    rng = plant.rng
    unions = ("", "", "Fagforbundet", "Utdanningsforbundet", "Delta")
    return [
        {
            "ressursnr": str(40_000 + number),
            "namn": plant.name(clerk.name),
            "yrke": plant.field(
                "job_title", rng.choice(("lærar", "sjukepleiar", "reinhaldar", "sakshandsamar", "ingeniør"))
            ),
            "bankkonto": plant.account(clerk, number),
            "beløp": f"{rng.randrange(9, 60)} {rng.randrange(1000):03},{rng.randrange(100):02}",
            "trekk_fagforening": plant.special(union) if (union := rng.choice(unions)) else "",
            "periode": "202610",
            "bilagsnr": numbers.eleven_digits(rng),
        }
        for number, clerk in enumerate(residents)
    ]


def _journal(plant: Planter, residents: list[Person], start: datetime, count: int) -> Iterator[str]:
    """Yield the journal: one entry a line, in sentences."""
    rng = plant.rng
    for number in range(count):
        person = rng.choice(residents)
        day = start + timedelta(days=number % 40)
        yield f"{day:%d.%m.%Y} {_case(plant)} {_entry(plant, person, day)}"


def _entry(plant: Planter, person: Person, day: datetime) -> str:
    rng = plant.rng
    forms: tuple[Callable[[], str], ...] = (
        lambda: (
            f"Søknad om byggjeløyve, gnr. {rng.randrange(1, 90)} bnr. {rng.randrange(1, 400)} fnr. {rng.randrange(20)}, nabovarsel sendt."
        ),
        lambda: (
            f"Søkjar {plant.name(person.name, optional=True)}, fødselsnummer {plant.fnr(person, 1)}, bur i {plant.address(person.address)}."
        ),
        lambda: f"Flyktning busett, DUF-nr. {_duf(plant)}, kontakt på telefon {plant.phone(person, 1)}.",
        lambda: f"Tilskot på kr {rng.randrange(10, 900)} 000 utbetalt til idrettslaget, org.nr. {plant.orgnr(1)}.",
        lambda: f"Klage på parkeringsgebyr, køyretøy med regnr. {_plate(plant)}, ilagt {day:%d.%m.%Y}.",
        lambda: f"Refusjon av foreldrebetaling, kontonummer {plant.account(person, 1)}, 2 av 11 månader.",
        lambda: f"Referat frå møte i utval for levekår, sak {rng.randrange(10, 99)}/26, vedteke med 7 mot 4 røyster.",
        lambda: f"Innsynskrav frå {plant.email(person)} etter offentleglova § 3, svar innan {day:%d.%m.}",
        lambda: (
            f"Vedtak om støttekontakt: søkjar (fødd {plant.born(person)}) har {plant.special('demens')}, jf. helse- og omsorgstenestelova § 3-2."
        ),
        lambda: f"Faktura {numbers.digits(rng, 8)} betalt med KID {plant.kid()}, momsnr. {plant.mva()}.",
    )
    return rng.choice(forms)()


def _duf(plant: Planter) -> str:
    number = numbers.duf(plant.rng)
    text = number if plant.rng.random() < 0.5 else f"{number[:4]} {number[4:10]} {number[10:]}"
    return plant.ledger.mark("no_duf", text)


def _plate(plant: Planter) -> str:
    text = f"{plant.rng.choice(PLATES)} {plant.rng.randrange(10_000, 100_000)}"
    return plant.ledger.mark("no_vehicle_plate", text, test_data=None)


def _health(plant: Planter, residents: list[Person], start: datetime, count: int) -> Iterator[str]:
    """Yield the log of the health centre's appointment book."""
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(seconds=rng.randrange(5, 900))
        chosen = _appointment(plant, rng.choice(residents)) if rng.random() < 0.12 else _calm(plant)
        yield f"<{rng.randrange(190)}>{now:%b %d %H:%M:%S} helse01 timebok[{rng.randrange(900, 9000)}]: {chosen}"


def _calm(plant: Planter) -> str:
    rng = plant.rng
    forms: tuple[Callable[[], str], ...] = (
        lambda: (
            f"Rom {rng.choice('ABC')}{rng.randrange(10, 40)} ledig frå {rng.randrange(8, 16)}:{rng.randrange(10, 60)}"
        ),
        lambda: f"HL7 melding {numbers.digits(rng, 10)} kvittert av Norsk helsenett, {rng.randrange(90)} kB",
        lambda: f"Backup ferdig: {rng.randrange(10**9)} byte, sha1 {numbers.hexadecimal(rng, 40)}",
    )
    return rng.choice(forms)()


def _appointment(plant: Planter, person: Person) -> str:
    rng = plant.rng
    leaks: tuple[Callable[[], str], ...] = (
        lambda: (
            f"Time bestilt for {plant.anything('pasient')} {plant.fnr(person)}, grunn: {plant.special('depresjon')}"
        ),
        lambda: f"SMS-påminning til {plant.phone(person, 3)} levert",
        lambda: (
            f"Tilvising frå lege med HPR-nr. {plant.ledger.mark('no_hpr', numbers.digits(rng, 7), test_data=None)} motteken"
        ),
        lambda: f"{plant.anything('Pasient')} {plant.fnr(person, 1)} møtte ikkje",
        lambda: f"{plant.anything('Resept')} til {plant.email(person)} er klar, hentekode {rng.randrange(1000, 9999)}",
    )
    return rng.choice(leaks)()


def _events(plant: Planter, residents: list[Person], start: datetime, count: int) -> Iterator[dict[str, object]]:
    """Yield events between the municipality's systems."""
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(seconds=rng.randrange(2, 400))
        event: dict[str, object] = {
            "tidspunkt": f"{now:%Y-%m-%dT%H:%M:%S}+02:00",
            "hendingId": numbers.uuid(rng),
            "type": rng.choice(("Oppretta", "Endra", "Lukka")),
            "sekvens": rng.randrange(10**9),
            "saksnummer": _case(plant),
        }
        calm = {"melding": f"Dokument {numbers.digits(rng, 8)} arkivert i serie {numbers.eleven_digits(rng)}"}
        yield event | (_spill(plant, rng.choice(residents)) if rng.random() < 0.15 else calm)


def _spill(plant: Planter, person: Person) -> dict[str, object]:
    rng = plant.rng
    leaks: tuple[Callable[[], dict[str, object]], ...] = (
        lambda: {"innbyggjar": {"foedselsnummer": plant.fnr(person), "namn": plant.name(person.name)}},
        lambda: {"kontakt": {"epostadresse": plant.email(person), "mobiltelefon": plant.phone(person, 1)}},
        lambda: {"feil": f"Fann ikkje person {plant.fnr(person)} i registeret"},
        lambda: {"utbetaling": {"kontonr": plant.account(person), "sum": rng.randrange(90_000)}},
        lambda: {
            "adresse": {"gateadresse": plant.address(person.street), "postnummer": plant.address(person.postcode)}
        },
        lambda: {"innlogging": {"brukarnamn": plant.username(person), "ip": plant.ip()}},
    )
    return rng.choice(leaks)()


def _transfers(plant: Planter, start: datetime, count: int) -> Iterator[str]:
    """Yield file transfers: nothing personal but an address on the internet now and then."""
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(seconds=rng.randrange(1, 60))
        address = plant.ip() if rng.random() < 0.1 else plant.private_ip()
        name = f"/inn/{now:%Y%m%d}_{numbers.digits(rng, 8)}.xml"
        yield f'{now:%Y-%m-%d %H:%M:%S} sftp-server[{rng.randrange(10**5)}]: close "{name}" bytes read 0 written {rng.randrange(10**7)} from {address} port {rng.randrange(1024, 65536)}'
