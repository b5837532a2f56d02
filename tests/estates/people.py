"""Made-up people: common names combined at random, everything else made of safe parts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.estates import numbers

if TYPE_CHECKING:
    from datetime import date
    from random import Random

FIRST = (  # noqa: SIM905 - a list of names reads better in lines
    "Anne Inger Kari Marit Ingrid Liv Eva Berit Astrid Bjørg Hilde Solveig Randi Marianne Ida Nina Bente Heidi "
    "Silje Camilla Jan Per Bjørn Ole Lars Kjell Knut Svein Arne Thomas Hans Geir Tor Morten Terje Odd Erik "
    "Martin Andreas John Anders Rune Trond Tore Daniel Kristian Øyvind Håkon Åse Pål Kåre Jørgen Sigrid Gunnar "
    "Rolf Magnus Vidar Agnieszka Piotr Fatima Mohammed Linnea"
).split()
LAST = (  # noqa: SIM905
    "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen "
    "Eriksen Berg Haugen Hagen Johannessen Andreassen Jacobsen Dahl Jørgensen Halvorsen Henriksen Lund "
    "Sørensen Jakobsen Moen Gundersen Iversen Strand Solberg Svendsen Eide Knutsen Martinsen Paulsen Bakken "
    "Kristoffersen Mathisen Lie Amundsen Nguyen Rasmussen Lunde Solheim Berge Moe Nygård Bakke Fredriksen Holm "
    "Lien Hauge Myhre Brekke Ødegård Kowalski Nowak Hussain Lindqvist"
).split()
STREETS = [
    "Storgata",
    "Kirkegata",
    "Skolegata",
    "Bjørkeveien",
    "Industriveien",
    "Ringveien",
    "Solbakken",
    "Granveien",
    "Furuveien",
    "Parkveien",
    "Strandgata",
    "Kongens gate",
    "Nedre Torggate",
    "Åsveien",
    "Fjordgata",
    "Havnegata",
    "Elveveien",
    "Lindeveien",
    "Rognebakken",
    "Myrveien",
]
PLACES = [
    "0155 Oslo",
    "5003 Bergen",
    "7010 Trondheim",
    "4006 Stavanger",
    "9008 Tromsø",
    "3015 Drammen",
    "1606 Fredrikstad",
    "6002 Ålesund",
    "8006 Bodø",
    "3724 Skien",
    "3111 Tønsberg",
    "2317 Hamar",
    "2609 Lillehammer",
    "1530 Moss",
    "6413 Molde",
    "2815 Gjøvik",
    "4836 Arendal",
    "5527 Haugesund",
    "9510 Alta",
    "9900 Kirkenes",
    "6856 Sogndal",
    "6800 Førde",
    "5700 Voss",
    "3550 Gol",
    "7374 Røros",
    "3603 Kongsberg",
]
# Numbers that guides and libraries print as examples of form; the rest is the range reserved for film and television.
EXAMPLE_PHONES = ("40612345", "90123456", "21234567", "22123456", "41234567", "98765432")
# Anycast blocks of RFC 7534, RFC 7535 and RFC 7450: globally routable, and nobody has an address in them.
EMPTY_BLOCKS = ("192.31.196.", "192.175.48.", "192.52.193.")
DOCUMENTATION_BLOCKS = ("192.0.2.", "198.51.100.", "203.0.113.")


@dataclass(frozen=True, slots=True)
class Person:
    """
    One made-up person.

    Args:
        test: the national id and the mail address are test data.
    """

    first: str
    last: str
    born: date
    fnr: str
    test: bool
    email: str
    phone: str
    street: str
    postcode: str
    place: str
    account: str
    username: str

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def address(self) -> str:
        """Street line, postcode and place on one line."""
        return f"{self.street}, {self.postcode} {self.place}"

    @property
    def film_phone(self) -> bool:
        """Whether the number is from the range reserved for film and television."""
        return self.phone.startswith("6805")


def ascii_name(name: str) -> str:
    """Return a name as it stands in a mail address."""
    for letter, plain in (("ø", "o"), ("æ", "ae"), ("å", "aa")):
        name = name.lower().replace(letter, plain)
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def person(rng: Random, domains: tuple[str, ...], *, test: bool = False) -> Person:
    """Make a person with mail at one of the domains; a test person has a Tenor number and mail at example.com."""
    first, last = rng.choice(FIRST), rng.choice(LAST)
    born = numbers.birth_date(rng)
    postcode, _, place = rng.choice(PLACES).partition(" ")
    local = f"{ascii_name(first)}.{ascii_name(last)}{rng.choice(('', '', str(rng.randrange(2, 99))))}"
    letter = rng.choice(("", "", "", "A", "B"))
    film = f"6805{rng.randrange(10_000):04}"
    return Person(
        first=first,
        last=last,
        born=born,
        fnr=numbers.fodselsnummer(rng, born, tenor=test, d_number=not test and rng.random() < 0.1),
        test=test,
        email=f"{local}@{'example.com' if test else rng.choice(domains)}",
        phone=film if rng.random() < 0.7 else rng.choice(EXAMPLE_PHONES),
        street=f"{rng.choice(STREETS)} {rng.randrange(1, 140)}{letter}",
        postcode=postcode,
        place=place,
        account=numbers.kontonummer(rng),
        username=f"{ascii_name(first)[:3]}{ascii_name(last)[:4]}{rng.randrange(10, 99)}",
    )


def people(rng: Random, count: int, domains: tuple[str, ...], *, test_share: float = 0.08) -> list[Person]:
    """Make people, a few of whom are test people."""
    return [person(rng, domains, test=rng.random() < test_share) for _ in range(count)]


def grouped_phone(phone: str, form: int) -> str:
    """Write a telephone number in one of the usual ways."""
    pairs = f"{phone[:2]} {phone[2:4]} {phone[4:6]} {phone[6:]}"
    mobile = f"{phone[:3]} {phone[3:5]} {phone[5:]}"
    own = mobile if phone[0] in "49" else pairs
    return (phone, own, f"+47 {own}", f"+47{phone}", f"0047 {own}")[form % 5]


def public_ip(rng: Random) -> tuple[str, bool]:
    """Return an address that is not private, and whether it is from a documentation range."""
    documentation = rng.random() < 0.3
    block = rng.choice(DOCUMENTATION_BLOCKS if documentation else EMPTY_BLOCKS)
    return f"{block}{rng.randrange(1, 255)}", documentation


def private_ip(rng: Random) -> str:
    """Return an address of a private network."""
    return rng.choice(
        (
            f"10.{rng.randrange(200)}.{rng.randrange(256)}.{rng.randrange(1, 255)}",
            f"192.168.{rng.randrange(8)}.{rng.randrange(1, 255)}",
        )
    )
