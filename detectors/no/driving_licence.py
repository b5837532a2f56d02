"""
Norwegian driving licence numbers: field 5 of the licence.

No published rule tells one from another number of its length, so that only a word makes one.
"""

from __future__ import annotations

from detectors.detector import Detector, Verdict

_SEPARATORS = dict.fromkeys(map(ord, " -\u00a0"))


def check(text: str) -> Verdict | None:
    """
    Check the length, and that most of it are digits.

    >>> check("00 00 000001 2")
    Verdict(subtype='', test_data=False, support=())
    >>> check("ABCDEFGH") is None, check("00000000000") is None
    (True, True)
    """
    compact = text.translate(_SEPARATORS)
    digits = sum(character.isdigit() for character in compact) if compact.isascii() and compact.isalnum() else 0
    if not 8 <= len(compact) <= 12 or digits < 6 or len(set(compact)) == 1:
        return None
    return Verdict()


DETECTOR = Detector(
    name="no_driving_licence",
    title="Norwegian driving licence number",
    category="user.government_id.drivers_license_number",
    severity="medium",
    led=r"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]|[0-9]{8,10}|[A-Z]{2}[ -]?[0-9]{6,10}",
    words=(
        r"(?:fører|førar|forer|foerer)kort(?:et|a)?(?:s?[ ._-]?(?:numm?er(?:et)?|nr|id))?",
        r"(?:fører|førar)(?:rett|bevis)(?:en|et)?(?:s?[ ._-]?(?:numm?er|nr))?",
        r"driv(?:ing|ers?|er['’]s)[ _-]?licen[cs]e(?:[ ._-]?(?:numbers?|nr|no|id))?",
        r"licen[cs]e[ _-]?holder[ ._-]?(?:number|nr|no)",
    ),
    check=check,
    prior=-2.4,
    ceiling=2.0,
    weights={"led": 4.2},
    person=True,
    mask="LICENCE",
    finds=("Førerkortnr: «00 00 000001 2»", '"driversLicense":"«00000000012»"', "førarkort «10000002»"),
    ignores=("00 00 000001 2", "førerkort 123", "førerkort 00000000", "førerkort gyldig til 2031"),
    sources=("https://www.vegvesen.no/forerkort/", "https://eur-lex.europa.eu/eli/dir/2006/126/oj (annex I, field 5)"),
)
