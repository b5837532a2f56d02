"""
Expiry dates of payment cards: `MM/YY` and `MM/YYYY`.

A month and a year mean nothing alone. They count beside a card number in the same line or row, and after their own
words ("utløpsdato", "valid thru").
"""

from __future__ import annotations

import re

from detectors.detector import Detector, Verdict

_SHAPE = re.compile(r"(?:(0[1-9]|1[0-2]) ?[/.-]? ?(?:20)?([2-4][0-9])|20[2-4][0-9]-(?:0[1-9]|1[0-2]))")


def check(text: str) -> Verdict | None:
    """
    Check month and year.

    >>> check("08/27")
    Verdict(subtype='', test_data=False, support=())
    >>> check("13/27") is None
    True
    """
    return Verdict() if _SHAPE.fullmatch(text) else None


_MONTH, _YEAR = r"(?:0[1-9]|1[0-2])", r"(?:20)?[2-4][0-9]"
# Not a part of a longer date or path.
_RIGHT = r"(?:[^0-9A-Za-z/.-]|[/.-](?:[^0-9A-Za-z]|$)|$)"

DETECTOR = Detector(
    name="card_expiry",
    title="Expiry date of a payment card",
    category="user.financial.credit_card.expiry",
    severity="medium",
    pattern=rf"{_MONTH} ?[/-] ?{_YEAR}",
    led=rf"{_MONTH} ?[/.-] ?{_YEAR}",
    cell=rf"{_MONTH} ?[/.-]? ?{_YEAR}|20[2-4][0-9]-{_MONTH}",
    left=r"(?:^|[^0-9A-Za-z/.-])",
    right=_RIGHT,
    words=(
        r"(?:kort)?utløp(?:er|sdato|småned)?|utl(?:ø|o|oe)psdato(?:[ _-]?kort)?|kort[ _-]?utl(?:ø|o|oe)p",
        r"gyldig (?:til|t\.o\.m\.?)|gyldig_til|går ut",
        r"exp(?:iry|ires|iration)?\.?(?:[ _-]?date)?",
        r"card[ _-]?exp(?:iry)?(?:[ _-]?date)?",
        r"valid[ _-]?(?:thru|through|to|until)",
        r"good thru",
        r"utgångsdatum|giltig_till",
    ),
    against=(r"tilbud|kampanje|rabatt|gavekort|best før|holdbar|sertifikat|certificate|licen[cs]e|token",),
    check=check,
    prior=1.0,
    ceiling=2.0,
    # A led match must weigh at least as much as one in context: it alone counts without a card beside it.
    weights={"led": 0.8, "context": 0.6},
    near=("payment_card",),
    mask="EXPIRY",
    finds=(
        "kort 4242 4242 4242 4242 «08/27»",
        "PAN 4242424242424242 exp «12/2028»",
        '"cardExpiry":"«11/26»"',
        "utløpsdato: «09/28».",
    ),
    ignores=("side 08/27", "kort 4242 4242 4242 4242 den 22/11/2026", "utløper 13/27", "exp=1732257013", "2026-11-22"),
    sources=("https://www.pcisecuritystandards.org/document_library/ (PCI DSS 3.3, cardholder data)",),
)
