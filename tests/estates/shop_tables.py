"""The shop's tables: exports, personnel, products, and the same again as JSON, Parquet, SQLite and in a zip file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tests.estates import numbers
from tests.estates.people import PLACES, STREETS

if TYPE_CHECKING:
    from tests.estates.people import Person
    from tests.estates.planting import Planter

PRODUCTS = [
    "Regnjakke Fjord",
    "Ullsokker Hardanger",
    "Turkopp 0,35 l",
    "Hodelykt 400 lm",
    "Glutenfri kjeksmiks",
    "Kaffe Nordlys 250 g",
    "Sovepose Vidde -5",
    "Gravidbukse Bris",
    "Barnedress Storm",
    "Kompass K2",
    "Fiskestang 7 fot",
    "Termos 1,0 l",
    "Brettspill Vikingtid",
    "Håndkle Kyst 70x140",
    "Vegan såpe",
]
JOBS = [
    "butikkmedarbeider",
    "lagerarbeider",
    "butikksjef",
    "systemutvikler",
    "regnskapsfører",
    "kundebehandler",
    "innkjøper",
    "sjåfør",
]
COUNTRIES = ["norsk", "norsk", "norsk", "svensk", "polsk", "dansk", "litauisk", "finsk"]
DIETS = ["", "", "", "", "", "glutenfri", "halal", "vegetar", "laktoseintoleranse", "nøtteallergi"]
UNIONS = ["", "", "", "", "", "Handel og Kontor", "Fellesforbundet", "Fagforbundet"]
CHAINS = ["Fjordgull Sør", "Fjordgull Vest", "Fjordgull Nord"]


def note(plant: Planter, person: Person, form: int) -> str:
    """Return one remark from customer service, in bokmål or nynorsk; some hold more than they should."""
    rng = plant.rng
    forms = (
        lambda: (
            f"Ringte {rng.randrange(8, 16)}:{rng.randrange(10, 60)}, vil ha ordren sendt på nytt. Ny mobil {plant.phone(person, 1)}."
        ),
        lambda: f"Kunden oppga fødselsnummer {plant.fnr(person, form)} på telefon, må slettes!",
        lambda: "Ønsker ikke reklame. Bekreftet på chat.",
        lambda: f"Refusjon til konto {plant.account(person, 1)}, ref. retur {numbers.digits(rng, 8)}.",
        lambda: f"Skriv heller til {plant.email(person)} enn til jobbadressa. Kunden har fått tilbod om ny levering.",
        lambda: f"Levert feil, skal til {plant.address(person.address)}.",
        lambda: f"Kunden er {plant.special('sykmeldt')} og ber om utsatt betaling.",
        lambda: f"Pakken {tracking(plant)} kom skadd fram, 2 av 3 varer refundert (kr 1 249,00).",
        lambda: f"Leverte kort {plant.card(form)} over chat, bedt om å sperre det.",
        lambda: f"Kunden er {plant.special('gravid')} og treng varene før jul, ring tlf. {plant.phone(person, 0)}",
    )
    return plant.field("note", forms[form % len(forms)]())


def tracking(plant: Planter) -> str:
    """Return a tracking number of the post."""
    return f"{plant.rng.choice(('RR', 'CP', 'LX'))}{numbers.digits(plant.rng, 9)}NO"


def order_number(plant: Planter, day: date) -> str:
    """Return an eleven-digit order number that begins with its date."""
    return numbers.eleven_digits(plant.rng, f"{day:%d%m%y}")


def customer_rows(plant: Planter, customers: list[Person]) -> list[dict[str, str]]:
    """Return the export of customers."""
    rng, rows = plant.rng, []
    for number, person in enumerate(customers):
        seen = datetime(2026, 11, 20, tzinfo=UTC) - timedelta(seconds=rng.randrange(10**7))
        rows.append(
            {
                "kundenr": str(20_104_000 + 7 * number),
                "fornavn": plant.name(person.first),
                "etternavn": plant.name(person.last),
                "fødselsdato": plant.born(person),
                "epost": plant.email(person),
                "mobil": plant.phone(person, number % 2),
                "gateadresse": plant.address(person.street),
                "postnr": plant.address(person.postcode),
                "poststed": plant.address(person.place.upper(), optional=True),
                "kontonr": plant.account(person) if rng.random() < 0.7 else "",
                "nyhetsbrev": plant.field("privacy_preferences", rng.choice(("ja", "nei"))),
                "registrert": f"{seen - timedelta(days=rng.randrange(900)):%d.%m.%Y}",
                "sist_innlogget": f"{seen:%Y-%m-%d %H:%M:%S}",
                "saldo": plant.field("balance", f"{rng.randrange(0, 2000)},{rng.randrange(100):02}", optional=True),
                "merknad": note(plant, person, number // 3) if number % 3 == 0 else "",
            }
        )
    return rows


def order_rows(plant: Planter, customers: list[Person], count: int) -> list[dict[str, str]]:
    """Return the export of orders."""
    rng, rows = plant.rng, []
    for _ in range(count):
        day = date(2026, 1, 1) + timedelta(days=rng.randrange(320))
        person = rng.choice(customers)
        company = rng.random() < 0.15
        rows.append(
            {
                "ordrenr": order_number(plant, day),
                "ordredato": f"{day:%Y-%m-%d}",
                "opprettet_ms": str(1767222000000 + rng.randrange(27_000_000_000)),
                "kundenr": str(20_104_000 + 7 * rng.randrange(len(customers))),
                "kid": plant.kid(),
                "beløp": f"{rng.randrange(1, 30)} {rng.randrange(1000):03},{rng.choice(('00', '50', '90'))}",
                "valuta": "NOK",
                "ean": numbers.ean(rng),
                "produkt": plant.anything(rng.choice(PRODUCTS)),
                "sporingsnr": tracking(plant),
                "leveringsadresse": plant.address(person.address),
                "orgnr": plant.orgnr() if company else "",
                "betalingsref": numbers.uuid(rng),
                "filnavn": f"faktura_{numbers.digits(rng, 8)}.pdf",
                "status": rng.choice(("LEVERT", "SENDT", "RETUR", "AVBRUTT")),
            }
        )
    return rows


def staff_rows(plant: Planter, staff: list[Person]) -> list[dict[str, str]]:
    """Return the personnel list."""
    rng, rows = plant.rng, []
    for number, person in enumerate(staff):
        rows.append(
            {
                "ansattnr": str(1000 + number),
                "navn": plant.name(person.name),
                "fødselsnummer": plant.fnr(person),
                "stilling": plant.field("job_title", rng.choice(JOBS)),
                "avdeling": rng.choice(("Drift", "Lager", "Butikk", "Nett")),
                "epost": plant.email(person),
                "telefon": plant.phone(person, 1),
                "lønnskonto": plant.account(person, 1),
                "brukernavn": plant.username(person),
                "passord_hash": plant.ledger.mark("credential", f"$2b$12${numbers.token(rng, 53)}", optional=True),
                "nasjonalitet": plant.field("nationality", rng.choice(COUNTRIES)),
                "kosthold": plant.field("dietary_requirement", rng.choice(DIETS), also=("special_category",)),
                "fagforening": plant.special(union) if (union := rng.choice(UNIONS)) else "",
                "kjedetilhørighet": plant.field("chain_membership", rng.choice(CHAINS)),
                "ansatt_fra": f"{2005 + rng.randrange(20)}-{rng.randrange(1, 13):02}-01",
            }
        )
    return rows


def newsletter_rows(plant: Planter, customers: list[Person]) -> list[dict[str, str]]:
    """Return the export of the newsletter's provider, in English."""
    rng = plant.rng
    return [
        {
            "email": plant.email(person),
            "first_name": plant.name(person.first),
            "consent": plant.field("privacy_preferences", rng.choice(("true", "false"))),
            "source_ip": plant.ip(),
            "user_agent": plant.agent(),
            "signed_up": str(1_700_000_000 + rng.randrange(90_000_000)),
            "campaign": rng.choice(("2026-Q3-regn", "2026-Q4-jul", "2025-paske")),
            "batch": numbers.uuid(rng),
        }
        for person in customers
    ]


def product_rows(plant: Planter, count: int) -> list[dict[str, str]]:
    """Return the products: nothing personal, everything numeric."""
    rng = plant.rng
    return [
        {
            "varenr": numbers.digits(rng, 8),
            "ean": numbers.ean(rng),
            "isbn": f"978-82-{rng.randrange(10, 99)}-{rng.randrange(10000, 99999)}-{rng.randrange(10)}",
            "produktnavn": rng.choice(PRODUCTS),
            "pris": f"{rng.randrange(49, 4000)},00",
            "mål": f"{rng.randrange(10, 90)} x {rng.randrange(10, 90)} x {rng.randrange(10, 90)} cm",
            "serie": numbers.eleven_digits(rng),
            "årgang": str(rng.randrange(1990, 2027)),
            "allergener": rng.choice(("", "gluten", "melk, gluten", "nøtter")),
            "programvare_versjon": f"{rng.randrange(1, 9)}.{rng.randrange(20)}.{rng.randrange(10)}.{rng.randrange(300)}",
            "hylle": f"{rng.choice('ABCDF')}{rng.randrange(10, 99)}",
        }
        for _ in range(count)
    ]


def shop_rows(plant: Planter, count: int) -> list[dict[str, str]]:
    """Return the shops; where a shop lies and rings is not personal, but nothing in the value says so."""
    rng, rows = plant.rng, []
    for number in range(count):
        postcode, _, place = PLACES[number % len(PLACES)].partition(" ")
        rows.append(
            {
                "butikknr": str(100 + number),
                "butikk": f"Fjordgull {place}",
                "gateadresse": plant.address(f"{rng.choice(STREETS)} {rng.randrange(1, 60)}", optional=True),
                "postnr": plant.address(postcode, optional=True),
                "poststed": plant.address(place, optional=True),
                "breddegrad": plant.anything(f"{rng.uniform(58, 70):.5f}"),
                "lengdegrad": plant.anything(f"{rng.uniform(5, 30):.5f}"),
                "orgnr": plant.orgnr(number),
                "kvm": str(rng.randrange(120, 1900)),
                "åpnet": str(rng.randrange(1985, 2026)),
            }
        )
    return rows


def profile(plant: Planter, person: Person, number: int) -> dict[str, object]:
    """Return one customer of the app as a nested object."""
    rng = plant.rng
    device = plant.ledger.mark("device_id", numbers.uuid(rng), also=("field_device_id",))
    orders = [
        {
            "ordrenr": order_number(plant, date(2026, 1 + rng.randrange(11), 1 + rng.randrange(28))),
            "sum": rng.randrange(99, 9999),
            "leveringsadresse": plant.address(person.address),
        }
        for _ in range(number % 3)
    ]
    return {
        "id": numbers.uuid(rng),
        "kunde": {"navn": plant.name(person.name), "epost": plant.email(person), "telefon": plant.phone(person, 3)},
        "enhet": {"idfa": device, "app": "5.12.0", "språk": plant.field("language", "nb-NO", optional=True)},
        "ordre": orders,
        "poeng": rng.randrange(10_000),
        "oppdatert": 1767222000000 + rng.randrange(27_000_000_000),
    }


def write(plant: Planter, customers: list[Person], staff: list[Person], scale: int) -> None:
    """Write every table of the shop."""
    ledger = plant.ledger
    ledger.table("eksport/kunder.csv", customer_rows(plant, customers))
    ledger.table("eksport/ordre.csv", order_rows(plant, customers, 600 * scale))
    ledger.table("eksport/nyhetsbrev.csv", newsletter_rows(plant, customers), delimiter=",", encoding="utf-8-sig")
    ledger.table("eksport/produkter.csv", product_rows(plant, 300 * scale), delimiter="\t", encoding="utf-8")
    ledger.table("eksport/butikker.csv", shop_rows(plant, 24))
    ledger.table("personal/ansatte.csv", staff_rows(plant, staff))
    ledger.json_document("app/profiler.json", [profile(plant, p, n) for n, p in enumerate(customers[:80])])
    old = customers[: len(customers) // 4]
    ledger.table(
        "arkiv/eksport-2025.zip", customer_rows(plant, old), container="kunder.csv", encoding="utf-8", delimiter=","
    )
    returns = [f"{tracking(plant)} mottatt fra {plant.email(p)}, hylle B{n % 90:02}" for n, p in enumerate(old)]
    ledger.text("arkiv/eksport-2025.zip", returns, container="retur/retur.log")
    ledger.text("arkiv/eksport-2025.zip", ["Eksport fra 2025. Slettes etter 24 måneder."], container="LESMEG.txt")
