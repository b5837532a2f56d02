"""
Icelandic kennitala.

`DDMMYY-NNCc`: c is the century (8, 9 or 0), C a mod-11 check digit that numbers given from 18 February 2026 no longer
have. Companies have 40 added to the day. A kerfiskennitala, for people who are not registered, begins with 8 or 9 and
holds no day. Without hyphen or a word before it a kennitala cannot be told from any ten digits.
"""

from __future__ import annotations

from detectors.calendar_days import EPOCH_SECONDS, day_exists, like_clock
from detectors.checks import weighted_sum
from detectors.detector import HYPHENATED_LEFT, HYPHENATED_RIGHT, Detector, Verdict

WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2, 1)
CENTURIES = {"8": 1800, "9": 1900, "0": 2000}
PUBLISHED = frozenset({"1201743399", "8923501739"})
CHECKED, NO_DAY, CLOCK, EPOCH = "check digit", "no date", "could be a time", "could be a count of seconds"


def check(text: str) -> Verdict | None:
    """
    Check one candidate: century, and a day in the calendar where it has one; the check digit is support.

    >>> check("120174-3399")
    Verdict(subtype='person', test_data=True, support=('check digit',))
    >>> check("892350-1739").subtype, check("320174-3399") is None
    ('kerfiskennitala', True)
    """
    digits = "".join(character for character in text if "0" <= character <= "9")
    if len(digits) != 10:
        return None
    epoch = (EPOCH,) if len(text) == len(digits) and int(digits) in EPOCH_SECONDS else ()
    if digits[0] in "89":
        return Verdict("kerfiskennitala", digits in PUBLISHED, (NO_DAY, *epoch))
    if digits[9] not in CENTURIES:
        return None
    day = int(digits[:2])
    company = day > 40
    if not day_exists(day - 40 * company, int(digits[2:4]), CENTURIES[digits[9]] + int(digits[4:6])):
        return None
    checked = (CHECKED,) if weighted_sum(digits, WEIGHTS) % 11 == 0 else (CLOCK,) if like_clock(digits[6:]) else ()
    return Verdict("company" if company else "person", digits in PUBLISHED, (*checked, *epoch))


DETECTOR = Detector(
    name="is_kennitala",
    title="Icelandic identity number (kennitala)",
    category="user.government_id.national_identification_number",
    severity="high",
    severities={"company": "low"},
    pattern=r"[0-9]{6}-[0-9]{4}",
    led=r"[0-9]{6}[ \-]?[0-9]{4}",
    left=HYPHENATED_LEFT,
    right=HYPHENATED_RIGHT,
    words=(r"kennitala|kennitölu|kennitolu", r"kerfiskennitala", r"kt\.?"),
    against=(r"backup|snapshot|timestamp",),
    check=check,
    # Of random tokens of this shape 1.1 % pass without the check digit; those that hold no day weigh less.
    chance=0.011,
    prior=-4.8,
    ceiling=6.0,
    weights={CHECKED: 2.4, NO_DAY: -3.0, CLOCK: -1.5, EPOCH: -2.0},
    person=True,
    mask="KENNITALA",
    finds=(
        "kt. «120174-3399»",
        "kennitala: «1201743399»",
        "viðskiptavinur «120174-3399»",
        "kerfiskennitala «892350-1739»",
    ),
    ignores=("320174-3399", "1201743399", "1711111119", "120174-3399-1", "ref 120174-33990"),
    sources=("https://www.skra.is/folk/kennitolur/", "https://www.skra.is/folk/kennitolur/kennitolur-an-vartolu/"),
)
