"""
HPR numbers: the numbers of authorised Norwegian health personnel.

At most nine digits, usually seven, without a check digit; the register is public. Only a word makes one.
"""

from __future__ import annotations

from detectors.detector import NUMBER_RIGHT, Detector, Verdict


def check(text: str) -> Verdict | None:
    """
    Check that something is left without the leading zeros.

    >>> check("1000001"), check("000000000") is None
    (Verdict(subtype='', test_data=False, support=()), True)
    """
    return Verdict() if len(text) <= 9 and len(text.lstrip("0")) >= 4 and text.isascii() and text.isdigit() else None


DETECTOR = Detector(
    name="no_hpr",
    title="Norwegian health personnel number (HPR)",
    category="user.professional_licence",
    severity="low",
    led=r"[0-9]{4,9}",
    right=NUMBER_RIGHT,
    words=(
        r"hpr(?:[ ._-]?(?:numm?er(?:et|a)?|numre|nr|no|id))?",
        r"helsepersonell?(?:register|identifikator)?(?:et|en)?(?:s?[ ._-]?(?:numm?er(?:et)?|nr|id))?",
        r"autorisasjons?[ ._-]?(?:numm?er(?:et)?|nr|id)",
        r"health[ _-]?personnel[ _-]?(?:number|no|id)",
    ),
    check=check,
    prior=-2.3,
    ceiling=2.0,
    weights={"led": 4.2},
    person=True,
    mask="HPR",
    finds=("Lege, HPR-nr. «1000001»", '"hprNummer":"«001000002»"', "helsepersonellnummer «1000003»"),
    ignores=("1000001", "HPR 000000000", "HPR-nr 12", "hpr 1000001234"),
    sources=(
        "https://www.helsedirektoratet.no/tema/helsepersonellregisteret-hpr",
        "https://register.helsedirektoratet.no/hpr",
    ),
)
