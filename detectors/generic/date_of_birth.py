"""
Dates of birth, after a word that says so: "født 1. januar 1980", `fødselsdato=01.01.1980`, `dob: 1980-01-01`.

Also the placeholder numbers that registers use when only the birth date is known: `DDMMYY` and 00100, 00200, 55555 or
99999 (KOSTRA and child welfare reporting). They fail the check digits of a fødselsnummer and still hold a birth date.
"""

from __future__ import annotations

import re
from functools import cache

from detectors.detector import LOOSE_GAP, NUMBER_RIGHT, Detector, Verdict

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = (
    "januar january janúar januari tammikuu jan",
    "februar february febrúar februari helmikuu feb",
    "mars march marts maaliskuu mar",
    "april apríl huhtikuu apr",
    "mai may maj maí toukokuu",
    "juni june júní kesäkuu jun",
    "juli july júlí heinäkuu jul",
    "august augusti ágúst elokuu aug",
    "september syyskuu sept sep",
    "oktober october október lokakuu okt oct",
    "november nóvember marraskuu nov",
    "desember december joulukuu des dec",
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))

_D, _M, _Y, _YY = r"([0-9]{1,2})", r"([0-9]{1,2})", r"([0-9]{4})", r"([0-9]{2})"
_TIME = r"(?:[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|\+0[0-2]:?00)?)?"
# Shape and the places of year, month and day in its groups.
_SHAPES = (
    (rf"{_Y}[-/.]{_M}[-/.]{_D}{_TIME}", (1, 2, 3)),
    (rf"{_D}[-/. ]{{1,2}}{_M}[-/. ]{{1,2}}(?:{_Y}|{_YY})", (3, 2, 1)),
    (rf"{_D}\.? ?(?:of )?({_MONTH})\.?,? ({_Y[1:-1]}|{_YY[1:-1]})", (3, 2, 1)),
    (rf"({_MONTH})\.? {_D}(?:st|nd|rd|th)?,? {_Y}", (3, 1, 2)),
    (r"(1[89][0-9]{2}|20[0-9]{2})([0-9]{2})([0-9]{2})", (1, 2, 3)),
    (r"([0-9]{2})([0-9]{2})([0-9]{4})", (3, 2, 1)),
    (r"([0-9]{2})([0-9]{2})([0-9]{2})", (3, 2, 1)),
)
SIX_DIGITS = "six digits"
"""A number of a process or a row is a day as often as not: only a name that is sure makes one of it."""
_PLACEHOLDER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})[ -]?(?:00100|00200|55555|99999)")


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


def _exists(year: str, month: str, day: str) -> bool:
    """Tell whether the day exists; a year of two digits may be any century's."""
    y, m, d = (
        int(year),
        MONTH_OF.get(month.lower(), 0) or (int(month) if month.isascii() and month.isdecimal() else 0),
        int(day),
    )
    if not 1 <= m <= 12 or not 1 <= d <= DAYS[m - 1]:
        return False
    if len(year) == 4 and not 1850 <= y <= 2049:
        return False
    return (m, d) != (2, 29) or (y % 4 == 0 and (y % 100 != 0 or y % 400 == 0))


def check(text: str) -> Verdict | None:
    """
    Check one candidate: a day that exists, in a year in which people now or lately alive were born.

    >>> check("1. januar 1980"), check("01018500200").subtype
    (Verdict(subtype='', test_data=False, support=()), 'placeholder')
    >>> check("31.02.1980") is None
    True
    """
    if match := _PLACEHOLDER.fullmatch(text):
        return Verdict("placeholder") if _exists(match[3], match[2], match[1]) else None
    for shape, (year, month, day) in _SHAPES:
        if match := _compiled(shape).fullmatch(text):
            groups = [group for group in match.groups() if group is not None]
            if _exists(groups[year - 1], groups[month - 1], groups[day - 1]):
                return Verdict(support=(SIX_DIGITS,)) if len(text) == 6 and text.isdecimal() else Verdict()
    return None


_DAY, _DIGITS = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89][0-9]{2}|20[0-4][0-9])"
_DATE = (
    rf"{_YEAR}[-/.]{_DIGITS}[-/.]{_DAY}{_TIME}"
    rf"|{_DAY}(?:\. ?|[-/]){_DIGITS}(?:\. ?|[-/])(?:{_YEAR}|[0-9]{{2}})"
    rf"|{_DAY}\.? ?(?:of )?(?i:{_MONTH})\.?,? (?:{_YEAR}|[0-9]{{2}})"
    rf"|(?i:{_MONTH})\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}"
    r"|[0-9]{6}[ -]?(?:00100|00200|55555|99999)"
    rf"|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    rf"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:{_YEAR}|[0-9]{{2}})"
)

DETECTOR = Detector(
    name="date_of_birth",
    title="Date of birth",
    category="user.demographic.date_of_birth",
    severity="medium",
    led=_DATE,
    cell=_DATE,
    right=NUMBER_RIGHT,
    hints=("user.demographic.date_of_birth", "user.government_id.national_identification_number"),
    words=(
        r"født(?: den| d\.)?|fødd(?: den)?|född(?: den)?|foedt|fodt",
        r"f(?:ø|oe?)dsels?[ _-]?(?:dato|dag)(?:en)?|f\.? ?dato|f(?:ø|oe?)d(?:t|d|e)[ _-]?dato(?:en)?",
        r"födelse(?:datum|dag)|fødselsdag|syntymäaika|fæðingardagur",
        r"date[ _-]?of[ _-]?birth|birth[ _-]?(?:date|day)|d\.?o\.?b\.?|bday|born(?: on|[ _-]?date)?",
        r"f\.(?: ?d\.)?",
        r"(?:f(?:ø|oe?)dsels|person)(?:nummer|nr)|fnr",
    ),
    gap=LOOSE_GAP,
    check=check,
    # Three dates of four that the pattern allows exist, and the word speaks for itself.
    prior=-1.0,
    ceiling=4.0,
    weights={SIX_DIGITS: -1.0},
    person=True,
    mask="DATE_OF_BIRTH",
    finds=(
        "født «01.01.1980» i Bergen",
        "fødselsdato=«17.05.84»",
        '"birthDate":"«1980-01-01T00:00:00Z»"',
        "fødd «1. januar 1980»",
        "Date of birth: «January 1, 1980».",
        "dob=«19800101»",
        "fnr «01018500200»",
        "f.dato «01011980»",
        "elev i 7B (f. «12.03.1891»)",
    ),
    ignores=(
        "01.01.1980",
        "født 31.02.1980",
        "født 32127248022",
        "født i 1980",
        "fødselsdato mangler, sist endret 2026-11-22",
        "levert 01.01.1980",
        "jf. 01.01.1980",
    ),
    sources=(
        "https://www.ssb.no/innrapportering/kostra-innrapportering (placeholders for a missing personnummer)",
        "ISO 8601",
    ),
)
