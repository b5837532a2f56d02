"""
Norwegian vehicle plates: two letters and four or five digits.

The owner can be looked up by anybody, which makes a plate personal data. Codes of products and rooms look the same, so
that only a word makes one. The prefixes QA, QB and QC are not issued: test data.
"""

from __future__ import annotations

from detectors.detector import Detector, Verdict

ELECTRIC = frozenset(["EA", "EB", "EC", "ED", "EE", "EF", "EH", "EK", "EL", "EV"])
TEST = frozenset(["QA", "QB", "QC"])


def check(text: str) -> Verdict | None:
    """
    Check the letters and that the digits do not begin with 0.

    >>> check("QA 12345")
    Verdict(subtype='car', test_data=True, support=())
    >>> check("QI 12345") is None, check("QA 01234") is None
    (True, True)
    """
    letters, digits = text[:2].upper(), text[2:].strip(" -\u00a0")
    if not letters.isalpha() or "I" in letters or not (digits.isascii() and digits.isdigit()):
        return None
    if digits.startswith("0") or len(digits) not in {4, 5}:
        return None
    kind = "small" if len(digits) == 4 else "electric" if letters in ELECTRIC else "car"
    return Verdict(kind, test_data=letters in TEST)


DETECTOR = Detector(
    name="no_vehicle_plate",
    title="Norwegian vehicle plate",
    category="user.vehicle.license_plate",
    severity="medium",
    led=r"(?i:[A-ZÆØÅ]{2})[ \x{A0}-]?[1-9][0-9]{3,4}",
    hints=("user.government_id.vehicle_registration",),
    words=(
        r"reg(?:istrerings)?\.?[ _-]?(?:numm?er(?:et|a)?|numre|nr)\.?",
        r"(?:bil|kjøretøy|køyretøy|kjennemerke|skilt)[ ._-]?(?:numm?er(?:et)?|nr)",
        r"kjenne(?:merke|teikn)(?:t|et)?",
        r"(?:bil|nummer|registrerings)skilt(?:et)?",
        r"(?:bil|kjøretøy|køyretøy)(?:en|et)?(?: (?:min|din|sin|hans|hennes|hennar|vår|mitt))?(?: (?:med )?(?:reg\.?(?:nr)?\.?|skilt))?",
        r"(?:license|licence|number|registration|vehicle|car)?[ _-]?plate(?:[ _-]?(?:number|no|nr))?",
        r"(?:vehicle|car)[ _-]?(?:registration|reg)(?:[ _-]?(?:number|nr|no))?",
    ),
    check=check,
    prior=-2.4,
    ceiling=2.0,
    weights={"led": 4.2},
    person=True,
    mask="PLATE",
    finds=(
        "regnr «QA 12345»",
        '"registreringsnummer":"«QB54321»"',
        "Kjennemerke: «QC 1234»",
        "licensePlate=«QA12346»",
        "Bilen min («QA 12347») står på plassen",
    ),
    ignores=("QA 12345", "regnr QI 12345", "regnr Q 12345", "regnr QA 123456", "regnr QA 01234", "rom QA 12345"),
    sources=(
        "https://www.vegvesen.no/kjoretoy/eie-og-vedlikeholde/skilt/",
        "https://lovdata.no/dokument/SF/forskrift/1994-10-04-918 (kjøretøyforskriften)",
    ),
)
