"""The shop's logs: JSON, logback, key=value and nginx; some rotated and compressed. Few lines leak, most only look it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from tests.estates import numbers
from tests.estates.shop_tables import PRODUCTS, order_number, tracking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from tests.estates.people import Person
    from tests.estates.planting import Planter

LEAK_SHARE = 0.08
CLASSES = ("ordre.OrdreTjeneste", "lager.Plukkliste", "betaling.Kvittering", "konto.Innlogging", "frakt.PostenKlient")
PATHS = (
    "/",
    "/produkter/glutenfri-kjeksmiks",
    "/handlekurv",
    "/static/app.4f3a9c1b.js",
    "/api/v2/lager/70310452",
    "/butikker/bergen",
)


def _clean_message(plant: Planter, now: datetime) -> str:
    """Return a message that is full of digits and says nothing of a person."""
    rng = plant.rng
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"Ordre {order_number(plant, now.date())} lagret på {rng.randrange(3, 900)} ms",
        lambda: f"Lagerstatus for {numbers.ean(rng)}: {rng.randrange(400)} stk i hylle C{rng.randrange(10, 99)}",
        lambda: f"Sender {tracking(plant)} til Posten, vekt {rng.randrange(1, 20)},{rng.randrange(10, 99)} kg",
        lambda: f"Kort ************{rng.randrange(1000, 9999)} belastet kr {rng.randrange(50, 9000)},00",
        lambda: (
            f"Bygg {numbers.hexadecimal(rng, 40)} rullet ut, versjon 4.17.{rng.randrange(100)}.{rng.randrange(10)}"
        ),
        lambda: (
            f"Cache treff={rng.randrange(100)}% nøkkel={numbers.hexadecimal(rng, 16)} utløper={1795242000000 + rng.randrange(10**9)}"
        ),
        lambda: f"Kall til lager-api.fjordgull.svc:8443 tok 0.{rng.randrange(10**8):08} s, status=200",
        lambda: f"Katalog oppdatert: {rng.choice(PRODUCTS)} ({numbers.digits(rng, 8)})",
        lambda: f"Jobb {numbers.uuid(rng)} ferdig, {rng.randrange(10**7)} rader",
        lambda: f"Hash sha256:{numbers.hexadecimal(rng, 64)} stemmer",
        lambda: f"Passord for bruker endret, ny verdi passord=******** ({rng.randrange(9)} forsøk)",
        lambda: f"Kunde {numbers.digits(rng, 8)} fekk e-post frå malen ordre_stadfesting_v{rng.randrange(9)}",
    )
    return rng.choice(forms)()


def _leaking_record(plant: Planter, person: Person) -> dict[str, Any]:
    """Return the part of a JSON record that holds personal data, each template in its own field."""
    rng = plant.rng
    forms: tuple[Callable[[], dict[str, Any]], ...] = (
        lambda: {
            "msg": "Kunde oppdatert",
            "kunde": {
                "navn": plant.name(person.name),
                "epost": plant.email(person),
                "telefon": plant.phone(person, 3),
                "fodselsnummer": plant.fnr(person),
            },
        },
        lambda: {"msg": f"Validering feilet for fødselsnummer {plant.fnr(person, rng.randrange(2))}"},
        lambda: {"msg": "Oppslag", "url": f"/api/kunder?epost={plant.email_percent(person)}&side=1"},
        lambda: {"msg": "Innlogging", "brukernavn": plant.username(person), "klientIp": plant.ip()},
        lambda: {"msg": f"Varsel sendt på sms til {plant.phone(person, 1)}"},
        lambda: {
            "msg": "Kall inn",
            "headers": {"Cookie": f"JSESSIONID={plant.cookie()}; tema=mørk", "User-Agent": plant.agent()},
        },
        lambda: {"msg": "Kall ut", "headers": {"Authorization": f"Bearer {plant.jwt(person)}"}},
        lambda: {
            "msg": "App startet",
            "device": {
                "gaid": plant.ledger.mark("device_id", numbers.uuid(rng), also=("field_device_id",)),
                "imei": plant.ledger.mark("imei", numbers.imei(rng), also=("device_id", "field_device_id")),
            },
        },
        lambda: {"msg": f"Pakke leveres til {plant.address(person.address)}"},
        lambda: {"msg": "Refusjon", "til": {"kontonummer": plant.account(person), "beløp": rng.randrange(9000)}},
        lambda: {"msg": f"Sende kvittering til {plant.email(person)} feila, prøver igjen"},
        lambda: {
            "msg": "Søk etter butikk",
            "posisjon": plant.ledger.mark(
                "coordinates", f"{rng.uniform(58, 70):.5f},{rng.uniform(5, 30):.5f}", test_data=None
            ),
        },
    )
    return rng.choice(forms)()


def _records(plant: Planter, customers: list[Person], start: datetime, count: int) -> Iterator[dict[str, Any]]:
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(milliseconds=rng.randrange(20, 4000))
        record: dict[str, Any] = {
            "ts": f"{now:%Y-%m-%dT%H:%M:%S}.{rng.randrange(1000):03}Z",
            "level": rng.choice(("INFO", "INFO", "INFO", "DEBUG", "WARN")),
            "logger": f"no.fjordgull.{rng.choice(CLASSES)}",
            "trace": numbers.hexadecimal(rng, 32),
            "span": numbers.hexadecimal(rng, 16),
            "pod": f"ordre-{numbers.hexadecimal(rng, 9)}-{rng.randrange(9)}",
            "node": plant.private_ip(),
        }
        leak = rng.random() < LEAK_SHARE
        yield record | (_leaking_record(plant, rng.choice(customers)) if leak else {"msg": _clean_message(plant, now)})


def _logback(plant: Planter, customers: list[Person], start: datetime, count: int) -> Iterator[str]:
    """Yield logback lines with stack traces and messages of several lines."""
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(milliseconds=rng.randrange(20, 4000))
        stamp = f"{now:%Y-%m-%d %H:%M:%S},{rng.randrange(1000):03}"
        thread = f"[http-nio-8080-exec-{rng.randrange(40)}]"
        head = f"{stamp} {rng.choice(('INFO ', 'DEBUG'))} {thread} [{numbers.hexadecimal(rng, 16)}] n.f.{rng.choice(CLASSES)} - "
        if rng.random() < LEAK_SHARE:
            yield from _leaking_lines(plant, rng.choice(customers), head, stamp)
        else:
            yield head + _clean_message(plant, now)


def _leaking_lines(plant: Planter, person: Person, head: str, stamp: str) -> list[str]:
    rng = plant.rng
    trace = [
        "\tat no.fjordgull.betaling.Konto.valider(Konto.java:118)",
        f"\tat jdk.internal.reflect.GeneratedMethodAccessor{rng.randrange(100, 999)}.invoke(Unknown Source)",
        f"\tat no.fjordgull.ordre.OrdreTjeneste$$SpringCGLIB$${rng.randrange(9)}.lagre(<generated>)",
        "\t... 42 common frames omitted",
    ]
    forms: tuple[Callable[[], list[str]], ...] = (
        lambda: [
            f"{stamp} ERROR [main] n.f.betaling - Utbetaling feilet",
            f"java.lang.IllegalArgumentException: Ugyldig kontonummer {plant.account(person, 1)} for utbetaling",
            *trace,
        ],
        lambda: [
            f"{stamp} ERROR [main] n.f.konto - Uventet feil",
            "java.lang.RuntimeException: Kunne ikke opprette konto",
            *trace[:2],
            f"Caused by: no.fjordgull.konto.Duplikat: epost {plant.email(person)} finnes fra før",
            *trace[2:],
        ],
        lambda: [
            f"{head}Mottatt skjema:",
            f"  navn: {plant.name(person.name, optional=True)}",
            f"  fødselsnummer: {plant.fnr(person, 1)}",
            f"  adresse: {plant.address(person.address)}",
            f"  mobil: {plant.phone(person, 0)}",
            f"  samtykke: {plant.field('privacy_preferences', 'ja', optional=True)}",
        ],
        lambda: [
            f"{head}Skjema motteke frå {plant.email(person)}: mobilnummer {plant.phone(person, 1)}, ordre {numbers.digits(rng, 8)}"
        ],
        lambda: [f"{head}Kunde(id={numbers.digits(rng, 8)}, fnr={plant.fnr(person)}, aktiv=true)"],
        lambda: [f"{head}Oppslag i folkeregisteret for {plant.fnr(person)} tok {rng.randrange(900)} ms"],
        lambda: [f"{head}Koble til jdbc:postgresql://ordre:{plant.password()}@db.fjordgull.svc:5432/ordre"],
        lambda: [f"{head}SMS-kode til {plant.phone(person, 2)} sendt via leverandør 2, ref {numbers.uuid(rng)}"],
    )
    return rng.choice(forms)()


def _payments(plant: Planter, customers: list[Person], start: datetime, count: int) -> Iterator[str]:
    """Yield key=value lines of the payment service."""
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(milliseconds=rng.randrange(20, 4000))
        person = rng.choice(customers)
        head = f"ts={now:%Y-%m-%dT%H:%M:%S}+01:00 level=info ordre={order_number(plant, now.date())} trace={numbers.hexadecimal(rng, 32)} "
        yield head + (_payment_leak(plant, person) if rng.random() < 2 * LEAK_SHARE else _payment(plant))


def _payment(plant: Planter) -> str:
    rng = plant.rng
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"event=autorisert beløp={rng.randrange(50, 9000)}.00 kort=492500******{rng.randrange(1000, 9999)}",
        lambda: f"event=reservert psp_ref={numbers.digits(rng, 16)} forsøk={rng.randrange(4)}",
        lambda: f"event=avvist grunn=luhn kort_lengde=16 sjekk={numbers.broken_card(rng)}",
        lambda: (
            f"event=oppgjør batch={numbers.eleven_digits(rng)} antall={rng.randrange(900)} sum={rng.randrange(10**6)}.50"
        ),
        lambda: f"event=webhook id=evt_{numbers.token(rng, 24)} epoch={1795242613000 + rng.randrange(10**7)}",
    )
    return rng.choice(forms)()


def _payment_leak(plant: Planter, person: Person) -> str:
    rng = plant.rng
    forms: tuple[Callable[[], str], ...] = (
        lambda: (
            f'event=feil kortnummer="{plant.card(rng.randrange(3))}" utløpsdato={plant.expiry()} cvv={plant.cvv()}'
        ),
        lambda: f"event=feil msg='kort {plant.card(1)} avvist av utsteder'",
        lambda: f"event=faktura kid={plant.kid()} beløp={rng.randrange(50, 9000)}.00",
        lambda: f"event=refusjon konto={plant.account(person)} mottaker_epost={plant.email(person)}",
        lambda: f"event=utbetaling iban={plant.iban(person)} bic=DNBANOKK",
        lambda: (
            f"event=skjema body=epost%3D{plant.email_percent(person)}%26antall%3D2%26melding%3D{quote_plus('på døra')}"
        ),
        lambda: f"event=kø payload={plant.base64_json(person)}",
        lambda: f'event=bedrift navn="Fjordgull Partner {rng.randrange(99)} AS" orgnr={plant.orgnr(rng.randrange(2))}',
        lambda: (
            f"event=innlogging brukernavn={plant.username(person)} passord={plant.password()} klient_ip={plant.ip()}"
        ),
        lambda: f"event=terminal mac={_mac(plant)} serienr={numbers.digits(rng, 10)}",
    )
    return rng.choice(forms)()


def _mac(plant: Planter) -> str:
    """Return the MAC address of a terminal; the bit for locally administered ones is set, so no maker gave it out."""
    rest = numbers.hexadecimal(plant.rng, 10)
    return plant.ledger.mark(
        "mac_address", ":".join(["02", *(rest[i : i + 2] for i in range(0, 10, 2))]), test_data=None
    )


def _access(plant: Planter, customers: list[Person], start: datetime, count: int) -> Iterator[str]:
    """Yield nginx lines in the combined format."""
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(milliseconds=rng.randrange(20, 9000))
        person = rng.choice(customers)
        machine = rng.random() < 0.2
        # Whether a diet in the address of a page says something of the visitor is a matter of taste.
        path = plant.anything(rng.choice(PATHS))
        if not machine and rng.random() < LEAK_SHARE:
            path = _leaking_path(plant, person)
        user = plant.username(person) if rng.random() < 0.03 else "-"
        address = plant.private_ip() if machine else plant.ip()
        agent = plant.robot() if machine else plant.agent()
        size, status = rng.randrange(90_000), rng.choice((200, 200, 200, 304, 404, 302))
        referer = rng.choice(
            ("-", "https://www.fjordgull-finnes-ikke.no/", "https://www.fjordgull-finnes-ikke.no/sok?q=turkopp+1234")
        )
        stamp = f"{now:%d/%b/%Y:%H:%M:%S} +0100"
        yield f'{address} - {user} [{stamp}] "GET {path} HTTP/1.1" {status} {size} "{referer}" "{agent}"'


def _leaking_path(plant: Planter, person: Person) -> str:
    """Return a request that carries personal data in its address."""
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"/nyhetsbrev/bekreft?epost={plant.email_percent(person)}&kode={numbers.hexadecimal(plant.rng, 12)}",
        lambda: f"/min-side/{plant.email(person)}/ordre",
        lambda: f"/api/kunde?fnr={plant.fnr(person)}&v=2",
        lambda: f"/kontakt?mobil={plant.phone(person, 0)}&tema=retur",
    )
    return plant.rng.choice(forms)()


def write(plant: Planter, customers: list[Person], start: datetime, scale: int) -> None:
    """Write every log of the shop."""
    ledger, day = plant.ledger, timedelta(days=1)
    ledger.json_lines("logs/app.log.1", _records(plant, customers, start, 900 * scale))
    ledger.json_lines("logs/app.log.2.gz", _records(plant, customers, start - day, 600 * scale))
    ledger.json_lines("logs/app.log.3.zst", _records(plant, customers, start - 2 * day, 600 * scale), ascii_only=True)
    ledger.text("logs/tomcat.log", _logback(plant, customers, start, 1200 * scale))
    ledger.text("logs/betaling.log", _payments(plant, customers, start, 900 * scale))
    ledger.text("logs/nginx/access.log", _access(plant, customers, start, 900 * scale))
    ledger.text("logs/nginx/access.log.1.gz", _access(plant, customers, start - day, 500 * scale))
