"""
Aktør-ID: the pseudonym that NAV's systems give a person.

Thirteen digits without a check digit, the length of a time in milliseconds, so that only a word makes one.
"""

from __future__ import annotations

from detectors.detector import NUMBER_RIGHT, Detector, Verdict


def check(text: str) -> Verdict | None:
    """
    Refuse thirteen times the same digit.

    >>> check("1000000000000"), check("0000000000000") is None
    (Verdict(subtype='', test_data=False, support=()), True)
    """
    return Verdict() if len(text) == 13 and len(set(text)) > 1 and text.isascii() and text.isdigit() else None


DETECTOR = Detector(
    name="no_aktorid",
    title="NAV's person pseudonym (aktør-ID)",
    category="user.unique_id.pseudonymous",
    severity="medium",
    led=r"[0-9]{13}",
    right=NUMBER_RIGHT,
    words=(r"akt(?:ø|o|oe)r[ ._-]?(?:id(?:en|ent)?|numm?er|nr)",),
    check=check,
    prior=-2.2,
    ceiling=2.0,
    weights={"led": 4.4},
    person=True,
    mask="AKTORID",
    finds=("aktørId=«1000000000000»", '"aktoer_id":"«1000000000001»"', "aktør-id «1000000000002»"),
    ignores=("1000000000000", "aktørId 0000000000000", "faktorid 1000000000000", "aktørId 10000000000001"),
    sources=("https://github.com/navikt/veilarboppfolging (Ident.kt)",),
)
