"""What may be planted of a person or an order, marked for the ledger in the form asked for."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.estates import numbers, people

if TYPE_CHECKING:
    from random import Random

    from tests.estates.ledger import Ledger
    from tests.estates.people import Person

ADDRESS_KIN = ("field_address", "field_postal_code", "field_home", "field_delivery", "field_billing", "field_city")
NAME_KIN = ("field_name", "field_first", "field_last")
BROWSERS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
    "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.6422.113 Mobile Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15",
)
ROBOTS = ("curl/8.5.0", "kube-probe/1.29", "Prometheus/2.51.1", "ELB-HealthChecker/2.0")


@dataclass(frozen=True, slots=True)
class Planter:
    """Marks values in a ledger; draws from one source of chance."""

    ledger: Ledger
    rng: Random

    def fnr(self, person: Person, form: int = 0) -> str:
        """The national id: plain, 6+5, with a hyphen."""
        text = (person.fnr, f"{person.fnr[:6]} {person.fnr[6:]}", f"{person.fnr[:6]}-{person.fnr[6:]}")[form % 3]
        return self.ledger.mark("no_fodselsnummer", text, test_data=person.test)

    def email(self, person: Person) -> str:
        """The mail address."""
        return self.ledger.mark("email", person.email, test_data=person.test)

    def email_percent(self, person: Person) -> str:
        """The mail address as a query parameter."""
        raw = quote(person.email, safe="")
        return self.ledger.mark("email", raw, value=person.email, encoding="percent", test_data=person.test)

    def phone(self, person: Person, form: int | None = None) -> str:
        """The telephone number; whether a published example is test data is a matter of taste."""
        text = people.grouped_phone(person.phone, self.rng.randrange(5) if form is None else form)
        return self.ledger.mark("no_phone", text, test_data=True if person.film_phone else None, also=("phone",))

    def name(self, text: str, *, optional: bool = False) -> str:
        """A name or a part of one; optional in prose."""
        return self.ledger.mark("person_name", text, optional=optional, also=NAME_KIN)

    def address(self, text: str, *, optional: bool = False) -> str:
        """An address or a part of one."""
        return self.ledger.mark("no_address", text, optional=optional, also=ADDRESS_KIN)

    def account(self, person: Person, form: int = 0) -> str:
        """The bank account: plain or grouped as on an invoice."""
        text = (person.account, numbers.grouped_account(person.account))[form % 2]
        return self.ledger.mark("no_kontonummer", text)

    def iban(self, person: Person, form: int = 0) -> str:
        """The bank account in the international form: plain or in groups of four."""
        text = numbers.iban(person.account)
        return self.ledger.mark("iban", numbers.grouped(text) if form % 2 else text)

    def card(self, form: int = 0) -> str:
        """A card number; one in six is a published test card."""
        published = self.rng.random() < 0.17
        number = self.rng.choice(numbers.PUBLISHED_CARDS) if published else numbers.card(self.rng)
        text = (
            number if len(number) != 16 else (number, numbers.grouped(number), numbers.grouped(number, "-"))[form % 3]
        )
        return self.ledger.mark("payment_card", text, test_data=published)

    def expiry(self) -> str:
        """When a card expires; only ever beside one."""
        text = f"{self.rng.randrange(1, 13):02}/{self.rng.randrange(27, 32)}"
        return self.ledger.mark("card_expiry", text, test_data=None)

    def cvv(self) -> str:
        """A card's verification code; only ever beside one."""
        return self.ledger.mark("card_cvv", f"{self.rng.randrange(1000):03}", test_data=None)

    def orgnr(self, form: int = 0) -> str:
        """An organisation's number: plain or 3-3-3."""
        number = numbers.organisasjonsnummer(self.rng)
        return self.ledger.mark(
            "no_orgnr", f"{number[:3]} {number[3:6]} {number[6:]}" if form % 2 else number, test_data=None
        )

    def mva(self) -> str:
        """An organisation's number as it stands on an invoice."""
        number = numbers.organisasjonsnummer(self.rng)
        text = f"NO {number[:3]} {number[3:6]} {number[6:]} MVA"
        return self.ledger.mark("no_mva", text, test_data=None, also=("no_orgnr",))

    def kid(self) -> str:
        """A payment reference."""
        return self.ledger.mark("no_kid", numbers.kid(self.rng))

    def ip(self) -> str:
        """An address on the internet."""
        text, documentation = people.public_ip(self.rng)
        return self.ledger.mark("ip_address", text, test_data=documentation)

    def private_ip(self) -> str:
        """An address on a private network, reported or not."""
        return self.ledger.mark("ip_address", people.private_ip(self.rng), test_data=None, optional=True)

    def agent(self) -> str:
        """A browser's name for itself."""
        return self.ledger.mark("user_agent", self.rng.choice(BROWSERS), also=("field_operating_system",))

    def robot(self) -> str:
        """A robot's name for itself, reported or not."""
        return self.ledger.mark("user_agent", self.rng.choice(ROBOTS), optional=True)

    def born(self, person: Person, form: str = "%d.%m.%Y") -> str:
        """The date of birth."""
        return self.ledger.mark(
            "date_of_birth", f"{person.born:{form}}", test_data=None, also=("field_date_of_birth",)
        )

    def username(self, person: Person) -> str:
        """The user name."""
        return self.ledger.mark("field_username", person.username)

    def field(self, word: str, text: str, *, optional: bool = False, also: tuple[str, ...] = ()) -> str:
        """A value that its field's name decides; empty text stays empty."""
        return self.ledger.mark(f"field_{word}", text, optional=optional, also=also) if text else ""

    def special(self, text: str) -> str:
        """A word that speaks of health, belief, union membership and the like, near a person."""
        return self.ledger.mark("special_category", text, test_data=None)

    def password(self, *, optional: bool = False) -> str:
        """A password in the clear."""
        word = self.rng.choice(("Sommer", "Fjord", "Vinter", "Lakris", "Ostehovel"))
        return self.ledger.mark("credential", f"{word}{self.rng.randrange(1000, 9999)}!", optional=optional)

    def jwt(self, person: Person) -> str:
        """A token that names a person inside."""
        claims: dict[str, object] = {
            "sub": numbers.uuid(self.rng),
            "email": person.email,
            "iat": 1795242613,
            "exp": 1795246213,
        }
        token = self.ledger.mark("jwt", numbers.jwt(self.rng, claims), test_data=None, also=("credential",))
        return self.anything(token)

    def cookie(self) -> str:
        """A session cookie's value."""
        return self.ledger.mark("cookie_id", numbers.token(self.rng, 24), test_data=None)

    def base64_json(self, person: Person) -> str:
        """A payload that hides a national id and a mail address."""
        clear = json.dumps({"fnr": person.fnr, "epost": person.email}, separators=(",", ":"))
        raw = base64.b64encode(clear.encode()).decode()
        hidden = {"encoding": "base64", "test_data": person.test}
        inner = self.ledger.mark("email", raw, value=person.email, **hidden)  # type: ignore[arg-type]
        return self.ledger.mark("no_fodselsnummer", inner, value=person.fnr, **hidden)  # type: ignore[arg-type]

    def anything(self, text: str) -> str:
        """Text that is neither required nor wrong to report."""
        return self.ledger.mark("*", text, optional=True)
