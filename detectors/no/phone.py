"""
Norwegian telephone numbers, by Nkom's numbering plan.

Eight digits; the first tells the kind: 4 and 9 mobile, 2, 3, 5, 6 and 7 fixed, 8 service numbers. Machines have twelve
digits that begin with 58. Half of all eight-digit numbers could be somebody's telephone, so that digits alone count
only after a word (`tlf`, `mobil`) or in a column that says so; the country code and the usual grouping (`901 23 456`,
`22 12 34 56`) speak for themselves. Short numbers (02xxx, 113) belong to no person.

68 05 00 00 - 68 05 99 99 is set aside for film and books: test data.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detectors.cell_bytes import CellBytes, begins, cell_bytes, signs_at, skipped, without
from detectors.checks import digit_matrix, weighted_sum_many
from detectors.detector import WORD_LEFT, WORD_RIGHT, Detector, Verdict
from detectors.no.phone_words import WORDS

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

COUNTRY_CODE, GROUPED, SERVICE, SHORT = "country code", "grouping", "service number", "short number"

_SERIES = {
    "mobile": "40 41 45 46 47 48 90 91 92 93 94 95 96 97 98 99",
    "fixed": "21 22 23 24 31 32 33 35 37 38 51 52 53 55 56 57 61 62 63 64 66 67 68 69 70 71 72 73 74 75 76 77 78 79",
    "service": "800 801 810 812 813 815 820 829",
    "voip": "850 851 852 853 854 855",
    "personal": "880",
}
_KIND_OF = {
    (series + last)[:3]: kind for kind, every in _SERIES.items() for series in every.split() for last in "0123456789"
}
_KINDS = (*_SERIES, "m2m", "film")
_FORMS = ("", GROUPED, COUNTRY_CODE)


def _verdict(kind: str, form: str) -> Verdict:
    support = (form,) if form else ()
    if kind == "film":
        return Verdict("fixed", test_data=True, support=support)
    return Verdict(kind, support=(*support, SERVICE) if kind in {"service", "m2m"} else support)


_VERDICTS = (*(_verdict(kind, form) for kind in _KINDS for form in _FORMS), Verdict("service", support=(SHORT,)))
_INDEX = {(kind, form): len(_FORMS) * i + j for i, kind in enumerate(_KINDS) for j, form in enumerate(_FORMS)}
_SEPARATORS = dict.fromkeys(map(ord, " .-()\u00a0\u202f"))


def _kind(digits: str) -> str | None:
    """Return the kind of eight digits; `None` for series not in use and for one digit repeated."""
    if digits[:4] == "6805":
        return "film"
    if digits[:4] == "4536" or digits == digits[0] * 8:
        return None
    return _KIND_OF.get(digits[:3])


def _is_date(text: str, digits: str) -> bool:
    """Tell whether eight digits are written as a date, `DDMMYYYY` or `DD.MM.YYYY`."""
    if len(text) != 8 and not (len(text) == 10 and text[2] in ".-" and text[5] in ".-"):
        return False
    return "01" <= digits[:2] <= "31" and "01" <= digits[2:4] <= "12" and "1900" <= digits[4:] <= "2049"


def _is_grouped(text: str) -> bool:
    """Tell whether eight digits are grouped 3-2-3 or 2-2-2-2."""
    if len(text) == 10:
        return not text[3].isdigit() and not text[6].isdigit() and text[0] in "489"
    return len(text) == 11 and not (text[2].isdigit() or text[5].isdigit() or text[8].isdigit())


def check(text: str) -> Verdict | None:
    """
    Check one candidate: the series is in use, and it is no date.

    >>> check("+47 68 05 12 34")
    Verdict(subtype='fixed', test_data=True, support=('country code',))
    >>> check("901 23 456").subtype, check("02800").subtype
    ('mobile', 'service')
    >>> check("22.05.1985") is None, check("20123456") is None
    (True, True)
    """
    compact = text if len(text) == 8 else text.translate(_SEPARATORS)
    national = compact
    form = ""
    if compact.startswith(("+47", "0047")):
        national, form = compact[3 if compact[0] == "+" else 4 :].removeprefix("0"), COUNTRY_CODE
    elif len(compact) in {10, 14} and compact.startswith("47"):
        national = compact[2:]
    if not (national.isascii() and national.isdigit()):
        return None
    if len(national) != 8:
        return _other(national, form)
    kind = _kind(national)
    if kind is None or (len(compact) == 8 and _is_date(text, national)):
        return None
    if len(compact) == 8 and _is_grouped(text):
        form = GROUPED
    return _VERDICTS[_INDEX[kind, form]]


def _other(digits: str, form: str) -> Verdict | None:
    """Return the verdict for a number of a machine (twelve digits) or a short number."""
    if len(digits) == 12 and digits.startswith("58"):
        return _VERDICTS[_INDEX["m2m", form]]
    company = len(digits) == 5 and digits[0] == "0" and digits[1] in "235689"
    emergency = digits in {"110", "112", "113", "175"} or (len(digits) == 6 and digits.startswith("116"))
    inquiries = len(digits) == 4 and "1850" <= digits <= "1899"
    return _VERDICTS[-1] if company or emergency or inquiries else None


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column of cells at once, in any of the forms that `check` knows."""
    import numpy as np

    cells = cell_bytes(values)
    compact = without(cells, b" .-()")
    coded = np.where(begins(compact, b"+47"), 3, np.where(begins(compact, b"0047"), 4, 0))
    national = skipped(compact, coded)
    trunk = (coded > 0) & begins(national, b"0") & (national.lengths == 9)
    bare = begins(compact, b"47") & ((compact.lengths == 10) | (compact.lengths == 14))
    national = skipped(national, trunk + 2 * bare)
    digits = digit_matrix(national, 8)
    kind = _kinds_many(digits)
    form = np.where(coded > 0, _FORMS.index(COUNTRY_CODE), 0)
    alone = np.flatnonzero(compact.lengths == 8)
    if len(alone):
        these = CellBytes(cells.data, cells.starts[alone], cells.lengths[alone])
        kind[alone[_dates_many(digits[alone]) & _dated(these)]] = -1
        form[alone[_grouped(these)]] = _FORMS.index(GROUPED)
    result = np.where(kind >= 0, len(_FORMS) * kind + form, -1).astype(np.int8)
    machine = np.flatnonzero((national.lengths == 12) & begins(national, b"58"))
    short = np.flatnonzero((compact.lengths >= 3) & (compact.lengths <= 6) & (result < 0) & (coded == 0))
    # Machines and short numbers are rare enough to be asked about one by one.
    for row in (*machine.tolist(), *short[compact.data[compact.starts[short]] <= ord("1")].tolist()):
        verdict = check(values[row].as_py() or "")
        result[row] = -1 if verdict is None else _VERDICTS.index(verdict)
    return result


@cache
def _kinds_of_four() -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return the position in `_KINDS` by a number's first four digits, -1 where the series is not in use; more is no number."""
    import numpy as np

    kinds = [_kind(f"{four:04}1") for four in range(10_000)]
    return np.array([-1 if kind is None else _KINDS.index(kind) for kind in kinds] + [-1], dtype=np.int8)


def _kinds_many(
    digits: np.ndarray[tuple[int, int], np.dtype[np.uint8]],
) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return the position in `_KINDS` per row of eight digits, -1 where the series is not in use."""
    four = weighted_sum_many(digits, (1000, 100, 10, 1))
    kind = _kinds_of_four().take(four, mode="clip")
    repeated = digits[:, 0] == digits[:, 1]
    for place in range(2, digits.shape[1]):
        repeated &= digits[:, 0] == digits[:, place]
    kind[repeated] = -1
    return kind


def _dates_many(
    digits: np.ndarray[tuple[int, int], np.dtype[np.uint8]],
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell per row of eight digits whether it reads as DDMMYYYY."""
    day, month = (weighted_sum_many(digits[:, first:], (10, 1)) for first in (0, 2))
    year = weighted_sum_many(digits[:, 4:], (1000, 100, 10, 1))
    return (day >= 1) & (day <= 31) & (month >= 1) & (month <= 12) & (year >= 1900) & (year <= 2049)


def _dated(cells: CellBytes) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which cells of eight digits are written as a date is: all together, or `DD.MM.YYYY`."""
    written = signs_at(cells, (2, 5), b".-")
    written &= cells.lengths == 10
    written |= cells.lengths == 8
    return written


def _grouped(cells: CellBytes) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which cells of eight digits are grouped 3-2-3 or 2-2-2-2."""
    import numpy as np

    triples, pairs = signs_at(cells, (3, 6), b" .-()"), signs_at(cells, (2, 5, 8), b" .-()")
    triples &= (cells.lengths == 10) & np.isin(cells.data[cells.starts], list(b"489"))
    pairs &= cells.lengths == 11
    triples |= pairs
    return triples


# What may stand between groups; in running text only spaces may, for 22.12.34.56 is an address of another kind.
_GAP = r"[ .()\x{A0}\x{202F}-]"
_SPACE = r"[ \x{A0}\x{202F}]"
_GROUPED_3 = rf"[489][0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{3}}"
_GROUPED_2 = rf"[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}"
_SPACED = (
    rf"(?:[489][0-9]{{2}}{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{3}}"
    rf"|[2-79][0-9]{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{2}})"
)
_EIGHT = (
    rf"(?:{_GROUPED_2}|[2-9][0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{3}}|[2-9][0-9]{{3}}{_GAP}[0-9]{{4}}"
    rf"|[2-9][0-9]{_GAP}[0-9]{{3}}{_GAP}[0-9]{{3}}|[2-9][0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{2}}|[2-9][0-9]{{7}})"
)
_CODE = rf"\(?(?:\+ ?|00 ?)47\)?{_GAP}{{0,2}}(?:\(0\) ?)?"
_MACHINE = rf"58(?:{_GAP}?[0-9]{{2}}){{5}}"
# A number in a row of numbers is none: the neighbours are taken along, and the check refuses the whole.
_TABLE = r"(?:[0-9]{1,3}|[0-9][A-Fa-f]|[A-Fa-f][0-9])"
# A stroke parts two numbers: `22 00 00 00/22 00 00 01`; what came before it was read with the first.
_LEFT = r"(?:^|[^0-9A-Za-z.,:+_-]|(?:^|[^0-9])[.,:_-])"
_CURRENCY = r"(?:kr|kroner|nok|sek|dkk|eur|euro|usd)"

LED = rf"(?:(?:\(?(?:\+ ?|00 ?)?47\)?{_GAP}{{0,2}}(?:\(0\) ?)?)?(?:{_MACHINE}|{_EIGHT}))"
"""A number in any form, after a word."""
SHORT_FORMS = r"0[235689][0-9]{3}|1(?:1[023]|16[0-9]{3}|75|8[5-9][0-9]{2})"
RIGHT = r"(?:[^0-9A-Za-z.,:%-]|[.,:-](?:[^0-9-]|$)|$)"
"""Right edge: no decimals, and not the `,-` of an amount."""
VERDICTS = _VERDICTS
WEIGHTS = {GROUPED: 2.3, COUNTRY_CODE: 5.0, SERVICE: -1.0, SHORT: -6.0}

DETECTOR = Detector(
    name="no_phone",
    title="Norwegian telephone number",
    category="user.contact.phone_number",
    severity="medium",
    severities={"service": "low", "voip": "low", "personal": "low", "m2m": "low"},
    pattern=rf"{_CODE}(?:{_MACHINE}|{_EIGHT})|(?:{_TABLE} ){{0,4}}{_SPACED}(?: {_TABLE}){{0,4}}",
    trigger=(
        rf"\+ ?47[) .\x{{A0}}\x{{202F}}(-]{{0,4}}[0-9]|(?:^|[^0-9A-Za-z])00 ?47{_GAP}{{0,3}}(?:0\) ?)?[2-9](?:{_GAP}?[0-9]){{7}}"
        rf"|{WORD_LEFT}{_SPACED}{WORD_RIGHT}"
    ),
    led=LED,
    cell=rf"{LED}|{SHORT_FORMS}",
    left=_LEFT,
    right=RIGHT,
    words=WORDS,
    # Amounts, and what is led by fax words (`no_fax`): right before the number or right after it, for the engine puts
    # one space in the number's place.
    against=(
        rf"{_CURRENCY}\.?  ",
        rf"  {_CURRENCY}",
        r"(?:beløp|sum|total|pris|saldo)[a-zæøå]{0,3}[:=]?  ",
        r"(?:tele)?fa(?:ks|x)[a-zæøå]{0,8}[.:=]{0,2}  ",
    ),
    check=check,
    check_many=check_many,
    verdicts=_VERDICTS,
    # Half of all eight-digit numbers are in a series; three of five of those that begin with 4.
    proof="numbering plan",
    chance=0.6,
    prior=-2.4,
    ceiling=1.5,
    weights={**WEIGHTS, "led": 4.2},
    person=True,
    mask="PHONE",
    finds=(
        "Ring meg på «680 51 234» i morgen",
        "tlf. «68 05 12 34»",
        '"mobil":"«68051234»"',
        "«+47 68 05 12 34»",
        "tel:«+4768059999»",
        "Kari, «0047 680 51 234», Oslo",
        "Hei, «68 05 00 00».",
        "phoneNumber=«4768051234»",
        "tlf (jobb): «68051234»",
        "Tlf. «68 05 00 00»/«68 05 00 01»",
    ),
    ignores=(
        "68051234",
        "tlf 10123456",
        "mobil: 20123456",
        "dato 22.05.1985",
        "tlf 24122023",
        "sum 68 05 12 34,00",
        "68 05 12 34,-",
        "12 68 05 12 34 90",
        "0.68051234",
        "2026-11-22T06:30:13.123Z",
        "+47 12 34 56 78",
        "orgnr 988077917",
        "HL7 melding 4768051234 motteken",
    ),
    sources=(
        "https://nkom.no/telefoni-og-telefonnummer/telefonnummer-og-den-norske-nummerplan",
        "https://github.com/google/libphonenumber (metadata for NO)",
    ),
)
