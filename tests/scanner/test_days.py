"""Dates are counted by the day in every form they are written in, and births are not."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.days import counted, form_of, of_events, written
from scanner.line_time import days as days_of_lines

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ["%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y", "%d.%m.%Y %H:%M", "%Y/%m/%d", "%d/%m/%Y"]


@pytest.mark.parametrize("written", FORMS)
@given(st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)), min_size=1, max_size=20))  # noqa: DTZ001
def test_every_form_counts_to_the_same_days(written: str, times: list[datetime]) -> None:
    texts = [time.strftime(written) for time in times]
    form = form_of("opprettet", texts)
    assert form is not None
    expected: dict[int, int] = {}
    for time in times:
        expected[time.toordinal()] = expected.get(time.toordinal(), 0) + 1
    assert counted(pa.array(texts), form) == expected


def test_epoch_seconds_and_milliseconds_are_times_under_a_name_that_says_so() -> None:
    time = datetime(2024, 5, 17, 23, 59, tzinfo=UTC)
    texts = [str(int(time.timestamp())), str(int(time.timestamp() * 1000))]
    for name, text, form in (("created_at", texts[0], "seconds"), ("sistOppdatertTid", texts[1], "milliseconds")):
        assert form_of(name, [text]) == form
        assert counted(pa.array([text]), form) == {date(2024, 5, 17).toordinal(): 1}
    assert form_of("ordrenummer", texts) is None


def test_what_is_no_date_is_left_out() -> None:
    assert counted(pa.array(["2024-02-31", "2024-13-01", "i går", None, "2024-02-29"]), "%Y-%m-%d") == {
        date(2024, 2, 29).toordinal(): 1
    }
    assert form_of("dato", []) is None
    assert form_of("dato", ["i går", "2024-02-29"]) is None


@pytest.mark.parametrize("name", ["opprettet", "created_at"])
@pytest.mark.parametrize("write", ["%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y", "%s"])
def test_cells_that_hold_the_same_are_counted_as_often_as_they_come(name: str, write: str) -> None:
    when = [datetime(2026, 11, 1 + n % 9, 6, n % 7, tzinfo=UTC) for n in range(3000)]
    texts = [str(int(each.timestamp())) if write == "%s" else each.strftime(write) for each in when]
    form = form_of(name, texts[:50])
    assert form is not None
    cells = pa.array([None if n % 10 == 0 else "i går" if n % 10 == 1 else text for n, text in enumerate(texts)])
    expected: dict[int, int] = {}
    for n, each in enumerate(when):
        if n % 10 > 1:
            expected[each.toordinal()] = expected.get(each.toordinal(), 0) + 1
    assert counted(cells, form) == expected


def test_days_of_births_are_told_from_days_of_events() -> None:
    assert of_events({date(2019, 1, 1).toordinal() + day: 1 for day in range(900)})
    assert not of_events({date(1950, 1, 1).toordinal() + day: 1 for day in range(0, 18_000, 30)})


def lines_of(*days: date, each: int = 700) -> bytes:
    lines = (
        f"{day.isoformat()}T{n * 24 // each:02}:00:00Z ordre {n}\n  at trace\n" for day in days for n in range(each)
    )
    return "".join(lines).encode()


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=6, unique=True))
def test_the_lines_of_a_log_are_counted_by_the_day_whatever_a_block_holds(when: list[date]) -> None:
    when.sort()
    assert days_of_lines(lines_of(*when)) == {day.toordinal(): 1400 for day in when}


def test_a_text_that_tells_no_time_has_no_days() -> None:
    assert days_of_lines(b"ordre 1\nordre 2\n" * 5000) == {}
    assert days_of_lines(b"") == {}
    assert days_of_lines(b"Nov 22 10:00:00 host app: no year\n") == {}


def test_a_file_is_as_old_as_it_was_last_written(tmp_path: Path) -> None:
    path = tmp_path / "opptak.wav"
    path.write_bytes(b"RIFF")
    os.utime(path, (1_500_000_000, 1_500_000_000))
    (found,) = written([f"file:{path}", "file:borte", "s3://bucket/key", "stdin:"])
    assert (found.location.field, found.days) == ("file_mtime", ((date(2017, 7, 14), 1),))


def test_many_lines_before_a_long_trace_are_cut_in_halves_and_none_is_lost() -> None:
    data = lines_of(date(2024, 1, 1), date(2024, 1, 2), each=5000) + b"  at trace\n" * 30_000
    assert sum(days_of_lines(data).values()) == data.count(b"\n")
