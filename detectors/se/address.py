"""
Swedish postal addresses: a street, its number, a postal code of five digits and a town.

The street's ending, the code's grouping (`111 22`) and the town tell it from other text; the code alone says little.
"""

from __future__ import annotations

import re

from detectors.detector import Detector, Verdict

_UPPER, _LETTER = r"[A-ZÅÄÖ]", r"[A-Za-zÅÄÖåäöé]"
_ENDINGS = "gatan|gata|vägen|väg|gränd|gränden|torget|torg|allén|stigen|backen|liden|plan|kajen|leden|brinken|gården|parken|platsen"
_STREET = rf"(?:{_UPPER}{_LETTER}{{1,20}} ){{0,2}}{_UPPER}{_LETTER}{{0,24}} ?(?:{_ENDINGS})"
_NUMBER = r"[0-9]{1,3}(?: ?[A-Z])?(?:,? (?:lgh|läg|vån)\.? ?[0-9]{1,4})?"
_CODE = r"(?:SE?-)?[1-9][0-9]{2} [0-9]{2}"
_TOWN = rf"{_UPPER}{_LETTER}{{1,24}}(?: {_UPPER}{_LETTER}{{2,20}})?"
_SHAPE = rf"{_STREET} {_NUMBER},? {{1,2}}{_CODE} {{1,2}}{_TOWN}"
_CODE_INSIDE = re.compile(r"([1-9][0-9]{2}) ([0-9]{2})")
FIRST_CODE, LAST_CODE = 10_000, 98_499
"""Stockholm's first postal code, and Pajala's last."""


def check(text: str) -> Verdict | None:
    """
    Accept an address whose postal code lies in the range that is given out.

    >>> check("Storgatan 4, 111 22 Stockholm") is None, check("Storgatan 4, 990 00 Stockholm") is None
    (False, True)
    """
    match = _CODE_INSIDE.search(text)
    given = match is not None and FIRST_CODE <= int(match[1] + match[2]) <= LAST_CODE
    return Verdict() if given else None


DETECTOR = Detector(
    name="se_address",
    title="Swedish postal address",
    category="user.contact.address",
    severity="medium",
    pattern=_SHAPE,
    trigger=rf"(?:{_ENDINGS}) [0-9]{{1,3}}(?: ?[A-Z])?(?:,? [a-zåäö]{{3}}\.? ?[0-9]{{1,4}})?,? {{1,2}}{_CODE} {{1,2}}{_UPPER}",
    check=check,
    prior=2.2,
    ceiling=0.0,
    hints=("user.contact.address.delivery", "user.contact.address.billing", "user.contact.address.home"),
    mask="ADDRESS",
    finds=(
        "Leverans till «Storgatan 4, 111 22 Stockholm» i morgon",
        '"adress":"«Lilla Nygatan 12 B, 411 05 Göteborg»"',
        "«Björkvägen 7 lgh 1102, SE-211 34 Malmö»",
    ),
    ignores=(
        "Storgatan 4",
        "111 22 Stockholm",
        "Storgatan 4, 990 00 Stockholm",
        "ordre 4, 111 22 enheter",
        "kjørte vägen 7, 111 22 km",
    ),
    sources=("https://www.postnord.se/skicka-forsandelser/kundservice/adressera-ratt",),
)
