"""
DUF numbers of the Norwegian immigration authorities.

Twelve digits, `YYYY LLLLLL CC`: the year of registration, a serial number, and two check digits which are the
remainder of a mod-11 sum. The rule is known from independent implementations and published test numbers, not from the
directorate itself. Timestamps (`YYYYMMDDHHMM`) pass one time in sixty, so that a word must lead the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.cell_bytes import cell_bytes, without
from detectors.checks import digit_matrix, weighted_sum, weighted_sum_many
from detectors.detector import NUMBER_LEFT, NUMBER_RIGHT, Detector, Verdict

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

WEIGHTS = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)
FIRST_YEAR, LAST_YEAR = 1980, 2049

_SEPARATORS = dict.fromkeys(map(ord, " \u00a0\u202f"))


def check(text: str) -> Verdict | None:
    """
    Check one candidate: year and remainder.

    >>> check("2001 000001 04")
    Verdict(subtype='', test_data=False, support=())
    >>> check("200100000105") is None
    True
    """
    digits = text.translate(_SEPARATORS)
    if len(digits) != 12 or not (digits.isascii() and digits.isdigit()):
        return None
    if not FIRST_YEAR <= int(digits[:4]) <= LAST_YEAR:
        return None
    return Verdict() if weighted_sum(digits, WEIGHTS) % 11 == int(digits[10:]) else None


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column of cells at once; cells with separators are read as their digits."""
    import numpy as np

    digits = digit_matrix(without(cell_bytes(values), b" "), 12)
    year = weighted_sum_many(digits, (1000, 100, 10, 1))
    remainder = weighted_sum_many(digits, WEIGHTS) % 11
    stated = weighted_sum_many(digits[:, 10:], (10, 1))
    sound = (digits[:, 0] <= 9) & (year >= FIRST_YEAR) & (year <= LAST_YEAR) & (remainder == stated)
    return np.where(sound, np.int8(0), np.int8(-1)).astype(np.int8)


DETECTOR = Detector(
    name="no_duf",
    title="Norwegian immigration case number (DUF)",
    category="user.government_id.immigration_number",
    severity="high",
    # Grouped numbers alone: timestamps are not written so.
    pattern=r"(?:19[89]|20[0-4])[0-9][ \x{A0}\x{202F}]?[0-9]{6}[ \x{A0}\x{202F}][0-9]{2}",
    led=r"(?:19[89]|20[0-4])[0-9][ \x{A0}\x{202F}]?[0-9]{6}[ \x{A0}\x{202F}]?[0-9]{2}",
    left=NUMBER_LEFT,
    right=NUMBER_RIGHT,
    words=(
        r"duf(?:[ ._-]?(?:numm?er(?:et|a)?|numre|nr|id))?",
        r"(?:udi|utlendings|utlendings?saks?|asyl|asylsøkers?)[ ._-]?(?:numm?er(?:et)?|nr|saks?(?:numm?er|nr)?|id)",
        r"asyl(?:søkj?ar|søker)?(?:en)?",
        r"utlending(?:en|s)?(?:sak(?:en|a)?)?",
        r"opph(?:old|ald)s?(?:tillatelse|løyve)?(?:t|n)?",
        r"registreringsnummer udi",
        r"(?:immigration|asylum)(?: case)?(?:[ _-]?(?:numbers?|no|id))?",
    ),
    check=check,
    check_many=check_many,
    verdicts=(Verdict(),),
    # A number that begins with a possible year passes one time in a hundred.
    chance=0.0101,
    prior=-5.2,
    weights={"context": 4.0, "led": 4.6},
    person=True,
    mask="DUF",
    finds=("DUF-nr «200100000104»", "asylsøker, DUF «2015 000002 09» registrert", '"dufNummer":"«202400000304»"'),
    ignores=(
        "200100000104",
        "DUF 200100000105",
        "DUF 130112345609",
        "202611220630",
        "DUF-nr 12345678901",
        "DUF 199000000009",
    ),
    sources=(
        "https://www.udi.no/ord-og-begreper/duf-nummer/",
        "https://github.com/oyms/NorwegianTypes",
        "https://github.com/tonneask/norsk-nummer-validering",
    ),
)
