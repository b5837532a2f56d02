"""
Norwegian national identity numbers: fødselsnummer, D-number, H-number, FH-number and NAV's NPID.

Eleven digits, `DDMMYY` + individual number (3) + two check digits. Marks are added to the day or month: day + 40 is a
D-number, month + 40 an H-number (or NAV's synthetic people), + 20 an NPID, + 60 and + 65 NAV's and Norsk helsenett's
synthetic people, + 80 Skatteetaten's (Tenor). An FH-number starts with 8 or 9 and holds no date.

From 2032 the first check digit may leave a remainder of 0-3, and the individual number no longer tells the century.
Numbers that only the 2032 rule accepts are found five times as often by chance, so they carry a support that speaks
against them.

Every number this detector accepts is also a valid account number (`no_kontonummer`), except where the year ends in 00:
the second check digit and the account's have the same weights. `detectors.collisions` decides by the context.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from detectors.cell_bytes import cell_bytes, without
from detectors.checks import digit_matrix, weighted_sum, weighted_sum_many
from detectors.detector import NUMBER_LEFT, NUMBER_RIGHT, Detector, Verdict

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

WEIGHTS_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
WEIGHTS_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

TENOR, NAV, NHN = "synthetic (Tenor)", "synthetic (NAV)", "synthetic (NHN)"
RULE_2032 = "2032 rule only"

# (mark on the month, day marked as D) -> verdict. The order is the order of `verdicts`.
_MARKS = {
    (0, False): Verdict("fnr"),
    (0, True): Verdict("d"),
    (20, False): Verdict("npid"),
    (40, False): Verdict("h", test_data=True, support=(NAV,)),
    (40, True): Verdict("d", test_data=True, support=(NAV,)),
    (60, False): Verdict("npid", test_data=True, support=(NAV,)),
    (60, True): Verdict("d", test_data=True, support=(NAV,)),
    (65, False): Verdict("fnr", test_data=True, support=(NHN,)),
    (65, True): Verdict("d", test_data=True, support=(NHN,)),
    (80, False): Verdict("fnr", test_data=True, support=(TENOR,)),
    (80, True): Verdict("d", test_data=True, support=(TENOR,)),
}
_FH = Verdict("fh", support=("no date",))
_RULE_1964 = (*_MARKS.values(), _FH)
_VERDICTS = (
    *_RULE_1964,
    *(Verdict(v.subtype, v.test_data, (*v.support, RULE_2032)) for v in _RULE_1964[:-1]),
)


def _month_class(month: int, *, d_number: bool) -> tuple[int, int] | None:
    """Return the month without its mark, and the position in `_VERDICTS` by the 1964 rule; `None` where none is."""
    for index, (mark, marked_d) in enumerate(_MARKS):
        if marked_d == d_number and 1 <= month - mark <= 12:
            return month - mark, index
    return None


_BY_MONTH = tuple(tuple(_month_class(month, d_number=d_number) for month in range(100)) for d_number in (False, True))


def _year_of_1964(yy: int, individual: int, *, d_number: bool) -> int | None:
    """Return the birth year that the series of the 1964 rule gives; `None` for series never allotted."""
    if 500 <= individual <= 749 and yy >= 54:
        return 1800 + yy
    if individual <= 499:
        return 1900 + yy
    if yy >= 40:
        # D-numbers have also been given from 600-999 since November 2021.
        allotted = individual >= 900 or (d_number and individual >= 600)
        return 1900 + yy if allotted else None
    return 2000 + yy


def _date_exists(day: int, month: int, year: int) -> bool:
    """Tell whether the day is in the calendar."""
    if day < 1 or day > DAYS[month - 1]:
        return False
    return day != 29 or month != 2 or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _packed_sums() -> tuple[tuple[int, ...], ...]:
    """
    Return, for each part of a number (day, month, year, individual number, check digits), both weighted sums.

    The second sum stands 1024 times above the first, so that one addition per part adds up both.
    """
    tables, first = [], 0
    for width in (2, 2, 2, 3, 2):
        weights = [
            one + 1024 * two
            for one, two in zip(
                _WITH_CHECK_1[first : first + width], _WITH_CHECK_2[first : first + width], strict=True
            )
        ]
        texts = (f"{value:0{width}}" for value in range(10**width))
        tables.append(tuple(weighted_sum(text, weights) for text in texts))
        first += width
    return tuple(tables)


# The scalar check is asked once per candidate in running text; five look-ups do what 21 multiplications did.
_WITH_CHECK_1 = (*WEIGHTS_1, 1, 0)
_WITH_CHECK_2 = (*WEIGHTS_2, 1)
_DAY, _MONTH, _YEAR, _INDIVIDUAL, _CHECK = _packed_sums()
_SEPARATORS = dict.fromkeys(map(ord, " .-\u00a0\u202f"))


def check(text: str) -> Verdict | None:
    """
    Check one candidate: digits, date, series and both check digits.

    >>> check("08099066076")
    Verdict(subtype='fnr', test_data=False, support=())
    >>> check("17912099997").test_data
    True
    >>> check("08099066077") is None
    True
    """
    digits = text if len(text) == 11 else text.translate(_SEPARATORS)
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()):
        return None
    rest, last = divmod(int(digits), 100)
    rest, individual = divmod(rest, 1000)
    rest, yy = divmod(rest, 100)
    day, month = divmod(rest, 100)
    sums = _DAY[day] + _MONTH[month] + _YEAR[yy] + _INDIVIDUAL[individual] + _CHECK[last]
    if (sums >> 10) % 11:
        return None
    remainder = (sums & 1023) % 11
    if remainder > 3:
        return None
    verdict = _dated(day, month, yy, individual, remainder) if day < 80 else (None if remainder else _FH)
    if verdict is None or len(text) == 11:
        return verdict
    return Verdict(verdict.subtype, verdict.test_data, (*verdict.support, "grouping"))


def _dated(day: int, month: int, yy: int, individual: int, remainder: int) -> Verdict | None:
    """Return the verdict for a number that begins with a date and has passed the second check digit."""
    d_number = day > 40
    found = _BY_MONTH[d_number][month]
    if found is None:
        return None
    plain_month, index = found
    if d_number:
        day -= 40
    if remainder == 0:
        year = _year_of_1964(yy, individual, d_number=d_number)
        if year is not None and _date_exists(day, plain_month, year):
            return _VERDICTS[index]
    # The century cannot be read from a 2032 number; 00 counts as the leap year 2000.
    return _VERDICTS[len(_RULE_1964) + index] if _date_exists(day, plain_month, 2000 + yy) else None


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column of cells at once; cells with separators are read as their digits."""
    import numpy as np

    digits = digit_matrix(without(cell_bytes(values), b" .-"), 11)
    result = np.full(len(values), -1, dtype=np.int8)
    real = digits[:, 0] <= 9
    first = (weighted_sum_many(digits, WEIGHTS_1) + digits[:, 9]) % 11
    second = (weighted_sum_many(digits, WEIGHTS_2) + digits[:, 10]) % 11
    passed = np.flatnonzero(real & (second == 0) & (first <= 3))
    if not len(passed):
        return result
    result[passed] = _classify_many(digits if len(passed) == len(digits) else digits[passed], first[passed])
    return result


@cache
def _months() -> tuple[np.ndarray[tuple[int], np.dtype[np.int8]], np.ndarray[tuple[int], np.dtype[np.uint8]]]:
    """Return, by month as written and 100 more for D-numbers, the position in `_VERDICTS` (-1: none) and the last day (0)."""
    import numpy as np

    months = [found or (0, -1) for one in _BY_MONTH for found in one]
    last = np.array([DAYS[month - 1] if month else 0 for month, _ in months], dtype=np.uint8)
    return np.array([index for _, index in months], dtype=np.int8), last


@cache
def _series() -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return, by year and fiftieth of the individual number (series begin there), 2,000 more for D-numbers, what it is."""
    import numpy as np

    every = ((d_number, yy, 50 * part) for d_number in (False, True) for yy in range(100) for part in range(20))
    years = [_year_of_1964(yy, individual, d_number=d_number) for d_number, yy, individual in every]
    # 0: never allotted; 2: of a leap year; 1: of another.
    return np.array([0 if year is None else 1 + _date_exists(29, 2, year) for year in years], dtype=np.int8)


def _classify_many(
    digits: np.ndarray[tuple[int, int], np.dtype[np.uint8]], remainder: np.ndarray[tuple[int], np.dtype[Any]]
) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return indexes into `_VERDICTS` for rows whose second check digit holds; -1 where date or series refuses."""
    import numpy as np

    day, month, yy, hundreds = (digits[:, i] * np.uint8(10) + digits[:, i + 1] for i in (0, 2, 4, 6))
    fh = digits[:, 0] >= 8
    d_number = (day > 40) & ~fh
    day -= np.uint8(40) * d_number
    written = month + np.uint8(100) * d_number
    index, last = (table.take(written) for table in _months())
    series = _series().take(hundreds // np.uint8(5) + np.uint16(20) * yy + np.uint16(2_000) * d_number)
    exists = (day >= 1) & (day <= last)
    leap_day = (day == 29) & (last == 29)
    by_1964 = exists & (remainder == 0) & (series > leap_day)
    by_2032 = exists & ~by_1964 & (~leap_day | (yy % np.uint8(4) == 0))
    result = np.where(by_1964, index, np.where(by_2032, index + np.int8(len(_RULE_1964)), np.int8(-1)))
    return np.where(fh, np.where(remainder == 0, np.int8(_RULE_1964.index(_FH)), np.int8(-1)), result)


DETECTOR = Detector(
    name="no_fodselsnummer",
    title="Norwegian national identity number (fødselsnummer, D-number and kin)",
    category="user.government_id.national_identification_number",
    severity="high",
    # Full stops stand between day, month and year or nowhere: `25.282000000` is a time.
    pattern=(
        r"(?:[0-9]{6}|[0-9]{2}\.[0-9]{2}\.[0-9]{2}|[0-9]{2} [0-9]{2} [0-9]{2})[ \x{A0}\x{202F}.\-]?[0-9]{5}"
        r"|[0-9]{2} [0-9]{2} [0-9]{2} [0-9]{3} [0-9]{2}"
    ),
    left=NUMBER_LEFT,
    right=NUMBER_RIGHT,
    words=(
        r"f(?:ø|o|oe)dsels?[ _-]?(?:numm?er(?:et|a)?|numrene?|numre|nr)",
        r"person[ _-]?(?:numm?er(?:et|a)?|numrene?|numre|nr)",
        r"f\.?[ _-]?nr",
        r"pers\.?[ _-]?nr",
        r"pnr",
        r"d-?(?:numm?er(?:et|a)?|numrene?|numre|nr)",
        r"(?:h|fh|hjelpe)-?(?:numm?er(?:et|a)?|numrene?|numre|nr)",
        r"felles hjelpenummer(?:et)?",
        r"identitets?[ _-]?(?:numm?er(?:et|a)?|numre|nr)",
        r"ident(?:nummer(?:et)?|nr|en)?",
        r"person[ _-]?ident(?:en|ar|er|ifikator(?:en)?)?",
        r"folkeregister(?:et|s)?[ _-]?(?:ident(?:en|ifikator(?:en)?)?|numm?er(?:et)?|nr)",
        r"national[ _-]?(?:id|identity|identification|insurance)(?:[ _-]?(?:numbers?|no))?",
        r"norwegian[ _-]?id(?:entity)?(?:[ _-]?(?:numbers?|no))?",
        r"personal[ _-]?(?:id|identity|identification)(?:[ _-]?(?:numbers?|code|no))?",
        r"birth[ _-]?numbers?",
        r"social[ _-]?security(?:[ _-]?(?:numbers?|no))?",
        r"ssn",
        r"n?nin",
        # A bare `pid` is a process in most logs.
        r"""pid["']{1,2}""",
        r"født|fødd|foedt|born",
    ),
    against=(
        r"feste(?:nummer|nr)",
        r"(?:g|b|s)nr\.? ?[0-9]{1,4}",
        r"(?:gårds|gards|bruks|seksjons)(?:nummer|nr)",
    ),
    check=check,
    check_many=check_many,
    verdicts=_VERDICTS,
    # 0.85 % of tokens that begin with a date pass (simulated); bare random tokens pass 0.05 %.
    chance=0.0085,
    prior=-2.6,
    weights={
        "grouping": 1.5,
        "no date": -4.0,
        RULE_2032: -4.0,
        TENOR: 0.0,
        NAV: -0.5,
        NHN: 0.0,
    },
    person=True,
    mask="FNR",
    finds=(
        "fnr «08099066076» registrert",
        "kunde=«08099066076»",
        "født «080990 66076», bosatt",
        "Tenor: «17912099997».",
        "«46038757032»",
    ),
    ignores=(
        "17.2026-11-22T06:30:25.282000000+01:00",
        "08.099066076",
        "08099066077",
        "ordre 32127248022",
        "0.08099066076",
        "080990660761",
        "a08099066076",
        "01018500200",
    ),
    sources=(
        "https://lovdata.no/dokument/SF/forskrift/2017-07-14-1201 (folkeregisterforskriften § 2-2-1)",
        "https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/",
        "https://www.ehelse.no/standardisering/standarder/identifikatorer-for-personer",
    ),
)
