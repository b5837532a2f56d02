"""
When the lines of a log say they were written, so that older ones can be passed over.

A line that says nothing goes with the line before. What is recognised stands near the beginning of a line (ISO 8601,
access logs, syslog, klog, seconds or milliseconds since 1970) or under a telling key of a JSON line. Times without a
zone are the machine's own; dates without a year are in the year that is nearest.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEAR = 48
_LOOK = 20
"""Lines at the beginning, in the middle and at the end of a block in which a time is looked for."""
FIELD = "line_timestamp"
"""What the field of these times is called, in evidence and in inventories."""


def _named(expression: bytes, prefix: bytes) -> bytes:
    """Return an expression with other names for its groups, so that it can stand beside itself."""
    return expression.replace(b"(?P<", b"(?P<" + prefix)


_MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
_CLOCK = rb"[T ]\d\d:\d\d(?::\d\d)?"
_WRITTEN = (
    rb"(?<!\d)(?P<iso>\d{4}[-/]\d\d[-/]\d\d" + _CLOCK + rb")(?:[.,]\d{1,9})?(?P<zone> ?(?:Z|UTC|[+-]\d\d:?\d\d))?"
    rb"|(?P<access>\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d)(?P<offset> [+-]\d{4})?"
    rb"|(?<![A-Za-z])(?P<syslog>(?:" + b"|".join(_MONTHS) + rb") [ \d]\d \d\d:\d\d:\d\d)"
)
_KLOG = rb"[IWEF](?P<klog>\d{4} \d\d:\d\d:\d\d)"
_EPOCH = rb"(?P<epoch>1\d{9})(?:\d{3}|\.\d{1,9})?(?![\w.])"
_KEY = rb'"(?:@?timestamp|time|ts|datetime|date|@t|asctime|eventTime)"\s{0,4}:\s{0,4}"?'
_DATED = re.compile(
    rb"(?m)^(?:\{[^\n]{0,4000}?" + _KEY + rb"(?:" + _named(_WRITTEN + b"|" + _EPOCH, b"j") + rb")"
    rb"|\[?(?:" + _named(_KLOG + b"|" + _EPOCH, b"f") + rb")"
    rb"|(?!\{)[^\n]{0,%d}?(?:" % _NEAR + _WRITTEN + rb"))"
)


class Clock:
    """
    Blanks the lines that are older than a time.

    Args:
        since: lines that say they are older are passed over.

    Attributes:
        passed: how many lines those were.
    """

    def __init__(self, since: datetime) -> None:
        self.passed = 0
        self._since = since
        self._older = False
        self._told = lru_cache(maxsize=4096)(self._is_older)

    def without_older(self, data: bytes, *, continued: bool = False) -> bytes:
        """
        Return a block of lines with the older ones empty, so that every other line keeps its number.

        Args:
            data: whole lines, or a piece of one.
            continued: the block begins inside a line.
        """
        start = data.find(b"\n") + 1 or len(data) if continued else 0
        pieces: list[bytes] = []
        begun = 0
        for match in _DATED.finditer(data, start):
            kind = match.lastgroup or ""
            older = self._told(kind, *_said(match))
            if older is None or older == self._older:
                continue
            pieces.append(self._run(data[begun : match.start()]))
            begun, self._older = match.start(), older
        return b"".join([*pieces, self._run(data[begun:])]) if pieces or self._older else data

    def said(self) -> str:
        """Return what to say of the lines that were passed over."""
        lines = "line says it is" if self.passed == 1 else "lines say they are"
        return f"{self.passed:,} {lines} older than {self._since:%Y-%m-%d %H:%M}"

    def _run(self, lines: bytes) -> bytes:
        if not self._older or not lines:
            return lines
        ends = lines.count(b"\n")
        rest = not lines.endswith(b"\n")
        self.passed += ends + rest
        return b"\n" * ends + b" " * rest

    def _is_older(self, kind: str, said: bytes, zone: bytes) -> bool | None:
        try:
            return _parsed(kind, said, zone, self._since) < self._since
        except (ValueError, OverflowError, OSError):
            return None  # the thirty-first of February says nothing


def days(data: bytes, lines: int | None = None) -> dict[int, int]:
    r"""
    Return how many lines of a block were written on each day, by the day's ordinal.

    A block is cut only where its first and last line tell different days, so that a day costs a few lines to read and
    not all of them. Lines that tell no year are left out, and so is a block whose first lines tell no time.

    Args:
        data: whole lines.
        lines: how many they are, if that is known.

    >>> days(b"2026-01-31T23:59:59Z a\n at b\n2026-02-01T00:00:01Z c\n") == {739647: 2, 739648: 1}
    True
    """
    first = next(_dated(data, _starts(data, 0)), None)
    if first is None:
        return {}
    last = next(_dated(data, _starts_back(data)), first)
    cut = None if first[1] == last[1] else next((at for at, _ in _dated(data, _starts(data, len(data) // 2))), last[0])
    if not cut:
        counted = data.count(b"\n") + (not data.endswith(b"\n")) if lines is None else lines
        return {first[1]: counted}
    found = days(data[:cut])
    for day, count in days(data[cut:]).items():
        found[day] = found.get(day, 0) + count
    return found


def _dated(data: bytes, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines that tell their day: where they begin, and the day's ordinal."""
    for start in starts:
        match = _DATED.match(data, start)
        day = _day_of(match) if match else None
        if day is not None:
            yield start, day


def _starts(data: bytes, place: int) -> Iterator[int]:
    """Yield where the first lines after a place begin, a few of them."""
    start = data.rfind(b"\n", 0, place) + 1
    for _ in range(_LOOK):
        yield start
        start = data.find(b"\n", start) + 1
        if not 0 < start < len(data):
            return


def _starts_back(data: bytes) -> Iterator[int]:
    """Yield where the last lines begin, a few of them, from the end."""
    end = len(data) - data.endswith(b"\n")
    for _ in range(_LOOK):
        start = data.rfind(b"\n", 0, end) + 1
        yield start
        end = start - 1
        if end < 0:
            return


def _day_of(match: re.Match[bytes]) -> int | None:
    kind = (match.lastgroup or "").lstrip("jf")
    said, _ = _said(match)
    return None if kind in {"klog", "syslog"} else _day(kind, said if kind == "epoch" else said[:11])


@lru_cache(maxsize=1024)
def _day(kind: str, said: bytes) -> int | None:
    """Return the ordinal of the day that a line names: in its own zone, or in UTC where it counts seconds."""
    try:
        if kind == "epoch":
            return datetime.fromtimestamp(int(said), UTC).toordinal()
        if kind in {"access", "offset"}:
            return date(int(said[7:11]), _MONTHS.index(said[3:6]) + 1, int(said[:2])).toordinal()
        return date(int(said[:4]), int(said[5:7]), int(said[8:10])).toordinal()
    except (ValueError, OverflowError, OSError):
        return None


def _said(match: re.Match[bytes]) -> tuple[bytes, bytes]:
    """Return what a line says of its time, and of its zone."""
    kind = match.lastgroup or ""
    bare = kind.lstrip("jf") if kind[:1] in {"j", "f"} else kind
    prefix = kind[: len(kind) - len(bare)]
    if bare == "zone":
        return match[f"{prefix}iso"], match[kind].strip()
    if bare == "offset":
        return match[f"{prefix}access"], match[kind].strip()
    return match[kind], b""


def _parsed(kind: str, said: bytes, zone: bytes, since: datetime) -> datetime:
    kind = kind.lstrip("jf")
    if kind == "epoch":
        return datetime.fromtimestamp(int(said), UTC)
    text = said.decode()
    if kind in {"iso", "zone"}:
        found = datetime.fromisoformat(text.replace("/", "-"))
    elif kind in {"access", "offset"}:
        month = _MONTHS.index(said[3:6]) + 1
        found = datetime.fromisoformat(f"{text[7:11]}-{month:02}-{text[:2]}T{text[12:]}")
    else:
        return _nearest(kind, text, since)
    return found.replace(tzinfo=_zone(zone)) if zone else found.astimezone()


def _nearest(kind: str, text: str, since: datetime) -> datetime:
    """Return a date without a year in the year that brings it nearest."""
    if kind == "klog":
        month, day = int(text[:2]), int(text[2:4])
    else:
        month, day = _MONTHS.index(text[:3].encode()) + 1, int(text[4:6])
    found = []
    for year in (since.year - 1, since.year, since.year + 1):
        try:
            found.append(datetime.fromisoformat(f"{year}-{month:02}-{day:02}T{text[-8:]}").astimezone())
        except ValueError:
            continue  # the 29th of February, in most years
    return min(found, key=lambda near: abs(near - since))


def _zone(said: bytes) -> timezone:
    if said in {b"Z", b"UTC"}:
        return UTC
    digits = said[1:].replace(b":", b"")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-ahead if said.startswith(b"-") else ahead)
