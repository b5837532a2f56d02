"""
When what is stored is overdue: a period from a day, rounded up as declared.

The clock is passed in. A period ends on the same day of the month so many months later, or on that month's last day
where it has no such day; what is stored on the last day of its time is not overdue yet.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.inventory.words import RoundUp

_PART = re.compile(r"([0-9]+)([YMWD])")


@dataclass(frozen=True, slots=True)
class Overdue:
    """How much is past its time, and the oldest day of it."""

    count: int
    oldest: date | None


def later(day: date, period: str) -> date:
    """
    Return the day a period later.

    Args:
        day: from when.
        period: an ISO 8601 duration of whole years, months, weeks and days.

    >>> later(date(2019, 12, 31), "P6Y"), later(date(2024, 1, 31), "P1M"), later(date(2024, 1, 1), "P90D")
    (datetime.date(2025, 12, 31), datetime.date(2024, 2, 29), datetime.date(2024, 3, 31))
    """
    parts = {unit: int(number) for number, unit in _PART.findall(period)}
    months = day.year * 12 + day.month - 1 + 12 * parts.get("Y", 0) + parts.get("M", 0)
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    try:
        return moved + timedelta(weeks=parts.get("W", 0), days=parts.get("D", 0))
    except OverflowError:
        return date.max


def rounded(day: date, how: RoundUp | None) -> date:
    """
    Return the day that a period counts from.

    >>> rounded(date(2019, 3, 14), "end_of_year"), rounded(date(2024, 2, 5), "end_of_month")
    (datetime.date(2019, 12, 31), datetime.date(2024, 2, 29))
    """
    if how == "end_of_year":
        return date(day.year, 12, 31)
    if how == "end_of_month":
        return date(day.year, day.month, monthrange(day.year, day.month)[1])
    return day


def deadline(start: date, period: str, round_up: RoundUp | None = None) -> date:
    """
    Return the last day that something may be stored.

    >>> deadline(date(2019, 3, 14), "P6Y", "end_of_year")
    datetime.date(2025, 12, 31)
    """
    return later(rounded(start, round_up), period)


def overdue(days: Iterable[tuple[date, int]], period: str, round_up: RoundUp | None, today: date) -> Overdue:
    """
    Return how much is past its time.

    Args:
        days: each day with how much started on it.
        period: the most that is allowed.
        round_up: what the start is rounded up to.
        today: the clock.

    >>> overdue([(date(2019, 3, 14), 3), (date(2020, 1, 1), 5)], "P6Y", "end_of_year", date(2026, 1, 1))
    Overdue(count=3, oldest=datetime.date(2019, 3, 14))
    """
    late = [(day, count) for day, count in days if deadline(day, period, round_up) < today]
    return Overdue(sum(count for _, count in late), min((day for day, _ in late), default=None))
