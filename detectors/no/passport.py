"""
Norwegian passport numbers, and the machine-readable lines of Norwegian passports and national identity cards.

Three letters and six digits since 2020, eight digits before. The number has no check digit, so that only a word makes
one. The machine-readable lines do: ICAO's check digits (weights 7, 3, 1) over the number, the dates and the whole.
"""

from __future__ import annotations

from detectors.detector import Detector, Verdict

MACHINE_READABLE, SERIES = "machine-readable line", "series of 2020"
_VALUES = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}


def _stands(text: str, digit: str) -> bool:
    """Tell whether a check digit of ICAO 9303 holds; a filler counts as 0."""
    total = sum(_VALUES[character] * (7, 3, 1)[position % 3] for position, character in enumerate(text))
    return str(total % 10) == digit.replace("<", "0")


def check(text: str) -> Verdict | None:
    """
    Check one candidate: check digits where the form has them.

    >>> check("XXX000000").subtype, check("XXX0000003NOR5001013F3001019<<<<<<<<<<<<<<04").subtype
    ('number', 'mrz')
    >>> check("XXX0000005NOR5001013F3001019<<<<<<<<<<<<<<04") is None
    True
    """
    if len(text) in {30, 44} and not _VALUES.keys() >= set(text):
        return None
    if len(text) == 44:
        fields = ((text[:9], text[9]), (text[13:19], text[19]), (text[21:27], text[27]), (text[28:42], text[42]))
        whole = text[:10] + text[13:20] + text[21:43]
        sound = all(_stands(part, digit) for part, digit in fields) and _stands(whole, text[43])
        return Verdict("mrz", support=(MACHINE_READABLE,)) if sound else None
    if len(text) == 30:
        sound = _stands(text[5:14], text[14])
        return Verdict("mrz_id_card", support=(MACHINE_READABLE,)) if sound else None
    letters, digits = (text[:3], text[3:].lstrip(" -")) if text[:1].isalpha() else ("", text)
    if not (digits.isascii() and digits.isdigit()):
        return None
    if letters:
        sound = len(digits) == 6 and letters.isascii() and letters.isalpha()
        return Verdict("number", support=(SERIES,)) if sound else None
    return Verdict("number") if len(digits) == 8 and len(set(digits)) > 1 else None


DETECTOR = Detector(
    name="no_passport",
    title="Norwegian passport number",
    category="user.government_id.passport_number",
    severity="high",
    pattern=(
        r"[0-9A-Z<]{9}[0-9]NOR[0-9]{7}[FMX<][0-9]{7}[0-9A-Z<]{14}[0-9<][0-9]"
        r"|I[A-Z<]NOR[0-9A-Z<]{9}[0-9][0-9A-Z<]{15}"
    ),
    led=r"(?i:[A-Z]{3})[ -]?[0-9]{6}|[0-9]{8}",
    words=(
        r"pass[ ._-]?(?:numm?er(?:et|a)?|numre|nr|id)",
        r"(?:norsk|norske|gyldig|nytt|nød)[ _-]?pass(?:et)?",
        r"passet(?: (?:mitt|sitt|hans|hennes|hennar))?",
        r"passport(?:[ ._-]?(?:numbers?|nr|no|id))?",
        r"(?:reisedokument|reisebevis|travel[ _-]?document)(?:et)?(?:[ ._-]?(?:numm?er|number|nr|no))?",
    ),
    check=check,
    prior=-2.4,
    ceiling=2.0,
    weights={"led": 4.1, SERIES: 0.6, MACHINE_READABLE: 7.0, "context": 0.5},
    person=True,
    mask="PASSPORT",
    finds=(
        "passnr: «XXX000000»",
        '"passportNumber":"«XXX000001»"',
        "Passnummeret er «20000001»",
        "«XXX0000003NOR5001013F3001019<<<<<<<<<<<<<<04»",
    ),
    ignores=("XXX000000", "passord: XXX000000", "passnr 00000000", "pass 12345678901", "passering 20000001"),
    sources=(
        "https://www.consilium.europa.eu/prado/en/NOR-JO-06001/index.html",
        "https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
    ),
)
