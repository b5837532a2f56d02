"""
Which days are in the calendar, and which digits look like a clock or a count of seconds instead of a number.
"""

from __future__ import annotations

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EPOCH_SECONDS = range(1_500_000_000, 1_900_000_000)
"""Seconds since 1970 from 2017 to 2030: ten digits that are seldom anything else."""


def day_exists(day: int, month: int, year: int | None = None) -> bool:
    """
    Tell whether a day is in the calendar; without a year, whether it is in some year's.

    >>> day_exists(29, 2), day_exists(29, 2, 1900), day_exists(31, 4), day_exists(1, 13)
    (True, False, False, False)
    """
    if not 1 <= month <= 12 or not 1 <= day <= DAYS[month - 1]:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return leap or (day, month) != (29, 2)


def like_clock(digits: str) -> bool:
    """
    Tell whether four digits could be hours and minutes.

    >>> like_clock("0630"), like_clock("2460")
    (True, False)
    """
    return digits[:2] < "24" and digits[2:4] < "60"
