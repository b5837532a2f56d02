"""
Swedish personnummer and samordningsnummer.

`YYMMDD-NNNC`, or with the century `YYYYMMDD-NNNC`; a plus sign instead of the hyphen from the year a person turns 100.
C is the Luhn digit of the ten digits without the century. A samordningsnummer has 60 added to the day. Swedish
organisation numbers have 20 or more where the month stands, and are no business of this detector.
"""

from __future__ import annotations

from detectors.calendar_days import day_exists, like_clock
from detectors.checks import luhn
from detectors.detector import HYPHENATED_LEFT, HYPHENATED_RIGHT, Detector, Verdict

PUBLISHED = frozenset({"1212121212", "9006022397", "6408233234", "6408833231", "6709199530", "8112189876"})
"""Test persons and examples of Skatteverket and SKV 704, without their century."""

SEPARATOR, PLAIN, CLOCK = "separator", "no separator", "could be a time"


def check(text: str) -> Verdict | None:
    """
    Check one candidate: a day in the calendar (or 60 more) and the Luhn digit.

    >>> check("19121212-1212")
    Verdict(subtype='personnummer', test_data=True, support=('separator',))
    >>> check("640883-3231").subtype
    'samordningsnummer'
    >>> check("640823-3235") is None
    True
    """
    digits = "".join(character for character in text if "0" <= character <= "9")
    number = digits[-10:]
    if len(digits) not in {10, 12} or number[6:9] == "000" or not luhn(number):
        return None
    year = int(digits[:4]) if len(digits) == 12 else None
    day = int(number[4:6])
    coordination = day > 60
    if not day_exists(day - 60 * coordination, int(number[2:4]), year):
        return None
    support: tuple[str, ...] = (PLAIN,) if len(text) == len(digits) else (SEPARATOR,)
    if PLAIN in support and year is not None and year >= 1990 and like_clock(number[6:]):
        support = (PLAIN, CLOCK)
    return Verdict("samordningsnummer" if coordination else "personnummer", number in PUBLISHED, support)


DETECTOR = Detector(
    name="se_personnummer",
    title="Swedish personal identity number (personnummer, samordningsnummer)",
    category="user.government_id.national_identification_number",
    severity="high",
    pattern=r"(?:(?:18|19|20)?[0-9]{6}[+\-][0-9]{4}|(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-36-9][0-9]{5})",
    led=r"(?:(?:18|19|20)?[0-9]{6}[ +\-]?[0-9]{4})",
    left=HYPHENATED_LEFT,
    right=HYPHENATED_RIGHT,
    words=(
        r"person(?:nummer|numret|nr)",
        r"pers\.?nr",
        r"samordnings(?:nummer|numret|nr)",
        r"(?:svensk|swedish)[ _-](?:id|ssn|pnr|personnummer)",
        r"pnr|ssn|födelsenummer",
    ),
    against=(r"org(?:anisations)?\.?[ _-]?(?:nummer|nr)", r"backup|snapshot|timestamp"),
    check=check,
    # Of random tokens of this shape 0.74 % pass.
    chance=0.0074,
    prior=-4.4,
    weights={SEPARATOR: 0.0, PLAIN: -1.2, CLOCK: -2.5},
    person=True,
    mask="PERSONNUMMER",
    finds=(
        "personnummer «19121212-1212»",
        "kund «900602-2397» har ringt",
        "samordningsnummer: «640883-3231»",
        "pnr=«6408233234»",
    ),
    ignores=(
        "640823-3235",
        "order 640823-3234-1",
        "20260812-1234-4abc-9def-001122334455",
        "org.nr 556016-0680",
        "1764000000",
        "2026-11-22T06:30:13.123Z",
        "6408233234",
    ),
    sources=(
        "https://www.skatteverket.se/privat/folkbokforing/personnummer (SKV 704)",
        "https://www.skatteverket.se/privat/folkbokforing/samordningsnummer",
    ),
)
