"""Numbers with check digits, made here from the published rules: the estates share no code with what they test."""

from __future__ import annotations

import base64
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

BANK_CODES = [
    "0530",
    "0539",
    "1201",
    "1503",
    "1506",
    "1594",
    "1644",
    "1822",
    "2291",
    "2801",
    "3000",
    "3201",
    "3624",
    "4202",
    "4730",
    "5081",
    "6011",
    "7694",
    "8101",
    "8601",
    "9235",
    "9365",
    "9710",
]
PUBLISHED_CARDS = [
    "4242424242424242",
    "4000056655665556",
    "5555555555554444",
    "2223003122003222",
    "5105105105105100",
    "378282246310005",
    "4111111111111111",
    "5424000000000015",
]
CARD_PREFIXES = ("4925", "4571", "4539", "5413", "5226", "2229", "2521", "5356")
MOD_11 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
HETU_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def digits(rng: Random, count: int) -> str:
    """Return random digits, the first of which is not 0."""
    return str(rng.randrange(10 ** (count - 1), 10**count))


def _remainder(number: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11


def like_national_id(number: str) -> bool:
    """Tell whether eleven digits could pass for a national id by any rule, date or no date."""
    first = (_remainder(number[:9], (3, 7, 6, 1, 8, 9, 4, 5, 2)) + int(number[9])) % 11
    return first <= 3 and (_remainder(number[:10], MOD_11) + int(number[10])) % 11 == 0


def eleven_digits(rng: Random, prefix: str = "") -> str:
    """Return eleven digits that no rule reads as a national id."""
    while True:
        number = prefix + "".join(str(rng.randrange(10)) for _ in range(11 - len(prefix)))
        if not like_national_id(number):
            return number


def birth_date(rng: Random) -> date:
    """Return a date of birth from 1860 to 1899."""
    return date(1860, 1, 1) + timedelta(days=rng.randrange(39 * 365))


def fodselsnummer(rng: Random, born: date, *, tenor: bool = False, d_number: bool = False) -> str:
    """Return a fødselsnummer of somebody born in the 1800s; `tenor` adds 80 to the month, `d_number` 40 to the day."""
    while True:
        day, month = born.day + 40 * d_number, born.month + 80 * tenor
        # D-numbers of that century stand in 500-599, fødselsnummer in 500-749.
        series = rng.randrange(500, 600 if d_number else 750)
        start = f"{day:02}{month:02}{born.year % 100:02}{series}"
        first = -_remainder(start, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
        if first == 10:
            continue
        second = -_remainder(start + str(first), MOD_11) % 11
        if second != 10:
            return f"{start}{first}{second}"


def kontonummer(rng: Random) -> str:
    """Return an account number with an assigned bank code."""
    while True:
        start = rng.choice(BANK_CODES) + f"{rng.randrange(1, 100):02}{rng.randrange(10_000):04}"
        check = -_remainder(start, MOD_11) % 11
        if check != 10 and not like_national_id(f"{start}{check}"):
            return f"{start}{check}"


def grouped_account(account: str) -> str:
    """Write an account number as on an invoice."""
    return f"{account[:4]}.{account[4:6]}.{account[6:]}"


def iban(account: str) -> str:
    """Return the Norwegian IBAN of an account."""
    return f"NO{98 - int(account + '232400') % 97:02}{account}"


def organisasjonsnummer(rng: Random) -> str:
    """Return a nine-digit number with a valid check digit."""
    while True:
        start = f"8{rng.randrange(10**7):07}"
        check = -_remainder(start, (3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check != 10:
            return f"{start}{check}"


def _luhn_digit(number: str) -> int:
    doubled = (int(digit) * (2 if position % 2 == 0 else 1) for position, digit in enumerate(reversed(number)))
    return -sum(value - 9 if value > 9 else value for value in doubled) % 10


def card(rng: Random) -> str:
    """Return a card number under an issuer's prefix, Luhn-valid, not a published test card."""
    while True:
        start = rng.choice(CARD_PREFIXES) + "".join(str(rng.randrange(10)) for _ in range(11))
        number = f"{start}{_luhn_digit(start)}"
        if number not in PUBLISHED_CARDS and len(set(number)) > 4:
            return number


def broken_card(rng: Random) -> str:
    """Return sixteen digits under an issuer's prefix that fail the check."""
    number = card(rng)
    return number[:-1] + str((int(number[-1]) + rng.randrange(1, 10)) % 10)


def grouped(number: str, sign: str = " ") -> str:
    """Write a number in groups of four."""
    return sign.join(number[i : i + 4] for i in range(0, len(number), 4))


def kid(rng: Random, count: int = 12) -> str:
    """Return a KID with a mod-10 check digit."""
    start = digits(rng, count - 1)
    return f"{start}{_luhn_digit(start)}"


def ean(rng: Random) -> str:
    """Return an EAN-13 under the Norwegian prefix."""
    start = "70" + digits(rng, 10)
    total = sum(int(digit) * (3 if position % 2 else 1) for position, digit in enumerate(start))
    return f"{start}{-total % 10}"


def imei(rng: Random) -> str:
    """Return a Luhn-valid IMEI."""
    start = "35" + digits(rng, 12)
    return f"{start}{_luhn_digit(start)}"


def duf(rng: Random) -> str:
    """Return a DUF number from the far end of a year's series, where few if any were ever given out."""
    start = f"{rng.randrange(2001, 2025)}{rng.randrange(980_000, 1_000_000)}"
    return f"{start}{_remainder(start, (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)):02}"


def personnummer(rng: Random, born: date) -> str:
    """Return a Swedish personnummer with the sign of those who are over a hundred."""
    start = f"{born:%m%d}"
    ten = f"{born.year % 100:02}{start}{rng.randrange(1, 1000):03}"
    return f"{ten[:6]}+{ten[6:]}{_luhn_digit(ten)}"


def cpr(rng: Random, born: date) -> str:
    """Return a Danish CPR number; a serial from 5000 to 8999 with the years 58-99 means the 1800s."""
    while True:
        start = f"{born:%d%m}{born.year % 100:02}{rng.randrange(500, 900)}"
        check = -_remainder(start, (4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check != 10:
            return f"{start[:6]}-{start[6:]}{check}"


def hetu(rng: Random, born: date) -> str:
    """Return a Finnish personal identity code with the sign of the 1800s."""
    start, serial = f"{born:%d%m}{born.year % 100:02}", f"{rng.randrange(2, 900):03}"
    return f"{start}+{serial}{HETU_SIGNS[int(start + serial) % 31]}"


def kennitala(rng: Random, born: date) -> str:
    """Return an Icelandic kennitala; its last digit, 8, stands for the 1800s."""
    while True:
        start = f"{born:%d%m}{born.year % 100:02}{rng.randrange(20, 100)}"
        check = -_remainder(start, (3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check != 10:
            return f"{start[:6]}-{start[6:]}{check}8"


def hexadecimal(rng: Random, count: int) -> str:
    """Return lower-case hexadecimal digits."""
    return f"{rng.getrandbits(4 * count):0{count}x}"


def uuid(rng: Random) -> str:
    """Return a random UUID of version 4."""
    text = hexadecimal(rng, 32)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{'89ab'[int(text[16], 16) % 4]}{text[17:20]}-{text[20:]}"


def token(rng: Random, count: int) -> str:
    """Return letters and digits."""
    return "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789") for _ in range(count))


def _segment(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).decode().rstrip("=")


def jwt(rng: Random, claims: dict[str, object]) -> str:
    """Return a signed-looking JSON web token."""
    return f"{_segment({'alg': 'RS256', 'typ': 'JWT'})}.{_segment(claims)}.{token(rng, 43)}"
