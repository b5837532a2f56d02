"""
Customer identification numbers on Norwegian invoices (KID).

Four to 25 digits of the payee's choosing; the last is a check digit, mod 10 (Luhn) or mod 11. A mod-11 remainder of
one is written as a dash. One random number in five or six passes, so that only the word KID makes one.
A KID links a payment to an invoice, and thereby to a person.
"""

from __future__ import annotations

from detectors.checks import luhn, weighted_sum
from detectors.detector import NUMBER_RIGHT, Detector, Verdict

_WEIGHTS = tuple(2 + position % 6 for position in range(24))


def check(text: str) -> Verdict | None:
    """
    Check the last character by mod 10 or mod 11.

    >>> check("2345676"), check("1000005-").subtype
    (Verdict(subtype='mod10', test_data=False, support=()), 'mod11')
    >>> check("2345674") is None
    True
    """
    body, last = text[:-1], text[-1:]
    if not (3 <= len(body) <= 24 and body.isascii() and body.isdigit()) or not body.strip("0"):
        return None
    if last.isascii() and last.isdigit() and luhn(text):
        return Verdict("mod10")
    expected = -weighted_sum(body[::-1], _WEIGHTS) % 11
    return Verdict("mod11") if last == ("-" if expected == 10 else str(expected)) else None


DETECTOR = Detector(
    name="no_kid",
    title="Customer identification number of a payment (KID)",
    category="user.payment",
    severity="low",
    led=r"[0-9]{3,24}[0-9-]",
    right=NUMBER_RIGHT,
    words=(
        r"kid(?:[ ._-]?(?:numm?er(?:et|a)?|numre|nr|kode))?(?:/melding)?",
        r"(?:betalings|kunde)[ _-]?(?:identifikasjon|ident|id)(?:s?(?:numm?er|nr))?",
        r"betalingsreferanse(?:n)?",
        r"payment[ _-]?reference",
    ),
    # The `kid` of a web key names a key.
    against=(r"alg", r"kty", r"jwks?", r"typ"),
    check=check,
    chance=0.18,
    # A column of numbers of which a fifth pass is nothing, even if it is half: only the word makes a KID.
    prior=-4.2,
    ceiling=4.0,
    weights={"led": 5.7},
    mask="KID",
    finds=(
        "KID «2345676»",
        '"kid":"«12345678903»"',
        "kid-nr: «1000005-»",
        "kidNummer=«01290865»",
        "KID-nummeret er «2345676».",
    ),
    ignores=("2345676", "KID 2345674", "kid 42", "KID 0000000", "skid 2345676", "KID 2345676a"),
    sources=(
        "https://www.bits.no/",
        "https://github.com/bekkopen/NoCommons (KidnummerValidator)",
    ),
)
