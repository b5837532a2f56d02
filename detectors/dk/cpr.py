"""
Danish CPR numbers.

`DDMMYY-SSSS`. The seventh digit and the year tell the century. A replacement number (erstatningspersonnummer) has 60
added to the day. Since 2007 numbers are given that do not pass the old mod-11 check, so the check confirms and never
refuses; without hyphen or a word before it a CPR number cannot be told from any ten digits.
"""

from __future__ import annotations

from detectors.calendar_days import EPOCH_SECONDS, day_exists, like_clock
from detectors.checks import weighted_sum
from detectors.detector import HYPHENATED_LEFT, HYPHENATED_RIGHT, Detector, Verdict

WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
PUBLISHED = frozenset({"0208429205", "6707614285"})
"""Numbers published for tests by CPR-kontoret and payment providers."""

MOD_11, CLOCK, EPOCH = "old check digit", "could be a time", "could be a count of seconds"


def year_of(yy: int, seventh: int) -> int:
    """
    Return the year of birth that the two digits and the seventh digit of the number give.

    >>> year_of(65, 4), year_of(11, 4), year_of(62, 5)
    (1965, 2011, 1862)
    """
    if seventh <= 3:
        return 1900 + yy
    if seventh in {4, 9}:
        return 2000 + yy if yy <= 36 else 1900 + yy
    return 2000 + yy if yy <= 57 else 1800 + yy


def check(text: str) -> Verdict | None:
    """
    Check one candidate: a day in the calendar (or 60 more), and the old check digit as support.

    >>> check("010165-4123")
    Verdict(subtype='cpr', test_data=False, support=())
    >>> check("670761-4285").subtype, check("320761-4285") is None
    ('replacement', True)
    """
    digits = "".join(character for character in text if "0" <= character <= "9")
    if len(digits) != 10 or digits[6:] == "0000":
        return None
    day, month = int(digits[:2]), int(digits[2:4])
    replacement = day > 60
    if not day_exists(day - 60 * replacement, month, year_of(int(digits[4:6]), int(digits[6]))):
        return None
    support: tuple[str, ...] = ()
    if weighted_sum(digits, WEIGHTS) % 11 == 0:
        support = (MOD_11,)
    elif like_clock(digits[6:]):
        support = (CLOCK,)
    if len(text) == len(digits) and int(digits) in EPOCH_SECONDS:
        support = (*support, EPOCH)
    return Verdict("replacement" if replacement else "cpr", digits in PUBLISHED, support)


DETECTOR = Detector(
    name="dk_cpr",
    title="Danish personal number (CPR)",
    category="user.government_id.national_identification_number",
    severity="high",
    pattern=r"[0-9]{6}-[0-9]{4}",
    led=r"[0-9]{6}[ \-]?[0-9]{4}",
    left=HYPHENATED_LEFT,
    right=HYPHENATED_RIGHT,
    words=(
        r"cpr",
        r"cpr[ ._-]{0,2}(?:nummer|number|nr|no)(?:et)?",
        r"person(?:nummer|nr)(?:et)?",
        r"(?:dansk|danish)[ _-](?:id|ssn|personnummer)",
    ),
    against=(r"backup|snapshot|timestamp", r"cvr"),
    check=check,
    # Of random tokens of this shape 3.6 % begin with a day.
    proof="dates",
    chance=0.036,
    prior=-3.5,
    ceiling=5.0,
    weights={MOD_11: 1.6, CLOCK: -1.5, EPOCH: -2.5},
    person=True,
    mask="CPR",
    finds=(
        "CPR: «0208429205»",
        "cpr-nr. «010165-4123»",
        "født 1942, «020842-9205», Odense",
        "cprNumber=«670761-4285»",
    ),
    ignores=("320761-4285", "1711111111", "221126-0630-1", "0208429205", "20260812-1234", "cvr 010165-41234"),
    sources=(
        "https://cpr.dk/media/12066/personnummeret-i-cpr.pdf",
        "https://cpr.dk/cpr-systemet/erstatningspersonnummer-i-eksterne-systemer",
    ),
)
