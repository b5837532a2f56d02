"""
Quillhaven, a made-up English-language software service with customers in the Nordic countries.

Sign-ups, billing, support tickets, audit and gateway logs. English keys and prose, ISO dates, and Swedish, Danish,
Finnish and Icelandic ids of people born in the 1800s.
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

DOMAINS = ("mail-does-not-exist.com", "quillhaven-does-not-exist.io", "inbox-does-not-exist.net")
# One file a country: in the 1800s the forms of two neighbours are alike, as they are not today.
ID_FIELDS = {"NO": "national_id", "SE": "personnummer", "DK": "cpr_number", "FI": "henkilotunnus", "IS": "kennitala"}
PLANS = ("free", "team", "enterprise")


def build(folder: Path, seed: int = 7, scale: int = 1) -> None:
    """
    Write the estate to `folder/data` and the ground truth to `folder/truth.json`.

    Args:
        folder: made if it is not there; files of the same names are replaced.
        seed: the same seed gives the same bytes.
        scale: multiplies rows and lines.
    """
    rng = Random(seed + 2000)
    ledger = Ledger(folder)
    plant = Planter(ledger, rng)
    users = people(rng, 160 * scale, DOMAINS)
    start = datetime(2026, 11, 3, 12, tzinfo=UTC)
    ledger.table("exports/users.csv", _users(plant, users), delimiter=",", encoding="utf-8")
    for number, (country, field) in enumerate(ID_FIELDS.items()):
        rows = _identities(plant, users[number::5], country, field)
        ledger.table(f"exports/kyc-{country.lower()}.csv", rows, delimiter=",", encoding="utf-8")
    ledger.table("exports/usage.tsv", _usage(plant, 300 * scale), delimiter="\t", encoding="utf-8")
    ledger.table("billing/invoices.csv", _invoices(plant, users), delimiter=",", encoding="utf-8")
    ledger.json_document("support/tickets.json", [_ticket(plant, user, n) for n, user in enumerate(users[:60])])
    ledger.json_lines("logs/gateway.jsonl", _gateway(plant, users, start, 900 * scale))
    ledger.text("logs/worker.log", _worker(plant, users, start, 900 * scale))
    ledger.text("logs/audit.log.2.zst", _audit(plant, users, start, 500 * scale))
    ledger.text("backup.zip", _worker(plant, users, start, 200 * scale), container="var/log/worker.log.1")
    ledger.close()


def _users(plant: Planter, users: list[Person]) -> list[dict[str, str]]:
    rng = plant.rng
    return [
        {
            "id": numbers.uuid(rng),
            "given_name": plant.name(user.first),
            "family_name": plant.name(user.last),
            "email": plant.email(user),
            "phone": plant.phone(user, 2 + number % 3),
            "job_title": plant.field(
                "job_title", rng.choice(("Engineer", "Product manager", "Accountant", "Designer"))
            ),
            "last_ip": plant.ip(),
            "user_agent": plant.agent(),
            "plan": rng.choice(PLANS),
            "created_at": str(1_690_000_000_000 + rng.randrange(90_000_000_000)),
            "marketing_opt_in": plant.field("privacy_preferences", rng.choice(("0", "1"))),
            "build": f"{rng.randrange(9)}.{rng.randrange(30)}.{rng.randrange(10)}",
        }
        for number, user in enumerate(users)
    ]


def _identities(plant: Planter, users: list[Person], country: str, field: str) -> list[dict[str, str]]:
    """Return the identity checks of one country."""
    rng = plant.rng
    return [
        {
            "case": numbers.hexadecimal(rng, 24),
            "country": country,
            "full_name": plant.name(user.name),
            field: _identity(plant, user, country),
            "date_of_birth": plant.born(user, "%Y-%m-%d"),
            "score": f"0.{rng.randrange(10**8):08}",
            "checked_at": f"2026-{rng.randrange(1, 12):02}-{rng.randrange(1, 28):02}T10:00:00Z",
        }
        for user in users
    ]


def _identity(plant: Planter, user: Person, country: str) -> str:
    """Return the national id of a user, as if the country were theirs."""
    if country == "NO":
        return plant.fnr(user)
    detector, make = {
        "SE": ("se_personnummer", numbers.personnummer),
        "DK": ("dk_cpr", numbers.cpr),
        "FI": ("fi_hetu", numbers.hetu),
        "IS": ("is_kennitala", numbers.kennitala),
    }[country]
    return plant.ledger.mark(detector, make(plant.rng, user.born))


def _usage(plant: Planter, count: int) -> list[dict[str, str]]:
    """Return meter readings: nothing personal."""
    rng = plant.rng
    return [
        {
            "tenant": numbers.hexadecimal(rng, 32),
            "window": str(1_795_000_000 + 60 * number),
            "requests": str(rng.randrange(10**8)),
            "p99_ms": f"{rng.uniform(1, 900):.4f}",
            "shard": f"{rng.randrange(1, 200)}.{rng.randrange(1, 200)}",
            "etag": numbers.hexadecimal(rng, 40),
            "sku": f"QH-{numbers.eleven_digits(rng)}",
        }
        for number in range(count)
    ]


def _invoices(plant: Planter, users: list[Person]) -> list[dict[str, str]]:
    rng = plant.rng
    return [
        {
            "invoice": f"INV-2026-{number:06}",
            "payer": plant.name(user.name, optional=True),
            "billing_address": plant.address(user.address),
            "iban": plant.iban(user, number),
            "card_number": plant.card(number) if number % 5 == 0 else "",
            "amount": f"{rng.randrange(9, 900)}.{rng.randrange(100):02}",
            "currency": rng.choice(("NOK", "EUR", "SEK")),
            "reference": numbers.digits(rng, 16 if rng.random() < 0.5 else 14),
            "masked_card": f"**** **** **** {rng.randrange(1000, 9999)}",
        }
        for number, user in enumerate(users)
    ]


def _ticket(plant: Planter, user: Person, number: int) -> dict[str, object]:
    rng = plant.rng
    bodies: tuple[Callable[[], str], ...] = (
        lambda: f"Hi, I cannot log in. My email is {plant.email(user)} and my number is {plant.phone(user, 2)}.",
        lambda: f"You charged my card {plant.card(1)} twice. Please refund USD 49.00.",
        lambda: (
            f"Error 500 since build {rng.randrange(9)}.{rng.randrange(30)}.{rng.randrange(9)}, request id {numbers.uuid(rng)}."
        ),
        lambda: f"Please move my account to {plant.address(user.address)}.",
        lambda: (
            f"My password {plant.anything('was')} leaked? I get emails I did not ask for, see attachment 20261103-118."
        ),
        lambda: (
            f"I am {plant.special('pregnant')} and going on leave, please call {plant.phone(user, 2)} about the seats."
        ),
        lambda: f"Wire it to {plant.iban(user, 1)}, reference {numbers.digits(rng, 8)}.",
    )
    return {
        "ticket": 100_000 + number,
        "requester": {"name": plant.name(user.name), "email": plant.email(user)},
        "opened": f"2026-10-{1 + number % 28:02}T09:{rng.randrange(10, 60)}:00Z",
        "comment": plant.field(
            "note", bodies[number % len(bodies)](), optional=True, also=("field_comment", "field_support_case")
        ),
        "tags": [rng.choice(("billing", "login", "gdpr", "bug"))],
        "satisfaction": rng.choice((None, 3, 4, 5)),
    }


def _gateway(plant: Planter, users: list[Person], start: datetime, count: int) -> Iterator[dict[str, object]]:
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(milliseconds=rng.randrange(5, 900))
        record: dict[str, object] = {
            "time": int(now.timestamp() * 1000),
            "request_id": numbers.uuid(rng),
            "trace_id": numbers.hexadecimal(rng, 32),
            "upstream": plant.private_ip(),
            "status": rng.choice((200, 201, 204, 404, 429)),
            "duration_us": rng.randrange(10**7),
        }
        calm = {"path": f"/v1/documents/{numbers.hexadecimal(rng, 24)}/versions/{rng.randrange(900)}"}
        yield record | (_spill(plant, rng.choice(users)) if rng.random() < 0.1 else calm)


def _spill(plant: Planter, user: Person) -> dict[str, object]:
    rng = plant.rng
    leaks: tuple[Callable[[], dict[str, object]], ...] = (
        lambda: {"path": f"/v1/users?email={plant.email_percent(user)}&limit=50"},
        lambda: {"path": "/v1/login", "client_ip": plant.ip(), "user_agent": plant.agent()},
        lambda: {"path": "/v1/me", "authorization": f"Bearer {plant.jwt(user)}"},
        lambda: {
            "path": "/v1/login",
            "body": {"username": plant.username(user), "password": plant.password()},
        },
        lambda: {
            "path": "/v1/kyc",
            "error": f"national identity number {plant.fnr(user)} rejected by provider",
        },
        lambda: {"path": "/v1/kyc", "payload": plant.base64_json(user)},
        lambda: {
            "path": "/v1/devices",
            "device": {"idfa": plant.ledger.mark("device_id", numbers.uuid(rng))},
        },
    )
    return rng.choice(leaks)()


def _worker(plant: Planter, users: list[Person], start: datetime, count: int) -> Iterator[str]:
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(milliseconds=rng.randrange(5, 9000))
        chosen = _failure(plant, rng.choice(users)) if rng.random() < 0.1 else _routine(plant)
        yield f"{now:%Y-%m-%dT%H:%M:%S}.{rng.randrange(10**6):06}Z [{rng.randrange(40)}] {rng.choice(('INFO', 'WARN'))} worker: {chosen}"


def _routine(plant: Planter) -> str:
    rng = plant.rng
    calm: tuple[Callable[[], str], ...] = (
        lambda: f"job={numbers.uuid(rng)} queue=render took={rng.randrange(10**6)}us ok",
        lambda: (
            f"commit {numbers.hexadecimal(rng, 40)} deployed to eu-north-1 ({rng.randrange(1, 30)}/{rng.randrange(30, 60)} pods)"
        ),
        lambda: f"order {numbers.eleven_digits(rng)} exported as QH-{numbers.digits(rng, 8)}.pdf",
        lambda: (
            f"GC pause {rng.randrange(90)}.{rng.randrange(1000):03}ms heap {rng.randrange(10**9)}->{rng.randrange(10**9)}"
        ),
        lambda: f"api_key=**** rotated, next rotation 2026-12-{rng.randrange(10, 29)}",
    )
    return rng.choice(calm)()


def _failure(plant: Planter, user: Person) -> str:
    rng = plant.rng
    leaks: tuple[Callable[[], str], ...] = (
        lambda: f"could not deliver to <{plant.email(user)}>: 550 5.1.1 no such user",
        lambda: f"sms to {plant.phone(user, 3)} failed after 3 attempts",
        lambda: f"pan={plant.card()} exp={plant.expiry()} cvc={plant.cvv()} gateway=declined",
        lambda: f"payout iban={plant.iban(user)} amount=1200.50",
        lambda: (
            f"login failed user={plant.ledger.mark('field_username', user.username, optional=True)} from {plant.ip()}"
        ),
        lambda: f"connecting to postgres://app:{plant.password()}@db.internal:5432/app",
        lambda: (
            f"verified SE personnummer {plant.ledger.mark('se_personnummer', numbers.personnummer(rng, user.born))}"
        ),
        lambda: f"verified FI hetu {plant.ledger.mark('fi_hetu', numbers.hetu(rng, user.born))} in 12 ms",
    )
    return rng.choice(leaks)()


def _audit(plant: Planter, users: list[Person], start: datetime, count: int) -> Iterator[str]:
    """Yield audit lines in the manner of syslog."""
    rng, now = plant.rng, start
    for _ in range(count):
        now += timedelta(seconds=rng.randrange(1, 90))
        user = rng.choice(users)
        who = f"actor={plant.email(user)}" if rng.random() < 0.3 else f"actor=svc-{numbers.hexadecimal(rng, 8)}"
        address = plant.ip() if rng.random() < 0.5 else plant.private_ip()
        yield (
            f"<134>1 {now:%Y-%m-%dT%H:%M:%SZ} audit-{rng.randrange(9)} quillhaven {rng.randrange(9999)} ID{rng.randrange(99)} - "
            f"{who} src={address} action=document.view target={numbers.hexadecimal(rng, 24)}"
        )
